// Package motion holds the pure rules of movement: from a text, a range and a
// count to a range. It knows no editor and no screen.
package motion

import (
	"unicode"

	"hx/editor/selection"
	"hx/editor/text"
)

// Words says what counts as a word.
type Words uint8

const (
	// Small words are runs of word characters or of punctuation.
	Small Words = iota
	// Long words are runs of anything but white space.
	Long
	// Sub words also split at `_` and at a change of case.
	Sub
)

// Goal says where a word motion stops.
type Goal struct {
	Words    Words
	Backward bool
	// End stops at the far end of a word in the direction of the motion's
	// name (next end, previous end), else at its start.
	End bool
}

// Word moves count words from r. The result begins at the old cursor and its
// head is at the goal of the last hop; a motion that cannot go on leaves the
// last hop's range, or r when there was none.
func Word(t text.Rope, r selection.Range, count int, g Goal) selection.Range {
	if g.Backward && r.Head == 0 || !g.Backward && r.Head == t.Len() {
		return r
	}
	r = atCursor(t, r, g.Backward)
	for range count {
		next := g.hop(t, r)
		if next == r {
			break
		}
		r = next
	}
	return r
}

// atCursor is the one-grapheme range at the cursor, facing the motion.
func atCursor(t text.Rope, r selection.Range, backward bool) selection.Range {
	from := r.Cursor(t)
	to := t.NextGrapheme(from)
	if backward {
		return selection.New(to, from)
	}
	return selection.New(from, to)
}

// walker reads characters in the direction of a motion.
type walker struct {
	runes    text.Runes
	backward bool
}

func (w *walker) next() (rune, bool) {
	if w.backward {
		return w.runes.Prev()
	}
	return w.runes.Next()
}

// behind returns the character that the walker would meet going the other way.
func (w *walker) behind() (rune, bool) {
	probe := w.runes
	if w.backward {
		return probe.Next()
	}
	return probe.Prev()
}

// hop moves to the next goal. Line breaks right after the start are passed and
// not selected; a boundary right after the start moves the anchor over it.
func (g Goal) hop(t text.Rope, r selection.Range) selection.Range {
	w := walker{t.RunesAt(r.Head), g.Backward}
	prev, known := w.behind()
	anchor := r.Anchor
	head := r.Head
	for {
		probe := w
		c, ok := probe.next()
		if !ok || !isBreak(c) {
			break
		}
		w, prev, known = probe, c, true
		head = w.runes.Pos()
	}
	if known && isBreak(prev) {
		anchor = head
	}
	start := head
	for {
		c, ok := w.next()
		if !ok {
			break
		}
		if !known || g.between(prev, c) {
			if head != start {
				break
			}
			anchor = head
		}
		prev, known = c, true
		head = w.runes.Pos()
	}
	return selection.New(anchor, head)
}

func isBreak(c rune) bool { return c == '\n' }

// between tells whether the goal lies between two characters met in the order
// of the motion.
func (g Goal) between(p, q rune) bool {
	if !g.boundary(p, q) {
		return false
	}
	// Stopping before a word (next start, previous end) looks at what comes,
	// stopping behind one at what was passed.
	if g.End == g.Backward {
		return isBreak(q) || !g.blank(q)
	}
	return isBreak(q) || !g.blank(p)
}

func (g Goal) blank(c rune) bool {
	return text.IsSpace(c) || g.Words == Sub && c == '_'
}

func (g Goal) boundary(p, q rune) bool {
	a, b := class(p), class(q)
	switch {
	case g.Words == Long && solid(a) && solid(b):
		return false
	case g.Words == Sub && a == text.Word && b == text.Word:
		if (p == '_') != (q == '_') {
			return true
		}
		if g.Backward {
			return unicode.IsUpper(p) && unicode.IsLower(q)
		}
		return unicode.IsLower(p) && unicode.IsUpper(q)
	}
	return a != b
}

func class(c rune) text.Class {
	if c == '\r' {
		return text.Blank
	}
	return text.ClassOf(c)
}

func solid(c text.Class) bool { return c == text.Word || c == text.Punctuation }
