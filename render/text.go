package render

import (
	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
	"hx/render/cell"
	"hx/themes"
)

// textPainter draws the text of views; it keeps its buffers between frames.
type textPainter struct {
	sweeps []sweep
	marks  []editor.Highlight
}

// pane is one view being painted.
type pane struct {
	s       *scene
	v       *window.View
	d       *document.Document
	t       text.Rope
	focused bool
	area    window.Rect // of the text
	format  layout.Format
	decor   *layout.Decor
	left    int // first column shown
	base    themes.Style
	gutters []editor.Gutter
	cursors map[int]bool // lines with a cursor
	primary int          // line of the primary cursor
	lines   themes.Style // cursor line of the primary, laid under the text
	others  themes.Style
	blanks  blanks
}

func (p *textPainter) paint(s *scene, v *window.View, d *document.Document, focused bool) {
	visible := s.ed.Visible(v)
	pn := &pane{s: s, v: v, d: d, t: d.Text(), focused: focused, area: s.ed.TextArea(v),
		format: s.ed.Format(v), decor: s.ed.DecorOf(v, visible), left: v.Scroll(d).Left,
		gutters: s.ed.Gutters(v, d)}
	pn.base = s.theme.Style("ui.text").Over(s.theme.Style("ui.background"))
	pn.blanks = newBlanks(s, d)
	pn.noteCursors()
	p.layers(pn, visible)
	p.rows(pn)
	pn.rulers()
	pn.cursorColumn()
}

// layers collects the highlights of the visible text, lowest layer first.
func (p *textPainter) layers(pn *pane, visible text.Span) {
	p.sweeps = p.sweeps[:0]
	for _, layer := range pn.s.ed.Looks.Highlights {
		if spans := layer(pn.s.ed, pn.v, pn.d, visible); len(spans) > 0 {
			p.sweeps = append(p.sweeps, newSweep(spans))
		}
	}
	p.marks = pn.selections(p.marks[:0], visible)
	p.sweeps = append(p.sweeps, newSweep(p.marks))
}

// rows draws the lines from the top of the view until it is full.
func (p *textPainter) rows(pn *pane) {
	line, skip := pn.s.ed.Top(pn.v)
	canvas := pn.s.sub(pn.area)
	y := -skip
	for ; line < pn.t.Lines() && y < pn.area.H; line++ {
		y += p.line(pn, canvas, line, y)
		if pn.decor != nil && pn.decor.Below != nil {
			y += pn.decor.Below(line)
		}
	}
}

// line draws one line from row y of the canvas on and returns its rows.
func (p *textPainter) line(pn *pane, canvas cell.Canvas, line, y int) int {
	rows := 1
	under := pn.underLine(line)
	drawn := -1

	for g := range pn.format.Line(pn.t, line, pn.decor) {
		if g.Row >= rows {
			rows = g.Row + 1
		}
		if y+g.Row >= pn.area.H {
			break
		}
		if y+g.Row < 0 {
			continue
		}
		if drawn < g.Row {
			drawn = g.Row
			pn.gutter(line, y+g.Row, g.Row == 0)
			if under != (themes.Style{}) {
				canvas.Restyle(cell.Rect{X: 0, Y: y + g.Row, W: pn.area.W, H: 1}, under)
			}
		}
		x := g.Col - pn.left
		if x >= pn.area.W {
			if g.Row == 0 && !pn.format.Wrap {
				break
			}
			continue
		}
		if x+g.Width <= 0 {
			continue
		}
		p.glyph(pn, canvas, g, x, y+g.Row, under)
	}
	return rows
}

// glyph draws one grapheme at x, which may stick out at the left.
func (p *textPainter) glyph(pn *pane, canvas cell.Canvas, g layout.Glyph, x, y int, under themes.Style) {
	base := under.Over(pn.base)
	if g.Kind == layout.Virtual || g.Kind == layout.Indicator || g.Kind == layout.Indent {
		scope := g.Scope
		if g.Kind == layout.Indicator {
			scope = "ui.virtual.wrap"
		}
		canvas.Text(x, y, g.Text, pn.s.theme.Style(scope).Over(base))
		return
	}
	style := base
	picture, blank := pn.blanks.picture(g)
	if blank {
		style = pn.blanks.style.Over(style)
	}
	if g.Scope != "" {
		style = pn.s.theme.Style(g.Scope).Over(style)
	}
	for i := range p.sweeps {
		if top := p.sweeps[i].at(g.Pos); top != (themes.Style{}) {
			style = top.Over(style)
		}
	}
	switch {
	case g.Kind == layout.Tab || g.Kind == layout.Break && g.Width > 1:
		for i := range g.Width {
			canvas.Set(x+i, y, picture, style)
			picture = pn.blanks.pad(g)
		}
	case g.Width == 2 && x < 0:
		canvas.Set(0, y, " ", style)
	default:
		canvas.Set(x, y, picture, style)
	}
}

func (pn *pane) noteCursors() {
	sel := pn.v.Selection(pn.d)
	pn.primary = sel.Primary().CursorLine(pn.t)
	pn.cursors = map[int]bool{pn.primary: true}
	if sel.Len() < 1000 {
		for _, r := range sel.Ranges() {
			pn.cursors[r.CursorLine(pn.t)] = true
		}
	}
	if pn.s.ed.Conf.Editor.CursorLine && pn.focused {
		pn.lines = pn.s.theme.Style("ui.cursorline.primary")
		pn.others = pn.s.theme.Style("ui.cursorline.secondary")
	}
}

// underLine returns what lies under the text of a line: the cursor line.
func (pn *pane) underLine(line int) themes.Style {
	switch {
	case line == pn.primary:
		return pn.lines
	case pn.cursors[line]:
		return pn.others
	}
	return themes.Style{}
}

func (pn *pane) rulers() {
	columns := pn.s.ed.Conf.Editor.Rulers
	if l := pn.s.ed.Language(pn.d); l != nil && l.Rulers != nil {
		columns = l.Rulers
	}
	style := pn.s.theme.Style("ui.virtual.ruler")
	for _, column := range columns {
		x := column - 1 - pn.left
		if x >= 0 && x < pn.area.W {
			pn.s.sub(pn.area).Restyle(cell.Rect{X: x, Y: 0, W: 1, H: pn.area.H}, under(style))
		}
	}
}

// under is a style that only colours the background.
func under(style themes.Style) themes.Style { return themes.Style{Bg: style.Bg} }

func (pn *pane) cursorColumn() {
	if !pn.s.ed.Conf.Editor.CursorColumn || !pn.focused {
		return
	}
	pos := pn.v.Selection(pn.d).Primary().Cursor(pn.t)
	x := pn.format.Place(pn.t, pos, pn.decor).Col - pn.left
	pn.s.sub(pn.area).Restyle(cell.Rect{X: x, Y: 0, W: 1, H: pn.area.H},
		under(pn.s.theme.Style("ui.cursorcolumn.primary")))
}

// shape returns the shape of the primary cursor in the present mode.
func (s *scene) shape() config.CursorShape {
	return shapeOf(s.ed)
}
