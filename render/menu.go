package render

import (
	"hx/editor/config"
	"hx/editor/fuzzy"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
	"hx/themes"
)

// menuRows is how many entries of a menu are shown at once.
const menuRows = 10

// questionWidth is the largest width of a question, in cells.
const questionWidth = 64

// menu draws a list to choose from: at the cursor, at a place of its own, or in
// the middle of the screen with a question above it.
func (s *scene) menu(l ui.Layer, v ui.MenuView) {
	w, h := s.canvas.Size()
	if w < 4 || h < 3 || len(v.Items) == 0 {
		return
	}
	bordered := s.ed.Conf.Editor.PopupBorder == config.BorderAll || s.ed.Conf.Editor.PopupBorder == config.BorderMenu
	var head []string
	if v.Body != "" {
		bordered = true
		head = append(wrapWords(v.Body, min(questionWidth, w-4)), "")
	}
	labels, kinds := menuWidths(v)
	width, height := labels+2, len(v.Items)+len(head)
	if kinds > 0 {
		width += kinds + 1
	}
	for _, line := range head {
		width = max(width, text.StringWidth(line)+2)
	}
	width = max(width, text.StringWidth(v.Title)+2)
	if bordered {
		width, height = width+2, height+2
	} else if v.Title != "" {
		height++
	}
	rect := s.menuPlace(v, min(width, w), height)
	s.note(l, rect, ui.Box, 0)
	inner := s.menuFrame(v, rect, bordered)
	s.menuRows(l, v, inner, head, labels)
	if v.Doc != "" {
		s.menuDoc(v.Doc, rect)
	}
}

func menuWidths(v ui.MenuView) (labels, kinds int) {
	for _, it := range v.Items {
		labels = max(labels, text.StringWidth(it.Label))
		kinds = max(kinds, text.StringWidth(it.Kind))
	}
	return labels, kinds
}

func (s *scene) menuPlace(v ui.MenuView, width, height int) cell.Rect {
	w, h := s.canvas.Size()
	switch {
	case v.Body != "":
		height = min(height, h)
		return cell.Rect{X: (w - width) / 2, Y: (h - height) / 2, W: width, H: height}
	case v.At != nil:
		return beside(v.At.X, v.At.Y, width, height, w, h, false)
	}
	x, y := s.cursorCell()
	return beside(max(x-v.Back, 0), y, width, height, w, h-1, false)
}

// menuFrame draws what is around the entries and returns the rectangle left for
// them.
func (s *scene) menuFrame(v ui.MenuView, rect cell.Rect, bordered bool) cell.Rect {
	base := s.theme.Style("ui.menu")
	c := s.canvas.Sub(rect)
	c.Fill(base)
	switch {
	case bordered && rect.W >= 2 && rect.H >= 2:
		border(c, base)
		c.Text(1, 0, v.Title, base)
		return cell.Rect{X: rect.X + 1, Y: rect.Y + 1, W: rect.W - 2, H: rect.H - 2}
	case v.Title != "":
		c.Text(1, 0, v.Title, s.theme.Style("markup.heading").Over(base))
		return cell.Rect{X: rect.X, Y: rect.Y + 1, W: rect.W, H: rect.H - 1}
	}
	return rect
}

func (s *scene) menuRows(l ui.Layer, v ui.MenuView, r cell.Rect, head []string, labels int) {
	base := s.theme.Style("ui.menu")
	c := s.canvas.Sub(r)
	for y, line := range head {
		c.Text(1, y, line, s.theme.Style("ui.text").Over(base))
	}
	for i, it := range v.Items {
		at := cell.Rect{X: r.X, Y: r.Y + len(head) + i, W: r.W, H: 1}.Intersect(r)
		if at.H == 0 {
			break
		}
		s.note(l, at, ui.Entry, v.First+i)
		style := base
		row := s.canvas.Sub(at)
		if i == v.Chosen {
			style = s.theme.Style("ui.menu.selected").Over(base)
			row.Fill(style)
		}
		s.menuItem(row, it, labels, style)
	}
	list := cell.Rect{X: r.X, Y: r.Y + len(head), W: r.W, H: r.H - len(head)}.Intersect(r)
	s.scrollbar(s.canvas.Sub(list), r.W-1, v.First, v.Total, base)
}

