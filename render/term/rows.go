package term

import (
	"hx/render/cell"
)

// rows writes all rows that differ. When there are a few, as after a key, it
// tries upwards too: the text and a status line in other colours then take
// turns in being first, and the colours change only once in a frame.
func (e *encoder) rows(c cell.Cursor) {
	dirty := e.dirty()
	if len(dirty) >= shiftBelow {
		e.manyRows(dirty)
		return
	}
	e.backup = e.backup[:0]
	for _, y := range dirty {
		e.backup = append(e.backup, e.rowOf(e.shown, y)...)
	}
	start := e.emitter
	down := e.fewRows(dirty, c, false)
	if len(dirty) < 2 {
		return
	}
	e.undo(start, dirty)
	if e.fewRows(dirty, c, true) > down { // upwards, if equal: it ends in the text
		e.undo(start, dirty)
		e.fewRows(dirty, c, false)
	}
}

// fewRows writes rows downwards or upwards, goes to where the cursor will be
// and returns how many bytes that took.
func (e *encoder) fewRows(dirty []int, c cell.Cursor, up bool) int {
	before := len(e.out)
	for i := range dirty {
		if up {
			i = len(dirty) - 1 - i
		}
		e.row(dirty[i], e.term.has(insertChars))
	}
	if e.canShow(c) {
		e.moveTo(c.X, c.Y)
	}
	return len(e.out) - before
}

// undo takes back what fewRows did.
func (e *encoder) undo(start emitter, dirty []int) {
	start.out, start.scratch = e.out[:len(start.out)], e.scratch // which may have moved
	e.emitter = start
	for i, y := range dirty {
		copy(e.rowOf(e.shown, y), e.backup[i*e.w:])
	}
}

// row writes what differs in row y, possibly by moving a part of it.
func (e *encoder) row(y int, mayShift bool) {
	was, want := e.rowOf(e.shown, y), e.rowOf(e.next, y)
	first := firstDifference(was, want)
	if first == len(want) {
		return
	}
	if mayShift {
		if first = e.shift(was, want, first, y); first == len(want) {
			return
		}
	}
	tail, erase := e.tail(was, want)
	for x := first; x < tail; {
		if was[x] == want[x] {
			x++
			continue
		}
		x = e.segment(was, want, x, tail, y)
	}
	if erase {
		e.approach(tail, y, want[tail])
		e.out = append(e.out, "\x1b[K"...)
	}
}

func firstDifference(a, b []cell.Cell) int {
	for i := range a {
		if a[i] != b[i] {
			return i
		}
	}
	return len(a)
}

// tail returns where the blanks at the end of a row begin, if it pays to erase
// them at once, or else the end of the row.
func (e *encoder) tail(was, want []cell.Cell) (start int, erase bool) {
	last := want[len(want)-1]
	if !e.erasable(last) {
		return len(want), false
	}
	start = len(want) - 1
	lowest, highest := len(want), 0
	for ; start >= 0 && want[start] == last; start-- {
		if was[start] != last {
			lowest, highest = start, max(highest, start)
		}
	}
	start++
	if highest-lowest < 3 {
		return len(want), false
	}
	return start, true
}

// segment writes the cells from x on that differ, and goes on over equal cells
// as long as that is cheaper than to skip them, up to end. It returns where it
// stopped.
func (e *encoder) segment(was, want []cell.Cell, x, end, y int) int {
	sure := x // cells before this must be written even if they are equal
	for x < end {
		if was[x] == want[x] && x >= sure {
			next := e.gap(was, want, x, end)
			if next < 0 {
				return x
			}
			sure = next
		}
		c := want[x]
		if c.Width() == 0 { // only after a wide character that was skipped
			x++
			continue
		}
		e.approach(x, y, e.ahead(want, x, end))
		if n := e.repeat(was, want, x, max(sure, x), end); n > 0 {
			x += n
			continue
		}
		if e.doubtful(c) {
			sure = max(sure, x+e.reach(c))
		}
		e.cell(c)
		if x == e.w-1 && x > 0 && e.doubtful(c) {
			e.again(want, x-1, y)
		}
		x += c.Width()
	}
	return x
}

// ahead returns the cell whose pen is to be taken for the one at x: for a blank
// that of the next character, if that has the same background, so that the pen
// changes once for both.
func (e *encoder) ahead(want []cell.Cell, x, end int) cell.Cell {
	c := want[x]
	if !c.IsBlank() || e.canErase(c) {
		return c
	}
	for _, next := range want[x+1 : end] {
		if next.IsBlank() && next.Style() == c.Style() {
			continue
		}
		if !next.IsBlank() && e.pens.blank[next.Style()] == c.Style() {
			return next
		}
		break
	}
	return c
}

