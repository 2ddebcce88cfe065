package render_test

import (
	"strings"
	"testing"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/event"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
	"hx/internal/hxtest"
	"hx/render"
	"hx/render/cell"
	"hx/themes"
)

// look is a painted session to be asked for styles.
type look struct {
	t *testing.T
	s *hxtest.Session
	f *cell.Frame
}

func newLook(t *testing.T, content, conf, keys string, w, h int) *look {
	s := hxtest.New(t, hxtest.Options{Config: conf, Files: map[string]string{"a.txt": content}, Open: "a.txt", Width: w, Height: h})
	s.Keys(t, keys)
	return &look{t, s, paint(s)}
}

func (l *look) style(x, y int) themes.Style { return l.f.Style(l.f.Row(y)[x].Style()) }

// has wants a cell to look as a scope says, in the colours that scope sets.
func (l *look) has(x, y int, scope string, yes bool) {
	l.t.Helper()
	want, ok := l.s.Ed.Theme.Lookup(scope)
	if !ok {
		l.t.Fatalf("the theme has no %s", scope)
	}
	got := l.style(x, y)
	if is := want.Over(got) == got; is != yes {
		l.t.Errorf("the cell %d,%d (%q) in %s is %v: %+v", x, y, l.row(y), scope, is, got)
	}
}

func (l *look) row(y int) string {
	return strings.Split(l.f.Text(), "|\n")[y]
}

const gutter = 7 // cells before the text

func TestSelectionStyles(t *testing.T) {
	l := newLook(t, "one two\nthree\n\nend\n", "", "v2j", 30, 8)
	l.has(gutter, 0, "ui.selection.primary", true)
	l.has(gutter+7, 0, "ui.selection.primary", true) // its line break
	l.has(gutter+8, 0, "ui.selection.primary", false)
	l.has(gutter+5, 1, "ui.selection.primary", true)
	l.has(gutter, 2, "ui.cursor.primary.select", true) // an empty line is its break
	l.has(gutter, 3, "ui.selection.primary", false)
	l = newLook(t, "ab ab\n", "", "xsab<ret>", 30, 5)
	l.has(gutter+4, 0, "ui.cursor", true) // a secondary cursor
	l.has(gutter+3, 0, "ui.selection", true)
}

func TestUnfocusedSplitsShowNoSelection(t *testing.T) {
	l := newLook(t, "one two\n", "", "x<C-w>v", 40, 6)
	l.has(gutter, 0, "ui.selection.primary", false)
	l.has(l.s.Ed.View().Area.X+gutter, 0, "ui.selection.primary", true)
}

func TestCursorShapes(t *testing.T) {
	const shapes = "[editor.cursor-shape]\ninsert = \"bar\"\nselect = \"underline\"\nnormal = \"block\"\n"
	for _, c := range []struct {
		keys    string
		focused bool
		visible bool
		shape   cell.Shape
	}{
		{"", true, false, 0}, {"", false, true, cell.Underline},
		{"i", true, true, cell.Bar}, {"v", true, true, cell.Underline}, {":", true, true, cell.Bar},
	} {
		s := hxtest.New(t, hxtest.Options{Config: shapes, Files: map[string]string{"a.txt": "text\n"}, Open: "a.txt"})
		s.Keys(t, c.keys)
		s.Events(event.Focus{Gained: c.focused})
		f := paint(s)
		if f.Cursor.Visible != c.visible || c.visible && f.Cursor.Shape != c.shape {
			t.Errorf("%q, focus %v: the cursor is %+v", c.keys, c.focused, f.Cursor)
		}
	}
}

