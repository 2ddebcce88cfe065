// Package object finds things in a text by its characters alone: surrounding
// pairs, words and paragraphs as objects. What needs a syntax tree is elsewhere.
package object

import "hx/editor/text"

// brackets are the pairs of two different halves that are known as such.
var brackets = [][2]rune{
	{'(', ')'}, {'{', '}'}, {'[', ']'}, {'<', '>'},
	{'‘', '’'}, {'“', '”'}, {'«', '»'}, {'「', '」'}, {'（', '）'},
}

// PairOf returns the two halves of the pair that ch is a half of; any other
// character is both halves of its own pair.
func PairOf(ch rune) (open, shut rune) {
	for _, b := range brackets {
		if ch == b[0] || ch == b[1] {
			return b[0], b[1]
		}
	}
	return ch, ch
}

// IsBracket tells whether ch is a half of a pair of two different characters,
// and which.
func IsBracket(ch rune) (open, yes bool) {
	for _, b := range brackets {
		if ch == b[0] || ch == b[1] {
			return ch == b[0], true
		}
	}
	return false, false
}

// maxBracketDistance bounds the search for a partner, in characters.
const maxBracketDistance = 10_000

// Partner returns the start of the bracket that matches the one at pos, by
// counting brackets of its kind.
func Partner(t text.Rope, pos int) (int, bool) {
	ch, size := t.RuneAt(pos)
	isOpen, ok := IsBracket(ch)
	if !ok {
		return 0, false
	}
	open, shut := PairOf(ch)
	depth := 1
	if isOpen {
		runes := t.RunesAt(pos + size)
		for range maxBracketDistance {
			at := runes.Pos()
			c, ok := runes.Next()
			if !ok {
				break
			}
			depth += step(c, shut, open)
			if depth == 0 {
				return at, true
			}
		}
		return 0, false
	}
	runes := t.RunesAt(pos)
	for range maxBracketDistance {
		c, ok := runes.Prev()
		if !ok {
			break
		}
		depth += step(c, open, shut)
		if depth == 0 {
			return runes.Pos(), true
		}
	}
	return 0, false
}

// step is -1 for what closes the search, +1 for what nests deeper.
func step(c, down, up rune) int {
	switch c {
	case down:
		return -1
	case up:
		return 1
	}
	return 0
}

// Opening finds the count-th unmatched opening half before pos, Closing the
// closing half from pos on.
func Opening(t text.Rope, open, shut rune, pos, count int) (int, bool) {
	runes := t.RunesAt(pos)
	depth := 0
	for {
		c, ok := runes.Prev()
		if !ok {
			return 0, false
		}
		switch {
		case c == open && depth == 0:
			if count--; count == 0 {
				return runes.Pos(), true
			}
		case c == open:
			depth--
		case c == shut:
			depth++
		}
	}
}

func Closing(t text.Rope, open, shut rune, pos, count int) (int, bool) {
	runes := t.RunesAt(pos)
	depth := 0
	for {
		at := runes.Pos()
		c, ok := runes.Next()
		if !ok {
			return 0, false
		}
		switch {
		case c == shut && depth == 0:
			if count--; count == 0 {
				return at, true
			}
		case c == shut:
			depth--
		case c == open:
			depth++
		}
	}
}
