package term

import (
	"slices"

	"hx/render/cell"
	"hx/themes"
)

const (
	syncBegin = "\x1b[?2026h"
	syncEnd   = "\x1b[?2026l"

	// syncFrom is the size in bytes from which a frame is worth the marks that
	// make the terminal show it all at once.
	syncFrom = 1024
)

// encoder turns frames into the bytes that make a terminal show them. It keeps
// a model of what the terminal shows and writes what differs.
type encoder struct {
	emitter
	valid bool // the model is true

	// Rows of w cells, in the numbers of pens.
	shown, next []cell.Cell
	cursor      cell.Cursor // as the terminal has it, without the place
	shapeKnown  bool

	hashes  hashes
	changed []int       // rows, see dirty
	backup  []cell.Cell // of shown, see rows
	parts   []stretch   // see byPen
	order   []cell.StyleID
}

func newEncoder(t *terminal, c *charset) *encoder {
	e := &encoder{emitter: emitter{term: t, charset: c, pens: newPens()}}
	e.forget()
	return e
}

// forget is for a terminal in its usual state with unknown content.
func (e *encoder) forget() {
	e.repaint()
	e.shapeKnown = false
	e.cursor.Visible = true
	e.cursor.Color = themes.NoColor
}

// repaint makes the next frame a full repaint.
func (e *encoder) repaint() {
	e.lost()
	e.valid = false
}

// relearn is called when the terminal turned out to be able to do more than
// was known. Nothing is repainted unless the last frame would look better.
func (e *encoder) relearn() {
	for i, s := range e.pens.styles {
		if reduce(s, e.term) != e.pens.all[e.pens.ofStyle[i]] {
			e.pens = newPens()
			e.repaint()
			return
		}
	}
}

// begin starts the next output with bytes that have nothing to do with frames.
// It has room in front for the mark that makes it one change.
func (e *encoder) begin(before []byte) {
	e.out = append(append(e.out[:0], syncBegin...), before...)
}

// end returns the output, which is valid until begin.
func (e *encoder) end() []byte {
	if len(e.out)-len(syncBegin) >= syncFrom && e.term.has(syncOutput) {
		e.out = append(e.out, syncEnd...)
		return e.out
	}
	return e.out[len(syncBegin):]
}

// encode adds the bytes that turn what the terminal shows into f, none if it
// shows that already, and returns the whole output.
func (e *encoder) encode(f *cell.Frame) []byte {
	if e.pens.full() {
		e.pens = newPens()
		e.repaint()
	}
	e.pens.read(f, e.term)
	if f.W != e.w || f.H != e.h {
		e.valid = false
		e.w, e.h = f.W, f.H
		e.shown = slices.Grow(e.shown[:0], f.W*f.H)[:f.W*f.H]
		e.next = slices.Grow(e.next[:0], f.W*f.H)[:f.W*f.H]
	}
	e.pens.translate(e.next, f)
	if !e.valid {
		e.clear()
	} else if len(e.dirty()) >= scrollFrom && e.term.has(scrollRegion) {
		e.scroll()
	}
	e.saved.frame()
	e.rows(f.Cursor)
	e.showCursor(f.Cursor)
	e.shown, e.next = e.next, e.shown

	return e.end()
}

// dirty returns the rows that differ.
func (e *encoder) dirty() []int {
	e.changed = e.changed[:0]
	for y := range e.h {
		if !slices.Equal(e.rowOf(e.shown, y), e.rowOf(e.next, y)) {
			e.changed = append(e.changed, y)
		}
	}
	return e.changed
}

// rowOf returns row y of a grid.
func (e *encoder) rowOf(grid []cell.Cell, y int) []cell.Cell { return grid[y*e.w : (y+1)*e.w] }

// clear erases the screen, in the background that most rows end with.
func (e *encoder) clear() {
	id := e.commonBlank()
	e.lost()
	e.setPen(id)
	e.out = append(e.out, "\x1b[H\x1b[J"...)
	e.x, e.y = 0, 0
	for i := range e.shown {
		e.shown[i] = cell.Blank.WithStyle(id)
	}
	e.valid = true
}

