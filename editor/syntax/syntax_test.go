//go:build cgo

package syntax

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// testRegistry knows the shipped languages with the query files of testdata.
func testRegistry() *Registry {
	return NewRegistry(hxruntime.Builtin(), hxruntime.Over("testdata/runtime"))
}

// scopes is a palette that knows every scope; names turns its numbers back.
type scopes struct{ names []string }

func (s *scopes) lookup(name string) int {
	s.names = append(s.names, name)
	return len(s.names) - 1
}

// opened is a Syntax with everything parsed and compiled.
func opened(t testing.TB, reg *Registry, lang, body string) *Syntax {
	t.Helper()
	l := reg.Lang(lang)
	if l == nil {
		t.Fatalf("no language %q", lang)
	}
	s := New(reg, l, text.FromString(body), DefaultLimits)
	t.Cleanup(s.Close)
	settleAll(t, s)
	return s
}

// settleAll runs background jobs until nothing is wanted.
func settleAll(t testing.TB, s *Syntax) {
	t.Helper()
	p := NewPalette((&scopes{}).lookup)
	for range 20 {
		s.Update(time.Hour)
		s.Highlight(text.Span{From: 0, To: s.text.Len()}, p, time.Hour, nil)
		j := s.Background()
		if j == nil {
			return
		}
		j.Run(context.Background())
		s.Adopt(j)
	}
	t.Fatal("jobs never end")
}

// shown lists coloured pieces as text:scope/scope.
func shown(s *Syntax, window text.Span) string {
	names := &scopes{}
	p := NewPalette(names.lookup)
	var b strings.Builder
	for _, g := range s.Highlight(window, p, time.Hour, nil) {
		fmt.Fprintf(&b, "%q", s.text.Slice(g.From, g.To))
		sep := ":"
		for _, h := range g.Stack {
			b.WriteString(sep + names.names[h])
			sep = "/"
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func all(s *Syntax) text.Span { return text.Span{From: 0, To: s.text.Len()} }

func expect(t *testing.T, s *Syntax, want ...string) {
	t.Helper()
	got := shown(s, all(s))
	for _, w := range want {
		if !strings.Contains(got, w+"\n") {
			t.Errorf("%s is missing in\n%s", w, got)
		}
	}
}

// apply edits the text of a Syntax and returns the change that undoes it.
func apply(t testing.TB, s *Syntax, edits ...change.Edit) change.Set {
	t.Helper()
	set, err := change.NewSet(s.text.Len(), edits)
	if err != nil {
		t.Fatal(err)
	}
	after, err := set.Apply(s.text)
	if err != nil {
		t.Fatal(err)
	}
	undo := set.Invert(s.text)
	s.Edit(set, after)
	return undo
}

func TestPrecedence(t *testing.T) {
	s := opened(t, testRegistry(), "rust", `fn main() { let x = MAX; erased; let s = "a\n"; f(None) } // end`)
	expect(t, s,
		`"fn":keyword`, `"main":function`, `"x":variable`, `"MAX":constant`, `"None":constant.builtin`,
		`"\"a":string`, `"\\n":string/constant.character.escape`, `"// end":comment`)
	if got := shown(s, all(s)); strings.Contains(got, "erased") {
		t.Errorf("a later capture without highlight must take the colour away:\n%s", got)
	}
}

func TestLocals(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "const lim: i32 = 1;\nfn f(arg: i32) { g(arg); arg(arg); S { arg: arg }; lim; print; { let q = |arg: i32| arg; } }\n"+
		"fn g() { arg; print }\nfn h(print: i32) { print }\nmod m { fn k() { lim } }\n")
	got := shown(s, all(s))
	for want, n := range map[string]int{
		`"arg":variable.parameter`:   6, // definition, two arguments, initialiser, closure's twice
		`"arg":variable`:             2, // the discarded callee, another function
		`"lim":constant`:             1, // not in the module that does not inherit
		`"print":function.builtin`:   2,
		`"print":variable.parameter`: 2,
	} {
		if c := strings.Count(got, want+"\n"); c != n {
			t.Errorf("%s: %d times, want %d\n%s", want, c, n, got)
		}
	}
}

const readme = "# Title *em*\n\ntext **bold** and `code`\n\n```rust\nfn f() {}\n```\n\n```rs,ignore\nlet y = 1;\n```\n\n```nonsense\nfn g() {}\n```\n" +
	"\n<p>\n<script>let z = 'q'</script>\n</p>\n"

func TestNestedInjections(t *testing.T) {
	s := opened(t, testRegistry(), "markdown", readme)
	expect(t, s, `"*em*":markup.heading/markup.italic`, `"**bold**":markup.bold`, "\"`code`\":markup.raw.inline",
		`"fn":markup.raw/keyword`, `"let":markup.raw/keyword`, `"p":tag`, `"let":keyword`, `"'q'":string`)
	if got := shown(s, all(s)); strings.Contains(got, `"g"`) {
		t.Errorf("an unknown language must stay plain:\n%s", got)
	}
}

func TestCombinedInjections(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "/// one *a\nfn x() {}\n/// b* two\nstruct Y;\n")
	// The two comments are one paragraph: the emphasis spans both, not the code between.
	expect(t, s, `"*a\n":comment/markup.italic`, `" b*":comment/markup.italic`, `"x":function`)
	php := opened(t, testRegistry(), "php", "<ul><?php $a ?></ul>")
	expect(t, php, `"ul":tag`, `"$a":variable`)
}

func TestRustMacros(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "fn f() { m!(fn inner() { n!(let u = \"s\"); }) }")
	expect(t, s, `"let":keyword/keyword/variable`, `"\"s\"":string/string/string`)
}

