package commands

import (
	"context"
	"errors"
	"strings"

	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/job"
	"hx/editor/selection"
	"hx/editor/shell"
	"hx/editor/text"
	"hx/editor/ui"
)

// Shell is the family that runs other programs on the text.
var Shell = []*command.Command{
	{Name: "shell_pipe", Label: "Pipe", Run: shellPrompt("pipe:", shellReplace)},
	{Name: "shell_pipe_to", Label: "Pipe to", Run: shellPrompt("pipe-to:", shellIgnore)},
	{Name: "shell_insert_output", Label: "Insert output", Run: shellPrompt("insert-output:", shellInsert)},
	{Name: "shell_append_output", Label: "Append output", Run: shellPrompt("append-output:", shellAppend)},
	{Name: "shell_keep_pipe", Label: "Keep by command", Run: shellPrompt("keep-pipe:", shellKeep)},
}

// shellLine is the argument of commands that take a shell command line.
var shellLine = cmdline.Signature{Min: 1, Max: 2, RawAfter: 1, Shell: true, Usage: "COMMAND", Completers: []cmdline.Completer{completePrograms, completeFiles}}

// TypedShell is the same family as typable commands.
var TypedShell = []*command.Typed{
	{Name: "pipe", Aliases: []string{"|"}, Doc: "Replace every selection by the output of a shell command fed with it", Args: shellLine, Run: typedShell(shellReplace)},
	{Name: "pipe-to", Doc: "Feed every selection to a shell command and ignore its output", Args: shellLine, Run: typedShell(shellIgnore)},
	{Name: "insert-output", Doc: "Run a shell command and insert its output before every selection", Args: shellLine, Run: typedShell(shellInsert)},
	{Name: "append-output", Doc: "Run a shell command and insert its output after every selection", Args: shellLine, Run: typedShell(shellAppend)},
	{Name: "run-shell-command", Aliases: []string{"sh", "!"}, Doc: "Run a shell command in the background and show what it writes", Args: shellLine, Run: runInBackground},
}

// shellUse says what becomes of the output.
type shellUse uint8

const (
	shellReplace shellUse = iota
	shellIgnore
	shellInsert
	shellAppend
	shellKeep
)

// perRange tells whether the command runs once per range, with its text.
func (u shellUse) perRange() bool { return u == shellReplace || u == shellIgnore || u == shellKeep }

func shellPrompt(label string, use shellUse) func(*command.Context) error {
	return func(c *command.Context) error {
		ask(c, ui.PromptOptions{
			Label: label,
			Accept: func(line string) {
				if line == "" {
					return
				}
				if newest, _ := c.Ed.Regs.First('|'); newest != line {
					c.Ed.Regs.Push('|', line)
				}
				report(c, expandAndRun(c, line, use))
			},
			Complete: newCompleter(c).shell,
		}, '|')
		return nil
	}
}

// shell completes a line typed at a shell prompt.
func (c *completer) shell(line string, cursor int) ui.Candidates {
	p := cmdline.In(line, cursor, shellLine)
	return ui.Candidates{From: p.From, To: p.To, List: c.write(p)}
}

// expandAndRun does the expansions of a line typed at a shell prompt.
func expandAndRun(c *command.Context, line string, use shellUse) error {
	call, err := cmdline.Prepare(line, shellLine)
	if err != nil {
		return err
	}
	x := expander{c}.snapshot()
	return runShell(c, use, func(ctx context.Context) (string, error) {
		args, err := call.Expand(x.in(ctx))
		return args.Join(" "), err
	})
}

func typedShell(use shellUse) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		line := args.Join(" ")
		return runShell(c, use, func(context.Context) (string, error) { return line, nil })
	}
}

// runShell runs a command for the selections. Keys wait until it is done, Esc
// cancels it.
func runShell(c *command.Context, use shellUse, line func(context.Context) (string, error)) error {
	t, s := c.Text(), c.Selection()
	spec := shell.Spec{Shell: c.Ed.Conf.Editor.Shell, Dir: c.Ed.Dir(), Limit: c.Ed.Conf.Editor.Limits.ShellOutput}
	// One run without input serves all ranges of insert and append.
	inputs := s.Texts(t)
	if !use.perRange() {
		inputs = inputs[:1]
	}
	command.Await(c, "shell command", func(ctx context.Context) ([]shellResult, error) {
		l, err := line(ctx)
		if err != nil {
			return nil, err
		}
		spec.Line = l
		return runAll(ctx, spec, inputs, use)
	}, func(c *command.Context, out []shellResult, err error) {
		if err != nil {
			report(c, err)
			return
		}
		report(c, useOutput(c, s, out, use))
	})
	return nil
}

// shellResult is what one run gave: its output, or for keep whether it
// succeeded.
type shellResult struct {
	text string
	ok   bool
}

func runAll(ctx context.Context, spec shell.Spec, inputs []string, use shellUse) ([]shellResult, error) {
	var out []shellResult
	for _, in := range inputs {
		if use.perRange() {
			spec.Input = &in
		}
		o, err := shell.Run(ctx, spec)
		if use == shellKeep {
			out = append(out, shellResult{ok: err == nil && o.Status == 0})
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			continue
		}
		if err != nil {
			return nil, err
		}
		s, err := o.Result()
		if err != nil {
			return nil, err
		}
		if !text.HasLineBreak(in) {
			s = text.TrimLineBreak(s)
		}
		out = append(out, shellResult{text: s, ok: true})
	}
	return out, nil
}

func useOutput(c *command.Context, s selection.Selection, out []shellResult, use shellUse) error {
	switch use {
	case shellIgnore:
		return nil
	case shellKeep:
		return keepRanges(c, s, out)
	}
	var edits []change.Edit
	ranges := make([]selection.Range, s.Len())
	offset := 0
	for i, r := range s.Ranges() {
		o := out[min(i, len(out)-1)].text
		e := change.Edit{From: r.From(), To: r.To(), Text: o}
		switch use {
		case shellInsert:
			e.To = e.From
		case shellAppend:
			e.From = e.To
		}
		edits = append(edits, e)
		ranges[i] = r.Over(e.From+offset, e.From+offset+len(o))
		offset += len(o) - (e.To - e.From)
	}
	return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
}

func keepRanges(c *command.Context, s selection.Selection, out []shellResult) error {
	var kept []selection.Range
	primary := 0
	for i, r := range s.Ranges() {
		if !out[i].ok {
			continue
		}
		if i <= s.PrimaryIndex() {
			primary = len(kept)
		}
		kept = append(kept, r)
	}
	if len(kept) == 0 {
		return errors.New("No selections remaining")
	}
	c.SetSelection(selection.Of(kept, primary))
	return nil
}

// runInBackground runs a command beside the editing and shows its output in a
// popup.
func runInBackground(c *command.Context, args cmdline.Args) error {
	spec := shell.Spec{Shell: c.Ed.Conf.Editor.Shell, Dir: c.Ed.Dir(), Line: args.Join(" "), Limit: c.Ed.Conf.Editor.Limits.ShellOutput}
	env := c.Env
	job.Go(c.Ed.Jobs, job.Spec{Class: job.Wait, Title: args.Join(" ")}, func(ctx context.Context) (shell.Output, error) {
		return shell.Run(ctx, spec)
	}, func(o shell.Output, err error) {
		c := env.Context()
		if err != nil {
			report(c, err)
			return
		}
		if out := strings.TrimRight(o.Text, "\n"); out != "" {
			ShowPopup(c, "shell", out)
		}
		c.Status("Command run")
	})
	return nil
}
