package servers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/pickers"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/lsp"
)

// codeActions lists what the servers propose for the primary selection.
func codeActions(c *command.Context) error {
	s, d := of(c), c.Doc()
	p := c.Selection().Primary()
	part := text.Span{From: p.From(), To: p.To()}
	about := s.about(d, part)
	q := question[[]lsp.CodeAction]{feature: lsp.FeatureCodeAction, all: true, title: "code actions",
		ask: func(ctx context.Context, server *lsp.Server, doc lsp.Snapshot, _ int) ([]lsp.CodeAction, error) {
			return server.CodeActions(ctx, doc, part, about[server], nil)
		}}
	return q.put(c, func(c *command.Context, d *document.Document, list []lsp.Answer[[]lsp.CodeAction]) {
		var all []lsp.CodeAction
		for _, a := range list {
			all = append(all, a.Value...)
		}
		all = lsp.SortActions(all)
		if len(all) == 0 {
			c.Fail("No code actions available")
			return
		}
		items := make([]ui.MenuItem, len(all))
		for i, a := range all {
			items[i] = ui.MenuItem{Label: a.Title}
		}
		m := &actionMenu{s: of(c), all: all}
		m.menu = ui.NewMenu(ui.MenuOptions{
			Name: "code-action", Items: items, First: true, Moved: m.preview,
			Choose: func(i int) { m.s.act(d, m.all[i]) },
		})
		c.Ed.Layers.Push(m.menu)
		m.preview(0)
	})
}

// act carries out an action: its edit, then its command.
func (s *Servers) act(d *document.Document, a lsp.CodeAction) {
	spec := job.Spec{Key: "lsp:act", Latest: true, Class: job.Wait, Title: a.Title}
	job.Go(s.ed.Jobs, spec, func(ctx context.Context) (lsp.CodeAction, error) {
		return a.Server.ResolveAction(ctx, a)
	}, func(a lsp.CodeAction, err error) {
		if err != nil {
			s.ed.Fail("%s", err)
			return
		}
		s.applyEdit(a.Server, a.Edit, func(err error) {
			if err != nil {
				s.ed.Fail("%s", err)
				return
			}
			if a.Command != nil {
				s.Execute(a.Server, *a.Command)
			}
		})
	})
}

// Execute carries out a command that came with an answer: those meant for the
// client here, all others by the server.
func (s *Servers) Execute(server *lsp.Server, cmd lsp.Command) {
	c := s.env.Context()
	switch it := server.ClientCommand(cmd); it.Kind {
	case lsp.NotForClient:
		s.set.Flush()
		job.Go(s.ed.Jobs, job.Spec{Key: "lsp:execute", Class: job.Wait, Title: orElse(cmd.Title, cmd.Name)}, func(ctx context.Context) (lsp.JSON, error) {
			return server.Execute(ctx, cmd.Name, cmd.Arguments)
		}, func(_ lsp.JSON, err error) { s.report(err) })
	case lsp.ShowLocations, lsp.GotoLocation:
		s.visitAll(server, it.Locations, "No places to go to.")
	case lsp.RunRunnable:
		s.run(it.Runnable)
	case lsp.TriggerSignature:
		s.report(c.Run("signature_help"))
	case lsp.TriggerCompletion:
		s.report(c.Run("completion"))
	case lsp.TriggerRename:
		s.report(c.Run("rename_symbol"))
	}
}

// visitAll finds locations beside the loop, then goes to them.
func (s *Servers) visitAll(server *lsp.Server, list []lsp.Location, none string) {
	job.Go(s.ed.Jobs, job.Spec{Key: "lsp:locate", Latest: true, Class: job.Wait}, func(ctx context.Context) ([]found, error) {
		return locate(ctx, server, list), nil
	}, func(places []found, err error) { s.jump(s.env.Context(), places, none) })
}

// workspaceCommand runs a command of a server, or lists them all.
func workspaceCommand(c *command.Context, args cmdline.Args) error {
	s := of(c)
	list := s.able(c.Doc(), lsp.FeatureWorkspaceCommand, true)
	if len(list) == 0 {
		return errors.New("No active language servers for this document support workspace commands")
	}
	if args.Len() == 0 {
		s.chooseCommand(list)
		return nil
	}
	name := args.First()
	var values []lsp.JSON
	for _, a := range args.All()[1:] {
		more, err := jsonValues(a)
		if err != nil {
			return err
		}
		values = append(values, more...)
	}
	for _, server := range list {
		for _, have := range server.Commands() {
			if have == name {
				s.Execute(server, lsp.Command{Name: name, Arguments: values})
				return nil
			}
		}
	}
	return fmt.Errorf("`%s` is not supported for any language server", name)
}

// commandNames lists the commands that the servers of the buffer carry out.
func (s *Servers) commandNames() []string {
	var out []string
	for _, server := range s.able(s.ed.Doc(), lsp.FeatureWorkspaceCommand, true) {
		out = append(out, server.Commands()...)
	}
	return out
}

// jsonValues reads JSON values that follow each other.
func jsonValues(s string) ([]lsp.JSON, error) {
	var out []lsp.JSON
	dec := json.NewDecoder(strings.NewReader(s))
	for dec.More() {
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return nil, fmt.Errorf("arguments must be JSON values: %w", err)
		}
		out = append(out, lsp.JSON(v))
	}
	return out, nil
}

// chooseCommand lists the commands of servers.
func (s *Servers) chooseCommand(list []*lsp.Server) {
	p := pickers.Open(s.env.Context(), ui.PickerOptions{
		Columns: []string{"command", "server"}, NoPreview: true,
		Accept: func(it ui.Item, _ ui.Open) {
			s.Execute(it.Value.(*lsp.Server), lsp.Command{Name: it.Cells[0]})
		},
	})
	for _, server := range list {
		for _, name := range server.Commands() {
			p.Add(ui.Item{Cells: []string{name, server.Name}, Value: server})
		}
	}
}
