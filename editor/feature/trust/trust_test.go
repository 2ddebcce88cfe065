package trust_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/feature/settings"
	"hx/internal/hxtest"
)

// workspace makes a folder with settings of its own, and a session in it whose
// own settings are conf.
func workspace(t *testing.T, conf string) (*hxtest.Session, string) {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, ".git/HEAD", "ref: refs/heads/main\n")
	write(t, dir, ".hx/config.toml", "[editor]\nscrolloff = 17\n")
	write(t, dir, ".hx/languages.toml", "[[language]]\nname = \"ours\"\nscope = \"source.ours\"\nfile-types = [\"ours\"]\n")
	return start(t, dir, t.TempDir(), conf), dir
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// start starts an editor whose user keeps everything in a folder.
func start(t *testing.T, dir, user, conf string) *hxtest.Session {
	t.Helper()
	if conf != "" {
		write(t, user, "config/config.toml", conf)
	}
	dirs := config.Dirs{Config: filepath.Join(user, "config"), State: filepath.Join(user, "state"), Cache: filepath.Join(user, "cache")}
	files := settings.Files{Dirs: dirs, Config: dirs.ConfigFile()}
	s := hxtest.New(t, hxtest.Options{Dir: dir, Config: conf, Settings: files})
	if problems, own := files.AtStart(s.Env); own {
		for _, p := range problems {
			t.Errorf("settings: %s", p)
		}
	}
	frame(s)
	return s
}

func frame(s *hxtest.Session) {
	for _, hook := range s.Ed.Hooks.Settle {
		hook(s.Ed)
	}
	s.Wait(10 * time.Second)
}

func mark(s *hxtest.Session) string {
	out := ""
	for _, alert := range s.Ed.Looks.Alerts {
		out += alert(s.Ed).Text
	}
	return out
}

// inUse tells whether the workspace's settings are obeyed.
func inUse(t *testing.T, s *hxtest.Session) bool {
	t.Helper()
	conf, langs := s.Ed.Conf.Editor.ScrollOff == 17, s.Ed.Langs.Find("ours") != nil
	if conf != langs {
		t.Errorf("config.toml in use: %v, languages.toml: %v", conf, langs)
	}
	return conf
}

func want(t *testing.T, s *hxtest.Session, used bool, shown string) {
	t.Helper()
	if got := inUse(t, s); got != used {
		t.Errorf("settings in use: %v, want %v", got, used)
	}
	if got := s.Ed.May(editor.RunPrograms, s.Dir); got != used {
		t.Errorf("programs may run: %v, want %v", got, used)
	}
	if got := mark(s); got != shown {
		t.Errorf("mark %q, want %q", got, shown)
	}
}

