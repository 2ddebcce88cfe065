package editor

import (
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// Syntax is what commands ask of the syntax trees. knows is false for a
// document without a tree; commands then fall back to plain text.
type Syntax interface {
	// Bracket returns where match_brackets goes from pos.
	Bracket(d *document.Document, pos int) (to int, found, knows bool)
	// Pair returns the starts of the halves of the count-th pair of ch (or 'm':
	// any) around a range.
	Pair(d *document.Document, r selection.Range, ch rune, count int) (open, shut int, err error, knows bool)
	// Object returns the smallest object of that name around a range's cursor.
	Object(d *document.Document, r selection.Range, name string, around bool) (text.Span, bool)
	// CommentLanguage is the language whose comment markers count at pos, which
	// an injection may have brought; nil without a tree.
	CommentLanguage(d *document.Document, pos int) *hxruntime.Language
}
