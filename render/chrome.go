package render

import (
	"hx/editor"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
)

// pendingWidth is the room for unfinished keys at the right of the message
// line, in cells.
const pendingWidth = 15

func (s *scene) messageLine() {
	w, h := s.canvas.Size()
	if h < 1 {
		return
	}
	row := s.canvas.Sub(cell.Rect{X: 0, Y: h - 1, W: w, H: 1})
	scope := "ui.text"
	switch s.ed.Msg.Severity {
	case editor.Warning:
		scope = "warning"
	case editor.Failure:
		scope = "error"
	}
	base := s.theme.Style("ui.background")
	row.Text(0, 0, s.ed.Msg.Text, s.theme.Style(scope).Over(base))
	style := s.theme.Style("ui.text").Over(base)
	pending := s.x.Pending
	if n := text.StringWidth(pending); n > pendingWidth {
		pending = pending[len(pending)-pendingWidth:]
	}
	mark := ""
	if s.x.Recording != 0 {
		mark = "[" + string(s.x.Recording) + "]"
	}
	// Keys come first in their field, the macro mark before the edge.
	row.Text(w-pendingWidth-3, 0, "", style)
	row.Text(max(0, w-pendingWidth-min(3, len(mark))), 0, pending, style)
	if mark != "" {
		row.Text(max(0, w-3), 0, mark, s.theme.Style("special").Over(style))
	}
}

// bufferLine draws the names of the open documents in the top row, scrolled so
// that the present one is in sight.
func (s *scene) bufferLine() {
	w, _ := s.canvas.Size()
	row := s.canvas.Sub(cell.Rect{X: 0, Y: 0, W: w, H: 1})
	row.Fill(s.theme.Style("ui.bufferline.background"))
	for _, e := range s.ed.BufferLine() {
		scope := "ui.bufferline"
		if e.Active {
			scope = "ui.bufferline.active"
		}
		row.Text(e.From, 0, e.Text, s.theme.Style(scope))
	}
}

// info draws the box of the keys that may follow at the bottom right.
func (s *scene) info() {
	box := s.ed.Info
	if box == nil {
		return
	}
	s.infoBox(box)
}

func (s *scene) infoBox(box *ui.Info) {
	keyWidth, width := 0, 0
	for _, r := range box.Rows {
		keyWidth = max(keyWidth, text.StringWidth(r.Key))
	}
	for _, r := range box.Rows {
		width = max(width, keyWidth+2+text.StringWidth(r.Text))
	}
	w, h := s.canvas.Size()
	// One blank each side, the border, and the two bottom rows stay free.
	rect := cell.Rect{W: min(width+4, w), H: min(len(box.Rows)+2, max(h-2, 0))}
	rect.X, rect.Y = w-rect.W, h-2-rect.H
	inner := s.box(rect, box.Title, "ui.popup.info")
	style := s.theme.Style("ui.text.info").Over(s.theme.Style("ui.popup.info"))
	for y, r := range box.Rows {
		inner.Text(1, y, r.Key, style)
		inner.Text(1+keyWidth+2, y, r.Text, style)
	}
}

// box draws a bordered, titled box and returns its inside.
func (s *scene) box(r cell.Rect, title, scope string) cell.Canvas {
	style := s.theme.Style(scope)
	c := s.canvas.Sub(r)
	c.Fill(style)
	w, h := c.Size()
	if w < 2 || h < 2 {
		return c
	}
	for x := 1; x < w-1; x++ {
		c.Set(x, 0, "─", style)
		c.Set(x, h-1, "─", style)
	}
	for y := 1; y < h-1; y++ {
		c.Set(0, y, "│", style)
		c.Set(w-1, y, "│", style)
	}
	c.Set(0, 0, "┌", style)
	c.Set(w-1, 0, "┐", style)
	c.Set(0, h-1, "└", style)
	c.Set(w-1, h-1, "┘", style)
	if title != "" {
		c.Sub(cell.Rect{X: 1, Y: 0, W: w - 2, H: 1}).Text(0, 0, title, style)
	}
	return c.Sub(cell.Rect{X: 1, Y: 1, W: w - 2, H: h - 2})
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
		s.menu(l.View(menuRows))
	case *ui.Completion:
		s.menu(l.View(menuRows))
	}
}

// menuRows is how many entries of a menu are shown at once.
const menuRows = 10

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
