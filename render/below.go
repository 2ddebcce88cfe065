package render

import (
	"hx/editor"
	"hx/render/cell"
	"hx/themes"
)

// pieces draws styled text from x on and returns where it ends.
func (s *scene) pieces(c cell.Canvas, x, y int, list []editor.StyledText, base themes.Style) int {
	for _, p := range list {
		style := base
		if p.Scope != "" {
			style = s.theme.Style(p.Scope).Over(base)
		}
		x = c.Text(x, y, p.Text, style)
	}
	return x
}

// below draws the virtual rows under a line, from row y of the view on, and
// returns how many there are.
func (pn *pane) below(line, y int) int {
	if pn.decor == nil || pn.decor.Below == nil {
		return 0
	}
	total := pn.decor.Below(line)
	if total == 0 || y >= pn.area.H {
		return total
	}
	row := 0
	for _, f := range pn.s.ed.Looks.Below {
		for _, list := range f(pn.s.ed, pn.v, pn.d, line) {
			if row < total && y+row >= 0 && y+row < pn.area.H {
				pn.s.pieces(pn.canvas, 0, y+row, list, pn.base)
				pn.gutters.blank(pn, line, y+row)
			}
			row++
		}
	}
	return total
}

// behind draws what features put after the end of a line.
func (pn *pane) behind(line, x, y int) {
	if x >= pn.area.W || y < 0 {
		return
	}
	base := pn.cursors.under(line).Over(pn.base)
	for _, f := range pn.s.ed.Looks.LineEnd {
		if list := f(pn.s.ed, pn.v, pn.d, line); len(list) > 0 {
			x = pn.s.pieces(pn.canvas, x+1, y, list, base)
		}
	}
}

// cornerShare is the part of a view's width that its corner may take.
const cornerShare = 2

// corner draws the texts at the top right of the focused view.
func (s *scene) corner(pn *pane) {
	if !pn.focused {
		return
	}
	var rows [][]editor.StyledText
	for _, f := range s.ed.Looks.Corner {
		rows = append(rows, f(s.ed, pn.v, pn.d, pn.area.W/cornerShare)...)
	}
	for y, list := range rows {
		if y >= pn.area.H {
			return
		}
		s.pieces(pn.canvas, pn.area.W-width(list), y, list, pn.base)
	}
}
