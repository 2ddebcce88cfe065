package vcs

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hx/editor/text"
)

// sandbox makes a folder for repositories, with git settings of its own.
func sandbox(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
	t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
	config := filepath.Join(home, "gitconfig")
	t.Setenv("GIT_CONFIG_GLOBAL", config)
	write(t, config, "[user]\nname = Ann Other\nemail = ann@example.org\n[init]\ndefaultBranch = main\n[protocol \"file\"]\nallow = always\n")
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// repository makes one with a first commit.
func repository(t *testing.T, dir string, files map[string]string) Repo {
	t.Helper()
	write(t, filepath.Join(dir, "first"), "first\n")
	run(t, dir, "init", "-q", ".")
	for name, text := range files {
		write(t, filepath.Join(dir, name), text)
	}
	run(t, dir, "add", "-A")
	run(t, dir, "commit", "-q", "-m", "Begin")
	return discover(t, dir)
}

func discover(t *testing.T, path string) Repo {
	t.Helper()
	r, err := Discover(path)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return r
}

func TestDiscover(t *testing.T) {
	dir := sandbox(t)
	if _, err := Discover(dir); !errors.Is(err, ErrNone) {
		t.Errorf("outside: %v", err)
	}
	root := filepath.Join(dir, "r")
	repository(t, root, map[string]string{"a/b/c": "x"})
	link := filepath.Join(dir, "link")
	if err := os.Symlink(filepath.Join(root, "a"), link); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{root, root + "/a/b/c", root + "/a", root + "/new/folder/file", link + "/b/c"} {
		if r := discover(t, path); r.Root != root {
			t.Errorf("%s: %s", path, r.Root)
		}
	}
	write(t, filepath.Join(dir, "x/.git"), "nonsense\n")
	if _, err := Discover(filepath.Join(dir, "x")); err == nil {
		t.Error("a file called .git makes no repository")
	}
}

func TestHead(t *testing.T) {
	root := sandbox(t)
	ctx := context.Background()
	run(t, root, "init", "-q", ".")
	want := func(title string, want Head) {
		t.Helper()
		if got, err := discover(t, root).Head(ctx); err != nil || got != want {
			t.Errorf("%s: %+v %v, want %+v", title, got, err, want)
		}
	}
	want("no commit", Head{"main", true, ""})
	repository(t, root, nil)
	id := run(t, root, "rev-parse", "HEAD")
	want("branch", Head{"main", true, id})
	run(t, root, "checkout", "-q", "-b", "feature/x")
	want("other branch", Head{"feature/x", true, id})
	run(t, root, "pack-refs", "--all")
	want("packed", Head{"feature/x", true, id})
	run(t, root, "commit", "-q", "--allow-empty", "-m", "x")
	want("commit above packed", Head{"feature/x", true, run(t, root, "rev-parse", "HEAD")})
	run(t, root, "checkout", "-q", "--detach", "main")
	want("detached", Head{id[:8], false, id})
	// Refs kept elsewhere: git is asked.
	write(t, filepath.Join(root, ".git/HEAD"), "ref: refs/heads/.invalid\n")
	if _, err := discover(t, root).Head(ctx); err == nil {
		t.Error("nonsense in HEAD is taken for a branch")
	}
	write(t, filepath.Join(root, ".git/HEAD"), "ref: refs/../../../etc\n")
	if h, _ := discover(t, root).Head(ctx); h.Commit != "" {
		t.Errorf("read outside: %+v", h)
	}
	h, err := Repo{Root: root, dir: filepath.Join(root, ".git"), common: filepath.Join(root, ".git")}.askHead(ctx)
	if err == nil && h.Commit != "" {
		t.Errorf("%+v", h)
	}
	write(t, filepath.Join(root, ".git/HEAD"), "ref: refs/heads/main\n")
	if h, err := discover(t, root).askHead(ctx); err != nil || h != (Head{"main", true, id}) {
		t.Errorf("asked: %+v %v", h, err)
	}
}

func base(t *testing.T, path string) string {
	t.Helper()
	b, err := discover(t, path).Base(context.Background(), path)
	if errors.Is(err, ErrNone) {
		return "none"
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return b.Path + "=" + b.Text
}

func wantBase(t *testing.T, path, want string) {
	t.Helper()
	if got := base(t, path); got != want {
		t.Errorf("%s: %q, want %q", path, got, want)
	}
}

func TestBase(t *testing.T) {
	root := sandbox(t)
	odd := "-o dd\n:*é"
	repository(t, root, map[string]string{"a": "1\n2\n", "sub/b": "b", "empty": "", odd: "odd"})
	write(t, root+"/a", "changed")
	write(t, root+"/new", "new")
	write(t, root+"/staged", "staged")
	run(t, root, "add", "staged")
	wantBase(t, root+"/a", "a=1\n2\n")
	wantBase(t, root+"/sub/b", "sub/b=b")
	wantBase(t, root+"/empty", "empty=")
	wantBase(t, filepath.Join(root, odd), odd+"=odd")
	wantBase(t, root+"/new", "none")
	wantBase(t, root+"/staged", "none")
	wantBase(t, root+"/missing/x", "none")
	wantBase(t, root+"/sub", "none")
	if err := os.Symlink("sub/b", root+"/link"); err != nil {
		t.Fatal(err)
	}
	wantBase(t, root+"/link", "sub/b=b")
	if err := os.Remove(root + "/a"); err != nil {
		t.Fatal(err)
	}
	wantBase(t, root+"/a", "a=1\n2\n")
}

func TestBaseOfMovedFile(t *testing.T) {
	root := sandbox(t)
	repository(t, root, map[string]string{"old": strings.Repeat("line\n", 20), "other": "x"})
	run(t, root, "mv", "old", "new")
	wantBase(t, root+"/new", "old="+strings.Repeat("line\n", 20))
	write(t, root+"/new", "edited since\n")
	wantBase(t, root+"/new", "old="+strings.Repeat("line\n", 20))
}

func TestNoCommitYet(t *testing.T) {
	root := sandbox(t)
	run(t, root, "init", "-q", ".")
	write(t, root+"/a", "x")
	wantBase(t, root+"/a", "none")
	if list, err := discover(t, root).Status(context.Background(), root); err != nil || len(list) != 1 || list[0].State != Untracked {
		t.Errorf("%v %v", list, err)
	}
}

func TestWorktreesAndSubmodules(t *testing.T) {
	dir := sandbox(t)
	main, lib := filepath.Join(dir, "main"), filepath.Join(dir, "lib")
	repository(t, lib, map[string]string{"l": "lib"})
	repository(t, main, map[string]string{"m": "main"})
	run(t, main, "submodule", "--quiet", "add", lib, "sub")
	run(t, main, "commit", "-q", "-m", "sub")
	tree := filepath.Join(dir, "tree")
	run(t, main, "worktree", "add", "-q", "-b", "side", tree)
	write(t, tree+"/m", "side")
	run(t, tree, "commit", "-q", "-a", "-m", "side")

	wantBase(t, tree+"/m", "m=side")
	wantBase(t, main+"/m", "m=main")
	wantBase(t, main+"/sub/l", "l=lib")
	wantBase(t, main+"/sub", "none")
	for path, want := range map[string]string{tree: "side", main: "main", main + "/sub": "main"} {
		h, err := discover(t, path).Head(context.Background())
		if err != nil || h.Name != want || h.Commit != run(t, path, "rev-parse", "HEAD") {
			t.Errorf("%s: %+v %v", path, h, err)
		}
	}
	// A change inside of a submodule is not one of the outer repository.
	write(t, main+"/sub/l", "changed")
	if list, err := discover(t, main).Status(context.Background(), main); err != nil || len(list) != 0 {
		t.Errorf("%v %v", list, err)
	}
	if list, err := discover(t, main+"/sub").Status(context.Background(), main+"/sub"); err != nil || len(list) != 1 || list[0].Path != "l" {
		t.Errorf("%v %v", list, err)
	}
}

func TestLineBreaksOfCheckouts(t *testing.T) {
	root := sandbox(t)
	run(t, root, "init", "-q", ".")
	run(t, root, "config", "core.autocrlf", "true")
	repository(t, root, map[string]string{"dos": "a\r\nb\r\n"})
	b, err := discover(t, root).Base(context.Background(), root+"/dos")
	if err != nil || b.Text != "a\nb\n" {
		t.Fatalf("%q %v", b.Text, err)
	}
	if h := b.Diff(text.CRLF).Hunks(text.FromString("a\r\nb\r\n")); len(h) != 0 {
		t.Errorf("an unchanged file differs: %v", h)
	}
	if h := b.Diff(text.CRLF).Hunks(text.FromString("a\r\nx\r\n")); len(h) != 1 || h[0] != hunk(1, 2, 1, 2) {
		t.Errorf("%v", h)
	}
	if got := b.Diff(text.CRLF).Text(0, 1); got != "a\r\n" {
		t.Errorf("text to restore: %q", got)
	}
	if h := b.Diff(text.LF).Hunks(text.FromString("a\nb\n")); len(h) != 0 {
		t.Errorf("%v", h)
	}
	// Committed as CR LF, edited to LF: that is a change.
	c := Base{Text: "a\r\nb\r\n"}
	if h := c.Diff(text.LF).Hunks(text.FromString("a\nb\n")); len(h) != 1 {
		t.Errorf("%v", h)
	}
}

func TestStatus(t *testing.T) {
	root := sandbox(t)
	long := strings.Repeat("some line\n", 30)
	r := repository(t, root, map[string]string{
		"modified": "a", "staged": "a", "deleted": "a", "removed": "a", "moved": long, "d/in": "a", "same": "a",
		"conflict": "base\n", ".gitignore": "*.o\n", "odd name": "a",
	})
	run(t, root, "checkout", "-q", "-b", "side")
	write(t, root+"/conflict", "side\n")
	run(t, root, "commit", "-q", "-a", "-m", "side")
	run(t, root, "checkout", "-q", "main")
	write(t, root+"/conflict", "main\n")
	run(t, root, "commit", "-q", "-a", "-m", "main")
	if err := exec.Command("git", "-C", root, "merge", "-q", "side").Run(); err == nil {
		t.Fatal("no conflict")
	}
	for name, text := range map[string]string{"modified": "b", "staged": "b", "new": "n", "un/tracked": "u", "d/in": "b", "x.o": "", "odd name": "b", "\n": "u"} {
		write(t, filepath.Join(root, name), text)
	}
	os.Remove(root + "/deleted")
	run(t, root, "rm", "-q", "removed")
	run(t, root, "mv", "moved", "elsewhere")
	run(t, root, "add", "staged", "new")
	want := []Change{
		{Untracked, "\n", ""}, {Conflict, "conflict", ""}, {Modified, "d/in", ""}, {Deleted, "deleted", ""}, {Renamed, "elsewhere", "moved"},
		{Modified, "modified", ""}, {New, "new", ""}, {Modified, "odd name", ""}, {Deleted, "removed", ""}, {Modified, "staged", ""}, {Untracked, "un/tracked", ""},
	}
	got, err := r.Status(context.Background(), root)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) {
		t.Fatalf("got  %v\nwant %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
	if sub, err := r.Status(context.Background(), root+"/d"); err != nil || len(sub) != 1 || sub[0].Path != "d/in" || r.Path(sub[0].Path) != root+"/d/in" {
		t.Errorf("below d: %v %v", sub, err)
	}
	if _, err := r.Status(context.Background(), "/"); !errors.Is(err, ErrNone) {
		t.Errorf("outside: %v", err)
	}
}

func TestBlame(t *testing.T) {
	root := sandbox(t)
	r := repository(t, root, map[string]string{"f": "one\ntwo\nthree\n"})
	write(t, root+"/f", "one\n2\nthree\n")
	run(t, root, "-c", "user.name=Bob <b>", "commit", "-q", "-a", "-m", "Change two\n\nMore.", "--date=2024-02-03T04:05:06+0130")
	write(t, root+"/f", "zero\none\n2\n3\n")
	ctx := context.Background()
	base, err := r.Base(ctx, root+"/f")
	if err != nil {
		t.Fatal(err)
	}
	hunks := base.Diff(text.LF).Hunks(text.FromString("zero\none\n2\n3\n"))
	var authors []string
	for line := range 4 {
		old, ok := OldLine(hunks, line)
		if !ok {
			authors = append(authors, "-")
			continue
		}
		b, err := r.Blame(ctx, base.Path, old)
		if err != nil {
			t.Fatal(err)
		}
		authors = append(authors, b.Author+"/"+b.Email+"/"+b.Summary)
		if line == 2 && (b.When.Format("2006-01-02T15:04:05-0700") != "2024-02-03T04:05:06+0130" || b.Commit != run(t, root, "rev-parse", "HEAD")) && b.Author != "Ann Other" {
			t.Errorf("%+v", b)
		}
	}
	if got := strings.Join(authors, " | "); got != "- | Ann Other/ann@example.org/Begin | Bob b/ann@example.org/Change two | -" {
		t.Error(got)
	}
	if _, err := r.Blame(ctx, "f", 1000); err == nil {
		t.Error("a line that is not there has an author")
	}
	if _, err := r.Blame(ctx, "--help", 1); err == nil {
		t.Error("a path is taken for an option")
	}
}

func TestSilentWithoutGit(t *testing.T) {
	root := sandbox(t)
	r := repository(t, root, nil)
	t.Setenv("PATH", t.TempDir())
	ctx := context.Background()
	if _, err := r.Base(ctx, root+"/first"); !errors.Is(err, ErrNone) {
		t.Errorf("base: %v", err)
	}
	if _, err := r.Status(ctx, root); !errors.Is(err, ErrNone) {
		t.Errorf("status: %v", err)
	}
	if _, err := r.Blame(ctx, "first", 0); !errors.Is(err, ErrNone) {
		t.Errorf("blame: %v", err)
	}
	if h, err := r.Head(ctx); err != nil || h.Name != "main" {
		t.Errorf("head: %+v %v", h, err)
	}
}

func TestCancelAndLimit(t *testing.T) {
	root := sandbox(t)
	r := repository(t, root, map[string]string{"big": strings.Repeat("x", 100_000)})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Base(ctx, root+"/big"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if _, err := r.git(context.Background(), 1000, "cat-file", "blob", "HEAD:big"); err != errTooLong {
		t.Errorf("too long: %v", err)
	}
	_, err := r.git(context.Background(), 1000, "cat-file", "blob", "HEAD:nothing")
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "git cat-file: fatal: ") {
		t.Errorf("message: %v", err)
	}
}

// The editor may have been started by git itself, with variables about another
// repository.
func TestEnvironmentOfAnotherRepository(t *testing.T) {
	dir := sandbox(t)
	repository(t, dir+"/a", map[string]string{"f": "a"})
	repository(t, dir+"/b", map[string]string{"f": "b"})
	t.Setenv("GIT_DIR", dir+"/b/.git")
	t.Setenv("GIT_WORK_TREE", dir+"/b")
	t.Setenv("GIT_INDEX_FILE", dir+"/b/.git/index")
	wantBase(t, dir+"/a/f", "f=a")
}