func TestCursorLineAndColumn(t *testing.T) {
	l := newLook(t, "one\ntwo two\nthree\n", "[editor]\ncursorline = true\ncursorcolumn = true\n", "jlC", 30, 8)
	l.has(gutter+20, 2, "ui.cursorline.primary", true)
	l.has(gutter+20, 1, "ui.cursorline.secondary", true)
	l.has(gutter+20, 0, "ui.cursorline.primary", false)
	l.has(gutter+1, 0, "ui.cursorcolumn.primary", true)
	l.has(gutter+1, 5, "ui.cursorcolumn.primary", true) // below the text too
	l.has(gutter+2, 0, "ui.cursorcolumn.primary", false)
}

func TestRulersLieUnderTheText(t *testing.T) {
	l := newLook(t, "one two three\n", "[editor]\nrulers = [3, 9]\n", "x", 30, 5)
	l.has(gutter+2, 0, "ui.selection.primary", true)
	l.has(gutter+2, 2, "ui.virtual.ruler", true)
	l.has(gutter+8, 2, "ui.virtual.ruler", true)
	l.has(gutter+3, 2, "ui.virtual.ruler", false)
}

func TestPartnerIsMarked(t *testing.T) {
	l := newLook(t, "f(a, (b))\n", "", "l", 30, 5)
	l.has(gutter+8, 0, "ui.cursor.match", true)
	l.has(gutter+7, 0, "ui.cursor.match", false)
	l = newLook(t, "f(a, (b))\n", "", "gl", 30, 5)
	l.has(gutter+1, 0, "ui.cursor.match", true)
}

func TestColorModes(t *testing.T) {
	plain := newLook(t, "x\n", "", "i", 40, 5)
	plain.has(1, 3, "ui.statusline", true)
	l := newLook(t, "x\n", "[editor]\ncolor-modes = true\n", "i", 40, 5)
	l.has(1, 3, "ui.statusline.insert", true)
	l = newLook(t, "x\n", "[editor]\ncolor-modes = true\n", "v", 40, 5)
	l.has(1, 3, "ui.statusline.select", true)
}

func TestMessages(t *testing.T) {
	l := newLook(t, "x\n", "", ":nosuch<ret>", 40, 5)
	l.has(0, 4, "error", true)
	l.s.Ed.Warn("careful")
	l.f = paint(l.s)
	l.has(0, 4, "warning", true)
}

// TestWideCharactersAreCut scrolls a line so that a wide character sticks out at
// either side.
func TestWideCharactersAreCut(t *testing.T) {
	content := strings.Repeat("日", 40) + "\n"
	for _, c := range []struct {
		left int
		want string
	}{{0, "日日日日日日 "}, {1, " 日日日日日日"}, {2, "日日日日日日 "}} {
		l := newLook(t, content, "[editor]\nscrolloff = 0\n", "", gutter+13, 5)
		scroll := l.s.Ed.View().Scroll(l.s.Ed.Doc())
		scroll.Left = c.left
		l.s.Ed.View().SetScroll(l.s.Ed.Doc(), scroll)
		l.f = paint(l.s)
		if got := strings.TrimPrefix(l.row(0), "    1  "); got != c.want {
			t.Errorf("from column %d on %q is drawn, want %q", c.left, got, c.want)
		}
	}
}

