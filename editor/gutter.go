package editor

import (
	"hx/editor/document"
	"hx/editor/window"
)

// Gutter is one column (or group of columns) left of the text.
type Gutter struct {
	Kind  string // "diagnostics", "spacer", "line-numbers", "diff"
	Width int    // cells
}

// Gutters returns the columns left of a view's text, none when they would
// leave no room for it.
func (ed *Editor) Gutters(v *window.View, d *document.Document) []Gutter {
	kinds := ed.Conf.Editor.Gutters.Layout
	out := make([]Gutter, 0, len(kinds))
	total := 0
	for _, kind := range kinds {
		width := 1
		if kind == "line-numbers" {
			width = max(digits(d.Text().Lines()-1), ed.Conf.Editor.Gutters.LineNumbers.MinWidth)
		}
		out = append(out, Gutter{kind, width})
		total += width
	}
	if total >= v.Area.W {
		return nil
	}
	return out
}

func digits(n int) int {
	width := 1
	for ; n > 9; n /= 10 {
		width++
	}
	return width
}

// TextArea returns the cells of a view that show text: without gutter and
// status line.
func (ed *Editor) TextArea(v *window.View) window.Rect {
	area := v.Area.Text()
	for _, g := range ed.Gutters(v, ed.DocOf(v)) {
		area.X += g.Width
		area.W -= g.Width
	}
	return area
}

// screenArea is the part of the screen for splits: all but the message line
// and the buffer line.
func screenArea(width, height, top int) window.Rect {
	return window.Rect{X: 0, Y: top, W: max(width, 0), H: max(height-1-top, 0)}
}
