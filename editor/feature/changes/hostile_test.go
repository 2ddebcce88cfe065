package changes_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hx/internal/hxtest"
)

// TestHostileRepositoryInTheEditor works in a repository whose settings name a
// program wherever git takes one. Whatever the editor asks git meanwhile, none
// of them may run: each would leave a file.
func TestHostileRepositoryInTheEditor(t *testing.T) {
	dir := repository(t, map[string]string{"f.txt": ten, "other.txt": ten, ".gitattributes": "* filter=evil diff=evil merge=evil\n"})
	marks := t.TempDir()
	trap := func(name string) string {
		script := filepath.Join(marks, name+".sh")
		if err := os.WriteFile(script, []byte("#!/bin/sh\ntouch '"+filepath.Join(marks, name)+"'\ncat\n"), 0o755); err != nil {
			t.Fatal(err)
		}
		return script
	}
	hooks := filepath.Join(marks, "hooks")
	for _, hook := range []string{"post-index-change", "pre-commit", "post-checkout", "reference-transaction", "fsmonitor-watchman"} {
		if err := os.MkdirAll(hooks, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(hooks, hook), []byte("#!/bin/sh\ntouch '"+filepath.Join(marks, hook)+"'\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	config := "[core]\nhooksPath = " + hooks + "\n"
	for _, name := range []string{"fsmonitor", "pager", "editor", "askPass", "sshCommand", "gitProxy", "alternateRefsCommand"} {
		config += name + " = " + trap(name) + "\n"
	}
	for _, part := range []string{"diff external", "diff.evil textconv", "diff.evil command", "filter.evil clean", "filter.evil smudge", "filter.evil process",
		"merge.evil driver", "credential helper", "gpg program", "interactive diffFilter", "alias status", "alias blame", "alias cat-file", "uploadpack packObjectsHook"} {
		section, key, _ := strings.Cut(part, " ")
		if a, b, ok := strings.Cut(section, "."); ok {
			section = a + " \"" + b + "\""
		}
		config += "[" + section + "]\n" + key + " = " + trap(strings.ReplaceAll(part, " ", "-")) + "\n"
	}
	file, err := os.OpenFile(filepath.Join(dir, ".git/config"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteString(config); err != nil {
		t.Fatal(err)
	}
	file.Close()
	write(t, filepath.Join(dir, "other.txt"), "another\n")

	ran := func() []string {
		var names []string
		list, err := os.ReadDir(marks)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			if !e.IsDir() && !strings.HasSuffix(e.Name(), ".sh") {
				names = append(names, e.Name())
				os.Remove(filepath.Join(marks, e.Name()))
			}
		}
		return names
	}

	s := hxtest.New(t, hxtest.Options{Dir: dir, Open: "f.txt"})
	for _, keys := range []string{
		"rx", "]g", "[G", ":blame<ret>", "j:blame<ret>", "ggmig", ":reset-diff-change<ret>", "rx:w<ret>",
		"<space>f", "other<ret>", "]g", ":blame<ret>", "<space>g", "<esc>", "<space>/another", "<wait:400><ret>", "<space>e", "<esc>", ":reload<ret>", ":reset-diff-change<ret>",
	} {
		s.Keys(t, keys)
		frame(s)
	}
	if names := ran(); len(names) > 0 {
		t.Errorf("the repository's programs were run: %v", names)
	}
	// They are no dummies: git by itself falls for them.
	write(t, filepath.Join(dir, "f.txt"), "another\n")
	git(t, dir, "add", "other.txt")
	git(t, dir, "diff", "--ext-diff")
	if names := strings.Join(ran(), " "); !strings.Contains(names, "filter.evil") || !strings.Contains(names, "diff.evil") || !strings.Contains(names, "fsmonitor") {
		t.Errorf("git alone ran only %s", names)
	}
}
