package fuzzy

import "slices"

// Span is a half-open range of bytes.
type Span struct{ From, To int }

// Positions tells which bytes of text, the given column of a matching row, the
// query matched, to be highlighted: sorted, disjoint, whole characters.
func (m *Matcher) Positions(q Query, col int, text string) []Span {
	sc := m.pool.Get().(*scratch)
	defer m.pool.Put(sc)
	c := newCell(text)
	var at []int // in characters
	for _, s := range q.sets {
		for i := range s {
			t := &s[i]
			if t.not || t.col != col {
				continue
			}
			r, pos := t.run(&c, sc, true)
			if r.Start < 0 {
				continue
			}
			if pos != nil {
				at = append(at, *pos...)
			} else {
				for p := r.Start; p < r.End; p++ {
					at = append(at, p)
				}
			}
			break // the first alternative that holds is the one shown
		}
	}
	if len(at) == 0 {
		return nil
	}
	slices.Sort(at)
	return byteSpans(slices.Compact(at), text, c.mask&foreign == 0)
}

// byteSpans turns sorted character numbers into byte ranges, neighbours joined.
func byteSpans(at []int, text string, ascii bool) []Span {
	var spans []Span
	add := func(from, to int) {
		if n := len(spans); n > 0 && spans[n-1].To == from {
			spans[n-1].To = to
			return
		}
		spans = append(spans, Span{from, to})
	}
	if ascii {
		for _, p := range at {
			add(p, p+1)
		}
		return spans
	}
	char, last := 0, -1
	for i := range text {
		if last >= 0 {
			add(last, i)
			last = -1
		}
		if len(at) > 0 && char == at[0] {
			last, at = i, at[1:]
		}
		char++
	}
	if last >= 0 {
		add(last, len(text))
	}
	return spans
}
