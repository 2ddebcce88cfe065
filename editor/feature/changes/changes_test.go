package changes_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/config"
	"hx/internal/hxtest"
)

// repository makes one whose first commit has the given files, with git
// settings of its own.
func repository(t testing.TB, files map[string]string) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(home, "gitconfig"))
	write(t, filepath.Join(home, "gitconfig"), "[user]\nname = Ann Other\nemail = ann@example.org\n[init]\ndefaultBranch = main\n")
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	git(t, dir, "init", "-q")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-q", "-m", "the beginning")
	return dir
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func git(t testing.TB, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
}

// frame does what the loop does before a frame, until nothing moves.
func frame(s *hxtest.Session) {
	for range 3 {
		for _, hook := range s.Ed.Hooks.Settle {
			hook(s.Ed)
		}
		s.Wait(60 * time.Second)
	}
}

// gutter is the column of marks, one character a line.
func gutter(s *hxtest.Session) string {
	var b strings.Builder
	d := s.Ed.Doc()
	for line := range d.Text().Lines() {
		shown := " "
		for _, marker := range s.Ed.Looks.Marks {
			if m, ok := marker(s.Ed, d, config.GutterDiff, line); ok {
				shown = map[string]string{"diff.plus": "+", "diff.delta": "~", "diff.minus": "-"}[m.Scope]
				break
			}
		}
		b.WriteString(shown)
	}
	return b.String()
}

func branch(s *hxtest.Session) string {
	var b strings.Builder
	for _, p := range s.Ed.Looks.Status[config.StatusVersionControl](s.Ed, s.Ed.View(), s.Ed.Doc()) {
		b.WriteString(p.Text)
	}
	return b.String()
}

func wantGutter(t *testing.T, s *hxtest.Session, want string) {
	t.Helper()
	if got := gutter(s); got != want {
		t.Errorf("gutter %q, want %q", got, want)
	}
}

const ten = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"

func TestGutterFollowsTyping(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	frame(s)
	wantGutter(t, s, "           ")
	if branch(s) != "main" {
		t.Errorf("branch %q", branch(s))
	}
	s.Keys(t, "2jrx") // line 3 becomes x
	frame(s)
	wantGutter(t, s, "  ~        ")
	s.Keys(t, "ggOnew<esc>")
	wantGutter(t, s, "   ~        ") // moved along before the comparison
	frame(s)
	wantGutter(t, s, "+  ~        ")
	s.Keys(t, "gelxd") // the last line goes
	frame(s)
	s.Keys(t, "5kxd")
	frame(s)
	wantGutter(t, s, "+  ~ -   -")
	s.Keys(t, "20u")
	frame(s)
	wantGutter(t, s, "           ")
}

func TestGotoChange(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	write(t, filepath.Join(dir, "f"), "1\nx\n3\n4\n6\n7\n8\n9\n10\n11\n12\n")
	for _, c := range []struct{ keys, want string }{
		{"]g", "1\n#[x\n|]#3\n4\n6\n7\n8\n9\n10\n11\n12\n"},
		{"2]g", "1\nx\n3\n4\n#[6|]#\n7\n8\n9\n10\n11\n12\n"},
		{"99]g", "1\nx\n3\n4\n6\n7\n8\n9\n10\n#[11\n12\n|]#"},
		{"]G", "1\nx\n3\n4\n6\n7\n8\n9\n10\n#[11\n12\n|]#"},
		{"ge[g", "1\nx\n3\n4\n#[|6]#\n7\n8\n9\n10\n11\n12\n"},
		{"ge[G", "1\n#[x\n|]#3\n4\n6\n7\n8\n9\n10\n11\n12\n"},
		{"]g<A-.>", "1\nx\n3\n4\n#[6|]#\n7\n8\n9\n10\n11\n12\n"},
		{"]g<C-o>", "#[1|]#\nx\n3\n4\n6\n7\n8\n9\n10\n11\n12\n"},
		{"v2]g", "#[1\nx\n3\n4\n6|]#\n7\n8\n9\n10\n11\n12\n"},
		{"jmig", "1\n#[x\n|]#3\n4\n6\n7\n8\n9\n10\n11\n12\n"},
		{"mag", "#[1|]#\nx\n3\n4\n6\n7\n8\n9\n10\n11\n12\n"},
	} {
		s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
		s.Keys(t, c.keys)
		if got := s.State(); got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
	}
}

