package job

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// PanicError is the error of a job whose work panicked.
type PanicError struct {
	Key   string // of the job
	Value any    // given to panic
	Stack []byte // of the worker
}

// Error is one line for users; the stack goes to the log only.
func (e *PanicError) Error() string {
	return fmt.Sprintf("internal error in job %q: %v (details are in the log)", e.Key, e.Value)
}

// errGoexit is the error of work that ended its goroutine instead of
// returning, as a failing check in a test does.
var errGoexit = errors.New("job ended without an answer")

// guard runs work and turns a panic into an error.
func (r *Runner) guard(t *task, work func() error) (err error) {
	defer func() {
		if v := recover(); v != nil {
			p := &PanicError{Key: t.spec.Key, Value: v, Stack: debug.Stack()}
			err = p
			if r.opt.OnPanic != nil {
				r.opt.OnPanic(p)
			}
		}
	}()
	return work()
}
