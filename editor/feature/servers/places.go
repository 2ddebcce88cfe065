package servers

import (
	"context"
	"errors"
	"fmt"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/pickers"
	"hx/editor/job"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/lsp"
)

// found is a place in a file, ready to be shown: its span belongs to the
// document's revision, or to the file as it is on disk.
type found struct {
	path string
	open bool
	rev  int32
	span text.Span
	line int // of the start, from 0
	end  int // line of the end
	far  far // instead of a path
}

// far is a place in a file that only its server can reach.
type far struct {
	server *lsp.Server
	uri    string
}

// locate finds the spans of locations, reading the files that are not open. It
// runs beside the loop. Files that cannot be read count as starting there; those
// that only the server can reach are left to it.
func locate(ctx context.Context, server *lsp.Server, list []lsp.Location) []found {
	texts := map[string]text.Rope{}
	var out []found
	for _, l := range list {
		if !l.IsFile() {
			out = append(out, found{far: far{server, l.URI}, line: l.Line, end: l.Line})
			continue
		}
		f := found{path: l.Path, open: l.Open, rev: l.Rev, span: l.Span, line: l.Line, end: l.Line}
		if !l.Open && ctx.Err() == nil {
			t, read := texts[l.Path]
			if !read {
				if loaded, err := document.Load(l.Path, ""); err == nil {
					t = loaded.Text
				}
				texts[l.Path] = t
			}
			f.span = l.In(t)
			f.end = max(f.line, t.LineAt(f.span.To))
		}
		out = append(out, f)
	}
	return out
}

// place makes what pickers show and open of it. The cursor goes to the start.
func (s *Servers) place(f found) pickers.Place {
	p := pickers.Place{Path: f.path, From: f.line, To: f.end + 1}
	span := f.span
	if d := s.ed.Docs.ByPath(f.path); d != nil {
		p.Doc = d.ID()
		if f.open {
			if now, ok := where(d, f.rev, span); ok {
				span = now
				p.From, p.To = d.Text().LineAt(span.From), d.Text().LineAt(span.To)+1
			}
		}
	}
	sel := selection.Single(selection.New(span.To, span.From))
	p.Sel = &sel
	return p
}

// visit goes to a place and centres it.
func visit(c *command.Context, p pickers.Place, how ui.Open) {
	if err := pickers.Show(c, p, how); err != nil {
		c.Fail("%s", err)
		return
	}
	c.Run("align_view_center")
}

// list opens a picker of places.
func (s *Servers) list(c *command.Context, places []found) {
	env := c.Env
	p := pickers.OpenResults(c, ui.PickerOptions{
		Accept: func(it ui.Item, how ui.Open) { visit(env.Context(), it.Value.(pickers.Place), how) },
	})
	for _, f := range places {
		if f.path == "" {
			continue
		}
		at := s.place(f)
		name := document.RelativePath(s.ed.Dir(), f.path)
		p.Add(ui.Item{Cells: []string{fmt.Sprintf("%s:%d", name, at.From+1)}, Value: at})
	}
}

// jump goes to the only place, or lets one of several be chosen.
func (s *Servers) jump(c *command.Context, places []found, none string) {
	switch len(places) {
	case 0:
		c.Fail("%s", none)
	case 1:
		if f := places[0]; f.path == "" {
			s.openFar(f)
		} else {
			visit(c, s.place(f), ui.OpenHere)
		}
	default:
		s.list(c, places)
	}
}

// openFar shows a file that only its server can reach, for reading.
func (s *Servers) openFar(f found) {
	server, uri := f.far.server, f.far.uri
	job.Go(s.ed.Jobs, job.Spec{Key: "lsp:far", Latest: true, Class: job.Wait, Title: uri}, func(ctx context.Context) ([]byte, error) {
		return server.ReadRemote(ctx, uri)
	}, func(b []byte, err error) {
		if err != nil {
			s.ed.Fail("%s", err)
			return
		}
		d := s.ed.NewScratch(string(b))
		d.File.Title, d.File.Locked = uri, true
		if l := s.ed.Langs.ForPath(uri); l != nil {
			s.ed.SetLanguage(d, l.Name)
		}
		pos := d.Text().LineStart(min(f.line, d.Text().Lines()-1))
		sel := selection.At(pos)
		visit(s.env.Context(), pickers.Place{Doc: d.ID(), Sel: &sel}, ui.OpenHere)
		s.ed.Status("%s: read from where %s runs; changes cannot be saved there", uri, server.Name)
	})
}

