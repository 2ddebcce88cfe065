package regex

import (
	"math/rand/v2"
	"slices"
	"testing"
	"unicode"
)

func randomSet(rnd *rand.Rand) charset {
	var spans []span
	for range rnd.IntN(5) {
		lo := rune(rnd.IntN(60))
		spans = append(spans, span{lo, lo + rune(rnd.IntN(8))})
	}
	if rnd.IntN(4) == 0 {
		spans = append(spans, span{0x10fff0, maxRune})
	}
	return newCharset(spans)
}

func TestCharsetAlgebra(t *testing.T) {
	rnd := rand.New(rand.NewPCG(17, 18))
	for range 2000 {
		a, b := randomSet(rnd), randomSet(rnd)
		for name, c := range map[string]struct {
			got  charset
			want func(inA, inB bool) bool
		}{
			"union":     {a.union(b), func(x, y bool) bool { return x || y }},
			"intersect": {a.intersect(b), func(x, y bool) bool { return x && y }},
			"subtract":  {a.subtract(b), func(x, y bool) bool { return x && !y }},
			"symmetric": {a.symmetric(b), func(x, y bool) bool { return x != y }},
			"negate":    {a.negate(), func(x, _ bool) bool { return !x }},
		} {
			for i, s := range c.got {
				if s.lo > s.hi || i > 0 && s.lo <= c.got[i-1].hi+1 {
					t.Fatalf("%s of %v and %v is not in order: %v", name, a, b, c.got)
				}
			}
			for _, base := range []rune{0, maxRune - 70} {
				for r := base; r < base+71; r++ {
					if c.got.contains(r) != c.want(a.contains(r), b.contains(r)) {
						t.Fatalf("%s of %v and %v: %v is wrong about %x", name, a, b, c.got, r)
					}
				}
			}
		}
	}
}

func TestFoldIsThatOfUnicode(t *testing.T) {
	for r := range rune(0x1e950) {
		var want charset
		for f := unicode.SimpleFold(r); ; f = unicode.SimpleFold(f) {
			want = append(want, span{f, f})
			if f == r {
				break
			}
		}
		if got := single(r).fold(); !slices.Equal(got, newCharset(want)) {
			t.Fatalf("%x: got %v, want %v", r, got, want)
		}
	}
	for _, c := range []struct{ set, want charset }{
		{charset{{'a', 'c'}}, charset{{'A', 'C'}, {'a', 'c'}}},
		{charset{{'X', 'b'}}, charset{{'A', 'B'}, {'X', 'b'}, {'x', 'z'}}},
		{charset{{'0', '9'}}, charset{{'0', '9'}}},
	} {
		if got := c.set.foldASCII(); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.set, got, c.want)
		}
		if got := c.set.fold(); !slices.Equal(got, c.want) {
			t.Errorf("%v by Unicode: got %v, want %v", c.set, got, c.want)
		}
	}
	if got := anyChar.fold(); !slices.Equal(got, anyChar) {
		t.Errorf("everything folds to %v", got)
	}
}

func TestAlphabetTellsApartWhatPatternsDo(t *testing.T) {
	for _, pattern := range []string{`a`, `\w+\s`, `[^a-z]é`, `(?i)k|ſ`, `\b`, `(?R)^x$`, `\p{Greek}[α-γ]`, `.`, `(?s).`, `[\x{0}-\x{10ffff}]`, `日|本|\x{10ffff}`} {
		n, _, err := parse(pattern, flags{multiLine: true, unicode: true})
		if err != nil {
			t.Fatal(err)
		}
		p, err := assemble(n, false, false, false)
		if err != nil {
			t.Fatal(err)
		}
		a, err := newAlphabet(p.sets, p.needs)
		if err != nil {
			t.Fatal(err)
		}
		c := classer{alphabet: a}
		for r := rune(0); r <= maxRune; r += 1 + r/0x3000 {
			class := c.classFor(r, true)
			if r >= 0x80 && class != a.classOf(r) {
				t.Fatalf("%s: the remembered class of %x is %d, not %d", pattern, r, class, a.classOf(r))
			}
			for _, set := range p.sets {
				if set.contains(r) != set.contains(a.member[class]) {
					t.Fatalf("%s: %x and %x are of one class", pattern, r, a.member[class])
				}
			}
			if got, want := a.traits[class], traitsOf(r)&p.needs; got != want {
				t.Fatalf("%s: %x has traits %b, want %b", pattern, r, got, want)
			}
		}
	}
}

func TestWordCharacters(t *testing.T) {
	word := tables(wordTables[:]...)
	for r := rune(0); r < 0x20000; r++ {
		if word.contains(r) != (traitsOf(r)&traitWord != 0) {
			t.Fatalf("\\w and \\b disagree about %x", r)
		}
	}
}
