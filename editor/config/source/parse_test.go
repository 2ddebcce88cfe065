package source

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
)

// valid are files that cover the grammar; the library is the judge.
var valid = []string{
	"",
	"# only a comment",
	"\ufeffa = 1\n",
	"a = 1\nb = -17\nc = 0\nd = 1_000\ne = 0xff\nf = 0o17\ng = 0b101\nh = +5\n",
	"a = 1.5\nb = -0.25e3\nc = inf\nd = -nan\ne = 123456789012345678\nf = 9223372036854775807\n",
	"a = true\nb = false # yes\n",
	"a = \"x\\ty\\u00e9\\\"\"\nb = 'C:\\dir'\nc = \"\"\n",
	"a = \"\"\"\nfirst\nsecond \\\n   third\"\"\"\nb = '''\n'it''s'''\nc = \"\"\"\"quoted\"\"\"\"\"\n",
	"a = 1979-05-27T07:32:00Z\nb = 1979-05-27 07:32:00\nc = 1979-05-27\nd = 07:32:00\n",
	"a = [1, 2,\n  # three\n  3,\n]\nb = [[1], [\"x\", 'y']]\nc = []\n",
	"a = { x = 1, y.z = 2, \"q r\" = [1] }\nb = {}\nc = {\n  x = 1, # one\n  y = 2,\n}\n",
	"a.b.c = 1\na.b.d = 2\na.e = 3\n\"a b\".'c d' = 4\n",
	"[a]\nx = 1\n[a.b]\ny = 2\n[c.d.e]\nz = 3\n[c]\nw = 4\n",
	"[[l]]\nn = 1\n[[l]]\nn = 2\n[l.sub]\nx = 1\n[[l.deep]]\ny = 1\n[[l.deep]]\ny = 2\n",
	"[a]\r\nx = 1\r\n\r\n# c\r\n[b]\r\ny = [\r\n1,\r\n2]\r\n",
	"  [ a . \"b\" ]  # c\n  x   =   1\n",
	"1 = 2\n3.4 = 5\n-_ = 6\n",
	"[fruit]\napple.color = 1\n[fruit.apple.taste]\nsweet = true\n",
	"x = [{a = 1}, {a = 2, b = {c = 3}}]\n",
}

func decode(t *testing.T, text string) (map[string]any, error) {
	t.Helper()
	var m map[string]any
	_, err := toml.Decode(text, &m)
	return m, err
}

// normal makes the library's result comparable: lists of tables have a type
// of their own there, and not-a-number equals nothing.
func normal(v any) any {
	switch v := v.(type) {
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, e := range v {
			m[k] = normal(e)
		}
		return m
	case []map[string]any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = normal(e)
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i, e := range v {
			list[i] = normal(e)
		}
		return list
	case float64:
		return fmt.Sprint(v)
	case time.Time:
		return v.Format(time.RFC3339Nano) + v.Location().String()
	}
	return v
}

