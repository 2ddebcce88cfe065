package text

import (
	"iter"
	"strings"
)

// Lines returns the number of lines: line feeds plus one. A text that ends in
// a line break therefore has an empty last line.
func (r Rope) Lines() int {
	if r.root == nil {
		return 1
	}
	return r.root.newlines + 1
}

// LineStart returns the offset of the first byte of a line. Line numbers past
// the end give the end of the text, negative ones 0.
func (r Rope) LineStart(line int) int {
	if line <= 0 || r.root == nil {
		return 0
	}
	if line > r.root.newlines {
		return r.root.bytes
	}
	n, pos := r.root, 0
	for n.kids != nil {
		for _, k := range n.kids {
			if line <= k.newlines {
				n = k
				break
			}
			line -= k.newlines
			pos += k.bytes
		}
	}
	at := 0
	for ; line > 0; line-- {
		at += strings.IndexByte(n.leaf[at:], '\n') + 1
	}
	return pos + at
}

// LineAt returns the line that holds pos. The end of the text belongs to the
// last line.
func (r Rope) LineAt(pos int) int {
	if r.root == nil || pos <= 0 {
		return 0
	}
	if pos >= r.root.bytes {
		return r.root.newlines
	}
	n, line := r.root, 0
	for n.kids != nil {
		for _, k := range n.kids {
			if pos < k.bytes {
				n = k
				break
			}
			line += k.newlines
			pos -= k.bytes
		}
	}
	return line + strings.Count(n.leaf[:pos], "\n")
}

// LineEnd returns where a line's text ends: before its line break, or at the
// end of the text.
func (r Rope) LineEnd(line int) int {
	end := r.LineStart(line + 1)
	if line >= r.Lines()-1 {
		return end
	}
	end--
	if end > 0 && r.ByteAt(end-1) == '\r' && end > r.LineStart(line) {
		end--
	}
	return end
}

// Line returns the span of a line without its line break.
func (r Rope) Line(line int) Span { return Span{r.LineStart(line), r.LineEnd(line)} }

// LineText returns a line without its line break.
func (r Rope) LineText(line int) string { return r.Slice(r.LineStart(line), r.LineEnd(line)) }

// ByteAt returns the byte at pos, 0 at the end of the text.
func (r Rope) ByteAt(pos int) byte {
	if pos < 0 || pos >= r.Len() {
		return 0
	}
	n, start := r.leafAt(pos)
	return n.leaf[pos-start]
}

// EachLine yields the numbers and texts (without line break) of the lines from
// first on.
func (r Rope) EachLine(first int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for line := max(first, 0); line < r.Lines(); line++ {
			if !yield(line, r.LineText(line)) {
				return
			}
		}
	}
}

// FirstNonBlank returns the offset of the first character of a line that is
// not white space, and false when there is none.
func (r Rope) FirstNonBlank(line int) (int, bool) {
	start := r.LineStart(line)
	for i, c := range r.LineText(line) {
		if !IsSpace(c) {
			return start + i, true
		}
	}
	return r.LineEnd(line), false
}
