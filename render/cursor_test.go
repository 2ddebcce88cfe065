package render_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hx/internal/hxtest"
	"hx/render"
	"hx/render/cell"
	"hx/themes"
)

// A terminal that can colour its cursor shows the primary one itself: moving it
// takes a few bytes, and no cell changes its look.
func TestTerminalCursorStandsInForABlock(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one two\n"}, Open: "a.txt", Width: 30, Height: 8})
	s.Keys(t, "w")
	var p render.Painter
	p.Attach(s.Ed)
	f := p.Paint(s.Ed, render.Extra{OwnCursor: true})
	want := cell.Cursor{X: gutter + 3, Y: 0, Shape: cell.Block, Visible: true, Color: s.Ed.Theme.Style("ui.cursor.primary").Bg}
	if f.Cursor != want {
		t.Errorf("the cursor is %+v, want %+v", f.Cursor, want)
	}
	l := &look{t, s, f}
	l.has(gutter, 0, "ui.selection.primary", true)
	l.has(gutter+3, 0, "ui.cursor.primary", false)

	f = p.Paint(s.Ed, render.Extra{})
	if l.f = f; f.Cursor.Visible {
		t.Error("a terminal that cannot colour its cursor shows it beside the painted one")
	}
	l.has(gutter+3, 0, "ui.cursor.primary", true)
}

// Other cursors are painted, and so is one that is no plain block.
func TestOnlyPlainPrimaryBlocksAreTheTerminals(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one\ntwo\n"}, Open: "a.txt", Width: 30, Height: 8})
	s.Keys(t, "C")
	var p render.Painter
	p.Attach(s.Ed)
	l := &look{t, s, p.Paint(s.Ed, render.Extra{OwnCursor: true})}
	l.has(gutter, 0, "ui.cursor", true)
	if c := l.f.Cursor; c.Y != 1 || !c.Visible {
		t.Errorf("the primary cursor is %+v", c)
	}

	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "lined.toml"), []byte("\"ui.cursor.primary\" = { underline = { style = \"curl\" } }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	theme, _, err := themes.Load("lined", dir)
	if err != nil {
		t.Fatal(err)
	}
	s.Ed.Theme = theme
	if f := p.Paint(s.Ed, render.Extra{OwnCursor: true}); f.Cursor.Visible {
		t.Error("an underlined cursor is shown as a block")
	}
}

// What lies over the text covers its cursor too.
func TestCoveredCursorIsHidden(t *testing.T) {
	body := strings.Repeat("a line of text here\n", 6)
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": body}, Open: "a.txt", Width: 30, Height: 8})
	var p render.Painter
	p.Attach(s.Ed)
	visible := func(keys string) bool {
		s.Keys(t, keys)
		return p.Paint(s.Ed, render.Extra{OwnCursor: true}).Cursor.Visible
	}
	if !visible("") || visible("5gggl<space>") || !visible("<esc>") {
		t.Error("the cursor must be hidden exactly while a box lies over it")
	}
}
