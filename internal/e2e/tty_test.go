package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// TestTheTerminalIsLeftAsFound ends the program in ways that are asked for; the
// others are those of TestTextSurvives.
func TestTheTerminalIsLeftAsFound(t *testing.T) {
	for _, term := range []string{"xterm-256color", "xterm-kitty", "tmux-256color", "linux", "vt100"} {
		for _, keys := range []string{":q" + enter, "ix" + esc + ":wq" + enter, ":theme nosuch" + enter + ":cq! 0" + enter} {
			s := Start(t, bin, Options{Args: []string{"f"}, Files: map[string]string{"f": "one\n"}, Term: term})
			s.Until(t, "NOR")
			s.Send(keys)
			s.Ends(t, 0)
			s.Left(t)
		}
	}
}

// shell starts a shell with job control in the terminal, which starts the
// program.
func shell(t *testing.T) *Session {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Fatal("bash is missing")
	}
	s := Start(t, "bash", Options{Args: []string{"--norc", "--noediting", "-i"}, Files: map[string]string{"f": "one\n"}, Env: []string{"PS1=ready> "}})
	s.Until(t, "ready>")
	s.Send(bin + " f\n")
	s.Until(t, "NOR")
	return s
}

// raw tells whether the terminal is the editor's.
func (s *Session) raw(t *testing.T) bool {
	t.Helper()
	now, err := unix.IoctlGetTermios(int(s.pty.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	return now.Lflag&unix.ICANON == 0 && now.Lflag&unix.ECHO == 0
}

func (s *Session) untilRaw(t *testing.T, want bool) {
	t.Helper()
	for end := time.Now().Add(patience); s.raw(t) != want; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the terminal's modes are not those of the editor: %v", !want)
		}
	}
}

// child finds the editor that a shell has started.
func (s *Session) child(t *testing.T) int {
	t.Helper()
	all, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, file := range all {
		b, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		// pid (name) state parent ...
		f := strings.Fields(string(b))
		if len(f) > 3 && f[1] == "(hx)" && f[3] == strconv.Itoa(s.cmd.Process.Pid) {
			pid, _ := strconv.Atoi(f[0])
			return pid
		}
	}
	t.Fatal("the shell has no editor")
	return 0
}

// TestSuspend goes to the shell and back, by the key, by a signal that lets the
// program act, and by one that does not.
func TestSuspend(t *testing.T) {
	for _, how := range []struct {
		name string
		stop func(t *testing.T, s *Session)
		acts bool
	}{
		{"the key", func(_ *testing.T, s *Session) { s.Send("\x1a") }, true},
		{"SIGTSTP", func(t *testing.T, s *Session) { syscall.Kill(s.child(t), syscall.SIGTSTP) }, true},
		{"SIGSTOP", func(t *testing.T, s *Session) { syscall.Kill(s.child(t), syscall.SIGSTOP) }, false},
	} {
		t.Run(how.name, func(t *testing.T) {
			s := shell(t)
			s.Send("itext " + esc)
			s.Until(t, "text one")
			s.Until(t, "NOR")
			how.stop(t, s)
			s.Until(t, "Stopped")
			if how.acts {
				s.untilRaw(t, false)
				w, err := readWire(modesOf(s.Tail(1 << 20)))
				if left := w.left(); err != nil || left != "" {
					t.Errorf("the shell got a terminal with %s (%v)", left, err)
				}
			}
			s.Send("stty sane; echo back in the shell\n")
			s.Until(t, "back in the shell")
			s.Send("fg\n")
			s.Until(t, "text one")
			s.untilRaw(t, true)
			s.Send(":w" + enter)
			s.Until(t, "'f' written")
			s.Has(t, "f", "text one\n")
			s.Send(":q" + enter)
			s.untilRaw(t, false)
			s.Send("exit\n")
			s.Ends(t, 0)
		})
	}
}

// modesOf leaves out what a shell writes around the editor's output.
func modesOf(out string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(out, 0x1b)
		if i < 0 {
			return b.String()
		}
		out = out[i:]
		var w wire
		w.modes = map[string]bool{}
		n, err := w.step(out)
		if err != nil || n == 0 {
			n = 1
		} else {
			b.WriteString(out[:n])
		}
		out = out[n:]
	}
}

// TestSuspendedTextIsKept kills a program that is suspended.
func TestSuspendedTextIsKept(t *testing.T) {
	s := shell(t)
	s.Send("inot saved " + esc)
	s.Until(t, "not saved one")
	s.Until(t, "NOR")
	s.Send("\x1a")
	s.Until(t, "Stopped")
	syscall.Kill(s.child(t), syscall.SIGKILL)
	s.Send(bin + " f\n")
	s.Until(t, "suspended, never continued")
	s.Send(enter)
	s.Until(t, "not saved one")
	s.Send(":wq" + enter)
	s.untilRaw(t, false)
	s.Send("exit\n")
	s.Ends(t, 0)
	s.Has(t, "f", "not saved one\n")
}
