//go:build cgo && !hx_small && !hx_noheavy

package syntax

// #include "ts.h"
// const TSLanguage *tree_sitter_elixir(void);
// const TSLanguage *tree_sitter_groovy(void);
// const TSLanguage *tree_sitter_ocaml(void);
// const TSLanguage *tree_sitter_sql(void);
// const TSLanguage *tree_sitter_swift(void);
import "C"

import (
	"unsafe"

	_ "github.com/smacker/go-tree-sitter/elixir"
	_ "github.com/smacker/go-tree-sitter/groovy"
	// The official OCaml package holds three grammars of 5 MB each; the copy
	// of the binding is the one that is needed.
	_ "github.com/smacker/go-tree-sitter/ocaml"
	_ "github.com/smacker/go-tree-sitter/sql"
	_ "github.com/smacker/go-tree-sitter/swift"

	kotlin "github.com/tree-sitter-grammars/tree-sitter-kotlin/bindings/go"
	csharp "github.com/tree-sitter/tree-sitter-c-sharp/bindings/go"
	ruby "github.com/tree-sitter/tree-sitter-ruby/bindings/go"
	scala "github.com/tree-sitter/tree-sitter-scala/bindings/go"
)

// heavyGrammars take more bytes in the binary than all the others together: the
// five heaviest (21 MB), and four more (7 MB) without which a program for a
// small board has room within 32 MB for everything else. The tags hx_noheavy
// and hx_small leave them out.
var heavyGrammars = []grammarEntry{
	{"c-sharp", csharp.Language},
	{"elixir", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_elixir()) }},
	{"groovy", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_groovy()) }},
	{"kotlin", kotlin.Language},
	{"ocaml", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_ocaml()) }},
	{"ruby", ruby.Language},
	{"scala", scala.Language},
	{"sql", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_sql()) }},
	{"swift", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_swift()) }},
}
