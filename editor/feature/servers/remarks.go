package servers

import (
	"context"
	"fmt"
	"slices"
	"time"

	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/feature/diagnostics"
	"hx/editor/job"
	"hx/editor/text"
	"hx/lsp"
)

// pullAgain is the pause before a server that was busy is asked once more.
const pullAgain = 500 * time.Millisecond

// remarks are the diagnostics of one server for one file: what it sends by
// itself and what it was asked for are kept apart, as servers do.
type remarks struct{ pushed, pulled lsp.Published }

// published takes what a server pushes.
func (s *Servers) published(p lsp.Published) {
	p = s.persistent(p)
	s.keep(p, func(r *remarks) { r.pushed = p })
}

// persistent leaves remarks of sources that only look at saved files where they
// have moved to along with the text, when a server repeats them unchanged: it
// does not know of what was typed since.
func (s *Servers) persistent(p lsp.Published) lsp.Published {
	d := s.ed.Docs.ByPath(p.Path)
	old := s.remarks[p.Path][p.Server].pushed
	if d == nil || !p.Open || !old.Open || len(old.Items) == 0 {
		return p
	}
	l := s.ed.Language(d)
	if l == nil || len(l.PersistentSources) == 0 {
		return p
	}
	items := make([]lsp.Diagnostic, 0, len(p.Items))
	for _, item := range p.Items {
		rev := p.Rev
		if slices.Contains(l.PersistentSources, item.Source) {
			if i := slices.IndexFunc(old.Items, func(o lsp.Diagnostic) bool { return item.SameAs(&o) }); i >= 0 {
				item.Span, rev = old.Items[i].Span, old.Rev
			}
		}
		if now, ok := where(d, rev, item.Span); ok {
			item.Span = now
			items = append(items, item)
		}
	}
	p.Items, p.Rev = items, int32(d.Rev())
	return p
}

func (s *Servers) keep(p lsp.Published, put func(*remarks)) {
	if p.Path == "" {
		return
	}
	of := s.remarks[p.Path]
	if of == nil {
		of = map[*lsp.Server]remarks{}
		s.remarks[p.Path] = of
	}
	r := of[p.Server]
	put(&r)
	if len(r.pushed.Items)+len(r.pulled.Items) == 0 {
		delete(of, p.Server)
		if len(of) == 0 {
			delete(s.remarks, p.Path)
		}
	} else {
		of[p.Server] = r
	}
	s.publish(p.Path, p.Server, r)
}

// dropRemarks forgets the diagnostics of a server that has ended.
func (s *Servers) dropRemarks(server *lsp.Server) {
	for path, of := range s.remarks {
		if _, has := of[server]; has {
			delete(of, server)
			s.publish(path, server, remarks{})
		}
		if len(of) == 0 {
			delete(s.remarks, path)
		}
	}
	for _, d := range s.ed.Docs.All() {
		delete(states.Of(d).pull, server)
	}
}

// about returns the diagnostics of each server that touch a part of a document,
// brought up to its present text.
func (s *Servers) about(d *document.Document, part text.Span) map[*lsp.Server][]lsp.Diagnostic {
	out := map[*lsp.Server][]lsp.Diagnostic{}
	for server, r := range s.remarks[d.File.Path] {
		for _, p := range []lsp.Published{r.pushed, r.pulled} {
			for _, item := range p.Items {
				if !p.Open {
					item.Span = item.In(d.Text())
				} else if at, ok := where(d, p.Rev, item.Span); ok {
					item.Span = at
				} else {
					continue
				}
				if item.Overlaps(part) {
					out[server] = append(out[server], item)
				}
			}
		}
	}
	return out
}

// askAgain asks for everything that is shown, as a server became ready or can
// do more now.
func (s *Servers) askAgain() {
	for _, d := range s.ed.Docs.All() {
		s.wait(d)
		states.Of(d).hints.stale = true
	}
	s.askHints()
}

// refresh acts on a server that says its answers are void.
func (s *Servers) refresh(e lsp.Refresh) {
	switch e.Feature {
	case lsp.FeaturePullDiagnostics, lsp.FeatureDiagnostics, lsp.FeatureSemanticTokens, lsp.FeatureCodeLens:
		for _, d := range s.ed.Docs.All() {
			s.wait(d)
		}
	case lsp.FeatureInlayHints:
		for _, d := range s.ed.Docs.All() {
			states.Of(d).hints.stale = true
		}
		job.Later(s.ed.Jobs, job.Spec{Key: "lsp:hints-wait", Latest: true, Debounce: lookDelay}, s.askHints)
	}
}

