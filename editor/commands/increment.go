package commands

import (
	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/increment"
	"hx/editor/selection"
)

// Increments is the family that counts numbers, dates and times.
var Increments = []*command.Command{
	{Name: "increment", Label: "Increment", Run: countBy(1)},
	{Name: "decrement", Label: "Decrement", Run: countBy(-1)},
}

// countBy counts every range that is a number, date or time. With the register
// of the range numbers each one is counted one further than the one before.
func countBy(way int) func(*command.Context) error {
	return func(c *command.Context) error {
		t, s := c.Text(), c.Selection()
		amount, step := way*c.Count(), 0
		if name, _ := c.RegisterGiven(); name == '#' {
			step = way
		}
		var edits []change.Edit
		ranges := make([]selection.Range, s.Len())
		offset := 0
		for i, r := range s.Ranges() {
			from, to := r.From(), r.To()
			if text, ok := increment.By(r.Text(t), amount); ok {
				edits = append(edits, change.Edit{From: from, To: to, Text: text})
				ranges[i] = selection.New(from+offset, from+offset+len(text))
				offset += len(text) - (to - from)
			} else {
				ranges[i] = selection.New(from+offset, to+offset)
			}
			amount += step
		}
		if len(edits) == 0 {
			return nil
		}
		c.EndSelect()
		return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
	}
}
