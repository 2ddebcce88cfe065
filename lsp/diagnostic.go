package lsp

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// Severity is the weight of a diagnostic; smaller is heavier.
type Severity int

// The severities.
const (
	SeverityError Severity = 1 + iota
	SeverityWarning
	SeverityInfo
	SeverityHint
)

// Diagnostic is a remark on a place in a file. Its texts are printable.
type Diagnostic struct {
	Location
	Severity    Severity // SeverityError when the server does not say
	Code        string
	CodeURL     string // explains the code
	Source      string // for example "rustc"
	Message     string
	Unnecessary bool // the code has no use
	Deprecated  bool
	Related     []Related

	original original // to ask for its fixes
}

// Related is a place that has to do with a diagnostic.
type Related struct {
	Location
	Message string
}

func (p *places) diagnostics(uri string, list []protocol.Diagnostic) []Diagnostic {
	out := make([]Diagnostic, 0, len(list))
	for i := range list {
		if d := p.diagnostic(uri, &list[i]); d.Message != "" { // a null, or useless
			out = append(out, d)
		}
	}
	return out
}

func (p *places) diagnostic(uri string, d *protocol.Diagnostic) Diagnostic {
	out := Diagnostic{Location: p.location(uri, d.Range), Severity: Severity(d.Severity)}
	if out.Severity < SeverityError || out.Severity > SeverityHint {
		out.Severity = SeverityError
	}
	switch c := d.Code.(type) {
	case protocol.String:
		out.Code = strings.Clone(oneLine(string(c)))
	case protocol.Integer:
		out.Code = strconv.Itoa(int(c))
	}
	out.CodeURL = strings.Clone(string(d.CodeDescription.Href))
	source, _ := d.Source.Get()
	out.Source = strings.Clone(oneLine(source))
	switch m := d.Message.(type) {
	case protocol.String:
		out.Message = strings.Clone(printable(string(m)))
	case *protocol.MarkupContent:
		out.Message = strings.Clone(printable(m.Value))
	}
	for _, tag := range d.Tags.Slice() {
		switch tag {
		case protocol.DiagnosticTagUnnecessary:
			out.Unnecessary = true
		case protocol.DiagnosticTagDeprecated:
			out.Deprecated = true
		}
	}
	for _, r := range d.RelatedInformation {
		out.Related = append(out.Related, Related{
			p.location(strings.Clone(string(r.Location.URI)), r.Location.Range), strings.Clone(printable(r.Message)),
		})
	}
	out.original = original{code: out.code(d), data: d.Data.Clone(), tags: d.Tags}
	return out
}

// original is what a server needs to recognise its diagnostic.
type original struct {
	code protocol.ProgressToken
	data jsontext.Value
	tags protocol.DiagnosticTags
}

// code returns the code in memory of its own.
func (d *Diagnostic) code(from *protocol.Diagnostic) protocol.ProgressToken {
	if c, ok := from.Code.(protocol.String); ok {
		return protocol.String(strings.Clone(string(c)))
	}
	return from.Code
}

// wire writes the diagnostic for the server it came from, at its present place.
func (d *Diagnostic) wire(r protocol.Range) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range: r, Severity: protocol.DiagnosticSeverity(d.Severity),
		Code: d.original.code, Data: d.original.data, Tags: d.original.tags,
		Message: protocol.String(validUTF8(d.Message)),
	}
	if d.Source != "" {
		out.Source.Set(d.Source)
	}
	return out
}

// publishDiagnostics takes what a server pushes. For an open document the text
// is that of the version the server states, if it is still known.
func (ses *session) publishDiagnostics(m wire.Message) {
	uri := wire.Text(wire.Member(m.Params, "uri"))
	if uri == "" {
		return
	}
	list, err := decodeList[protocol.Diagnostic](wire.Member(m.Params, "diagnostics"))
	if err != nil {
		ses.server.set.logf(ses.server.Name, "diagnostics of %s: %v", uri, err)
		return
	}
	p := ses.places()
	path, _ := p.paths.path(uri)
	if _, open := p.open[path]; open && path != "" {
		v, err := decode[int32](wire.Member(m.Params, "version"))
		if err == nil && v != 0 && v != p.open[path].Rev {
			if snap, known := p.revision(path, v); known {
				p.open[path] = snap
			}
		}
	}
	ses.server.set.notify(p.published(ses.server, uri, list))
}

