package syntax

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"hx/editor/text"
)

// Symbol is a definition found by a tags query.
type Symbol struct {
	Kind string // one of SymbolKinds
	Name string
	Span text.Span // of the whole definition
}

// SymbolKinds are the kinds of definitions that are listed.
var SymbolKinds = []string{"class", "constant", "enum", "field", "function", "interface", "macro", "module", "section", "struct", "type"}

// maxSymbols bounds one answer, maxSymbolName the bytes of a name.
const (
	maxSymbols    = 20000
	maxSymbolName = 200
)

// Symbols lists the definitions of the document and its injections in order of
// place. Queries that are needed are compiled.
func (s *Syntax) Symbols() []Symbol {
	if !s.HasTree() {
		return nil
	}
	var out []Symbol
	s.deadline = time.Now().Add(commandBudget)
	window := text.Span{From: 0, To: s.text.Len()}
	if q := s.root.lang.query(Injections); q != nil && s.text.Len() > smallLayer {
		// Looking for injections in all of a long text is dear; those that are
		// known are enough.
		out = s.layerSymbols(out, s.root)
		for k := range s.root.sites.kids {
			out = s.layerSymbols(out, k)
		}
	} else {
		s.walk(s.root, window, func(l *layer) { out = s.layerSymbols(out, l) })
	}
	slices.SortStableFunc(out, func(a, b Symbol) int { return cmp.Compare(a.Span.From, b.Span.From) })
	return out
}

func (s *Syntax) layerSymbols(out []Symbol, l *layer) []Symbol {
	if l.tree == nil {
		return out
	}
	q := l.lang.query(Tags)
	if q == nil {
		return out
	}
	v := viewOf(s.text)
	q.matches(s.run.runAll(q, l.tree.root(), l.extent(s.text)), v, func(_ *pattern, m []capture) {
		sym := Symbol{}
		var whole, name *capture
		for i := range m {
			c := &m[i]
			if kind, ok := strings.CutPrefix(q.captures[c.capture], "definition."); ok && slices.Contains(SymbolKinds, kind) {
				sym.Kind, sym.Span, whole = kind, c.span(), c
			} else if q.captures[c.capture] == "name" {
				name = c
			}
		}
		if whole == nil || len(out) >= maxSymbols {
			return
		}
		if name == nil {
			name = whole
		}
		sym.Name = v.text(name)
		if len(sym.Name) > maxSymbolName {
			sym.Name = strings.ToValidUTF8(sym.Name[:maxSymbolName], "")
		}
		out = append(out, sym)
	})
	return out
}

// HasSymbols tells whether the language has a tags query. It compiles it.
func (l *Lang) HasSymbols() bool { return l.HasTree() && l.query(Tags) != nil }

// FileSymbols lists the definitions in a text that is not open, without its
// injections: for workers that look through a folder. It may take as long as
// the limits allow.
func (r *Registry) FileSymbols(ctx context.Context, lang *Lang, body text.Rope, limits Limits) []Symbol {
	if lang == nil || !lang.HasSymbols() {
		return nil
	}
	s := New(r, lang, body, limits)
	defer s.Close()
	j := s.Background()
	if j == nil {
		return nil
	}
	j.warm = nil
	j.Run(ctx)
	if !s.Adopt(j) {
		return nil
	}
	out := s.layerSymbols(nil, s.root)
	slices.SortStableFunc(out, func(a, b Symbol) int { return cmp.Compare(a.Span.From, b.Span.From) })
	return out
}
