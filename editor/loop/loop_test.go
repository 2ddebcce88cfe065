package loop_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"hx/editor"
	"hx/editor/event"
	"hx/editor/loop"
	"hx/internal/hxtest"
	"hx/keymap"
)

// screen is a front end that counts frames.
type screen struct {
	events chan event.Event
	frames int
	draw   func()
}

func (s *screen) Events() <-chan event.Event { return s.events }
func (s *screen) Draw() {
	s.frames++
	if s.draw != nil {
		s.draw()
	}
}

func keys(s string) []event.Event {
	steps, err := hxtest.ParseSteps(s)
	if err != nil {
		panic(err)
	}
	var out []event.Event
	for _, st := range steps {
		out = append(out, st.Event)
	}
	return out
}

func start(t *testing.T, typed string) (*loop.Loop, *screen, *hxtest.Session) {
	t.Helper()
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one\ntwo\n"}, Open: "a.txt"})
	fe := &screen{events: make(chan event.Event, 256)}
	for _, ev := range keys(typed) {
		fe.events <- ev
	}
	return &loop.Loop{Ed: s.Ed, In: s.In, Posts: s.Posts}, fe, s
}

func run(t *testing.T, l *loop.Loop, fe *screen) int {
	t.Helper()
	code := make(chan int, 1)
	go func() { code <- l.Run(fe) }()
	select {
	case c := <-code:
		return c
	case <-time.After(20 * time.Second):
		t.Fatal("the loop did not end")
		return 0
	}
}

// TestWaitingEventsShareAFrame is Drain-Then-Paint.
func TestWaitingEventsShareAFrame(t *testing.T) {
	l, fe, _ := start(t, "llljjhh:cq 7<ret>")
	if code := run(t, l, fe); code != 7 {
		t.Errorf("exit code %d", code)
	}
	if fe.frames > 2 {
		t.Errorf("%d frames for one batch", fe.frames)
	}
}

// TestUnseenAnswersCostNoFrame: an answer that tells that it has changed nothing
// is not drawn, unless it shows a message.
func TestUnseenAnswersCostNoFrame(t *testing.T) {
	l, fe, s := start(t, "")
	steps := []func(){
		func() { s.Ed.Unseen() },
		func() { s.Ed.Unseen(); s.Ed.Status("hello") },
		func() {},
		func() { s.Ed.Quit(0) },
	}
	var frames []int
	s.Ed.Hooks.Settle = append(s.Ed.Hooks.Settle[:0], func(*editor.Editor) { // without what the features do
		if frames = append(frames, fe.frames); len(frames) <= len(steps) {
			s.Posts.Post(steps[len(frames)-1])
		}
	})
	run(t, l, fe)
	// Once behind the first frame, before the frame that neither answer or only
	// the second one gets, and behind that.
	if want := []int{1, 1, 1, 2}; !slices.Equal(frames[:4], want) {
		t.Errorf("frames seen at each pause between answers: %v, want %v", frames, want)
	}
}

func TestALostTerminalEndsTheLoop(t *testing.T) {
	l, fe, _ := start(t, "ix")
	var why error
	l.Hangup = func(err error) { why = err }
	fe.events <- event.Hangup{Err: errors.New("gone")}
	if code := run(t, l, fe); code != 1 || why == nil {
		t.Errorf("exit code %d, reason %v", code, why)
	}
}

// TestDefectsDoNotTakeTheTextAway injects panics in every part that the loop
// runs.
func TestDefectsDoNotTakeTheTextAway(t *testing.T) {
	l, fe, s := start(t, "ixyz<esc>")
	boom := true
	s.Ed.Hooks.Settle = append(s.Ed.Hooks.Settle, func(*editor.Editor) {
		if boom {
			boom = false
			panic("settle")
		}
	})
	seen := []string{}
	l.Defect = func(what string, value any, stack []byte) { seen = append(seen, value.(string)) }
	s.Posts.Post(func() { panic("answer") })
	drawn := false
	fe.draw = func() {
		if len(seen) >= 2 && !drawn {
			drawn = true
			for _, ev := range keys(":q!<ret>") {
				fe.events <- ev
			}
			panic("draw")
		}
	}
	if code := run(t, l, fe); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if s.Text() != "xyzone\ntwo\n" {
		t.Errorf("the text is %q", s.Text())
	}
	if len(seen) < 3 {
		t.Errorf("caught only %v", seen)
	}
}

func TestEventsAfterQuitAreNotHandled(t *testing.T) {
	l, fe, s := start(t, ":q<ret>")
	fe.events <- event.Key{Key: keymap.Char('x')}
	run(t, l, fe)
	if s.Text() != "one\ntwo\n" {
		t.Errorf("the text is %q", s.Text())
	}
}
