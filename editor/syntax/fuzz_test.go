//go:build cgo

package syntax

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// samples are texts by language for tests that edit at random.
func samples(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	files, err := filepath.Glob("testdata/samples/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(filepath.Base(f), filepath.Ext(f))] = string(b)
	}
	return out
}

// pieces are what random edits insert: things parsers trip over.
var pieces = []string{"", "x", " ", "\n", "\n\n", "\t", "(", ")", "{", "}", "[", "]", "\"", "'", "`", "<", ">", "/*", "*/", "//", "#", "=",
	";", ":", ",", ".", "é", "\xff", "😀", "\r\n", "\\", "```\n", "---\n", "if ", "end", "return", "0", "<!--", "-->", "$", "%}", "  - a: b\n"}

func randomEdits(rng *rand.Rand, n int) []change.Edit {
	var edits []change.Edit
	for at := rng.IntN(n + 1); len(edits) < 1+rng.IntN(3); {
		to := min(n, at+rng.IntN(4)*rng.IntN(8))
		edits = append(edits, change.Edit{From: at, To: to, Text: pieces[rng.IntN(len(pieces))] + pieces[rng.IntN(len(pieces))]})
		if at = to + 1 + rng.IntN(40); at > n {
			break
		}
	}
	return edits
}

// spinning is how long a parse of a small text takes that never ends; a few
// grammars do that, see TestSpinningParserIsLeftAlone.
const spinning = 20 * time.Second

// editAtRandom applies random edits. After each the incremental tree and the
// colours must be those of a fresh start. Recovery from syntax errors is the
// one thing the parser does not promise to do alike both times: there the trees
// may differ, but when the edits are undone everything must be as it was.
func editAtRandom(t testing.TB, reg *Registry, lang, body string, seed uint64, steps int) {
	rng := rand.New(rand.NewPCG(seed, 1))
	s := opened(t, reg, lang, body)
	defer s.Close()
	kept := newKept(s)
	var undo []change.Set
	for range steps {
		undo = append(undo, apply(t, s, randomEdits(rng, s.text.Len())...))
		if rng.IntN(4) == 0 {
			continue // several edits before one parse
		}
		if !s.Update(spinning) {
			return
		}
		kept.check(t, rng)
		if same := sameAsFresh(t, s); s.text.Len() == 0 || !same {
			continue
		}
		from := rng.IntN(s.text.Len())
		window := text.Span{From: from, To: min(s.text.Len(), from+200)}
		got := shown(s, window)
		fresh := opened(t, reg, lang, s.text.String())
		if want := shown(fresh, window); got != want && !s.hasErrors() && undecided[s.lang.Conf.Grammar] == "" {
			t.Fatalf("%s, seed %d: colours of %v differ in\n%q\n got %s\nwant %s", lang, seed, window, s.text.String(), got, want)
		}
		fresh.Close()
	}
	for _, u := range slices.Backward(undo) {
		after, err := u.Apply(s.text)
		if err != nil {
			t.Fatal(err)
		}
		s.Edit(u, after)
	}
	if !s.Update(spinning) {
		return
	}
	if !sameAsFresh(t, s) && undecided[s.lang.Conf.Grammar] == "" {
		t.Errorf("%s, seed %d: undoing everything leaves another tree", lang, seed)
	}
}

// kept looks at one text again and again with one palette, as an editor does, so
// that colours found earlier are kept.
type kept struct {
	s       *Syntax
	names   scopes
	palette *Palette
	window  text.Span
}

func newKept(s *Syntax) *kept {
	k := &kept{s: s}
	k.palette = NewPalette(k.names.lookup)
	return k
}

// check wants the kept colours of a window to be those of looking anew. The
// window moves about the text.
func (k *kept) check(t testing.TB, rng *rand.Rand) {
	t.Helper()
	n := k.s.text.Len()
	if rng.IntN(3) == 0 {
		k.window.From = rng.IntN(n + 1)
	}
	k.window.From = min(max(0, k.window.From+rng.IntN(120)-60), n)
	k.window.To = min(n, k.window.From+300)
	got := k.list(k.palette, &k.names)
	old := k.s.colours
	k.s.colours = colourCache{}
	fresh := &scopes{}
	want := k.list(NewPalette(fresh.lookup), fresh)
	k.s.colours = old
	if got != want {
		t.Fatalf("kept colours of %v differ in\n%q\n got %s\nwant %s", k.window, k.s.text.String(), got, want)
	}
}

func (k *kept) list(p *Palette, names *scopes) string {
	var b strings.Builder
	for _, g := range k.s.Highlight(k.window, p, time.Hour, nil) {
		fmt.Fprintf(&b, "%q", k.s.text.Slice(g.From, g.To))
		for _, h := range g.Stack {
			b.WriteString(" " + names.names[h])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// hasErrors tells whether some layer holds a syntax error.
func (s *Syntax) hasErrors() bool {
	found := false
	var look func(l *layer)
	look = func(l *layer) {
		if l.tree != nil {
			found = found || strings.Contains(l.tree.root().sexp(), "ERROR") || strings.Contains(l.tree.root().sexp(), "MISSING")
		}
		for k := range l.sites.kids {
			look(k)
		}
	}
	look(s.root)
	return found
}

func TestRandomEdits(t *testing.T) {
	reg := testRegistry()
	for lang, body := range samples(t) {
		t.Run(lang, func(t *testing.T) { editAtRandom(t, reg, lang, body, 1, 25) })
	}
}

func FuzzEdits(f *testing.F) {
	reg := testRegistry()
	all, marked := samples(f), markedSamples(f)
	for lang := range all {
		f.Add(lang, uint64(2))
	}
	f.Fuzz(func(t *testing.T, lang string, seed uint64) {
		if body, ok := all[lang]; ok {
			editAtRandom(t, reg, lang, body, seed, 8)
		}
		if m, ok := marked[lang]; ok && shippedRegistry().Lang(lang).HasTree() {
			editAtRandom(t, shippedRegistry(), lang, m.body, seed, 8)
		}
	})
}

// FuzzForeignText gives every grammar texts of other languages: scanners
// written in C must survive what they were not made for.
func FuzzForeignText(f *testing.F) {
	reg := testRegistry()
	bodies := samples(f)
	langs := slices.Sorted(maps.Keys(bodies))
	for i := range Grammars() {
		f.Add(uint16(i), uint64(i))
	}
	f.Fuzz(func(t *testing.T, grammar uint16, seed uint64) {
		rng := rand.New(rand.NewPCG(seed, 4))
		names := Grammars()
		name := names[int(grammar)%len(names)]
		at := slices.IndexFunc(reg.table.List, func(l hxruntime.Language) bool { return l.Grammar == name })
		body := bodies[langs[rng.IntN(len(langs))]]
		s := New(reg, &reg.langs[at], text.FromString(body), DefaultLimits)
		defer s.Close()
		s.Update(time.Second)
		for range 6 {
			apply(t, s, randomEdits(rng, s.text.Len())...)
			if !s.Update(time.Second) {
				return // some spin, see TestSpinningParserIsLeftAlone
			}
		}
		sameAsFresh(t, s)
	})
}
