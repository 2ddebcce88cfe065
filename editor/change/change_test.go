package change

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/text"
)

// apply is the naive model: edits from the last to the first on a string.
func apply(s string, set Set) string {
	for i := set.Count() - 1; i >= 0; i-- {
		e := set.At(i)
		s = s[:e.From] + e.Text + s[e.To:]
	}
	return s
}

func randomSet(rng *rand.Rand, length int) Set {
	var edits []Edit
	at := 0
	for at <= length && rng.IntN(4) > 0 {
		from := at + rng.IntN(length-at+1)
		to := from + rng.IntN(min(length-from, 5)+1)
		edits = append(edits, Edit{from, to, strings.Repeat(string(rune('A'+rng.IntN(26))), rng.IntN(4))})
		at = to + rng.IntN(2)
	}
	set, err := NewSet(length, edits)
	if err != nil {
		panic(err)
	}
	return set
}

func randomString(rng *rand.Rand) string {
	b := make([]byte, rng.IntN(30))
	for i := range b {
		b[i] = byte('a' + rng.IntN(26))
	}
	return string(b)
}

func show(s Set) string {
	var b strings.Builder
	for e := range s.Edits() {
		fmt.Fprintf(&b, "{%d, %d, %q} ", e.From, e.To, e.Text)
	}
	return b.String()
}

func TestLaws(t *testing.T) {
	for seed := range uint64(20000) {
		rng := rand.New(rand.NewPCG(seed, 7))
		old := randomString(rng)
		a := randomSet(rng, len(old))
		mid := apply(old, a)
		b := randomSet(rng, len(mid))
		final := apply(mid, b)
		c := randomSet(rng, len(final))
		fail := func(law string, got any, want any) {
			t.Fatalf("seed %d: %s on %q: got %v, want %v\na %s\nb %s\nc %s", seed, law, old, got, want, show(a), show(b), show(c))
		}
		if r, err := a.Apply(text.FromString(old)); err != nil || r.String() != mid {
			fail("apply", r.String(), mid)
		}
		if a.NewLen() != len(mid) {
			fail("length", a.NewLen(), len(mid))
		}
		if got := apply(mid, a.Invert(text.FromString(old))); got != old {
			fail("invert", got, old)
		}
		if got := apply(old, a.Compose(b)); got != final {
			fail("compose", got, final)
		}
		left, right := a.Compose(b).Compose(c), a.Compose(b.Compose(c))
		if l, r := apply(old, left), apply(old, right); l != r || l != apply(final, c) {
			fail("compose is associative", l, r)
		}
		for pos := 0; pos <= len(old); pos++ {
			for _, side := range []Side{Before, After} {
				if got, want := a.Map(pos, side), mapSlowly(a, pos, side); got != want {
					fail(fmt.Sprintf("map %d side %d", pos, side), got, want)
				}
			}
		}
		w := a.Desc().Walk()
		for range 10 {
			pos := rng.IntN(len(old) + 1)
			if got, want := w.Map(pos, After), a.Map(pos, After); got != want {
				fail(fmt.Sprintf("walk to %d", pos), got, want)
			}
		}
	}
}

// mapSlowly says where a marker goes by looking at every edit alone.
func mapSlowly(s Set, pos int, side Side) int {
	delta := 0
	for e := range s.Edits() {
		switch {
		case pos < e.From:
			return pos + delta
		case e.From == e.To && pos == e.From && side == Before:
			return e.From + delta
		case e.From < e.To && pos == e.From:
			return e.From + delta
		case pos > e.From && pos < e.To:
			if side == After {
				return e.From + delta + len(e.Text)
			}
			return e.From + delta
		}
		delta += len(e.Text) - (e.To - e.From)
	}
	return pos + delta
}

// TestRebaseConverges: two independent changes that touch no common bytes give
// the same text in either order, insertions at one place excepted.
func TestRebaseConverges(t *testing.T) {
	done := 0
	for seed := range uint64(20000) {
		rng := rand.New(rand.NewPCG(seed, 8))
		old := randomString(rng)
		a, b := randomSet(rng, len(old)), randomSet(rng, len(old))
		b2, ok1 := b.Rebase(a.Desc())
		a2, ok2 := a.Rebase(b.Desc())
		if !ok1 || !ok2 || shareInsertion(a, b) {
			continue
		}
		done++
		if ab, ba := apply(apply(old, a), b2), apply(apply(old, b), a2); ab != ba {
			t.Fatalf("seed %d: on %q\na %s\nb %s: %q and %q", seed, old, show(a), show(b), ab, ba)
		}
	}
	if done < 1000 {
		t.Fatalf("only %d pairs were compared", done)
	}
}

func shareInsertion(a, b Set) bool {
	for x := range a.Edits() {
		for y := range b.Edits() {
			if x.Text != "" && y.Text != "" && x.From <= y.To && y.From <= x.To {
				return true
			}
		}
	}
	return false
}

func TestStickySidesKeepOffsetsInReplacedText(t *testing.T) {
	same, _ := NewSet(10, []Edit{{2, 6, "WXYZ"}})
	longer, _ := NewSet(10, []Edit{{2, 6, "VWXYZ"}})
	for _, c := range []struct {
		set  Set
		pos  int
		side Side
		want int
	}{
		{same, 4, AfterSticky, 4}, {same, 4, After, 6}, {same, 4, BeforeSticky, 4}, {same, 4, Before, 2},
		{longer, 4, AfterSticky, 7}, {longer, 4, BeforeSticky, 2}, {longer, 2, After, 2}, {longer, 6, Before, 7},
	} {
		if got := c.set.Map(c.pos, c.side); got != c.want {
			t.Errorf("%s: Map(%d, %d) = %d, want %d", show(c.set), c.pos, c.side, got, c.want)
		}
	}
}

func TestErrorsNameTheFact(t *testing.T) {
	if _, err := NewSet(5, []Edit{{0, 3, ""}, {2, 4, ""}}); err == nil {
		t.Error("overlapping edits were accepted")
	}
	if _, err := NewSet(5, []Edit{{4, 6, ""}}); err == nil {
		t.Error("an edit outside the text was accepted")
	}
	if _, err := None(3).Apply(text.FromString("four")); err == nil || err.Error() != "change is for 3 bytes, text has 4" {
		t.Errorf("error %v", err)
	}
}

func FuzzComposeInvert(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) {
		rng := rand.New(rand.NewPCG(seed, 9))
		old := randomString(rng)
		a := randomSet(rng, len(old))
		b := randomSet(rng, a.NewLen())
		both := a.Compose(b)
		if got := apply(apply(old, both), both.Invert(text.FromString(old))); got != old {
			t.Fatalf("%q became %q", old, got)
		}
	})
}
