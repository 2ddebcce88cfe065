package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/change"
	"hx/editor/text"
	"hx/lsp/wire"
)

// InlayHint is a text shown between characters of the document.
type InlayHint struct {
	Pos       int
	Parts     []HintPart
	Type      bool // shows a type
	Parameter bool // shows a parameter's name
	PadLeft   bool
	PadRight  bool
	Tooltip   Markup
	// Edits, if any, write the hint into the text of the list's revision.
	Edits change.Set

	raw jsontext.Value
}

// HintPart is a part of a hint with a meaning of its own.
type HintPart struct {
	Text     string // printable
	Tooltip  Markup
	Location *Location
	Command  *Command
}

// Label returns the whole text of a hint.
func (h *InlayHint) Label() string {
	if len(h.Parts) == 1 {
		return h.Parts[0].Text
	}
	label := ""
	for _, p := range h.Parts {
		label += p.Text
	}
	return label
}

// InlayHints asks for the hints in a part of the document.
func (s *Server) InlayHints(ctx context.Context, doc Snapshot, part text.Span) (Spans[InlayHint], error) {
	return listOf(ctx, s, doc, protocol.MethodTextDocumentInlayHint,
		func(q *query) any { return &protocol.InlayHintParams{TextDocument: q.id(), Range: q.rng(part)} },
		func(q *query, h protocol.InlayHint, raw jsontext.Value) (InlayHint, bool) {
			out := q.inlayHint(h, q.sent.text)
			out.raw = raw
			return out, len(out.Parts) > 0
		})
}

func (p *places) inlayHint(h protocol.InlayHint, t text.Rope) InlayHint {
	c := newConverter(t, p.enc)
	out := InlayHint{
		Pos: c.point(h.Position), Type: h.Kind == protocol.InlayHintKindType, Parameter: h.Kind == protocol.InlayHintKindParameter,
		PadLeft: isTrue(h.PaddingLeft), PadRight: isTrue(h.PaddingRight), Tooltip: docText(h.Tooltip),
		Edits: change.None(t.Len()),
	}
	switch l := h.Label.(type) {
	case protocol.String:
		if text := oneLine(string(l)); text != "" {
			out.Parts = []HintPart{{Text: text}}
		}
	case protocol.InlayHintLabelPartSlice:
		for _, part := range l {
			hp := HintPart{Text: oneLine(part.Value), Tooltip: docText(part.Tooltip), Command: commandOf(part.Command)}
			if part.Location.URI != "" {
				loc := p.location(string(part.Location.URI), part.Location.Range)
				hp.Location = &loc
			}
			out.Parts = append(out.Parts, hp)
		}
	}
	if len(h.TextEdits) > 0 {
		if set, err := textChanges(t, p.enc, h.TextEdits); err == nil {
			out.Edits = set
		}
	}
	return out
}

// ResolveHint asks for the parts of a hint that its list left out. The text is
// that of the list's revision.
func (s *Server) ResolveHint(ctx context.Context, h InlayHint, t text.Rope) (InlayHint, error) {
	if h.raw == nil || !s.resolves(protocol.MethodTextDocumentInlayHint) {
		return h, nil
	}
	p, raw, err := s.call(ctx, protocol.MethodInlayHintResolve, func(*session) any { return h.raw })
	if err != nil {
		return h, err
	}
	v, err := decode[protocol.InlayHint](raw)
	if err != nil || isNull(raw) {
		return h, s.unreadable(err)
	}
	out := p.inlayHint(v, t)
	out.raw = raw
	return out, nil
}

// resolves reports whether a server completes the elements of the lists that it
// answers a request with.
func (s *Server) resolves(method string) bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return false
	}
	c := &s.session.caps
	var stated *bool
	switch method {
	case protocol.MethodTextDocumentInlayHint:
		switch o := c.InlayHintProvider.(type) {
		case *protocol.InlayHintOptions:
			stated = o.ResolveProvider
		case *protocol.InlayHintRegistrationOptions:
			stated = o.ResolveProvider
		}
	case protocol.MethodTextDocumentCompletion:
		if o := c.CompletionProvider; o != nil {
			stated = o.ResolveProvider
		}
	case protocol.MethodTextDocumentCodeAction:
		if o, ok := c.CodeActionProvider.(*protocol.CodeActionOptions); ok {
			stated = o.ResolveProvider
		}
	case protocol.MethodTextDocumentCodeLens:
		if o := c.CodeLensProvider; o != nil {
			stated = o.ResolveProvider
		}
	case protocol.MethodTextDocumentDocumentLink:
		if o := c.DocumentLinkProvider; o != nil {
			stated = o.ResolveProvider
		}
	}
	if isTrue(stated) {
		return true
	}
	for i := range s.session.regs {
		if r := &s.session.regs[i]; r.method == method && wire.Member(r.options, "resolveProvider").Kind() == 't' {
			return true
		}
	}
	return false
}
