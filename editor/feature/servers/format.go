package servers

import (
	"context"
	"strings"
	"time"

	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/lsp"
)

// formatPatience is how long a save waits for a formatter.
const formatPatience = 5 * time.Second

// format makes a server format a document; false when none can. Typing goes on
// meanwhile: what comes is brought up to date.
func (s *Servers) format(d *document.Document, then func(error)) bool {
	list := s.able(d, lsp.FeatureFormat, false)
	if len(list) == 0 {
		return false
	}
	doc, id := snapshot(d), d.ID()
	in := lsp.Indent{TabWidth: d.TabWidth, Spaces: d.Indent.Spaces > 0}
	if d.Indent.Spaces > 0 {
		in.TabWidth = d.Indent.Spaces
	}
	job.Go(s.ed.Jobs, job.Spec{Class: job.Wait, Title: "formatting"}, func(ctx context.Context) (lsp.Edits, error) {
		ctx, cancel := context.WithTimeout(ctx, formatPatience)
		defer cancel()
		return list[0].Format(ctx, doc, in)
	}, func(e lsp.Edits, err error) {
		d := s.ed.Docs.Get(id)
		if err == nil && d != nil {
			set, stale := rebased(d, e.Rev, e.Set)
			if err = stale; err == nil && !set.IsEmpty() {
				err = s.change(d, set)
			}
		}
		then(err)
	})
	return true
}

// actByKind carries out the code actions of some kinds, one kind after the
// other; false when no server has any to offer. What fails is left out: a save
// goes on.
func (s *Servers) actByKind(d *document.Document, kinds []string, then func()) bool {
	list := s.able(d, lsp.FeatureCodeAction, true)
	if len(kinds) == 0 || len(list) == 0 {
		return false
	}
	doc, id := snapshot(d), d.ID()
	whole := text.Span{To: d.Text().Len()}
	about := s.about(d, whole)
	job.Go(s.ed.Jobs, job.Spec{Class: job.Wait, Title: kinds[0]}, func(ctx context.Context) ([]lsp.CodeAction, error) {
		ctx, cancel := context.WithTimeout(ctx, formatPatience)
		defer cancel()
		for _, a := range lsp.Ask(ctx, list, func(ctx context.Context, server *lsp.Server) (lsp.CodeAction, error) {
			return firstOf(ctx, server, doc, whole, about[server], kinds[0])
		}) {
			if a.Err == nil && a.Value.Server != nil {
				return []lsp.CodeAction{a.Value}, nil
			}
		}
		return nil, nil
	}, func(found []lsp.CodeAction, err error) {
		next := func(err error) {
			s.report(err)
			if d := s.ed.Docs.Get(id); d == nil || !s.actByKind(d, kinds[1:], then) {
				then()
			}
		}
		if len(found) == 0 {
			next(err)
			return
		}
		a := found[0]
		s.applyEdit(a.Server, a.Edit, func(err error) {
			if err == nil && a.Command != nil {
				s.Execute(a.Server, *a.Command)
			}
			next(err)
		})
	})
	return true
}

// firstOf returns a server's first action of a kind, complete; one without a
// server when there is none.
func firstOf(ctx context.Context, server *lsp.Server, doc lsp.Snapshot, part text.Span, about []lsp.Diagnostic, kind string) (lsp.CodeAction, error) {
	list, err := server.CodeActions(ctx, doc, part, about, []string{kind})
	if err != nil {
		return lsp.CodeAction{}, err
	}
	for _, a := range lsp.SortActions(list) {
		if a.Kind == kind || strings.HasPrefix(a.Kind, kind+".") {
			return server.ResolveAction(ctx, a)
		}
	}
	return lsp.CodeAction{}, nil
}