// TestDecorations draws virtual text, overlays, rows below and behind lines.
func TestDecorations(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one two\nthree\n"}, Open: "a.txt", Width: 30, Height: 9})
	ed := s.Ed
	ed.Decor = append(ed.Decor, func(*editor.Editor, *window.View, *document.Document, text.Span) layout.Decor {
		return layout.Decor{
			Inline:   []layout.Inline{{Pos: 3, Text: ": int", Scope: "ui.virtual.inlay-hint"}},
			Overlays: []layout.Overlay{{Pos: 4, Text: "j", Scope: "ui.virtual.jump-label"}, {Pos: 5, Text: "k", Scope: "ui.virtual.jump-label"}},
			Below:    func(line int) int { return 2 - 2*line },
		}
	})
	ed.Looks.Below = append(ed.Looks.Below, func(_ *editor.Editor, _ *window.View, _ *document.Document, line int) [][]editor.StyledText {
		if line > 0 {
			return nil
		}
		return [][]editor.StyledText{{{Text: "  └ "}, {Text: "first", Scope: "error"}}, {{Text: "second"}}}
	})
	ed.Looks.LineEnd = append(ed.Looks.LineEnd, func(_ *editor.Editor, _ *window.View, _ *document.Document, line int) []editor.StyledText {
		return []editor.StyledText{{Text: "end", Scope: "hint"}}
	})
	l := &look{t, s, paint(s)}
	want := []string{"    1  one: int jko  end      ", "         └ first              ", "       second                 ", "    2  three  end             ", "    ~    end                  "}
	for y, row := range want {
		if got := l.row(y); got != row {
			t.Errorf("row %d is %q, want %q", y, got, row)
		}
	}
	l.has(gutter+4, 1, "error", true)
	l.has(gutter+3, 0, "ui.virtual.inlay-hint", true)
	l.has(gutter+9, 0, "ui.virtual.jump-label", true)
	s.Keys(t, "j")
	if pos := s.Ed.Selection().Primary().Cursor(s.Ed.Doc().Text()); pos != 8 {
		t.Errorf("down from the first line is %d", pos)
	}
	// The wheel goes through the rows below a line too.
	for _, want := range []string{"         └ first              ", "    2  three  end             "} {
		s.Ed.Conf = withScroll(s, map[bool]int{true: 1, false: 2}[strings.Contains(want, "first")])
		s.Events(event.Mouse{Action: event.WheelDown, X: 10, Y: 3})
		l.f = paint(s)
		if got := l.row(0); got != want {
			t.Errorf("scrolled, the first row is %q, want %q", got, want)
		}
	}
}

func withScroll(s *hxtest.Session, rows int) *config.Config {
	conf := *s.Ed.Conf
	conf.Editor.ScrollLines, conf.Editor.ScrollOff = rows, 0
	return &conf
}

// FuzzPaint draws any text at any size.
func FuzzPaint(f *testing.F) {
	f.Add("a\tb\n日本\x00\u202e\r\nend", uint8(20), uint8(6), true)
	f.Add(strings.Repeat("e\u0301\u200d", 300), uint8(3), uint8(3), false)
	f.Fuzz(func(t *testing.T, content string, w, h uint8, wrap bool) {
		conf := "[editor.whitespace]\nrender = \"all\"\n[editor.indent-guides]\nrender = true\n"
		if wrap {
			conf += "[editor.soft-wrap]\nenable = true\n"
		}
		s := hxtest.New(t, hxtest.Options{Config: conf, Files: map[string]string{"a.txt": content}, Open: "a.txt", Width: int(w), Height: int(h)})
		var p render.Painter
		for _, keys := range []string{"", "%", "gegl", "i"} {
			s.Keys(t, keys)
			p.Paint(s.Ed, render.Extra{})
		}
	})
}

// TestColoursInTheText draws virtual text that shows a colour, as well as the
// terminal can.
func TestColoursInTheText(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "x #ff8000\n"}, Open: "a.txt", Width: 30, Height: 5})
	s.Ed.Decor = append(s.Ed.Decor, func(*editor.Editor, *window.View, *document.Document, text.Span) layout.Decor {
		return layout.Decor{Inline: []layout.Inline{{Pos: 2, Text: "■ ", Scope: "#ff8000"}}}
	})
	for level, want := range map[themes.Level]themes.Color{themes.LevelTrue: themes.RGB(0xff, 0x80, 0), themes.Level256: themes.Indexed(208)} {
		s.Ed.Colors = level
		l := &look{t, s, paint(s)}
		if got := l.row(0); !strings.Contains(got, "x ■ #ff8000") {
			t.Fatalf("row %q", got)
		}
		if got := l.style(gutter+2, 0).Fg; got != want {
			t.Errorf("%v: drawn in %v, want %v", level, got, want)
		}
	}
}
