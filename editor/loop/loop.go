// Package loop is the one goroutine that owns the editor: it takes events and
// answers of jobs, one after another, and has the front end draw when nothing
// more waits (Drain-Then-Paint).
package loop

import (
	"os"
	"runtime/debug"
	"sync"
	"time"

	"hx/editor"
	"hx/editor/event"
	"hx/editor/input"
)

// Frontend shows an editor and delivers what its user does.
type Frontend interface {
	Events() <-chan event.Event
	// Draw shows the editor as it is. It returns at once, however slow the
	// terminal is.
	Draw()
}

// patience is how long input may keep coming before a frame is drawn in
// between: a held key must be seen to move.
const patience = 50 * time.Millisecond

// Loop connects an editor with a front end.
type Loop struct {
	Ed      *editor.Editor
	In      *input.Input
	Posts   *Mailbox
	Signals <-chan os.Signal
	// Signal acts on a signal and tells whether the loop is to end.
	Signal func(os.Signal) (end bool)
	// Hangup acts when the terminal is gone.
	Hangup func(error)

	// Defect is told of defects that were caught, nil if nobody cares.
	Defect func(what string, value any, stack []byte)

	idled   bool // the idle hooks ran since the last event
	due     bool // a frame: something may look otherwise than in the last one
	defects int
}

// Run runs until the editor quits and returns the exit code.
func (l *Loop) Run(fe Frontend) int {
	// The first frame shows text; what it takes to colour it begins behind it.
	l.Ed.Told()
	fe.Draw()
	l.settle()
	for {
		var idle <-chan time.Time
		if !l.idled && len(l.Ed.Hooks.Idle) > 0 {
			// One timer after the last event, none while nothing happens.
			idle = time.After(l.Ed.Conf.Editor.IdleTimeout)
		}
		select {
		case ev := <-fe.Events():
			if l.event(ev) {
				return 1
			}
		case <-l.Posts.Ready():
			l.posted()
		case sig := <-l.Signals:
			if l.Signal != nil && l.Signal(sig) {
				return 1
			}
			l.due = true
		case <-idle:
			l.idled = true
			for _, hook := range l.Ed.Hooks.Idle {
				l.watched("a hook", func() { hook(l.Ed) })
			}
		}
		if l.drain(fe) {
			return 1
		}
		if code, quit := l.Ed.Quitting(); quit {
			return code
		}
		// Before the frame what is quick, behind it what drawing found missing.
		l.settle()
		if l.Ed.Told() {
			l.due = true
		}
		if l.due {
			l.due = false
			l.safely("drawing", fe.Draw)
			l.settle()
		}
	}
}

// watched runs something that calls for a frame unless it tells that nothing
// looks otherwise for it.
func (l *Loop) watched(what string, f func()) {
	l.safely(what, f)
	if !l.Ed.WasUnseen() {
		l.due = true
	}
}

func (l *Loop) settle() { l.hooks(l.Ed.Hooks.Settle) }

func (l *Loop) hooks(list []func(*editor.Editor)) {
	for _, hook := range list {
		l.safely("a hook", func() { hook(l.Ed) })
	}
}

// drain handles everything that waits, for a while; true when the loop ends.
func (l *Loop) drain(fe Frontend) bool {
	since := time.Now()
	for time.Since(since) < patience {
		if _, quit := l.Ed.Quitting(); quit {
			return false
		}
		select {
		case ev := <-fe.Events():
			if l.event(ev) {
				return true
			}
		case <-l.Posts.Ready():
			l.posted()
		default:
			return false
		}
	}
	return false
}

func (l *Loop) event(ev event.Event) (end bool) {
	if h, ok := ev.(event.Hangup); ok {
		if l.Hangup != nil {
			l.Hangup(h.Err)
		}
		return true
	}
	l.idled, l.due = false, true
	l.safely("input", func() { l.In.Handle(ev) })
	return false
}

func (l *Loop) posted() {
	for _, f := range l.Posts.take() {
		l.watched("an answer", f)
	}
	if l.In.Waiting() {
		l.due = true
		l.safely("input", l.In.Pump)
	}
}

// maxDefects is how many defects are lived with before the program gives up.
const maxDefects = 100

// safely runs a part of the program. A defect in it becomes a message: the text
// and everything else go on. Too many of them end the program, by panicking on.
func (l *Loop) safely(what string, f func()) {
	defer func() {
		p := recover()
		if p == nil {
			return
		}
		if l.defects++; l.defects > maxDefects {
			panic(p)
		}
		l.Ed.Fail("%s failed: %v (please report this; your text is safe)", what, p)
		if l.Defect != nil {
			l.Defect(what, p, debug.Stack())
		}
	}()
	f()
}

// Mailbox brings closures from other goroutines to the loop. It never blocks
// the sender; what waits is bounded by the jobs that run.
type Mailbox struct {
	mu    sync.Mutex
	items []func()
	ready chan struct{}
}

// NewMailbox returns an empty mailbox.
func NewMailbox() *Mailbox { return &Mailbox{ready: make(chan struct{}, 1)} }

// Post hands f over to be run on the loop. Safe on any goroutine.
func (m *Mailbox) Post(f func()) {
	m.mu.Lock()
	m.items = append(m.items, f)
	m.mu.Unlock()
	select {
	case m.ready <- struct{}{}:
	default:
	}
}

// Ready is received from when something waits.
func (m *Mailbox) Ready() <-chan struct{} { return m.ready }

func (m *Mailbox) take() []func() {
	m.mu.Lock()
	defer m.mu.Unlock()
	items := m.items
	m.items = nil
	return items
}

// Drain runs what waits and tells whether there was anything. For loops other
// than Run: tests.
func (m *Mailbox) Drain() bool {
	items := m.take()
	for _, f := range items {
		f()
	}
	return len(items) > 0
}
