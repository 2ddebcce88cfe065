package arch

import (
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// layers are the rows of the table in docs/architecture.md, lowest first. A
// package may import its own row (no cycles, Go sees to that) and lower ones.
var layers = [][]string{
	{"editor/text", "editor/change", "editor/selection", "keymap", "themes", "themes/gen", "runtime", "runtime/gen", "editor/event"},
	{"editor/motion", "editor/object", "editor/layout", "editor/regex", "editor/fuzzy", "editor/cmdline", "editor/reflow",
		"editor/textdiff", "editor/syntax", "editor/config/source", "editor/config", "editor/config/gen", "editor/increment", "editor/comment"},
	{"editor/job", "editor/walk", "editor/grep", "editor/vcs", "editor/clip", "editor/shell", "lsp/wire", "lsp/link", "lsp/snippet", "lsp"},
	{"editor/document", "editor/window", "editor/register", "editor/ui", "editor"},
	{"editor/command", "editor/commands", "editor/feature/", "editor/input", "editor/registry"},
	{"render/cell", "render/markdown", "render", "render/term", "editor/loop"},
	{"cmd/hx", "internal/"},
}

func layerOf(pkg string) int {
	for i, row := range layers {
		for _, name := range row {
			if pkg == name || strings.HasSuffix(name, "/") && strings.HasPrefix(pkg, name) {
				return i
			}
		}
	}
	return -1
}

// fences are third parties and the only packages that may use them.
var fences = map[string][]string{
	"github.com/gdamore/tcell":          {"render/term"},
	"go.lsp.dev/protocol":               {"lsp", "internal/fakelsp"},
	"github.com/smacker/go-tree-sitter": {"editor/syntax", "internal/querycheck"},
	"github.com/BurntSushi/toml":        {"editor/config", "editor/config/source", "themes", "themes/gen", "runtime", "runtime/gen"},
	"github.com/rivo/uniseg":            {"editor/text", "render/cell"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "hx/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(strings.NewReader(string(out))); dec.More(); {
		var p listed
		if err := dec.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

func TestImportsGoDownward(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "hx/")
		from := layerOf(name)
		if from < 0 {
			t.Errorf("%s has no layer: give it a row in docs/architecture.md and here", name)
			continue
		}
		for _, imp := range p.Imports {
			other, ours := strings.CutPrefix(imp, "hx/")
			if to := layerOf(other); ours && to > from {
				t.Errorf("%s imports %s, which lies above it", name, other)
			}
			for third, allowed := range fences {
				if strings.HasPrefix(imp, third) && !contains(allowed, name) {
					t.Errorf("%s imports %s, which is fenced to %s", name, imp, strings.Join(allowed, ", "))
				}
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, have := range list {
		if have == s {
			return true
		}
	}
	return false
}
