package ui

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"hx/editor/event"
	"hx/editor/text"
	"hx/keymap"
)

// keys reads key notation. «…» is a paste.
func events(t testing.TB, notation string) []event.Event {
	t.Helper()
	var list []event.Event
	for notation != "" {
		before, rest, _ := strings.Cut(notation, "«")
		keys, err := keymap.ParseKeys(before)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			list = append(list, event.Key{Key: k})
		}
		if strings.Contains(notation, "«") {
			var paste string
			paste, rest, _ = strings.Cut(rest, "»")
			list = append(list, event.Paste{Text: paste})
		}
		notation = rest
	}
	return list
}

// feed gives the events to a layer and returns the last result.
func feed(t testing.TB, l Layer, notation string) Result {
	t.Helper()
	result := Ignored
	for _, ev := range events(t, notation) {
		result = l.Handle(ev)
	}
	return result
}

// marked is a line with its cursor.
func marked(f *Field) string { return f.Text()[:f.Cursor()] + "¦" + f.Text()[f.Cursor():] }

func TestField(t *testing.T) {
	const words = "foo bar-baz/qux.x  y"
	for _, c := range []struct{ keys, want string }{
		{"abc", "abc¦"},
		{"foo bar<C-b><left>x", "foo bx¦ar"},
		{"foo<C-a>x<C-e>y", "xfooy¦"},
		{"foo<home>x<end>y", "xfooy¦"},
		{"foo<C-a><right><C-f>x", "fox¦o"},
		{words + "<C-w>", "foo bar-baz/qux.x  ¦"},
		{words + "<A-b><A-b>", "foo bar-baz/¦qux.x  y"},
		{words + "<C-left><C-left><C-left>", "foo ¦bar-baz/qux.x  y"},
		{words + "<C-w><A-backspace><C-backspace>", "foo ¦"},
		{words + "<C-w><C-w><C-w><C-w><C-w>", "¦"},
		{words + "<C-a><A-f>", "foo ¦bar-baz/qux.x  y"},
		{words + "<C-a><A-f><C-right>", "foo bar-baz/¦qux.x  y"},
		{words + "<C-a><A-f><A-f><A-f><A-f><A-f>", words + "¦"},
		{words + "<C-a><A-d><A-del><C-del>", "¦y"},
		{"foo bar<C-a><right><A-f>|", "foo |¦bar"},
		{"foo bar<C-a><right><right><right><A-d>", "foo¦bar"},
		{"foo bar<left><left><C-w>", "foo ¦ar"},
		{"foo/<C-w>", "¦"},
		{"foo bar<left><C-u>", "¦r"},
		{"foo bar<C-a><right><C-k>", "f¦"},
		{"foo<left><C-h><C-d>", "f¦"},
		{"foo<left><backspace><del><S-backspace>", "¦"},
		{"<backspace><del><C-w><A-d>x", "x¦"},
		{"é<left>x", "x¦é"},
		{"<A-x><C-x><F5>y", "xxy¦"}, // other modifiers are ignored
		{"a<C-r>1b", "a[1]b¦"},
		{"a<C-r><esc>b", "ab¦"},
		{"a<C-r><C-x>b", "ab¦"},
		{"a <C-s>", "a word¦"},
		{"a«b\r\nc\rd\n»", "ab\nc\nd¦"},
		{"a«\xff»", "a\uFFFD¦"},
		{"«🇩🇪é👩‍👩‍👧»<left><left>x", "🇩🇪x¦é👩‍👩‍👧"},
		{"«🇩🇪é👩‍👩‍👧»<backspace><backspace>", "🇩🇪¦"},
		{"a«\u0301»<left>", "¦a\u0301"},
		{"«\u0301»<C-a>a", "a\u0301¦"}, // what is typed may join what follows
	} {
		p := NewPrompt(PromptOptions{
			Accept:   func(string) {},
			Register: func(name rune) string { return "[" + string(name) + "]\n" },
			Word:     func() string { return "word" },
		})
		feed(t, p, c.keys)
		if got := marked(&p.field); got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
}

// TestFieldBound: what is too long is not inserted in part.
func TestFieldBound(t *testing.T) {
	var f Field
	f.Insert(strings.Repeat("x", maxLine-1))
	f.Insert("yy")
	if len(f.Text()) != maxLine-1 || f.Cursor() != maxLine-1 {
		t.Error(len(f.Text()), f.Cursor())
	}
	f.Insert("y")
	if len(f.Text()) != maxLine {
		t.Error(len(f.Text()))
	}
}

// bits are texts whose graphemes join in odd ways.
var bits = []string{"a", "é", "e\u0301", "\u0301", "🇩", "👩", "\u200d", "漢", " ", "/", "\t", "\n", "\xff", "x y/z", ""}

// promptKeys are all keys a prompt knows, and some it does not.
func promptKeys(w keymap.Widget) []keymap.Key {
	list := []keymap.Key{keymap.Char('a'), keymap.Char(' '), keymap.Ctrl('x'), keymap.Named(keymap.Insert), {}}
	for k := range w.Keys() {
		list = append(list, k)
	}
	return list
}

// TestFieldLaws: random keys keep the line valid and the cursor on a boundary.
func TestFieldLaws(t *testing.T) {
	keys := promptKeys(keymap.PromptWidget)
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 1))
		bit := func() string { return bits[rng.IntN(len(bits))] }
		f := Field{Register: func(rune) string { return bit() }, Word: bit}
		for range 60 {
			if rng.IntN(3) == 0 {
				f.Insert(bit())
			} else {
				k := keys[rng.IntN(len(keys))]
				f.Handle(k, keymap.PromptWidget.Action(k))
			}
			checkField(t, &f)
		}
	}
}

