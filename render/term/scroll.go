package term

import (
	"strconv"

	"hx/render/cell"
)

// Rows that moved up or down are found by hashes: of the whole row, and of the
// row without its first cells, where line numbers relative to the cursor stay
// in place while the text moves.
type hashes struct {
	was, want []rowHash
}

type rowHash struct {
	whole, tail uint32
	weight      int // about the bytes to write the row on a blank screen
}

const (
	gutter = 12 // cells left out of the hash of the tail

	// scrollCost is what setting a region and scrolling it takes, in bytes,
	// with something for what then still differs.
	scrollCost = 30

	// maxScrolls bounds the scrolled regions of one frame: one for each of a
	// few windows one above the other.
	maxScrolls = 3

	// scrollFrom is how many rows must differ for it to be tried.
	scrollFrom = 3
)

func hashRow(row []cell.Cell) rowHash {
	const prime = 16777619
	h := rowHash{}
	tail, whole := uint32(2166136261), uint32(0)
	for x, c := range row {
		if x == gutter {
			whole, tail = tail, 2166136261
		}
		tail = (tail ^ uint32(c)) * prime
		tail = (tail ^ uint32(c>>32)) * prime
		if !c.IsBlank() {
			h.weight++
		}
	}
	h.whole, h.tail = whole*31+tail, tail
	return h
}

// scroll moves rows of the screen up or down where that saves writing them.
func (e *encoder) scroll() {
	h := &e.hashes
	h.want = h.want[:0]
	for y := range e.h {
		h.want = append(h.want, hashRow(e.rowOf(e.next, y)))
	}
	for range maxScrolls {
		h.was = h.was[:0]
		for y := range e.h {
			h.was = append(h.was, hashRow(e.rowOf(e.shown, y)))
		}
		top, bottom, n := h.find()
		if n == 0 {
			return
		}
		e.scrollRows(top, bottom, n)
	}
}

// cost returns about how many bytes turn row i of the shown into row y of the
// wanted ones.
func (h *hashes) cost(i, y int) int {
	was, want := &h.was[i], &h.want[y]
	switch {
	case was.whole == want.whole:
		return 0
	case was.tail == want.tail:
		return min(gutter, want.weight)
	}
	return want.weight
}

// find returns the region of rows top..bottom and by how many they are best
// scrolled, up if n is positive, or 0 for not at all.
func (h *hashes) find() (top, bottom, n int) {
	rows := len(h.want)
	most := scrollCost
	for d := 1 - rows; d < rows; d++ {
		if d == 0 || !h.promising(d) {
			continue
		}
		// The best run of rows a..b that come from a+d..b+d. What they leave
		// behind or push out is blank and has to be written whole.
		lowest, highest := max(0, -d), min(rows, rows-d)
		sum, from := 0, lowest
		for y := lowest; y < highest; y++ {
			if sum <= 0 {
				sum, from = 0, y
			}
			sum += h.cost(y, y) - h.cost(y+d, y)
			if sum <= most {
				continue
			}
			if total := sum - h.exposed(from, y, d); total > most {
				most, n = total, d
				top, bottom = min(from, from+d), max(y, y+d)
			}
		}
	}
	return top, bottom, n
}

// promising reports whether some row that changed comes from d rows below.
func (h *hashes) promising(d int) bool {
	for y := max(0, -d); y < min(len(h.want), len(h.want)-d); y++ {
		if w := &h.want[y]; w.weight > 0 && w.tail == h.was[y+d].tail && w.whole != h.was[y].whole {
			return true
		}
	}
	return false
}

// exposed returns what it costs more to write the rows that become blank when
// rows from..to come from d rows below.
func (h *hashes) exposed(from, to, d int) int {
	first, last := to+1, to+d
	if d < 0 {
		first, last = from+d, from-1
	}
	cost := 0
	for y := first; y <= last; y++ {
		cost += h.want[y].weight - h.cost(y, y)
	}
	return cost
}

// scrollRows scrolls the rows top..bottom by n, up if n is positive.
func (e *encoder) scrollRows(top, bottom, n int) {
	// The new rows get the background they will have, if they can.
	edge := bottom
	if n < 0 {
		edge = top
	}
	if last := e.rowOf(e.next, edge)[e.w-1]; e.erasable(last) && !e.canErase(last) {
		e.setPen(last.Style())
	} else if !e.erasable(last) && !e.canErase(cell.Blank) {
		e.setPen(plainPen)
	}

	part := top > 0 || bottom < e.h-1
	if part {
		e.out = append(e.out, "\x1b["...)
		e.out = appendRegion(e.out, top, bottom, e.h)
		e.x, e.y = 0, 0
	}
	rows := max(n, -n)
	switch {
	case e.term.has(scrollLines) && n > 0:
		e.out = appendCSI(e.out, rows, 'S')
	case e.term.has(scrollLines):
		e.out = appendCSI(e.out, rows, 'T')
	case n > 0:
		e.moveTo(0, bottom)
		for range rows {
			e.out = append(e.out, '\n')
		}
	default:
		e.moveTo(0, top)
		for range rows {
			e.out = append(e.out, "\x1bM"...)
		}
	}
	if part {
		e.out = append(e.out, "\x1b[r"...)
		e.x, e.y = 0, 0
	}

	region := e.shown[top*e.w : (bottom+1)*e.w]
	cells := min(rows*e.w, len(region))
	if n > 0 {
		copy(region, region[cells:])
		fillCells(region[len(region)-cells:], e.erased())
	} else {
		copy(region[cells:], region)
		fillCells(region[:cells], e.erased())
	}
}

// appendRegion adds the parameters and the final byte that make the rows
// top..bottom of h the scroll region.
func appendRegion(b []byte, top, bottom, h int) []byte {
	b = strconv.AppendInt(b, int64(top+1), 10)
	if bottom < h-1 {
		b = strconv.AppendInt(append(b, ';'), int64(bottom+1), 10)
	}
	return append(b, 'r')
}
