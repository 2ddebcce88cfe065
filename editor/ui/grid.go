package ui

// Grid is how many entries are laid out in equal columns, filled downwards; one
// page of them is shown.
type Grid struct {
	Columns, Rows int
	Width         int // of a column, in cells
	First, Count  int // the entries shown
}

const gridColumn = 30 // cells a column has at least

// GridOf lays out count entries, the widest of which takes so many cells, in
// width cells and at most so many rows. The page is the one with entry chosen
// (negative: the first).
func GridOf(count, widest, width, rows, chosen int) Grid {
	if count <= 0 || rows <= 0 || width <= 0 {
		return Grid{}
	}
	g := Grid{Columns: max(1, width/max(gridColumn, min(widest+1, width)))}
	g.Width = width / g.Columns
	g.Rows = min(rows, (count+g.Columns-1)/g.Columns)
	page := g.Rows * g.Columns
	g.First = min(max(chosen, 0), count-1) / page * page
	g.Count = min(page, count-g.First)
	return g
}

// At is the entry at a row and column of the page; false: there is none.
func (g Grid) At(column, row int) (int, bool) {
	i := column*g.Rows + row
	if column < 0 || row < 0 || row >= g.Rows || i >= g.Count {
		return 0, false
	}
	return g.First + i, true
}
