package regex

import "slices"

// piece is a part of a pattern that every match has, in order: a character
// (kindSet), an assertion (kindLook), or something about which nothing is known
// (kindEmpty).
type piece struct {
	kind kind
	set  charset
	look look
}

// maxPieces bounds what is looked at to choose how to search.
const maxPieces = 256

// pieces appends the parts of n to list.
func pieces(list []piece, n *node) []piece {
	if len(list) >= maxPieces {
		return append(list, piece{})
	}
	switch n.kind {
	case kindEmpty:
		return list
	case kindSet:
		return append(list, piece{kind: kindSet, set: n.set})
	case kindLook:
		return append(list, piece{kind: kindLook, look: n.look})
	case kindGroup:
		return pieces(list, n.subs[0])
	case kindConcat:
		for _, s := range n.subs {
			list = pieces(list, s)
		}
		return list
	case kindRepeat:
		for range min(n.min, maxPieces) {
			list = pieces(list, n.subs[0])
		}
		if n.min == n.max {
			return list
		}
	}
	return append(list, piece{})
}

// plan is how a pattern is searched.
type plan struct {
	// exact is the whole pattern as a needle between assertions.
	exact       *needle
	front, back []look
	// prefix begins every match.
	prefix *needle
	// inner is part of every match, and no match crosses a line break.
	inner *needle
	// first is not 0 for bytes that can begin a match. nil if they are too
	// many to be worth a look.
	first *[256]uint8
	// lines is set if matches begin at line starts only.
	lines bool

	anchored bool // matches at the start of the text only
	nullable bool // may match nothing
	fixed    int  // length of every match, bytes; -1 if they differ
}

// leading returns how many of list are assertions at its start, and whether one
// of them ties the pattern to the start of the text.
func leading(list []piece) (n int, anchored bool) {
	for n < len(list) && list[n].kind == kindLook {
		anchored = anchored || list[n].look == lookTextStart
		n++
	}
	return n, anchored
}

// newPlan chooses for pattern n with such parts, whose automaton is p.
func newPlan(n *node, list []piece, p *prog) plan {
	shortest, longest := n.lengths()
	front, anchored := leading(list)
	pl := plan{fixed: -1, anchored: anchored, nullable: shortest == 0}
	if shortest == longest && longest < forever {
		pl.fixed = longest
	}
	if anchored {
		return pl
	}
	run := front
	for run < len(list) && list[run].kind == kindSet && fitsNeedle(list[run].set) {
		run++
	}
	back := run
	for back < len(list) && list[back].kind == kindLook {
		back++
	}
	if run > front && back == len(list) {
		if pl.exact = needleOf(list[front:run]); pl.exact != nil {
			pl.front, pl.back = looksOf(list[:front]), looksOf(list[run:])
			return pl
		}
	}
	if shortest == 0 {
		return pl
	}
	pl.prefix = needleOf(list[front:run])
	inLine := n.sets(func(c charset) bool { return !c.contains('\n') })
	if best := bestNeedle(list); best != nil && inLine && (pl.prefix == nil || best.score*4 < pl.prefix.score) {
		pl.inner, pl.prefix = best, nil
	} else if pl.prefix == nil {
		pl.first = firstBytes(p)
		pl.lines = pl.first == nil && slices.Contains(looksOf(list[:front]), lookLineStart)
	}
	return pl
}

func needleOf(list []piece) *needle {
	if len(list) == 0 {
		return nil
	}
	sets := make([]charset, len(list))
	for i, p := range list {
		sets[i] = p.set
	}
	return newNeedle(sets)
}

func looksOf(list []piece) []look {
	var looks []look
	for _, p := range list {
		looks = append(looks, p.look)
	}
	return looks
}

// rare is the score from which on a needle is not worth looking for: the
// automaton would be woken too often.
const rare = 12_000

// bestNeedle returns the rarest needle among the runs of characters in list.
func bestNeedle(list []piece) *needle {
	var best *needle
	for i := 0; i < len(list); i++ {
		from := i
		for i < len(list) && list[i].kind == kindSet && fitsNeedle(list[i].set) {
			i++
		}
		if n := needleOf(list[from:i]); n != nil && n.score < rare && (best == nil || n.score < best.score) {
			best = n
		}
	}
	return best
}

// firstMax is the summed weight up to which skipping to a first byte pays.
const firstMax = 150

// firstBytes returns the bytes that begin a match of p, which matches no empty
// text; nil if they are too common.
func firstBytes(p *prog) *[256]uint8 {
	seen := newPCSet(len(p.insts))
	var stack []uint32
	var first [256]uint8
	for _, pc := range p.closure(nil, &seen, &stack, p.start, func(look) bool { return true }) {
		in := p.insts[pc]
		if in.op != opSet {
			return nil
		}
		for _, s := range p.sets[in.arg] {
			for r := s.lo; r <= min(s.hi, 0x7f); r++ {
				first[r] = 1
			}
			if s.hi >= 0x80 {
				for b := leadByte(max(s.lo, 0x80)); b <= leadByte(s.hi); b++ {
					first[b] = 1
				}
			}
		}
		if p.sets[in.arg].contains('\uFFFD') {
			for b := 0x80; b < 0x100; b++ {
				first[b] = 1
			}
		}
	}
	sum := 0
	for b, is := range first {
		sum += int(is) * weight(byte(b))
	}
	if sum > firstMax {
		return nil
	}
	return &first
}

// leadByte returns the first byte of a character outside ASCII.
func leadByte(r rune) rune {
	switch {
	case r < 0x800:
		return 0xc0 | r>>6
	case r < 0x10000:
		return 0xe0 | r>>12
	}
	return 0xf0 | r>>18
}
