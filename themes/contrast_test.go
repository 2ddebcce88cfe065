package themes

import (
	"strings"
	"testing"
)

// strictThemes promise a contrast for every text on everything it is drawn on.
var strictThemes = map[string]float64{
	"default": 4.5, "default_light": 4.5,
	"high-contrast-dark": 7, "high-contrast-light": 7,
	"lantern": 4.5, "parchment": 4.5, "tidepool": 4.5, "seaglass": 4.5,
	"colorblind_dark": 4.5, "colorblind_light": 4.5, "tritanopia_dark": 4.5, "tritanopia_light": 4.5,
	"mono_dark": 4.5, "mono_light": 4.5, "phosphor_amber": 4.5, "phosphor_green": 4.5,
	"modus_vivendi": 4.5, "modus_vivendi_deuteranopia": 4.5,
	"modus_operandi": 4.5, "modus_operandi_deuteranopia": 4.5,
}

func TestContrastOfEveryTextPair(t *testing.T) {
	for name, want := range strictThemes {
		th, ok := shipped(name)
		if !ok {
			t.Errorf("no theme %q", name)
			continue
		}
		pairs := th.pairs()
		if len(pairs) < 400 {
			t.Errorf("%s: only %d pairs", name, len(pairs))
		}
		for _, p := range pairs {
			if c, ok := Contrast(p.fg, p.bg); !ok || c < want {
				t.Errorf("%s: %s on %s (%v on %v) has %.2f, want %v", name, p.text, p.surface, p.fg, p.bg, c, want)
			}
		}
		for i, scope := range th.scopes {
			if th.styles[i].Mods&(Dim|Hidden) != 0 {
				t.Errorf("%s: %s is dim, so its contrast is unknown", name, scope)
			}
		}
		for depth := range len(th.rainbow) {
			if c, ok := Contrast(th.Rainbow(depth).Fg, th.page("ui.background")); !ok || c < want {
				t.Errorf("%s: brackets at depth %d have %.2f", name, depth, c)
			}
		}
		for _, trim := range []string{"ui.virtual.whitespace", "ui.virtual.indent-guide", "ui.window"} {
			if c, ok := Contrast(th.Style(trim).Fg, th.page("ui.background")); !ok || (strings.HasPrefix(name, "high") && c < 4.5) || c < 1.5 {
				t.Errorf("%s: %s has %.2f", name, trim, c)
			}
		}
	}
}

// TestPairsAreAllThere guards the tests above against a list of pairs that
// leaves something out.
func TestPairsAreAllThere(t *testing.T) {
	have := map[string]bool{}
	for _, p := range Default().pairs() {
		have[p.text+" on "+p.surface] = true
	}
	for _, want := range []string{
		"ui.text on ui.background", "ui.text on ui.popup", "ui.help on ui.help",
		"ui.text on ui.selection.primary", "ui.text on ui.selection", "ui.text on ui.cursorline.primary",
		"comment on ui.background", "comment on ui.selection.primary", "comment on ui.highlight", "comment on ui.popup",
		"keyword on ui.cursorline.secondary", "string on ui.cursorcolumn.primary", "function on ui.selection",
		"ui.linenr on ui.gutter", "ui.linenr.selected on ui.gutter.selected", "diff.plus on ui.background",
		"error on ui.statusline", "warning on ui.gutter", "hint on ui.background", "info on ui.statusline.inactive",
		"ui.statusline on ui.statusline", "ui.statusline.inactive on ui.statusline.inactive", "ui.statusline.insert on ui.statusline.insert",
		"ui.bufferline on ui.bufferline", "ui.bufferline.active on ui.bufferline.active",
		"ui.menu on ui.menu", "ui.menu.selected on ui.menu.selected", "ui.popup on ui.popup", "ui.popup.info on ui.popup.info",
		"ui.cursor on ui.cursor", "ui.cursor.primary on ui.cursor.primary", "ui.cursor.match on ui.cursor.match",
		"ui.virtual.inlay-hint on ui.background", "ui.virtual.jump-label on ui.background", "special on ui.menu",
		"ui.text.inactive on ui.background", "ui.text.info on ui.popup.info", "markup.heading on ui.popup",
	} {
		if !have[want] {
			t.Errorf("no pair %q", want)
		}
	}
}

