// Package autosave writes changed buffers without being asked: when the
// terminal loses the keyboard, and some time after the last change.
package autosave

import (
	"hx/editor"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/document"
	"hx/editor/job"
	"hx/keymap"
)

const key = "auto-save"

// AutoSave is the feature.
type AutoSave struct {
	env       *command.Env
	postponed bool // until insert mode ends
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) {
	a := &AutoSave{env: env}
	ed := env.Ed
	ed.Hooks.Focused = append(ed.Hooks.Focused, func(ed *editor.Editor, gained bool) {
		if !gained && ed.Conf.Editor.AutoSave.FocusLost {
			a.save()
		}
	})
	ed.Hooks.Changed = append(ed.Hooks.Changed, a.changed)
	ed.Hooks.ModeSet = append(ed.Hooks.ModeSet, a.modeSet)
}

// changed starts the wait again.
func (a *AutoSave) changed(ed *editor.Editor, d *document.Document, _ document.Change) {
	o := ed.Conf.Editor.AutoSave
	if !o.AfterDelay || d.File.Path == "" {
		return
	}
	job.Later(ed.Jobs, job.Spec{Key: key, Latest: true, Debounce: o.Delay}, func() {
		if ed.Mode() == keymap.ModeInsert {
			a.postponed = true
			return
		}
		a.save()
	})
}

func (a *AutoSave) modeSet(ed *editor.Editor, old, _ keymap.Mode) {
	if old != keymap.ModeInsert || !a.postponed {
		return
	}
	a.postponed = false
	// Not at once: what ends with insert mode belongs to the text too.
	job.Later(ed.Jobs, job.Spec{Key: key, Latest: true}, a.save)
}

func (a *AutoSave) save() {
	if err := commands.SaveModified(a.env.Context()); err != nil {
		a.env.Ed.Fail("auto-save: %s", err)
	}
}
