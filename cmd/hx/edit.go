package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/event"
	"hx/editor/feature/activity"
	"hx/editor/feature/settings"
	"hx/editor/input"
	"hx/editor/job"
	"hx/editor/loop"
	"hx/editor/registry"
	"hx/keymap"
	"hx/render"
	"hx/render/term"
	"hx/themes"
)

// app is the running program: an editor, a terminal and a loop.
type app struct {
	ed       *editor.Editor
	in       *input.Input
	screen   *term.Screen
	painter  render.Painter
	loop     loop.Loop
	env      *command.Env
	settings settings.Files
	dirs     config.Dirs
	why      atomic.Pointer[string] // the editor is ended from outside
	resumed  time.Time              // when the terminal was last taken back
	fault    string                 // what is to break, for tests
}

// edit runs the editor and returns its exit code.
func edit(f *flags) (int, error) {
	piped, err := readPiped(f)
	if err != nil {
		return 1, err
	}
	dir, err := startDir(f)
	if err != nil {
		return 1, err
	}
	dirs, err := config.UserDirs()
	if err != nil {
		return 1, err
	}
	file, required := dirs.ConfigFile(), false
	if f.config != "" {
		file, required = f.config, true
	}
	conf, problems := config.Load(config.Paths{User: file, Required: required})
	langs, more := config.LoadLanguages(dirs.LanguagesFile())
	problems = append(problems, more...)

	a := &app{dirs: dirs}
	screen, err := term.Open(term.Options{
		ReadClipboard: conf.Editor.Clipboard.Osc52Read,
		Mouse:         conf.Editor.Mouse, TrueColor: conf.Editor.TrueColor,
		Undercurl: conf.Editor.Undercurl, EscTimeout: conf.Editor.EscTimeout,
	})
	if err != nil {
		return 1, err
	}
	defer screen.Close()
	a.screen = screen
	posts := loop.NewMailbox()
	w, h := screen.Size()
	a.ed = editor.New(editor.Options{
		Conf: conf, Langs: langs, Theme: themes.Default(), Keys: keymap.Default(),
		Jobs: job.New(posts.Post, job.Options{OnPanic: func(p *job.PanicError) {
			posts.Post(func() { panic(defect{"job " + p.Key, p.Value, p.Stack}) })
		}}), Term: a, Dir: dir, Width: w, Height: h,
	})
	a.painter.Attach(a.ed)
	limitMemory(a.ed)
	a.settings = settings.Files{Dirs: dirs, Config: file, Required: required}
	a.env, a.in = registry.Connect(a.ed, a.settings)
	if all, own := a.settings.AtStart(a.env); own {
		problems = all
	}
	problems = append(problems, a.settings.Apply(a.env)...)
	a.openAll(f, piped)
	settings.Report(a.ed, problems)
	offerImport(a, dirs)
	if f.recover {
		if err := a.env.RunTyped(a.env.Context(), "recover"); err != nil {
			a.ed.Warn("%s", err)
		}
	}
	a.env.Panicked = func(name string, value any, stack []byte) { panic(defect{"command " + name, value, stack}) }
	a.loop = loop.Loop{
		Ed: a.ed, In: a.in, Posts: posts, Signals: a.listen(), Signal: a.signal, Hangup: a.hungUp,
		Defect: func(what string, value any, stack []byte) { panic(asDefect(what, value, stack)) },
	}
	return a.run(), nil
}

// offerImport says once that a Helix user's settings can be taken over.
func offerImport(a *app, dirs config.Dirs) {
	home, _ := os.UserHomeDir()
	helix := config.HelixDir(os.Getenv, home)
	if !config.OfferImport(dirs, helix) {
		return
	}
	a.ed.Status("Helix settings found in %s: :config-import copies them", helix)
	config.ImportOffered(dirs)
}

// readPiped returns the text on standard input when it is no terminal and no
// file is given, or when asked for with "-".
func readPiped(f *flags) (*string, error) {
	info, err := os.Stdin.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice != 0 {
		return nil, nil
	}
	if !f.stdin && len(f.files) > 0 {
		return nil, nil
	}
	b, err := io.ReadAll(os.Stdin)
	if err != nil {
		return nil, fmt.Errorf("cannot read standard input: %w", err)
	}
	if len(b) == 0 && !f.stdin {
		return nil, nil
	}
	s := string(b)
	return &s, nil
}

// startDir changes to the working directory: -w, or a folder as first
// argument. Names of files after a folder are taken from inside it.
func startDir(f *flags) (string, error) {
	if f.dir != "" {
		if err := os.Chdir(f.dir); err != nil {
			return "", fmt.Errorf("cannot start in %s: %w", f.dir, err.(*os.PathError).Err)
		}
	}
	for i, p := range slices.Clone(f.files) {
		info, err := os.Stat(p.path)
		if err != nil || !info.IsDir() {
			continue
		}
		if i > 0 {
			return "", fmt.Errorf("%s is a folder; only the first argument may be one", p.path)
		}
		if err := os.Chdir(p.path); err != nil {
			return "", fmt.Errorf("cannot start in %s: %w", p.path, err.(*os.PathError).Err)
		}
		f.folder = true
		f.files = f.files[1:]
	}
	dir, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("the working directory is gone: %w", err)
	}
	return filepath.Clean(dir), nil
}

// Events and Draw make the app the loop's front end.
func (a *app) Events() <-chan event.Event { return a.screen.Events() }

func (a *app) Draw() {
	a.breakDrawing()
	can := a.screen.Capabilities()
	a.ed.Colors = can.Colors
	a.screen.Show(a.painter.Paint(a.ed, render.Extra{
		OwnCursor: can.CursorColor,
		Pending:   a.in.Pending(), Register: a.in.Register(), Recording: a.in.Recording(), Busy: activity.Of(a.env).Waiting(a.in.Busy()),
	}))
}

// Redraw and the clipboard are what commands ask of the terminal.
func (a *app) Redraw() { a.screen.Redraw() }

func (a *app) QueryClipboard(primary bool) { a.screen.QueryClipboard(primary) }

func (a *app) SetClipboard(primary bool, text string) {
	if err := a.screen.SetClipboard(primary, text); err != nil {
		a.ed.Fail("%s", err)
	}
}
