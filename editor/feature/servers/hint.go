package servers

import (
	"context"
	"slices"
	"time"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/window"
	"hx/lsp"
)

// hintDelay is how long the cursor must rest before servers are asked whether
// there are code actions at it.
const hintDelay = 200 * time.Millisecond

// hintSign shows that there are code actions at the cursor.
const hintSign = "⋮"

// hint remembers where code actions were found.
type hint struct {
	doc  document.ID
	rev  document.Rev
	line int // -1: none were
}

// wantsHint tells whether the sign would be seen at all.
func (s *Servers) wantsHint() bool {
	e := &s.ed.Conf.Editor
	if slices.Contains(e.Gutters.Layout, config.GutterCodeAction) {
		return true
	}
	l := &e.StatusLine
	for _, part := range [][]config.StatusElement{l.Left, l.Center, l.Right} {
		if slices.Contains(part, config.StatusCodeActionHint) {
			return true
		}
	}
	return false
}

// askHint asks for code actions once the cursor rests.
func (s *Servers) askHint() {
	if s.set == nil || !s.wantsHint() {
		return
	}
	if d := s.ed.Doc(); !s.hinted(d, s.hint.line) {
		s.hint = hint{} // the cursor has left
	}
	spec := job.Spec{Key: "lsp:hint", Latest: true, Debounce: hintDelay}
	job.Later(s.ed.Jobs, spec, func() {
		d := s.ed.Doc()
		list := s.able(d, lsp.FeatureCodeAction, true)
		if len(list) == 0 {
			return
		}
		p := s.ed.Selection().Primary()
		part := text.Span{From: p.From(), To: p.To()}
		doc, about := snapshot(d), s.about(d, part)
		at := hint{d.ID(), d.Rev(), p.CursorLine(d.Text())}
		spec := job.Spec{Key: "lsp:hint", Latest: true, Class: job.Wait}
		job.Go(s.ed.Jobs, spec, func(ctx context.Context) (bool, error) {
			for _, a := range lsp.Ask(ctx, list, func(ctx context.Context, server *lsp.Server) ([]lsp.CodeAction, error) {
				return server.Suggestions(ctx, doc, part, about[server])
			}) {
				if len(lsp.SortActions(a.Value)) > 0 {
					return true, nil
				}
			}
			return false, nil
		}, func(some bool, err error) {
			s.hint = hint{}
			if some && err == nil {
				s.hint = at
			}
		})
	})
}

// hinted tells whether there are code actions at the cursor of a view.
func (s *Servers) hinted(d *document.Document, line int) bool {
	return d == s.ed.Doc() && s.hint.doc == d.ID() && s.hint.rev == d.Rev() && s.hint.line == line &&
		s.ed.Selection().Primary().CursorLine(d.Text()) == line
}

// hintMark is the sign in the gutter.
func (s *Servers) hintMark(_ *editor.Editor, d *document.Document, gutter config.Gutter, line int) (editor.Mark, bool) {
	return editor.Mark{Text: hintSign, Scope: "hint"}, gutter == config.GutterCodeAction && s.hinted(d, line)
}

// hintStatus is the sign in the status line.
func (s *Servers) hintStatus(ed *editor.Editor, v *window.View, d *document.Document) []editor.StyledText {
	if v != ed.View() || !s.hinted(d, s.hint.line) {
		return nil
	}
	return []editor.StyledText{{Text: " " + hintSign + " "}}
}
