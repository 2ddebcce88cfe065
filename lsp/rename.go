package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// Renamable is the symbol that a rename would change.
type Renamable struct {
	Rev int32
	// Known tells that the server named a place; otherwise the word at the
	// position is meant.
	Known bool
	Span  text.Span
	Name  string // "" means the text of Span
}

// PrepareRename asks whether, and as what, the symbol at a position can be
// renamed. An error or ok == false say that it cannot. Servers that do not
// support the question answer for the word at the position.
func (s *Server) PrepareRename(ctx context.Context, doc Snapshot, pos int) (r Renamable, ok bool, err error) {
	s.set.mu.Lock()
	can := s.session != nil && s.session.preparesRename(s.set.docs[doc.Path])
	s.set.mu.Unlock()
	if !can {
		return Renamable{Rev: doc.Rev}, true, nil
	}
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentPrepareRename, func(q *query) any {
		p := q.at(pos)
		return &p
	})
	if err != nil || isNull(raw) {
		return r, false, err
	}
	r.Rev = q.sent.rev
	v, err := decode[protocol.PrepareRenameResult](raw)
	if err != nil {
		return r, false, s.unreadable(err)
	}
	switch v := v.(type) {
	case *protocol.Range:
		r.Known, r.Span = true, q.span(*v)
	case *protocol.PrepareRenamePlaceholder:
		r.Known, r.Span, r.Name = true, q.span(v.Range), oneLine(v.Placeholder)
	}
	return r, true, nil
}

func (ses *session) preparesRename(d *document) bool {
	if o, ok := ses.caps.RenameProvider.(*protocol.RenameOptions); ok && isTrue(o.PrepareProvider) {
		return true
	}
	r := ses.registered(protocol.MethodTextDocumentRename, d)
	return r != nil && wire.Member(r.options, "prepareProvider").Kind() == 't'
}

// Rename asks for the edits that give the symbol at a position another name.
func (s *Server) Rename(ctx context.Context, doc Snapshot, pos int, name string) (WorkspaceEdit, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentRename, func(q *query) any {
		return &protocol.RenameParams{TextDocumentPositionParams: q.at(pos), NewName: validUTF8(name)}
	})
	if err != nil {
		return WorkspaceEdit{}, err
	}
	w, err := decode[protocol.WorkspaceEdit](raw)
	if err != nil {
		return WorkspaceEdit{}, s.unreadable(err)
	}
	return q.workspaceEdit(&w), nil
}
