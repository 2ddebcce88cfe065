package fuzzy

import "strings"

// Scoring an item costs ten times as much as finding out that it matches. So
// an item is scored only if an upper bound of its score says that it may still
// get among the best rows. The bound follows from fzf's rules in the scheme set
// up here: 16 for each character; the first one's bonus for its place twice;
// every other one the bonus of its own place or, without a gap, of a place
// before it, at least 4; and the first character skipped costs 3.
const (
	charScore     = 16
	inRow         = 4 // bonus of a character that follows another
	gapCost       = 3
	afterSlash    = 9 // bonus of a letter or digit there, or at the beginning
	afterSign     = 8
	hump          = 7 // of an upper-case letter after a lower-case one, a digit after a non-digit
	signPlace     = 8 // of a sign, wherever it is
	slashAndBlank = 9 // the most these get
)

// places tells which letters and digits of a text are at good places. Digits
// share three bits. Only meaningful for ASCII.
type places struct {
	slash uint32 // characters after a slash or at the beginning
	sign  uint32 // characters after another sign; and the flags
}

const (
	letterHump uint32 = 1 << 30 // some letter is a hump
	digitHump  uint32 = 1 << 31
)

// newCell looks through a text once, when it is added to a list.
func newCell(s string) cell {
	c := cell{text: s}
	last, lastAt := byte('/'), uint32(0)
	for i := 0; i < len(s); i++ {
		b := s[i]
		c.mask |= bit(b)
		at := placeBit(b)
		switch {
		case at == 0:
		case last == '/':
			c.slash |= at
		case lastAt == 0:
			c.sign |= at
		case b <= '9':
			if last > '9' {
				c.sign |= digitHump
			}
		case b <= 'Z' && last >= 'a':
			c.sign |= letterHump
		}
		last, lastAt = b, at
	}
	return c
}

// placeBit is 0 for signs.
func placeBit(b byte) uint32 {
	if b >= 0x80 {
		return 0
	}
	switch k := bits[b]; {
	case k < firstDigit:
		return 1 << k
	case k < firstDigit+10:
		return 1 << (k%3 + firstDigit)
	}
	return 0
}

// best is the best bonus that a character may find in the text.
func (p places) best(b byte) int {
	at := placeBit(b)
	switch {
	case at == 0:
		if b == '/' || b <= ' ' {
			return slashAndBlank
		}
		return signPlace
	case p.slash&at != 0:
		return afterSlash
	case p.sign&at != 0:
		return afterSign
	case b <= '9':
		if p.sign&digitHump != 0 {
			return hump
		}
	case p.sign&letterHump != 0:
		return hump
	}
	return 0
}

// most is what t scores at most in an ASCII cell.
func (t *term) most(c *cell) int {
	first := c.places.best(t.text[0])
	total := charScore*len(t.text) + 2*first
	run := max(first, inRow)
	for i := 1; i < len(t.text); i++ {
		if run < afterSlash {
			run = max(run, c.places.best(t.text[i]))
		}
		total += run
	}
	return total
}

// worth reports whether a matching ASCII cell may score more than floor.
func (t *term) worth(c *cell, floor int) bool {
	if floor < 0 {
		return true
	}
	most := t.most(c)
	return most > floor && (most-gapCost > floor || contains(c.text, t.text, t.fold))
}

// bound finds out whether a row matches, and what it scores at most.
func (q Query) bound(row []cell, sc *scratch) (most int, ok bool) {
	for _, s := range q.sets {
		best, ok := 0, false
		for i := range s {
			t := &s[i]
			score, hit := t.bound(&row[t.col], sc)
			if hit == t.not {
				continue
			}
			ok = true
			if !t.not {
				best = max(best, score)
			}
		}
		if !ok {
			return 0, false
		}
		most += best
	}
	return most, true
}

// bound finds out whether t, without its `not`, matches a cell, and what it
// scores at most.
func (t *term) bound(c *cell, sc *scratch) (most int, ok bool) {
	if !c.mask.may(t.mask) {
		return 0, false
	}
	if t.ascii && c.mask&foreign == 0 {
		switch t.kind {
		case fuzzy:
			if quick(c.text, 0, t.text, t.fold) < 0 {
				return 0, false
			}
			return t.most(c), true
		case exact:
			if !contains(c.text, t.text, t.fold) {
				return 0, false
			}
			return t.most(c), true
		}
	}
	r, _ := t.run(c, sc, false)
	return r.Score, r.Start >= 0
}

// contains reports whether s has text in one piece; text is lower case if fold.
func contains(s, text string, fold bool) bool {
	if !fold {
		return strings.Contains(s, text)
	}
	first := text[0]
	letter := 'a' <= first && first <= 'z'
	for i := 0; i+len(text) <= len(s); i++ {
		if b := s[i]; b != first && !(letter && b|0x20 == first) {
			continue
		}
		if equalFold(s[i:i+len(text)], text) {
			return true
		}
	}
	return false
}

// equalFold compares ASCII s with lower-case ASCII text of the same length.
func equalFold(s, text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if b := s[i]; b != c && !('a' <= c && c <= 'z' && b|0x20 == c) {
			return false
		}
	}
	return true
}
