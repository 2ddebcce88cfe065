package lsp

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"hx/editor/text"
)

// This file is the only place where positions of the protocol (a line and a
// column in units of the server's choice) and byte offsets meet.
//
// Servers see a text as UTF-8 with U+FFFD for each byte that is not valid, so
// such a byte counts as that character here, too. Lines end at LF and CRLF; a
// position behind the end of a line means its end, one inside a character its
// start.

// Encoding is the unit in which a server counts columns.
type Encoding uint8

// The encodings of the protocol. UTF16 is what servers use that say nothing.
const (
	UTF16 Encoding = iota
	UTF8
	UTF32
)

func encodingOf(kind protocol.PositionEncodingKind) Encoding {
	switch kind {
	case protocol.PositionEncodingKindUTF8:
		return UTF8
	case protocol.PositionEncodingKindUTF32:
		return UTF32
	}
	return UTF16
}

func (e Encoding) String() string { return [...]string{"utf-16", "utf-8", "utf-32"}[e] }

// width returns the units that a character takes.
func (e Encoding) width(r rune) int {
	switch {
	case e == UTF8:
		return utf8.RuneLen(r)
	case e == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}

// byteOffset returns where in the single line s the given column is, clamped.
// Labels of signatures are measured like that, too.
func (e Encoding) byteOffset(s string, column int) int {
	for i, r := range s {
		w := e.width(r)
		if column < w {
			return i
		}
		column -= w
	}
	return len(s)
}

// converter converts positions of one text. It remembers the line it was in
// last, so a sorted series of positions costs one pass. It is for one
// goroutine.
type converter struct {
	t   text.Rope
	enc Encoding

	line       int // the remembered line; -1 none yet
	start, end int // its bytes, without the line break
	ascii      bool
	content    string // the line's text unless ascii

	at, column int // a place within content and its column, where the last search ended
}

func newConverter(t text.Rope, enc Encoding) *converter {
	return &converter{t: t, enc: enc, line: -1}
}

func (c *converter) enter(line int) {
	if line == c.line {
		return
	}
	c.line = line
	c.start, c.end = c.t.LineStart(line), c.t.LineEnd(line)
	c.ascii = c.t.IsASCII(c.start, c.end)
	c.content = ""
	if !c.ascii {
		c.content = c.t.Slice(c.start, c.end)
	}
	c.at, c.column = 0, 0
}

// offset returns the byte that a position means.
func (c *converter) offset(p protocol.Position) int {
	if int64(p.Line) >= int64(c.t.Lines()) {
		return c.t.Len()
	}
	c.enter(int(p.Line))
	column := int(min(p.Character, 1<<31-1))
	if c.ascii {
		return c.start + min(column, c.end-c.start)
	}
	if column < c.column {
		c.at, c.column = 0, 0
	}
	for c.at < len(c.content) {
		r, size := utf8.DecodeRuneInString(c.content[c.at:])
		w := c.enc.width(r)
		if c.column+w > column {
			break
		}
		c.at += size
		c.column += w
	}
	return c.start + c.at
}

// position returns the position of a byte. An offset inside a character means
// its start, one inside a line break the end of the line.
func (c *converter) position(offset int) protocol.Position {
	offset = max(0, min(offset, c.t.Len()))
	if c.line < 0 || offset < c.start || offset > c.end {
		c.enter(c.t.LineAt(offset))
	}
	offset = min(offset, c.end)
	p := protocol.Position{Line: uint32(c.line)}
	if c.ascii {
		p.Character = uint32(offset - c.start)
		return p
	}
	if offset < c.start+c.at {
		c.at, c.column = 0, 0
	}
	for c.start+c.at < offset {
		r, size := utf8.DecodeRuneInString(c.content[c.at:])
		if c.start+c.at+size > offset {
			break
		}
		c.at += size
		c.column += c.enc.width(r)
	}
	p.Character = uint32(c.column)
	return p
}

func (c *converter) rangeOf(s text.Span) protocol.Range {
	return protocol.Range{Start: c.position(s.From), End: c.position(s.To)}
}

// span returns the bytes of a range, widened to grapheme boundaries. A range
// that ends before it starts is turned around.
func (c *converter) span(r protocol.Range) text.Span {
	from, to := c.offset(r.Start), c.offset(r.End)
	if to < from {
		from, to = to, from
	}
	empty := from == to
	from = c.floor(from)
	if empty {
		return text.Span{From: from, To: from}
	}
	return text.Span{From: from, To: c.ceil(to)}
}

// point returns the byte of a position, on a grapheme boundary.
func (c *converter) point(p protocol.Position) int { return c.floor(c.offset(p)) }

func (c *converter) floor(pos int) int {
	if c.plain(pos) {
		return pos
	}
	return c.t.FloorGrapheme(pos)
}

func (c *converter) ceil(pos int) int {
	if c.plain(pos) {
		return pos
	}
	return c.t.CeilGrapheme(pos)
}

// plain reports whether pos lies in an ASCII line, where offset cannot yield
// anything but boundaries.
func (c *converter) plain(pos int) bool {
	return c.ascii && c.line >= 0 && c.start <= pos && pos <= c.end
}

// exact returns the bytes of a range that is to be edited. Columns behind a
// line's end and an end behind the text are common and clamped; a start behind
// the text or an end before the start is an error.
func (c *converter) exact(r protocol.Range) (text.Span, error) {
	if int64(r.Start.Line) > int64(c.t.Lines()) {
		return text.Span{}, fmt.Errorf("edit at line %d of a text of %d lines", int64(r.Start.Line)+1, c.t.Lines())
	}
	s := text.Span{From: c.offset(r.Start), To: c.offset(r.End)}
	if s.To < s.From {
		return s, fmt.Errorf("edit at line %d ends before it starts", int64(r.Start.Line)+1)
	}
	return s, nil
}

// validText returns the text as servers see it.
func validText(t text.Rope) string { return validUTF8(t.String()) }

// validUTF8 replaces each byte that is not valid by U+FFFD. (The standard
// function makes one of a row of them, which would move the columns.)
func validUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
