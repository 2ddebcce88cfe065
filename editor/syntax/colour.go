package syntax

import (
	"slices"

	"hx/editor/text"
)

// colourCache keeps the coloured pieces of the places that were looked at. A
// frame after a motion then asks no query, and one after an edit only about
// the lines in which something changed.
type colourCache struct {
	palette *Palette // the one the pieces are made with
	covered spanSet
	pieces  []Segment // those of what is covered, and old ones outside it
	partial bool      // a query was not compiled yet: nothing is kept
	stirred bool      // something was touched since they were looked up
}

const (
	// maxColours bounds the cache, in bytes of text; past it everything is
	// looked up anew from the place that is asked for.
	maxColours = 256 << 10
	// nearNode is the size, in bytes, up to which a node around a change is
	// looked at again as a whole: patterns may ask for the text of a neighbour.
	nearNode = 200
)

func (c *colourCache) clear() {
	clear(c.pieces)
	c.covered, c.pieces, c.stirred = nil, c.pieces[:0], true
}

// touch has places looked up again.
func (c *colourCache) touch(spans ...text.Span) {
	if c == nil {
		return // a layer that is not shown
	}
	c.stirred = true
	for _, a := range spans {
		c.covered = c.covered.without(text.Span{From: max(0, a.From-1), To: a.To + 1})
	}
}

// edit moves the pieces along with a change.
func (c *colourCache) edit(m shift, edits []inputEdit, changed []text.Span) {
	if len(c.covered) == 0 {
		return
	}
	if len(edits) > maxShifted {
		c.clear()
		return
	}
	c.stirred = true
	m.all(c.covered)
	for i := range c.pieces {
		p := &c.pieces[i]
		p.From, p.To = m.pos(p.From), m.pos(p.To)
	}
	c.touch(changed...)
}

// touchNear has the nodes at a changed place looked up again: the innermost
// one, which may begin lines above, and small ones around it.
func (s *Syntax) touchNear(l *layer, at text.Span) {
	if l.tree == nil {
		return
	}
	n := l.tree.root().descendant(at.From, at.To)
	if n.isNull() || n.childCount() > 0 && n.end()-n.start() > nearNode {
		return
	}
	s.colours.touch(n.span())
	for p := n.parent(); !p.isNull() && p.end()-p.start() <= nearNode; p = p.parent() {
		s.colours.touch(p.span())
	}
}

// colour looks up what is missing in the window.
func (s *Syntax) colour(window text.Span, p *Palette) {
	c := &s.colours
	if c.palette != p || c.partial || c.covered.size() > maxColours {
		c.clear()
		c.palette, c.partial = p, false
	}
	missing := c.covered.missing(window)
	if len(missing) == 0 && !c.stirred {
		return
	}
	if len(c.covered) > 0 && len(missing) == 1 {
		window = s.ahead(window, missing[0])
	}
	// Trees, sites and definitions of the whole window first: what is new there
	// may change colours anywhere in it.
	for _, part := range s.pieces(window) {
		s.walk(part.layer, part.window, func(l *layer) {
			if lq := s.queryOf(l.lang, Locals); lq != nil && l.tree != nil && s.refreshLocals(l, lq, localIDsOf(lq), part.window) {
				c.clear()
			}
		})
	}
	for _, t := range s.changed {
		s.touchNear(s.topAt(t), t)
	}
	s.changed = s.changed[:0]
	for _, place := range s.wholeLines(c.covered.missing(window)) {
		s.marks.list, s.marks.window = s.marks.list[:0], place
		for _, part := range s.pieces(place) {
			s.marks.window = part.window
			s.walk(part.layer, part.window, func(l *layer) { s.layerMarks(&s.marks, l, p) })
		}
		s.marks.window = place
		c.put(place, s.marks.segments(nil))
	}
	c.stirred = false
}

// ahead widens a window that scrolls, so that it does not ask line by line.
func (s *Syntax) ahead(window, missing text.Span) text.Span {
	margin := window.Len() / 4
	if missing.To == window.To && missing.From > window.From {
		window.To = min(window.To+margin, s.text.Len())
	} else if missing.From == window.From && missing.To < window.To {
		window.From = max(window.From-margin, 0)
	}
	return window
}

// wholeLines widens places to whole lines, line breaks included, and joins
// those that meet.
func (s *Syntax) wholeLines(spans []text.Span) []text.Span {
	var out spanSet
	for _, a := range spans {
		a.From = s.text.LineStart(s.text.LineAt(a.From))
		if line := s.text.LineAt(a.To - 1); line+1 < s.text.Lines() {
			a.To = s.text.LineStart(line + 1)
		} else {
			a.To = s.text.Len()
		}
		out.add(a)
	}
	return out
}

// put replaces the pieces of a place.
func (c *colourCache) put(place text.Span, pieces []Segment) {
	c.covered.add(place)
	from, _ := slices.BinarySearchFunc(c.pieces, place.From+1, func(g Segment, at int) int { return g.To - at })
	to := from
	for to < len(c.pieces) && c.pieces[to].From < place.To {
		to++
	}
	if from < to {
		// What reaches out of the place stays there.
		if first := c.pieces[from]; first.From < place.From {
			first.To = place.From
			pieces = slices.Insert(pieces, 0, first)
		}
		if last := c.pieces[to-1]; last.To > place.To {
			last.From = place.To
			pieces = append(pieces, last)
		}
	}
	c.pieces = slices.Replace(c.pieces, from, to, pieces...)
}

// in appends the pieces that meet the window to buf, cut to it; neighbours of
// one look are one.
func (c *colourCache) in(window text.Span, buf []Segment) []Segment {
	from, _ := slices.BinarySearchFunc(c.pieces, window.From+1, func(g Segment, at int) int { return g.To - at })
	for _, g := range c.pieces[from:] {
		if g.From >= window.To {
			break
		}
		g.From, g.To = max(g.From, window.From), min(g.To, window.To)
		if g.From < g.To {
			buf = appendSegment(buf, g)
		}
	}
	return buf
}
