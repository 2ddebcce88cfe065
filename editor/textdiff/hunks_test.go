package textdiff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

func tokens(s string) []int32 {
	t := make([]int32, len(s))
	for i := range s {
		if t[i] = int32(s[i]); s[i] == '?' {
			t[i] = Foreign
		}
	}
	return t
}

func TestHunks(t *testing.T) {
	for _, c := range []struct {
		old, new string
		want     []Hunk
	}{
		{"", "", nil},
		{"abc", "abc", nil},
		{"", "abc", []Hunk{{0, 0, 0, 3}}},
		{"abc", "", []Hunk{{0, 3, 0, 0}}},
		{"abc", "axc", []Hunk{{1, 2, 1, 2}}},
		{"abc", "ac", []Hunk{{1, 2, 1, 1}}},
		{"ac", "abc", []Hunk{{1, 1, 1, 2}}},
		{"abc", "xyz", []Hunk{{0, 3, 0, 3}}},
		{"abcdef", "bcdxef", []Hunk{{0, 1, 0, 0}, {4, 4, 3, 4}}},
		{"aab", "aaab", []Hunk{{2, 2, 2, 3}}}, // at the last place
		{"aaab", "aab", []Hunk{{2, 3, 2, 2}}},
		{"{a}{b}", "{a}{c}{b}", []Hunk{{4, 4, 4, 7}}},
		{"a?c", "a?c", []Hunk{{1, 2, 1, 2}}}, // foreign tokens never match
		{"ab", "ba", []Hunk{{0, 1, 0, 0}, {2, 2, 1, 2}}},
	} {
		if got := Hunks(tokens(c.old), tokens(c.new)); !slices.Equal(got, c.want) {
			t.Errorf("%q -> %q: %v, want %v", c.old, c.new, got, c.want)
		}
	}
}

// check verifies that the hunks lead from old to new, and that they neither
// touch nor hold equal ends.
func check(t *testing.T, old, new []int32, hunks []Hunk) {
	t.Helper()
	i, j := 0, 0
	for n, h := range hunks {
		if h.OldFrom > h.OldTo || h.NewFrom > h.NewTo || h.OldFrom == h.OldTo && h.NewFrom == h.NewTo {
			t.Fatalf("bad hunk %v", h)
		}
		if n > 0 && h.OldFrom == i {
			t.Fatalf("hunks touch: %v", hunks)
		}
		if !slices.Equal(old[i:h.OldFrom], new[j:h.NewFrom]) {
			t.Fatalf("%v: before %v the texts differ", hunks, h)
		}
		i, j = h.OldTo, h.NewTo
	}
	if !slices.Equal(old[i:], new[j:]) {
		t.Fatalf("%v: the ends differ", hunks)
	}
}

func cost(hunks []Hunk) int {
	n := 0
	for _, h := range hunks {
		n += h.OldTo - h.OldFrom + h.NewTo - h.NewFrom
	}
	return n
}

// shortest is the number of tokens to delete and insert, by the textbook.
func shortest(a, b []int32) int {
	row := make([]int, len(b)+1)
	for i := range a {
		left := 0
		for j := range b {
			up := row[j+1]
			if a[i] == b[j] {
				row[j+1] = left + 1
			} else {
				row[j+1] = max(up, row[j])
			}
			left = up
		}
	}
	return len(a) + len(b) - 2*row[len(b)]
}

func randomTokens(rng *rand.Rand, n, kinds int) []int32 {
	t := make([]int32, rng.IntN(n+1))
	for i := range t {
		t[i] = int32(rng.IntN(kinds))
	}
	return t
}

func mutate(rng *rand.Rand, s []int32, edits, kinds int) []int32 {
	s = slices.Clone(s)
	for range edits {
		from := rng.IntN(len(s) + 1)
		to := min(len(s), from+rng.IntN(4))
		s = slices.Replace(s, from, to, randomTokens(rng, 3, kinds)...)
	}
	return s
}

func TestHunksLeadFromOldToNew(t *testing.T) {
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 9))
		kinds := 1 + rng.IntN(12)
		old := randomTokens(rng, 40, kinds)
		new := randomTokens(rng, 40, kinds)
		if seed%2 == 0 {
			new = mutate(rng, old, rng.IntN(6), kinds)
		}
		check(t, old, new, Hunks(old, new))
	}
}

// Short sequences get a shortest result; long ones with anchors may get a longer
// one, but not by much.
func TestHunksAreShort(t *testing.T) {
	total, best := 0, 0
	for seed := range uint64(600) {
		rng := rand.New(rand.NewPCG(seed, 10))
		size := 1 + rng.IntN(100)
		old := randomTokens(rng, size, 1+size/4)
		new := randomTokens(rng, size, 1+size/4)
		if seed%3 == 0 {
			new = mutate(rng, old, 6, 1+size/4)
		}
		got, want := cost(Hunks(old, new)), shortest(old, new)
		if got < want || got > want && len(old)+len(new) <= smallBox {
			t.Fatalf("%v -> %v: %d, the shortest is %d", old, new, got, want)
		}
		total, best = total+got, best+want
	}
	if total > best+best/20 {
		t.Errorf("%d tokens, at best %d", total, best)
	}
}

// Nothing in common in large stretches without anchors is the worst case.
func TestHunksAreBounded(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	old, new := make([]int32, 50_000), make([]int32, 50_000)
	for i := range old {
		old[i], new[i] = int32(rng.IntN(50)), int32(rng.IntN(50))
	}
	begin := time.Now()
	hunks := Hunks(old, new)
	check(t, old, new, hunks)
	if took := time.Since(begin); took > time.Minute {
		t.Errorf("took %v", took)
	}
}

func BenchmarkHunks(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	old := make([]int32, 30_000)
	for i := range old {
		old[i] = int32(rng.IntN(20_000))
	}
	for _, edits := range []int{1, 10, 1000} {
		new := mutate(rng, old, edits, 20_000)
		b.Run(fmt.Sprint(edits), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Hunks(old, new)
			}
		})
	}
	few := tokens(strings.Repeat("{}\n", 5000))
	other := mutate(rng, few, 300, 126)
	b.Run("repeated", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Hunks(few, other)
		}
	})
}
