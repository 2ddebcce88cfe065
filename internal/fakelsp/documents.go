package fakelsp

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// Doc is a document as the server sees it.
type Doc struct {
	Language string
	Version  int
	Text     string
}

type contentChange struct {
	Range *Range
	Text  string
}

// Position and Range are those of the protocol.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is half-open.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

func (d *Doc) apply(c contentChange, encoding string) error {
	if c.Range == nil {
		d.Text = c.Text
		return nil
	}
	from, err := Offset(d.Text, c.Range.Start, encoding)
	if err != nil {
		return err
	}
	to, err := Offset(d.Text, c.Range.End, encoding)
	if err != nil {
		return err
	}
	if to < from {
		return fmt.Errorf("range ends before it starts: %v", *c.Range)
	}
	d.Text = d.Text[:from] + c.Text + d.Text[to:]
	return nil
}

// Offset finds the byte offset of a position by counting from the start of the
// text. Unlike a real server it forgives nothing.
func Offset(text string, p Position, encoding string) (int, error) {
	at := 0
	for range p.Line {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return 0, fmt.Errorf("line %d is behind the end", p.Line)
		}
		at += i + 1
	}
	line, _, _ := strings.Cut(text[at:], "\n")
	units := 0
	for i, r := range line {
		if units == p.Character {
			return at + i, nil
		}
		if units > p.Character {
			return 0, fmt.Errorf("%v lies inside a character", p)
		}
		units += Width(r, encoding)
	}
	if units == p.Character {
		return at + len(line), nil
	}
	return 0, fmt.Errorf("%v is behind the end of its line (%d)", p, units)
}

// Width is the number of units a rune takes in an encoding.
func Width(r rune, encoding string) int {
	switch encoding {
	case "utf-8":
		return len(string(r))
	case "utf-32":
		return 1
	}
	return utf16.RuneLen(r)
}

// Doc returns a copy of an open document.
func (s *Server) Doc(uri string) (Doc, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.docs[uri]
	if d == nil {
		return Doc{}, false
	}
	return *d, true
}
