package syntax

import (
	"cmp"
	"slices"
	"time"

	"hx/editor/text"
)

// Bracket is a bracket to be coloured by its depth; 0 is the outermost.
type Bracket struct {
	From, To int
	Depth    int
}

// rainbowScope is a node that opens a depth.
type rainbowScope struct {
	span text.Span
	node node
	any  bool // brackets deeper in it count too
}

// Rainbow lists the brackets in the window with their depth over all layers.
// Nothing comes before the queries are compiled: see Wants.
func (s *Syntax) Rainbow(window text.Span, budget time.Duration) []Bracket {
	if !s.HasTree() {
		return nil
	}
	s.deadline = time.Now().Add(budget)
	var scopes []rainbowScope
	var brackets []capture
	s.walk(s.root, window, func(l *layer) {
		q := s.queryOf(l.lang, Rainbows)
		if q == nil || l.tree == nil {
			return
		}
		scope, bracket := q.captureID("rainbow.scope"), q.captureID("rainbow.bracket")
		q.matches(s.run.run(q, l.tree.root(), window), viewOf(s.text), func(p *pattern, m []capture) {
			_, all := p.property("rainbow.include-children")
			for _, c := range m {
				switch {
				case int(c.capture) == scope:
					scopes = append(scopes, rainbowScope{c.span(), c.at(), all})
				case int(c.capture) == bracket && overlaps(c.span(), window):
					brackets = append(brackets, c)
				}
			}
		})
	})
	slices.SortStableFunc(scopes, func(a, b rainbowScope) int {
		return cmp.Or(cmp.Compare(a.span.From, b.span.From), cmp.Compare(b.span.To, a.span.To))
	})
	scopes = slices.CompactFunc(scopes, func(a, b rainbowScope) bool { return a.span == b.span && a.node.equal(b.node) })
	slices.SortStableFunc(brackets, func(a, b capture) int { return cmp.Compare(a.start, b.start) })
	return depths(scopes, brackets)
}

// depths gives each bracket the depth of its innermost open scope, if it
// belongs to that scope.
func depths(scopes []rainbowScope, brackets []capture) []Bracket {
	var out []Bracket
	var open []rainbowScope
	next := 0
	for i := range brackets {
		b := brackets[i].span()
		for ; next < len(scopes) && scopes[next].span.From <= b.From; next++ {
			for len(open) > 0 && open[len(open)-1].span.To <= scopes[next].span.From {
				open = open[:len(open)-1]
			}
			open = append(open, scopes[next])
		}
		for len(open) > 0 && open[len(open)-1].span.To <= b.From {
			open = open[:len(open)-1]
		}
		if len(open) == 0 {
			continue
		}
		in := open[len(open)-1]
		if in.any || brackets[i].at().parent().equal(in.node) {
			out = append(out, Bracket{b.From, b.To, len(open) - 1})
		}
	}
	return out
}
