package text

import (
	"unicode/utf8"
)

// Grapheme clusters after Unicode Standard Annex 29, by firstCluster, with short
// cuts for the text that sources are made of: between two plain characters
// there is always a boundary, so neither tables nor a wider look are needed.

// clusterLimit bounds the bytes looked at for one cluster. Longer ones (they
// exist only as pranks) are treated as if they ended there.
const clusterLimit = 4096

// plain tells whether a character never joins a neighbour that is plain too:
// printable ASCII and the blocks of letters without combining marks.
func plain(c rune) bool {
	switch {
	case c < 0x7f:
		return c >= 0x20 || c == '\t'
	case c < 0x300:
		return c >= 0xC0
	case c < 0x483:
		return c >= 0x370
	case c >= 0x4E00 && c <= 0x9FFF:
		return true
	case c >= 0x3041 && c <= 0x3096, c >= 0x30A1 && c <= 0x30FA:
		return true
	}
	return false
}

// NextGrapheme returns the end of the cluster that starts at pos; at the end of
// the text, the end. CR LF is one cluster.
func (r Rope) NextGrapheme(pos int) int {
	if pos >= r.Len() {
		return r.Len()
	}
	n, start := r.leafAt(pos)
	s := n.leaf[pos-start:]
	if len(s) >= 2 && s[0] < utf8.RuneSelf && s[1] < utf8.RuneSelf {
		if s[0] == '\r' && s[1] == '\n' {
			return pos + 2
		}
		return pos + 1
	}
	c, size := r.RuneAt(pos)
	after, _ := r.RuneAt(pos + size)
	if plain(c) && plain(after) || c == '\n' {
		return pos + size
	}
	return pos + len(r.clusterFrom(pos))
}

// clusterFrom returns the cluster at pos, which must be a boundary.
func (r Rope) clusterFrom(pos int) string {
	for window := 64; ; window *= 4 {
		to := min(pos+window, r.Len())
		s := r.Slice(pos, to)
		cluster, rest := firstCluster(s)
		// A cluster that reaches the window's last few bytes may go on.
		if len(rest) > utf8.UTFMax || to == r.Len() || window >= clusterLimit {
			return cluster
		}
	}
}

// PrevGrapheme returns the start of the cluster that ends at pos, or that pos
// lies in; at the start of the text, 0.
func (r Rope) PrevGrapheme(pos int) int {
	if pos <= 0 {
		return 0
	}
	pos = min(pos, r.Len())
	n, start := r.leafAt(pos - 1)
	s := n.leaf[:pos-start]
	if l := len(s); l >= 2 && s[l-1] < utf8.RuneSelf && s[l-2] < utf8.RuneSelf {
		if s[l-1] == '\n' && s[l-2] == '\r' {
			return pos - 2
		}
		return pos - 1
	}
	last, size := r.RuneBefore(pos)
	before, _ := r.RuneBefore(pos - size)
	if plain(last) && plain(before) {
		return pos - size
	}
	prev := r.safeBoundary(pos)
	for {
		next := r.NextGrapheme(prev)
		if next >= pos || next == prev {
			return prev
		}
		prev = next
	}
}

// safeBoundary returns a cluster boundary before pos: a place between two plain
// characters, or after a line feed, or the start of the text.
func (r Rope) safeBoundary(pos int) int {
	at := pos
	var after rune
	for at > 0 && pos-at < clusterLimit {
		c, size := r.RuneBefore(at)
		if at < pos && (plain(c) && plain(after) || c == '\n') {
			return at
		}
		after = c
		at -= size
	}
	return at
}

// IsBoundary tells whether a cluster starts or ends at pos.
func (r Rope) IsBoundary(pos int) bool {
	return pos <= 0 || pos >= r.Len() || r.FloorGrapheme(pos) == pos
}

// FloorGrapheme returns the largest boundary that is not after pos.
func (r Rope) FloorGrapheme(pos int) int {
	if pos <= 0 {
		return 0
	}
	if pos >= r.Len() {
		return r.Len()
	}
	c, size := r.RuneAt(pos)
	before, _ := r.RuneBefore(pos)
	if size > 0 && (plain(c) && plain(before) || before == '\n') {
		return pos
	}
	if c < utf8.RuneSelf && before < utf8.RuneSelf && !(c == '\n' && before == '\r') {
		return pos
	}
	prev := r.PrevGrapheme(pos)
	if r.NextGrapheme(prev) == pos {
		return pos
	}
	return prev
}

// CeilGrapheme returns the smallest boundary that is not before pos.
func (r Rope) CeilGrapheme(pos int) int {
	floor := r.FloorGrapheme(pos)
	if floor >= pos {
		return floor
	}
	return r.NextGrapheme(floor)
}

// NthNextGrapheme steps count clusters forward, at most to the end.
func (r Rope) NthNextGrapheme(pos, count int) int {
	for ; count > 0 && pos < r.Len(); count-- {
		pos = r.NextGrapheme(pos)
	}
	return pos
}

// NthPrevGrapheme steps count clusters back, at most to the start.
func (r Rope) NthPrevGrapheme(pos, count int) int {
	for ; count > 0 && pos > 0; count-- {
		pos = r.PrevGrapheme(pos)
	}
	return pos
}

// Graphemes counts the clusters of [from, to). Free where the text is ASCII
// without CR.
func (r Rope) Graphemes(from, to int) int {
	count := 0
	for from < to {
		from = r.NextGrapheme(from)
		count++
	}
	return count
}
