package render

import (
	"fmt"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/layout"
	"hx/keymap"
	"hx/themes"
)

func placeOf(line, row int) layout.Place { return layout.Place{Line: line, Row: row} }

// gutter draws the columns left of a row. first tells whether it is the first
// row of its line.
func (pn *pane) gutter(line, y int, first bool) {
	canvas := pn.s.sub(pn.v.Area.Text())
	base := pn.gutterStyle(line)
	x := 0
	for _, g := range pn.gutters {
		switch g.Kind {
		case config.GutterLineNumbers:
			pn.lineNumber(line, first, x, y, g.Width, base)
		case config.GutterSpacer:
			canvas.Set(x, y, " ", base)
		default:
			pn.mark(g, line, first, x, y, base)
		}
		x += g.Width
	}
}

func (pn *pane) gutterStyle(line int) themes.Style {
	scope := "ui.gutter"
	if line == pn.primary && pn.focused {
		scope = "ui.gutter.selected"
	}
	return pn.s.theme.Style(scope).Over(pn.s.theme.Style("ui.background"))
}

func (pn *pane) lineNumber(line int, first bool, x, y, width int, base themes.Style) {
	scope := "ui.linenr"
	if pn.focused && pn.cursors[line] {
		scope = "ui.linenr.selected"
	}
	label := ""
	switch {
	case !first:
	case line == pn.t.Lines()-1 && pn.t.LineStart(line) == pn.t.Len() && line > 0:
		label = "~"
	default:
		label = fmt.Sprint(pn.shownNumber(line))
	}
	canvas := pn.s.sub(pn.v.Area.Text())
	canvas.Text(x, y, fmt.Sprintf("%*s", width, label), pn.s.theme.Style(scope).Over(base))
}

// shownNumber is the line's number from 1, or its distance from the cursor.
func (pn *pane) shownNumber(line int) int {
	relative := pn.s.ed.Conf.Editor.LineNumber == config.Relative &&
		pn.focused && pn.s.ed.Mode() != keymap.ModeInsert && line != pn.primary
	if !relative {
		return line + 1
	}
	return max(line-pn.primary, pn.primary-line)
}

func (pn *pane) mark(g editor.Gutter, line int, first bool, x, y int, base themes.Style) {
	if !first {
		return
	}
	for _, marker := range pn.s.ed.Looks.Marks {
		if m, ok := marker(pn.s.ed, pn.d, g.Kind, line); ok {
			pn.s.sub(pn.v.Area.Text()).Set(x, y, m.Text, pn.s.theme.Style(m.Scope).Over(base))
			return
		}
	}
	pn.s.sub(pn.v.Area.Text()).Set(x, y, " ", base)
}
