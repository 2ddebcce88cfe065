package job

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// testLoop is a loop that runs what is posted when asked to.
type testLoop struct {
	t     *testing.T
	queue chan func()
}

func newLoop(t *testing.T, opt Options) (*Runner, *testLoop) {
	l := &testLoop{t, make(chan func(), 16)}
	r := New(func(f func()) { l.queue <- f }, opt)
	t.Cleanup(func() {
		r.CancelAll()
		ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
		defer stop()
		go func() {
			for {
				select {
				case <-l.queue:
				case <-ctx.Done():
					return
				}
			}
		}()
		if err := r.Wait(ctx); err != nil {
			t.Errorf("work still runs at the end: %v", err)
		}
	})
	return r, l
}

// until runs posted closures until ok holds.
func (l *testLoop) until(ok func() bool) {
	l.t.Helper()
	deadline := time.After(5 * time.Second)
	for !ok() {
		select {
		case f := <-l.queue:
			f()
		case <-deadline:
			l.t.Fatal("the loop waited too long")
		}
	}
}

// settle waits for all work and runs all that was posted.
func (l *testLoop) settle(r *Runner) {
	l.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Second)
	defer stop()
	if err := r.Wait(ctx); err != nil {
		l.t.Fatal(err)
	}
	for len(l.queue) > 0 {
		(<-l.queue)()
	}
}

func value[T any](v T) func(context.Context) (T, error) {
	return func(context.Context) (T, error) { return v, nil }
}

func TestAnswerComesToTheLoop(t *testing.T) {
	r, l := newLoop(t, Options{})
	got := 0
	h := Go(r, Spec{Key: "a"}, value(7), func(v int, err error) { got = v })
	if !h.Alive() {
		t.Error("not alive before the answer")
	}
	l.until(func() bool { return got == 7 })
	if h.Alive() {
		t.Error("alive after the answer")
	}
	if a := r.Active(); len(a) != 0 {
		t.Errorf("still active: %v", a)
	}
}

func TestErrorsAndPanicsAreAnswers(t *testing.T) {
	var logged *PanicError
	r, l := newLoop(t, Options{OnPanic: func(p *PanicError) { logged = p }})
	boom := errors.New("boom")
	var errs []error
	keep := func(_ int, err error) { errs = append(errs, err) }
	s := Spec{Key: "k"}
	Go(r, s, func(context.Context) (int, error) { return 0, boom }, keep)
	Go(r, s, func(context.Context) (int, error) { panic("ouch") }, keep)
	Go(r, s, func(context.Context) (int, error) { runtimeGoexit(); return 0, nil }, keep)
	Go(r, s, value(1), keep)
	l.until(func() bool { return len(errs) == 4 })
	var p *PanicError
	if errs[0] != boom || !errors.As(errs[1], &p) || errs[2] != errGoexit || errs[3] != nil {
		t.Fatalf("errors: %v", errs)
	}
	if p != logged || p.Key != "k" || !strings.Contains(string(p.Stack), "TestErrorsAndPanics") {
		t.Errorf("panic report: %+v", p)
	}
	if msg := p.Error(); strings.Contains(msg, "\n") || !strings.Contains(msg, "ouch") {
		t.Errorf("message for users: %q", msg)
	}
}

func TestNewerJobWins(t *testing.T) {
	r, l := newLoop(t, Options{Workers: 4})
	s := Spec{Key: "k", Latest: true}
	stopped := make(chan error, 1)
	Go(r, s, func(ctx context.Context) (int, error) {
		<-ctx.Done()
		stopped <- ctx.Err()
		return 1, nil
	}, func(int, error) { t.Error("the superseded job answered") })
	got := 0
	Go(r, s, value(2), func(v int, _ error) { got = v })
	if err := <-stopped; !errors.Is(err, context.Canceled) {
		t.Errorf("old work saw %v", err)
	}
	l.until(func() bool { return got == 2 })
	l.settle(r)
}

func TestAnswerInTheQueueIsDropped(t *testing.T) {
	r, l := newLoop(t, Options{})
	s := Spec{Key: "k", Latest: true}
	Go(r, s, value(1), func(int, error) { t.Error("an old answer was looked at") })
	if err := r.Wait(context.Background()); err != nil { // the answer lies in the queue now
		t.Fatal(err)
	}
	got := 0
	Go(r, s, value(2), func(v int, _ error) { got = v })
	l.until(func() bool { return got == 2 })
}

func TestCancel(t *testing.T) {
	r, l := newLoop(t, Options{})
	never := func(int, error) { t.Error("a cancelled job answered") }
	h := Go(r, Spec{}, value(1), never)
	h.Cancel()
	h.Cancel()
	Handle{}.Cancel()
	Go(r, Spec{Key: "a"}, value(1), never)
	Go(r, Spec{Key: "a"}, value(1), never)
	kept := false
	Go(r, Spec{Key: "b"}, value(1), func(int, error) { kept = true })
	r.Cancel("a")
	l.until(func() bool { return kept })
	Go(r, Spec{Key: "b", Debounce: time.Hour}, value(1), never)
	r.CancelAll()
	l.settle(r)
}

