package lsp

import (
	"strings"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/text"
)

// reduceFrom is the length in bytes from which an edit of one line is worth a
// closer look; edits over several lines always are.
const reduceFrom = 256

// maxDiff bounds the search for differing lines: texts that differ in more
// lines than that are replaced as a whole. Memory grows with its square.
const maxDiff = 400

// reduce splits an edit into edits of what really differs. Bytes that are no
// UTF-8 count as equal to the U+FFFD that servers see in their place, and stay.
func reduce(t text.Rope, e change.Edit) []change.Edit {
	if e.To-e.From < reduceFrom && t.LineAt(e.From) == t.LineAt(e.To) || e.Text == "" {
		return []change.Edit{e}
	}
	old := strings.SplitAfter(t.Slice(e.From, e.To), "\n")
	now := strings.SplitAfter(e.Text, "\n")
	var out []change.Edit
	at, done := e.From, 0 // offset of line done of old
	for _, h := range diffLines(old, now) {
		for ; done < h.from; done++ {
			at += len(old[done])
		}
		before := strings.Join(old[h.from:h.to], "")
		part := change.Edit{From: at, To: at + len(before), Text: strings.Join(now[h.nowFrom:h.nowTo], "")}
		out = append(out, trim(part, before))
	}
	return out
}

// trim takes equal text off both ends of an edit whose old text is given.
func trim(e change.Edit, old string) change.Edit {
	if !utf8.ValidString(old) {
		return e
	}
	n := 0
	for n < len(old) && n < len(e.Text) && old[n] == e.Text[n] {
		n++
	}
	for n > 0 && !(whole(old, n) && whole(e.Text, n)) {
		n--
	}
	old, e.Text, e.From = old[n:], e.Text[n:], e.From+n
	n = 0
	for n < len(old) && n < len(e.Text) && old[len(old)-1-n] == e.Text[len(e.Text)-1-n] {
		n++
	}
	for n > 0 && !(whole(old, len(old)-n) && whole(e.Text, len(e.Text)-n)) {
		n--
	}
	e.Text, e.To = e.Text[:len(e.Text)-n], e.To-n
	return e
}

// whole reports whether s may be cut before byte i: not within a character or
// line break.
func whole(s string, i int) bool {
	return i == 0 || i == len(s) || utf8.RuneStart(s[i]) && !(s[i] == '\n' && s[i-1] == '\r')
}

// hunk says that lines [from, to) became lines [nowFrom, nowTo).
type hunk struct{ from, to, nowFrom, nowTo int }

// diffLines compares two lists of lines and returns the parts that differ, in
// order.
func diffLines(old, now []string) []hunk {
	ids := map[string]int32{}
	a, b := intern(ids, old), intern(ids, now)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	a, b = a[head:len(a)-tail], b[head:len(b)-tail]
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	hunks, ok := search(a, b)
	if !ok {
		hunks = []hunk{{0, len(a), 0, len(b)}}
	}
	for i := range hunks {
		h := &hunks[i]
		h.from, h.to, h.nowFrom, h.nowTo = h.from+head, h.to+head, h.nowFrom+head, h.nowTo+head
	}
	return hunks
}

func intern(ids map[string]int32, lines []string) []int32 {
	list := make([]int32, len(lines))
	for i, l := range lines {
		l = validUTF8(l)
		id, ok := ids[l]
		if !ok {
			id = int32(len(ids))
			ids[l] = id
		}
		list[i] = id
	}
	return list
}

// search finds the shortest edit script by following, for each number of
// differences, the furthest point on each diagonal (Myers). False: more than
// maxDiff lines differ.
func search(a, b []int32) ([]hunk, bool) {
	limit := min(len(a)+len(b), maxDiff)
	far := make([]int32, 2*limit+3) // furthest x on diagonal k, at k+limit+1
	mid := limit + 1
	var trace [][]int32 // the used part of far before each round
	for d := 0; d <= limit; d++ {
		trace = append(trace, append([]int32(nil), far[mid-d-1:mid+d+2]...))
		for k := -d; k <= d; k += 2 {
			x := far[mid+k-1] + 1
			if k == -d || k != d && far[mid+k-1] < far[mid+k+1] {
				x = far[mid+k+1]
			}
			y := x - int32(k)
			for int(x) < len(a) && int(y) < len(b) && a[x] == b[y] {
				x, y = x+1, y+1
			}
			far[mid+k] = x
			if int(x) >= len(a) && int(y) >= len(b) {
				return walkBack(trace, len(a), len(b)), true
			}
		}
	}
	return nil, false
}

// walkBack collects the differences along the path that search found.
func walkBack(trace [][]int32, x, y int) []hunk {
	var back []hunk
	for d := len(trace) - 1; d > 0; d-- {
		v, mid := trace[d], d+1
		k := x - y
		prev := k - 1
		if k == -d || k != d && v[mid+k-1] < v[mid+k+1] {
			prev = k + 1
		}
		px := int(v[mid+prev])
		py := px - prev
		h := hunk{px, px, py, py + 1} // an added line
		if prev < k {
			h = hunk{px, px + 1, py, py} // a removed one
		}
		if n := len(back); n > 0 && back[n-1].from == h.to && back[n-1].nowFrom == h.nowTo {
			back[n-1].from, back[n-1].nowFrom = h.from, h.nowFrom
		} else {
			back = append(back, h)
		}
		x, y = px, py
	}
	for i, j := 0, len(back)-1; i < j; i, j = i+1, j-1 {
		back[i], back[j] = back[j], back[i]
	}
	return back
}
