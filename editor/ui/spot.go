package ui

import "hx/editor/event"

// Part is what is drawn at a cell of a layer.
type Part uint8

const (
	Elsewhere Part = iota // not of this layer
	Box                   // border, heading, empty place
	Entry                 // Index: number of the entry, of all
	Input                 // Index: byte of the line
	Content               // the text of a popup, a preview
)

// Spot is a place on the screen as a layer knows it. Models know no cells: the
// front end, which drew them, tells what lies under the pointer.
type Spot struct {
	Layer Layer // nil: no layer is drawn there
	Part  Part
	Index int
}

// Pointed layers take the mouse by what it points at. at is Elsewhere when it
// points at something else.
type Pointed interface {
	Layer
	Point(m event.Mouse, at Spot) Result
}

// mouse gives a mouse event to a layer.
func (s *Stack) mouse(l Layer, m event.Mouse) Result {
	p, ok := l.(Pointed)
	if !ok {
		return l.Handle(m)
	}
	at := Spot{}
	if s.Locate != nil {
		if spot := s.Locate(m.X, m.Y); spot.Layer == l {
			at = spot
		}
	}
	return p.Point(m, at)
}

// left tells whether an event is a press of the left button.
func left(m event.Mouse) bool { return m.Action == event.Press && m.Button == event.Left }

// wheel returns the steps of a wheel event, down if positive.
func wheel(m event.Mouse) int {
	switch m.Action {
	case event.WheelDown:
		return 1
	case event.WheelUp:
		return -1
	}
	return 0
}

// wheelRows is how far a step of the wheel goes in texts and long lists.
const wheelRows = 3

// Point takes the mouse in a prompt: a click on a candidate takes it, a click on
// the taken one accepts the line, a click in the line puts the cursor there.
// Everything else is kept away from the text below.
func (p *Prompt) Point(m event.Mouse, at Spot) Result {
	switch {
	case p.done:
		return ClosePass
	case wheel(m) != 0 && at.Part == Entry:
		p.choose(wheel(m))
	case !left(m):
	case at.Part == Entry && at.Index == p.chosen:
		return p.accept()
	case at.Part == Entry:
		p.Choose(at.Index)
	case at.Part == Input:
		p.field.moveTo(at.Index)
		p.leave()
	}
	return Consumed
}

// Point takes the mouse in a picker: a click highlights an item, another one
// opens it, the wheel moves the highlight or the preview.
func (p *Picker) Point(m event.Mouse, at Spot) Result {
	switch {
	case p.done:
		return ClosePass
	case wheel(m) != 0 && at.Part == Content:
		p.ScrollPreview(wheel(m) * wheelRows)
	case wheel(m) != 0:
		p.page(wheel(m) * wheelRows)
	case !left(m):
	case at.Part == Entry:
		return p.Click(at.Index)
	case at.Part == Input:
		p.field.moveTo(at.Index)
	}
	return Consumed
}

// Point takes the mouse in a menu: a click chooses an entry, one beside the menu
// closes it.
func (m *Menu) Point(ev event.Mouse, at Spot) Result {
	switch {
	case m.done:
		return ClosePass
	case wheel(ev) != 0:
		m.moved(m.list.page, wheel(ev))
	case ev.Action != event.Press:
	case at.Part == Elsewhere:
		return m.pass()
	case at.Part == Entry && left(ev):
		return m.Click(at.Index)
	}
	return Consumed
}

// Point takes the mouse in a completion list: a click highlights an entry,
// another one accepts it; a click beside the list accepts what is highlighted
// and is then acted upon.
func (c *Completion) Point(m event.Mouse, at Spot) Result {
	switch {
	case c.done:
		return ClosePass
	case at.Part == Elsewhere && m.Action == event.Press:
		return c.pass()
	case at.Part == Elsewhere:
		return Ignored
	case wheel(m) != 0:
		c.moved(c.list.page, wheel(m))
	case at.Part == Entry && left(m):
		return c.Click(at.Index)
	}
	return Consumed
}

// Point takes the mouse in a popup: the wheel scrolls it, a click beside it
// closes it if keys would.
func (p *Popup) Point(m event.Mouse, at Spot) Result {
	switch {
	case p.done:
		return ClosePass
	case at.Part == Elsewhere:
		return p.Handle(m)
	case wheel(m) != 0:
		p.Scroll(wheel(m) * wheelRows)
	}
	return Consumed
}
