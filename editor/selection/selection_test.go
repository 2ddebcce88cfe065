package selection

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"hx/editor/change"
	"hx/editor/text"
)

var bits = []string{"a", " ", "\n", "\r\n", "é", "e\u0301", "漢", "👩\u200d👧", "\t"}

func randomText(rng *rand.Rand) text.Rope {
	var b strings.Builder
	for range rng.IntN(30) {
		b.WriteString(bits[rng.IntN(len(bits))])
	}
	return text.FromString(b.String())
}

func randomSelection(rng *rand.Rand, length int) Selection {
	ranges := make([]Range, 1+rng.IntN(6))
	for i := range ranges {
		ranges[i] = New(rng.IntN(length+1), rng.IntN(length+1))
	}
	return Of(ranges, rng.IntN(len(ranges)))
}

// legal reports the first broken rule of a stored selection.
func legal(s Selection, t text.Rope) string {
	last := -1
	for i, r := range s.Ranges() {
		switch {
		case r.From() < last:
			return "ranges overlap or are not sorted"
		case i > 0 && r.From() == s.Range(i-1).From():
			return "two ranges start at the same place"
		case !t.IsBoundary(r.Anchor) || !t.IsBoundary(r.Head):
			return "an end is not on a grapheme boundary"
		case r.IsEmpty() && r.Head != t.Len():
			return "an empty range before the end of the text"
		case r.To() > t.Len():
			return "a range leaves the text"
		}
		last = r.To()
	}
	if s.PrimaryIndex() < 0 || s.PrimaryIndex() >= s.Len() {
		return "no primary range"
	}
	return ""
}

func TestStoredSelectionsAreLegal(t *testing.T) {
	for seed := range uint64(5000) {
		rng := rand.New(rand.NewPCG(seed, 1))
		rope := randomText(rng)
		s := randomSelection(rng, rope.Len()+3)
		primary := s.Primary()
		e := s.Ensure(rope)
		if why := legal(e, rope); why != "" {
			t.Fatalf("seed %d: %s: %v in %q", seed, why, e, rope.String())
		}
		if at := min(primary.From(), rope.Len()); !e.Primary().Contains(rope.FloorGrapheme(at)) && at < rope.Len() {
			t.Fatalf("seed %d: primary %v became %v", seed, primary, e.Primary())
		}
		if !e.Ensure(rope).Equal(e) {
			t.Fatalf("seed %d: Ensure is not idempotent", seed)
		}
		for _, u := range []Selection{e.Add(New(0, rope.Len())), e.Remove(0), e.MergeTouching(), e.Span(), e.OnlyPrimary()} {
			if why := legal(u.Ensure(rope), rope); why != "" {
				t.Fatalf("seed %d: %s", seed, why)
			}
		}
	}
}

func TestMapMovesWithTheText(t *testing.T) {
	const old = "one two three"
	for _, c := range []struct {
		name string
		edit change.Edit
		r    Range
		want Range
	}{
		{"inserted at the left edge pushes", change.Edit{From: 4, To: 4, Text: "xx"}, New(4, 7), New(6, 9)},
		{"inserted at the right edge stays outside", change.Edit{From: 7, To: 7, Text: "xx"}, New(4, 7), New(4, 7)},
		{"inserted inside grows", change.Edit{From: 5, To: 5, Text: "xx"}, New(4, 7), New(4, 9)},
		{"backward ranges alike", change.Edit{From: 4, To: 4, Text: "xx"}, New(7, 4), New(9, 6)},
		{"deleted text collapses", change.Edit{From: 3, To: 13}, New(4, 7), New(3, 3)},
		{"replaced by the same length keeps places", change.Edit{From: 0, To: 13, Text: "ONE TWO THREE"}, New(4, 7), New(4, 7)},
		{"otherwise left end goes to the end, right end to the start", change.Edit{From: 0, To: 13, Text: "x"}, New(4, 7), New(1, 0)},
	} {
		set, err := change.NewSet(len(old), []change.Edit{c.edit})
		if err != nil {
			t.Fatal(err)
		}
		if got := Single(c.r).Map(set.Desc()).Primary(); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestPutCursorKeepsTheAnchorsGrapheme(t *testing.T) {
	rope := text.FromString("abcdef")
	for _, c := range []struct {
		from Range
		pos  int
		want Range
	}{
		{New(2, 3), 4, New(2, 5)},
		{New(2, 3), 0, New(3, 0)},
		{New(3, 1), 4, New(2, 5)},
		{New(3, 1), 0, New(3, 0)},
		{New(2, 5), 2, New(2, 3)},
	} {
		if got := c.from.PutCursor(rope, c.pos, true); got != c.want {
			t.Errorf("%v to %d: %v, want %v", c.from, c.pos, got, c.want)
		}
	}
}

func TestMergedRangeIsBackwardOnlyIfBothWere(t *testing.T) {
	back := Of([]Range{New(4, 0), New(6, 2)}, 1)
	if got := back.Ranges(); !slices.Equal(got, []Range{New(6, 0)}) {
		t.Errorf("two backward ranges became %v", got)
	}
	mixed := Of([]Range{New(0, 4), New(6, 2)}, 0)
	if got := mixed.Ranges(); !slices.Equal(got, []Range{New(0, 6)}) {
		t.Errorf("mixed ranges became %v", got)
	}
}
