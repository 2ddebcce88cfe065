package themes

import (
	"slices"
	"strings"
)

// group is a set of kinds of text that appear in the same places.
type group uint8

const (
	code    group = 1 << iota // the document: syntax, markup, hints inside it
	plain                     // ui.text: prompts, pickers, menus, popups
	number                    // line numbers and marks of the gutter
	message                   // errors, warnings and the like
	match                     // matched characters in pickers and menus
	keyInfo                   // the popup of next keys
	trim                      // decoration: not read, may be faint

	noGroup group = 0
)

// groups tells the kind of text of scopes by their first parts; the longest
// entry counts. Scopes that match none are code.
var groups = [...]struct {
	prefix string
	group  group
}{
	{"diagnostic", noGroup},
	{"diff.delta.gutter", number}, {"diff.minus.gutter", number}, {"diff.plus.gutter", number},
	{"error", message}, {"hint", message}, {"info", message}, {"warning", message},
	{"special", code | match},
	{"tabstop", noGroup},
	{"ui", noGroup},
	{"ui.background.separator", trim},
	{"ui.debug", number},
	{"ui.linenr", number},
	{"ui.menu.scroll", trim},
	{"ui.text", plain},
	{"ui.text.directory", plain | match}, {"ui.text.symlink", plain | match},
	{"ui.text.inactive", match},
	{"ui.text.info", keyInfo},
	{"ui.virtual", trim},
	{"ui.virtual.inlay-hint", code}, {"ui.virtual.jump-label", code},
	{"ui.window", trim},
}

func groupOf(scope string) group {
	g, length := code, 0
	for i := range groups {
		if p := groups[i].prefix; len(p) > length && below(scope, p) {
			g, length = groups[i].group, len(p)
		}
	}
	return g
}

// below reports whether scope is prefix or a descendant of it.
func below(scope, prefix string) bool {
	return strings.HasPrefix(scope, prefix) && (len(scope) == len(prefix) || scope[len(prefix)] == '.')
}

// A surface is a scope on whose background text of other scopes is drawn.
type surface struct {
	scope  string
	holds  group  // what is drawn on it
	covers group  // what takes the surface's text colour, if it has one
	mark   bool   // it exists to be seen, while a page may look like the background
	on     string // what a mark must stand out from
}

