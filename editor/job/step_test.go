package job

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

func runtimeGoexit() { runtime.Goexit() }

func TestStepperByHand(t *testing.T) {
	r, s := NewStepper(1, Options{})
	var got []string
	say := func(v string, _ error) { got = append(got, v) }
	spec := Spec{Key: "query", Latest: true, Debounce: 1 << 40}
	Go(r, spec, value("first"), say)
	if !slices.Equal(s.Startable(), []string{"query"}) || len(s.Posted()) != 0 {
		t.Fatalf("startable %v, posted %v", s.Startable(), s.Posted())
	}
	s.Run("query") // the answer is on its way, then a key is pressed
	Go(r, spec, value("second"), say)
	if !slices.Equal(s.Posted(), []string{"query"}) {
		t.Fatalf("posted %v", s.Posted())
	}
	s.Run("query")
	for s.Deliver("query") {
	}
	if !slices.Equal(got, []string{"second"}) {
		t.Errorf("answers: %v", got)
	}
	if s.Run("query") || s.Deliver("query") || s.Step() {
		t.Error("something is left")
	}
}

func TestStepperKeepsOrderWithinAKey(t *testing.T) {
	for seed := range uint64(50) {
		r, s := NewStepper(seed, Options{})
		var got []int
		for i := range 6 {
			Go(r, Spec{Key: "write"}, value(i), func(v int, _ error) { got = append(got, v) })
		}
		s.Drain()
		if !slices.IsSorted(got) || len(got) != 6 {
			t.Fatalf("seed %d: %v", seed, got)
		}
	}
}

// The law of the package: whatever the interleaving of asking, working and
// answering, the last answer seen for a key is the newest asked for, no
// answer comes twice or out of order, and none of a cancelled job comes.
func TestLatestWinsInAnyOrder(t *testing.T) {
	orders := map[string]bool{}
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 7))
		r, s := NewStepper(seed, Options{})
		type asked struct{ newest, cancelled, seen int }
		state := map[string]*asked{"a": {}, "b": {}, "c": {}}
		trace := ""
		for range 60 {
			key := string(rune('a' + rng.IntN(3)))
			k := state[key]
			switch rng.IntN(5) {
			case 0, 1:
				k.newest++
				n := k.newest
				see := func(what string) {
					trace += fmt.Sprint(key, n, what, " ")
					if n != k.newest || n <= k.cancelled || n < k.seen {
						t.Fatalf("seed %d: %s of %s %d came, newest is %d, cancelled %d, seen %d", seed, what, key, n, k.newest, k.cancelled, k.seen)
					}
				}
				Go(r, Spec{Key: key, Latest: true}, func(ctx context.Context) (int, error) {
					Post(ctx, func() { see("post") })
					return n, nil
				}, func(int, error) {
					see("answer")
					k.seen = n + 1
				})
			case 2:
				if rng.IntN(4) == 0 {
					r.Cancel(key)
					k.cancelled = k.newest
				}
			default:
				s.Step()
			}
		}
		s.Drain()
		for key, k := range state {
			if k.newest > k.cancelled && k.seen != k.newest+1 {
				t.Fatalf("seed %d: %s: newest %d never answered", seed, key, k.newest)
			}
		}
		if n := len(r.Active()); n != 0 {
			t.Fatalf("seed %d: %d jobs left", seed, n)
		}
		orders[trace] = true
	}
	if len(orders) < 250 {
		t.Errorf("only %d different orders", len(orders))
	}
}
