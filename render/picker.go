package render

import (
	"fmt"

	"hx/editor/fuzzy"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
	"hx/themes"
)

const (
	// minPreviewWidth is the width of a picker from which it has a preview.
	minPreviewWidth = 73
	// pickerMark is the room for the mark of the highlighted item, in cells.
	pickerMark = 3
)

func (s *scene) picker(p *ui.Picker) {
	x, y, w, h := ui.PickerBox(s.canvas.Size())
	area := cell.Rect{X: x, Y: y, W: w, H: h}
	if w < 4 || h < 3 {
		return
	}
	s.note(p, area, ui.Box, 0)
	columns := p.View(1)
	v := p.View(max(ui.PickerRows(s.canvas.Size())-headings(columns), 1))
	list := area
	preview := v.Preview && w >= minPreviewWidth
	if preview {
		list.W = w / 2
	}
	scope := "ui.background"
	s.box(list, "", scope)
	inner := cell.Rect{X: list.X + 1, Y: list.Y + 1, W: list.W - 2, H: list.H - 2}
	s.pickerQuery(p, v, inner)
	s.pickerRows(p, v, inner)
	if preview {
		right := cell.Rect{X: area.X + list.W, Y: area.Y, W: area.W - list.W, H: area.H}
		s.note(p, right, ui.Content, 0)
		s.preview(s.box(right, "", scope), v)
	}
}

// headings is the number of rows that column names take.
func headings(v ui.PickerView) int {
	if len(v.Columns) > 1 {
		return 1
	}
	return 0
}

// pickerQuery draws the query with the counts at its right, and a line below.
func (s *scene) pickerQuery(p *ui.Picker, v ui.PickerView, r cell.Rect) {
	base := s.page()
	c := s.canvas.Sub(r)
	count := fmt.Sprintf("%d/%d", v.Matched, v.Total)
	if v.Running {
		count = "(running) " + count
	}
	at := r.W - 1 - text.StringWidth(count)
	if at < minQuery {
		at = r.W // no room for both
	} else {
		c.Text(at, 0, count, base)
	}
	line := s.theme.Style("ui.background.separator").Over(s.theme.Style("ui.background"))
	for x := range r.W {
		c.Set(x, 1, "─", line)
	}
	s.input(p, cell.Rect{X: r.X + 1, Y: r.Y, W: max(at-2, 1), H: 1}.Intersect(r), v.Query, v.Cursor)
}

// minQuery is the room that a query keeps before the counts are left out.
const minQuery = 8

func (s *scene) pickerRows(p *ui.Picker, v ui.PickerView, r cell.Rect) {
	base := s.page()
	c := s.canvas.Sub(r)
	widths := columnWidths(v, r.W-pickerMark)
	top := 2
	if headings(v) > 0 {
		x := pickerMark
		head := s.theme.Style("ui.picker.header").Over(base)
		for i, name := range v.Columns {
			at := c.Sub(cell.Rect{X: x, Y: top, W: widths[i], H: 1})
			at.Text(0, 0, name, s.theme.Style("ui.picker.header.column").Over(head))
			x += widths[i] + 1
		}
		top++
	}
	for i, row := range v.Rows {
		y := top + i
		if y >= r.H {
			break
		}
		at := cell.Rect{X: r.X, Y: r.Y + y, W: r.W, H: 1}
		s.note(p, at, ui.Entry, v.First+i)
		s.pickerRow(s.canvas.Sub(at), v, row, widths)
	}
}

func (s *scene) pickerRow(c cell.Canvas, v ui.PickerView, row ui.PickerRow, widths []int) {
	style := s.page()
	if row.Chosen {
		w, _ := c.Size()
		style = s.theme.Style("ui.text.focus").Over(style)
		c.Restyle(cell.Rect{X: 0, Y: 0, W: w, H: 1}, background(style))
		c.Text(0, 0, " > ", style)
	}
	x := pickerMark
	for col, content := range row.Item.Cells {
		at := c.Sub(cell.Rect{X: x, Y: 0, W: widths[col], H: 1})
		var spans []fuzzy.Span
		if col < len(row.Matches) {
			spans = row.Matches[col]
		}
		switch _, found := row.Item.Value.(ui.Marker); {
		case len(v.Columns) < 2 || v.Columns[col] == "path":
			s.matchedEnd(at, content, spans, style)
		case found && len(spans) > 0:
			s.matchedIn(at, content, spans, style)
		default:
			s.matched(at, content, spans, style)
		}
		x += widths[col] + 1
	}
}

// matchedEnd is matched for paths: of one that does not fit the end is shown,
// where the file's name is.
func (s *scene) matchedEnd(c cell.Canvas, content string, spans []fuzzy.Span, style themes.Style) {
	w, _ := c.Size()
	s.matchedBehind(c, content, text.StringWidth(content)-w, spans, style)
}

// matchedIn is matched for lines that were found: of one that does not fit so
// much of the beginning is left out that the match is seen.
func (s *scene) matchedIn(c cell.Canvas, content string, spans []fuzzy.Span, style themes.Style) {
	w, _ := c.Size()
	from := text.StringWidth(content[:min(spans[0].From, len(content))])
	to := text.StringWidth(content[:min(spans[0].To, len(content))])
	cut := 0
	if to >= w {
		cut = min(from-w/4, text.StringWidth(content)-w)
	}
	s.matchedBehind(c, content, cut, spans, style)
}

// matchedBehind is matched without the first cells of the content.
func (s *scene) matchedBehind(c cell.Canvas, content string, cut int, spans []fuzzy.Span, style themes.Style) {
	w, _ := c.Size()
	if cut <= 0 || w < 1 {
		s.matched(c, content, spans, style)
		return
	}
	from, rest := 0, content
	for gone := 0; gone <= cut && rest != ""; {
		var cluster string
		cluster, rest = text.FirstCluster(rest)
		gone += text.Width(cluster)
		from += len(cluster)
	}
	moved := make([]fuzzy.Span, 0, len(spans))
	for _, sp := range spans {
		if sp.To > from {
			moved = append(moved, fuzzy.Span{From: max(sp.From-from, 0), To: sp.To - from})
		}
	}
	c.Set(0, 0, "…", style)
	s.matched(c.Sub(cell.Rect{X: 1, Y: 0, W: w - 1, H: 1}), rest, moved, style)
}

// columnWidths shares the room: every column gets what its visible cells need,
// the last one the rest.
func columnWidths(v ui.PickerView, room int) []int {
	n := max(len(v.Columns), 1)
	for _, r := range v.Rows {
		n = max(n, len(r.Item.Cells))
	}
	widths := make([]int, n)
	for i := range n {
		if len(v.Columns) > 1 && i < len(v.Columns) {
			widths[i] = text.StringWidth(v.Columns[i])
		}
		for _, r := range v.Rows {
			if i < len(r.Item.Cells) {
				widths[i] = max(widths[i], text.StringWidth(r.Item.Cells[i]))
			}
		}
	}
	for i := range n {
		if i == n-1 {
			widths[i] = max(room, 0)
			break
		}
		widths[i] = max(min(widths[i], room*2/3), 0)
		room -= widths[i] + 1
	}
	return widths
}
