//go:build cgo

package syntax

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/text"
	hxruntime "hx/runtime"
)

// Every grammar must parse something without harm, and every language of the
// table must be coloured one way or another.
func TestEveryLanguageHasAGrammarOrALexer(t *testing.T) {
	reg := testRegistry()
	for i := range reg.langs {
		l := &reg.langs[i]
		if err := l.Grammar(); err != nil {
			if !l.HasLexer() {
				t.Errorf("%s: %v", l.Conf.Name, err)
			}
			continue
		}
		g, _ := l.grammar()
		p := newParser(g)
		tree := p.parse(text.FromString("x = (1) # \"a\n{ b: c }\n"), nil, time.Second)
		if tree == nil {
			t.Errorf("%s does not parse: wrong grammar format", l.Conf.Name)
			continue
		}
		tree.close()
		p.close()
	}
}

func TestGrammarsAreKnownByTheTable(t *testing.T) {
	var used []string
	for _, l := range hxruntime.Builtin().List {
		used = append(used, l.Grammar)
	}
	for _, g := range Grammars() {
		if !slices.Contains(used, g) {
			t.Errorf("the grammar %q is linked for nothing", g)
		}
	}
}

// tinyGrammar is a grammar by hand: its parse table accepts nothing, but it
// has a name and a format.
const tinyGrammar = `
#include <stdint.h>
typedef struct { uint32_t version; uint32_t counts[64]; } TSLanguage;
static TSLanguage language = {ABI};
const TSLanguage *tree_sitter_tiny(void) { return &language; }
`

func TestSharedGrammars(t *testing.T) {
	if _, err := exec.LookPath("cc"); err != nil {
		t.Log("no C compiler: only the errors are tested")
		if _, err := BuildGrammar("tiny", t.TempDir(), t.TempDir()); err == nil {
			t.Error("an empty folder is no grammar")
		}
		return
	}
	for abi, want := range map[string]string{"14": "", "15": "grammar format 15, this program reads 13 to 14"} {
		dir, out := t.TempDir(), t.TempDir()
		os.MkdirAll(filepath.Join(dir, "src"), 0o777)
		os.WriteFile(filepath.Join(dir, "src", "parser.c"), []byte(strings.Replace(tinyGrammar, "ABI", abi, 1)), 0o666)
		path, err := BuildGrammar("tiny", dir, out)
		if want == "" && (err != nil || path != filepath.Join(out, "tiny.so")) {
			t.Error(path, err)
		}
		if want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Error(err)
		}
		if _, err := BuildGrammar("other", dir, out); abi == "14" && (err == nil || !strings.Contains(err.Error(), "tree_sitter_other")) {
			t.Error(err)
		}
	}
	if _, err := BuildGrammar("tiny", t.TempDir(), t.TempDir()); err == nil || !strings.Contains(err.Error(), "parser.c") {
		t.Error(err)
	}
}

func TestHealth(t *testing.T) {
	dir := t.TempDir()
	os.MkdirAll(filepath.Join(dir, "queries", "rust"), 0o777)
	os.WriteFile(filepath.Join(dir, "queries", "rust", "highlights.scm"), []byte("(identifier) @variable\n\n  (no_such_node) @x\n"), 0o666)
	reg := NewRegistry(hxruntime.Builtin(), hxruntime.Over(dir, "testdata/runtime"))
	var b strings.Builder
	if reg.WriteHealth(&b, "rust") {
		t.Error("a faulty query is not healthy")
	}
	for _, want := range []string{"Highlights queries: ✘", "highlights.scm:3:4: the grammar has no node \"no_such_node\"", "Locals queries: ✓",
		"rust-analyzer", "Tree-sitter parser: ✓", "Highlights queries: ✘ (" + dir} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
	if len(reg.Problems()) != 1 {
		t.Error(reg.Problems())
	}
	b.Reset()
	if !reg.WriteHealth(&b, "diff") || !strings.Contains(b.String(), "built-in rules") {
		t.Error(b.String())
	}
	if reg.WriteHealth(&b, "nonsense") {
		t.Error("an unknown language")
	}
	if !strings.Contains(b.String(), "Known ones: bash, ") {
		t.Error(b.String())
	}
	b.Reset()
	reg.WriteHealthTable(&b, false)
	if n := strings.Count(b.String(), "\n"); n != len(reg.langs)+1 {
		t.Errorf("%d lines\n%s", n, b.String())
	}
	b.Reset()
	t.Setenv("PATH", t.TempDir())
	reg.WriteHealthTable(&b, true)
	if n := strings.Count(b.String(), "\n"); n != 1 {
		t.Errorf("nothing is installed:\n%s", b.String())
	}
	if reg.WriteHealth(&b, "go") {
		t.Error("no server is installed")
	}
}

// A grammar that is built from its source is loaded from the user's folder, in
// the place of the one in the binary.
func TestABuiltGrammarIsUsed(t *testing.T) {
	if _, err := exec.LookPath("cc"); err != nil {
		t.Log("no C compiler")
		return
	}
	src, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/tree-sitter/tree-sitter-json").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := BuildGrammar("json", strings.TrimSpace(string(src)), filepath.Join(dir, "grammars")); err != nil {
		t.Fatal(err)
	}
	reg := NewRegistry(hxruntime.Builtin(), hxruntime.Over(dir))
	if g, err := reg.Lang("json").grammar(); err != nil || g == findGrammar("json") {
		t.Fatal("the grammar of the binary is used", err)
	}
	expect(t, opened(t, reg, "json", `{"a": [1, null]}`), `"1":constant.numeric`, `"null":constant.builtin`)
	var b strings.Builder
	if reg.WriteHealth(&b, "json"); !strings.Contains(b.String(), "Tree-sitter parser: ✓ ("+filepath.Join(dir, "grammars", "json.so")+")") {
		t.Error(b.String())
	}
	// One that cannot be loaded says why, and the text is plain.
	os.WriteFile(filepath.Join(dir, "grammars", "toml.so"), []byte("nonsense"), 0o666)
	if err := reg.Lang("toml").Grammar(); err == nil || !strings.Contains(err.Error(), "toml.so cannot be loaded") {
		t.Error(err)
	}
}
