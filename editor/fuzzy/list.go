// Package fuzzy filters and ranks lists of short texts the way fzf does, whose
// scoring it uses.
//
// A List grows while a source fills it; Items is a view of it that another
// goroutine may read. A Matcher filters Items by a Query and gives a Result:
// all matching items, with the best rows ranked. Two things make it cheap
// enough for a key press over 100,000 items on a small machine: a query that
// narrows the last one looks only at the items that matched it, and an item is
// scored only if it could still get among the rows to be shown.
package fuzzy

// List holds rows of one or more columns. Rows are only added, never changed.
// One goroutine owns it.
type List struct {
	columns int
	rows    int
	blocks  [][]cell // of blockRows rows each, but the first may be smaller
	shorter bool
}

// blockRows is a compromise: lists grow without copying, and short ones, like
// completions, start small anyway.
const (
	blockRows  = 1024
	firstBlock = 16
)

// cell is one column of one row.
type cell struct {
	text string
	mask mask
	places
}

// NewList makes an empty list; every row will have so many columns, 1 or more.
func NewList(columns int) *List {
	return &List{columns: max(columns, 1)}
}

// ShorterFirst ranks the shorter of two rows that match alike first, for more was
// typed of it. Otherwise they stay in order.
func (l *List) ShorterFirst() *List {
	l.shorter = true
	return l
}

// Add appends a row. Missing columns are empty, extra ones are left out.
func (l *List) Add(cells ...string) {
	row := l.next()
	for i := range row {
		if i < len(cells) {
			row[i] = newCell(cells[i])
		}
	}
	l.rows++
}

// next makes room for a row and gives its cells.
func (l *List) next() []cell {
	block, at := l.rows/blockRows, l.rows%blockRows*l.columns
	switch {
	case block == len(l.blocks):
		n := blockRows
		if block == 0 {
			n = firstBlock
		}
		l.blocks = append(l.blocks, make([]cell, n*l.columns))
	case at == len(l.blocks[block]): // the first one; views keep the old copy
		bigger := make([]cell, min(4*len(l.blocks[0]), blockRows*l.columns))
		copy(bigger, l.blocks[0])
		l.blocks = [][]cell{bigger}
	}
	return l.blocks[block][at : at+l.columns]
}

// Len is the number of rows.
func (l *List) Len() int { return l.rows }

// Items is the list as it is now. It costs nothing, and rows added later do
// not show in it.
func (l *List) Items() Items {
	return Items{l, l.columns, l.rows, l.blocks, l.shorter}
}

// Items is an immutable view of the first rows of a List, for any goroutine.
type Items struct {
	list    *List // identity only
	columns int
	rows    int
	blocks  [][]cell
	shorter bool
}

// Len is the number of rows.
func (v Items) Len() int { return v.rows }

// Text is the text of a column of a row.
func (v Items) Text(row, col int) string { return v.row(row)[col].text }

func (v Items) row(i int) []cell {
	at := i % blockRows * v.columns
	return v.blocks[i/blockRows][at : at+v.columns]
}

// lengthOf is the length of a row's text in bytes where it matters, else 0.
func (v Items) lengthOf(cells []cell) int32 {
	if !v.shorter {
		return 0
	}
	n := 0
	for i := range cells {
		n += len(cells[i].text)
	}
	return int32(n)
}

// extends reports whether v has the rows of old as its first ones.
func (v Items) extends(old Items) bool {
	return v.list == old.list && v.rows >= old.rows
}
