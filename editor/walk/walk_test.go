package walk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestOrder(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{
		"b": "", "a/z": "", "a/b/c": "", "a.txt": "", "a-": "", "B": "", "c/": "", "é": "", "a/b/": "",
	})
	wantFiles(t, walkAll(t, root, Options{}), "B", "a/b/c", "a/z", "a-", "a.txt", "b", "é")
	wantFiles(t, walkAll(t, root, Options{Depth: 1}), "B", "a-", "a.txt", "b", "é")
	wantFiles(t, walkAll(t, root, Options{Depth: 2}), "B", "a/z", "a-", "a.txt", "b", "é")
	wantFiles(t, walkAll(t, root, Options{Depth: -1}))
}

func TestAlwaysLeftOut(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{
		".git/config": "", "x/.hg/a": "", "x/.svn/a": "", "x/.jj/a": "", "x/.pijul/a": "", "x/.github/a": "",
		"a.zip": "", "a.tar.gz": "", "a.Z": "", "a.7z": "", "a.gzip": "", ".zip": "", "zip": "",
		"broken -> nowhere": "", "socket": "",
	})
	if err := os.Remove(filepath.Join(root, "socket")); err != nil {
		t.Fatal(err)
	}
	makePipe(t, filepath.Join(root, "pipe"))
	wantFiles(t, walkAll(t, root, Options{FollowSymlinks: true}), "a.gzip", "x/.github/a", "zip")
	wantFiles(t, walkAll(t, root, picker), "a.gzip", "zip")
	if got := walkAll(t, root, Options{Archives: true}); len(got) != 8 {
		t.Errorf("with archives: %q", got)
	}
}

func TestLinks(t *testing.T) {
	noGitSettings(t)
	outside := makeTree(t, map[string]string{"o/file": "", "o/back -> ../../elsewhere": ""})
	root := makeTree(t, map[string]string{
		"dir/a": "", "file": "", "to-file -> file": "", "to-dir -> dir": "", "dir/loop -> ..": "",
		"out -> " + outside + "/o":           "",
		"out-file -> " + outside + "/o/file": "",
	})
	wantFiles(t, walkAll(t, root, Options{}), "dir/a", "file")
	wantFiles(t, walkAll(t, root, Options{FollowSymlinks: true, DeduplicateLinks: true}), "dir/a", "file", "out/file", "out-file")
	wantFiles(t, walkAll(t, root, Options{FollowSymlinks: true}), "dir/a", "file", "out/file", "out-file", "to-dir/a", "to-file")
	link := filepath.Join(outside, "link")
	if err := os.Symlink(root, link); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, walkAll(t, link, Options{FollowSymlinks: true, DeduplicateLinks: true}), "dir/a", "file", "out/file", "out-file")
}

func TestHiddenAndWanted(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{".a": "", ".d/x": "", "d/.b": "", "d/c": "", ".github/w.yml": "", ".ignore": "!.github\n"})
	wantFiles(t, walkAll(t, root, Options{Hidden: true}), "d/c")
	wantFiles(t, walkAll(t, root, Options{Hidden: true, Ignore: true}), ".github/w.yml", "d/c")
}

func TestClassesOfRules(t *testing.T) {
	home := noGitSettings(t)
	files := map[string]string{
		"up/.git/info/exclude":  "excluded\nboth\n",
		"up/.gitignore":         "fromabove\n/top/anchored\n!both\n",
		"up/.ignore":            "*.dot\n!back.git\n",
		"up/top/.gitignore":     "*.git\n",
		"up/top/sub/.gitignore": "!again.git\n",
	}
	for _, f := range []string{"a", "excluded", "both", "fromabove", "anchored", "x.dot", "x.git", "back.git", "global", "extra", "sub/again.git", "sub/b.git", "sub/anchored", "sub/c"} {
		files["up/top/"+f] = ""
	}
	root := filepath.Join(makeTree(t, files), "up/top")
	fill(t, home, map[string]string{"gitconfig": "[user]\n\tname = x\n[core] excludesFile = \"~/my ignore\" ; comment\n", "my ignore": "global\n", "mine": "extra\n!x.dot\n"})

	all := everyRule
	all.Hidden = true
	all.Extra = []Extra{{File: filepath.Join(home, "mine")}, {File: filepath.Join(home, "missing")}}
	wantFiles(t, walkAll(t, root, all), "a", "back.git", "both", "sub/again.git", "sub/anchored", "sub/c", "x.dot")

	plain := []string{"a", "anchored", "back.git", "both", "excluded", "extra", "fromabove", "global", "sub/again.git", "sub/anchored", "sub/b.git", "sub/c", "x.dot", "x.git"}
	without := func(names ...string) []string {
		return slices.DeleteFunc(slices.Clone(plain), func(s string) bool { return slices.Contains(names, s) })
	}
	for _, c := range []struct {
		title string
		opt   Options
		want  []string
	}{
		{"none", Options{}, plain},
		{"no parents: not in a repository", Options{GitIgnore: true, GitGlobal: true, GitExclude: true, Ignore: true}, plain},
		{"gitignore", Options{Parents: true, GitIgnore: true}, without("anchored", "back.git", "fromabove", "sub/b.git", "x.git")},
		{"exclude", Options{Parents: true, GitExclude: true}, without("excluded", "both")},
		{"global", Options{Parents: true, GitGlobal: true}, without("global")},
		{"ignore", Options{Parents: true, Ignore: true}, without("x.dot")},
		{"extra", Options{Ignore: true, Extra: all.Extra}, without("extra")},
		{"extra with base", Options{Ignore: true, Extra: []Extra{{filepath.Join(home, "mine"), filepath.Dir(root)}}}, without("extra")},
		{"extra of elsewhere", Options{Ignore: true, Extra: []Extra{{filepath.Join(home, "mine"), home}}}, plain},
	} {
		c.opt.Hidden = true
		if got := walkAll(t, root, c.opt); !slices.Equal(got, c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.title, got, c.want)
		}
	}
}

