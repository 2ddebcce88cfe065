package lsp

import (
	"strings"
	"unicode"
)

// What servers send is shown to the user, so it is made harmless here once:
// no control characters, no broken text, nothing that turns the direction of
// writing.

// oneLine makes a text printable on one line.
func oneLine(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.TrimRight(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return visible(r)
	}, s), " ")
}

// printable makes a text printable on several lines.
func printable(s string) string {
	if isPlain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\t':
			return r
		case '\u2028', '\u2029':
			return '\n'
		}
		return visible(r)
	}, s)
}

// isPlain reports whether s is printable ASCII, as nearly all labels are.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// visible returns r, or -1 for what must not be written.
func visible(r rune) rune {
	switch {
	case unicode.IsControl(r):
		return -1
	case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
		return -1 // direction overrides
	}
	return r
}
