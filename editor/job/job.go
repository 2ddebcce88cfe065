// Package job runs work away from the loop and brings the answers back to it.
//
// The loop owns all state of the editor. Whatever takes longer than a moment
// (walking a tree, asking a server, comparing texts) is a job: its work runs
// on a goroutine with an immutable snapshot, and its answer is a closure that
// the loop runs. The rules:
//
//   - Latest-Wins: a newer job with the same key cancels the older one, whose
//     answer is then dropped before anyone looks at it, even when it is already
//     waiting in the loop's queue.
//   - A cancelled job never answers.
//   - What a job posts arrives in the order it was posted, the final answer
//     last.
//   - A panic in the work is an error of that job alone.
//   - Nothing runs while nothing is asked for: no ticker, one timer per
//     debounced job.
package job

import (
	"context"
	"runtime"
	"time"
)

// Class says which resource a job uses up, and so how many of them run at a
// time. One core is the normal case.
type Class uint8

const (
	// Quick is short computing: parsing, comparing, filtering.
	Quick Class = iota
	// Heavy is long computing or reading: walking and searching trees.
	Heavy
	// Wait is work that mostly waits for somebody else: a server, a process.
	Wait
	classes
)

// Spec describes a job to the runner.
type Spec struct {
	// Key names the family of the job for superseding, cancelling and status.
	// The empty key is nobody's: such jobs are independent of each other.
	Key string
	// Latest makes the job cancel all earlier ones with its key. Without it
	// jobs with one key run one after another in the order they were given.
	// (After a cancel the old work may still be on its way to noticing, so the
	// work of two Latest jobs may overlap for a moment.)
	Latest bool
	// Debounce delays the start. Together with Latest, work starts when no
	// newer job has come for so long.
	Debounce time.Duration
	// Class chooses the pool.
	Class Class
	// Title is shown in the status line while the job lives; empty for work
	// that users need not know of.
	Title string
}

// Go starts work on another goroutine and calls done on the loop with what it
// returned, unless the job is cancelled or superseded first. A panic in work
// arrives as a *PanicError. Go is called on the loop, like all methods that
// change the list of jobs: that gives "newer" its meaning.
//
// Work must look at ctx at least every millisecond; see Yield.
func Go[T any](r *Runner, s Spec, work func(ctx context.Context) (T, error), done func(T, error)) Handle {
	t := r.newTask(s)
	t.work = func(ctx context.Context) {
		var value T
		err := errGoexit
		defer func() {
			t.answer = func() {
				if done != nil {
					done(value, err)
				}
			}
		}()
		err = r.guard(t, func() (err error) {
			value, err = work(ctx)
			return err
		})
	}
	r.add(t)
	return Handle{r, t}
}

// Later calls f on the loop after s.Debounce, unless cancelled or superseded
// by key. It is the editor's timer; it takes no worker.
func Later(r *Runner, s Spec, f func()) Handle {
	t := r.newTask(s)
	t.timerOnly = true
	t.work = func(context.Context) { t.answer = f }
	r.add(t)
	return Handle{r, t}
}

// Handle refers to one job. The zero Handle refers to none.
type Handle struct {
	r *Runner
	t *task
}

// Cancel ends the job; its answer will not come. Cancelling twice, or after
// the answer, does nothing.
func (h Handle) Cancel() {
	if h.t != nil {
		h.r.cancel(h.t)
	}
}

// Alive reports whether the answer is still to come.
func (h Handle) Alive() bool {
	return h.t != nil && h.r.alive(h.t)
}

// Yield lets other goroutines run, the loop first of all, and returns the
// error of ctx. Work calls it at least every millisecond.
func Yield(ctx context.Context) error {
	runtime.Gosched()
	return ctx.Err()
}

type taskKey struct{}

// Post brings an intermediate answer to the loop: f runs there, before the
// job's done, unless the job is cancelled or superseded first. It may block
// while the loop is busy. The context must be the one work was given, or
// derived from it; goroutines of the work that post must have ended when the
// work returns.
func Post(ctx context.Context, f func()) {
	t, ok := ctx.Value(taskKey{}).(*task)
	if !ok {
		panic("job: Post outside of a job's context")
	}
	t.r.deliver(t, func() {
		if t.r.alive(t) {
			f()
		}
	})
}

// InJob reports whether ctx belongs to a job, so that Post and Report may be
// used with it.
func InJob(ctx context.Context) bool {
	_, ok := ctx.Value(taskKey{}).(*task)
	return ok
}
