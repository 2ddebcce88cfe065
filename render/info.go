package render

import (
	"fmt"

	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
)

// infoBox draws a box of keys at the bottom right. The two rows below it stay
// free, but for one that does not fit; that says so in its frame.
func (s *scene) infoBox(box *ui.Info) {
	w, h := s.canvas.Size()
	l := box.Layout(w, h)
	inside := l.Columns*l.Width + (l.Columns-1)*ui.InfoGap
	inside = max(inside, min(text.StringWidth(box.Title)-2, w-4))
	rect := cell.Rect{W: min(inside+4, w), H: min(l.Rows+2, h)}
	rect.X, rect.Y = w-rect.W, max(h-2-rect.H, 0)
	c := s.box(rect, box.Title, "ui.popup.info")
	s.note(box, rect, ui.Box, 0)
	if l.Last-l.Top < len(box.Rows) {
		more := fmt.Sprintf(" pgdn %d/%d ", l.Last, len(box.Rows))
		// At the left, as the keys typed so far are drawn over the right.
		s.canvas.Sub(rect).Text(2, rect.H-1, more, s.theme.Style("ui.popup.info"))
	}
	style := s.theme.Style("ui.text.info").Over(s.theme.Style("ui.popup.info"))
	cw, ch := c.Size()
	// One blank stays free at the right, also of a row that is cut.
	c = c.Sub(cell.Rect{X: 0, Y: 0, W: cw - 1, H: ch})
	for i, r := range box.Rows[l.Top:l.Last] {
		x, y := 1+i/l.Rows*(l.Width+ui.InfoGap), i%l.Rows
		c.Text(x, y, r.Key, style)
		c.Text(x+l.Keys+2, y, r.Text, style)
		s.note(box, cell.Rect{X: rect.X + 1 + x, Y: rect.Y + 1 + y, W: l.Width, H: 1}, ui.Entry, l.Top+i)
	}
}
