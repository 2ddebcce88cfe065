// Package reflow breaks a paragraph's lines anew at a width, by the optimum
// over the whole paragraph: the sum of the squares of the room left at the
// line ends is least (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into
// Lines", 1981, without stretching).
package reflow

import (
	"strings"

	"hx/editor/text"
)

// prefixMarks may lead a line besides blanks: comment marks, quotes, bullets.
const prefixMarks = " \t-+*>#/"

// Text breaks s at width cells. The prefix common to the second and later lines
// is repeated on new lines; the first line keeps its own. Blanks between words
// stay as they are, but for those at line ends. A final line break stays, empty
// lines go.
func Text(s string, width int) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var lines []string
	for l := range strings.SplitSeq(s, "\n") {
		if l != "" {
			lines = append(lines, l)
		}
	}
	if len(lines) == 0 {
		return ""
	}
	tail := ""
	if strings.HasSuffix(s, "\n") {
		tail = "\n"
	}
	first, later := prefixOf(lines[0]), ""
	if len(lines) > 1 {
		later = commonPrefix(lines[1:])
	}
	joined := lines[0][len(first):]
	for _, l := range lines[1:] {
		joined += " " + l[len(later):]
	}
	words := split(joined)
	if len(words) == 0 { // nothing but a prefix
		return first + tail
	}
	var b strings.Builder
	start := 0
	for i, end := range breaks(words, width-text.StringWidth(first), width-text.StringWidth(later)) {
		if i == 0 {
			b.WriteString(first)
		} else {
			b.WriteString("\n" + later)
		}
		for j, w := range words[start:end] {
			b.WriteString(w.text)
			if start+j < end-1 {
				b.WriteString(w.blanks)
			}
		}
		start = end
	}
	return b.String() + tail
}

func prefixOf(line string) string {
	return line[:len(line)-len(strings.TrimLeft(line, prefixMarks))]
}

func commonPrefix(lines []string) string {
	common := prefixOf(lines[0])
	for _, l := range lines[1:] {
		p := prefixOf(l)
		for !strings.HasPrefix(p, common) {
			common = common[:len(common)-1]
		}
	}
	return common
}

// word is a word with the blanks behind it.
type word struct {
	text, blanks string
}

func split(s string) []word {
	var out []word
	for s != "" {
		end := strings.IndexByte(s, ' ')
		if end < 0 {
			end = len(s)
		}
		rest := strings.TrimLeft(s[end:], " ")
		out = append(out, word{s[:end], s[end : len(s)-len(rest)]})
		s = rest
	}
	return out
}

// What a layout costs: every line something, so that fewer are better; the
// square of the cells left free; cells too many a lot; a last line that is
// nearly empty a little.
const (
	perLine   = 1000
	perExcess = 50 * 50
	shortEnd  = 25
)

// breaks returns the index behind the last word of each line. The first line
// has first cells, all others rest.
func breaks(words []word, first, rest int) []int {
	n := len(words)
	cost := make([]int64, n+1) // of the best layout of words[i:]
	next := make([]int, n+1)
	for i := n - 1; i >= 0; i-- {
		room := rest
		if i == 0 {
			room = first
		}
		cost[i] = -1
		used := 0
		for j := i; j < n; j++ {
			used += text.StringWidth(words[j].text)
			c := perLine + lineCost(room, used, j == n-1) + cost[j+1]
			if cost[i] < 0 || c <= cost[i] {
				cost[i], next[i] = c, j+1
			}
			if used > room {
				break
			}
			used += len(words[j].blanks)
		}
	}
	var out []int
	for i := 0; i < n; i = next[i] {
		out = append(out, next[i])
	}
	return out
}

func lineCost(room, used int, last bool) int64 {
	gap := int64(room - used)
	switch {
	case gap < 0:
		return -gap * perExcess
	case !last:
		return gap * gap
	case used < room/4:
		return shortEnd
	}
	return 0
}
