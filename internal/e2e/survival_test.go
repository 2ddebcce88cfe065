package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// ways are those in which a program ends without being asked to. All but the
// first give it the time to act.
var ways = []struct {
	name string
	do   func(t *testing.T, s *Session)
}{
	{"killed", func(_ *testing.T, s *Session) { time.Sleep(2 * time.Second); s.Signal(syscall.SIGKILL) }},
	{"terminated", ends(syscall.SIGTERM)},
	{"hung up", ends(syscall.SIGHUP)},
	{"told to quit", ends(syscall.SIGQUIT)},
	{"terminal closed", func(_ *testing.T, s *Session) { s.HangUp() }},
}

// ends ends a program by a signal; it gives the terminal back.
func ends(sig syscall.Signal) func(*testing.T, *Session) {
	return func(t *testing.T, s *Session) {
		s.Signal(sig)
		s.Ends(t, 1)
		s.Left(t)
	}
}

// defects are the parts of the program that are made to break.
var defects = []string{"hook", "command", "worker", "answer", "drawing"}

// TestTextSurvives types random text, ends the program in each way, and lets
// the next one recover it, byte for byte. HX_SURVIVAL is how often, 50 times
// unless given.
func TestTextSurvives(t *testing.T) {
	runs := 50
	if v := os.Getenv("HX_SURVIVAL"); v != "" {
		var err error
		if runs, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	for i := range runs {
		end := ways[i%len(ways)]
		t.Run(fmt.Sprintf("%d %s", i, end.name), func(t *testing.T) {
			t.Parallel()
			survive(t, rand.New(rand.NewPCG(uint64(i), 1)), bin, nil, end.do)
		})
	}
	for i := range max(runs/10, len(defects)) {
		part := defects[i%len(defects)]
		t.Run(fmt.Sprintf("%d a defect in %s", i, part), func(t *testing.T) {
			t.Parallel()
			breakDown(t, rand.New(rand.NewPCG(uint64(i), 2)), part)
		})
	}
}

// breakDown has a part of the program panic. It must journal, give the terminal
// back, say so in one line that names a report, and end with an error.
func breakDown(t *testing.T, rnd *rand.Rand, part string) {
	survive(t, rnd, breakable(t), []string{"HX_FAULT=" + part}, func(t *testing.T, s *Session) {
		s.Signal(syscall.SIGUSR2)
		s.Ends(t, 70)
		s.Left(t)
		out := s.Tail(1000)
		_, last, _ := strings.Cut(out[strings.LastIndex(out, "\x1b["):], "l")
		line, found := strings.CutSuffix(last, "\r\n")
		if !found || !strings.HasPrefix(line, "hx: internal error in ") || strings.ContainsAny(line, "\r\n\x1b\u202e") || !strings.Contains(line, "injected") {
			t.Fatalf("it says %q", last)
		}
		report, err := os.ReadFile(line[strings.Index(line, "report: ")+len("report: "):])
		if err != nil || !strings.Contains(string(report), "goroutine ") || !strings.Contains(string(report), "injected") {
			t.Errorf("the report is %q (%v)", report, err)
		}
	})
}

// TestStuckLoopsEnd: a signal ends the program even when it does not answer, and
// what was typed before is kept.
func TestStuckLoopsEnd(t *testing.T) {
	t.Parallel()
	survive(t, rand.New(rand.NewPCG(1, 3)), breakable(t), []string{"HX_FAULT=stuck"}, func(t *testing.T, s *Session) {
		time.Sleep(time.Second)
		s.Signal(syscall.SIGUSR2)
		time.Sleep(100 * time.Millisecond)
		s.Signal(syscall.SIGTERM)
		s.Ends(t, 1)
		s.Left(t)
	})
}

func survive(t *testing.T, rnd *rand.Rand, bin string, env []string, end func(*testing.T, *Session)) {
	home, dir := t.TempDir(), t.TempDir()
	was := words(rnd) + "\n"
	put(t, filepath.Join(dir, "f"), was)
	o := Options{Args: []string{"f"}, Home: home, Dir: dir, Env: env}
	typed := words(rnd) + " theend"

	s := Start(t, bin, o)
	s.Until(t, "NOR")
	s.Send("ge" + "o" + strings.ReplaceAll(typed, "\n", enter))
	s.Until(t, "theend")
	end(t, s)
	if _, err := s.Wait(); err != nil {
		t.Fatal(err)
	}
	s.Has(t, "f", was)

	s = Start(t, bin, o)
	s.Until(t, "Enter takes it over")
	s.Send(enter)
	s.Until(t, "Recovered f")
	s.Send(":wq" + enter)
	s.Ends(t, 0)
	s.Has(t, "f", was+typed+"\n")
	left, _ := filepath.Glob(filepath.Join(home, "state", "hx", "journal", "*"))
	if len(left) != 0 {
		t.Errorf("after saving there is still %q", left)
	}
}

// words is a random text of some lines.
func words(rnd *rand.Rand) string {
	list := []string{"one", "zwei", "trois", "quatre", "日本", "naïve", "x", "été", "👩‍💻", "end"}
	var b strings.Builder
	for i := range 5 + rnd.IntN(40) {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", "\n"}[rnd.IntN(4)])
		}
		b.WriteString(list[rnd.IntN(len(list))])
	}
	return b.String()
}
