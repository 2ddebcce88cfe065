package vcs

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// hostile is a repository that tries to run a program in every way that its
// settings, attributes and hooks offer. Each leaves a file in marks.
func hostile(t *testing.T, root, marks string) {
	t.Helper()
	mark := func(name string) string {
		script := filepath.Join(marks, "bin", name)
		rest := "cat\n" // what filters are to do
		if name == "ext" || name == "process" {
			rest = "exit 1\n" // they would wait for each other
		}
		write(t, script, fmt.Sprintf("#!/bin/sh\ntouch '%s/%s'\n%s", marks, name, rest))
		return script
	}
	config := `
[core]
	fsmonitor = ` + mark("fsmonitor") + `
	hooksPath = ` + filepath.Join(marks, "hooks") + `
	pager = ` + mark("pager") + `
	editor = ` + mark("editor") + `
	askPass = ` + mark("askpass") + `
	sshCommand = ` + mark("ssh") + `
	gitProxy = ` + mark("proxy") + `
	alternateRefsCommand = ` + mark("alternates") + `
	attributesFile = ` + filepath.Join(root, "attributes") + `
[pager]
	status = ` + mark("pager-status") + `
	blame = ` + mark("pager-blame") + `
	config = ` + mark("pager-config") + `
[alias]
	status = !` + mark("alias") + `
	cat-file = !` + mark("alias") + `
	blame = !` + mark("alias") + `
[filter "evil"]
	clean = ` + mark("clean") + `
	smudge = ` + mark("smudge") + `
	required = true
[filter "long.running"]
	process = ` + mark("process") + `
[diff]
	external = ` + mark("external") + `
[diff "evil"]
	textconv = ` + mark("textconv") + `
	command = ` + mark("diffcommand") + `
[merge "evil"]
	driver = ` + mark("merge") + `
[credential]
	helper = ` + mark("credential") + `
[gpg]
	program = ` + mark("gpg") + `
[log]
	showSignature = true
[status]
	submoduleSummary = true
[submodule]
	recurse = true
[interactive]
	diffFilter = ` + mark("difffilter") + `
[uploadpack]
	packObjectsHook = ` + mark("packobjects") + `
[protocol]
	allow = always
[protocol "ext"]
	allow = always
[extensions]
	partialClone = evil
[remote "evil"]
	url = "ext::` + mark("ext") + `"
	promisor = true
	partialclonefilter = blob:none
	uploadpack = ` + mark("uploadpack") + `
[include]
	path = included
[gc]
	auto = 1
	autoDetach = false
`
	for _, hook := range []string{"post-index-change", "pre-auto-gc", "post-checkout", "reference-transaction", "fsmonitor-watchman"} {
		script := "#!/bin/sh\ntouch '" + marks + "/hook-" + hook + "'\n"
		write(t, filepath.Join(marks, "hooks", hook), script)
		write(t, filepath.Join(root, ".git/hooks", hook), script)
	}
	write(t, filepath.Join(root, ".git/included"), "[filter \"hidden\"]\n\tclean = "+mark("included")+"\n")
	write(t, filepath.Join(root, ".gitattributes"), "*.evil filter=evil diff=evil merge=evil\n*.proc filter=long.running\n*.hid filter=hidden\n")
	write(t, filepath.Join(root, ".git/info/attributes"), "*.info filter=evil diff=evil\n")
	write(t, filepath.Join(root, "attributes"), "*.attr filter=evil diff=evil\n")
	f, err := os.OpenFile(filepath.Join(root, ".git/config"), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString(config); err != nil {
		t.Fatal(err)
	}
}

// left lists the marks and removes them.
func left(t *testing.T, marks string) []string {
	t.Helper()
	entries, err := os.ReadDir(marks)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
			os.Remove(filepath.Join(marks, e.Name()))
		}
	}
	return names
}