// gotoPlace makes the commands that go to what servers know.
func gotoPlace(f lsp.Feature, none string) func(*command.Context) error {
	return func(c *command.Context) error {
		s := of(c)
		declaration := c.Ed.Conf.Editor.LSP.ReferencesDeclaration
		q := question[[]found]{feature: f, all: true, title: string(f),
			ask: func(ctx context.Context, server *lsp.Server, doc lsp.Snapshot, pos int) ([]found, error) {
				var list []lsp.Location
				var err error
				if f == lsp.FeatureGotoReference {
					list, err = server.References(ctx, doc, pos, declaration)
				} else {
					list, err = server.Goto(ctx, f, doc, pos)
				}
				return locate(ctx, server, list), err
			}}
		return q.put(c, func(c *command.Context, _ *document.Document, list []lsp.Answer[[]found]) {
			s.jump(c, merged(list), none)
		})
	}
}

// merged joins the answers of several servers; what two of them say counts
// once.
func merged(list []lsp.Answer[[]found]) []found {
	var out []found
	seen := map[found]bool{}
	for _, a := range list {
		for _, f := range a.Value {
			if !seen[f] {
				seen[f] = true
				out = append(out, f)
			}
		}
	}
	return out
}

// symbol is a symbol and its place.
type symbol struct {
	lsp.Symbol
	at found
}

func symbolsOf(ctx context.Context, server *lsp.Server, list []lsp.Symbol) []symbol {
	locations := make([]lsp.Location, len(list))
	for i, y := range list {
		locations[i] = y.Location
	}
	out := make([]symbol, 0, len(list))
	places := locate(ctx, server, locations)
	for i, y := range list {
		if places[i].path != "" {
			out = append(out, symbol{y, places[i]})
		}
	}
	return out
}

// documentSymbols lists the symbols of the document.
func documentSymbols(c *command.Context) error {
	s := of(c)
	q := question[[]symbol]{feature: lsp.FeatureDocumentSymbols, all: true, title: "symbols",
		ask: func(ctx context.Context, server *lsp.Server, doc lsp.Snapshot, _ int) ([]symbol, error) {
			list, err := server.DocumentSymbols(ctx, doc)
			return symbolsOf(ctx, server, list), err
		}}
	return q.put(c, func(c *command.Context, _ *document.Document, list []lsp.Answer[[]symbol]) {
		env := c.Env
		p := pickers.Open(c, ui.PickerOptions{
			Columns: []string{"kind", "name", "container"}, Main: 1,
			Accept: func(it ui.Item, how ui.Open) { visit(env.Context(), it.Value.(pickers.Place), how) },
		})
		for _, a := range list {
			for _, y := range a.Value {
				p.Add(ui.Item{Cells: []string{y.Kind.String(), y.Name, y.Container}, Value: s.place(y.at)})
			}
		}
	})
}

// workspaceSymbols lists the symbols of the project that match what is typed.
func workspaceSymbols(c *command.Context) error {
	s := of(c)
	servers := s.able(c.Doc(), lsp.FeatureWorkspaceSymbols, true)
	if len(servers) == 0 {
		return noServer(lsp.FeatureWorkspaceSymbols)
	}
	env := c.Env
	p := pickers.Open(c, ui.PickerOptions{
		Columns: []string{"kind", "name", "container", "path"}, Main: 1, Delay: symbolDelay,
		Search: func(query string, into *ui.Feed) { s.searchSymbols(servers, query, into) },
		Accept: func(it ui.Item, how ui.Open) { visit(env.Context(), it.Value.(pickers.Place), how) },
	})
	p.Search()
	return nil
}

func (s *Servers) searchSymbols(servers []*lsp.Server, query string, into *ui.Feed) {
	spec := job.Spec{Key: "lsp:workspace-symbols", Latest: true, Class: job.Wait, Title: "symbols"}
	job.Go(s.ed.Jobs, spec, func(ctx context.Context) ([]lsp.Answer[[]symbol], error) {
		return lsp.Ask(ctx, servers, func(ctx context.Context, server *lsp.Server) ([]symbol, error) {
			list, err := server.WorkspaceSymbols(ctx, query)
			for i := range list {
				if list[i].NeedsResolve() && i < maxResolved {
					if y, err := server.ResolveSymbol(ctx, list[i]); err == nil {
						list[i] = y
					}
				}
			}
			return symbolsOf(ctx, server, list), err
		}), nil
	}, func(list []lsp.Answer[[]symbol], err error) {
		if err == nil {
			err = failure(list)
		}
		if err != nil {
			s.ed.Fail("%s", err)
		}
		for _, a := range list {
			for _, y := range a.Value {
				path := document.RelativePath(s.ed.Dir(), y.at.path)
				into.Push(ui.Item{Cells: []string{y.Kind.String(), y.Name, y.Container, path}, Value: s.place(y.at)})
			}
		}
		into.Done()
	})
}

// either runs the server's picker where one can answer, else that of the
// syntax tree.
func either(f lsp.Feature, server func(*command.Context) error, syntax string) func(*command.Context) error {
	return func(c *command.Context) error {
		if len(of(c).able(c.Doc(), f, true)) > 0 {
			return server(c)
		}
		if c.Trees == nil || c.Tables.Find(syntax) == nil {
			return errors.New("No language server supporting symbols or syntax info available")
		}
		return c.Run(syntax)
	}
}
