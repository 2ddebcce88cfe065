package cell

import (
	"unicode/utf8"

	"hx/themes"
)

// Canvas is a rectangle of a frame to draw into, with 0, 0 as its own top left
// corner. What lies outside is not drawn, so a painter cannot spoil its
// neighbour. (Only a wide character of the neighbour that is cut in half turns
// into blanks.) A Canvas is valid until the frame's next Reset.
type Canvas struct {
	frame *Frame
	at    Rect // in the frame, within its bounds
}

// Canvas returns a canvas of the whole frame.
func (f *Frame) Canvas() Canvas { return Canvas{f, Rect{0, 0, f.W, f.H}} }

// Size returns the width and height of c in cells.
func (c Canvas) Size() (w, h int) { return c.at.W, c.at.H }

// Sub returns the canvas of the part of c that lies in r.
func (c Canvas) Sub(r Rect) Canvas {
	r.X += c.at.X
	r.Y += c.at.Y
	return Canvas{c.frame, r.Intersect(c.at)}
}

// Set draws the first grapheme cluster of s at x, y and returns its width in
// cells. A wide one that is cut by the edge of c is drawn as blanks. An empty
// string draws nothing.
func (c Canvas) Set(x, y int, s string, style themes.Style) int {
	if s == "" {
		return 0
	}
	char, width, _ := c.frame.index.encode(s)
	c.put(x, y, char, width, c.frame.index.style(style))
	return width
}

// put draws one character, or as many blanks as there is room for.
func (c Canvas) put(x, y int, char uint32, width int, style StyleID) {
	if y < 0 || y >= c.at.H || max(x, 0) >= c.at.W || x+width <= 0 {
		return
	}
	if x < 0 || x+width > c.at.W {
		x, char, width = max(x, 0), ' ', 1
	}
	c.frame.put(c.at.X+x, c.at.Y+y, char, width, style)
}

// Text draws s from x, y to the right and returns the x after its last cell. It
// stops at the right edge of c, however long s is; the result is then the width
// of c. Tabs and line breaks are drawn as marks: splitting and expanding is for
// the caller.
func (c Canvas) Text(x, y int, s string, style themes.Style) int {
	id := c.frame.index.style(style)
	for s != "" && x < c.at.W {
		if n := asciiRun(s, c.at.W-x); n > 0 {
			c.putASCII(x, y, s[:n], id)
			x, s = x+n, s[n:]
			continue
		}
		char, width, size := c.frame.index.encode(s)
		c.put(x, y, char, width, id)
		x, s = x+width, s[size:]
	}
	return min(x, max(c.at.W, 0))
}

// Number returns the number of a style in the tables of the frame, for SetASCII.
func (c Canvas) Number(style themes.Style) StyleID { return c.frame.index.style(style) }

// SetASCII draws one printable ASCII character that no accent follows, in a
// style known by its number.
func (c Canvas) SetASCII(x, y int, char byte, style StyleID) {
	if x < 0 || y < 0 || x >= c.at.W || y >= c.at.H {
		return
	}
	c.frame.put(c.at.X+x, c.at.Y+y, uint32(char), 1, style)
}

// asciiRun returns how many of the first most characters of s are printable
// ASCII without an accent to follow.
func asciiRun(s string, most int) int {
	n := 0
	for n < len(s) && n < most && s[n] >= 0x20 && s[n] < 0x7f {
		n++
	}
	if n > 0 && n < len(s) && s[n] >= utf8.RuneSelf {
		n--
	}
	return n
}

// putASCII draws printable ASCII that ends within c.
func (c Canvas) putASCII(x, y int, s string, style StyleID) {
	if x < 0 {
		s = s[min(-x, len(s)):]
		x = 0
	}
	if y < 0 || y >= c.at.H || s == "" {
		return
	}
	row := c.row(y)
	x += c.at.X
	mend(row, x, x+len(s))
	for i, to := 0, row[x:x+len(s)]; i < len(to); i++ {
		to[i] = newCell(uint32(s[i]), 1, style)
	}
}

// Fill draws blanks in the given style everywhere.
func (c Canvas) Fill(style themes.Style) { c.FillWith(" ", style) }

// FillWith draws the first cluster of s, which must be one cell wide, into
// every cell.
func (c Canvas) FillWith(s string, style themes.Style) {
	if c.at.W == 0 || s == "" {
		return
	}
	char, width, _ := c.frame.index.encode(s)
	if width != 1 {
		char = ' '
	}
	filler := newCell(char, 1, c.frame.index.style(style))
	for y := range c.at.H {
		row := c.row(y)
		mend(row, c.at.X, c.at.X+c.at.W)
		fill(row[c.at.X:c.at.X+c.at.W], filler)
	}
}

// Restyle lays style over what is drawn in r, as Style.Over does: open colours
// stay as they are, modifiers are added.
func (c Canvas) Restyle(r Rect, style themes.Style) {
	sub := c.Sub(r)
	if sub.at.W == 0 {
		return
	}
	ix := c.frame.index
	var from, to StyleID // the last step, as neighbours mostly look alike
	known := false
	for y := range sub.at.H {
		row := sub.row(y)
		for x := sub.at.X; x < sub.at.X+sub.at.W; x++ {
			if old := row[x].Style(); !known || old != from {
				from, to, known = old, ix.style(style.Over(ix.styles[old])), true
			}
			row[x] = row[x].WithStyle(to)
		}
		// Both halves of a wide character look the same.
		if sub.at.X > 0 && row[sub.at.X].Width() == 0 {
			row[sub.at.X] = row[sub.at.X].WithStyle(row[sub.at.X-1].Style())
		}
		if end := sub.at.X + sub.at.W; end < len(row) && row[end].Width() == 0 {
			row[end] = row[end].WithStyle(row[end-1].Style())
		}
	}
}

// Style returns how the cell at x, y looks; the plain style outside of c.
func (c Canvas) Style(x, y int) themes.Style {
	if x < 0 || y < 0 || x >= c.at.W || y >= c.at.H {
		return themes.Style{}
	}
	return c.frame.Style(c.row(y)[c.at.X+x].Style())
}

// ShowCursor puts the terminal's cursor at x, y; outside of c it does nothing.
func (c Canvas) ShowCursor(x, y int, shape Shape) { c.ShowCursorIn(x, y, shape, themes.NoColor) }

// ShowCursorIn is ShowCursor with a colour for the cursor, which terminals that
// cannot do that ignore.
func (c Canvas) ShowCursorIn(x, y int, shape Shape, color themes.Color) {
	if x < 0 || y < 0 || x >= c.at.W || y >= c.at.H {
		return
	}
	c.frame.Cursor = Cursor{c.at.X + x, c.at.Y + y, shape, true, color}
}

// row returns the frame's whole row at y of c.
func (c Canvas) row(y int) []Cell {
	f := c.frame
	return f.cells[(c.at.Y+y)*f.W : (c.at.Y+y+1)*f.W]
}
