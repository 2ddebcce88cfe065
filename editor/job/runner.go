package job

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"
)

// Options of a runner. The zero value is usable.
type Options struct {
	// Workers limits the Quick jobs that run at a time; 0 means one per
	// processor, at least two, so that one slow job cannot hold up all others.
	Workers int
	// OnPanic is called on the worker's goroutine with the panic of a job's
	// work, to be logged.
	OnPanic func(*PanicError)
	// OnChange runs on the loop when a titled job has reported progress, at most
	// ten times a second per job. (Jobs begin and end on the loop, which paints
	// after that anyway.)
	OnChange func()
}

// Limits of jobs that work at a time. Two heavy ones, not one: a search over a
// slow disk must not keep the next picker empty.
const (
	heavyLimit = 2
	waitLimit  = 64
)

// Runner starts jobs and keeps their order. It is safe for use by several
// goroutines.
type Runner struct {
	post func(func())
	opt  Options
	step *Stepper // set under test: nothing runs by itself

	mu      sync.Mutex
	live    []*task         // not cancelled and not answered, oldest first
	free    [classes]int    // places left for working jobs
	working int             // goroutines inside work, abandoned ones included
	idle    []chan struct{} // closed when working falls to 0 and nothing waits
}

// task is one job. All fields but the fixed ones belong to the runner's mutex.
type task struct {
	r         *Runner
	spec      Spec
	work      func(context.Context) // sets answer
	answer    func()                // for the loop; owned by the worker until delivered
	timerOnly bool
	ctx       context.Context
	cancel    context.CancelFunc
	since     time.Time

	state    State
	due      bool // the debounce has passed
	dead     bool // cancelled, superseded or answered
	holds    bool // one of the places of its class
	timer    *time.Timer
	progress Progress
	noticed  time.Time
}

// New makes a runner. Post must hand a closure to the loop, in order, from any
// goroutine; it may block while the loop is busy, and may drop closures only
// when the loop has ended for good.
func New(post func(func()), opt Options) *Runner {
	r := &Runner{post: post, opt: opt}
	quick := opt.Workers
	if quick <= 0 {
		quick = max(2, runtime.GOMAXPROCS(0))
	}
	r.free = [classes]int{Quick: quick, Heavy: heavyLimit, Wait: waitLimit}
	return r
}

func (r *Runner) newTask(s Spec) *task {
	t := &task{r: r, spec: s, since: time.Now()}
	t.ctx, t.cancel = context.WithCancel(context.WithValue(context.Background(), taskKey{}, t))
	return t
}

// add takes a new job in: supersedes older ones, then starts it, or its timer.
func (r *Runner) add(t *task) {
	r.mu.Lock()
	if t.spec.Latest && t.spec.Key != "" {
		r.dropKey(t.spec.Key)
	}
	r.live = append(r.live, t)
	switch {
	case r.step != nil || t.spec.Debounce <= 0:
		t.due = true // under test, time is what the stepper says
	default:
		t.timer = time.AfterFunc(t.spec.Debounce, func() {
			r.mu.Lock()
			t.due = true
			r.schedule()
			r.mu.Unlock()
		})
	}
	r.schedule()
	r.mu.Unlock()
}

// schedule starts what may start, oldest first. It is called with the mutex
// held whenever a place or a turn may have become free.
func (r *Runner) schedule() {
	if r.step != nil {
		return
	}
	for _, t := range r.live {
		if !r.startable(t) {
			continue
		}
		t.state = Running
		if !t.timerOnly {
			t.holds = true
			r.free[t.spec.Class]--
		}
		r.working++
		go r.run(t)
	}
	r.wakeIdle()
}

