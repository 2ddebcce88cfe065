package lsp

import (
	"context"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// CodeAction is a change a server proposes. Apply Edit first, then Command.
type CodeAction struct {
	Server    *Server
	Title     string // printable
	Kind      string // such as "refactor.extract", or ""
	Group     string // actions of one group belong in a submenu; rust-analyzer
	Preferred bool
	Fixes     bool   // fixes a diagnostic
	Disabled  string // why it cannot be done now, or ""
	Edit      *WorkspaceEdit
	Command   *Command

	raw jsontext.Value // nil for a plain command
}

// CodeActions asks for what could be done about a part of a document. The
// diagnostics are those of this server that touch it, brought up to the
// snapshot's revision; kinds, if any, limit what is wanted.
func (s *Server) CodeActions(ctx context.Context, doc Snapshot, part text.Span, about []Diagnostic, kinds []string) ([]CodeAction, error) {
	return s.codeActions(ctx, doc, part, about, kinds, protocol.CodeActionTriggerKindInvoked)
}

// Suggestions is CodeActions when nobody has asked for any: servers may then
// keep those to themselves that take long to find.
func (s *Server) Suggestions(ctx context.Context, doc Snapshot, part text.Span, about []Diagnostic) ([]CodeAction, error) {
	return s.codeActions(ctx, doc, part, about, nil, protocol.CodeActionTriggerKindAutomatic)
}

func (s *Server) codeActions(ctx context.Context, doc Snapshot, part text.Span, about []Diagnostic, kinds []string, why protocol.CodeActionTriggerKind) ([]CodeAction, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentCodeAction, func(q *query) any {
		p := &protocol.CodeActionParams{TextDocument: q.id(), Range: q.rng(part)}
		p.Context.TriggerKind = why
		p.Context.Diagnostics = []protocol.Diagnostic{}
		for i := range about {
			p.Context.Diagnostics = append(p.Context.Diagnostics, about[i].wire(q.rng(about[i].Span)))
		}
		for _, k := range kinds {
			p.Context.Only = append(p.Context.Only, protocol.CodeActionKind(k))
		}
		return p
	})
	if err != nil {
		return nil, err
	}
	var list []CodeAction
	var bad error
	for _, e := range elementsOf(raw) {
		if isNull(e) {
			continue
		}
		a, err := q.codeAction(e)
		if err != nil {
			bad = err
			continue
		}
		a.Server = s
		list = append(list, a)
	}
	if len(list) == 0 && bad != nil {
		return nil, s.unreadable(bad)
	}
	return list, nil
}

// codeAction reads an action, or a plain command, whose member of that name is
// a text.
func (p *places) codeAction(raw jsontext.Value) (CodeAction, error) {
	if wire.Member(raw, "command").Kind() == '"' {
		c, _ := decodeCommand(raw)
		return CodeAction{Title: c.Title, Command: &c}, nil
	}
	w, err := decode[protocol.CodeAction](raw)
	if err != nil {
		return CodeAction{}, err
	}
	a := CodeAction{
		Title: oneLine(w.Title), Preferred: isTrue(w.IsPreferred), Fixes: len(w.Diagnostics) > 0,
		Disabled: oneLine(w.Disabled.Reason), Command: commandOf(w.Command),
		Group: oneLine(wire.Text(wire.Member(raw, "group"))), raw: raw,
	}
	if w.Kind != nil {
		a.Kind = oneLine(string(*w.Kind))
	}
	if d := wire.Member(raw, "disabled"); !isNull(d) && a.Disabled == "" {
		a.Disabled = "not possible here"
	}
	if w.Edit != nil {
		edit := p.workspaceEdit(w.Edit)
		a.Edit = &edit
	}
	return a, nil
}

// ResolveAction asks for the edit of an action that came without.
func (s *Server) ResolveAction(ctx context.Context, a CodeAction) (CodeAction, error) {
	if a.Edit != nil || a.raw == nil || !s.resolves(protocol.MethodTextDocumentCodeAction) {
		return a, nil
	}
	p, raw, err := s.call(ctx, protocol.MethodCodeActionResolve, func(*session) any { return a.raw })
	if err != nil {
		return a, err
	}
	if isNull(raw) {
		return a, nil
	}
	got, err := p.codeAction(raw)
	if err != nil {
		return a, s.unreadable(err)
	}
	a.Edit = got.Edit
	if got.Command != nil {
		a.Command = got.Command
	}
	return a, nil
}

// actionOrder ranks kinds of actions for a menu.
var actionOrder = []string{
	"quickfix", "refactor.extract", "refactor.inline", "refactor.rewrite", "refactor.move", "refactor.surround", "source",
}

func actionRank(kind string) int {
	for i, k := range actionOrder {
		if kind == k || strings.HasPrefix(kind, k+".") {
			return i
		}
	}
	return len(actionOrder)
}

// SortActions orders actions for a menu: by kind, those that fix a diagnostic
// first, then preferred ones, else as they came. Disabled ones are left out.
func SortActions(list []CodeAction) []CodeAction {
	list = slices.DeleteFunc(slices.Clone(list), func(a CodeAction) bool { return a.Disabled != "" })
	slices.SortStableFunc(list, func(a, b CodeAction) int {
		if d := actionRank(a.Kind) - actionRank(b.Kind); d != 0 {
			return d
		}
		if a.Fixes != b.Fixes {
			return first(a.Fixes)
		}
		if a.Preferred != b.Preferred {
			return first(a.Preferred)
		}
		return 0
	})
	return list
}

func first(yes bool) int {
	if yes {
		return -1
	}
	return 1
}

// Commands lists the commands a running server carries out.
func (s *Server) Commands() []string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return nil
	}
	list := slices.Clone(s.session.caps.ExecuteCommandProvider.Commands)
	for i := range s.session.regs {
		if r := &s.session.regs[i]; r.method == protocol.MethodWorkspaceExecuteCommand {
			list = append(list, texts(elementsOf(wire.Member(r.options, "commands")))...)
		}
	}
	return list
}

// Execute has the server carry out a command. Its result is raw JSON; edits
// reach the Handler.
func (s *Server) Execute(ctx context.Context, name string, arguments []JSON) (JSON, error) {
	_, raw, err := s.call(ctx, protocol.MethodWorkspaceExecuteCommand, func(*session) any {
		return &protocol.ExecuteCommandParams{Command: validUTF8(name), Arguments: arguments}
	})
	return raw, err
}
