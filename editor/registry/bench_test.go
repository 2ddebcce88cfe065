package registry_test

import (
	"strings"
	"syscall"
	"testing"
	"time"

	"hx/internal/hxtest"
	"hx/render"
)

// bigText has a match of "needle" on every line: 100,000 lines of 105 bytes.
func bigText(lines int) string {
	line := "some words before it, then a needle, and more words after it until the line is as long as lines are.xyz\n"
	return strings.Repeat(line, lines)
}

// bench is a session over a big text with a screen.
type bench struct {
	*hxtest.Session
	b       testing.TB
	painter render.Painter
}

func newBench(b testing.TB, text string) *bench {
	s := hxtest.New(b, hxtest.Options{
		Files: map[string]string{"big.txt": text}, Open: "big.txt", Width: 100, Height: 40,
		Config: "[editor]\nauto-completion = false\n[editor.lsp]\nenable = false\n",
	})
	return &bench{Session: s, b: b}
}

// press presses keys and paints after each, as a front end that is fast enough
// does.
func (s *bench) press(keys string) int {
	steps, err := hxtest.ParseSteps(keys)
	if err != nil {
		s.b.Fatal(err)
	}
	for _, st := range steps {
		s.Events(st.Event)
		s.painter.Paint(s.Ed, render.Extra{})
	}
	return len(steps)
}

func (s *bench) must(ok bool, what string) {
	if !ok {
		s.b.Fatalf("%s: %d bytes, %d ranges, message %q", what, s.Ed.Doc().Text().Len(), s.Ed.Selection().Len(), s.Ed.Msg.Text)
	}
}

// cpuTime is the processor time that the process has used, which other programs
// do not change.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// measured reports the processor time of each operation too.
func measured(b *testing.B, f func()) {
	b.ReportAllocs()
	begin := cpuTime()
	n := 0
	for b.Loop() {
		f()
		n++
	}
	b.ReportMetric(float64((cpuTime()-begin).Microseconds())/float64(n), "cpu-µs/op")
}

// BenchmarkTypeAtCursors types at 10,000 cursors; the figure is that of a key.
func BenchmarkTypeAtCursors(b *testing.B) {
	s := newBench(b, bigText(10_000))
	s.press("%sneedle<ret>i")
	s.must(s.Ed.Selection().Len() == 10_000, "10,000 cursors")
	measured(b, func() { s.press("a") })
}

// BenchmarkReplaceMatches replaces 100,000 matches in 10 MB, then undoes it.
func BenchmarkReplaceMatches(b *testing.B) {
	text := bigText(100_000)
	b.ReportAllocs()
	var replace, undo time.Duration
	for b.Loop() {
		b.StopTimer()
		s := newBench(b, text)
		b.StartTimer()
		at := cpuTime()
		s.press("%sneedle<ret>cpin<esc>")
		replace += cpuTime() - at
		s.must(s.Ed.Doc().Text().Len() == len(text)-300_000, "replaced")
		at = cpuTime()
		s.press("u")
		undo += cpuTime() - at
		s.must(s.Ed.Doc().Text().Len() == len(text), "undone")
	}
	b.ReportMetric(float64(replace.Milliseconds())/float64(b.N), "cpu-ms/replace")
	b.ReportMetric(float64(undo.Milliseconds())/float64(b.N), "cpu-ms/undo")
}

// BenchmarkSelect presses keys that look at 10 MB.
func BenchmarkSelect(b *testing.B) {
	text := bigText(100_000)
	for _, keys := range []string{"%;", "%sneedle<ret>,;", "%Sneedle<ret>,;", "%<A-s>,;", "100C,;", "100000C,;", "gegg", "/nowhere<ret>", "%y,;", "%sneedle<ret><esc>", "%K nowhere<ret>;"} {
		b.Run(keys, func(b *testing.B) {
			s := newBench(b, text)
			measured(b, func() { s.press(keys) })
		})
	}
}

// BenchmarkKeyInBigText is what keys cost that change or move in one place: as
// much as in a small text.
func BenchmarkKeyInBigText(b *testing.B) {
	for _, lines := range []int{100, 100_000} {
		for _, keys := range keysInOnePlace {
			b.Run(strings.ReplaceAll(keys, "/", "_")+map[int]string{100: "-small", 100_000: "-big"}[lines], func(b *testing.B) {
				s := newBench(b, bigText(lines))
				s.press("jjjj")
				measured(b, func() { s.press(keys) })
			})
		}
	}
}

// keysInOnePlace change or move in one place.
var keysInOnePlace = []string{"jk", "wb", "ia<esc>u", "xdu", "Jugh", "ge<C-u>gg", "i<ret><backspace><esc>gh", "C,"}

// TestKeysCostTheSameInBigTexts: work grows with what is visible and selected,
// not with the text. Allocations stand for it, which no other program changes.
func TestKeysCostTheSameInBigTexts(t *testing.T) {
	cost := func(lines int, keys string) float64 {
		s := newBench(t, bigText(lines))
		s.press("jjjj" + keys)
		return testing.AllocsPerRun(5, func() { s.press(keys) })
	}
	for _, keys := range keysInOnePlace {
		small, big := cost(100, keys), cost(20_000, keys)
		if big > 1.5*small+50 {
			t.Errorf("%s allocates %.0f times in a text of 100 lines, %.0f times in one of 20,000", keys, small, big)
		}
	}
}
