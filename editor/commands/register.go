package commands

import (
	"fmt"

	"hx/editor/command"
	"hx/editor/ui"
	"hx/keymap"
)

// Registers is the family that waits for the name of a register.
var Registers = []*command.Command{
	{Name: "select_register", Label: "Choose register", Run: func(c *command.Context) error {
		nextRegister(c, "Select register", func(c *command.Context, name rune) { c.ChooseRegister(name) })
		return nil
	}},
	{Name: "insert_register", Label: "Insert register", Run: func(c *command.Context) error {
		nextRegister(c, "Insert register", insertRegister)
		return nil
	}},
	{Name: "copy_between_registers", Label: "Copy register", Run: func(c *command.Context) error {
		nextRegister(c, "Copy from register", copyRegister)
		return nil
	}},
}

// nextRegister waits for the name of a register; a box shows those in use.
func nextRegister(c *command.Context, title string, take func(*command.Context, rune)) {
	c.NextKey(func(c *command.Context, k keymap.Key) {
		c.Ed.Info = nil
		if name, ok := command.Char(k); ok {
			take(c, name)
		}
	})
	if c.Ed.Conf.Editor.AutoInfo {
		c.Ed.Info = &ui.Info{Title: title, Rows: registerRows(c)}
	}
}

func insertRegister(c *command.Context, name rune) {
	values, err := read(c, name)
	if err == nil && len(values) > 0 {
		err = pasteValues(c, values, pasteAtCursor, c.Count())
	}
	report(c, err)
}

func copyRegister(c *command.Context, from rune) {
	values, err := c.Ed.Regs.Read(from)
	if err == nil && len(values) == 0 {
		err = fmt.Errorf("register %c is empty", from)
	}
	if err != nil {
		report(c, err)
		return
	}
	nextRegister(c, "Copy into register", func(c *command.Context, to rune) {
		if err := c.Ed.Regs.Write(to, values); err != nil {
			report(c, err)
			return
		}
		c.Status("yanked %d %s from register %c to %c", len(values), plural(len(values), "value"), from, to)
	})
}
