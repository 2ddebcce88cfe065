package regex

import (
	"cmp"
	"slices"
)

// alphabet groups the characters that a pattern cannot tell apart into classes,
// so that an automaton needs a column per class and not one per character.
// Classes are numbered from 0; the number after the last stands for the end of
// the text.
type alphabet struct {
	n      int         // classes, the end of the text not counted
	bytes  [256]uint16 // class of an ASCII byte; trap for the others
	bounds []rune      // where intervals of one class begin, from U+0080 on
	ids    []uint16    // the class of each interval
	member []rune      // one character of each class
	traits []traits    // of each class and of the end
}

// end is the column for the end of the text.
func (a *alphabet) end() uint16 { return uint16(a.n) }

// trap is the column of bytes that begin no ASCII character.
func (a *alphabet) trap() uint16 { return uint16(a.n + 1) }

// columns is how wide a row of an automaton is.
func (a *alphabet) columns() int { return a.n + 2 }

// maxClasses keeps class numbers in 16 bits.
const maxClasses = 1 << 15

// edge is where the membership of the set numbered set changes.
type edge struct {
	at  rune
	set int
}

// newAlphabet makes the classes for a pattern's sets and for what its
// assertions need to know.
func newAlphabet(sets []charset, needs traits) (*alphabet, error) {
	kinds := make([]traits, 0, 4) // of the sets that follow the pattern's own
	all := slices.Clip(sets)
	for _, k := range []struct {
		trait traits
		set   func() charset
	}{
		{traitLF, func() charset { return single('\n') }},
		{traitCR, func() charset { return single('\r') }},
		{traitWord, func() charset { return tables(wordTables[:]...) }},
		{traitASCIIWord, func() charset { return pairs(asciiClasses["word"]) }},
	} {
		if needs&k.trait != 0 {
			kinds, all = append(kinds, k.trait), append(all, k.set())
		}
	}

	a := &alphabet{}
	signature := make([]byte, len(all)/8+1) // one bit per set
	known := map[string]uint16{}
	sweep(all, func(lo, hi rune) {
		id, ok := known[string(signature)]
		if !ok {
			id = uint16(len(a.member))
			known[string(signature)] = id
			a.member = append(a.member, lo)
			var t traits
			for i, kind := range kinds {
				if bit := len(sets) + i; signature[bit/8]>>(bit%8)&1 != 0 {
					t |= kind
				}
			}
			a.traits = append(a.traits, t)
		}
		if hi < 0x80 {
			for r := lo; r <= hi; r++ {
				a.bytes[r] = id
			}
		} else if n := len(a.ids); n == 0 || a.ids[n-1] != id {
			a.bounds, a.ids = append(a.bounds, lo), append(a.ids, id)
		}
	}, func(set int) bool {
		signature[set/8] ^= 1 << (set % 8)
		return len(a.member) <= maxClasses
	})
	if a.n = len(a.member); a.n > maxClasses {
		return nil, errTooLarge
	}
	a.traits = append(a.traits, traitEdge)
	for b := 0x80; b < 0x100; b++ {
		a.bytes[b] = a.trap()
	}
	return a, nil
}

// sweep walks the intervals between places where a set's membership changes,
// in order; toggle tells of each change before the interval is visited, and
// returns false to end the walk. No interval holds both ASCII and other
// characters.
func sweep(sets []charset, visit func(lo, hi rune), toggle func(set int) bool) {
	var edges []edge
	for i, set := range sets {
		for _, s := range set {
			edges = append(edges, edge{s.lo, i}, edge{s.hi + 1, i})
		}
	}
	edges = append(edges, edge{0x80, -1})
	slices.SortFunc(edges, func(a, b edge) int { return cmp.Compare(a.at, b.at) })
	lo := rune(0)
	for _, e := range edges {
		if e.at > lo && lo <= maxRune {
			visit(lo, e.at-1)
			lo = e.at
		}
		if e.set >= 0 && !toggle(e.set) {
			return
		}
	}
	if lo <= maxRune {
		visit(lo, maxRune)
	}
}

// classOf returns the class of a character outside ASCII. It takes a binary
// search; see classer.
func (a *alphabet) classOf(r rune) uint16 {
	i, exact := slices.BinarySearch(a.bounds, r)
	if !exact {
		i--
	}
	return a.ids[i]
}

// classer remembers classes of characters outside ASCII. Its memory is bounded
// by the number of characters there are: 2 MB, reached only by a text that uses
// every block of Unicode.
type classer struct {
	*alphabet
	blocks []uint16 // which part of pages holds a block; 0 is none
	pages  []uint16
}

const (
	blockBits = 7
	blockSize = 1 << blockBits
)

func (c *classer) of(r rune) uint16 {
	if len(c.ids) == 1 {
		return c.ids[0]
	}
	if c.blocks == nil {
		c.blocks = make([]uint16, (maxRune+1)>>blockBits)
		c.pages = make([]uint16, blockSize) // unused, so that 0 is free
	}
	page := c.blocks[r>>blockBits]
	if page == 0 {
		page = uint16(len(c.pages) >> blockBits)
		c.blocks[r>>blockBits] = page
		for i := range rune(blockSize) {
			c.pages = append(c.pages, c.classOf(r&^(blockSize-1)+i))
		}
	}
	return c.pages[int(page)<<blockBits|int(r&(blockSize-1))]
}
