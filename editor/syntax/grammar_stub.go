//go:build !cgo

package syntax

import "unsafe"

// Built without a C compiler: no grammars, everything is plain text apart
// from the hand-written highlighters.
const HaveTreeSitter = false

type grammarPtr = unsafe.Pointer

var coreGrammars, moreGrammars, heavyGrammars []grammarEntry
