package syntax

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"hx/editor/text"
)

// Job is work for a Syntax that takes too long for the key path: parses on a
// snapshot of the text and the compilation of queries. Run it once in a worker
// and hand it to Adopt on the owner's goroutine. A document has one job at a
// time; edits meanwhile do not spoil it, Adopt replays them on the result.
type Job struct {
	text   text.Rope
	limit  time.Duration
	tasks  []*task
	warm   map[*Lang]kindSet
	cut    bool // ended early
	status atomic.Int32
}

// task is the parse of one layer.
type task struct {
	layer  *layer // the worker must not look into it
	lang   *Lang
	ranges []text.Span
	parser *parser // for the document: with the work of the inline attempt
	old    *tree
	result *tree
}

// The life of a Job.
const (
	jobNew = iota
	jobRunning
	jobDone
	jobAbandoned
)

// Background returns the work to be done, nil when there is none or a job is
// already under way.
func (s *Syntax) Background() *Job {
	if !s.Wants() {
		return nil
	}
	j := &Job{text: s.text, limit: s.limits.ParseTime}
	if s.root.stale && !s.root.pause.on() {
		t := newTask(s.root)
		t.parser = s.parsers[s.root.lang]
		delete(s.parsers, s.root.lang)
		j.tasks = append(j.tasks, t)
	}
	for _, l := range s.late {
		if !l.closed {
			j.tasks = append(j.tasks, newTask(l))
		}
	}
	j.warm, s.wanted = s.wanted, map[*Lang]kindSet{}
	if s.lang.HasTree() && !s.lang.Prepared(Indents) {
		j.warm[s.lang] |= 1 << Indents // the next Enter needs it
	}
	s.late = nil
	s.job, s.replay = j, nil
	return j
}

func newTask(l *layer) *task {
	t := &task{layer: l, lang: l.lang, ranges: append([]text.Span(nil), l.ranges...)}
	if old := l.base(); old != nil {
		t.old = old.copy()
	}
	return t
}

func (j *Job) has(l *layer) bool {
	for _, t := range j.tasks {
		if t.layer == l {
			return true
		}
	}
	return false
}

// Run does the work. It ends early when the context is done or the Syntax was
// closed.
func (j *Job) Run(ctx context.Context) {
	if !j.status.CompareAndSwap(jobNew, jobRunning) {
		return
	}
	for _, t := range j.tasks {
		if ctx.Err() != nil || j.status.Load() == jobAbandoned {
			break
		}
		t.run(ctx, j)
	}
	for _, k := range QueryKinds {
		for l, kinds := range j.warm {
			if kinds&(1<<k) != 0 && ctx.Err() == nil && j.status.Load() == jobRunning {
				l.Prepare(k)
			}
		}
	}
	j.cut = ctx.Err() != nil
	if !j.status.CompareAndSwap(jobRunning, jobDone) {
		j.release()
	}
}

// injectedShare is which part of a document's time a text in another language
// may take. Those are many and small; one that takes long is one on which its
// parser spins.
const injectedShare = 10

// slice is how long one stretch of a background parse takes before it looks
// whether it is still wanted.
const slice = 20 * time.Millisecond

func (t *task) run(ctx context.Context, j *Job) {
	if t.parser == nil {
		g, err := t.lang.grammar()
		if err != nil {
			return
		}
		t.parser = newParser(g)
		if !t.parser.setRanges(j.text, t.ranges) {
			return
		}
	}
	stop := time.Now().Add(j.limit)
	if t.ranges != nil {
		stop = time.Now().Add(j.limit / injectedShare)
	}
	for t.result == nil && time.Now().Before(stop) && ctx.Err() == nil && j.status.Load() == jobRunning {
		t.result = t.parser.parse(j.text, t.old, slice)
	}
}

func (j *Job) release() {
	for _, t := range j.tasks {
		t.old.close()
		t.result.close()
		t.parser.close()
		t.old, t.result, t.parser = nil, nil, nil
	}
}

// abandon makes the job free its memory: now if it does not run, else when its
// run ends.
func (j *Job) abandon() {
	if j.status.Swap(jobAbandoned) != jobRunning {
		j.release()
	}
}

// Adopt takes the results of a job, on the goroutine that owns the Syntax, and
// tells whether there are any: not when the Syntax was closed meanwhile. Edits
// made since the job began are replayed, so Update may still have to reparse,
// but from a tree close to the text.
func (s *Syntax) Adopt(j *Job) bool {
	if s.job != j || j == nil {
		return false
	}
	defer j.release()
	s.job = nil
	if j.status.Load() != jobDone {
		j.abandon()
		return false
	}
	if j.cut {
		return false
	}
	for _, t := range j.tasks {
		if !t.layer.closed {
			s.take(t, j.limit)
		}
	}
	s.replay = nil
	return true
}

// take gives a layer the result of its task. A parse that ran out of time
// leaves the layer the tree it has.
func (s *Syntax) take(t *task, limit time.Duration) {
	l := t.layer
	if !l.stale {
		return // somebody could not wait
	}
	if t.result == nil {
		l.pause.fail(limit)
		if l == s.root {
			s.plain = fmt.Sprintf("the syntax stands still: parsing took longer than %v", limit)
		}
		return
	}
	for _, e := range s.replay {
		t.result.edit(e)
	}
	l.replace(t.result)
	t.result = nil
	l.stale = len(s.replay) > 0 || !slices.Equal(t.ranges, l.ranges)
	if l == s.root {
		s.plain = ""
		if !l.stale {
			s.local.drop()
		}
	}
}