func (s *scene) menuItem(row cell.Canvas, it ui.MenuItem, labels int, style themes.Style) {
	w, _ := row.Size()
	label := style
	if it.Struck {
		label.Mods |= themes.CrossedOut
	}
	kind := text.StringWidth(it.Kind)
	room := w - 2
	if kind > 0 {
		room -= kind + 1
	}
	at := row.Sub(cell.Rect{X: 1, Y: 0, W: max(room, 1), H: 1})
	s.matched(at, it.Label, it.Match, label)
	if kind > 0 {
		x := min(1+labels+1, w-1-kind)
		row.Text(max(x, 1), 0, it.Kind, s.theme.Style("ui.text.inactive").Over(style))
	}
}

// matched draws a text with the parts that a query matched marked. Of one that
// does not fit the beginning is shown.
func (s *scene) matched(c cell.Canvas, content string, spans []fuzzy.Span, style themes.Style) {
	w, _ := c.Size()
	special := themes.Style{Fg: s.theme.Style("special").Fg, Mods: s.theme.Style("special").Mods}.Over(style)
	x, pos := 0, 0
	for rest := content; rest != "" && x < w; {
		var cluster string
		cluster, rest = text.FirstCluster(rest)
		for len(spans) > 0 && spans[0].To <= pos {
			spans = spans[1:]
		}
		use := style
		if len(spans) > 0 && spans[0].From <= pos {
			use = special
		}
		x += c.Set(x, 0, cluster, use)
		pos += len(cluster)
	}
	if pos < len(content) && w > 0 {
		c.Set(w-1, 0, "…", style)
	}
}

// What documentation beside a menu takes, in cells.
const (
	docWidth    = 70
	docMinWidth = 30
	docHeight   = 16
)

// menuDoc shows documentation beside a menu: at the side with more room, or
// where both are narrow below or above it.
func (s *scene) menuDoc(doc string, menu cell.Rect) {
	w, h := s.canvas.Size()
	h-- // the message line
	right := cell.Rect{X: menu.X + menu.W, Y: menu.Y, W: w - menu.X - menu.W, H: h - menu.Y}
	left := cell.Rect{X: 0, Y: menu.Y, W: menu.X, H: h - menu.Y}
	place, side := right, true
	if left.W > right.W {
		place = left
	}
	if place.W < docMinWidth {
		side = false
		place = cell.Rect{X: menu.X, Y: menu.Y + menu.H, W: w - menu.X, H: h - menu.Y - menu.H}
		if place.W < docMinWidth {
			place.X, place.W = 0, w
		}
		if above := menu.Y; above > place.H {
			place.Y, place.H = 0, above
		}
	}
	lines := s.blocks.lines(ui.Block{Markdown: doc}, max(min(place.W, docWidth)-2, 1), &s.ed.Looks)
	width := 0
	for _, l := range lines {
		width = max(width, lineWidth(l))
	}
	rect := cell.Rect{X: place.X, Y: place.Y, W: min(width+2, place.W), H: min(len(lines), place.H, docHeight)}
	switch {
	case side && place == left:
		rect.X = left.W - rect.W
	case !side && place.Y < menu.Y:
		rect.Y = menu.Y - rect.H
	}
	if rect.W < 3 || rect.H < 1 {
		return
	}
	base := s.theme.Style("ui.text").Over(s.theme.Style("ui.popup"))
	c := s.canvas.Sub(rect)
	c.Fill(base)
	body := c.Sub(cell.Rect{X: 1, Y: 0, W: rect.W - 2, H: rect.H})
	for y := range rect.H {
		s.styledLine(body, 0, y, lines[y], base)
	}
}
