package layout

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/text"
)

func longText(r *rand.Rand, ascii bool) text.Rope {
	var b strings.Builder
	b.WriteString("before\n")
	for b.Len() < LongLine+1000 {
		if ascii {
			b.WriteString("plain text, ")
		} else {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
	}
	b.WriteString("\nafter\n")
	return text.FromString(b.String())
}

// TestLongLines checks that places in a long line agree with what is drawn.
func TestLongLines(t *testing.T) {
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 2))
		rope := longText(r, seed%4 == 0)
		f := randomFormat(r)
		start, end := rope.LineStart(1), rope.LineEnd(1)
		if f.Rows(rope, 1, nil) < 1 {
			t.Fatal("no rows")
		}
		for range 50 {
			pos := rope.FloorGrapheme(start + r.IntN(end-start+1))
			at := f.Place(rope, pos, nil)
			if back := f.At(rope, 1, at.Row, at.Col, nil); back != pos {
				t.Fatalf("seed %d, %+v: %d is drawn at %+v, where %d is", seed, f, pos, at, back)
			}
			n, found := 0, false
			for g := range f.From(rope, 1, at.Row, at.Col, nil) {
				if g.Kind == Indicator {
					continue
				}
				if g.Pos == pos {
					found = g.Row == at.Row && g.Col == at.Col
				}
				if here := f.Place(rope, g.Pos, nil); here.Row != g.Row || here.Col != g.Col {
					t.Fatalf("seed %d, %+v: %+v is drawn, Place gives %+v", seed, f, g, here)
				}
				if n++; n > 200 {
					break
				}
			}
			if !found {
				t.Fatalf("seed %d, %+v: From(%+v) leaves out %d", seed, f, at, pos)
			}
		}
	}
}

// TestLongASCII wants long lines of plain text to look like short ones when
// nothing wraps.
func TestLongASCII(t *testing.T) {
	rope := longText(nil, true)
	f := Format{TabWidth: 4}
	start := rope.LineStart(1)
	for _, col := range []int{0, 1, 79, 5000, LongLine} {
		if at := f.Place(rope, start+col, nil); at != (Place{1, 0, col}) {
			t.Errorf("byte %d is drawn at %+v", col, at)
		}
	}
}

// TestLongWalk goes down a wrapped long line row by row to its end.
func TestLongWalk(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	rope := longText(r, false)
	f := Format{TabWidth: 4, Width: 80, Wrap: true, MaxWrap: 20, Indicator: "> "}
	rows := f.Rows(rope, 1, nil)
	pos := rope.LineStart(1)
	for row := 1; row < rows; row++ {
		next := f.At(rope, 1, row, 10, nil)
		if next <= pos && row < rows-1 {
			t.Fatalf("row %d stays at %d", row, pos)
		}
		pos = next
	}
	line, row := f.Step(rope, 1, rows-1, 1, nil)
	if line != 2 || row != 0 {
		t.Errorf("below the last row is %d,%d", line, row)
	}
	if line, row = f.Step(rope, 2, 0, -1, nil); line != 1 || row != rows-1 {
		t.Errorf("above the next line is %d,%d, want row %d", line, row, rows-1)
	}
}

func BenchmarkPlaceInLongLine(b *testing.B) {
	rope := text.FromString(strings.Repeat("some words in a row ", 500_000))
	for _, wrap := range []bool{false, true} {
		f := Format{TabWidth: 4, Width: 80, Wrap: wrap, MaxWrap: 20}
		b.Run(map[bool]string{false: "plain", true: "wrapped"}[wrap], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				at := f.Place(rope, rope.Len()/2, nil)
				for g := range f.From(rope, 0, at.Row, at.Col, nil) {
					if g.Col > at.Col+80 || g.Row > at.Row {
						break
					}
				}
			}
		})
	}
}

func BenchmarkLine(b *testing.B) {
	rope := text.FromString("\tif err := f(a, b); err != nil { // a line of source\n" + strings.Repeat("words that wrap ", 20) + "\n")
	for _, wrap := range []bool{false, true} {
		f := Format{TabWidth: 4, Width: 80, Wrap: wrap, MaxWrap: 20}
		b.Run(map[bool]string{false: "plain", true: "wrapped"}[wrap], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for line := range 2 {
					for range f.Line(rope, line, nil) {
					}
				}
			}
		})
	}
}
