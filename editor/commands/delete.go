package commands

import (
	"hx/editor/command"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/keymap"
)

// Delete is the family that takes text away or replaces it by nothing yet.
var Delete = []*command.Command{
	{Name: "delete_selection", Label: "Delete", Run: deleteSelection(true)},
	{Name: "delete_selection_noyank", Label: "Delete without copying", Run: deleteSelection(false)},
	{Name: "change_selection", Label: "Change", Run: changeSelection(true)},
	{Name: "change_selection_noyank", Label: "Change without copying", Run: changeSelection(false)},
}

func deleteSelection(yank bool) func(*command.Context) error {
	return func(c *command.Context) error {
		if err := takeAway(c, yank); err != nil {
			return err
		}
		c.EndSelect()
		return nil
	}
}

func changeSelection(yank bool) func(*command.Context) error {
	return func(c *command.Context) error {
		lines := wholeLines(c.Text(), c.Selection())
		if err := takeAway(c, yank); err != nil {
			return err
		}
		if lines {
			return openLines(c, above, false)
		}
		c.Ed.SetMode(keymap.ModeInsert)
		return nil
	}
}

// takeAway deletes every range and stores their texts first.
func takeAway(c *command.Context, yank bool) error {
	t, s := c.Text(), c.Selection()
	if register := c.Register(c.Ed.Conf.Editor.DefaultRegister); yank && register != '_' {
		if err := c.Ed.Regs.Write(register, s.Texts(t)); err != nil {
			return err
		}
	}
	var cuts deletions
	for _, r := range s.Ranges() {
		cuts.add(r.From(), r.To())
	}
	return c.Apply(cuts.edits)
}

// wholeLines tells whether every range covers whole lines and a line break.
func wholeLines(t text.Rope, s selection.Selection) bool {
	for _, r := range s.Ranges() {
		first, last := r.Lines(t)
		if t.LineAt(r.To()) == first || r.From() != t.LineStart(first) || r.To() != t.LineStart(last+1) {
			return false
		}
	}
	return true
}
