package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImport(t *testing.T) {
	home := t.TempDir()
	none := func(string) string { return "" }
	dirs, _ := FindDirs(none, home)
	helix := HelixDir(none, home)
	if OfferImport(dirs, helix) {
		t.Error("there is nothing to offer yet")
	}
	if _, err := PlanImport(helix, dirs, false); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("plan of nothing: %v", err)
	}
	write(t, filepath.Join(helix, "secret"), "not ours")
	if _, err := PlanImport(helix, dirs, true); err == nil || OfferImport(dirs, helix) {
		t.Errorf("plan of nothing useful: %v", err)
	}
	write(t, filepath.Join(home, "dotfiles", "config.toml"), "theme = 'x'\n")
	if err := os.Symlink(filepath.Join(home, "dotfiles", "config.toml"), filepath.Join(helix, "config.toml")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(helix, "languages.toml"), "# langs\n")
	write(t, filepath.Join(helix, "themes", "mine.toml"), "# theirs\n")
	write(t, filepath.Join(helix, "themes", "new.toml"), "# new\n")
	write(t, filepath.Join(helix, "runtime", "queries", "go", "highlights.scm"), "; q\n")
	write(t, filepath.Join(helix, "runtime", "grammars", "go.so"), "binary")
	if !OfferImport(dirs, helix) {
		t.Error("an import is to be offered")
	}
	if err := ImportOffered(dirs); err != nil || OfferImport(dirs, helix) {
		t.Errorf("and only once: %v", err)
	}

	write(t, filepath.Join(dirs.Config, "themes", "mine.toml"), "# ours\n")
	if OfferImport(dirs, helix) {
		t.Error("a folder of ours ends the offers")
	}
	plan, err := PlanImport(helix, dirs, false)
	if err != nil || len(plan.Files) != 4 || len(plan.Pending()) != 3 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if _, err := os.Stat(dirs.ConfigFile()); err == nil {
		t.Error("planning must not write")
	}
	write(t, dirs.LanguagesFile(), "# came in between\n")
	if n, err := plan.Apply(); n != 2 || err != nil {
		t.Errorf("%d copied, %v", n, err)
	}
	for name, want := range map[string]string{
		dirs.ConfigFile(): "theme = 'x'\n", dirs.LanguagesFile(): "# came in between\n",
		filepath.Join(dirs.Themes(), "mine.toml"): "# ours\n", filepath.Join(dirs.Themes(), "new.toml"): "# new\n",
	} {
		if got, err := os.ReadFile(name); string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if info, err := os.Lstat(dirs.ConfigFile()); err != nil || !info.Mode().IsRegular() {
		t.Error("a link becomes a file of its own")
	}

	plan, err = PlanImport(helix, dirs, true)
	if pending := plan.Pending(); err != nil || len(pending) != 1 || !strings.HasSuffix(pending[0].To, "highlights.scm") {
		t.Fatalf("with the runtime folder: %+v, %v", plan, err)
	}
	if n, err := plan.Apply(); n != 1 || err != nil {
		t.Errorf("%d copied, %v", n, err)
	}
	if _, err := os.Stat(filepath.Join(dirs.Config, "secret")); err == nil {
		t.Error("other files are none of our business")
	}
}

func TestHelixDir(t *testing.T) {
	xdg := func(k string) string {
		if k == "XDG_CONFIG_HOME" {
			return "/c"
		}
		return ""
	}
	none := func(string) string { return "" }
	for _, c := range [][2]string{{HelixDir(xdg, "/h"), "/c/helix"}, {HelixDir(none, "/h"), "/h/.config/helix"}, {HelixDir(none, ""), ""}} {
		if c[0] != c[1] {
			t.Errorf("%q, want %q", c[0], c[1])
		}
	}
}
