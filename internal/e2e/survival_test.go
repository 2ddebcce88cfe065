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

// ends are the ways a program ends without being asked to. All but the first
// give it the time to act.
var ends = []struct {
	name string
	do   func(s *Session)
}{
	{"killed", func(s *Session) { time.Sleep(2 * time.Second); s.Signal(syscall.SIGKILL) }},
	{"terminated", func(s *Session) { s.Signal(syscall.SIGTERM) }},
	{"hung up", func(s *Session) { s.Signal(syscall.SIGHUP) }},
	{"terminal closed", func(s *Session) { s.HangUp() }},
}

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
		end := ends[i%len(ends)]
		t.Run(fmt.Sprintf("%d %s", i, end.name), func(t *testing.T) {
			t.Parallel()
			survive(t, rand.New(rand.NewPCG(uint64(i), 1)), end.do)
		})
	}
}

func survive(t *testing.T, rnd *rand.Rand, end func(*Session)) {
	home, dir := t.TempDir(), t.TempDir()
	was := words(rnd) + "\n"
	put(t, filepath.Join(dir, "f"), was)
	o := Options{Args: []string{"f"}, Home: home, Dir: dir}
	typed := words(rnd) + " theend"

	s := Start(t, bin, o)
	s.Until(t, "NOR")
	s.Send("ge" + "o" + strings.ReplaceAll(typed, "\n", enter))
	s.Until(t, "theend")
	end(s)
	if _, err := s.Wait(); err != nil {
		t.Fatal(err)
	}
	s.Has(t, "f", was)

	s = Start(t, bin, o)
	s.Until(t, "There is unsaved text of f")
	s.Send(":recover" + enter)
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
