package term

import "hx/render/cell"

// savedCursor is the place, with its pen, that a terminal keeps for one who
// asks. Going back there takes two bytes. It is kept at the place that changes
// with nearly every frame far from the rest, in a colour of its own: where the
// status line tells the position.
type savedCursor struct {
	ok   bool
	x, y int
	pen  cell.StyleID

	used bool // in this frame
	// Places of this frame and of the one before that were dear to reach.
	far, before [4]place
}

type place struct{ x, y, cost int }

const (
	saveCursor    = "\x1b7"
	restoreCursor = "\x1b8"

	// farAway is the cost in bytes from which a place is worth to be saved if
	// it is written a second time.
	farAway = 6
	// nearby is how far from there the second time may be, in columns.
	nearby = 6
)

// frame begins a new frame.
func (s *savedCursor) frame() {
	s.used = false
	s.far, s.before = [4]place{}, s.far
}

// again notes a place that was dear to reach, and reports whether it was the
// dearest one of the frame before, give or take some columns.
func (s *savedCursor) again(x, y, cost, slack int) bool {
	for i := range s.far {
		if s.far[i].cost == 0 {
			s.far[i] = place{x, y, cost}
			break
		}
	}
	dearest := place{}
	for _, p := range s.before {
		if p.cost > dearest.cost {
			dearest = p
		}
	}
	return dearest.cost > 0 && dearest.y == y && max(dearest.x-x, x-dearest.x) <= slack
}

// approach brings the cursor to x, y with a pen that draws c.
func (e *emitter) approach(x, y int, c cell.Cell) {
	if e.x == x && e.y == y {
		e.penFor(c)
		return
	}
	was := *e
	e.moveTo(x, y)
	e.penFor(c)
	cost := len(e.out) - len(was.out)
	if !e.term.has(keepsCursor) || cost < farAway {
		return
	}
	if s := &was.saved; s.ok {
		direct := *e
		*e = was
		// The scratch space and the output may have moved.
		e.out, e.scratch = direct.out[:len(was.out)], direct.scratch
		e.back()
		e.moveTo(x, y)
		e.penFor(c)
		if len(e.out)-len(was.out) < cost {
			e.saved.used = true
			if e.saved.again(x, y, cost, 0) && e.saved.x != x {
				e.save()
			}
			return
		}
		*e = was
		e.out, e.scratch = direct.out[:len(was.out)], direct.scratch
		e.moveTo(x, y)
		e.penFor(c)
	}
	if e.saved.again(x, y, cost, nearby) && !e.saved.used {
		e.save()
	}
}

// save has the terminal keep the place and the pen.
func (e *emitter) save() {
	e.out = append(e.out, saveCursor...)
	e.saved.ok, e.saved.used = true, true
	e.saved.x, e.saved.y, e.saved.pen = e.x, e.y, e.pen
}

// back returns to the saved place.
func (e *emitter) back() {
	e.out = append(e.out, restoreCursor...)
	e.x, e.y = e.saved.x, e.saved.y
	e.pen, e.penKnown = e.saved.pen, true
}

// penFor takes a pen that draws c, any with its background if c is a blank.
func (e *emitter) penFor(c cell.Cell) {
	if !c.IsBlank() || !e.canErase(c) {
		e.setPen(c.Style())
	}
}

// canErase reports whether erasing with the current pen gives the blank c, and
// so does writing a space.
func (e *emitter) canErase(c cell.Cell) bool {
	return e.penKnown && e.pens.blank[e.pen] == c.Style()
}
