//go:build servers

package e2e

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The tests with real servers want them on PATH: `.ci/run servers` fetches
// them. They wait for what the screen or a file shows, with a limit that a slow
// machine keeps.

const serverPatience = 3 * time.Minute

// spot is a place in a sample file: a word to search for from the top of the
// file, and where its last character is.
type spot struct{ word, at string }

// sample is a project and what its server knows of it. Steps whose fields are
// empty are left out.
type sample struct {
	name      string
	servers   []string // programs that must be there
	dir       string   // below testdata
	main, lib string   // two of its files; main is opened
	languages string   // languages.toml

	hover      spot   // in main
	hoverShows string // in its popup

	definition   spot // in main
	definitionAt string

	symbols       []string // of lib, in its picker
	symbol        string   // one of them to go to
	symbolAt      string
	workspace     string // what is typed into the workspace's picker
	workspaceRow  string // its first row
	workspaceAt   string // where that is in lib
	hints         string // on the screen when hints are on, in main
	rename        spot   // in main, of a name of lib
	from, to      string
	action        spot   // in main
	actionTitle   string // one of the actions there
	actionGives   string // what main holds then
	above         spot   // in main, below whose line lines are added
	completeTyped string // a line with the beginning of a word
	completeShows string // a proposal for it
	completeKeys  string // that choose it
	completeGives []string
	bug           string // a line
	bugShows      string // what is said of it
	bugAt         string // where its picker leads
	bugBySave     bool   // but only once it is saved
	ugly, neat    string // a line, as it is typed and as formatting leaves it
}

// lead is a session with a sample.
type lead struct {
	*Session
	*sample
	t    *testing.T
	home string
}

// startSample opens the sample's first file in a copy of its folder.
func startSample(t *testing.T, sm *sample, more ...func(*Options)) *lead {
	t.Helper()
	for _, program := range sm.servers {
		if _, err := exec.LookPath(program); err != nil {
			t.Fatalf("%v; .ci/run servers fetches it", err)
		}
	}
	l := &lead{sample: sm, t: t, home: t.TempDir()}
	o := Options{
		Dir: copied(t, sm.dir), Args: []string{sm.main}, Home: l.home, W: 140, H: 30, Patience: serverPatience, Env: toolEnv(),
		Config: "[editor]\nlsp.min-free-memory = 0\nidle-timeout = 50\nworkspace-trust.level = \"insecure\"\n",
	}
	for _, f := range more {
		f(&o)
	}
	put(t, filepath.Join(l.home, "config", "hx", "languages.toml"), sm.languages)
	l.Session = Start(t, bin, o)
	l.Until(t, "NOR")
	return l
}

