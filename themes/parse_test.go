package themes

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// writeTheme puts a theme file into a folder.
func writeTheme(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name+".toml"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// parsed loads one theme of the given text, and gives the warnings as "line:
// text".
func parsed(t testing.TB, text string) (*Theme, []string) {
	t.Helper()
	dir := t.TempDir()
	writeTheme(t, dir, "x", text)
	th, warnings, err := Load("x", dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, w := range warnings {
		if w.File != filepath.Join(dir, "x.toml") {
			t.Errorf("warning about %q", w.File)
		}
		if want := fmt.Sprintf("%s:%d: %s", w.File, w.Line, w.Text); w.String() != want {
			t.Errorf("warning reads %q, want %q", w, want)
		}
		list = append(list, fmt.Sprintf("%d: %s", w.Line, w.Text))
	}
	return th, list
}

func TestStylesAsWritten(t *testing.T) {
	tests := []struct {
		value string
		want  Style
	}{
		{`"#ff8000"`, Style{Fg: RGB(255, 128, 0)}},
		{`"#F80"`, Style{Fg: RGB(255, 136, 0)}},
		{`"#ff800080"`, Style{Fg: RGB(255, 128, 0)}},
		{`"red"`, Style{Fg: Indexed(1)}},
		{`"gray"`, Style{Fg: Indexed(8)}},
		{`"light-gray"`, Style{Fg: Indexed(7)}},
		{`"light-cyan"`, Style{Fg: Indexed(14)}},
		{`"white"`, Style{Fg: Indexed(15)}},
		{`"default"`, Style{Fg: DefaultColor}},
		{`"208"`, Style{Fg: Indexed(208)}},
		{`"brick"`, Style{Fg: RGB(0xaa, 0x22, 0x11)}},
		{`"yellow"`, Style{Fg: RGB(0xff, 0xee, 0)}}, // the palette wins
		{`"wall"`, Style{Fg: RGB(0xaa, 0x22, 0x11)}},
		{`"blue"`, Style{Fg: Indexed(4)}}, // blue = "blue"
		{`"ninth"`, Style{Fg: Indexed(9)}},
		{`{}`, Style{}},
		{`{ fg = "brick", bg = "#000" }`, Style{Fg: RGB(0xaa, 0x22, 0x11), Bg: RGB(0, 0, 0)}},
		{`{ bg = 3 }`, Style{Bg: Indexed(3)}},
		{`{ modifiers = ["bold", "dim", "italic"] }`, Style{Mods: Bold | Dim | Italic}},
		{`{ modifiers = ["slow_blink", "rapid_blink", "reversed", "hidden", "crossed_out"] }`,
			Style{Mods: SlowBlink | RapidBlink | Reversed | Hidden | CrossedOut}},
		{`{ modifiers = ["underlined"] }`, Style{Underline: Line}},
		{`{ underline = {} }`, Style{Underline: Line}},
		{`{ underline = { style = "curl", color = "brick" } }`, Style{Underline: Curl, UnderlineColor: RGB(0xaa, 0x22, 0x11)}},
		{`{ underline = { style = "dashed" } }`, Style{Underline: Dashed}},
		{`{ underline = { style = "dotted" } }`, Style{Underline: Dotted}},
		{`{ underline = { style = "double_line" } }`, Style{Underline: DoubleLine}},
		{`{ modifiers = ["underlined"], underline = { style = "curl" } }`, Style{Underline: Curl}},
	}
	for _, tt := range tests {
		th, warnings := parsed(t, `"a.b" = `+tt.value+`
[palette]
brick = "#aa2211"
wall = "brick"
yellow = "#ffee00"
blue = "blue"
ninth = "9"
`)
		if len(warnings) > 0 {
			t.Errorf("%s: %v", tt.value, warnings)
		}
		if got := th.Style("a.b"); got != tt.want {
			t.Errorf("%s gives %+v, want %+v", tt.value, got, tt.want)
		}
	}
}

func TestBadEntriesAreWarningsWithTheirLine(t *testing.T) {
	th, warnings := parsed(t, `# a theme with mistakes
"keyword" = "nosuch"
"string" = { fg = "#12345", modifiers = ["bold", "wide"] }
"comment" = { foreground = "red", bg = "red" }
"type" = 12.5
"type.builtin" = ["red"]
ui.text = "red"
"ui.menu" = { underline = "curl" }
"ui.help" = { underline = { style = "wavy", colour = "red", color = "300" } }
"label" = { modifiers = "bold" }
"function" = ""
"tag" = "later"
"error" = { fg = 256 }

rainbow = ["red", "nosuch", "blue"]

[palette]
later = "#gggggg"
ring = "rung"
rung = "ring"
number = 1.5
`)
	want := []string{
		`18: "#gggggg" is not a colour`,
		`21: a colour is written`,
		`19: these palette names stand for each other`,
		`20: these palette names stand for each other`,
		`4: "foreground" is not part of a style`,
		`13: 256 is not a terminal colour`,
		`11: a style is a colour`,
		`2: no colour "nosuch"`,
		`10: modifiers must be a list`,
		`3: "wide" is not a modifier`,
		`3: "#12345" is not a colour`,
		`5: a style is a colour`,
		`6: a style is a colour`,
		`7: "text" is not part of a style`,
		`9: "colour" is not part of an underline`,
		`9: "wavy" is not an underline style`,
		`9: no colour "300"`,
		`8: underline must be a table`,
		`15: no colour "nosuch"`,
	}
	if len(warnings) != len(want) {
		t.Errorf("%d warnings, want %d:\n%s", len(warnings), len(want), strings.Join(warnings, "\n"))
	}
	for i := range min(len(warnings), len(want)) {
		if !strings.HasPrefix(warnings[i], want[i]) {
			t.Errorf("warning %q, want %q ...", warnings[i], want[i])
		}
		if strings.ContainsAny(warnings[i], "\n") {
			t.Errorf("%q is more than a line", warnings[i])
		}
	}
	// What makes sense is in use.
	if got := th.Style("string"); got != (Style{Mods: Bold}) {
		t.Errorf("string is %+v", got)
	}
	if got := th.Style("comment"); got != (Style{Bg: Indexed(1)}) {
		t.Errorf("comment is %+v", got)
	}
	if th.Has("keyword") || th.Has("function") || th.Has("error") {
		t.Error("entries without any sense are in the theme")
	}
	if got := []Style{th.Rainbow(0), th.Rainbow(1), th.Rainbow(2)}; got[0].Fg != Indexed(1) || got[1].Fg != Indexed(4) || got[2] != got[0] {
		t.Errorf("rainbow %+v", got)
	}
}

func TestUnquotedScopeIsExplained(t *testing.T) {
	_, warnings := parsed(t, "[ui.text]\nfocus = { fg = \"red\" }\n")
	if len(warnings) != 1 || !strings.Contains(warnings[0], "in quotes") {
		t.Errorf("warnings %q", warnings)
	}
}

func TestRainbowOfTables(t *testing.T) {
	th, warnings := parsed(t, `rainbow = [{ fg = "red" }, { fg = "blue", modifiers = ["bold"] }]`)
	if len(warnings) > 0 {
		t.Error(warnings)
	}
	if got := th.Rainbow(3); got != (Style{Fg: Indexed(4), Mods: Bold}) {
		t.Errorf("depth 3 is %+v", got)
	}
	if th.Rainbow(-1) != th.Rainbow(1) {
		t.Error("a negative depth is not taken round")
	}
	if _, warnings := parsed(t, `rainbow = "red"`); len(warnings) != 1 || !strings.HasPrefix(warnings[0], "1: rainbow must be a list") {
		t.Errorf("warnings %q", warnings)
	}
}

func TestFilesThatCannotBeUsed(t *testing.T) {
	tests := []struct{ text, want string }{
		{"\"a\" = \"red\"\n\"b\" = = 1\n", ":2: not valid TOML: "},
		{"a = \"red\"\n\na = \"blue\"\n", ":3: not valid TOML: "},
		{"\n\ninherits = 12\n", ":3: inherits must be the name of a theme"},
		{"inherits = \"\"\n", ":1: inherits must be the name of a theme"},
		{"\npalette = [\"red\"]\n", ":2: palette must be a table"},
		{"\x00\x01\xff", ":1: not valid TOML: "},
		{strings.Repeat("# filler\n", 200_000), ": too large for a theme file"},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		writeTheme(t, dir, "x", tt.text)
		th, _, err := Load("x", dir)
		if err == nil || th != nil {
			t.Errorf("%.20q: no error", tt.text)
			continue
		}
		if want := filepath.Join(dir, "x.toml") + tt.want; !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("error %q, want %q ...", err, want)
		}
	}
}

func FuzzTheme(f *testing.F) {
	for _, seed := range []string{
		"\"ui.text\" = { fg = \"red\", modifiers = [\"bold\"] }\n[palette]\nred = \"#f00\"\n",
		"inherits = \"default\"\n", "inherits = \"x\"\n", "rainbow = [1, \"2\", {}]",
		"[palette]\na = \"b\"\nb = \"a\"\n", "a.b.c = 1\n[[ui]]\nx = 1\n", "\"a\" = { underline = { style = \"curl\" } }",
		"\"\" = \"red\"\n\".\" = \"red\"\n\"ui.selection\" = {}", "x = 2020-01-01T00:00:00Z", "x = '''\n'''", "[palette]\ndefault = \"default\"\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsedFile, err := parseFile("x.toml", text)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Fatalf("error of several lines: %q", err)
			}
			return
		}
		l := loader{files: []*file{parsedFile}}
		th := l.build("x")
		lines := strings.Count(text, "\n") + 1
		for _, w := range l.warnings {
			if w.Line < 0 || w.Line > lines || strings.Contains(w.Text, "\n") {
				t.Fatalf("warning %q, but the file has %d lines", w, lines)
			}
		}
		for i, scope := range th.Scopes() {
			if th.HighlightIndex(scope) != i {
				t.Fatalf("%q has index %d, not %d", scope, th.HighlightIndex(scope), i)
			}
		}
		for level := LevelTrue; level <= LevelNone; level++ {
			if r := th.Reduced(level); r.Level() < level || r.Reduced(level) != r {
				t.Fatalf("reduced to %v it needs %v", level, r.Level())
			}
		}
		th.MinContrast(4.5)
	})
}
