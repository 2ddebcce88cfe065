package servers_test

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"hx/editor/feature/servers"
	"hx/internal/fakelsp"
	"hx/internal/hxtest"
	"hx/lsp/link"
)

// languages has one server for text files.
const languages = `
[language-server.fake]
command = "fake"

[[language]]
name = "prose"
scope = "text.prose"
file-types = ["prose"]
roots = []
language-servers = ["fake"]
auto-format = true
code-actions-on-save = ["source.sort"]
`

// rig is a headless editor whose only server is a fake one.
type rig struct {
	*hxtest.Session
	t     testing.TB
	fake  *fakelsp.Server
	asked int
}

// newRig opens a.prose. The capabilities are those of the fake server.
func newRig(t testing.TB, text string, caps fakelsp.M, files ...string) *rig {
	t.Helper()
	if t, ok := t.(*testing.T); ok {
		t.Parallel() // most of the time is waiting until typing rests
	}
	r := startRig(t, t.TempDir(), languages, text, caps, files...)
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), text))
	return r
}

// startRig is newRig in a given folder and with a given language table.
func startRig(t testing.TB, dir, languages, text string, caps fakelsp.M, files ...string) *rig {
	return startWith(t, fakelsp.New(), dir, languages, text, caps, files...)
}

// startWith is startRig with a fake server that was prepared.
func startWith(t testing.TB, fake *fakelsp.Server, dir, languages, text string, caps fakelsp.M, files ...string) *rig {
	r := &rig{t: t, fake: fake}
	r.fake.Encoding = "utf-8"
	for k, v := range caps {
		r.fake.Capabilities[k] = v
	}
	all := map[string]string{"a.prose": text}
	for i := 0; i+1 < len(files); i += 2 {
		all[files[i]] = files[i+1]
	}
	r.Session = hxtest.New(t, hxtest.Options{Dir: dir, Languages: languages, Files: all, Open: "a.prose"})
	servers.Of(r.Env).Dial = func(context.Context, link.Spec) (*link.Link, error) {
		conn, err := r.fake.Dial()
		if err != nil {
			return nil, err
		}
		return link.Stream(conn), nil
	}
	t.Cleanup(r.fake.Crash)
	r.Settle()
	r.until("the server to be ready", func() bool {
		set := servers.Of(r.Env).Set()
		return len(set.All()) == 1 && len(set.Of(r.path("a.prose"))) == 1 && set.All()[0].Version() != ""
	})
	return r
}

func (r *rig) path(name string) string { return filepath.Join(r.Dir, name) }
func (r *rig) uri(name string) string  { return "file://" + r.path(name) }

// Settle does what the loop does between events.
func (r *rig) Settle() {
	for _, hook := range r.Ed.Hooks.Settle {
		hook(r.Ed)
	}
}

// until runs the loop until something is the case.
func (r *rig) until(what string, done func() bool) {
	r.t.Helper()
	limit := time.After(60 * time.Second)
	for {
		for r.Posts.Drain() {
			r.In.Pump()
			r.Settle()
		}
		if done() {
			return
		}
		select {
		case <-r.Posts.Ready():
		case <-time.After(20 * time.Millisecond):
		case <-limit:
			r.t.Fatalf("waited in vain for %s; message %q", what, r.Ed.Msg.Text)
		}
	}
}

func (r *rig) press(keys string) {
	r.t.Helper()
	r.Keys(r.t, keys)
	r.Settle()
}

// take waits for a held request while the loop runs, and returns it.
func (r *rig) take(method string) *fakelsp.Request {
	r.t.Helper()
	r.until("a "+method, func() bool { return r.fake.Holds(method) > 0 })
	return r.fake.Take(r.t, method)
}

// do runs a command that has no key.
func (r *rig) do(command string) {
	r.t.Helper()
	r.feed(command, "")
	r.until("an end of "+command, func() bool { return !r.In.Blocked() })
}

// feed runs a command and presses keys behind it, without waiting for anything.
func (r *rig) feed(command, keys string) {
	r.t.Helper()
	c := r.Env.Context()
	if err := c.Run(command); err != nil {
		c.Fail("%s", err)
	}
	steps, err := hxtest.ParseSteps(keys)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, st := range steps {
		r.In.Handle(st.Event)
	}
	r.Settle()
}

func (r *rig) message(want string) {
	r.t.Helper()
	r.until("message "+want, func() bool { return r.Ed.Msg.Text == want })
}

func (r *rig) state(want string) {
	r.t.Helper()
	r.until("state "+want, func() bool { return r.State() == want })
}

func at(line, from, to int) fakelsp.M {
	return fakelsp.M{"start": fakelsp.M{"line": line, "character": from}, "end": fakelsp.M{"line": line, "character": to}}
}

func edit(line, from, to int, text string) fakelsp.M {
	return fakelsp.M{"range": at(line, from, to), "newText": text}
}

// ask sends a request of the server and returns its raw id.
func (r *rig) ask(method string, params any) string {
	r.asked++
	r.fake.Ask(r.asked, method, params)
	return strconv.Itoa(r.asked)
}
