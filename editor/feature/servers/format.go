package servers

import (
	"context"
	"time"

	"hx/editor/document"
	"hx/editor/job"
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