func TestSameKeyRunsInOrder(t *testing.T) {
	r, l := newLoop(t, Options{Workers: 4})
	var running atomic.Int32
	var got, want []int
	for i := range 50 {
		want = append(want, i)
		Go(r, Spec{Key: "write"}, func(context.Context) (int, error) {
			if n := running.Add(1); n != 1 {
				t.Errorf("%d at a time", n)
			}
			defer running.Add(-1)
			time.Sleep(time.Duration(i%3) * 10 * time.Microsecond)
			return i, nil
		}, func(v int, _ error) { got = append(got, v) })
	}
	l.until(func() bool { return len(got) == len(want) })
	if !slices.Equal(got, want) {
		t.Errorf("order %v", got)
	}
}

func TestLimits(t *testing.T) {
	r, l := newLoop(t, Options{Workers: 3})
	for class, limit := range map[Class]int32{Quick: 3, Heavy: heavyLimit} {
		var now, most atomic.Int32
		left := 20
		for range left {
			Go(r, Spec{Class: class}, func(context.Context) (int, error) {
				n := now.Add(1)
				for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
				}
				time.Sleep(time.Millisecond)
				now.Add(-1)
				return 0, nil
			}, func(int, error) { left-- })
		}
		l.until(func() bool { return left == 0 })
		if m := most.Load(); m > limit || m < 2 {
			t.Errorf("class %d: %d at a time, limit %d", class, m, limit)
		}
	}
}

// A reader stuck in a system call cannot be stopped; others must go on.
func TestStuckWorkGivesItsPlaceUp(t *testing.T) {
	r, l := newLoop(t, Options{})
	release := make(chan struct{})
	defer close(release)
	s := Spec{Key: "walk", Latest: true, Class: Heavy}
	for range 5 {
		Go(r, s, func(context.Context) (int, error) { <-release; return 0, nil }, func(int, error) { t.Error("answered") })
	}
	got := false
	Go(r, s, value(1), func(int, error) { got = true })
	l.until(func() bool { return got })
}

func TestDebounce(t *testing.T) {
	r, l := newLoop(t, Options{})
	s := Spec{Key: "idle", Latest: true, Debounce: 20 * time.Millisecond}
	begin := time.Now()
	var fired []int
	for i := range 5 {
		Later(r, s, func() { fired = append(fired, i) })
		time.Sleep(2 * time.Millisecond)
	}
	l.until(func() bool { return len(fired) > 0 })
	if took := time.Since(begin); took < 28*time.Millisecond {
		t.Errorf("fired after %v: the timer was not restarted", took)
	}
	l.settle(r)
	if !slices.Equal(fired, []int{4}) {
		t.Errorf("fired %v", fired)
	}
}

func TestPostsComeInOrderBeforeTheAnswer(t *testing.T) {
	r, l := newLoop(t, Options{})
	var got []string
	Go(r, Spec{Key: "walk"}, func(ctx context.Context) (string, error) {
		for i := range 100 { // more than the queue holds
			Post(ctx, func() { got = append(got, fmt.Sprint(i)) })
		}
		return "end", nil
	}, func(s string, _ error) { got = append(got, s) })
	l.until(func() bool { return len(got) == 101 })
	for i := range 100 {
		if got[i] != fmt.Sprint(i) {
			t.Fatalf("post %d is %s", i, got[i])
		}
	}
	if got[100] != "end" {
		t.Errorf("last is %s", got[100])
	}
}

func TestPostsOfSupersededWorkAreDropped(t *testing.T) {
	r, l := newLoop(t, Options{Workers: 2})
	s := Spec{Key: "walk", Latest: true}
	posted, superseded := make(chan struct{}), make(chan struct{})
	Go(r, s, func(ctx context.Context) (int, error) {
		Post(ctx, func() { t.Error("posted before, run after it was superseded") })
		close(posted)
		<-superseded
		Post(ctx, func() { t.Error("posted after it was superseded") })
		return 0, nil
	}, nil)
	<-posted
	done := false
	Go(r, s, value(1), func(int, error) { done = true })
	close(superseded)
	l.until(func() bool { return done })
	l.settle(r)
}

func TestProgress(t *testing.T) {
	changes := 0
	r, l := newLoop(t, Options{OnChange: func() { changes++ }})
	seen, reported := make(chan struct{}), make(chan struct{})
	Go(r, Spec{Key: "load", Title: "loading"}, func(ctx context.Context) (int, error) {
		for i := range int64(1000) {
			Report(ctx, Progress{Done: i + 1, Total: 1000, Text: "big.txt"})
		}
		close(reported)
		<-seen
		return 0, nil
	}, nil)
	<-reported
	l.until(func() bool { return changes > 0 })
	a := r.Active()
	if len(a) != 1 || a[0].Title != "loading" || a[0].State != Running || a[0].Progress != (Progress{1000, 1000, "big.txt"}) {
		t.Errorf("active: %+v", a)
	}
	close(seen)
	l.settle(r)
	if changes > 20 {
		t.Errorf("the loop was woken %d times", changes)
	}
	Report(context.Background(), Progress{}) // harmless outside of a job
	if InJob(context.Background()) {
		t.Error("a plain context is taken for a job's")
	}
}

func TestYield(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	if err := Yield(ctx); err != nil {
		t.Error(err)
	}
	cancel()
	if err := Yield(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func BenchmarkGo(b *testing.B) {
	b.ReportAllocs()
	queue := make(chan func(), 16)
	r := New(func(f func()) { queue <- f }, Options{})
	n := 0
	for b.Loop() {
		Go(r, Spec{Key: "k", Latest: true}, value(1), func(v int, _ error) { n += v })
		(<-queue)()
	}
}
