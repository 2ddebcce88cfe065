//go:build cgo

package syntax

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hx/editor/text"
	hxruntime "hx/runtime"
)

// A marked sample is a text in testdata/marked/LANGUAGE.txt with expectations
// between its lines. An expectation is a line of carets under the words of the
// line above, followed by the scopes of the words, one for each group of
// carets, "-" for a word without colour:
//
//	let a = 1;
//	^^^ ^   ^ keyword variable constant.numeric
//
// Expectations are taken out before the text is parsed.
type markedSample struct {
	lang, body string
	marks      []caretMark
}

// caretMark says which scope the bytes of a span have.
type caretMark struct {
	span  text.Span
	scope string
	line  int // in the file with its expectations, from 1
}

var caretLine = regexp.MustCompile(`^\s*(\^+\s+)+[^\s^]`)

func readMarked(t testing.TB, path string) markedSample {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m := markedSample{lang: strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))}
	var body strings.Builder
	start := 0 // of the last line of the body
	for i, line := range strings.SplitAfter(string(b), "\n") {
		if !caretLine.MatchString(line) {
			start = body.Len()
			body.WriteString(line)
			continue
		}
		at := strings.LastIndexByte(line, '^') + 1
		above := []rune(body.String()[start:])
		names := strings.Fields(line[at:])
		groups := regexp.MustCompile(`\^+`).FindAllStringIndex(line[:at], -1)
		if len(names) != len(groups) {
			t.Fatalf("%s:%d: %d groups of carets and %d scopes", path, i+1, len(groups), len(names))
		}
		for k, g := range groups {
			if g[1] > len(above) {
				t.Fatalf("%s:%d: nothing stands above a caret", path, i+1)
			}
			from := start + len(string(above[:g[0]]))
			to := from + len(string(above[g[0]:g[1]]))
			m.marks = append(m.marks, caretMark{text.Span{From: from, To: to}, names[k], i + 1})
		}
	}
	m.body = body.String()
	return m
}

