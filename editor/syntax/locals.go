package syntax

import (
	"cmp"
	"slices"
	"strings"

	"hx/editor/text"
)

// localsBack is how far before the window definitions are looked for the first
// time, in bytes: enough for the function at hand, whatever the file's size.
const localsBack = 64 << 10

// localCache holds the scopes and definitions of a layer in the places that
// were looked at; like siteCache it looks again only where the text changed.
type localCache struct {
	covered spanSet
	touched []text.Span
	scopes  []scope // by start, outer before inner
	defs    []definition
	closed  bool             // some scope is closed
	byName  map[string][]int // definitions by name, in order of place; nil: to be made again
}

type scope struct {
	span   text.Span
	closed bool // lookups stop here
}

type definition struct {
	span    text.Span
	name    string
	capture int // its capture, local.definition.X
	scope   int // index of the innermost scope around it, -1: the layer
}

func (c *localCache) touch(spans []text.Span) {
	if len(c.covered) > 0 {
		c.touched = append(c.touched, spans...)
	}
}

func (c *localCache) edit(m shift, changed []text.Span) {
	if len(c.covered) == 0 {
		return
	}
	m.all(c.covered)
	m.all(c.touched)
	for i := range c.scopes {
		c.scopes[i].span = m.span(c.scopes[i].span)
	}
	for i := range c.defs {
		c.defs[i].span = m.span(c.defs[i].span)
	}
	c.touch(changed)
}

// localIDs are the captures a locals query uses.
type localIDs struct {
	scope, reference int
	definition       []bool // by capture
}

func localIDsOf(q *query) localIDs {
	ids := localIDs{q.captureID("local.scope"), q.captureID("local.reference"), make([]bool, len(q.captures))}
	for i, name := range q.captures {
		ids.definition[i] = strings.HasPrefix(name, "local.definition.")
	}
	return ids
}

// refreshLocals brings scopes and definitions that matter to the window up to
// date. It tells whether there are others than before where the text was edited.
func (s *Syntax) refreshLocals(l *layer, q *query, ids localIDs, window text.Span) (others bool) {
	c := &l.locals
	all := l.extent(s.text)
	want := text.Span{From: max(all.From, window.From-localsBack), To: min(all.To, window.To)}
	if c.covered.size() > maxCovered {
		*c = localCache{}
	}
	todo := c.covered.missing(want)
	unknown := len(todo)
	for _, t := range c.touched {
		for _, b := range c.covered {
			if meets(b, t) {
				todo = append(todo, text.Span{From: max(0, max(t.From, b.From)-1), To: min(t.To, b.To) + 1})
			}
		}
	}
	c.touched = nil
	for i, t := range todo {
		found := s.findLocals(l, q, ids, t)
		if i >= unknown && c.holds(t, &found) {
			continue
		}
		others = others || i >= unknown
		c.scopes = slices.DeleteFunc(c.scopes, func(x scope) bool { return gone(x.span, t) })
		c.defs = slices.DeleteFunc(c.defs, func(x definition) bool { return gone(x.span, t) })
		c.scopes, c.defs = append(c.scopes, found.scopes...), append(c.defs, found.defs...)
		c.covered.add(t)
		c.byName = nil
	}
	if c.byName == nil {
		c.index()
	}
	return others
}

// holds tells whether what was found at an edited place is what the cache has
// there already.
func (c *localCache) holds(t text.Span, found *localCache) bool {
	found.sort()
	i := 0
	for _, x := range c.scopes {
		if gone(x.span, t) {
			if i == len(found.scopes) || found.scopes[i] != x {
				return false
			}
			i++
		}
	}
	j := 0
	for _, x := range c.defs {
		if gone(x.span, t) {
			if j == len(found.defs) || !found.defs[j].same(x) {
				return false
			}
			j++
		}
	}
	return i == len(found.scopes) && j == len(found.defs)
}

func (d definition) same(e definition) bool {
	return d.span == e.span && d.name == e.name && d.capture == e.capture
}

func (s *Syntax) findLocals(l *layer, q *query, ids localIDs, span text.Span) (c localCache) {
	v := viewOf(s.text)
	q.matches(s.run.run(q, l.tree.root(), span), v, func(p *pattern, m []capture) {
		for i := range m {
			at := m[i].span()
			switch id := int(m[i].capture); {
			case !overlaps(at, span):
			case id == ids.scope:
				inherits, set := p.property("local.scope-inherits")
				c.scopes = append(c.scopes, scope{at, set && inherits != "true"})
			case ids.definition[id] && at.Len() > 0:
				c.defs = append(c.defs, definition{span: at, name: v.text(&m[i]), capture: id})
			}
		}
	})
	return c
}

// sort puts scopes and definitions in the order of places, each scope once.
func (c *localCache) sort() {
	slices.SortFunc(c.scopes, func(a, b scope) int {
		return cmp.Or(cmp.Compare(a.span.From, b.span.From), cmp.Compare(b.span.To, a.span.To))
	})
	c.scopes = slices.CompactFunc(c.scopes, func(a, b scope) bool { return a.span == b.span })
	slices.SortStableFunc(c.defs, func(a, b definition) int { return cmp.Compare(a.span.From, b.span.From) })
}

// index sorts the cache and finds the scope of every definition.
func (c *localCache) index() {
	c.sort()
	c.closed = slices.ContainsFunc(c.scopes, func(x scope) bool { return x.closed })
	c.byName = make(map[string][]int, len(c.defs))
	var open []int
	next := 0
	for i := range c.defs {
		d := &c.defs[i]
		for ; next < len(c.scopes) && c.scopes[next].span.From <= d.span.From; next++ {
			open = append(open, next)
		}
		for len(open) > 0 && c.scopes[open[len(open)-1]].span.To < d.span.To {
			open = open[:len(open)-1]
		}
		d.scope = -1
		if len(open) > 0 {
			d.scope = open[len(open)-1]
		}
		c.byName[d.name] = append(c.byName[d.name], i)
	}
}

// around is the span of a scope; -1 is the whole layer.
func (c *localCache) around(i int) text.Span {
	if i < 0 {
		return text.Span{From: 0, To: int(^uint(0) >> 1)}
	}
	return c.scopes[i].span
}

// resolve finds the definition that a name at a place refers to: the last one
// before it in the innermost scope that has one. accept may refuse some. -1:
// none. A definition must end at or before the place, or start at or before
// it when overlapping ones count.
func (c *localCache) resolve(name string, at text.Span, overlapping bool, accept func(*definition) bool) int {
	best := -1
	for _, i := range c.byName[name] {
		d := &c.defs[i]
		if overlapping && d.span.From > at.From || !overlapping && d.span.To > at.From {
			break
		}
		if !within(at, c.around(d.scope)) || accept != nil && !accept(d) {
			continue
		}
		if best < 0 || c.around(d.scope).Len() <= c.around(c.defs[best].scope).Len() {
			best = i
		}
	}
	if best >= 0 && c.barred(c.around(c.defs[best].scope), at) {
		return -1
	}
	return best
}

// barred tells whether a scope that does not inherit lies between the place
// and the scope of a definition.
func (c *localCache) barred(outer, at text.Span) bool {
	for i := 0; c.closed && i < len(c.scopes); i++ {
		s := &c.scopes[i]
		if s.span.From > at.From {
			break
		}
		if s.closed && within(at, s.span) && s.span != outer && within(s.span, outer) {
			return true
		}
	}
	return false
}
