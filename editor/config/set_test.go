package config

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"hx/editor/config/source"
)

func sourceOf(name, text string) *source.File { return source.Parse(name, text) }

// textOf writes a value as it is typed after :set.
func textOf(o *Option, v any) string {
	if s, ok := v.(string); ok && o.Kind != Size {
		return s
	}
	return toJSON(v)
}

func TestSet(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"scrolloff", "3", "3"},
		{"editor.scrolloff", " 3 ", "3"},
		{"line-number", "relative", `"relative"`},
		{"line-number", `"relative"`, `"relative"`},
		{"mouse", "false", "false"},
		{"statusline.separator", ` "x" `, `" \"x\" "`}, // text stands as it is
		{"statusline.mode.normal", "", `""`},
		{"soft-wrap.wrap-indicator", "<&>", `"<&>"`},
		{"default-yank-register", "+", `"+"`},
		{"rulers", "[80, 120]", "[80,120]"},
		{"rulers", "[]", "[]"},
		{"shell", `["bash", "-c"]`, `["bash","-c"]`},
		{"statusline.left", `["mode"]`, `["mode"]`},
		{"gutters", `["diff"]`, `{"layout":["diff"],"line-numbers":{"min-width":3}}`},
		{"gutters", `{"line-numbers": {"min-width": 1}}`, `{"layout":["diagnostics","spacer","line-numbers","spacer","diff"],"line-numbers":{"min-width":1}}`},
		{"auto-save", "true", `{"after-delay":{"enable":false,"timeout":3000},"focus-lost":true}`},
		{"auto-save.after-delay.timeout", "500", "500"},
		{"auto-pairs", "false", "false"},
		{"auto-pairs", `{"(": ")"}`, `{"(":")"}`},
		{"whitespace.render", "all", `"all"`},
		{"whitespace.render", `{"tab": "all"}`, `{"default":"none","nbsp":"default","newline":"default","nnbsp":"default","space":"default","tab":"all"}`},
		{"whitespace.characters.tab", "»", `"»"`},
		{"file-picker.max-depth", "4", "4"},
		{"file-picker.max-depth", "null", "null"},
		{"clipboard-provider", "tmux", `"tmux"`},
		{"clipboard-provider", `{"custom": {"yank": {"command": "a", "args": ["-b"]}, "paste": {"command": "c"}}}`,
			`{"custom":{"paste":{"args":[],"command":"c"},"yank":{"args":["-b"],"command":"a"}}}`},
		{"search", `{"smart-case": false}`, `{"smart-case":false,"wrap-around":true}`},
		{"memory-limit", "300M", `"300M"`},
		{"theme-min-contrast", "7", "7"},
	} {
		before := Default()
		cfg, err := Set(before, c.name, c.text)
		if err != nil {
			t.Errorf("%s %s: %v", c.name, c.text, err)
			continue
		}
		if got, err := Get(cfg, c.name); got != c.want || err != nil {
			t.Errorf("%s %s: got %s, want %s (%v)", c.name, c.text, got, c.want, err)
		}
		if !reflect.DeepEqual(before, Default()) {
			t.Fatalf("%s %s changed the configuration it was given", c.name, c.text)
		}
	}
}

