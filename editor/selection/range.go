// Package selection holds ranges and lists of ranges: what the user has
// selected. Both are immutable values.
package selection

import (
	"hx/editor/change"
	"hx/editor/text"
)

// Range is a stretch of text with a direction: from Anchor, where it began, to
// Head, the end that moves. Both are gap positions in bytes; the order of the
// two is the direction, and a range of equal ends is empty.
//
// The cursor is a block over one grapheme: the one before Head in a forward
// range, the one after Head in a backward or empty range.
type Range struct {
	Anchor, Head int
	Goal         Goal
}

// Goal is the visual column (cells from 0) that vertical movement tries to
// keep. The zero Goal remembers none.
type Goal int32

// GoalColumn returns the goal for a column.
func GoalColumn(column int) Goal { return Goal(min(column, 1<<30) + 1) }

// Column returns the remembered column.
func (g Goal) Column() (int, bool) { return int(g) - 1, g != 0 }

// Point returns the empty range at pos.
func Point(pos int) Range { return Range{Anchor: pos, Head: pos} }

// New returns the range from anchor to head.
func New(anchor, head int) Range { return Range{Anchor: anchor, Head: head} }

// From and To are the ends in text order.
func (r Range) From() int { return min(r.Anchor, r.Head) }
func (r Range) To() int   { return max(r.Anchor, r.Head) }

// Len returns the bytes selected.
func (r Range) Len() int { return r.To() - r.From() }

// IsEmpty tells whether nothing is selected.
func (r Range) IsEmpty() bool { return r.Anchor == r.Head }

// Backward tells whether the head lies before the anchor.
func (r Range) Backward() bool { return r.Head < r.Anchor }

// Flip exchanges anchor and head.
func (r Range) Flip() Range { return Range{Anchor: r.Head, Head: r.Anchor, Goal: r.Goal} }

// Forward returns the range facing forward.
func (r Range) Forward() Range { return r.Over(r.From(), r.To()).facing(false) }

func (r Range) facing(backward bool) Range {
	if r.Backward() != backward {
		return Range{Anchor: r.Head, Head: r.Anchor}
	}
	return Range{Anchor: r.Anchor, Head: r.Head}
}

// Over returns the range [from, to) with r's direction.
func (r Range) Over(from, to int) Range {
	if r.Backward() {
		return Range{Anchor: to, Head: from}
	}
	return Range{Anchor: from, Head: to}
}

// WithDirection returns the same span facing backward or forward.
func (r Range) WithDirection(backward bool) Range { return r.facing(backward) }

// Text returns the selected text.
func (r Range) Text(t text.Rope) string { return t.Slice(r.From(), r.To()) }

// Contains tells whether pos lies in [From, To).
func (r Range) Contains(pos int) bool { return r.From() <= pos && pos < r.To() }

// ContainsRange tells whether other lies within r.
func (r Range) ContainsRange(other Range) bool {
	return r.From() <= other.From() && other.To() <= r.To()
}

// Overlaps tells whether two ranges share a byte or start at the same place.
// Ranges that merely touch do not overlap.
func (r Range) Overlaps(other Range) bool {
	return r.From() == other.From() || r.To() > other.From() && other.To() > r.From()
}

// Merge returns the range that spans both; it is backward only if both are.
func (r Range) Merge(other Range) Range {
	from, to := min(r.From(), other.From()), max(r.To(), other.To())
	if r.Backward() && other.Backward() {
		return Range{Anchor: to, Head: from}
	}
	return Range{Anchor: from, Head: to}
}

// Extend returns r grown to cover [from, to), keeping its direction.
func (r Range) Extend(from, to int) Range {
	return r.Over(min(r.From(), from), max(r.To(), to))
}

// Cursor returns the start of the grapheme that the block cursor is on.
func (r Range) Cursor(t text.Rope) int {
	if r.Head > r.Anchor {
		return t.PrevGrapheme(r.Head)
	}
	return r.Head
}

// CursorLine returns the 0-based line of the cursor.
func (r Range) CursorLine(t text.Rope) int { return t.LineAt(r.Cursor(t)) }

// PutCursor puts the block cursor on the grapheme at pos. Moving gives an
// empty range there (one grapheme once stored). Extending keeps the anchor,
// and when the head crosses it, the grapheme the anchor was on stays selected.
func (r Range) PutCursor(t text.Rope, pos int, extend bool) Range {
	if !extend {
		return Point(pos)
	}
	anchor := r.Anchor
	switch {
	case r.Head >= r.Anchor && pos < r.Anchor:
		anchor = t.NextGrapheme(anchor)
	case r.Head < r.Anchor && pos >= r.Anchor:
		anchor = t.PrevGrapheme(anchor)
	}
	if anchor <= pos {
		return Range{Anchor: anchor, Head: t.NextGrapheme(pos)}
	}
	return Range{Anchor: anchor, Head: pos}
}

// Lines returns the first and last line the range touches. A range that ends
// at a line start does not touch that line.
func (r Range) Lines(t text.Rope) (first, last int) {
	to := r.To()
	if !r.IsEmpty() {
		to = max(t.PrevGrapheme(to), r.From())
	}
	return t.LineAt(r.From()), t.LineAt(to)
}

// MinWidth1 grows an empty range over the grapheme at its head. Only at the
// very end of the text does it stay empty.
func (r Range) MinWidth1(t text.Rope) Range {
	if r.Anchor == r.Head {
		r.Head = t.NextGrapheme(r.Head)
	}
	return r
}

// Align moves the ends outwards to grapheme boundaries.
func (r Range) Align(t text.Rope) Range {
	switch {
	case r.Anchor == r.Head:
		r.Anchor = t.FloorGrapheme(r.Anchor)
		r.Head = r.Anchor
	case r.Anchor < r.Head:
		r.Anchor, r.Head = t.FloorGrapheme(r.Anchor), t.CeilGrapheme(r.Head)
	default:
		r.Anchor, r.Head = t.CeilGrapheme(r.Anchor), t.FloorGrapheme(r.Head)
	}
	return r
}

// Map returns the range after a change: text inserted at its left edge pushes
// it right, at its right edge is left outside, inside grows it.
func (r Range) Map(w *change.Walker) Range {
	switch {
	case r.Anchor == r.Head:
		p := w.Map(r.Anchor, change.AfterSticky)
		return Range{Anchor: p, Head: p}
	case r.Anchor < r.Head:
		a := w.Map(r.Anchor, change.AfterSticky)
		return Range{Anchor: a, Head: w.Map(r.Head, change.BeforeSticky)}
	}
	h := w.Map(r.Head, change.AfterSticky)
	return Range{Anchor: w.Map(r.Anchor, change.BeforeSticky), Head: h}
}
