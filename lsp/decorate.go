package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// Color is a colour that is written in a document.
type Color struct {
	Span       text.Span
	R, G, B, A uint8
}

// Colors asks for the colours written in a document.
func (s *Server) Colors(ctx context.Context, doc Snapshot) (Spans[Color], error) {
	return listOf(ctx, s, doc, protocol.MethodTextDocumentDocumentColor,
		func(q *query) any { return &protocol.DocumentColorParams{TextDocument: q.id()} },
		func(q *query, c protocol.ColorInformation, _ jsontext.Value) (Color, bool) {
			return Color{q.span(c.Range), part(c.Color.Red), part(c.Color.Green), part(c.Color.Blue), part(c.Color.Alpha)}, true
		})
}

// part converts a share of a colour from 0..1.
func part(f float64) uint8 {
	switch {
	case !(f > 0): // also what is no number
		return 0
	case f >= 1:
		return 255
	}
	return uint8(f*255 + 0.5)
}

// Link is a part of a document that leads elsewhere.
type Link struct {
	Span    text.Span
	Path    string // local file; "" when Target is none
	Target  string // URI; "" has to be asked for with ResolveLink
	Tooltip string

	raw jsontext.Value
}

// Links asks for the links in a document.
func (s *Server) Links(ctx context.Context, doc Snapshot) (Spans[Link], error) {
	return listOf(ctx, s, doc, protocol.MethodTextDocumentDocumentLink,
		func(q *query) any { return &protocol.DocumentLinkParams{TextDocument: q.id()} },
		func(q *query, l protocol.DocumentLink, raw jsontext.Value) (Link, bool) {
			out := Link{Span: q.span(l.Range), Tooltip: deref(l.Tooltip), raw: raw}
			out.aim(q.places)
			return out, true
		})
}

func (l *Link) aim(p *places) {
	l.Target = wire.Text(wire.Member(l.raw, "target"))
	l.Path, _ = p.paths.path(l.Target)
}

// ResolveLink asks for the target of a link that came without.
func (s *Server) ResolveLink(ctx context.Context, l Link) (Link, error) {
	if l.Target != "" || l.raw == nil || !s.resolves(protocol.MethodTextDocumentDocumentLink) {
		return l, nil
	}
	p, raw, err := s.call(ctx, protocol.MethodDocumentLinkResolve, func(*session) any { return l.raw })
	if err != nil {
		return l, err
	}
	l.raw = raw
	l.aim(p)
	return l, nil
}

// Lens is a command offered at a place in a document.
type Lens struct {
	Span    text.Span
	Command *Command // nil has to be asked for with ResolveLens

	raw jsontext.Value
}

// Lenses asks for the code lenses of a document.
func (s *Server) Lenses(ctx context.Context, doc Snapshot) (Spans[Lens], error) {
	return listOf(ctx, s, doc, protocol.MethodTextDocumentCodeLens,
		func(q *query) any { return &protocol.CodeLensParams{TextDocument: q.id()} },
		func(q *query, l protocol.CodeLens, raw jsontext.Value) (Lens, bool) {
			return Lens{Span: q.span(l.Range), Command: commandOf(l.Command), raw: raw}, true
		})
}

// ResolveLens asks for the command of a lens that came without.
func (s *Server) ResolveLens(ctx context.Context, l Lens) (Lens, error) {
	if l.Command != nil || l.raw == nil || !s.resolves(protocol.MethodTextDocumentCodeLens) {
		return l, nil
	}
	_, raw, err := s.call(ctx, protocol.MethodCodeLensResolve, func(*session) any { return l.raw })
	if err != nil {
		return l, err
	}
	if c, ok := decodeCommand(wire.Member(raw, "command")); ok {
		l.Command = &c
	}
	return l, nil
}
