package editor

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/themes"
)

// Highlight gives a stretch of text a style, laid over what is below it.
type Highlight struct {
	From, To int // bytes
	Style    themes.Style
}

// Highlighter adds a layer of highlights to the visible part of a view's text:
// sorted by From; where two overlap the later one lies on top. Layers lie in
// the order they were added.
type Highlighter func(ed *Editor, v *window.View, d *document.Document, visible text.Span) []Highlight

// Mark is what a gutter shows on a line.
type Mark struct {
	Text  string
	Scope string // theme scope
}

// Marker fills a gutter column: it returns what to show on a 0-based line of
// the document, false for nothing. It is asked once per painted row.
type Marker func(ed *Editor, d *document.Document, gutter config.Gutter, line int) (Mark, bool)

// StatusText fills an element of the status line that a feature knows about.
type StatusText func(ed *Editor, v *window.View, d *document.Document) []StyledText

// StyledText is a piece of a row with its theme scope, "" for the row's own.
type StyledText struct{ Text, Scope string }

// LineText is what a feature draws at a 0-based line of the document, outside
// the text: behind its end, as one row.
type LineText func(ed *Editor, v *window.View, d *document.Document, line int) []StyledText

// LineRows is what a feature draws below a line: as many rows as its
// Decorator's Below tells, from the left edge of the text area on.
type LineRows func(ed *Editor, v *window.View, d *document.Document, line int) [][]StyledText

// Corner is what a feature draws at the top right of the focused view: rows of
// at most width cells.
type Corner func(ed *Editor, v *window.View, d *document.Document, width int) [][]StyledText

// Looks is what features add to the picture of a view.
type Looks struct {
	Highlights []Highlighter
	Marks      []Marker
	Status     map[config.StatusElement]StatusText
	LineEnd    []LineText
	Below      []LineRows
	Corner     []Corner
	// Alerts are short marks at the right of the message line; an empty text is
	// none.
	Alerts []func(*Editor) StyledText
	// Code colours source text of a language, as a fence in Markdown names it:
	// pieces that are together the source, nil when that language is not known.
	Code func(language, source string) []ui.Piece
	// CodeAge grows when a language becomes known to Code, so that what was
	// coloured before has to be coloured again.
	CodeAge int
	// Partner returns the bracket that belongs to the one at pos, as far as that
	// is known without waiting; knows is false in plain text.
	Partner func(ed *Editor, d *document.Document, pos int) (to int, found, knows bool)
}
