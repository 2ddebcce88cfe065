// Package layout turns text into visual rows: tabs, wide characters, soft wrap,
// virtual text. It answers in both directions: where is this byte drawn, and
// which byte is drawn here. Columns and widths are cells, rows and lines count
// from 0, positions are bytes.
//
// Work is done line by line and on demand; only the lines asked for are looked
// at. A line without wrap, tabs, wide characters and virtual text costs
// nothing per character.
package layout

import "slices"

// Format says how lines are laid out.
type Format struct {
	TabWidth int
	// Wrap breaks long lines into rows of at most Width cells.
	Wrap  bool
	Width int
	// MaxWrap is how far (cells) a row's end may move back to a word boundary,
	// MaxIndentRetain the largest indentation repeated on continuation rows.
	MaxWrap, MaxIndentRetain int
	// Exact lets a line that ends exactly at Width end there: for widths
	// narrower than the window, where the line break has a cell of its own.
	Exact bool
	// Indicator is drawn at the start of continuation rows.
	Indicator string
}

// Inline is virtual text drawn before the character at Pos. The cursor skips
// it.
type Inline struct {
	Pos   int
	Text  string
	Scope string // theme scope, or the text's colour, "#rrggbb"
}

// Overlay replaces the picture of the grapheme at Pos.
type Overlay struct {
	Pos   int
	Text  string
	Scope string
}

// Decor is what features add to the text of a view. Slices are sorted by Pos.
type Decor struct {
	Inline   []Inline
	Overlays []Overlay
	// Below tells how many virtual rows follow a line (diagnostics).
	Below func(line int) int
}

// Kind says what a glyph stands for.
type Kind uint8

const (
	Text      Kind = iota
	Tab            // Text is "\t", Width up to the next tab stop
	Break          // the line break, or the place after the last character
	Virtual        // inline text, Len 0
	Indicator      // soft wrap's mark, Len 0
	Indent         // blanks that continue the indentation on a wrapped row, Len 0
)

// Glyph is one grapheme as it is drawn.
type Glyph struct {
	Pos, Len        int // in the text, bytes; Len is 0 for what is not text
	Text            string
	Row, Col, Width int // row within the line; cell
	Kind            Kind
	Scope           string // of virtual text and overlays, else ""
}

// Place is where a position is drawn: a line, a row of that line, a column.
type Place struct{ Line, Row, Col int }

// Merge returns both decorations together.
func (d Decor) Merge(o Decor) Decor {
	out := Decor{Inline: mergeSorted(d.Inline, o.Inline, func(i Inline) int { return i.Pos }),
		Overlays: mergeSorted(d.Overlays, o.Overlays, func(i Overlay) int { return i.Pos })}
	switch {
	case d.Below == nil:
		out.Below = o.Below
	case o.Below == nil:
		out.Below = d.Below
	default:
		out.Below = func(line int) int { return d.Below(line) + o.Below(line) }
	}
	return out
}

func mergeSorted[T any](a, b []T, pos func(T) int) []T {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	out := append(slices.Clone(a), b...)
	slices.SortStableFunc(out, func(x, y T) int { return pos(x) - pos(y) })
	return out
}
