//go:build cgo

package syntax

import (
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// bigRust is a Rust file of about 5,000 lines.
func bigRust(t testing.TB) string {
	body := samples(t)["rust"]
	return strings.Repeat(body, 5000/strings.Count(body, "\n"))
}

func BenchmarkFullParse(b *testing.B) {
	reg := benchRegistry()
	r := text.FromString(bigRust(b))
	b.SetBytes(int64(r.Len()))
	for b.Loop() {
		s := New(reg, reg.Lang("rust"), r, DefaultLimits)
		s.Update(time.Hour)
		s.Close()
	}
}

// one key in the middle of the file: edit, reparse, colours of a screen.
func BenchmarkKey(b *testing.B) {
	s := opened(b, benchRegistry(), "rust", bigRust(b))
	at := s.text.LineStart(s.text.Lines() / 2)
	window := text.Span{From: s.text.LineStart(s.text.Lines()/2 - 20), To: s.text.LineStart(s.text.Lines()/2 + 30)}
	p := NewPalette((&scopes{}).lookup)
	var buf []Segment
	for _, part := range []string{"edit", "update", "highlight", "all"} {
		b.Run(part, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				text := ""
				if i%2 == 0 {
					text = "x"
				}
				if part != "all" {
					b.StopTimer()
				}
				set, _ := change.NewSet(s.text.Len(), []change.Edit{{From: at, To: at + i%2, Text: text}})
				after, _ := set.Apply(s.text)
				step := func(name string, f func()) {
					if name == part {
						b.StartTimer()
						f()
						b.StopTimer()
					} else {
						f()
					}
				}
				step("edit", func() { s.Edit(set, after) })
				step("update", func() { s.Update(time.Hour) })
				step("highlight", func() { buf = s.Highlight(window, p, time.Hour, buf) })
				if part != "all" {
					b.StartTimer()
				}
			}
		})
	}
}

func BenchmarkHighlightScreen(b *testing.B) {
	s := opened(b, benchRegistry(), "rust", bigRust(b))
	window := text.Span{From: s.text.LineStart(2000), To: s.text.LineStart(2050)}
	p := NewPalette((&scopes{}).lookup)
	var buf []Segment
	b.ReportAllocs()
	for b.Loop() {
		buf = s.Highlight(window, p, time.Hour, buf)
	}
}

func BenchmarkCompileQueries(b *testing.B) {
	for _, lang := range []string{"rust", "go", "python"} {
		b.Run(lang, func(b *testing.B) {
			for b.Loop() {
				benchRegistry().Lang(lang).Prepare()
			}
		})
	}
}

// benchRegistry has the queries that ship.
func benchRegistry() *Registry { return NewRegistry(hxruntime.Builtin(), hxruntime.Files{}) }
