// Package commands holds the families of editing commands, a file or two each.
// Every family is a table of rows; editor/registry lists the tables.
package commands

import (
	"hx/editor/command"
	"hx/editor/layout"
	"hx/editor/selection"
	"hx/editor/text"
)

// Move is the family of character and line movements.
var Move = []*command.Command{
	{Name: "no_op", Label: "Nothing", Run: func(*command.Context) error { return nil }},
	{Name: "move_char_left", Label: "Left one", Flags: command.Motion, Run: chars(false, back)},
	{Name: "move_char_right", Label: "Right one", Flags: command.Motion, Run: chars(false, ahead)},
	{Name: "extend_char_left", Label: "Extend left one", Flags: command.Motion, Run: chars(true, back)},
	{Name: "extend_char_right", Label: "Extend right one", Flags: command.Motion, Run: chars(true, ahead)},
	{Name: "move_line_up", Label: "Line up", Flags: command.Motion, Run: lines(false, -1)},
	{Name: "move_line_down", Label: "Line down", Flags: command.Motion, Run: lines(false, 1)},
	{Name: "extend_line_up", Label: "Extend line up", Flags: command.Motion, Run: lines(true, -1)},
	{Name: "extend_line_down", Label: "Extend line down", Flags: command.Motion, Run: lines(true, 1)},
	{Name: "move_visual_line_up", Label: "Row up", Flags: command.Motion, Run: rows(false, -1)},
	{Name: "move_visual_line_down", Label: "Row down", Flags: command.Motion, Run: rows(false, 1)},
	{Name: "extend_visual_line_up", Label: "Extend row up", Flags: command.Motion, Run: rows(true, -1)},
	{Name: "extend_visual_line_down", Label: "Extend row down", Flags: command.Motion, Run: rows(true, 1)},
}

// step goes count graphemes from a position.
type step func(t text.Rope, pos, count int) int

func back(t text.Rope, pos, count int) int  { return t.NthPrevGrapheme(pos, count) }
func ahead(t text.Rope, pos, count int) int { return t.NthNextGrapheme(pos, count) }

func chars(extend bool, to step) func(*command.Context) error {
	return func(c *command.Context) error {
		t, count := c.Text(), c.Count()
		c.Select(func(r selection.Range) selection.Range {
			return r.PutCursor(t, to(t, r.Cursor(t), count), extend)
		})
		return nil
	}
}

// lines moves by lines of the text, rows by rows of the screen. They are the
// same without soft wrap.
func lines(extend bool, way int) func(*command.Context) error { return vertical(extend, way, false) }
func rows(extend bool, way int) func(*command.Context) error  { return vertical(extend, way, true) }

func vertical(extend bool, way int, visual bool) func(*command.Context) error {
	return func(c *command.Context) error {
		m := vmove{t: c.Text(), f: c.Ed.Format(c.View()), decor: textRows(c.Ed.DecorOf(c.View(), c.Ed.Visible(c.View())))}
		m.extend = extend
		if !visual {
			m.f.Wrap = false
		}
		count := way * c.Count()
		c.Select(func(r selection.Range) selection.Range { return m.move(r, count) })
		return nil
	}
}

// textRows are decorations without the rows below lines: a cursor passes over
// those.
func textRows(d *layout.Decor) *layout.Decor {
	if d == nil || d.Below == nil {
		return d
	}
	return &layout.Decor{Inline: d.Inline, Overlays: d.Overlays}
}

// vmove is vertical movement that keeps the visual column.
type vmove struct {
	t      text.Rope
	f      layout.Format
	decor  *layout.Decor
	extend bool
}

func (m vmove) move(r selection.Range, rows int) selection.Range {
	pos := r.Cursor(m.t)
	at := m.f.Place(m.t, pos, m.decor)
	col, remembered := r.Goal.Column()
	if !remembered {
		col = at.Col
	}
	line, row := m.f.Step(m.t, at.Line, at.Row, rows, m.decor)
	to := pos
	switch {
	case m.f.Wrap && rows > 0 && m.f.Distance(m.t, at, layout.Place{Line: line, Row: row}, rows, m.decor) < rows:
		to = m.t.Len() // rows end there, lines do not
	case line != at.Line || row != at.Row: // else nowhere to go: the column stays too
		to = m.f.At(m.t, line, row, col, m.decor)
	}
	if m.extend && to == m.t.Len() && m.t.Len() > 0 && line == m.t.Lines()-1 && m.t.LineStart(line) == to {
		return r // select mode does not enter the empty line at the end
	}
	out := r.PutCursor(m.t, to, m.extend)
	out.Goal = selection.GoalColumn(col)
	return out
}
