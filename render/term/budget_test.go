package term

import (
	"fmt"
	"strings"
	"testing"

	"hx/render/cell"
	"hx/themes"
)

// page draws what an editor shows of a source file: line numbers, colours by
// kind of word, a status line and the cursor.
type page struct {
	frame  cell.Frame
	lines  []string
	top    int
	line   int // the cursor's
	column int
	mode   string
	back   themes.Color
}

func newPage() *page {
	p := &page{mode: "NOR"}
	for i := range 400 {
		p.lines = append(p.lines, [...]string{
			"// parse reads the header and returns its length in bytes.",
			fmt.Sprintf("func parse%d(r io.Reader, limit int) (int, error) {", i),
			"\tvar buf [512]byte",
			`	if _, err := io.ReadFull(r, buf[:limit]); err != nil {`,
			`		return 0, fmt.Errorf("header of %d bytes: %w", limit, err)`,
			"\t}",
			fmt.Sprintf("\treturn int(buf[%d]), nil", i),
			"}",
			"",
		}[i%9])
	}
	return p
}

var (
	pageKeyword = map[string]bool{"func": true, "var": true, "if": true, "return": true, "int": true, "error": true}
	pageColors  = struct{ text, keyword, str, comment, number, status, mode themes.Style }{
		themes.Style{Fg: themes.RGB(0xdb, 0xbf, 0xef)}, themes.Style{Fg: themes.RGB(0xec, 0xcd, 0xba)}, themes.Style{Fg: themes.RGB(0xcc, 0xcc, 0xcc)},
		themes.Style{Fg: themes.RGB(0x69, 0x7c, 0x81)}, themes.Style{Fg: themes.RGB(0x5a, 0x59, 0x77)},
		themes.Style{Fg: themes.RGB(0xdb, 0xbf, 0xef), Bg: themes.RGB(0x28, 0x17, 0x33)}, themes.Style{Fg: themes.RGB(0, 0, 0), Bg: themes.RGB(0xdb, 0xbf, 0xef)},
	}
)

func (p *page) paint(w, h int) *cell.Frame {
	f := &p.frame
	f.Reset(w, h)
	all := f.Canvas()
	all.Fill(themes.Style{Bg: p.back})
	for y := range h - 2 {
		n := p.top + y
		style := pageColors.number
		if n == p.line {
			style = pageColors.text
		}
		style.Bg = p.back
		all.Text(0, y, fmt.Sprintf("  %4d ", n+1), style)
		p.source(all, 7, y, p.lines[n])
	}
	status := all.Sub(cell.Rect{X: 0, Y: h - 2, W: w, H: 1})
	status.Fill(pageColors.status)
	status.Text(0, 0, " "+p.mode+" ", pageColors.mode)
	status.Text(6, 0, "header.go", pageColors.status)
	place := fmt.Sprintf("%d:%d ", p.line+1, p.column+1)
	status.Text(w-len(place), 0, place, pageColors.status)
	shape := cell.Block
	if p.mode == "INS" {
		shape = cell.Bar
	}
	all.ShowCursor(7+p.column, p.line-p.top, shape)
	return f
}

func (p *page) source(c cell.Canvas, x, y int, line string) {
	comment := strings.HasPrefix(line, "//")
	for i, part := range strings.Split(line, `"`) {
		for _, word := range strings.SplitAfter(strings.ReplaceAll(part, "\t", "    "), " ") {
			style := pageColors.text
			switch {
			case comment:
				style = pageColors.comment
			case i%2 == 1:
				style = pageColors.str
			case pageKeyword[strings.TrimSpace(word)]:
				style = pageColors.keyword
			}
			style.Bg = p.back
			x = c.Text(x, y, word, style)
		}
		if i%2 == 0 && strings.Contains(line, `"`) {
			x = c.Text(x, y, `"`, pageColors.str)
		}
	}
}

// average returns the bytes that step needs per frame.
func average(e *encoder, p *page, n int, step func(i int)) int {
	encodeFrame(e, p.paint(80, 24))
	total := 0
	for i := range n {
		step(i)
		total += len(encodeFrame(e, p.paint(80, 24)))
	}
	return total / n
}

