package cell

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"hx/editor/text"
	"hx/themes"
)

var (
	plain = themes.Style{}
	red   = themes.Style{Fg: themes.Indexed(1)}
	onRed = themes.Style{Bg: themes.Indexed(1)}
)

func newFrame(w, h int) *Frame {
	f := new(Frame)
	f.Reset(w, h)
	return f
}

func TestVisible(t *testing.T) {
	for r, want := range map[rune]string{
		'a': "a", 'é': "é", '世': "世", '😀': "😀", 0x0300: "\u0300", 0xe0b0: "\ue0b0", 0x00a0: "\u00a0", 0x0600: "\u0600",
		0: "␀", '\t': "␉", '\n': "␊", '\r': "␍", 0x1b: "␛", 0x1f: "␟", 0x7f: "␡",
		0x80: "␦", 0x9b: "␦", 0x9f: "␦",
		0x202a: "⇄", 0x202e: "⇄", 0x2066: "⇄", 0x2069: "⇄", 0x200e: "⇄", 0x200f: "⇄", 0x061c: "⇄",
		0x00ad: "◌", 0x200b: "◌", 0x200d: "◌", 0x2028: "◌", 0x2060: "◌", 0xfeff: "◌", 0xe0001: "◌",
		0xfffe: "\ufffd", 0xffff: "\ufffd", 0x1fffe: "\ufffd", 0xfdd0: "\ufffd", 0xd800: "\ufffd", -1: "\ufffd", 0x110000: "\ufffd",
	} {
		if got := Visible(r); got != want {
			t.Errorf("Visible(%#x) = %q, want %q", r, got, want)
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"plain", "plain     |"},
		{"naïve", "naïve     |"},
		{"世界", "世界      |"},
		{"e\u0301x", "e\u0301x        |"},
		{"\u0301x", "◌\u0301x        |"},
		{"a\x1b[31m", "a␛[31m    |"},
		{"a\xffb\xc3", "a\ufffdb\ufffd      |"},
		{"a\r\nb", "a␍b       |"},
		{"\u202eabc", "⇄abc      |"},
		{"👩\u200d👧!", "👩\u200d👧!       |"},
		{"🇩🇪!", "🇩🇪!       |"},
		{"0123456789abc", "0123456789|"},
		{"012345678世", "012345678 |"},
		{"a" + strings.Repeat("\u0301", 100) + "b", "a" + strings.Repeat("\u0301", 15) + "b        |"},
		{"\u1163x", "◌x        |"},
		{"\u093fx", "◌x        |"},
		{"\ufe0f\u20e3x", "◌\ufe0f\u20e3x        |"},
	} {
		f := newFrame(10, 1)
		x := f.Canvas().Text(0, 0, c.in, plain)
		if got := strings.TrimSuffix(f.Text(), "\n"); got != c.want {
			t.Errorf("Text(%q) drew %q, want %q", c.in, got, c.want)
		}
		if want := min(10, text.StringWidth(c.in)); x != want {
			t.Errorf("Text(%q) = %d, want %d", c.in, x, want)
		}
	}
}

// The shortcut for common scripts agrees with the full rules.
func TestHarmless(t *testing.T) {
	for r := rune(0x20); r < 0x20000; r++ {
		if !harmless(r) {
			continue
		}
		s := string(r)
		if got, want := harmlessWidth(r, s), text.Width(s); got != want {
			t.Errorf("width of %U is %d, want %d", r, got, want)
		}
		for _, next := range []string{"a", "é", "世", "한", "ж"} {
			if cluster, _ := text.FirstCluster(s + next); cluster != s {
				t.Errorf("%U joins %q", r, next)
			}
		}
		if unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.M) && unicode.IsOneOf([]*unicode.RangeTable{unicode.Cc, unicode.Cf, unicode.M}, r) {
			t.Errorf("%U is not harmless", r)
		}
	}
}

func TestSetTakesOneCluster(t *testing.T) {
	f := newFrame(6, 1)
	c := f.Canvas()
	if n := c.Set(0, 0, "世界", red); n != 2 {
		t.Errorf("width %d", n)
	}
	c.Set(3, 0, "", red)
	c.Set(4, 0, "xyz", red)
	if got := f.Text(); got != "世  x |\n" {
		t.Errorf("got %q", got)
	}
}

