//go:build cgo && hx_small

package syntax

var moreGrammars []grammarEntry
