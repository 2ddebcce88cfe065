package render

import (
	"strings"

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
	pane   pane
	sweeps []sweep
	marks  []editor.Highlight
	tops   []editor.Highlight
	run    run
	pen    pen
	ground ground
	guides guides
}

// pane is one view being painted.
type pane struct {
	s       *scene
	v       *window.View
	d       *document.Document
	t       text.Rope
	focused bool
	canvas  cell.Canvas // of the text
	column  cell.Canvas // of the gutter and the text
	area    window.Rect // of the text
	format  layout.Format
	decor   *layout.Decor
	left    int // first column shown
	base    themes.Style
	gutters gutters
	cursors cursorLines
	blanks  blanks
}

func (p *textPainter) paint(s *scene, v *window.View, d *document.Document, focused bool) {
	visible := s.ed.Visible(v)
	pn := &p.pane
	*pn = pane{s: s, v: v, d: d, t: d.Text(), focused: focused, area: s.ed.TextArea(v),
		format: s.ed.Format(v), decor: s.ed.DecorOf(v, visible), left: v.Scroll(d).Left}
	pn.canvas = s.sub(pn.area)
	pn.column = s.sub(v.Area.Text())
	pn.base = s.theme.Style("ui.text").Over(s.theme.Style("ui.background"))
	pn.blanks = newBlanks(s)
	pn.cursors = newCursorLines(pn)
	pn.gutters = newGutters(pn)
	p.ground.reset(pn)
	p.guides.reset(pn)
	p.layers(pn, visible)
	p.rows(pn)
	s.corner(pn)
}

// layers collects the highlights of the visible text, lowest layer first.
func (p *textPainter) layers(pn *pane, visible text.Span) {
	p.run, p.pen = run{}, pen{}
	p.sweeps = p.sweeps[:0]
	for _, layer := range pn.s.ed.Looks.Highlights {
		p.layer(layer(pn.s.ed, pn.v, pn.d, visible))
	}
	if !pn.focused {
		return // only where one types are there selections
	}
	p.marks = pn.selections(p.marks[:0], visible)
	p.layer(p.marks)
	p.tops = pn.partner(p.tops[:0], visible)
	p.layer(p.tops)
}

func (p *textPainter) layer(spans []editor.Highlight) {
	if len(spans) == 0 {
		return
	}
	if n := len(p.sweeps); n < cap(p.sweeps) {
		p.sweeps = p.sweeps[:n+1]
		p.sweeps[n].reset(spans)
		return
	}
	p.sweeps = append(p.sweeps, newSweep(spans))
}

// rows draws the lines from the top of the view until it is full.
func (p *textPainter) rows(pn *pane) {
	line, skip := pn.s.ed.Top(pn.v)
	y := -skip
	for ; line < pn.t.Lines() && y < pn.area.H; line++ {
		y += p.line(pn, line, skip, y)
		skip = 0
		y += pn.below(line, y)
	}
	for ; y < pn.area.H; y++ {
		if y >= 0 {
			p.ground.row(pn, y, themes.Style{})
		}
	}
}

// line draws one line, the first skip rows of which are scrolled off, from row
// y of the view on. It returns the rows of the line.
func (p *textPainter) line(pn *pane, line, skip, y int) int {
	rows := 1
	under := pn.cursors.under(line)
	drawn, edge := -1, 0 // the row begun last, and where it ends
	p.guides.line(line)
	for g := range pn.format.From(pn.t, line, skip, pn.left, pn.decor) {
		if rows = g.Row + 1; y+g.Row >= pn.area.H {
			edge = pn.area.W
			break
		}
		if y+g.Row < 0 {
			p.guides.see(&g)
			continue
		}
		if drawn < g.Row {
			if drawn >= 0 {
				p.guides.draw(pn, y+drawn)
			}
			drawn = g.Row
			p.beginRow(pn, line, y+g.Row, g.Row == 0, under)
		}
		p.guides.see(&g)
		x := g.Col - pn.left
		if x >= pn.area.W && !pn.format.Wrap {
			break
		}
		if x < pn.area.W && x+g.Width > 0 {
			p.glyph(pn, &g, x, y+g.Row, under)
		}
		edge = x + g.Width
	}
	if drawn >= 0 {
		p.guides.draw(pn, y+drawn)
		pn.behind(line, edge, y+drawn)
	}
	return rows
}

func (p *textPainter) beginRow(pn *pane, line, y int, first bool, under themes.Style) {
	p.pen = pen{}
	pn.gutters.row(pn, line, y, first)
	p.ground.row(pn, y, under)
}

// pen is the look of plain characters in a row, up to a place in the text.
type pen struct {
	until int
	style cell.StyleID
}

// plain draws a character of a plain text, as nearly all are: nothing of it is
// worked out anew for each. It tells whether it did.
func (p *textPainter) plain(pn *pane, g *layout.Glyph, x, y int, under themes.Style) bool {
	if g.Kind != layout.Text || g.Scope != "" || pn.blanks.on || x < 0 || len(p.ground.columns) > 0 || len(g.Text) != 1 || g.Text[0] < ' ' || g.Text[0] >= 0x7f {
		return false
	}
	if g.Pos >= p.pen.until {
		style := under.Over(pn.base)
		if top := p.run.at(p.sweeps, g.Pos); top != (themes.Style{}) {
			style = top.Over(style)
		}
		p.pen = pen{p.run.until, pn.canvas.Number(style)}
	}
	pn.canvas.SetASCII(x, y, g.Text[0], p.pen.style)
	return true
}

// glyph draws one grapheme at x, which may stick out at the left.
func (p *textPainter) glyph(pn *pane, g *layout.Glyph, x, y int, under themes.Style) {
	if p.plain(pn, g, x, y, under) {
		return
	}
	base := under.Over(p.ground.at(x)).Over(pn.base)
	switch g.Kind {
	case layout.Indent:
		return // the ground shows
	case layout.Virtual, layout.Indicator:
		scope := g.Scope
		if g.Kind == layout.Indicator {
			scope = "ui.virtual.wrap"
		}
		pn.fill(g, x, y, g.Text, " ", pn.virtual(scope).Over(base))
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
	if top := p.run.at(p.sweeps, g.Pos); top != (themes.Style{}) {
		style = top.Over(style)
	}
	pn.fill(g, x, y, picture, pn.blanks.pad(g), style)
}

// virtual is the style of virtual text: of a scope, or of a colour that the text
// shows, "#rrggbb".
func (pn *pane) virtual(scope string) themes.Style {
	if strings.HasPrefix(scope, "#") {
		return themes.Ink(scope, pn.s.ed.Colors)
	}
	return pn.s.theme.Style(scope)
}

// fill draws a glyph into its cells: the picture, then padding. Of one that is
// cut at the left only padding shows.
func (pn *pane) fill(g *layout.Glyph, x, y int, picture, pad string, style themes.Style) {
	n := -x
	if x >= 0 {
		n = pn.canvas.Set(x, y, picture, style)
	}
	for ; n < g.Width; n++ {
		pn.canvas.Set(x+n, y, pad, style)
	}
}

// shape returns the shape of the primary cursor in the present mode.
func (s *scene) shape() config.CursorShape { return shapeOf(s.ed) }
