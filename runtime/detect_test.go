package runtime_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	hxruntime "hx/runtime"
)

func name(l *hxruntime.Language) string {
	if l == nil {
		return "text"
	}
	return l.Name
}

func TestDetect(t *testing.T) {
	langs := hxruntime.Builtin()
	for _, c := range []struct{ path, line, want string }{
		{"/a/main.rs", "", "rust"},
		{"/a/Makefile", "", "make"},
		{"/a/rules.mk", "", "make"},
		{"/a/x.h", "", "cpp"},
		{"/a/x.hpp.in", "", "cpp"},
		{"/a/.git/config", "", "git-config"},
		{"/a/config", "", "text"},
		{"/a/.gitignore", "", "git-ignore"},
		{"/a/tsconfig.json", "", "jsonc"},
		{"/a/package.json", "", "json"},
		{"/a/.vscode/deep/settings.json", "", "jsonc"},
		{"/a/app.js.map", "", "json"},
		{"/a/Dockerfile.prod", "", "dockerfile"},
		{"/a/.env.local", "", "env"},
		{"/a/go.mod", "", "gomod"},
		{"/a/COMMIT_EDITMSG", "", "git-commit"},
		{"/a/MySConstruct", "", "python"},
		{"/a/.hidden", "", "text"},
		{"/a/dot.", "", "text"},
		{"main.go", "", "go"},
		{"/a/tool", "#!/usr/bin/env python3", "python"},
		{"/a/tool", "#!/usr/bin/env -S FOO=1 python3.11 -u", "python"},
		{"/a/tool", "#! /bin/sh\n", "bash"},
		{"/a/tool", "#!/usr/bin/perl", "text"},
		{"", "#!/usr/bin/ruby", "ruby"},
		{"/a/tool.txt", "", "text"},
	} {
		if got := name(langs.Detect(c.path, c.line)); got != c.want {
			t.Errorf("%q with %q is %s, want %s", c.path, c.line, got, c.want)
		}
	}
}

func TestLaterLanguagesWin(t *testing.T) {
	langs := hxruntime.Languages{List: []hxruntime.Language{
		{Name: "one", Extensions: []string{"x"}, Globs: []string{"a*.y"}},
		{Name: "two", Extensions: []string{"x"}, Globs: []string{"b*.y", "ab*.y"}},
	}}
	for path, want := range map[string]string{"/q.x": "two", "/ac.y": "one", "/abc.y": "two"} {
		if got := name(langs.ForPath(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		glob, s string
		want    bool
	}{
		{"*.go", "a.go", true}, {"*.go", "a/b.go", true}, {"*.go", "a.gox", false},
		{"a?c", "abc", true}, {"a?c", "ac", false}, {"[a-c]x", "bx", true}, {"[!a-c]x", "bx", false},
		{"{t,j}s", "ts", true}, {"{t,j}s", "xs", false}, {"a\\*b", "a*b", true}, {"a\\*b", "axb", false}, {"", "", true}, {"**", "", true},
	} {
		if got := hxruntime.MatchGlob(c.glob, c.s); got != c.want {
			t.Errorf("%q on %q: %v", c.glob, c.s, got)
		}
	}
}

func TestModeline(t *testing.T) {
	yes, no := true, false
	for line, want := range map[string]hxruntime.Modeline{
		"# vim: set ft=python sw=4 ts=8 et :": {Language: "python", TabWidth: 8, Indent: 4, Spaces: &yes},
		"// vim: ft=sh:noet":                  {Language: "sh", Spaces: &no},
		"/* vi: sw=2 */":                      {Indent: 2},
		"# vim: se ts=3: ft=c":                {TabWidth: 3},
	} {
		got, ok := hxruntime.ParseModeline(line)
		if !ok || got.Language != want.Language || got.TabWidth != want.TabWidth || got.Indent != want.Indent {
			t.Errorf("%q: %+v %v", line, got, ok)
		}
		if (got.Spaces == nil) != (want.Spaces == nil) || got.Spaces != nil && *got.Spaces != *want.Spaces {
			t.Errorf("%q: spaces", line)
		}
	}
	for _, line := range []string{"", "see vim: the editor", "avim: ft=go", "# vim: shell=/bin/evil", "# vim: ts=99"} {
		if m, ok := hxruntime.ParseModeline(line); ok {
			t.Errorf("%q gives %+v", line, m)
		}
	}
	langs := hxruntime.Builtin()
	for ft, want := range map[string]string{"python": "python", "sh": "bash", "yml": "yaml", "javascriptreact": "jsx", "nonsense": "text"} {
		if got := name(langs.ForModeline(ft)); got != want {
			t.Errorf("ft=%s is %s, want %s", ft, got, want)
		}
	}
}

func TestUserFilesLieOverShippedOnes(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "queries", "own"), 0o777)
	os.WriteFile(filepath.Join(dir, "queries", "own", "highlights.scm"), []byte("; mine"), 0o666)
	files := hxruntime.Over(filepath.Join(dir, "absent"), dir)
	text, from, err := files.Read("queries/own/highlights.scm")
	if err != nil || text != "; mine" || from != filepath.Join(dir, "queries", "own", "highlights.scm") {
		t.Error(text, from, err)
	}
	if _, _, err := files.Read("queries/own/absent.scm"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
