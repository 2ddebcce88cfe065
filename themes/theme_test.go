package themes

import (
	"slices"
	"testing"
)

// themeOf makes a theme whose entries have as foreground the index given.
func themeOf(entries map[string]uint8) *Theme {
	styles := map[string]Style{}
	for scope, i := range entries {
		styles[scope] = Style{Fg: Indexed(i)}
	}
	return newTheme("test", styles, nil)
}

func TestScopesFallBack(t *testing.T) {
	const none = -1
	tests := []struct {
		entries map[string]uint8
		scope   string
		want    int
	}{
		{map[string]uint8{"a": 1, "a.b": 2, "a.b.c": 3}, "a.b.c", 3},
		{map[string]uint8{"a": 1, "a.b": 2}, "a.b.c.d", 2},
		{map[string]uint8{"a": 1}, "a.b.c", 1},
		{map[string]uint8{"a": 1}, "ab", none},
		{map[string]uint8{"a.b": 1}, "a", none},
		{map[string]uint8{"a": 1}, "", none},
		{map[string]uint8{"ui.text": 1}, "ui.text.focus", 1},
		{map[string]uint8{"ui.cursor": 1, "ui.cursor.primary": 2}, "ui.cursor.primary.insert", 2},
		{map[string]uint8{"ui.cursor": 1}, "ui.cursor.match", none},
		{map[string]uint8{"ui.cursor.match": 1}, "ui.cursor.match", 1},
		{map[string]uint8{"diagnostic": 1}, "diagnostic.error", 1},
		{map[string]uint8{"diagnostic": 1}, "diagnostic.unnecessary", none},
		{map[string]uint8{"diagnostic": 1}, "diagnostic.deprecated", none},
		{map[string]uint8{"ui.cursor": 1}, "diagnostic.error", 1},
		{map[string]uint8{"ui.selection": 1}, "ui.selection.primary", 1},
		{map[string]uint8{"ui.selection": 1}, "ui.highlight", 1},
		{map[string]uint8{"ui.cursorline.primary": 1}, "ui.cursorcolumn.primary", 1},
		{map[string]uint8{"ui.cursorline.primary": 1, "ui.cursorcolumn": 2}, "ui.cursorcolumn.primary", 2},
		{map[string]uint8{"ui.cursorline": 1}, "ui.cursorcolumn.secondary", 1},
		{map[string]uint8{"ui.statusline": 1, "ui.statusline.inactive": 2}, "ui.bufferline", 2},
		{map[string]uint8{"ui.statusline": 1, "ui.statusline.inactive": 2}, "ui.bufferline.active", 1},
		{map[string]uint8{"ui.statusline": 1, "ui.statusline.active": 2}, "ui.bufferline.active", 2},
		{map[string]uint8{"ui.statusline": 1, "ui.bufferline": 2}, "ui.bufferline.active", 2},
		{map[string]uint8{"ui.statusline": 1, "ui.statusline.inactive": 2}, "ui.bufferline.background", 1},
		{map[string]uint8{"ui.text": 1}, "ui.menu", 1},
		{map[string]uint8{"ui.text": 1}, "ui.menu.selected", 1},
		{map[string]uint8{"ui.virtual": 1, "ui.virtual.whitespace": 2}, "ui.virtual.indent-guide", 2},
		{map[string]uint8{"ui.virtual": 1}, "ui.virtual.indent-guide", 1},
		{map[string]uint8{"ui.text": 1, "markup": 2}, "markup.normal.hover", 1},
		{map[string]uint8{"markup": 2}, "markup.normal.hover", 2},
		{map[string]uint8{"error": 1}, "error.diagnostic.inline", 1},
		{map[string]uint8{"tabstop": 1}, "tabstop", 1},
		{map[string]uint8{"ui": 1}, "tabstop", none},
	}
	for _, tt := range tests {
		th := themeOf(tt.entries)
		s, ok := th.Lookup(tt.scope)
		want := Style{}
		if tt.want != none {
			want = Style{Fg: Indexed(uint8(tt.want))}
		}
		if s != want || ok != (tt.want != none) || th.Style(tt.scope) != s {
			t.Errorf("%v: %q is %v %v, want %v", tt.entries, tt.scope, s, ok, want)
		}
		if i := th.HighlightIndex(tt.scope); th.ByIndex(i) != want || (i >= 0) != ok {
			t.Errorf("%v: %q has index %d", tt.entries, tt.scope, i)
		}
	}
}

