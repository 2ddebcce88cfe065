package themes

import "strings"

// maxDepth bounds how deep brackets may nest and how many parts a key may
// have; a theme needs five. The TOML parser takes time and memory by the
// square of the depth, so that a file of a hundred kilobytes could stop the
// editor.
const maxDepth = 32

// tooDeep returns the first line, counted from 1, where text nests deeper
// than maxDepth, 0 if none does. It may misread what is not valid TOML.
func tooDeep(text string) int {
	depth, dots, line := 0, 0, 1
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '\n':
			line++
			dots = 0
		case '#':
			i += len(upTo(text[i:], "\n")) - 1
		case '"', '\'':
			n := stringLen(text[i:], c)
			line += strings.Count(text[i:i+n], "\n")
			i += n - 1
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		case '.':
			dots++
		}
		if depth > maxDepth || dots > maxDepth {
			return line
		}
	}
	return 0
}

// stringLen returns the length in bytes of the string text starts with, its
// quotes included; one without an end reaches to the end of the line, or of
// the text if it may have lines.
func stringLen(text string, quote byte) int {
	mark := text[:1]
	long := strings.HasPrefix(text, strings.Repeat(mark, 3))
	if long {
		mark = text[:3]
	}
	for i := len(mark); i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote == '"':
			i++
		case text[i] == '\n' && !long:
			return i
		case strings.HasPrefix(text[i:], mark):
			return i + len(mark)
		}
	}
	return len(text)
}

// upTo returns text before the first end, all of it if there is none.
func upTo(text, end string) string {
	before, _, _ := strings.Cut(text, end)
	return before
}
