package lsp

import (
	"context"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// This file holds what rust-analyzer can do beyond the protocol.

// rustCapabilities are the experimental capabilities of this client.
const rustCapabilities = `{"serverStatusNotification":true,"hoverActions":true,"codeActionGroup":true,` +
	`"commands":{"commands":["rust-analyzer.runSingle","rust-analyzer.showReferences","rust-analyzer.gotoLocation",` +
	`"rust-analyzer.triggerParameterHints","rust-analyzer.rename"]}}`

const methodServerStatus = "experimental/serverStatus"

// HasExperimental reports whether a running server states an extension, such as
// "joinLines", "openCargoToml", "parentModule", "runnables" or "ssr".
func (s *Server) HasExperimental(name string) bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return false
	}
	v := wire.Member(s.session.caps.Experimental, name)
	return !isNull(v) && v.Kind() != 'f'
}

// IsRustAnalyzer reports whether a running server is rust-analyzer.
func (s *Server) IsRustAnalyzer() bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	return s.session != nil && s.session.info.Name == "rust-analyzer"
}

func (ses *session) serverStatus(m wire.Message) {
	ses.server.set.notify(Health{
		Server:    ses.server,
		Level:     oneLine(wire.Text(wire.Member(m.Params, "health"))),
		Quiescent: wire.Member(m.Params, "quiescent").Kind() == 't',
		Message:   printable(wire.Text(wire.Member(m.Params, "message"))),
	})
}

func (q *query) atAny(pos int) any {
	p := q.at(pos)
	return &p
}

// Expansion is what a macro call stands for.
type Expansion struct {
	Name string // of the macro
	Text string // the code, printable
}

// ExpandMacro asks what the macro call at a position stands for. Without a
// macro there the text is "".
func (s *Server) ExpandMacro(ctx context.Context, doc Snapshot, pos int) (Expansion, error) {
	_, raw, err := s.ask(ctx, doc, "rust-analyzer/expandMacro", func(q *query) any { return q.atAny(pos) })
	if err != nil {
		return Expansion{}, err
	}
	return Expansion{
		Name: oneLine(wire.Text(wire.Member(raw, "name"))),
		Text: printable(wire.Text(wire.Member(raw, "expansion"))),
	}, nil
}

// ParentModule asks where the module of a position is declared.
func (s *Server) ParentModule(ctx context.Context, doc Snapshot, pos int) ([]Location, error) {
	return s.locations(ctx, "experimental/parentModule", doc, func(q *query) any { return q.atAny(pos) })
}

// OpenCargoToml asks for the manifest of the crate a document belongs to.
func (s *Server) OpenCargoToml(ctx context.Context, doc Snapshot) ([]Location, error) {
	return s.locations(ctx, "experimental/openCargoToml", doc, func(q *query) any {
		return &docParams{TextDocument: q.id()}
	})
}

type docParams struct {
	TextDocument protocol.TextDocumentIdentifier `json:"textDocument"`
}

// JoinLines asks for the edits that join the lines of each span.
func (s *Server) JoinLines(ctx context.Context, doc Snapshot, spans []text.Span) (Edits, error) {
	return s.edits(ctx, doc, "experimental/joinLines", func(q *query) any {
		p := struct {
			docParams
			Ranges []protocol.Range `json:"ranges"`
		}{docParams{q.id()}, []protocol.Range{}}
		for _, r := range spans {
			p.Ranges = append(p.Ranges, q.rng(r))
		}
		return &p
	})
}

