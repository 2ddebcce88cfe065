package term

import (
	"slices"

	"hx/render/cell"
)

// A change of pen takes two or three times as many bytes as a move. So in a
// large frame it may be shorter to write everything in one pen, then everything
// in the next one, instead of row by row: first all line numbers, say, then the
// text behind them.

// stretch is a part of a row that is written in one pen.
type stretch struct {
	y, from, to int
	pen         cell.StyleID
	blank       bool // any pen with that background will do
	erase       bool // up to the end of the row
}

const (
	// byPenFrom is the size in bytes from which it is worth to try.
	byPenFrom = 300
	// bridge is how many equal cells are written again rather than skipped.
	bridge = 4
)

// manyRows writes rows in the shorter of both orders.
func (e *encoder) manyRows(dirty []int) {
	start := e.emitter
	for _, y := range dirty {
		e.row(y, false)
	}
	first := len(e.out) - len(start.out)
	if first < byPenFrom {
		return
	}
	rows := e.emitter
	e.emitter = start
	e.emitter.out, e.emitter.scratch = rows.out, rows.scratch
	e.byPen(dirty)
	if second := len(e.out) - len(rows.out); second < first {
		at := len(start.out)
		e.out = append(e.out[:at], e.out[at+first:]...)
		return
	}
	rows.out, rows.scratch = e.out[:len(rows.out)], e.scratch
	e.emitter = rows
}

// byPen writes rows pen by pen.
func (e *encoder) byPen(dirty []int) {
	e.parts = e.parts[:0]
	for _, y := range dirty {
		was, want := e.rowOf(e.shown, y), e.rowOf(e.next, y)
		if !e.shiftable(was) || !e.shiftable(want) {
			e.row(y, false) // where the order matters
			continue
		}
		e.divide(was, want, y)
	}
	e.order = e.order[:0]
	for _, s := range e.parts {
		if !slices.Contains(e.order, s.pen) {
			e.order = append(e.order, s.pen)
		}
	}
	for _, pen := range e.order {
		for _, s := range e.parts {
			if s.pen == pen {
				e.stretch(s)
			}
		}
	}
}

// divide adds the stretches of a row that differ.
func (e *encoder) divide(was, want []cell.Cell, y int) {
	first := len(e.parts)
	tail, erase := e.tail(was, want)
	for x := firstDifference(was, want); x < tail; x++ {
		c := want[x]
		if was[x] == c {
			continue
		}
		if n := len(e.parts); n > first && e.joins(&e.parts[n-1], want, x) {
			e.parts[n-1].to = x + 1
			continue
		}
		e.part(stretch{y: y, from: x, to: x + 1, pen: c.Style(), blank: c.IsBlank()}, first)
	}
	if erase {
		e.part(stretch{y: y, from: tail, to: len(want), pen: want[tail].Style(), blank: true, erase: true}, first)
	}
}

// joins tells whether the cell at x goes on with a stretch, and lends it a pen
// if it had none of its own.
func (e *encoder) joins(s *stretch, want []cell.Cell, x int) bool {
	if x-s.to > bridge {
		return false
	}
	pen, blank := s.pen, s.blank
	for _, c := range want[s.to : x+1] {
		switch {
		case c.IsBlank() && (blank && pen == c.Style() || e.pens.blank[pen] == c.Style()):
		case !c.IsBlank() && !blank && pen == c.Style():
		case !c.IsBlank() && blank && e.pens.blank[c.Style()] == pen:
			pen, blank = c.Style(), false
		default:
			return false
		}
	}
	s.pen, s.blank = pen, blank
	return true
}

// part adds a stretch. Blanks take the pen of their neighbour in the row.
func (e *encoder) part(s stretch, first int) {
	if n := len(e.parts); n > first {
		before := &e.parts[n-1]
		if s.blank && e.pens.blank[before.pen] == s.pen {
			s.pen, s.blank = before.pen, false
		} else if before.blank && !s.blank && e.pens.blank[s.pen] == before.pen {
			before.pen, before.blank = s.pen, false
		}
	}
	e.parts = append(e.parts, s)
}

// stretch writes a stretch.
func (e *encoder) stretch(s stretch) {
	was, want := e.rowOf(e.shown, s.y), e.rowOf(e.next, s.y)
	if s.erase {
		e.approach(s.from, s.y, want[s.from])
		e.out = append(e.out, "\x1b[K"...)
		return
	}
	for x := s.from; x < s.to; {
		if was[x] == want[x] {
			x++
			continue
		}
		x = e.segment(was, want, x, s.to, s.y)
	}
}
