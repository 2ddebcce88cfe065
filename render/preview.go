package render

import (
	"hx/editor"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
	"hx/themes"
)

// previewTab is the tab width in previews.
const previewTab = 4

// preview shows the text of the highlighted item, its lines centred and marked.
func (s *scene) preview(c cell.Canvas, v ui.PickerView) {
	if v.Shown == nil {
		return
	}
	w, h := c.Size()
	base := s.page()
	if v.Shown.Message != "" {
		c.Text(max((w-text.StringWidth(v.Shown.Message))/2, 0), h/2, v.Shown.Message, base)
		return
	}
	t := v.Shown.Text
	mark := s.theme.Style("ui.highlight")
	if mark == (themes.Style{}) {
		mark = s.theme.Style("ui.selection")
	}
	colours, _ := v.Shown.Data.([]editor.Highlight)
	first := v.PreviewTop(h)
	layer := newSweep(colours)
	inner := c.Sub(cell.Rect{X: 1, Y: 0, W: w - 1, H: h})
	for y := 0; y < h && first+y < t.Lines(); y++ {
		line := first + y
		style := base
		if v.Target.From <= line && line < v.Target.To {
			style = background(mark).Over(base)
			c.Restyle(cell.Rect{X: 0, Y: y, W: w, H: 1}, background(mark))
		}
		previewLine(inner, t, line, y, style, &layer)
	}
}

func previewLine(c cell.Canvas, t text.Rope, line, y int, base themes.Style, colours *sweep) {
	w, _ := c.Size()
	for g := range (layout.Format{TabWidth: previewTab}).From(t, line, 0, 0, nil) {
		if g.Col >= w || g.Kind == layout.Break {
			return
		}
		style := colours.at(g.Pos).Over(base)
		picture := g.Text
		if g.Kind == layout.Tab {
			picture = " "
		}
		for n := c.Set(g.Col, y, picture, style); n < g.Width; n++ {
			c.Set(g.Col+n, y, " ", style)
		}
	}
}
