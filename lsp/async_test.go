package lsp

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"hx/internal/fakelsp"
)

// hoverAll asks for hovers at several positions and returns their results in
// the order of asking, once all are there.
func hoverAll(ctx context.Context, s *Server, d Snapshot, at ...int) func() []string {
	out := make([]string, len(at))
	done := make(chan int)
	for i, pos := range at {
		started := make(chan bool)
		go func() {
			close(started)
			h, err := s.Hover(ctx, d, pos)
			out[i] = h.Text + errText(err)
			done <- i
		}()
		<-started
		synctest.Wait()
	}
	return func() []string {
		for range at {
			<-done
		}
		return out
	}
}

func TestAnswersOutOfOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.Hold("textDocument/hover")
		wait := hoverAll(ctxFor(t), s, d.snap(), 0, 1, 2)
		a, b, c := r.fake.Take(t, "textDocument/hover"), r.fake.Take(t, "textDocument/hover"), r.fake.Take(t, "textDocument/hover")
		c.Reply(m{"contents": sprint(c.Param("position", "character"))})
		a.Fail(-32603, "broke\x1b[31m down\nhere")
		b.Reply(m{"contents": sprint(b.Param("position", "character"))})
		b.Reply(m{"contents": "twice"})
		if got := strings.Join(wait(), "|"); got != "fake: broke[31m down here|1|2" {
			t.Error(got)
		}
	})
}

func TestCancelledAndLateAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.Hold("textDocument/hover")
		ctx, cancel := context.WithCancelCause(context.Background())
		wait := hoverAll(ctx, s, d.snap(), 0)
		req := r.fake.Take(t, "textDocument/hover")
		cancel(errors.New("something newer"))
		if got := wait(); got[0] != "something newer" {
			t.Error(got)
		}
		r.fake.Await(t, fakelsp.Received("$/cancelRequest", 1))
		msg, _ := r.fake.Last("$/cancelRequest")
		if sprint(fakelsp.Dig(msg.Params, "id")) != req.ID {
			t.Error(string(msg.Params))
		}
		req.Reply(m{"contents": "late"})
		r.fake.Answer("textDocument/hover", m{"contents": "fresh"})
		if h, err := s.Hover(ctxFor(t), d.snap(), 0); h.Text != "fresh" || err != nil {
			t.Error(h, err)
		}
	})
}

func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) {
			o.Configs = map[string]Config{fakeName: {Command: fakeName, Timeout: 3 * time.Second}}
		})
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.Hold("textDocument/hover")
		start := time.Now()
		_, err := s.Hover(ctxFor(t), d.snap(), 0)
		if errText(err) != "fake: no answer to textDocument/hover within 3s" || time.Since(start) != 3*time.Second {
			t.Error(err, time.Since(start))
		}
		r.fake.Await(t, fakelsp.Received("$/cancelRequest", 1))
	})
}

func TestBusyServerIsAskedTwice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		n := 0
		r.fake.On("textDocument/hover", func(req *fakelsp.Request) {
			if n++; n == 1 {
				req.Fail(-32801, "content modified")
				return
			}
			req.Reply(m{"contents": "second", "range": span(0, 0, 0, 3)})
		})
		old := d.snap()
		d.edit(insert(0, "xx"))
		h, err := s.Hover(ctxFor(t), old, 0)
		if err != nil || h.Text != "second" || h.Rev != 2 {
			t.Error(h, err)
		}
		r.fake.AnswerError("textDocument/hover", -32801, "content modified")
		before := len(r.fake.Methods())
		_, err = s.Hover(ctxFor(t), d.snap(), 0)
		if !IsTransient(err) || len(r.fake.Methods()) != before+2 {
			t.Error(err, r.fake.Methods()[before:])
		}
		for code, want := range map[int]bool{-32802: true, -32800: true, -32603: false, 0: false, 1: false} {
			r.fake.AnswerError("textDocument/hover", code, "x")
			if _, err := s.Hover(ctxFor(t), d.snap(), 0); IsTransient(err) != want {
				t.Error(code, err)
			}
		}
	})
}

func TestDeathWhileAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.Hold("textDocument/hover")
		wait := hoverAll(ctxFor(t), s, d.snap(), 0, 1)
		r.fake.Crash()
		if got := strings.Join(wait(), "|"); got != "fake: ended before it answered|fake: ended before it answered" {
			t.Error(got)
		}
		waitState(t, s, Waiting)
		waitState(t, s, Ready)
		r.fake.Answer("textDocument/hover", m{"contents": "alive"})
		if h, err := s.Hover(ctxFor(t), d.snap(), 0); h.Text != "alive" {
			t.Error(err)
		}
	})
}

func TestDocumentClosedWhileAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.Hold("textDocument/definition")
		var got []Location
		done := make(chan error)
		go func() {
			var err error
			got, err = s.Goto(ctxFor(t), FeatureGotoDefinition, d.snap(), 0)
			done <- err
		}()
		req := r.fake.Take(t, "textDocument/definition")
		r.set.Close(d.path)
		req.Reply(r.location("a.rs", span(0, 1, 0, 2)))
		if err := <-done; err != nil || len(got) != 1 || got[0].Span.From != 1 {
			t.Error(got, err)
		}
	})
}

func TestFloods(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		// 25,000 messages of all kinds, while a question is under way.
		r.fake.Hold("textDocument/hover")
		wait := hoverAll(ctxFor(t), s, d.snap(), 0)
		req := r.fake.Take(t, "textDocument/hover")
		for i := range 5_000 {
			r.fake.Notify("window/logMessage", m{"type": 4, "message": strings.Repeat("x", 100)})
			r.fake.Notify("textDocument/publishDiagnostics", m{"uri": r.uri("a.rs"), "diagnostics": []m{
				{"range": span(0, 0, 0, 1), "message": sprint(i)},
			}})
			r.fake.Notify("$/progress", m{"token": 1, "value": m{"kind": "begin", "title": "t"}})
			r.fake.Notify("$/progress", m{"token": 1, "value": m{"kind": "report", "percentage": i % 100}})
			r.fake.Notify("unknown/thing", m{})
		}
		req.Reply(m{"contents": "through"})
		if got := wait(); got[0] != "through" {
			t.Error(got)
		}
		synctest.Wait()
		pub := eventsOf[Published](r)
		if last := pub[len(pub)-1].Items[0].Message; last != "4999" {
			t.Error("the last diagnostics are ", last)
		}
		if n := len(s.Progress()); n != 1 {
			t.Errorf("%d operations", n)
		}
	})
}

func TestManyOperationsAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.open("a.rs", "")
		s := r.ready()
		for i := range 10 * maxOperations {
			r.fake.Notify("$/progress", m{"token": i, "value": m{"kind": "begin", "title": "t"}})
		}
		r.fake.Ask(1, "workspace/workspaceFolders", nil)
		r.fake.Answered(t, "1")
		if n := len(s.Progress()); n != maxOperations {
			t.Errorf("%d operations", n)
		}
	})
}

func TestHugeMessages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.On("textDocument/hover", func(req *fakelsp.Request) {
			r.fake.Body(`{"jsonrpc":"2.0","id":` + req.ID + `,"result":{"contents":"` + strings.Repeat("x", 33<<20) + `"}}`)
		})
		if _, err := s.Hover(ctxFor(t), d.snap(), 0); !strings.Contains(errText(err), "is larger than the 33554432 allowed") {
			t.Error(err)
		}
		r.fake.Answer("textDocument/hover", m{"contents": "small"})
		if h, err := s.Hover(ctxFor(t), d.snap(), 0); err != nil || h.Text != "small" {
			t.Error(err)
		}
	})
}

func TestGarbageBetweenAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "abcdef")
		s := r.ready()
		r.fake.On("textDocument/hover", func(req *fakelsp.Request) {
			for _, body := range []string{``, `{`, `null`, `[]`, `7`, `{"id":99,"result":1}`, `{"id":{},"result":1}`, `{"method":7}`,
				"\xff\xfe", `{"method":"textDocument/publishDiagnostics"}`, `{"method":"$/progress","params":[null]}`,
				`{"id":1,"method":"workspace/configuration","params":null}`, `{"id":2,"method":"client/registerCapability","params":{"registrations":[null,7,{}]}}`,
				`{"id":3,"method":"workspace/applyEdit","params":7}`, `{"id":4,"method":"window/showDocument"}`} {
				r.fake.Body(body)
			}
			r.fake.Raw([]byte("panicked at src/main.rs\n\n\x00\x00\r\n"))
			r.fake.Body(`{"jsonrpc":"2.0","id":` + req.ID + `,"result":{"contents":"` + "a\xffb" + `"},"error":null}`)
		})
		if h, err := s.Hover(ctxFor(t), d.snap(), 0); err != nil || h.Text != "a\uFFFDb" {
			t.Error(h, err)
		}
		for _, id := range []string{"1", "2", "3", "4"} {
			if a := r.fake.Answered(t, id); a.Error != nil {
				t.Error(id, a.Error)
			}
		}
		if len(r.log) == 0 || !strings.Contains(strings.Join(r.log, "\n"), "panicked at src/main.rs") {
			t.Errorf("%q", r.log)
		}
	})
}

func TestErrorsSayWhoAndWhat(t *testing.T) {
	err := &ServerError{"gopls", errors.New("two\nlines\x1b[0m")}
	if err.Error() != "gopls: two lines[0m" {
		t.Error(err)
	}
}
