package commands

import (
	"hx/editor/command"
	"hx/editor/layout"
	"hx/editor/window"
)

// Windows is the family that splits the screen and moves between splits.
var Windows = []*command.Command{
	{Name: "hsplit", Label: "Split below", Run: split(window.Stack)},
	{Name: "vsplit", Label: "Split right", Run: split(window.Side)},
	{Name: "hsplit_new", Label: "New buffer below", Run: splitNew(window.Stack)},
	{Name: "vsplit_new", Label: "New buffer right", Run: splitNew(window.Side)},
	{Name: "wclose", Label: "Close split", Run: closeWindow},
	{Name: "wonly", Label: "Close other splits", Run: func(c *command.Context) error { c.Ed.Win.Only(); return nil }},
	{Name: "rotate_view", Label: "Next split", Run: func(c *command.Context) error { c.Ed.Win.Next(); return nil }},
	{Name: "rotate_view_reverse", Label: "Previous split", Run: func(c *command.Context) error { c.Ed.Win.Prev(); return nil }},
	{Name: "transpose_view", Label: "Transpose", Run: func(c *command.Context) error { c.Ed.Win.Transpose(); return nil }},
	{Name: "jump_view_left", Label: "Split at left", Run: focus(window.Left)},
	{Name: "jump_view_down", Label: "Split below", Run: focus(window.Down)},
	{Name: "jump_view_up", Label: "Split above", Run: focus(window.Up)},
	{Name: "jump_view_right", Label: "Split at right", Run: focus(window.Right)},
	{Name: "swap_view_left", Label: "Swap left", Run: swap(window.Left)},
	{Name: "swap_view_down", Label: "Swap down", Run: swap(window.Down)},
	{Name: "swap_view_up", Label: "Swap up", Run: swap(window.Up)},
	{Name: "swap_view_right", Label: "Swap right", Run: swap(window.Right)},
}

func split(dir window.Direction) func(*command.Context) error {
	return func(c *command.Context) error {
		c.Ed.Win.Split(dir)
		return nil
	}
}

func splitNew(dir window.Direction) func(*command.Context) error {
	return func(c *command.Context) error {
		c.Ed.Win.Open(dir, c.Ed.NewScratch("").ID())
		return nil
	}
}

func closeWindow(c *command.Context) error {
	if len(c.Ed.Win.Views()) == 1 {
		if err := refuseUnsaved(c); err != nil {
			return err
		}
	}
	c.Ed.CloseView(c.View().ID)
	return nil
}

// cursorCell returns the cell of the screen that the primary cursor is on.
func cursorCell(c *command.Context) (x, y int) {
	v, d := c.View(), c.Doc()
	f := c.Ed.Format(v)
	area := c.Ed.TextArea(v)
	at := f.Place(d.Text(), c.Selection().Primary().Cursor(d.Text()), nil)
	line, row := c.Ed.Top(v)
	y = f.Distance(d.Text(), layout.Place{Line: line, Row: row}, at, area.H, nil)
	return area.X + at.Col - v.Scroll(d).Left, area.Y + y
}

func focus(way window.Way) func(*command.Context) error {
	return func(c *command.Context) error {
		x, y := cursorCell(c)
		c.Ed.Win.FocusWay(way, x, y)
		return nil
	}
}

func swap(way window.Way) func(*command.Context) error {
	return func(c *command.Context) error {
		x, y := cursorCell(c)
		c.Ed.Win.SwapWay(way, x, y)
		return nil
	}
}
