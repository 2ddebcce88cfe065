package commands

import (
	"hx/editor/command"
	"hx/editor/motion"
	"hx/editor/selection"
	"hx/editor/text"
)

// Lines is the family of movements within a line and to lines of the text.
var Lines = []*command.Command{
	{Name: "goto_line_start", Label: "Line start", Run: inLine(byMode, lineStart)},
	{Name: "extend_to_line_start", Label: "Extend to line start", Run: inLine(extends, lineStart)},
	{Name: "goto_line_end", Label: "Line end", Run: inLine(byMode, lineEnd)},
	{Name: "extend_to_line_end", Label: "Extend to line end", Run: inLine(extends, lineEnd)},
	{Name: "goto_line_end_newline", Label: "Line break", Run: inLine(byMode, lineBreak)},
	{Name: "extend_to_line_end_newline", Label: "Extend to line break", Run: inLine(extends, lineBreak)},
	{Name: "goto_first_nonwhitespace", Label: "First non-blank", Run: inLine(byMode, firstNonBlank)},
	{Name: "extend_to_first_nonwhitespace", Label: "Extend to first non-blank", Run: inLine(extends, firstNonBlank)},
	{Name: "goto_column", Label: "Column n", Flags: command.Jump, Run: column(moves)},
	{Name: "extend_to_column", Label: "Extend to column n", Run: column(extends)},
	{Name: "goto_file_start", Label: "File start / line n", Run: fileStart(moves)},
	{Name: "extend_to_file_start", Label: "Extend to file start", Run: fileStart(extends)},
	{Name: "goto_file_end", Label: "File end", Run: fileEnd(moves)},
	{Name: "extend_to_file_end", Label: "Extend to file end", Run: fileEnd(extends)},
	{Name: "goto_line", Label: "Line n", Run: gotoLine},
	{Name: "goto_last_line", Label: "Last line", Run: lastLine(moves)},
	{Name: "extend_to_last_line", Label: "Extend to last line", Run: lastLine(extends)},
	{Name: "goto_next_paragraph", Label: "Next paragraph", Run: paragraph(motion.NextParagraph)},
	{Name: "goto_prev_paragraph", Label: "Previous paragraph", Run: paragraph(motion.PrevParagraph)},
	{Name: "goto_last_modification", Label: "Last edit", Run: lastModification},
}

// manner says what a motion does to the anchor.
type manner uint8

const (
	moves   manner = iota // the range becomes the cursor
	extends               // the anchor stays
	byMode                // select mode extends, others move
)

func (m manner) extend(c *command.Context) bool { return m == extends || m == byMode && c.Extending() }

// place finds a position in the line of the cursor; false leaves the range.
type place func(t text.Rope, line, cursor int) (int, bool)

func lineStart(t text.Rope, line, _ int) (int, bool) { return t.LineStart(line), true }
func lineBreak(t text.Rope, line, _ int) (int, bool) { return t.LineEnd(line), true }

func lineEnd(t text.Rope, line, _ int) (int, bool) {
	return max(t.PrevGrapheme(t.LineEnd(line)), t.LineStart(line)), true
}

func firstNonBlank(t text.Rope, line, _ int) (int, bool) { return t.FirstNonBlank(line) }

func inLine(m manner, to place) func(*command.Context) error {
	return func(c *command.Context) error {
		t := c.Text()
		c.Select(func(r selection.Range) selection.Range {
			cursor := r.Cursor(t)
			pos, ok := to(t, t.LineAt(cursor), cursor)
			if !ok {
				return r
			}
			return r.PutCursor(t, pos, m.extend(c))
		})
		return nil
	}
}

func column(m manner) func(*command.Context) error {
	return func(c *command.Context) error {
		count := c.Count()
		return inLine(m, func(t text.Rope, line, _ int) (int, bool) {
			return min(t.NthNextGrapheme(t.LineStart(line), count-1), t.LineEnd(line)), true
		})(c)
	}
}

func fileStart(m manner) func(*command.Context) error {
	return func(c *command.Context) error {
		c.PushJump()
		if n, given := c.CountGiven(); given {
			return toLine(c, n, m.extend(c))
		}
		t := c.Text()
		c.Select(func(r selection.Range) selection.Range { return r.PutCursor(t, 0, m.extend(c)) })
		return nil
	}
}

func fileEnd(m manner) func(*command.Context) error {
	return func(c *command.Context) error {
		c.PushJump()
		t := c.Text()
		c.Select(func(r selection.Range) selection.Range {
			return r.PutCursor(t, t.Len(), m.extend(c))
		})
		return nil
	}
}

func gotoLine(c *command.Context) error {
	n, given := c.CountGiven()
	if !given {
		return nil
	}
	c.PushJump()
	return toLine(c, n, false)
}

// toLine puts all cursors at the start of line n, counted from 1; numbers past
// the end mean the last line.
func toLine(c *command.Context, n int, extend bool) error {
	t := c.Text()
	pos := t.LineStart(min(n-1, lastFullLine(t)))
	c.Select(func(r selection.Range) selection.Range { return r.PutCursor(t, pos, extend) })
	return nil
}

// lastFullLine is the last line, without the empty one behind a final line
// break.
func lastFullLine(t text.Rope) int {
	last := t.Lines() - 1
	if last > 0 && t.LineStart(last) == t.Len() {
		last--
	}
	return last
}

func lastLine(m manner) func(*command.Context) error {
	return func(c *command.Context) error {
		c.PushJump()
		t := c.Text()
		pos := t.LineStart(lastFullLine(t))
		c.Select(func(r selection.Range) selection.Range { return r.PutCursor(t, pos, m.extend(c)) })
		return nil
	}
}

func paragraph(move func(text.Rope, selection.Range, int, bool) selection.Range) func(*command.Context) error {
	return func(c *command.Context) error {
		count := c.Count()
		run := func(c *command.Context) {
			t := c.Text()
			c.Select(func(r selection.Range) selection.Range { return move(t, r, count, c.Extending()) })
		}
		run(c)
		c.Motion = run
		return nil
	}
}

func lastModification(c *command.Context) error {
	pos, ok := c.Doc().LastEdit()
	if !ok {
		return nil
	}
	c.PushJump()
	t := c.Text()
	c.Select(func(r selection.Range) selection.Range { return r.PutCursor(t, pos, c.Extending()) })
	return nil
}
