package grep

import "strings"

// Literal matches a fixed text, with regard to letter case.
type Literal string

// FindString finds the first place of the text. The empty text is found in
// every line.
func (l Literal) FindString(s string) (start, end int, ok bool) {
	i := strings.Index(s, string(l))
	if i < 0 {
		return 0, 0, false
	}
	return i, i + len(l), true
}
