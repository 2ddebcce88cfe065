//go:build cgo

package trees_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/feature/settings"
	"hx/editor/feature/trees"
	"hx/editor/syntax"
	"hx/editor/text"
	"hx/internal/hxtest"
	hxruntime "hx/runtime"
)

// settle does what the loop does before frames, until no job is left.
func settle(s *hxtest.Session) {
	for range 10 {
		for _, hook := range s.Ed.Hooks.Settle {
			hook(s.Ed)
		}
		paint(s)
		s.Wait(time.Minute)
	}
}

// paint asks for what a frame would show of the focused document.
func paint(s *hxtest.Session) []editor.Highlight {
	d := s.Ed.Doc()
	var out []editor.Highlight
	for _, look := range s.Ed.Looks.Highlights {
		out = append(out, look(s.Ed, s.Ed.View(), d, text.Span{From: 0, To: d.Text().Len()})...)
	}
	return out
}

// expectation is a line of carets in the samples, see the tests of the syntax
// package.
var expectation = regexp.MustCompile(`(?m)^\s*(\^+\s+)+[^\s^].*\n`)

func sample(t testing.TB, lang string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../syntax/testdata/marked", lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	return expectation.ReplaceAllString(string(b), "")
}

// fileOf is a file name that makes a text be of a language.
func fileOf(t *testing.T, l *hxruntime.Language) string {
	t.Helper()
	names := append([]string(nil), l.Globs...)
	for _, x := range l.Extensions {
		names = append(names, "sample."+x)
	}
	for _, name := range names {
		if got := hxruntime.Builtin().ForPath("/some/" + name); got != nil && got.Name == l.Name {
			return name
		}
	}
	t.Fatalf("no file name means %s", l.Name)
	return ""
}

// Every language is found by file name and shown in several colours of the
// default theme.
func TestEveryLanguageIsColoured(t *testing.T) {
	for i := range hxruntime.Builtin().List {
		l := &hxruntime.Builtin().List[i]
		if l.Name == "markdown.inline" {
			continue // only occurs inside Markdown
		}
		t.Run(l.Name, func(t *testing.T) {
			file := fileOf(t, l)
			s := hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{file: sample(t, l.Name)}, Open: file})
			if got := s.Ed.Doc().Lang; got != l.Name {
				t.Fatalf("%s is %q", file, got)
			}
			settle(s)
			styles := map[any]bool{}
			for _, h := range paint(s) {
				styles[h.Style] = true
			}
			if len(styles) < 4 {
				t.Errorf("%d different looks", len(styles))
			}
			if s.Ed.Msg.Text != "" && strings.Contains(s.Ed.Msg.Text, "syntax") {
				t.Error(s.Ed.Msg.Text)
			}
		})
	}
}

// withRuntime opens a file with query files of the user's own.
// without language servers: their messages would cover ours.
const noServers = "[editor.lsp]\nenable = false\n"

func withRuntime(t *testing.T, files map[string]string, open, body string) *hxtest.Session {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, "runtime", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{open: body}, Open: open,
		Settings: settings.Files{Dirs: config.Dirs{Config: dir}}})
}

// scopesAt is what :tree-sitter-highlight-name shows.
func scopesAt(s *hxtest.Session, pos int) []string {
	return s.Env.Trees.(*trees.Trees).Tree(s.Ed.Doc()).HighlightScopes(pos)
}

// A user's file replaces the shipped one of the same path and no other.
func TestUsersQueriesReplaceFileByFile(t *testing.T) {
	s := withRuntime(t, map[string]string{
		"queries/rust/highlights.scm": "(identifier) @comment\n",
	}, "a.rs", "fn a() {\n    b(1);\n}\n")
	settle(s)
	if got := scopesAt(s, 0); len(got) != 0 {
		t.Errorf("fn is %q: the shipped colours are in force", got)
	}
	if got := scopesAt(s, 3); len(got) == 0 || got[len(got)-1] != "comment" {
		t.Errorf("a is %q", got)
	}
	s.Keys(t, "]f")
	s.Keys(t, "jmif")
	if got := s.State(); !strings.Contains(got, "#[{") {
		t.Errorf("the shipped text objects are gone:\n%s", got)
	}
}

