package servers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/document"
	"hx/editor/feature/cargo"
	"hx/editor/feature/pickers"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/lsp"
)

// Rust is the family of what rust-analyzer can do beyond the protocol.
var Rust = []*command.Typed{
	{Name: "rust-expand-macro", Doc: "Show what the macro call at the cursor stands for", Run: rust(expandMacro)},
	{Name: "rust-open-cargo-toml", Doc: "Open the Cargo.toml of the buffer's crate", Run: rust(openCargoToml)},
	{Name: "rust-parent-module", Doc: "Go to where the module is declared", Run: rust(parentModule)},
	{Name: "rust-run", Doc: "Run what the cursor is in: a test, a module's tests, a program", Run: rust(runnables(true))},
	{Name: "rust-runnables", Doc: "Choose one of the buffer's tests and programs to run", Run: rust(runnables(false))},
	{Name: "rust-related-tests", Doc: "Choose one of the tests that reach the code at the cursor", Run: rust(relatedTests)},
	{Name: "rust-join-lines", Doc: "Join the selected lines as the language asks for", Run: rust(joinLines)},
	{Name: "rust-ssr", Doc: "Search and replace by structure: PATTERN ==>> REPLACEMENT",
		Args: cmdline.Signature{Min: 1, Max: cmdline.Any, Usage: "RULE"}, Run: structural},
	{Name: "rust-memory-usage", Doc: "Show what rust-analyzer's memory goes into", Run: rust(reportOf((*lsp.Server).MemoryUsage))},
	{Name: "rust-analyzer-status", Doc: "Show rust-analyzer's report on itself", Run: rust(reportOf((*lsp.Server).Status))},
}

var errNoRust = errors.New("rust-analyzer does not run for this buffer")

// analyzer is the rust-analyzer of the focused buffer and what it is asked
// about.
type analyzer struct {
	server *lsp.Server
	doc    lsp.Snapshot
	id     document.ID
	pos    int
}

func rust(run func(*command.Context, analyzer) error) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error {
		a, err := analyzerOf(c)
		if err != nil {
			return err
		}
		return run(c, a)
	}
}

func analyzerOf(c *command.Context) (analyzer, error) {
	s, d := of(c), c.Doc()
	if s.set == nil || states.Of(d).path == "" {
		return analyzer{}, errNoRust
	}
	s.set.Flush()
	for _, server := range s.set.Of(states.Of(d).path) {
		if server.IsRustAnalyzer() {
			return analyzer{server, snapshot(d), d.ID(), c.Selection().Primary().Cursor(c.Text())}, nil
		}
	}
	return analyzer{}, errNoRust
}

// askRust asks beside the loop; errors are shown.
func askRust[T any](c *command.Context, title string, ask func(context.Context) (T, error), done func(*command.Context, T)) error {
	env := c.Env
	job.Go(c.Ed.Jobs, job.Spec{Key: "lsp:rust", Latest: true, Class: job.Wait, Title: title}, ask, func(v T, err error) {
		if err != nil {
			env.Ed.Fail("%s", err)
			return
		}
		done(env.Context(), v)
	})
	return nil
}

func expandMacro(c *command.Context, a analyzer) error {
	return askRust(c, "expanding", func(ctx context.Context) (lsp.Expansion, error) {
		return a.server.ExpandMacro(ctx, a.doc, a.pos)
	}, func(c *command.Context, e lsp.Expansion) {
		if e.Text == "" {
			c.Fail("There is no macro call here")
			return
		}
		d := c.Ed.NewScratch("// Expansion of " + e.Name + "\n\n" + strings.TrimRight(e.Text, "\n") + "\n")
		c.Ed.SetLanguage(d, "rust")
		c.PushJump()
		c.Ed.Show(d)
	})
}

func openCargoToml(c *command.Context, a analyzer) error {
	return visitRust(c, a, "Cargo.toml", "There is no Cargo.toml", func(ctx context.Context) ([]lsp.Location, error) {
		return a.server.OpenCargoToml(ctx, a.doc)
	})
}

func parentModule(c *command.Context, a analyzer) error {
	return visitRust(c, a, "parent module", "There is no parent module", func(ctx context.Context) ([]lsp.Location, error) {
		return a.server.ParentModule(ctx, a.doc, a.pos)
	})
}

func visitRust(c *command.Context, a analyzer, title, none string, ask func(context.Context) ([]lsp.Location, error)) error {
	s := of(c)
	return askRust(c, title, func(ctx context.Context) ([]found, error) {
		list, err := ask(ctx)
		return locate(ctx, a.server, list), err
	}, func(c *command.Context, places []found) { s.jump(c, places, none) })
}

