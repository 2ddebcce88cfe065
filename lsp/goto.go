package lsp

import (
	"context"
	"errors"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
)

// gotoMethods are the requests that answer with locations of a symbol.
var gotoMethods = map[Feature]string{
	FeatureGotoDeclaration:    protocol.MethodTextDocumentDeclaration,
	FeatureGotoDefinition:     protocol.MethodTextDocumentDefinition,
	FeatureGotoTypeDefinition: protocol.MethodTextDocumentTypeDefinition,
	FeatureGotoImplementation: protocol.MethodTextDocumentImplementation,
}

// Goto asks where the symbol at a position is declared, defined, implemented or
// its type defined; f says which.
func (s *Server) Goto(ctx context.Context, f Feature, doc Snapshot, pos int) ([]Location, error) {
	method, ok := gotoMethods[f]
	if !ok {
		return nil, &ServerError{s.Name, ErrUnsupported}
	}
	return s.locations(ctx, method, doc, func(q *query) any {
		p := q.at(pos)
		return &p
	})
}

// References asks for all uses of the symbol at a position.
func (s *Server) References(ctx context.Context, doc Snapshot, pos int, declaration bool) ([]Location, error) {
	return s.locations(ctx, protocol.MethodTextDocumentReferences, doc, func(q *query) any {
		return &protocol.ReferenceParams{
			TextDocumentPositionParams: q.at(pos),
			Context:                    protocol.ReferenceContext{IncludeDeclaration: declaration},
		}
	})
}

func (s *Server) locations(ctx context.Context, method string, doc Snapshot, build func(*query) any) ([]Location, error) {
	q, raw, err := s.ask(ctx, doc, method, build)
	if err != nil {
		return nil, err
	}
	list, err := q.decodeLocations(raw)
	return list, s.unreadable(err)
}

// unreadable names the server whose answer could not be read.
func (s *Server) unreadable(err error) error {
	if err == nil {
		return nil
	}
	return &ServerError{s.Name, &badAnswer{err}}
}

type badAnswer struct{ err error }

func (e *badAnswer) Error() string { return "sent an answer that cannot be read: " + e.err.Error() }
func (e *badAnswer) Unwrap() error { return e.err }

// HighlightKind says how a symbol is used at a place.
type HighlightKind uint8

// The kinds of highlights.
const (
	HighlightText HighlightKind = 1 + iota
	HighlightRead
	HighlightWrite
)

// Highlight is a use of a symbol in the same document.
type Highlight struct {
	Span text.Span
	Kind HighlightKind
}

// Spans is a list that belongs to one revision of a document.
type Spans[T any] struct {
	Rev  int32
	List []T
}

// Highlights asks for all uses in the document of the symbol at a position.
func (s *Server) Highlights(ctx context.Context, doc Snapshot, pos int) (Spans[Highlight], error) {
	return listOf(ctx, s, doc, protocol.MethodTextDocumentDocumentHighlight,
		func(q *query) any { p := q.at(pos); return &p },
		func(q *query, h protocol.DocumentHighlight, _ jsontext.Value) (Highlight, bool) {
			return Highlight{q.span(h.Range), HighlightKind(max(h.Kind, protocol.DocumentHighlightKindText))}, true
		})
}

// listOf asks a question that is answered by a list and converts its elements;
// those that cannot be read are left out.
func listOf[W, T any](ctx context.Context, s *Server, doc Snapshot, method string, build func(*query) any,
	convert func(*query, W, jsontext.Value) (T, bool)) (Spans[T], error) {
	q, raw, err := s.ask(ctx, doc, method, build)
	if err != nil {
		return Spans[T]{}, err
	}
	out := Spans[T]{Rev: q.sent.rev}
	if isNull(raw) {
		return out, nil
	}
	elements := elementsOf(raw)
	var bad error
	for _, e := range elements {
		if isNull(e) {
			continue
		}
		w, err := decode[W](e)
		if err != nil {
			bad = err
			continue
		}
		if v, ok := convert(q, w, e); ok {
			out.List = append(out.List, v)
		}
	}
	if len(elements) > 0 && len(out.List) > 0 || raw.Kind() == '[' && bad == nil {
		return out, nil
	}
	if bad == nil {
		bad = errNoList
	}
	return out, s.unreadable(bad)
}

// Shapes of answers that make no sense.
var (
	errNoList = errors.New("not a list")
	errCount  = errors.New("wrong number of elements")
)
