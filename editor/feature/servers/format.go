package servers

import (
	"context"
	"errors"
	"strings"
	"time"

	"hx/editor/command"
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
	doc, in := snapshot(d), indentOf(d)
	s.editLater(d, "formatting", func(ctx context.Context) (lsp.Edits, error) { return list[0].Format(ctx, doc, in) }, then)
	return true
}

func indentOf(d *document.Document) lsp.Indent {
	in := lsp.Indent{TabWidth: d.TabWidth, Spaces: d.Indent.Spaces > 0}
	if d.Indent.Spaces > 0 {
		in.TabWidth = d.Indent.Spaces
	}
	return in
}

// editLater asks for edits of a document beside the loop and makes them in its
// present text, as one step.
func (s *Servers) editLater(d *document.Document, title string, ask func(context.Context) (lsp.Edits, error), then func(error)) {
	id := d.ID()
	job.Go(s.ed.Jobs, job.Spec{Class: job.Wait, Title: title}, func(ctx context.Context) (lsp.Edits, error) {
		ctx, cancel := context.WithTimeout(ctx, formatPatience)
		defer cancel()
		return ask(ctx)
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
}

// formatSelections has a server format what is selected.
func formatSelections(c *command.Context) error {
	s, d := of(c), c.Doc()
	if c.Selection().Len() != 1 {
		return errors.New("format_selections only supports a single selection for now")
	}
	list := s.able(d, lsp.FeatureRangeFormat, false)
	if len(list) == 0 {
		return errors.New("No configured language server supports range formatting")
	}
	r := c.Selection().Primary()
	doc, in, part := snapshot(d), indentOf(d), text.Span{From: r.From(), To: r.To()}
	s.editLater(d, "formatting", func(ctx context.Context) (lsp.Edits, error) { return list[0].FormatRange(ctx, doc, part, in) }, s.report)
	return nil
}

// beforeSave tells servers that a document is about to be saved and makes the
// edits they want first; false when none asks for it. What fails is left out.
func (s *Servers) beforeSave(d *document.Document, then func()) bool {
	var list []*lsp.Server
	if path := states.Of(d).path; s.set != nil && path != "" {
		for _, server := range s.set.Of(path) {
			if server.WantsWillSave() {
				list = append(list, server)
			}
		}
	}
	return s.askBeforeSave(d, list, then)
}

func (s *Servers) askBeforeSave(d *document.Document, list []*lsp.Server, then func()) bool {
	if len(list) == 0 {
		return false
	}
	s.set.Flush()
	doc, id := snapshot(d), d.ID()
	s.editLater(d, "saving", func(ctx context.Context) (lsp.Edits, error) { return list[0].WillSave(ctx, doc) }, func(err error) {
		s.reportLoud(err)
		if d := s.ed.Docs.Get(id); d == nil || !s.askBeforeSave(d, list[1:], then) {
			then()
		}
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
