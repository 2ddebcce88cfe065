package term

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"hx/editor/text"
	"hx/render/cell"
)

// emitter writes single operations in the shortest way and keeps track of what
// they do to the terminal's cursor and attributes.
type emitter struct {
	term    *terminal
	charset *charset
	pens    *pens
	w, h    int
	out     []byte

	// The cursor. x < 0: somewhere in row y, as after a character in the
	// last column or one whose width terminals do not agree about. y < 0:
	// anywhere.
	x, y int

	pen      cell.StyleID
	penKnown bool

	saved savedCursor

	scratch [2][]byte
}

// lost forgets what is known about cursor and attributes.
func (e *emitter) lost() {
	e.x, e.y, e.penKnown = -1, -1, false
	e.saved.ok = false
}

// appendCSI adds a control sequence with a number, left out if it is 1.
func appendCSI(b []byte, n int, final byte) []byte {
	b = append(b, "\x1b["...)
	if n != 1 {
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, final)
}

// appendPosition adds a jump to a place counted from 0.
func appendPosition(b []byte, x, y int) []byte {
	b = append(b, "\x1b["...)
	if x > 0 || y > 0 {
		b = strconv.AppendInt(b, int64(y+1), 10)
	}
	if x > 0 {
		b = strconv.AppendInt(append(b, ';'), int64(x+1), 10)
	}
	return append(b, 'H')
}

// moveTo moves the cursor. Line feed and backspace are single bytes, so short
// ways are often a few of them.
func (e *emitter) moveTo(x, y int) {
	if e.x == x && e.y == y {
		return
	}
	best := appendPosition(e.scratch[0][:0], x, y)
	e.scratch[0] = best
	if e.y >= 0 {
		step := e.appendVertical(e.scratch[1][:0], y)
		step = e.appendHorizontal(step, x)
		e.scratch[1] = step
		if len(step) < len(best) {
			best = step
		}
	}
	e.out = append(e.out, best...)
	e.x, e.y = x, y
}

// appendVertical adds a move to row y that keeps the column.
func (e *emitter) appendVertical(b []byte, y int) []byte {
	switch d := y - e.y; {
	case d > 0 && d <= 4:
		// Never from the last row, so nothing scrolls.
		for range d {
			b = append(b, '\n')
		}
	case d > 0:
		b = appendCSI(b, d, 'B')
	case d < 0:
		b = appendCSI(b, -d, 'A')
	}
	return b
}

// appendHorizontal adds a move to column x within a row.
func (e *emitter) appendHorizontal(b []byte, x int) []byte {
	d := x - e.x
	switch {
	case e.x == x:
		return b
	case x == 0:
		return append(b, '\r')
	case e.x < 0 && e.term.has(moveColumn):
		return appendCSI(b, x+1, 'G')
	case e.x < 0:
		return appendCSI(append(b, '\r'), x, 'C')
	case d > 0:
		return appendCSI(b, d, 'C')
	case d >= -4:
		for range -d {
			b = append(b, '\b')
		}
		return b
	case e.term.has(moveColumn) && x+1 < 10 && -d >= 10:
		return appendCSI(b, x+1, 'G')
	}
	return appendCSI(b, -d, 'D')
}

// moveCost returns the bytes to skip n cells to the right.
func moveCost(n int) int {
	switch {
	case n == 1:
		return 3
	case n < 10:
		return 4
	case n < 100:
		return 5
	}
	return 6
}

// advance takes in that n cells were written from the cursor on.
func (e *emitter) advance(n int) {
	if e.x += n; e.x >= e.w {
		e.x = -1
	}
}

// cell writes the character of c at the cursor, with the current pen.
func (e *emitter) cell(c cell.Cell) {
	if !e.doubtful(c) {
		e.char(c)
		e.advance(c.Width())
		return
	}
	if x := e.x; c.Width() == 2 { // some terminals will draw over the first cell only
		e.out = append(e.out, "  "...)
		e.advance(2)
		e.moveTo(x, e.y)
	}
	e.char(c)
	e.x = -1 // and no terminal tells where its cursor is now
}

// char adds the bytes of c.
func (e *emitter) char(c cell.Cell) {
	r, ok := c.Rune()
	switch {
	case ok && r < utf8.RuneSelf:
		e.out = append(e.out, byte(r))
	case e.charset != nil:
		if !ok {
			r = utf8.RuneError
		}
		e.out = e.charset.append(e.out, r)
		if c.Width() == 2 {
			e.out = append(e.out, ' ')
		}
	case ok:
		e.out = utf8.AppendRune(e.out, r)
	default:
		n, _ := c.Cluster()
		e.out = append(e.out, e.pens.clusters[n]...)
	}
}

// size returns the bytes that char adds, about.
func (e *emitter) size(c cell.Cell) int {
	r, ok := c.Rune()
	switch {
	case !ok:
		return 8
	case e.charset != nil:
		return c.Width()
	}
	return utf8.RuneLen(r)
}

// doubtful reports whether terminals disagree about the width of c: emoji,
// icons of private fonts, and clusters other than letters with accents.
func (e *emitter) doubtful(c cell.Cell) bool {
	r, ok := c.Rune()
	switch {
	case e.charset != nil || ok && r < 0x600 && c.Width() == 1:
		return false
	case !ok && c.Width() > 0:
		n, _ := c.Cluster()
		return doubtfulCluster(e.pens.clusters[n])
	}
	return doubtfulRune(r, c.Width())
}

func doubtfulRune(r rune, width int) bool {
	switch {
	case r < 0x600:
		return width != 1
	case r < 0x1100: // some belong to the character behind them
		return width != 1 || r == 0xd4e || unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	case r < 0xe000:
		// Wide everywhere: Chinese, Japanese, Korean.
		cjk := r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00
		return width == 2 && !cjk
	case r < 0xf900, r >= 0xf0000:
		return true // private
	case r < 0x10000:
		cjk := r < 0xfb00 || r >= 0xfe30 && r < 0xffe7
		return width == 2 && !cjk
	}
	return r < 0x20000 || r >= 0x40000 // newer than some terminals; between is Chinese again
}

// doubtfulCluster reports whether s is something else than a letter with
// accents.
func doubtfulCluster(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	if doubtfulRune(first, text.Width(s)) || first >= 0x1100 && first < 0x1200 {
		return true
	}
	for _, r := range s[n:] {
		if !unicode.Is(unicode.Mn, r) || r >= 0xfe00 && r < 0xfe10 || r >= 0xe0000 {
			return true
		}
	}
	return false
}

// reach returns how many cells a doubtful c may cover at most: as many as its
// parts side by side.
func (e *emitter) reach(c cell.Cell) int {
	n, ok := c.Cluster()
	if !ok {
		return 2
	}
	reach := 0
	for _, r := range e.pens.clusters[n] {
		reach += text.Width(string(r))
	}
	return reach
}
