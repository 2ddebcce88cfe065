package pickers_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/ui"
	"hx/internal/hxtest"
)

// wait is how long a test waits for background work at most.
const wait = 60 * time.Second

// rig is a session in a folder of files.
type rig struct {
	*hxtest.Session
	t *testing.T
}

func newRig(t *testing.T, o hxtest.Options) rig {
	t.Helper()
	if o.Files == nil {
		o.Files = map[string]string{
			"a.txt": "one\ntwo\nthree\n", "b.txt": "uno\ndue\ntre\n", "src/main.go": "package main\n\nfunc main() {\n\tprintln(\"two\")\n}\n",
			"src/deep/only/file.txt": "two\n", ".hidden": "two\n", "bin": "\x00two\n",
		}
	}
	if o.Open == "" {
		o.Open = "a.txt"
	}
	return rig{hxtest.New(t, o), t}
}

func (r rig) keys(keys string) {
	r.t.Helper()
	r.Keys(r.t, keys)
	r.Wait(wait)
}

func (r rig) picker() *ui.Picker {
	r.t.Helper()
	p, ok := r.Ed.Layers.Top().(*ui.Picker)
	if !ok {
		r.t.Fatalf("no picker is open; message %q", r.Ed.Msg.Text)
	}
	return p
}

// rows writes the rows of the open picker, the highlighted one in brackets.
func (r rig) rows() string {
	r.t.Helper()
	var rows []string
	for _, row := range r.picker().View(30).Rows {
		s := strings.TrimSpace(strings.Join(row.Item.Cells, " "))
		if row.Chosen {
			s = "[" + s + "]"
		}
		rows = append(rows, s)
	}
	return strings.Join(rows, ", ")
}

func (r rig) wantRows(want string) {
	r.t.Helper()
	if got := r.rows(); got != want {
		r.t.Errorf("the rows are\n%s\nwant\n%s", got, want)
	}
}

func (r rig) wantState(part string) {
	r.t.Helper()
	if got := r.State(); !strings.Contains(got, part) {
		r.t.Errorf("the text is %q, want %q in it", got, part)
	}
}

func (r rig) wantName(want string) {
	r.t.Helper()
	if got := r.Ed.Doc().Name(r.Dir); got != want {
		r.t.Errorf("shown is %q, want %q", got, want)
	}
}

func (r rig) wantMessage(part string) {
	r.t.Helper()
	if got := r.Ed.Msg.Text; !strings.Contains(got, part) {
		r.t.Errorf("the message is %q, want %q in it", got, part)
	}
}

func TestFiles(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("<space>f")
	r.wantRows("[a.txt], b.txt, bin, src/deep/only/file.txt, src/main.go")
	r.keys("main<ret>")
	r.wantName("src/main.go")
	r.keys("<space>.")
	r.wantRows("[../], deep/only/, main.go")
	r.keys("<down><ret>")
	r.wantRows("[../], file.txt")
	r.keys("<ret>")
	r.wantRows("[../], only/")
	r.keys("<esc><space>e")
	r.wantRows("[../], src/, .hidden, a.txt, b.txt, bin")
	r.keys("b.t<C-v>")
	r.wantName("b.txt")
	if n := len(r.Ed.Win.Views()); n != 2 {
		t.Errorf("%d splits", n)
	}
}

// TestFileOptions walks with each option of [editor.file-picker] turned.
func TestFileOptions(t *testing.T) {
	outside := t.TempDir()
	for _, c := range []struct{ option, want string }{
		{"# none", "[.ignore], a.txt, src/deep/x.txt"},
		{"hidden = true", "[a.txt], src/deep/x.txt"},
		{"git-ignore = false", "[.ignore], a.txt, git.txt, src/deep/x.txt"},
		{"ignore = false", "[.gitignore], .ignore, a.txt, own.txt, src/deep/x.txt"},
		{"git-exclude = false", "[.ignore], a.txt, excluded.txt, src/deep/x.txt"},
		{"max-depth = 1", "[.ignore], a.txt"},
		{"follow-symlinks = false", "[.ignore], a.txt, src/deep/x.txt"},
		{"deduplicate-links = false", "[.ignore], a.txt, link.txt, src/deep/x.txt"},
	} {
		t.Run(c.option, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range map[string]string{
				"a.txt": "a", "git.txt": "g", "own.txt": "o", "excluded.txt": "e", "src/deep/x.txt": "x",
				".gitignore": "git.txt\n", ".ignore": "own.txt\n.gitignore\n", ".git/info/exclude": "excluded.txt\n",
				".git/HEAD": "ref: refs/heads/main\n", ".git/config": "", ".git/refs/keep": "", ".git/objects/keep": "",
			} {
				path := filepath.Join(dir, name)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Symlink(filepath.Join(dir, "a.txt"), filepath.Join(dir, "link.txt")); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(filepath.Join(outside, "nowhere"), filepath.Join(dir, "broken.txt")); err != nil {
				t.Fatal(err)
			}
			conf := "[editor.file-picker]\nhidden = false\n"
			if name, _, _ := strings.Cut(c.option, " "); name == "hidden" {
				conf = "[editor.file-picker]\n"
			}
			r := newRig(t, hxtest.Options{Dir: dir, Config: conf + c.option + "\n", Files: map[string]string{}, Open: "a.txt"})
			r.keys("<space>f")
			r.wantRows(c.want)
		})
	}
}

