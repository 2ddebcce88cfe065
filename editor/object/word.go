package object

import (
	"hx/editor/selection"
	"hx/editor/text"
)

// Word returns the word under the cursor: a run of characters of one class, or
// for long words of anything but white space. Around adds the blanks behind
// it, or those before when there are none. On white space a long word is the
// one that ends right before; other words are not found there.
func Word(t text.Rope, r selection.Range, long, around bool) selection.Range {
	pos := r.Cursor(t)
	from, to := wordStart(t, pos, long), wordEnd(t, pos, long)
	if !around || from == to {
		return selection.New(from, to)
	}
	if end := ahead(t, to, text.IsBlank); end > to {
		return selection.New(from, end)
	}
	return selection.New(back(t, from, text.IsBlank), to)
}

// wordEnd returns where the word at pos ends, pos itself on white space.
func wordEnd(t text.Rope, pos int, long bool) int {
	c, size := t.RuneAt(pos)
	if size == 0 || text.IsSpace(c) {
		return pos
	}
	return ahead(t, pos, sameWord(text.ClassOf(c), long))
}

// wordStart returns where the word at pos, or before it, begins.
func wordStart(t text.Rope, pos int, long bool) int {
	c, size := t.RuneAt(pos)
	if size == 0 { // at the end of the text the word before it
		c, _ = t.RuneBefore(pos)
	}
	return back(t, pos, sameWord(text.ClassOf(c), long))
}

func sameWord(class text.Class, long bool) func(rune) bool {
	return func(c rune) bool {
		return !text.IsSpace(c) && (long || text.ClassOf(c) == class)
	}
}

// ahead returns the end of the run of characters that take accepts.
func ahead(t text.Rope, pos int, take func(rune) bool) int {
	runes := t.RunesAt(pos)
	for {
		at := runes.Pos()
		c, ok := runes.Next()
		if !ok || !take(c) {
			return at
		}
	}
}

// back returns the start of the run.
func back(t text.Rope, pos int, take func(rune) bool) int {
	runes := t.RunesAt(pos)
	for {
		at := runes.Pos()
		c, ok := runes.Prev()
		if !ok || !take(c) {
			return at
		}
	}
}
