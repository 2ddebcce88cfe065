package commands

import (
	"errors"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/window"
)

// Jumps is the family of the jump list and of moving between buffers.
var Jumps = []*command.Command{
	{Name: "jump_backward", Label: "Jump back", Run: jumpBackward},
	{Name: "jump_forward", Label: "Jump forward", Run: jumpForward},
	{Name: "save_selection", Label: "Save jump", Run: saveSelection},
	{Name: "goto_last_accessed_file", Label: "Alternate file", Run: lastAccessed},
	{Name: "goto_last_modified_file", Label: "Last modified file", Run: lastModified},
	{Name: "goto_next_buffer", Label: "Next buffer", Run: buffer(1)},
	{Name: "goto_previous_buffer", Label: "Previous buffer", Run: buffer(-1)},
}

func saveSelection(c *command.Context) error {
	c.PushJump()
	c.Status("Selection saved to jumplist")
	return nil
}

func jumpBackward(c *command.Context) error {
	v := c.View()
	if j, ok := v.Jumps.Back(c.Count(), c.Ed.Here(v)); ok {
		goTo(c, j)
	}
	return nil
}

func jumpForward(c *command.Context) error {
	if j, ok := c.View().Jumps.Forward(c.Count()); ok {
		goTo(c, j)
	}
	return nil
}

// goTo shows a place of the jump list.
func goTo(c *command.Context, j window.Jump) {
	d := c.Ed.Docs.Get(j.Doc)
	if d == nil {
		return
	}
	c.Ed.Show(d)
	c.SetSelection(d.ResolveSelection(j.Sel, j.Rev))
	c.Ed.ShowCursor(c.View(), true)
}

// show switches to a buffer; the place left is saved in the jump list.
func show(c *command.Context, d *document.Document) {
	if d != c.Doc() {
		c.PushJump()
	}
	c.Ed.Show(d)
}

func lastAccessed(c *command.Context) error {
	d := c.Ed.Docs.Get(c.View().LastAccessed())
	if d == nil {
		return errors.New("no last accessed buffer")
	}
	show(c, d)
	return nil
}

func lastModified(c *command.Context) error {
	d := c.Ed.Docs.Get(c.View().LastModified())
	if d == nil {
		return errors.New("no last modified buffer")
	}
	show(c, d)
	return nil
}

// buffer goes count buffers on in the order of their numbers, wrapping.
func buffer(way int) func(*command.Context) error {
	return func(c *command.Context) error {
		all := c.Ed.Docs.All()
		for i, d := range all {
			if d == c.Doc() {
				n := len(all)
				c.EndSelect() // even where there is but one buffer
				show(c, all[((i+way*(c.Count()%n))%n+n)%n])
				return nil
			}
		}
		return nil
	}
}
