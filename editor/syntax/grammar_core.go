//go:build cgo

package syntax

// #include "ts.h"
// const TSLanguage *hx_guarded_markdown(void);
// const TSLanguage *tree_sitter_markdown_inline(void);
import "C"

import (
	"sync"
	"unsafe"

	// The tree-sitter runtime itself: only its C code is used, see ts.h.
	_ "github.com/smacker/go-tree-sitter"
	_ "github.com/smacker/go-tree-sitter/markdown/tree-sitter-markdown"
	_ "github.com/smacker/go-tree-sitter/markdown/tree-sitter-markdown-inline"

	toml "github.com/tree-sitter-grammars/tree-sitter-toml/bindings/go"
	yaml "github.com/tree-sitter-grammars/tree-sitter-yaml/bindings/go"
	bash "github.com/tree-sitter/tree-sitter-bash/bindings/go"
	c "github.com/tree-sitter/tree-sitter-c/bindings/go"
	golang "github.com/tree-sitter/tree-sitter-go/bindings/go"
	javascript "github.com/tree-sitter/tree-sitter-javascript/bindings/go"
	json "github.com/tree-sitter/tree-sitter-json/bindings/go"
	python "github.com/tree-sitter/tree-sitter-python/bindings/go"
	rust "github.com/tree-sitter/tree-sitter-rust/bindings/go"
)

// HaveTreeSitter tells whether this binary was built with tree-sitter.
const HaveTreeSitter = true

// grammarPtr points to a TSLanguage, static data of the binary.
type grammarPtr = unsafe.Pointer

// coreGrammars are in every build with a C compiler. The official grammar
// packages are newer than the copies that come with the binding; two copies of
// one grammar cannot be linked, their symbols clash.
var coreGrammars = []grammarEntry{
	{"bash", bash.Language},
	{"c", c.Language},
	{"go", golang.Language},
	{"javascript", javascript.Language},
	{"json", json.Language},
	{"markdown", func() grammarPtr { return guardedMarkdown() }},
	{"markdown_inline", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_markdown_inline()) }},
	{"python", python.Language},
	{"rust", rust.Language},
	{"toml", toml.Language},
	{"yaml", yaml.Language},
}

// guardedMarkdown is the markdown grammar with a scanner that cannot crash,
// see guard.c.
var guardedMarkdown = sync.OnceValue(func() grammarPtr { return unsafe.Pointer(C.hx_guarded_markdown()) })
