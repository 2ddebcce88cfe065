package selection

import (
	"slices"

	"hx/editor/change"
	"hx/editor/text"
)

// Selection is a list of ranges, one of which is primary. It has at least one
// range, is sorted by From, and its ranges do not overlap (Sorted-Disjoint).
// The zero Selection is the empty range at 0.
type Selection struct {
	ranges  []Range
	primary int
}

// Single returns the selection of one range.
func Single(r Range) Selection { return Selection{ranges: []Range{r}} }

// At returns the selection of one empty range at pos.
func At(pos int) Selection { return Single(Point(pos)) }

// Of returns a selection of ranges in any order. It takes ownership of the
// slice, which must not be empty; primary is an index into it.
func Of(ranges []Range, primary int) Selection {
	return Selection{ranges, primary}.normalized()
}

// Len returns the number of ranges.
func (s Selection) Len() int { return max(len(s.ranges), 1) }

// Range returns range i in text order.
func (s Selection) Range(i int) Range {
	if len(s.ranges) == 0 {
		return Range{}
	}
	return s.ranges[i]
}

// Ranges returns the ranges in text order. The slice must not be changed.
func (s Selection) Ranges() []Range {
	if len(s.ranges) == 0 {
		return []Range{{}}
	}
	return s.ranges
}

// Primary returns the primary range, PrimaryIndex its index.
func (s Selection) Primary() Range    { return s.Range(s.primary) }
func (s Selection) PrimaryIndex() int { return s.primary }

// WithPrimary makes range i the primary one.
func (s Selection) WithPrimary(i int) Selection { return Selection{s.Ranges(), i} }

// Each returns the selection with f applied to every range.
func (s Selection) Each(f func(Range) Range) Selection {
	out := make([]Range, s.Len())
	for i, r := range s.Ranges() {
		out[i] = f(r)
	}
	return Of(out, s.primary)
}

// Add returns the selection with one more range, which becomes primary.
func (s Selection) Add(r Range) Selection {
	out := append(slices.Clone(s.Ranges()), r)
	return Of(out, len(out)-1)
}

// Replace returns the selection with another range in place of range i.
func (s Selection) Replace(i int, r Range) Selection {
	out := slices.Clone(s.Ranges())
	out[i] = r
	return Of(out, s.primary)
}

// Remove returns the selection without range i; its right neighbour becomes
// primary if it was, or the left one when there is none. The last range
// cannot be removed.
func (s Selection) Remove(i int) Selection {
	if s.Len() == 1 {
		return s
	}
	out := slices.Delete(slices.Clone(s.ranges), i, i+1)
	primary := s.primary
	if primary > i || primary == len(out) {
		primary--
	}
	return Selection{out, primary}
}

// OnlyPrimary drops all other ranges.
func (s Selection) OnlyPrimary() Selection { return Single(s.Primary()) }

// Map returns the selection after a change. Time is linear in both.
func (s Selection) Map(d change.Desc) Selection {
	if d.IsEmpty() {
		return s
	}
	w := d.Walk()
	return s.Each(func(r Range) Range { return r.Map(&w) })
}

// Ensure makes the selection legal for a text: inside it, on grapheme
// boundaries, no empty range but at the very end.
func (s Selection) Ensure(t text.Rope) Selection {
	changed := len(s.ranges) == 0
	length := t.Len()
	near := t.Near()
	for _, r := range s.ranges {
		fine := r.Anchor != r.Head && r.From() >= 0 && r.To() <= length && near.IsBoundary(r.Anchor) && near.IsBoundary(r.Head)
		if !fine && r.legal(t, length) != r {
			changed = true
			break
		}
	}
	if !changed {
		return s
	}
	return s.Each(func(r Range) Range { return r.legal(t, length) })
}

func (r Range) legal(t text.Rope, length int) Range {
	r.Anchor = max(0, min(r.Anchor, length))
	r.Head = max(0, min(r.Head, length))
	return r.Align(t).MinWidth1(t)
}

// Equal compares ranges and primary; remembered columns do not count.
func (s Selection) Equal(other Selection) bool {
	return s.primary == other.primary && slices.EqualFunc(s.Ranges(), other.Ranges(), func(a, b Range) bool {
		return a.Anchor == b.Anchor && a.Head == b.Head
	})
}

// ContainsAll tells whether every range of other lies within a range of s.
func (s Selection) ContainsAll(other Selection) bool {
	i := 0
	mine := s.Ranges()
	for _, r := range other.Ranges() {
		for i < len(mine) && !mine[i].ContainsRange(r) {
			i++
		}
		if i == len(mine) {
			return false
		}
	}
	return true
}

// Texts returns the selected texts in order.
func (s Selection) Texts(t text.Rope) []string {
	out := make([]string, s.Len())
	for i, r := range s.Ranges() {
		out[i] = r.Text(t)
	}
	return out
}

// LineSpans returns the lines touched by the ranges, neighbours and overlaps
// merged, as pairs of first and last line.
func (s Selection) LineSpans(t text.Rope) [][2]int {
	var out [][2]int
	for _, r := range s.Ranges() {
		first, last := r.Lines(t)
		if n := len(out); n > 0 && first <= out[n-1][1]+1 {
			out[n-1][1] = max(out[n-1][1], last)
			continue
		}
		out = append(out, [2]int{first, last})
	}
	return out
}

// MergeTouching joins ranges whose end is the next one's start.
func (s Selection) MergeTouching() Selection {
	return s.merged(func(a, b Range) bool { return a.To() == b.From() || a.Overlaps(b) })
}

// Span returns one range from the first to the last, facing like the first.
func (s Selection) Span() Selection {
	first, last := s.Range(0), s.Range(s.Len()-1)
	return Single(first.Merge(last))
}

func (s Selection) normalized() Selection {
	if len(s.ranges) < 2 {
		s.primary = 0
		return s
	}
	sorted := slices.IsSortedFunc(s.ranges, byFrom)
	if !sorted {
		s = s.sorted()
	}
	for i := 1; i < len(s.ranges); i++ {
		if s.ranges[i-1].Overlaps(s.ranges[i]) {
			return s.merged(Range.Overlaps)
		}
	}
	return s
}

func byFrom(a, b Range) int { return a.From() - b.From() }

func (s Selection) sorted() Selection {
	order := make([]int, len(s.ranges))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return byFrom(s.ranges[a], s.ranges[b]) })
	out := Selection{ranges: make([]Range, len(order))}
	for to, from := range order {
		out.ranges[to] = s.ranges[from]
		if from == s.primary {
			out.primary = to
		}
	}
	return out
}

// merged joins neighbours while join says so; the primary index follows the
// range that swallowed the primary.
func (s Selection) merged(join func(a, b Range) bool) Selection {
	out := Selection{ranges: make([]Range, 0, s.Len())}
	for i, r := range s.Ranges() {
		if n := len(out.ranges); n > 0 && join(out.ranges[n-1], r) {
			out.ranges[n-1] = out.ranges[n-1].Merge(r)
		} else {
			out.ranges = append(out.ranges, r)
		}
		if i == s.primary {
			out.primary = len(out.ranges) - 1
		}
	}
	return out
}
