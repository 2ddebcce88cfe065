// Package window holds the splits of the screen: the tree they form, and the
// views in them with their selections, scroll places and jump lists.
package window

// Rect is a rectangle of cells. X and Y count from 0 at the top left.
type Rect struct{ X, Y, W, H int }

// Contains tells whether a cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return r.X <= x && x < r.X+r.W && r.Y <= y && y < r.Y+r.H
}

// Text is the rectangle without the status line in its last row.
func (r Rect) Text() Rect {
	r.H = max(0, r.H-1)
	return r
}
