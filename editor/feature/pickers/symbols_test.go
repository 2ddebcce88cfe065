//go:build cgo

package pickers_test

import (
	"strings"
	"testing"

	"hx/internal/hxtest"
)

var symbolFiles = map[string]string{
	"a.rs": "struct Shop;\nfn sell() {}\n", "b.py": "class Stock:\n    def count(self): pass\n", "c.txt": "fn nothing() {}\n",
	"notes.md": "# Title\n\n```go\nfunc inCode() {}\n```\n", "bin.rs": "\x00\x01fn x() {}\n",
}

const noServers = "[editor.lsp]\nenable = false\n"

// Without a language server the definitions are those of the tags query.
func TestSymbolsOfADocument(t *testing.T) {
	r := newRig(t, hxtest.Options{Config: noServers, Files: symbolFiles, Open: "a.rs"})
	r.keys("<space>s")
	if got := r.rows(); !strings.Contains(got, "Shop") || !strings.Contains(got, "sell") || strings.Contains(got, "Stock") {
		t.Errorf("the rows are %s", got)
	}
	r.keys("%name sell<ret>")
	if got := r.State(); got != "struct Shop;\n#[fn sell() {}|]#\n" {
		t.Errorf("state %q", got)
	}
}

// So are those of the workspace, in all languages.
func TestSymbolsOfTheWorkspace(t *testing.T) {
	r := newRig(t, hxtest.Options{Config: noServers, Files: symbolFiles, Open: "c.txt"})
	r.keys(":cd .<ret><space>S")
	got := r.rows()
	for _, want := range []string{"Shop", "sell", "Stock", "count", "Title"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing: %s", want, got)
		}
	}
	if strings.Contains(got, "nothing") {
		t.Errorf("the rows are %s", got)
	}
	r.keys("%path b.py %name count<ret>")
	if got := r.Text(); !strings.HasPrefix(got, "class Stock") {
		t.Errorf("the text is %q", got)
	}
}

func TestPlainTextHasNoSymbols(t *testing.T) {
	r := newRig(t, hxtest.Options{Config: noServers, Files: symbolFiles, Open: "c.txt"})
	r.keys("<space>s")
	if got := r.Ed.Msg.Text; got == "" {
		t.Error("nothing is said")
	}
}
