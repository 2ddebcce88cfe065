package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	bin    string
	broken func() (string, error)
)

// breakable returns a program that breaks where HX_FAULT says, on SIGUSR2.
func breakable(t *testing.T) string {
	t.Helper()
	path, err := broken()
	if err != nil {
		t.Fatalf("cannot build the program that breaks: %v", err)
	}
	return path
}

func TestMain(m *testing.M) {
	if os.Getenv(hostileServer) != "" {
		serveHostile(os.Stdin, os.Stdout)
		os.Exit(0)
	}
	dir, err := os.MkdirTemp("", "hx-e2e")
	if err != nil {
		panic(err)
	}
	// Another program than that of this tree, one for another processor say.
	bin = os.Getenv("HX_E2E_PROGRAM")
	if bin == "" {
		bin = filepath.Join(dir, "hx")
		out, err := exec.Command("go", "build", "-o", bin, "hx/cmd/hx").CombinedOutput()
		if err != nil {
			fmt.Fprintf(os.Stderr, "cannot build the program: %v\n%s", err, out)
			os.Exit(1)
		}
	}
	broken = sync.OnceValues(func() (string, error) {
		path := filepath.Join(dir, "hx-faults")
		out, err := exec.Command("go", "build", "-tags", "faults", "-o", path, "hx/cmd/hx").CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%w\n%s", err, out)
		}
		return path, err
	})
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

const (
	esc   = "\x1b"
	enter = "\r"
)

func TestOpenTypeSaveQuit(t *testing.T) {
	s := Start(t, bin, Options{Args: []string{"a.txt"}, Files: map[string]string{"a.txt": "hello\n"}})
	s.Until(t, "NOR")
	s.Send("ofresh line")
	s.Until(t, "INS")
	s.Send(esc)
	s.Until(t, "NOR")
	s.Send(":wq" + enter)
	s.Ends(t, 0)
	s.Has(t, "a.txt", "hello\nfresh line\n")
}

// TestFastTyping sends everything in one piece, escape byte and key together,
// as a slow line does.
func TestFastTyping(t *testing.T) {
	s := Start(t, bin, Options{Args: []string{"a.txt"}, Files: map[string]string{"a.txt": "hello\n"}})
	s.Until(t, "NOR")
	s.Send("iab" + esc + ":w" + enter + "ocd" + esc + esc + ":x" + enter)
	s.Ends(t, 0)
	s.Has(t, "a.txt", "abhello\ncd\n")
}

func TestPasteIsOneStep(t *testing.T) {
	s := Start(t, bin, Options{Args: []string{"a.txt"}, Files: map[string]string{"a.txt": "x\n"}})
	s.Until(t, "NOR")
	s.Send("i\x1b[200~(one\r\n  two\x1b[201~" + esc)
	s.Until(t, "  two")
	s.Send(":w b.txt" + enter)
	s.Until(t, "written")
	s.Send("u:wq" + enter)
	s.Ends(t, 0)
	s.Has(t, "b.txt", "x\n")
}

func TestSplitsSearchResize(t *testing.T) {
	var text strings.Builder
	for i := range 200 {
		fmt.Fprintf(&text, "line %d\n", i+1)
	}
	s := Start(t, bin, Options{Args: []string{"a.txt"}, Files: map[string]string{"a.txt": text.String()}})
	s.Until(t, "NOR")
	s.Send("/line 150" + enter)
	s.Until(t, "150:")
	s.Send("\x17v")
	s.Until(t, "│")
	s.Resize(40, 10)
	s.UntilScreen(t, "a status line in row 9", func(rows []string) bool { return len(rows) == 10 && strings.Contains(rows[8], "NOR") })
	s.Resize(10, 3)
	time.Sleep(50 * time.Millisecond)
	s.Resize(200, 60)
	s.UntilScreen(t, "a status line in row 59", func(rows []string) bool { return len(rows) == 60 && strings.Contains(rows[58], "NOR") })
	s.Send(":qa" + enter)
	s.Ends(t, 0)
}

// TestEveryTerminal starts with each TERM that people have.
func TestEveryTerminal(t *testing.T) {
	for _, term := range []string{
		"xterm", "xterm-256color", "xterm-kitty", "alacritty", "foot", "wezterm", "screen", "screen-256color", "tmux", "tmux-256color",
		"rxvt-unicode-256color", "rxvt", "linux", "vt100", "putty-256color", "mosh", "konsole-256color", "no-such-terminal",
	} {
		t.Run(term, func(t *testing.T) {
			s := Start(t, bin, Options{Args: []string{"a.txt"}, Files: map[string]string{"a.txt": "hello\n"}, Term: term})
			s.Until(t, "hello")
			s.Send(":q" + enter)
			s.Ends(t, 0)
		})
	}
	s := Start(t, bin, Options{Args: []string{"a.txt"}, Term: "dumb"})
	s.Ends(t, 1)
}

