package motion

import (
	"hx/editor/selection"
	"hx/editor/text"
)

// NextParagraph returns the range from the cursor to the start of the count-th
// next paragraph: behind the empty lines that follow this one.
func NextParagraph(t text.Rope, r selection.Range, count int, extend bool) selection.Range {
	cursor := r.Cursor(t)
	line := t.LineAt(cursor)
	// On the last character before a paragraph the motion begins in that
	// paragraph, else it would only step over its border.
	atBorder := t.StartsParagraph(line+1) && t.NextGrapheme(cursor) == t.LineStart(line+1)
	if atBorder {
		line++
	}
	for range count {
		before := line
		line = t.SkipLines(t.SkipLines(line, false), true)
		if line == before {
			break
		}
	}
	head := t.LineStart(line)
	switch {
	case extend:
		return selection.New(r.PutCursor(t, head, true).Anchor, head)
	case atBorder:
		return selection.New(r.Head, head)
	}
	return selection.New(cursor, head)
}

// PrevParagraph returns the range from the cursor back to the start of its
// paragraph, or of the previous one when the cursor is already there.
func PrevParagraph(t text.Rope, r selection.Range, count int, extend bool) selection.Range {
	cursor := r.Cursor(t)
	line := t.LineAt(cursor)
	starts := t.StartsParagraph(line)
	atBorder := starts && cursor == t.LineStart(line)
	if starts && !atBorder {
		line++ // this paragraph's own start is ahead of the motion
	}
	for range count {
		before := line
		line = t.SkipLinesBack(t.SkipLinesBack(line, true), false)
		if line == before {
			break
		}
	}
	head := t.LineStart(line)
	switch {
	case extend:
		return selection.New(r.PutCursor(t, head, true).Anchor, head)
	case atBorder:
		return selection.New(cursor, head)
	}
	return selection.New(r.Head, head)
}
