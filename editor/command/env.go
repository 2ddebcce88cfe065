package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"hx/editor"
	"hx/editor/event"
	"hx/editor/job"
	"hx/keymap"
)

// Env is what commands share beyond the editor: the tables, and what the input
// layer must know of keys to come. There is one per editor.
type Env struct {
	Ed     *editor.Editor
	Tables *Tables

	// Waiting takes the next key before any map is looked at.
	Waiting *KeyWait
	// NextStop goes to the next stop of a snippet, false when none is active.
	// The feature that knows snippets sets it.
	NextStop func(c *Context) bool
	// Motion is what repeat_last_motion runs again.
	Motion func(*Context)
	// SearchRegister is the register searched with last, 0 for the default.
	SearchRegister rune
	// Macro is the recording in progress.
	Macro Macro
	// Play feeds keys as if they were typed, before all that wait, count times.
	// register is the macro's register, 0 for a binding's keys.
	Play func(keys []keymap.Key, register rune, count int)
	// ChooseRegister sets the register of the next command.
	ChooseRegister func(register rune)
	// RunBinding runs what a key is bound to.
	RunBinding func(c *Context, b keymap.Binding) error
	// RunTyped runs a command line, InsertChar types a character, Paste puts
	// in a bracketed paste, Mouse acts on the pointer: the families that know
	// how set them.
	RunTyped   func(c *Context, line string) error
	InsertChar func(c *Context, ch rune) error
	Paste      func(c *Context, s string) error
	Mouse      func(c *Context, m event.Mouse) error
	// ThemeForBackground chooses between the light and the dark theme when the
	// terminal told its background.
	ThemeForBackground func()
	// ThemeNames lists the themes there are; the settings feature sets it.
	ThemeNames func() []string
	// Ignored tells which entries of a folder version control leaves out; the
	// file feature sets it.
	Ignored func(folder string) func(name string, dir bool) bool
	// Panicked is told of defects that were caught.
	Panicked func(name string, value any, stack []byte)
	// Clipboard takes the terminal's reports; the clipboard feature sets it.
	Clipboard interface{ Event(event.Event) }
	// Pickers is what the picker feature remembers.
	Pickers any
	// Trees are the syntax trees; the syntax feature sets it.
	Trees any
	// Servers are the language servers; the server feature sets it.
	Servers any
	// ServerCommands lists the commands that the servers of the buffer carry out;
	// the server feature sets it.
	ServerCommands func() []string
	// Builds is what programs that ran in the background wrote; the cargo feature
	// sets it.
	Builds any
	// Completion is the completion of insert mode; its feature sets it.
	Completion any
	// Diagnostics is the store of what servers say about texts.
	Diagnostics any
	// Settings is where the settings feature keeps its files.
	Settings any
	// Changes is what is known of version control; its feature sets it.
	Changes any
	// Copies is the folder for copies of files that are written in place, ""
	// for none; the journal feature sets it.
	Copies string
	// WatchFiles has changed called on the loop, from time to time too often,
	// when one of the files changes; a key's later call replaces the earlier one.
	// Nil where files are not watched. The disk feature sets it.
	WatchFiles func(key string, paths []string, changed func())
	// WorkspaceFile returns the path of a settings file of the workspace, which
	// need not exist, "" while the workspace is not trusted; the trust feature
	// sets it.
	WorkspaceFile func(name string) string
	// Trust remembers which workspaces are trusted; its feature sets it.
	Trust any
	// Dirs are the working directories left behind.
	Dirs Dirs
	// Impatient is told when what holds keys back takes long.
	Impatient func()
	// KeyLog returns the latest keys and what they did, oldest first.
	KeyLog func() []Pressed
	// Activity shows that work is done; its feature sets it. Busy are asked too
	// whether there is work, besides jobs with a title.
	Activity any
	Busy     []func() bool
	// Help is what explains the editor, HelpTopics lists what :help knows; its
	// feature sets them.
	Help       any
	HelpTopics func() []Topic
	// Journal keeps unsaved texts; its feature sets it.
	Journal any
	// Pointer is what the mouse button that is held down began.
	Pointer Pointer
	// Repeat is what `.` does again.
	Repeat Repeat

	blocked *blocked
}

// IgnoredIn returns which entries of a folder are to be left out of lists, nil
// when all are wanted.
func (e *Env) IgnoredIn(folder string) func(name string, dir bool) bool {
	if e.Ignored == nil {
		return nil
	}
	return e.Ignored(folder)
}

// LastSearch returns the register that the next search uses.
func (e *Env) LastSearch() rune {
	if e.SearchRegister == 0 {
		return '/'
	}
	return e.SearchRegister
}

// KeyWait is a command that waits for one more key.
type KeyWait struct {
	Take func(c *Context, k keymap.Key)
	c    *Context
}

// Deliver hands the key over.
func (w *KeyWait) Deliver(k keymap.Key) { w.Take(w.c, k) }

// NextKey makes take get the next key instead of the keymap. The context keeps
// its count and register.
func (c *Context) NextKey(take func(c *Context, k keymap.Key)) {
	c.Waiting = &KeyWait{Take: take, c: c}
}

// NextChar is NextKey for characters: Enter is "\n", Tab "\t", any other key
// cancels.
func (c *Context) NextChar(take func(c *Context, ch rune)) {
	c.NextKey(func(c *Context, k keymap.Key) {
		if ch, ok := CharOf(k); ok {
			take(c, ch)
		}
	})
}

// Char returns the character of a key, whatever modifiers it has: a command that
// waits for a character takes it from any.
func Char(k keymap.Key) (rune, bool) {
	return k.Rune, k.Code == keymap.Rune && k.Rune != 0
}

