package object

import (
	"hx/editor/selection"
	"hx/editor/text"
)

// Paragraph returns count paragraphs from the one under the cursor; around
// adds the empty lines behind it. On the last empty line before a paragraph
// that paragraph is meant, on an earlier one the paragraph above.
func Paragraph(t text.Rope, r selection.Range, count int, around bool) selection.Range {
	line := t.LineAt(r.Cursor(t))
	first, last := line, line
	if t.EmptyLine(line) && t.StartsParagraph(line+1) {
		first, last = line+1, line+1
	} else {
		first = paragraphStart(t, line)
	}
	found := 0
	for range count {
		end := t.SkipLines(last, false)
		if end > last {
			found++
		}
		last = t.SkipLines(end, true)
		if last >= t.Lines() {
			break
		}
	}
	// Behind the last paragraph there is nothing to take: the one before joins.
	if found < count && last >= t.Lines() {
		first = t.SkipLinesBack(t.SkipLinesBack(first, true), false)
	}
	if !around {
		last = t.SkipLinesBack(last, true)
	}
	return selection.New(t.LineStart(first), t.LineStart(last))
}

// paragraphStart returns the first line of the paragraph that line belongs to;
// an empty line belongs to the one above.
func paragraphStart(t text.Rope, line int) int {
	if t.StartsParagraph(line) {
		return line
	}
	return t.SkipLinesBack(t.SkipLinesBack(line, true), false)
}