// Files may build on the shipped ones.
func TestUsersQueriesMayInherit(t *testing.T) {
	s := withRuntime(t, map[string]string{
		"queries/jsonc/highlights.scm": "; inherits: json\n(number) @string\n",
	}, "a.jsonc", "{\"a\": 1, \"b\": null}\n")
	settle(s)
	if got := scopesAt(s, 6); len(got) == 0 || got[len(got)-1] != "string" {
		t.Errorf("1 is %q", got)
	}
	if got := scopesAt(s, 14); len(got) == 0 || !strings.HasPrefix(got[len(got)-1], "constant") {
		t.Errorf("null is %q", got)
	}
}

// A faulty file is told of with its place and passed over: the shipped one is
// used.
func TestABrokenQueryIsTold(t *testing.T) {
	s := withRuntime(t, map[string]string{
		"queries/rust/highlights.scm": "(identifier) @variable\n\n  (no_such_node) @x\n",
	}, "a.rs", "fn a() {\n    b(1);\n}\n")
	settle(s)
	if !strings.Contains(s.Ed.Msg.Text, `queries/rust/highlights.scm:3:4: the grammar has no node "no_such_node"`) {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
	if got := scopesAt(s, 0); len(got) == 0 || !strings.HasPrefix(got[0], "keyword") {
		t.Errorf("fn is %q", got)
	}
	s.Keys(t, "jmif")
	if got := s.State(); !strings.Contains(got, "#[{") {
		t.Errorf("text objects went along:\n%s", got)
	}
	s.Ed.Status("")
	s.Keys(t, "ox<esc>")
	settle(s)
	if s.Ed.Msg.Text != "" {
		t.Errorf("told again: %q", s.Ed.Msg.Text)
	}
}

// A grammar that cannot be loaded is told of, and the text is plain.
func TestABrokenGrammarIsTold(t *testing.T) {
	s := withRuntime(t, map[string]string{"grammars/rust.so": "nonsense"}, "a.rs", "fn a() {}\n")
	settle(s)
	if !strings.Contains(s.Ed.Msg.Text, "grammars/rust.so cannot be loaded") {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
	if got := paint(s); len(got) != 0 {
		t.Errorf("colours %v", got)
	}
	s.Keys(t, "ox<esc>")
	if s.Text() != "fn a() {}\nx\n" {
		t.Errorf("the text is %q", s.Text())
	}
}

// What Helix's own files say is understood: unknown captures are ignored, and
// predicates of other editors are faults with a place.
func TestForeignQueries(t *testing.T) {
	s := withRuntime(t, map[string]string{
		"queries/rust/highlights.scm":  "((identifier) @constant (#match? @constant \"^[A-Z][A-Z\\\\d_]+$\"))\n[\"fn\" \"let\"] @keyword.function\n(line_comment) @spell\n",
		"queries/rust/textobjects.scm": "(function_item body: (_) @function.inside) @function.around\n((line_comment) @x (#nobody-knows? @x))\n",
		"queries/rust/indents.scm":     "((block) @indent (#lua-match? @indent \"x\"))\n",
	}, "a.rs", "fn a() {\n    // b\n    A1;\n}\n")
	settle(s)
	if got := scopesAt(s, 0); len(got) != 1 || got[0] != "keyword.function" {
		t.Errorf("fn is %q", got)
	}
	if got := scopesAt(s, 22); len(got) != 1 || got[0] != "constant" {
		t.Errorf("A1 is %q", got)
	}
	if !strings.Contains(s.Ed.Msg.Text, "rust/indents.scm:1:19: unknown predicate #lua-match?") {
		t.Errorf("message %q", s.Ed.Msg.Text)
	}
	s.Keys(t, "jmaf")
	if got := s.State(); !strings.HasPrefix(got, "#[fn") {
		t.Errorf("text objects:\n%s", got)
	}
}

// Blocks of code in popups never wait for the compilation of queries.
func TestCodeBlocksAreColouredLater(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	const code = "fn a() {}\n"
	if got := s.Ed.Looks.Code("rust", code); got != nil {
		t.Errorf("at once: %v", got)
	}
	before := s.Ed.Looks.CodeAge
	s.Wait(time.Minute)
	if s.Ed.Looks.CodeAge == before {
		t.Fatal("nothing says that the block can be coloured now")
	}
	got := s.Ed.Looks.Code("rust", code)
	whole := ""
	for _, p := range got {
		whole += p.Text
	}
	if len(got) < 2 || whole != code || !strings.HasPrefix(got[0].Scope, "keyword") {
		t.Errorf("%v", got)
	}
	if got := s.Ed.Looks.Code("nonsense", code); got != nil {
		t.Errorf("a language that nobody knows: %v", got)
	}
	if got := s.Ed.Looks.Code("diff", "+a\n-b\n"); len(got) < 2 {
		t.Errorf("rules need no compilation: %v", got)
	}
}

// Languages inside code blocks are compiled away from the loop too, once.
func TestCodeInCodeBlocks(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	const page = "<script>let a = 1;</script>\n"
	look := func() (scopes string) {
		for _, p := range s.Ed.Looks.Code("html", page) {
			scopes += p.Scope + "|"
		}
		s.Wait(time.Minute)
		return scopes
	}
	for range 5 {
		look()
	}
	age := s.Ed.Looks.CodeAge
	if got := look(); !strings.Contains(got, "keyword") {
		t.Errorf("scopes %q", got)
	}
	if s.Ed.Looks.CodeAge != age {
		t.Error("it never ends")
	}
}

// Texts that a parser would choke on stay plain, and the user is told why.
func TestLimitsAreTold(t *testing.T) {
	for _, c := range []struct{ config, body, want string }{
		{"[editor.syntax]\nmax-file-size = 1000\n", strings.Repeat("fn a() {}\n", 200), "the file has more than 1000 bytes"},
		{"[editor.syntax]\nmax-line-length = 100\n", "fn a() {}\nlet x = \"" + strings.Repeat("x", 200) + "\";\n", "line 2 has more than 100 bytes"},
	} {
		s := hxtest.New(t, hxtest.Options{Config: c.config + noServers, Files: map[string]string{"a.rs": c.body}, Open: "a.rs"})
		settle(s)
		if !strings.Contains(s.Ed.Msg.Text, c.want) {
			t.Errorf("message %q, want %q", s.Ed.Msg.Text, c.want)
		}
		if got := paint(s); len(got) != 0 {
			t.Errorf("colours: %v", got)
		}
		s.Keys(t, "ox<esc>")
		if !strings.Contains(s.Text(), "x\n") {
			t.Error("editing must go on")
		}
	}
}

// What only commands need is compiled in a pause, but not in the first one.
func TestPausesPrepareCommands(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{"a.rs": "fn a() {}\n"}, Open: "a.rs"})
	settle(s)
	lang := s.Env.Trees.(*trees.Trees).Registry().Lang("rust")
	for i, want := range []bool{false, true} {
		for _, hook := range s.Ed.Hooks.Idle {
			hook(s.Ed)
		}
		s.Wait(time.Minute)
		if got := lang.Prepared(syntax.TextObjects, syntax.Tags); got != want {
			t.Errorf("after pause %d: prepared is %v", i+1, got)
		}
	}
}

// The first frame does not wait for the parse.
func TestTheFirstFrameIsPlain(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Config: noServers, Files: map[string]string{"a.rs": "fn a() {}\n"}, Open: "a.rs"})
	if got := paint(s); len(got) != 0 {
		t.Error("something was parsed before the first frame")
	}
	settle(s)
	if got := paint(s); len(got) == 0 {
		t.Error("no colours")
	}
}
