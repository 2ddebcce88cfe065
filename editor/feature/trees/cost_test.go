//go:build cgo

package trees_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hx/editor/feature/trees"
	"hx/editor/text"
	"hx/internal/hxtest"
)

// longRust is a Rust text of 5,000 lines.
func longRust(t testing.TB) string {
	body := sample(t, "rust")
	return strings.Repeat(body, 5000/strings.Count(body, "\n")+1)
}

// frame does what the loop does for one: hooks, the picture of what is visible,
// hooks.
func frame(s *hxtest.Session, visible text.Span) {
	for range 2 {
		for _, hook := range s.Ed.Hooks.Settle {
			hook(s.Ed)
		}
		for _, look := range s.Ed.Looks.Highlights {
			look(s.Ed, s.Ed.View(), s.Ed.Doc(), visible)
		}
		visible = text.Span{}
	}
}

// A key costs one parse and one look at what is visible, however long the file
// is, and a movement no parse.
func TestCostOfAKey(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{"a.rs": longRust(t)}, Open: "a.rs"})
	visible := func() text.Span {
		r := s.Ed.Doc().Text()
		line := r.LineAt(s.Ed.Selection().Primary().Cursor(r))
		return text.Span{From: r.LineStart(max(line-12, 0)), To: r.LineStart(min(line+12, r.Lines()-1))}
	}
	quiet := func() {
		for range 10 {
			frame(s, visible())
			s.Wait(time.Minute)
		}
	}
	quiet()
	s.Keys(t, "2500ggi")
	quiet()
	tr := s.Env.Trees.(*trees.Trees)
	for _, key := range []string{"x", "(", "<ret>", "\"", "é", "<backspace>", "/", "*", "<esc>", "w", "j", "d", "u", "o", "a"} {
		before := tr.Work(s.Ed.Doc())
		s.Keys(t, key)
		see := visible()
		frame(s, see)
		after := tr.Work(s.Ed.Doc())
		parses, parts, coloured := after.Parses-before.Parses, after.Parts-before.Parts, after.Coloured-before.Coloured
		cost := fmt.Sprintf("%q: %d parses, %d of a part, %d bytes coloured of %d", key, parses, parts, coloured, see.Len())
		if parses > 1 || coloured > see.Len() {
			t.Error(cost)
		}
		if strings.Contains("wj", key) && parses+parts > 0 {
			t.Error(cost)
		}
		s.Wait(time.Minute) // for what took more than the budget of a key
		frame(s, visible())
	}
}

// BenchmarkStart opens a Rust file of 200 lines: until the first frame, which
// is plain, and until it has all its colours, with nothing prepared.
func BenchmarkStart(b *testing.B) {
	body := sample(b, "rust")
	body = strings.Repeat(body, 200/strings.Count(body, "\n")+1)
	for _, until := range []string{"first frame", "colours"} {
		b.Run(until, func(b *testing.B) {
			for b.Loop() {
				s := hxtest.New(b, hxtest.Options{Config: noServers, Files: map[string]string{"a.rs": body}, Open: "a.rs"})
				visible := text.Span{From: 0, To: s.Ed.Doc().Text().LineStart(24)}
				frame(s, visible)
				for until == "colours" && (len(s.Ed.Jobs.Active()) > 0 || len(paint(s)) == 0) {
					s.Wait(time.Minute)
					frame(s, visible)
				}
			}
		})
	}
}
