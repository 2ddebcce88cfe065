package term

import (
	"errors"
	"strings"
	"testing"

	"hx/themes"
)

func TestIdentify(t *testing.T) {
	for _, c := range []struct {
		env   []string
		level themes.Level
		with  features
		not   features
	}{
		{[]string{"TERM", "xterm"}, themes.Level8, xterm, repeatChar | styledUnderline | syncOutput},
		{[]string{"TERM", "xterm-256color"}, themes.Level256, xterm, 0},
		{[]string{"TERM", "xterm-256color", "COLORTERM", "truecolor"}, themes.LevelTrue, xterm, 0},
		{[]string{"TERM", "xterm-256color", "COLORTERM", "24bit", "NO_COLOR", "1"}, themes.LevelNone, xterm, 0},
		{[]string{"TERM", "xterm-256color", "NO_COLOR", ""}, themes.Level256, 0, 0},
		{[]string{"TERM", "xterm-256color", "VTE_VERSION", "7600"}, themes.Level256, styledUnderline, 0},
		{[]string{"TERM", "xterm-direct"}, themes.LevelTrue, 0, 0},
		{[]string{"TERM", "xterm-16color"}, themes.Level16, 0, 0},
		{[]string{"TERM", "xterm-mono"}, themes.LevelNone, 0, 0},
		{[]string{"TERM", "xterm-kitty"}, themes.LevelTrue, styledUnderline, 0},
		{[]string{"TERM", "foot"}, themes.LevelTrue, styledUnderline | cursorShape, 0},
		{[]string{"TERM", "foot-extra"}, themes.LevelTrue, styledUnderline, 0},
		{[]string{"TERM", "wezterm"}, themes.LevelTrue, styledUnderline, 0},
		{[]string{"TERM", "putty-256color"}, themes.Level256, backColorErase, italics},
		{[]string{"TERM", "mosh"}, themes.Level256, 0, 0},
		{[]string{"TERM", "rxvt"}, themes.Level8, backColorErase, scrollLines},
		{[]string{"TERM", "rxvt-unicode"}, themes.Level16, 0, 0},
		{[]string{"TERM", "rxvt-unicode-256color"}, themes.Level256, 0, 0},
		{[]string{"TERM", "screen.xterm-256color"}, themes.Level256, gnuScreen, italics | backColorErase},
		{[]string{"TERM", "screen-256color", "COLORTERM", "truecolor"}, themes.Level256, gnuScreen, italics},
		{[]string{"TERM", "screen-256color", "TMUX", "1", "COLORTERM", "truecolor"}, themes.LevelTrue, italics, gnuScreen | backColorErase},
		{[]string{"TERM", "tmux-256color"}, themes.Level256, italics, backColorErase},
		{[]string{"TERM", "linux", "COLORTERM", "truecolor"}, themes.Level8, linuxCursor, altScreen | queries | windowTitle},
		{[]string{"TERM", "vt100"}, themes.LevelNone, scrollRegion, eraseChars | queries},
		{[]string{"TERM", "ansi"}, themes.Level8, 0, scrollRegion | queries},
		{[]string{"TERM", "konsole"}, themes.Level256, 0, 0},
		{[]string{"TERM", "xtermite"}, themes.Level256, xterm, 0},
	} {
		term, err := identify(environment(c.env...))
		if err != nil {
			t.Errorf("%v: %v", c.env, err)
			continue
		}
		if term.level != c.level || term.features&c.with != c.with || term.features&c.not != 0 {
			t.Errorf("%v: %v, features %b", c.env, term.level, term.features)
		}
		if unknown := c.env[1] == "xtermite"; unknown != (term.notice != "") {
			t.Errorf("%v: notice %q", c.env, term.notice)
		}
	}
	for _, name := range []string{"dumb", "unknown"} {
		if _, err := identify(environment("TERM", name)); !errors.Is(err, errNoTerminal) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s gave %v", name, err)
		}
	}
	if term, err := identify(environment()); err != nil || term.notice == "" {
		t.Errorf("no TERM gave %v, %v", term, err)
	}
}

