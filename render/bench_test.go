package render_test

import (
	"fmt"
	"strings"
	"testing"

	"hx/internal/hxtest"
	"hx/render"
)

// source is a text that looks like a program.
func source(lines int) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "\tif err := call%d(argument, \"text\"); err != nil { // line %d\n", i, i)
	}
	return b.String()
}

func BenchmarkPaint(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		for _, c := range []struct{ name, config, text string }{
			{"plain", "", source(500)},
			{"wrapped", "[editor.soft-wrap]\nenable = true\n", strings.Repeat("words that go on and on ", 4000)},
			{"long", "", strings.Repeat("a line without an end ", 500_000)},
			{"long wrapped", "[editor.soft-wrap]\nenable = true\n", strings.Repeat("a line without an end ", 500_000)},
		} {
			b.Run(fmt.Sprintf("%s %dx%d", c.name, size[0], size[1]), func(b *testing.B) {
				s := hxtest.New(b, hxtest.Options{Config: c.config, Files: map[string]string{"a.txt": c.text},
					Open: "a.txt", Width: size[0], Height: size[1]})
				s.Keys(b, "100j50000l")
				var p render.Painter
				b.ReportAllocs()
				for b.Loop() {
					p.Paint(s.Ed, render.Extra{})
				}
			})
		}
	}
}

// BenchmarkKeyOnLongLine is a key and its frame on a line of 10 MB.
func BenchmarkKeyOnLongLine(b *testing.B) {
	for _, c := range []struct{ name, config, keys string }{
		{"right", "", "lh"}, {"end", "", "glgh"}, {"word", "", "wb"}, {"type", "", "ix<esc>u"},
		{"row", "[editor.soft-wrap]\nenable = true\n", "jk"},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := hxtest.New(b, hxtest.Options{Config: c.config, Files: map[string]string{"a.txt": strings.Repeat("a line without an end ", 500_000)}, Open: "a.txt"})
			s.Keys(b, "5000000l")
			var p render.Painter
			b.ReportAllocs()
			for b.Loop() {
				s.Keys(b, c.keys)
				p.Paint(s.Ed, render.Extra{})
			}
		})
	}
}

// TestPaintBudget bounds what a frame costs the garbage collector.
func TestPaintBudget(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": source(500)}, Open: "a.txt"})
	var p render.Painter
	p.Paint(s.Ed, render.Extra{})
	if got := testing.AllocsPerRun(50, func() { p.Paint(s.Ed, render.Extra{}) }); got > paintAllocations {
		t.Errorf("a frame makes %v allocations, at most %d are allowed", got, paintAllocations)
	}
}

// paintAllocations is the limit for a screen of text, three for each row.
const paintAllocations = 120
