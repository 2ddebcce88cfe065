package commands

import (
	"fmt"
	"strings"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/keymap"
)

// Yank is the family that copies to registers and pastes from them.
var Yank = []*command.Command{
	{Name: "yank", Label: "Copy", Run: yankTo(0)},
	{Name: "yank_to_clipboard", Label: "Copy to clipboard", Run: yankTo('+')},
	{Name: "yank_to_primary_clipboard", Label: "Copy to primary clipboard", Run: yankTo('*')},
	{Name: "yank_joined", Label: "Copy joined", Run: yankJoinedTo(0)},
	{Name: "yank_joined_to_clipboard", Label: "Copy joined to clipboard", Run: yankJoinedTo('+')},
	{Name: "yank_joined_to_primary_clipboard", Label: "Copy joined to primary clipboard", Run: yankJoinedTo('*')},
	{Name: "yank_main_selection_to_clipboard", Label: "Copy primary to clipboard", Run: yankPrimaryTo('+')},
	{Name: "yank_main_selection_to_primary_clipboard", Label: "Copy primary to primary clipboard", Run: yankPrimaryTo('*')},
	{Name: "paste_after", Label: "Paste after", Run: pasteFrom(0, pasteAfter)},
	{Name: "paste_before", Label: "Paste before", Run: pasteFrom(0, pasteBefore)},
	{Name: "paste_clipboard_after", Label: "Paste clipboard after", Run: pasteFrom('+', pasteAfter)},
	{Name: "paste_clipboard_before", Label: "Paste clipboard before", Run: pasteFrom('+', pasteBefore)},
	{Name: "paste_primary_clipboard_after", Label: "Paste primary after", Run: pasteFrom('*', pasteAfter)},
	{Name: "paste_primary_clipboard_before", Label: "Paste primary before", Run: pasteFrom('*', pasteBefore)},
	{Name: "replace_with_yanked", Label: "Replace with copied", Run: replaceFrom(0)},
	{Name: "replace_selections_with_clipboard", Label: "Replace with clipboard", Run: replaceFrom('+')},
	{Name: "replace_selections_with_primary_clipboard", Label: "Replace with primary clipboard", Run: replaceFrom('*')},
}

// register returns fixed when it is not 0, else the chosen register or the
// default one.
func register(c *command.Context, fixed rune) rune {
	if fixed != 0 {
		return fixed
	}
	return c.Register(c.Ed.Conf.Editor.DefaultRegister)
}

func plural(n int, one string) string {
	if n == 1 {
		return one
	}
	return one + "s"
}

func yankTo(fixed rune) func(*command.Context) error {
	return func(c *command.Context) error {
		name := register(c, fixed)
		values := c.Selection().Texts(c.Text())
		if err := c.Ed.Regs.Write(name, values); err != nil {
			return err
		}
		c.Status("yanked %d %s to register %c", len(values), plural(len(values), "selection"), name)
		c.EndSelect()
		return nil
	}
}

func yankJoinedTo(fixed rune) func(*command.Context) error {
	return func(c *command.Context) error {
		return yankJoined(c, string(c.Doc().LineEnding), register(c, fixed))
	}
}

// yankJoined stores all selections as one value.
func yankJoined(c *command.Context, separator string, name rune) error {
	values := c.Selection().Texts(c.Text())
	if err := c.Ed.Regs.Write(name, []string{strings.Join(values, separator)}); err != nil {
		return err
	}
	c.Status("joined and yanked %d %s to register %c", len(values), plural(len(values), "selection"), name)
	c.EndSelect()
	return nil
}

func yankPrimaryTo(name rune) func(*command.Context) error {
	return func(c *command.Context) error {
		if err := c.Ed.Regs.Write(name, []string{c.Selection().Primary().Text(c.Text())}); err != nil {
			return err
		}
		c.Status("yanked main selection to register %c", name)
		c.EndSelect()
		return nil
	}
}

// pastePlace says where pasted text goes.
type pastePlace uint8

const (
	pasteBefore pastePlace = iota
	pasteAfter
	pasteAtCursor
)

func pasteFrom(fixed rune, where pastePlace) func(*command.Context) error {
	return func(c *command.Context) error {
		defer c.EndSelect()
		values, err := read(c, register(c, fixed))
		if err != nil || len(values) == 0 {
			return err
		}
		return pasteValues(c, values, where, c.Count())
	}
}

// read returns a register's values with the document's line breaks.
func read(c *command.Context, name rune) ([]string, error) {
	values, err := c.Ed.Regs.Read(name)
	if err != nil {
		return nil, fmt.Errorf("register %c: %w", name, err)
	}
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = c.Doc().LineEnding.Convert(v)
	}
	return out, nil
}

// value returns the text for range i: the last one is used for all ranges that
// have none of their own.
func value(values []string, i, count int) string {
	return strings.Repeat(values[min(i, len(values)-1)], count)
}

// pasteValues puts one value at each range. When any of them ends in a line
// break all go in as whole lines. In normal mode what was put in becomes the
// selection.
func pasteValues(c *command.Context, values []string, where pastePlace, count int) error {
	t, s := c.Text(), c.Selection()
	linewise := false
	for _, v := range values {
		linewise = linewise || text.HasLineBreak(v)
	}
	edits := make([]change.Edit, s.Len())
	ranges := make([]selection.Range, s.Len())
	offset := 0
	for i, r := range s.Ranges() {
		at := pastePos(t, r, where, linewise)
		v := value(values, i, count)
		edits[i] = change.Edit{From: at, To: at, Text: v}
		ranges[i] = r.Over(at+offset, at+offset+len(v))
		offset += len(v)
	}
	if c.Ed.Mode() == keymap.ModeNormal {
		return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
	}
	return c.Apply(edits)
}

func pastePos(t text.Rope, r selection.Range, where pastePlace, linewise bool) int {
	switch {
	case where == pasteAtCursor:
		return r.Cursor(t)
	case where == pasteBefore && linewise:
		return t.LineStart(t.LineAt(r.From()))
	case where == pasteBefore:
		return r.From()
	case linewise:
		_, last := r.Lines(t)
		return t.LineStart(last + 1)
	}
	return r.To()
}

func replaceFrom(fixed rune) func(*command.Context) error {
	return func(c *command.Context) error {
		defer c.EndSelect()
		values, err := read(c, register(c, fixed))
		if err != nil || len(values) == 0 {
			return err
		}
		count := c.Count()
		var edits []change.Edit
		for i, r := range c.Selection().Ranges() {
			if !r.IsEmpty() {
				edits = append(edits, change.Edit{From: r.From(), To: r.To(), Text: value(values, i, count)})
			}
		}
		return c.Apply(edits)
	}
}
