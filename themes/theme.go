// Package themes turns theme files in Helix's format into an immutable table
// from scope names to styles, and holds the themes that come with the editor.
package themes

import (
	"maps"
	"slices"
	"strings"
)

// Theme maps scopes such as "ui.text.focus" or "keyword.control" to styles.
// It never changes after it was made, so it may be shared between goroutines.
type Theme struct {
	name    string
	scopes  []string         // sorted; the position is the scope's index
	styles  []Style          // by index
	index   map[string]int32 // scope -> index
	rainbow []Style          // never empty
	level   Level            // the poorest terminal that shows every colour
}

// newTheme freezes styles under name. It adds what no editor can do without:
// a selection, a cursor and a ruler that can be seen.
func newTheme(name string, styles map[string]Style, rainbow []Style) *Theme {
	t := &Theme{name: name, rainbow: rainbow}
	if len(rainbow) == 0 {
		t.rainbow = plainRainbow()
	}
	t.fill(slices.Sorted(maps.Keys(styles)), func(scope string) Style { return styles[scope] })
	missing := false
	for _, e := range essentials {
		if t.plainIndex(e.scope) < 0 {
			styles[e.scope] = e.style
			missing = true
		}
	}
	if missing {
		t.fill(slices.Sorted(maps.Keys(styles)), func(scope string) Style { return styles[scope] })
	}
	return t
}

func (t *Theme) fill(scopes []string, style func(string) Style) {
	t.scopes = scopes
	t.styles = make([]Style, len(scopes))
	for i, s := range scopes {
		t.styles[i] = style(s)
	}
	t.finish()
}

// finish derives what follows from scopes and styles.
func (t *Theme) finish() {
	t.index = make(map[string]int32, len(t.scopes))
	for i, s := range t.scopes {
		t.index[s] = int32(i)
	}
	t.level = t.neededLevel()
}

// with returns a copy of t with other styles for the same scopes, so that
// indexes taken from t stay valid.
func (t *Theme) with(styles, rainbow []Style) *Theme {
	c := *t
	c.styles, c.rainbow = styles, rainbow
	c.level = c.neededLevel()
	return &c
}

// essentials are the entries a theme gets when it says nothing about them.
var essentials = [...]struct {
	scope string
	style Style
}{
	{"ui.selection", Style{Mods: Reversed}},
	{"ui.cursor", Style{Mods: Reversed}},
	{"ui.virtual.ruler", Style{Bg: Indexed(1)}},
}

// plainRainbow is the bracket colouring of themes without a rainbow list: the
// terminal's red, yellow, green, blue, cyan and magenta.
func plainRainbow() []Style {
	return []Style{{Fg: Indexed(1)}, {Fg: Indexed(3)}, {Fg: Indexed(2)},
		{Fg: Indexed(4)}, {Fg: Indexed(6)}, {Fg: Indexed(5)}}
}

// Name returns the name the theme was loaded by.
func (t *Theme) Name() string { return t.name }

// Level returns the poorest kind of terminal that shows the theme unchanged.
func (t *Theme) Level() Level { return t.level }

// Light reports whether text is drawn on a light background; false when the
// theme leaves the background to the terminal.
func (t *Theme) Light() bool {
	y, ok := usualLuminance(t.Style("ui.background").Bg)
	return ok && y > middleGrey
}

// Style returns the style of scope, that of its nearest ancestor ("a.b" for
// "a.b.c") if the theme does not have it, or what Helix uses in its place for
// some scopes of the screen. It is the zero Style when there is none of these.
// It does not allocate.
func (t *Theme) Style(scope string) Style {
	return t.ByIndex(t.HighlightIndex(scope))
}

// Lookup is Style that also reports whether anything was found. A scope that
// must not be drawn unless the theme names it itself, such as
// "ui.cursor.match", is only found by its exact name.
func (t *Theme) Lookup(scope string) (Style, bool) {
	i := t.HighlightIndex(scope)
	return t.ByIndex(i), i >= 0
}

// Has reports whether the theme has an entry for exactly this scope.
func (t *Theme) Has(scope string) bool {
	_, ok := t.index[scope]
	return ok
}

// Scopes returns the scopes the theme has entries for, sorted; the position of
// a scope is its index. The caller must not change the slice.
func (t *Theme) Scopes() []string { return t.scopes }

// HighlightIndex returns the index of the entry that styles scope, found as
// Style finds it, or -1. A highlighter resolves its capture names once per
// theme and uses ByIndex from then on; Reduced and MinContrast keep indexes.
func (t *Theme) HighlightIndex(scope string) int {
	for s := scope; s != ""; s = parent(s) {
		if i, ok := t.index[s]; ok {
			return int(i)
		}
		switch r := ruleFor(s); {
		case r.kind == exactOnly && s == scope:
			return -1
		case r.kind == insteadOfParents:
			if i := t.HighlightIndex(r.to); i >= 0 {
				return i
			}
		}
	}
	for s := scope; s != ""; s = parent(s) {
		if r := ruleFor(s); r.kind == afterParents {
			return t.HighlightIndex(r.to)
		}
	}
	return -1
}

// plainIndex is HighlightIndex by ancestors only.
func (t *Theme) plainIndex(scope string) int {
	for ; scope != ""; scope = parent(scope) {
		if i, ok := t.index[scope]; ok {
			return int(i)
		}
	}
	return -1
}

// ByIndex returns the style at an index of HighlightIndex, the zero Style for
// any other number.
func (t *Theme) ByIndex(i int) Style {
	if uint(i) >= uint(len(t.styles)) {
		return Style{}
	}
	return t.styles[i]
}

// Rainbow returns the style of brackets at a nesting depth counted from 0; the
// colours repeat.
func (t *Theme) Rainbow(depth int) Style {
	n := len(t.rainbow)
	return t.rainbow[(depth%n+n)%n]
}

// parent drops the last part of a scope: "a.b" for "a.b.c", "" for "a".
func parent(scope string) string {
	return scope[:max(strings.LastIndexByte(scope, '.'), 0)]
}
