package servers

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/lsp"
)

// laid are things that servers know of places in a document, in its present
// text and in order of where they begin.
type laid[T any] struct{ list []at[T] }

// at is a thing, where it is, and whose it is.
type at[T any] struct {
	span   text.Span
	server *lsp.Server
	what   T
}

// move takes the things along with an edit; those whose text is gone are
// dropped.
func (l *laid[T]) move(set change.Set) {
	if len(l.list) == 0 {
		return
	}
	desc := set.Desc()
	w := desc.Walk()
	kept := l.list[:0]
	for _, a := range l.list {
		was := a.span.Len()
		a.span.From = w.Map(a.span.From, change.After)
		a.span.To = max(desc.Map(a.span.To, change.Before), a.span.From)
		if was == 0 || a.span.Len() > 0 {
			kept = append(kept, a)
		}
	}
	l.list = kept
}

// from returns the things that begin in a part of the text, its end included.
func (l *laid[T]) from(part text.Span) []at[T] {
	begin := func(a at[T], pos int) int { return cmp.Compare(a.span.From, pos) }
	i, _ := slices.BinarySearchFunc(l.list, part.From, begin)
	j, _ := slices.BinarySearchFunc(l.list, part.To+1, begin)
	return l.list[i:max(i, j)]
}

// replace puts what a server knows now in the place of what it knew before.
func (l *laid[T]) replace(server *lsp.Server, list []at[T]) {
	l.list = slices.DeleteFunc(l.list, func(a at[T]) bool { return a.server == server })
	l.list = append(l.list, list...)
	slices.SortStableFunc(l.list, func(a, b at[T]) int {
		return cmp.Or(cmp.Compare(a.span.From, b.span.From), cmp.Compare(a.span.To, b.span.To))
	})
}

// lay asks every server that has a feature what it knows of a document. What
// comes is brought up to the present text. A newer question to a server takes
// the place of an older one; an answer that fails changes nothing.
func lay[T any](s *Servers, d *document.Document, f lsp.Feature,
	ask func(context.Context, *lsp.Server, lsp.Snapshot) (lsp.Spans[T], error),
	spanOf func(*T) text.Span, of func(*state) *laid[T]) {
	id := d.ID()
	for _, server := range s.able(d, f, true) {
		doc := snapshot(d)
		spec := job.Spec{Key: fmt.Sprint("lsp:", f, ":", server.Name, ":", id), Latest: true, Class: job.Wait}
		job.Go(s.ed.Jobs, spec, func(ctx context.Context) (lsp.Spans[T], error) {
			return ask(ctx, server, doc)
		}, func(got lsp.Spans[T], err error) {
			d := s.ed.Docs.Get(id)
			if d == nil || err != nil || states.Of(d).path == "" {
				return
			}
			list := make([]at[T], 0, len(got.List))
			for i := range got.List {
				was := spanOf(&got.List[i])
				if span, ok := where(d, got.Rev, was); ok && (span.Len() > 0 || was.Len() == 0) {
					list = append(list, at[T]{span, server, got.List[i]})
				}
			}
			of(states.Of(d)).replace(server, list)
		})
	}
}
