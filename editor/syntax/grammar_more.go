//go:build cgo && !hx_small

package syntax

// #include "ts.h"
// const TSLanguage *tree_sitter_cue(void);
// const TSLanguage *tree_sitter_dockerfile(void);
// const TSLanguage *tree_sitter_elm(void);
// const TSLanguage *tree_sitter_hcl(void);
// const TSLanguage *tree_sitter_proto(void);
import "C"

import (
	"unsafe"

	_ "github.com/smacker/go-tree-sitter/cue"
	_ "github.com/smacker/go-tree-sitter/dockerfile"
	_ "github.com/smacker/go-tree-sitter/elm"
	_ "github.com/smacker/go-tree-sitter/hcl"
	_ "github.com/smacker/go-tree-sitter/protobuf"

	r "github.com/r-lib/tree-sitter-r/bindings/go"
	lua "github.com/tree-sitter-grammars/tree-sitter-lua/bindings/go"
	make_ "github.com/tree-sitter-grammars/tree-sitter-make/bindings/go"
	svelte "github.com/tree-sitter-grammars/tree-sitter-svelte/bindings/go"
	xml "github.com/tree-sitter-grammars/tree-sitter-xml/bindings/go"
	zig "github.com/tree-sitter-grammars/tree-sitter-zig/bindings/go"
	cpp "github.com/tree-sitter/tree-sitter-cpp/bindings/go"
	css "github.com/tree-sitter/tree-sitter-css/bindings/go"
	gomod "github.com/tree-sitter/tree-sitter-gomod/bindings/go"
	html "github.com/tree-sitter/tree-sitter-html/bindings/go"
	java "github.com/tree-sitter/tree-sitter-java/bindings/go"
	php "github.com/tree-sitter/tree-sitter-php/bindings/go"
	regex "github.com/tree-sitter/tree-sitter-regex/bindings/go"
	typescript "github.com/tree-sitter/tree-sitter-typescript/bindings/go"
)

// moreGrammars are left out by the tag hx_small.
var moreGrammars = []grammarEntry{
	{"cpp", cpp.Language},
	{"css", css.Language},
	{"cue", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_cue()) }},
	{"dockerfile", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_dockerfile()) }},
	{"elm", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_elm()) }},
	{"gomod", gomod.Language},
	{"hcl", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_hcl()) }},
	{"html", html.Language},
	{"java", java.Language},
	{"lua", lua.Language},
	{"make", make_.Language},
	{"php", php.LanguagePHP},
	{"proto", func() grammarPtr { return unsafe.Pointer(C.tree_sitter_proto()) }},
	{"r", r.Language},
	{"regex", regex.Language},
	{"svelte", svelte.Language},
	{"tsx", typescript.LanguageTSX},
	{"typescript", typescript.LanguageTypescript},
	{"xml", xml.LanguageXML},
	{"zig", zig.Language},
}
