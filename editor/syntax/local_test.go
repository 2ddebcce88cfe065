//go:build cgo

package syntax

import (
	"context"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
)

// large repeats a sample until parts of it are parsed alone.
func large(body string) string {
	return strings.Repeat(body, 1+3*followFrom/len(body))
}

// Typing within one function: only that is parsed, and its colours are those of
// a parse of everything.
func TestFollowColoursWhatIsTyped(t *testing.T) {
	reg := testRegistry()
	s := opened(t, reg, "rust", large("fn first(arg: u32) -> u32 {\n    arg + 1\n}\n\n/// Doc of [`second`].\nfn second() {}\n\n"))
	at := s.text.LineStart(s.text.Lines()/2/7*7 + 1)
	typed := "    let text = format!(\"{arg}\\n\"); // done\n"
	palette := NewPalette((&scopes{}).lookup)
	seen := func(s *Syntax, length int) []Segment {
		return s.Highlight(text.Span{From: at - 200, To: at + 300 + length}, palette, time.Hour, nil)
	}
	for i, c := range typed {
		apply(t, s, change.Edit{From: at + i, To: at + i, Text: string(c)})
		if !s.Follow(time.Hour) {
			t.Fatalf("not followed after %q", typed[:i+1])
		}
		seen(s, i)
	}
	if got, want := seen(s, len(typed)), seen(opened(t, reg, "rust", s.text.String()), len(typed)); !reflect.DeepEqual(got, want) {
		t.Errorf("colours seen while typing\n%v\nwant\n%v", got, want)
	}
	if s.Current() {
		t.Error("the tree of the document must still be the old one")
	}
	if n := s.local.layer.ranges[0].Len(); n > 200 {
		t.Errorf("%d bytes parsed for one function", n)
	}
	window := text.Span{From: at - 200, To: at + 300}
	got := shown(s, window)
	if want := shown(opened(t, reg, "rust", s.text.String()), window); got != want {
		t.Errorf("colours while typing\n%s\nwant\n%s", got, want)
	}
	if scopes := s.Scopes(at + 10); !strings.Contains(strings.Join(scopes, " "), "let_declaration") {
		t.Errorf("nodes while typing: %v", scopes)
	}
	if in := NewLineIndent(s, s.text, Hybrid, IndentStyle{Unit: "    ", TabWidth: 4}, at+len(typed)-1, s.text.LineAt(at)); in != "    " {
		t.Errorf("indentation while typing: %q", in)
	}
	s.Update(time.Hour)
	if !s.Current() || s.local.layer != nil || s.local.some {
		t.Error("a parse of everything leaves a part behind")
	}
	if got := shown(s, window); !strings.Contains(got, `"let":keyword`) {
		t.Errorf("colours after the pause\n%s", got)
	}
}

// What cannot be told from a part alone is left to a parse of everything.
func TestFollowRefuses(t *testing.T) {
	reg := testRegistry()
	for name, c := range map[string]struct {
		lang, body string
		edits      []change.Edit
	}{
		"a small text":             {"rust", "fn a() {}\n", []change.Edit{{From: 8, To: 8, Text: "x"}}},
		"far apart":                {"rust", large("fn a() {}\n"), []change.Edit{{From: 8, To: 8, Text: "x"}, {From: 2008, To: 2008, Text: "x"}}},
		"one node of everything":   {"json", "[" + strings.Repeat("1,\n", followFrom) + "1]\n", []change.Edit{{From: 10, To: 10, Text: "2"}}},
		"a part without its start": {"php", "<?php\n" + large("$a = f(1);\n"), []change.Edit{{From: 8, To: 8, Text: "b"}}},
	} {
		s := opened(t, reg, c.lang, c.body)
		apply(t, s, c.edits...)
		if s.Follow(time.Hour) {
			t.Errorf("%s: followed", name)
		}
		if !s.Update(time.Hour) || !s.Current() {
			t.Errorf("%s: no tree afterwards", name)
		}
	}
}

// A background parse of an older text does not end what follows the typing.
func TestFollowOutlivesAJob(t *testing.T) {
	s := opened(t, testRegistry(), "rust", large("fn a(arg: u32) { arg; }\n"))
	apply(t, s, change.Edit{From: 17, To: 17, Text: "1; "})
	j := s.Background()
	j.Run(context.Background())
	apply(t, s, change.Edit{From: 17, To: 17, Text: "\"s\"; "})
	if !s.Follow(time.Hour) {
		t.Fatal("not followed beside a job")
	}
	s.Adopt(j)
	if s.Current() || !s.Follow(time.Hour) {
		t.Fatal("not followed after a job")
	}
	expect(t, s, `"\"s\"":string`, `"arg":variable.parameter`)
}

// Random names grow and shrink all over texts of many kinds: where a part was
// parsed alone and the text is sound, the colours are those of a fresh parse.
func TestFollowAtRandom(t *testing.T) {
	reg := testRegistry()
	for _, lang := range []string{"rust", "go", "python", "cpp", "javascript", "markdown"} {
		t.Run(lang, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(7, 7))
			body, ok := samples(t)[lang]
			if !ok {
				t.Fatal("no sample")
			}
			s := opened(t, reg, lang, large(body))
			followed := 0
			for range 40 {
				at := 1 + rng.IntN(s.text.Len()-2)
				if c, _ := s.text.RuneAt(at); c < 'a' || c > 'z' {
					continue
				}
				edit := change.Edit{From: at, To: at, Text: "q"}
				if rng.IntN(3) == 0 {
					edit = change.Edit{From: at, To: at + 1}
				}
				apply(t, s, edit)
				if !s.Follow(time.Hour) {
					s.Update(time.Hour)
					continue
				}
				followed++
				window := text.Span{From: max(0, at-150), To: min(s.text.Len(), at+150)}
				got := shown(s, window)
				s.Update(time.Hour)
				if want := shown(s, window); got != want && !s.hasErrors() {
					t.Fatalf("after %v: colours of the part alone\n%s\nwant\n%s", edit, got, want)
				}
			}
			if followed < 5 && lang != "markdown" {
				t.Errorf("only %d edits were followed", followed)
			}
		})
	}
}
