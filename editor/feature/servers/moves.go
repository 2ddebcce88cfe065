package servers

import (
	"context"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/window"
	"hx/lsp"
)

// move has servers adapt the project to a file's new path, runs then, which
// renames it, and tells them; false when there are no servers. Keys wait.
func (s *Servers) move(from, to string, then func() error) bool {
	if s.set == nil {
		return false
	}
	op := lsp.FileOp{Kind: lsp.RenameFile, Path: from, To: to}
	s.set.Flush()
	command.Await(s.env.Context(), "renaming", func(ctx context.Context) ([]lsp.Answer[lsp.WorkspaceEdit], error) {
		return s.set.BeforeFileOp(ctx, op), nil
	}, func(_ *command.Context, list []lsp.Answer[lsp.WorkspaceEdit], err error) {
		for _, a := range list {
			if a.Err != nil {
				s.ed.Warn("%s", a.Err)
				continue
			}
			s.applyEdit(a.Server, &a.Value, s.report)
		}
		if err := then(); err != nil {
			s.report(err)
			return
		}
		s.set.AfterFileOp(op)
	})
	return true
}

// signs turn with every word of a server that works.
var signs = []string{"⣾", "⣽", "⣻", "⢿", "⡿", "⣟", "⣯", "⣷"}

// spinner shows that a server of a document is at work.
func (s *Servers) spinner(_ *editor.Editor, _ *window.View, d *document.Document) []editor.StyledText {
	sign := " "
	if path := states.Of(d).path; path != "" {
		for _, server := range s.set.Of(path) {
			if st, _ := server.State(); st == lsp.Starting || len(server.Progress()) > 0 {
				sign = signs[s.turns%len(signs)]
			}
		}
	}
	return []editor.StyledText{{Text: sign}}
}
