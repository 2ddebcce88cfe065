package servers

import (
	"context"
	"slices"
	"strings"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
	"hx/lsp"
)

// hints are the inlay hints of a document, in its present text.
type hints struct {
	list  []layout.Inline
	asked text.Span // the part they were asked for
	stale bool      // the text, or what the server knows, has changed
}

// move takes hints along with an edit.
func (h *hints) move(set change.Set) {
	h.stale = true
	if len(h.list) == 0 {
		return
	}
	desc := set.Desc()
	w := desc.Walk()
	for i := range h.list {
		h.list[i].Pos = w.Map(h.list[i].Pos, change.After)
	}
}

// decorate shows the hints in the visible part of a view.
func (s *Servers) decorate(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) layout.Decor {
	list := states.Of(d).hints.list
	if len(list) == 0 || !ed.Conf.Editor.LSP.InlayHints {
		return layout.Decor{}
	}
	from, _ := slices.BinarySearchFunc(list, visible.From, func(i layout.Inline, pos int) int { return i.Pos - pos })
	to, _ := slices.BinarySearchFunc(list, visible.To+1, func(i layout.Inline, pos int) int { return i.Pos - pos })
	return layout.Decor{Inline: list[from:to]}
}

// dropHints forgets all hints, as their server has ended.
func (s *Servers) dropHints(*lsp.Server) {
	for _, d := range s.ed.Docs.All() {
		states.Of(d).hints = hints{}
	}
}

// askHints asks for the hints of every view that lacks them.
func (s *Servers) askHints() {
	if !s.ed.Conf.Editor.LSP.InlayHints || s.set == nil {
		return
	}
	for _, v := range s.ed.Win.Views() {
		if d := s.ed.DocOf(v); d != nil {
			s.askHintsOf(v, d)
		}
	}
}

// askHintsOf asks for three view heights around what is visible, unless they
// are known already.
func (s *Servers) askHintsOf(v *window.View, d *document.Document) {
	st := states.Of(d)
	visible := s.ed.Visible(v)
	if !st.hints.stale && st.hints.asked.From <= visible.From && visible.To <= st.hints.asked.To {
		return
	}
	list := s.able(d, lsp.FeatureInlayHints, false)
	if len(list) == 0 {
		return
	}
	t := d.Text()
	first, last := t.LineAt(visible.From), t.LineAt(visible.To)
	height := max(last-first, 1)
	part := text.Span{From: t.LineStart(max(first-height, 0)), To: t.LineEnd(min(last+height, t.Lines()-1))}
	doc, id := snapshot(d), d.ID()
	st.hints.stale, st.hints.asked = false, part
	job.Go(s.ed.Jobs, job.Spec{Key: "lsp:hints:" + doc.Path, Latest: true, Class: job.Wait}, func(ctx context.Context) (lsp.Spans[lsp.InlayHint], error) {
		return list[0].InlayHints(ctx, doc, part)
	}, func(got lsp.Spans[lsp.InlayHint], err error) {
		d := s.ed.Docs.Get(id)
		if d == nil {
			return
		}
		if err != nil || int32(d.Rev()) != got.Rev {
			states.Of(d).hints.stale = true
			return
		}
		states.Of(d).hints.list = s.inlines(got.List, d.Text().Len())
	})
}

// inlines makes virtual texts of hints.
func (s *Servers) inlines(list []lsp.InlayHint, length int) []layout.Inline {
	out := make([]layout.Inline, 0, len(list))
	limit := s.ed.Conf.Editor.LSP.InlayHintsLimit
	for _, h := range list {
		label := strings.ReplaceAll(h.Label(), "\n", " ")
		if limit.Set {
			label = shorten(label, limit.N)
		}
		if h.PadLeft {
			label = " " + label
		}
		if h.PadRight {
			label += " "
		}
		scope := "ui.virtual.inlay-hint"
		switch {
		case h.Type:
			scope += ".type"
		case h.Parameter:
			scope += ".parameter"
		}
		out = append(out, layout.Inline{Pos: min(h.Pos, length), Text: label, Scope: scope})
	}
	slices.SortStableFunc(out, func(a, b layout.Inline) int { return a.Pos - b.Pos })
	return out
}

// shorten cuts a text to n cells, with an ellipsis as the last of them.
func shorten(s string, n int) string {
	if text.StringWidth(s) <= n {
		return s
	}
	out, width := "", 1
	for s != "" {
		var cluster string
		cluster, s = text.FirstCluster(s)
		if width += text.Width(cluster); width > n {
			break
		}
		out += cluster
	}
	return out + "…"
}
