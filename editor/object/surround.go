package object

import (
	"errors"
	"fmt"

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
// range, by characters. For pairs of one character the nearest ones left and
// right of the cursor are taken.
func Around(t text.Rope, r selection.Range, ch rune, count int) (open, shut int, err error) {
	if t.Len() < 2 || r.Cursor(t) >= t.Len() {
		return 0, 0, ErrRange
	}
	a, b := PairOf(ch)
	if a == b {
		return sameHalves(t, r, a, count)
	}
	pos := r.Cursor(t)
	open, okOpen := openHalf(t, a, b, pos, count)
	shut, okShut := shutHalf(t, a, b, pos, count)
	if !okOpen || !okShut {
		return 0, 0, fmt.Errorf("%w", ErrNoPair)
	}
	return checked(t, r, open, shut)
}

// checked refuses a pair that does not enclose the whole range.
func checked(t text.Rope, r selection.Range, open, shut int) (int, int, error) {
	_, size := t.RuneAt(shut)
	if open <= r.From() && shut+size >= r.To() {
		return open, shut, nil
	}
	return 0, 0, ErrNoPair
}

// openHalf is the opening half at or before the cursor.
func openHalf(t text.Rope, a, b rune, pos, count int) (int, bool) {
	ch, _ := t.RuneAt(pos)
	if ch == a {
		if count--; count == 0 {
			return pos, true
		}
	}
	return Opening(t, a, b, pos, count)
}

// shutHalf is the closing half at or behind the cursor.
func shutHalf(t text.Rope, a, b rune, pos, count int) (int, bool) {
	ch, size := t.RuneAt(pos)
	if ch == a {
		return Closing(t, a, b, pos+size, count)
	}
	return Closing(t, a, b, pos, count)
}

func sameHalves(t text.Rope, r selection.Range, ch rune, count int) (int, int, error) {
	pos := r.Cursor(t)
	if here, _ := t.RuneAt(pos); here == ch {
		return 0, 0, ErrAmbiguous
	}
	open, okOpen := Opening(t, ch, 0, pos, count)
	shut, okShut := Closing(t, 0, ch, pos, count)
	if !okOpen || !okShut {
		return 0, 0, ErrNoPair
	}
	return checked(t, r, open, shut)
}

// Nearest returns the count-th bracket pair of any kind that encloses a range.
func Nearest(t text.Rope, r selection.Range, count int) (open, shut int, err error) {
	from := r.From()
	stack := []rune{}
	runes := t.RunesAt(from)
	for {
		at := runes.Pos()
		ch, ok := runes.Next()
		if !ok {
			return 0, 0, ErrNoPair
		}
		isOpen, bracket := IsBracket(ch)
		a, b := PairOf(ch)
		switch {
		case !bracket:
		case isOpen:

			stack = append(stack, ch)
		case len(stack) > 0 && stack[len(stack)-1] == a:
			stack = stack[:len(stack)-1]
			if len(stack) == 0 {
				if open, ok := Partner(t, at); ok && open <= from && at+len(string(b)) >= r.To() {
					if count--; count == 0 {
						return open, at, nil
					}
				}
			}
		case len(stack) > 0:
			return 0, 0, ErrNoPair
		default:
			open, ok := Opening(t, a, b, at, 1)
			if !ok {
				continue
			}
			if open <= from && at+len(string(b)) >= r.To() {
				if count--; count == 0 {
					return open, at, nil
				}
			}
		}
	}
}
