//go:build cgo

package trees_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/feature/trees"
	"hx/editor/syntax"
	"hx/internal/hxtest"
)

// While one function is typed in, only that is parsed; a pause brings the whole
// tree up to date.
func TestAPauseCompletesTheTree(t *testing.T) {
	body := strings.Repeat("fn a(arg: &str) {\n    call(arg, \"text\");\n}\n\n", 1000)
	s := hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{"a.rs": body}, Open: "a.rs"})
	settle(s)
	tree := func() *syntax.Syntax { return trees.SyntaxOf(s.Ed.Doc()) }
	s.Keys(t, "2001ggi")
	s.Keys(t, "\"")
	for range 3 {
		for _, hook := range s.Ed.Hooks.Settle {
			hook(s.Ed)
		}
	}
	if tree().Current() {
		t.Fatal("a key in a long text parses all of it")
	}
	for range 3 {
		for _, hook := range s.Ed.Hooks.Idle {
			hook(s.Ed)
		}
		s.Wait(time.Minute)
	}
	if !tree().Current() {
		t.Fatal("a pause leaves the tree behind")
	}
	got := paint(s)
	fresh := hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{"a.rs": s.Ed.Doc().Text().String()}, Open: "a.rs"})
	settle(fresh)
	if want := paint(fresh); !slices.Equal(got, want) {
		t.Errorf("%d colours after the pause, %d in a fresh editor, or others", len(got), len(want))
	}
}