func TestThemeWithoutEssentials(t *testing.T) {
	th := newTheme("empty", map[string]Style{}, nil)
	for _, scope := range []string{"ui.selection.primary", "ui.cursor.primary.insert"} {
		if th.Style(scope).Mods&Reversed == 0 {
			t.Errorf("%s cannot be seen", scope)
		}
	}
	if th.Style("ui.virtual.ruler").Bg != Indexed(1) {
		t.Error("no red ruler")
	}
	if th.Rainbow(0).Fg != Indexed(1) || th.Rainbow(6) != th.Rainbow(0) {
		t.Error("no rainbow")
	}
	th = newTheme("virtual", map[string]Style{"ui.virtual": {Fg: Indexed(9)}}, nil)
	if th.Has("ui.virtual.ruler") || th.Style("ui.virtual.ruler").Fg != Indexed(9) {
		t.Error("the ruler does not follow ui.virtual")
	}
}

func TestIndexes(t *testing.T) {
	th := Default()
	if !slices.IsSorted(th.Scopes()) {
		t.Error("scopes are not sorted")
	}
	for i, scope := range th.Scopes() {
		if !th.Has(scope) || th.HighlightIndex(scope) != i {
			t.Errorf("%q: has %v, index %d, want %d", scope, th.Has(scope), th.HighlightIndex(scope), i)
		}
	}
	for _, i := range []int{-1, -1 << 31, len(th.Scopes()), 1<<31 - 1} {
		if th.ByIndex(i) != (Style{}) {
			t.Errorf("index %d has a style", i)
		}
	}
	if th.Has("keyword.control") || th.Has("nothing") {
		t.Error("Has finds more than exact names")
	}
	for _, other := range []*Theme{th.Reduced(Level256), th.Reduced(LevelNone), th.MinContrast(7)} {
		if !slices.Equal(other.Scopes(), th.Scopes()) {
			t.Error("a derived theme has other indexes")
		}
	}
}

func TestLight(t *testing.T) {
	for name, want := range map[string]bool{
		"default": false, "default_light": true, "term16_light": true, "term16_dark": false, "base16_default": false, "solarized_light": true,
	} {
		if th, _ := shipped(name); th.Light() != want {
			t.Errorf("%s: light is %v", name, th.Light())
		}
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	th := Default()
	if n := testing.AllocsPerRun(100, func() {
		th.Style("keyword.control.conditional")
		th.Style("ui.bufferline.active")
		th.Style("no.such.scope")
		th.Lookup("ui.text.focus")
		th.Rainbow(4)
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestStyleOver(t *testing.T) {
	base := Style{Fg: Indexed(1), Bg: Indexed(2), UnderlineColor: Indexed(3), Mods: Bold, Underline: Curl}
	if got := (Style{}).Over(base); got != base {
		t.Errorf("nothing over base is %+v", got)
	}
	top := Style{Fg: DefaultColor, Bg: Indexed(4), Mods: Italic, Underline: Line}
	want := Style{Fg: DefaultColor, Bg: Indexed(4), UnderlineColor: Indexed(3), Mods: Bold | Italic, Underline: Line}
	if got := top.Over(base); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestColorStrings(t *testing.T) {
	for c, want := range map[Color]string{NoColor: "", DefaultColor: "default", Indexed(0): "0", Indexed(255): "255", RGB(1, 0xab, 0): "#01ab00"} {
		if c.String() != want {
			t.Errorf("%#x is %q, want %q", uint32(c), c, want)
		}
	}
}

func BenchmarkLoadDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Load("default"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParseDefault is what BenchmarkLoadDefault would be without the
// table of shipped themes, and what a user's theme costs.
func BenchmarkParseDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		fromFile(b, "default")
	}
}

func BenchmarkStyle(b *testing.B) {
	th := Default()
	b.ReportAllocs()
	for b.Loop() {
		th.Style("keyword.control.conditional")
	}
}

func BenchmarkReduced(b *testing.B) {
	th := Default()
	for level := Level256; level <= LevelNone; level++ {
		b.Run(level.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				th.Reduced(level)
			}
		})
	}
}

func BenchmarkMinContrast(b *testing.B) {
	th, _ := shipped("gruvbox")
	b.ReportAllocs()
	for b.Loop() {
		th.MinContrast(4.5)
	}
}
