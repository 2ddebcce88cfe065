package commands

import "hx/editor/command"

// System is the family of commands to the terminal.
var System = []*command.Command{
	{Name: "suspend", Label: "Suspend", Run: func(c *command.Context) error {
		c.Ed.Term.Suspend()
		return nil
	}},
}