func TestBuffers(t *testing.T) {
	r := newRig(t, hxtest.Options{Config: "[editor.buffer-picker]\nstart-position = \"previous\"\n"})
	r.keys(":o b.txt<ret>ix<esc><space>b")
	r.wantRows("3 +* b.txt, [2  a.txt]")
	r.keys("<ret>")
	r.wantName("a.txt")
	r.keys("<space>b%flags +")
	r.wantRows("[3 + b.txt]")
	r.keys("<ret>")
	r.wantName("b.txt")
}

func TestJumps(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("2G<C-s>:o b.txt<ret>3Gx<C-s><space>j")
	if got := r.rows(); !strings.HasPrefix(got, "[3 b.txt:3  (*) tre]") || !strings.Contains(got, "2 a.txt:2  t") {
		t.Errorf("the rows are %s", got)
	}
	r.keys("a.txt:2<ret>")
	r.wantState("one\n#[t|]#wo")
}

func TestPalette(t *testing.T) {
	r := newRig(t, hxtest.Options{Config: "[keys.normal]\nC-y = \":messages\"\n"})
	r.keys("<space>?'goto_last_line")
	r.wantRows("[goto_last_line g e Last line]")
	r.keys("<ret>")
	r.wantState("#[t|]#hree")
	r.keys("<space>?'messages")
	if got := r.rows(); !strings.Contains(got, "[:messages C-y ") {
		t.Errorf("the rows are %s", got)
	}
	r.keys("<esc>ggv<space>?^extend_line_below<ret>")
	r.wantState("#[one\n|]#")
}

func TestThemes(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	first := r.Ed.Theme.Name()
	r.keys(":themes<ret>")
	if row := r.picker().View(30).Rows; len(row) < 10 || !strings.Contains(r.rows(), "["+first+"]") {
		t.Fatalf("the rows are %s", r.rows())
	}
	r.keys("^drac")
	if r.Ed.Theme.Name() != "dracula" {
		t.Errorf("the highlighted theme is not shown: %s", r.Ed.Theme.Name())
	}
	r.keys("<esc>")
	if r.Ed.Theme.Name() != first {
		t.Errorf("Esc leaves %s", r.Ed.Theme.Name())
	}
	r.keys(":themes<ret>^drac<ret>")
	if r.Ed.Theme.Name() != "dracula" {
		t.Errorf("Enter leaves %s", r.Ed.Theme.Name())
	}
}

func TestLanguages(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys(":languages<ret>")
	if !strings.Contains(r.rows(), "[text]") {
		t.Errorf("the rows are %s", r.rows())
	}
	r.keys("%files '*.rs<ret>")
	if r.Ed.Doc().Lang != "rust" {
		t.Errorf("the language is %q", r.Ed.Doc().Lang)
	}
	r.keys(":languages<ret>^text$<ret>")
	if r.Ed.Doc().Lang != "" {
		t.Errorf("the language is %q", r.Ed.Doc().Lang)
	}
}

func TestRegisters(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("x\"ayge%s[a-z]+<ret>y:registers<ret>")
	if got := r.rows(); !strings.Contains(got, "a one") || !strings.Contains(got, "\" one  (1 of 3)") {
		t.Errorf("the rows are %s", got)
	}
	if v := r.picker().View(5).Shown; v == nil || v.Text.String() != "one\ntwo\nthree\n" {
		t.Errorf("the preview is %v", v)
	}
	r.keys("%reg a<ret>")
	if got := r.Text(); !strings.HasPrefix(got, "one\none\n") {
		t.Errorf("pasting gives %q", got)
	}
}

