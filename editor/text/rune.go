package text

import "unicode/utf8"

// RuneAt returns the character at pos and its length in bytes. A byte that is
// not valid UTF-8 is utf8.RuneError of one byte. At the end: 0, 0.
func (r Rope) RuneAt(pos int) (rune, int) {
	if pos < 0 || pos >= r.Len() {
		return 0, 0
	}
	n, start := r.leafAt(pos)
	s := n.leaf[pos-start:]
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	if len(s) < utf8.UTFMax && !utf8.FullRuneInString(s) {
		s = r.Slice(pos, min(pos+utf8.UTFMax, r.Len()))
	}
	return utf8.DecodeRuneInString(s)
}

// RuneBefore returns the character that ends at pos and its length in bytes.
// At the start: 0, 0.
func (r Rope) RuneBefore(pos int) (rune, int) {
	if pos <= 0 || pos > r.Len() {
		return 0, 0
	}
	n, start := r.leafAt(pos - 1)
	s := n.leaf[:pos-start]
	if c := s[len(s)-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	if len(s) < utf8.UTFMax {
		s = r.Slice(max(pos-utf8.UTFMax, 0), pos)
	}
	return utf8.DecodeLastRuneInString(s)
}

// Runes is a cursor over characters, in both directions. It keeps the chunk it
// is in, so a step costs no tree walk.
type Runes struct {
	r     Rope
	chunk string
	start int // of chunk
	pos   int
}

// RunesAt returns a cursor at pos.
func (r Rope) RunesAt(pos int) Runes {
	c := Runes{r: r, pos: max(min(pos, r.Len()), 0)}
	c.chunk, c.start = r.ChunkAt(c.pos)
	return c
}

// Pos returns the offset of the character that Next returns.
func (c *Runes) Pos() int { return c.pos }

// Next returns the character at the cursor and steps over it; false at the end
// of the text.
func (c *Runes) Next() (rune, bool) {
	if i := c.pos - c.start; i >= 0 && i < len(c.chunk) && c.chunk[i] < utf8.RuneSelf {
		c.pos++
		return rune(c.chunk[i]), true
	}
	ch, size := c.r.RuneAt(c.pos)
	if size == 0 {
		return 0, false
	}
	if i := c.pos - c.start; i >= len(c.chunk) || i < 0 {
		c.chunk, c.start = c.r.ChunkAt(c.pos)
	}
	c.pos += size
	return ch, true
}

// Prev steps back over the character before the cursor and returns it; false
// at the start of the text.
func (c *Runes) Prev() (rune, bool) {
	if i := c.pos - c.start - 1; i >= 0 && i < len(c.chunk) && c.chunk[i] < utf8.RuneSelf {
		c.pos--
		return rune(c.chunk[i]), true
	}
	ch, size := c.r.RuneBefore(c.pos)
	if size == 0 {
		return 0, false
	}
	c.pos -= size
	if i := c.pos - c.start; i < 0 || i >= len(c.chunk) {
		c.chunk, c.start = c.r.ChunkAt(c.pos)
	}
	return ch, true
}