// surfaces are all of them, the pages first.
var surfaces = [...]surface{
	{scope: "ui.background", holds: code | plain | number | message | match},
	{scope: "ui.cursorline.primary", holds: code | plain | number | message},
	{scope: "ui.cursorline.secondary", holds: code | plain | number | message},
	{scope: "ui.cursorcolumn.primary", holds: code | plain},
	{scope: "ui.cursorcolumn.secondary", holds: code | plain},
	{scope: "ui.gutter", holds: number | message},
	{scope: "ui.gutter.selected", holds: number | message},
	{scope: "ui.gutter.virtual", holds: number},
	{scope: "ui.gutter.selected.virtual", holds: number},
	{scope: "ui.popup", holds: code | plain | message},
	{scope: "ui.popup.info", holds: keyInfo},
	{scope: "ui.help", holds: plain, covers: plain},
	{scope: "ui.menu", holds: plain | match, covers: plain},
	{scope: "ui.text.focus", holds: match},

	{scope: "ui.statusline", holds: message, mark: true, on: "ui.background"},
	{scope: "ui.statusline.active", mark: true, on: "ui.background"},
	{scope: "ui.statusline.inactive", holds: message, mark: true, on: "ui.background"},
	{scope: "ui.statusline.normal", mark: true, on: "ui.background"},
	{scope: "ui.statusline.insert", mark: true, on: "ui.background"},
	{scope: "ui.statusline.select", mark: true, on: "ui.background"},
	{scope: "ui.bufferline", mark: true, on: "ui.background"},
	{scope: "ui.bufferline.active", mark: true, on: "ui.bufferline"},
	{scope: "ui.selection", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.selection.primary", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.highlight", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.highlight.frameline", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "ui.menu.selected", holds: plain | match, covers: plain | match, mark: true, on: "ui.menu"},
	{scope: "ui.cursor", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.normal", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.insert", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.select", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.primary", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.primary.normal", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.primary.insert", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.primary.select", holds: code | plain, covers: code | plain, mark: true, on: "ui.background"},
	{scope: "ui.cursor.match", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "tabstop", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic.hint", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic.info", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic.warning", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic.error", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic.unnecessary", holds: code, covers: code, mark: true, on: "ui.background"},
	{scope: "diagnostic.deprecated", holds: code, covers: code, mark: true, on: "ui.background"},
}

// bar reports whether s is a mark on which other text keeps its colour.
func (s surface) bar() bool { return s.mark && s.holds != noGroup && s.covers == noGroup }

func surfaceOf(scope string) (surface, bool) {
	for i := range surfaces {
		if surfaces[i].scope == scope {
			return surfaces[i], true
		}
	}
	return surface{}, false
}

// page returns the background of scope as the screen shows it: its own, that
// of the line it is a part of, or the document's; NoColor if the theme leaves
// them all to the terminal.
func (t *Theme) page(scope string) Color {
	if s, ok := t.Lookup(scope); ok && s.Bg != NoColor {
		return s.Bg
	}
	for p := parent(scope); below(p, "ui.statusline") || below(p, "ui.picker"); p = parent(p) {
		if i, ok := t.index[p]; ok && t.styles[i].Bg != NoColor {
			return t.styles[i].Bg
		}
	}
	return t.Style("ui.background").Bg
}

// shows reports whether text of the group g appears on a surface in its own
// colour, and on which background.
func (t *Theme) shows(sf surface, g group) (Color, bool) {
	s, ok := t.Lookup(sf.scope)
	if s.Fg != NoColor {
		g &^= sf.covers
	}
	if sf.holds&g == 0 || (sf.mark && (!ok || s.Bg == NoColor)) {
		return NoColor, false
	}
	return t.page(sf.scope), true
}

// textColor returns the colour the text of scope has on the screen.
func (t *Theme) textColor(scope string) Color {
	if s := t.Style(scope); s.Fg != NoColor {
		return s.Fg
	}
	return t.Style("ui.text").Fg
}

// ink is a text colour of a theme: its luminance, and where it appears.
type ink struct {
	holds group
	y     float64
}

// inks lists the different text colours; lum tells the luminance of a colour,
// and which colours to leave out.
func (t *Theme) inks(lum func(Color) (float64, bool)) []ink {
	var list []ink
	for i, scope := range t.scopes {
		y, ok := lum(t.styles[i].Fg)
		if !ok {
			continue
		}
		if k := (ink{groupOf(scope), y}); k.holds != noGroup && !slices.Contains(list, k) {
			list = append(list, k)
		}
	}
	return list
}

// worst returns the least contrast of text drawn on a surface of luminance y.
func worst(inks []ink, sf surface, y float64) float64 {
	least := 21.0
	for _, k := range inks {
		if k.holds&sf.holds != 0 {
			least = min(least, ratio(k.y, y))
		}
	}
	return least
}

// pair is text on a background, as it appears on the screen.
type pair struct {
	text, surface string // scopes; equal when an entry has both colours
	fg, bg        Color
}

// pairs lists every combination of text and background the theme can put on
// the screen, decoration left out.
func (t *Theme) pairs() []pair {
	var ps []pair
	for i, scope := range t.scopes {
		s, g := t.styles[i], groupOf(scope)
		switch {
		case g == trim:
			continue
		case g == noGroup && s.Fg != NoColor:
			ps = append(ps, pair{scope, scope, s.Fg, t.page(scope)})
			continue
		case g != noGroup && s.Bg != NoColor:
			ps = append(ps, pair{scope, scope, t.textColor(scope), s.Bg})
		}
		if s.Fg == NoColor {
			continue
		}
		for _, sf := range surfaces {
			if bg, ok := t.shows(sf, g); ok && (sf.mark || s.Bg == NoColor) {
				ps = append(ps, pair{scope, sf.scope, s.Fg, bg})
			}
		}
	}
	return ps
}