func TestEditsMoveColoursAlongBeforeTheParse(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "fn a() {}\nfn b() {}\n")
	apply(t, s, change.Edit{From: 0, To: 0, Text: "\n\n"})
	if s.Current() {
		t.Error("an edit makes the tree old")
	}
	expect(t, s, `"fn":keyword`, `"b":function`)
	if !s.Update(time.Hour) || !s.Current() {
		t.Error("Update makes it current")
	}
}

func TestBackgroundParseSurvivesEdits(t *testing.T) {
	reg := testRegistry()
	s := New(reg, reg.Lang("rust"), text.FromString(strings.Repeat("fn a() { b(c) }\n", 2000)), DefaultLimits)
	defer s.Close()
	if s.Update(time.Microsecond) {
		t.Fatal("that cannot be done in a microsecond")
	}
	j := s.Background()
	if j == nil || s.Background() != nil {
		t.Fatal("one job at a time")
	}
	done := make(chan bool)
	go func() { j.Run(context.Background()); close(done) }()
	apply(t, s, change.Edit{From: 3, To: 4, Text: "renamed"})
	apply(t, s, change.Edit{From: 0, To: 0, Text: "// top\n"})
	if s.Update(3 * time.Millisecond) {
		t.Error("while a job runs, a key does not parse")
	}
	<-done
	if !s.Adopt(j) || s.Current() {
		t.Error("the result is adopted, but older than the text")
	}
	if !s.Update(time.Hour) {
		t.Fatal("no update")
	}
	sameAsFresh(t, s)
	settleAll(t, s)
	expect(t, s, `"// top":comment`, `"renamed":function`)
}

func TestACommandDoesNotWaitForTheJob(t *testing.T) {
	reg := testRegistry()
	s := New(reg, reg.Lang("rust"), text.FromString("fn a() {}"), DefaultLimits)
	defer s.Close()
	j := s.Background()
	j.Run(context.Background())
	apply(t, s, change.Edit{From: 0, To: 0, Text: "// x\n"})
	if !s.Update(time.Second) || !s.Current() {
		t.Fatal("a command gets its tree")
	}
	if !s.Adopt(j) || !s.Current() {
		t.Error("the older result must not replace it")
	}
	sameAsFresh(t, s)
}

func TestAbandonedJobsFreeTheirMemory(t *testing.T) {
	reg := testRegistry()
	for _, order := range []string{"close, run", "run, close", "cancelled"} {
		s := New(reg, reg.Lang("rust"), text.FromString("fn a() {}"), DefaultLimits)
		j := s.Background()
		ctx, cancel := context.WithCancel(context.Background())
		switch order {
		case "close, run":
			s.Close()
			j.Run(ctx)
		case "run, close":
			j.Run(ctx)
			s.Close()
		case "cancelled":
			cancel()
			j.Run(ctx)
		}
		if s.Adopt(j) {
			t.Errorf("%s: adopted", order)
		}
		if order == "cancelled" && !s.Wants() {
			t.Error("a cancelled job leaves its work to be done")
		}
		for _, x := range j.tasks {
			if x.parser != nil || x.result != nil || x.old != nil {
				t.Errorf("%s: memory is kept", order)
			}
		}
		s.Close()
		cancel()
	}
}

