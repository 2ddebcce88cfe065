package layout

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hx/editor/text"
)

// pieces are what random lines are made of: everything that takes another
// number of cells or bytes than one, and what words break at.
var pieces = []string{"a", "b", "word", " ", "  ", "\t", "é", "e\u0301", "日", "👩\u200d👩\u200d👧", "🇫🇷", "\u00a0", "\x01", "\xff", "-", "_x", "\u200b"}

func randomText(r *rand.Rand, lines int) string {
	var b strings.Builder
	for range lines {
		for range r.IntN(30) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		b.WriteString([]string{"\n", "\r\n"}[r.IntN(2)])
	}
	if r.IntN(2) == 0 {
		b.WriteString("end")
	}
	return b.String()
}

func randomFormat(r *rand.Rand) Format {
	f := Format{TabWidth: 1 + r.IntN(8), Width: 11 + r.IntN(30)}
	if r.IntN(3) > 0 {
		f.Wrap = true
		f.MaxWrap = min(20, f.Width/4)
		f.MaxIndentRetain = r.IntN(f.Width * 2 / 5)
		f.Exact = r.IntN(4) == 0
		f.Indicator = []string{"", "> ", "↪ ", "日"}[r.IntN(4)]
	}
	return f
}

// randomDecor has inline texts and overlays at random graphemes.
func randomDecor(r *rand.Rand, t text.Rope) *Decor {
	if r.IntN(2) == 0 {
		return nil
	}
	d := &Decor{}
	for pos := 0; pos < t.Len(); pos = t.NextGrapheme(pos) {
		switch c, _ := t.RuneAt(pos); {
		case r.IntN(12) == 0:
			d.Inline = append(d.Inline, Inline{Pos: pos, Text: []string{": hint", "日", ""}[r.IntN(3)], Scope: "x"})
		case c != '\n' && c != '\r' && r.IntN(12) == 0:
			d.Overlays = append(d.Overlays, Overlay{Pos: pos, Text: []string{"X", "日"}[r.IntN(2)], Scope: "y"})
		}
	}
	return d
}

// drawn lists the glyphs of a line by the path without short cuts.
func drawn(f Format, t text.Rope, line int, d *Decor) []Glyph {
	end := t.LineEnd(line)
	var out []Glyph
	w := writer{f: f, indent: -1, next: breakEnd(t, line, end), yield: func(g Glyph) bool {
		out = append(out, g)
		return true
	}}
	w.line(t, t.LineStart(line), end, d)
	return out
}

// TestLaws checks every short cut against the glyphs as they are drawn.
func TestLaws(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		rope := text.FromString(randomText(r, 1+r.IntN(6)))
		f := randomFormat(r)
		d := randomDecor(r, rope)
		for line := range rope.Lines() {
			if err := checkLine(f, rope, line, d); err != nil {
				t.Fatalf("seed %d line %d of %q, %+v: %v", seed, line, rope.String(), f, err)
			}
		}
		if err := checkSteps(r, f, rope, d); err != nil {
			t.Fatalf("seed %d, %q, %+v: %v", seed, rope.String(), f, err)
		}
	}
}

func checkLine(f Format, t text.Rope, line int, d *Decor) error {
	want := drawn(f, t, line, d)
	if got := slices.Collect(f.Line(t, line, d)); !slices.Equal(got, want) {
		return fmt.Errorf("Line gives %v, want %v", got, want)
	}
	last := want[len(want)-1]
	if last.Kind != Break || last.Pos != t.LineEnd(line) {
		return fmt.Errorf("the last glyph is %+v", last)
	}
	if got := f.Rows(t, line, d); got != last.Row+1 {
		return fmt.Errorf("Rows is %d, the break lies in row %d", got, last.Row)
	}
	if err := checkOrder(f, want); err != nil {
		return err
	}
	for _, g := range want {
		if g.Kind == Virtual || g.Kind == Indicator || g.Kind == Indent {
			continue
		}
		if at := f.Place(t, g.Pos, d); at != (Place{line, g.Row, g.Col}) {
			return fmt.Errorf("Place(%d) is %+v, drawn is %+v", g.Pos, at, g)
		}
		for col := g.Col; col < g.Col+g.Width; col++ {
			if pos := f.At(t, line, g.Row, col, d); pos != g.Pos {
				return fmt.Errorf("At(%d, %d) is %d, drawn there is %+v", g.Row, col, pos, g)
			}
		}
		if err := checkFrom(f, t, line, d, g, want); err != nil {
			return err
		}
	}
	return nil
}