// CharOf returns the character a key stands for as an argument of a command:
// Enter is "\n", Tab "\t".
func CharOf(k keymap.Key) (rune, bool) {
	switch k {
	case keymap.Named(keymap.Enter):
		return '\n', true
	case keymap.Named(keymap.Tab):
		return '\t', true
	}
	return Char(k)
}

// Pressed is a key sequence and what it did, for the history of keys.
type Pressed struct{ Keys, Did string }

// Topic is something that :help explains.
type Topic struct{ Name, Doc string }

// Pointer is a drag under way. Lines tells that it selects whole lines, from
// Line on.
type Pointer struct {
	Lines bool
	Line  int
}

// Dirs are the working directory before the present one, and the stack of
// :push-directory.
type Dirs struct {
	Last  string
	Stack []string
}

// Macro is a recording of keys.
type Macro struct {
	Recording bool
	Register  rune
	Keys      []keymap.Key
	Playing   []rune // registers being played, to refuse recursion
}

// Repeat remembers the last insertion: what began it, and what was typed until
// insert mode was left.
type Repeat struct {
	Start   func(*Context) error
	Events  []InsertEvent
	Playing bool
}

// InsertEvent is a key typed in insert mode, or an edit that a completion made.
type InsertEvent struct {
	Key   keymap.Key
	Paste string
	Do    func(*Context)
}

// Begin starts remembering an insertion.
func (r *Repeat) Begin(start func(*Context) error) {
	if !r.Playing {
		*r = Repeat{Start: start}
	}
}

// Note adds what was typed in insert mode.
func (r *Repeat) Note(ev InsertEvent) {
	if !r.Playing {
		r.Events = append(r.Events, ev)
	}
}

// blocked is work that the user waits for: keys are kept until it is done, Esc
// cancels it.
type blocked struct {
	handle job.Handle
	title  string
	slow   bool       // it takes longer than patience: Esc is meant for it
	alarm  job.Handle // for that
}

// patience is how long work may take until who waits for it may have had enough.
// An Esc that comes sooner is typed ahead, for whatever follows.
const patience = 200 * time.Millisecond

// Linger holds further keys back for a moment, at most limit, in the hope that
// what they are meant for comes until then: the first items of a list. end lets
// them go on earlier.
func (c *Context) Linger(limit time.Duration) (end func()) {
	b := &blocked{}
	env := c.Env
	end = func() {
		if env.blocked == b {
			env.blocked = nil
		}
		b.handle.Cancel()
	}
	c.blocked = b
	b.handle = job.Later(c.Ed.Jobs, job.Spec{Debounce: limit}, end)
	return end
}

// Cancellable tells whether Esc gives up what holds keys back: it has been
// waited for long enough.
func (e *Env) Cancellable() bool { return e.blocked != nil && e.blocked.slow }

// Await runs work away from the loop and holds further keys back until done
// has run, so that they meet the text they were meant for. Esc or C-c cancels.
func Await[T any](c *Context, title string, work func(ctx context.Context) (T, error), done func(c *Context, v T, err error)) {
	b := &blocked{title: title}
	c.blocked = b
	b.handle = job.Go(c.Ed.Jobs, job.Spec{Class: job.Wait, Title: title}, work, func(v T, err error) {
		b.alarm.Cancel()
		if c.blocked == b {
			c.blocked = nil
		}
		done(c, v, err)
		c.Ed.CommitAll() // an undo step of its own
	})
	b.alarm = job.Later(c.Ed.Jobs, job.Spec{Debounce: patience}, func() {
		b.slow = true
		if c.blocked == b && c.Impatient != nil {
			c.Impatient()
		}
	})
}

// Blocked tells whether keys are held back, and by what.
func (e *Env) Blocked() (title string, yes bool) {
	if e.blocked == nil {
		return "", false
	}
	return e.blocked.title, true
}

// Unblock cancels the work that holds keys back.
func (e *Env) Unblock() {
	if e.blocked != nil {
		e.blocked.handle.Cancel()
		e.blocked.alarm.Cancel()
		e.Ed.Status("Cancelled: %s", e.blocked.title)
		e.blocked = nil
	}
}

// Run runs a static command by name.
func (c *Context) Run(name string) error {
	cmd := c.Tables.Find(name)
	if cmd == nil {
		return Missing(name)
	}
	return c.RunCommand(cmd)
}

// Missing is the error of a command of Helix that is not built. Of those of the
// command line, written with a colon, only the debugger's are missing.
func Missing(name string) error {
	if strings.HasPrefix(name, "dap_") || strings.HasPrefix(name, ":") {
		return fmt.Errorf("there is no debugger: %s does nothing, see :help missing", name)
	}
	return fmt.Errorf("not available yet: %s", name)
}

// RunCommand runs a static command and does what its flags ask for.
func (c *Context) RunCommand(cmd *Command) error {
	if cmd.Flags&Jump != 0 {
		c.PushJump()
	}
	err := cmd.Run(c)
	if cmd.Flags&EndsSelect != 0 && err == nil {
		c.EndSelect()
	}
	return err
}

// Label returns the short text of a command for popups; a command line
// (with its colon) is labelled by its typable command's first sentence.
func (e *Env) Label(name string) string {
	if cmd := e.Tables.Find(name); cmd != nil {
		return cmd.Label
	}
	if line, ok := strings.CutPrefix(name, ":"); ok {
		word, _, _ := strings.Cut(line, " ")
		if cmd := e.Tables.FindTyped(word); cmd != nil {
			return cmd.Doc
		}
	}
	return name
}
