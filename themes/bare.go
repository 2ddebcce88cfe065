package themes

// bareMarks are the attributes marks get on a terminal without colours. The
// cursor must differ from the selection it lies in, hence the underline.
var bareMarks = [...]struct {
	prefix    string
	mods      Modifier
	underline UnderlineStyle
}{
	{"error", Bold, NoUnderline},
	{"special", Bold, Line},
	{"tabstop", 0, Line},
	{"diagnostic", 0, Line},
	{"diagnostic.unnecessary", Dim, NoUnderline},
	{"diagnostic.deprecated", CrossedOut, NoUnderline},
	{"ui.bufferline", Reversed, NoUnderline},
	{"ui.bufferline.active", Bold, Line},
	{"ui.cursor", Reversed, Line},
	{"ui.cursor.primary", Reversed | Bold, Line},
	{"ui.cursor.match", Bold, Line},
	{"ui.highlight", 0, Line},
	{"ui.linenr.selected", Bold, NoUnderline},
	{"ui.menu.selected", Reversed, NoUnderline},
	{"ui.picker.header", Bold, NoUnderline},
	{"ui.picker.header.column.active", Bold, Line},
	{"ui.selection", Reversed, NoUnderline},
	{"ui.statusline", Reversed | Bold, NoUnderline},
	{"ui.statusline.inactive", Reversed, NoUnderline},
	{"ui.text.focus", Bold, NoUnderline},
	{"ui.text.directory", Bold, NoUnderline},
	{"ui.virtual.ruler", 0, NoUnderline},
	{"ui.virtual.jump-label", Reversed | Bold, NoUnderline},
}

// bare drops all colours and lets attributes carry what must be seen.
func (t *Theme) bare() *Theme {
	styles := make([]Style, len(t.styles))
	for i, scope := range t.scopes {
		s := Style{Mods: t.styles[i].Mods, Underline: t.styles[i].Underline}
		best := -1
		for j := range bareMarks {
			if p := bareMarks[j].prefix; below(scope, p) && (best < 0 || len(p) > len(bareMarks[best].prefix)) {
				best = j
			}
		}
		if best >= 0 {
			s.Mods |= bareMarks[best].mods
			s.Underline = max(s.Underline, bareMarks[best].underline)
		}
		styles[i] = s
	}
	rainbow := make([]Style, len(t.rainbow))
	for i, s := range t.rainbow {
		rainbow[i] = Style{Mods: s.Mods, Underline: s.Underline}
	}
	return t.with(styles, rainbow)
}
