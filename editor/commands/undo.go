package commands

import (
	"hx/editor/command"
	"hx/editor/selection"
)

// Undo is the family that walks through the history of a text.
var Undo = []*command.Command{
	{Name: "undo", Label: "Undo", Run: history("Already at oldest change", func(c *command.Context) (selection.Selection, bool) { return c.Doc().Undo(c.Count()) })},
	{Name: "redo", Label: "Redo", Run: history("Already at newest change", func(c *command.Context) (selection.Selection, bool) { return c.Doc().Redo(c.Count()) })},
	{Name: "earlier", Label: "Older state", Run: history("Already at oldest change", func(c *command.Context) (selection.Selection, bool) { return c.Doc().Earlier(c.Count()) })},
	{Name: "later", Label: "Newer state", Run: history("Already at newest change", func(c *command.Context) (selection.Selection, bool) { return c.Doc().Later(c.Count()) })},
	{Name: "commit_undo_checkpoint", Label: "Undo checkpoint", Run: func(c *command.Context) error { c.Ed.Commit(c.View()); return nil }},
}

// history goes to another revision and shows its selection.
func history(atEnd string, walk func(*command.Context) (selection.Selection, bool)) func(*command.Context) error {
	return func(c *command.Context) error {
		c.Ed.Commit(c.View())
		s, moved := walk(c)
		if !moved {
			c.Status("%s", atEnd)
			return nil
		}
		c.View().NoteEdit()
		c.SetSelection(s)
		return nil
	}
}
