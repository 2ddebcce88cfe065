package servers

import (
	"context"
	"slices"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
	"hx/lsp"
)

// expand grows the selections of a view to the next larger unit that a server
// knows; false when none can tell. Keys wait for the answer.
func (s *Servers) expand(v *window.View) bool {
	d := s.ed.DocOf(v)
	list := s.able(d, lsp.FeatureSelectionRanges, false)
	if len(list) == 0 {
		return false
	}
	doc, id := snapshot(d), d.ID()
	var places []int
	for _, r := range v.Selection(d).Ranges() {
		places = append(places, r.Cursor(doc.Text))
	}
	command.Await(s.env.Context(), "selection ranges", func(ctx context.Context) (lsp.Spans[[]text.Span], error) {
		return list[0].SelectionRanges(ctx, doc, places)
	}, func(_ *command.Context, got lsp.Spans[[]text.Span], err error) {
		d := s.ed.Docs.Get(id)
		v := s.ed.Win.View(v.ID)
		if err != nil || d == nil || v == nil || v.Doc() != id || len(got.List) == 0 {
			s.reportLoud(err)
			return
		}
		before := v.Selection(d)
		if before.Len() != len(got.List) {
			return
		}
		i := -1
		after := before.Each(func(r selection.Range) selection.Range {
			i++
			return larger(d, got.Rev, r, got.List[i])
		})
		s.grow(v, d, before, after)
	})
	return true
}

// larger returns the smallest of nested spans that holds more than a range.
func larger(d *document.Document, rev int32, r selection.Range, chain []text.Span) selection.Range {
	for _, sp := range chain {
		if now, ok := where(d, rev, sp); ok && now.From <= r.From() && r.To() <= now.To && now.Len() > r.To()-r.From() {
			return r.Over(now.From, now.To)
		}
	}
	return r
}

// grow selects more, so that shrinking leads back.
func (s *Servers) grow(v *window.View, d *document.Document, before, after selection.Selection) {
	if after.Equal(before) {
		return
	}
	kept := append(*v.Expanded(d), before)
	s.ed.Select(v, after)
	*v.Expanded(d) = kept
}

// reportLoud shows an error unless it only means that the server was busy.
func (s *Servers) reportLoud(err error) {
	if err != nil && !lsp.IsTransient(err) {
		s.ed.Fail("%s", err)
	}
}

// selectFold selects the lines of the smallest foldable part around the cursor
// that is more than what is selected.
func selectFold(c *command.Context) error {
	s, d, v := of(c), c.Doc(), c.View()
	list := s.able(d, lsp.FeatureFoldingRanges, false)
	if len(list) == 0 {
		return noServer(lsp.FeatureFoldingRanges)
	}
	doc, id := snapshot(d), d.ID()
	command.Await(c, "folding ranges", func(ctx context.Context) (lsp.Spans[lsp.Fold], error) {
		return list[0].Folds(ctx, doc)
	}, func(c *command.Context, got lsp.Spans[lsp.Fold], err error) {
		d := s.ed.Docs.Get(id)
		v := s.ed.Win.View(v.ID)
		if err != nil || d == nil || v == nil || v.Doc() != id {
			s.reportLoud(err)
			return
		}
		spans := foldLines(d, got)
		before := v.Selection(d)
		after := before.Each(func(r selection.Range) selection.Range { return larger(d, int32(d.Rev()), r, spans) })
		if after.Equal(before) {
			c.Fail("Nothing around the cursor can be folded")
			return
		}
		s.grow(v, d, before, after)
	})
	return nil
}

// foldLines returns the whole lines of foldable parts in the present text, the
// shortest first.
func foldLines(d *document.Document, got lsp.Spans[lsp.Fold]) []text.Span {
	t := d.Text()
	var out []text.Span
	for _, f := range got.List {
		now, ok := where(d, got.Rev, f.Span)
		if first, last := t.LineAt(now.From), t.LineAt(now.To); ok && first < last {
			out = append(out, text.Span{From: t.LineStart(first), To: t.LineStart(min(last+1, t.Lines()))})
		}
	}
	slices.SortStableFunc(out, func(a, b text.Span) int { return a.Len() - b.Len() })
	return out
}
