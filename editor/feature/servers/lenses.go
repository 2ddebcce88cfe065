package servers

import (
	"context"
	"errors"
	"slices"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/lsp"
)

// maxLenses bounds the lenses of a document whose command is asked for.
const maxLenses = 200

// lenses asks a server what it offers to do in a document, each complete.
func lensesOf(ctx context.Context, server *lsp.Server, doc lsp.Snapshot) (lsp.Spans[lsp.Lens], error) {
	got, err := server.Lenses(ctx, doc)
	if err != nil {
		return got, err
	}
	got.List = got.List[:min(len(got.List), maxLenses)]
	for i, l := range got.List {
		if l, err := server.ResolveLens(ctx, l); err == nil {
			got.List[i] = l
		}
	}
	got.List = slices.DeleteFunc(got.List, func(l lsp.Lens) bool { return l.Command == nil || l.Command.Title == "" })
	return got, nil
}

func (s *Servers) askLenses(d *document.Document) {
	if !s.ed.Conf.Editor.LSP.CodeLens {
		return
	}
	lay(s, d, lsp.FeatureCodeLens, lensesOf, lensSpan, func(st *state) *laid[lsp.Lens] { return &st.lenses })
}

func lensSpan(l *lsp.Lens) text.Span { return l.Span }

// lensesBehind shows behind a line what can be done there.
func (s *Servers) lensesBehind(ed *editor.Editor, _ *window.View, d *document.Document, line int) []editor.StyledText {
	all := &states.Of(d).lenses
	if len(all.list) == 0 || !ed.Conf.Editor.LSP.CodeLens {
		return nil
	}
	t := d.Text()
	var out []editor.StyledText
	for i, l := range all.from(text.Span{From: t.LineStart(line), To: t.LineEnd(line)}) {
		sign := "  "
		if i > 0 {
			sign = " | "
		}
		out = append(out, editor.StyledText{Text: sign + l.what.Command.Title, Scope: "ui.virtual.inlay-hint"})
	}
	return out
}

// codeLens lists what servers offer to do on the line of the cursor, or in the
// whole document if that is nothing.
func codeLens(c *command.Context) error {
	s, d := of(c), c.Doc()
	list := s.able(d, lsp.FeatureCodeLens, true)
	if len(list) == 0 {
		return noServer(lsp.FeatureCodeLens)
	}
	doc, id, env := snapshot(d), d.ID(), c.Env
	spec := job.Spec{Key: "lsp:code-lens", Latest: true, Class: job.Wait, Title: "code lenses"}
	job.Go(s.ed.Jobs, spec, func(ctx context.Context) ([]lsp.Answer[lsp.Spans[lsp.Lens]], error) {
		return lsp.Ask(ctx, list, func(ctx context.Context, server *lsp.Server) (lsp.Spans[lsp.Lens], error) {
			return lensesOf(ctx, server, doc)
		}), nil
	}, func(list []lsp.Answer[lsp.Spans[lsp.Lens]], err error) {
		d := s.ed.Docs.Get(id)
		if err == nil {
			err = failure(list)
		}
		if d == nil || err != nil {
			s.report(err)
			return
		}
		var all laid[lsp.Lens]
		for _, a := range list {
			var mine []at[lsp.Lens]
			for _, l := range a.Value.List {
				if span, ok := where(d, a.Value.Rev, l.Span); ok {
					mine = append(mine, at[lsp.Lens]{span, a.Server, l})
				}
			}
			all.replace(a.Server, mine)
		}
		s.chooseLens(env.Context(), d, &all)
	})
	return nil
}

func (s *Servers) chooseLens(c *command.Context, d *document.Document, all *laid[lsp.Lens]) {
	list := all.list
	if c.Doc() == d {
		t := d.Text()
		line := c.Selection().Primary().CursorLine(t)
		if here := all.from(text.Span{From: t.LineStart(line), To: t.LineEnd(line)}); len(here) > 0 {
			list = here
		}
	}
	if len(list) == 0 {
		s.report(errors.New("There are no code lenses here"))
		return
	}
	items := make([]ui.MenuItem, len(list))
	for i, l := range list {
		items[i] = ui.MenuItem{Label: l.what.Command.Title, Kind: l.server.Name}
	}
	s.ed.Layers.Push(ui.NewMenu(ui.MenuOptions{
		Title: "Code lenses", Items: items, First: true,
		Choose: func(i int) { s.Execute(list[i].server, *list[i].what.Command) },
	}))
}
