package syntax

import (
	"cmp"
	"slices"

	"hx/editor/text"
)

// Segment is a piece of text with one look: the highlights that cover it, as
// the palette numbers them, outermost first. Each is laid over those before
// it.
type Segment struct {
	From, To int
	Stack    []int32
}

// mark is one highlighted node.
type mark struct {
	from, to  int
	highlight int32
	depth     int32 // of its layer
	order     int32 // later ones decide the same range
}

// marks is the scratch of one highlighting run.
type marks struct {
	list   []mark
	window text.Span
}

func (m *marks) add(span text.Span, highlight, depth, order int32) {
	if span.From < span.To && overlaps(span, m.window) {
		m.list = append(m.list, mark{span.From, span.To, highlight, depth, order})
	}
}

// layerMarks appends the highlights of one layer.
func (s *Syntax) layerMarks(out *marks, l *layer, p *Palette) {
	window := out.window
	if x := l.extent(s.text); x.From > window.From || x.To < window.To {
		window = text.Span{From: max(x.From, window.From), To: min(x.To, window.To)}
	}
	first := len(out.list)
	if lex := lexerOf(l.lang); lex != nil && l.tree == nil {
		s.lexMarks(out, l, lex, p, window)
	}
	if q := s.queryOf(l.lang, Highlights); q != nil && l.tree != nil {
		s.queryMarks(out, l, q, p, window)
	}
	out.list = append(out.list[:first], settleMarks(out.list[first:])...)
	if l.ranges != nil {
		out.clip(first, l.ranges)
	}
}

func (s *Syntax) queryMarks(out *marks, l *layer, q *query, p *Palette, window text.Span) {
	lq := s.queryOf(l.lang, Locals)
	var ids localIDs
	if lq != nil {
		ids = localIDsOf(lq)
		s.refreshLocals(l, lq, ids, window)
	}
	if l.parent == nil {
		s.work.Coloured += window.Len()
	}
	v := viewOf(s.text)
	colours := p.captures(q)
	q.matches(s.run.run(q, l.tree.root(), window), v, func(pat *pattern, m []capture) {
		if lq != nil && len(pat.properties) > 0 && s.anyLocal(l, pat, m, v) {
			return
		}
		for i := range m {
			out.add(m[i].span(), colours[m[i].capture], int32(l.depth), int32(m[i].pattern)<<10|int32(i))
		}
	})
	if lq != nil && ids.reference >= 0 && (len(l.locals.defs) > 0 || l == s.local.layer) {
		s.referenceMarks(out, l, lq, ids, p, window)
	}
}

// anyLocal is the condition `#is-not? local` denied: some node of the match
// names a definition in scope.
func (s *Syntax) anyLocal(l *layer, p *pattern, m []capture, v textView) bool {
	if _, ok := p.property("is-not? local"); !ok {
		return false
	}
	for i := range m {
		if s.resolve(l, v.text(&m[i]), m[i].span(), true, nil) != nil {
			return true
		}
	}
	return false
}

// referenceMarks gives references the highlight of what they refer to, unless
// a later capture on the same node takes them out.
func (s *Syntax) referenceMarks(out *marks, l *layer, q *query, ids localIDs, p *Palette, window text.Span) {
	const isReference, isOther = 1, 0
	var found marks
	found.window = window
	v := viewOf(s.text)
	q.matches(s.run.run(q, l.tree.root(), window), v, func(_ *pattern, m []capture) {
		for i := range m {
			kind := int32(isOther)
			switch id := int(m[i].capture); id {
			case ids.scope:
				continue
			case ids.reference:
				kind = isReference
			}
			found.add(m[i].span(), kind, 0, int32(m[i].pattern)<<10|int32(i))
		}
	})
	colours := p.captures(q)
	for _, r := range settleMarks(found.list) {
		if r.highlight != isReference {
			continue
		}
		at := text.Span{From: r.from, To: r.to}
		name := s.text.Slice(min(at.From, s.text.Len()), min(at.To, s.text.Len()))
		d := s.resolve(l, name, at, false, func(d *definition) bool { return colours[d.capture] >= 0 })
		if d != nil {
			out.add(at, colours[d.capture], int32(l.depth), 1<<30)
		}
	}
}

// settleMarks sorts the marks of a layer, outer before inner, and keeps the
// last one of each range. One that the theme does not know takes the colour
// away.
func settleMarks(list []mark) []mark {
	slices.SortFunc(list, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to), cmp.Compare(a.order, b.order))
	})
	out := list[:0]
	for i, m := range list {
		if i+1 < len(list) && list[i+1].from == m.from && list[i+1].to == m.to || m.highlight < 0 {
			continue
		}
		out = append(out, m)
	}
	return out
}

// clip cuts the marks from the index on to the parts of their layer.
func (m *marks) clip(first int, ranges []text.Span) {
	whole := slices.Clone(m.list[first:])
	m.list = m.list[:first]
	for _, w := range whole {
		at, _ := slices.BinarySearchFunc(ranges, w.from+1, func(r text.Span, from int) int { return r.To - from })
		for _, r := range ranges[at:] {
			if r.From >= w.to {
				break
			}
			piece := w
			piece.from, piece.to = max(w.from, r.From), min(w.to, r.To)
			m.list = append(m.list, piece)
		}
	}
}

// segments flattens the marks of all layers and appends them to out.
func (m *marks) segments(out []Segment) []Segment {
	slices.SortStableFunc(m.list, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.depth, b.depth), cmp.Compare(b.to, a.to))
	})
	var active []mark // outer before inner, outer layers first
	var stacks []int32
	at := m.window.From
	emit := func(to int) {
		to = min(to, m.window.To)
		if to <= at {
			return
		}
		if len(active) > 0 {
			stack := len(stacks)
			for _, a := range active {
				stacks = append(stacks, a.highlight)
			}
			out = appendSegment(out, Segment{at, to, stacks[stack:len(stacks):len(stacks)]})
		}
		at = to
	}
	for next := 0; next < len(m.list) || len(active) > 0; {
		end := int(^uint(0) >> 1)
		for _, a := range active {
			end = min(end, a.to)
		}
		if next < len(m.list) && m.list[next].from < end {
			emit(m.list[next].from)
			active = insertMark(active, m.list[next])
			next++
			continue
		}
		emit(end)
		active = slices.DeleteFunc(active, func(a mark) bool { return a.to <= end })
	}
	return out
}

// insertMark puts a mark among the active ones, by layer and then by size.
func insertMark(active []mark, m mark) []mark {
	i := len(active)
	for i > 0 && (active[i-1].depth > m.depth || active[i-1].depth == m.depth && active[i-1].from == m.from && active[i-1].to < m.to) {
		i--
	}
	return slices.Insert(active, i, m)
}

// appendSegment joins neighbours of one look.
func appendSegment(out []Segment, s Segment) []Segment {
	if n := len(out); n > 0 && out[n-1].To == s.From && slices.Equal(out[n-1].Stack, s.Stack) {
		out[n-1].To = s.To
		return out
	}
	return append(out, s)
}
