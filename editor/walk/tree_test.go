package walk

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// makeTree writes files below a new folder. A name ending in / is a folder,
// one with " -> " a link.
func makeTree(t testing.TB, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	fill(t, root, files)
	return root
}

func fill(t testing.TB, root string, files map[string]string) {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range files {
		link, target, isLink := strings.Cut(name, " -> ")
		path := filepath.Join(root, link)
		check(os.MkdirAll(filepath.Dir(path), 0o755))
		switch {
		case isLink:
			check(os.Symlink(target, path))
		case strings.HasSuffix(name, "/"):
			check(os.MkdirAll(path, 0o755))
		default:
			check(os.WriteFile(path, []byte(text), 0o644))
		}
	}
}

// noGitSettings keeps the user's own git settings out of the tests.
func noGitSettings(t testing.TB) string {
	home := t.TempDir()
	if t, ok := t.(*testing.T); ok {
		t.Setenv("HOME", home)
		t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
		t.Setenv("GIT_CONFIG_NOSYSTEM", "1")
		t.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(home, "gitconfig"))
	}
	return home
}

func git(t testing.TB, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func walkAll(t testing.TB, root string, opt Options) []string {
	t.Helper()
	var all []string
	err := Walk(context.Background(), root, opt, func(paths []string) error {
		all = append(all, paths...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// all ignore rules, nothing else left out.
var everyRule = Options{Parents: true, Ignore: true, GitIgnore: true, GitGlobal: true, GitExclude: true, Archives: true}

// picker is the default of the file picker.
var picker = Options{Hidden: true, FollowSymlinks: true, DeduplicateLinks: true, Parents: true, Ignore: true, GitIgnore: true, GitGlobal: true, GitExclude: true}

func wantFiles(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
