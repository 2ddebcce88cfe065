package regex

import (
	"cmp"
	"slices"
	"unicode"
)

// span is a closed range of characters.
type span struct{ lo, hi rune }

// charset is a set of characters: spans in ascending order that neither touch
// nor overlap. It is not changed once made.
type charset []span

const maxRune = unicode.MaxRune

var anyChar = charset{{0, maxRune}}

// newCharset puts spans in order and joins those that meet. It takes the slice
// over.
func newCharset(spans []span) charset {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.lo, b.lo) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
			continue
		}
		out = append(out, s)
	}
	return charset(out)
}

func single(r rune) charset { return charset{{r, r}} }

func (c charset) contains(r rune) bool {
	_, found := slices.BinarySearchFunc(c, r, func(s span, r rune) int {
		switch {
		case s.hi < r:
			return -1
		case s.lo > r:
			return 1
		}
		return 0
	})
	return found
}

// size counts the characters, stopping at limit.
func (c charset) size(limit int) int {
	n := 0
	for _, s := range c {
		if n += int(s.hi-s.lo) + 1; n >= limit {
			return limit
		}
	}
	return n
}

func (c charset) union(d charset) charset {
	return newCharset(slices.Concat(c, d))
}

func (c charset) negate() charset {
	out := make(charset, 0, len(c)+1)
	next := rune(0)
	for _, s := range c {
		if s.lo > next {
			out = append(out, span{next, s.lo - 1})
		}
		next = s.hi + 1
	}
	if next <= maxRune {
		out = append(out, span{next, maxRune})
	}
	return out
}

func (c charset) intersect(d charset) charset {
	var out charset
	for len(c) > 0 && len(d) > 0 {
		if lo, hi := max(c[0].lo, d[0].lo), min(c[0].hi, d[0].hi); lo <= hi {
			out = append(out, span{lo, hi})
		}
		if c[0].hi < d[0].hi {
			c = c[1:]
		} else {
			d = d[1:]
		}
	}
	return out
}

func (c charset) subtract(d charset) charset { return c.intersect(d.negate()) }

func (c charset) symmetric(d charset) charset {
	return c.union(d).subtract(c.intersect(d))
}

// fold adds every character that differs from a member by letter case alone
// (Unicode simple case folding).
func (c charset) fold() charset {
	out := slices.Clone(c)
	add := func(r rune) {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			out = append(out, span{f, f})
		}
	}
	// The characters with other cases are those of CaseRanges, and one that
	// only gained an upper case late.
	if c.contains('ß') {
		add('ß')
	}
	i := 0
	for _, cased := range unicode.CaseRanges {
		lo, hi := rune(cased.Lo), rune(cased.Hi)
		for i < len(c) && c[i].hi < lo {
			i++
		}
		for j := i; j < len(c) && c[j].lo <= hi; j++ {
			for r := max(lo, c[j].lo); r <= min(hi, c[j].hi); r++ {
				add(r)
			}
		}
	}
	if len(out) == len(c) {
		return c
	}
	return newCharset(out)
}

// foldASCII is fold without Unicode: A-Z and a-z only.
func (c charset) foldASCII() charset {
	shifted := func(lo, hi, by rune) charset {
		part := c.intersect(charset{{lo, hi}})
		for i := range part {
			part[i].lo += by
			part[i].hi += by
		}
		return part
	}
	return newCharset(slices.Concat(c, shifted('a', 'z', 'A'-'a'), shifted('A', 'Z', 'a'-'A')))
}

// tables joins Unicode range tables to a set.
func tables(list ...*unicode.RangeTable) charset {
	n := 0
	for _, t := range list {
		n += len(t.R16) + len(t.R32)
	}
	spans := make([]span, 0, n)
	add := func(lo, hi, stride rune) {
		if stride == 1 {
			spans = append(spans, span{lo, hi})
			return
		}
		for r := lo; r <= hi; r += stride {
			spans = append(spans, span{r, r})
		}
	}
	for _, t := range list {
		for _, r := range t.R16 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
		for _, r := range t.R32 {
			add(rune(r.Lo), rune(r.Hi), rune(r.Stride))
		}
	}
	return newCharset(spans)
}
