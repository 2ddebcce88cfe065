package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"hx/editor/text"
)

// SignatureHelp describes the call a position is in.
type SignatureHelp struct {
	Rev        int32
	Signatures []Signature
	Active     int // index of the signature to show first

	given protocol.SignatureHelp
}

// Signature is one way to call something.
type Signature struct {
	Label      string // printable
	Doc        Markup
	Parameters []Parameter
	Active     int // index of the parameter the position is in; -1 none
}

// Parameter is a part of a signature's label.
type Parameter struct {
	Span text.Span // bytes of the label; empty when the parameter is not in it
	Doc  Markup
}

// SignatureTrigger says why signature help is asked for.
type SignatureTrigger struct {
	Character string         // the trigger character typed, or ""
	Again     *SignatureHelp // what is shown already, if anything
	Typed     bool           // the text changed under what is shown
}

// SignatureHelp asks for the parameters of the call at a position. No
// signatures means there is none.
func (s *Server) SignatureHelp(ctx context.Context, doc Snapshot, pos int, why SignatureTrigger) (SignatureHelp, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentSignatureHelp, func(q *query) any {
		p := &protocol.SignatureHelpParams{TextDocumentPositionParams: q.at(pos)}
		p.Context = why.context()
		return p
	})
	if err != nil {
		return SignatureHelp{}, err
	}
	h, err := decode[protocol.SignatureHelp](raw)
	if err != nil {
		return SignatureHelp{}, s.unreadable(err)
	}
	out := SignatureHelp{Rev: q.sent.rev, given: h}
	active := -1
	if v, ok := h.ActiveParameter.Get(); ok {
		active = int(min(v, 1<<30))
	} else if h.ActiveParameter.IsZero() {
		active = 0 // not stated means the first
	}
	for _, sig := range h.Signatures {
		out.Signatures = append(out.Signatures, signatureOf(sig, active))
	}
	if h.ActiveSignature != nil && int64(*h.ActiveSignature) < int64(len(out.Signatures)) {
		out.Active = int(*h.ActiveSignature)
	}
	return out, nil
}

func (t SignatureTrigger) context() protocol.SignatureHelpContext {
	c := protocol.SignatureHelpContext{TriggerKind: protocol.SignatureHelpTriggerKindInvoked, IsRetrigger: t.Again != nil}
	switch {
	case t.Character != "":
		c.TriggerKind = protocol.SignatureHelpTriggerKindTriggerCharacter
		c.TriggerCharacter = &t.Character
	case t.Typed:
		c.TriggerKind = protocol.SignatureHelpTriggerKindContentChange
	}
	if t.Again != nil {
		c.ActiveSignatureHelp = t.Again.given
		active := uint32(t.Again.Active)
		c.ActiveSignatureHelp.ActiveSignature = &active
	}
	return c
}

func signatureOf(sig protocol.SignatureInformation, active int) Signature {
	out := Signature{Label: oneLine(sig.Label), Doc: docText(sig.Documentation), Active: active}
	if v, ok := sig.ActiveParameter.Get(); ok {
		out.Active = int(min(v, 1<<30))
	} else if sig.ActiveParameter.IsNull() {
		out.Active = -1
	}
	searched := 0
	for _, p := range sig.Parameters {
		param := Parameter{Doc: docText(p.Documentation)}
		switch l := p.Label.(type) {
		case protocol.String:
			// The label says which text, not where: look behind the one before.
			name := oneLine(string(l))
			if i := wordIndex(out.Label, name, searched); i >= 0 {
				param.Span = text.Span{From: i, To: i + len(name)}
				searched = param.Span.To
			}
		case protocol.ParameterInformationLabelTuple:
			param.Span = labelSpan(sig.Label, out.Label, l)
		}
		out.Parameters = append(out.Parameters, param)
	}
	if out.Active >= len(out.Parameters) {
		out.Active = -1
	}
	return out
}

// labelSpan converts offsets into a label, which count UTF-16 units whatever the
// position encoding is.
func labelSpan(label, shown string, l protocol.ParameterInformationLabelTuple) text.Span {
	if len(label) != len(shown) || l[0] > l[1] {
		return text.Span{}
	}
	at := func(n uint32) int { return UTF16.byteOffset(label, int(min(n, 1<<30))) }
	return text.Span{From: at(l[0]), To: at(l[1])}
}

// wordIndex finds name in label from byte from on, as a whole word if it can be
// found so.
func wordIndex(label, name string, from int) int {
	if name == "" {
		return -1
	}
	for at := from; ; {
		i := strings.Index(label[at:], name)
		if i < 0 {
			break
		}
		i += at
		if boundary(label, i) && boundary(label, i+len(name)) {
			return i
		}
		at = i + 1
	}
	if i := strings.Index(label[from:], name); i >= 0 {
		return from + i
	}
	return -1
}

// boundary reports whether no word runs across byte i.
func boundary(s string, i int) bool {
	word := func(c byte) bool {
		return c == '_' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= 0x80
	}
	return i == 0 || i == len(s) || !word(s[i-1]) || !word(s[i])
}
