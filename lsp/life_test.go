package lsp

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"hx/internal/fakelsp"
)

func TestStartAndStop(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) {
			o.Configs = map[string]Config{fakeName: {Command: fakeName, Settings: `{"a":{"b":1}}`}}
		})
		r.open("a.rs", "one\n")
		r.open("b.rs", "two\n")
		s := r.ready()
		if s.Version() != "fake 1" || s.Root() != "/work" || s.Encoding() != UTF16 {
			t.Error(s.Version(), s.Root(), s.Encoding())
		}
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "one\n"), fakelsp.Text(r.uri("b.rs"), "two\n"), fakelsp.Dialled(1))
		want := "initialize initialized workspace/didChangeConfiguration textDocument/didOpen textDocument/didOpen"
		if got := strings.Join(r.fake.Methods(), " "); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		init, _ := r.fake.Last("initialize")
		for path, want := range map[string]any{
			"rootUri": "file:///work", "rootPath": "/work", "initializationOptions.a.b": 1.0,
			"workspaceFolders": []any{map[string]any{"name": "work", "uri": "file:///work"}},
		} {
			if got := fakelsp.Dig(init.Params, strings.Split(path, ".")...); sprint(got) != sprint(want) {
				t.Errorf("%s: %v", path, got)
			}
		}
		start := time.Now()
		if err := r.set.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		if d := time.Since(start); d != 0 {
			t.Errorf("polite server took %v to stop", d)
		}
		if got := r.fake.Methods(); got[len(got)-2] != "shutdown" || got[len(got)-1] != "exit" {
			t.Error(got)
		}
		if st, _ := s.State(); st != Stopped {
			t.Error(st)
		}
	})
}

func TestShutdownOfHangingServerTakesASecond(t *testing.T) {
	for _, how := range []string{"shutdown unanswered", "not reading", "not initialised", "exit ignored"} {
		t.Run(how, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				switch how {
				case "shutdown unanswered":
					r.fake.Hold("shutdown")
				case "not initialised":
					r.fake.Hold("initialize")
				case "exit ignored":
					r.fake.On("exit", func(*fakelsp.Request) {})
				}
				r.open("a.rs", "")
				if how == "not initialised" {
					r.fake.Take(t, "initialize")
				} else {
					r.ready()
					synctest.Wait()
				}
				if how == "not reading" {
					r.fake.Freeze()
				}
				start := time.Now()
				if err := r.set.Shutdown(context.Background()); err != nil {
					t.Error(err)
				}
				if d := time.Since(start); d > farewell {
					t.Errorf("took %v", d)
				}
			})
		})
	}
}

func TestNothingBeforeInitialize(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Hold("initialize")
		d := r.open("a.rs", "x")
		req := r.fake.Take(t, "initialize")
		d.edit(insert(0, "y"))
		r.set.Flush()
		r.set.Saved(d.path)
		r.set.Close(r.open("b.rs", "").path)
		_, err := r.set.All()[0].Hover(ctxFor(t), d.snap(), 0)
		if !errors.Is(err, ErrUnavailable) {
			t.Error(err)
		}
		synctest.Wait()
		r.fake.Check(t, fakelsp.Received("initialize", 1))
		if got := r.fake.Methods(); len(got) != 1 {
			t.Error(got)
		}
		req.Reply(m{"capabilities": r.fake.Capabilities})
		r.ready()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "yx"), fakelsp.Version(r.uri("a.rs"), 2), fakelsp.Received("textDocument/didOpen", 1))
	})
}

func TestRequestsOfServersBeforeTheyAreInitialised(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Hold("initialize")
		r.open("a.rs", "x")
		req := r.fake.Take(t, "initialize")
		r.fake.Ask(7, "workspace/configuration", m{"items": []any{m{"section": "x"}}})
		if got := string(r.fake.Answered(t, "7").Result); got != "[null]" {
			t.Error(got)
		}
		r.fake.Ask("reg", "client/registerCapability", m{"registrations": []any{m{"id": "1", "method": "textDocument/hover"}}})
		r.fake.Answered(t, `"reg"`)
		req.Reply(m{"capabilities": m{}})
		s := r.ready()
		if !s.Has(FeatureHover, r.path("a.rs")) {
			t.Error("registration is lost")
		}
	})
}

func TestCrashesAndGivingUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "text")
		s := r.ready()
		start := time.Now()
		for i, pause := range []time.Duration{1, 2, 4, 8} {
			r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), d.text.String()))
			r.fake.Crash()
			waitState(t, s, Waiting)
			before := time.Now()
			d.edit(insert(0, "x"))
			r.set.Flush()
			waitState(t, s, Ready)
			if got := time.Since(before); got != pause*time.Second {
				t.Errorf("crash %d: started again after %v", i, got)
			}
			r.fake.Await(t, fakelsp.Dialled(i+2), fakelsp.Text(r.uri("a.rs"), d.text.String()))
		}
		r.fake.Crash()
		waitState(t, s, Failed)
		if d := time.Since(start); d != 15*time.Second {
			t.Errorf("gave up after %v", d)
		}
		_, note := s.State()
		if note != "ended (connection closed), for the 5th time in a row; given up (:lsp-restart tries again)" {
			t.Error(note)
		}
		_, err := s.Hover(ctxFor(t), d.snap(), 0)
		if got := errText(err); got != "fake: is not running" {
			t.Error(got)
		}
		r.set.Restart(d.path)
		r.ready()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), d.text.String()))
		notes := 0
		for _, e := range eventsOf[StateChanged](r) {
			if e.State == Waiting && e.Note != "" {
				notes++
			}
		}
		if notes != 4 { // it had lived each time
			t.Errorf("%d notes on crashes", notes)
		}
	})
}

func TestOccasionalCrashesAreForgiven(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.open("a.rs", "text")
		s := r.ready()
		for range 20 {
			time.Sleep(time.Minute)
			r.fake.Crash()
			waitState(t, s, Waiting)
			waitState(t, s, Ready)
		}
	})
}

func TestLostConnectionIsReportedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) { o.Configs = map[string]Config{fakeName: {Command: "tcp://far:1"}} })
		r.open("a.rs", "text")
		s := r.ready()
		init, _ := r.fake.Last("initialize")
		if fakelsp.Dig(init.Params, "processId") != nil {
			t.Error("a server elsewhere is told our process")
		}
		r.fake.Refuse(errors.New("no route to far:1"))
		r.fake.Crash()
		waitState(t, s, Waiting)
		time.Sleep(5 * time.Minute)
		r.fake.Refuse(nil)
		waitState(t, s, Ready)
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "text"))
		var notes []string
		for _, e := range eventsOf[StateChanged](r) {
			if e.Note != "" {
				notes = append(notes, e.Note)
			}
		}
		if len(notes) != 1 || notes[0] != "ended (connection closed); starting again in 1s" {
			t.Errorf("%q", notes)
		}
	})
}

func TestProgramThatIsNotThere(t *testing.T) {
	r := newRig(t, func(o *Options) {
		o.Open = nil
		o.Configs = map[string]Config{
			"rust-analyzer": {Command: "rust-analyzer-that-is-not-there"},
			"empty":         {},
		}
	})
	d := r.open("a.rs", "", Use{Name: "rust-analyzer"}, Use{Name: "empty"}, Use{Name: "unknown"})
	for i, want := range []string{
		`"rust-analyzer-that-is-not-there" was not found on PATH`,
		`cannot run "empty": no command is configured for it`,
	} {
		s := waitState(t, r.set.Of(d.path)[i], Failed)
		if _, note := s.State(); note != want {
			t.Error(note)
		}
	}
	if len(r.set.All()) != 2 || len(r.set.For(d.path, FeatureHover)) != 0 {
		t.Error("servers that do not run are offered")
	}
	if got := missing("gopls", errNotFound).Error(); got != `"gopls" was not found on PATH; to install it: go install golang.org/x/tools/gopls@latest` {
		t.Error(got)
	}
}

func TestInitializeGoesWrong(t *testing.T) {
	for how, want := range map[string]string{
		"refused": "refused to start: no TypeScript found",
		"silent":  "did not answer in 20s",
		"noise":   `does not speak the protocol; its output begins with "usage: tool [2J"`,
		"ends":    "ended (connection closed)",
	} {
		t.Run(how, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRig(t)
				switch how {
				case "refused":
					r.fake.AnswerError("initialize", -32603, "no TypeScript\nfound")
				case "silent":
					r.fake.Hold("initialize")
				case "noise":
					r.fake.On("initialize", func(*fakelsp.Request) {
						for range 200 {
							r.fake.Raw([]byte(strings.Repeat("usage: tool \x1b[2J\n", 2000)))
						}
					})
				case "ends":
					r.fake.On("initialize", func(*fakelsp.Request) { r.fake.Crash() })
				}
				r.open("a.rs", "")
				state := Waiting
				if how == "refused" {
					state = Failed
				}
				s := r.state(state)
				if _, note := s.State(); !strings.HasPrefix(note, want) {
					t.Errorf("%q", note)
				}
				if how == "silent" {
					slow := false
					for _, e := range eventsOf[StateChanged](r) {
						slow = slow || e.State == Starting && e.Note == "still starting; no answer for 8s"
					}
					if !slow {
						t.Error("nothing is said meanwhile")
					}
				}
			})
		})
	}
}

