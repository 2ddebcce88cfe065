package motion

import (
	"hx/editor/selection"
	"hx/editor/text"
)

// blankLine tells whether a line holds nothing but its line break.
func blankLine(t text.Rope, line int) bool { return t.LineStart(line) == t.LineEnd(line) }

// NextParagraph returns the range from the cursor to the start of the count-th
// next paragraph: behind the empty lines that follow this one.
func NextParagraph(t text.Rope, r selection.Range, count int, extend bool) selection.Range {
	pos := r.Cursor(t)
	line := t.LineAt(pos)
	lines := t.Lines()
	// From the last character of a paragraph (its last line break before the
	// empty lines) the motion starts behind it.
	lastChar := t.PrevGrapheme(t.LineStart(line+1)) == pos
	if currEmpty, nextEmpty := blankLine(t, line), line+1 < lines && blankLine(t, line+1); lastChar && (currEmpty != nextEmpty || nextEmpty && !currEmpty) {
		line++
	}
	for range count {
		for line < lines && !blankLine(t, line) {
			line++
		}
		for line < lines && blankLine(t, line) {
			line++
		}
	}
	head := t.LineStart(line)
	if !extend {
		return selection.New(pos, head)
	}
	return r.PutCursor(t, t.PrevGrapheme(head), true)
}

// PrevParagraph returns the range from the cursor back to the start of its
// paragraph, or of the previous one when the cursor is already there.
func PrevParagraph(t text.Rope, r selection.Range, count int, extend bool) selection.Range {
	pos := r.Cursor(t)
	line := t.LineAt(pos)
	atStart := t.LineStart(line) == pos
	prevEmpty := line > 0 && blankLine(t, line-1)
	if atStart && prevEmpty && !blankLine(t, line) {
		line--
	}
	for range count {
		for line > 0 && blankLine(t, line) {
			line--
		}
		for line > 0 && !blankLine(t, line-1) {
			line--
		}
		if line == 0 {
			break
		}
		line--
	}
	if line > 0 || blankLine(t, 0) {
		line++
	}
	head := t.LineStart(line)
	if line <= 1 && !blankLine(t, 0) && line == 0 {
		head = 0
	}
	if !extend {
		return selection.New(t.NextGrapheme(pos), head)
	}
	return r.PutCursor(t, head, true)
}
