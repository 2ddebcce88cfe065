package servers

import (
	"context"
	"slices"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
	"hx/lsp"
)

// marks are the uses of the symbol at a cursor, shown while the cursor rests.
type marks struct {
	list []text.Span
	rev  document.Rev
}

// selectReferences selects all uses of the symbol under the cursor.
func selectReferences(c *command.Context) error {
	q := question[lsp.Spans[lsp.Highlight]]{feature: lsp.FeatureDocumentHighlight, title: "uses",
		ask: func(ctx context.Context, s *lsp.Server, doc lsp.Snapshot, pos int) (lsp.Spans[lsp.Highlight], error) {
			return s.Highlights(ctx, doc, pos)
		}}
	return q.put(c, func(c *command.Context, d *document.Document, list []lsp.Answer[lsp.Spans[lsp.Highlight]]) {
		spans := current(d, list[0].Value)
		if len(spans) == 0 || c.Doc() != d {
			return
		}
		pos := c.Selection().Primary().Cursor(c.Text())
		ranges, primary := make([]selection.Range, len(spans)), 0
		for i, sp := range spans {
			ranges[i] = selection.New(sp.From, sp.To)
			if ranges[i].Contains(pos) {
				primary = i
			}
		}
		c.SetSelection(selection.Of(ranges, primary))
	})
}

// current brings highlights up to the present text, in order.
func current(d *document.Document, got lsp.Spans[lsp.Highlight]) []text.Span {
	var out []text.Span
	for _, h := range got.List {
		if sp, ok := where(d, got.Rev, h.Span); ok && sp.Len() > 0 {
			out = append(out, sp)
		}
	}
	slices.SortFunc(out, func(a, b text.Span) int { return a.From - b.From })
	return out
}

// idle asks for what is wanted while nothing happens.
func (s *Servers) idle(ed *editor.Editor) {
	if s.set == nil {
		return
	}
	s.askHints()
	for _, v := range ed.Win.Views() {
		if d := ed.DocOf(v); d != nil {
			s.scrolled(v, d)
		}
	}
	if ed.Conf.Editor.LSP.AutoDocumentHighlight && ed.Mode() != keymap.ModeInsert {
		s.askMarks()
	}
}

func (s *Servers) askMarks() {
	d := s.ed.Doc()
	list := s.able(d, lsp.FeatureDocumentHighlight, false)
	if len(list) == 0 {
		return
	}
	doc, id := snapshot(d), d.ID()
	pos := s.ed.Selection().Primary().Cursor(d.Text())
	job.Go(s.ed.Jobs, job.Spec{Key: "lsp:marks", Latest: true, Class: job.Wait}, func(ctx context.Context) (lsp.Spans[lsp.Highlight], error) {
		return list[0].Highlights(ctx, doc, pos)
	}, func(got lsp.Spans[lsp.Highlight], err error) {
		if d := s.ed.Docs.Get(id); d != nil && err == nil {
			states.Of(d).marks = marks{current(d, got), d.Rev()}
		}
	})
}

// selected forgets the uses of a symbol that the cursor has left.
func (s *Servers) selected(ed *editor.Editor, v *window.View) {
	if d := ed.DocOf(v); d != nil {
		states.Of(d).marks = marks{}
		ed.Jobs.Cancel("lsp:marks")
		s.askHint()
	}
}

// highlights is the layer of symbol uses.
func (s *Servers) highlights(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
	m := states.Of(d).marks
	if len(m.list) == 0 || m.rev != d.Rev() {
		return nil
	}
	style := ed.Theme.Style("ui.highlight")
	var out []editor.Highlight
	for _, sp := range m.list {
		if sp.To > visible.From && sp.From < visible.To {
			out = append(out, editor.Highlight{From: sp.From, To: sp.To, Style: style})
		}
	}
	return out
}
