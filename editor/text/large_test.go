package text

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Large texts have larger leaves, which fall into small ones where they are
// edited.
func TestEditingALargeText(t *testing.T) {
	model := []byte(strings.Repeat("a line with ünïcode\r\nand another\n", largeFrom/30))
	r := FromString(string(model))
	if n, _ := r.leafAt(0); len(n.leaf) <= 2*maxLeaf {
		t.Fatalf("leaves of %d bytes in %d", len(n.leaf), r.Len())
	}
	rng := rand.New(rand.NewPCG(3, 3))
	place := 0
	for i := range 150 {
		if i%5 == 0 {
			place = rng.IntN(len(model))
		}
		from := min(place+rng.IntN(40), len(model))
		to := min(from+rng.IntN(3)*rng.IntN(60), len(model))
		insert := []string{"", "x", "\n", "\r\n", "ü", strings.Repeat("more text\n", 300)}[rng.IntN(6)]
		r = r.Replace(from, to, insert)
		model = slices.Replace(model, from, to, []byte(insert)...)
		line := r.LineAt(from)
		if start := r.LineStart(line); start > from || strings.Contains(string(model[start:from]), "\n") {
			t.Fatalf("edit %d: line %d starts at %d, the edit was at %d", i, line, start, from)
		}
	}
	if !r.Equal(FromString(string(model))) || r.Lines() != strings.Count(string(model), "\n")+1 {
		t.Error("the text is not what was made of it")
	}
	pieces := 0
	for range r.Pieces(0) {
		pieces++
	}
	if pieces > 1500 {
		t.Errorf("%d pieces after 150 edits", pieces)
	}
}
