package themes

import (
	"testing"
)

var poorLevels = []Level{Level256, Level16, Level8, LevelNone}

func TestReducingFitsAndIsIdempotent(t *testing.T) {
	for _, name := range fileNames(t) {
		th, _ := shipped(name)
		if th.Reduced(LevelTrue) != th {
			t.Errorf("%s changes on the richest terminal", name)
		}
		for _, level := range poorLevels {
			r := th.Reduced(level)
			if r.Level() < level {
				t.Errorf("%s reduced to %v needs %v", name, level, r.Level())
			}
			for i, s := range r.styles {
				if s.level() < level {
					t.Errorf("%s reduced to %v: %s is %+v", name, level, r.scopes[i], s)
				}
			}
			if r.Reduced(level) != r {
				t.Errorf("%s reduced to %v twice is not the same", name, level)
			}
			if th.Level() >= level && r != th {
				t.Errorf("%s fits %v and still changes", name, level)
			}
			if r.Name() != name || len(r.rainbow) != len(th.rainbow) {
				t.Errorf("%s reduced to %v is another theme", name, level)
			}
		}
	}
}

func TestSixteenColourThemesPassThrough(t *testing.T) {
	for _, name := range []string{"base16_default", "base16_terminal", "term16_dark", "term16_light", "mono_terminal"} {
		th, _ := shipped(name)
		if th.Level() < Level16 || th.Reduced(Level16) != th || th.Reduced(Level256) != th {
			t.Errorf("%s needs %v", name, th.Level())
		}
	}
	if th, _ := shipped("mono_terminal"); th.Level() != LevelNone || th.Reduced(LevelNone) != th {
		t.Errorf("mono_terminal needs %v", th.Level())
	}
}

// TestReducingKeepsTextReadable: on every surface, text keeps the contrast it
// had, up to 4.5 with 256 colours and 3 with fewer.
func TestReducingKeepsTextReadable(t *testing.T) {
	contrast := func(p pair) (float64, bool) {
		a, okA := usualLuminance(p.fg)
		b, okB := usualLuminance(p.bg)
		return ratio(a, b), okA && okB
	}
	for _, name := range fileNames(t) {
		th, _ := shipped(name)
		before := map[string]float64{}
		for _, p := range th.pairs() {
			if c, ok := contrast(p); ok {
				before[p.text+" on "+p.surface] = c
			}
		}
		for level, limit := range map[Level]float64{Level256: 4.5, Level16: 3, Level8: 3} {
			for _, p := range th.Reduced(level).pairs() {
				was, known := before[p.text+" on "+p.surface]
				if is, ok := contrast(p); ok && known && is < min(was, limit) {
					t.Errorf("%s with %v: %s on %s (%v on %v) has %.2f, before %.2f", name, level, p.text, p.surface, p.fg, p.bg, is, was)
				}
			}
		}
	}
}

// TestReducingKeepsMarksVisible: selections, cursors and the chosen menu row
// differ from what they lie on.
func TestReducingKeepsMarksVisible(t *testing.T) {
	marks := []struct{ scope, on string }{
		{"ui.selection", "ui.background"}, {"ui.selection.primary", "ui.background"},
		{"ui.cursor", "ui.background"}, {"ui.cursor.primary", "ui.background"},
		{"ui.menu.selected", "ui.menu"}, {"ui.statusline", "ui.background"},
	}
	for _, name := range fileNames(t) {
		th, _ := shipped(name)
		for _, level := range append([]Level{LevelTrue}, poorLevels...) {
			r := th.Reduced(level)
			for _, m := range marks {
				s := r.Style(m.scope)
				if s.Mods&Reversed == 0 && (s.Bg == NoColor || s.Bg == r.page(m.on)) {
					t.Errorf("%s with %v: %s is not seen on %s: %+v", name, level, m.scope, m.on, s)
				}
			}
			cursor, selection := r.Style("ui.cursor.primary"), r.Style("ui.selection.primary")
			if cursor.Over(selection) == selection {
				t.Errorf("%s with %v: the cursor is not seen in the selection", name, level)
			}
		}
	}
}

