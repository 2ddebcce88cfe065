package syntax

import (
	"iter"

	"hx/editor/text"
)

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

// objectLayers yields the layers at a position that describe an object under
// one of the names, the innermost first, with the capture.
func (s *Syntax) objectLayers(pos int, names ...string) iter.Seq2[*layer, int] {
	return func(yield func(*layer, int) bool) {
		for l := s.layerAt(text.Span{From: pos, To: pos}); l != nil; l = l.parent {
			q := l.lang.query(TextObjects)
			if q == nil {
				continue
			}
			for _, n := range names {
				if id := q.captureID(n); id >= 0 {
					if !yield(l, id) {
						return
					}
					break
				}
			}
		}
	}
}

// Object is the smallest object of a kind that contains the position: its
// inner part, or all of it with around. An injection that knows no such object
// leaves it to the text around. The query is compiled when first needed.
func (s *Syntax) Object(kind string, around bool, pos int) (best text.Span, found bool) {
	part := ".inside"
	if around {
		part = ".around"
	}
	for l, name := range s.objectLayers(pos, kind+part) {
		s.objects(l, l.lang.query(TextObjects), text.Span{From: pos, To: pos + 1}, func(o object) {
			if o.name == name && o.span.From <= pos && pos < o.span.To && (!found || o.span.Len() < best.Len()) {
				best, found = o.span, true
			}
		})
		if found {
			break
		}
	}
	return best, found
}

// NextObject is the first object of a kind that starts after the position, the
// largest of those that start alike; with forward false the last one that ends
// before it.
func (s *Syntax) NextObject(kind string, pos int, forward bool) (best text.Span, found bool) {
	for l, name := range s.objectLayers(pos, kind+".movement", kind+".around", kind+".inside") {
		if best, found = s.nextObject(l, name, pos, forward); found {
			break
		}
	}
	return best, found
}

func (s *Syntax) nextObject(l *layer, name, pos int, forward bool) (best text.Span, found bool) {
	// Near objects first: running the query costs as much as the window.
	all := l.extent(s.text)
	for size := 4 << 10; ; size *= 8 {
		window := text.Span{From: max(all.From, pos-size), To: pos}
		if forward {
			window = text.Span{From: pos, To: min(all.To, pos+size)}
		}
		s.objects(l, l.lang.query(TextObjects), window, func(o object) {
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

// HasObjects tells whether some language at a position has a text object
// query.
func (s *Syntax) HasObjects(pos int) bool {
	for l := s.layerAt(text.Span{From: pos, To: pos}); l != nil; l = l.parent {
		if l.lang.query(TextObjects) != nil {
			return true
		}
	}
	return false
}
