package term

import (
	"errors"
	"fmt"
	"strings"

	"github.com/gdamore/tcell/v2/terminfo"
	_ "github.com/gdamore/tcell/v2/terminfo/extended" // the entries themselves

	"hx/themes"
)

// features are the things that one terminal can do and another cannot. All of
// them understand the ANSI sequences for moving, erasing and basic attributes.
type features uint32

const (
	backColorErase  features = 1 << iota // erasing leaves the current background
	eraseChars                           // CSI X
	insertChars                          // CSI @ and CSI P
	repeatChar                           // CSI b
	scrollRegion                         // CSI r
	scrollLines                          // CSI S and CSI T
	moveColumn                           // CSI G and CSI d
	altScreen                            // a second screen that keeps the first one's content
	windowTitle                          // OSC 2
	italics                              // SGR 3 is not something else
	styledUnderline                      // SGR 4:3 and 58
	cursorShape                          // CSI n SP q
	linuxCursor                          // CSI ? n c instead
	singleOff                            // attributes are switched off one by one
	queries                              // unknown sequences are harmless, so it may be asked
	gnuScreen                            // what is for the terminal outside must be wrapped
	syncOutput                           // mode 2026
	keepsCursor                          // ESC 7 and ESC 8, with attributes
	cursorColor                          // OSC 12 and OSC 112
)

// xterm is what nearly every terminal emulator of today has in common.
const xterm = backColorErase | eraseChars | insertChars | scrollRegion | scrollLines | moveColumn | altScreen | windowTitle |
	italics | cursorShape | singleOff | queries | keepsCursor | cursorColor

// family is a group of values of TERM.
type family struct {
	name     string // TERM itself, or its beginning up to a dash
	features features
	level    themes.Level // without a number of colours in TERM
}

// families are the terminals we know better than a database does.
var families = [...]family{
	{"xterm", xterm, themes.Level8},
	{"xterm-kitty", xterm | styledUnderline | repeatChar, themes.LevelTrue},
	{"xterm-ghostty", xterm | styledUnderline | repeatChar, themes.LevelTrue},
	{"kitty", xterm | styledUnderline | repeatChar, themes.LevelTrue},
	{"ghostty", xterm | styledUnderline | repeatChar, themes.LevelTrue},
	{"foot", xterm | styledUnderline | repeatChar, themes.LevelTrue},
	{"alacritty", xterm | styledUnderline | repeatChar, themes.LevelTrue},
	{"wezterm", xterm | styledUnderline, themes.LevelTrue},
	{"contour", xterm | styledUnderline, themes.LevelTrue},
	{"rio", xterm | styledUnderline, themes.LevelTrue},
	{"iterm2", xterm | styledUnderline, themes.LevelTrue},
	{"iTerm2.app", xterm | styledUnderline, themes.LevelTrue},
	{"vte", xterm | styledUnderline, themes.Level256},
	{"gnome", xterm, themes.Level256},
	{"xfce", xterm, themes.Level256},
	{"konsole", xterm, themes.Level256},
	{"mintty", xterm | styledUnderline, themes.Level256},
	{"ms-terminal", xterm, themes.LevelTrue},
	{"st", xterm, themes.Level8},
	{"nsterm", xterm, themes.Level256},
	{"Apple_Terminal", xterm, themes.Level256},
	{"mlterm", xterm, themes.Level256},
	{"terminator", xterm, themes.Level256},
	{"putty", xterm &^ italics, themes.Level8},
	{"mosh", xterm, themes.Level256},
	{"rxvt", xterm &^ scrollLines, themes.Level8},
	{"tmux", xterm &^ (backColorErase | eraseChars), themes.Level8},
	{"screen", scrollRegion | insertChars | moveColumn | altScreen | windowTitle | singleOff | queries | gnuScreen | keepsCursor, themes.Level8},
	{"linux", backColorErase | eraseChars | insertChars | scrollRegion | moveColumn | linuxCursor | singleOff | keepsCursor, themes.Level8},
	{"vt220", scrollRegion | eraseChars, themes.LevelNone},
	{"vt320", scrollRegion | eraseChars, themes.LevelNone},
	{"vt420", scrollRegion | eraseChars, themes.LevelNone},
	{"vt102", scrollRegion, themes.LevelNone},
	{"vt100", scrollRegion, themes.LevelNone},
}

// terminal is what we know about the terminal in use.
type terminal struct {
	name string // TERM, or what it calls itself
	features
	level  themes.Level
	notice string // for the user, "" mostly
}

func (t *terminal) has(f features) bool { return t.features&f != 0 }

