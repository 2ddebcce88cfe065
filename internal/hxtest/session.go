// Package hxtest drives an editor without a terminal: it feeds keys and looks
// at texts, selections and messages. It also knows the notations in which test
// cases are written.
package hxtest

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/event"
	"hx/editor/feature/settings"
	"hx/editor/input"
	"hx/editor/job"
	"hx/editor/loop"
	"hx/editor/registry"
	"hx/keymap"
	hxruntime "hx/runtime"
	"hx/themes"
)

// Options make a session. Zero values are an 80x24 screen and no settings.
type Options struct {
	Config        string // config.toml
	Languages     string // languages.toml
	Dir           string // working directory; a new one when empty
	Files         map[string]string
	Open          string // file to show, relative to Dir
	Width, Height int
	Settings      settings.Files // where settings are kept and read again from
	Jobs          *job.Runner    // of a stepper, when the test chooses what answers when
}

// Session is a headless editor.
type Session struct {
	Ed    *editor.Editor
	In    *input.Input
	Env   *command.Env
	Posts *loop.Mailbox
	Dir   string
	Terminal
}

// Terminal stands in for a front end and remembers what it was asked for.
type Terminal struct {
	Clipboard  string
	Suspended  int
	Redrawings int
}

func (t *Terminal) Suspend()                          { t.Suspended++ }
func (t *Terminal) Redraw()                           { t.Redrawings++ }
func (t *Terminal) QueryClipboard(bool)               {}
func (t *Terminal) Foreground(run func() error) error { return run() }
func (t *Terminal) SetClipboard(_ bool, text string)  { t.Clipboard = text }

// New starts a headless editor. Problems in the settings fail the test.
func New(t testing.TB, o Options) *Session {
	t.Helper()
	s := &Session{Dir: o.Dir, Posts: loop.NewMailbox()}
	if s.Dir == "" {
		s.Dir = t.TempDir()
	}
	for name, text := range o.Files {
		write(t, filepath.Join(s.Dir, name), text)
	}
	conf, problems := config.Parse("config.toml", o.Config)
	for _, p := range problems {
		t.Errorf("settings: %s", p)
	}
	langs := hxruntime.Builtin()
	if o.Languages != "" {
		file := filepath.Join(t.TempDir(), "languages.toml")
		write(t, file, o.Languages)
		langs, problems = config.LoadLanguages(file)
		for _, p := range problems {
			t.Errorf("languages: %s", p)
		}
	}
	if o.Jobs == nil {
		o.Jobs = job.New(s.Posts.Post, job.Options{})
	}
	s.Ed = editor.New(editor.Options{
		Conf: conf, Langs: langs, Theme: themes.Default(), Keys: keymap.Default(),
		Jobs: o.Jobs, Term: &s.Terminal, Dir: s.Dir,
		Width: orElse(o.Width, 80), Height: orElse(o.Height, 24),
	})
	s.Env, s.In = registry.Connect(s.Ed, o.Settings)
	s.bindKeys(t)
	if o.Open != "" {
		d, err := s.Ed.Open(o.Open)
		if err != nil {
			t.Fatal(err)
		}
		s.Ed.Show(d)
	}
	t.Cleanup(func() {
		s.Ed.Jobs.CancelAll()
		s.Ed.End()
	})
	return s
}

func (s *Session) bindKeys(t testing.TB) {
	keys, problems := s.Ed.Conf.Keymap(keymap.Default(), keymap.Vocabulary{})
	for _, p := range problems {
		t.Errorf("keys: %s", p)
	}
	s.Ed.Keys = keys
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func orElse(n, fallback int) int {
	if n == 0 {
		return fallback
	}
	return n
}

// patience is how long background work may take, on machines with much to do.
const patience = time.Minute

// Events feeds events, each followed by the answers of the jobs it started
// that it must wait for.
func (s *Session) Events(evs ...event.Event) {
	for _, ev := range evs {
		if _, ended := s.Ed.Quitting(); ended {
			return
		}
		s.In.Handle(ev)
		s.settle()
	}
}

// settle runs what jobs have answered; while a command holds keys back it waits
// for it.
func (s *Session) settle() {
	limit := time.Now().Add(patience)
	for {
		s.run()
		if !s.In.Blocked() {
			return
		}
		select {
		case <-s.Posts.Ready():
		case <-time.After(time.Until(limit)):
			panic("hxtest: a command did not finish within a minute")
		}
	}
}

func (s *Session) run() {
	for s.Posts.Drain() {
		s.In.Pump()
	}
}

// Wait lets all jobs finish, those too that finished ones begin, for at most
// limit.
func (s *Session) Wait(limit time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	for {
		done := make(chan struct{})
		go func() { s.Ed.Jobs.Wait(ctx); close(done) }()
		for quiet := false; !quiet; {
			s.run()
			select {
			case <-done:
				quiet = true
			case <-s.Posts.Ready():
			}
		}
		s.run()
		if ctx.Err() != nil || len(s.Ed.Jobs.Active()) == 0 {
			return
		}
	}
}

// Keys presses keys written as in macros, with the additions of ParseEvents.
func (s *Session) Keys(t testing.TB, keys string) {
	t.Helper()
	steps, err := ParseSteps(keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range steps {
		if st.Wait > 0 {
			s.Wait(patience) // it is over as soon as nothing works any more
			continue
		}
		s.Events(st.Event)
	}
}

// Text returns the focused document's text.
func (s *Session) Text() string { return s.Ed.Doc().Text().String() }

// State returns the focused document in the notation of Mark.
func (s *Session) State() string { return Mark(s.Text(), s.Ed.Selection()) }
