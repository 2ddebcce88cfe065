package fuzzy

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// treeItems names 100,000 files the way real trees do: few words, long common
// beginnings.
func treeItems(n int) Items {
	words := strings.Fields("amber basin cedar delta ember fjord grove heron islet jetty knoll larch maple north ocean pearl quill river stone thorn")
	l := NewList(1).ShorterFirst()
	for i := range n {
		l.Add(fmt.Sprintf("group_%02d/part_%04d/file_%06d_%s.txt", i/10_000, i/100, i, words[i*7919%len(words)]))
	}
	return l.Items()
}

// Each iteration types a whole name and prints the cost of one key.
func BenchmarkType(b *testing.B) {
	items := treeItems(100_000)
	for _, name := range []string{"file_073456_amber", "g73amb", "part 0734 amber", "txt", "'amber", "zzzz"} {
		b.Run(strings.ReplaceAll(name, " ", "+"), func(b *testing.B) {
			m := NewMatcher(1)
			b.ReportAllocs()
			for b.Loop() {
				var prev *Result
				for i := range len(name) {
					prev, _ = m.Match(context.Background(), items, Parse(name[:i+1]), prev, 100)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(name)), "µs/key")
		})
	}
}

func BenchmarkRankAll(b *testing.B) {
	items := treeItems(100_000)
	m := NewMatcher(1)
	b.ReportAllocs()
	r, _ := m.Match(context.Background(), items, Parse("f0a"), nil, 100)
	defer func() { b.ReportMetric(float64(r.Count()), "rows") }()
	for b.Loop() {
		m.Rank(context.Background(), r, r.Count())
	}
}

func BenchmarkAdd(b *testing.B) {
	items := treeItems(100_000)
	b.ReportAllocs()
	for b.Loop() {
		l := NewList(1)
		for i := range items.Len() {
			l.Add(items.Text(i, 0))
		}
	}
}

// BenchmarkWhole filters by a whole word at once, beside fzf if it is installed.
func BenchmarkWhole(b *testing.B) {
	items := treeItems(100_000)
	var lines strings.Builder
	for i := range items.Len() {
		lines.WriteString(items.Text(i, 0) + "\n")
	}
	b.Run("ours", func(b *testing.B) {
		m := NewMatcher(0)
		b.ReportAllocs()
		for b.Loop() {
			r, _ := m.Match(context.Background(), items, Parse("073456"), nil, 100)
			m.Rank(context.Background(), r, r.Count())
		}
	})
	fzf, err := exec.LookPath("fzf")
	if err != nil {
		return
	}
	b.Run("fzf", func(b *testing.B) {
		for b.Loop() {
			cmd := exec.Command(fzf, "--filter", "073456")
			cmd.Stdin = strings.NewReader(lines.String())
			if out, err := cmd.Output(); err != nil || len(out) == 0 {
				b.Fatalf("%q %v", out, err)
			}
		}
	})
}
