package fuzzy

import "testing"

func TestNarrowingTakesAnyBytes(t *testing.T) {
	for _, c := range []struct {
		s, sub string
		want   bool
	}{{"a\xff", "\xff", true}, {"\xff", "\xfe\xff", false}, {"x\xc3", "x\xc3", true}, {"ab", "b", true}} {
		if got := subsequence(c.s, c.sub); got != c.want {
			t.Errorf("%q in %q: %v", c.sub, c.s, got)
		}
	}
}
