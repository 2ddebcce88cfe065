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
// is repeated on new lines; the first line keeps its own. A final line break
// stays.
func Text(s string, width int) string {
	if strings.TrimSpace(s) == "" {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	body := strings.TrimRight(s, "\n")
	tail := s[len(body):]
	lines := strings.Split(body, "\n")
	first := prefixOf(lines[0])
	later := ""
	if len(lines) > 1 {
		later = commonPrefix(lines[1:])
	}
	var words []string
	for i, l := range lines {
		p := later
		if i == 0 {
			p = first
		}
		words = append(words, strings.Fields(strings.TrimPrefix(l, p))...)
	}
	if len(words) == 0 {
		return s
	}
	var b strings.Builder
	start := 0
	for i, end := range breaks(words, width-text.StringWidth(first), width-text.StringWidth(later)) {
		if i == 0 {
			b.WriteString(first)
		} else {
			b.WriteString("\n" + later)
		}
		b.WriteString(strings.Join(words[start:end], " "))
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

// breaks returns the index behind the last word of each line. The first line
// has first cells, all others rest.
func breaks(words []string, first, rest int) []int {
	n := len(words)
	widths := make([]int, n)
	for i, w := range words {
		widths[i] = text.StringWidth(w)
	}
	const overflow = 50 * 50
	cost := make([]int64, n+1) // of the best layout of words[i:]
	next := make([]int, n+1)
	best := func(i, room int) {
		used := -1
		cost[i] = -1
		for j := i; j < n; j++ {
			used += 1 + widths[j]
			gap := int64(room - used)
			var c int64
			switch {
			case gap < 0:
				c = gap * gap * overflow
			case j == n-1:
				c = 0
			default:
				c = gap * gap
			}
			c += cost[j+1]
			if cost[i] < 0 || c < cost[i] {
				cost[i], next[i] = c, j+1
			}
			if gap < 0 {
				break
			}
		}
	}
	for i := n - 1; i > 0; i-- {
		best(i, rest)
	}
	best(0, first)
	var out []int
	for i := 0; i < n; i = next[i] {
		out = append(out, next[i])
	}
	return out
}
