package text

import "strings"

// LineEnding is the text of a line break: LF or CRLF.
type LineEnding string

const (
	LF   LineEnding = "\n"
	CRLF LineEnding = "\r\n"
)

// Convert returns s with every line break made e. A string without line breaks
// is returned as it is.
func (e LineEnding) Convert(s string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	if strings.Contains(s, "\r\n") {
		s = strings.ReplaceAll(s, "\r\n", "\n")
	}
	if e == CRLF {
		s = strings.ReplaceAll(s, "\n", "\r\n")
	}
	return s
}

// DetectLineEnding returns the first line break of the first hundred lines,
// false when there is none.
func (r Rope) DetectLineEnding() (LineEnding, bool) {
	for line := range min(100, r.Lines()-1) {
		end := r.LineStart(line + 1)
		if end >= 2 && r.ByteAt(end-2) == '\r' {
			return CRLF, true
		}
		return LF, true
	}
	return LF, false
}

// TrimLineBreak returns s without one line break at its end.
func TrimLineBreak(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
}

// HasLineBreak tells whether s ends in a line break.
func HasLineBreak(s string) bool { return strings.HasSuffix(s, "\n") }
