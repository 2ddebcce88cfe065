package render

import (
	"hx/editor"
	"hx/editor/config"
	"hx/editor/layout"
	"hx/keymap"
	"hx/themes"
)

func placeOf(line, row int) layout.Place { return layout.Place{Line: line, Row: row} }

// gutters draws the columns left of the text.
type gutters struct {
	list           []editor.Gutter
	width          int
	base, selected themes.Style
	number, here   themes.Style // of line numbers, and of those with a cursor
	relative       bool
	last           int // the number of the last line if that is empty, else -1
}

func newGutters(pn *pane) gutters {
	theme := pn.s.theme
	page := theme.Style("ui.background")
	g := gutters{list: pn.s.ed.Gutters(pn.v, pn.d), last: -1}
	for _, column := range g.list {
		g.width += column.Width
	}
	g.base = theme.Style("ui.gutter").Over(page)
	g.selected = theme.Style("ui.gutter.selected").Over(page)
	g.number, g.here = theme.Style("ui.linenr"), theme.Style("ui.linenr.selected")
	g.relative = pn.relative(pn.s.ed.Mode() == keymap.ModeInsert)
	if last := pn.t.Lines() - 1; pn.t.LineStart(last) == pn.t.Len() {
		g.last = last
	}
	return g
}

// row draws the columns of a row; first tells whether it is the first of its
// line.
func (g *gutters) row(pn *pane, line, y int, first bool) {
	here := pn.focused && pn.cursors.has(line)
	base := g.base
	if here {
		base = g.selected
	}
	x := 0
	for _, column := range g.list {
		switch {
		case column.Kind == config.GutterLineNumbers:
			style := g.number
			if here {
				style = g.here
			}
			style = style.Over(base)
			pad(pn, x, y, column.Width, style)
			if first {
				g.lineNumber(pn, line, x+column.Width-1, y, style)
			}
		case column.Kind == config.GutterSpacer || !first || !g.mark(pn, column.Kind, line, x, y, base):
			pad(pn, x, y, column.Width, base)
		}
		x += column.Width
	}
}

// blank draws the columns of a row that belongs to no line.
func (g *gutters) blank(pn *pane, line, y int) {
	pad(pn, 0, y, g.width, g.base)
}

func pad(pn *pane, x, y, width int, style themes.Style) {
	for i := range width {
		pn.column.Set(x+i, y, " ", style)
	}
}

const digits = "0123456789"

// lineNumber draws the number of a line, or its distance from the cursor's, so
// that it ends at x.
func (g *gutters) lineNumber(pn *pane, line, x, y int, style themes.Style) {
	if line == g.last {
		pn.column.Set(x, y, "~", style)
		return
	}
	n := line + 1
	if g.relative && line != pn.cursors.primary {
		n = max(line-pn.cursors.primary, pn.cursors.primary-line)
	}
	for ; ; x-- {
		pn.column.Set(x, y, digits[n%10:n%10+1], style)
		if n /= 10; n == 0 {
			return
		}
	}
}

// mark draws what a feature shows in a column; false: nothing.
func (g *gutters) mark(pn *pane, kind config.Gutter, line, x, y int, base themes.Style) bool {
	for _, marker := range pn.s.ed.Looks.Marks {
		if m, ok := marker(pn.s.ed, pn.d, kind, line); ok {
			pn.column.Set(x, y, m.Text, pn.s.theme.Style(m.Scope).Over(base))
			return true
		}
	}
	return false
}