func TestOddCapabilitiesAreIgnored(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Capabilities = m{"hoverProvider": true, "completionProvider": true, "renameProvider": 7, "textDocumentSync": m{"change": 1}, "positionEncoding": "ebcdic"}
		r.open("a.rs", "")
		s := r.ready()
		if !s.Has(FeatureHover, "") || s.Has(FeatureCompletion, "") || s.Has(FeatureRename, "") || s.Encoding() != UTF16 {
			t.Error("capabilities misread")
		}
	})
}

func TestLowMemoryAsks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) {
			o.FreeMemory = func() (int64, bool) { return 300 << 20, true }
			o.Configs = map[string]Config{fakeName: {Command: fakeName, MinFreeMemory: 1 << 30}}
		})
		r.open("a.rs", "x")
		s := r.state(LowMemory)
		if _, note := s.State(); note != "not started: 300 MB of memory are available, 1024 MB asked for" {
			t.Error(note)
		}
		r.fake.Check(t, fakelsp.Dialled(0))
		s.Consent()
		r.ready()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "x"))
	})
}

func TestLowMemoryRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) {
			o.FreeMemory = func() (int64, bool) { return 1, true }
			o.Configs = map[string]Config{fakeName: {Command: fakeName, MinFreeMemory: 2}}
		})
		r.open("a.rs", "x")
		r.state(LowMemory)
		r.set.Stop()
		r.state(Stopped)
		r.fake.Check(t, fakelsp.Dialled(0))
	})
	if free, ok := availableMemory(); !ok || free < 1<<20 {
		t.Error(free, ok)
	}
}

func TestStopAndRestart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		a := r.open("a.rs", "a")
		s := r.ready()
		r.set.Stop(fakeName)
		waitState(t, s, Stopped)
		r.open("b.rs", "b") // does not start it again
		time.Sleep(time.Hour)
		r.fake.Check(t, fakelsp.Dialled(1))
		r.set.Restart(a.path)
		waitState(t, s, Ready)
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "a"), fakelsp.Dialled(2))
		r.fake.Await(t, fakelsp.Text(r.uri("b.rs"), "b"))
		// Restarting a running server ends the old life first.
		r.set.Restart(a.path, fakeName)
		r.set.Restart(a.path, fakeName)
		synctest.Wait()
		waitState(t, s, Ready)
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), "a"), fakelsp.Dialled(3))
		if len(r.set.All()) != 1 {
			t.Error("another server appeared")
		}
	})
}

func TestRestartWhileStarting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Hold("initialize")
		d := r.open("a.rs", "a")
		r.fake.Take(t, "initialize")
		r.set.Restart(d.path)
		r.fake.Take(t, "initialize").Reply(m{"capabilities": m{}})
		r.ready()
		r.fake.Await(t, fakelsp.Dialled(2), fakelsp.Text(r.uri("a.rs"), "a"))
	})
}

func TestHungServerIsReplaced(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Capabilities = m{"textDocumentSync": 1}
		d := r.open("a.rs", strings.Repeat("line of text\n", 20_000))
		s := r.ready()
		synctest.Wait()
		r.fake.Freeze()
		start := time.Now()
		for i := 0; i < 200; i++ {
			d.edit(insert(0, "x"))
			r.set.Flush()
			// A question forces the change out, but waits for nothing here.
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			s.Hover(ctx, d.snap(), 0)
		}
		if time.Since(start) != 0 {
			t.Error("typing was held up")
		}
		waitState(t, s, Waiting)
		if _, note := s.State(); !strings.HasPrefix(note, "server has stopped reading") {
			t.Error(note)
		}
		waitState(t, s, Ready)
		r.fake.Await(t, fakelsp.Dialled(2), fakelsp.Text(r.uri("a.rs"), d.text.String()))
	})
}

func TestChangesAreSavedUpForSlowServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Capabilities = m{"textDocumentSync": 1} // whole texts
		d := r.open("a.rs", strings.Repeat("line of text\n", 20_000))
		r.ready()
		synctest.Wait()
		r.fake.Freeze()
		for range 1000 {
			d.edit(insert(0, "x"))
			r.set.Flush()
		}
		if n := r.set.All()[0].session.conn.Backlog(); n > 8*busyBacklog {
			t.Errorf("%d bytes wait", n)
		}
		r.fake.Thaw()
		r.fake.Await(t, fakelsp.Text(r.uri("a.rs"), d.text.String()), fakelsp.Dialled(1))
	})
}

func TestShutdownStartsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.set.Shutdown(context.Background())
		r.open("a.rs", "")
		r.set.Restart(r.path("a.rs"), fakeName)
		if len(r.set.All()) != 0 {
			t.Error("started after shutdown")
		}
	})
}

var errNotFound = exec.ErrNotFound
