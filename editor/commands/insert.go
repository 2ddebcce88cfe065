package commands

import (
	"strings"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/keymap"
)

// Insert is the family of commands that begin an insertion and put text in.
var Insert = []*command.Command{
	{Name: "insert_at_line_start", Label: "Insert at line start", Run: insertAtLineStart},
	{Name: "insert_at_line_end", Label: "Insert at line end", Run: insertAtLineEnd},
	{Name: "insert_newline", Label: "Insert line break", Run: insertNewline},
	{Name: "insert_tab", Label: "Insert tab", Run: insertTab},
	{Name: "smart_tab", Label: "Tab (smart)", Run: smartTab},
	{Name: "insert_char_interactive", Label: "Insert one character", Run: insertOne(false)},
	{Name: "append_char_interactive", Label: "Append one character", Run: insertOne(true)},
}

// insertion is what goes in at one cursor: before stands left of the cursor
// afterwards, after right of it. from and to are replaced (mostly from == to).
type insertion struct {
	from, to      int
	before, after string
	skip          int // bytes the cursor steps over instead of inserting
	// apart keeps what goes in behind the cursor out of the reckoning for the
	// far end of a longer range.
	apart bool
}

// insertAll makes one insertion per range and moves the cursors: a range that
// was only its cursor stays one grapheme wide, a longer one grows.
func insertAll(c *command.Context, f func(r selection.Range, cursor int) insertion) error {
	t, s := c.Text(), c.Selection()
	near := t.Near()
	edits := make([]change.Edit, 0, s.Len())
	spots := make([]spot, s.Len())
	offset := 0
	for i, r := range s.Ranges() {
		cursor := r.Head
		if r.Head > r.Anchor {
			cursor = near.Prev(r.Head)
		}
		in := f(r, cursor)
		added := len(in.before) + len(in.after) - (in.to - in.from)
		if in.from != in.to || in.before != "" || in.after != "" {
			edits = append(edits, change.Edit{From: in.from, To: in.to, Text: in.before + in.after})
		}
		spots[i] = spot{cursor: in.from + offset + len(in.before) + in.skip, offset: offset, added: added,
			single: r.To() <= near.Next(r.From())}
		if in.apart {
			spots[i].added -= len(in.after)
		}
		offset += added
	}
	set, err := change.NewSet(t.Len(), edits)
	if err != nil {
		return err
	}
	next, err := set.Apply(t)
	if err != nil {
		return err
	}
	ranges := make([]selection.Range, s.Len())
	near = next.Near()
	for i, r := range s.Ranges() {
		ranges[i] = spots[i].place(near.Next(spots[i].cursor), r)
	}
	after := selection.Of(ranges, s.PrimaryIndex())
	return c.Ed.ChangeTo(c.View(), set, next, &after)
}

// spot is where a cursor is after an insertion, in the new text.
type spot struct {
	cursor        int
	offset, added int // what ranges before, and this one, added
	single        bool
}

// place returns the range afterwards; end is that of the character at the
// cursor.
func (p spot) place(end int, r selection.Range) selection.Range {
	switch {
	case p.single && r.Backward():
		return selection.New(end, p.cursor)
	case p.single:
		return selection.New(p.cursor, end)
	case r.Backward():
		return selection.New(r.Anchor+p.offset+p.added, p.cursor)
	}
	return selection.New(min(r.Anchor+p.offset, p.cursor), end)
}

// insertChar types a character at every cursor, with the pairs that belong to
// it.
func insertChar(c *command.Context, ch rune) error {
	p := newPairing(c.Text(), c.Ed.AutoPairs(c.Doc()), ch)
	return insertAll(c, func(_ selection.Range, cursor int) insertion { return p.at(cursor) })
}

// insertString puts the same text in at every cursor.
func insertString(c *command.Context, s string) error {
	return insertAll(c, func(_ selection.Range, cursor int) insertion {
		return insertion{from: cursor, to: cursor, before: s}
	})
}

func insertOne(after bool) func(*command.Context) error {
	return func(c *command.Context) error {
		c.NextChar(func(c *command.Context, ch rune) {
			s := string(ch)
			if ch == '\n' {
				s = string(c.Doc().LineEnding)
			}
			s = strings.Repeat(s, c.Count())
			err := c.Edit(func(r selection.Range, e *command.Edits) selection.Range {
				at := r.From()
				if after {
					at = r.To()
				}
				span := e.Insert(at, s)
				return selection.New(span.From, span.To)
			})
			if err != nil {
				c.Fail("%s", err)
			}
		})
		return nil
	}
}

func insertAtLineStart(c *command.Context) error {
	return insertAtLine(c, func(t text.Rope, line int) int {
		pos, ok := t.FirstNonBlank(line)
		if !ok {
			return t.LineStart(line)
		}
		return pos
	})
}

func insertAtLineEnd(c *command.Context) error {
	return insertAtLine(c, func(t text.Rope, line int) int { return t.LineEnd(line) })
}

// insertAtLine begins an insertion at a place of each cursor's line. Empty
// lines get their indentation first.
func insertAtLine(c *command.Context, at func(t text.Rope, line int) int) error {
	t, s := c.Text(), c.Selection()
	extend := c.Extending()
	var edits []change.Edit
	ranges := make([]selection.Range, s.Len())
	offset := 0
	for i, r := range s.Ranges() {
		line := t.LineAt(r.Cursor(t))
		start, end := t.LineStart(line), t.LineEnd(line)
		to := selection.Point(start)
		if start < end {
			to = r.PutCursor(t, at(t, line), extend)
		} else if in := indentAt(c, line, start); in != "" {
			edits = append(edits, change.Edit{From: start, To: end, Text: in})
			offset += len(in)
		}
		ranges[i] = selection.New(to.Anchor+offset, to.Head+offset)
	}
	c.Ed.SetMode(keymap.ModeInsert)
	return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
}

func insertTab(c *command.Context) error {
	d := c.Doc()
	if d.Indent.Spaces == 0 {
		return insertString(c, "\t")
	}
	unit := d.Indent.Spaces
	t := c.Text()
	return insertAll(c, func(_ selection.Range, cursor int) insertion {
		// Characters are counted, not cells: a tab before the cursor is one.
		col := utf8.RuneCountInString(t.Slice(t.LineStart(t.LineAt(cursor)), cursor))
		return insertion{from: cursor, to: cursor, before: strings.Repeat(" ", unit-col%unit)}
	})
}

// smartTab indents where only white space stands before the cursors. Behind
// text it goes on to the next stop of a snippet, or behind the syntax node.
func smartTab(c *command.Context) error {
	if !c.Ed.Conf.Editor.SmartTab.Enable || allIndenting(c.Text(), c.Selection()) {
		return insertTab(c)
	}
	if c.NextStop != nil && c.NextStop(c) {
		return nil
	}
	if leave := c.Tables.Find("move_parent_node_end"); leave != nil {
		return c.RunCommand(leave)
	}
	return nil
}

// allIndenting tells whether every cursor has only white space before it.
func allIndenting(t text.Rope, s selection.Selection) bool {
	for _, r := range s.Ranges() {
		cursor := r.Cursor(t)
		if !onlySpace(t.Slice(t.LineStart(t.LineAt(cursor)), cursor)) {
			return false
		}
	}
	return true
}
