package regex

import (
	"unicode/utf8"
)

type kind uint8

const (
	kindEmpty  kind = iota
	kindSet         // one character of set
	kindLook        // a place between two characters
	kindGroup       // capture group index around subs[0]
	kindConcat      // subs in order
	kindAlt         // the first of subs that leads to a match
	kindRepeat      // subs[0], min to max times
)

// forever as the max of a repeat, and as a length, is without bound. Lengths
// are capped there, so that sums and products of them stay far from overflow.
const forever = 1 << 28

// node is a parsed pattern.
type node struct {
	kind     kind
	look     look
	lazy     bool
	min, max int
	index    int
	set      charset
	subs     []*node
}

// lengths returns the shortest and longest match in bytes, forever at most.
func (n *node) lengths() (shortest, longest int) {
	switch n.kind {
	case kindSet:
		return n.set.lengths()
	case kindGroup:
		return n.subs[0].lengths()
	case kindConcat:
		for _, s := range n.subs {
			lo, hi := s.lengths()
			shortest, longest = min(shortest+lo, forever), min(longest+hi, forever)
		}
	case kindAlt:
		shortest = forever
		for _, s := range n.subs {
			lo, hi := s.lengths()
			shortest, longest = min(shortest, lo), max(longest, hi)
		}
	case kindRepeat:
		lo, hi := n.subs[0].lengths()
		return times(lo, n.min), times(hi, n.max)
	}
	return shortest, longest
}

func times(length, n int) int {
	if length == 0 || n == 0 {
		return 0
	}
	if n >= forever/length {
		return forever
	}
	return length * n
}

// lengths returns the fewest and the most bytes a member takes up. A byte of
// invalid text stands for U+FFFD and is one byte long.
func (c charset) lengths() (shortest, longest int) {
	if len(c) == 0 {
		return 0, 0
	}
	shortest, longest = width(c[0].lo), width(c[len(c)-1].hi)
	if c.contains(utf8.RuneError) {
		shortest = 1
	}
	return shortest, longest
}

// width is the length of a character in UTF-8; surrogates, which no text
// holds, count as their neighbours do.
func width(r rune) int {
	if n := utf8.RuneLen(r); n > 0 {
		return n
	}
	return 3
}

// sets calls visit for each character set of the pattern until it returns
// false.
func (n *node) sets(visit func(charset) bool) bool {
	if n.kind == kindSet {
		return visit(n.set)
	}
	for _, s := range n.subs {
		if !s.sets(visit) {
			return false
		}
	}
	return true
}