func TestWithoutColoursAttributesStay(t *testing.T) {
	th := newTheme("x", map[string]Style{
		"keyword":             {Fg: RGB(1, 2, 3), Mods: Bold | Italic},
		"string":              {Fg: RGB(1, 2, 3), Underline: Curl, UnderlineColor: RGB(1, 2, 3)},
		"ui.background":       {Bg: RGB(0, 0, 0)},
		"ui.cursor":           {Bg: RGB(9, 9, 9)},
		"ui.cursor.primary":   {Bg: RGB(9, 9, 9)},
		"ui.selection":        {Bg: RGB(9, 9, 9)},
		"ui.statusline":       {Fg: RGB(9, 9, 9), Bg: DefaultColor},
		"diagnostic.error":    {Fg: RGB(9, 9, 9)},
		"ui.cursorline":       {Bg: RGB(9, 9, 9)},
		"ui.highlight.thing":  {Bg: RGB(9, 9, 9)},
		"ui.highlightedthing": {Bg: RGB(9, 9, 9)},
	}, []Style{{Fg: RGB(1, 1, 1), Mods: Bold}}).Reduced(LevelNone)
	for scope, want := range map[string]Style{
		"keyword":             {Mods: Bold | Italic},
		"string":              {Underline: Curl},
		"ui.background":       {},
		"ui.cursor":           {Mods: Reversed, Underline: Line},
		"ui.cursor.primary":   {Mods: Reversed | Bold, Underline: Line},
		"ui.selection":        {Mods: Reversed},
		"ui.statusline":       {Mods: Reversed | Bold},
		"diagnostic.error":    {Underline: Line},
		"ui.cursorline":       {},
		"ui.highlight.thing":  {Underline: Line},
		"ui.highlightedthing": {},
	} {
		if got := th.Style(scope); got != want {
			t.Errorf("%s is %+v, want %+v", scope, got, want)
		}
	}
	if th.Rainbow(0) != (Style{Mods: Bold}) {
		t.Errorf("brackets are %+v", th.Rainbow(0))
	}
}

func TestReducedColoursResembleTheOriginal(t *testing.T) {
	tests := []struct {
		level Level
		fg    Color
		want  Color
	}{
		{Level256, RGB(255, 0, 0), Indexed(196)},
		{Level256, RGB(95, 135, 175), Indexed(67)},
		{Level256, RGB(0x98, 0xc3, 0x79), Indexed(114)},
		{Level256, RGB(128, 128, 128), Indexed(244)},
		{Level16, RGB(0xff, 0x6b, 0x6b), Indexed(9)},
		{Level16, RGB(0x98, 0xc3, 0x79), Indexed(2)},
		{Level16, RGB(0xff, 0xff, 0xff), Indexed(15)},
		{Level16, RGB(0x80, 0x80, 0x80), Indexed(8)},
		{Level8, RGB(0xff, 0x6b, 0x6b), Indexed(1)},
		{Level8, RGB(0x7f, 0xdb, 0xca), Indexed(6)},
		{Level8, RGB(0xff, 0xff, 0xff), Indexed(7)},
		{Level8, Indexed(15), Indexed(7)},
		{Level8, Indexed(12), Indexed(5)},
		{Level16, Indexed(4), Indexed(4)},
		{Level16, DefaultColor, DefaultColor},
	}
	for _, tt := range tests {
		th := newTheme("x", map[string]Style{
			"keyword": {Fg: tt.fg}, "ui.background": {Bg: RGB(0, 0, 0)}, "ui.text": {Fg: RGB(255, 255, 255)},
		}, nil)
		if got := th.Reduced(tt.level).Style("keyword").Fg; got != tt.want {
			t.Errorf("%v with %v is %v, want %v", tt.fg, tt.level, got, tt.want)
		}
	}
}

func TestDarkPageStaysDark(t *testing.T) {
	for _, level := range []Level{Level16, Level8} {
		if got := Default().Reduced(level).Style("ui.background").Bg; got != Indexed(0) {
			t.Errorf("with %v the default page is %v", level, got)
		}
		th, _ := shipped("github_light")
		if got := th.Reduced(level).Style("ui.background").Bg; got != Indexed(15) && got != Indexed(7) {
			t.Errorf("with %v a white page is %v", level, got)
		}
	}
}
