package activity_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/feature/activity"
	"hx/editor/job"
	"hx/internal/hxtest"
)

// settle runs the hooks that run before each frame.
func settle(s *hxtest.Session) {
	for s.Posts.Drain() {
	}
	for _, hook := range s.Ed.Hooks.Settle {
		hook(s.Ed)
	}
}

func sign(s *hxtest.Session) string {
	out := ""
	for _, p := range s.Ed.Looks.Status[config.StatusSpinner](s.Ed, s.Ed.View(), s.Ed.Doc()) {
		out += p.Text
	}
	return strings.TrimSpace(out)
}

// until settles until something holds, for at most two seconds.
func until(t *testing.T, s *hxtest.Session, what string, holds func() bool) {
	t.Helper()
	for range 200 {
		if settle(s); holds() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("never: %s", what)
}

func TestSpinnerTurnsWhileThereIsWork(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	settle(s)
	if sign(s) != "" {
		t.Fatal("it turns while nothing is done")
	}
	stop := make(chan struct{})
	begun := time.Now()
	job.Go(s.Ed.Jobs, job.Spec{Title: "work"}, func(context.Context) (int, error) { <-stop; return 0, nil }, func(int, error) {})
	if settle(s); sign(s) != "" {
		t.Error("it shows at once")
	}
	until(t, s, "a sign", func() bool { return sign(s) != "" })
	if took := time.Since(begun); took < 150*time.Millisecond {
		t.Errorf("it shows after %v", took)
	}
	first := sign(s)
	until(t, s, "another sign", func() bool { return sign(s) != first })
	close(stop)
	until(t, s, "no sign", func() bool { return sign(s) == "" })
	until(t, s, "no jobs", func() bool { return len(s.Ed.Jobs.Active()) == 0 })
}

func TestWorkWithoutNameIsNotShown(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	stop := make(chan struct{})
	defer close(stop)
	job.Go(s.Ed.Jobs, job.Spec{}, func(context.Context) (int, error) { <-stop; return 0, nil }, nil)
	settle(s)
	if n := len(s.Ed.Jobs.Active()); n != 1 || sign(s) != "" {
		t.Errorf("%d jobs, sign %q", n, sign(s))
	}
}

func TestWaiting(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	stop := make(chan struct{})
	command.Await(s.Env.Context(), "sleep", func(ctx context.Context) (int, error) {
		job.Report(ctx, job.Progress{Text: "half"})
		<-stop
		return 0, nil
	}, func(*command.Context, int, error) {})
	f := activity.Of(s.Env)
	if settle(s); f.Waiting(s.In.Busy()) != "" {
		t.Error("it is said at once")
	}
	until(t, s, "a word about it", func() bool { return f.Waiting(s.In.Busy()) == "sleep: half" })
	close(stop)
	until(t, s, "silence", func() bool { return f.Waiting(s.In.Busy()) == "" })
}

func TestOthersMayBeBusy(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{})
	busy := true
	s.Env.Busy = append(s.Env.Busy, func() bool { return busy })
	if settle(s); sign(s) == "" {
		t.Error("nothing shows")
	}
	busy = false
	until(t, s, "no sign", func() bool { return sign(s) == "" })
	until(t, s, "no timer", func() bool { return len(s.Ed.Jobs.Active()) == 0 })
}