func TestLimits(t *testing.T) {
	reg := testRegistry()
	for _, c := range []struct {
		body   string
		limits Limits
	}{
		{"fn a() {}\n", Limits{MaxBytes: 5, MaxLine: 100, ParseTime: time.Hour}},
		{"\n\nfn a() {}\n", Limits{MaxBytes: 500, MaxLine: 5, ParseTime: time.Hour}},
		{strings.Repeat("fn a() { b(c) }\n", 20000), Limits{MaxBytes: 1 << 20, MaxLine: 100, ParseTime: time.Nanosecond}},
	} {
		s := New(reg, reg.Lang("rust"), text.FromString(c.body), c.limits)
		if !s.Update(time.Microsecond) {
			j := s.Background()
			j.Run(context.Background())
			s.Adopt(j)
		}
		if s.Plain() == "" || s.HasTree() || s.Wants() {
			t.Errorf("%d bytes with %+v must stay plain", len(c.body), c.limits)
		}
		if got := s.Highlight(all(s), NewPalette((&scopes{}).lookup), time.Hour, nil); len(got) > 0 {
			t.Error(got)
		}
		s.Close()
	}
	s := opened(t, reg, "rust", "fn a() {}")
	s.limits.MaxLine = 20
	apply(t, s, change.Edit{From: 9, To: 9, Text: "// a comment that is too long"})
	if !strings.Contains(s.Plain(), "line 1 ") {
		t.Errorf("typing a long line must end the syntax: %q", s.Plain())
	}
}

// described writes a subtree with the kinds, places and fields of all nodes.
// Blanks at the start of a node do not count: some scanners take them into a
// token while the parser recovers from an error, and such tokens are used again.
func described(b *strings.Builder, body string, n node, field string) {
	from := n.start()
	for from < n.end() && strings.IndexByte(" \t\r\n", body[from]) >= 0 {
		from++
	}
	fmt.Fprintf(b, "(%s:%s %v %d-%d", field, n.kind(), n.isMissing(), from, n.end())
	for i := range n.childCount() {
		described(b, body, n.child(i), n.field(i))
	}
	b.WriteByte(')')
}

// sameAsFresh compares the tree with that of a parse from scratch, with the
// places of all nodes. A difference is an error unless the text has syntax
// errors.
func sameAsFresh(t testing.TB, s *Syntax) bool {
	t.Helper()
	g, _ := s.lang.grammar()
	p := newParser(g)
	defer p.close()
	fresh := p.parse(s.text, nil, spinning)
	if fresh == nil {
		return true // nothing to compare with
	}
	defer fresh.close()
	var got, want strings.Builder
	body := s.text.String()
	described(&got, body, s.root.tree.root(), "")
	described(&want, body, fresh.root(), "")
	broken := strings.Contains(want.String(), ":ERROR") || strings.Contains(want.String(), " true ") || undecided[s.lang.Conf.Grammar] != ""
	if got.String() != want.String() && !broken {
		at := firstDifference(got.String(), want.String())
		t.Fatalf("the tree is not that of a fresh parse of\n%q\n got …%s\nwant …%s", s.text.String(), around(got.String(), at), around(want.String(), at))
	}
	return got.String() == want.String()
}

// undecided are grammars whose tree of a text depends on what was there before.
var undecided = map[string]string{
	"swift": "a call may be that of a function or of a constructor",
}

func firstDifference(a, b string) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// around is the part of a text near a place.
func around(s string, at int) string { return s[max(0, min(at-120, len(s))):min(len(s), at+200)] }

// A scanner that overflows its state would end the process.
func TestDeepMarkdownDoesNotCrash(t *testing.T) {
	reg := testRegistry()
	for _, body := range []string{
		strings.Repeat(">", 2000) + " deep\n\n" + strings.Repeat("> ", 1500) + "x\n",
		strings.Repeat("- ", 3000) + "x\n",
	} {
		s := opened(t, reg, "markdown", body)
		apply(t, s, change.Edit{From: 500, To: 502, Text: "\n"})
		s.Update(time.Hour)
	}
}

// The parser spins on this text. The old tree stays, the next attempt waits,
// and a text that is whole again gets its tree.
func TestSpinningParserIsLeftAlone(t *testing.T) {
	reg := testRegistry()
	limits := DefaultLimits
	limits.ParseTime = 50 * time.Millisecond
	s := New(reg, reg.Lang("groovy"), text.FromString("x = 1\n"), limits)
	defer s.Close()
	s.Update(time.Hour)
	const spin = "if \xff# c\ntitle = \"x\"\n[a.b]\nn = [1, 2, { c = 1\": = '''\nlo---\n;'.>\n"
	undo := apply(t, s, change.Edit{From: 0, To: s.text.Len(), Text: spin})
	if s.Update(3 * time.Millisecond) {
		t.Fatal("the parser found a way: this test needs another text")
	}
	j := s.Background()
	j.Run(context.Background())
	if !s.Adopt(j) || s.Plain() == "" || !s.HasTree() || s.Wants() || s.Background() != nil {
		t.Error("the parse must be given up and the tree kept", s.Plain())
	}
	after, _ := undo.Apply(s.text)
	s.Edit(undo, after)
	if s.Update(time.Second) {
		t.Error("too early for another attempt")
	}
	s.root.pause.until = time.Now()
	if !s.Update(time.Second) || s.Plain() != "" || s.root.pause.failures != 0 {
		t.Error("the text is whole again")
	}
}
