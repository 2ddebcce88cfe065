package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// canaries are programs that a repository could have run: everything that hooks,
// filters, servers, formatters and settings name. Each notes that it ran.
func canaries(t *testing.T) (path, log string) {
	t.Helper()
	dir := t.TempDir()
	log = filepath.Join(dir, "log")
	names := []string{"sh", "bash", "env", "evil", "rust-analyzer", "gopls", "clangd", "pyright-langserver", "pylsp", "ruff", "jedi-language-server",
		"typescript-language-server", "bash-language-server", "taplo", "marksman", "cargo", "go", "gofmt", "rustfmt", "black", "prettier", "make",
		"node", "python3", "npm", "ssh", "less", "cat", "xclip", "xsel", "wl-copy", "wl-paste", "tmux", "sudo", "lldb-dap", "dlv", "vi", "git-lfs"}
	for _, name := range names {
		script := fmt.Sprintf("#!/bin/sh\necho \"%s $*\" >>%s\n", name, log)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(script), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	// git is the real one, whose subprocesses are those of the repository; it
	// notes what it was asked for.
	git, err := exec.LookPath("git")
	if err != nil {
		t.Fatal("git is missing")
	}
	script := fmt.Sprintf("#!/bin/sh\necho \"git $*\" >>%s.git\nexec %s \"$@\"\n", log, git)
	if err := os.WriteFile(filepath.Join(dir, "git"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir, log
}

// usersServers are those that the built-in table names for the files below.
var usersServers = []string{"rust-analyzer", "gopls", "ruff", "pylsp", "jedi-language-server", "ty", "typescript-language-server", "clangd",
	"bash-language-server", "taplo", "marksman"}

// hostileRepository is one that tries everything.
func hostileRepository(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-C", dir}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
	}
	files := map[string]string{
		"src/main.rs": "fn main() {}\n", "main.go": "package main\n", "a.py": "import os\n", "a.ts": "let x = 1\n", "a.c": "int x;\n", "a.sh": "echo hi\n",
		"Cargo.toml": "[package]\nname = \"x\"\nbuild = \"build.rs\"\n", "build.rs": "fn main() {}\n", "go.mod": "module x\n", "note.md": "# x\n", "f.evil": "one\n",
	}
	for name, text := range files {
		put(t, filepath.Join(dir, name), text)
	}
	git("init", "-q")
	git("add", ".")
	git("commit", "-qm", "x")
	for _, folder := range []string{".hx", ".helix"} {
		put(t, filepath.Join(dir, folder, "config.toml"), "[editor]\nshell = [\"evil\", \"-c\"]\nclipboard-provider = \"xclip\"\n"+
			"[keys.normal]\nj = \":sh evil\"\n[editor.clipboard-provider.custom]\nyank = { command = \"evil\" }\n")
		put(t, filepath.Join(dir, folder, "languages.toml"), "[[language]]\nname = \"rust\"\nauto-format = true\nformatter = { command = \"evil\" }\n"+
			"language-servers = [\"evil\"]\n[[language]]\nname = \"evil\"\nscope = \"x\"\nfile-types = [\"evil\"]\nlanguage-servers = [\"evil\"]\nauto-format = true\n"+
			"formatter = { command = \"evil\" }\n[language-server.evil]\ncommand = \"evil\"\n")
	}
	for _, kv := range [][2]string{
		{"core.fsmonitor", "evil"}, {"core.sshCommand", "evil"}, {"core.pager", "evil"}, {"core.editor", "evil"}, {"core.hooksPath", ".githooks"},
		{"diff.external", "evil"}, {"diff.evil.textconv", "evil"}, {"diff.evil.command", "evil"}, {"filter.evil.clean", "evil"}, {"filter.evil.smudge", "evil"},
		{"filter.evil.process", "evil"}, {"filter.evil.required", "true"}, {"gpg.program", "evil"}, {"credential.helper", "!evil"}, {"alias.status", "!evil"},
		{"uploadpack.packObjectsHook", "evil"}, {"interactive.diffFilter", "evil"}, {"merge.evil.driver", "evil"},
	} {
		git("config", kv[0], kv[1])
	}
	put(t, filepath.Join(dir, ".gitattributes"), "* filter=evil diff=evil merge=evil\n")
	for _, hook := range []string{"post-checkout", "pre-commit", "post-index-change", "fsmonitor-watchman", "reference-transaction"} {
		for _, at := range []string{".githooks", ".git/hooks"} {
			put(t, filepath.Join(dir, at, hook), "#!/bin/sh\nevil hook\n")
			if err := os.Chmod(filepath.Join(dir, at, hook), 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(t, filepath.Join(dir, ".editorconfig"), "root = true\n[*]\nindent_style = tab\nshell = evil\n")
	put(t, filepath.Join(dir, "modeline.c"), "// vim: set ft=c makeprg=evil :\n// hx: lang=evil\nint x;\n")
	return dir
}

// TestAHostileRepositoryRunsNothing opens, edits and saves files of a repository
// that tries to run something in every way we know, without trust. At the usual
// level the user's own language servers run, as the user's settings say, and
// nothing else; at the level "none" not even they do.
func TestAHostileRepositoryRunsNothing(t *testing.T) {
	for _, level := range []string{"servers", "none"} {
		t.Run(level, func(t *testing.T) { runsNothing(t, level) })
	}
}

func runsNothing(t *testing.T, level string) {
	path, log := canaries(t)
	dir := hostileRepository(t)
	s := Start(t, bin, Options{
		Args: []string{"src/main.rs"}, Dir: dir, Env: []string{"PATH=" + path},
		Config: "[editor.workspace-trust]\nlevel = \"" + level + "\"\n",
	})
	s.Until(t, "NOR")
	s.Until(t, "[⚠]")
	for _, f := range []string{"main.go", "a.py", "a.ts", "a.c", "a.sh", "Cargo.toml", "note.md", "f.evil", "modeline.c", "src/main.rs"} {
		s.Send(":o " + f + enter)
		s.Until(t, filepath.Base(f))
		s.Send("jox" + esc + ":w" + enter)
		s.UntilScreen(t, f+" written", func([]string) bool {
			b, _ := os.ReadFile(filepath.Join(dir, f))
			return strings.Contains(string(b), "x\n")
		})
		s.Send("]g[g K k")
		s.Send(esc + esc)
	}
	for _, keys := range []string{" f", " g", " F"} {
		s.Send(keys)
		time.Sleep(200 * time.Millisecond)
		s.Send(esc + esc)
	}
	s.Send(":reset-diff-change" + enter + ":reload-all" + enter)
	s.Until(t, "NOR")
	time.Sleep(time.Second) // for what runs in the background
	s.Send(":qa!" + enter)
	s.Ends(t, 0)
	ran, _ := os.ReadFile(log)
	for line := range strings.Lines(string(ran)) {
		if name, _, _ := strings.Cut(line, " "); level == "none" || !slices.Contains(usersServers, name) {
			t.Errorf("this ran: %s", line)
		}
	}
	if asked, err := os.ReadFile(log + ".git"); err != nil {
		t.Errorf("git was never asked, so it says nothing: %v", err)
	} else if len(strings.Split(string(asked), "\n")) < 2 {
		t.Errorf("git was asked for %s", asked)
	}
}

// TestTrustIsAsGivenAndForWhatWasSeen: once trusted the server runs; when the
// settings change it does not any more; excluded workspaces are not mentioned.
func TestTrustIsAsGivenAndForWhatWasSeen(t *testing.T) {
	path, log := canaries(t)
	dir, home := hostileRepository(t), t.TempDir()
	o := Options{Args: []string{"f.evil"}, Dir: dir, Home: home, Env: []string{"PATH=" + path}}
	ran := func() bool { _, err := os.Stat(log); return err == nil }
	s := Start(t, bin, o)
	s.Until(t, "[⚠]")
	s.Send(":workspace-trust" + enter)
	for end := time.Now().Add(patience); !ran() && time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
	}
	if !ran() {
		t.Fatal("nothing runs in a trusted workspace, so the other test says nothing")
	}
	s.Send(":qa!" + enter)
	s.Ends(t, 0)

	put(t, filepath.Join(dir, ".hx", "languages.toml"), "[language-server.evil]\ncommand = \"evil\"\nargs = [\"worse\"]\n")
	os.Remove(log)
	s = Start(t, bin, o)
	s.Until(t, "have changed")
	time.Sleep(500 * time.Millisecond)
	s.Send(":workspace-exclude" + enter)
	s.Until(t, "Never asked about")
	s.Send(":q" + enter)
	s.Ends(t, 0)
	s = Start(t, bin, o)
	s.Until(t, "NOR")
	time.Sleep(500 * time.Millisecond)
	if screen := strings.Join(s.Screen(), "\n"); strings.Contains(screen, "[⚠]") || strings.Contains(screen, "trust") {
		t.Errorf("an excluded workspace is mentioned:\n%s", screen)
	}
	s.Send(":q" + enter)
	s.Ends(t, 0)
	if ran() {
		t.Error("a program ran without trust")
	}
}
