package syntax

import (
	"slices"

	"hx/editor/text"
)

// spanSet is a set of bytes as sorted spans with gaps between them.
type spanSet []text.Span

// add joins a span to the set.
func (s *spanSet) add(a text.Span) {
	i, _ := slices.BinarySearchFunc(*s, a.From, func(b text.Span, from int) int { return b.To - from })
	j := i
	for ; j < len(*s) && (*s)[j].From <= a.To; j++ {
		a.From, a.To = min(a.From, (*s)[j].From), max(a.To, (*s)[j].To)
	}
	*s = slices.Replace(*s, i, j, a)
}

// missing lists the parts of want that are not in the set.
func (s spanSet) missing(want text.Span) []text.Span {
	var out []text.Span
	first, _ := slices.BinarySearchFunc(s, want.From+1, func(b text.Span, from int) int { return b.To - from })
	for _, b := range s[first:] {
		if b.From >= want.To {
			break
		}
		if b.From > want.From {
			out = append(out, text.Span{From: want.From, To: b.From})
		}
		want.From = max(want.From, b.To)
	}
	if want.From < want.To {
		out = append(out, want)
	}
	return out
}

// without returns the set without a span.
func (s spanSet) without(a text.Span) spanSet {
	i, _ := slices.BinarySearchFunc(s, a.From+1, func(b text.Span, from int) int { return b.To - from })
	j := i
	for j < len(s) && s[j].From < a.To {
		j++
	}
	if i == j {
		return s
	}
	rest := make([]text.Span, 0, 2)
	if s[i].From < a.From {
		rest = append(rest, text.Span{From: s[i].From, To: a.From})
	}
	if s[j-1].To > a.To {
		rest = append(rest, text.Span{From: a.To, To: s[j-1].To})
	}
	return slices.Replace(s, i, j, rest...)
}

// size is the number of bytes in the set.
func (s spanSet) size() int {
	n := 0
	for _, b := range s {
		n += b.Len()
	}
	return n
}

// meets tells whether two spans share a byte or touch.
func meets(a, b text.Span) bool { return a.From <= b.To && b.From <= a.To }

// overlaps tells whether two spans share a byte.
func overlaps(a, b text.Span) bool { return a.From < b.To && b.From < a.To }

// gone tells whether a cached place must make room when the span is looked at
// again. What merely touches the span stays: a query does not find that again.
func gone(cached, span text.Span) bool {
	return overlaps(cached, span) || cached.Len() == 0 && meets(cached, span)
}

// within tells whether a lies in b.
func within(a, b text.Span) bool { return b.From <= a.From && a.To <= b.To }

// intersect cuts sorted spans to sorted limits; nil limits cut nothing.
func intersect(spans, limits []text.Span) []text.Span {
	if limits == nil {
		return spans
	}
	var out []text.Span
	i := 0
	for _, a := range spans {
		for i < len(limits) && limits[i].To <= a.From {
			i++
		}
		for _, l := range limits[i:] {
			if l.From >= a.To {
				break
			}
			out = append(out, text.Span{From: max(a.From, l.From), To: min(a.To, l.To)})
		}
	}
	return out
}

// subtract removes sorted holes from a span and drops empty rests.
func subtract(a text.Span, holes []text.Span) []text.Span {
	out := make([]text.Span, 0, len(holes)+1)
	at := a.From
	for _, h := range holes {
		if h.From > at {
			out = append(out, text.Span{From: at, To: min(h.From, a.To)})
		}
		at = max(at, h.To)
	}
	if at < a.To {
		out = append(out, text.Span{From: at, To: a.To})
	}
	return out
}

// shift moves positions along with the edits of one change set.
type shift struct{ edits []inputEdit } // in old coordinates, last first

// pos maps an old position; one inside replaced text goes to the
// replacement's end.
func (m shift) pos(p int) int {
	delta := 0
	for i := range m.edits {
		e := &m.edits[i]
		switch {
		case p >= e.oldEnd && p > e.from:
			delta += e.newEnd - e.oldEnd
		case p > e.from:
			delta += e.newEnd - p
		}
	}
	return p + delta
}

func (m shift) span(s text.Span) text.Span {
	from, to := m.pos(s.From), m.pos(s.To)
	return text.Span{From: from, To: max(from, to)}
}

func (m shift) all(spans []text.Span) {
	for i := range spans {
		spans[i] = m.span(spans[i])
	}
}