// TestContrastOfThePlainText holds for every theme, whoever chose its palette;
// there are no exceptions.
func TestContrastOfThePlainText(t *testing.T) {
	for _, name := range fileNames(t) {
		th, _ := shipped(name)
		for _, p := range th.pairs() {
			plainText := p.text == "ui.text" && (p.surface == "ui.background" || p.surface == "ui.popup" || p.surface == "ui.menu" || p.surface == "ui.help")
			own := p.text == p.surface && (below(p.text, "ui.statusline") || below(p.text, "ui.menu") || below(p.text, "ui.bufferline") ||
				below(p.text, "ui.popup") || below(p.text, "ui.help"))
			if !plainText && !own {
				continue
			}
			// 16-colour themes: as xterm shows them, if the page is not left to the terminal
			a, okA := usualLuminance(p.fg)
			b, okB := usualLuminance(p.bg)
			if !okA || !okB {
				continue
			}
			if c := ratio(a, b); c < 4.5 {
				t.Errorf("%s: %s on %s (%v on %v) has %.2f", name, p.text, p.surface, p.fg, p.bg, c)
			}
		}
	}
}

func TestMinContrast(t *testing.T) {
	for _, name := range fileNames(t) {
		th, _ := shipped(name)
		for _, want := range []float64{3, 4.5, 7} {
			got := th.MinContrast(want)
			for i, s := range got.styles {
				if want <= strictThemes[name] && s != th.styles[i] && groupOf(th.scopes[i]) != trim {
					t.Errorf("%s needs no change for %v, but %s changes", name, want, th.scopes[i])
				}
			}
			for _, p := range got.pairs() {
				c, ok := Contrast(p.fg, p.bg)
				if ok && c < want && p.fg != RGB(0, 0, 0) && p.fg != RGB(255, 255, 255) {
					t.Errorf("%s at %v: %s on %s (%v on %v) has %.2f", name, want, p.text, p.surface, p.fg, p.bg, c)
				}
			}
			again := got.MinContrast(want)
			for i, s := range again.styles {
				if s != got.styles[i] {
					t.Errorf("%s at %v: %s changes again, %+v to %+v", name, want, th.scopes[i], got.styles[i], s)
				}
			}
			marksStayVisible(t, name, th, got)
		}
	}
}

// marksStayVisible checks that what stood out from the page still does.
func marksStayVisible(t *testing.T, name string, before, after *Theme) {
	t.Helper()
	for _, sf := range surfaces {
		a, b := before.Style(sf.scope), after.Style(sf.scope)
		was, ok := Contrast(a.Bg, before.page(sf.on))
		is, _ := Contrast(b.Bg, after.page(sf.on))
		if sf.mark && ok && is < min(was, markContrast)-0.01 {
			t.Errorf("%s: %s fades into %s: %.2f, before %.2f", name, sf.scope, sf.on, is, was)
		}
	}
}

func TestMinContrastLeavesTheTerminalsColours(t *testing.T) {
	for _, name := range []string{"base16_default", "base16_terminal", "mono_terminal", "term16_dark"} {
		th, _ := shipped(name)
		if th.MinContrast(7) != th {
			t.Errorf("%s was changed", name)
		}
	}
	th := Default()
	for _, ratio := range []float64{0, 1, -3} {
		if th.MinContrast(ratio) != th {
			t.Errorf("ratio %v changes the theme", ratio)
		}
	}
}

func TestMinContrastGivesACursorInk(t *testing.T) {
	grey := RGB(0x88, 0x88, 0x88)
	th := newTheme("x", map[string]Style{
		"ui.background": {Bg: RGB(0, 0, 0)}, "ui.text": {Fg: RGB(255, 255, 255)},
		"ui.cursor": {Bg: grey}, "ui.selection": {Bg: grey}, "comment": {Fg: RGB(0x99, 0x99, 0x99)},
	}, nil).MinContrast(4.5)
	if got := th.Style("ui.cursor"); got.Bg != grey || got.Fg != RGB(0, 0, 0) {
		t.Errorf("cursor %v on %v", got.Fg, got.Bg)
	}
	if got := th.Style("ui.selection"); got.Fg != NoColor || got.Bg == grey {
		t.Errorf("selection %v on %v", got.Fg, got.Bg)
	}
	if th.Style("ui.text").Fg != RGB(255, 255, 255) {
		t.Error("text that was good has changed")
	}
}
