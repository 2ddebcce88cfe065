package lsp

import (
	"context"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// Markup is a text for the user, printable.
type Markup struct {
	Markdown bool // else plain text
	Text     string
}

// IsEmpty reports whether there is nothing to read.
func (m Markup) IsEmpty() bool { return strings.TrimSpace(m.Text) == "" }

// Hover is what a server says about a place.
type Hover struct {
	Markup
	Rev     int32
	Span    text.Span // what it is about
	HasSpan bool
	Actions []Command // things to do about it, of rust-analyzer
}

// Hover asks about the symbol at a position. An empty text means nothing is
// known.
func (s *Server) Hover(ctx context.Context, doc Snapshot, pos int) (Hover, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentHover, func(q *query) any {
		return &protocol.HoverParams{TextDocumentPositionParams: q.at(pos)}
	})
	if err != nil {
		return Hover{}, err
	}
	out := Hover{Rev: q.sent.rev}
	if isNull(raw) {
		return out, nil
	}
	h, err := decode[protocol.Hover](raw)
	if err != nil {
		return out, s.unreadable(err)
	}
	out.Markup = hoverText(h.Contents)
	if h.Range != nil {
		out.Span, out.HasSpan = q.span(*h.Range), true
	}
	for _, group := range elementsOf(wire.Member(raw, "actions")) {
		for _, c := range elementsOf(wire.Member(group, "commands")) {
			if c, ok := decodeCommand(c); ok {
				out.Actions = append(out.Actions, c)
			}
		}
	}
	return out, nil
}

// hoverText joins all the forms that hover contents have.
func hoverText(c protocol.HoverContents) Markup {
	switch c := c.(type) {
	case *protocol.MarkupContent:
		return markupOf(c)
	case protocol.String:
		return Markup{Markdown: true, Text: printable(string(c))}
	case *protocol.MarkedStringWithLanguage:
		return Markup{Markdown: true, Text: fenced(c.Language, c.Value)}
	case protocol.MarkedStringSlice:
		var parts []string
		for _, p := range c {
			switch p := p.(type) {
			case protocol.String:
				parts = append(parts, printable(string(p)))
			case *protocol.MarkedStringWithLanguage:
				parts = append(parts, fenced(p.Language, p.Value))
			}
		}
		return Markup{Markdown: true, Text: strings.Join(parts, "\n\n")}
	}
	return Markup{}
}

func fenced(language, code string) string {
	return "```" + oneLine(language) + "\n" + printable(code) + "\n```"
}

func markupOf(m *protocol.MarkupContent) Markup {
	if m == nil {
		return Markup{}
	}
	return Markup{Markdown: m.Kind != protocol.MarkupKindPlainText, Text: printable(m.Value)}
}

// docText reads documentation: a plain string or markup.
func docText(t protocol.InlayHintTooltip) Markup {
	switch t := t.(type) {
	case protocol.String:
		return Markup{Text: printable(string(t))}
	case *protocol.MarkupContent:
		return markupOf(t)
	}
	return Markup{}
}

// JSON is a raw JSON value; its method IsValid checks it.
type JSON = jsontext.Value

// Command is something a server, or the client for it, can carry out.
type Command struct {
	Title     string
	Tooltip   string
	Name      string
	Arguments []JSON
}

func commandOf(c protocol.Command) *Command {
	if c.Command == "" {
		return nil
	}
	out := &Command{Title: oneLine(c.Title), Name: c.Command, Arguments: c.Arguments}
	if c.Tooltip != nil {
		out.Tooltip = oneLine(*c.Tooltip)
	}
	return out
}

func decodeCommand(raw jsontext.Value) (Command, bool) {
	v, err := decode[protocol.Command](raw)
	if c := commandOf(v); err == nil && c != nil {
		return *c, true
	}
	return Command{}, false
}
