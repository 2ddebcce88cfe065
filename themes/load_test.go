package themes

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestUserThemesComeFirst(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	writeTheme(t, second, "default", `"ui.text" = "#111111"`)
	writeTheme(t, second, "mine", `"ui.text" = "#222222"`)
	writeTheme(t, first, "mine", `"ui.text" = "#333333"`)
	missing := filepath.Join(first, "nowhere")
	notAFolder := filepath.Join(first, "mine.toml")
	for name, want := range map[string]Color{"default": RGB(0x11, 0x11, 0x11), "mine": RGB(0x33, 0x33, 0x33)} {
		th, warnings, err := Load(name, missing, notAFolder, first, second)
		if err != nil || len(warnings) > 0 {
			t.Fatal(name, warnings, err)
		}
		if th.Name() != name || th.Style("ui.text").Fg != want {
			t.Errorf("%s: text is %v, want %v", name, th.Style("ui.text").Fg, want)
		}
	}
	th, _, err := Load("nord", first, second)
	if err != nil || th.Style("ui.background").Bg != RGB(0x2e, 0x34, 0x40) {
		t.Errorf("the shipped nord: %v", err)
	}
}

func TestInheritance(t *testing.T) {
	dir := t.TempDir()
	writeTheme(t, dir, "grand", `
"keyword" = { fg = "main", modifiers = ["bold"] }
"string" = { fg = "main", bg = "main" }
"comment" = "other"
rainbow = ["main"]
[palette]
main = "#000001"
other = "#000002"
`)
	writeTheme(t, dir, "parent", "inherits = \"grand\"\n\"string\" = \"other\"\n[palette]\nmain = \"#000003\"\n")
	writeTheme(t, dir, "child", "inherits = \"parent\"\n\"keyword.control\" = \"mine\"\nrainbow = [\"mine\", \"other\"]\n[palette]\nmine = \"#000004\"\n")
	th, warnings, err := Load("child", dir)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	blue := func(b uint8) Style { return Style{Fg: RGB(0, 0, b)} }
	for scope, want := range map[string]Style{
		"keyword":         {Fg: RGB(0, 0, 3), Mods: Bold}, // the child's palette explains the parent's entry
		"keyword.control": blue(4),
		"string":          blue(2), // replaced whole: no background
		"comment":         blue(2),
	} {
		if got := th.Style(scope); got != want {
			t.Errorf("%s is %+v, want %+v", scope, got, want)
		}
	}
	if th.Rainbow(0) != blue(4) || th.Rainbow(1) != blue(2) {
		t.Error("the rainbow is not the child's")
	}
}

func TestInheritingShippedThemes(t *testing.T) {
	dir := t.TempDir()
	writeTheme(t, dir, "mine", "inherits = \"gruvbox\"\n\"ui.virtual.ruler\" = \"bg2\"\n[palette]\nbg0 = \"#101010\"\n")
	writeTheme(t, dir, "nord", "inherits = \"nord\"\n\"comment\" = \"nord8\"\n")
	writeTheme(t, dir, "roles", "inherits = \"_frame\"\n[palette]\npage = \"#101112\"\n")

	th, warnings, err := Load("mine", dir)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	if got := th.Style("ui.background").Bg; got != RGB(0x10, 0x10, 0x10) {
		t.Errorf("background %v: the palette does not reach the parent", got)
	}
	if got := th.Style("ui.virtual.ruler").Fg; got != RGB(0x50, 0x49, 0x45) {
		t.Errorf("ruler %v: the parent's palette is not there", got)
	}

	th, warnings, err = Load("nord", dir)
	if err != nil || len(warnings) > 0 {
		t.Fatal(warnings, err)
	}
	if th.Style("comment").Fg != RGB(0x88, 0xc0, 0xd0) || th.Style("ui.background").Bg != RGB(0x2e, 0x34, 0x40) {
		t.Error("a user's nord does not build upon the shipped one")
	}

	th, warnings, err = Load("roles", dir)
	if err != nil || len(warnings) > 0 || th.Style("ui.background").Bg != RGB(0x10, 0x11, 0x12) {
		t.Error("inheriting the roles:", warnings, err)
	}
}

func TestWarningsNameTheParentsFile(t *testing.T) {
	dir := t.TempDir()
	writeTheme(t, dir, "parent", "\n\n\"keyword\" = \"lost\"\n")
	writeTheme(t, dir, "child", "inherits = \"parent\"\n\"string\" = \"red\"\n")
	_, warnings, err := Load("child", dir)
	if err != nil || len(warnings) != 1 {
		t.Fatal(warnings, err)
	}
	if want := filepath.Join(dir, "parent.toml") + ":3: "; !strings.HasPrefix(warnings[0].String(), want) {
		t.Errorf("%q does not start with %q", warnings[0], want)
	}
}

func TestBrokenChains(t *testing.T) {
	dir := t.TempDir()
	writeTheme(t, dir, "self", "\ninherits = \"self\"\n")
	writeTheme(t, dir, "ping", "inherits = \"pong\"\n")
	writeTheme(t, dir, "pong", "\"a\" = \"red\"\ninherits = \"ping\"\n")
	writeTheme(t, dir, "orphan", "\n\ninherits = \"nobody\"\n")
	writeTheme(t, dir, "outside", "inherits = \"../self\"\n")
	writeTheme(t, dir, "sick", "inherits = \"broken\"\n")
	writeTheme(t, dir, "broken", "\n= 1\n")
	for name, want := range map[string]string{
		"self":    "self.toml:2: inherits \"self\", which leads back to this theme",
		"ping":    "pong.toml:2: inherits \"ping\", which leads back to this theme",
		"orphan":  "orphan.toml:3: inherits \"nobody\", but there is no such theme",
		"outside": "outside.toml:1: inherits: \"../self\" is not the name of a theme",
		"sick":    "broken.toml:2: not valid TOML: ",
	} {
		_, _, err := Load(name, dir)
		if err == nil || !strings.HasPrefix(err.Error(), filepath.Join(dir, want)) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}

func TestNoSuchTheme(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder.toml"), 0o755); err != nil {
		t.Fatal(err)
	}
	_, _, err := Load("nosuch", dir)
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), `no theme "nosuch" in `+dir) {
		t.Errorf("error %v", err)
	}
	if _, _, err := Load("nosuch"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	if _, _, err := Load("folder", dir); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder: %v", err)
	}
	for _, name := range []string{"", ".hidden", "../x", "a/b", `a\b`, "a\nb", "a\x00b"} {
		_, _, err := Load(name, dir)
		if err == nil || errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestNames(t *testing.T) {
	dir := t.TempDir()
	writeTheme(t, dir, "mine", "")
	writeTheme(t, dir, "nord", "")
	writeTheme(t, dir, "_parent", "")
	writeTheme(t, dir, ".hidden", "")
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	got := Names(dir, filepath.Join(dir, "nowhere"))
	want := slices.Compact(slices.Sorted(slices.Values(append(fileNames(t), "mine"))))
	if !slices.Equal(got, want) {
		t.Errorf("names %v\nwant %v", got, want)
	}
	for _, name := range got {
		if _, _, err := Load(name, dir); err != nil {
			t.Error(err)
		}
	}
}
