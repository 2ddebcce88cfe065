package main

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"hx/editor/feature/journal"
)

// endings are the signals that end the editor, with what the next one tells of
// it.
var endings = map[os.Signal]string{
	syscall.SIGTERM: "ended by SIGTERM",
	syscall.SIGHUP:  "terminal closed",
	syscall.SIGINT:  "ended by SIGINT",
	syscall.SIGQUIT: "ended by SIGQUIT",
	syscall.SIGABRT: "ended by SIGABRT",
}

const (
	defectReason  = "internal error"
	hangupReason  = "terminal closed"
	suspendReason = "suspended, never continued"
)

// endLimit is how long the loop may take to act on a signal that ends it.
const endLimit = 5 * time.Second

// listen returns the signals from outside. One that ends the editor does so
// even when the loop does not answer.
func (a *app) listen() <-chan os.Signal {
	in := make(chan os.Signal, 8)
	out := make(chan os.Signal, 8)
	signal.Notify(in, syscall.SIGUSR1, syscall.SIGCONT, syscall.SIGTSTP)
	for sig := range endings {
		signal.Notify(in, sig)
	}
	if a.fault = os.Getenv(faultVariable); faultVariable != "" && a.fault != "" {
		signal.Notify(in, syscall.SIGUSR2)
	}
	go func() {
		for sig := range in {
			if why, ends := endings[sig]; ends && a.why.CompareAndSwap(nil, &why) {
				time.AfterFunc(endLimit, func() { a.giveUp(why) })
			}
			select {
			case out <- sig:
			default: // the loop is stuck, and has enough to do
			}
		}
	}()
	return out
}

// giveUp ends a program whose loop does not.
func (a *app) giveUp(why string) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		journal.Of(a.env).FlushAnywhere(why)
	}()
	select {
	case <-done:
	case <-time.After(endLimit): // a disk that hangs
	}
	a.screen.Restore()
	os.Exit(1)
}

// signal acts on a signal and tells whether the loop is to end.
func (a *app) signal(sig os.Signal) bool {
	switch sig {
	case syscall.SIGUSR1:
		a.settings.Reload(a.env)
		return false
	case syscall.SIGUSR2:
		a.breakDown()
		return false
	case syscall.SIGTSTP:
		a.Suspend()
		return false
	case syscall.SIGCONT:
		// The shell may have left the terminal in any mode: take it over anew,
		// unless that was just done.
		if time.Since(a.resumed) < time.Second {
			return false
		}
		a.retake()
		return false
	}
	return true
}

// retake gives the terminal back and takes it again.
func (a *app) retake() {
	if err := a.screen.Suspend(); err != nil {
		a.ed.Fail("%s", err)
	}
	a.takeBack()
}

func (a *app) takeBack() {
	if err := a.screen.Resume(); err != nil {
		a.ed.Fail("%s", err)
	}
	a.resumed = time.Now()
}

// Suspend stops the program until the shell continues it.
func (a *app) Suspend() {
	journal.Of(a.env).Flush(suspendReason)
	if err := a.screen.Suspend(); err != nil {
		a.ed.Fail("%s", err)
		return
	}
	stop()
	a.takeBack()
}

// Foreground gives the terminal to another program while run does its work.
func (a *app) Foreground(run func() error) error {
	if err := a.screen.Suspend(); err != nil {
		return err
	}
	defer a.takeBack()
	return run()
}

func (a *app) hungUp(error) {
	why := hangupReason
	a.why.CompareAndSwap(nil, &why)
}

// run runs the loop. A defect ends the program: text goes to the journal, the
// terminal is given back, and a line says where the report is.
func (a *app) run() (code int) {
	defer func() {
		if p := recover(); p != nil {
			d := asDefect("the editor", p, nil)
			a.rescue()
			a.screen.Restore()
			fmt.Fprintln(os.Stderr, d.line(d.report(a.dirs.State)))
			code = 70
		}
	}()
	code = a.loop.Run(a)
	if _, deliberate := a.ed.Quitting(); !deliberate {
		why := hangupReason
		if w := a.why.Load(); w != nil {
			why = *w
		}
		journal.Of(a.env).Flush(why) // before a terminal that may hang
	}
	if err := a.screen.Close(); err != nil {
		fmt.Fprintln(os.Stderr, "hx:", err)
	}
	a.ed.End()
	return code
}

// rescue journals unsaved text after a defect, which may have left anything
// broken.
func (a *app) rescue() {
	j := journal.Of(a.env)
	defer func() {
		if recover() != nil {
			defer func() { _ = recover() }()
			j.FlushAnywhere(defectReason)
		}
	}()
	j.Flush(defectReason)
}
