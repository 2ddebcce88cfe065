package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/lsp/wire"
)

// Hierarchy is a way symbols are related to each other.
type Hierarchy uint8

// The ways. Callers and Callees go along calls, the others along types.
const (
	Callers Hierarchy = iota
	Callees
	Supertypes
	Subtypes
)

var hierarchies = [...]struct {
	prepare, method string
	other           string // member of an answer's elements that holds the symbol
}{
	Callers:    {protocol.MethodTextDocumentPrepareCallHierarchy, protocol.MethodCallHierarchyIncomingCalls, "from"},
	Callees:    {protocol.MethodTextDocumentPrepareCallHierarchy, protocol.MethodCallHierarchyOutgoingCalls, "to"},
	Supertypes: {protocol.MethodTextDocumentPrepareTypeHierarchy, protocol.MethodTypeHierarchySupertypes, ""},
	Subtypes:   {protocol.MethodTextDocumentPrepareTypeHierarchy, protocol.MethodTypeHierarchySubtypes, ""},
}

// HierarchyItem is a symbol in a hierarchy.
type HierarchyItem struct {
	Symbol
	// Calls are the places of the calls that lead to it or to which it leads,
	// for items that Related gave.
	Calls []Location
}

// Hierarchy asks for the symbols at a position that a hierarchy can start from.
func (s *Server) Hierarchy(ctx context.Context, h Hierarchy, doc Snapshot, pos int) ([]HierarchyItem, error) {
	q, raw, err := s.ask(ctx, doc, hierarchies[h].prepare, func(q *query) any {
		p := q.at(pos)
		return &p
	})
	if err != nil {
		return nil, err
	}
	var list []HierarchyItem
	for _, e := range elementsOf(raw) {
		if item, ok := q.hierarchyItem(e); ok {
			list = append(list, item)
		}
	}
	return list, nil
}

func (p *places) hierarchyItem(raw jsontext.Value) (HierarchyItem, bool) {
	// Items of both kinds have the same members.
	w, err := decode[protocol.CallHierarchyItem](raw)
	uri := wire.Text(wire.Member(raw, "uri"))
	if err != nil || uri == "" {
		return HierarchyItem{}, false
	}
	return HierarchyItem{Symbol: Symbol{
		Location: p.location(uri, w.SelectionRange), Whole: p.location(uri, w.Range),
		Name: oneLine(w.Name), Detail: deref(w.Detail), Kind: symbolKind(w.Kind),
		Deprecated: hasDeprecated(w.Tags), raw: raw,
	}}, true
}

// Related asks for the symbols next to one in a hierarchy.
func (s *Server) Related(ctx context.Context, h Hierarchy, item HierarchyItem) ([]HierarchyItem, error) {
	p, raw, err := s.call(ctx, hierarchies[h].method, func(*session) any {
		return &struct {
			Item jsontext.Value `json:"item"`
		}{item.raw}
	})
	if err != nil {
		return nil, err
	}
	var list []HierarchyItem
	for _, e := range elementsOf(raw) {
		symbol := e
		if name := hierarchies[h].other; name != "" {
			symbol = wire.Member(e, name)
		}
		next, ok := p.hierarchyItem(symbol)
		if !ok {
			continue
		}
		// The ranges of calls lie in the caller's file.
		caller := next.URI
		if h == Callees {
			caller = item.URI
		}
		ranges, _ := decodeList[protocol.Range](wire.Member(e, "fromRanges"))
		for _, r := range ranges {
			next.Calls = append(next.Calls, p.location(caller, r))
		}
		list = append(list, next)
	}
	return list, nil
}
