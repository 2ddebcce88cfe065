package commands

import (
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/ui"
	"hx/keymap"
)

// CommandMode is the command prompt.
var CommandMode = []*command.Command{
	{Name: "command_mode", Label: "Command prompt", Run: commandMode},
}

// commandMode asks for a line and runs it. A count or register typed before `:`
// is for the prompt, not for what the line says.
func commandMode(c *command.Context) error {
	c = c.Env.Context()
	before := startPreview(c)
	theme := c.Ed.Theme
	undo := func() {
		before.restore(c)
		c.Ed.Theme = theme
	}
	ask(c, ui.PromptOptions{
		Label: ":",
		Change: func(line string) {
			if tryOut(c, line) == nil {
				undo()
			}
		},
		Abort: undo,
		Accept: func(line string) {
			before.restore(c)
			c.Ed.Theme = theme
			if newest, _ := c.Ed.Regs.First(':'); newest != line {
				c.Ed.Regs.Push(':', line)
			}
			report(c, runTyped(c, line))
		},
		Complete: newCompleter(c).line,
		Help:     func(line string, cursor int) *ui.Help { return helpFor(c, line) },
	}, ':')
	return nil
}

// tryOut shows what a line would do, for the commands that can be undone by
// themselves. It returns what was tried, nil for nothing.
func tryOut(c *command.Context, line string) *command.Typed {
	name, rest := cmdline.Split(line)
	arg := strings.TrimSpace(rest)
	if n, ok := cmdline.LineNumber(name); ok && arg == "" {
		toLine(c, max(n, 1), c.Extending())
		c.Ed.ShowCursor(c.View(), true)
		return &command.Typed{}
	}
	cmd := c.Tables.FindTyped(name)
	if cmd == nil || cmd.Preview == nil || arg == "" {
		return nil
	}
	if !cmd.Preview(c, arg) {
		return nil
	}
	return cmd
}

// signatureOf finds a command's arguments for the completion.
func signatureOf(c *command.Context) func(string) (cmdline.Signature, bool) {
	return func(name string) (cmdline.Signature, bool) {
		cmd := c.Tables.FindTyped(name)
		if cmd == nil {
			return cmdline.Signature{}, false
		}
		return cmd.Args, true
	}
}

// helpFor is the box over the prompt: the command that the line names.
func helpFor(c *command.Context, line string) *ui.Help {
	name, _ := cmdline.Split(line)
	cmd := c.Tables.FindTyped(name)
	if cmd == nil {
		return nil
	}
	h := &ui.Help{Name: cmd.Name, Doc: cmd.Doc, Usage: cmd.Args.Usage, Aliases: cmd.Aliases}
	for _, f := range cmd.Args.Flags {
		h.Flags = append(h.Flags, ui.InfoRow{Key: f.String(), Text: f.Doc})
	}
	if keys := c.Ed.Keys.KeysFor(keymap.ModeNormal, ":"+cmd.Name); len(keys) > 0 {
		h.Keys = keymap.Join(keys[0], " ")
	}
	return h
}
