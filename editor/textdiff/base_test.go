package textdiff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hx/editor/text"
)

func splitLines(s string) []string {
	lines := strings.SplitAfter(s, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// patch applies hunks the plain way.
func patch(old, new []string, hunks []Hunk) string {
	var out strings.Builder
	i := 0
	for _, h := range hunks {
		out.WriteString(strings.Join(old[i:h.OldFrom], ""))
		out.WriteString(strings.Join(new[h.NewFrom:h.NewTo], ""))
		i = h.OldTo
	}
	out.WriteString(strings.Join(old[i:], ""))
	return out.String()
}

func TestBaseHunks(t *testing.T) {
	for _, c := range []struct {
		old, new string
		want     []Hunk
	}{
		{"", "", nil},
		{"a\n", "a\n", nil},
		{"a\n", "a", []Hunk{{0, 1, 0, 1}}},
		{"a", "a\n", []Hunk{{0, 1, 0, 1}}},
		{"", "a\nb", []Hunk{{0, 0, 0, 2}}},
		{"a\nb", "", []Hunk{{0, 2, 0, 0}}},
		{"a\nb\nc\n", "a\nx\nc\n", []Hunk{{1, 2, 1, 2}}},
		{"a\nb\nc\n", "b\nc\n", []Hunk{{0, 1, 0, 0}}},
		{"a\nb\nc\n", "a\nb\n", []Hunk{{2, 3, 2, 2}}},
		{"a\nb\nc\n", "a\nb\nc\nd\n", []Hunk{{3, 3, 3, 4}}},
		{"ab\ncb\n", "b\ncb\n", []Hunk{{0, 1, 0, 1}}},
		{"x\nab\n", "x\nb\n", []Hunk{{1, 2, 1, 2}}},
		{"b\n", "a\nb\n", []Hunk{{0, 0, 0, 1}}},
		{"b\n", "ab\n", []Hunk{{0, 1, 0, 1}}},
		{"a\r\nb\r\n", "a\nb\r\n", []Hunk{{0, 1, 0, 1}}},
		{"\n\n\n", "\n\n", []Hunk{{2, 3, 2, 2}}},
	} {
		got := NewBase(c.old).Hunks(text.FromString(c.new))
		if !slices.Equal(got, c.want) {
			t.Errorf("%q -> %q: %v, want %v", c.old, c.new, got, c.want)
		}
	}
}

func TestBaseText(t *testing.T) {
	b := NewBase("a\nbc\n\nd")
	if b.Lines() != 4 || b.Text(0, 4) != b.String() || b.Text(1, 3) != "bc\n\n" || b.Text(4, 4) != "" {
		t.Error("lines are wrong")
	}
	if NewBase("").Lines() != 0 || NewBase("a\n").Lines() != 1 {
		t.Error("line counts are wrong")
	}
}

func randomText(rng *rand.Rand, n int) string {
	parts := []string{"a", "b", "é", "\n", "\n", "\n\n", "word ", "x\r\n", "{\n", "}\n", "  ", "日本", "e\u0301", strings.Repeat("long ", 500)}
	var s strings.Builder
	for range rng.IntN(n + 1) {
		k := rng.IntN(len(parts))
		if k == len(parts)-1 && rng.IntN(20) > 0 {
			k = 0
		}
		s.WriteString(parts[k])
	}
	return s.String()
}

// edited changes s in a few places, as a rope that is no longer in one piece.
func edited(rng *rand.Rand, s string) text.Rope {
	r := text.FromString(s)
	for range rng.IntN(6) {
		from := rng.IntN(r.Len() + 1)
		to := min(r.Len(), from+rng.IntN(8))
		r = r.Replace(from, to, randomText(rng, 5))
	}
	return r
}

func TestBaseHunksLeadFromOldToNew(t *testing.T) {
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 3))
		old := randomText(rng, 80)
		r := edited(rng, old)
		b := NewBase(old)
		hunks := b.Hunks(r)
		oldLines, newLines := splitLines(old), splitLines(r.String())
		if got := patch(oldLines, newLines, hunks); got != r.String() {
			t.Fatalf("seed %d: %v leads from\n%q to\n%q, want\n%q", seed, hunks, old, got, r.String())
		}
		if b.Lines() != len(oldLines) {
			t.Fatalf("%d lines, want %d", b.Lines(), len(oldLines))
		}
		changed := 0
		for _, h := range hunks {
			changed += h.NewTo - h.NewFrom
		}
		if old == r.String() && len(hunks) > 0 {
			t.Fatalf("equal texts differ: %v", hunks)
		}
	}
}

func sourceText(n int) string {
	var s strings.Builder
	for i := range n {
		switch i % 7 {
		case 0:
			fmt.Fprintf(&s, "func name%d(a int) error {\n", i)
		case 6:
			s.WriteString("}\n")
		case 5:
			s.WriteString("\n")
		default:
			fmt.Fprintf(&s, "\tvalue%d := compute(a, %d)\n", i%100, i)
		}
	}
	return s.String()
}

func BenchmarkBaseHunks(b *testing.B) {
	s := sourceText(30_000)
	base := NewBase(s)
	base.Lines()
	r := text.FromString(s)
	run := func(name string, r text.Rope) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				base.Hunks(r)
			}
		})
	}
	run("equal", r)
	mid := r.LineStart(15_000)
	run("one", r.Replace(mid, mid, "new line\n"))
	far := r.Replace(mid, mid, "new line\n").Replace(0, 0, "first\n")
	run("ends", far.Replace(far.Len(), far.Len(), "last\n"))
	b.Run("build", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			NewBase(s).Lines()
		}
	})
}
