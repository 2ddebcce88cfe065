package render

import (
	"hx/editor/layout"
	"hx/editor/text"
	"hx/themes"
)

// guides draws vertical lines at the levels of indentation.
type guides struct {
	on     bool
	t      text.Rope
	tab    int
	mark   string
	style  themes.Style
	unit   int // cells per level
	skip   int // levels
	last   int // indentation (cells) of the last line that has words
	indent int // of the line being drawn
	open   bool
}

func (g *guides) reset(pn *pane) {
	conf := pn.s.ed.Conf.Editor.IndentGuides
	*g = guides{on: conf.Render && conf.Character != 0}
	if !g.on {
		return
	}
	g.t, g.tab = pn.t, pn.format.TabWidth
	g.mark, g.skip = string(conf.Character), conf.SkipLevels
	g.style = pn.s.theme.Style("ui.virtual.indent-guide")
	if g.unit = pn.d.Indent.Spaces; g.unit == 0 {
		g.unit = max(pn.format.TabWidth, 1)
	}
	top, _ := pn.s.ed.Top(pn.v)
	g.last = g.above(top)
}

// above is the indentation of the nearest line with words above a line.
func (g *guides) above(line int) int {
	for back := 1; back <= 100 && back <= line; back++ {
		if indent, blank := g.of(line - back); !blank {
			return indent
		}
	}
	return 0
}

// of returns the indentation of a line in cells, and whether it is blank.
func (g *guides) of(line int) (indent int, blank bool) {
	pos, end := g.t.LineStart(line), g.t.LineEnd(line)
	for _, piece := range g.t.Chunks(pos) {
		for i := 0; i < len(piece) && pos < end; i++ {
			switch piece[i] {
			case '\t':
				indent += text.TabWidth(indent, g.tab)
			case ' ':
				indent++
			default:
				return indent, false
			}
			pos++
		}
		if pos >= end {
			break
		}
	}
	return indent, true
}

// line begins a line of the text.
func (g *guides) line(line int) {
	if !g.on {
		return
	}
	indent, blank := g.of(line)
	if blank {
		indent = g.last
	}
	g.last, g.indent, g.open = indent, indent, true
}

// see notes what a wrapped row begins with: guides stand only in blanks.
func (g *guides) see(glyph *layout.Glyph) {
	if g.on && glyph.Row > 0 && glyph.Col == 0 {
		if g.indent = 0; glyph.Kind == layout.Indent {
			g.indent = glyph.Width
		}
	}
}

// draw puts the guides into a row that is drawn.
func (g *guides) draw(pn *pane, y int) {
	if !g.on || y < 0 {
		return
	}
	for level := g.skip; level < (g.indent+g.unit-1)/g.unit && level*g.unit < g.indent; level++ {
		x := level*g.unit - pn.left
		if x >= pn.area.W {
			return
		}
		if x >= 0 {
			pn.canvas.Set(x, y, g.mark, g.style.Over(pn.canvas.Style(x, y)))
		}
	}
}