func runnables(here bool) func(*command.Context, analyzer) error {
	return func(c *command.Context, a analyzer) error {
		pos := -1
		if here {
			pos = a.pos
		}
		return chooseRunnable(c, a.server, func(ctx context.Context) ([]lsp.Runnable, error) {
			list, err := a.server.Runnables(ctx, a.doc, pos)
			if here {
				slices.SortStableFunc(list, func(x, y lsp.Runnable) int { return cmp.Compare(extent(x, pos), extent(y, pos)) })
			}
			return list, err
		}, here)
	}
}

// extent is how much text a runnable that holds a position covers, in bytes;
// those elsewhere come last.
func extent(r lsp.Runnable, pos int) int {
	if s := r.Whole.Span; r.Whole.Open && s.From <= pos && pos <= s.To {
		return s.Len()
	}
	return math.MaxInt
}

func relatedTests(c *command.Context, a analyzer) error {
	return chooseRunnable(c, a.server, func(ctx context.Context) ([]lsp.Runnable, error) {
		return a.server.RelatedTests(ctx, a.doc, a.pos)
	}, false)
}

// runnable is something that can be run, and where it is.
type runnable struct {
	lsp.Runnable
	at found
}

// chooseRunnable runs one of several; the first one at once if that is wanted.
func chooseRunnable(c *command.Context, server *lsp.Server, ask func(context.Context) ([]lsp.Runnable, error), first bool) error {
	s := of(c)
	return askRust(c, "runnables", func(ctx context.Context) ([]runnable, error) {
		list, err := ask(ctx)
		places := make([]lsp.Location, len(list))
		for i, r := range list {
			places[i] = r.Location
		}
		out := make([]runnable, len(list))
		for i, at := range locate(ctx, server, places) {
			out[i] = runnable{list[i], at}
		}
		return out, err
	}, func(c *command.Context, list []runnable) {
		switch {
		case len(list) == 0:
			c.Fail("There is nothing to run here")
		case first:
			s.run(list[0].Runnable)
		default:
			s.listRunnables(c, list)
		}
	})
}

func (s *Servers) listRunnables(c *command.Context, list []runnable) {
	p := pickers.Open(c, ui.PickerOptions{
		Columns: []string{"run", "path"}, Main: 0,
		Accept: func(it ui.Item, _ ui.Open) { s.run(it.Value.(runnable).Runnable) },
		Target: func(it ui.Item) (ui.Target, bool) {
			at := it.Value.(runnable).at
			place := s.place(at)
			return ui.Target{Path: place.Path, Doc: int(place.Doc), From: place.From, To: place.To}, at.path != ""
		},
	})
	for _, r := range list {
		path := ""
		if r.at.path != "" {
			path = fmt.Sprintf("%s:%d", document.RelativePath(s.ed.Dir(), r.at.path), s.place(r.at).From+1)
		}
		p.Add(ui.Item{Cells: []string{r.Label, path}, Value: r})
	}
}

// run runs a program that a server knows of, in the background.
func (s *Servers) run(r lsp.Runnable) {
	p := cargo.Program{Title: r.Label, Argv: append([]string{r.Program}, r.Args...), Dir: orElse(r.Dir, s.ed.Dir()), Show: true}
	for name, value := range r.Env {
		p.Env = append(p.Env, name+"="+value)
	}
	cargo.Run(s.env, p)
}

func joinLines(c *command.Context, a analyzer) error {
	s := of(c)
	var spans []text.Span
	for _, r := range c.Selection().Ranges() {
		spans = append(spans, text.Span{From: r.From(), To: r.To()})
	}
	return askRust(c, "joining", func(ctx context.Context) (lsp.Edits, error) {
		return a.server.JoinLines(ctx, a.doc, spans)
	}, func(c *command.Context, e lsp.Edits) {
		d := c.Ed.Docs.Get(a.id)
		if d == nil {
			return
		}
		var set change.Set
		set, err := rebased(d, e.Rev, e.Set)
		if err == nil {
			err = s.change(d, set)
		}
		s.report(err)
	})
}

func structural(c *command.Context, args cmdline.Args) error {
	a, err := analyzerOf(c)
	if err != nil {
		return err
	}
	s, rule := of(c), args.Join(" ")
	return askRust(c, "search and replace", func(ctx context.Context) (lsp.WorkspaceEdit, error) {
		return a.server.SearchReplace(ctx, a.doc, a.pos, rule, nil)
	}, func(c *command.Context, e lsp.WorkspaceEdit) {
		if e.IsEmpty() {
			c.Fail("Nothing matches %s", rule)
			return
		}
		s.applyEdit(a.server, &e, s.report)
	})
}

func reportOf(ask func(*lsp.Server, context.Context) (string, error)) func(*command.Context, analyzer) error {
	return func(c *command.Context, a analyzer) error {
		return askRust(c, "rust-analyzer", func(ctx context.Context) (string, error) { return ask(a.server, ctx) },
			func(c *command.Context, report string) { commands.ShowPopup(c, "rust-analyzer", report) })
	}
}
