// Package e2e drives the built program in a pseudo terminal and looks at what a
// user would see.
package e2e

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/sys/unix"
)

// Options start the program.
type Options struct {
	Args   []string
	Term   string            // TERM, xterm-256color if empty
	Env    []string          // more variables
	Files  map[string]string // in the working folder
	Config string            // config.toml
	Dir    string            // working folder, a new one if empty
	Home   string            // home folder, a new one if empty
	W, H   int
	// Patience is the longest wait for anything, that of quick things if 0.
	Patience time.Duration
}

// Session is a running program.
type Session struct {
	Dir  string
	cmd  *exec.Cmd
	pty  *os.File
	vt   vt10x.Terminal
	done chan struct{}
	// was and after are the terminal's modes before the program and behind it,
	// after nil when the terminal was gone.
	was, after *unix.Termios
	mu         sync.Mutex
	all        []byte // everything the program wrote

	patience time.Duration
}

// Start runs the program at path bin.
func Start(t testing.TB, bin string, o Options) *Session {
	t.Helper()
	home := o.Home
	if home == "" {
		home = t.TempDir()
	}
	s := &Session{Dir: o.Dir, done: make(chan struct{}), patience: cmp.Or(o.Patience, patience)}
	if s.Dir == "" {
		s.Dir = t.TempDir()
	}
	for name, text := range o.Files {
		put(t, filepath.Join(s.Dir, name), text)
	}
	put(t, filepath.Join(home, "config", "hx", "config.toml"), o.Config)
	if o.W == 0 {
		o.W, o.H = 80, 24
	}
	if o.Term == "" {
		o.Term = "xterm-256color"
	}
	s.cmd = exec.Command(bin, o.Args...)
	s.cmd.Dir = s.Dir
	s.cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_CONFIG_HOME=" + home + "/config", "XDG_STATE_HOME=" + home + "/state",
		"XDG_CACHE_HOME=" + home + "/cache", "XDG_DATA_HOME=" + home + "/data", "TERM=" + o.Term, "LANG=C.UTF-8", "SHELL=/bin/sh",
	}, o.Env...)
	master, tty, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(master, &pty.Winsize{Cols: uint16(o.W), Rows: uint16(o.H)}); err != nil {
		t.Fatal(err)
	}
	if s.was, err = unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS); err != nil {
		t.Fatal(err)
	}
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if s.pty, err = pollable(master); err != nil {
		t.Fatal(err)
	}
	s.vt = vt10x.New(vt10x.WithSize(o.W, o.H))
	drained := make(chan struct{})
	go func() {
		s.read()
		close(drained)
	}()
	go func() {
		s.cmd.Wait()
		s.after, _ = unix.IoctlGetTermios(int(tty.Fd()), unix.TCGETS) // fails when it was hung up
		tty.Close()                                                   // which lets the other side end
		<-drained
		close(s.done)
	}()
	t.Cleanup(s.kill)
	return s
}

// Left fails the test unless the terminal is as it was found.
func (s *Session) Left(t testing.TB) {
	t.Helper()
	if s.after == nil || *s.after != *s.was {
		t.Errorf("the terminal device was left as %+v, it was %+v", s.after, s.was)
	}
	w, err := readWire(s.Tail(1 << 30))
	if err != nil {
		t.Error(err)
	}
	if left := w.left(); left != "" {
		t.Errorf("the terminal was left with %s", left)
	}
}

// pollable returns the file in a form whose Close ends a Read under way.
func pollable(f *os.File) (*os.File, error) {
	defer f.Close()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		return nil, err
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func (s *Session) read() {
	buf := make([]byte, 64<<10)
	for {
		n, err := s.pty.Read(buf)
		s.mu.Lock()
		s.all = append(s.all, buf[:n]...)
		s.vt.Write(buf[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *Session) kill() {
	syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL)
	<-s.done
	s.pty.Close()
}

// Signal sends the program a signal.
func (s *Session) Signal(sig syscall.Signal) { s.cmd.Process.Signal(sig) }

// HangUp closes the terminal.
func (s *Session) HangUp() { s.pty.Close() }

// Send types bytes.
func (s *Session) Send(b string) { s.pty.WriteString(b) }

// Resize changes the terminal's size.
func (s *Session) Resize(w, h int) {
	s.mu.Lock()
	s.vt.Resize(w, h)
	s.mu.Unlock()
	pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
}

// Screen returns the rows of the terminal without trailing blanks.
func (s *Session) Screen() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w, h := s.vt.Size()
	rows := make([]string, h)
	for y := range rows {
		var b strings.Builder
		for x := range w {
			if c := s.vt.Cell(x, y).Char; c != 0 {
				b.WriteRune(c)
			} else {
				b.WriteByte(' ')
			}
		}
		rows[y] = strings.TrimRight(b.String(), " ")
	}
	return rows
}

// Written returns how many bytes the program has written.
func (s *Session) Written() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.all)
}

// patience is the longest wait unless more is asked for; machines are slow at times.
const patience = 90 * time.Second

// Until waits until the screen shows text in some row.
func (s *Session) Until(t testing.TB, text string) {
	t.Helper()
	s.UntilScreen(t, fmt.Sprintf("%q on the screen", text), func(rows []string) bool {
		return strings.Contains(strings.Join(rows, "\n"), text)
	})
}

// UntilScreen waits until f holds.
func (s *Session) UntilScreen(t testing.TB, what string, f func(rows []string) bool) {
	t.Helper()
	for end := time.Now().Add(s.patience); ; time.Sleep(5 * time.Millisecond) {
		rows := s.Screen()
		if f(rows) {
			return
		}
		select {
		case <-s.done:
			t.Fatalf("the program ended before there was %s; it showed\n%s", what, strings.Join(rows, "\n"))
		default:
		}
		if time.Now().After(end) {
			t.Fatalf("there never was %s; the screen is\n%s", what, strings.Join(rows, "\n"))
		}
	}
}

var errTimeout = errors.New("still running")

// Wait waits for the end and returns the exit code.
func (s *Session) Wait() (int, error) {
	select {
	case <-s.done:
		return s.cmd.ProcessState.ExitCode(), nil
	case <-time.After(s.patience):
		return 0, errTimeout
	}
}

// Ends fails the test unless the program ends with that code.
func (s *Session) Ends(t testing.TB, code int) {
	t.Helper()
	got, err := s.Wait()
	if err != nil {
		t.Fatalf("%v; the screen is\n%s", err, strings.Join(s.Screen(), "\n"))
	}
	if got != code {
		t.Fatalf("exit code %d, want %d", got, code)
	}
}

// Has fails the test unless a file of the working folder holds text.
func (s *Session) Has(t testing.TB, name, text string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(s.Dir, name))
	if err != nil || string(b) != text {
		t.Errorf("%s holds %q (%v), want %q", name, b, err, text)
	}
}

// Tail returns the last bytes the program wrote.
func (s *Session) Tail(n int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.all[max(0, len(s.all)-n):])
}
