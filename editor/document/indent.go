package document

import "hx/editor/text"

// indentLines is how many lines are looked at to find the style.
const indentLines = 1000

// DetectIndent returns the indentation that a text uses, false when it shows
// none clearly. Each place where a line is indented deeper than the one before
// by the same kind of blank votes for its step; tabs count double, single
// blanks half.
func DetectIndent(t text.Rope) (Indent, bool) {
	var votes [17]int // 0: tabs, n: n blanks; in halves
	var last indentation
	for line, s := range t.EachLine(0) {
		if line >= indentLines {
			break
		}
		now, blank := measure(s)
		if blank {
			continue
		}
		if now.width > last.width && (now.tabs == last.tabs || last.width == 0) {
			switch step := now.width - last.width; {
			case now.tabs:
				votes[0] += 4
			case step == 1:
				votes[1]++
			case step <= 16:
				votes[step] += 2
			}
		}
		last = now
	}
	best, second := 0, 0
	for i, v := range votes {
		if v > votes[best] {
			best = i
		}
	}
	for i, v := range votes {
		if i != best {
			second = max(second, v)
		}
	}
	if votes[best] == 0 || second*100 >= votes[best]*66 {
		return Indent{}, false
	}
	return Indent{Spaces: best}, true
}

// indentation is the blanks a line begins with: so many of one kind.
type indentation struct {
	tabs  bool
	width int
}

func measure(line string) (indentation, bool) {
	var in indentation
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case i == 0 && c == '\t':
			in.tabs = true
		case c == ' ' && !in.tabs, c == '\t' && in.tabs:
		case c == ' ' || c == '\t':
			// The first kind decides; the rest is alignment.
			return in, onlyBlanks(line[i:])
		default:
			return in, false
		}
		in.width++
	}
	return in, true
}

func onlyBlanks(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' && s[i] != '\t' {
			return false
		}
	}
	return true
}
