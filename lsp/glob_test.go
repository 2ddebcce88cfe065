package lsp

import (
	"strings"
	"testing"
)

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		pattern, path string
		want          bool
	}{
		{"*.rs", "a.rs", true}, {"*.rs", "src/a.rs", false}, {"*", "", true}, {"*", "a", true}, {"*", "a/b", false},
		{"**/*.rs", "a.rs", true}, {"**/*.rs", "/home/u/src/a.rs", true}, {"**/*.rs", "/home/u/a.rs/b", false},
		{"/home/u/**/*.rs", "/home/u/a.rs", true}, {"/home/u/**/*.rs", "/home/u/x/y/a.rs", true}, {"/home/u/**/*.rs", "/home/ux/a.rs", false},
		{"src/**", "src/a/b.c", true}, {"src/**", "srcs/a", false}, {"**", "a/b/c", true}, {"**", "", true},
		{"**/Cargo.{toml,lock}", "x/Cargo.toml", true}, {"**/Cargo.{toml,lock}", "x/Cargo.lock", true}, {"**/Cargo.{toml,lock}", "x/Cargo.txt", false},
		{"{a,b{c,d}}e", "ae", true}, {"{a,b{c,d}}e", "bde", true}, {"{a,b{c,d}}e", "be", false}, {"{a,}b", "b", true}, {"{a", "{a", true},
		{"?.c", "x.c", true}, {"?.c", "é.c", true}, {"?.c", "/.c", false}, {"?", "", false},
		{"[a-c].x", "b.x", true}, {"[a-c].x", "d.x", false}, {"[!a-c].x", "d.x", true}, {"[^a].x", "a.x", false}, {"[a", "[a", true}, {"[]x", "[]x", true},
		{`\*`, "*", true}, {`\*`, "a", false}, {`\é`, "é", true},
		{"*.config.js", "a.b.config.js", true}, {"a*b*c", "aXbYbZc", true}, {"a*b*c", "aXbYbZ", false},
		{"**/a/**/b", "x/a/y/a/z/b", true}, {"**/a/**/b", "a/b", true}, {"**/a/**/b", "a/c", false}, {"a/**/b/*.c", "a/b/x/b/y.c", true},
		{"foo**/bar", "foox/y/bar", true}, {"**.md", "a/b.md", true},
	} {
		if got := newGlob(c.pattern).match(c.path); got != c.want {
			t.Errorf("%q on %q: %v", c.pattern, c.path, got)
		}
	}
}

func TestGlobIsBounded(t *testing.T) {
	if n := len(newGlob(strings.Repeat("{a,b}", 40))); n > maxAlternatives {
		t.Errorf("%d alternatives", n)
	}
	newGlob(strings.Repeat("**/a*", 50)).match(strings.Repeat("a/", 2000))
	newGlob(strings.Repeat("*a", 50) + "b").match(strings.Repeat("a", 5000))
}

func FuzzGlob(f *testing.F) {
	f.Add("**/*.{rs,toml}", "a/b.rs")
	f.Add("[!x]?\\", "\xff/")
	f.Fuzz(func(t *testing.T, pattern, path string) {
		if len(pattern) > 200 || len(path) > 1000 {
			return
		}
		newGlob(pattern).match(path)
		if strings.ContainsAny(pattern, `*?[]{}\`) {
			return
		}
		if got := newGlob(pattern).match(path); got != (pattern == path) {
			t.Errorf("%q on %q: %v", pattern, path, got)
		}
	})
}