func TestSetExplainsMistakes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nosuch", "1", `there is no option "nosuch"`},
		{"cursor-line", "true", `there is no option "cursor-line" (did you mean "cursorline"?)`},
		{"lsp.snipets", "true", `there is no option "lsp.snipets" (did you mean "lsp.snippets"?)`},
		{"theme", "x", "theme is not an option of [editor]; it can be changed in config.toml"},
		{"scrolloff", "x", `must be a whole number, not "x"; allowed: 0 and up`},
		{"scrolloff", "-1", "-1 is out of range; allowed: 0 and up"},
		{"scrolloff", "1.5", "must be a whole number, not 1.5; allowed: 0 and up"},
		{"scrolloff", "1 2", `must be a whole number, not "1 2"; allowed: 0 and up`},
		{"scrolloff", "5000000000", "5000000000 is out of range; allowed: 0 and up"},
		{"mouse", "yes", `must be a bool, not "yes"; allowed: true, false`},
		{"line-number", "rel", `"rel" is not allowed; allowed: absolute, relative`},
		{"rulers", "80", "must be a list, not 80; allowed: 1 and up"},
		{"rulers", "[80", `"[80" is not JSON: unexpected EOF`},
		{"rulers", "[0]", "[1]: 0 is out of range; allowed: 1 and up"},
		{"search", "true", `must be a table, not true`},
		{"search", `{"x": 1}`, `x: there is no such option`},
		{"default-yank-register", "ab", `must be text of one character, not "ab"; allowed: a register name`},
		{"whitespace.render", "some", `"some" is not allowed; allowed: none, all`},
	} {
		cfg, err := Set(Default(), c.name, c.text)
		if err == nil || err.Error() != c.want || cfg != nil {
			t.Errorf("%s %s: %v, want %s", c.name, c.text, err, c.want)
		}
	}
}

func TestToggle(t *testing.T) {
	for _, c := range []struct {
		name   string
		values string   // separated by blanks
		want   []string // after each toggle
	}{
		{"mouse", "", []string{"false", "true", "false"}},
		{"auto-pairs", "", []string{"false", "true"}},
		{"search.smart-case", "", []string{"false", "true"}},
		{"line-number", "", []string{`"relative"`, `"absolute"`}},
		{"line-number", "relative absolute", []string{`"relative"`, `"absolute"`}},
		{"bufferline", "always never", []string{`"always"`, `"never"`}},
		{"bufferline", "", []string{`"always"`, `"multiple"`, `"never"`}},
		{"scrolloff", "1 2 3", []string{"1", "2", "3", "1"}},
		{"scrolloff", "5", []string{"5"}},
		{"rulers", "[80] [] [100,120]", []string{"[100,120]", "[80]", "[]"}},
		{"mouse", "true false", []string{"false", "true"}},
		{"statusline.separator", "a b", []string{`"a"`, `"b"`, `"a"`}},
		{"whitespace.render", "all none", []string{`"all"`, `"none"`}},
		{"whitespace.render", "", []string{`"all"`, `"none"`}},
		{"esc-timeout", "0 50", []string{"0", "50"}},
	} {
		cfg := Default()
		for i, want := range c.want {
			next, err := Toggle(cfg, c.name, strings.Fields(c.values)...)
			if err != nil {
				t.Errorf("%s %s: %v", c.name, c.values, err)
				break
			}
			if got, _ := Get(next, c.name); got != want {
				t.Errorf("%s %s, %d times: %s, want %s", c.name, c.values, i+1, got, want)
			}
			cfg = next
		}
	}
	own, err := Set(Default(), "auto-pairs", `{"<": ">"}`)
	if err != nil {
		t.Fatal(err)
	}
	off, _ := Toggle(own, "auto-pairs")
	on, _ := Toggle(off, "auto-pairs")
	if got, _ := Get(on, "auto-pairs"); got != `{"<":">"}` {
		t.Errorf("own pairs come back after off and on: %s", got)
	}
	save, _ := Toggle(Default(), "auto-save")
	if !save.Editor.AutoSave.FocusLost {
		t.Error("auto-save goes for focus-lost")
	}
	for _, c := range []struct{ name, values, want string }{
		{"scrolloff", "", "values to choose from are missing: :toggle scrolloff VALUE VALUE..."},
		{"scrolloff", "1 x", `must be a whole number, not "x"; allowed: 0 and up`},
		{"nosuch", "", `there is no option "nosuch"`},
	} {
		if _, err := Toggle(Default(), c.name, strings.Fields(c.values)...); err == nil || err.Error() != c.want {
			t.Errorf("%s %s: %v, want %s", c.name, c.values, err, c.want)
		}
	}
}

