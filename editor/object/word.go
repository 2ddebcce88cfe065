package object

import (
	"hx/editor/selection"
	"hx/editor/text"
)

// Word returns the word under the cursor: a run of characters of one class, or
// for long words of anything but white space. Around adds the blanks behind
// it, or those before when there are none. On white space nothing is found.
func Word(t text.Rope, r selection.Range, long, around bool) selection.Range {
	pos := r.Cursor(t)
	kind, ok := solid(t, pos)
	if !ok {
		return selection.Point(pos)
	}
	same := func(c rune) bool {
		k, ok := classOf(c)
		return ok && (long || k == kind)
	}
	from, to := back(t, pos, same), ahead(t, pos, same)
	if !around {
		return selection.New(from, to)
	}
	blank := func(c rune) bool { return text.IsSpace(c) && c != '\n' && c != '\r' }
	if end := ahead(t, to, blank); end > to {
		return selection.New(from, end)
	}
	return selection.New(back(t, from, blank), to)
}

func classOf(c rune) (text.Class, bool) {
	k := text.ClassOf(c)
	return k, k == text.Word || k == text.Punctuation
}

func solid(t text.Rope, pos int) (text.Class, bool) {
	c, size := t.RuneAt(pos)
	if size == 0 {
		return 0, false
	}
	return classOf(c)
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

// Paragraph returns count paragraphs from the one under the cursor; around
// adds the empty lines behind it.
func Paragraph(t text.Rope, r selection.Range, count int, around bool) selection.Range {
	line := t.LineAt(r.Cursor(t))
	blank := func(l int) bool { return t.LineStart(l) == t.LineEnd(l) }
	lines := t.Lines()
	first := line
	// On an empty line the paragraph behind it is meant, unless the cursor is
	// on the last of the empty lines' text.
	if blank(line) {
		for first > 0 && blank(first-1) {
			first--
		}
	} else {
		for first > 0 && !blank(first-1) {
			first--
		}
	}
	end := line
	for i := range count {
		if i > 0 || blank(end) {
			for end < lines && blank(end) {
				end++
			}
		}
		done := end
		for end < lines && !blank(end) {
			end++
		}
		if around || i < count-1 {
			for end < lines && blank(end) {
				end++
			}
		}
		if end == done {
			break
		}
	}
	if blank(line) && !around {
		first = line
		for first < lines && blank(first) {
			first++
		}
	}
	return selection.New(t.LineStart(first), t.LineStart(end))
}
