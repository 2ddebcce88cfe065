package syntax

import "hx/editor/text"

// All functions here answer false without a tree or when there is no such
// node. Spans are those of selections.

// Expand is the smallest node that covers the span and is larger.
func (s *Syntax) Expand(span text.Span) (text.Span, bool) {
	p, ok := s.placeOf(span)
	for ok {
		if n := p.node.span(); n != span && within(span, n) {
			return n, true
		}
		p, ok = s.parent(p)
	}
	return span, false
}

// Shrink is the first child of the smallest node that covers the span.
func (s *Syntax) Shrink(span text.Span) (text.Span, bool) {
	p, ok := s.placeOf(span)
	if !ok {
		return span, false
	}
	if p = s.inside(p); p.node.childCount() == 0 {
		return span, false
	}
	return p.node.child(0).span(), true
}

// Sibling is the next (or previous) sibling, punctuation included, of the
// smallest node that covers the span, or of the nearest ancestor that has one,
// and the root where there is none.
func (s *Syntax) Sibling(span text.Span, next bool) (text.Span, bool) {
	p, ok := s.placeOf(span)
	found := ok
	for ok {
		n := p.node.prev()
		if next {
			n = p.node.next()
		}
		if !n.isNull() {
			return n.span(), true
		}
		span = p.node.span()
		p, ok = s.parent(p)
	}
	return span, found
}

// Children are the named children of the smallest node that covers the span.
func (s *Syntax) Children(span text.Span) ([]text.Span, bool) {
	p, ok := s.placeOf(span)
	if !ok {
		return nil, false
	}
	spans := s.inside(p).node.childSpans(true)
	return spans, len(spans) > 0
}

// Siblings are the named children of the nearest ancestor that has more than
// one child.
func (s *Syntax) Siblings(span text.Span) ([]text.Span, bool) {
	p, ok := s.placeOf(span)
	for ok {
		if p, ok = s.parent(p); ok && p.node.childCount() > 1 {
			spans := p.node.childSpans(true)
			return spans, len(spans) > 0
		}
	}
	return nil, false
}

func (s *Syntax) named(span text.Span) (node, bool) {
	l := s.layerAt(span)
	if l == nil {
		return node{}, false
	}
	n := l.tree.root().namedDescendant(span.From, span.To)
	return n, !n.isNull()
}

// ParentEnd is the end of the smallest named node that covers the span.
func (s *Syntax) ParentEnd(span text.Span) (int, bool) {
	n, ok := s.named(span)
	if !ok {
		return 0, false
	}
	return n.end(), true
}

// ParentStart is the start of the smallest named node that covers the span; if
// the cursor is there already, of the nearest ancestor that starts earlier.
func (s *Syntax) ParentStart(span text.Span, cursor int) (int, bool) {
	n, ok := s.named(span)
	if !ok {
		return 0, false
	}
	if n.start() != cursor {
		return n.start(), true
	}
	for p := n.parent(); !p.isNull(); p = p.parent() {
		if p.start() < n.start() {
			return p.start(), true
		}
	}
	return n.start(), true
}
