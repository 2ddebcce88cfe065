package lsp

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/text"
	"hx/internal/fakelsp"
	"hx/lsp/link"
)

// rig is a registry of servers whose only server is a fake one.
type rig struct {
	t    testing.TB
	fake *fakelsp.Server
	set  *Servers
	dir  string

	mu     sync.Mutex
	events []Event
	log    []string

	onEdit func(WorkspaceEdit) string
	choice int
	shown  []ShowDocument
}

func (r *rig) Notify(e Event) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.events = append(r.events, e)
}

func (r *rig) ApplyEdit(_ context.Context, _ *Server, e WorkspaceEdit) string {
	if r.onEdit == nil {
		return "no"
	}
	return r.onEdit(e)
}

func (r *rig) Choose(context.Context, *Server, Question) int { return r.choice }

func (r *rig) Show(_ context.Context, _ *Server, d ShowDocument) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.shown = append(r.shown, d)
	return true
}

// eventsOf returns the events of one kind.
func eventsOf[E Event](r *rig) []E {
	r.mu.Lock()
	defer r.mu.Unlock()
	var list []E
	for _, e := range r.events {
		if e, ok := e.(E); ok {
			list = append(list, e)
		}
	}
	return list
}

const fakeName = "fake"

// newRig makes a rig in a folder that need not exist. The fake may be
// configured before the first document is opened.
func newRig(t testing.TB, change ...func(*Options)) *rig {
	r := &rig{t: t, fake: fakelsp.New(), dir: "/work", choice: -1}
	opt := Options{
		Handler: r, Workspace: Workspace{Path: r.dir, Found: true}, Snippets: true,
		Configs: map[string]Config{fakeName: {Command: fakeName}},
		Log: func(server, line string) {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.log = append(r.log, server+": "+line)
		},
		Open: func(context.Context, link.Spec) (*link.Link, error) {
			conn, err := r.fake.Dial()
			if err != nil {
				return nil, err
			}
			return link.Stream(conn), nil
		},
	}
	for _, f := range change {
		f(&opt)
	}
	r.set = New(opt)
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		if err := r.set.Shutdown(ctx); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		r.fake.Crash()
	})
	return r
}

func (r *rig) path(name string) string { return filepath.Join(r.dir, name) }
func (r *rig) uri(name string) string  { return fileURI(r.path(name)) }

// doc is a document as an editor would keep it.
type doc struct {
	r    *rig
	path string
	rev  int32
	text text.Rope
}

func (r *rig) open(name, content string, uses ...Use) *doc {
	if len(uses) == 0 {
		uses = []Use{{Name: fakeName}}
	}
	d := &doc{r: r, path: r.path(name), rev: 1, text: text.FromString(content)}
	lang := strings.TrimPrefix(filepath.Ext(name), ".")
	r.set.Open(Document{Path: d.path, Language: lang, Uses: uses, Rev: d.rev, Text: d.text})
	return d
}

func (d *doc) snap() Snapshot { return Snapshot{d.path, d.rev, d.text} }

// edit changes the document and tells the servers.
func (d *doc) edit(edits ...change.Edit) {
	d.r.t.Helper()
	set, err := change.NewSet(d.text.Len(), edits)
	if err != nil {
		d.r.t.Fatal(err)
	}
	after, err := set.Apply(d.text)
	if err != nil {
		d.r.t.Fatal(err)
	}
	d.rev, d.text = d.rev+1, after
	d.r.set.Change(d.path, d.rev, set, after)
}

func insert(at int, s string) change.Edit { return change.Edit{From: at, To: at, Text: s} }

// ready waits until the only server is ready and returns it.
func (r *rig) ready() *Server {
	r.t.Helper()
	return r.state(Ready)
}

func (r *rig) state(want State) *Server {
	r.t.Helper()
	list := r.set.All()
	if len(list) == 0 {
		r.t.Fatal("no server")
	}
	return waitState(r.t, list[0], want)
}

func waitState(t testing.TB, s *Server, want State) *Server {
	t.Helper()
	timeout := time.After(5 * time.Minute)
	for {
		s.set.mu.Lock()
		state, note, changed := s.state, s.note, s.changed
		s.set.mu.Unlock()
		if state == want {
			return s
		}
		select {
		case <-changed:
		case <-timeout:
			t.Fatalf("%s is %v (%s), not %v", s.Name, state, note, want)
		}
	}
}

// span writes a range for fake answers.
func span(fromLine, fromChar, toLine, toChar int) fakelsp.M {
	return fakelsp.M{
		"start": fakelsp.M{"line": fromLine, "character": fromChar},
		"end":   fakelsp.M{"line": toLine, "character": toChar},
	}
}

type m = fakelsp.M

func (r *rig) location(name string, rng m) m { return m{"uri": r.uri(name), "range": rng} }

func ctxFor(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeoutCause(context.Background(), time.Hour, errors.New("test took an hour"))
	t.Cleanup(cancel)
	return ctx
}

func sprint(v any) string { return fmt.Sprintf("%+v", v) }
