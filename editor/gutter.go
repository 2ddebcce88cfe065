package editor

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/window"
)

// Gutter is one column (or group of columns) left of the text.
type Gutter struct {
	Kind  config.Gutter
	Width int // cells
}

// Gutters returns the columns left of a view's text, none when they would
// leave no room for it.
func (ed *Editor) Gutters(v *window.View, d *document.Document) []Gutter {
	kinds := ed.Conf.Editor.Gutters.Layout
	out := make([]Gutter, 0, len(kinds))
	total := 0
	for _, kind := range kinds {
		width := 1
		if kind == config.GutterLineNumbers {
			width = max(digits(d.Text().Lines()-1), ed.Conf.Editor.Gutters.MinWidth)
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

// Size returns the size of the screen in cells.
func (ed *Editor) Size() (width, height int) { return ed.width, ed.height }

// Resize tells the editor the screen's new size in cells.
func (ed *Editor) Resize(width, height int) {
	ed.width, ed.height = width, height
	ed.Arrange()
}

// Arrange gives the splits their places, below the buffer line if it shows.
func (ed *Editor) Arrange() {
	if ed.Win == nil {
		return
	}
	area := screenArea(ed.width, ed.height, ed.BufferLineRows())
	if area != ed.Win.Area() {
		ed.Win.Resize(area)
	}
}

// BufferLineRows returns the rows that the line of buffers takes.
func (ed *Editor) BufferLineRows() int {
	show := ed.Conf.Editor.BufferLine
	if show == config.BufferLineAlways || show == config.BufferLineMultiple && len(ed.Docs.All()) > 1 {
		return 1
	}
	return 0
}