func checkField(t testing.TB, f *Field) {
	t.Helper()
	if !utf8.ValidString(f.Text()) {
		t.Fatalf("%q is not valid", f.Text())
	}
	if f.Cursor() < 0 || f.Cursor() > len(f.Text()) || !text.FromString(f.Text()).IsBoundary(f.Cursor()) {
		t.Fatalf("%q: the cursor is at %d", f.Text(), f.Cursor())
	}
}

func TestVisibleLine(t *testing.T) {
	for _, c := range []struct {
		line   string
		cursor int
		width  int
		want   string
		cell   int
	}{
		{"", 0, 10, "", 0},
		{"abc", 3, 10, "abc", 3},
		{"abcdefghi", 9, 10, "abcdefghi", 9},
		{"abcdefghij", 10, 10, "<fghij", 5},
		{"abcdefghij", 7, 10, "abcdefghij", 7},
		{"abcdefghijk", 7, 10, "abcdefghij>", 7},
		{"abcdefghijk", 8, 10, "<fghijk", 3},
		{"abcdefghijklmnopqrs", 12, 10, "<fghijklmno>", 7},
		{"漢漢漢漢漢漢", 0, 8, "漢漢漢漢>", 0},
		{"漢漢漢漢漢漢", 18, 8, "<漢漢", 4},
	} {
		v := VisibleLine(c.line, c.cursor, c.width)
		got := c.line[v.From:v.To]
		if v.Left {
			got = "<" + got
		}
		if v.Right {
			got += ">"
		}
		if got != c.want || v.Cell != c.cell {
			t.Errorf("%q at %d in %d: %q, cell %d", c.line, c.cursor, c.width, got, v.Cell)
		}
	}
}

// TestVisibleLaws: the cursor is always shown, and no mark covers it.
func TestVisibleLaws(t *testing.T) {
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 2))
		var f Field
		for range rng.IntN(40) {
			f.Insert(bits[rng.IntN(len(bits))])
		}
		for range rng.IntN(40) {
			f.Handle(keymap.Named(keymap.Left), keymap.PromptLeft)
		}
		width := 8 + rng.IntN(30)
		line, cursor := f.Text(), f.Cursor()
		v := VisibleLine(line, cursor, width)
		cells := text.StringWidth(line[v.From:v.To])
		switch {
		case v.From > cursor || v.To < cursor || cells > width:
			t.Fatalf("%q at %d in %d: %+v", line, cursor, width, v)
		case v.Cell != text.StringWidth(line[v.From:cursor]) || v.Cell >= width:
			t.Fatalf("%q at %d in %d: %+v", line, cursor, width, v)
		case v.Left != (v.From > 0) || v.Right != (v.To < len(line)):
			t.Fatalf("%q at %d in %d: %+v", line, cursor, width, v)
		case v.Left && v.Cell == 0 || v.Right && v.Cell >= width-1:
			t.Fatalf("%q at %d in %d: covered, %+v", line, cursor, width, v)
		}
	}
}

func TestGrid(t *testing.T) {
	for _, c := range []struct {
		count, widest, width, rows, chosen int
		want                               Grid
	}{
		{413, 24, 80, 10, -1, Grid{2, 10, 40, 0, 20}},
		{413, 24, 80, 10, 25, Grid{2, 10, 40, 20, 20}},
		{3, 10, 80, 10, 0, Grid{2, 2, 40, 0, 3}},
		{3, 60, 80, 10, 0, Grid{1, 3, 80, 0, 3}},
		{25, 10, 200, 10, 24, Grid{6, 5, 33, 0, 25}},
		{21, 10, 20, 10, 20, Grid{1, 10, 20, 20, 1}},
		{5, 99, 20, 10, 99, Grid{1, 5, 20, 0, 5}},
		{0, 0, 80, 10, 0, Grid{}},
		{3, 1, 0, 10, 0, Grid{}},
	} {
		g := GridOf(c.count, c.widest, c.width, c.rows, c.chosen)
		if g != c.want {
			t.Errorf("%+v: %+v", c, g)
		}
		seen := 0
		for col := -1; col <= g.Columns; col++ {
			for row := -1; row <= g.Rows; row++ {
				if i, ok := g.At(col, row); ok {
					if i < g.First || i >= g.First+g.Count {
						t.Errorf("%+v: entry %d at %d, %d", g, i, col, row)
					}
					seen++
				}
			}
		}
		if seen != g.Count {
			t.Errorf("%+v shows %d entries", g, seen)
		}
	}
}