func TestNamesAndValuesForCompletion(t *testing.T) {
	names := Names()
	if !slices.IsSorted(names) || !slices.Contains(names, "auto-save.after-delay.enable") || !slices.Contains(names, "whitespace.render") ||
		slices.Contains(names, "lsp") || slices.Contains(names, "theme") || slices.Contains(names, "keys") {
		t.Errorf("%v", names)
	}
	for name, want := range map[string][]string{
		"mouse": {"true", "false"}, "line-number": {"absolute", "relative"}, "auto-save": {"true", "false"}, "auto-pairs": {"true", "false"},
		"whitespace.render": {"none", "all"}, "scrolloff": nil,
	} {
		if got := Lookup(name).Values(); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	for _, name := range names {
		if _, err := Get(Default(), name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPersist(t *testing.T) {
	text := "# mine\ntheme = \"a\" # nice\n\n[editor]\n# far\nscrolloff = 3\n"
	for _, c := range []struct {
		name  string
		value any
		want  string
	}{
		{"theme", "b", "# mine\ntheme = \"b\" # nice\n\n[editor]\n# far\nscrolloff = 3\n"},
		{"editor.scrolloff", int64(8), "# mine\ntheme = \"a\" # nice\n\n[editor]\n# far\nscrolloff = 8\n"},
		{"editor.cursor-shape.insert", "bar", text + "cursor-shape.insert = \"bar\"\n"},
	} {
		got, err := Persist(text, c.name, c.value)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %q\nwant %q", c.name, err, got, c.want)
		}
	}
	if _, err := Persist("theme = \n", "theme", "x"); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a broken file: %v", err)
	}
}

func TestPersistFile(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real.toml"), filepath.Join(dir, "config.toml")
	write(t, real, "# mine\ntheme = 'a'\n")
	if err := os.Chmod(real, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	if err := PersistFile(link, "theme", "b"); err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(real)
	info, _ := os.Stat(real)
	linked, _ := os.Lstat(link)
	if string(text) != "# mine\ntheme = \"b\"\n" || info.Mode().Perm() != 0o640 || linked.Mode()&os.ModeSymlink == 0 {
		t.Errorf("%q, mode %v", text, info.Mode())
	}
	fresh := filepath.Join(dir, "new", "config.toml")
	if err := PersistFile(fresh, "theme", "b"); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(fresh); string(text) != "theme = \"b\"\n" {
		t.Errorf("%q, %v", text, err)
	}
	write(t, real, "theme = \n")
	if err := PersistFile(link, "theme", "b"); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a broken file: %v", err)
	}
	if files, _ := os.ReadDir(dir); len(files) != 3 {
		t.Errorf("something was left behind: %v", files)
	}
}

// Every option can be written into a file, and read back from it.
func TestPersistEveryOption(t *testing.T) {
	text := helixText(t)
	text = strings.Replace(text, "auto-save = true\n", "", 1)
	for o := range Options() {
		v := o.Value(Default())
		if o.Kind == Keys || v == nil || o.TopLevel {
			continue
		}
		if o.Kind == Group && o.brief != nil && o.brief(Default()) && o.Name == "clipboard-provider" {
			v = "none"
		}
		m, isTable := v.(map[string]any)
		if isTable && hasNil(m) {
			continue // absent numbers cannot be written
		}
		if o.Name == "terminal" || o.Name == "clipboard-provider.custom" { // empty by default
			continue
		}
		text := text
		for _, short := range []string{"gutters = [", "clipboard-provider = "} {
			if name, _, _ := strings.Cut(short, " "); strings.HasPrefix(o.Name, name+".") {
				text = strings.Replace(text, short, "# "+short, 1) // the short form is in the way
			}
		}
		out, err := Persist(text, o.Path(), v)
		if err != nil {
			t.Errorf("%s: %v", o.Path(), err)
			continue
		}
		c, problems := Parse("c", out)
		if len(problems) > 0 {
			t.Errorf("%s: %v", o.Path(), problems)
		}
		if got := o.Value(c); !reflect.DeepEqual(got, v) {
			t.Errorf("%s: %v, want %v", o.Path(), got, v)
		}
	}
}

func hasNil(m map[string]any) bool {
	for _, v := range m {
		if inner, ok := v.(map[string]any); v == nil || ok && hasNil(inner) {
			return true
		}
	}
	return false
}
