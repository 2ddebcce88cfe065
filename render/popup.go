package render

import (
	"strings"

	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
)

// A popup is at most this large, in cells, with its border.
const (
	popupWidth  = 120
	popupHeight = 26
)

// popup draws a block of text near the cursor: below it, else above.
func (s *scene) popup(p *ui.Popup) {
	v := p.View()
	w, h := s.canvas.Size()
	lines := blockLines(v.Block, min(popupWidth, w)-4)
	width := 0
	for _, l := range lines {
		width = max(width, lineWidth(l))
	}
	rect := cell.Rect{W: min(width+4, w, popupWidth), H: min(len(lines)+2, popupHeight, max(h-3, 3))}
	x, y := s.cursorCell()
	rect.X = max(0, min(x, w-rect.W))
	rect.Y = y + 1
	if rect.Y+rect.H > h-2 {
		if above := y - rect.H; above >= 0 {
			rect.Y = above
		} else {
			rect.Y = max(0, h-2-rect.H)
		}
	}
	inner := s.box(rect, v.Block.Title, "ui.popup")
	base := s.theme.Style("ui.text").Over(s.theme.Style("ui.popup"))
	_, rows := inner.Size()
	top := max(0, min(v.Top, len(lines)-rows))
	for row := range rows {
		if top+row >= len(lines) {
			break
		}
		at := 1
		for _, piece := range lines[top+row] {
			at = inner.Text(at, row, piece.Text, s.theme.Style(piece.Scope).Over(base))
		}
	}
	footer := v.Footer
	if len(lines) > rows {
		footer = strings.TrimSpace("C-d/C-u scroll " + footer)
	}
	if footer != "" {
		s.canvas.Sub(rect).Text(2, rect.H-1, footer, base)
	}
}

func blockLines(b ui.Block, width int) []ui.Line {
	if b.Lines != nil {
		return b.Lines
	}
	var out []ui.Line
	for _, l := range wrapWords(b.Markdown, max(width, 10)) {
		out = append(out, ui.PlainLine(l))
	}
	return out
}

func lineWidth(l ui.Line) int {
	w := 0
	for _, p := range l {
		w += text.StringWidth(p.Text)
	}
	return w
}

// cursorCell is the cell of the screen that the primary cursor is on.
func (s *scene) cursorCell() (x, y int) {
	v := s.ed.View()
	d := s.ed.Doc()
	f := s.ed.Format(v)
	area := s.ed.TextArea(v)
	decor := s.ed.DecorOf(v, s.ed.Visible(v))
	at := f.Place(d.Text(), v.Selection(d).Primary().Cursor(d.Text()), decor)
	line, row := s.ed.Top(v)
	return area.X + at.Col - v.Scroll(d).Left, area.Y + f.Distance(d.Text(), placeOf(line, row), at, area.H, decor)
}

// menu draws a list to choose from at the cursor.
func (s *scene) menu(v ui.MenuView) {
	w, h := s.canvas.Size()
	label := 0
	for _, it := range v.Items {
		label = max(label, text.StringWidth(it.Label)+text.StringWidth(it.Kind)+2)
	}
	title := v.Title
	label = max(label, text.StringWidth(title))
	rect := cell.Rect{W: min(label+2, w), H: len(v.Items)}
	if title != "" {
		rect.H++
	}
	x, y := s.cursorCell()
	rect.X, rect.Y = max(0, min(x, w-rect.W)), y+1
	if rect.Y+rect.H > h-2 && y-rect.H >= 0 {
		rect.Y = y - rect.H
	}
	c := s.canvas.Sub(rect)
	base := s.theme.Style("ui.menu")
	c.Fill(base)
	row := 0
	if title != "" {
		c.Text(1, 0, title, base)
		row = 1
	}
	for i, it := range v.Items {
		style := base
		if i == v.Chosen {
			style = s.theme.Style("ui.menu.selected").Over(base)
			c.Sub(cell.Rect{X: 0, Y: row + i, W: rect.W, H: 1}).Fill(style)
		}
		c.Text(1, row+i, it.Label, style)
		if it.Kind != "" {
			c.Text(rect.W-1-text.StringWidth(it.Kind), row+i, it.Kind, style)
		}
	}
	if v.Doc != "" {
		s.menuDoc(v.Doc, rect)
	}
}

// menuDoc shows documentation beside a menu, where there is more room.
func (s *scene) menuDoc(doc string, menu cell.Rect) {
	w, h := s.canvas.Size()
	right, left := w-menu.X-menu.W, menu.X
	rect := cell.Rect{X: menu.X + menu.W, Y: menu.Y, W: min(right, 60)}
	if left > right {
		rect.W = min(left, 60)
		rect.X = menu.X - rect.W
	}
	if rect.W < 24 {
		return
	}
	lines := wrapWords(doc, rect.W-4)
	rect.H = min(len(lines)+2, h-2-rect.Y, 16)
	inner := s.box(rect, "", "ui.popup")
	for y, l := range lines {
		inner.Text(1, y, l, s.theme.Style("ui.text").Over(s.theme.Style("ui.popup")))
	}
}
