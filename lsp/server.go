package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// State is what a server is doing.
type State uint8

// The states. Starting covers the time until the server has answered
// initialize; Waiting is the pause before it is started again; LowMemory waits
// for the user's consent.
const (
	Starting State = iota
	Ready
	Waiting
	LowMemory
	Failed
	Stopped
)

func (s State) String() string {
	return [...]string{"starting", "ready", "waiting to restart", "waiting for memory", "failed", "stopped"}[s]
}

// Server is one server of one root (or, if it can, of several). It stays the
// same value when the program behind it is started again.
type Server struct {
	Name string

	set *Servers
	cfg Config // replaced only between lives

	// Guarded by set.mu.
	folders []string // its roots, the first being the one it was started for; "" is none
	state   State
	note    string        // why it is in that state
	changed chan struct{} // closed and replaced when the state changes
	session *session      // not nil while Ready
	cancel  context.CancelFunc
	done    chan struct{} // closed when the goroutine has ended
	running bool
	consent bool // start although memory is low
	tail    []string
}

// Root returns the folder the server was started for, "" for none.
func (s *Server) Root() string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	return s.folders[0]
}

// State returns what the server is doing and why.
func (s *Server) State() (State, string) {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	return s.state, s.note
}

// Version returns what a running server says of itself, or "".
func (s *Server) Version() string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return ""
	}
	v, _ := s.session.info.Version.Get()
	return oneLine(strings.TrimSpace(s.session.info.Name + " " + v))
}

// Encoding returns how a running server counts columns.
func (s *Server) Encoding() Encoding {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return UTF16
	}
	return s.session.enc
}

// ErrorOutput returns the last lines the program wrote to its error output.
func (s *Server) ErrorOutput() []string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session != nil {
		return s.session.link.Tail()
	}
	return slices.Clone(s.tail)
}

// PID returns the process id of a running program; 0 for none.
func (s *Server) PID() int {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session == nil {
		return 0
	}
	return s.session.link.PID()
}

// Has reports whether a running server has a feature, for the document if path
// is not "".
func (s *Server) Has(f Feature, path string) bool {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	return s.session != nil && s.session.has(f, s.set.docs[path])
}

// Consent starts a server that waits because memory is low.
func (s *Server) Consent() {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	s.consent = true
	s.signal()
}

// signal wakes whoever waits for a change. The lock is held.
func (s *Server) signal() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// enter changes the state and tells the handler.
func (s *Server) enter(state State, note string) { s.enterTold(state, note, note) }

// enterTold is enter where the handler is told something else, because it knows
// already.
func (s *Server) enterTold(state State, note, told string) {
	s.set.mu.Lock()
	s.state, s.note = state, note
	if state != Ready {
		s.session = nil
	}
	s.signal()
	s.set.mu.Unlock()
	s.set.notify(StateChanged{Server: s, State: state, Note: told})
}

// start runs the server unless it runs. The lock is held.
func (s *Server) start() {
	if s.running || s.set.closed {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.running, s.cancel, s.done = true, cancel, make(chan struct{})
	s.state, s.note = Starting, ""
	if c, ok := s.set.configs[s.Name]; ok {
		s.cfg = c
	}
	s.set.alive.Add(1)
	go s.run(ctx)
}

// retry says how often, and how fast, a server that ends is started again.
type retry struct {
	most   int           // so many ends within the window are given up on
	window time.Duration //
	first  time.Duration // pause before the first attempt; doubles each time
	max    time.Duration // longest pause
}

var (
	programRetry = retry{most: 5, window: 3 * time.Minute, first: time.Second, max: time.Minute}
	// A connection that is lost is more often worth another attempt than a
	// program that fails.
	addressRetry = retry{most: 20, window: 20 * time.Minute, first: time.Second, max: time.Minute}
)

func (r retry) pause(n int) time.Duration { return min(r.first<<min(n, 10), r.max) }

// run lives one life of the server after the other until it is told to stop
// or has to give up.
func (s *Server) run(ctx context.Context) {
	defer s.set.alive.Done()
	final, note := Stopped, ""
	var crashes []time.Time
	reported := false // the present row of failures
	for ctx.Err() == nil {
		end := s.live(ctx)
		if end.lived {
			reported = false
		}
		if ctx.Err() != nil {
			break
		}
		if end.fatal {
			final, note = Failed, end.why
			break
		}
		again := s.set.retry
		if s.cfg.remote() {
			again = addressRetry
		}
		now := time.Now()
		crashes = slices.DeleteFunc(crashes, func(t time.Time) bool { return now.Sub(t) > again.window })
		crashes = append(crashes, now)
		if len(crashes) >= again.most {
			final = Failed
			note = fmt.Sprintf("%s, for the %dth time in a row; given up (:lsp-restart tries again)", end.why, len(crashes))
			break
		}
		pause := again.pause(len(crashes) - 1)
		waiting := fmt.Sprintf("%s; starting again in %v", end.why, pause)
		told := waiting
		if reported {
			told = ""
		}
		s.enterTold(Waiting, waiting, told)
		reported = true
		sleep(ctx, pause)
	}
	s.enter(final, note)
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	s.running = false
	s.cancel()
	close(s.done)
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-ctx.Done():
	}
}
