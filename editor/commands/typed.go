package commands

import (
	"context"
	"fmt"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
)

// runTyped runs a command line: a number goes to that line, anything else is a
// command with arguments. Errors name the command.
func runTyped(c *command.Context, line string) error {
	name, rest := cmdline.Split(line)
	if name == "" {
		return nil
	}
	if n, ok := cmdline.LineNumber(name); ok && strings.TrimSpace(rest) == "" {
		c.PushJump()
		return toLine(c, max(n, 1), c.Extending())
	}
	cmd := c.Tables.FindTyped(name)
	if cmd == nil {
		return noSuchCommand(c, name)
	}
	call, err := cmdline.Prepare(rest, cmd.Args)
	if err != nil {
		return fmt.Errorf("'%s': %w", cmd.Name, err)
	}
	x := expander{c: c}
	if !call.NeedsShell() {
		return runCall(c, cmd, call, x)
	}
	// Shell expansions may take their time: keys wait for them.
	values := x.snapshot()
	command.Await(c, cmd.Name, func(ctx context.Context) (cmdline.Args, error) {
		return call.Expand(values.in(ctx))
	}, func(c *command.Context, args cmdline.Args, err error) {
		if err == nil {
			err = cmd.Run(c, args)
		}
		report(c, named(cmd, err))
	})
	return nil
}

func runCall(c *command.Context, cmd *command.Typed, call cmdline.Call, x cmdline.Expander) error {
	args, err := call.Expand(x)
	if err == nil {
		err = cmd.Run(c, args)
	}
	return named(cmd, err)
}

func named(cmd *command.Typed, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("'%s': %w", cmd.Name, err)
}

func noSuchCommand(c *command.Context, name string) error {
	for _, t := range notYet {
		if t == name {
			return command.Missing(":" + name)
		}
	}
	return fmt.Errorf("no such command: '%s'", name)
}

// notYet are commands of Helix that are not built.
var notYet = []string{"debug-start", "dbg", "debug-remote", "dbg-tcp", "debug-eval"}

var paths = []cmdline.Completer{completeFiles}

// The sources of candidates for arguments.
const (
	completeFiles     cmdline.Completer = "files"
	completeFolders   cmdline.Completer = "folders"
	completeBuffers   cmdline.Completer = "buffers"
	completeThemes    cmdline.Completer = "themes"
	completeLanguages cmdline.Completer = "languages"
	completeOptions   cmdline.Completer = "options"
	completeRegisters cmdline.Completer = "registers"
	completePrograms  cmdline.Completer = "programs"
	completeTopics    cmdline.Completer = "topics"
)

func optional(usage string, from ...cmdline.Completer) cmdline.Signature {
	return cmdline.Signature{Max: 1, Usage: usage, Completers: from}
}

func exactly(usage string, from ...cmdline.Completer) cmdline.Signature {
	return cmdline.Signature{Min: 1, Max: 1, Usage: usage, Completers: from}
}

func anyNumber(min int, usage string, from ...cmdline.Completer) cmdline.Signature {
	return cmdline.Signature{Min: min, Max: cmdline.Any, Usage: usage, Completers: from}
}

// static makes a typable command of a static one.
func static(name string) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error { return c.Run(name) }
}