// again writes the character at x once more, after one in the last column that
// some terminals find too wide for it and draw over its neighbour.
func (e *encoder) again(want []cell.Cell, x, y int) {
	if want[x].Width() == 0 {
		x--
	}
	if c := want[x]; !e.doubtful(c) {
		e.approach(x, y, c)
		e.cell(c)
	}
}

// gap returns where the next cell that differs is, if writing the equal cells
// from x to there is cheaper than to skip them; or else -1.
func (e *encoder) gap(was, want []cell.Cell, x, end int) int {
	cost := 0
	for i := x; i < end; i++ {
		c := want[i]
		if was[i] != c {
			return i
		}
		if c.Width() == 0 {
			continue
		}
		if e.doubtful(c) || c.Style() != e.pen && !(c.IsBlank() && e.canErase(c)) {
			return -1
		}
		if cost += e.size(c); cost > moveCost(i+1-x) {
			return -1
		}
	}
	return -1
}

// repeat writes a run of equal characters from x on in less than their own
// bytes, if there is a way, and returns their number; otherwise 0. It goes as
// far as cells differ, and at least to sure.
func (e *encoder) repeat(was, want []cell.Cell, x, sure, end int) int {
	c := want[x]
	if c.Width() != 1 {
		return 0
	}
	n := 1
	for i := x + 1; i < end && want[i] == c; i++ {
		if was[i] != c || i < sure {
			n = i + 1 - x
		}
	}
	if n < 3 {
		return 0
	}
	if _, single := c.Rune(); single && e.term.has(repeatChar) && !e.doubtful(c) && e.charset == nil {
		if (n-1)*e.size(c) > moveCost(n-1) {
			e.char(c)
			e.out = appendCSI(e.out, n-1, 'b')
			e.advance(n)
			return n
		}
		return 0
	}
	// Erasing does not move the cursor: the next move has to pay for itself.
	// Terminals differ in what becomes of half a wide character.
	if x+n < len(was) && was[x+n].Width() == 0 {
		n--
	}
	if n > 12 && e.term.has(eraseChars) && e.erasable(c) && e.canErase(c) {
		e.out = appendCSI(e.out, n, 'X')
		return n
	}
	return 0
}

const (
	// maxShift is how many characters at once are inserted or deleted by
	// moving the rest of the row.
	maxShift = 8

	// shiftBelow is how many rows differ at least after something else than
	// typing, so that it is not worth to look for the very best.
	shiftBelow = 6
)

// shift moves the end of a row if a few characters were inserted or deleted
// before it, and returns where the row now begins to differ.
func (e *encoder) shift(was, want []cell.Cell, first, y int) int {
	const worth = 12 // cells that must fit better
	differ := 0
	for x := first; x < len(want); x++ {
		if was[x] != want[x] {
			differ++
		}
	}
	if differ < worth {
		return first
	}
	best, insert := 0, false
	for n := 1; n <= maxShift && first+n < len(want); n++ {
		ins, del := n, n
		for x := first; x+n < len(want); x++ {
			if was[x] != want[x+n] {
				ins++
			}
			if was[x+n] != want[x] {
				del++
			}
		}
		if d := min(ins, del); d+worth <= differ {
			best, insert, differ = n, ins < del, d
		}
	}
	if best == 0 || !e.shiftable(was[first:]) {
		return first
	}
	e.moveTo(first, y)
	if c := want[first]; e.pens.bare[c.Style()] && e.erasable(cell.Blank.WithStyle(e.pens.blank[c.Style()])) {
		e.setPen(c.Style())
	} else {
		e.setPen(plainPen)
	}
	rest := was[first:]
	if insert {
		copy(rest[best:], rest)
		fillCells(rest[:best], e.erased())
		e.out = appendCSI(e.out, best, '@')
	} else {
		copy(rest, rest[best:])
		fillCells(rest[len(rest)-best:], e.erased())
		e.out = appendCSI(e.out, best, 'P')
	}
	return first + firstDifference(was[first:], want[first:])
}

// shiftable reports whether moving the cells means the same to every terminal.
func (e *encoder) shiftable(cells []cell.Cell) bool {
	for _, c := range cells {
		if c.Width() != 1 || e.doubtful(c) {
			return false
		}
	}
	return true
}

func fillCells(cells []cell.Cell, c cell.Cell) {
	for i := range cells {
		cells[i] = c
	}
}
