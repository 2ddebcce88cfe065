//go:build cgo

package syntax

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
)

const point1 = `fn sum(a: i32, b: i32) -> i32 {
    let total = a + b;
    total
}
`

// at finds the first occurrence of a mark's text.
func at(t *testing.T, s *Syntax, what string) text.Span {
	t.Helper()
	i := strings.Index(s.text.String(), what)
	if i < 0 {
		t.Fatalf("%q is not in the text", what)
	}
	return text.Span{From: i, To: i + len(what)}
}

func (s *Syntax) slice(span text.Span) string { return s.text.Slice(span.From, span.To) }

func TestExpandAndShrink(t *testing.T) {
	s := opened(t, testRegistry(), "rust", point1)
	span := at(t, s, "b;")
	span.To--
	var got []string
	for {
		next, ok := s.Expand(span)
		if !ok {
			break
		}
		span = next
		got = append(got, strings.SplitN(s.slice(span), "\n", 2)[0])
	}
	want := []string{"a + b", "let total = a + b;", "{", "fn sum(a: i32, b: i32) -> i32 {", "fn sum(a: i32, b: i32) -> i32 {"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if in, ok := s.Shrink(at(t, s, "a + b")); !ok || s.slice(in) != "a" {
		t.Errorf("shrink gives %q", s.slice(in))
	}
	if _, ok := s.Shrink(at(t, s, "total")); ok {
		t.Error("a leaf has no child")
	}
}

func TestSiblingsAndChildren(t *testing.T) {
	s := opened(t, testRegistry(), "rust", point1)
	param := at(t, s, "a: i32")
	if n, ok := s.Sibling(param, true); !ok || s.slice(n) != "," {
		t.Errorf("next is %q", s.slice(n))
	}
	if n, _ := s.Sibling(at(t, s, "fn"), false); n != all(s) {
		t.Errorf("nothing is before the first node: the root, got %q", s.slice(n))
	}
	if n, ok := s.Sibling(at(t, s, "b: i32"), false); !ok || s.slice(n) != "," {
		t.Errorf("previous is %q", s.slice(n))
	}
	texts := func(spans []text.Span) (out []string) {
		for _, x := range spans {
			out = append(out, s.slice(x))
		}
		return out
	}
	if got, _ := s.Siblings(param); !slices.Equal(texts(got), []string{"a: i32", "b: i32"}) {
		t.Errorf("siblings are %q", texts(got))
	}
	if got, _ := s.Children(at(t, s, "a + b")); !slices.Equal(texts(got), []string{"a", "b"}) {
		t.Errorf("children are %q", texts(got))
	}
	if end, _ := s.ParentEnd(at(t, s, "+")); s.text.Slice(end, end+1) != ";" {
		t.Error("the end of the sum is the semicolon")
	}
	plus := at(t, s, "a + b")
	if start, _ := s.ParentStart(at(t, s, "+"), at(t, s, "+").From); start != plus.From {
		t.Error("the start of the sum")
	}
	if start, _ := s.ParentStart(text.Span{From: plus.From, To: plus.From + 1}, plus.From); start != at(t, s, "let").From {
		t.Error("already there: the next one out")
	}
}

func TestTreeMotionsCrossInjections(t *testing.T) {
	s := opened(t, testRegistry(), "markdown", readme)
	span := at(t, s, "f()")
	span.To = span.From + 1
	var kinds []int
	for next, ok := s.Expand(span); ok; next, ok = s.Expand(span) {
		span = next
		kinds = append(kinds, span.Len())
	}
	if span != (text.Span{From: 0, To: s.text.Len()}) {
		t.Errorf("expanding must leave the code block: %v %v", span, kinds)
	}
	langs := s.LanguagesAt(at(t, s, "fn f"))
	if len(langs) != 2 || langs[0].Name != "markdown" || langs[1].Name != "rust" {
		t.Errorf("%d languages", len(langs))
	}
	if l := s.CommentLanguage(at(t, s, "fn f").From); l.Name != "rust" {
		t.Error(l.Name)
	}
	if l := s.CommentLanguage(at(t, s, "Title").From); l.Name != "markdown" {
		t.Error(l.Name)
	}
	if got := s.Scopes(at(t, s, "f()").From); got[0] != "document" || !slices.Contains(got, "function_item") {
		t.Error(got)
	}
	if got := s.HighlightScopes(at(t, s, "fn f").From); !slices.Equal(got, []string{"markup.raw", "keyword"}) {
		t.Error(got)
	}
	if got := s.Subtree(at(t, s, "fn f() {}")); got != "(function_item\n  name: (identifier)\n  parameters: (parameters)\n  body: (block))" {
		t.Error(got)
	}
}

func TestBrackets(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "fn f(a: V<u8>) { g(\"x)y\", [1, (2)]); /* ( { ( ) */ |x| x }")
	match := func(i int) (string, int) {
		to, ok := s.MatchingBracket(i)
		if !ok {
			return "", -1
		}
		return s.text.Slice(to, to+1), to
	}
	body := s.text.String()
	for open, shut := range map[int]int{
		strings.Index(body, "(a"):    strings.Index(body, ") {"),
		strings.Index(body, "<"):     strings.Index(body, ">"),
		strings.Index(body, "{ g"):   strings.LastIndex(body, "}"),
		strings.Index(body, "\"x"):   strings.Index(body, "\","),
		strings.Index(body, "[1"):    strings.Index(body, "]"),
		strings.Index(body, "( ) *"): strings.Index(body, ") *"),
		strings.Index(body, "|x"):    strings.Index(body, "| x"),
	} {
		if c, to := match(open); to != shut {
			t.Errorf("%q at %d goes to %q at %d, want %d", body[open], open, c, to, shut)
		}
		if c, to := match(shut); to != open {
			t.Errorf("%q at %d goes back to %q at %d, want %d", body[shut], shut, c, to, open)
		}
	}
	if _, ok := s.MatchingBracket(strings.Index(body, "{ ( )")); ok {
		t.Error("the brace in the comment is alone")
	}
	if _, ok := s.MatchingBracket(0); ok {
		t.Error("f is no bracket")
	}
	one := strings.Index(body, "1")
	to, _ := s.EnclosingBracket(one)
	if to != strings.Index(body, "]") {
		t.Errorf("around 1: %d", to)
	}
	if back, _ := s.EnclosingBracket(to); back != strings.Index(body, "[") {
		t.Error("and back")
	}
}

