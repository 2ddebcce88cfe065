package text

import "unicode/utf8"

// Near answers questions about the edges of characters for places that lie
// close together or come in order: it keeps the leaf it looked at last, so that
// most answers need no walk through the tree. It must not be copied while used.
type Near struct {
	r     Rope
	leaf  string
	start int
}

// Near returns a reader of the text.
func (r Rope) Near() Near { return Near{r: r} }

// around returns the bytes before and at pos when both are ASCII and in one
// leaf. Between them is an edge of a character, but for CR LF.
func (n *Near) around(pos int) (before, at byte, ok bool) {
	if pos <= n.start || pos >= n.start+len(n.leaf) {
		if pos <= 0 || pos >= n.r.Len() {
			return 0, 0, false
		}
		n.leaf, n.start = n.r.ChunkAt(pos)
		if pos == n.start {
			return 0, 0, false
		}
	}
	before, at = n.leaf[pos-n.start-1], n.leaf[pos-n.start]
	return before, at, before < utf8.RuneSelf && at < utf8.RuneSelf
}

// IsBoundary is that of Rope.
func (n *Near) IsBoundary(pos int) bool {
	if before, at, ok := n.around(pos); ok {
		return at != '\n' || before != '\r'
	}
	return n.r.IsBoundary(pos)
}

// Next is NextGrapheme of Rope.
func (n *Near) Next(pos int) int {
	if c, after, ok := n.around(pos + 1); ok && !(c == '\r' && after == '\n') {
		return pos + 1
	}
	return n.r.NextGrapheme(pos)
}

// Prev is PrevGrapheme of Rope.
func (n *Near) Prev(pos int) int {
	if before, c, ok := n.around(pos - 1); ok && !(before == '\r' && c == '\n') {
		return pos - 1
	}
	return n.r.PrevGrapheme(pos)
}
