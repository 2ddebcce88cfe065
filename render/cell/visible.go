package cell

import (
	"unicode"
	"unicode/utf8"

	"hx/editor/text"
)

// maxCluster is the longest cluster, in bytes, that a cell shows whole. Longer
// ones (a letter under a tower of accents) lose their end on the screen.
const maxCluster = 32 // without a dotted circle to lean on

// Marks that stand for what must not reach a terminal. Each is one cell wide.
const (
	markDelete  = '\u2421' // ␡
	markC1      = '\u2426' // ␦, for U+0080 to U+009F
	markBidi    = '\u21c4' // ⇄, for everything that turns the writing direction
	markHidden  = '\u25cc' // ◌, for characters without a shape of their own
	markBroken  = '\ufffd' // for invalid bytes and code points that are none
	markPicture = '\u2400' // ␀, the first of the pictures of U+0000 to U+001F
)

// Visible returns what a cell shows for r: r itself, or a mark of one cell if
// r is a control character, turns the writing direction, has no shape, or is
// no character at all.
func Visible(r rune) string { return string(visible(r)) }

func visible(r rune) rune {
	if harmless(r) {
		return r
	}
	switch {
	case r < 0 || r > unicode.MaxRune:
		return markBroken
	case r < 0x20:
		return markPicture + r
	case r == 0x7f:
		return markDelete
	case r < 0xa0:
		return markC1
	case unicode.Is(unicode.Bidi_Control, r):
		return markBidi
	case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point) &&
		!unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return markHidden
	case r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef || r >= 0xd800 && r <= 0xdfff:
		return markBroken
	}
	return r
}

// harmless knows the common scripts without searching tables. Two harmless
// characters in a row are two clusters.
func harmless(r rune) bool {
	return r >= 0x20 && r < 0x7f ||
		r >= 0xa0 && r < 0x300 && r != 0xad ||
		r >= 0x370 && r < 0x483 ||
		r >= 0x3041 && r < 0x3097 ||
		r >= 0x309b && r < 0xa000 && r != 0x3164 ||
		r >= 0xac00 && r < 0xd7a4
}

// harmlessWidth returns the width of a harmless character; s is its text.
func harmlessWidth(r rune, s string) int {
	switch {
	case r < 0x483:
		return 1
	case r < 0x3097, r >= 0x30a1 && r < 0x30fb, r >= 0x4e00 && r < 0xa000, r >= 0xac00:
		return 2
	}
	return text.Width(s)
}

// joins reports whether r may follow a character in its cell although it must
// not stand alone: joiners and the tags of flags.
func joins(r rune) bool {
	return r == 0x200c || r == 0x200d || r >= 0xe0020 && r <= 0xe007f
}

// leans reports whether r needs a character before it to lean on. At the start
// of a cell it would lean on the cell to the left.
func leans(r rune) bool {
	return !harmless(r) && (unicode.Is(unicode.M, r) ||
		r >= 0x1160 && r < 0x1200 || r >= 0xd7b0 && r < 0xd800)
}

// encode returns the harmless char bits and the width of the first cluster in
// s, and the bytes of s it covers. s must not be empty.
func (ix *index) encode(s string) (char uint32, width, size int) {
	if b := s[0]; b < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) && s[:min(2, len(s))] != "\r\n" {
		return uint32(visible(rune(b))), 1, 1
	}
	if r, n := utf8.DecodeRuneInString(s); harmless(r) {
		if next, _ := utf8.DecodeRuneInString(s[n:]); n == len(s) || harmless(next) {
			return uint32(r), harmlessWidth(r, s[:n]), n
		}
	}
	cluster, _ := text.FirstCluster(s)
	r, _ := utf8.DecodeRuneInString(cluster)
	// The width is that of the whole cluster even if something else is shown:
	// whoever arranged the line counted that.
	width, size = text.Width(cluster), len(cluster)
	if v := visible(r); v != r || r == utf8.RuneError {
		return uint32(v), width, size
	}
	clean, alone := cleanCluster(cluster)
	switch {
	case leans(r) && accents(clean):
		return ix.several(string(markHidden) + clean), width, size
	case leans(r):
		return markHidden, width, size
	case alone:
		return uint32(r), width, size
	}
	return ix.several(clean), width, size
}

// several returns the char bits of a cluster of more than one character.
func (ix *index) several(cluster string) uint32 {
	n, ok := ix.cluster(cluster)
	if !ok {
		return markBroken
	}
	return clusterBit | uint32(n)
}

// accents reports whether s is nothing but marks that take no cell.
func accents(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.Mn, unicode.Me) {
			return false
		}
	}
	return true
}

// cleanCluster returns the cluster without what must not reach a terminal and
// without what is too long; alone tells that only its first character is left.
// It allocates only if there is something to leave out.
func cleanCluster(cluster string) (clean string, alone bool) {
	var kept []byte
	complete := true
	for i := 0; i < len(cluster); {
		r, n := utf8.DecodeRuneInString(cluster[i:])
		stays := i+n <= maxCluster && (r != utf8.RuneError || n > 1) && (visible(r) == r || joins(r))
		if !stays && complete {
			complete = false
			kept = append(kept, cluster[:i]...)
		} else if stays && !complete {
			kept = append(kept, cluster[i:i+n]...)
		}
		i += n
	}
	if !complete {
		cluster = string(kept)
	}
	_, n := utf8.DecodeRuneInString(cluster)
	return cluster, n == len(cluster)
}