func TestChangedFiles(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.excludesFile="}, args...)...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("a line of a file that moves\n", 20)
	put("a.txt", "one\n")
	put("b.txt", long)
	put("gone.txt", "x\n")
	git("init", "-q", "-b", "main")
	git("add", ".")
	git("commit", "-qm", "first")
	git("mv", "b.txt", "moved.txt")
	put("a.txt", "two\n")
	put("new.txt", "n\n")
	if err := os.Remove(filepath.Join(dir, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	r := newRig(t, hxtest.Options{Dir: dir, Files: map[string]string{}, Open: "a.txt"})
	r.keys("<space>g")
	for _, want := range []string{"~ modified a.txt", "> renamed b.txt -> moved.txt", "- deleted gone.txt", "+ untracked new.txt"} {
		if got := r.rows(); !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	r.keys("'moved<ret>")
	r.wantName("moved.txt")
}

func TestErrors(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("<space>'")
	r.wantMessage("no last picker")
	r.keys(":cn<ret>")
	r.wantMessage("no results")
	r.keys("<space>g")
	r.wantMessage("no version control here")
	if r.Ed.Layers.Top() == nil {
		t.Error("no picker takes the keys that are typed ahead")
	}
	r.keys("<esc><space>s")
	r.wantMessage("Syntax-tree is not available")
	r.keys("<space>/o(<wait:400>")
	r.wantMessage("this group is not closed")
	r.keys("<esc>")
	if err := os.Remove(filepath.Join(r.Dir, "b.txt")); err != nil {
		t.Fatal(err)
	}
	r.keys("<space>f")
	if err := os.RemoveAll(filepath.Join(r.Dir, "src")); err != nil {
		t.Fatal(err)
	}
	r.keys("main<ret>")
	r.wantMessage("") // a new file of that name, or why not: no crash
}

func TestLastPicker(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("<space>ftxt<down><esc><space>'")
	r.wantRows("a.txt, [b.txt], src/deep/only/file.txt")
	r.keys("<ret>")
	r.wantName("b.txt")
	r.keys("<space>'<up><A-ret>")
	r.wantName("a.txt")
	r.wantRows("[a.txt], b.txt, src/deep/only/file.txt")
}

// TestPreview: open buffers are shown as they are, other files as they are on
// disk, and what is no text by a word.
func TestPreview(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	preview := func() string {
		v := r.picker().View(5)
		if v.Shown == nil {
			return "nothing"
		}
		return v.Shown.Message + v.Shown.Text.String()
	}
	r.keys("inew <esc><space>f")
	if got := preview(); !strings.HasPrefix(got, "new one\n") {
		t.Errorf("the buffer is shown as %q", got)
	}
	r.keys("<down>")
	if got := preview(); got != "uno\ndue\ntre\n" {
		t.Errorf("a file is shown as %q", got)
	}
	r.keys("<down>")
	if got := preview(); got != "<Binary file>" {
		t.Errorf("a binary file is shown as %q", got)
	}
	r.keys("<esc><space>e<down>")
	if got := preview(); got != "../\ndeep/\nmain.go\n" /* as the explorer would go on there */ {
		t.Errorf("a folder is shown as %q", got)
	}
}

// TestListsLeftTooEarly are filled again when they are opened again.
func TestListsLeftTooEarly(t *testing.T) {
	s := newStepped(t, 1, letters())
	for _, c := range []struct{ keys, more string }{{"<space>f", ""}, {"<space>/", "only a"}} {
		s.press(c.keys + c.more)
		s.step.Run("picker-search") // the pause after typing is over
		for s.step.Deliver("picker-search") {
		}
		s.press("<esc>")
		s.step.Drain()
		s.In.Pump()
		if s.Ed.Layers.Top() != nil {
			t.Fatalf("%s: Esc did not close the list", c.keys)
		}
		s.press("<space>'")
		s.step.Drain()
		if v := s.picker().View(9); v.Running || v.Total == 0 || v.Query != c.more {
			t.Errorf("%s: opened again: %d rows, running %v, query %q", c.keys, v.Total, v.Running, v.Query)
		}
		s.press("<esc>")
		s.step.Drain()
		s.In.Pump()
	}
}