func TestIntroduce(t *testing.T) {
	term := mustIdentify(t, "TERM", "xterm-256color")
	if term.introduce("something else") {
		t.Error("learned from an unknown name")
	}
	if !term.introduce("foot(1.16.2)") || term.level != themes.LevelTrue || !term.has(styledUnderline) || term.name != "foot(1.16.2)" {
		t.Errorf("foot gave %+v", term)
	}
	if term.introduce("foot(1.16.2)") {
		t.Error("learned the same twice")
	}
	plain := mustIdentify(t, "TERM", "xterm-256color", "NO_COLOR", "1")
	if plain.introduce("kitty(0.32)"); plain.level != themes.LevelNone {
		t.Error("colours in spite of NO_COLOR")
	}
}

func TestCharsets(t *testing.T) {
	for _, c := range []struct {
		env  []string
		name string
		byte byte
		r    rune
	}{
		{[]string{}, "", 0, 0},
		{[]string{"LANG", "C"}, "", 0, 0},
		{[]string{"LANG", "POSIX"}, "", 0, 0},
		{[]string{"LANG", "en_GB.UTF-8"}, "", 0, 0},
		{[]string{"LANG", "en_GB.utf8@euro"}, "", 0, 0},
		{[]string{"LANG", "de_DE.ISO-8859-1", "LC_ALL", "de_DE.UTF-8"}, "", 0, 0},
		{[]string{"LANG", "de_DE.ISO-8859-1"}, "ISO-8859-1", 0xe9, 'é'},
		{[]string{"LANG", "de_DE.ISO8859-15@euro"}, "ISO8859-15", 0xa4, '€'},
		{[]string{"LC_CTYPE", "ru_RU.KOI8-R"}, "KOI8-R", 0xc1, 'а'},
		{[]string{"LANG", "ja_JP.eucJP"}, "eucJP", 0xc1, 0},
	} {
		got := findCharset(environment(c.env...))
		if (got == nil) != (c.name == "") {
			t.Errorf("%v: %v", c.env, got)
		}
		if got == nil {
			continue
		}
		if got.name != c.name || got.upper[c.byte-0x80] != c.r {
			t.Errorf("%v: %s, %q", c.env, got.name, got.upper[c.byte-0x80])
		}
		want := []byte{c.byte, '?', 'a'}
		if c.r == 0 {
			want[0] = '?'
		}
		if out := got.append(got.append(got.append(nil, max(c.r, 'ß')), '世'), 'a'); c.r > 'ß' && string(out) != string(want) {
			t.Errorf("%v wrote %q", c.env, out)
		}
	}
}

func TestReduceColors(t *testing.T) {
	rgb := themes.RGB
	for _, c := range []struct {
		from  themes.Color
		level themes.Level
		want  themes.Color
	}{
		{rgb(1, 2, 3), themes.LevelTrue, rgb(1, 2, 3)},
		{rgb(95, 135, 175), themes.LevelTrue, themes.Indexed(67)}, // the same, shorter
		{rgb(8, 8, 8), themes.LevelTrue, themes.Indexed(232)},
		{rgb(0, 0, 95), themes.LevelTrue, rgb(0, 0, 95)}, // 17: often changed by users
		{rgb(255, 255, 255), themes.Level256, themes.Indexed(231)},
		{rgb(0, 0, 0), themes.Level256, themes.Indexed(16)},
		{rgb(250, 10, 10), themes.Level16, themes.Indexed(9)},
		{rgb(120, 10, 10), themes.Level16, themes.Indexed(1)},
		{rgb(250, 10, 10), themes.Level8, themes.Indexed(1)},
		{rgb(40, 40, 40), themes.Level16, themes.Indexed(8)},
		{themes.Indexed(208), themes.Level8, themes.Indexed(3)},
		{themes.Indexed(250), themes.Level8, themes.Indexed(7)},
		{themes.Indexed(12), themes.Level8, themes.Indexed(4)},
		{themes.Indexed(12), themes.Level16, themes.Indexed(12)},
		{themes.Indexed(12), themes.LevelNone, themes.NoColor},
		{rgb(1, 2, 3), themes.LevelNone, themes.NoColor},
		{themes.DefaultColor, themes.LevelTrue, themes.NoColor},
	} {
		if got := reduceColor(c.from, c.level); got != c.want {
			t.Errorf("%v at %v is %v, want %v", c.from, c.level, got, c.want)
		}
	}
}
