// Package render draws an editor as a frame of cells. Painting changes nothing
// but the frame (Paint-Pure), and painting twice gives equal frames.
package render

import (
	"hx/editor"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/render/cell"
	"hx/themes"
)

// Extra is what the picture needs beyond the editor: the state between keys.
type Extra struct {
	Pending   string // unfinished keys, shown at the right of the message line
	Register  rune   // chosen for the next command, 0 for none
	Recording rune   // macro register being recorded to, 0 for none
	OwnCursor bool   // the terminal's cursor can be a block of any colour
	Busy      string // work that holds keys back, once that takes a while; "" for none
}

// Painter draws frames. It keeps its memory from one to the next.
type Painter struct {
	frame  cell.Frame
	text   textPainter
	hits   hits
	blocks blocks
}

// Attach lets the layers of an editor ask this painter where they are drawn and
// how much of them is in sight.
func (p *Painter) Attach(ed *editor.Editor) {
	ed.Layers.Locate = func(x, y int) ui.Spot { return p.hits.at(x, y) }
	ed.Layers.Measure = func(b ui.Block) (shown, total int) { return p.measure(ed, b) }
}

// Paint draws the editor as it is. The frame is valid until the next call.
func (p *Painter) Paint(ed *editor.Editor, x Extra) *cell.Frame {
	w, h := ed.Size()
	p.frame.Reset(w, h)
	p.hits.list = p.hits.list[:0]
	s := scene{ed: ed, theme: ed.Theme, x: x, frame: &p.frame, canvas: p.frame.Canvas(), text: &p.text, hits: &p.hits, blocks: &p.blocks}
	s.paint()
	return &p.frame
}

// scene is one painting.
type scene struct {
	ed     *editor.Editor
	theme  *themes.Theme
	x      Extra
	frame  *cell.Frame
	canvas cell.Canvas
	text   *textPainter
	hits   *hits
	blocks *blocks
}

func (s *scene) paint() {
	s.canvas.Fill(s.theme.Style("ui.background"))
	if s.ed.BufferLineRows() > 0 {
		s.bufferLine()
	}
	for _, v := range s.ed.Win.Views() {
		s.view(v)
	}
	below := s.underCursor()
	s.startText()
	if s.ed.Info != nil {
		s.infoBox(s.ed.Info)
	}
	s.messageLine()
	for _, l := range s.ed.Layers.Layers() {
		s.layer(l)
	}
	if below != nil && s.frame.Cursor == below.cursor && s.underCursor().cell != below.cell {
		s.frame.Cursor.Visible = false // something covers the text there
	}
}

// shown is the terminal's cursor in the text and the cell it is on.
type shown struct {
	cursor cell.Cursor
	cell   cell.Cell
}

// underCursor is where the terminal's cursor is, nil while it is hidden.
func (s *scene) underCursor() *shown {
	c := s.frame.Cursor
	if !c.Visible {
		return nil
	}
	return &shown{c, s.frame.Row(c.Y)[c.X]}
}

// layer draws one model of the stack.
func (s *scene) layer(l ui.Layer) {
	switch l := l.(type) {
	case *ui.Info:
		s.infoBox(l)
	case *ui.Prompt:
		s.prompt(l)
	case *ui.Picker:
		s.picker(l)
	case *ui.Popup:
		s.popup(l)
	case *ui.Menu:
		s.menu(l, l.View(menuRows))
	case *ui.Completion:
		s.menu(l, l.View(menuRows))
	}
}

// cursorTaken tells whether a layer shows the terminal's cursor instead of the
// text.
func (s *scene) cursorTaken() bool {
	for _, l := range s.ed.Layers.Layers() {
		switch l.(type) {
		case *ui.Prompt, *ui.Picker:
			return true
		}
	}
	return false
}

// sub returns the canvas of a rectangle of the screen.
func (s *scene) sub(r window.Rect) cell.Canvas {
	return s.canvas.Sub(cell.Rect{X: r.X, Y: r.Y, W: r.W, H: r.H})
}

func (s *scene) view(v *window.View) {
	d := s.ed.DocOf(v)
	if d == nil || v.Area.W <= 0 || v.Area.H <= 0 {
		return
	}
	focused := v == s.ed.View()
	s.text.paint(s, v, d, focused)
	s.statusLine(v, d, focused)
	if v.Area.X > 0 {
		line := s.canvas.Sub(cell.Rect{X: v.Area.X - 1, Y: v.Area.Y, W: 1, H: v.Area.H})
		line.FillWith("│", s.theme.Style("ui.window").Over(s.theme.Style("ui.background")))
	}
}
