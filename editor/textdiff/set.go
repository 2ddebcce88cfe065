package textdiff

import (
	"unicode/utf8"

	"strings"

	"hx/editor/change"
	"hx/editor/text"
)

// Bounds of the search for differences inside of changed lines, in bytes.
const (
	maxRefine = 8 << 10 // of a stretch that is compared by words
	maxWord   = 256     // of words that are compared by characters
)

// Set gives edits that turn old into new and leave alone what is equal: whole
// lines, and within changed lines words and characters. Edits begin and end
// between characters, in both texts.
func Set(old text.Rope, new string) (change.Set, error) {
	e := edits{old: old}
	base := NewBase(new)
	if old.Len() > MaxSize || len(new) > MaxSize {
		e.replace(0, old.Len(), new)
		return change.NewSet(old.Len(), e.list)
	}
	for _, h := range base.HunksFrom(old) {
		e.hunk(h, base)
	}
	return change.NewSet(old.Len(), e.list)
}

// edits collects the edits, in order.
type edits struct {
	old  text.Rope
	list []change.Edit
}

func (e *edits) replace(from, to int, s string) {
	if from == to && s == "" {
		return
	}
	if n := len(e.list); n > 0 && e.list[n-1].To == from { // one edit, not two that touch
		e.list[n-1].To = to
		e.list[n-1].Text += s
		return
	}
	e.list = append(e.list, change.Edit{From: from, To: to, Text: s})
}

// hunk handles changed lines.
func (e *edits) hunk(h Hunk, base *Base) {
	from, to := e.old.LineStart(h.OldFrom), e.lineStart(h.OldTo)
	new := base.Text(h.NewFrom, h.NewTo)
	switch {
	case from == to || new == "":
		e.replace(from, to, new)
	case to-from+len(new) <= maxRefine:
		e.words(from, e.old.Slice(from, to), new)
	default:
		e.lines(h, base)
	}
}

// lineStart is the start of a line, or the end of the text for the line after
// the last.
func (e *edits) lineStart(line int) int {
	if line >= e.old.Lines() {
		return e.old.Len()
	}
	return e.old.LineStart(line)
}

// lines handles many changed lines. A formatter has changed their blanks, most
// likely: lines that are equal without blanks are partners. As many lines as
// before are partners anyway.
func (e *edits) lines(h Hunk, base *Base) {
	if h.NewTo-h.NewFrom == h.OldTo-h.OldFrom {
		for i := range h.NewTo - h.NewFrom {
			e.line(h.OldFrom+i, base.Text(h.NewFrom+i, h.NewFrom+i+1))
		}
		return
	}
	numbers := map[string]int32{}
	number := func(s string) int32 {
		s = strings.Join(strings.Fields(s), "")
		if s == "" {
			return Foreign // blank lines are everywhere
		}
		n, ok := numbers[s]
		if !ok {
			n = int32(len(numbers))
			numbers[s] = n
		}
		return n
	}
	var old, new []int32
	for i := h.OldFrom; i < h.OldTo; i++ {
		old = append(old, number(e.old.LineText(i)))
	}
	for i := h.NewFrom; i < h.NewTo; i++ {
		new = append(new, number(base.Text(i, i+1)))
	}
	i, j := 0, 0
	partners := func(upTo int) {
		for ; i < upTo; i, j = i+1, j+1 {
			e.line(h.OldFrom+i, base.Text(h.NewFrom+j, h.NewFrom+j+1))
		}
	}
	for _, k := range Hunks(old, new) {
		partners(k.OldFrom)
		from, to := e.lineStart(h.OldFrom+k.OldFrom), e.lineStart(h.OldFrom+k.OldTo)
		e.part(from, e.old.Slice(from, to), base.Text(h.NewFrom+k.NewFrom, h.NewFrom+k.NewTo))
		i, j = k.OldTo, k.NewTo
	}
	partners(len(old))
}

// line handles one line that became another.
func (e *edits) line(n int, new string) {
	from := e.old.LineStart(n)
	e.part(from, e.old.Slice(from, e.lineStart(n+1)), new)
}