func TestHostileRepositoryRunsNothing(t *testing.T) {
	dir := sandbox(t)
	root, marks := filepath.Join(dir, "r"), filepath.Join(dir, "marks")
	files := map[string]string{}
	for _, ext := range []string{"evil", "proc", "hid", "info", "attr", "plain", "txt"} {
		files["f."+ext] = "one\ntwo\n"
	}
	files["gone.txt"] = "will be missing from the objects\n"
	r := repository(t, root, files)
	lib := filepath.Join(dir, "lib")
	repository(t, lib, files)
	run(t, root, "submodule", "--quiet", "add", lib, "sub")
	run(t, root, "commit", "-q", "-m", "sub")
	blob := run(t, root, "rev-parse", "HEAD:gone.txt")
	if err := os.Remove(filepath.Join(root, ".git/objects", blob[:2], blob[2:])); err != nil {
		t.Fatal(err)
	}
	run(t, root, "mv", "f.txt", "moved.txt")
	hostile(t, root, marks)
	hostileSub := filepath.Join(root, ".git/modules/sub")
	write(t, filepath.Join(root, "sub/.gitattributes"), "* filter=evil\n")
	appendTo(t, filepath.Join(hostileSub, "config"), "[filter \"evil\"]\nclean = "+filepath.Join(marks, "bin/clean")+"\n[core]\nfsmonitor = "+filepath.Join(marks, "bin/fsmonitor")+"\n")
	touchAll := func() { // so that git has to look into the files again
		for name := range files {
			if name != "f.txt" {
				write(t, filepath.Join(root, name), "one\n2\n")
				write(t, filepath.Join(root, "sub", name), "one\n2\n")
			}
		}
	}

	touchAll()
	left(t, marks)
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	for name := range files {
		r.Base(ctx, filepath.Join(root, name))
		r.Blame(ctx, name, 0)
		r.Blame(ctx, name, 1)
	}
	if b, err := r.Base(ctx, root+"/f.evil"); err != nil || b.Text != "one\ntwo\n" {
		t.Errorf("base: %q %v", b.Text, err)
	}
	if b, err := r.Base(ctx, root+"/moved.txt"); err != nil || b.Path != "f.txt" {
		t.Errorf("base of a moved file: %+v %v", b, err)
	}
	if b, err := r.Base(ctx, root+"/gone.txt"); err == nil {
		t.Errorf("base of a missing object: %+v", b)
	}
	if b, err := r.Blame(ctx, "f.evil", 0); err != nil || b.Author != "Ann Other" {
		t.Errorf("blame: %+v %v", b, err)
	}
	if list, err := r.Status(ctx, root); err != nil || len(list) < len(files) {
		t.Errorf("status: %v %v", list, err)
	}
	if h, err := r.Head(ctx); err != nil || h.Name != "main" {
		t.Errorf("head: %+v %v", h, err)
	}
	if h, err := r.askHead(ctx); err != nil || h.Name != "main" {
		t.Errorf("head, asked: %+v %v", h, err)
	}
	if ran := left(t, marks); len(ran) > 0 {
		t.Errorf("programs were run: %v", ran)
	}

	// The traps are real: git by itself runs into them.
	touchAll()
	for _, args := range [][]string{{"status"}, {"diff"}, {"diff", "--", "f.plain"}, {"blame", "f.evil"}, {"cat-file", "blob", "HEAD:gone.txt"}} {
		limit, stop := context.WithTimeout(ctx, 20*time.Second)
		cmd := exec.CommandContext(limit, "git", args...)
		cmd.Dir = root
		cmd.WaitDelay = time.Second
		cmd.Run()
		stop()
	}
	ran := strings.Join(left(t, marks), " ")
	for _, name := range []string{"clean", "ext", "external", "fsmonitor", "hook-post-index-change", "included", "process", "textconv"} {
		if !strings.Contains(" "+ran+" ", " "+name+" ") {
			t.Errorf("%s is no trap; git alone ran %s", name, ran)
		}
	}

	// Trust lets filters run, and nothing else.
	r.Trusted = true
	touchAll()
	r.Base(ctx, root+"/f.evil")
	r.Status(ctx, root)
	for _, name := range left(t, marks) {
		if name != "clean" && name != "smudge" && name != "process" && name != "included" {
			t.Errorf("trusted, but %s was run", name)
		}
	}
}

func appendTo(t *testing.T, path, text string) {
	t.Helper()
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path, string(old)+text)
}

// A filter whose name would be misread on the command line.
func TestFilterThatCannotBeTurnedOff(t *testing.T) {
	dir := sandbox(t)
	root, mark := filepath.Join(dir, "r"), filepath.Join(dir, "mark")
	r := repository(t, root, map[string]string{"f": "x"})
	write(t, root+"/.gitattributes", "* filter=a=b\n")
	appendTo(t, root+"/.git/config", "[filter \"a=b\"]\n\tclean = touch "+mark+"; cat\n")
	write(t, root+"/f", "y")
	if _, err := r.Status(context.Background(), root); err == nil || !strings.Contains(err.Error(), "trust") {
		t.Errorf("error: %v", err)
	}
	if _, err := os.Stat(mark); err == nil {
		t.Error("the filter ran")
	}
}