// The bytes on the wire are what this package is about.
func TestBudgets(t *testing.T) {
	for _, c := range []struct {
		name                                             string
		env                                              []string
		back                                             themes.Color
		start, down, right, char, insert, line, up, half int
	}{
		{"256", []string{"TERM", "xterm-256color"}, 0, 1300, 40, 12, 14, 17, 105, 112, 620},
		{"true", []string{"TERM", "xterm-256color", "COLORTERM", "truecolor"}, 0, 1350, 45, 12, 14, 17, 120, 130, 660},
		{"background", []string{"TERM", "xterm-256color"}, themes.RGB(30, 20, 40), 1320, 42, 12, 16, 20, 112, 125, 650},
		{"kitty", []string{"TERM", "xterm-kitty"}, themes.RGB(30, 20, 40), 1400, 52, 12, 19, 23, 140, 160, 700},
		{"screen", []string{"TERM", "screen-256color"}, 0, 1330, 40, 12, 14, 17, 105, 112, 630},
		{"linux", []string{"TERM", "linux"}, 0, 1040, 14, 12, 14, 17, 72, 70, 510},
	} {
		t.Run(c.name, func(t *testing.T) {
			term := mustIdentify(t, c.env...)
			p := newPage()
			p.back = c.back
			p.line, p.column = 3, 5
			s := &Screen{began: *term, answered: make(chan struct{}), opts: Options{Mouse: true}}
			setup := len(s.enter() + s.questions())
			e := newEncoder(term, nil)
			check := func(what string, got, most int) {
				t.Logf("%s: %d bytes", what, got)
				if got > most {
					t.Errorf("%s: %d bytes, at most %d", what, got, most)
				}
			}
			check("start", setup+len(encodeFrame(e, p.paint(80, 24))), c.start)
			check("cursor down", average(e, p, 10, func(int) { p.line++ }), c.down)
			p.line = 3
			check("cursor right", average(e, p, 10, func(int) { p.column++ }), c.right)
			check("nothing", average(e, p, 10, func(int) {}), 0)

			p.mode, p.column, p.line = "INS", 0, 8
			text := "hello, this is typed"
			check("typing", average(e, p, len(text), func(i int) {
				p.lines[8] = text[:i+1]
				p.column = i + 1
			}), c.char)
			p.line, p.column = 4, 20
			check("typing within a line", average(e, p, 10, func(i int) {
				l := p.lines[4]
				p.lines[4] = l[:p.column-6] + "x" + l[p.column-6:]
				p.column++
			}), c.insert)
			p.mode = "NOR"
			p.top, p.line, p.column = 10, 31, 0
			check("scroll a line", average(e, p, 50, func(int) { p.top++; p.line++ }), c.line)
			p.line = p.top
			check("scroll a line up", average(e, p, 50, func(int) { p.top--; p.line-- }), c.up)
			p.line = p.top + 10
			check("half a page", average(e, p, 10, func(int) { p.top += 11; p.line += 11 }), c.half)
		})
	}
}

// Encoding needs no memory once it has seen the styles.
func TestEncodeDoesNotAllocate(t *testing.T) {
	e := newEncoder(mustIdentify(t, "TERM", "xterm-256color"), nil)
	p := newPage()
	var frames [8]cell.Frame
	for i := range frames {
		p.top, p.line, p.column = i*3, i*3+i, i
		frames[i].CopyFrom(p.paint(80, 24))
	}
	i := 0
	show := func() {
		i++
		encodeFrame(e, &frames[i%len(frames)])
		if i%5 == 0 {
			e.repaint()
		}
	}
	for range 100 {
		show()
	}
	if n := testing.AllocsPerRun(100, show); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkEncodeCell(b *testing.B) {
	e := newEncoder(mustIdentify(b, "TERM", "xterm-256color"), nil)
	p := newPage()
	var frames [2]cell.Frame
	for i := range frames {
		p.lines[5] = "\t" + fmt.Sprint(i)
		frames[i].CopyFrom(p.paint(80, 24))
	}
	benchFrames(b, e, frames[:])
}

func BenchmarkEncodeEqual(b *testing.B) {
	e := newEncoder(mustIdentify(b, "TERM", "xterm-256color"), nil)
	var frames [1]cell.Frame
	frames[0].CopyFrom(newPage().paint(80, 24))
	benchFrames(b, e, frames[:])
}

func BenchmarkEncodeScroll(b *testing.B) {
	e := newEncoder(mustIdentify(b, "TERM", "xterm-256color"), nil)
	p := newPage()
	var frames [64]cell.Frame
	for i := range frames {
		p.top = min(i, len(frames)-i)
		p.line = p.top + 10
		frames[i].CopyFrom(p.paint(80, 24))
	}
	benchFrames(b, e, frames[:])
}

func BenchmarkEncodeFull(b *testing.B) {
	e := newEncoder(mustIdentify(b, "TERM", "xterm-256color"), nil)
	f := newPage().paint(80, 24)
	b.ReportAllocs()
	total := 0
	for b.Loop() {
		e.repaint()
		total += len(encodeFrame(e, f))
	}
	b.ReportMetric(float64(total)/float64(b.N), "out-B/op")
}

func benchFrames(b *testing.B, e *encoder, frames []cell.Frame) {
	b.ReportAllocs()
	i, total := 0, 0
	for b.Loop() {
		i++
		total += len(encodeFrame(e, &frames[i%len(frames)]))
	}
	b.ReportMetric(float64(total)/float64(b.N), "out-B/op")
}
