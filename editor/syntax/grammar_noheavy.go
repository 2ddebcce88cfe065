//go:build cgo && (hx_small || hx_noheavy)

package syntax

var heavyGrammars []grammarEntry