// startable reports whether t's time, turn and place have come.
func (r *Runner) startable(t *task) bool {
	if t.state != Waiting || !t.due {
		return false
	}
	if !t.timerOnly && r.step == nil && r.free[t.spec.Class] <= 0 {
		return false
	}
	if t.spec.Key == "" || t.spec.Latest {
		return true
	}
	for _, other := range r.live {
		if other == t {
			return true
		}
		if other.spec.Key == t.spec.Key && other.state != Answered {
			return false
		}
	}
	return true
}

// run is the worker's goroutine.
func (r *Runner) run(t *task) {
	defer func() { // deferred: the work may end its goroutine
		r.finish(t)
		r.mu.Lock()
		r.working--
		r.schedule()
		r.mu.Unlock()
	}()
	t.work(t.ctx)
}

// finish delivers the answer, which runs only if it is still wanted by then,
// and lets the next job of the key in. The place is given back first, for the
// delivery may have to wait for the loop.
func (r *Runner) finish(t *task) {
	r.mu.Lock()
	r.release(t)
	r.schedule()
	r.mu.Unlock()
	answer := t.answer
	r.deliver(t, func() {
		if r.claim(t) {
			answer()
		}
	})
	r.mu.Lock()
	t.state = Answered
	r.schedule()
	r.mu.Unlock()
}

// Post hands f to the loop outside of any job, from any goroutine: for what
// nobody asked for, such as news from a server.
func (r *Runner) Post(f func()) { r.post(f) }

// deliver hands a closure of t to the loop, or to the stepper's list.
func (r *Runner) deliver(t *task, f func()) {
	if r.step != nil {
		r.step.push(t, f)
		return
	}
	if r.alive(t) {
		r.post(f)
	}
}

// claim takes the job off the list for its answer; false: it was cancelled.
func (r *Runner) claim(t *task) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	won := !t.dead
	r.drop(t)
	return won
}

// drop ends t whatever its state, with the mutex held; the caller schedules.
// Its place is free at once: work that is stuck in a system call must not hold
// up others.
func (r *Runner) drop(t *task) {
	if t.dead {
		return
	}
	t.dead = true
	t.cancel()
	if t.timer != nil {
		t.timer.Stop()
	}
	r.release(t)
	if i := slices.Index(r.live, t); i >= 0 {
		r.live = slices.Delete(r.live, i, i+1)
	}
}

func (r *Runner) release(t *task) {
	if t.holds {
		t.holds = false
		r.free[t.spec.Class]++
	}
}

func (r *Runner) dropKey(key string) {
	for i := len(r.live) - 1; i >= 0; i-- {
		if r.live[i].spec.Key == key {
			r.drop(r.live[i])
		}
	}
}

func (r *Runner) alive(t *task) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return !t.dead
}

func (r *Runner) cancel(t *task) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.drop(t)
	r.schedule()
}

// Cancel ends all jobs with the key.
func (r *Runner) Cancel(key string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.dropKey(key)
	r.schedule()
}

// CancelAll ends every job, as the editor does before it leaves.
func (r *Runner) CancelAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.live) > 0 {
		r.drop(r.live[len(r.live)-1])
	}
	r.schedule()
}

// Wait returns when no work runs and no job waits for its turn: all answers
// are with the loop, even if it has not looked at them. Cancelled work that has
// not noticed yet is waited for too. It must not be called on the loop when
// post can block.
func (r *Runner) Wait(ctx context.Context) error {
	r.mu.Lock()
	if r.quiet() {
		r.mu.Unlock()
		return nil
	}
	c := make(chan struct{})
	r.idle = append(r.idle, c)
	r.mu.Unlock()
	select {
	case <-c:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// quiet reports whether there is nothing to wait for.
func (r *Runner) quiet() bool {
	if r.working > 0 {
		return false
	}
	for _, t := range r.live {
		if t.state != Answered {
			return false
		}
	}
	return true
}

func (r *Runner) wakeIdle() {
	if len(r.idle) == 0 || !r.quiet() {
		return
	}
	for _, c := range r.idle {
		close(c)
	}
	r.idle = nil
}
