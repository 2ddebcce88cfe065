package render

import (
	"strings"

	"hx/editor"
	"hx/editor/text"
	"hx/render/cell"
	"hx/themes"
)

// What the right end of the message line is for, in cells.
const (
	pendingWidth = 15 // unfinished keys
	macroWidth   = 3  // the register that a macro is recorded to
)

// page is the style of plain text on the background.
func (s *scene) page() themes.Style {
	return s.theme.Style("ui.text").Over(s.theme.Style("ui.background"))
}

var messageScopes = [...]string{editor.Note: "ui.text", editor.Warning: "warning", editor.Failure: "error"}

// messageLine draws the last row. Where there is nothing to tell it shows what
// lies there.
func (s *scene) messageLine() {
	w, h := s.canvas.Size()
	if h < 1 {
		return
	}
	row := s.canvas.Sub(cell.Rect{X: 0, Y: h - 1, W: w, H: 1})
	base := s.page()
	message, scope := s.ed.Msg.Text, messageScopes[s.ed.Msg.Severity]
	if s.x.Busy != "" {
		message, scope = s.x.Busy+" … (Esc cancels)", "info"
	}
	mark := ""
	if s.x.Recording != 0 {
		mark = "[" + string(s.x.Recording) + "]"
	}
	right := w - macroWidth
	for _, alert := range s.ed.Looks.Alerts {
		if a := alert(s.ed); a.Text != "" {
			right -= text.StringWidth(a.Text)
			row.Text(right, 0, a.Text, s.theme.Style(a.Scope).Over(base))
		}
	}
	room := row
	if right < w-macroWidth {
		room = row.Sub(cell.Rect{W: max(right-1, 0), H: 1}) // the message ends before the marks
	}
	s.message(room, message, s.theme.Style(scope).Over(base))
	// Keys come first in their field, the macro mark before the edge.
	at := max(0, w-pendingWidth-min(macroWidth, len(mark)))
	row.Text(at, 0, lastCells(s.x.Pending, min(pendingWidth, w)), base)
	if mark != "" {
		row.Text(max(0, w-macroWidth), 0, mark, s.theme.Style("special").Over(base))
	}
}

// message writes a message in one row. Of one that does not fit the beginning is
// shown; `:messages` has it whole.
func (s *scene) message(row cell.Canvas, message string, style themes.Style) {
	if message == "" {
		return
	}
	w, _ := row.Size()
	message = strings.ReplaceAll(strings.TrimRight(message, "\r\n"), "\n", " ⏎ ")
	if row.Text(0, 0, message, style) == w && text.StringWidth(message) > w {
		row.Text(w-1, 0, "…", style)
	}
}

// lastCells returns the end of a text that fits into so many cells.
func lastCells(s string, width int) string {
	for text.StringWidth(s) > width {
		_, s = text.FirstCluster(s)
	}
	return s
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

// box draws a bordered, titled box and returns its inside. One that is too small
// for a border has none.
func (s *scene) box(r cell.Rect, title, scope string) cell.Canvas {
	style := s.theme.Style(scope)
	c := s.canvas.Sub(r)
	c.Fill(style)
	w, h := c.Size()
	if w < 2 || h < 2 {
		return c
	}
	border(c, style)
	if title != "" {
		c.Sub(cell.Rect{X: 1, Y: 0, W: w - 2, H: 1}).Text(0, 0, title, style)
	}
	return c.Sub(cell.Rect{X: 1, Y: 1, W: w - 2, H: h - 2})
}

func border(c cell.Canvas, style themes.Style) {
	w, h := c.Size()
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
}

// scrollbar draws a bar at column x: which rows of total, from first on, are
// shown in the canvas.
func (s *scene) scrollbar(c cell.Canvas, x, first, total int, base themes.Style) {
	_, h := c.Size()
	if total <= h || h == 0 {
		return
	}
	style := s.theme.Style("ui.menu.scroll")
	track := themes.Style{Fg: style.Bg}.Over(base)
	thumb := themes.Style{Fg: style.Fg}.Over(base)
	size := max(1, h*h/total)
	top := 0
	if total > h {
		top = min(int(int64(first)*int64(h-size)/int64(total-h)), h-size)
	}
	for y := range h {
		if y >= top && y < top+size {
			c.Set(x, y, "▐", thumb)
		} else if style.Bg != themes.NoColor {
			c.Set(x, y, "▐", track)
		}
	}
}
