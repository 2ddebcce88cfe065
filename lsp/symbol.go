package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/lsp/wire"
)

// SymbolKind is what a symbol is.
type SymbolKind uint8

// symbolNames are the kinds' names, by their number in the protocol.
var symbolNames = [...]string{
	1: "file", "module", "namespace", "package", "class", "method", "property", "field", "constructor", "enum",
	"interface", "function", "variable", "constant", "string", "number", "boolean", "array", "object", "key",
	"null", "enummem", "struct", "event", "operator", "typeparam",
}

// String returns the name that pickers show; "" for a kind that is not known.
func (k SymbolKind) String() string {
	if int(k) < len(symbolNames) {
		return symbolNames[k]
	}
	return ""
}

func symbolKind(k protocol.SymbolKind) SymbolKind {
	if int64(k) < int64(len(symbolNames)) {
		return SymbolKind(k)
	}
	return 0
}

// Symbol is a named thing in a file. Its texts are printable.
type Symbol struct {
	Location // of the name
	Name     string
	Detail   string
	Kind     SymbolKind
	// Container names what the symbol is part of, "" if nothing.
	Container  string
	Depth      int // how many symbols it is part of
	Deprecated bool
	// Whole is where the symbol's definition lies, name and all.
	Whole Location

	raw jsontext.Value // to resolve a location without range
}

// maxDepth bounds how deep symbols may be nested.
const maxDepth = 200

// DocumentSymbols asks for the outline of a document: every symbol, followed by
// its parts.
func (s *Server) DocumentSymbols(ctx context.Context, doc Snapshot) ([]Symbol, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentDocumentSymbol, func(q *query) any {
		return &protocol.DocumentSymbolParams{TextDocument: q.id()}
	})
	if err != nil {
		return nil, err
	}
	var list []Symbol
	for _, e := range elementsOf(raw) {
		if loc := wire.Member(e, "location"); !isNull(loc) {
			if sym, ok := q.flatSymbol(e); ok {
				list = append(list, sym)
			}
			continue
		}
		if sym, err := decode[protocol.DocumentSymbol](e); err == nil && !isNull(e) {
			list = q.addSymbols(list, q.sent.uri, sym, "", 0)
		}
	}
	return list, nil
}

// addSymbols appends a symbol and its parts.
func (p *places) addSymbols(list []Symbol, uri string, d protocol.DocumentSymbol, container string, depth int) []Symbol {
	sym := Symbol{
		Location: p.location(uri, d.SelectionRange), Whole: p.location(uri, d.Range),
		Name: oneLine(d.Name), Kind: symbolKind(d.Kind), Container: container, Depth: depth,
		Deprecated: isTrue(d.Deprecated) || hasDeprecated(d.Tags),
	}
	if d.Detail != nil {
		sym.Detail = oneLine(*d.Detail)
	}
	list = append(list, sym)
	if depth < maxDepth {
		for _, child := range d.Children {
			list = p.addSymbols(list, uri, child, sym.Name, depth+1)
		}
	}
	return list
}

func hasDeprecated(tags []protocol.SymbolTag) bool {
	for _, t := range tags {
		if t == protocol.SymbolTagDeprecated {
			return true
		}
	}
	return false
}

// flatSymbol reads a symbol that comes with its location.
func (p *places) flatSymbol(raw jsontext.Value) (Symbol, bool) {
	w, err := decode[protocol.WorkspaceSymbol](raw)
	if err != nil || isNull(raw) {
		return Symbol{}, false
	}
	sym := Symbol{
		Name: oneLine(w.Name), Kind: symbolKind(w.Kind),
		Deprecated: hasDeprecated(w.Tags) || wire.Member(raw, "deprecated").Kind() == 't',
	}
	if w.ContainerName != nil {
		sym.Container = oneLine(*w.ContainerName)
	}
	loc := wire.Member(raw, "location")
	uri := wire.Text(wire.Member(loc, "uri"))
	if uri == "" {
		return Symbol{}, false
	}
	r := protocol.Range{}
	if l, ok := w.Location.(*protocol.Location); ok {
		r = l.Range
	} else {
		sym.raw = raw.Clone()
	}
	sym.Location = p.location(uri, r)
	sym.Whole = sym.Location
	return sym, true
}

// WorkspaceSymbols asks for the symbols of the whole project whose names match
// a text, in the server's own way of matching.
func (s *Server) WorkspaceSymbols(ctx context.Context, text string) ([]Symbol, error) {
	p, raw, err := s.call(ctx, protocol.MethodWorkspaceSymbol, func(*session) any {
		return &protocol.WorkspaceSymbolParams{Query: validUTF8(text)}
	})
	if err != nil {
		return nil, err
	}
	var list []Symbol
	for _, e := range elementsOf(raw) {
		if sym, ok := p.flatSymbol(e); ok {
			list = append(list, sym)
		}
	}
	return list, nil
}

// NeedsResolve reports whether the place of a workspace symbol within its file
// still has to be asked for.
func (y *Symbol) NeedsResolve() bool { return y.raw != nil }

// ResolveSymbol asks for the place of a workspace symbol that came without.
func (s *Server) ResolveSymbol(ctx context.Context, y Symbol) (Symbol, error) {
	if y.raw == nil {
		return y, nil
	}
	p, raw, err := s.call(ctx, protocol.MethodWorkspaceSymbolResolve, func(*session) any { return y.raw })
	if err != nil {
		return y, err
	}
	if sym, ok := p.flatSymbol(raw); ok {
		return sym, nil
	}
	return y, s.unreadable(errNoList)
}
