package source

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEdit(t *testing.T) {
	for _, c := range []struct {
		name, text, key string
		value           any
		want            string
	}{
		{"empty file", "", "theme", "x", "theme = \"x\"\n"},
		{"replace, comment kept", "# my theme\ntheme = \"old\"   # nice\n", "theme", "new", "# my theme\ntheme = \"new\"   # nice\n"},
		{"replace without line break at the end", "theme='a'", "theme", "b", "theme=\"b\""},
		{"new key before the first table, with its comment", "# top\n\n# about the editor\n[editor]\nmouse = true\n", "theme", "x",
			"# top\n\ntheme = \"x\"\n\n# about the editor\n[editor]\nmouse = true\n"},
		{"new key after the other top keys", "a = 1\nb = 2 # two\n\n[t]\n", "theme", "x", "a = 1\nb = 2 # two\ntheme = \"x\"\n\n[t]\n"},
		{"only comments", "# nothing yet\n", "theme", "x", "# nothing yet\ntheme = \"x\"\n"},
		{"only comments, no line break", "# nothing yet", "theme", "x", "# nothing yet\ntheme = \"x\"\n"},
		{"new table", "theme = \"x\"\n", "editor.scrolloff", 3, "theme = \"x\"\n\n[editor]\nscrolloff = 3\n"},
		{"new table in an empty file", "", "editor.scrolloff", 3, "[editor]\nscrolloff = 3\n"},
		{"into a table, behind its last key", "[editor]\nmouse = true # m\n# more\n\n[keys]\n", "editor.scrolloff", 3,
			"[editor]\nmouse = true # m\nscrolloff = 3\n# more\n\n[keys]\n"},
		{"into an empty table", "[editor]\n\n[keys]\n", "editor.scrolloff", 3, "[editor]\nscrolloff = 3\n\n[keys]\n"},
		{"indented table", "[editor]\n  mouse = true\n", "editor.scrolloff", 3, "[editor]\n  mouse = true\n  scrolloff = 3\n"},
		{"deeper key in a table", "[editor]\nmouse = true\n", "editor.cursor-shape.insert", "bar", "[editor]\nmouse = true\ncursor-shape.insert = \"bar\"\n"},
		{"table of its own", "[editor]\nmouse = true\n[editor.cursor-shape]\nnormal = \"block\"\n", "editor.cursor-shape.insert", "bar",
			"[editor]\nmouse = true\n[editor.cursor-shape]\nnormal = \"block\"\ninsert = \"bar\"\n"},
		{"parent known only by its child", "[editor.cursor-shape]\nnormal = \"block\"\n", "editor.mouse", false,
			"[editor.cursor-shape]\nnormal = \"block\"\n\n[editor]\nmouse = false\n"},
		{"inline table", "[editor]\ncursor-shape = { normal = \"block\" } # c\n", "editor.cursor-shape.insert", "bar",
			"[editor]\ncursor-shape = { normal = \"block\", insert = \"bar\" } # c\n"},
		{"replace in an inline table", "cursor-shape = { insert = 'x', normal = \"block\" }\n", "cursor-shape.insert", "bar",
			"cursor-shape = { insert = \"bar\", normal = \"block\" }\n"},
		{"empty inline table", "[editor]\nsearch = {}\n", "editor.search.smart-case", true, "[editor]\nsearch = { smart-case = true }\n"},
		{"inline table over lines", "s = {\n  a = 1, # one\n}\n", "s.b", 2, "s = {\n  a = 1, b = 2, # one\n}\n"},
		{"inline table with dotted keys", "s = { a.b = 1 }\n", "s.a.c", 2, "s = { a.b = 1, a.c = 2 }\n"},
		{"dotted keys at the top", "editor.mouse = true\nx = 1\n", "editor.scrolloff", 3, "editor.mouse = true\neditor.scrolloff = 3\nx = 1\n"},
		{"dotted keys in a table", "[editor]\nsearch.wrap-around = true\nmouse = true\n", "editor.search.smart-case", false,
			"[editor]\nsearch.wrap-around = true\nsearch.smart-case = false\nmouse = true\n"},
		{"list over lines is replaced whole", "rulers = [\n  80, # a\n  100,\n] # end\nx = 1\n", "rulers", []int{90}, "rulers = [90] # end\nx = 1\n"},
		{"string over lines", "a = \"\"\"x\n= y\"\"\"\nb = 1\n", "a", "z", "a = \"z\"\nb = 1\n"},
		{"table replaced by a value", "x = 1\n\n[theme]\n# by day\nlight = \"a\"\ndark = \"b\"\n\n[editor]\nm = 1\n", "theme", "c",
			"x = 1\ntheme = \"c\"\n\n# by day\n\n[editor]\nm = 1\n"},
		{"dark half of a table", "[theme]\nlight = \"a\"\ndark = \"b\"\n", "theme.dark", "c", "[theme]\nlight = \"a\"\ndark = \"c\"\n"},
		{"CRLF", "a = 1\r\n[t]\r\nb = 2\r\n", "t.c", 3, "a = 1\r\n[t]\r\nb = 2\r\nc = 3\r\n"},
		{"CRLF, new table", "a = 1\r\n", "t.c", 3, "a = 1\r\n\r\n[t]\r\nc = 3\r\n"},
		{"byte order mark", "\ufeff[t]\na = 1\n", "theme", "x", "\ufefftheme = \"x\"\n\n[t]\na = 1\n"},
		{"byte order mark, replace", "\ufefftheme = 'y'\n", "theme", "x", "\ufefftheme = \"x\"\n"},
		{"key in quotes", "[keys.normal]\n\"C-a\" = 'x'\n", "keys.normal.%", "no_op", "[keys.normal]\n\"C-a\" = 'x'\n\"%\" = \"no_op\"\n"},
		{"no line break at the end of a table", "[t]\na = 1", "t.b", 2, "[t]\na = 1\nb = 2\n"},
		{"a list of tables is left alone", "[[l]]\na = 1\n", "t.b", 2, "[[l]]\na = 1\n\n[t]\nb = 2\n"},
		{"a value with everything", "", "v", map[string]any{"a b": []any{int64(1), 1.0, true, "\"\\\n\x01é"}, "c": map[string]any{}},
			"v = { \"a b\" = [1, 1.0, true, \"\\\"\\\\\\n\\u0001é\"], c = {} }\n"},
	} {
		got, err := Edit(c.text, strings.Split(c.key, "."), c.value)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\n got %q\nwant %q", c.name, err, got, c.want)
		}
	}
}