// errNoTerminal means that the terminal cannot move its cursor.
var errNoTerminal = errors.New("this terminal cannot show a full-screen editor")

// identify finds out from the environment what the terminal can do.
func identify(env func(string) string) (terminal, error) {
	name := env("TERM")
	t := terminal{name: name}
	if name == "dumb" || name == "unknown" {
		return t, fmt.Errorf("%w (TERM=%s): run it in another one, or set TERM to what it really is", errNoTerminal, name)
	}
	if f, ok := findFamily(name); ok {
		t.features, t.level = f.features, f.level
	} else if info, err := terminfo.LookupTerminfo(name); err == nil {
		if !strings.HasPrefix(info.SetCursor, "\x1b[") {
			return t, fmt.Errorf("%w (TERM=%s): its control sequences are not the usual ones", errNoTerminal, name)
		}
		t.level = levelOf(info.Colors)
		if strings.Contains(info.EnterCA, "?1049h") {
			t.features |= altScreen
		}
	} else {
		t.features, t.level = xterm, themes.Level256
		t.notice = fmt.Sprintf("unknown terminal TERM=%q, taken for xterm-256color", name)
	}
	if t.has(gnuScreen) && env("TMUX") != "" { // tmux calls itself screen on older systems
		t.features = xterm &^ (backColorErase | eraseChars)
	}
	if env("VTE_VERSION") != "" && t.has(queries) && !t.has(gnuScreen) {
		t.features |= styledUnderline
	}
	t.level = levelFromNames(name, env("COLORTERM"), t)
	if env("NO_COLOR") != "" {
		t.level = themes.LevelNone
	}
	return t, nil
}

// findFamily returns the family with the longest name that fits.
func findFamily(name string) (best family, ok bool) {
	for _, f := range families {
		rest, fits := strings.CutPrefix(name, f.name)
		if fits && (rest == "" || rest[0] == '-' || rest[0] == '.') && len(f.name) >= len(best.name) {
			best, ok = f, true
		}
	}
	return best, ok
}

func levelOf(colors int) themes.Level {
	switch {
	case colors > 256:
		return themes.LevelTrue
	case colors == 256:
		return themes.Level256
	case colors >= 16:
		return themes.Level16
	case colors >= 8:
		return themes.Level8
	}
	return themes.LevelNone
}

// levelFromNames corrects the level by what TERM and COLORTERM say.
func levelFromNames(name, colorTerm string, t terminal) themes.Level {
	level := t.level
	switch {
	case strings.HasSuffix(name, "-direct"), strings.HasSuffix(name, "-truecolor"):
		level = themes.LevelTrue
	case strings.HasSuffix(name, "-256color"):
		level = min(level, themes.Level256)
	case strings.HasSuffix(name, "-16color"), strings.HasSuffix(name, "-88color"), strings.HasPrefix(name, "rxvt-unicode"):
		level = min(level, themes.Level16)
	case strings.HasSuffix(name, "-mono"), strings.HasSuffix(name, "-m"):
		return themes.LevelNone
	}
	// Under GNU screen COLORTERM comes from the terminal outside.
	if (colorTerm == "truecolor" || colorTerm == "24bit") && !t.has(gnuScreen) && !t.has(linuxCursor) {
		return themes.LevelTrue
	}
	return level
}

// named are terminals that are known better once they have said their name,
// whatever TERM is.
var named = [...]struct {
	prefix   string
	features features
	level    themes.Level
}{
	{"XTerm(", repeatChar, themes.Level256},
	{"kitty(", styledUnderline | repeatChar, themes.LevelTrue},
	{"foot(", styledUnderline | repeatChar, themes.LevelTrue},
	{"WezTerm ", styledUnderline, themes.LevelTrue},
	{"ghostty ", styledUnderline | repeatChar, themes.LevelTrue},
	{"iTerm2 ", styledUnderline, themes.LevelTrue},
	{"contour ", styledUnderline, themes.LevelTrue},
	{"Konsole ", 0, themes.LevelTrue},
	{"VTE(", styledUnderline, themes.LevelTrue},
	{"mintty ", styledUnderline, themes.LevelTrue},
	{"tmux ", backColorErase | eraseChars, themes.Level256},
}

// introduce takes in the name that the terminal answered with. It reports
// whether that told something new.
func (t *terminal) introduce(name string) bool {
	for _, n := range named {
		if !strings.HasPrefix(name, n.prefix) {
			continue
		}
		before := *t
		t.name = name
		t.features |= n.features
		if t.level != themes.LevelNone { // which was asked for
			t.level = min(t.level, n.level)
		}
		return t.features != before.features || t.level != before.level
	}
	return false
}
