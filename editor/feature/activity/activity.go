// Package activity shows that something is being done: a spinner in the status
// line while long work runs, and what keeps keys waiting. Nothing moves, and no
// timer runs, while nothing is done.
package activity

import (
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/window"
)

const (
	// patience is how long work may take before it is worth a sign.
	patience = 200 * time.Millisecond
	// beat is the time from one picture of the spinner to the next.
	beat = 100 * time.Millisecond
)

var pictures = []string{"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"}

// Activity is the feature.
type Activity struct {
	env  *command.Env
	turn int  // of the spinner
	on   bool // it shows
	tick job.Handle
	now  func() time.Time
	// before is what another feature shows in the same place, such as that a
	// server is at work.
	before editor.StatusText
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) *Activity {
	f := &Activity{env: env, now: time.Now}
	ed := env.Ed
	if ed.Looks.Status == nil {
		ed.Looks.Status = map[config.StatusElement]editor.StatusText{}
	}
	f.before = ed.Looks.Status[config.StatusSpinner]
	ed.Looks.Status[config.StatusSpinner] = f.spinner
	ed.Hooks.Settle = append(ed.Hooks.Settle, f.settle)
	env.Activity = f
	return f
}

// Of returns the feature of an environment.
func Of(env *command.Env) *Activity { return env.Activity.(*Activity) }

// settle looks after each batch of events whether there is work, and if so comes
// back for the next picture.
func (f *Activity) settle(ed *editor.Editor) {
	busy, due := f.busy()
	if f.on = due; !busy {
		return
	}
	if f.tick.Alive() {
		return
	}
	wait := beat
	if !due {
		wait = patience
	}
	f.tick = job.Later(ed.Jobs, job.Spec{Key: "activity", Latest: true, Debounce: wait}, func() { f.turn++ })
}

// busy tells whether work with a name runs, and whether it has for a while.
func (f *Activity) busy() (busy, due bool) {
	for _, s := range f.env.Ed.Jobs.Active() {
		if s.Title != "" {
			busy = true
			due = due || f.now().Sub(s.Since) >= patience
		}
	}
	for _, other := range f.env.Busy {
		if other() {
			return true, true
		}
	}
	return busy, due
}

// spinner is the status line's element: one cell, blank while nothing is done.
func (f *Activity) spinner(ed *editor.Editor, v *window.View, d *document.Document) []editor.StyledText {
	if !f.on {
		if f.before != nil {
			return f.before(ed, v, d)
		}
		return []editor.StyledText{{Text: " "}}
	}
	return []editor.StyledText{{Text: pictures[f.turn%len(pictures)]}}
}

// Waiting returns what is to be said of work that holds keys back: nothing at
// first, then its title and how far it is.
func (f *Activity) Waiting(title string) string {
	if title == "" || !f.on {
		return ""
	}
	for _, s := range f.env.Ed.Jobs.Active() {
		if s.Title == title && s.Progress.Text != "" {
			return title + ": " + s.Progress.Text
		}
	}
	return title
}