func TestCommandLine(t *testing.T) {
	run := func(args ...string) (string, int) {
		cmd := exec.Command(bin, args...)
		out, _ := cmd.CombinedOutput()
		return string(out), cmd.ProcessState.ExitCode()
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--help"}, 0, "usage: hx"},
		{[]string{"--version"}, 0, "hx "},
		{[]string{"-V"}, 0, "hx "},
		{[]string{"--nonsense"}, 2, "there is no flag --nonsense"},
		{[]string{"-q"}, 2, "there is no flag -q"},
		{[]string{"--vsplit", "--hsplit", "a"}, 2, "cannot be used together"},
		{[]string{"-w", "/no/such/dir", "a"}, 1, "/no/such/dir"},
		{[]string{"+x", "a"}, 2, "not a line number"},
	} {
		out, code := run(c.args...)
		if code != c.code || !strings.Contains(out, c.says) || code != 0 && strings.Count(out, "\n") != 1 {
			t.Errorf("%v: exit code %d (want %d), says %q (want %q)", c.args, code, c.code, out, c.says)
		}
	}
}

func TestPlacesOnTheCommandLine(t *testing.T) {
	files := map[string]string{"a.txt": "one\ntwo\nthree\n", "b.txt": "b\n"}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"a.txt:2:3"}, "2:3"},
		{[]string{"+3", "a.txt"}, "3:1"},
		{[]string{"+", "a.txt"}, "3:1"},
		{[]string{"a.txt", "b.txt"}, "Loaded 2 files."},
		{[]string{"--vsplit", "a.txt", "b.txt"}, "│"},
		{[]string{"new.txt"}, "new.txt"},
	} {
		s := Start(t, bin, Options{Args: c.args, Files: files})
		s.Until(t, c.says)
		s.Send(":qa" + enter)
		s.Ends(t, 0)
	}
}

// TestIdleIsQuiet: nothing is written while nothing happens.
func TestIdleIsQuiet(t *testing.T) {
	s := Start(t, bin, Options{Args: []string{"a.rs"}, Files: map[string]string{"a.rs": "fn main() {}\n"}})
	s.Until(t, "NOR")
	time.Sleep(1500 * time.Millisecond)
	before := s.Written()
	time.Sleep(2 * time.Second)
	if n := s.Written() - before; n != 0 {
		t.Errorf("%d bytes were written while idle", n)
	}
}

// TestRandomBytes feeds a megabyte of noise, then asks politely to quit.
func TestRandomBytes(t *testing.T) {
	s := Start(t, bin, Options{
		Args: []string{"a.txt"}, Files: map[string]string{"a.txt": "hello world\nsecond (line)\n"},
		Config: "[editor]\nshell = [\"true\"]\n", // noise must not run anything
	})
	s.Until(t, "NOR")
	rng := rand.New(rand.NewPCG(7, 7))
	noise := make([]byte, 1<<20)
	for i := range noise {
		noise[i] = byte(rng.Uint32())
		if noise[i] >= '1' && noise[i] <= '9' {
			noise[i] = 'x' // counts make work, not trouble
		}
		if noise[i] == 0x1a {
			noise[i] = 'x' // a suspended program does not get the rest
		}
	}
	for len(noise) > 0 {
		n := min(len(noise), 1000)
		s.Send(string(noise[:n]))
		noise = noise[n:]
		select {
		case <-s.done:
			t.Fatalf("the program ended by itself with code %d: %s", s.cmd.ProcessState.ExitCode(), s.Tail(3000))
		default:
		}
	}
	// The keys that wait come first, on a busy machine that takes a while.
	end := time.Now().Add(10 * time.Minute)
	for time.Now().Before(end) {
		s.Send(esc + esc + ":qa!" + enter)
		select {
		case <-s.done:
			if code := s.cmd.ProcessState.ExitCode(); code != 0 {
				t.Fatalf("exit code %d", code)
			}
			return
		case <-time.After(2 * time.Second):
		}
	}
	t.Fatalf("the program cannot be left; it shows\n%s", strings.Join(s.Screen(), "\n"))
}
