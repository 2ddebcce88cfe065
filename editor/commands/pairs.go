package commands

import (
	"slices"
	"unicode"

	"hx/editor/text"
	hxruntime "hx/runtime"
)

// pairing judges one typed character against the auto pairs.
type pairing struct {
	t     text.Rope
	pairs []hxruntime.Pair
	ch    rune
	typed string // the character
	alone bool   // it is never part of a pair, whatever stands beside it
}

func newPairing(t text.Rope, pairs []hxruntime.Pair, ch rune) pairing {
	p := pairing{t: t, pairs: pairs, ch: ch, typed: string(ch)}
	p.alone = ch != ' ' && !slices.ContainsFunc(pairs, func(pair hxruntime.Pair) bool { return ch == pair.Open || ch == pair.Close })
	return p
}

// at says what typing the character at a cursor inserts.
func (p pairing) at(cursor int) insertion {
	plain := insertion{from: cursor, to: cursor, before: p.typed}
	if p.alone {
		return plain
	}
	next, _ := p.t.RuneAt(cursor)
	prev, _ := p.t.RuneBefore(cursor)
	for _, pair := range p.pairs {
		switch {
		case p.ch == ' ' && prev == pair.Open && next == pair.Close:
			return insertion{from: cursor, to: cursor, before: " ", after: " "}
		case p.ch != pair.Open && p.ch != pair.Close:
			continue
		case p.ch == pair.Close && next == pair.Close:
			return insertion{from: cursor, to: cursor, skip: len(p.typed)}
		case p.ch != pair.Open:
			return plain
		case alphanumeric(next), pair.Open == pair.Close && alphanumeric(prev):
			return plain
		}
		return insertion{from: cursor, to: cursor, before: string(pair.Open), after: string(pair.Close)}
	}
	return plain
}

func alphanumeric(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

// around returns the two halves of an empty pair around the cursor, or the two
// blanks (or line breaks) inside one.
func (p pairing) around(cursor int) (from, to int, ok bool) {
	prev, before := p.t.RuneBefore(cursor)
	next, after := p.t.RuneAt(cursor)
	from, to = cursor-before, cursor+after
	if blankByte(prev) && blankByte(next) {
		prev, _ = p.t.RuneBefore(from)
		next, _ = p.t.RuneAt(to)
		for _, pair := range p.pairs {
			if prev == pair.Open && next == pair.Close {
				return from, to, true
			}
		}
		return 0, 0, false
	}
	for _, pair := range p.pairs {
		if prev == pair.Open && next == pair.Close {
			return from, to, true
		}
	}
	return 0, 0, false
}

// blankByte tells whether c is ASCII white space.
func blankByte(c rune) bool { return c < 0x80 && c != '\v' && text.IsSpace(c) }

// between tells whether the cursor stands between the halves of an empty pair.
func (p pairing) between(cursor int) bool {
	prev, _ := p.t.RuneBefore(cursor)
	next, _ := p.t.RuneAt(cursor)
	for _, pair := range p.pairs {
		if prev == pair.Open && next == pair.Close {
			return true
		}
	}
	return false
}
