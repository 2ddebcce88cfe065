package text

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestNearAnswersLikeRope: whatever is asked in whatever order.
func TestNearAnswersLikeRope(t *testing.T) {
	parts := []string{"a", "bc ", "\n", "\r\n", "\r", "é", "e\u0301", "漢", "👩\u200d👧", "\t", "\xff", strings.Repeat("word ", 500)}
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var b strings.Builder
		for range rng.IntN(60) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		r := FromString(b.String())
		for range 20 { // leaves of many sizes
			at := rng.IntN(r.Len() + 1)
			r = r.Replace(at, at, parts[rng.IntN(len(parts))])
		}
		near := r.Near()
		for range 400 {
			pos := rng.IntN(r.Len()+3) - 1
			if got, want := near.IsBoundary(pos), r.IsBoundary(pos); got != want {
				t.Fatalf("seed %d: boundary at %d: %v, want %v", seed, pos, got, want)
			}
			pos = max(0, min(pos, r.Len()))
			if got, want := near.Next(pos), r.NextGrapheme(pos); got != want {
				t.Fatalf("seed %d: after %d comes %d, want %d", seed, pos, got, want)
			}
			if got, want := near.Prev(pos), r.PrevGrapheme(pos); got != want {
				t.Fatalf("seed %d: before %d comes %d, want %d", seed, pos, got, want)
			}
		}
	}
}
