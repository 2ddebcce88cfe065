package settings_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hx/editor/config"
	"hx/editor/feature/settings"
	"hx/internal/hxtest"
)

// started is an editor with a config.toml.
func started(t *testing.T, conf string) (s *hxtest.Session, file string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, "config.toml")
	if err := os.WriteFile(file, []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	s = hxtest.New(t, hxtest.Options{Config: conf, Settings: settings.Files{Dirs: config.Dirs{Config: dir}, Config: file}})
	return s, file
}

// A chosen theme is kept on request, and nothing else of config.toml changes.
func TestThemeKeep(t *testing.T) {
	const rest = "\n# about the editor\n[editor]\nmouse = true # yes\n"
	for _, c := range []struct {
		what, before, after string
		light               bool
	}{
		{"nothing", "# mine\n" + rest, "# mine\n\ntheme = \"dracula\"\n" + rest, false},
		{"another theme", "theme = \"nord\" # old\n" + rest, "theme = \"dracula\" # old\n" + rest, false},
		{"a pair, by night", "theme = { dark = \"nord\", light = \"onelight\" } # two\n" + rest,
			"theme = { dark = \"dracula\", light = \"onelight\" } # two\n" + rest, false},
		{"a pair, by day", "theme = { dark = \"nord\", light = \"onelight\" } # two\n" + rest,
			"theme = { dark = \"nord\", light = \"dracula\" } # two\n" + rest, true},
	} {
		s, file := started(t, c.before)
		s.Ed.SetDark(!c.light)
		for _, choose := range []string{":themes<ret>^drac<ret>", ":theme dracula<ret>"} {
			s.Ed.Status("")
			s.Keys(t, choose)
			if s.Ed.Theme.Name() != "dracula" || !strings.Contains(s.Ed.Msg.Text, ":theme-keep") {
				t.Fatalf("%s: %s gives %s, %q", c.what, choose, s.Ed.Theme.Name(), s.Ed.Msg.Text)
			}
		}
		s.Keys(t, ":theme-keep<ret>")
		s.Wait(time.Minute)
		got, _ := os.ReadFile(file)
		if string(got) != c.after && c.what != "nothing" || !strings.Contains(string(got), `"dracula"`) || !strings.HasSuffix(string(got), rest) {
			t.Errorf("%s: config.toml is now\n%s\nwant\n%s", c.what, got, c.after)
		}
		if !strings.Contains(s.Ed.Msg.Text, "written into") {
			t.Errorf("%s: message %q", c.what, s.Ed.Msg.Text)
		}
		s.Ed.Status("")
		s.Keys(t, ":theme dracula<ret>")
		if s.Ed.Msg.Text != "" {
			t.Errorf("%s: what is kept is not offered again: %q", c.what, s.Ed.Msg.Text)
		}
	}
}

// A file that cannot be understood is left alone.
func TestThemeKeepLeavesABrokenFileAlone(t *testing.T) {
	s, file := started(t, "theme = \"nord\"\n")
	const broken = "theme = \"nord\n"
	if err := os.WriteFile(file, []byte(broken), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Keys(t, ":theme dracula<ret>:theme-keep<ret>")
	s.Wait(time.Minute)
	if got, _ := os.ReadFile(file); string(got) != broken {
		t.Errorf("config.toml is now %q", got)
	}
	if !strings.Contains(s.Ed.Msg.Text, "config.toml") {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
}

// A pair follows what the terminal tells of its background.
func TestPairsFollowTheTerminal(t *testing.T) {
	s, _ := started(t, "theme = { dark = \"nord\", light = \"onelight\" }\n")
	for _, dark := range []bool{true, false, true} {
		s.Ed.SetDark(dark)
		s.Env.ThemeForBackground()
		want := map[bool]string{true: "nord", false: "onelight"}[dark]
		if got := s.Ed.Theme.Name(); got != want {
			t.Errorf("dark is %v: %s", dark, got)
		}
	}
}