// commonBlank returns the pen of a blank screen that has most in common with
// the next one.
func (e *encoder) commonBlank() cell.StyleID {
	best, most := plainPen, 0
	for y := 0; y < e.h && e.w > 0; y++ {
		last := e.rowOf(e.next, y)[e.w-1]
		if !e.erasable(last) || last.Style() == best && y > 0 {
			continue
		}
		count := 0
		for z := y; z < e.h; z++ {
			if e.rowOf(e.next, z)[e.w-1] == last {
				count++
			}
		}
		if count > most {
			best, most = last.Style(), count
		}
	}
	return best
}

// erasable reports whether erasing can produce c.
func (e *encoder) erasable(c cell.Cell) bool {
	if !c.IsBlank() || !e.pens.bare[c.Style()] {
		return false
	}
	return e.term.has(backColorErase) || e.pens.all[c.Style()].Bg == themes.NoColor
}

// erased returns what erasing with the current pen leaves.
func (e *encoder) erased() cell.Cell { return cell.Blank.WithStyle(e.pens.blank[e.pen]) }

// canShow reports whether c is to be seen at all.
func (e *encoder) canShow(c cell.Cursor) bool {
	return c.Visible && c.X >= 0 && c.Y >= 0 && c.X < e.w && c.Y < e.h
}

// showCursor puts the cursor where the frame wants it.
func (e *encoder) showCursor(c cell.Cursor) {
	if !e.canShow(c) {
		if e.cursor.Visible {
			e.out = append(e.out, "\x1b[?25l"...)
			e.cursor.Visible = false
		}
		return
	}
	e.moveTo(c.X, c.Y)
	if !e.shapeKnown || e.cursor.Shape != c.Shape {
		e.out = append(e.out, e.term.shape(c.Shape)...)
		e.cursor.Shape, e.shapeKnown = c.Shape, true
	}
	if color := cursorRGB(c.Color); color != e.cursor.Color && e.term.has(cursorColor) && e.term.level != themes.LevelNone {
		e.out = appendCursorColor(e.out, color)
		e.cursor.Color = color
	}
	if !e.cursor.Visible {
		e.out = append(e.out, "\x1b[?25h"...)
		e.cursor.Visible = true
	}
}

// cursorRGB returns a colour in a form that can be told to a terminal: RGB, or
// NoColor if it is not known what it looks like.
func cursorRGB(c themes.Color) themes.Color {
	i, ok := c.Index()
	switch {
	case ok && i >= 232:
		grey := 8 + 10*(i-232)
		return themes.RGB(grey, grey, grey)
	case ok && i >= 16:
		i -= 16
		return themes.RGB(cubeValue(i/36), cubeValue(i/6%6), cubeValue(i%6))
	}
	if _, _, _, ok := c.RGB(); ok {
		return c
	}
	return themes.NoColor
}

// appendCursorColor adds the sequence for a colour of the cursor, or for the
// user's own.
func appendCursorColor(b []byte, c themes.Color) []byte {
	r, g, bl, ok := c.RGB()
	if !ok {
		return append(b, ownCursorColor...)
	}
	const hex = "0123456789abcdef"
	b = append(b, "\x1b]12;#"...)
	for _, v := range [...]uint8{r, g, bl} {
		b = append(b, hex[v>>4], hex[v&15])
	}
	return append(b, '\a')
}

const ownCursorColor = "\x1b]112\a"

// shape returns the sequence for a shape of the cursor, steady.
func (t *terminal) shape(s cell.Shape) string {
	switch {
	case t.has(cursorShape):
		return [...]string{cell.Block: "\x1b[2 q", cell.Bar: "\x1b[6 q", cell.Underline: "\x1b[4 q"}[s]
	case t.has(linuxCursor):
		return [...]string{cell.Block: "\x1b[?6c", cell.Bar: "\x1b[?4c", cell.Underline: "\x1b[?2c"}[s]
	}
	return ""
}
