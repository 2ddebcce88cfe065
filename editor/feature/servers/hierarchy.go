package servers

import (
	"context"
	"fmt"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/pickers"
	"hx/editor/ui"
	"hx/lsp"
)

// related is a symbol and a place to go to: a call of it, or itself.
type related struct {
	lsp.Symbol
	at found
}

// hierarchy makes the commands that list the neighbours of the symbol at the
// cursor in a hierarchy.
func hierarchy(f lsp.Feature, h lsp.Hierarchy, none string) func(*command.Context) error {
	return func(c *command.Context) error {
		q := question[[]related]{feature: f, all: true, title: string(f),
			ask: func(ctx context.Context, server *lsp.Server, doc lsp.Snapshot, pos int) ([]related, error) {
				return relatedTo(ctx, server, h, doc, pos)
			}}
		return q.put(c, func(c *command.Context, _ *document.Document, list []lsp.Answer[[]related]) {
			var all []related
			for _, a := range list {
				all = append(all, a.Value...)
			}
			of(c).listRelated(c, all, none)
		})
	}
}

// relatedTo asks for the neighbours of the symbol at a position. Of callers, and
// of what is called, each call is an entry.
func relatedTo(ctx context.Context, server *lsp.Server, h lsp.Hierarchy, doc lsp.Snapshot, pos int) ([]related, error) {
	starts, err := server.Hierarchy(ctx, h, doc, pos)
	if err != nil {
		return nil, err
	}
	var symbols []lsp.Symbol
	var places []lsp.Location
	for _, start := range starts {
		items, err := server.Related(ctx, h, start)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			where := []lsp.Location{item.Location}
			if h == lsp.Callers && len(item.Calls) > 0 {
				where = item.Calls
			}
			for _, l := range where {
				symbols, places = append(symbols, item.Symbol), append(places, l)
			}
		}
	}
	out := make([]related, len(symbols))
	for i, f := range locate(ctx, server, places) {
		out[i] = related{symbols[i], f}
	}
	return out, nil
}

// listRelated opens a picker of symbols, even of one: its name is the answer.
func (s *Servers) listRelated(c *command.Context, all []related, none string) {
	if len(all) == 0 {
		c.Fail("%s", none)
		return
	}
	env := c.Env
	p := pickers.Open(c, ui.PickerOptions{
		Columns: []string{"kind", "name", "detail", "path"}, Main: 1,
		Accept: func(it ui.Item, how ui.Open) { visit(env.Context(), it.Value.(pickers.Place), how) },
	})
	for _, r := range all {
		if r.at.path == "" {
			continue
		}
		place := s.place(r.at)
		path := fmt.Sprintf("%s:%d", document.RelativePath(s.ed.Dir(), r.at.path), place.From+1)
		p.Add(ui.Item{Cells: []string{r.Kind.String(), r.Name, r.Detail, path}, Value: place})
	}
}