func TestValidFilesReadAsTheLibraryReadsThem(t *testing.T) {
	for _, text := range valid {
		f := Parse("f", text)
		if len(f.Errors) > 0 {
			t.Errorf("%q: %v", text, f.Errors)
		}
		want, err := decode(t, text)
		if err != nil {
			t.Fatalf("%q: the library refuses it: %v", text, err)
		}
		if got := normal(f.Root.Plain()); !reflect.DeepEqual(got, normal(map[string]any(want))) {
			t.Errorf("%q:\n got %v\nwant %v", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range valid {
		f.Add(text)
	}
	for _, c := range broken {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		file := Parse("f", text)
		for _, e := range file.Errors {
			if e.Line < 1 || e.Line > 1+strings.Count(text, "\n") || e.Col < 1 || e.Text == "" || strings.Contains(e.Error(), "\n") {
				t.Errorf("bad position or text: %+v", e)
			}
		}
		checkLines(t, file.Root, 1+strings.Count(text, "\n"))
		want, err := decode(t, text)
		if err != nil || len(text) > maxSize {
			return
		}
		if len(file.Errors) > 0 {
			// The library is lax about keys that are set twice in the guise of
			// dotted keys, and has no limit of depth.
			for _, lax := range []string{"nested too deeply", "already", "cannot be added to", "is not a table"} {
				if strings.Contains(file.Errors[0].Text, lax) {
					return
				}
			}
			t.Fatalf("the library accepts what we refuse: %v", file.Errors)
		}
		if got := normal(file.Root.Plain()); !reflect.DeepEqual(got, normal(map[string]any(want))) {
			t.Fatalf("\n got %v\nwant %v", got, want)
		}
	})
}

func checkLines(t *testing.T, table *Table, last int) {
	for k, v := range table.All() {
		if v.Line < 1 || v.Line > last {
			t.Errorf("%q stands on line %d of %d", k, v.Line, last)
		}
		if inner, ok := v.Data.(*Table); ok {
			checkLines(t, inner, last)
		}
	}
}

// broken are files with mistakes: what is reported and what stays active.
var broken = []struct {
	name, text string
	errors     []string
	want       map[string]any
}{
	{"value without quotes", "a = 1\nb = relative\nc = 3\n",
		[]string{`line 2, column 5: b: "relative" is not a value; text must stand in quotes`},
		map[string]any{"a": int64(1), "c": int64(3)}},
	{"missing equals sign", "[e]\nx 5\ny = 6\n",
		[]string{`line 2, column 3: e.x: "=" and a value must follow the key`},
		map[string]any{"e": map[string]any{"y": int64(6)}}},
	{"missing value", "a =\nb = 2",
		[]string{`line 1, column 4: a: a value is missing`},
		map[string]any{"b": int64(2)}},
	{"string not closed", "a = \"x\nb = 2\n",
		[]string{`line 1, column 5: a: the string is not closed on its line`},
		map[string]any{"b": int64(2)}},
	{"list not closed before a key", "a = [1, 2\nb = 2\n[t]\nc = 3\n",
		[]string{`line 1, column 5: a: the list that begins here is not closed`},
		map[string]any{"b": int64(2), "t": map[string]any{"c": int64(3)}}},
	{"list not closed before a header", "a = [\n  1,\n[t.u]\nc = 3\n",
		[]string{`line 1, column 5: a: the list that begins here is not closed`},
		map[string]any{"t": map[string]any{"u": map[string]any{"c": int64(3)}}}},
	{"list never closed", "x = 1\na = [\n  \"one\",\n  \"two\",\n",
		[]string{`line 2, column 5: a: the list that begins here is not closed`},
		map[string]any{"x": int64(1)}},
	{"bad element of a list of several lines", "a = [\n  1,\n  oops,\n  [\"b\"]\n]\nc = 1\n",
		[]string{`line 3, column 3: a: "oops" is not a value; text must stand in quotes`},
		map[string]any{"c": int64(1)}},
	{"three quotes never closed", "a = \"\"\"text\nb = 2\nc = 3\n",
		[]string{`line 1, column 5: a: the string in three quotes is not closed`},
		map[string]any{"b": int64(2), "c": int64(3)}},
	{"inline table not closed", "a = { x = 1\nb = 2\n",
		[]string{`line 2, column 1: a: "," or "}" is missing in the table`},
		map[string]any{"b": int64(2)}},
	{"header not closed", "[editor\nx = 1\n",
		[]string{`line 1, column 8: editor: "]" is missing at the end of the table's name`},
		map[string]any{"editor": map[string]any{"x": int64(1)}}},
	{"broken header loses its table only", "a = 1\n[e!]\nx = 1\n[f]\ny = 2\n",
		[]string{`line 2, column 3: e: "]" is missing at the end of the table's name; the settings of this table are ignored`},
		map[string]any{"a": int64(1), "f": map[string]any{"y": int64(2)}}},
	{"empty header", "[]\nx = 1\n",
		[]string{`line 1, column 2: a key is missing before "]"; the settings of this table are ignored`},
		map[string]any{}},
	{"key twice", "a = 1\na = 2\n",
		[]string{`line 2, column 1: a: already set on line 1; this line is ignored`},
		map[string]any{"a": int64(1)}},
	{"table twice", "[e]\na = 1\n[f]\n[e]\nb = 2\na = 3\n",
		[]string{`line 4, column 1: e: this table already begins on line 1; join the two`,
			`line 6, column 1: e.a: already set on line 2; this line is ignored`},
		map[string]any{"e": map[string]any{"a": int64(1), "b": int64(2)}, "f": map[string]any{}}},
	{"table over a value", "e = 1\n[e]\nb = 2\n",
		[]string{`line 2, column 1: e: is already set on line 1`},
		map[string]any{"e": int64(1)}},
	{"text after a value", "a = 1 2\nb = 2\n",
		[]string{`line 1, column 7: a: unexpected text after the value`},
		map[string]any{"b": int64(2)}},
	{"escape", "a = \"C:\\dir\"\nb = 1\n",
		[]string{`line 1, column 5: a: invalid escape in string '\d'; write \\ for a backslash, or use single quotes`},
		map[string]any{"b": int64(1)}},
	{"invalid UTF-8", "a = \"\xff\"\n# \xff\nb = 1\n",
		[]string{`line 1, column 5: a: the string is not valid UTF-8`},
		map[string]any{"b": int64(1)}},
	{"UTF-16", "\xff\xfea\x00=\x001\x00", []string{`line 1, column 1: the file is not UTF-8 text and is not read`}, map[string]any{}},
	{"key with a sign", "C-a% = 1\nb = 1\n",
		[]string{`line 1, column 4: C-a: "=" and a value must follow the key`},
		map[string]any{"b": int64(1)}},
	{"key that must be quoted", "% = 1\nb = 1\n",
		[]string{`line 1, column 1: a key with the character '%' must stand in quotes`},
		map[string]any{"b": int64(1)}},
}

func TestABrokenLineCostsThatLineAlone(t *testing.T) {
	for _, c := range broken {
		t.Run(c.name, func(t *testing.T) {
			f := Parse("f", c.text)
			var got []string
			for _, e := range f.Errors {
				got = append(got, e.Error())
			}
			if !reflect.DeepEqual(got, c.errors) {
				t.Errorf("errors:\n got %q\nwant %q", got, c.errors)
			}
			if p := f.Root.Plain(); !reflect.DeepEqual(p, c.want) {
				t.Errorf("active:\n got %v\nwant %v", p, c.want)
			}
		})
	}
}

func TestLinesOfKeys(t *testing.T) {
	f := Parse("f", "theme = \"x\"\n\n[keys.normal]\nC-a = \"a\"\n[keys.normal.g]\nx = [\n  \"one\",\n  \"two\",\n]\ny = { a = \"b\",\n  c = \"d\" }\n[keys]\n")
	for _, c := range []struct {
		path string
		line int
	}{
		{"theme", 1}, {"keys", 12}, {"keys normal", 3}, {"keys normal C-a", 4}, {"keys normal g", 5},
		{"keys normal g x", 6}, {"keys normal g y", 10}, {"keys normal g y c", 11}, {"keys normal nothing", 3}, {"none", 0},
	} {
		if got := f.Root.LineOf(strings.Fields(c.path)...); got != c.line {
			t.Errorf("%s: line %d, want %d", c.path, got, c.line)
		}
	}
	v, ok := f.Root.Lookup("keys", "normal", "g", "x")
	if list, isList := v.Data.([]Value); !ok || !isList || list[1].Line != 8 {
		t.Errorf("second element: %+v", v)
	}
}

func TestOrderOfKeysIsKept(t *testing.T) {
	var text strings.Builder
	var want []string
	for i := range 3 * indexFrom {
		key := fmt.Sprint("k", (i*31)%97)
		want = append(want, key)
		fmt.Fprintf(&text, "%s = %d\n", key, i)
	}
	f := Parse("f", text.String())
	var got []string
	for k, v := range f.Root.All() {
		got = append(got, k)
		if w, ok := f.Root.Get(k); !ok || w.Line != v.Line {
			t.Errorf("Get(%q) differs from All", k)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestErrorsAndSizeAreBounded(t *testing.T) {
	f := Parse("f", strings.Repeat("a b\n", 10*maxErrors))
	if len(f.Errors) != maxErrors {
		t.Errorf("%d errors", len(f.Errors))
	}
	f = Parse("f", "a = "+strings.Repeat("[", 100000))
	if len(f.Errors) != 1 || !strings.Contains(f.Errors[0].Text, "nested too deeply") {
		t.Errorf("%v", f.Errors)
	}
	f = Parse("f", "a = 1\n"+strings.Repeat("#", maxSize))
	if len(f.Errors) != 1 || f.Root.Len() != 0 {
		t.Errorf("%v %d", f.Errors, f.Root.Len())
	}
}

func TestMerge(t *testing.T) {
	base := Parse("b", "a = 1\nt = { x = 1, u = { v = 1, w = 1 } }\nl = [1]\nk = { z = 1 }\n").Root
	over := Parse("o", "t = { u = { v = 2 }, y = 3 }\nl = [2]\nk = 5\nn = 1\n").Root
	for _, c := range []struct {
		depth int
		want  string
	}{
		{3, "a = 1\nt = { x = 1, u = { v = 2, w = 1 }, y = 3 }\nl = [2]\nk = 5\nn = 1\n"},
		{2, "a = 1\nt = { x = 1, u = { v = 2 }, y = 3 }\nl = [2]\nk = 5\nn = 1\n"},
		{1, "a = 1\nt = { u = { v = 2 }, y = 3 }\nl = [2]\nk = 5\nn = 1\n"},
		{0, "t = { u = { v = 2 }, y = 3 }\nl = [2]\nk = 5\nn = 1\n"},
	} {
		want := Parse("w", c.want).Root.Plain()
		if got := Merge(base, over, c.depth).Plain(); !reflect.DeepEqual(got, want) {
			t.Errorf("depth %d: got %v, want %v", c.depth, got, want)
		}
	}
	if Merge(nil, over, 3) != over || Merge(base, nil, 3) != base {
		t.Error("a missing side gives the other one")
	}
	merged := Merge(base, over, 3)
	if v, _ := merged.Lookup("a"); v.File.Name != "b" {
		t.Error("a comes from b")
	}
	if v, _ := merged.Lookup("t", "u", "v"); v.File.Name != "o" {
		t.Error("t.u.v comes from o")
	}
}
