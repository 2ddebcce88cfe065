package layout

import (
	"strings"

	"hx/editor/text"
)

// Place returns where the grapheme at pos is drawn.
func (f Format) Place(t text.Rope, pos int, d *Decor) Place {
	line := t.LineAt(pos)
	start, end := t.LineStart(line), t.LineEnd(line)
	if long(start, end) {
		row, col := f.gridOf(start, end).place(min(pos, end))
		return Place{line, row, col}
	}
	if f.simple(t, start, min(pos, end), d) {
		return Place{line, 0, min(pos, end) - start}
	}
	at := Place{Line: line}
	for g := range f.Line(t, line, d) {
		if g.Kind == Virtual || g.Kind == Indicator || g.Kind == Indent {
			continue
		}
		at.Row, at.Col = g.Row, g.Col
		if pos < g.Pos+g.Len {
			break
		}
	}
	return at
}

// simple tells whether every byte of [from, to), which begins a line, takes one
// cell of row 0.
func (f Format) simple(t text.Rope, from, to int, d *Decor) bool {
	if f.Wrap {
		// A word that reaches the row's end may move as a whole, so only rows
		// that hold the whole line are simple.
		to = t.LineEnd(t.LineAt(from))
		if to-from >= f.Width {
			return false
		}
	}
	if !t.IsASCII(from, to) {
		return false
	}
	if inline, overlays := d.within(from, to); len(inline) > 0 || len(overlays) > 0 {
		return false
	}
	return !hasTab(t, from, to)
}

// hasTab looks for a tab in [from, to).
func hasTab(t text.Rope, from, to int) bool {
	if from >= to {
		return false
	}
	for at, piece := range t.Pieces(from) {
		if strings.IndexByte(piece[:min(len(piece), to-at)], '\t') >= 0 {
			return true
		}
		if at+len(piece) >= to {
			break
		}
	}
	return false
}

// Rows returns the number of rows of a line, without virtual rows below it.
func (f Format) Rows(t text.Rope, line int, d *Decor) int {
	if !f.Wrap {
		return 1
	}
	start, end := t.LineStart(line), t.LineEnd(line)
	if long(start, end) {
		return f.gridOf(start, end).rows()
	}
	if f.simple(t, start, end, d) {
		return 1
	}
	rows := 1
	for g := range f.Line(t, line, d) {
		rows = max(rows, g.Row+1)
	}
	return rows
}

// At returns the position drawn at a column of a row: the grapheme that covers
// it, or the last one of the row.
func (f Format) At(t text.Rope, line, row, col int, d *Decor) int {
	start, end := t.LineStart(line), t.LineEnd(line)
	if long(start, end) {
		return f.gridOf(start, end).at(t, row, col)
	}
	if to := min(start+max(col, 0), end); row == 0 && f.simple(t, start, to, d) && t.IsBoundary(to) {
		return to
	}
	pos := end
	for g := range f.Line(t, line, d) {
		if g.Kind == Indicator || g.Kind == Indent {
			continue
		}
		if g.Row > row {
			break
		}
		pos = g.Pos
		if g.Row == row && col < g.Col+g.Width && g.Kind != Virtual {
			break
		}
	}
	return pos
}
