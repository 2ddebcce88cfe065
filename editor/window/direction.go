package window

import "slices"

// Way is a direction on the screen.
type Way uint8

const (
	Left Way = iota
	Down
	Up
	Right
)

func (w Way) dir() Direction {
	if w == Left || w == Right {
		return Side
	}
	return Stack
}

func (w Way) step() int {
	if w == Left || w == Up {
		return -1
	}
	return 1
}

// FocusWay moves the focus to the neighbour in a direction, the one level with
// the cell x, y of the screen (the cursor). Nothing happens at the edge.
func (t *Tree) FocusWay(w Way, x, y int) {
	if n := t.neighbour(w, x, y); n != nil {
		t.setFocus(n)
	}
}

// SwapWay exchanges the focused view with its neighbour in a direction. The
// focus goes along.
func (t *Tree) SwapWay(w Way, x, y int) {
	n := t.neighbour(w, x, y)
	if n == nil {
		return
	}
	n.view, t.focus.view = t.focus.view, n.view
	t.focus = n
	t.layout()
}

// neighbour climbs to the first container that has a member on that side, then
// descends to the view level with x, y.
func (t *Tree) neighbour(w Way, x, y int) *node {
	for n := t.focus; n.parent != nil; n = n.parent {
		box := n.parent
		if box.dir != w.dir() {
			continue
		}
		i := slices.Index(box.kids, n) + w.step()
		if i >= 0 && i < len(box.kids) {
			return box.kids[i].nearest(w, x, y)
		}
	}
	return nil
}

func (n *node) nearest(w Way, x, y int) *node {
	for n.view == nil {
		switch {
		case n.dir == w.dir() && w.step() > 0:
			n = n.kids[0]
		case n.dir == w.dir():
			n = n.kids[len(n.kids)-1]
		default:
			n = n.level(x, y)
		}
	}
	return n
}

// level returns the member whose span along the container contains the cell,
// or the last one that begins before it.
func (n *node) level(x, y int) *node {
	found := n.kids[0]
	for _, k := range n.kids {
		if n.dir == Side && k.area.X <= x || n.dir == Stack && k.area.Y <= y {
			found = k
		}
	}
	return found
}