func TestReset(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	changed := "1\nx\n3\n4\n6\n7\n8\n9\n10\n11\n"
	write(t, filepath.Join(dir, "f"), changed)
	for _, c := range []struct{ keys, want, message string }{
		{"j:diffget<ret>", "1\n2\n3\n4\n6\n7\n8\n9\n10\n11\n", "Reset 1 change"},
		{"4j:diffg<ret>", "1\nx\n3\n4\n5\n6\n7\n8\n9\n10\n11\n", "Reset 1 change"},
		{"%:reset-diff-change<ret>", ten, "Reset 3 changes"},
		{"%:reset-diff-change<ret>u", changed, ""},
		{":diffget<ret>", changed, "There are no changes under any selection"},
	} {
		s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
		s.Keys(t, c.keys)
		if got := s.Text(); got != c.want {
			t.Errorf("%s: %q, want %q", c.keys, got, c.want)
		}
		if s.Ed.Msg.Text != c.message {
			t.Errorf("%s: message %q, want %q", c.keys, s.Ed.Msg.Text, c.message)
		}
	}
}

func TestBlame(t *testing.T) {
	t.Setenv("GIT_AUTHOR_DATE", "2024-03-01T12:30:00+0200")
	dir := repository(t, map[string]string{"f": ten})
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	s.Keys(t, "Onew<esc>:blame<ret>")
	if got := s.Ed.Msg.Text; got != "This line is not committed yet" {
		t.Errorf("message %q", got)
	}
	s.Keys(t, "j:blame<ret>")
	s.Wait(60 * time.Second)
	if got := s.Ed.Msg.Text; !strings.HasSuffix(got, " Ann Other, 2024-03-01 12:30: the beginning") {
		t.Errorf("message %q", got)
	}
	behind := func(line int) string {
		for _, hook := range s.Ed.Hooks.Settle {
			hook(s.Ed)
		}
		for _, look := range s.Ed.Looks.LineEnd {
			for _, piece := range look(s.Ed, s.Ed.View(), s.Ed.Doc(), line) {
				return piece.Text
			}
		}
		return ""
	}
	if got := behind(1); got != "Ann Other, 2024-03-01: the beginning" || behind(2) != "" {
		t.Errorf("behind the line stands %q, behind the next %q", got, behind(2))
	}
	s.Keys(t, "Oabove<esc>j")
	if got := behind(2); got == "" {
		t.Error("it does not move with its line")
	}
	s.Keys(t, "j")
	if got := behind(2); got != "" {
		t.Errorf("%q stays when the cursor has left", got)
	}
}

func TestBaseFollowsCommits(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	s.Keys(t, "rx:w<ret>")
	s.Wait(60 * time.Second)
	frame(s)
	wantGutter(t, s, "~          ")
	git(t, dir, "checkout", "-q", "-b", "side")
	git(t, dir, "commit", "-q", "-a", "-m", "second")
	s.Ed.SetFocused(true)
	frame(s)
	wantGutter(t, s, "           ")
	if branch(s) != "side" {
		t.Errorf("branch %q", branch(s))
	}
}

func TestNothingToCompareWith(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	write(t, filepath.Join(dir, "new"), "new\n")
	for _, open := range []string{"new", filepath.Join(t.TempDir(), "elsewhere"), ""} {
		s := hxtest.New(t, hxtest.Options{Dir: dir, Open: open})
		frame(s)
		if s.Ed.Msg.Text != "" {
			t.Errorf("%q: message %q at opening", open, s.Ed.Msg.Text)
		}
		for _, keys := range []string{"]g", "[g", "]G", "[G", "mig", ":diffget<ret>", ":blame<ret>"} {
			s.Ed.ClearMessage()
			s.Keys(t, keys)
			if got := s.Ed.Msg.Text; got != "Diff is not available in current buffer" {
				t.Errorf("%q %s: message %q", open, keys, got)
			}
		}
	}
}

func TestWithoutGit(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	t.Setenv("PATH", t.TempDir())
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	frame(s)
	s.Keys(t, "rx")
	frame(s)
	wantGutter(t, s, "           ")
	if got := branch(s) + s.Ed.Msg.Text; got != "main" {
		t.Errorf("branch and message %q", got)
	}
}

func TestLineBreaksAndMarks(t *testing.T) {
	dir := repository(t, map[string]string{"f": "a\nb\n", "bom": "a\nb\n"})
	write(t, filepath.Join(dir, "f"), "a\r\nb\r\n") // as git checks it out elsewhere
	write(t, filepath.Join(dir, "bom"), "\ufeffa\nb\n")
	write(t, filepath.Join(dir, "lf"), "a\nb\n")
	git(t, dir, "add", "lf")
	git(t, dir, "commit", "-q", "-m", "another")
	write(t, filepath.Join(dir, ".editorconfig"), "[lf]\nend_of_line = crlf\n")
	for _, name := range []string{"f", "bom", "lf"} {
		s := hxtest.New(t, hxtest.Options{Dir: dir, Open: name})
		frame(s)
		wantGutter(t, s, "   ")
	}
}

