package text

import (
	"iter"
	"strings"
)

// Rope is a text. It is a value: a copy is a snapshot, and no operation
// changes it. The zero Rope is the empty text.
type Rope struct{ root *node }

// Span is a half-open range of byte offsets, From <= To.
type Span struct{ From, To int }

// Len returns the length in bytes.
func (s Span) Len() int { return s.To - s.From }

// FromString makes a rope over s without copying it: the leaves are
// substrings.
func FromString(s string) Rope {
	if s == "" {
		return Rope{}
	}
	return Rope{branchOver(leavesOf(nil, s))}
}

// Len returns the length in bytes.
func (r Rope) Len() int {
	if r.root == nil {
		return 0
	}
	return r.root.bytes
}

// leafAt returns the leaf that holds the byte at pos and the leaf's start. At
// the end of the text it is the last leaf.
func (r Rope) leafAt(pos int) (*node, int) {
	n, start := r.root, 0
	for n.kids != nil {
		for i, k := range n.kids {
			if pos-start < k.bytes || i == len(n.kids)-1 {
				n = k
				break
			}
			start += k.bytes
		}
	}
	return n, start
}

// ChunkAt returns the chunk that holds the byte at pos and where the chunk
// starts. At the end of the text it is the last chunk; in an empty text "".
func (r Rope) ChunkAt(pos int) (chunk string, start int) {
	if r.root == nil {
		return "", 0
	}
	n, start := r.leafAt(pos)
	return n.leaf, start
}

// Chunks yields the text from byte from on, piece by piece, each with its
// offset.
func (r Rope) Chunks(from int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		r.leaves(from, r.Len(), func(n *node, at int, chunk string) bool { return yield(at, chunk) })
	}
}

// leaves calls visit for each leaf that meets [from, to), with the part of it
// that is wanted and that part's offset.
func (r Rope) leaves(from, to int, visit func(n *node, at int, chunk string) bool) {
	if from = max(from, 0); r.root != nil && from < min(to, r.root.bytes) {
		r.root.leaves(0, from, to, visit)
	}
}

func (n *node) leaves(start, from, to int, visit func(*node, int, string) bool) bool {
	if n.kids == nil {
		skip := max(from-start, 0)
		return visit(n, start+skip, n.leaf[skip:min(to-start, len(n.leaf))])
	}
	for _, k := range n.kids {
		if start >= to {
			return false
		}
		if start+k.bytes > from && !k.leaves(start, from, to, visit) {
			return false
		}
		start += k.bytes
	}
	return true
}

// ChunksBack yields the text before byte to, last piece first, each with its
// offset.
func (r Rope) ChunksBack(to int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		if r.root != nil && to > 0 {
			r.root.chunksBack(0, to, yield)
		}
	}
}

func (n *node) chunksBack(start, to int, yield func(int, string) bool) bool {
	if n.kids == nil {
		return yield(start, n.leaf[:min(to-start, len(n.leaf))])
	}
	end := start + n.bytes
	for i := len(n.kids) - 1; i >= 0; i-- {
		k := n.kids[i]
		end -= k.bytes
		if end < to && !k.chunksBack(end, to, yield) {
			return false
		}
	}
	return true
}

// Slice returns the text of [from, to). It copies only when the range spans
// leaves that do not lie side by side in memory.
func (r Rope) Slice(from, to int) string {
	if from >= to {
		return ""
	}
	n, start := r.leafAt(from)
	if to-start <= len(n.leaf) {
		return n.leaf[from-start : to-start]
	}
	var b strings.Builder
	for _, piece := range r.pieces(from, to) {
		if len(piece) == to-from {
			return piece
		}
		if b.Len() == 0 {
			b.Grow(to - from)
		}
		b.WriteString(piece)
	}
	return b.String()
}

// String returns the whole text.
func (r Rope) String() string { return r.Slice(0, r.Len()) }

// SubRope returns the text of [from, to) as a rope that shares its leaves.
func (r Rope) SubRope(from, to int) Rope {
	if r.root == nil || from >= to {
		return Rope{}
	}
	n := r.root.take(to)
	if n != nil {
		n = n.drop(from)
	}
	return Rope{n}
}

// Replace returns the text with [from, to) replaced by s. Logarithmic; about
// one leaf of garbage. Only change sets call it on documents.
func (r Rope) Replace(from, to int, s string) Rope {
	if r.root == nil {
		return FromString(s)
	}
	if from == to && s == "" {
		return r
	}
	if a, b := r.root.edit(from, to, s); b != nil {
		return Rope{newBranch([]*node{a, b})}
	} else if a != nil {
		return Rope{a}
	}
	mid := r.root.take(from)
	if s != "" {
		mid = concat(mid, FromString(s).root)
	}
	return Rope{concat(mid, r.root.drop(to))}
}

// Append returns the text followed by other.
func (r Rope) Append(other Rope) Rope { return Rope{concat(r.root, other.root)} }

// Equal tells whether two ropes hold the same bytes. Shared leaves are not
// looked at.
func (r Rope) Equal(other Rope) bool {
	if r.root == other.root {
		return true
	}
	if r.Len() != other.Len() {
		return false
	}
	pos := 0
	for pos < r.Len() {
		a, as := r.ChunkAt(pos)
		b, bs := other.ChunkAt(pos)
		a, b = a[pos-as:], b[pos-bs:]
		n := min(len(a), len(b))
		if a[:n] != b[:n] {
			return false
		}
		pos += n
	}
	return true
}

// IsASCII tells whether [from, to) holds only ASCII.
func (r Rope) IsASCII(from, to int) bool {
	if r.root == nil || from >= to {
		return true
	}
	return r.root.isASCII(from, to)
}

func (n *node) isASCII(from, to int) bool {
	if n.ascii {
		return true
	}
	if n.kids == nil {
		return isASCII(n.leaf[from:to])
	}
	for _, k := range n.kids {
		if to <= 0 {
			break
		}
		if from < k.bytes && !k.isASCII(max(from, 0), min(to, k.bytes)) {
			return false
		}
		from -= k.bytes
		to -= k.bytes
	}
	return true
}
