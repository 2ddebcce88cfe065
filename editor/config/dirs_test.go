package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFindDirs(t *testing.T) {
	env := map[string]string{}
	get := func(k string) string { return env[k] }
	d, err := FindDirs(get, "/home/u")
	want := Dirs{Config: "/home/u/.config/hx", State: "/home/u/.local/state/hx", Cache: "/home/u/.cache/hx"}
	if err != nil || d != want {
		t.Errorf("%+v, %v", d, err)
	}
	env["XDG_CONFIG_HOME"], env["XDG_STATE_HOME"], env["XDG_CACHE_HOME"] = "/c", "relative", "/k/"
	d, err = FindDirs(get, "/home/u")
	want = Dirs{Config: "/c/hx", State: "/home/u/.local/state/hx", Cache: "/k/hx"}
	if err != nil || d != want {
		t.Errorf("%+v, %v", d, err)
	}
	for _, c := range [][2]string{
		{d.ConfigFile(), "/c/hx/config.toml"}, {d.LanguagesFile(), "/c/hx/languages.toml"}, {d.Themes(), "/c/hx/themes"},
		{d.Runtime(), "/c/hx/runtime"}, {d.IgnoreFile(), "/c/hx/ignore"}, {d.Log(), "/home/u/.local/state/hx/hx.log"},
		{d.Journals(), "/home/u/.local/state/hx/journal"}, {d.Trust(), "/home/u/.local/state/hx/trust"},
	} {
		if c[0] != c[1] {
			t.Errorf("%s, want %s", c[0], c[1])
		}
	}
	d, err = FindDirs(get, "")
	if err == nil || !strings.Contains(err.Error(), "HOME") || d.Config != "/c/hx" || d.State != "" || d.Log() != "" {
		t.Errorf("without a home: %+v, %v", d, err)
	}
}

func TestTerminalFor(t *testing.T) {
	env := map[string]string{}
	get := func(k string) string { return env[k] }
	s := &Default().Editor.System
	if c := s.TerminalFor(get); c.Name != "" {
		t.Errorf("nowhere: %+v", c)
	}
	env["WEZTERM_UNIX_SOCKET"] = "/s"
	if c := s.TerminalFor(get); c.Name != "wezterm" {
		t.Errorf("in WezTerm: %+v", c)
	}
	env["TMUX"] = "/t"
	if c := s.TerminalFor(get); c.Name != "tmux" {
		t.Errorf("in tmux: %+v", c)
	}
	s.Terminal = Command{Name: "foot"}
	if c := s.TerminalFor(get); c.Name != "foot" {
		t.Errorf("configured: %+v", c)
	}
}

func TestWorkspaceFile(t *testing.T) {
	root := t.TempDir()
	ours, theirs := filepath.Join(root, ".hx", "config.toml"), filepath.Join(root, ".helix", "config.toml")
	if got := WorkspaceFile(root, "config.toml"); got != ours {
		t.Errorf("none: %s", got)
	}
	write(t, theirs, "")
	if got := WorkspaceFile(root, "config.toml"); got != theirs {
		t.Errorf("only Helix's: %s", got)
	}
	write(t, ours, "")
	if got := WorkspaceFile(root, "config.toml"); got != ours {
		t.Errorf("both: %s", got)
	}
}

// write makes a file and the folders above it.
func write(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
