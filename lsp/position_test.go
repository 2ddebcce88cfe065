package lsp

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"hx/editor/text"
)

var encodings = []Encoding{UTF8, UTF16, UTF32}

func at(line, character uint32) protocol.Position {
	return protocol.Position{Line: line, Character: character}
}

func TestPositions(t *testing.T) {
	const s = "ab\n" + "é😀x\r\n" + "\n" + "end"
	for _, c := range []struct {
		p                  protocol.Position
		utf8, utf16, utf32 int
	}{
		{at(0, 0), 0, 0, 0}, {at(0, 2), 2, 2, 2}, {at(0, 3), 2, 2, 2}, {at(0, 1<<32-1), 2, 2, 2},
		{at(1, 0), 3, 3, 3},
		{at(1, 1), 3, 5, 5},    // inside é for utf-8
		{at(1, 2), 5, 5, 9},    // inside the surrogate pair for utf-16
		{at(1, 3), 5, 9, 10},   //
		{at(1, 4), 5, 10, 10},  //
		{at(1, 6), 9, 10, 10},  //
		{at(1, 7), 10, 10, 10}, // the CR is no character
		{at(1, 99), 10, 10, 10},
		{at(2, 0), 12, 12, 12}, {at(2, 1), 12, 12, 12},
		{at(3, 3), 16, 16, 16}, {at(3, 4), 16, 16, 16}, {at(4, 0), 16, 16, 16}, {at(1<<32-1, 1<<32-1), 16, 16, 16},
	} {
		for i, want := range []int{c.utf8, c.utf16, c.utf32} {
			if got := newConverter(text.FromString(s), encodings[i]).offset(c.p); got != want {
				t.Errorf("%v in %v: %d, want %d", c.p, encodings[i], got, want)
			}
		}
	}
}

func TestPositionOfInvalidBytes(t *testing.T) {
	// The server sees "a\uFFFD\uFFFDb\uFFFD".
	r := text.FromString("a\xff\xfeb\xc3")
	for i, want := range [][]uint32{{0, 1, 4, 7, 8, 11}, {0, 1, 2, 3, 4, 5}, {0, 1, 2, 3, 4, 5}} {
		c := newConverter(r, encodings[i])
		for off, col := range want {
			if got := c.position(off); got != at(0, col) {
				t.Errorf("%v: byte %d at %v, want %d", encodings[i], off, got, col)
			}
			if got := c.offset(at(0, col)); got != off {
				t.Errorf("%v: column %d at byte %d, want %d", encodings[i], col, got, off)
			}
		}
	}
	if got := validText(r); got != "a\uFFFD\uFFFDb\uFFFD" {
		t.Errorf("%q", got)
	}
}

func TestSpansLieOnBoundaries(t *testing.T) {
	r := text.FromString("e\u0301x 👨‍👩‍👧 y\r\nz")
	c := newConverter(r, UTF16)
	for _, v := range []struct {
		from, to protocol.Position
		want     string
	}{
		{at(0, 1), at(0, 2), "e\u0301"}, // inside a cluster: widened
		{at(0, 0), at(0, 1), "e\u0301"},
		{at(0, 3), at(0, 3), ""},
		{at(0, 6), at(0, 7), "👨‍👩‍👧"},
		{at(0, 3), at(0, 2), "x"}, // turned around
		{at(0, 13), at(5, 0), "y\r\nz"},
	} {
		s := c.span(protocol.Range{Start: v.from, End: v.to})
		if got := r.Slice(s.From, s.To); got != v.want {
			t.Errorf("%v-%v: %q, want %q", v.from, v.to, got, v.want)
		}
	}
}

func TestExactRanges(t *testing.T) {
	c := newConverter(text.FromString("ab\ncd"), UTF8)
	for _, v := range []struct {
		from, to protocol.Position
		want     string
	}{
		{at(0, 0), at(99999, 0), ""}, // a whole text is often given like that
		{at(2, 0), at(2, 0), ""},     // the end of the text
		{at(0, 1), at(0, 99), ""},
		{at(3, 0), at(3, 0), "edit at line 4 of a text of 2 lines"},
		{at(1, 1), at(0, 1), "edit at line 2 ends before it starts"},
	} {
		_, err := c.exact(protocol.Range{Start: v.from, End: v.to})
		if got := errText(err); got != v.want {
			t.Errorf("%v-%v: %q", v.from, v.to, got)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// naiveOffset counts from the start of the text.
func naiveOffset(s string, p protocol.Position, e Encoding) int {
	lines := strings.SplitAfter(s, "\n")
	if int64(p.Line) >= int64(len(lines)) {
		return len(s)
	}
	at := 0
	for _, l := range lines[:p.Line] {
		at += len(l)
	}
	line, broken := strings.CutSuffix(lines[p.Line], "\n")
	if broken {
		line = strings.TrimSuffix(line, "\r")
	}
	units := uint32(0)
	for i, r := range line {
		w := uint32(len(string(r)))
		switch {
		case e == UTF32:
			w = 1
		case e == UTF16 && r > 0xFFFF:
			w = 2
		case e == UTF16:
			w = 1
		}
		if p.Character < units+w {
			return at + i
		}
		units += w
	}
	return at + len(line)
}

func FuzzPosition(f *testing.F) {
	f.Add("ab\né😀x\r\n\nend", uint64(1))
	f.Add("\xff\xfe\xc3\xa9\r\r\n", uint64(2))
	f.Add(strings.Repeat("long line é ", 300)+"\n"+strings.Repeat("x\r\n", 100), uint64(3))
	f.Fuzz(func(t *testing.T, s string, seed uint64) {
		r := text.FromString(s)
		rnd := rand.New(rand.NewPCG(seed, 1))
		for _, e := range encodings {
			c := newConverter(r, e) // one converter for all: its memory must not show
			for range 30 {
				p := at(uint32(rnd.IntN(r.Lines()+2)), uint32(rnd.IntN(len(s)+3)))
				off := c.offset(p)
				if want := naiveOffset(s, p, e); off != want {
					t.Fatalf("%q %v %v: %d, want %d", s, e, p, off, want)
				}
				// An offset on a character, outside line breaks, comes back.
				if got := c.offset(c.position(off)); got != off {
					t.Fatalf("%q %v: byte %d comes back as %d", s, e, off, got)
				}
				span := c.span(protocol.Range{Start: p, End: at(uint32(rnd.IntN(r.Lines()+2)), uint32(rnd.IntN(len(s)+3)))})
				if span.From > span.To || span.From < 0 || span.To > len(s) || !r.IsBoundary(span.From) || !r.IsBoundary(span.To) {
					t.Fatalf("%q %v: span %v", s, e, span)
				}
				any := rnd.IntN(len(s) + 1)
				if got := c.offset(c.position(any)); got > any || any-got >= utf8.UTFMax {
					t.Fatalf("%q %v: byte %d became %d", s, e, any, got)
				}
			}
		}
	})
}
