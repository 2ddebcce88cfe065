package text

import (
	"strings"
	"testing"
)

// source is ten million bytes of lines like those of programs.
var source = strings.Repeat("	if err := run(ctx, name); err != nil { return err }\n", 200_000)

func BenchmarkFromString(b *testing.B) {
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		FromString(source)
	}
}

func BenchmarkInsertChar(b *testing.B) {
	r := FromString(source)
	pos := r.Len() / 2
	b.ReportAllocs()
	for b.Loop() {
		r = r.Replace(pos, pos, "x")
		pos++
	}
}

func BenchmarkLineStart(b *testing.B) {
	r := FromString(source)
	line := 0
	b.ReportAllocs()
	for b.Loop() {
		r.LineStart(line)
		line = (line + 7919) % r.Lines()
	}
}

func BenchmarkLineAt(b *testing.B) {
	r := FromString(source)
	pos := 0
	b.ReportAllocs()
	for b.Loop() {
		r.LineAt(pos)
		pos = (pos + 999_983) % r.Len()
	}
}

func BenchmarkNextGrapheme(b *testing.B) {
	for name, s := range map[string]string{"ascii": source[:100_000], "cyrillic": strings.Repeat("привет мир ", 5000), "emoji": strings.Repeat("👩\u200d👧 ", 5000)} {
		b.Run(name, func(b *testing.B) {
			r := FromString(s)
			pos := 0
			b.ReportAllocs()
			for b.Loop() {
				if pos = r.NextGrapheme(pos); pos == r.Len() {
					pos = 0
				}
			}
		})
	}
}

// TestTheTextExistsOnce: a loaded text costs little beyond its own bytes, and a
// typed character about one leaf.
func TestTheTextExistsOnce(t *testing.T) {
	r := FromString(source)
	if got := r.Slice(0, r.Len()); got != source {
		t.Fatal("the text changed")
	}
	allocs := testing.AllocsPerRun(100, func() { r.Slice(1000, r.Len()-1000) })
	if allocs > 0 {
		t.Errorf("a slice of a loaded text takes %v allocations", allocs)
	}
	if n := testing.AllocsPerRun(100, func() { r.Replace(5_000_000, 5_000_000, "x") }); n > 16 {
		t.Errorf("typing a character takes %v allocations", n)
	}
}
