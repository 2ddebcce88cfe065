package servers

import (
	"context"
	"errors"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/lsp"
)

// renamable is what a server says of a rename, and whether it can be done.
type renamable struct {
	lsp.Renamable
	ok bool
}

// rename asks for a new name of the symbol under the cursor and gives it.
func rename(c *command.Context) error {
	pos := c.Selection().Primary().Cursor(c.Text())
	q := question[renamable]{feature: lsp.FeatureRename, title: "rename",
		ask: func(ctx context.Context, s *lsp.Server, doc lsp.Snapshot, pos int) (renamable, error) {
			r, ok, err := s.PrepareRename(ctx, doc, pos)
			return renamable{r, ok}, err
		}}
	rev := c.Doc().Rev()
	return q.put(c, func(c *command.Context, d *document.Document, list []lsp.Answer[renamable]) {
		a := list[0]
		at, ok := where(d, int32(rev), text.Span{From: pos, To: pos})
		if !a.Value.ok || !ok || c.Doc() != d {
			c.Fail("There is nothing here that can be renamed")
			return
		}
		askName(c, d, a.Server, at.From, nameOf(c, d, a.Value.Renamable, at.From))
	})
}

// nameOf returns the name a prompt begins with: what the server says, else the
// word at the cursor, or what is selected.
func nameOf(c *command.Context, d *document.Document, r lsp.Renamable, pos int) string {
	t := d.Text()
	if r.Name != "" {
		return r.Name
	}
	if r.Known {
		if s, ok := where(d, r.Rev, r.Span); ok {
			return t.Slice(s.From, s.To)
		}
	}
	if p := c.Selection().Primary(); p.To() > t.NextGrapheme(p.From()) {
		return p.Text(t)
	}
	w := wordAt(t, pos)
	return t.Slice(w.From, w.To)
}

// wordAt returns the word around a position, empty beside words.
func wordAt(t text.Rope, pos int) text.Span {
	w := text.Span{From: wordStart(t, pos), To: pos}
	for r, n := t.RuneAt(w.To); n > 0 && text.IsWord(r); r, n = t.RuneAt(w.To) {
		w.To += n
	}
	return w
}

// wordStart returns where the word before a position begins.
func wordStart(t text.Rope, pos int) int {
	for r, n := t.RuneBefore(pos); n > 0 && text.IsWord(r); r, n = t.RuneBefore(pos) {
		pos -= n
	}
	return pos
}

func askName(c *command.Context, d *document.Document, server *lsp.Server, pos int, name string) {
	env, id, rev := c.Env, d.ID(), d.Rev()
	c.Ed.Layers.Push(ui.NewPrompt(ui.PromptOptions{
		Label: "rename-to:", Line: name,
		Accept: func(to string) {
			d := env.Ed.Docs.Get(id)
			if d == nil || to == "" {
				return
			}
			at, ok := where(d, int32(rev), text.Span{From: pos, To: pos})
			if !ok {
				env.Ed.Fail("%s", errors.New("the text has changed too much; rename again"))
				return
			}
			Of(env).giveName(d, server, at.From, to)
		},
	}))
}

func (s *Servers) giveName(d *document.Document, server *lsp.Server, pos int, name string) {
	s.set.Flush()
	doc := snapshot(d)
	spec := job.Spec{Key: "lsp:rename", Latest: true, Class: job.Wait, Title: "renaming"}
	job.Go(s.ed.Jobs, spec, func(ctx context.Context) (lsp.WorkspaceEdit, error) {
		return server.Rename(ctx, doc, pos, name)
	}, func(e lsp.WorkspaceEdit, err error) {
		if err != nil {
			s.ed.Fail("%s", err)
			return
		}
		s.applyEdit(server, &e, s.report)
	})
}

func (s *Servers) report(err error) {
	if err != nil {
		s.ed.Fail("%s", err)
	}
}
