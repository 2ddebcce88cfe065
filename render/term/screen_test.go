//go:build linux

package term

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"hx/editor/event"
	"hx/render/cell"
	"hx/themes"
)

// outside is the other side of a screen's terminal.
type outside struct {
	t      testing.TB
	master *os.File
	slave  *os.File

	mu   sync.Mutex
	seen bytes.Buffer
	wake chan struct{}
}

// newOutside makes a terminal of 80x24 that takes what it gets if reads is set.
func newOutside(t testing.TB, reads bool) *outside {
	master, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	pty.Setsize(master, &pty.Winsize{Cols: 80, Rows: 24})
	o := &outside{t: t, master: master, slave: slave, wake: make(chan struct{}, 1)}
	t.Cleanup(func() { master.Close(); slave.Close() })
	if reads {
		go o.read()
	}
	return o
}

func (o *outside) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := o.master.Read(buf)
		o.mu.Lock()
		o.seen.Write(buf[:n])
		o.mu.Unlock()
		select {
		case o.wake <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

func (o *outside) open(opts Options, env ...string) *Screen {
	opts.Device = o.slave.Name()
	opts.Env = environment(append(env, "TERM", "xterm-256color")...)
	s, err := Open(opts)
	if err != nil {
		o.t.Fatal(err)
	}
	o.t.Cleanup(func() { s.Close() })
	return s
}

// await waits until the output since the last await contains want, and takes
// all of it.
func (o *outside) await(want string) string {
	o.t.Helper()
	deadline := time.After(5 * time.Second)
	for {
		o.mu.Lock()
		got := o.seen.String()
		if strings.Contains(got, want) {
			o.seen.Reset()
			o.mu.Unlock()
			return got
		}
		o.mu.Unlock()
		select {
		case <-o.wake:
		case <-deadline:
			o.t.Fatalf("%q was not written, but %.1000q", want, got)
		}
	}
}

func (o *outside) send(s string) { o.master.WriteString(s) }

func (o *outside) termios() unix.Termios {
	o.t.Helper()
	state, err := unix.IoctlGetTermios(int(o.slave.Fd()), unix.TCGETS)
	if err != nil {
		o.t.Fatal(err)
	}
	return *state
}

func nextEvent(t testing.TB, s *Screen) event.Event {
	t.Helper()
	select {
	case e := <-s.Events():
		return e
	case <-time.After(5 * time.Second):
		t.Fatal("no event")
		return nil
	}
}

func textFrame(w, h int, text string) *cell.Frame {
	f := new(cell.Frame)
	f.Reset(w, h)
	f.Canvas().Text(0, 0, text, themes.Style{})
	f.Canvas().ShowCursor(0, 0, cell.Block)
	return f
}

// answers is what a capable terminal says to our questions.
const answers = "\x1b[?0u\x1b[?2026;2$y\x1bP>|ghostty 1.2\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c"

func TestSession(t *testing.T) {
	o := newOutside(t, true)
	before := o.termios()
	s := o.open(Options{Mouse: true})
	if w, h := s.Size(); w != 80 || h != 24 {
		t.Errorf("size %dx%d", w, h)
	}
	start := o.await("\x1b[c")
	for _, want := range []string{"\x1b[?1049h", "2004", "1004", "1006", "\x1b[?u", "\x1b]11;?"} {
		if !strings.Contains(start, want) {
			t.Errorf("start lacks %q: %q", want, start)
		}
	}
	if strings.Contains(start, "\x1b[>5u") {
		t.Error("kitty protocol used unasked")
	}
	if o.termios() == before {
		t.Error("the terminal is not raw")
	}

	if s.Capabilities().CursorColor {
		t.Error("a terminal that has not said so is taken to colour its cursor")
	}
	o.send(answers)
	o.await("\x1b[>5u")
	if e := nextEvent(t, s); e != (event.Background{Dark: false}) {
		t.Errorf("got %#v", e)
	}
	for range 100 { // the answers after the one about the keyboard
		if c := s.Capabilities(); c.CursorColor && c.Sync && c.ExactKeys && c.Name == "ghostty 1.2" && c.Colors == themes.LevelTrue && c.UnderlineAll {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if c := s.Capabilities(); !c.CursorColor || !c.Sync || !c.ExactKeys || c.Name != "ghostty 1.2" || c.Colors != themes.LevelTrue || !c.UnderlineAll || c.Notice != "" {
		t.Errorf("capabilities %+v", c)
	}

	f := textFrame(80, 24, "hello")
	f.Canvas().ShowCursorIn(1, 1, cell.Bar, themes.RGB(1, 2, 0xfe))
	s.Show(f)
	if got := o.await("\a"); !strings.Contains(got, "hello") || !strings.Contains(got, "\x1b]12;#0102fe\a") {
		t.Errorf("got %q", got)
	}
	s.SetTitle("a\x1b]\nb")
	if got := o.await("\a"); got != "\x1b[22;2t\x1b]2;a␛]␊b\a" {
		t.Errorf("title %q", got)
	}
	s.Bell()
	o.await("\a")
	s.SetClipboard(true, "hi")
	o.await("\x1b]52;p;aGk=\a")
	if err := s.SetClipboard(false, strings.Repeat("x", maxClipboard+1)); !errors.Is(err, ErrClipboardTooLong) {
		t.Errorf("a giant clipboard gave %v", err)
	}

	o.send("a\x1b[97;3u\x1b:")
	for _, want := range []string{"a", "A-a", "esc", ":"} {
		if e, ok := nextEvent(t, s).(event.Key); !ok || e.String() != want {
			t.Errorf("got %v, want %s", e, want)
		}
	}

	if err := s.Close(); err != nil {
		t.Error(err)
	}
	end := o.await("\x1b[?1049l")
	for _, want := range []string{"\x1b[<u", "2004;1004;2031l", "1002;1006l", "\x1b[?25h", "\x1b[?7h", "\x1b[0 q", "\x1b[23;2t", "\x1b]112\a"} {
		if !strings.Contains(end, want) {
			t.Errorf("end lacks %q: %q", want, end)
		}
	}
	if o.termios() != before {
		t.Error("the terminal is not as it was")
	}
	s.Show(textFrame(80, 24, "after"))
	s.Restore()
	s.Close()
}

func TestEscTimeout(t *testing.T) {
	o := newOutside(t, true)
	s := o.open(Options{})
	for in, want := range map[string]string{"\x1b": "esc", "\x1bx": "A-x", "\x1b\x1b": "esc esc"} {
		began := time.Now()
		o.send(in)
		var got []event.Event
		for len(got) < len(strings.Fields(want)) {
			got = append(got, nextEvent(t, s))
		}
		if show(got) != want {
			t.Errorf("%q gave %s, want %s", in, show(got), want)
		}
		if took := time.Since(began); in == "\x1b" && took < 20*time.Millisecond {
			t.Errorf("Esc was sure after %v", took)
		}
	}
}

func TestClipboardMustBeAskedFor(t *testing.T) {
	const answer = "\x1b]52;c;c2VjcmV0\a"
	o := newOutside(t, true)
	s := o.open(Options{})
	if s.QueryClipboard(false) {
		t.Error("asked without leave")
	}
	o.send(answer + "x")
	if e := nextEvent(t, s); show([]event.Event{e}) != "x" {
		t.Errorf("got %#v", e)
	}
	s.Close()

	o = newOutside(t, true)
	s = o.open(Options{ReadClipboard: true})
	if !s.QueryClipboard(false) {
		t.Error("did not ask")
	}
	o.await("\x1b]52;c;?\a")
	o.send(answer + answer + "x")
	if e := nextEvent(t, s); e != (event.Clipboard{Text: "secret"}) {
		t.Errorf("got %#v", e)
	}
	if e := nextEvent(t, s); show([]event.Event{e}) != "x" {
		t.Errorf("got %#v", e)
	}
}

func TestResize(t *testing.T) {
	o := newOutside(t, true)
	s := o.open(Options{})
	s.Show(textFrame(80, 24, "eighty"))
	o.await("eighty")
	pty.Setsize(o.master, &pty.Winsize{Cols: 50, Rows: 10})
	syscall.Kill(os.Getpid(), syscall.SIGWINCH)
	if e := nextEvent(t, s); e != (event.Resize{Width: 50, Height: 10}) {
		t.Errorf("got %#v", e)
	}
	s.Show(textFrame(80, 24, "too large"))
	s.Show(textFrame(50, 10, "fifty"))
	if got := o.await("fifty"); strings.Contains(got, "large") || !strings.Contains(got, "\x1b[J") {
		t.Errorf("got %q", got)
	}
}

// Whoever sleeps 200 times finds the same terminal settings each time.
func TestSuspendResume(t *testing.T) {
	o := newOutside(t, true)
	before := o.termios()
	s := o.open(Options{Mouse: true})
	o.await("\x1b[c")
	o.send(answers)
	o.await("\x1b[>5u")
	nextEvent(t, s) // the background
	raw := o.termios()
	s.Show(textFrame(80, 24, "0"))
	for i := range 200 {
		if err := s.Suspend(); err != nil {
			t.Fatal(err)
		}
		if o.termios() != before {
			t.Fatalf("cycle %d: not as it was after Suspend", i)
		}
		s.Show(textFrame(80, 24, fmt.Sprintf("<%d>", i)))
		if i%50 == 0 {
			s.SetTitle(fmt.Sprintf("title %d", i))
		}
		if err := s.Resume(); err != nil {
			t.Fatal(err)
		}
		if o.termios() != raw {
			t.Fatalf("cycle %d: not raw after Resume", i)
		}
		got := o.await(fmt.Sprintf("<%d>", i))
		if strings.Count(got, "\x1b[>5u") != strings.Count(got, "\x1b[<u") {
			t.Fatalf("cycle %d: keyboard protocol not balanced: %q", i, got)
		}
		if i%50 == 0 && !strings.Contains(got, "title") {
			t.Errorf("a title set while suspended is lost: %q", got)
		}
		o.send("x")
		if e, ok := nextEvent(t, s).(event.Key); !ok || e.Rune != 'x' {
			t.Fatalf("cycle %d: key gave %v", i, e)
		}
	}
	s.Close()
	if o.termios() != before {
		t.Error("not as it was after Close")
	}
}

// A terminal that takes nothing holds up nobody.
func TestStuckTerminal(t *testing.T) {
	o := newOutside(t, false)
	before := o.termios()
	s := o.open(Options{})
	var f cell.Frame
	began := time.Now()
	for i := range 500 {
		f.Reset(80, 24)
		for y := range 24 {
			f.Canvas().Text(0, y, fmt.Sprintf("frame %d row %d %s", i, y, strings.Repeat("x", i%40)), themes.Style{Fg: themes.Indexed(uint8(i))})
		}
		s.Show(&f)
		s.Bell()
	}
	s.SetClipboard(false, strings.Repeat("x", maxClipboard))
	s.SetClipboard(false, strings.Repeat("x", maxClipboard))
	s.SetClipboard(false, strings.Repeat("x", maxClipboard))
	s.mu.Lock()
	if len(s.queue) > maxQueue {
		t.Errorf("%d bytes wait", len(s.queue))
	}
	s.mu.Unlock()
	if took := time.Since(began); took > time.Minute {
		t.Errorf("drawing took %v", took)
	}
	o.send("q")
	if e, ok := nextEvent(t, s).(event.Key); !ok || e.Rune != 'q' {
		t.Errorf("input gave %v", e)
	}
	began = time.Now()
	s.Close()
	if took := time.Since(began); took > time.Minute {
		t.Errorf("closing took %v", took)
	}
	if o.termios() != before {
		t.Error("not as it was")
	}
}

// Once it takes something again, a stuck terminal shows the newest frame and
// not all that it missed.
func TestNewestFrameWins(t *testing.T) {
	o := newOutside(t, false)
	s := o.open(Options{})
	var f cell.Frame
	total := 0
	for i := range 5000 {
		f.Reset(80, 24)
		for y := range 24 {
			total += f.Canvas().Text(0, y, fmt.Sprintf("<%d> %d %s", i, y, strings.Repeat("x", i%40)), themes.Style{})
		}
		s.Show(&f)
	}
	go o.read()
	v := newVT(80, 24, xterm, nil)
	began, bytes := time.Now(), 0
	for v.cells[23][4].text != "9" || v.cells[23][3].text != "9" || v.cells[23][1].text != "4" {
		if time.Since(began) > time.Minute {
			t.Fatal("the last frame did not come")
		}
		got := o.await("")
		if bytes == 0 {
			_, got, _ = strings.Cut(got, "\x1b[c")
		}
		bytes += len(got)
		v.feed(got)
		time.Sleep(time.Millisecond)
	}
	if bytes > total/4 {
		t.Errorf("%d bytes for %d cells", bytes, total)
	}
}

func TestHangup(t *testing.T) {
	o := newOutside(t, false)
	s := o.open(Options{})
	o.master.Close()
	if e, ok := nextEvent(t, s).(event.Hangup); !ok || e.Err == nil {
		t.Errorf("got %#v", e)
	}
	s.Show(textFrame(80, 24, "nobody sees this"))
	s.Close()
}

// Restore works from anywhere, at any time, any number of times.
func TestRestore(t *testing.T) {
	for range 3 {
		o := newOutside(t, true)
		before := o.termios()
		s := o.open(Options{})
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for j := range 50 {
					s.Show(textFrame(80, 24, fmt.Sprint(i, j)))
				}
				s.Restore()
			})
		}
		wg.Wait()
		if o.termios() != before {
			t.Fatal("not as it was")
		}
		s.Close()
	}
}

