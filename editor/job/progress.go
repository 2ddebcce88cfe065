package job

import (
	"context"
	"time"
)

// Progress tells how far a job is. Total 0 means that the end is not known.
type Progress struct {
	Done, Total int64
	Text        string // what is being done, short
}

// State is where a job is in its life.
type State uint8

const (
	Waiting State = iota // for its debounce, for a worker, or for an earlier job of its key
	Running
	Answered // finished, the answer waits for the loop
)

// Status is a job as the status line sees it.
type Status struct {
	Key, Title string
	State      State
	Since      time.Time // when it was asked for
	Progress   Progress
}

// noticeEvery bounds how often Report wakes the loop: a status line read by
// people changes ten times a second at most.
const noticeEvery = 100 * time.Millisecond

// Report tells how far the job of ctx has come. Outside of a job it does
// nothing, so that library code may report without knowing.
func Report(ctx context.Context, p Progress) {
	t, ok := ctx.Value(taskKey{}).(*task)
	if !ok {
		return
	}
	t.r.mu.Lock()
	t.progress = p
	now := time.Now()
	tell := t.spec.Title != "" && !t.dead && now.Sub(t.noticed) >= noticeEvery
	if tell {
		t.noticed = now
	}
	t.r.mu.Unlock()
	if tell && t.r.opt.OnChange != nil {
		t.r.deliver(t, t.r.opt.OnChange)
	}
}

// Active lists the living jobs, oldest first.
func (r *Runner) Active() []Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.live) == 0 {
		return nil
	}
	list := make([]Status, 0, len(r.live))
	for _, t := range r.live {
		list = append(list, Status{t.spec.Key, t.spec.Title, t.state, t.since, t.progress})
	}
	return list
}