// part handles a stretch that begins and ends between lines.
func (e *edits) part(from int, old, new string) {
	if len(old)+len(new) <= maxRefine {
		e.words(from, old, new)
		return
	}
	head, tail := trimASCII(old, new)
	e.replace(from+head, from+len(old)-tail, new[head:len(new)-tail])
}

// words compares by words, then by characters.
func (e *edits) words(from int, old, new string) {
	head, tail := trimASCII(old, new)
	from, old, new = from+head, old[head:len(old)-tail], new[head:len(new)-tail]
	if isBlank(old) || isBlank(new) { // nothing to find in there
		e.replace(from, from+len(old), new)
		return
	}
	numbers := map[string]int32{}
	a, atA := tokenize(old, numbers)
	b, atB := tokenize(new, numbers)
	for _, h := range Hunks(a, b) {
		e.characters(from+atA[h.OldFrom], old[atA[h.OldFrom]:atA[h.OldTo]], new[atB[h.NewFrom]:atB[h.NewTo]])
	}
}

// characters compares by characters. Words are short; others are replaced.
func (e *edits) characters(from int, old, new string) {
	if old == "" || new == "" || len(old) > maxWord || len(new) > maxWord {
		e.replace(from, from+len(old), new)
		return
	}
	numbers := map[string]int32{}
	a, atA := number(clusters(old), numbers)
	b, atB := number(clusters(new), numbers)
	for _, h := range Hunks(a, b) {
		e.replace(from+atA[h.OldFrom], from+atA[h.OldTo], new[atB[h.NewFrom]:atB[h.NewTo]])
	}
}

// number gives each part the number of the first equal one. At has where each
// part begins, and the end.
func number(parts []string, numbers map[string]int32) (tokens []int32, at []int) {
	pos := 0
	for _, p := range parts {
		n, ok := numbers[p]
		if !ok {
			n = int32(len(numbers))
			numbers[p] = n
		}
		tokens, at = append(tokens, n), append(at, pos)
		pos += len(p)
	}
	return tokens, append(at, pos)
}

func isBlank(s string) bool { return strings.Trim(s, " \t") == "" }

// trimASCII gives how much is equal at the beginning and at the end, as far as
// the cuts surely lie between characters. It is cheap.
func trimASCII(a, b string) (head, tail int) {
	n := min(len(a), len(b))
	for head < n && a[head] == b[head] {
		head++
	}
	for head > 0 && !(betweenASCII(a, head) && betweenASCII(b, head)) {
		head--
	}
	for tail < n-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for tail > 0 && !(betweenASCII(a, len(a)-tail) && betweenASCII(b, len(b)-tail)) {
		tail--
	}
	return head, tail
}

// betweenASCII reports whether there is surely an edge of characters at i of s,
// whose ends are edges.
func betweenASCII(s string, i int) bool {
	return i == 0 || i == len(s) || s[i-1] < 0x80 && s[i] < 0x80 && !(s[i-1] == '\r' && s[i] == '\n')
}

func clusters(s string) []string {
	var list []string
	for s != "" {
		c, rest := text.FirstCluster(s)
		list, s = append(list, c), rest
	}
	return list
}

// tokenize cuts a text into words, runs of blanks and single signs, numbered by
// what they are. At has the place of each, and of the end.
func tokenize(s string, numbers map[string]int32) (tokens []int32, at []int) {
	last := sign
	start := 0
	end := func(pos int) {
		if pos > start {
			word := s[start:pos]
			n, ok := numbers[word]
			if !ok {
				n = int32(len(numbers))
				numbers[word] = n
			}
			tokens, at = append(tokens, n), append(at, start)
		}
		start = pos
	}
	for pos := 0; pos < len(s); {
		c, _ := text.FirstCluster(s[pos:])
		if k := kindOf(c); k != last || k == sign {
			end(pos)
			last = k
		}
		pos += len(c)
	}
	end(len(s))
	return tokens, append(at, len(s))
}

// kinds of characters for words.
const (
	sign = iota
	blank
	letter
)

func kindOf(cluster string) int {
	r, _ := utf8.DecodeRuneInString(cluster)
	switch {
	case text.IsWord(r):
		return letter
	case text.IsBlank(r):
		return blank
	}
	return sign
}
