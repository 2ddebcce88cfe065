package cell

import (
	"slices"

	"hx/themes"
)

// The largest frame. A terminal that claims to be larger is drawn in part.
const (
	MaxWidth  = 4096
	MaxHeight = 2048
)

// Frame is the picture of a whole screen. The zero Frame is an empty one;
// Reset gives it a size. Use one frame over and over: its memory is kept, and
// so are its tables.
//
// A frame keeps this order: a cell of width 2 is followed by one of width 0 in
// the same style, and there are no other cells of width 0.
type Frame struct {
	W, H   int // read only
	Cursor Cursor

	cells []Cell // H rows of W cells
	index *index // nil for a copy made by CopyFrom
	tables
	origin *index // whose tables these are
}

// Reset makes f a blank frame of w by h cells with a hidden cursor.
func (f *Frame) Reset(w, h int) {
	f.W, f.H = min(max(w, 0), MaxWidth), min(max(h, 0), MaxHeight)
	f.Cursor = Cursor{}
	if f.index == nil || f.index.full() {
		f.index = newIndex()
		f.origin = f.index
	}
	n := f.W * f.H
	f.cells = slices.Grow(f.cells[:0], n)[:n]
	fill(f.cells, Blank)
}

// fill sets all cells to c. Doubling copies are faster than a loop.
func fill(cells []Cell, c Cell) {
	if len(cells) == 0 {
		return
	}
	cells[0] = c
	for n := 1; n < len(cells); n *= 2 {
		copy(cells[n:], cells[:n])
	}
}

// Row returns the cells of row y, to be read only.
func (f *Frame) Row(y int) []Cell {
	return f.cells[y*f.W : (y+1)*f.W : (y+1)*f.W]
}

// Style returns the style behind a number found in this frame.
func (f *Frame) Style(id StyleID) themes.Style { return f.table().styles[id] }

// Styles returns all styles by number, to be read only. Later drawing adds
// to a longer slice and leaves this one alone.
func (f *Frame) Styles() []themes.Style { return f.table().styles }

// Clusters returns all clusters by number, like Styles.
func (f *Frame) Clusters() []string { return f.table().clusters }

func (f *Frame) table() *tables {
	if f.index != nil {
		return &f.index.tables
	}
	return &f.tables
}

// Grapheme returns the text of a cell of this frame: "" for right halves.
func (f *Frame) Grapheme(c Cell) string {
	if n, ok := c.Cluster(); ok {
		return f.table().clusters[n]
	}
	if r, ok := c.Rune(); ok {
		return string(r)
	}
	return ""
}

// CopyFrom makes f a picture of src. The copy is to be read only, until Reset,
// and may be read on another goroutine while src is drawn anew. It shares the
// tables of src and takes over its size without allocating if f was as large
// before.
func (f *Frame) CopyFrom(src *Frame) {
	f.W, f.H, f.Cursor = src.W, src.H, src.Cursor
	f.cells = append(f.cells[:0], src.cells...)
	f.tables, f.index, f.origin = *src.table(), nil, src.origin
}

// Tables tells whether the numbers of styles and clusters in two frames mean
// the same: they do if their Tables are equal.
type Tables struct{ id *index }

// Tables returns whose numbers f uses.
func (f *Frame) Tables() Tables { return Tables{f.origin} }

// Equal reports whether f and g look the same. It is fast for frames that share
// their tables.
func (f *Frame) Equal(g *Frame) bool {
	if f.W != g.W || f.H != g.H || f.Cursor.Visible != g.Cursor.Visible || f.Cursor.Visible && f.Cursor != g.Cursor {
		return false
	}
	if f.origin == g.origin {
		return slices.Equal(f.cells, g.cells)
	}
	for i, c := range f.cells {
		d := g.cells[i]
		if c.Width() != d.Width() || f.Style(c.Style()) != g.Style(d.Style()) || f.Grapheme(c) != g.Grapheme(d) {
			return false
		}
	}
	return true
}

// put writes one character at x, y. The whole of it must lie in the frame.
func (f *Frame) put(x, y int, char uint32, width int, style StyleID) {
	row := f.cells[y*f.W : (y+1)*f.W]
	mend(row, x, x+width)
	row[x] = newCell(char, width, style)
	if width == 2 {
		row[x+1] = newCell(0, 0, style)
	}
}

// mend blanks the halves of wide characters that are left over when the cells
// from..to of a row are written.
func mend(row []Cell, from, to int) {
	if row[from].Width() == 0 {
		row[from-1] = Blank.WithStyle(row[from-1].Style())
	}
	if to < len(row) && row[to].Width() == 0 {
		row[to] = Blank.WithStyle(row[to].Style())
	}
}