// pull asks the servers that want to be asked for a document's diagnostics.
func (s *Servers) pull(d *document.Document) {
	for _, server := range s.able(d, lsp.FeaturePullDiagnostics, true) {
		s.pullFrom(d, server)
	}
}

func (s *Servers) pullFrom(d *document.Document, server *lsp.Server) {
	id := d.ID()
	doc, previous := snapshot(d), states.Of(d).pull[server]
	if !slices.Contains(s.able(d, lsp.FeaturePullDiagnostics, true), server) {
		return
	}
	spec := job.Spec{Key: fmt.Sprint("lsp:pull:", server.Name, ":", id), Latest: true, Class: job.Wait}
	job.Go(s.ed.Jobs, spec, func(ctx context.Context) (lsp.Pulled, error) {
		return server.PullDiagnostics(ctx, doc, previous)
	}, func(p lsp.Pulled, err error) {
		d := s.ed.Docs.Get(id)
		switch {
		case d == nil:
		case err == nil:
			s.pulled(d, server, p)
		case lsp.WantsPullAgain(err):
			spec.Debounce = pullAgain
			job.Later(s.ed.Jobs, spec, func() { s.wait(d) })
		}
	})
}

func (s *Servers) pulled(d *document.Document, server *lsp.Server, p lsp.Pulled) {
	st := states.Of(d)
	if st.pull == nil {
		st.pull = map[*lsp.Server]string{}
	}
	st.pull[server] = p.ResultID
	if !p.Unchanged {
		p.Published.Server = server
		s.keep(p.Published, func(r *remarks) { r.pulled = p.Published })
	}
	for _, other := range p.Others {
		other.Server = server
		s.keep(other, func(r *remarks) { r.pulled = other })
	}
}

// publish hands the diagnostics of a server for a file to those who draw them.
// What it was asked for and says by itself too counts once.
func (s *Servers) publish(path string, server *lsp.Server, r remarks) {
	if s.env.Diagnostics == nil {
		return
	}
	type same struct {
		line     int
		code     string
		severity lsp.Severity
	}
	pushed := map[same]bool{}
	for _, item := range r.pushed.Items {
		pushed[same{item.Line, item.Code, item.Severity}] = true
	}
	pulled := r.pulled
	pulled.Items = nil
	for _, item := range r.pulled.Items {
		if item.Code == "" || !pushed[same{item.Line, item.Code, item.Severity}] {
			pulled.Items = append(pulled.Items, item)
		}
	}
	f := diagnostics.Of(s.env)
	least := s.leastSeverity(path)
	f.Publish(server.Name, publication(path, r.pushed, least))
	f.Publish(server.Name+" (asked)", publication(path, pulled, least))
}

// leastSeverity is that of the remarks which the language of a file lets
// through.
func (s *Servers) leastSeverity(path string) config.Severity {
	l := s.ed.Langs.ForPath(path)
	if d := s.ed.Docs.ByPath(path); d != nil {
		l = s.ed.Language(d)
	}
	if l != nil {
		for _, severity := range severities {
			if severity.String() == l.DiagnosticSeverity {
				return severity
			}
		}
	}
	return config.Hint
}

var severities = map[lsp.Severity]config.Severity{
	lsp.SeverityError: config.Error, lsp.SeverityWarning: config.Warning,
	lsp.SeverityInfo: config.Info, lsp.SeverityHint: config.Hint,
}

func publication(path string, p lsp.Published, least config.Severity) diagnostics.Published {
	out := diagnostics.Published{Path: path, Open: p.Open, Rev: document.Rev(p.Rev)}
	for _, item := range p.Items {
		if severities[item.Severity] < least {
			continue
		}
		out.Items = append(out.Items, diagnostics.Diagnostic{
			Span: item.Span, Severity: severities[item.Severity], Message: item.Message, Code: item.Code, Source: item.Source,
			Unnecessary: item.Unnecessary, Deprecated: item.Deprecated, Line: item.Line, In: item.In,
		})
	}
	return out
}
