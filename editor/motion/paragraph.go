package motion

import (
	"hx/editor/selection"
	"hx/editor/text"
)

// emptyLine tells whether a line holds nothing but its line break. The place
// behind the final line break is no such line: it separates nothing.
func emptyLine(t text.Rope, line int) bool {
	return t.LineStart(line) == t.LineEnd(line) && line < t.Lines()-1
}

// startsParagraph tells whether line is the first of a paragraph that has empty
// lines before it.
func startsParagraph(t text.Rope, line int) bool {
	return line > 0 && line < t.Lines() && emptyLine(t, line-1) && !emptyLine(t, line)
}

// NextParagraph returns the range from the cursor to the start of the count-th
// next paragraph: behind the empty lines that follow this one.
func NextParagraph(t text.Rope, r selection.Range, count int, extend bool) selection.Range {
	cursor := r.Cursor(t)
	line := t.LineAt(cursor)
	// On the last character before a paragraph the motion begins in that
	// paragraph, else it would only step over its border.
	atBorder := startsParagraph(t, line+1) && t.NextGrapheme(cursor) == t.LineStart(line+1)
	if atBorder {
		line++
	}
	for range count {
		before := line
		line = linesWhile(t, line, false)
		line = linesWhile(t, line, true)
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

// linesWhile returns the first line from line on that is not empty (or, with
// empty false, that is), at most the number of lines.
func linesWhile(t text.Rope, line int, empty bool) int {
	for line < t.Lines() && emptyLine(t, line) == empty {
		line++
	}
	return line
}

// PrevParagraph returns the range from the cursor back to the start of its
// paragraph, or of the previous one when the cursor is already there.
func PrevParagraph(t text.Rope, r selection.Range, count int, extend bool) selection.Range {
	cursor := r.Cursor(t)
	line := t.LineAt(cursor)
	starts := startsParagraph(t, line)
	atBorder := starts && cursor == t.LineStart(line)
	if starts && !atBorder {
		line++ // this paragraph's own start is ahead of the motion
	}
	for range count {
		before := line
		line = linesBackWhile(t, line, true)
		line = linesBackWhile(t, line, false)
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

// linesBackWhile returns the smallest line up from line such that all lines
// passed are empty, or none is.
func linesBackWhile(t text.Rope, line int, empty bool) int {
	for line > 0 && emptyLine(t, line-1) == empty {
		line--
	}
	return line
}
