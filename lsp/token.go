package lsp

import (
	"context"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// tokenTypes and tokenModifiers are the names this client states to know; they
// are those of the protocol.
var (
	tokenTypes = []string{
		"namespace", "type", "class", "enum", "interface", "struct", "typeParameter", "parameter", "variable",
		"property", "enumMember", "event", "function", "method", "macro", "keyword", "modifier", "comment",
		"string", "number", "regexp", "operator", "decorator", "label",
	}
	tokenModifiers = []string{
		"declaration", "definition", "readonly", "static", "deprecated", "abstract", "async", "modification",
		"documentation", "defaultLibrary",
	}
)

// Token is a stretch of text and what it is.
type Token struct {
	Span      text.Span
	Type      string
	Modifiers []string // shared between tokens; not to be changed
}

// Tokens are the semantic tokens of a document, in order, not overlapping.
type Tokens struct {
	Rev  int32
	List []Token

	id   string   // to ask for what has changed
	data []uint32 // as the server gave them
}

// SemanticTokens asks for the tokens of a document. previous, which may be
// empty, is the last answer: the server may then send only what has changed.
func (s *Server) SemanticTokens(ctx context.Context, doc Snapshot, previous Tokens) (Tokens, error) {
	s.set.mu.Lock()
	delta := previous.id != "" && s.session != nil && s.session.tokenDelta(s.set.docs[doc.Path])
	s.set.mu.Unlock()
	method := protocol.MethodTextDocumentSemanticTokensFull
	if delta {
		method = protocol.MethodTextDocumentSemanticTokensFullDelta
	}
	q, raw, err := s.ask(ctx, doc, method, func(q *query) any {
		if delta {
			return &protocol.SemanticTokensDeltaParams{TextDocument: q.id(), PreviousResultID: previous.id}
		}
		return &protocol.SemanticTokensParams{TextDocument: q.id()}
	})
	if err != nil {
		return Tokens{}, err
	}
	out := Tokens{Rev: q.sent.rev, id: wire.Text(wire.Member(raw, "resultId"))}
	if edits := wire.Member(raw, "edits"); delta && !isNull(edits) {
		out.data, err = patch(previous.data, edits)
	} else {
		out.data, err = decode[[]uint32](wire.Member(raw, "data"))
	}
	if err != nil {
		return Tokens{Rev: out.Rev}, s.unreadable(err)
	}
	out.List = q.tokens(out.data)
	return out, nil
}

// SemanticTokensIn asks for the tokens of a part of a document.
func (s *Server) SemanticTokensIn(ctx context.Context, doc Snapshot, part text.Span) (Tokens, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentSemanticTokensRange, func(q *query) any {
		return &protocol.SemanticTokensRangeParams{TextDocument: q.id(), Range: q.rng(part)}
	})
	if err != nil {
		return Tokens{}, err
	}
	data, err := decode[[]uint32](wire.Member(raw, "data"))
	if err != nil {
		return Tokens{Rev: q.sent.rev}, s.unreadable(err)
	}
	return Tokens{Rev: q.sent.rev, List: q.tokens(data)}, nil
}

// TokensWhole reports whether a running server tells the tokens of a whole
// document, not only those of a part.
func (s *Server) TokensWhole(path string) bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return false
	}
	o := s.session.tokenOptions(s.set.docs[path])
	return o != nil && offered(o.Full)
}

// patch applies the edits of a delta. They are written in coordinates of the
// old data.
func patch(old []uint32, raw jsontext.Value) ([]uint32, error) {
	edits, err := decode[[]protocol.SemanticTokensEdit](raw)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(edits, func(a, b protocol.SemanticTokensEdit) int { return int(int64(a.Start) - int64(b.Start)) })
	out := make([]uint32, 0, len(old))
	at := int64(0)
	for _, e := range edits {
		from, to := int64(e.Start), int64(e.Start)+int64(e.DeleteCount)
		if from < at || to > int64(len(old)) {
			return nil, errCount
		}
		out = append(append(out, old[at:from]...), e.Data...)
		at = to
	}
	return append(out, old[at:]...), nil
}

// tokens decodes the packed form: five numbers for each token, places relative
// to the one before. What does not lie in the text, or before its predecessor's
// end, is left out.
func (q *query) tokens(data []uint32) []Token {
	types, modifiers := q.ses.legend(q.doc)
	names := map[uint32][]string{}
	list := make([]Token, 0, len(data)/5)
	line, column := int64(0), int64(0)
	end := 0
	for ; len(data) >= 5; data = data[5:] {
		if data[0] != 0 {
			line, column = line+int64(data[0]), 0
		}
		column += int64(data[1])
		if line >= int64(q.sent.text.Lines()) || column > 1<<31-1 {
			break
		}
		start := protocol.Position{Line: uint32(line), Character: uint32(column)}
		stop := protocol.Position{Line: uint32(line), Character: uint32(min(column+int64(data[2]), 1<<31-1))}
		span := text.Span{From: q.conv.offset(start), To: q.conv.offset(stop)}
		if span.Len() == 0 || span.From < end || int64(data[3]) >= int64(len(types)) {
			continue
		}
		end = span.To
		mods, ok := names[data[4]]
		if !ok {
			for i, m := range modifiers {
				if i < 32 && data[4]&(1<<i) != 0 {
					mods = append(mods, m)
				}
			}
			names[data[4]] = mods
		}
		list = append(list, Token{span, types[data[3]], mods})
	}
	return list
}

// legend returns the names that the numbers in tokens stand for.
func (ses *session) legend(d *document) (types, modifiers []string) {
	ses.server.set.mu.Lock()
	defer ses.server.set.mu.Unlock()
	if o := ses.tokenOptions(d); o != nil {
		return o.Legend.TokenTypes, o.Legend.TokenModifiers
	}
	return nil, nil
}

func (ses *session) tokenOptions(d *document) *protocol.SemanticTokensOptions {
	switch o := ses.caps.SemanticTokensProvider.(type) {
	case *protocol.SemanticTokensOptions:
		return o
	case *protocol.SemanticTokensRegistrationOptions:
		return &o.SemanticTokensOptions
	}
	if r := ses.registered("textDocument/semanticTokens", d); r != nil {
		if o, err := decode[protocol.SemanticTokensOptions](r.options); err == nil {
			return &o
		}
	}
	return nil
}

// tokenDelta reports whether the server can send changes of tokens.
func (ses *session) tokenDelta(d *document) bool {
	if o := ses.tokenOptions(d); o != nil {
		if full, ok := o.Full.(*protocol.SemanticTokensFullDelta); ok {
			return isTrue(full.Delta)
		}
	}
	return false
}
