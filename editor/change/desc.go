package change

import "sort"

// Side says where a position goes when text is inserted exactly at it, or when
// the text around it is replaced.
type Side int8

const (
	// Before stays left of text inserted at the position.
	Before Side = iota
	// After moves right of it.
	After
	// BeforeSticky is Before, but inside replaced text of unchanged length the
	// position keeps its offset.
	BeforeSticky
	// AfterSticky is After with the same exception.
	AfterSticky
)

func (s Side) after() bool  { return s == After || s == AfterSticky }
func (s Side) sticky() bool { return s >= BeforeSticky }

// extent is an edit without its text: [from, to) becomes size bytes. delta is
// what the extents before it add to a position.
type extent struct{ from, to, size, delta int }

// next is the delta behind the extent.
func (x extent) next() int { return x.delta + x.size - (x.to - x.from) }

// Desc describes a change by its lengths alone: enough to move positions. It
// is what the change log keeps.
type Desc struct {
	extents       []extent
	before, after int
}

// Len returns the length of the text the change applies to, NewLen that of the
// result, in bytes.
func (d Desc) Len() int    { return d.before }
func (d Desc) NewLen() int { return d.after }

// IsEmpty tells whether nothing changes.
func (d Desc) IsEmpty() bool { return len(d.extents) == 0 }

// Map returns where a position of the old text is in the new one. Positions
// inside deleted text go to the deletion's place; inside replaced text to its
// end (After) or start (Before). Logarithmic in the number of edits.
func (d Desc) Map(pos int, side Side) int {
	w := d.Walk()
	return w.Map(pos, side)
}

// Walker maps a rising series of positions in time linear in both.
type Walker struct {
	d Desc
	i int // extents before i end before the last position
}

// Walk returns a walker at the start of the text.
func (d Desc) Walk() Walker { return Walker{d: d} }

// Map maps one position like Desc.Map. A position smaller than an earlier one
// is looked up anew.
func (w *Walker) Map(pos int, side Side) int {
	e := w.d.extents
	if w.i > 0 && e[w.i-1].to >= pos || len(e) > 16 && w.i+8 < len(e) && e[w.i+8].to < pos {
		w.i = sort.Search(len(e), func(i int) bool { return e[i].to >= pos })
	}
	for w.i < len(e) && e[w.i].to < pos {
		w.i++
	}
	delta := w.d.deltaAt(w.i)
	for _, x := range e[w.i:] {
		if x.from > pos {
			break
		}
		if to, done := x.place(pos, side); done {
			return to
		}
		delta = x.next()
	}
	return pos + delta
}

// deltaAt returns what the extents before i add.
func (d Desc) deltaAt(i int) int {
	if i == 0 {
		return 0
	}
	return d.extents[i-1].next()
}

// place maps a position in [x.from, x.to]; false when the extent lies wholly
// before it and the position is to be shifted.
func (x extent) place(pos int, side Side) (int, bool) {
	start := x.from + x.delta
	switch {
	case x.from == x.to: // an insertion at pos
		if side.after() {
			return 0, false
		}
		return start, true
	case pos == x.to:
		return 0, false
	case pos == x.from || x.size == 0:
		return start, true
	case side.sticky() && x.size == x.to-x.from:
		return pos + x.delta, true
	case side.after():
		return start + x.size, true
	}
	return start, true
}

// Touches tells whether the change deletes or replaces bytes of [from, to), or
// inserts strictly inside it.
func (d Desc) Touches(from, to int) bool {
	i := sort.Search(len(d.extents), func(i int) bool { return d.extents[i].to > from })
	return i < len(d.extents) && d.extents[i].from < to
}

// Changed returns the span of the new text outside of which nothing changed.
func (d Desc) Changed() (from, to int) {
	if d.IsEmpty() {
		return 0, 0
	}
	last := d.extents[len(d.extents)-1]
	return d.extents[0].from, last.to + d.after - d.before
}
