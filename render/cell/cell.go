// Package cell holds the picture of a terminal screen as plain data: a Frame
// of cells that painters draw into through Canvases and that a terminal, or a
// test, reads.
//
// Everything that reaches a frame is made harmless here. A cell holds one
// printable character or one grapheme cluster, never a control character, a
// direction override or half of a broken UTF-8 sequence; those become visible
// marks of one cell (see Visible). So whoever writes a frame to a terminal
// cannot be made to write a control sequence by the text of a file.
package cell

import "hx/themes"

// StyleID numbers a style within the tables of one frame. 0 is the plain
// style.
type StyleID uint16

// Cell is one character position of a frame. Cells are comparable, and equal
// cells of frames that share their tables look the same.
//
// From the low end: 22 bits for the rune, or for the number of a cluster
// if clusterBit is set; 2 bits for the width; the style in the high half.
type Cell uint64

const (
	charMask   = 1<<22 - 1
	clusterBit = 1 << 21 // above every rune
	widthShift = 24
	styleShift = 32
)

// Blank is a space in the plain style.
const Blank = Cell(' ' | 1<<widthShift)

// newCell packs a cell; char is a rune, or a cluster number with clusterBit.
func newCell(char uint32, width int, style StyleID) Cell {
	return Cell(char) | Cell(width)<<widthShift | Cell(style)<<styleShift
}

// Width returns the cells the character takes: 1 or 2, and 0 for the right
// half of the wide character to the left.
func (c Cell) Width() int { return int(c>>widthShift) & 3 }

// Style returns the number of the cell's style.
func (c Cell) Style() StyleID { return StyleID(c >> styleShift) }

// Rune returns the character of a cell that holds a single one; ok is false
// for clusters of several and for right halves.
func (c Cell) Rune() (r rune, ok bool) {
	r = rune(c & charMask)
	return r, r&clusterBit == 0 && c.Width() > 0
}

// Cluster returns the number of the cell's grapheme cluster; ok is false for
// single characters.
func (c Cell) Cluster() (n int, ok bool) {
	return int(c & (clusterBit - 1)), c&clusterBit != 0
}

// IsBlank reports whether the cell is a space, in whatever style.
func (c Cell) IsBlank() bool { return c&charMask == ' ' }

// WithStyle returns c in another style.
func (c Cell) WithStyle(style StyleID) Cell {
	return c&(1<<styleShift-1) | Cell(style)<<styleShift
}

// WithCluster returns c with the number of its cluster exchanged, for readers
// that number clusters on their own.
func (c Cell) WithCluster(n int) Cell {
	return c&^charMask | clusterBit | Cell(n)
}

// Shape is how the terminal's cursor looks.
type Shape uint8

const (
	Block Shape = iota
	Bar
	Underline
)

// Cursor is the terminal's own cursor. X and Y count cells from 0 at the top
// left. Nothing but Visible matters while it is hidden.
//
// A block cursor drawn as a cell in other colours costs two changes of colour
// with each move; the terminal's own one in a colour of the theme looks much
// the same and costs nothing.
type Cursor struct {
	X, Y    int
	Shape   Shape
	Visible bool
	Color   themes.Color // NoColor: as the user has set up the terminal
}

// Rect is a rectangle of cells. Rectangles without area are empty, wherever
// they lie.
type Rect struct{ X, Y, W, H int }

// Intersect returns what r and s have in common.
func (r Rect) Intersect(s Rect) Rect {
	x, y := max(r.X, s.X), max(r.Y, s.Y)
	w := min(r.X+r.W, s.X+s.W) - x
	h := min(r.Y+r.H, s.Y+s.H) - y
	return Rect{x, y, max(w, 0), max(h, 0)}
}
