package registry_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/editor/syntax"
	"hx/internal/hxtest"
	"hx/keymap"
)

// tsv reads a table without its first line, the names of its columns.
func tsv(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	var out [][]string
	for _, line := range lines(t, filepath.Join("testdata", name))[1:] {
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("%s: %q has %d columns, want %d", name, line, len(row), columns)
		}
		out = append(out, row)
	}
	return out
}

// TestEveryRegister: what can be written can be read, what cannot says so.
func TestEveryRegister(t *testing.T) {
	rows := tsv(t, "registers.tsv", 2)
	for _, row := range rows {
		name, kind := []rune(row[0])[0], row[1]
		s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one two\n"}, Open: "a.txt"})
		s.Keys(t, "e")
		err := s.Ed.Regs.Write(name, []string{"x", "y"})
		got, _ := s.Ed.Regs.Read(name)
		switch kind {
		case "storage", "clipboard":
			if err != nil || !slices.Equal(got, []string{"x", "y"}) {
				t.Errorf("register %c holds %q after x and y were written (%v)", name, got, err)
			}
			if kind == "clipboard" && s.Clipboard == "" {
				t.Errorf("register %c does not reach the clipboard", name)
			}
		case "black hole":
			if err != nil || len(got) > 1 || strings.Join(got, "") != "" {
				t.Errorf("register %c holds %q (%v)", name, got, err)
			}
		case "read only":
			want := map[rune]string{'#': "1", '.': "one", '%': "a.txt"}[name]
			if err == nil || !slices.Equal(got, []string{want}) {
				t.Errorf("register %c holds %q, want %q, and must not be written (%v)", name, got, want, err)
			}
		default:
			t.Errorf("register %c is of no known kind", name)
		}
	}
	t.Logf("registers: %d rows", len(rows))
}

// TestEveryTextObject: mi and ma with every key of the table, and the popup
// lists the named ones.
func TestEveryTextObject(t *testing.T) {
	unescape := strings.NewReplacer(`\n`, "\n")
	rows := tsv(t, "objects.tsv", 4)
	built := 0
	for _, row := range rows {
		key, before := row[0], unescape.Replace(row[1])
		s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.rs": "x\n"}, Open: "a.rs", Config: "[editor.lsp]\nenable = false\n"})
		s.Keys(t, "mi")
		if s.Ed.Info == nil {
			t.Fatal("mi shows no popup")
		}
		if len(key) == 1 && key >= "A" && key <= "z" && key != "[" && key != "]" && key != "`" {
			found := false
			for _, r := range s.Ed.Info.Rows {
				found = found || r.Key == key
			}
			if !found {
				t.Errorf("the popup of mi does not show %s", key)
				continue
			}
		}
		built++
		if before == "-" || !syntax.HaveTreeSitter && strings.Contains("tface", key) {
			continue
		}
		for i, way := range []string{"mi", "ma"} {
			want := unescape.Replace(row[2+i])
			if want == "-" {
				continue
			}
			if got := playObject(t, before, way+key); got != want {
				t.Errorf("%s%s of %q gives %q, want %q", way, key, before, got, want)
			}
		}
	}
	t.Logf("text objects: %d of %d are built", built, len(rows))
}

func playObject(t *testing.T, before, keys string) string {
	text, sel, err := hxtest.Unmark(before)
	if err != nil {
		t.Fatal(err)
	}
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.rs": text}, Open: "a.rs", Config: "[editor.lsp]\nenable = false\n"})
	s.Ed.Select(s.Ed.View(), sel)
	s.Keys(t, keys)
	return s.State()
}

// TestEveryExpansion: each kind of expansion that there is in a command line.
func TestEveryExpansion(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.rs": "one\ntwo three\n"}, Open: "a.rs", Config: "[editor.lsp]\nenable = false\n"})
	if err := os.Mkdir(filepath.Join(s.Dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	s.Keys(t, "jwve\"ay")
	s.Keys(t, "v")
	cases := map[string][2]string{
		"%{cursor_line}":               {"%{cursor_line}", "2"},
		"%{cursor_column}":             {"%{cursor_column}", "9"},
		"%{buffer_name}":               {"%{buffer_name}", "a.rs"},
		"%{file_path_absolute}":        {"%{file_path_absolute}", filepath.Join(s.Dir, "a.rs")},
		"%{line_ending}":               {`"x%{line_ending}y"`, "x\ny"},
		"%{current_working_directory}": {"%{current_working_directory}", s.Dir},
		"%{workspace_directory}":       {"%{workspace_directory}", s.Dir},
		"%{language}":                  {"%{language}", "rust"},
		"%{selection}":                 {"%{selection}", "two three"},
		"%{selection_line_start}":      {"%{selection_line_start}", "2"},
		"%{selection_line_end}":        {"%{selection_line_end}", "2"},
		"%u{HEX}":                      {"%u{e9}", "é"},
		"%sh{COMMAND}":                 {"%sh{printf '%%s.' %{cursor_line}}", "2."},
		"%reg{R}":                      {"%reg{a}", "two three"},
	}
	names := lines(t, "testdata/expansions.txt")
	for _, name := range names {
		c, ok := cases[name]
		if !ok {
			t.Errorf("no case for %s", name)
			continue
		}
		s.Keys(t, ":echo ")
		for _, ch := range c[0] {
			s.Events(event.Key{Key: keymap.Char(ch)})
		}
		s.Keys(t, "<ret>")
		s.Wait(30e9)
		if got := s.Ed.Msg.Text; got != c[1] {
			t.Errorf(":echo %s says %q, want %q", c[0], got, c[1])
		}
	}
	if len(names) != len(cases) {
		t.Errorf("%d expansions, %d cases", len(names), len(cases))
	}
	t.Logf("expansions: %d of %d are built", len(cases), len(names))
}
