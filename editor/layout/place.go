package layout

import (
	"strings"

	"hx/editor/text"
)

// Place returns where the grapheme at pos is drawn.
func (f Format) Place(t text.Rope, pos int, d *Decor) Place {
	line := t.LineAt(pos)
	start := t.LineStart(line)
	if f.simple(t, start, pos, d) {
		return Place{line, 0, pos - start}
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

// simple tells whether every byte of [from, to) takes one cell of row 0.
func (f Format) simple(t text.Rope, from, to int, d *Decor) bool {
	if f.Wrap && to-from >= f.Width || !t.IsASCII(from, to) {
		return false
	}
	if inline, _ := d.within(from, to); len(inline) > 0 {
		return false
	}
	for at, chunk := range t.Chunks(from) {
		if at >= to {
			break
		}
		chunk = chunk[:min(len(chunk), to-at)]
		if strings.IndexByte(chunk, '\t') >= 0 {
			return false
		}
	}
	// A word that reaches the row's end may move as a whole, so only rows that
	// hold the whole line are simple.
	return !f.Wrap || t.LineEnd(t.LineAt(from))-from < f.Width-1 && t.IsASCII(from, t.LineEnd(t.LineAt(from)))
}

// Rows returns the number of rows of a line, without virtual rows below it.
func (f Format) Rows(t text.Rope, line int, d *Decor) int {
	if !f.Wrap {
		return 1
	}
	start, end := t.LineStart(line), t.LineEnd(line)
	if f.simple(t, start, end, d) {
		return 1
	}
	rows := 1
	for g := range f.Line(t, line, d) {
		rows = max(rows, g.Row+1)
	}
	return rows
}

// height is Rows with the virtual rows below.
func (f Format) height(t text.Rope, line int, d *Decor) int {
	rows := f.Rows(t, line, d)
	if d != nil && d.Below != nil {
		rows += d.Below(line)
	}
	return rows
}

// At returns the position drawn at a column of a row: the grapheme that covers
// it, or the last one of the row.
func (f Format) At(t text.Rope, line, row, col int, d *Decor) int {
	start, end := t.LineStart(line), t.LineEnd(line)
	if row == 0 && f.simple(t, start, min(start+col, end), d) && (!f.Wrap || f.simple(t, start, end, d)) {
		return t.FloorGrapheme(min(start+col, end))
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

// Step goes delta rows from a row of a line, down or up (negative), at most to
// the first or last row of the text. Virtual rows below lines count; a step
// that ends on one stays on the line above it.
func (f Format) Step(t text.Rope, line, row, delta int, d *Decor) (int, int) {
	if !f.Wrap && (d == nil || d.Below == nil) {
		return max(0, min(line+delta, t.Lines()-1)), 0
	}
	for delta < 0 {
		if row >= -delta {
			return line, row + delta
		}
		if line == 0 {
			return 0, 0
		}
		delta += row + 1
		line--
		row = f.height(t, line, d) - 1
	}
	for {
		left := f.height(t, line, d) - 1 - row
		if delta <= left {
			row += delta
			break
		}
		if line >= t.Lines()-1 {
			row += left
			break
		}
		delta -= left + 1
		line++
		row = 0
	}
	return line, min(row, f.Rows(t, line, d)-1)
}

// Distance returns the rows from one place down to another, negative when it
// lies above. Counting ends beyond limit rows.
func (f Format) Distance(t text.Rope, from, to Place, limit int, d *Decor) int {
	if !f.Wrap && (d == nil || d.Below == nil) {
		return to.Line - from.Line
	}
	if to.Line < from.Line || to.Line == from.Line && to.Row < from.Row {
		return -f.Distance(t, to, from, limit, d)
	}
	rows := -from.Row
	for line := from.Line; line < to.Line && rows <= limit; line++ {
		rows += f.height(t, line, d)
	}
	return rows + to.Row
}
