package object

import (
	"errors"

	"hx/editor/selection"
	"hx/editor/text"
)

// Reasons why no pair can be given. They stand at the message line.
var (
	ErrNoPair    = errors.New("Surround pair not found around all cursors")
	ErrOverlap   = errors.New("Cursors overlap for a single surround pair range")
	ErrRange     = errors.New("Cursor range exceeds text length")
	ErrAmbiguous = errors.New("Cursor on ambiguous surround pair")
)

// Around returns the starts of both halves of the count-th pair of ch around a
// range's cursor, by characters. For pairs of one character the nearest ones
// left and right of the cursor are taken.
func Around(t text.Rope, r selection.Range, ch rune, count int) (open, shut int, err error) {
	if r.To() >= t.Len() {
		return 0, 0, ErrRange
	}
	a, b := PairOf(ch)
	pos := r.Cursor(t)
	here, size := t.RuneAt(pos)
	if a == b && here == a {
		return 0, 0, ErrAmbiguous
	}
	// On a half that half is taken whatever the count, which then is counted
	// on the other side alone.
	open, okOpen := pos, true
	if here != a {
		open, okOpen = Opening(t, a, b, pos, count)
	}
	shut, okShut := pos, true
	if here == a {
		shut, okShut = Closing(t, a, b, pos+size, count)
	} else if here != b {
		shut, okShut = Closing(t, a, b, pos, count)
	}
	if !okOpen || !okShut {
		return 0, 0, ErrNoPair
	}
	return open, shut, nil
}

// Nearest returns the count-th bracket pair of any kind that encloses a range.
// It looks ahead for a closing half whose opening half lies before the range.
func Nearest(t text.Rope, r selection.Range, count int) (open, shut int, err error) {
	from := r.From()
	if from == 0 { // nothing opens before it
		return 0, 0, ErrNoPair
	}
	var opened []rune // halves met on the way, they close again
	runes := t.RunesAt(from)
	for {
		at := runes.Pos()
		ch, ok := runes.Next()
		if !ok {
			return 0, 0, ErrNoPair
		}
		isOpen, bracket := IsBracket(ch)
		a, b := PairOf(ch)
		switch n := len(opened); {
		case !bracket:
		case isOpen:
			opened = append(opened, ch)
		case n > 0 && opened[n-1] == a:
			opened = opened[:n-1]
		default:
			open, ok := Opening(t, a, b, at, 1)
			if !ok || open > t.NextGrapheme(from) || runes.Pos() < r.To() {
				continue
			}
			if count--; count == 0 {
				return open, at, nil
			}
		}
	}
}