// What is moved along must never leave the text, whatever is typed.
func TestMovedHunksStayInside(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	write(t, filepath.Join(dir, "f"), "0\n1\nx\n4\n5\n6\ny\nz\n8\n10\n11\n")
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	frame(s)
	keys := []string{"xd", "oa<ret>b<esc>", "%d", "u", "ggxxd", "geO<esc>", "5jxd", "ggP", "<A-o>"}
	for i := range 60 {
		s.Keys(t, keys[(i*7+i/5)%len(keys)])
		gutter(s)
		if i%9 == 0 {
			frame(s)
			before := gutter(s)
			s.Keys(t, ":reload<ret>u")
			frame(s)
			if after := gutter(s); after != before {
				t.Fatalf("step %d: %q, then %q for the same text", i, before, after)
			}
		}
	}
}

func TestIgnoredPathsAreNotCompleted(t *testing.T) {
	dir := repository(t, map[string]string{".gitignore": "*.o\nout/\n", "f": "f\n"})
	write(t, filepath.Join(dir, "f.o"), "")
	s := hxtest.New(t, hxtest.Options{Dir: dir})
	left := s.Env.IgnoredIn(dir)
	for name, want := range map[string]bool{"f": false, "f.o": true, ".gitignore": false} {
		if left(name, false) != want {
			t.Errorf("%s: left out %v, want %v", name, !want, want)
		}
	}
}

func TestCommitsElsewhereAreNoticed(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten})
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	t.Cleanup(s.Ed.End)
	s.Keys(t, "rx:w<ret>")
	s.Wait(60 * time.Second)
	frame(s)
	wantGutter(t, s, "~          ")
	git(t, dir, "commit", "-q", "-a", "-m", "second")
	for limit := time.Now().Add(60 * time.Second); gutter(s) != "           "; {
		if time.Now().After(limit) {
			t.Fatalf("gutter %q", gutter(s))
		}
		time.Sleep(10 * time.Millisecond)
		frame(s)
	}
}

// A repository's filters are programs; they run once the user trusts it.
func TestFiltersAskForTrust(t *testing.T) {
	dir := repository(t, map[string]string{"f": ten, ".gitattributes": "f filter=loud\n"})
	ran := filepath.Join(t.TempDir(), "ran")
	git(t, dir, "config", "filter.loud.smudge", "touch '"+ran+"'; tr 0-9 a-j")
	git(t, dir, "config", "filter.loud.clean", "touch '"+ran+"'; tr a-j 0-9")
	write(t, filepath.Join(dir, "f"), "b\nc\nd\ne\nf\ng\nh\ni\nj\nba\n")
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	frame(s)
	s.Keys(t, "]g:blame<ret>")
	frame(s)
	if _, err := os.Stat(ran); err == nil {
		t.Fatal("a filter has run")
	}
	s.Keys(t, ":workspace-trust<ret>")
	frame(s)
	wantGutter(t, s, "           ")
	if _, err := os.Stat(ran); err != nil {
		t.Error("the filter has not run")
	}
}

// Away from changes, the marks that move along are those found afterwards.
func TestMarksMoveExactly(t *testing.T) {
	var old, now strings.Builder
	for i := range 60 {
		fmt.Fprintf(&old, "line %d\n", i)
		switch i % 20 {
		case 10:
			fmt.Fprintf(&now, "LINE %d\n", i)
		case 13:
		case 16:
			fmt.Fprintf(&now, "new\nline %d\n", i)
		default:
			fmt.Fprintf(&now, "line %d\n", i)
		}
	}
	dir := repository(t, map[string]string{"f": old.String()})
	write(t, filepath.Join(dir, "f"), now.String())
	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f"})
	frame(s)
	for _, keys := range []string{"gg3jOa<ret>b<ret>c<esc>", "25Gxd", "25G2xd", "46GobC<esc>", "55Gxd", "30GO<esc>p", "ggxxd"} {
		s.Keys(t, keys)
		moved := gutter(s)
		frame(s)
		found := gutter(s)
		for i := range found {
			// Lines that were just changed have no mark yet.
			if moved[i] != found[i] && moved[i] != ' ' {
				t.Errorf("%s: moved %q, found %q", keys, moved, found)
				break
			}
		}
		if strings.Count(found, "~") < 2 {
			t.Fatalf("%s: the case has lost its changes: %q", keys, found)
		}
	}
}