func TestRootInsideIgnoredFolder(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{".git/x": "", ".gitignore": "target\n", "target/a": "", "target/b/target": ""})
	wantFiles(t, walkAll(t, filepath.Join(root, "target"), picker), "a")
}

func TestNestedRepositories(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{
		".git/info/exclude": "e\n", ".gitignore": "*.o\n", ".ignore": "*.i\n", "a.o": "", "in/.git/info/exclude": "f\n",
		"in/a.o": "", "in/a.i": "", "in/e": "", "in/f": "", "in/.gitignore": "*.p\n", "in/a.p": "", "in/b": "",
	})
	wantFiles(t, walkAll(t, root, picker), "in/a.o", "in/b", "in/e")
}

// Submodules and further worktrees keep their settings elsewhere.
func TestSettingsOfWorktreesAndSubmodules(t *testing.T) {
	home := noGitSettings(t)
	fill(t, home, map[string]string{"gitconfig": "[user]\nname = t\nemail = t@example.org\n[protocol \"file\"]\nallow = always\n"})
	base := makeTree(t, map[string]string{"main/a": "", "lib/b": ""})
	main, lib := filepath.Join(base, "main"), filepath.Join(base, "lib")
	for _, dir := range []string{lib, main} {
		git(t, dir, "init", "-q", ".")
		git(t, dir, "add", ".")
		git(t, dir, "commit", "-q", "-m", "x")
	}
	git(t, main, "submodule", "--quiet", "add", lib, "sub")
	git(t, main, "worktree", "add", "-q", filepath.Join(base, "tree"))
	fill(t, main, map[string]string{".git/info/exclude": "junk\n", ".git/modules/sub/info/exclude": "subjunk\n", "junk": "", "sub/junk": "", "sub/subjunk": ""})
	fill(t, base, map[string]string{"tree/junk": "", "tree/c": ""})
	wantFiles(t, walkAll(t, main, picker), "a", "sub/b", "sub/junk")
	wantFiles(t, walkAll(t, filepath.Join(base, "tree"), picker), "a", "c")
	// git's own file of global settings may be named by the repository too.
	fill(t, main, map[string]string{"excl": "a\n"})
	git(t, main, "config", "core.excludesFile", "excl")
	wantFiles(t, walkAll(t, main, picker), "excl", "sub/b", "sub/junk")
}

func TestIgnoreFilesThatAreNone(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{".git/x": "", ".gitignore/": "", "b/.ignore -> nowhere": "", "b/c": "", "c/.git -> loop": "", "c/d": ""})
	makePipe(t, filepath.Join(root, "b/.gitignore")) // reading it would hang
	wantFiles(t, walkAll(t, root, picker), "b/c", "c/d")
}

func TestErrors(t *testing.T) {
	noGitSettings(t)
	err := Walk(context.Background(), filepath.Join(t.TempDir(), "missing"), picker, nil)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing root: %v", err)
	}
	root := makeTree(t, map[string]string{"a": "", "d/b": ""})
	stop := errors.New("stop")
	calls := 0
	err = Walk(context.Background(), root, picker, func([]string) error { calls++; return stop })
	if err != stop || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
	if err := Walk(context.Background(), filepath.Join(root, "a"), picker, nil); err == nil {
		t.Error("a file was walked")
	}
}

