package window

import (
	"slices"

	"hx/editor/document"
)

// Direction is the way a container's members lie.
type Direction uint8

const (
	// Side puts members side by side (a vertical split).
	Side Direction = iota
	// Stack puts them one above the other (a horizontal split).
	Stack
)

// Tree is the tree of splits. It always has at least one view.
type Tree struct {
	root    *node
	focus   *node
	area    Rect
	nextID  ID
	onFocus func(old, new *View)
}

// node is a view or a container.
type node struct {
	parent *node
	view   *View
	dir    Direction
	kids   []*node
	area   Rect
}

// NewTree makes a tree with one view of doc.
func NewTree(area Rect, doc document.ID) *Tree {
	t := &Tree{area: area, nextID: 2}
	t.root = &node{dir: Side}
	leaf := &node{parent: t.root, view: newView(1, doc)}
	t.root.kids = []*node{leaf}
	t.focus = leaf
	t.layout()
	return t
}

// Focused returns the view that has the keyboard.
func (t *Tree) Focused() *View { return t.focus.view }

// View returns a view by ID, nil when it is gone.
func (t *Tree) View(id ID) *View {
	if n := t.find(id); n != nil {
		return n.view
	}
	return nil
}

func (t *Tree) find(id ID) *node {
	for _, n := range t.leaves() {
		if n.view.ID == id {
			return n
		}
	}
	return nil
}

// Views returns all views in tree order.
func (t *Tree) Views() []*View {
	leaves := t.leaves()
	out := make([]*View, len(leaves))
	for i, n := range leaves {
		out[i] = n.view
	}
	return out
}

func (t *Tree) leaves() []*node { return t.root.appendLeaves(nil) }

func (n *node) appendLeaves(out []*node) []*node {
	if n.view != nil {
		return append(out, n)
	}
	for _, k := range n.kids {
		out = k.appendLeaves(out)
	}
	return out
}

// Focus gives a view the keyboard.
func (t *Tree) Focus(id ID) {
	if n := t.find(id); n != nil {
		t.setFocus(n)
	}
}

// OnFocus makes f be called before the focus moves to another view.
func (t *Tree) OnFocus(f func(old, new *View)) { t.onFocus = f }

func (t *Tree) setFocus(n *node) {
	old := t.focus
	if old != n && t.onFocus != nil {
		t.onFocus(old.view, n.view)
	}
	t.focus = n
}

// Resize gives the tree another area.
func (t *Tree) Resize(area Rect) {
	t.area = area
	t.layout()
}

// Area returns the cells the tree covers.
func (t *Tree) Area() Rect { return t.area }

// Split divides the focused view and returns the new one, which shows the same
// document at the same place and takes the focus.
func (t *Tree) Split(dir Direction) *View {
	v := t.focus.view.clone(t.nextID)
	t.insert(v, dir)
	return v
}

// Open divides the focused view; the new one shows doc and takes the focus.
func (t *Tree) Open(dir Direction, doc document.ID) *View {
	v := newView(t.nextID, doc)
	t.insert(v, dir)
	return v
}

func (t *Tree) insert(v *View, dir Direction) {
	t.nextID++
	at := t.focus
	box := at.parent
	if box.dir != dir && len(box.kids) == 1 {
		box.dir = dir
	}
	leaf := &node{view: v}
	if box.dir == dir {
		leaf.parent = box
		box.kids = slices.Insert(box.kids, slices.Index(box.kids, at)+1, leaf)
	} else {
		inner := &node{parent: box, dir: dir, kids: []*node{at, leaf}}
		box.kids[slices.Index(box.kids, at)] = inner
		at.parent, leaf.parent = inner, inner
	}
	t.setFocus(leaf)
	t.layout()
}

// Close removes a view; the previous one in tree order gets the focus. False
// when it is the last one, which stays.
func (t *Tree) Close(id ID) bool {
	n := t.find(id)
	leaves := t.leaves()
	if n == nil || len(leaves) == 1 {
		return false
	}
	if t.focus == n {
		i := slices.Index(leaves, n)
		t.setFocus(leaves[(i+len(leaves)-1)%len(leaves)])
	}
	t.remove(n)
	t.layout()
	return true
}

func (t *Tree) remove(n *node) {
	box := n.parent
	box.kids = slices.Delete(box.kids, slices.Index(box.kids, n), slices.Index(box.kids, n)+1)
	switch {
	case len(box.kids) == 0 && box.parent != nil:
		t.remove(box)
	case len(box.kids) == 1 && box.parent != nil:
		// A container with one member dissolves.
		only := box.kids[0]
		only.parent = box.parent
		box.parent.kids[slices.Index(box.parent.kids, box)] = only
	case len(box.kids) == 1 && box.kids[0].view == nil:
		t.root = box.kids[0]
		t.root.parent = nil
	}
}

// Next moves the focus to the next view in tree order, wrapping; Prev to the
// previous one.
func (t *Tree) Next() { t.cycle(1) }
func (t *Tree) Prev() { t.cycle(-1) }

func (t *Tree) cycle(step int) {
	leaves := t.leaves()
	i := slices.Index(leaves, t.focus)
	t.setFocus(leaves[(i+step+len(leaves))%len(leaves)])
}

// Only closes all views but the focused one.
func (t *Tree) Only() {
	for _, n := range t.leaves() {
		if n != t.focus {
			t.remove(n)
		}
	}
	t.layout()
}

// Transpose makes the focused view's container lie the other way.
func (t *Tree) Transpose() {
	box := t.focus.parent
	box.dir = 1 - box.dir
	t.layout()
}

func (t *Tree) layout() { t.root.layout(t.area) }

func (n *node) layout(area Rect) {
	n.area = area
	if n.view != nil {
		n.view.Area = area
		return
	}
	count := len(n.kids)
	if n.dir == Stack {
		height := area.H / max(count, 1)
		y := area.Y
		for i, k := range n.kids {
			h := height
			if i == count-1 {
				h = area.Y + area.H - y
			}
			k.layout(Rect{area.X, y, area.W, max(h, 0)})
			y += h
		}
		return
	}
	const gap = 1 // the line drawn between neighbours
	width := max(0, area.W-gap*max(count-2, 0)) / max(count, 1)
	x := area.X
	for i, k := range n.kids {
		w := width
		if i == count-1 {
			w = area.X + area.W - x
		}
		k.layout(Rect{x, area.Y, max(w, 0), area.H})
		x += w + gap
	}
}