// markedSamples are all of them by language.
func markedSamples(t testing.TB) map[string]markedSample {
	t.Helper()
	files, err := filepath.Glob("testdata/marked/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	out := map[string]markedSample{}
	for _, f := range files {
		m := readMarked(t, f)
		out[m.lang] = m
	}
	return out
}

func markedSampleOf(t testing.TB, lang string) markedSample {
	t.Helper()
	m, ok := markedSamples(t)[lang]
	if !ok {
		t.Fatalf("no sample of %s", lang)
	}
	return m
}

// shippedRegistry knows the shipped languages with their shipped queries. It
// is one for all tests: compiling queries is what takes their time.
var shippedRegistry = sync.OnceValue(func() *Registry { return NewRegistry(hxruntime.Builtin(), hxruntime.Files{}) })

// innermost is the scope that decides each byte of a text, "-" for none.
func innermost(s *Syntax) []string {
	names := &scopes{}
	p := NewPalette(names.lookup)
	out := slices.Repeat([]string{"-"}, s.text.Len())
	for _, g := range s.Highlight(all(s), p, time.Hour, nil) {
		for i := g.From; i < g.To; i++ {
			out[i] = names.names[g.Stack[len(g.Stack)-1]]
		}
	}
	return out
}

func TestMarkedColours(t *testing.T) {
	reg := shippedRegistry()
	for lang, m := range markedSamples(t) {
		t.Run(lang, func(t *testing.T) {
			s := opened(t, reg, lang, m.body)
			rules := s.lang.HasLexer() // by hand, for simple texts
			if !rules {
				if tree := s.root.tree.root().sexp(); strings.Contains(tree, "(ERROR") || strings.Contains(tree, "(MISSING") {
					t.Error("the sample does not parse")
				}
			}
			got := innermost(s)
			for _, k := range m.marks {
				have := slices.Compact(slices.Clone(got[k.span.From:k.span.To]))
				if len(have) != 1 || have[0] != k.scope {
					t.Errorf("line %d: %q is %s, want %s", k.line, m.body[k.span.From:k.span.To], strings.Join(have, " and "), k.scope)
				}
			}
			used := map[string]bool{}
			plain := 0
			for i, c := range []byte(m.body) {
				if c > ' ' && got[i] == "-" {
					plain++
				}
				used[got[i]] = true
			}
			scopes, limit := 8, len(m.body)/3
			if rules {
				scopes, limit = 5, len(m.body)/2
			}
			if len(used) < scopes || plain > limit && lang != "markdown" {
				t.Errorf("%d scopes, %d of %d bytes without colour", len(used), plain, len(m.body))
			}
		})
	}
}

// Every language of the table has a sample.
func TestEveryLanguageHasASample(t *testing.T) {
	have := markedSamples(t)
	for _, l := range hxruntime.Builtin().List {
		// Inline Markdown only occurs inside Markdown.
		if _, ok := have[l.Name]; !ok && l.Name != "markdown.inline" {
			t.Errorf("testdata/marked has no %s.txt", l.Name)
		}
		delete(have, l.Name)
	}
	for name := range have {
		t.Errorf("testdata/marked/%s.txt is of no language", name)
	}
}

// knownScopes are what themes colour; a longer name falls back on its start.
var knownScopes = strings.Fields(`
attribute type type.builtin type.parameter type.enum type.enum.variant constructor
constant constant.builtin constant.builtin.boolean constant.character constant.character.escape
constant.numeric constant.numeric.integer constant.numeric.float
string string.regexp string.special string.special.path string.special.url string.special.symbol
comment comment.line comment.line.documentation comment.block comment.block.documentation comment.unused
variable variable.builtin variable.parameter variable.other variable.other.member variable.other.member.private
label punctuation punctuation.delimiter punctuation.bracket punctuation.special
keyword keyword.control keyword.control.conditional keyword.control.repeat keyword.control.import
keyword.control.return keyword.control.exception keyword.operator keyword.directive keyword.function
keyword.storage keyword.storage.type keyword.storage.modifier operator
function function.builtin function.method function.method.private function.macro function.special
tag tag.builtin namespace special embedded
markup.heading.marker markup.heading.1 markup.heading.2 markup.heading.3 markup.heading.4 markup.heading.5 markup.heading.6
markup.list.unnumbered markup.list.numbered markup.list.checked markup.list.unchecked
markup.bold markup.italic markup.strikethrough markup.link markup.link.url markup.link.label markup.link.text
markup.quote markup.raw markup.raw.inline markup.raw.block`)

// mainLanguages have everything; see also the samples.
var mainLanguages = []string{"rust", "go", "python", "c", "cpp", "javascript", "jsx", "typescript", "tsx",
	"bash", "toml", "yaml", "json", "jsonc", "markdown", "markdown.inline"}

func TestShippedQueriesOfMainLanguages(t *testing.T) {
	reg := shippedRegistry()
	for _, name := range mainLanguages {
		l := reg.Lang(name)
		for _, k := range QueryKinds {
			if _, err := l.QueryState(k); err != nil {
				t.Error(err)
			}
		}
		q := l.query(Highlights)
		if q == nil {
			t.Errorf("%s has no colours", name)
			continue
		}
		for _, c := range q.captures {
			if !strings.HasPrefix(c, "_") && !slices.Contains(knownScopes, c) {
				t.Errorf("%s: no theme knows %s", name, c)
			}
		}
		if q.nonLocal {
			t.Errorf("%s: a pattern of the highlights joins siblings without their parent", name)
		}
	}
}

// What the most used languages have besides injections and rainbows.
func TestMainLanguagesHaveAllQueries(t *testing.T) {
	// In these texts no name refers to another one of the same text.
	noNames := []string{"toml", "json", "markdown"}
	for _, name := range []string{"rust", "go", "python", "c", "cpp", "javascript", "typescript", "bash", "toml", "yaml", "json", "markdown"} {
		for _, k := range []QueryKind{Highlights, Indents, TextObjects, Locals, Tags} {
			if found, err := shippedRegistry().Lang(name).QueryState(k); !found && !(k == Locals && slices.Contains(noNames, name)) {
				t.Errorf("%s has no %s", name, k)
			} else if err != nil {
				t.Error(err)
			}
		}
	}
}

// Every language has colours of its own, and no query is empty.
func TestEveryLanguageHasColours(t *testing.T) {
	reg := shippedRegistry()
	for i := range reg.langs {
		l := &reg.langs[i]
		if !l.HasTree() {
			if !l.HasLexer() {
				t.Errorf("%s has neither a grammar nor rules", l.Conf.Name)
			}
			continue
		}
		for _, k := range QueryKinds {
			q := l.query(k)
			if k == Highlights && q == nil {
				t.Errorf("%s has no %s", l.Conf.Name, k)
			}
			if q != nil && (len(q.patterns) == 0 || len(q.captures) == 0) {
				t.Errorf("%s: the %s are empty", l.Conf.Name, k)
			}
		}
	}
}

// Colours after edits are those of a fresh start, with the shipped queries.
func TestMarkedEdits(t *testing.T) {
	for lang, m := range markedSamples(t) {
		if !shippedRegistry().Lang(lang).HasTree() {
			continue
		}
		t.Run(lang, func(t *testing.T) {
			for seed := range uint64(2) {
				editAtRandom(t, shippedRegistry(), lang, m.body, seed, 8)
			}
		})
	}
}

// TestMarkedIndentation takes the samples as well indented: what the tree says
// about each line is what the line has. Lines that the tree cannot know are
// listed by their text.
func TestMarkedIndentation(t *testing.T) {
	reg := shippedRegistry()
	for lang, m := range markedSamples(t) {
		l := reg.Lang(lang)
		if l.query(Indents) == nil {
			continue
		}
		t.Run(lang, func(t *testing.T) {
			s := opened(t, reg, lang, m.body)
			style := styleOf(l)
			for line := range s.text.Lines() {
				first, ok := s.text.FirstNonBlank(line)
				if !ok || slices.Contains(oddLines[lang], strings.TrimSpace(s.text.Slice(first, s.text.LineEnd(line)))) {
					continue
				}
				in, ok := s.indentAt(style, line, first, false)
				if have := leadingBlanks(s.text, line); !ok || !in.literal && in.text(style) != have {
					t.Errorf("%q is indented by %q, want %q", s.text.Slice(first, s.text.LineEnd(line)), in.text(style), have)
				}
			}
		})
	}
}

func styleOf(l *Lang) IndentStyle {
	return IndentStyle{Unit: l.Conf.Indent.Unit, TabWidth: l.Conf.Indent.TabWidth}
}

// markedCases are what queries other than those for colours say about the
// sample of a language.
type markedCases struct {
	objects []objectCase
	enters  []enterCase
	symbols string // kind and name, in order
}

// objectCase asks for the object around a place: the first byte of the text at
// in the sample. want is the object's text, or its start and end around " … ".
type objectCase struct{ kind, at, want string }

// enterCase presses Enter behind the first place of a text, or at a broken bar in it.
// want are the blanks the new line begins with.
type enterCase struct{ behind, want string }

// placeIn finds a text in the sample: the place of its start and of its end,
// both the place of the broken bar ¦ if it has one.
func placeIn(t *testing.T, body, mark string) (start, end int) {
	t.Helper()
	head, tail, cut := strings.Cut(mark, "¦")
	at := strings.Index(body, head+tail)
	if at < 0 {
		t.Fatalf("%q is not in the sample", mark)
	}
	if cut {
		return at + len(head), at + len(head)
	}
	return at, at + len(mark)
}

func (c markedCases) run(t *testing.T, lang string) {
	m := markedSampleOf(t, lang)
	reg := shippedRegistry()
	s := opened(t, reg, lang, m.body)
	for _, o := range c.objects {
		kind, around := strings.CutSuffix(o.kind, ".around")
		if !around {
			kind = strings.TrimSuffix(kind, ".inside")
		}
		pos, _ := placeIn(t, m.body, o.at)
		span, ok := s.Object(kind, around, pos)
		got := "nothing"
		if ok {
			got = s.text.Slice(span.From, span.To)
		}
		from, to, cut := strings.Cut(o.want, " … ")
		if got != o.want && !(cut && strings.HasPrefix(got, from) && strings.HasSuffix(got, to)) {
			t.Errorf("%s at %q:\n got %q\nwant %q", o.kind, o.at, got, o.want)
		}
	}
	style := styleOf(reg.Lang(lang))
	for _, e := range c.enters {
		_, pos := placeIn(t, m.body, e.behind)
		if got := NewLineIndent(s, s.text, Hybrid, style, pos, s.text.LineAt(pos)); got != e.want {
			t.Errorf("Enter at %q indents by %q, want %q", e.behind, got, e.want)
		}
	}
	var b strings.Builder
	for _, y := range s.Symbols() {
		fmt.Fprintf(&b, "%s %s\n", y.Kind, strings.Join(strings.Fields(y.Name), " "))
	}
	if got, want := b.String(), strings.TrimLeft(c.symbols, "\n"); got != want {
		t.Errorf("symbols:\n%s\nwant\n%s", got, want)
	}
}

// oddLines are lines of the samples, without their blanks, whose indentation no
// tree tells.
var oddLines = map[string][]string{
	"c":          {"on sale. */", "((x) * 2)"},
	"go":         {"thing on sale."},
	"jsonc":      {"comment */"},
	"markdown":   {"continued", "1. nested", "2) other", "indented code", "block"},
	"yaml":       {"- a", "- b", ": value"},
	"python":     {"n:"},
	"javascript": {"* One thing on sale.", "*/"},
}