func (p *places) published(s *Server, uri string, list []protocol.Diagnostic) Published {
	out := Published{Server: s, URI: uri, Items: p.diagnostics(uri, list)}
	out.Path, _ = p.paths.path(uri)
	if snap, ok := p.open[out.Path]; ok && out.Path != "" {
		out.Open, out.Rev, out.Text = true, snap.Rev, snap.Text
	}
	return out
}

// Pulled are diagnostics that a server was asked for.
type Pulled struct {
	Published
	// Unchanged says that the earlier answer still holds; Items is empty then.
	Unchanged bool
	ResultID  string      // to be given with the next question
	Others    []Published // other files concerned
}

// PullDiagnostics asks for the diagnostics of a document. previous is the
// ResultID of the last answer, or "".
func (s *Server) PullDiagnostics(ctx context.Context, doc Snapshot, previous string) (Pulled, error) {
	q, raw, err := s.ask(ctx, doc, protocol.MethodTextDocumentDiagnostic, func(q *query) any {
		p := &protocol.DocumentDiagnosticParams{TextDocument: q.id()}
		if id := q.ses.diagnosticIdentifier(q.doc); id != "" {
			p.Identifier = &id
		}
		if previous != "" {
			p.PreviousResultID = &previous
		}
		return p
	})
	if err != nil {
		return Pulled{}, err
	}
	out := q.report(s, q.sent.uri, raw)
	wire.Members(wire.Member(raw, "relatedDocuments"), func(uri string, v jsontext.Value) bool {
		if other := q.report(s, uri, v); !other.Unchanged {
			out.Others = append(out.Others, other.Published)
		}
		return true
	})
	return out, nil
}

// report reads one report on one document.
func (p *places) report(s *Server, uri string, raw jsontext.Value) Pulled {
	out := Pulled{
		Unchanged: wire.Text(wire.Member(raw, "kind")) == "unchanged",
		ResultID:  wire.Text(wire.Member(raw, "resultId")),
	}
	list, _ := decodeList[protocol.Diagnostic](wire.Member(raw, "items"))
	out.Published = p.published(s, uri, list)
	return out
}

func (ses *session) diagnosticIdentifier(d *document) string {
	if r := ses.registered(protocol.MethodTextDocumentDiagnostic, d); r != nil {
		return wire.Text(wire.Member(r.options, "identifier"))
	}
	var id *string
	switch v := ses.caps.DiagnosticProvider.(type) {
	case *protocol.DiagnosticOptions:
		id = v.Identifier
	case *protocol.DiagnosticRegistrationOptions:
		id = v.Identifier
	}
	if id == nil {
		return ""
	}
	return *id
}

// DiagnosticsDepend reports whether the pulled diagnostics of a document may
// change when another document does.
func (s *Server) DiagnosticsDepend(path string) bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return false
	}
	if r := s.session.registered(protocol.MethodTextDocumentDiagnostic, s.set.docs[path]); r != nil {
		return wire.Member(r.options, "interFileDependencies").Kind() == 't'
	}
	switch v := s.session.caps.DiagnosticProvider.(type) {
	case *protocol.DiagnosticOptions:
		return v.InterFileDependencies
	case *protocol.DiagnosticRegistrationOptions:
		return v.InterFileDependencies
	}
	return false
}

// SameAs reports whether a server said the same with another diagnostic, of the
// same place as it counts places.
func (d *Diagnostic) SameAs(o *Diagnostic) bool {
	return d.URI == o.URI && d.rng == o.rng && d.Severity == o.Severity && d.Code == o.Code && d.Source == o.Source && d.Message == o.Message
}

// WantsPullAgain reports whether a failed PullDiagnostics is to be repeated
// after a pause.
func WantsPullAgain(err error) bool {
	var w *wire.Error
	if !errors.As(err, &w) || w.Code != wire.CodeServerCancelled {
		return false
	}
	again := wire.Member(w.Data, "retriggerRequest")
	return isNull(again) || again.Kind() == 't'
}

// Overlaps reports whether a diagnostic of an open document touches a span.
func (d *Diagnostic) Overlaps(s text.Span) bool {
	return d.Span.From <= s.To && s.From <= d.Span.To
}