// checkOrder wants glyphs side by side, and in rows that are not too wide.
func checkOrder(f Format, glyphs []Glyph) error {
	for i, g := range glyphs {
		if i > 0 {
			before := glyphs[i-1]
			next := g.Row == before.Row && g.Col == before.Col+before.Width
			if !next && !(g.Row == before.Row+1 && g.Col == 0) {
				return fmt.Errorf("%+v follows %+v", g, before)
			}
		}
		if f.Wrap && g.Kind == Text && g.Col+g.Width > f.Width && g.Col > 0 {
			// A wide character may stick out only where nothing else fits.
			if g.Width == 1 {
				return fmt.Errorf("%+v sticks out", g)
			}
		}
	}
	return nil
}

// checkFrom wants a tail of the line with everything from g on.
func checkFrom(f Format, t text.Rope, line int, d *Decor, g Glyph, want []Glyph) error {
	got := slices.Collect(f.From(t, line, g.Row, g.Col, d))
	if len(got) > len(want) || !slices.Equal(got, want[len(want)-len(got):]) {
		return fmt.Errorf("From(%d, %d) gives %v", g.Row, g.Col, got)
	}
	if !slices.Contains(got, g) {
		return fmt.Errorf("From(%d, %d) begins behind it", g.Row, g.Col)
	}
	return nil
}

// checkSteps wants Step and Distance to undo each other.
func checkSteps(r *rand.Rand, f Format, t text.Rope, d *Decor) error {
	if r.IntN(2) == 0 {
		if d == nil {
			d = &Decor{}
		}
		d.Below = func(line int) int { return line % 3 }
	}
	for range 20 {
		pos := t.FloorGrapheme(r.IntN(t.Len() + 1))
		from := f.Place(t, pos, d)
		delta := r.IntN(21) - 10
		line, row := f.Scroll(t, from.Line, from.Row, delta, d)
		exact := f.Distance(t, from, Place{Line: line, Row: row}, 1000, d)
		atEnd := line == 0 && row == 0 || line == t.Lines()-1 && row == f.Height(t, line, d)-1
		if exact != delta && !(atEnd && (exact > delta) == (delta < 0)) {
			return fmt.Errorf("%d rows scrolled from %+v is %d,%d, which is %d away", delta, from, line, row, exact)
		}
		line, row = f.Step(t, from.Line, from.Row, delta, d)
		got := f.Distance(t, from, Place{Line: line, Row: row}, 1000, d)
		short := line == 0 && row == 0 || line == t.Lines()-1
		switch {
		case got == delta:
		case short && (got > delta) == (delta < 0):
		case d != nil && d.Below != nil && got < delta && delta-got < 3:
			// The step ended on a virtual row, which is below the line.
		default:
			return fmt.Errorf("%d rows from %+v is %d,%d, which is %d away", delta, from, line, row, got)
		}
	}
	return nil
}

func FuzzLine(f *testing.F) {
	f.Add("one two three four\n\tfive\r\n", uint8(12), uint8(3), "> ", true)
	f.Add("日本語 e\u0301\xff👩\u200d👧", uint8(11), uint8(2), "", true)
	f.Add(strings.Repeat("e\u0301\u0302", 400), uint8(80), uint8(8), "", false)
	f.Fuzz(func(t *testing.T, s string, width, tab uint8, indicator string, wrap bool) {
		if len(indicator) > 20 {
			return // the editor leaves out what is too wide
		}
		rope := text.FromString(s)
		format := Format{TabWidth: int(tab), Width: max(int(width), 11), Wrap: wrap, Indicator: indicator}
		format.MaxWrap, format.MaxIndentRetain = format.Width/4, format.Width*2/5
		for line := range min(rope.Lines(), 20) {
			glyphs := slices.Collect(format.Line(rope, line, nil))
			pos := rope.LineStart(line)
			for _, g := range glyphs {
				if g.Kind == Indicator || g.Kind == Indent {
					continue
				}
				if g.Pos != pos {
					t.Fatalf("line %d: a glyph at %d, want one at %d", line, g.Pos, pos)
				}
				pos += g.Len
			}
			if pos != breakEnd(rope, line, rope.LineEnd(line)) {
				t.Fatalf("line %d ends at %d", line, pos)
			}
		}
	})
}
