package diagnostics

import (
	"errors"
	"slices"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/feature/pickers"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
)

// Commands is the family that goes through the remarks on a text.
var Commands = []*command.Command{
	{Name: "goto_first_diag", Label: "First diagnostic", Run: toEnd(func(n int) int { return 0 })},
	{Name: "goto_last_diag", Label: "Last diagnostic", Run: toEnd(func(n int) int { return n - 1 })},
	{Name: "goto_next_diag", Label: "Next diagnostic", Run: toNext(true)},
	{Name: "goto_prev_diag", Label: "Previous diagnostic", Run: toNext(false)},
	{Name: "diagnostics_picker", Label: "Diagnostics (buffer)", Run: pick},
	{Name: "workspace_diagnostics_picker", Label: "Diagnostics (all)", Run: pickAll},
}

// Typed is the family of command lines about them.
var Typed = []*command.Typed{
	{Name: "yank-diagnostic", Doc: "Copy the messages of the diagnostics under the primary selection to a register (+ by default)",
		Args: cmdline.Signature{Max: 1, Usage: "[REGISTER]", Completers: []cmdline.Completer{"registers"}}, Run: yank},
}

var errNone = errors.New("no diagnostics here")

func toEnd(which func(n int) int) func(*command.Context) error {
	return func(c *command.Context) error {
		all := Of(c.Env).In(c.Doc())
		if len(all) == 0 {
			return errNone
		}
		c.PushJump()
		c.SetSelection(selection.Single(rangeOf(all[which(len(all))].Span)))
		return nil
	}
}

func rangeOf(s text.Span) selection.Range { return selection.New(s.From, s.To) }

// toNext selects the nearest remark that begins behind, or before, the primary
// cursor.
func toNext(forward bool) func(*command.Context) error {
	return func(c *command.Context) error {
		all := Of(c.Env).In(c.Doc())
		if len(all) == 0 {
			return errNone
		}
		run := func(c *command.Context) {
			if r, ok := nearest(Of(c.Env).In(c.Doc()), c.Selection().Primary().Cursor(c.Text()), forward); ok {
				c.PushJump()
				c.SetSelection(selection.Single(r))
			}
		}
		run(c)
		c.Motion = run
		return nil
	}
}

func nearest(all []Diagnostic, pos int, forward bool) (selection.Range, bool) {
	if forward {
		for _, item := range all {
			if item.Span.From > pos {
				return rangeOf(item.Span), true
			}
		}
		return selection.Range{}, false
	}
	for _, item := range slices.Backward(all) {
		if item.Span.From < pos {
			return rangeOf(item.Span).WithDirection(true), true
		}
	}
	return selection.Range{}, false
}

// yank copies the messages under the primary selection.
func yank(c *command.Context, args cmdline.Args) error {
	name := '+'
	if args.Len() > 0 {
		r := []rune(args.At(0))
		if len(r) != 1 {
			return errors.New("a register is named by one character")
		}
		name = r[0]
	}
	r := c.Selection().Primary()
	list := Of(c.Env).touching(c.Doc(), text.Span{From: r.From(), To: r.To()})
	if len(list) == 0 {
		return errors.New("no diagnostics under the primary selection")
	}
	var messages []string
	for _, item := range list {
		messages = append(messages, item.Message)
	}
	if err := c.Ed.Regs.Write(name, messages); err != nil {
		return err
	}
	c.Status("Yanked %d diagnostic%s to register %c", len(list), map[bool]string{true: "s"}[len(list) > 1], name)
	return nil
}

func pick(c *command.Context) error {
	d := c.Doc()
	p := pickers.OpenResults(c, ui.PickerOptions{Columns: []string{"severity", "source", "code", "message"}, Main: 3})
	for _, item := range gravest(Of(c.Env).In(d)) {
		p.Add(ui.Item{Cells: cells(item, ""), Value: placeOf(d, item)})
	}
	return nil
}

func cells(item Diagnostic, path string) []string {
	out := []string{item.Severity.String(), item.Source, item.Code}
	if path != "" {
		out = append(out, path)
	}
	return append(out, strings.Join(strings.Fields(item.Message), " "))
}

func placeOf(d *document.Document, item Diagnostic) pickers.Place {
	s := selection.Single(rangeOf(item.Span))
	return pickers.Place{Path: d.File.Path, Doc: d.ID(), From: item.Line, To: d.Text().LineAt(item.Span.To) + 1, Sel: &s}
}

func gravest(list []Diagnostic) []Diagnostic {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b Diagnostic) int { return int(b.Severity) - int(a.Severity) })
	return out
}

// pickAll lists the remarks on all files, the gravest first.
func pickAll(c *command.Context) error {
	f := Of(c.Env)
	var items []ui.Item
	var grave []config.Severity
	for _, path := range f.paths() {
		list, d := f.ofFile(path)
		for _, item := range list {
			place := pickers.Place{Path: path, From: item.Line, To: item.Line + 1}
			if d != nil {
				place = placeOf(d, item)
			}
			items = append(items, ui.Item{Cells: cells(item, relative(c, path)), Value: place})
			grave = append(grave, item.Severity)
		}
	}
	p := pickers.OpenResults(c, ui.PickerOptions{Columns: []string{"severity", "source", "code", "path", "message"}, Main: 4})
	for _, s := range []config.Severity{config.Error, config.Warning, config.Info, config.Hint} {
		for i, item := range items {
			if grave[i] == s {
				p.Add(item)
			}
		}
	}
	return nil
}
