package lsp

import (
	"context"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/change"
	"hx/editor/text"
	"hx/lsp/wire"
)

// Edits are changes to one document, for its text of revision Rev.
type Edits struct {
	Rev int32
	Set change.Set
}

// Indent tells a formatter how the document is indented.
type Indent struct {
	TabWidth int
	Spaces   bool
}

// formatting writes formatting options: what the configuration says, and the
// indent.
func (ses *session) formatting(in Indent) jsontext.Value {
	options := wire.Member(ses.server.cfg.settings(), "format")
	if options.Kind() != '{' {
		options = jsontext.Value("{}")
	}
	options = withMember(options, "tabSize", strconv.AppendInt(nil, int64(in.TabWidth), 10))
	return withMember(options, "insertSpaces", strconv.AppendBool(nil, in.Spaces))
}

type formatParams struct {
	TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
	Range        *protocol.Range                 `json:"range,omitzero"`
	Position     *protocol.Position              `json:"position,omitzero"`
	Ch           string                          `json:"ch,omitzero"`
	Options      jsontext.Value                  `json:"options"`
}

// Format asks for the document to be formatted.
func (s *Server) Format(ctx context.Context, doc Snapshot, in Indent) (Edits, error) {
	return s.edits(ctx, doc, protocol.MethodTextDocumentFormatting, func(q *query) any {
		return &formatParams{TextDocument: q.id(), Options: q.ses.formatting(in)}
	})
}

// FormatRange asks for a part of the document to be formatted.
func (s *Server) FormatRange(ctx context.Context, doc Snapshot, part text.Span, in Indent) (Edits, error) {
	return s.edits(ctx, doc, protocol.MethodTextDocumentRangeFormatting, func(q *query) any {
		r := q.rng(part)
		return &formatParams{TextDocument: q.id(), Range: &r, Options: q.ses.formatting(in)}
	})
}

// FormatTyped asks for edits after ch was typed before pos.
func (s *Server) FormatTyped(ctx context.Context, doc Snapshot, pos int, ch string, in Indent) (Edits, error) {
	return s.edits(ctx, doc, protocol.MethodTextDocumentOnTypeFormatting, func(q *query) any {
		p := q.pos(pos)
		return &formatParams{TextDocument: q.id(), Position: &p, Ch: ch, Options: q.ses.formatting(in)}
	})
}

// edits puts a question that is answered by text edits of the document.
func (s *Server) edits(ctx context.Context, doc Snapshot, method string, build func(*query) any) (Edits, error) {
	q, raw, err := s.ask(ctx, doc, method, build)
	if err != nil {
		return Edits{}, err
	}
	out, err := q.textEdits(raw)
	return out, s.unreadable(err)
}

// textEdits reads text edits of the document asked about. Unlike other lists
// this one is all or nothing.
func (q *query) textEdits(raw jsontext.Value) (Edits, error) {
	out := Edits{Rev: q.sent.rev, Set: change.None(q.sent.text.Len())}
	list := make([]protocol.TextEdit, 0, 8)
	for _, e := range elementsOf(raw) {
		if isNull(e) {
			continue
		}
		edit, err := decode[protocol.TextEdit](e)
		if err != nil {
			return out, err
		}
		list = append(list, edit)
	}
	if len(list) == 0 {
		return out, nil
	}
	var err error
	out.Set, err = textChanges(q.sent.text, q.enc, list)
	return out, err
}

// WillSave asks for edits to be made before the document is saved, where the
// server wants to be asked, and tells the others.
func (s *Server) WillSave(ctx context.Context, doc Snapshot) (Edits, error) {
	s.set.mu.Lock()
	ses := s.session
	tell, wait := ses != nil && ses.willSave, ses != nil && ses.willSaveWait
	if x := (sent{}); tell {
		if d := s.set.docs[doc.Path]; d != nil {
			ses.update(d, true)
			if x = ses.docs[doc.Path]; x.uri != "" {
				ses.notify(protocol.MethodTextDocumentWillSave, willSave(x))
			}
		}
	}
	s.set.mu.Unlock()
	if !wait {
		return Edits{Rev: doc.Rev, Set: change.None(doc.Text.Len())}, nil
	}
	return s.edits(ctx, doc, protocol.MethodTextDocumentWillSaveWaitUntil, func(q *query) any { return willSave(q.sent) })
}

// WantsWillSave reports whether a running server is to be told, or asked, before
// a document is saved.
func (s *Server) WantsWillSave() bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	return s.session != nil && (s.session.willSave || s.session.willSaveWait)
}

func willSave(x sent) any {
	return &protocol.WillSaveTextDocumentParams{TextDocument: x.id(), Reason: protocol.TextDocumentSaveReasonManual}
}

// OnTypeTriggers returns the characters after which FormatTyped is to be asked.
func (s *Server) OnTypeTriggers(path string) []string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return nil
	}
	if o := s.session.caps.DocumentOnTypeFormattingProvider; o.FirstTriggerCharacter != "" {
		return append([]string{o.FirstTriggerCharacter}, o.MoreTriggerCharacter...)
	}
	r := s.session.registered(protocol.MethodTextDocumentOnTypeFormatting, s.set.docs[path])
	if r == nil {
		return nil
	}
	return append(texts([]jsontext.Value{wire.Member(r.options, "firstTriggerCharacter")}),
		texts(elementsOf(wire.Member(r.options, "moreTriggerCharacter")))...)
}

func texts(list []jsontext.Value) []string {
	var out []string
	for _, v := range list {
		if t := wire.Text(v); t != "" {
			out = append(out, t)
		}
	}
	return out
}
