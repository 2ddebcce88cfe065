package syntax

import (
	"slices"
	"strings"
	"time"

	"hx/editor/text"
	hxruntime "hx/runtime"
)

// commandBudget is what a command may spend on parsing injections it needs.
const commandBudget = 50 * time.Millisecond

// layerAt returns the innermost layer one part of which holds all of the span,
// nil without a tree. Injections on the way are found and parsed.
func (s *Syntax) layerAt(span text.Span) *layer {
	if !s.HasTree() {
		return nil
	}
	s.deadline = time.Now().Add(commandBudget)
	l := s.topAt(span)
	for {
		s.refresh(l, text.Span{From: max(0, span.From-1), To: min(s.text.Len(), span.To+1)})
		var in *layer
		for k := range l.sites.kids {
			if k.holds(span) {
				s.parseKid(k)
				if k.tree != nil && !(in != nil && k.extent(s.text).Len() >= in.extent(s.text).Len()) {
					in = k
				}
			}
		}
		if in == nil {
			return l
		}
		l = in
	}
}

// LanguagesAt lists the languages around a span, the document's first and the
// innermost injection's last.
func (s *Syntax) LanguagesAt(span text.Span) []*hxruntime.Language {
	var out []*hxruntime.Language
	for l := s.layerAt(span); l != nil; l = l.parent {
		out = append(out, l.lang.Conf)
	}
	slices.Reverse(out)
	if len(out) == 0 && s.lang != nil {
		out = append(out, s.lang.Conf)
	}
	return out
}

// CommentLanguage is the language whose comment markers count at a place: the
// innermost one around it that has line markers, else one that has block
// markers, else the document's. nil for plain text.
func (s *Syntax) CommentLanguage(pos int) *hxruntime.Language {
	langs := s.LanguagesAt(text.Span{From: pos, To: pos})
	var block *hxruntime.Language
	for _, l := range slices.Backward(langs) {
		if len(l.CommentTokens) > 0 {
			return l
		}
		if block == nil && len(l.BlockComments) > 0 {
			block = l
		}
	}
	if block == nil && len(langs) > 0 {
		block = langs[0]
	}
	return block
}

// place is a node and the layer it belongs to; walking leaves and enters
// injections.
type place struct {
	layer *layer
	node  node
}

// placeOf is the smallest node that covers the span.
func (s *Syntax) placeOf(span text.Span) (place, bool) {
	l := s.layerAt(span)
	if l == nil {
		return place{}, false
	}
	n := l.tree.root().descendant(span.From, span.To)
	return place{l, n}, !n.isNull()
}

// parent moves one node outwards, from the root of an injection to the node
// around it.
func (s *Syntax) parent(p place) (place, bool) {
	if n := p.node.parent(); !n.isNull() {
		return place{p.layer, n}, true
	}
	span := p.node.span()
	for l := p.layer.parent; l != nil; l = l.parent {
		if n := l.tree.root().descendant(span.From, span.To); !n.isNull() {
			return place{l, n}, true
		}
	}
	return p, false
}

// inside is the place whose children count as those of p: the root of an
// injection that holds all of p, else p itself.
func (s *Syntax) inside(p place) place {
	span := p.node.span()
	if l := s.layerAt(span); l != nil && l.depth > p.layer.depth {
		if n := l.tree.root().descendant(span.From, span.To); !n.isNull() {
			return place{l, n}
		}
	}
	return p
}

// Scopes lists the kinds of the nodes from the root to the one at a position.
func (s *Syntax) Scopes(pos int) []string {
	p, ok := s.placeOf(text.Span{From: pos, To: pos})
	var out []string
	for ok {
		path := p.node.ancestors(p.layer.tree.root())
		for _, n := range slices.Backward(path) {
			if n.isNamed() {
				out = append(out, n.kind())
			}
		}
		if len(path) == 0 {
			break
		}
		p, ok = s.parent(place{p.layer, path[0]})
	}
	slices.Reverse(out)
	return out
}

// HighlightScopes lists the scope names that colour the character at a
// position, outermost first.
func (s *Syntax) HighlightScopes(pos int) []string {
	var names []string
	p := NewPalette(func(scope string) int { names = append(names, scope); return len(names) - 1 })
	var out []string
	for _, g := range s.Highlight(text.Span{From: pos, To: min(pos+1, s.text.Len())}, p, commandBudget, nil) {
		for _, h := range g.Stack {
			out = append(out, names[h])
		}
	}
	return out
}

// maxSubtree bounds the text of Subtree, in bytes.
const maxSubtree = 64 << 10

// Subtree prints the smallest node that covers a span as an indented outline;
// "" without a tree.
func (s *Syntax) Subtree(span text.Span) string {
	p, ok := s.placeOf(span)
	if !ok {
		return ""
	}
	var b strings.Builder
	outline(&b, p.node, "", 0)
	return b.String()
}

func outline(b *strings.Builder, n node, field string, depth int) {
	if b.Len() > maxSubtree {
		return
	}
	if depth > 0 {
		b.WriteByte('\n')
		b.WriteString(strings.Repeat("  ", depth))
	}
	if field != "" {
		b.WriteString(field + ": ")
	}
	if !n.isNamed() {
		b.WriteString("\"" + n.kind() + "\"")
		return
	}
	b.WriteString("(" + n.kind())
	for i := range n.childCount() {
		if c := n.child(i); c.isNamed() || depth == 0 && n.namedCount() == 0 {
			outline(b, c, n.field(i), depth+1)
		}
	}
	b.WriteByte(')')
}
