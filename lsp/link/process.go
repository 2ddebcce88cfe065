package link

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"time"
)

// lingering is how long output is still read after the program has ended, for
// the case that something it left behind holds the pipe open.
const lingering = 300 * time.Millisecond

func once(f func()) func() { return sync.OnceFunc(f) }

func start(spec Spec) (*Link, error) {
	path, err := exec.LookPath(spec.Command)
	if err != nil {
		return nil, NotFoundError{Command: spec.Command, Err: err}
	}
	p := &program{cmd: exec.Command(path, spec.Args...), gone: make(chan struct{})}
	p.cmd.Dir = spec.Dir
	p.cmd.Env = append(os.Environ(), spec.Env...)
	detach(p.cmd)
	if err := p.run(); err != nil {
		return nil, fmt.Errorf("cannot start %s: %w", spec.Command, err)
	}
	return &Link{
		Reader: p.out, Writer: p.in,
		close: once(p.close), kill: p.kill,
		gone: p.gone, why: func() string { return p.why },
		tail: &p.tail, pid: p.cmd.Process.Pid,
	}, nil
}

// NotFoundError says that a program is not there, which no retry can cure.
type NotFoundError struct {
	Command string
	Err     error
	Hint    string // a command that installs it, or ""
}

func (e NotFoundError) Error() string {
	if errors.Is(e.Err, exec.ErrNotFound) {
		if e.Hint != "" {
			return fmt.Sprintf("%q was not found on PATH; to install it: %s", e.Command, e.Hint)
		}
		return fmt.Sprintf("%q was not found on PATH", e.Command)
	}
	return fmt.Sprintf("cannot run %q: %v", e.Command, e.Err)
}

func (e NotFoundError) Unwrap() error { return e.Err }

// program is a running child. Its pipes are plain files, so that waiting for
// it does not depend on whoever else holds them open.
type program struct {
	cmd          *exec.Cmd
	in, out, err *os.File // our ends
	tail         Tail
	gone         chan struct{}
	why          string // set before gone is closed

	mu     sync.Mutex
	reaped bool
}

// run starts the program and the goroutines that drain its error output and
// reap it.
func (p *program) run() error {
	var all []*os.File
	pair := func() (r, w *os.File) {
		r, w, err := os.Pipe()
		if err == nil {
			all = append(all, r, w)
		}
		return r, w
	}
	stdin, in := pair()
	out, stdout := pair()
	errs, stderr := pair()
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = stdin, stdout, stderr
	p.in, p.out, p.err = in, out, errs

	err := errors.New("too many open files")
	if len(all) == 6 {
		err = p.cmd.Start()
	}
	if err != nil {
		for _, f := range all {
			f.Close()
		}
		return err
	}
	for _, f := range []*os.File{stdin, stdout, stderr} {
		f.Close()
	}
	drained := make(chan struct{})
	go func() {
		defer close(drained)
		p.tail.drain(p.err)
	}()
	go p.reap(drained)
	return nil
}

// reap waits for the program, kills what it left behind and releases
// everything.
func (p *program) reap(drained <-chan struct{}) {
	p.why = "exited"
	if err := p.cmd.Wait(); err != nil {
		p.why = err.Error()
	}
	p.mu.Lock()
	killGroup(p.cmd)
	p.reaped = true
	p.mu.Unlock()
	p.in.Close()
	// Output written before the end can still be read for a moment.
	time.AfterFunc(lingering, func() { p.out.Close(); p.err.Close() })
	<-drained
	close(p.gone)
}

func (p *program) close() {
	p.in.Close()
	timer := time.AfterFunc(Grace, p.kill)
	go func() {
		<-p.gone
		timer.Stop()
	}()
}

// kill does nothing once the program is reaped: its number may be another's.
func (p *program) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.reaped {
		killGroup(p.cmd)
	}
}
