//go:build cgo && !hx_small && !hx_noheavy

package syntax

// #include "ts.h"
// const TSLanguage *tree_sitter_ocaml(void);
// const TSLanguage *tree_sitter_swift(void);
import "C"

import (
	"unsafe"

	// The official OCaml package holds three grammars of 5 MB each; the copy
	// of the binding is the one that is needed.
	_ "github.com/smacker/go-tree-sitter/ocaml"
	_ "github.com/smacker/go-tree-sitter/swift"

	kotlin "github.com/tree-sitter-grammars/tree-sitter-kotlin/bindings/go"
	csharp "github.com/tree-sitter/tree-sitter-c-sharp/bindings/go"
	scala "github.com/tree-sitter/tree-sitter-scala/bindings/go"
)

// heavyGrammars take as many bytes in the binary as all the others together.
// The tags hx_noheavy and hx_small leave them out.
var heavyGrammars = []grammarEntry{
	{"c-sharp", csharp.Language},
	{"kotlin", kotlin.Language},
	{"ocaml", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_ocaml()) }},
	{"scala", scala.Language},
	{"swift", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_swift()) }},
}
