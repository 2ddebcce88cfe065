package servers

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/lsp"
)

func percent(n int) string { return strconv.Itoa(n) + "%" }

// snapshot returns a document as the servers are to be asked about it.
func snapshot(d *document.Document) lsp.Snapshot {
	return lsp.Snapshot{Path: states.Of(d).path, Rev: int32(d.Rev()), Text: d.Text()}
}

// able returns the servers that have a feature for a document, the first one
// only unless all are wanted.
func (s *Servers) able(d *document.Document, f lsp.Feature, all bool) []*lsp.Server {
	path := states.Of(d).path
	if s.set == nil || path == "" {
		return nil
	}
	s.set.Flush()
	list := s.set.For(path, f)
	if !all && len(list) > 1 {
		list = list[:1]
	}
	return list
}

// For returns the servers that have a feature for a document, best first, and
// the document as they are to be asked about it.
func (s *Servers) For(d *document.Document, f lsp.Feature) ([]*lsp.Server, lsp.Snapshot) {
	return s.able(d, f, true), snapshot(d)
}

func noServer(f lsp.Feature) error {
	return fmt.Errorf("No configured language server supports %s", f)
}

// question is what a command wants to know.
type question[T any] struct {
	feature lsp.Feature
	all     bool   // ask every server that has the feature
	title   string // shown while it is under way
	ask     func(ctx context.Context, s *lsp.Server, doc lsp.Snapshot, pos int) (T, error)
}

// put asks about the primary cursor of the focused document, and calls done
// with what came while the document is still there. A newer question of the
// same kind takes the place of this one.
func (q question[T]) put(c *command.Context, done func(c *command.Context, d *document.Document, list []lsp.Answer[T])) error {
	d := c.Doc()
	list := of(c).able(d, q.feature, q.all)
	if len(list) == 0 {
		return noServer(q.feature)
	}
	doc, id, env := snapshot(d), d.ID(), c.Env
	pos := c.Selection().Primary().Cursor(c.Text())
	spec := job.Spec{Key: "lsp:" + string(q.feature), Latest: true, Class: job.Wait, Title: q.title}
	job.Go(c.Ed.Jobs, spec, func(ctx context.Context) ([]lsp.Answer[T], error) {
		return lsp.Ask(ctx, list, func(ctx context.Context, s *lsp.Server) (T, error) { return q.ask(ctx, s, doc, pos) }), nil
	}, func(list []lsp.Answer[T], err error) {
		c := env.Context()
		if err == nil {
			err = failure(list)
		}
		d := env.Ed.Docs.Get(id)
		if err != nil {
			c.Fail("%s", err)
		} else if d != nil {
			done(c, d, list)
		}
	})
	return nil
}

// failure returns what is to be shown when no server answered.
func failure[T any](list []lsp.Answer[T]) error {
	var first, busy error
	for _, a := range list {
		switch {
		case a.Err == nil:
			return nil
		case lsp.IsTransient(a.Err):
			busy = fmt.Errorf("%s is busy with something newer; ask again in a moment", a.Server.Name)
		case first == nil && !errors.Is(a.Err, context.Canceled):
			first = a.Err
		}
	}
	if first == nil {
		return busy
	}
	return first
}

// where returns a span of an earlier revision as it is now; false when the
// document has gone on too far.
func where(d *document.Document, rev int32, s text.Span) (text.Span, bool) {
	if _, ok := d.Since(document.Rev(rev)); !ok {
		return text.Span{}, false
	}
	from := d.Resolve(document.Stamp{Doc: d.ID(), Rev: document.Rev(rev), Pos: s.From, Side: change.After})
	to := d.Resolve(document.Stamp{Doc: d.ID(), Rev: document.Rev(rev), Pos: s.To, Side: change.Before})
	return text.Span{From: from, To: max(from, to)}, true
}

// moved takes a span through changes.
func moved(descs []change.Desc, s text.Span) text.Span {
	for _, desc := range descs {
		s.From, s.To = desc.Map(s.From, change.After), desc.Map(s.To, change.Before)
	}
	s.To = max(s.From, s.To)
	return s
}

// rebased brings a change that was made for an earlier revision up to date.
func rebased(d *document.Document, rev int32, set change.Set) (change.Set, error) {
	descs, ok := d.Since(document.Rev(rev))
	for _, over := range descs {
		if ok {
			set, ok = set.Rebase(over)
		}
	}
	if !ok {
		return set, errors.New("the text changed meanwhile where the server wanted to edit; nothing was done")
	}
	return set, nil
}
