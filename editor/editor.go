// Package editor owns the state of a running editor: documents, splits,
// layers, registers, mode, message. One goroutine touches it (One-Owner). It
// holds no commands and draws nothing; features keep their data in document
// slots and hang themselves into Hooks and Decor.
package editor

import (
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/layout"
	"hx/editor/register"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/keymap"
	hxruntime "hx/runtime"
	"hx/themes"
)

// Editor is everything a command may look at and change.
type Editor struct {
	Docs   *Docs
	Win    *window.Tree
	Layers *ui.Stack
	Regs   *register.Set
	Conf   *config.Config
	Langs  hxruntime.Languages
	Theme  *themes.Theme
	Keys   *keymap.Set
	Jobs   *job.Runner
	Hooks  Hooks
	Decor  []Decorator
	Looks  Looks
	Msg    Message
	Info   *ui.Info // keys that may follow, or nil
	Term   Terminal
	Colors themes.Level // what the terminal can show

	// Syntax answers from the syntax trees, nil while there are none. The
	// syntax feature sets it, and IndentFor.
	Syntax Syntax
	// ChangeObject selects the version-control change at a view's cursors; nil
	// without the feature.
	ChangeObject func(*window.View) error
	// OpenFolder shows a picker for a folder; nil without one.
	OpenFolder func(path string) error
	// FormatByServer makes a language server format a document and runs then afterwards;
	// false when none can. The server feature sets it.
	FormatByServer func(d *document.Document, then func(error)) bool
	// ActByServer makes language servers carry out their code actions of some
	// kinds and runs then afterwards; false when none can.
	ActByServer func(d *document.Document, kinds []string, then func()) bool
	// BeforeSaveByServer has language servers make the edits they want before a
	// document is saved and runs then afterwards; false when none wants any.
	BeforeSaveByServer func(d *document.Document, then func()) bool
	// LinksByServer opens the links that servers found in a part of a document,
	// each after before has run; false when there are none.
	LinksByServer func(d *document.Document, part text.Span, before func()) bool
	// ExpandByServer grows the selections of a view to the next larger unit that a
	// language server knows; false when none can tell.
	ExpandByServer func(v *window.View) bool
	// MoveByServer has language servers adapt the project before then gives a
	// file another path; false when there are none, and nothing was done.
	MoveByServer func(from, to string, then func() error) bool
	// Permit tells what a workspace may do, nil for what untrusted ones may; see
	// May. The trust feature sets it.
	Permit func(p Permission, path string) bool
	// Style gives a document what files beside it and the text itself ask for,
	// after its own path and text had their say. A feature sets it.
	Style func(*Editor, *document.Document)
	// Charset returns the encoding that a file is to be read in, "" to find out,
	// and whether a new one begins with a byte order mark; Modeline the language
	// that a text itself names, or "". A feature sets them.
	Charset  func(path string) (encoding string, mark bool)
	Modeline func(*document.Document) (language string)
	// IndentFor returns the indentation of a new line behind pos by syntax; line
	// is the one the cursor is on. False when syntax does not know. A feature sets it.
	IndentFor func(d *document.Document, line, pos int) (string, bool)

	saves         saves
	mode          keymap.Mode
	restoreCursor bool // leaving insert mode steps back one grapheme
	quit          *int // exit code once the editor is to end
	focused       bool // the terminal has the keyboard
	dir           string
	width, height int  // of the screen, cells
	dark, known   bool // the terminal's background, once it told
	unseen, told  bool // see Unseen
}

// Terminal is what commands may ask of the front end. Every method but Foreground
// returns at once. A headless editor has one that does nothing.
type Terminal interface {
	Suspend()
	Redraw()
	// Foreground gives the screen to another program that the user talks to; run
	// starts it and waits for its end.
	Foreground(run func() error) error
	SetClipboard(primary bool, text string)
	// QueryClipboard asks for a clipboard; the answer comes as an event.
	QueryClipboard(primary bool)
}

// Decorator adds a feature's marks and virtual text to the visible part of a
// view. Painting and motions over screen rows read the same answer.
type Decorator func(ed *Editor, v *window.View, d *document.Document, visible text.Span) layout.Decor

