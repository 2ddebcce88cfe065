// Package change describes edits of a text as values: apply, invert, compose,
// rebase, and mapping positions through them.
//
// All edits of a set are written in the coordinates of the text before it, in
// bytes. That makes the edits of several cursors independent of each other:
// nobody computes "my position after the others' edits".
package change

import (
	"fmt"
	"iter"
	"sort"

	"hx/editor/text"
)

// Edit replaces [From, To) by Text. From == To inserts, Text == "" deletes.
type Edit struct {
	From, To int
	Text     string
}

// Set is a change of a text of one certain length: edits sorted by place, not
// overlapping (they may touch). It is immutable; the zero Set changes nothing
// in an empty text.
type Set struct {
	desc  Desc
	texts []string
}

// None returns the set that changes nothing in a text of length bytes.
func None(length int) Set { return Set{desc: Desc{before: length, after: length}} }

// NewSet makes a set from edits in any order; edits at one place keep theirs.
// It is an error when an edit leaves the text or two edits overlap.
func NewSet(length int, edits []Edit) (Set, error) {
	if !sort.SliceIsSorted(edits, func(i, j int) bool { return less(edits[i], edits[j]) }) {
		edits = append([]Edit(nil), edits...)
		sort.SliceStable(edits, func(i, j int) bool { return less(edits[i], edits[j]) })
	}
	c := collector{set: Set{desc: Desc{before: length, after: length}}}
	c.grow(len(edits))
	last := 0
	for _, e := range edits {
		if e.From < last || e.To < e.From || e.To > length {
			return Set{}, fmt.Errorf("edit %d..%d overlaps another one or leaves the text (%d bytes)", e.From, e.To, length)
		}
		last = e.To
		c.add(e)
	}
	return c.set, nil
}

// less orders edits by start, insertions before replacements of the text that
// follows them.
func less(a, b Edit) bool {
	if a.From != b.From {
		return a.From < b.From
	}
	return a.To < b.To
}

// collector appends edits in order and keeps the set canonical: deletions that
// touch become one, an insertion that touches a deletion becomes a replacement,
// empty edits vanish.
type collector struct{ set Set }

func (c *collector) grow(n int) {
	c.set.desc.extents = make([]extent, 0, n)
	c.set.texts = make([]string, 0, n)
}

func (c *collector) add(e Edit) {
	if e.From == e.To && e.Text == "" {
		return
	}
	d := &c.set.desc
	delta := d.after - d.before
	d.after += len(e.Text) - (e.To - e.From)
	if n := len(d.extents); n > 0 && d.extents[n-1].to == e.From {
		last := &d.extents[n-1]
		deletes, inserts := last.size == 0, last.from == last.to
		if deletes && e.From == e.To || e.Text == "" && (deletes || inserts) {
			last.to = e.To
			last.size += len(e.Text)
			c.set.texts[n-1] += e.Text
			return
		}
	}
	d.extents = append(d.extents, extent{e.From, e.To, len(e.Text), delta})
	c.set.texts = append(c.set.texts, e.Text)
}

// Desc returns the lengths of the change.
func (s Set) Desc() Desc { return s.desc }

// Len, NewLen, IsEmpty and Map are those of Desc.
func (s Set) Len() int                   { return s.desc.before }
func (s Set) NewLen() int                { return s.desc.after }
func (s Set) IsEmpty() bool              { return s.desc.IsEmpty() }
func (s Set) Map(pos int, side Side) int { return s.desc.Map(pos, side) }

// Count returns the number of edits.
func (s Set) Count() int { return len(s.texts) }

// At returns edit i.
func (s Set) At(i int) Edit {
	x := s.desc.extents[i]
	return Edit{x.from, x.to, s.texts[i]}
}

// Edits yields the edits in order.
func (s Set) Edits() iter.Seq[Edit] {
	return func(yield func(Edit) bool) {
		for i := range s.texts {
			if !yield(s.At(i)) {
				return
			}
		}
	}
}

// Apply returns the changed text. A text of another length is an error.
func (s Set) Apply(r text.Rope) (text.Rope, error) {
	if r.Len() != s.desc.before {
		return r, fmt.Errorf("change is for %d bytes, text has %d", s.desc.before, r.Len())
	}
	// Few edits are cheaper one by one, many in one pass over all leaves.
	if len(s.texts) <= 4 || len(s.texts) < r.Len()>>16 {
		for i := len(s.texts) - 1; i >= 0; i-- {
			x := s.desc.extents[i]
			r = r.Replace(x.from, x.to, s.texts[i])
		}
		return r, nil
	}
	var b text.Builder
	at := 0
	for i, x := range s.desc.extents {
		b.WriteRope(r, at, x.from)
		b.WriteString(s.texts[i])
		at = x.to
	}
	b.WriteRope(r, at, r.Len())
	return b.Rope(), nil
}

// Invert returns the set that turns the changed text back into old.
func (s Set) Invert(old text.Rope) Set {
	c := collector{set: None(s.desc.after)}
	c.grow(len(s.texts))
	for _, x := range s.desc.extents {
		c.add(Edit{x.from + x.delta, x.from + x.delta + x.size, old.Slice(x.from, x.to)})
	}
	return c.set
}

// Rebase returns the same edits for the text that over leads to, where over
// applies to the text this set applies to. Text that over inserted at the same
// place comes first. False when over changed bytes that this set changes too.
func (s Set) Rebase(over Desc) (Set, bool) {
	c := collector{set: None(over.after)}
	w := over.Walk()
	for i, x := range s.desc.extents {
		if x.from < x.to && over.Touches(x.from, x.to) || x.from == x.to && over.inside(x.from) {
			return Set{}, false
		}
		from := w.Map(x.from, After)
		to := from
		if x.to > x.from {
			to = w.Map(x.to, Before)
		}
		c.add(Edit{from, to, s.texts[i]})
	}
	return c.set, true
}

// inside tells whether pos lies strictly inside bytes that were replaced.
func (d Desc) inside(pos int) bool {
	i := sort.Search(len(d.extents), func(i int) bool { return d.extents[i].to > pos })
	return i < len(d.extents) && d.extents[i].from < pos
}
