//go:build cgo

package syntax

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/text"
)

// answers are the matches of a query in a window, in an order of their own and
// each once.
func answers(q *query, s *Syntax, window text.Span) []string {
	var run queryRun
	defer run.close()
	out := map[string]bool{}
	q.matches(run.runAll(q, s.root.tree.root(), window), viewOf(s.text), func(p *pattern, m []capture) {
		var b strings.Builder
		fmt.Fprintf(&b, "%d:", m[0].pattern)
		meets := false
		for i := range m {
			fmt.Fprintf(&b, " %s %v", q.captures[m[i].capture], m[i].span())
			meets = meets || overlaps(m[i].span(), window)
		}
		if meets {
			out[b.String()] = true
		}
	})
	return slices.Sorted(maps.Keys(out))
}

// Every shipped query finds in the samples of its language what it finds with
// the library alone, in the whole text and in windows of it.
func TestPlainPatternsMatchAsTheLibraryDoes(t *testing.T) {
	reg := shippedRegistry()
	files, err := filepath.Glob("testdata/marked/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	plain, all := 0, 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		l := reg.Lang(name)
		if l == nil || !l.HasTree() {
			continue
		}
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s := New(reg, l, text.FromString(string(body)), DefaultLimits)
		s.Update(time.Hour)
		g, _ := l.grammar()
		for _, kind := range QueryKinds {
			src, found := expandQuery(reg.readShipped, name, kind)
			if !found {
				continue
			}
			ours, err := compilePlain(g, kind, src)
			if err != nil {
				t.Error(err)
				continue
			}
			theirs, err := compileQuery(g, kind, src)
			if err != nil {
				t.Error(err)
				continue
			}
			if ours.plain == nil {
				t.Errorf("%s/%s: not understood", name, kind)
				continue
			}
			if len(ours.patterns) != len(theirs.patterns) {
				t.Errorf("%s/%s: %d patterns, not %d", name, kind, len(ours.patterns), len(theirs.patterns))
				continue
			}
			plain, all = plain+len(ours.patterns)-len(ours.odd), all+len(ours.patterns)
			windows := []text.Span{{From: 0, To: s.text.Len()}}
			for from := 0; from < s.text.Len(); from += 1 + s.text.Len()/5 {
				windows = append(windows, text.Span{From: from, To: min(from+200, s.text.Len())})
			}
			for _, w := range windows {
				got, want := answers(ours, s, w), answers(theirs, s, w)
				if kind == TextObjects {
					// The library passes over some children that a wildcard fits.
					got = slices.DeleteFunc(got, func(a string) bool { return !slices.Contains(want, a) })
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s/%s in %v: %s", name, kind, w, difference(got, want, src.text))
					break
				}
			}
		}
		s.Close()
	}
	t.Logf("%d of %d patterns are plain", plain, all)
	if plain*4 < all*3 {
		t.Errorf("only %d of %d patterns are plain", plain, all)
	}
}

func difference(got, want []string, src string) string {
	var b strings.Builder
	patterns, _, _ := parsePlain(src)
	n := 0
	note := func(what, line string) {
		if n++; n > 6 {
			return
		}
		var i int
		fmt.Sscanf(line, "%d:", &i)
		fmt.Fprintf(&b, "\n%s %s   %q", what, line, src[patterns[i].from:patterns[i].to])
	}
	for _, a := range got {
		if !slices.Contains(want, a) {
			note("too many", a)
		}
	}
	for _, a := range want {
		if !slices.Contains(got, a) {
			note("missing", a)
		}
	}
	return b.String()
}
