package render

import (
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
)

// infoBox draws a box of keys at the bottom right. The two rows below it stay
// free as long as it fits above them; one that does not gets two columns where
// there is room for them.
func (s *scene) infoBox(box *ui.Info) {
	w, h := s.canvas.Size()
	keys, width := infoWidths(box.Rows)
	rows, columns := len(box.Rows), 1
	if half := (rows + 1) / 2; rows+2 > h-2 && half >= 1 && 2*width+infoGap+4 <= w {
		rows, columns = half, 2
	}
	inside := columns*width + (columns-1)*infoGap
	inside = max(inside, min(text.StringWidth(box.Title)-2, w-4))
	rect := cell.Rect{W: min(inside+4, w), H: min(rows+2, h)}
	rect.X, rect.Y = w-rect.W, max(h-2-rect.H, 0)
	c := s.box(rect, box.Title, "ui.popup.info")
	style := s.theme.Style("ui.text.info").Over(s.theme.Style("ui.popup.info"))
	cw, ch := c.Size()
	// One blank stays free at the right, also of a row that is cut.
	c = c.Sub(cell.Rect{X: 0, Y: 0, W: cw - 1, H: ch})
	for i, r := range box.Rows {
		x, y := 1+i/rows*(width+infoGap), i%rows
		c.Text(x, y, r.Key, style)
		c.Text(x+keys+2, y, r.Text, style)
	}
}

// infoGap is the room between two columns of an info box, in cells.
const infoGap = 2

// infoWidths returns the width of the keys, and that of keys and texts.
func infoWidths(rows []ui.InfoRow) (keys, all int) {
	for _, r := range rows {
		keys = max(keys, text.StringWidth(r.Key))
	}
	for _, r := range rows {
		all = max(all, keys+2+text.StringWidth(r.Text))
	}
	return keys, all
}
