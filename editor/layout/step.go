package layout

import "hx/editor/text"

// Step goes delta rows from a row of a line, down or up (negative), at most to
// the first or last row of the text. Virtual rows below lines count; a step
// that ends on one stays on the line above it.
func (f Format) Step(t text.Rope, line, row, delta int, d *Decor) (int, int) {
	line, row = f.Scroll(t, line, row, delta, d)
	return line, min(row, f.Rows(t, line, d)-1)
}

// Scroll is Step that may end on a virtual row: it is then one of those behind
// the rows of its line.
func (f Format) Scroll(t text.Rope, line, row, delta int, d *Decor) (int, int) {
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
		row = f.Height(t, line, d) - 1
	}
	for {
		left := max(f.Height(t, line, d)-1-row, 0)
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
	return line, row
}

// Height returns the rows of a line with the virtual ones below it.
func (f Format) Height(t text.Rope, line int, d *Decor) int {
	rows := f.Rows(t, line, d)
	if d != nil && d.Below != nil {
		rows += d.Below(line)
	}
	return rows
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
		rows += f.Height(t, line, d)
	}
	return rows + to.Row
}
