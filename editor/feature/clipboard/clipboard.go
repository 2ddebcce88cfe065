// Package clipboard connects the registers + and * with the system.
package clipboard

import (
	"context"

	"hx/editor"
	"hx/editor/clip"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/event"
	"hx/editor/job"
)

// Typed is the family's one command.
var Typed = []*command.Typed{
	{Name: "show-clipboard-provider", Doc: "Show the name of the clipboard provider in use", Run: show},
}

// Clipboard is the feature. The provider is looked for when a clipboard is
// first used, not at start.
type Clipboard struct {
	ed    *editor.Editor
	env   clip.Env
	board *clip.Board
}

// Connect makes + and * clipboards.
func Connect(env *command.Env, system clip.Env) *Clipboard {
	c := &Clipboard{ed: env.Ed, env: system}
	env.Ed.Regs.Clipboard = c
	env.Clipboard = c
	env.Ed.Hooks.Configured = append(env.Ed.Hooks.Configured, func(*editor.Editor, *config.Config) { c.choose() })
	return c
}

func (c *Clipboard) ready() *clip.Board {
	if c.board == nil {
		c.choose()
	}
	return c.board
}

// choose picks the provider that the options ask for.
func (c *Clipboard) choose() {
	o := c.ed.Conf.Editor.Clipboard
	custom := clip.Custom{
		Copy: program(o.Yank), Paste: program(o.Paste),
		CopyPrimary: program(o.YankPrimary), PastePrimary: program(o.PastePrimary),
	}
	p, err := clip.Choose(o.Provider.String(), custom, c.env, c.ed.Term.SetClipboard)
	if err != nil {
		c.ed.Fail("%s", err)
	}
	opt := clip.Options{
		Run: c.run, Failed: func(err error) { c.ed.Fail("%s", err) },
		TerminalLimit: int(c.ed.Conf.Editor.Limits.Clipboard),
	}
	if o.Osc52Read {
		opt.Ask = c.ed.Term.QueryClipboard
	}
	if c.board == nil {
		c.board = clip.NewBoard(p, opt)
		return
	}
	c.board.SetProvider(p, opt)
}

func program(c config.Command) clip.Command { return clip.Command{Program: c.Name, Args: c.Args} }

func (c *Clipboard) run(key string, work func(context.Context) error, done func(error)) {
	job.Go(c.ed.Jobs, job.Spec{Key: key, Latest: true, Class: job.Wait}, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, work(ctx)
	}, func(_ struct{}, err error) { done(err) })
}

// Read and Write make it the registers' clipboard.
func (c *Clipboard) Read(primary bool) ([]string, error) { return c.ready().Read(primary) }
func (c *Clipboard) Write(primary bool, values []string) error {
	return c.ready().Write(primary, values)
}

// Event takes what the terminal tells about clipboards and focus.
func (c *Clipboard) Event(ev event.Event) {
	switch ev := ev.(type) {
	case event.Clipboard:
		c.ready().Received(ev.Primary, ev.Text)
	case event.Focus:
		if ev.Gained && c.board != nil {
			c.board.Refresh()
		}
	}
}

func show(c *command.Context, _ cmdline.Args) error {
	c.Status("%s", c.Env.Clipboard.(*Clipboard).ready().Provider().Name())
	return nil
}
