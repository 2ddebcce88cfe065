package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// monkeyKeys are what is typed, besides any character: commands that do much.
var monkeyKeys = []string{
	"i", "a", "o", "O", esc, esc, esc, "x", "d", "c", "y", "p", "P", "u", "U", "w", "b", "e", "%", ";", ",", "C", "s", "S", "/", "n", "N", "*", "&", "_",
	"gg", "ge", "gd", "gh", "gl", "mm", "mip", "mam", "f", "t", "r", "~", "`", ">", "<", "=", "J", "K", "Q", "q", ".", "v", "zz", "zt", "z",
	" f", " b", " s", " S", " d", " k", " a", " r", " h", " /", " ?", " j", " g", " '", "]d", "[d", "]g", "[g", "]f", "[p",
	"\x17v", "\x17s", "\x17w", "\x17q", "\x17o", "\x04", "\x15", "\x06", "\x02", "\x0f", "\t", "\r", "\x7f", "\x18", "\x0e", "\x10", "\x12", "\x03", "\"", "@",
	":reload" + enter, ":w" + enter, ":new" + enter, ":bn" + enter, ":bc!" + enter, ":vs" + enter, ":o a.evil" + enter, ":o b.txt" + enter, ":o c.rs" + enter,
	":sort" + enter, ":reflow" + enter, ":earlier 3" + enter, ":later 2" + enter, ":lsp-restart" + enter, ":lsp-stop" + enter, ":set line-number relative" + enter,
	":theme default" + enter, ":tree-sitter-subtree" + enter, ":toggle soft-wrap.enable" + enter, ":format" + enter, ":recover" + enter, ":messages" + enter,
	":diff-disk" + enter, ":merge-disk" + enter, ":set-language rust" + enter, ":tutor" + enter, ":wonly" + enter,
	"\x1b[200~pasted (text\n  more\x1b[201~", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[I", "\x1b[O", "\x1b[<0;10;5M\x1b[<0;10;5m", "\x1b[<64;3;3M",
}

// TestMonkey types at random, changes size and files, and ends language servers.
// The program must not break, must not lose what it was left with, and must not
// grow without end. HX_MONKEY is for how long, as Go writes durations; with
// HX_MONKEY_RACE the program runs under the race detector.
func TestMonkey(t *testing.T) {
	length := 5 * time.Second
	if v := os.Getenv("HX_MONKEY"); v != "" {
		var err error
		if length, err = time.ParseDuration(v); err != nil {
			t.Fatal(err)
		}
	}
	program := bin
	if os.Getenv("HX_MONKEY_RACE") != "" {
		program = filepath.Join(t.TempDir(), "hx")
		if out, err := exec.Command("go", "build", "-race", "-o", program, "hx/cmd/hx").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
	seed := uint64(1)
	if v := os.Getenv("HX_MONKEY_SEED"); v != "" {
		seed, _ = strconv.ParseUint(v, 10, 64)
	}
	end := time.Now().Add(length)
	for ; time.Now().Before(end); seed++ {
		monkey(t, program, seed, min(time.Until(end), time.Minute))
	}
}

func monkey(t *testing.T, program string, seed uint64, length time.Duration) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(seed, 5))
	home, dir := t.TempDir(), t.TempDir()
	files := []string{"a.evil", "b.txt", "c.rs"}
	for _, f := range files {
		put(t, filepath.Join(dir, f), words(rnd)+"\nfn main() { let x = (1, [2, 3]); }\n"+words(rnd)+"\n")
	}
	put(t, filepath.Join(home, "config", "hx", "languages.toml"), fmt.Sprintf(
		"[[language]]\nname = \"evil\"\nscope = \"source.evil\"\nfile-types = [\"evil\"]\nlanguage-servers = [\"evil\"]\n"+
			"[language-server.evil]\ncommand = %q\nenvironment = { %s = \"%d\" }\n", os.Args[0], hostileServer, seed))
	o := Options{Args: files[:1], Home: home, Dir: dir, Config: "[editor]\nshell = [\"true\"]\nmouse = true\n", Env: []string{"GORACE=exitcode=66"}}
	s := Start(t, program, o)
	s.Until(t, "NOR")
	var done []string
	first, last := 0, 0
	for until, n := time.Now().Add(length), 0; time.Now().Before(until); n++ {
		what := monkeyKeys[rnd.IntN(len(monkeyKeys))]
		switch rnd.IntN(60) {
		case 0:
			w, h := 1+rnd.IntN(150), 1+rnd.IntN(50)
			s.Resize(w, h)
			what = fmt.Sprintf("(%dx%d)", w, h)
		case 1:
			f := filepath.Join(dir, files[rnd.IntN(len(files))])
			if rnd.IntN(3) == 0 {
				os.Remove(f)
			} else {
				os.WriteFile(f, []byte(words(rnd)+"\n"), 0o644)
			}
			what = "(file)"
		case 2:
			killChildren(s.cmd.Process.Pid)
			what = "(servers die)"
		case 3, 4, 5, 6, 7, 8, 9:
			what = string(rune(' ' + rnd.IntN(95)))
			s.Send(what)
		default:
			s.Send(what)
		}
		done = append(done, what)
		if n%20 == 0 {
			time.Sleep(20 * time.Millisecond)
		}
		if n%2000 == 1999 {
			last = resident(s.cmd.Process.Pid)
			if first == 0 {
				first = last
			}
		}
		select {
		case <-s.done:
			if code := s.cmd.ProcessState.ExitCode(); code != 0 {
				t.Fatalf("seed %d: it ended with %d after %q; it says %s", seed, code, done[max(0, len(done)-40):], s.Tail(3000))
			}
			// It was told to quit. What was typed behind that the terminal has shown
			// by itself, so only its modes say something.
			if s.after == nil || *s.after != *s.was {
				t.Errorf("seed %d: the terminal's modes are not those before", seed)
			}
			return
		default:
		}
	}
	if first > 0 && last > first+200<<10 {
		t.Errorf("seed %d: it grew from %d to %d KiB", seed, first, last)
	}
	// What it is left with is kept.
	s.Resize(80, 24)
	for range 3 {
		s.Send(esc + esc)
		time.Sleep(100 * time.Millisecond)
	}
	s.Send(":new" + enter)
	s.Send("i")
	mark := fmt.Sprintf("the very last words of %d", seed)
	s.Send(mark + esc)
	time.Sleep(300 * time.Millisecond)
	s.Signal(syscall.SIGTERM)
	code, err := s.Wait()
	if err != nil || code > 1 {
		t.Fatalf("seed %d: %v, exit code %d after %q; it says %s", seed, err, code, done[max(0, len(done)-40):], s.Tail(3000))
	}
	if code == 0 {
		return // the keys quit it
	}
	if w, err := readWire(s.Tail(1 << 30)); err != nil {
		t.Errorf("seed %d: %v (%v)", seed, err, w)
	}
	out, err := listLeft(program, s)
	if err != nil || !strings.Contains(out, "[scratch]") {
		t.Errorf("seed %d: %q was not kept (%v): %s", seed, mark, err, out)
	}
}

// killChildren ends the programs that a process has started.
func killChildren(pid int) {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	all, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	for _, f := range all {
		more, _ := os.ReadFile(f)
		b = append(append(b, ' '), more...)
	}
	for _, child := range strings.Fields(string(b)) {
		if n, err := strconv.Atoi(child); err == nil {
			syscall.Kill(n, syscall.SIGKILL)
		}
	}
}

// resident returns the memory of a process, in KiB.
func resident(pid int) int {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			n, _ := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(v), " kB"))
			return n
		}
	}
	return 0
}

// listLeft is what a session left behind.
func listLeft(program string, s *Session) (string, error) {
	cmd := exec.Command(program, "--recover")
	cmd.Env = s.cmd.Env
	out, err := cmd.Output()
	return string(out), err
}