func TestTrust(t *testing.T) {
	s, dir := workspace(t, "")
	want(t, s, false, "[⚠]")
	if !s.Ed.May(editor.RunServers, dir) {
		t.Error("language servers do not run")
	}
	if !strings.HasPrefix(s.Ed.Msg.Text, "[⚠] settings of this workspace are not used") {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
	s.Keys(t, ":config-reload<ret>")
	frame(s)
	want(t, s, false, "[⚠]")
	s.Keys(t, ":workspace-trust<ret>")
	frame(s)
	want(t, s, true, "")
	if s.Ed.Msg.Text != "Trusted: "+dir {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
	s.Keys(t, ":workspace-untrust<ret>")
	frame(s)
	want(t, s, false, "[⚠]")
	s.Keys(t, ":workspace-exclude<ret>")
	frame(s)
	want(t, s, false, "")
	s.Keys(t, ":workspace-untrust<ret>")
	frame(s)
	want(t, s, false, "[⚠]")
}

func TestTrustLastsUntilTheSettingsChange(t *testing.T) {
	s, dir := workspace(t, "")
	user := filepath.Dir(settings.Of(s.Env).Dirs.State)
	s.Keys(t, ":workspace-trust<ret>")
	want(t, start(t, dir, user, ""), true, "")
	want(t, start(t, filepath.Join(dir, ".git"), user, ""), true, "") // a folder inside

	info, err := os.Stat(filepath.Join(user, "state", "trust"))
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder of records: %v, %v", info.Mode(), err)
	}
	write(t, dir, ".hx/config.toml", "[editor]\nscrolloff = 17\nshell = [\"evil\"]\n")
	s = start(t, dir, user, "")
	want(t, s, false, "[⚠]")
	if !strings.Contains(s.Ed.Msg.Text, "have changed: ") {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
	s.Keys(t, ":workspace-trust<ret>")
	frame(s)
	want(t, s, true, "")
	write(t, dir, ".helix/config.toml", "[editor]\nscrolloff = 3\n") // a new one counts too
	want(t, start(t, dir, user, ""), false, "[⚠]")
}

func TestOptions(t *testing.T) {
	for _, c := range []struct {
		conf          string
		used, servers bool
		mark          string
	}{
		{"[editor.workspace-trust]\nlevel = \"none\"\n", false, false, "[⚠]"},
		{"[editor.workspace-trust]\nlevel = \"insecure\"\n", true, true, ""},
		{"[editor.workspace-trust]\nprompt = false\n", false, true, ""},
		{"[editor.workspace-trust]\ntrusted = [\"/nowhere\", \"/*\"]\n", true, true, ""},
		{"[editor.workspace-trust]\ntrusted = [\"/nowhere\"]\n", false, true, "[⚠]"},
	} {
		s, dir := workspace(t, c.conf)
		want(t, s, c.used, c.mark)
		if got := s.Ed.May(editor.RunServers, dir); got != c.servers {
			t.Errorf("%q: language servers may run: %v, want %v", c.conf, got, c.servers)
		}
	}
}

func TestWorkspaceCannotTrustItself(t *testing.T) {
	s, dir := workspace(t, "")
	write(t, dir, ".hx/config.toml", "[editor.workspace-trust]\nlevel = \"insecure\"\ntrusted = [\"*\"]\n")
	s.Keys(t, ":workspace-trust<ret>")
	if s.Ed.Conf.Editor.WorkspaceTrust.Level != config.TrustServers || len(s.Ed.Conf.Editor.WorkspaceTrust.Trusted) > 0 {
		t.Error("the workspace's own word about trust counts")
	}
	s.Keys(t, ":workspace-untrust<ret>")
	if s.Ed.May(editor.RunPrograms, dir) {
		t.Error("trust cannot be taken back")
	}
}

func TestNothingToGainNothingToSay(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	frame(s)
	if mark(s) != "" || s.Ed.Msg.Text != "" {
		t.Errorf("mark %q, message %q", mark(s), s.Ed.Msg.Text)
	}
}

func TestHostileSettings(t *testing.T) {
	s, dir := workspace(t, "")
	os.Remove(filepath.Join(dir, ".hx", "config.toml"))
	if err := syscall.Mkfifo(filepath.Join(dir, ".hx", "config.toml"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.Keys(t, ":workspace-trust<ret>") // must not wait for the pipe
	if !strings.Contains(s.Ed.Msg.Text, "not a regular file") || inUse(t, s) {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
}

func TestDamagedRecords(t *testing.T) {
	s, dir := workspace(t, "")
	user := filepath.Dir(settings.Of(s.Env).Dirs.State)
	s.Keys(t, ":workspace-trust<ret>")
	list, err := os.ReadDir(filepath.Join(user, "state", "trust"))
	if err != nil || len(list) != 1 {
		t.Fatalf("%d records, %v", len(list), err)
	}
	file := filepath.Join("state", "trust", list[0].Name())
	good, err := os.ReadFile(filepath.Join(user, file))
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		"", "\n\n\n\n", string(good[:len(good)/2]), strings.Replace(string(good), dir, dir+"x", 1),
		strings.Replace(string(good), "hx workspace 1", "hx workspace 2", 1), strings.Repeat("x", 1<<20),
	} {
		write(t, user, file, bad)
		want(t, start(t, dir, user, ""), false, "[⚠]")
	}
	write(t, user, file, string(good))
	want(t, start(t, dir, user, ""), true, "")
}

// A link that is turned elsewhere leads to another workspace.
func TestLinksAreNotTrusted(t *testing.T) {
	s, dir := workspace(t, "")
	user := filepath.Dir(settings.Of(s.Env).Dirs.State)
	_, other := workspace(t, "")
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	s = start(t, link, user, "")
	s.Keys(t, ":workspace-trust<ret>")
	frame(s)
	want(t, s, true, "")
	os.Remove(link)
	if err := os.Symlink(other, link); err != nil {
		t.Fatal(err)
	}
	want(t, start(t, link, user, ""), false, "[⚠]")
}

// A workspace that names programs wherever its files can: none runs before it
// is trusted.
func TestHostileWorkspaceRunsNothing(t *testing.T) {
	s, dir := workspace(t, "")
	marks := t.TempDir()
	write(t, dir, "f.go", "package x\n")
	program := filepath.Join(marks, "program")
	write(t, marks, "program", "#!/bin/sh\ntouch "+marks+"/ran\ncat\n")
	if err := os.Chmod(program, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{".hx", ".helix"} {
		write(t, dir, folder+"/config.toml", `
[editor]
shell = ["`+program+`"]
[keys.normal]
x = ":run-shell-command `+program+`"
`)
		write(t, dir, folder+"/languages.toml", `
[language-server.gopls]
command = "`+program+`"
[[language]]
name = "go"
auto-format = true
formatter = { command = "`+program+`" }
`)
	}
	ran := func() bool {
		_, err := os.Stat(filepath.Join(marks, "ran"))
		return err == nil
	}
	s.Keys(t, ":config-reload<ret>:o f.go<ret>x<A-|>true<ret>ix<esc>:format<ret>:w<ret>:sh true<ret>")
	frame(s)
	if ran() {
		t.Fatal("a program of the workspace has run")
	}
	s.Keys(t, ":workspace-trust<ret>:w<ret>x")
	frame(s)
	if !ran() {
		t.Error("nothing runs in a trusted workspace")
	}
}
