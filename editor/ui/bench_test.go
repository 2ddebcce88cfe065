package ui

import (
	"testing"

	"hx/editor/event"
	"hx/editor/fuzzy"
	"hx/editor/job"
	"hx/keymap"
)

// BenchmarkPickerKey is a key in a picker of 100,000 items, and the page drawn
// after it; the match itself is a job that is not counted.
func BenchmarkPickerKey(b *testing.B) {
	jobs, _ := job.NewStepper(1, job.Options{})
	p := NewPicker(PickerOptions{Jobs: jobs, Matcher: fuzzy.NewMatcher(1), Accept: func(Item, Open) {}})
	p.Add(names(0, 100_000)...)
	keys := []event.Event{event.Key{Key: keymap.Char('f')}, event.Key{Key: keymap.Named(keymap.Backspace)}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.Handle(keys[i%2])
		if v := p.View(40); len(v.Rows) != 40 {
			b.Fatal(len(v.Rows))
		}
	}
}

// BenchmarkPickerStream fills a picker with 100,000 items in batches while a
// query that half of them match is active.
func BenchmarkPickerStream(b *testing.B) {
	var batches [][]Item
	for at := 0; at < 100_000; at += 500 {
		batches = append(batches, names(at, 500))
	}
	matcher := fuzzy.NewMatcher(1)
	b.ReportAllocs()
	for b.Loop() {
		p := NewPicker(PickerOptions{Matcher: matcher, Query: "f1", Accept: func(Item, Open) {}})
		f := p.Fill()
		for _, items := range batches {
			f.Push(items...)
		}
		f.Done()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(batches)), "µs/batch")
}

// BenchmarkPromptKey is a key in a prompt.
func BenchmarkPromptKey(b *testing.B) {
	p := NewPrompt(PromptOptions{Accept: func(string) {}, Line: "open some/path/of/a/file.go"})
	keys := []event.Event{event.Key{Key: keymap.Char('f')}, event.Key{Key: keymap.Named(keymap.Backspace)}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p.Handle(keys[i%2])
		p.View()
	}
}
