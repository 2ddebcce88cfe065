package term

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"hx/editor/text"
	"hx/render/cell"
	"hx/themes"
)

// environment returns a lookup in the pairs given.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func mustIdentify(t testing.TB, pairs ...string) *terminal {
	term, err := identify(environment(pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return &term
}

// checkShown compares what a terminal shows with the frame it should show.
func checkShown(t testing.TB, v *vt, f *cell.Frame, term *terminal) {
	t.Helper()
	if v.err != nil {
		t.Fatal(v.err)
	}
	e := &emitter{term: term, charset: v.charset, pens: newPens()}
	e.pens.read(f, term)
	for y := range f.H {
		row := f.Row(y)
		for x, c := range row {
			want := vtCell{f.Grapheme(c), reduce(f.Style(c.Style()), term)}
			if v.charset != nil {
				e.out = e.out[:0]
				if c.Width() > 0 {
					e.char(c)
				} else {
					e.out = append(e.out, ' ')
				}
				decoded := []rune{}
				for _, b := range e.out[:1] {
					r := rune(b)
					if b >= 0x80 {
						r = v.charset.upper[b-0x80]
					}
					decoded = append(decoded, r)
				}
				want.text = string(decoded)
			}
			if want.text == " " && bare(want.style) {
				want.style = pen{Bg: want.style.Bg}
			}
			got := v.cells[y][x]
			if got.text == " " && bare(got.style) {
				got.style = pen{Bg: got.style.Bg}
			}
			if unclear(f, row, x) && (v.naive || widthDiffers(f, row, x)) {
				continue
			}
			if got != want {
				t.Fatalf("cell %d,%d is %q %v, want %q %v", x, y, got.text, got.style, want.text, want.style)
			}
		}
	}
	c := f.Cursor
	visible := c.Visible && c.X < f.W && c.Y < f.H
	if v.visible != visible || visible && (v.x != c.X || v.y != c.Y || v.pending) {
		t.Fatalf("cursor %d,%d visible=%v pending=%v, want %v", v.x, v.y, v.visible, v.pending, c)
	}
	color := cursorRGB(c.Color)
	if want := color.String(); visible && v.features&cursorColor != 0 && term.level != themes.LevelNone && v.color != want {
		t.Fatalf("cursor in %q, want %q", v.color, want)
	}
	if v.top != 0 || v.bottom != v.h-1 {
		t.Fatal("scroll region is left behind")
	}
}

// unclear reports whether a cell belongs to a character that not every
// terminal draws in the same cells.
func unclear(f *cell.Frame, row []cell.Cell, x int) bool {
	c := row[x]
	if c.Width() == 0 {
		c = row[x-1]
	}
	if _, ok := c.Cluster(); ok {
		return doubtfulCluster(f.Grapheme(c))
	}
	r, _ := c.Rune()
	return doubtfulRune(r, c.Width())
}

// widthDiffers reports whether a cell belongs to a character that takes more
// cells than it needs, as it is the rest of something longer.
func widthDiffers(f *cell.Frame, row []cell.Cell, x int) bool {
	if row[x].Width() == 0 {
		x--
	}
	return text.Width(f.Grapheme(row[x])) != row[x].Width()
}

// encodeFrame is what the writer does for one frame.
func encodeFrame(e *encoder, f *cell.Frame) []byte {
	e.begin(nil)
	return e.encode(f)
}

// scene draws frames that look like what an editor draws, and changes them as
// an editor does.
type scene struct {
	rnd     *rand.Rand
	words   []string
	frame   cell.Frame
	lines   []string
	styles  []themes.Style
	top     int
	left    int
	popup   cell.Rect
	pane    int
	shape   cell.Shape
	hidden  bool
	numbers bool
	back    themes.Style
}

// allWords are what lines are made of, the first ones more often.
var allWords = []string{
	"func", "main()", "return", "   ", "    ", "x", "if err != nil {", "größe", "世界", "e\u0301", "→", "────────────", "👍", "👩\u200d👧", "🇩🇪",
	"⌨\ufe0f", "a\u0308b", "\ue0b0", "한글", "====================", "\x1b[2J", "\u202e", "1️⃣", "क्षि",
}

func newScene(seed uint64, words []string) *scene {
	s := &scene{rnd: rand.New(rand.NewPCG(seed, 1)), words: words}
	for range 80 {
		s.lines = append(s.lines, s.line())
	}
	colors := []themes.Color{themes.NoColor, themes.DefaultColor, themes.Indexed(1), themes.Indexed(9), themes.Indexed(100), themes.Indexed(240), themes.RGB(200, 100, 50), themes.RGB(0, 0, 95)}
	for range 8 {
		st := themes.Style{Fg: colors[s.rnd.IntN(len(colors))], Bg: colors[s.rnd.IntN(len(colors))]}
		if s.rnd.IntN(2) == 0 {
			st.Mods = themes.Modifier(s.rnd.IntN(256))
			st.Underline = themes.UnderlineStyle(s.rnd.IntN(6))
			st.UnderlineColor = colors[s.rnd.IntN(len(colors))]
		}
		if s.rnd.IntN(2) == 0 {
			st.Bg = themes.NoColor
		}
		s.styles = append(s.styles, st)
	}
	if s.rnd.IntN(2) == 0 {
		s.back = themes.Style{Bg: themes.RGB(10, 20, 30)}
	}
	return s
}

func (s *scene) line() string {
	var b strings.Builder
	for range s.rnd.IntN(12) {
		if s.rnd.IntN(4) == 0 {
			b.WriteString(s.words[s.rnd.IntN(len(s.words))])
		} else {
			b.WriteString(s.words[s.rnd.IntN(7)])
		}
	}
	return b.String()
}

func (s *scene) change() {
	switch s.rnd.IntN(10) {
	case 0, 1:
		s.top = max(0, s.top+s.rnd.IntN(7)-3)
	case 2:
		s.top = s.rnd.IntN(len(s.lines))
	case 3, 4: // type or delete something
		i := s.rnd.IntN(len(s.lines))
		line := []rune(s.lines[i])
		at := s.rnd.IntN(len(line) + 1)
		if s.rnd.IntN(2) == 0 && at < len(line) {
			s.lines[i] = string(line[:at]) + string(line[min(len(line), at+1+s.rnd.IntN(3)):])
		} else {
			s.lines[i] = string(line[:at]) + s.words[s.rnd.IntN(len(s.words))] + string(line[at:])
		}
	case 5: // insert or remove lines
		i := s.rnd.IntN(len(s.lines))
		if s.rnd.IntN(2) == 0 && len(s.lines) > 10 {
			s.lines = append(s.lines[:i:i], s.lines[i+1:]...)
		} else {
			s.lines = append(s.lines[:i:i], append([]string{s.line()}, s.lines[i:]...)...)
		}
	case 6:
		s.popup = cell.Rect{X: s.rnd.IntN(30), Y: s.rnd.IntN(10), W: s.rnd.IntN(30), H: s.rnd.IntN(8)}
	case 7:
		s.left = s.rnd.IntN(3)
		s.numbers = !s.numbers
		s.shape = cell.Shape(s.rnd.IntN(3))
		s.hidden = s.rnd.IntN(4) == 0
	case 8:
		s.pane = s.rnd.IntN(40)
	case 9: // nothing at all
	}
}

func (s *scene) paint(w, h int) *cell.Frame {
	f := &s.frame
	f.Reset(w, h)
	all := f.Canvas()
	all.Fill(s.back)
	body := all.Sub(cell.Rect{X: 0, Y: 0, W: w, H: h - 1})
	if s.pane > 0 {
		side := body.Sub(cell.Rect{X: w - s.pane, Y: 0, W: s.pane, H: h})
		body = body.Sub(cell.Rect{X: 0, Y: 0, W: w - s.pane, H: h})
		for y := range h {
			side.Text(0, y, "│"+s.lines[y%len(s.lines)], s.styles[0].Over(s.back))
		}
	}
	for y := range h - 1 {
		i := (s.top + y) % len(s.lines)
		x := -s.left
		if s.numbers {
			x = body.Text(0, y, fmt.Sprintf("%4d ", y), s.styles[1].Over(s.back))
		}
		for n, part := range strings.SplitAfter(s.lines[i], " ") {
			x = body.Text(x, y, part, s.styles[(n+i)%len(s.styles)].Over(s.back))
		}
	}
	popup := body.Sub(s.popup)
	popup.Fill(s.styles[2])
	popup.Text(0, 0, strings.Repeat("─", 40), s.styles[2])
	popup.Text(0, 1, s.lines[0], s.styles[3])
	all.Text(0, h-1, fmt.Sprintf(" NOR  %s %d:%d ", s.lines[1], s.top, s.left), s.styles[4])
	all.Restyle(cell.Rect{X: 0, Y: s.top % max(h, 1), W: w, H: 1}, themes.Style{Bg: themes.Indexed(100)})
	if !s.hidden {
		all.ShowCursorIn(s.rnd.IntN(max(w, 1)), s.rnd.IntN(max(h, 1)), s.shape, s.styles[s.top%2].Fg)
	}
	return f
}

var allTerminals = [][]string{
	{"TERM", "xterm-256color"},
	{"TERM", "xterm-256color", "COLORTERM", "truecolor"},
	{"TERM", "xterm-kitty"},
	{"TERM", "foot"},
	{"TERM", "alacritty", "NO_COLOR", "1"},
	{"TERM", "rxvt-unicode-256color"},
	{"TERM", "screen-256color"},
	{"TERM", "screen"},
	{"TERM", "tmux-256color", "COLORTERM", "truecolor"},
	{"TERM", "linux"},
	{"TERM", "putty-256color"},
	{"TERM", "wezterm"},
	{"TERM", "vt100"},
	{"TERM", "vt220"},
	{"TERM", "ansi"},
	{"TERM", "dtterm"},
	{"TERM", "never-heard-of"},
	{"TERM", "xterm-256color", "LANG", "de_DE.ISO-8859-1"},
}

// Whatever was shown before: after our output the terminal shows what it
// shows after a full repaint, which is the frame.
func TestMinimalOutputEqualsRepaint(t *testing.T) {
	steps := 30
	if os.Getenv("HX_LONG") != "" {
		steps = 3000
	}
	for n, env := range allTerminals {
		t.Run(strings.Join(env, " "), func(t *testing.T) {
			term := mustIdentify(t, env...)
			if n%2 == 0 && term.has(queries) {
				term.features |= syncOutput
			}
			charset := findCharset(environment(env...))
			for seed := range uint64(4) {
				checkSequence(t, term, charset, seed*100+uint64(n), steps)
			}
		})
	}
}

func checkSequence(t *testing.T, term *terminal, charset *charset, seed uint64, steps int) {
	s := newScene(seed, allWords)
	w, h := 1+s.rnd.IntN(90), 1+s.rnd.IntN(30)
	e := newEncoder(term, charset)
	smart, simple := newVT(w, h, term.features, charset), newVT(w, h, term.features, charset)
	smart.wrapBS = true
	simple.naive = true
	for step := range steps {
		if s.rnd.IntN(20) == 0 {
			w, h = 1+s.rnd.IntN(90), 1+s.rnd.IntN(30)
			smart.resize(w, h)
			simple.resize(w, h)
			e.repaint()
		}
		s.change()
		f := s.paint(w, h)
		out := string(encodeFrame(e, f))
		smart.Write([]byte(out))
		simple.Write([]byte(out))

		fresh := newVT(w, h, term.features, charset)
		fresh.Write(encodeFrame(newEncoder(term, charset), f))
		func() {
			defer func() {
				if t.Failed() {
					t.Logf("seed %d, step %d, %dx%d, output %.2000q", seed, step, w, h, out)
				}
			}()
			checkShown(t, fresh, f, term)
			checkShown(t, smart, f, term)
			checkShown(t, simple, f, term)
			if again := encodeFrame(e, f); len(again) != 0 {
				t.Fatalf("the same frame again wrote %q", again)
			}
		}()
	}
}

// resize gives the terminal another size, and content nobody can foresee.
func (t *vt) resize(w, h int) {
	next := newVT(w, h, t.features, t.charset)
	next.style, next.visible, next.shape, next.color = t.style, t.visible, t.shape, t.color
	next.naive, next.wrapBS = t.naive, t.wrapBS
	*t = *next
}

// When a terminal turns out to know more, what is shown is repainted only if
// it would look better.
func TestRelearn(t *testing.T) {
	for _, c := range []struct {
		style   themes.Style
		repaint bool
	}{
		{themes.Style{Fg: themes.Indexed(100)}, false},
		{themes.Style{Fg: themes.RGB(1, 2, 3)}, true},
		{themes.Style{Underline: themes.Curl}, true},
	} {
		var f cell.Frame
		f.Reset(20, 3)
		f.Canvas().Text(0, 0, "some text", c.style)
		e := newEncoder(mustIdentify(t, "TERM", "xterm-256color"), nil)
		encodeFrame(e, &f)
		e.term.introduce("kitty(0.32)")
		e.relearn()
		v := newVT(20, 3, e.term.features, nil)
		out := encodeFrame(e, &f)
		if (len(out) > 0) != c.repaint {
			t.Errorf("%v wrote %q", c.style, out)
		}
		if c.repaint {
			v.Write(out)
			v.visible = false
			checkShown(t, v, &f, e.term)
		}
	}
}

// The tables of a frame come and go without a trace on the wire, and what is
// remembered is bounded.
func TestManyStyles(t *testing.T) {
	e := newEncoder(mustIdentify(t, "TERM", "xterm-256color", "COLORTERM", "truecolor"), nil)
	v := newVT(30, 4, e.term.features, nil)
	var f cell.Frame
	for i := range 40_000 {
		f.Reset(30, 4)
		c := f.Canvas()
		c.Text(0, 0, "always the same e\u0301", themes.Style{Fg: themes.Indexed(3)})
		c.Text(0, 1, "x", themes.Style{Fg: themes.RGB(uint8(i), uint8(i>>8), 1)})
		c.Set(0, 2, string(rune('a'+i%26))+string(rune(0x300+i%64)), themes.Style{})
		c.ShowCursor(0, 1, cell.Block)
		out := encodeFrame(e, &f)
		if len(out) > 100 && len(e.pens.all) > 4 {
			t.Fatalf("frame %d took %d bytes", i, len(out))
		}
		v.Write(out)
		if i%997 == 0 {
			checkShown(t, v, &f, e.term)
		}
		if len(e.pens.all) > maxPens+8 {
			t.Fatalf("%d pens", len(e.pens.all))
		}
	}
}

// FuzzEncode: whatever text a frame was made of, only harmless characters and
// the sequences of our own go out, and the terminal shows the frame.
func FuzzEncode(f *testing.F) {
	f.Add("hello\x1b[2J\x9b31m\u009b\u202e", "世界e\u0301👩\u200d👧🇩🇪", uint8(3), uint8(1))
	f.Add("\r\n\t\x00\x7f\xff", "\u0600a\u200d\u0301\ufffe\U000e0001⌨\ufe0f", uint8(0), uint8(200))
	f.Add("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaaaaaa", uint8(9), uint8(77))
	f.Fuzz(func(t *testing.T, first, second string, which, place uint8) {
		term := mustIdentify(t, allTerminals[int(which)%len(allTerminals)]...)
		charset := findCharset(environment(allTerminals[int(which)%len(allTerminals)]...))
		w, h := 1+int(place)%50, 1+int(which)%6
		e, v := newEncoder(term, charset), newVT(w, h, term.features, charset)
		naive := newVT(w, h, term.features, charset)
		naive.naive = true
		var fr cell.Frame
		for i, s := range []string{first, second, first + second, ""} {
			fr.Reset(w, h)
			c := fr.Canvas()
			for y := range h {
				c.Text(int(place)%7-3, y, s[min(len(s), y):], themes.Style{Fg: themes.Indexed(uint8(i + y))})
			}
			c.Restyle(cell.Rect{X: int(place) % 5, Y: i, W: 9, H: 2}, themes.Style{Bg: themes.RGB(place, which, 0)})
			c.ShowCursor(i, 0, cell.Shape(i%3))
			out := encodeFrame(e, &fr)
			v.Write(out)
			naive.Write(out)
			checkShown(t, v, &fr, term)
			checkShown(t, naive, &fr, term)
		}
	})
}