// SearchReplace asks for a structural search and replace, written as
// `pattern ==>> replacement`, in the spans or, without any, in the whole
// project. Names are those visible at pos.
func (s *Server) SearchReplace(ctx context.Context, doc Snapshot, pos int, rule string, spans []text.Span) (WorkspaceEdit, error) {
	q, raw, err := s.ask(ctx, doc, "experimental/ssr", func(q *query) any {
		p := struct {
			docParams
			Query      string            `json:"query"`
			ParseOnly  bool              `json:"parseOnly"`
			Position   protocol.Position `json:"position"`
			Selections []protocol.Range  `json:"selections"`
		}{docParams{q.id()}, validUTF8(rule), false, q.pos(pos), []protocol.Range{}}
		for _, r := range spans {
			p.Selections = append(p.Selections, q.rng(r))
		}
		return &p
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

// Runnable is something that can be run: a program, a test, a documentation
// test, or all tests of a module.
type Runnable struct {
	Label    string // printable
	Kind     string // "cargo" or "shell"
	Location Location
	Whole    Location // what is run, not only its name
	Program  string
	Args     []string
	Dir      string // working folder, as the server knows it
	Env      map[string]string
}

// Runnables asks what can be run in a document; with pos >= 0 only what can be
// run there.
func (s *Server) Runnables(ctx context.Context, doc Snapshot, pos int) ([]Runnable, error) {
	return s.runnables(ctx, "experimental/runnables", doc, func(q *query) any {
		p := struct {
			docParams
			Position *protocol.Position `json:"position,omitzero"`
		}{docParams: docParams{q.id()}}
		if pos >= 0 {
			at := q.pos(pos)
			p.Position = &at
		}
		return &p
	})
}

// RelatedTests asks for the tests that reach the code at a position.
func (s *Server) RelatedTests(ctx context.Context, doc Snapshot, pos int) ([]Runnable, error) {
	return s.runnables(ctx, "rust-analyzer/relatedTests", doc, func(q *query) any { return q.atAny(pos) })
}

func (s *Server) runnables(ctx context.Context, method string, doc Snapshot, build func(*query) any) ([]Runnable, error) {
	q, raw, err := s.ask(ctx, doc, method, build)
	if err != nil {
		return nil, err
	}
	var list []Runnable
	for _, e := range elementsOf(raw) {
		if inner := wire.Member(e, "runnable"); !isNull(inner) {
			e = inner
		}
		if r, ok := q.runnable(e); ok {
			list = append(list, r)
		}
	}
	return list, nil
}

func (p *places) runnable(raw jsontext.Value) (Runnable, bool) {
	args := wire.Member(raw, "args")
	list := func(name string) []string { return texts(elementsOf(wire.Member(args, name))) }
	r := Runnable{
		Label: oneLine(wire.Text(wire.Member(raw, "label"))), Kind: wire.Text(wire.Member(raw, "kind")),
		Dir: wire.Text(wire.Member(args, "cwd")), Env: map[string]string{},
	}
	location := wire.Member(raw, "location")
	r.Location, _, _ = p.decodeLocation(location)
	r.Whole = r.Location
	if raw := wire.Member(location, "targetRange"); !isNull(raw) && r.Location.URI != "" {
		if whole, err := decode[protocol.Range](raw); err == nil {
			r.Whole = p.location(r.Location.URI, whole)
		}
	}
	wire.Members(wire.Member(args, "environment"), func(name string, v jsontext.Value) bool {
		if v.Kind() == '"' {
			r.Env[name] = wire.Text(v)
		}
		return true
	})
	switch r.Kind {
	case "cargo":
		r.Program, r.Args = "cargo", list("cargoArgs")
		if o := wire.Text(wire.Member(args, "overrideCargo")); o != "" {
			r.Program = o
		}
		if extra := list("executableArgs"); len(extra) > 0 {
			r.Args = append(append(r.Args, "--"), extra...)
		}
	case "shell":
		r.Program, r.Args = wire.Text(wire.Member(args, "program")), list("args")
	}
	return r, r.Label != "" && r.Program != ""
}

// MemoryUsage asks the server what its memory goes into, as a printable text.
// The server empties its caches to find out.
func (s *Server) MemoryUsage(ctx context.Context) (string, error) {
	return s.report(ctx, "rust-analyzer/memoryUsage", nil)
}

// Status asks the server for a report on itself, as a printable text.
func (s *Server) Status(ctx context.Context) (string, error) {
	return s.report(ctx, "rust-analyzer/analyzerStatus", func(*session) any { return jsontext.Value("{}") })
}

func (s *Server) report(ctx context.Context, method string, build func(*session) any) (string, error) {
	_, raw, err := s.call(ctx, method, build)
	return printable(wire.Text(raw)), err
}
