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

// DetectLineEnding returns the first line break, false when there is none.
func (r Rope) DetectLineEnding() (LineEnding, bool) {
	if r.Lines() < 2 {
		return LF, false
	}
	if end := r.LineStart(1); end >= 2 && r.ByteAt(end-2) == '\r' {
		return CRLF, true
	}
	return LF, true
}

// TrimLineBreak returns s without one line break at its end.
func TrimLineBreak(s string) string {
	return strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
}

// HasLineBreak tells whether s ends in a line break.
func HasLineBreak(s string) bool { return strings.HasSuffix(s, "\n") }