func TestCancel(t *testing.T) {
	noGitSettings(t)
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("d%d/f", i)] = ""
	}
	root := makeTree(t, files)
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := Walk(ctx, root, picker, func(paths []string) error {
		n += len(paths)
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 200 {
		t.Errorf("%v after %d files", err, n)
	}
}

func TestList(t *testing.T) {
	noGitSettings(t)
	root := makeTree(t, map[string]string{".git/x": "", "b/x": "", "a": "", ".h": "", "link -> b": "", "o.o": "", ".gitignore": "*.o\n", "out -> /": ""})
	show := func(opt Options) string {
		list, err := List(context.Background(), root, opt)
		if err != nil {
			t.Fatal(err)
		}
		var s []string
		for _, e := range list {
			if e.Dir {
				e.Name += "/"
			}
			s = append(s, e.Name)
		}
		return strings.Join(s, " ")
	}
	if got := show(Options{FollowSymlinks: true}); got != ".gitignore .h a b/ link/ o.o out/" {
		t.Error(got)
	}
	if got := show(picker); got != "a b/ out/" {
		t.Error(got)
	}
	if _, err := List(context.Background(), root+"/a", picker); err == nil {
		t.Error("a file was listed")
	}
}

// naive walks with the standard library.
func naive(t *testing.T, root string) []string {
	var files []string
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(root, path)
			files = append(files, rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// However many goroutines read ahead, the order is that of a plain walk.
func TestOrderIsThatOfAPlainWalk(t *testing.T) {
	noGitSettings(t)
	for seed := range uint64(6) {
		rng := rand.New(rand.NewPCG(seed, 5))
		root := t.TempDir()
		dirs := []string{root}
		for range 200 {
			parent := dirs[rng.IntN(len(dirs))]
			path := filepath.Join(parent, fmt.Sprint(rng.IntN(1000)))
			if _, err := os.Stat(path); err == nil {
				continue
			}
			if rng.IntN(3) > 0 {
				if err := os.Mkdir(path, 0o755); err != nil {
					t.Fatal(err)
				}
				dirs = append(dirs, path)
			} else if err := os.WriteFile(path, nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want := naive(t, root)
		for workers := range 5 {
			if got := walkAll(t, root, Options{Workers: workers}); !slices.Equal(got, want) {
				t.Fatalf("seed %d, %d workers:\ngot  %q\nwant %q", seed, workers, got, want)
			}
		}
	}
}

// A slow reader of the results must not make the walk hold the whole tree, and
// the walk must not stop for it either.
func TestSlowConsumer(t *testing.T) {
	noGitSettings(t)
	files := map[string]string{}
	for i := range maxAhead + 100 {
		files[fmt.Sprintf("d%04d/f", i)] = ""
	}
	root := makeTree(t, files)
	n := 0
	err := Walk(context.Background(), root, Options{Workers: 4}, func(paths []string) error {
		n += len(paths)
		time.Sleep(time.Millisecond)
		return nil
	})
	if err != nil || n != len(files) {
		t.Errorf("%d files of %d, %v", n, len(files), err)
	}
}

func BenchmarkWalk(b *testing.B) {
	root := b.TempDir()
	n := 100_000
	if testing.Short() {
		n = 5_000
	}
	for i := range n {
		dir := filepath.Join(root, fmt.Sprintf("group_%02d/part_%04d", i/10_000, i/100))
		if i%100 == 0 {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				b.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("file_%06d_amber.txt", i)), nil, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	run := func(name string, opt Options) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var first time.Duration
			count := 0
			for b.Loop() {
				begin := time.Now()
				count = 0
				err := Walk(context.Background(), root, opt, func(paths []string) error {
					if count == 0 {
						first += time.Since(begin)
					}
					count += len(paths)
					return nil
				})
				if err != nil || count != n {
					b.Fatalf("%d files, %v", count, err)
				}
			}
			b.ReportMetric(float64(first.Microseconds())/float64(b.N), "µs/first")
		})
	}
	run("plain", Options{})
	run("picker", picker)
	if err := os.MkdirAll(filepath.Join(root, ".git"), 0o755); err != nil {
		b.Fatal(err)
	}
	fill(b, root, map[string]string{".gitignore": "*.o\n*.a\n/build\nnode_modules/\ntarget\n*~\n/docs/**/out\n*.py[co]\n"})
	run("gitignore", picker)
	b.Run("std", func(b *testing.B) {
		for b.Loop() {
			filepath.WalkDir(root, func(string, fs.DirEntry, error) error { return nil })
		}
	})
}
