package syntax

import "hx/editor/text"

// Objects are the kinds of text objects that queries may describe.
var Objects = []string{"function", "class", "parameter", "comment", "test", "entry", "xml-element"}

// object is what one match captures under one name.
type object struct {
	span text.Span
	name int // capture id
}

// objects runs the text object query of the layer at pos over a window.
// Several nodes under one capture of a match are one object.
func (s *Syntax) objects(l *layer, q *query, window text.Span, yield func(object)) {
	q.matches(s.run.runAll(q, l.tree.root(), window), viewOf(s.text), func(_ *pattern, m []capture) {
		for i := range m {
			first := true
			for j := range i {
				first = first && m[j].capture != m[i].capture
			}
			if !first {
				continue
			}
			span := m[i].span()
			for _, c := range m[i:] {
				if c.capture == m[i].capture {
					span.From, span.To = min(span.From, int(c.start)), max(span.To, int(c.end))
				}
			}
			yield(object{span, int(m[i].capture)})
		}
	})
}

func (s *Syntax) objectLayer(pos int) (*layer, *query) {
	l := s.layerAt(text.Span{From: pos, To: pos})
	if l == nil {
		return nil, nil
	}
	return l, l.lang.query(TextObjects)
}

// Object is the smallest object of a kind that contains the position: its
// inner part, or all of it with around. The query is compiled when first
// needed.
func (s *Syntax) Object(kind string, around bool, pos int) (best text.Span, found bool) {
	l, q := s.objectLayer(pos)
	if q == nil {
		return best, false
	}
	name := q.captureID(kind + ".inside")
	if around {
		name = q.captureID(kind + ".around")
	}
	s.objects(l, q, text.Span{From: pos, To: pos + 1}, func(o object) {
		if o.name == name && o.span.From <= pos && pos < o.span.To && (!found || o.span.Len() < best.Len()) {
			best, found = o.span, true
		}
	})
	return best, found
}

// NextObject is the first object of a kind that starts after the position, the
// largest of those that start alike; with forward false the last one that ends
// before it.
func (s *Syntax) NextObject(kind string, pos int, forward bool) (best text.Span, found bool) {
	l, q := s.objectLayer(pos)
	if q == nil {
		return best, false
	}
	name := -1
	for _, part := range []string{".movement", ".around", ".inside"} {
		if name = q.captureID(kind + part); name >= 0 {
			break
		}
	}
	if name < 0 {
		return best, false
	}
	// Near objects first: running the query costs as much as the window.
	all := l.extent(s.text)
	for size := 4 << 10; ; size *= 8 {
		window := text.Span{From: max(all.From, pos-size), To: pos}
		if forward {
			window = text.Span{From: pos, To: min(all.To, pos+size)}
		}
		s.objects(l, q, window, func(o object) {
			if o.name != name {
				return
			}
			if forward && o.span.From > pos && o.span.From < window.To {
				if !found || o.span.From < best.From || o.span.From == best.From && o.span.To > best.To {
					best, found = o.span, true
				}
			}
			if !forward && o.span.To < pos && o.span.To > window.From {
				if !found || o.span.To > best.To || o.span.To == best.To && o.span.From < best.From {
					best, found = o.span, true
				}
			}
		})
		if found || forward && window.To >= all.To || !forward && window.From <= all.From {
			return best, found
		}
	}
}

// HasObjects tells whether the language at a position has a text object query.
func (s *Syntax) HasObjects(pos int) bool {
	_, q := s.objectLayer(pos)
	return q != nil
}
