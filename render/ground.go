package render

import (
	"hx/editor/config"
	"hx/editor/selection"
	"hx/render/cell"
	"hx/themes"
)

// ground is what lies under the text: rulers and the columns of the cursors, as
// backgrounds by cell of a row.
type ground struct {
	columns []themes.Style // empty: nothing lies there
	runs    []groundRun
}

// groundRun is a stretch of equal columns.
type groundRun struct {
	from, to int
	style    themes.Style
}

// background is a style that only colours the background.
func background(style themes.Style) themes.Style { return themes.Style{Bg: style.Bg} }

func (g *ground) reset(pn *pane) {
	g.columns = g.columns[:0]
	g.runs = g.runs[:0]
	if conf := &pn.s.ed.Conf.Editor; conf.CursorColumn && pn.focused {
		g.cursorColumns(pn)
	}
	for _, column := range pn.rulers() {
		g.mark(pn, column-1, pn.s.theme.Style("ui.virtual.ruler"))
	}
	for x, style := range g.columns {
		if style != (themes.Style{}) {
			g.runs = append(g.runs, groundRun{x, x + 1, style})
		}
	}
}

func (pn *pane) rulers() []int {
	if l := pn.s.ed.Language(pn.d); l != nil && l.Rulers != nil {
		return l.Rulers
	}
	return pn.s.ed.Conf.Editor.Rulers
}

// mark colours a column of the text.
func (g *ground) mark(pn *pane, column int, style themes.Style) {
	x := column - pn.left
	if x < 0 || x >= pn.area.W || style.Bg == themes.NoColor {
		return
	}
	if len(g.columns) == 0 {
		for range pn.area.W {
			g.columns = append(g.columns, themes.Style{})
		}
	}
	g.columns[x] = background(style)
}

// maxColumns bounds the cursors whose columns are drawn.
const maxColumns = 200

func (g *ground) cursorColumns(pn *pane) {
	sel := pn.v.Selection(pn.d)
	column := func(r selection.Range) int { return pn.format.Place(pn.t, r.Cursor(pn.t), pn.decor).Col }
	if sel.Len() <= maxColumns {
		style := pn.s.theme.Style("ui.cursorcolumn.secondary")
		for _, r := range sel.Ranges() {
			g.mark(pn, column(r), style)
		}
	}
	g.mark(pn, column(sel.Primary()), pn.s.theme.Style("ui.cursorcolumn.primary"))
}

// at returns the background of column x of the view.
func (g *ground) at(x int) themes.Style {
	if x < 0 || x >= len(g.columns) {
		return themes.Style{}
	}
	return g.columns[x]
}

// row colours a row before its text is drawn: the columns, and the cursor line
// over them.
func (g *ground) row(pn *pane, y int, line themes.Style) {
	for _, r := range g.runs {
		pn.canvas.Restyle(cell.Rect{X: r.from, Y: y, W: r.to - r.from, H: 1}, r.style)
	}
	if line != (themes.Style{}) {
		pn.canvas.Restyle(cell.Rect{X: 0, Y: y, W: pn.area.W, H: 1}, line)
	}
}

// cursorLines knows which lines have a cursor.
type cursorLines struct {
	primary        int
	lines          map[int]bool // besides the primary's; nil if there is only one cursor
	first, second  themes.Style // laid under the lines
	linesAreMarked bool
}

// maxCursorLines bounds the cursors whose lines are marked one by one.
const maxCursorLines = 1000

func newCursorLines(pn *pane) cursorLines {
	sel := pn.v.Selection(pn.d)
	c := cursorLines{primary: sel.Primary().CursorLine(pn.t)}
	if sel.Len() > 1 && sel.Len() <= maxCursorLines {
		c.lines = make(map[int]bool, sel.Len())
		for _, r := range sel.Ranges() {
			c.lines[r.CursorLine(pn.t)] = true
		}
	}
	if c.linesAreMarked = pn.s.ed.Conf.Editor.CursorLine && pn.focused; c.linesAreMarked {
		c.first = background(pn.s.theme.Style("ui.cursorline.primary"))
		c.second = background(pn.s.theme.Style("ui.cursorline.secondary"))
	}
	return c
}

// has tells whether a cursor is on a line.
func (c *cursorLines) has(line int) bool { return line == c.primary || c.lines[line] }

// under returns what lies under the text of a line.
func (c *cursorLines) under(line int) themes.Style {
	switch {
	case !c.linesAreMarked:
	case line == c.primary:
		return c.first
	case c.lines[line]:
		return c.second
	}
	return themes.Style{}
}

// relative tells whether lines are numbered from the cursor.
func (pn *pane) relative(insert bool) bool {
	return pn.s.ed.Conf.Editor.LineNumber == config.Relative && pn.focused && !insert
}
