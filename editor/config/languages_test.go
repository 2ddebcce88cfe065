package config

import (
	"reflect"
	"slices"
	"testing"

	"hx/editor/config/source"
	hxruntime "hx/runtime"
)

func merge(t *testing.T, text string) (hxruntime.Languages, []source.Error) {
	t.Helper()
	return MergeLanguages(hxruntime.Builtin(), source.Parse("languages.toml", text))
}

func TestMergeChangesKeyByKey(t *testing.T) {
	langs, errs := merge(t, `
[[language]]
name = "rust"
indent = { tab-width = 2, unit = "  " }
auto-format = false
rulers = []

[[language]]
name = "mine"
scope = "source.mine"
file-types = ["mi", { glob = "Minefile" }]
comment-token = ";"
block-comment-tokens = [{ start = "{-", end = "-}" }, { start = "(*" }]
language-servers = ["gopls", { name = "x", only-features = ["hover"] }]
formatter = { command = "fmt", args = ["-"] }
soft-wrap = { enable = true, max-wrap = 3 }
auto-pairs = { "(" = ")" }
rainbow-brackets = true

[language-server.gopls]
args = ["-x"]
config = { a = [1, 2.5], b.c = true }

[language-server.x]
command = "x"
environment = { A = "1" }
timeout = 5
`)
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	rust, old := langs.Find("rust"), hxruntime.Builtin().Find("rust")
	if rust.AutoFormat || *rust.Indent != (hxruntime.Indent{TabWidth: 2, Unit: "  "}) || rust.Rulers == nil {
		t.Errorf("rust is %+v", rust)
	}
	if !slices.Equal(rust.CommentTokens, old.CommentTokens) || !old.AutoFormat || old.Indent.TabWidth != 4 {
		t.Error("unnamed keys must stay and the base must not change")
	}
	yes, three := true, 3
	want := hxruntime.Language{
		Name: "mine", LanguageID: "mine", Grammar: "mine", Scope: "source.mine",
		Extensions: []string{"mi"}, Globs: []string{"Minefile"}, CommentTokens: []string{";"},
		BlockComments: []hxruntime.BlockComment{{Start: "{-", End: "-}"}, {Start: "(*", End: "*/"}},
		Servers:       []hxruntime.ServerUse{{Name: "gopls"}, {Name: "x", Only: []string{"hover"}}},
		Formatter:     &hxruntime.Command{Name: "fmt", Args: []string{"-"}},
		SoftWrap:      hxruntime.SoftWrap{Enable: &yes, MaxWrap: &three},
		AutoPairs:     &hxruntime.AutoPairs{Pairs: []hxruntime.Pair{{Open: '(', Close: ')'}}},
		Rainbow:       &yes,
	}
	if got := *langs.Find("mine"); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if last := langs.List[len(langs.List)-2].Name; last != "rust" {
		t.Error("a changed language moves to the end, before it stands", last)
	}
	gopls := langs.Server("gopls")
	if gopls.Command.Name != "gopls" || gopls.Command.Args[0] != "-x" || gopls.Config != `{"a":[1,2.5],"b":{"c":true}}` {
		t.Errorf("gopls is %+v", gopls)
	}
	x := langs.Server("x")
	if x == nil || x.Environment[0] != "A=1" || x.Timeout != 5 {
		t.Errorf("x is %+v", x)
	}
}

func TestMergeReportsLines(t *testing.T) {
	langs, errs := merge(t, `[[language]]
name = "rust"
file-typos = []
indent = { tab-width = 99, unit = "  " }
injection-regex = "("
diagnostic-severity = "loud"
[[language]]
scope = "x"
[language-server.q]
args = []
[grammar]
[colour]
`)
	want := []struct {
		line int
		key  string
	}{{3, "file-typos"}, {4, "tab-width"}, {5, "injection-regex"}, {6, "diagnostic-severity"}, {7, "language"}, {9, "language-server.q"}, {12, "colour"}}
	if len(errs) != len(want) {
		t.Fatal(errs)
	}
	for i, w := range want {
		if errs[i].Line != w.line || errs[i].Key != w.key || errs[i].Text == "" {
			t.Errorf("error %d is %v, want line %d %s", i, errs[i], w.line, w.key)
		}
	}
	if r := langs.Find("rust"); r.Indent.TabWidth != 4 || r.DiagnosticSeverity != "" || r.InjectionRegex == "" {
		t.Errorf("a mistake must leave the key alone: %+v", r)
	}
}
