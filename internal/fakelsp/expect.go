package fakelsp

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Verdict is what an expectation says about the present state.
type Verdict int

// The verdicts.
const (
	NotYet Verdict = iota
	Met
	Impossible
)

// Expectation judges the state of a server, of which it may read everything.
// The text says what is missing or wrong.
type Expectation func(*State) (Verdict, string)

// State is what an expectation may look at.
type State struct {
	Log    []Message // everything received on all connections
	Docs   map[string]*Doc
	Dials  int
	Closed bool // the present connection is closed
	Held   map[string][]*Request
}

// Patience is how long Await waits before it gives up.
const Patience = 60 * time.Second

// Await waits until all expectations are met. It fails the test at once when
// one became impossible or the client committed a fault, and after Patience
// otherwise.
func (s *Server) Await(t testing.TB, expectations ...Expectation) {
	t.Helper()
	late := false
	timer := time.AfterFunc(Patience, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		late = true
		s.change.Broadcast()
	})
	defer timer.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		verdict, why := s.judge(expectations)
		switch {
		case verdict == Met:
			return
		case verdict == Impossible:
			t.Fatalf("impossible: %s\n%s", why, s.tail())
		case late:
			t.Fatalf("not met in %v: %s\n%s", Patience, why, s.tail())
		}
		s.change.Wait()
	}
}

// Check fails the test unless all expectations are met now.
func (s *Server) Check(t testing.TB, expectations ...Expectation) {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if verdict, why := s.judge(expectations); verdict != Met {
		t.Fatalf("not met: %s\n%s", why, s.tail())
	}
}

// judge combines expectations; the lock is held.
func (s *Server) judge(expectations []Expectation) (Verdict, string) {
	if len(s.faults) > 0 {
		return Impossible, "client fault: " + strings.Join(s.faults, "; ")
	}
	st := &State{Log: s.log, Docs: s.docs, Dials: s.dials, Held: s.held, Closed: s.conn == nil || s.conn.isClosed()}
	verdict, why := Met, ""
	for _, e := range expectations {
		v, text := e(st)
		if v == Impossible {
			return v, text
		}
		if v == NotYet {
			verdict, why = NotYet, text
		}
	}
	return verdict, why
}

// tail names the last messages, for failures.
func (s *Server) tail() string {
	var b strings.Builder
	b.WriteString("received last:\n")
	for _, m := range s.log[max(0, len(s.log)-12):] {
		fmt.Fprintf(&b, "  %s id=%s %.200s%.200s\n", m.Method, m.ID, m.Params, m.Result)
	}
	return b.String()
}

func (c *session) isClosed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closed
}

// Received is met once n messages of the method came, and impossible when
// there are more.
func Received(method string, n int) Expectation {
	return func(s *State) (Verdict, string) {
		have := 0
		for _, m := range s.Log {
			if m.Method == method {
				have++
			}
		}
		why := fmt.Sprintf("%d of %d %s", have, n, method)
		switch {
		case have < n:
			return NotYet, why
		case have > n:
			return Impossible, why
		}
		return Met, ""
	}
}

// Seen is met once at least one message of the method came.
func Seen(method string) Expectation {
	return func(s *State) (Verdict, string) {
		for _, m := range s.Log {
			if m.Method == method {
				return Met, ""
			}
		}
		return NotYet, "no " + method
	}
}

// Text is met while the document is open with that text.
func Text(uri, text string) Expectation {
	return func(s *State) (Verdict, string) {
		d := s.Docs[uri]
		switch {
		case d == nil:
			return NotYet, uri + " is not open"
		case d.Text != text:
			return NotYet, fmt.Sprintf("%s holds %.300q, not %.300q", uri, d.Text, text)
		}
		return Met, ""
	}
}

// Version is met while the document is open at that version, and impossible
// when it is beyond.
func Version(uri string, version int) Expectation {
	return func(s *State) (Verdict, string) {
		d := s.Docs[uri]
		switch {
		case d == nil:
			return NotYet, uri + " is not open"
		case d.Version > version:
			return Impossible, fmt.Sprintf("%s is at version %d, beyond %d", uri, d.Version, version)
		case d.Version < version:
			return NotYet, fmt.Sprintf("%s is at version %d, not yet %d", uri, d.Version, version)
		}
		return Met, ""
	}
}

// Dialled is met once the client has connected n times.
func Dialled(n int) Expectation {
	return func(s *State) (Verdict, string) {
		switch {
		case s.Dials > n:
			return Impossible, fmt.Sprintf("dialled %d times, more than %d", s.Dials, n)
		case s.Dials < n:
			return NotYet, fmt.Sprintf("dialled %d times of %d", s.Dials, n)
		}
		return Met, ""
	}
}

// Closed is met once the present connection is closed.
func Closed() Expectation {
	return func(s *State) (Verdict, string) {
		if s.Closed {
			return Met, ""
		}
		return NotYet, "connection is open"
	}
}

// Take waits for a held request of the method and returns it, oldest first.
func (s *Server) Take(t testing.TB, method string) *Request {
	t.Helper()
	s.Await(t, func(st *State) (Verdict, string) {
		if len(st.Held[method]) == 0 {
			return NotYet, "no held " + method
		}
		return Met, ""
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.held[method][0]
	s.held[method] = s.held[method][1:]
	return r
}

// Holds returns how many requests of the method are held.
func (s *Server) Holds(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.held[method])
}

// Answered waits for the client's answer to the request with that raw id.
func (s *Server) Answered(t testing.TB, id string) Message {
	t.Helper()
	var found Message
	s.Await(t, func(st *State) (Verdict, string) {
		for _, m := range st.Log {
			if m.Method == "" && m.ID == id {
				found = m
				return Met, ""
			}
		}
		return NotYet, "no answer to request " + id
	})
	return found
}

// Last returns the latest message of the method.
func (s *Server) Last(method string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := len(s.log) - 1; i >= 0; i-- {
		if s.log[i].Method == method {
			return s.log[i], true
		}
	}
	return Message{}, false
}

// Methods lists the methods received, in order; answers are left out.
func (s *Server) Methods() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var list []string
	for _, m := range s.log {
		if m.Method != "" {
			list = append(list, m.Method)
		}
	}
	return list
}

// Forget drops the record of what was received so far.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = nil
}
