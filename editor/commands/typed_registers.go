package commands

import (
	"fmt"
	"unicode/utf8"

	"hx/editor/cmdline"
	"hx/editor/command"
)

// TypedRegisters is the family of registers and clipboards.
var TypedRegisters = []*command.Typed{
	{Name: "yank-join", Doc: "Copy all selections joined by a separator (the line break if none is given)", Args: optional("[SEPARATOR]"), Run: keepingMode(typedYankJoin(0))},
	{Name: "clipboard-yank", Doc: "Copy the primary selection to the system clipboard", Run: keepingMode(static("yank_main_selection_to_clipboard"))},
	{Name: "clipboard-yank-join", Doc: "Copy all selections joined to the system clipboard", Args: optional("[SEPARATOR]"), Run: keepingMode(typedYankJoin('+'))},
	{Name: "primary-clipboard-yank", Doc: "Copy the primary selection to the primary clipboard", Run: keepingMode(static("yank_main_selection_to_primary_clipboard"))},
	{Name: "primary-clipboard-yank-join", Doc: "Copy all selections joined to the primary clipboard", Args: optional("[SEPARATOR]"), Run: keepingMode(typedYankJoin('*'))},
	{Name: "clipboard-paste-after", Doc: "Paste the system clipboard after the selections", Run: keepingMode(static("paste_clipboard_after"))},
	{Name: "clipboard-paste-before", Doc: "Paste the system clipboard before the selections", Run: keepingMode(static("paste_clipboard_before"))},
	{Name: "clipboard-paste-replace", Doc: "Replace the selections by the system clipboard", Run: keepingMode(static("replace_selections_with_clipboard"))},
	{Name: "primary-clipboard-paste-after", Doc: "Paste the primary clipboard after the selections", Run: keepingMode(static("paste_primary_clipboard_after"))},
	{Name: "primary-clipboard-paste-before", Doc: "Paste the primary clipboard before the selections", Run: keepingMode(static("paste_primary_clipboard_before"))},
	{Name: "primary-clipboard-paste-replace", Doc: "Replace the selections by the primary clipboard", Run: keepingMode(static("replace_selections_with_primary_clipboard"))},
	{Name: "clear-register", Doc: "Empty a register, or all of them", Args: optional("[REGISTER]", completeRegisters), Run: clearRegister},
	{Name: "set-register", Doc: "Store a text in a register", Args: cmdline.Signature{Min: 2, Max: 2, RawAfter: 1, Usage: "REGISTER TEXT", Completers: []cmdline.Completer{completeRegisters, ""}}, Run: setRegister},
}

// keepingMode is for the lines whose keys end select mode while they do not.
func keepingMode(run func(*command.Context, cmdline.Args) error) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		mode := c.Ed.Mode()
		err := run(c, args)
		c.Ed.SetMode(mode)
		return err
	}
}

func typedYankJoin(fixed rune) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		separator := string(c.Doc().LineEnding)
		if args.Len() > 0 {
			separator = args.First()
		}
		return yankJoined(c, separator, register(c, fixed))
	}
}

// registerNamed reads a register's name: one character.
func registerNamed(s string) (rune, error) {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || size != len(s) {
		return 0, fmt.Errorf("invalid register '%s': a register is one character", s)
	}
	return r, nil
}

func clearRegister(c *command.Context, args cmdline.Args) error {
	if args.Len() == 0 {
		c.Ed.Regs.ClearAll()
		c.Status("All registers cleared")
		return nil
	}
	name, err := registerNamed(args.First())
	if err != nil {
		return err
	}
	if c.Ed.Regs.Clear(name) {
		c.Status("Register %c cleared", name)
		return nil
	}
	return fmt.Errorf("Register %c not found", name)
}

func setRegister(c *command.Context, args cmdline.Args) error {
	name, err := registerNamed(args.First())
	if err != nil {
		return err
	}
	return c.Ed.Regs.Write(name, []string{args.At(1)})
}
