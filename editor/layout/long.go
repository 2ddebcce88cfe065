package layout

import (
	"hx/editor/text"
)

// LongLine is the length (bytes) from which a line is laid out as a grid: every
// byte takes one cell, so that any place in a line of any length is found
// without looking at what comes before. In ASCII that is how it looks anyway,
// but for tabs, which take one cell, and for words, which may be broken.
// Other characters are followed by blanks. Inline texts are left out.
const LongLine = 64 << 10

func long(start, end int) bool { return end-start > LongLine }

// grid is the layout of a long line.
type grid struct {
	f          Format
	start, end int // of the line
	head       int // cells of the indicator
	width      int // bytes of the first row; 0: there is no other
}

func (f Format) gridOf(start, end int) grid {
	g := grid{f: f, start: start, end: end}
	if f.Wrap && f.Width > 0 {
		g.width = f.Width
		if g.head = text.StringWidth(f.Indicator); g.head >= f.Width {
			g.head = 0
		}
	}
	return g
}

// rowStart returns the first byte of a row.
func (g grid) rowStart(row int) int {
	if row <= 0 || g.width == 0 {
		return g.start
	}
	offset := int64(g.width) + int64(row-1)*int64(g.width-g.head)
	return int(min(int64(g.start)+offset, int64(g.end)))
}

// cell returns where the byte at pos lies.
func (g grid) cell(pos int) (row, col int) {
	offset := pos - g.start
	if g.width == 0 || offset < g.width {
		return 0, offset
	}
	offset -= g.width
	return 1 + offset/(g.width-g.head), g.head + offset%(g.width-g.head)
}

// rows returns the number of rows.
func (g grid) rows() int {
	row, col := g.cell(g.end)
	if g.f.Exact && row > 0 && col == g.head {
		return row // the line break stays in the row it ends
	}
	return row + 1
}

// place is cell for a glyph; a line break may lie behind the last column.
func (g grid) place(pos int) (row, col int) {
	row, col = g.cell(pos)
	if pos == g.end && row >= g.rows() {
		return row - 1, g.f.Width
	}
	return row, col
}

// at returns the position drawn at a column of a row.
func (g grid) at(t text.Rope, row, col int) int {
	from := g.rowStart(row)
	last := g.end
	if g.width > 0 && row+1 < g.rows() {
		last = g.rowStart(row+1) - 1
	}
	if row > 0 {
		col -= g.head
	}
	pos := t.FloorGrapheme(min(from+max(col, 0), last))
	if pos < from {
		// A cluster hangs over from the row before.
		if next := t.NextGrapheme(pos); next <= last {
			return next
		}
	}
	return max(pos, g.start)
}

// from yields the glyphs at and behind a column of a row.
func (g grid) from(t text.Rope, line, row, col int, d *Decor, yield func(Glyph) bool) {
	pos := g.at(t, row, col)
	_, overlays := d.within(pos, g.end)
	for pos < g.end {
		next := min(t.NextGrapheme(pos), g.end)
		cluster := t.Slice(pos, next)
		glyph := Glyph{Pos: pos, Len: next - pos, Text: cluster}
		glyph.Row, glyph.Col = g.cell(pos)
		if cluster == "\t" {
			glyph.Kind = Tab
		}
		overlays = overlay(&glyph, overlays)
		glyph.Width = next - pos
		if g.width > 0 {
			glyph.Width = min(glyph.Width, g.width-glyph.Col)
		}
		if glyph.Row > 0 && glyph.Col == g.head && !g.indicate(glyph, yield) || !yield(glyph) {
			return
		}
		pos = next
	}
	end := Glyph{Pos: g.end, Len: breakEnd(t, line, g.end) - g.end, Text: "\n", Kind: Break, Width: 1}
	end.Row, end.Col = g.place(g.end)
	if end.Row > 0 && end.Col == g.head && !g.indicate(end, yield) {
		return
	}
	yield(end)
}

// indicate yields the indicator before the first glyph of a row.
func (g grid) indicate(first Glyph, yield func(Glyph) bool) bool {
	col := 0
	for s := g.f.Indicator; s != "" && g.head > 0; {
		var cluster string
		cluster, s = text.FirstCluster(s)
		mark := Glyph{Pos: first.Pos, Text: cluster, Row: first.Row, Col: col, Width: text.Width(cluster), Kind: Indicator}
		if !yield(mark) {
			return false
		}
		col += mark.Width
	}
	return true
}
