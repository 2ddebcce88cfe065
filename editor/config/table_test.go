package config

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// row is a line of testdata/config.tsv, what the options of Helix are.
type row struct{ key, kind, def, allowed string }

func readRows(t *testing.T) []row {
	t.Helper()
	text, err := os.ReadFile("testdata/config.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		f := strings.Split(line, "\t")
		rows = append(rows, row{f[0], f[1], f[2], f[3]})
	}
	return rows
}

// wordy are the rows whose default is told in words, with what :get says.
var wordy = map[string]string{
	"editor.gutters":                                 `{"layout":["diagnostics","spacer","line-numbers","spacer","diff"],"line-numbers":{"min-width":3}}`,
	"editor.auto-save":                               `{"after-delay":{"enable":false,"timeout":3000},"focus-lost":false}`,
	"editor.terminal":                                `{"args":[],"command":""}`,
	"editor.whitespace.render":                       `"none"`,
	"editor.whitespace.render.default":               `"none"`,
	"editor.clipboard-provider":                      `"auto"`,
	"editor.clipboard-provider.custom.yank":          `null`,
	"editor.clipboard-provider.custom.paste":         `null`,
	"editor.clipboard-provider.custom.yank-primary":  `null`,
	"editor.clipboard-provider.custom.paste-primary": `null`,
	"theme":             `""`,
	"theme.light":       `""`,
	"theme.dark":        `""`,
	"theme.fallback":    `""`,
	"keys":              `null`,
	"keys.normal":       `null`,
	"keys.select":       `null`,
	"keys.insert":       `null`,
	"keys.<mode>.<key>": `null`,
}

// types are the rows whose type we word differently.
var types = map[string]string{
	"editor.terminal":   "table",
	"keys.<mode>.<key>": "table",
	"editor.clipboard-provider.custom.yank-primary":  "table",
	"editor.clipboard-provider.custom.paste-primary": "table",
}

// Every option of Helix is there with its type and default, and takes what is
// allowed. The number of rows is part of the test: one that disappears is
// noticed.
func TestEveryOptionOfHelix(t *testing.T) {
	covered, grammar := 0, 0
	for _, r := range readRows(t) {
		if strings.HasPrefix(r.key, "keys: ") {
			grammar++ // the notation of keys, which package keymap tests
			continue
		}
		name := strings.Replace(r.key, "keys.<mode>.<key>", "keys.normal", 1)
		below, inEditor := strings.CutPrefix(name, "editor.")
		o := find(below, !inEditor)
		if o == nil {
			t.Errorf("%s: there is no such option", r.key)
			continue
		}
		if o.Ours || o.Path() != name {
			t.Errorf("%s: the row is %+v", r.key, o)
		}
		if want, ok := types[r.key]; o.Type() != r.kind && (!ok || o.Type() != want) {
			t.Errorf("%s: type %q, want %q", r.key, o.Type(), r.kind)
		}
		if got, want := toJSON(o.Value(Default())), defaultOf(r); got != want {
			t.Errorf("%s: default %s, want %s", r.key, got, want)
		}
		if inEditor {
			takes(t, o, r)
		}
		covered++
	}
	t.Logf("%d of %d keys covered, and %d rows of key notation", covered, covered, grammar)
	if covered != 141 || grammar != 9 {
		t.Errorf("%d keys and %d rows of notation: the table has changed", covered, grammar)
	}
}

func defaultOf(r row) string {
	if want, ok := wordy[r.key]; ok {
		return want
	}
	switch {
	case r.def == "absent":
		return "null"
	case r.def == "(space)":
		return `" "`
	case r.kind == "character" || r.kind == "string":
		if len(r.def) > 1 {
			return toJSON(strings.Trim(r.def, `"`))
		}
		return toJSON(r.def)
	}
	return strings.ReplaceAll(r.def, ", ", ",")
}

