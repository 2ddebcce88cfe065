package render

import (
	"fmt"
	"strings"

	"hx/editor/fuzzy"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
	"hx/themes"
)

// minPreviewWidth is the width of a picker from which it has a preview.
const minPreviewWidth = 73

// pickerArea is the box of a picker: the whole screen but the two bottom rows;
// on very wide screens less, in the middle.
func (s *scene) pickerArea() cell.Rect {
	w, h := s.canvas.Size()
	area := cell.Rect{X: 0, Y: 0, W: w, H: max(h-2, 0)}
	if w >= 200 {
		area.W = w * 9 / 10
		area.X = (w - area.W) / 2
		area.H = h * 9 / 10
		area.Y = (h - area.H) / 2
	}
	return area
}

func (s *scene) picker(p *ui.Picker) {
	area := s.pickerArea()
	if area.W < 4 || area.H < 3 {
		return
	}
	left := area
	hasPreview := area.W >= minPreviewWidth
	if hasPreview {
		left.W = area.W / 2
	}
	inner := s.box(left, "", "ui.background")
	_, h := inner.Size()
	v := p.View(max(h-2-headings(p.View(1)), 1))
	if !v.Preview && hasPreview {
		hasPreview = false
		inner = s.box(area, "", "ui.background")
	}
	s.pickerQuery(inner, v)
	s.pickerRows(inner, v)
	if hasPreview {
		right := area
		right.X += left.W
		right.W -= left.W
		s.pickerPreview(s.box(right, "", "ui.background"), v)
	}
}

// headings is the number of rows that column names take.
func headings(v ui.PickerView) int {
	if len(v.Columns) > 1 {
		return 1
	}
	return 0
}

func (s *scene) pickerQuery(c cell.Canvas, v ui.PickerView) {
	w, _ := c.Size()
	base := s.theme.Style("ui.background")
	style := s.theme.Style("ui.text").Over(base)
	count := fmt.Sprintf("%d/%d", v.Matched, v.Total)
	if v.Running {
		count = "(running) " + count
	}
	room := max(w-2-text.StringWidth(count)-1, 1)
	part := ui.VisibleLine(v.Query, v.Cursor, room)
	c.Text(1, 0, v.Query[part.From:part.To], style)
	c.Text(w-1-text.StringWidth(count), 0, count, style)
	line := s.theme.Style("ui.background.separator").Over(base)
	for x := range w {
		c.Set(x, 1, "─", line)
	}
	s.promptCursor(c.Sub(cell.Rect{X: 1, Y: 0, W: w - 1, H: 1}), part.Cell)
}

func (s *scene) pickerRows(c cell.Canvas, v ui.PickerView) {
	w, h := c.Size()
	base := s.theme.Style("ui.background")
	widths := columnWidths(v, w-3)
	top := 2
	if headings(v) > 0 {
		x := 3
		for i, name := range v.Columns {
			c.Text(x, top, name, s.theme.Style("ui.picker.header.column").Over(s.theme.Style("ui.text").Over(base)))
			x += widths[i] + 1
		}
		top++
	}
	for i, row := range v.Rows {
		y := top + i
		if y >= h {
			break
		}
		style := s.theme.Style("ui.text").Over(base)
		if row.Chosen {
			style = s.theme.Style("ui.text.focus").Over(style)
			c.Restyle(cell.Rect{X: 0, Y: y, W: w, H: 1}, s.theme.Style("ui.picker.selected"))
			c.Text(0, y, " > ", style)
		}
		x := 3
		for col, content := range row.Item.Cells {
			at := c.Sub(cell.Rect{X: x, Y: y, W: widths[col], H: 1})
			var spans []fuzzy.Span
			if col < len(row.Matches) {
				spans = row.Matches[col]
			}
			s.pickerCell(at, content, spans, style)
			x += widths[col] + 1
		}
	}
}

// pickerCell draws a cell with the matched characters marked. Paths that do not
// fit lose their beginning.
func (s *scene) pickerCell(c cell.Canvas, content string, spans []fuzzy.Span, style themes.Style) {
	w, _ := c.Size()
	special := s.theme.Style("special").Over(style)
	x, pos := 0, 0
	for rest := content; rest != "" && x < w; {
		var cluster string
		cluster, rest = text.FirstCluster(rest)
		use := style
		for _, sp := range spans {
			if sp.From <= pos && pos < sp.To {
				use = special
			}
		}
		x += c.Set(x, 0, cluster, use)
		pos += len(cluster)
	}
}

// columnWidths shares the room: every column gets what its visible cells need,
// the last one the rest.
func columnWidths(v ui.PickerView, room int) []int {
	n := max(len(v.Columns), 1)
	widths := make([]int, n)
	for i := range n {
		if len(v.Columns) > 1 {
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
		widths[i] = min(widths[i], room*2/3)
		room -= widths[i] + 1
	}
	return widths
}

// pickerPreview shows the text of the highlighted item, its lines centred and
// marked.
func (s *scene) pickerPreview(c cell.Canvas, v ui.PickerView) {
	w, h := c.Size()
	base := s.theme.Style("ui.text").Over(s.theme.Style("ui.background"))
	if v.Shown == nil {
		return
	}
	if v.Shown.Message != "" {
		c.Text(max((w-text.StringWidth(v.Shown.Message))/2, 0), h/2, v.Shown.Message, base)
		return
	}
	t := v.Shown.Text
	first := 0
	if v.Target.To > v.Target.From {
		first = max(0, (v.Target.From+v.Target.To-1)/2-h/2)
		if v.Target.To-v.Target.From > h {
			first = v.Target.From
		}
	}
	f := layout.Format{TabWidth: 4}
	marked := s.theme.Style("ui.highlight")
	if marked == (themes.Style{}) {
		marked = s.theme.Style("ui.selection")
	}
	for y := 0; y < h && first+y < t.Lines(); y++ {
		line := first + y
		style := base
		if v.Target.From <= line && line < v.Target.To {
			style = marked.Over(base)
			c.Restyle(cell.Rect{X: 0, Y: y, W: w, H: 1}, marked)
		}
		s.plainLine(c, f, t, line, y, style)
	}
}

func (s *scene) plainLine(c cell.Canvas, f layout.Format, t text.Rope, line, y int, style themes.Style) {
	w, _ := c.Size()
	for g := range f.Line(t, line, nil) {
		if g.Col >= w || g.Kind == layout.Break {
			break
		}
		if g.Kind == layout.Tab {
			c.Text(g.Col+1, y, strings.Repeat(" ", g.Width), style)
			continue
		}
		c.Set(g.Col+1, y, g.Text, style)
	}
}