// A panic in one of the screen's own goroutines becomes a hangup.
func TestGuard(t *testing.T) {
	o := newOutside(t, true)
	s := o.open(Options{})
	func() {
		defer s.guard("input")
		panic("bug")
	}()
	if e, ok := nextEvent(t, s).(event.Hangup); !ok || !strings.Contains(e.Err.Error(), "bug") {
		t.Errorf("got %#v", e)
	}
}

func TestNoTerminal(t *testing.T) {
	o := newOutside(t, true)
	_, err := Open(Options{Device: o.slave.Name(), Env: environment("TERM", "dumb")})
	if !errors.Is(err, errNoTerminal) {
		t.Errorf("dumb terminal gave %v", err)
	}
	if _, err := Open(Options{Device: "/dev/null", Env: environment("TERM", "xterm")}); err == nil {
		t.Error("opened /dev/null")
	}
	if _, err := Open(Options{Device: "/nonexistent", Env: environment("TERM", "xterm")}); err == nil {
		t.Error("opened nothing")
	}
}

// GNU screen passes the clipboard on in pieces.
func TestClipboardThroughScreen(t *testing.T) {
	o := newOutside(t, true)
	s := o.open(Options{}, "TERM", "screen")
	s.SetClipboard(false, strings.Repeat("x", 300))
	got := o.await("\a\x1b\\")
	_, got, _ = strings.Cut(got, "\x1b[c")
	for piece := range strings.SplitSeq(strings.TrimSuffix(got, "\x1b\\"), "\x1b\\") {
		if !strings.HasPrefix(piece, "\x1bP") || len(piece) > 256 {
			t.Errorf("piece %q", piece)
		}
	}
}

var _ io.Writer = (*vt)(nil)

// Showing a frame needs no memory, on neither side of the mailbox.
func TestShowDoesNotAllocate(t *testing.T) {
	known := *mustIdentify(t, "TERM", "xterm-256color")
	s := &Screen{began: known, term: known, w: 80, h: 24, waiting: new(cell.Frame), writing: new(cell.Frame), wake: make(chan struct{}, 1)}
	s.encoder = newEncoder(&known, nil)
	p := newPage()
	i := 0
	show := func() {
		i++
		p.column, p.top = i%20, i/40%3
		s.Show(p.paint(80, 24))
		<-s.wake
		s.next()
	}
	for range 200 {
		show()
	}
	paint := testing.AllocsPerRun(100, func() { i++; p.column, p.top = i%20, i/40%3; p.paint(80, 24) })
	if n := testing.AllocsPerRun(100, show); n > paint {
		t.Errorf("%v allocations, of which %v are for painting", n, paint)
	}
}