// takes sets an option to what the row allows and to what it does not.
func takes(t *testing.T, o *Option, r row) {
	t.Helper()
	good, bad := []string{}, []string{}
	switch o.Kind {
	case Bool:
		good, bad = []string{"true", "false"}, []string{"1", "yes", `"true"`, "[]", ""}
	case Int, Millis:
		bad = []string{"x", "1.5", "true", "99999999999"}
		switch {
		case r.allowed == "any":
			good = []string{"-3", "0", "3"}
		case r.allowed == "0 and up":
			good, bad = []string{"0", "77"}, append(bad, "-1")
		case r.allowed == "1 and up":
			good, bad = []string{"1", "77"}, append(bad, "0")
		default:
			least, most, ok := strings.Cut(r.allowed, "..")
			if !ok {
				t.Errorf("%s: allowed %q", r.key, r.allowed)
			}
			n, _ := strconv.Atoi(most)
			m, _ := strconv.Atoi(least)
			good, bad = []string{least, most}, append(bad, strconv.Itoa(n+1), strconv.Itoa(m-1))
		}
	case Char:
		good, bad = []string{"x", "→", " "}, []string{"", "xy"}
	case String:
		good = []string{"xyz"}
		if r.key == "editor.jump-label-alphabet" {
			bad = []string{"", "aba"}
		}
	case Enum:
		good, bad = strings.Split(r.allowed, ", "), []string{"nosuch", ""}
	case Enums:
		names := strings.Split(r.allowed, ", ")
		if r.allowed == "statusline elements" {
			names = elementsOfHelix(t)
		}
		for _, name := range names {
			good = append(good, fmt.Sprintf("[%q]", name))
		}
		good, bad = append(good, "[]"), []string{`["nosuch"]`, "mode", `[1]`, `["disable"]`}
	case Ints:
		good, bad = []string{"[]", "[80, 100]"}, []string{"[0]", `["x"]`, "80"}
	case Strings:
		good, bad = []string{`["a", "b"]`}, []string{"a", "[1]"}
	case Pairs:
		good, bad = []string{"true", "false", `{"(": ")"}`}, []string{`{"((": ")"}`, `{"(": 1}`, "1"}
	case Program:
		good, bad = []string{`{"command": "x", "args": ["-i"]}`}, []string{`{"args": []}`, "x", `{"command": 1}`, `{"comand": "x"}`}
	case Group:
		good, bad = groups(r)
	}
	for _, text := range good {
		c, err := Set(Default(), o.Name, text)
		if err != nil {
			t.Errorf("%s: %s is refused: %v", r.key, text, err)
			continue
		}
		again, err := Set(Default(), o.Name, strings.Trim(toJSON(o.Value(c)), `"`))
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Errorf("%s: %s does not survive %s: %v", r.key, text, toJSON(o.Value(c)), err)
		}
	}
	for _, text := range bad {
		if c, err := Set(Default(), o.Name, text); err == nil {
			t.Errorf("%s: %s is accepted as %s", r.key, text, toJSON(o.Value(c)))
		} else if s := err.Error(); strings.Contains(s, "\n") || strings.Contains(s, "editor.") {
			t.Errorf("%s: message %q", r.key, s)
		}
	}
}

func groups(r row) (good, bad []string) {
	bad = []string{`{"nosuch": 1}`, "17"}
	switch r.key {
	case "editor.gutters":
		return []string{`["diff"]`, `{"line-numbers": {"min-width": 1}}`}, append(bad, `["nosuch"]`)
	case "editor.auto-save":
		return []string{"true", "false", `{"after-delay": {"enable": true}}`}, append(bad, "{")
	case "editor.whitespace.render":
		return []string{"none", "all", `{"space": "all"}`}, append(bad, "some", `{"space": "some"}`)
	case "editor.clipboard-provider":
		good = []string{`{"custom": {"yank": {"command": "a"}, "paste": {"command": "b", "args": []}}}`}
		for _, name := range strings.Split(r.allowed, ", ") {
			if name != "or {custom = {...}}" {
				good = append(good, name)
			}
		}
		return good, append(bad, `{"custom": {}}`, `{"custom": {"yank": {"command": "a"}}}`)
	case "editor.terminal":
		return []string{`{"command": "foot", "args": ["-x"]}`, "{}"}, bad
	}
	return nil, bad
}

// elementsOfHelix is the list of elements in testdata/statusline.tsv.
func elementsOfHelix(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("testdata/statusline.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n")[1:] {
		if name, _, _ := strings.Cut(line, "\t"); !strings.HasPrefix(name, "(") {
			names = append(names, name)
		}
	}
	if len(names) != 24 {
		t.Errorf("%d elements", len(names))
	}
	return names
}

func TestTableIsSound(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range sections {
		if !slices.IsSortedFunc(s.rows, func(a, b Option) int { return strings.Compare(a.Name, b.Name) }) {
			t.Errorf("%s: the rows are not sorted by name", s.title)
		}
		for i := range s.rows {
			o := &s.rows[i]
			if seen[o.Path()] {
				t.Errorf("%s stands twice", o.Path())
			}
			seen[o.Path()] = true
			if find(o.Name, o.TopLevel) != o || o.TopLevel != s.rows[0].TopLevel {
				t.Errorf("%s is not found", o.Path())
			}
			if o.Doc == "" || !strings.HasSuffix(o.Doc, ".") || strings.Contains(o.Doc, "\n") {
				t.Errorf("%s: doc %q", o.Path(), o.Doc)
			}
			if parent := strings.LastIndexByte(o.Name, '.'); parent > 0 {
				if p := find(o.Name[:parent], o.TopLevel); p == nil || p.Kind != Group && p.Kind != Keys {
					t.Errorf("%s: its group has no row", o.Path())
				}
			}
			checkField(t, o)
		}
	}
	if o := Lookup("editor.soft-wrap.enable"); o == nil || o != Lookup("soft-wrap.enable") {
		t.Error("names may begin with editor.")
	}
}

