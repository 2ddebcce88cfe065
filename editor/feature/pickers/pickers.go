// Package pickers holds the lists to choose from: files, buffers, jumps,
// matches, changes, symbols, commands.
package pickers

import (
	"errors"

	"hx/editor"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/ui"
	"hx/editor/window"
)

// Commands is the family of pickers.
var Commands = []*command.Command{
	{Name: "file_picker", Label: "Files (workspace)", Run: filePicker(workspace)},
	{Name: "file_picker_in_current_directory", Label: "Files (working folder)", Run: filePicker(workingDir)},
	{Name: "file_picker_in_current_buffer_directory", Label: "Files (buffer folder)", Run: filePicker(bufferDir)},
	{Name: "file_explorer", Label: "Explorer (workspace)", Run: fileExplorer(workspace)},
	{Name: "file_explorer_in_current_directory", Label: "Explorer (working folder)", Run: fileExplorer(workingDir)},
	{Name: "file_explorer_in_current_buffer_directory", Label: "Explorer (buffer folder)", Run: fileExplorer(bufferDir)},
	{Name: "buffer_picker", Label: "Open buffers", Run: bufferPicker},
	{Name: "jumplist_picker", Label: "Jump list", Run: jumpPicker},
	{Name: "changed_file_picker", Label: "Changed files", Run: changedPicker},
	{Name: "global_search", Label: "Search in files", Run: globalSearch},
	{Name: "syntax_symbol_picker", Label: "Symbols (syntax)", Run: symbolPicker},
	{Name: "syntax_workspace_symbol_picker", Label: "Workspace symbols (syntax)", Run: workspaceSymbolPicker},
	{Name: "command_palette", Label: "Command palette", Run: commandPalette},
	{Name: "last_picker", Label: "Reopen picker", Run: lastPicker},
	{Name: "theme_picker", Label: "Themes", Run: themePicker},
	{Name: "language_picker", Label: "Languages", Run: languagePicker},
	{Name: "register_picker", Label: "Registers", Run: registerPicker},
	{Name: "goto_next_result", Label: "Next result", Run: gotoResult(1)},
	{Name: "goto_prev_result", Label: "Previous result", Run: gotoResult(-1)},
}

// Typed is the same as lines, for those that no key leads to.
var Typed = []*command.Typed{
	{Name: "themes", Doc: "Choose a theme from a list, shown while you choose", Run: typed(themePicker)},
	{Name: "languages", Doc: "Choose the buffer's language from a list", Run: typed(languagePicker)},
	{Name: "registers", Doc: "List the registers and what they hold; Enter pastes one after the selections", Run: typed(registerPicker)},
	{Name: "next-result", Aliases: []string{"cnext", "cn"}, Doc: "Go to the next result of the list chosen from last: a search in files, references, diagnostics", Run: typed(gotoResult(1))},
	{Name: "prev-result", Aliases: []string{"cprevious", "cp"}, Doc: "Go to the result before in the list chosen from last", Run: typed(gotoResult(-1))},
}

func typed(run func(*command.Context) error) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error { return run(c) }
}

// Pickers is what the feature remembers.
type Pickers struct {
	last    *ui.Picker
	refill  func()     // fills last again when it was left too early, or nil
	results *ui.Picker // the last list that results were chosen from
	visit   func(it ui.Item, how ui.Open)
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) {
	p := &Pickers{}
	env.Pickers = p
	env.Ed.OpenFolder = func(path string) error { return explore(env.Context(), path) }
}

// Place is what most items stand for: lines of a file or of an open document.
type Place struct {
	Path     string
	Doc      document.ID // 0: by path
	From, To int         // lines from 0, without To; equal: no line
	Sel      *selection.Selection
	Found    *Found // what a search saw there, or nil
}

// Open pushes a picker that shows places, and remembers it for last_picker.
func Open(c *command.Context, o ui.PickerOptions) *ui.Picker {
	ed := c.Ed
	env := c.Env
	o.Jobs = ed.Jobs
	o.Rows = func() int { return rows(ed) }
	if o.Register == nil {
		o.Register = func(name rune) string {
			s, _ := ed.Regs.First(name)
			return s
		}
	}
	if o.Accept == nil {
		o.Accept = func(it ui.Item, how ui.Open) { accept(env.Context(), it, how) }
	}
	if o.Target == nil && !o.NoPreview {
		o.Target = target
	}
	var p *ui.Picker
	if o.Moved == nil {
		o.Moved = func(t ui.Target, ok bool) { loadPreview(env, p, t, ok) }
	}
	p = ui.NewPicker(o)
	ed.Layers.Push(p)
	feature(c).last, feature(c).refill = p, nil
	return p
}

func feature(c *command.Context) *Pickers { return c.Pickers.(*Pickers) }

// rows is how many items a picker shows at once: what the painter leaves for
// them.
func rows(ed *editor.Editor) int {
	return ui.PickerRows(ed.Size())
}

func lastPicker(c *command.Context) error {
	p := feature(c).last
	if p == nil {
		return errors.New("no last picker")
	}
	if p.Full() {
		return errors.New("the last picker had too many items to be kept")
	}
	p.Reopen()
	c.Ed.Layers.Push(p)
	if refill := feature(c).refill; refill != nil && !p.Filled() {
		refill()
	}
	return nil
}

func target(it ui.Item) (ui.Target, bool) {
	p, ok := it.Value.(Place)
	return ui.Target{Path: p.Path, Doc: int(p.Doc), From: p.From, To: p.To}, ok
}

// accept shows a place, in a split if asked for.
func accept(c *command.Context, it ui.Item, how ui.Open) {
	p, ok := it.Value.(Place)
	if !ok {
		return
	}
	if err := Show(c, p, how); err != nil {
		c.Fail("%s", err)
	}
}

// Show goes to a place. Where the cursor was is saved in the jump list.
func Show(c *command.Context, p Place, how ui.Open) error {
	d := c.Ed.Docs.Get(p.Doc)
	if d == nil {
		if p.Path == "" {
			return errors.New("that buffer is closed")
		}
		var err error
		if d, err = c.Ed.Open(p.Path); err != nil {
			return err
		}
	}
	switch how {
	case ui.OpenHorizontal:
		c.Ed.Win.Open(window.Stack, d.ID())
	case ui.OpenVertical:
		c.Ed.Win.Open(window.Side, d.ID())
	default:
		c.PushJump()
		c.Ed.Show(d)
	}
	v := c.View()
	switch {
	case p.Sel != nil:
		c.Ed.Select(v, *p.Sel)
	case p.To > p.From:
		t := d.Text()
		line := p.line(t)
		from, to := t.LineStart(line), t.LineStart(line+p.To-p.From)
		c.Ed.Select(v, selection.Single(selection.New(from, to)))
	default:
		return nil
	}
	c.Ed.ShowCursor(v, true)
	return nil
}

// folder finds where a picker looks.
type folder func(*command.Context) string

func workspace(c *command.Context) string  { return commands.Workspace(c.Ed.Dir()) }
func workingDir(c *command.Context) string { return c.Ed.Dir() }