func TestEditRefuses(t *testing.T) {
	for _, c := range []struct {
		name, text, key, want string
		value                 any
	}{
		{"broken file", "a = \n[t]\n", "t.b", "the file has an error to be mended first: line 1, column 5: a: a value is missing", 1},
		{"value in the way", "editor = 5\n", "editor.mouse", "editor is already set to something else on line 1", true},
		{"list of tables", "[[l]]\na = 1\n", "l", errShape.Error(), 1},
		{"half of an inline table", "s = { a.b = 1 }\n", "s.a", errShape.Error(), 1},
		{"no TOML value", "", "a", "a value of type struct {} cannot be written as TOML", struct{}{}},
	} {
		got, err := Edit(c.text, strings.Split(c.key, "."), c.value)
		if err == nil || err.Error() != c.want || got != "" {
			t.Errorf("%s: got %q, %v", c.name, got, err)
		}
	}
	if _, err := Edit("", nil, 1); err == nil {
		t.Error("an empty path is refused")
	}
}

// What Edit returns must say what was said before plus the new value, and all
// lines that do not hold the key must still be there.
func FuzzEdit(f *testing.F) {
	for _, text := range valid {
		for _, key := range []string{"a", "t.x", "a.b", "a.b.c.d", "fruit.apple.smooth", "l.sub.y", "q r"} {
			f.Add(text, key, "value \"1\"\n")
		}
	}
	f.Fuzz(func(t *testing.T, text, key, value string) {
		path := strings.Split(key, ".")
		if len(path) > 8 || !utf8.ValidString(value) {
			return
		}
		out, err := Edit(text, path, value)
		if err != nil {
			if out != "" {
				t.Error("text beside an error")
			}
			return
		}
		file := Parse("f", out)
		v, ok := file.Root.Lookup(path...)
		if len(file.Errors) > 0 || !ok || v.Data != value {
			t.Fatalf("%q is %v; %v", key, v.Data, file.Errors)
		}
		if _, err := decode(t, out); err != nil {
			t.Fatalf("the library refuses the result: %v\n%q", err, out)
		}
		again, err := Edit(out, path, value)
		if err != nil || again != out {
			t.Fatalf("the same edit again: %v\n%q\n%q", err, out, again)
		}
		before, after := Parse("f", text).Root.Plain(), file.Root.Plain()
		remove(before, path)
		remove(after, path)
		if !reflect.DeepEqual(normal(before), normal(after)) {
			t.Fatalf("other keys changed\n%q\n%q", text, out)
		}
	})
}

// remove deletes path and the tables that become empty by it.
func remove(m map[string]any, path []string) {
	if len(path) > 1 {
		if inner, ok := m[path[0]].(map[string]any); ok {
			remove(inner, path[1:])
			if len(inner) > 0 {
				return
			}
		}
	}
	delete(m, path[0])
}

func BenchmarkParse(b *testing.B) {
	var text strings.Builder
	text.WriteString("theme = \"x\"\n# a comment\n[editor]\nline-number = \"relative\"\nrulers = [80, 100]\nx = { a = true, b = 'c' }\n")
	for i := range 30 {
		fmt.Fprintf(&text, "key-%d = \"value\"\n", i)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if f := Parse("f", text.String()); len(f.Errors) > 0 {
			b.Fatal(f.Errors)
		}
	}
}
