package object

import (
	"strings"
	"unicode/utf8"

	"hx/editor/text"
)

// pathReach bounds how far (bytes) a path is looked for around a position.
const pathReach = 1000

// pathPunctuation are the ASCII characters besides letters and digits that a
// path is made of, as far as can be told without asking the disk.
const pathPunctuation = "/_@.,-+#$%?!;~&"

// PathAt returns the span of the path or address (scheme://...) that holds pos
// or stands beside it, within one line; false when there is none.
func PathAt(t text.Rope, pos int) (text.Span, bool) {
	line := t.LineAt(pos)
	from := max(t.LineStart(line), t.FloorGrapheme(max(pos-pathReach, 0)))
	to := min(t.LineEnd(line), t.FloorGrapheme(min(pos+pathReach, t.Len())))
	s := t.Slice(from, to)
	for at := 0; at < len(s); {
		n := pathLen(s[at:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
			continue
		}
		if from+at > pos+1 {
			break
		}
		if pos <= from+at+n {
			return text.Span{From: from + at, To: from + at + n}, true
		}
		at += n
	}
	return text.Span{}, false
}

// pathLen returns the length of the path that s begins with.
func pathLen(s string) int {
	n := 0
	for n < len(s) {
		step := pathStep(s, n)
		if step == 0 {
			break
		}
		n += step
	}
	return n
}

// pathStep returns the length of what belongs to a path at s[i:]: a character,
// an escaped one, ${NAME}, or the :// of an address; 0 when the path ends.
func pathStep(s string, i int) int {
	rest := s[i:]
	c, size := utf8.DecodeRuneInString(rest)
	switch {
	case c == '\\' && len(rest) > 1:
		_, next := utf8.DecodeRuneInString(rest[1:])
		return 1 + next
	case strings.HasPrefix(rest, "${"):
		if end := strings.IndexByte(rest, '}'); end > 0 {
			return end + 1
		}
		return 0
	case strings.HasPrefix(rest, "://"):
		return len("://")
	case c >= utf8.RuneSelf && text.IsSpace(c):
		return 0
	case c >= utf8.RuneSelf, text.IsWord(c), strings.ContainsRune(pathPunctuation, c):
		return size
	}
	return 0
}
