package pickers

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/trees"
	"hx/editor/job"
	"hx/editor/selection"
	"hx/editor/syntax"
	"hx/editor/ui"
	"hx/editor/walk"
)

// symbolPicker lists the definitions of the document by its syntax tree.
func symbolPicker(c *command.Context) error {
	s := c.Trees.(*trees.Trees).Tree(c.Doc())
	if s == nil || !s.Lang().HasSymbols() {
		return errors.New("Syntax-tree is not available in current buffer")
	}
	d := c.Doc()
	p := Open(c, ui.PickerOptions{Columns: []string{"kind", "name"}, Main: 1})
	var items []ui.Item
	for _, sym := range s.Symbols() {
		items = append(items, ui.Item{Cells: []string{sym.Kind, sym.Name}, Value: symbolPlace(d, sym)})
	}
	p.Add(items...)
	return nil
}

func symbolPlace(d *document.Document, sym syntax.Symbol) Place {
	sel := selection.Single(selection.New(sym.Span.From, sym.Span.To))
	t := d.Text()
	return Place{Path: d.File.Path, Doc: d.ID(), From: t.LineAt(sym.Span.From), To: t.LineAt(sym.Span.To) + 1, Sel: &sel}
}

// workspaceSymbolPicker lists the definitions in the files of the workspace, of
// whatever language.
func workspaceSymbolPicker(c *command.Context) error {
	if !syntax.HaveTreeSitter {
		return errors.New("this program was built without tree-sitter")
	}
	reg := c.Trees.(*trees.Trees).Registry()
	jobs := c.Ed.Jobs
	p := Open(c, ui.PickerOptions{Columns: []string{"kind", "name", "path"}, Main: 1, Dismissed: func() { jobs.Cancel(symbolsKey) }})
	fill := func() { fillSymbols(c, p, reg) }
	feature(c).refill = fill
	fill()
	return nil
}

// symbolsKey names the job that lists the definitions of a workspace.
const symbolsKey = "symbols"

// fillSymbols reads the files whose languages have a query for definitions one
// after another.
func fillSymbols(c *command.Context, p *ui.Picker, reg *syntax.Registry) {
	root := workspace(c)
	feed := p.Fill()
	opt := walkOptions(c.Ed.Conf.Editor.FilePicker)
	langs := c.Ed.Langs
	job.Go(c.Ed.Jobs, job.Spec{Key: symbolsKey, Latest: true, Class: job.Heavy}, func(ctx context.Context) (struct{}, error) {
		err := walk.Walk(ctx, root, opt, func(paths []string) error {
			for _, path := range paths {
				l := langs.ForPath(path)
				if l == nil || ctx.Err() != nil || !reg.Lang(l.Name).HasSymbols() {
					continue
				}
				full := filepath.Join(root, filepath.FromSlash(path))
				loaded, err := document.Load(full, "")
				if err != nil {
					continue
				}
				var items []ui.Item
				for _, sym := range reg.FileSymbols(ctx, reg.Lang(l.Name), loaded.Text, syntax.DefaultLimits) {
					from := loaded.Text.LineAt(sym.Span.From)
					items = append(items, ui.Item{Cells: []string{sym.Kind, sym.Name, fmt.Sprintf("%s:%d", path, from+1)},
						Value: Place{Path: full, From: from, To: loaded.Text.LineAt(sym.Span.To) + 1}})
				}
				job.Post(ctx, func() { feed.Push(items...) })
			}
			return ctx.Err()
		})
		return struct{}{}, err
	}, func(struct{}, error) { feed.Done() })
}
