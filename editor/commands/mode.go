package commands

import (
	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/selection"
	"hx/keymap"
)

// Modes is the family of commands that switch the mode.
var Modes = []*command.Command{
	{Name: "normal_mode", Label: "Normal mode", Run: normalMode},
	{Name: "select_mode", Label: "Select mode", Run: selectMode},
	{Name: "exit_select_mode", Label: "Leave select mode", Run: func(c *command.Context) error { c.EndSelect(); return nil }},
	{Name: "insert_mode", Label: "Insert before", Run: insertMode},
	{Name: "append_mode", Label: "Insert after", Run: appendMode},
}

func normalMode(c *command.Context) error {
	c.Ed.SetMode(keymap.ModeNormal)
	return nil
}

func selectMode(c *command.Context) error {
	t := c.Text()
	// An empty range at the end of the text becomes the last grapheme, so that
	// there is something to extend.
	c.Select(func(r selection.Range) selection.Range {
		if r.IsEmpty() && r.Head == t.Len() {
			return selection.New(t.PrevGrapheme(r.Anchor), r.Head)
		}
		return r
	})
	c.Ed.SetMode(keymap.ModeSelect)
	return nil
}

func insertMode(c *command.Context) error {
	c.Ed.SetMode(keymap.ModeInsert)
	c.Select(func(r selection.Range) selection.Range { return selection.New(r.To(), r.From()) })
	return nil
}

func appendMode(c *command.Context) error {
	c.Ed.SetMode(keymap.ModeInsert)
	c.Ed.RestoreCursor()
	t := c.Text()
	// After the last character there must be something for the cursor to be on.
	// A cursor behind it, which is the last range then, has nothing either.
	if r := c.Selection().Range(c.Selection().Len() - 1); r.To() == t.Len() && !r.IsEmpty() {
		if err := c.Apply([]change.Edit{{From: t.Len(), To: t.Len(), Text: string(c.Doc().LineEnding)}}); err != nil {
			return err
		}
	}
	t = c.Text()
	c.Select(func(r selection.Range) selection.Range {
		return selection.New(r.From(), t.NextGrapheme(r.To()))
	})
	return nil
}
