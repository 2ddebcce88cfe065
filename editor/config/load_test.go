package config

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/keymap"
	hxruntime "hx/runtime"
)

func helixText(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/helix.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// A config.toml written for Helix works as it is.
func TestAHelixUsersFile(t *testing.T) {
	// The file has one mistake, which Helix would refuse it for: auto-save is
	// a value and then a table.
	text := helixText(t)
	_, problems := Parse("config.toml", text)
	if len(problems) != 1 || problems[0].Key != "editor.auto-save.after-delay" ||
		text[:strings.Index(text, "[editor.auto-save.after-delay]")] == "" ||
		problems[0].Line != 1+strings.Count(text[:strings.Index(text, "[editor.auto-save.after-delay]")], "\n") {
		t.Errorf("problems: %v", problems)
	}
	text = strings.Replace(text, "auto-save = true\n", "", 1)
	c, problems := Parse("config.toml", text)
	if len(problems) > 0 {
		t.Errorf("problems: %v", problems)
	}
	e := &c.Editor
	for _, check := range []struct{ got, want any }{
		{c.Theme, Theme{Name: "my_theme"}},
		{e.LineNumber, Relative}, {e.Mouse, false}, {e.CursorLine, true}, {e.ScrollOff, 8},
		{e.Shell, []string{"zsh", "-c"}}, {e.ColorModes, true}, {e.BufferLine, BufferLineMultiple}, {e.TrueColor, true},
		{e.Rulers, []int{80, 120}}, {e.AutoSave, AutoSave{AfterDelay: true, Delay: 3 * time.Second}},
		{len(e.AutoPairs.Pairs), 6}, {e.AutoPairs.Pairs[5], hxruntime.Pair{Open: '<', Close: '>'}}, {e.AutoPairs.Enable, true},
		{e.IdleTimeout, 50 * time.Millisecond}, {e.CompletionTimeout, 5 * time.Millisecond}, {e.CompletionTrigger, 1},
		{e.EndOfLineDiagnostics, Hint}, {e.PopupBorder, BorderAll}, {e.DefaultRegister, '+'},
		{e.Clipboard.Provider, ClipboardWayland}, {e.JumpLabels, "asdfghjkl;"},
		{e.Gutters.Layout, []Gutter{GutterDiff, GutterDiagnostics, GutterLineNumbers, GutterSpacer}}, {e.Gutters.MinWidth, 3},
		{e.TrimTrailingSpace, true}, {e.WorkspaceRoots, []string{"crates/a", "crates/b"}},
		{e.CursorShape, CursorShapes{Block, Bar, Underline}},
		{e.FilePicker.Hidden, false}, {e.FilePicker.MaxDepth, MaybeInt{12, true}}, {e.FilePicker.Parents, true},
		{len(e.StatusLine.Left), 8}, {len(e.StatusLine.Center), 0}, {len(e.StatusLine.Right), 11},
		{e.StatusLine.Mode, ModeNames{"NORMAL", "INSERT", "SELECT"}}, {e.StatusLine.Separator, "|"},
		{e.StatusLine.Diagnostics, []Severity{Hint, Warning, Error}}, {e.StatusLine.WorkspaceDiagnostics, []Severity{Warning, Error}},
		{e.LSP.InlayHints, true}, {e.LSP.InlayHintsLimit, MaybeInt{30, true}}, {e.LSP.AutoSignatureHelp, false}, {e.LSP.Enable, true},
		{e.InlineDiagnostics, InlineDiagnostics{Hint, Error, 40, 1, 20, 3}},
		{e.Whitespace.Render.Shows(e.Whitespace.Render.Tab), true}, {e.Whitespace.Render.Shows(e.Whitespace.Render.Space), false},
		{e.Whitespace.Render.Shows(e.Whitespace.Render.NBSP), false}, {e.Whitespace.Render.Any(), true},
		{e.Whitespace.Characters.Tab, '⇥'}, {e.Whitespace.Characters.TabPad, '·'}, {e.Whitespace.Characters.Space, '·'},
		{e.IndentGuides, IndentGuides{true, '┊', 1}}, {e.SoftWrap, SoftWrap{true, 25, 40, "", false}},
		{e.Search, Search{false, true}}, {e.SmartTab, SmartTab{}}, {e.WordCompletion, WordCompletion{true, 4}},
	} {
		if !reflect.DeepEqual(check.got, check.want) {
			t.Errorf("got %+v, want %+v", check.got, check.want)
		}
	}
	if len(c.Keys) != 1 || len(c.Keys[0].Modes) != 3 {
		t.Fatalf("keys: %+v", c.Keys)
	}
	if _, problems := c.Keymap(keymap.Default(), keymap.Vocabulary{}); len(problems) > 0 {
		t.Errorf("keys: %v", problems)
	}
}

// A bad line is reported with its place, the key, what is wrong and what is
// allowed; everything else counts.
func TestProblems(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // without the name of the file
	}{
		{"[editor]\nline-number = \"relativ\"\nscrolloff = 9\n",
			[]string{`2: editor.line-number: "relativ" is not allowed (did you mean "relative"?); allowed: absolute, relative`}},
		{"[editor]\nscrolloff = 9\nmouse = \"yes\"\n",
			[]string{`3: editor.mouse: must be a bool, not "yes"; allowed: true, false`}},
		{"[editor]\nscrolloff = 9\ntext-width = 0\nidle-timeout = -1\ncompletion-trigger-len = 256\n",
			[]string{`3: editor.text-width: 0 is out of range; allowed: 1 and up`, `4: editor.idle-timeout: -1 is out of range; allowed: 0 and up`,
				`5: editor.completion-trigger-len: 256 is out of range; allowed: 0 to 255`}},
		{"[editor]\ncursorLine = true\nscrolloff = 9\nxyzzy = 1\n",
			[]string{`2: editor.cursorLine: there is no such option (did you mean "cursorline"?)`, `4: editor.xyzzy: there is no such option`}},
		{"[editor.soft_wrap]\nenable = true\n[editor]\nscrolloff = 9\n",
			[]string{`1: editor.soft_wrap: there is no such option (did you mean "soft-wrap"?)`}},
		{"[editor.lsp]\ninlay-hints = true\n[editor]\nscrolloff = 9\nlsp = 3\n",
			[]string{`2: editor.lsp.inlay-hints: there is no such option`, `5: editor.lsp: already set on line 1; this line is ignored`}},
		{"scrolloff = 3\n[editor]\nscrolloff = 9\ntheme = 'x'\n[keys]\nnormal = 5\n",
			[]string{`1: scrolloff: belongs into the table [editor]`, `4: editor.theme: belongs to the top of the file, outside of [editor]`}},
		{"editor.scrolloff = 9\nkeys = 'x'\n[theme]\nlight = 'a'\n",
			[]string{`2: keys: must be a table, not "x"; allowed: normal, select, insert`,
				`3: theme: the table needs both light and dark; allowed: a theme name, or a table of light, dark and fallback`}},
		{"editor.scrolloff = 9\ntheme = 5\n",
			[]string{`2: theme: must be text in quotes, not 5; allowed: a theme name, or a table of light, dark and fallback`}},
		{"[editor]\nscrolloff = 9\n[editor.statusline]\nleft = [\n  \"mode\",\n  \"moode\",\n]\ndiagnostics = [\"disable\"]\n",
			[]string{`6: editor.statusline.left[2]: "moode" is not allowed (did you mean "mode"?); allowed: ` + strings.Join(statusElements, ", "),
				`8: editor.statusline.diagnostics: "disable" is not allowed; allowed: hint, info, warning, error`}},
		{"[editor]\nscrolloff = 9\n[editor.auto-pairs]\n\"(\" = \")\"\n\"[[\" = \"]\"\n",
			[]string{`5: editor.auto-pairs."[[": must pair one character with another; allowed: true, false, or a table such as { "(" = ")" }`}},
		{"[editor]\nscrolloff = 9\n[editor.clipboard-provider.custom]\nprimary-yank = { command = \"x\", arg = [] }\nyank = { args = [] }\n",
			[]string{`3: editor.clipboard-provider: custom needs the commands yank and paste; allowed: a name, or a table of custom commands`,
				`4: editor.clipboard-provider.custom.yank-primary.arg: there is no such key here; allowed: a table such as { command = "name", args = ["-x"] }`,
				`5: editor.clipboard-provider.custom.yank: a command is missing; allowed: a table such as { command = "name", args = ["-x"] }`}},
		{"[editor]\nrulers = 80\nscrolloff = 9\nshell = []\nauto-save = 5\ngutters = true\nmax-depth = 1\n",
			[]string{`2: editor.rulers: must be a list, not 80; allowed: 1 and up`, `4: editor.shell: must name a program; allowed: a list of texts such as ["a", "b"]`,
				`5: editor.auto-save: must be a bool, not 5; allowed: true, false (for focus-lost), or a table`,
				`6: editor.gutters: must be a list, not true; allowed: a list for layout, or a table`, `7: editor.max-depth: there is no such option (did you mean "file-picker.max-depth"?)`}},
		{"[editor]\nscrolloff = 9\nmouse = tru\n[editor.lsp\nenable = false\n",
			[]string{`3: editor.mouse: "tru" is not a value; text must stand in quotes`, `4: editor.lsp: "]" is missing at the end of the table's name`}},
		{"editor = 5\n", []string{`1: editor: must be a table, not 5`}},
		{"[editor]\nscrolloff = 9\nmouse = 1979-05-27\nmemory-limit = 'lots'\nsearch = []\n",
			[]string{`3: editor.mouse: must be a bool, not a date or time; allowed: true, false`,
				`4: editor.memory-limit: must be a size, not "lots"; allowed: a number of bytes, or text such as "512K", "8M", "1G"`,
				`5: editor.search: must be a table, not a list`}},
	} {
		cfg, problems := Parse("c.toml", c.text)
		var got []string
		for _, p := range problems {
			s, ok := strings.CutPrefix(p.String(), "c.toml:")
			if !ok {
				t.Errorf("no file in %q", p)
			}
			got = append(got, s)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %s\nwant %s", c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
		if strings.Contains(c.text, "scrolloff = 9") && cfg.Editor.ScrollOff != 9 {
			t.Errorf("%s: the rest must count", c.text)
		}
	}
}

func TestGoodPartsOfBadValuesCount(t *testing.T) {
	c, problems := Parse("c", "[editor]\nrulers = [0, 80, 'x', 100]\nauto-pairs = { '(' = ')', '[[' = ']' }\n"+
		"statusline.left = ['mode', 'nosuch', 'position']\n[editor.gutters]\nlayout = ['diff', 5]\nnosuch = 1\n")
	if len(problems) != 6 {
		t.Errorf("problems: %v", problems)
	}
	e := c.Editor
	if !slices.Equal(e.Rulers, []int{80, 100}) || len(e.AutoPairs.Pairs) != 1 || !slices.Equal(e.Gutters.Layout, []Gutter{GutterDiff}) ||
		!slices.Equal(e.StatusLine.Left, []StatusElement{StatusMode, StatusPosition}) {
		t.Errorf("%+v", e.Screen)
	}
}

func TestUnknownNamesAreWarnings(t *testing.T) {
	_, problems := Parse("c", "x = 1\n[editor]\ny = 1\nscrolloff = 'z'\n")
	if len(problems) != 3 || !problems[0].Warning || !problems[1].Warning || problems[2].Warning {
		t.Errorf("%+v", problems)
	}
}

func TestLinesOfKeyBindings(t *testing.T) {
	c, problems := Parse("c.toml", "[keys.normal]\nC-s = \":w\"\nC-q = \"nosuch\"\n\n[keys.normal.space]\nx = [\"a\",\n  5]\ny = { z = \"@<nokey>\" }\n[keys.isnert]\na = \"b\"\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	set, problems := c.Keymap(keymap.Default(), keymap.Vocabulary{Known: func(name string) bool { return name != "nosuch" }})
	if set == nil || set == keymap.Default() {
		t.Error("the good bindings count")
	}
	var got []string
	for _, p := range problems {
		head, _, _ := strings.Cut(p.String(), ": ")
		got = append(got, head+" "+p.Key)
		if p.What == "" {
			t.Errorf("%+v", p)
		}
	}
	slices.Sort(got)
	want := []string{"c.toml:3 keys.normal.C-q", "c.toml:6 keys.normal.space.x", "c.toml:8 keys.normal.space.y.z", "c.toml:9 keys.isnert"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestThemeByBackground(t *testing.T) {
	c, _ := Parse("c", "theme = { light = 'l', dark = 'd' }\n")
	f, _ := Parse("c", "theme = { light = 'l', dark = 'd', fallback = 'f' }\n")
	one, _ := Parse("c", "theme = 'x'\n")
	for _, k := range []struct {
		theme       Theme
		dark, known bool
		want        string
	}{
		{c.Theme, true, true, "d"}, {c.Theme, false, true, "l"}, {c.Theme, false, false, "d"},
		{f.Theme, true, true, "d"}, {f.Theme, false, true, "l"}, {f.Theme, false, false, "f"},
		{one.Theme, false, true, "x"}, {one.Theme, true, false, "x"}, {Theme{}, true, true, ""},
	} {
		if got := k.theme.Pick(k.dark, k.known); got != k.want {
			t.Errorf("%+v dark %t known %t: %q, want %q", k.theme, k.dark, k.known, got, k.want)
		}
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	user, workspace := filepath.Join(dir, "config.toml"), filepath.Join(dir, ".hx", "config.toml")
	c, problems := Load(Paths{User: user, Workspace: workspace})
	if len(problems) > 0 || !reflect.DeepEqual(c, Default()) {
		t.Errorf("without files: %v", problems)
	}
	if _, problems = Load(Paths{User: user, Required: true}); len(problems) != 1 || problems[0].String() != user+": cannot be read: no such file or directory" {
		t.Errorf("a named file that is missing: %v", problems)
	}
	write(t, user, `theme = "a"
[editor]
scrolloff = 1
rulers = [80]
auto-pairs = { "(" = ")" }
gutters = ["diff"]
whitespace.render = "all"
[editor.statusline.mode]
normal = "N"
insert = "I"
[editor.workspace-trust]
level = "none"
[editor.lsp]
nosuch = 1
[keys.normal]
a = "user_a"
b = "user_b"
`)
	write(t, workspace, `theme = "b"
[editor]
rulers = [100]
auto-pairs = { "[" = "]" }
gutters.line-numbers.min-width = 5
whitespace.render = { tab = "none" }
[editor.statusline.mode]
normal = "W"
[editor.workspace-trust]
level = "insecure"
trusted = ["/"]
[editor.lsp]
enable = 5
[keys.normal]
b = "workspace_b"
c = "workspace_c"
`)
	c, problems = Load(Paths{User: user, Workspace: workspace})
	var got []string
	for _, p := range problems {
		got = append(got, strings.TrimPrefix(p.String(), dir))
	}
	want := []string{
		"/config.toml:14: editor.lsp.nosuch: there is no such option",
		"/.hx/config.toml:9: editor.workspace-trust: only counts in your own config.toml",
		"/.hx/config.toml:13: editor.lsp.enable: must be a bool, not 5; allowed: true, false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	e := c.Editor
	for name, want := range map[string]string{
		"scrolloff": "1", "rulers": "[100]", "auto-pairs": `{"(":")","[":"]"}`, "whitespace.render.tab": `"none"`,
		"whitespace.render.default": `"none"`, "gutters.line-numbers.min-width": "5",
		"gutters.layout":         `["diagnostics","spacer","line-numbers","spacer","diff"]`, // the list was replaced by a table
		"statusline.mode.normal": `"W"`, "statusline.mode.insert": `"I"`, "workspace-trust.level": `"none"`, "workspace-trust.trusted": "[]",
	} {
		if got, err := Get(c, name); got != want || err != nil {
			t.Errorf("%s is %s, want %s (%v)", name, got, want, err)
		}
	}
	if c.Theme.Name != "b" || !e.LSP.Enable || len(c.Keys) != 2 || c.Keys[0].File != user || c.Keys[1].File != workspace {
		t.Errorf("theme %+v, keys %d", c.Theme, len(c.Keys))
	}
	set, problems := c.Keymap(keymap.Default(), keymap.Vocabulary{})
	if len(problems) > 0 || set == nil {
		t.Errorf("keymap: %v", problems)
	}
}

func TestLoadLanguages(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "languages.toml")
	langs, problems := LoadLanguages(name, "")
	if len(problems) > 0 || len(langs.List) != len(hxruntime.Builtin().List) {
		t.Errorf("without a file: %v", problems)
	}
	write(t, name, "[[language]]\nname = \"rust\"\ntext-width = 99\nnosuch = 1\n[broken!]\nx = 1\n")
	langs, problems = LoadLanguages(name)
	if l := langs.Find("rust"); l == nil || l.Width != 99 {
		t.Errorf("rust: %+v", l)
	}
	if len(problems) != 2 || problems[0].Line != 4 || problems[1].Line != 5 || problems[0].File != name {
		t.Errorf("problems: %v", problems)
	}
}

func TestSettingsOfALanguage(t *testing.T) {
	yes, no, seven, text := true, false, 7, ">"
	l := &hxruntime.Language{Width: 99, Rulers: []int{}, PathCompletion: &no, Rainbow: &yes, WorkspaceLSP: []string{"x"},
		SoftWrap:       hxruntime.SoftWrap{Enable: &yes, MaxWrap: &seven, Indicator: &text},
		WordCompletion: hxruntime.WordCompletion{Enable: &no, TriggerLength: 3},
		AutoPairs:      &hxruntime.AutoPairs{Pairs: []hxruntime.Pair{{Open: '<', Close: '>'}}}}
	c, _ := Parse("c", "[editor]\nrulers = [80]\n")
	e := &c.Editor
	for _, k := range []struct{ got, none, want, wantNone any }{
		{e.TextWidthFor(l), e.TextWidthFor(nil), 99, 80},
		{len(e.RulersFor(l)), e.RulersFor(nil), 0, []int{80}},
		{e.PathCompletionFor(l), e.PathCompletionFor(nil), false, true},
		{e.RainbowFor(l), e.RainbowFor(nil), true, false},
		{e.WorkspaceRootsFor(l), len(e.WorkspaceRootsFor(nil)), []string{"x"}, 0},
		{e.SoftWrapFor(l), e.SoftWrapFor(nil), SoftWrap{true, 7, 40, ">", false}, SoftWrap{false, 20, 40, "↪ ", false}},
		{e.WordCompletionFor(l), e.WordCompletionFor(nil), WordCompletion{false, 3}, WordCompletion{true, 7}},
		{e.PairsFor(l), e.PairsFor(nil), l.AutoPairs.Pairs, defaultPairs},
		{e.TextWidthFor(&hxruntime.Language{}), e.RulersFor(&hxruntime.Language{}), 80, []int{80}},
	} {
		if !reflect.DeepEqual(k.got, k.want) || !reflect.DeepEqual(k.none, k.wantNone) {
			t.Errorf("got %v and %v, want %v and %v", k.got, k.none, k.want, k.wantNone)
		}
	}
	off, _ := Toggle(c, "auto-pairs")
	if len(off.Editor.PairsFor(l)) != 0 {
		t.Error("switched off for all")
	}
}

// FuzzLoad reads anything, and what it makes of it is sound.
func FuzzLoad(f *testing.F) {
	f.Add(helixText(f), "[editor]\nscrolloff = 1\n")
	f.Add("[editor]\nrulers = [1, 'x']\nauto-pairs = { 'é' = 'ß' }\n", "theme = { light = 'a', dark = 'b' }\n")
	f.Add("editor.clipboard-provider.custom = { yank = { command = 'a' }, paste = { command = 'b' } }\n", "editor.gutters = []")
	f.Add("[keys.normal]\na = { b = ['c', ':d'] }\n", "[keys]\nnormal.a = 'x'\n")
	f.Fuzz(func(t *testing.T, user, workspace string) {
		before := *Default()
		u, w := sourceOf("user", user), sourceOf("workspace", workspace)
		c, problems := mergeFiles(u, w)
		for _, p := range problems {
			if s := p.String(); p.Line < 1 || p.What == "" || strings.ContainsAny(s, "\n\r") || p.File != "user" && p.File != "workspace" {
				t.Errorf("problem %+v", p)
			}
		}
		for o := range Options() {
			if o.TopLevel || o.Kind == Keys {
				continue
			}
			v := o.Value(c)
			if o.Kind == Program && v == nil {
				continue
			}
			again, err := Set(Default(), o.Name, textOf(o, v))
			if err != nil {
				t.Errorf("%s is %v, which is not allowed: %v", o.Name, v, err)
			} else if got := o.Value(again); !reflect.DeepEqual(got, v) {
				t.Errorf("%s is %v, and set to that it is %v", o.Name, v, got)
			}
		}
		c.Keymap(keymap.Default(), keymap.Vocabulary{})
		if !reflect.DeepEqual(before, *Default()) {
			t.Error("the defaults have changed")
		}
	})
}
