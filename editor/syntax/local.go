package syntax

import (
	"time"

	"hx/editor/text"
)

// A parser reuses the children of a root one by one, and none at all while it
// looks for a way out of an error. So a key costs time in proportion to the
// file, and a half-typed statement a good part of a whole parse. But what is
// being typed mostly lies within one child of the root, a function say, and
// that child can be parsed alone. Until typing pauses and the whole text is
// parsed again, this tree stands in for that part of the document's.

// local is the part of a document that was edited since its tree was made.
type local struct {
	hull  text.Span // of all edits; meaningless unless some
	some  bool
	layer *layer // of the children of the root around the hull, nil until parsed
}

const (
	// followFrom is the size of a text from which a part is parsed alone: a
	// smaller one is parsed as quickly as a whole.
	followFrom = 16 << 10
	// followPart is how many times larger than the part the text must be.
	followPart = 4
	// followNodes bounds the children of the root in a part.
	followNodes = 8
)

// edit takes an edit of the document.
func (c *local) edit(edits []inputEdit, changed []text.Span) {
	if c.some {
		c.hull = shift{edits}.span(c.hull)
	}
	for _, a := range changed {
		if !c.some {
			c.hull, c.some = a, true
		}
		c.hull.From, c.hull.To = min(c.hull.From, a.From), max(c.hull.To, a.To)
	}
	if c.layer != nil {
		c.layer.edit(edits, changed)
	}
}

func (c *local) drop() {
	if c.layer != nil {
		c.layer.close()
	}
	*c = local{}
}

// Follow brings the tree of the edited part of the text up to date and tells
// whether it is, within the budget. When it is not, or the edits are not within
// a small part, only Update and a background job help. The document's own tree
// stays as old as it is: see Current.
func (s *Syntax) Follow(budget time.Duration) bool {
	if s.root == nil || s.root.tree == nil {
		return false
	}
	if !s.root.stale {
		return true
	}
	c := &s.local
	if !c.some || s.text.Len() < followFrom || s.root.pause.on() {
		return false
	}
	part, first, ok := s.part(c.hull)
	if !ok {
		return false
	}
	l := c.layer
	if l == nil {
		l = &layer{lang: s.root.lang, ranges: []text.Span{part}, stale: true, colours: &s.colours}
	}
	known := l.tree != nil && l.ranges[0].From == part.From
	if was := l.ranges[0]; was != part {
		l.colours.touch(between(was.From, part.From), between(was.To, part.To))
		l.ranges[0], l.stale = part, true
	}
	if !l.stale {
		return true
	}
	p := s.parser(l.lang)
	p.reset()
	if !p.setRanges(s.text, l.ranges) {
		return false
	}
	s.work.Parts++
	t := p.parse(s.text, l.base(), budget)
	p.reset()
	if t == nil {
		return false
	}
	// Alone it must look as it does among the others: a part that is no part
	// of its own, like code outside of its <?php, is not parsed alone. One that
	// did before may be in pieces for the moment.
	if root := t.root(); !known && (root.isError() || root.childCount() == 0 || root.child(0).symbol() != first) {
		t.close()
		l.close()
		c.layer = nil
		return false
	}
	l.replace(t)
	c.layer = l
	return true
}

// between is the span from one position to another, whichever comes first.
func between(a, b int) text.Span { return text.Span{From: min(a, b), To: max(a, b)} }

// part is the span of the root's children that an edit lies in or touches, and
// the symbol of the first of them.
func (s *Syntax) part(hull text.Span) (span text.Span, first uint16, ok bool) {
	root := s.root.tree.root()
	n := root.childAt(max(hull.From-1, 0))
	switch {
	case n.isNull():
		if count := root.childCount(); count > 0 {
			n = root.child(count - 1)
		}
	case n.start() > hull.From:
		n = n.prev()
	}
	if n.isNull() || n.isError() || n.start() > hull.From {
		return span, 0, false
	}
	span, first = n.span(), n.symbol()
	next := n.next()
	for count := 1; !next.isNull() && next.start() <= hull.To; count++ {
		if next.isError() || count == followNodes {
			return span, 0, false
		}
		span.To = next.end()
		next = next.next()
	}
	span.To = min(max(span.To, hull.To), s.text.Len())
	if !next.isNull() && next.start() < span.To {
		return span, 0, false
	}
	return span, first, span.From < span.To && span.Len() <= s.text.Len()/followPart
}

// stand is the layer that stands in for the document's in a part of the text,
// nil when there is none.
func (s *Syntax) stand() *layer {
	if l := s.local.layer; l != nil && s.root.stale && l.tree != nil {
		return l
	}
	return nil
}

// topAt is the document's layer, or the one that stands in for it at a span.
func (s *Syntax) topAt(span text.Span) *layer {
	if l := s.stand(); l != nil && !l.stale && l.holds(span) {
		return l
	}
	return s.root
}

// resolve finds the definition that a name in a layer refers to, nil for none.
// From a part that is parsed alone the definitions around it are seen too.
func (s *Syntax) resolve(l *layer, name string, at text.Span, overlapping bool, accept func(*definition) bool) *definition {
	if i := l.locals.resolve(name, at, overlapping, accept); i >= 0 {
		return &l.locals.defs[i]
	}
	if l != s.local.layer || l == nil {
		return nil
	}
	c := &s.root.locals
	if i := c.resolve(name, at, overlapping, func(d *definition) bool {
		return !within(d.span, l.ranges[0]) && (accept == nil || accept(d))
	}); i >= 0 {
		return &c.defs[i]
	}
	return nil
}

// piece is a part of a window and the layer to ask about it.
type piece struct {
	layer  *layer
	window text.Span
}

// pieces divides a window into what the document's tree tells about and what
// the tree of the edited part does.
func (s *Syntax) pieces(window text.Span) []piece {
	l := s.stand()
	if l == nil {
		return []piece{{s.root, window}}
	}
	in := intersect([]text.Span{window}, l.ranges)
	var out []piece
	for _, w := range subtract(window, in) {
		out = append(out, piece{s.root, w})
	}
	for _, w := range in {
		out = append(out, piece{l, w})
	}
	return out
}