// copied copies a folder below testdata to a new one. The new one has the mark
// of a repository, so that it is a workspace of its own.
func copied(t testing.TB, name string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", name))); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

// toolEnv names the folders of the tools that the servers call; they would be
// looked for below the test's home folder.
func toolEnv() []string {
	home := os.Getenv("HOME")
	out, _ := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	dirs := append(strings.Fields(string(out)), "", "")
	env := []string{"GOCACHE=" + dirs[0], "GOMODCACHE=" + dirs[1], "GOFLAGS=-mod=mod", "GOPROXY=off", "GOTOOLCHAIN=local"}
	for name, dir := range map[string]string{"RUSTUP_HOME": ".rustup", "CARGO_HOME": ".cargo"} {
		dir := filepath.Join(home, dir)
		if set := os.Getenv(name); set != "" {
			dir = set
		}
		if _, err := os.Stat(dir); err == nil && home != "" {
			env = append(env, name+"="+dir)
		}
	}
	return env
}

func contains(rows []string, texts ...string) bool {
	screen := strings.Join(rows, "\n")
	return !slices.ContainsFunc(texts, func(s string) bool { return !strings.Contains(screen, s) })
}

// ask types keys until the screen shows the texts: a server that is still
// loading may know nothing yet. It leaves what came up on the screen.
func (l *lead) ask(keys string, shows ...string) {
	l.t.Helper()
	for end := time.Now().Add(serverPatience); ; {
		l.Send(keys)
		for again := time.Now().Add(2 * time.Second); time.Now().Before(again); time.Sleep(20 * time.Millisecond) {
			if contains(l.Screen(), shows...) {
				return
			}
		}
		if time.Now().After(end) {
			l.t.Fatalf("%q never showed %q; the screen is\n%s", keys, shows, strings.Join(l.Screen(), "\n"))
		}
		l.leave()
	}
}

// leave closes whatever is open.
func (l *lead) leave() {
	l.t.Helper()
	l.Send(esc)
	time.Sleep(100 * time.Millisecond) // an Esc alone, not the beginning of an Alt
	l.Send(esc)
	time.Sleep(100 * time.Millisecond)
	l.Until(l.t, "NOR")
}

// open shows a file of the sample.
func (l *lead) open(file string) {
	l.t.Helper()
	l.Send(":o " + file + enter)
	l.UntilScreen(l.t, file+" in the status line", func(rows []string) bool { return strings.Contains(status(rows), file) })
}

// status is the line that names mode, file and place.
func status(rows []string) string { return rows[len(rows)-2] }

// stands waits until the cursor is at a place of a file.
func (l *lead) stands(file, at string) {
	l.t.Helper()
	l.UntilScreen(l.t, "the cursor at "+file+" "+at, func(rows []string) bool {
		return strings.Contains(status(rows), file) && strings.HasSuffix(status(rows), " "+at)
	})
}

// to goes to a spot of the file that is shown.
func (l *lead) goes(s spot) {
	l.t.Helper()
	l.leave()
	l.Send("gg/" + s.word + enter)
	l.UntilScreen(l.t, fmt.Sprintf("the cursor at %q", s), func(rows []string) bool {
		return strings.HasSuffix(status(rows), " "+s.at)
	})
}

func (l *lead) read(file string) string {
	b, err := os.ReadFile(filepath.Join(l.Dir, file))
	if err != nil {
		l.t.Fatal(err)
	}
	return string(b)
}

// holds waits until a file on disk has all the texts.
func (l *lead) holds(file string, texts ...string) {
	l.t.Helper()
	l.UntilScreen(l.t, fmt.Sprintf("%q in %s", texts, file), func([]string) bool {
		return contains([]string{l.read(file)}, texts...)
	})
}

// clean puts both files back to what they were, on disk and on the screen.
func (l *lead) clean() {
	l.t.Helper()
	l.leave()
	for _, f := range []string{l.lib, l.main} {
		was, err := fs.ReadFile(os.DirFS("testdata"), filepath.Join(l.dir, f))
		if err != nil {
			l.t.Fatal(err)
		}
		put(l.t, filepath.Join(l.Dir, f), string(was))
		l.open(f)
		l.Send(":reload" + enter)
	}
	first, _, _ := strings.Cut(l.read(l.main), "\n")
	l.Send("gg")
	l.Until(l.t, first)
	l.stands(l.main, "1:1")
}

// TestServers plays the features with every server.
func TestServers(t *testing.T) {
	for _, sm := range samples {
		t.Run(sm.name, func(t *testing.T) { play(t, startSample(t, sm)) })
	}
}

// play goes through the steps a sample has, and leaves the program.
func play(t *testing.T, l *lead) {
	for _, step := range steps {
		if !step.has(l.sample) {
			continue
		}
		ok := t.Run(step.name, func(t *testing.T) {
			l.t = t
			step.do(l)
			l.clean()
		})
		l.t = t
		if !ok {
			return
		}
	}
	l.ends()
}

// ends leaves the program and sees that none of its servers is left.
func (l *lead) ends() {
	l.t.Helper()
	l.leave()
	l.Send(":qa!" + enter)
	l.Ends(l.t, 0)
	var left []string
	for end := time.Now().Add(serverPatience); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if left = processes(l.home); len(left) == 0 {
			return
		}
	}
	l.t.Errorf("still running: %q", left)
}

// processes lists the programs that were started with that home folder.
func processes(home string) (list []string) {
	all, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, f := range all {
		if env, err := os.ReadFile(f); err == nil && strings.Contains("\x00"+string(env), "\x00HOME="+home+"\x00") {
			line, _ := os.ReadFile(filepath.Join(filepath.Dir(f), "cmdline"))
			list = append(list, strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
	return list
}