func checkField(t *testing.T, o *Option) {
	t.Helper()
	kind := o.Kind
	if kind == Group {
		kind = o.Short
	}
	if kind == Group || kind == Keys {
		if o.field != nil {
			t.Errorf("%s: a field without a use", o.Path())
		}
		return
	}
	want := map[Kind]string{Bool: "*bool", Int: "*int", Millis: "*time.Duration", Size: "*int64", Number: "*float64",
		Char: "*int32", String: "*string", Enum: "*uint8", Strings: "*[]string", Ints: "*[]int",
		Pairs: "*config.AutoPairs", Program: "*runtime.Command"}
	got := fmt.Sprintf("%T", o.field(Default()))
	if got != want[kind] && !(kind == Int && got == "*config.MaybeInt") && !(kind == Enums && strings.HasPrefix(got, "config.enumSlice[")) {
		t.Errorf("%s: a field of type %s", o.Path(), got)
	}
	if (kind == Enum || kind == Enums) != (len(o.Names) > 0) {
		t.Errorf("%s: names %v", o.Path(), o.Names)
	}
	copyField(o.field(Default()), o.field(&defaults)) // knows the type
}

// Every field of the settings can be set by some option.
func TestEveryFieldHasAnOption(t *testing.T) {
	c := Default()
	reached := map[uintptr]bool{}
	for o := range Options() {
		if o.field != nil {
			p := reflect.ValueOf(o.field(c))
			if p.Kind() == reflect.Struct { // an enumSlice
				p = p.Field(0)
			}
			reached[p.Pointer()] = true
		}
	}
	var walk func(path string, v reflect.Value)
	walk = func(path string, v reflect.Value) {
		if reached[v.Addr().Pointer()] && v.Kind() != reflect.Struct {
			return
		}
		switch v.Interface().(type) {
		case AutoPairs, Command, MaybeInt:
			if path != "config.Editor.System.Terminal" && !reached[v.Addr().Pointer()] {
				t.Errorf("no option sets %s", path)
			}
			return
		}
		if v.Kind() != reflect.Struct {
			t.Errorf("no option sets %s", path)
			return
		}
		for i := range v.NumField() {
			walk(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
	walk("config.Editor", reflect.ValueOf(&c.Editor).Elem())
	walk("config.Theme", reflect.ValueOf(&c.Theme).Elem())
}

func TestEnumsHaveNames(t *testing.T) {
	for _, c := range []struct {
		got  fmt.Stringer
		want string
	}{
		{Relative, "relative"}, {Hidden, "hidden"}, {GutterCodeAction, "code-action-hint"}, {StatusCodeActionHint, "code-action-hint"},
		{Error, "error"}, {RenderDefault, "default"}, {BufferLineMultiple, "multiple"}, {BorderMenu, "menu"}, {IndentHybrid, "hybrid"},
		{LineEndingCRLF, "crlf"}, {StartPrevious, "previous"}, {KittyDisabled, "disabled"}, {ClipboardNone, "none"},
		{ClipboardCustom, "custom"}, {TrustInsecure, "insecure"}, {StatusRegister, "register"}, {StatusPosition, "position"},
	} {
		if c.got.String() != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// What Helix does not have: a new one is added here on purpose.
func TestOptionsOfOurOwn(t *testing.T) {
	want := []string{"auto-reload", "clipboard-limit", "esc-timeout", "journal.enable", "journal.interval",
		"lsp.code-lens", "lsp.min-free-memory", "lsp.semantic-tokens", "memory-limit", "modeline", "osc52-read",
		"shell-output-limit", "start-text", "syntax.enable", "syntax.max-file-size", "syntax.max-line-length",
		"syntax.parse-timeout", "theme-min-contrast", "undo-limit"}
	var got []string
	for o := range Options() {
		if o.Ours && o.Kind != Group {
			got = append(got, o.Name)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, c := range []struct{ name, text, want string }{
		{"memory-limit", "300M", `"300M"`}, {"memory-limit", "1048577", "1048577"}, {"memory-limit", "0", "0"},
		{"lsp.min-free-memory", "2 GiB", `"2G"`}, {"undo-limit", "1k", `"1K"`}, {"clipboard-limit", `"64KB"`, `"64K"`},
		{"theme-min-contrast", "4.5", "4.5"}, {"theme-min-contrast", "7", "7"}, {"esc-timeout", "0", "0"},
	} {
		cfg, err := Set(Default(), c.name, c.text)
		if err != nil {
			t.Errorf("%s %s: %v", c.name, c.text, err)
			continue
		}
		if got, _ := Get(cfg, c.name); got != c.want {
			t.Errorf("%s %s gives %s, want %s", c.name, c.text, got, c.want)
		}
	}
	for _, c := range [][2]string{{"memory-limit", "-1"}, {"memory-limit", "much"}, {"memory-limit", "9999999T"}, {"theme-min-contrast", "22"},
		{"theme-min-contrast", "-1"}, {"theme-min-contrast", "x"}, {"esc-timeout", "9000"}, {"journal.interval", "5"}} {
		if _, err := Set(Default(), c[0], c[1]); err == nil {
			t.Errorf("%s %s is accepted", c[0], c[1])
		}
	}
}
