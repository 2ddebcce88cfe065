package motion

import (
	"strings"
	"unicode/utf8"

	"hx/editor/text"
)

// FindNext returns the start of the count-th occurrence of ch at or after from.
func FindNext(t text.Rope, from, count int, ch rune) (int, bool) {
	want := string(ch)
	for at, piece := range t.Pieces(from) {
		for off := 0; ; {
			i := strings.Index(piece[off:], want)
			if i < 0 {
				break
			}
			off += i
			if count--; count == 0 {
				return at + off, true
			}
			off += len(want)
		}
	}
	return 0, false
}

// FindPrev returns the start of the count-th occurrence of ch that ends at or
// before to, counted backward.
func FindPrev(t text.Rope, to, count int, ch rune) (int, bool) {
	want := string(ch)
	for at, chunk := range t.ChunksBack(to) {
		for end := len(chunk); ; {
			i := strings.LastIndex(chunk[:end], want)
			if i < 0 {
				break
			}
			end = i
			if count--; count == 0 {
				return at + i, true
			}
		}
	}
	return 0, false
}

// CharLen returns the bytes of a character.
func CharLen(ch rune) int { return utf8.RuneLen(ch) }
