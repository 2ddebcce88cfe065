package render

import (
	"hx/editor/config"
	"hx/editor/layout"
	"hx/themes"
)

// blanks knows how white space is drawn, visible where the options ask for it.
type blanks struct {
	on    bool
	style themes.Style
	// What is drawn for each kind.
	space, nbsp, nnbsp, tab, tabPad, brk string
}

func newBlanks(s *scene) blanks {
	w := s.ed.Conf.Editor.Whitespace
	b := blanks{on: w.Render.Any(), style: s.theme.Style("ui.virtual.whitespace")}
	show := func(v config.Visibility, c rune, plain string) string {
		if b.on && w.Render.Shows(v) && c != 0 {
			return string(c)
		}
		return plain
	}
	b.brk = show(w.Render.Break, w.Characters.Break, " ")
	b.tab = show(w.Render.Tab, w.Characters.Tab, " ")
	b.tabPad = " "
	if b.on && w.Render.Shows(w.Render.Tab) {
		b.tabPad = show(w.Render.Tab, w.Characters.TabPad, " ")
	}
	b.space = show(w.Render.Space, w.Characters.Space, " ")
	b.nbsp = show(w.Render.NBSP, w.Characters.NBSP, "\u00a0")
	b.nnbsp = show(w.Render.NNBSP, w.Characters.NNBSP, "\u202f")
	return b
}

// picture returns what is drawn for a glyph, and whether that is a mark that
// stands for a blank.
func (b *blanks) picture(g *layout.Glyph) (string, bool) {
	switch g.Kind {
	case layout.Break:
		if g.Len == 0 {
			return " ", false
		}
		return b.brk, b.brk != " "
	case layout.Tab:
		return b.tab, b.tab != " "
	}
	if !b.on || g.Scope != "" {
		return g.Text, false
	}
	switch g.Text {
	case " ":
		return b.space, b.space != " "
	case "\u00a0":
		return b.nbsp, b.nbsp != g.Text
	case "\u202f":
		return b.nnbsp, b.nnbsp != g.Text
	}
	return g.Text, false
}

// pad fills the cells of a glyph after its picture.
func (b *blanks) pad(g *layout.Glyph) string {
	if g.Kind == layout.Tab {
		return b.tabPad
	}
	return " "
}