// Hooks are called in the order they were added.
type Hooks struct {
	Opened, Closed, Saved []func(*Editor, *document.Document)
	Language              []func(*Editor, *document.Document)
	Changed               []func(*Editor, *document.Document, document.Change)
	Selected              []func(*Editor, *window.View)
	ModeSet               []func(ed *Editor, old, new keymap.Mode)
	Languages             []func(*Editor)                 // another language table is in force
	Focused               []func(ed *Editor, gained bool) // the terminal has the keyboard, or lost it
	// Settle runs when a batch of events is handled, before the frame is drawn.
	Settle []func(*Editor)
	Idle   []func(*Editor)
	// Quit runs when the loop has ended and the terminal is given back; each may
	// take a second.
	Quit       []func(*Editor)
	Configured []func(ed *Editor, old *config.Config)
}

// Options make an editor.
type Options struct {
	Conf   *config.Config
	Langs  hxruntime.Languages
	Theme  *themes.Theme
	Keys   *keymap.Set
	Jobs   *job.Runner
	Term   Terminal
	Dir    string // working directory, absolute
	Width  int    // of the screen, cells
	Height int
}

// New returns an editor that shows one empty scratch buffer.
func New(o Options) *Editor {
	ed := &Editor{
		Layers: &ui.Stack{}, Regs: register.New(), Conf: o.Conf, Langs: o.Langs, Theme: o.Theme,
		Keys: o.Keys, Jobs: o.Jobs, Term: o.Term, dir: o.Dir, focused: true,
	}
	ed.Docs = newDocs(ed)
	ed.Regs.Computed = ed.computedRegister
	scratch := ed.NewScratch("")
	ed.width, ed.height = o.Width, o.Height
	ed.Win = window.NewTree(screenArea(o.Width, o.Height, ed.BufferLineRows()), scratch.ID())
	ed.Win.OnFocus(func(old, new *window.View) { ed.leaveView(old) })
	return ed
}

// View returns the focused view, Doc the document it shows.
func (ed *Editor) View() *window.View      { return ed.Win.Focused() }
func (ed *Editor) Doc() *document.Document { return ed.Docs.Get(ed.View().Doc()) }

// DocOf returns the document a view shows.
func (ed *Editor) DocOf(v *window.View) *document.Document { return ed.Docs.Get(v.Doc()) }

// Selection returns the focused view's selection.
func (ed *Editor) Selection() selection.Selection { return ed.View().Selection(ed.Doc()) }

// Dir returns the working directory.
func (ed *Editor) Dir() string { return ed.dir }

// SetDir changes the working directory that names are relative to.
func (ed *Editor) SetDir(dir string) { ed.dir = dir }

// Quit makes the loop end with an exit code.
func (ed *Editor) Quit(code int) { ed.quit = &code }

// Quitting returns the exit code once Quit was called.
func (ed *Editor) Quitting() (code int, yes bool) {
	if ed.quit == nil {
		return 0, false
	}
	return *ed.quit, true
}

// End tells the hooks that the editor has ended.
func (ed *Editor) End() {
	for _, hook := range ed.Hooks.Quit {
		hook(ed)
	}
}

// Focused tells whether the terminal has the keyboard.
func (ed *Editor) Focused() bool { return ed.focused }

// SetFocused stores what the terminal told about it.
func (ed *Editor) SetFocused(has bool) {
	ed.focused = has
	for _, hook := range ed.Hooks.Focused {
		hook(ed, has)
	}
}

// Dark tells whether the terminal's background is dark, and whether it told.
func (ed *Editor) Dark() (dark, known bool) { return ed.dark, ed.known }

// SetDark stores the terminal's report.
func (ed *Editor) SetDark(dark bool) { ed.dark, ed.known = dark, true }

// Configure puts new settings in force.
func (ed *Editor) Configure(conf *config.Config) {
	old := ed.Conf
	ed.Conf = conf
	for _, d := range ed.Docs.All() {
		d.UndoLimit = conf.Editor.Limits.Undo
	}
	ed.Arrange()
	for _, hook := range ed.Hooks.Configured {
		hook(ed, old)
	}
}

func (ed *Editor) computedRegister(name rune) []string {
	switch name {
	case '#':
		n := ed.Selection().Len()
		out := make([]string, n)
		for i := range out {
			out[i] = itoa(i + 1)
		}
		return out
	case '.':
		return ed.Selection().Texts(ed.Doc().Text())
	}
	return []string{ed.Doc().Name(ed.dir)}
}
