package editor

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/text"
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

// Looks is what features add to the picture of a view.
type Looks struct {
	Highlights []Highlighter
	Marks      []Marker
	Status     map[config.StatusElement]StatusText
}
