package text

// Paragraphs are runs of lines that are not empty; empty lines part them. A
// line of blanks is not empty, the place behind a final line break is.

// EmptyLine tells whether a line holds nothing but its line break, if that.
func (r Rope) EmptyLine(line int) bool {
	return line >= 0 && line < r.Lines() && r.LineStart(line) == r.LineEnd(line)
}

// StartsParagraph tells whether line is the first of a paragraph that has empty
// lines before it.
func (r Rope) StartsParagraph(line int) bool {
	return line < r.Lines() && r.EmptyLine(line-1) && !r.EmptyLine(line)
}

// SkipLines returns the first line from line on that is not empty (with empty
// false: that is), at most the number of lines.
func (r Rope) SkipLines(line int, empty bool) int {
	for line < r.Lines() && r.EmptyLine(line) == empty {
		line++
	}
	return line
}

// SkipLinesBack goes up from line while the lines passed are empty (with empty
// false: are not), at most to line 0.
func (r Rope) SkipLinesBack(line int, empty bool) int {
	for line > 0 && r.EmptyLine(line-1) == empty {
		line--
	}
	return line
}

// FullLines returns the number of lines without the empty place behind a final
// line break: as many as a printout shows.
func (r Rope) FullLines() int {
	if n := r.Lines() - 1; r.LineStart(n) == r.Len() {
		return n
	}
	return r.Lines()
}
