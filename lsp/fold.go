package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
)

// Fold is a part of a document that can be folded away.
type Fold struct {
	Span text.Span // from the end of the first line's text, unless the server says where, to the end
	Kind string    // "comment", "imports", "region" or ""
	Text string    // to be shown instead, or ""
}

// Folds asks for the foldable parts of a document.
func (s *Server) Folds(ctx context.Context, doc Snapshot) (Spans[Fold], error) {
	return listOf(ctx, s, doc, protocol.MethodTextDocumentFoldingRange,
		func(q *query) any { return &protocol.FoldingRangeParams{TextDocument: q.id()} },
		func(q *query, f protocol.FoldingRange, _ jsontext.Value) (Fold, bool) {
			const lineEnd = 1<<31 - 1
			r := protocol.Range{
				Start: protocol.Position{Line: f.StartLine, Character: lineEnd},
				End:   protocol.Position{Line: f.EndLine, Character: lineEnd},
			}
			if f.StartCharacter != nil {
				r.Start.Character = *f.StartCharacter
			}
			if f.EndCharacter != nil {
				r.End.Character = *f.EndCharacter
			}
			out := Fold{Span: q.span(r), Kind: oneLine(string(f.Kind)), Text: deref(f.CollapsedText)}
			return out, f.StartLine <= f.EndLine && out.Span.Len() > 0
		})
}

// SelectionRanges asks, for each position, for the syntactic units around it,
// innermost first.
func (s *Server) SelectionRanges(ctx context.Context, doc Snapshot, at []int) (Spans[[]text.Span], error) {
	out, err := listOf(ctx, s, doc, protocol.MethodTextDocumentSelectionRange,
		func(q *query) any {
			p := &protocol.SelectionRangeParams{TextDocument: q.id(), Positions: []protocol.Position{}}
			for _, pos := range at {
				p.Positions = append(p.Positions, q.pos(pos))
			}
			return p
		},
		func(q *query, r protocol.SelectionRange, _ jsontext.Value) ([]text.Span, bool) {
			var chain []text.Span
			for p := &r; p != nil && len(chain) < maxDepth; p = p.Parent {
				span := q.span(p.Range)
				if n := len(chain); n > 0 {
					in := chain[n-1]
					if span == in {
						continue
					}
					if span.From > in.From || span.To < in.To {
						break // an outer range that does not contain the inner one
					}
				}
				chain = append(chain, span)
			}
			return chain, true
		})
	if err == nil && len(out.List) > 0 && len(out.List) != len(at) {
		return Spans[[]text.Span]{Rev: out.Rev}, s.unreadable(errCount)
	}
	return out, err
}