func TestObjects(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "// one\n// two\nfn a(x: i32, y: u8) { b }\n\nstruct S { f: i32 }\n\nfn c() {}\n")
	pos := at(t, s, "b }").From
	if got, ok := s.Object("function", false, pos); !ok || s.slice(got) != "{ b }" {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.Object("function", true, pos); !ok || !strings.HasPrefix(s.slice(got), "fn a(") {
		t.Errorf("%q", s.slice(got))
	}
	if _, ok := s.Object("class", true, pos); ok {
		t.Error("no class around b")
	}
	if got, ok := s.Object("parameter", true, at(t, s, "x:").From); !ok || s.slice(got) != "x: i32," {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.Object("comment", true, 2); !ok || s.slice(got) != "// one\n// two" {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.NextObject("function", 0, true); !ok || !strings.HasPrefix(s.slice(got), "fn a") {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.NextObject("function", pos, true); !ok || s.slice(got) != "fn c() {}" {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.NextObject("function", s.text.Len(), false); !ok || s.slice(got) != "fn c() {}" {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.NextObject("class", s.text.Len(), false); !ok || s.slice(got) != "struct S { f: i32 }" {
		t.Errorf("%q", s.slice(got))
	}
	if _, ok := s.NextObject("test", 0, true); ok {
		t.Error("there is no test")
	}
}

func TestFarObjectsAreFound(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "fn a() {}\n"+strings.Repeat("const X: i32 = 1;\n", 5000)+"fn b() {}\n")
	if got, ok := s.NextObject("function", 5, true); !ok || s.slice(got) != "fn b() {}" {
		t.Errorf("%q", s.slice(got))
	}
	if got, ok := s.NextObject("function", s.text.Len()-12, false); !ok || s.slice(got) != "fn a() {}" {
		t.Errorf("%q", s.slice(got))
	}
}

func TestNewLineIndent(t *testing.T) {
	four := IndentStyle{Unit: "    ", TabWidth: 4}
	for _, c := range []struct{ lang, body, want string }{ // ‸ is where the break goes
		{"rust", "fn a() {‸\n}", "    "},
		{"rust", "fn a() {‸}", ""},
		{"rust", "fn a() {\n    b;‸\n}", "    "},
		{"rust", "fn a() {\n    b(‸\n    );\n}", "        "},
		{"rust", "fn a() {\n  b;‸\n}", "  "}, // the lines' own blanks count
		{"rust", "fn a() {\n\n\n‸\n}", "    "},
		{"rust", "fn a() {\n    let s = r#\"x\n  y‸\n\"#;\n}", "  "},
		{"rust", "fn a() {\n    let s =‸\n        b;\n}", "        "},
		{"rust", "fn a()‸", ""},
		{"python", "def f():‸\n", "    "},
		{"python", "def f():\n    x = 1‸\n", "    "},
		{"python", "def f():\n    return 1‸\n", ""},
		{"python", "def f():\n    if x:\n        return 1‸\n", "    "},
		{"python", "def f():\n    x = 1\n‸", ""},
		{"python", "x = f(a,‸\n)", "      "},
		{"python", "x = f(‸\n)", "    "},
		{"c", "int f() {\n    if (x)‸\n        g();\n}", "        "},
		{"c", "int f() {\n    if (x)\n        g();‸\n}", "    "},
		{"html", "<div>‸\n</div>", "    "},
		{"html", "<div>\n    <script>\n        if (x) {‸\n        }\n    </script>\n</div>", "            "},
		{"html", "<div>\n    <script>\n        x;‸\n    </script>\n</div>", "        "},
	} {
		pos := strings.Index(c.body, "‸")
		s := opened(t, testRegistry(), c.lang, strings.Replace(c.body, "‸", "", 1))
		if got := NewLineIndent(s, s.text, Hybrid, four, pos, s.text.LineAt(pos)); got != c.want {
			t.Errorf("%s: %q gets %q, want %q", c.lang, c.body, got, c.want)
		}
	}
	tabs := IndentStyle{Unit: "\t", TabWidth: 4}
	s := opened(t, testRegistry(), "rust", "fn a() {\n\tb;\n      c;\n}")
	if got := NewLineIndent(s, s.text, SimpleIndent, tabs, s.text.LineEnd(2), 2); got != "\t" {
		t.Errorf("simple repeats whole levels: %q", got)
	}
	if got := NewLineIndent(s, s.text, TreeIndent, tabs, s.text.LineEnd(2), 2); got != "\t" {
		t.Errorf("the tree knows one level: %q", got)
	}
	if got := NewLineIndent(nil, s.text, Hybrid, tabs, s.text.LineEnd(1), 1); got != "\t" {
		t.Errorf("without a tree as simple: %q", got)
	}
}

func TestSymbols(t *testing.T) {
	reg := testRegistry()
	body := "fn a() { b() }\nmod m {\n    struct S;\n}\n"
	s := opened(t, reg, "rust", body)
	var got []string
	for _, x := range s.Symbols() {
		got = append(got, fmt.Sprintf("%s %.8s", x.Kind, x.Name))
	}
	want := []string{"function a", "module mod m {\n", "struct S"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if n := len(reg.FileSymbols(context.Background(), reg.Lang("rust"), text.FromString(body), DefaultLimits)); n != 3 {
		t.Errorf("%d in the file", n)
	}
	md := opened(t, reg, "markdown", readme)
	if got := md.Symbols(); len(got) != 2 || got[0].Kind != "section" || got[1].Name != "f" {
		t.Errorf("%+v", got)
	}
}

func TestRainbow(t *testing.T) {
	s := opened(t, testRegistry(), "rust", "fn f(a: u8) { g(((a))) }")
	s.Rainbow(all(s), time.Hour)
	settleAll(t, s)
	var b strings.Builder
	for _, x := range s.Rainbow(all(s), time.Hour) {
		fmt.Fprintf(&b, "%s%d ", s.text.Slice(x.From, x.To), x.Depth)
	}
	if got := b.String(); got != "(0 )0 {0 (1 (2 (3 )3 )2 )1 }0 " {
		t.Error(got)
	}
}

// Absurd texts must cost a moment, not minutes.
func TestDeepTreesAreNoTrap(t *testing.T) {
	const depth = 20000
	s := opened(t, testRegistry(), "javascript", strings.Repeat("[", depth)+"1"+strings.Repeat("]", depth))
	start := time.Now()
	one := text.Span{From: depth, To: depth + 1}
	if got, ok := s.Expand(one); !ok || got.Len() != 3 {
		t.Error(got)
	}
	if to, ok := s.EnclosingBracket(depth); !ok || to != depth+1 {
		t.Error(to)
	}
	NewLineIndent(s, s.text, Hybrid, IndentStyle{Unit: "\t", TabWidth: 4}, depth, 0)
	s.Scopes(depth)
	s.Subtree(one)
	s.Highlight(text.Span{From: depth - 50, To: depth + 50}, NewPalette((&scopes{}).lookup), time.Second, nil)
	apply(t, s, change.Edit{From: depth, To: depth + 1, Text: "22"})
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
}
