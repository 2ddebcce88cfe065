package render

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/themes"
)

// blanks draws white space that the options make visible.
type blanks struct {
	render config.WhitespaceRender
	chars  config.WhitespaceCharacters
	guides config.IndentGuides
	on     bool
	style  themes.Style
}

func newBlanks(s *scene, _ *document.Document) blanks {
	w := s.ed.Conf.Editor.Whitespace
	return blanks{render: w.Render, chars: w.Characters, on: w.Render.Any(),
		style: s.theme.Style("ui.virtual.whitespace")}
}

// picture returns what is drawn for a glyph, and whether it stands for a
// blank.
func (b *blanks) picture(g layout.Glyph) (string, bool) {
	switch {
	case g.Kind == layout.Break:
		if b.on && g.Len > 0 && b.render.Shows(b.render.Break) {
			return string(b.chars.Break), true
		}
		return " ", false
	case g.Kind == layout.Tab:
		if b.on && b.render.Shows(b.render.Tab) {
			return string(b.chars.Tab), true
		}
		return " ", false
	case !b.on:
		return g.Text, false
	case g.Text == " " && b.render.Shows(b.render.Space):
		return string(b.chars.Space), true
	case g.Text == "\u00a0" && b.render.Shows(b.render.NBSP):
		return string(b.chars.NBSP), true
	case g.Text == "\u202f" && b.render.Shows(b.render.NNBSP):
		return string(b.chars.NNBSP), true
	}
	return g.Text, false
}

// pad fills the cells of a tab after its first.
func (b *blanks) pad(g layout.Glyph) string {
	if g.Kind == layout.Tab && b.on && b.render.Shows(b.render.Tab) && b.chars.TabPad != 0 {
		return string(b.chars.TabPad)
	}
	return " "
}