func TestCanvasRefusesOutside(t *testing.T) {
	f := newFrame(8, 4)
	all := f.Canvas()
	all.FillWith(".", plain)
	sub := all.Sub(Rect{2, 1, 4, 2})
	sub.Fill(plain)
	sub.Text(-2, 0, "abcdefghij", red)
	sub.Text(0, -1, "no", red)
	sub.Text(0, 2, "no", red)
	sub.Set(4, 0, "x", red)
	sub.Set(3, 1, "世", red)  // cut on the right
	sub.Set(-1, 1, "界", red) // cut on the left
	sub.ShowCursor(4, 0, Bar)
	sub.Restyle(Rect{-5, -5, 3, 3}, onRed)
	want := "........|\n..cdef..|\n..    ..|\n........|\n"
	if got := f.Text(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if f.Cursor.Visible {
		t.Error("cursor outside the canvas is shown")
	}
	if w, h := all.Sub(Rect{7, 3, 10, 10}).Size(); w != 1 || h != 1 {
		t.Errorf("clipped canvas is %dx%d", w, h)
	}
	if w, h := all.Sub(Rect{9, 9, 1, 1}).Size(); w != 0 || h != 0 {
		t.Errorf("canvas outside is %dx%d", w, h)
	}
	all.Sub(Rect{9, 9, 1, 1}).FillWith("x", red)
	sub.ShowCursor(1, 1, Bar)
	if f.Cursor != (Cursor{X: 3, Y: 2, Shape: Bar, Visible: true}) {
		t.Errorf("cursor %v", f.Cursor)
	}
}

func TestHalvesOfWideCharactersAreMended(t *testing.T) {
	f := newFrame(6, 1)
	c := f.Canvas()
	for _, k := range []struct {
		draw func()
		want string
	}{
		{func() { c.Set(1, 0, "x", plain) }, " x世界|\n"},
		{func() { c.Set(2, 0, "x", plain) }, "世x 界|\n"},
		{func() { c.Set(1, 0, "中", plain) }, " 中 界|\n"},
		{func() { c.Sub(Rect{1, 0, 2, 1}).FillWith("-", plain) }, " -- 界|\n"},
	} {
		f.Reset(6, 1)
		c = f.Canvas()
		c.Text(0, 0, "世世界", plain)
		k.draw()
		if got := f.Text(); got != k.want {
			t.Errorf("got %q, want %q", got, k.want)
		}
		checkOrder(t, f)
	}
}

func TestRestyle(t *testing.T) {
	f := newFrame(6, 1)
	c := f.Canvas()
	c.Text(0, 0, "世bc", red)
	c.Restyle(Rect{1, 0, 2, 1}, onRed)
	c.Restyle(Rect{0, 0, 1, 1}, themes.Style{Mods: themes.Bold})
	want := "世bc  |aabc..|\na fg=1 bold\nb fg=1 bg=1\nc fg=1\n"
	if got := f.StyledText(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	checkOrder(t, f)
	if got := c.Style(2, 0); got != (themes.Style{Fg: themes.Indexed(1), Bg: themes.Indexed(1)}) {
		t.Errorf("style %v", got)
	}
}

func TestEqual(t *testing.T) {
	draw := func(f *Frame, first themes.Style) {
		f.Reset(10, 2)
		f.Canvas().Text(0, 0, "first", first)
		f.Canvas().Text(0, 0, "e\u0301👩\u200d👧", red)
		f.Canvas().ShowCursor(1, 1, Bar)
	}
	var a, b, c Frame
	draw(&a, red)
	draw(&b, red)
	if !a.Equal(&b) {
		t.Error("frames with tables of their own differ")
	}
	c.CopyFrom(&a)
	draw(&a, onRed) // numbers styles anew only for the frame itself
	if a.Equal(&c) || !c.Equal(&b) {
		t.Error("a copy changed, or equals another picture")
	}
	draw(&a, red)
	if !a.Equal(&c) {
		t.Error("painting the same again gave another frame")
	}
	b.Cursor.X++
	if a.Equal(&b) {
		t.Error("cursor is not compared")
	}
}

// A frame keeps its memory and, while they are small, its tables.
func TestReuseDoesNotAllocate(t *testing.T) {
	var f, g Frame
	paint := func() {
		f.Reset(80, 24)
		c := f.Canvas()
		for y := range 24 {
			c.Text(0, y, "func main() { // größer 世界 e\u0301", red)
			c.Set(70, y, "👩\u200d👧", onRed)
		}
		c.Restyle(Rect{0, 3, 80, 1}, onRed)
		g.CopyFrom(&f)
	}
	paint()
	if n := testing.AllocsPerRun(10, paint); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestTablesAreBounded(t *testing.T) {
	f := newFrame(4, 1)
	old := new(Frame)
	old.CopyFrom(f)
	for i := range 3 * fullStyles {
		f.Reset(4, 1)
		f.Canvas().Text(0, 0, "a\u0301", themes.Style{Fg: themes.RGB(byte(i), byte(i>>8), byte(i>>16))})
		if len(f.Styles()) > fullStyles+4 {
			t.Fatalf("%d styles", len(f.Styles()))
		}
	}
	if f.Tables() == old.Tables() {
		t.Error("tables were not renewed")
	}
	f = newFrame(4, 1)
	for i := range 70000 {
		f.Canvas().Set(0, 0, "x", themes.Style{Fg: themes.RGB(byte(i), byte(i>>8), byte(i>>16))})
	}
	if len(f.Styles()) != maxStyles {
		t.Errorf("%d styles within one frame", len(f.Styles()))
	}
}

func TestOddSizes(t *testing.T) {
	f := newFrame(-1, 5)
	f.Canvas().Fill(red)
	f.Canvas().Text(0, 0, "x", red)
	f.Reset(1<<30, 1)
	if f.W != MaxWidth {
		t.Errorf("width %d", f.W)
	}
	f.Reset(1, 1)
	f.Canvas().Text(0, 0, "世", red)
	if f.Text() != " |\n" {
		t.Error(f.Text())
	}
}

// checkOrder checks what every reader of a frame relies on.
func checkOrder(t *testing.T, f *Frame) {
	t.Helper()
	for y := range f.H {
		row := f.Row(y)
		for x, c := range row {
			switch c.Width() {
			case 0:
				if x == 0 || row[x-1].Width() != 2 || row[x-1].Style() != c.Style() || f.Grapheme(c) != "" {
					t.Fatalf("right half alone at %d,%d", x, y)
				}
			case 2:
				if x+1 == len(row) || row[x+1].Width() != 0 {
					t.Fatalf("wide character cut at %d,%d", x, y)
				}
			}
			g := f.Grapheme(c)
			if !utf8.ValidString(g) || len(g) > maxCluster+len("◌") || c.Width() > 0 && g == "" {
				t.Fatalf("bad grapheme %q", g)
			}
			for i, r := range g {
				if visible(r) != r && (i == 0 || !joins(r)) || unicode.IsControl(r) {
					t.Fatalf("%q at %d,%d holds %U", g, x, y, r)
				}
			}
		}
	}
}

// FuzzDraw draws any text anywhere: the frame stays in order, only harmless
// text gets in, and cells outside of the canvas stay as they are.
func FuzzDraw(f *testing.F) {
	for _, s := range []string{"hello", "\x1b[2J\x9b31m\u009b", "世界e\u0301\u202e👩\u200d👧🇩🇪", "\r\n\t\x00\x7f\xff\xc3(", "\u0600a\u200d\u0301\ufffe\U000e0001"} {
		f.Add(s, int8(3), int8(1), uint64(1))
	}
	f.Fuzz(func(t *testing.T, s string, x, y int8, seed uint64) {
		rnd := rand.New(rand.NewPCG(seed, 0))
		fr := newFrame(1+rnd.IntN(20), 1+rnd.IntN(4))
		all := fr.Canvas()
		for y := range fr.H {
			all.Text(0, y, "世世世世世世世世世世世", plain)
		}
		before := new(Frame)
		before.CopyFrom(fr)
		r := Rect{rnd.IntN(20) - 2, rnd.IntN(4) - 1, rnd.IntN(20), rnd.IntN(4)}
		sub := all.Sub(r)
		sub.Text(int(x), int(y), s, red)
		sub.Set(int(y), int(x), s, onRed)
		sub.Restyle(Rect{int(x), int(y), 3, 3}, onRed)
		sub.FillWith(s, plain)
		sub.Text(int(x), int(y), s, red)
		checkOrder(t, fr)
		for y := range fr.H {
			for x, c := range fr.Row(y) {
				inside := x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
				if was := before.Row(y)[x]; !inside && c != was && !c.IsBlank() && c.Style() == was.Style() {
					t.Fatalf("%d,%d outside of %v changed", x, y, r)
				}
			}
		}
	})
}

func BenchmarkPaintASCII(b *testing.B) {
	f := newFrame(120, 40)
	line := strings.Repeat("abc def ", 15)
	b.ReportAllocs()
	for b.Loop() {
		f.Reset(120, 40)
		c := f.Canvas()
		for y := range 40 {
			c.Text(0, y, line, red)
		}
	}
}

func BenchmarkPaintMixed(b *testing.B) {
	f := newFrame(120, 40)
	line := strings.Repeat("größe 世界 e\u0301 ", 10)
	b.ReportAllocs()
	for b.Loop() {
		f.Reset(120, 40)
		c := f.Canvas()
		for y := range 40 {
			c.Text(0, y, line, red)
		}
	}
}
