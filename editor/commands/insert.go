package commands

import (
	"strings"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/motion"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/keymap"
)

// Insert is the family of commands that begin an insertion or belong to one.
var Insert = []*command.Command{
	{Name: "insert_at_line_start", Label: "Insert at line start", Run: insertAtLineStart},
	{Name: "insert_at_line_end", Label: "Insert at line end", Run: insertAtLineEnd},
	{Name: "insert_newline", Label: "Insert line break", Run: insertNewline},
	{Name: "insert_tab", Label: "Insert tab", Run: insertTab},
	{Name: "insert_char_interactive", Label: "Insert one character", Run: insertOne(false)},
	{Name: "append_char_interactive", Label: "Append one character", Run: insertOne(true)},
	{Name: "delete_char_backward", Label: "Delete back", Run: deleteCharBackward},
	{Name: "delete_char_forward", Label: "Delete forward", Run: deleteCharForward},
	{Name: "delete_word_backward", Label: "Delete word back", Run: deleteWordBackward},
	{Name: "delete_word_forward", Label: "Delete word forward", Run: deleteWordForward},
	{Name: "kill_to_line_start", Label: "Delete to line start", Run: killToLineStart},
	{Name: "kill_to_line_end", Label: "Delete to line end", Run: killToLineEnd},
}

// insertion is what goes in at one cursor: before stands left of the cursor
// afterwards, after right of it. from and to are replaced (mostly from == to).
type insertion struct {
	from, to      int
	before, after string
	skip          int // bytes the cursor steps over instead of inserting
}

// insertAll makes one insertion per range and moves the cursors: a range that
// was only its cursor stays one grapheme wide, a longer one grows.
func insertAll(c *command.Context, f func(r selection.Range, cursor int) insertion) error {
	t, s := c.Text(), c.Selection()
	edits := make([]change.Edit, 0, s.Len())
	spots := make([]spot, s.Len())
	offset := 0
	for i, r := range s.Ranges() {
		cursor := r.Cursor(t)
		in := f(r, cursor)
		added := len(in.before) + len(in.after) - (in.to - in.from)
		if in.from != in.to || in.before != "" || in.after != "" {
			edits = append(edits, change.Edit{From: in.from, To: in.to, Text: in.before + in.after})
		}
		spots[i] = spot{cursor: in.from + offset + len(in.before) + in.skip, offset: offset, added: added,
			single: r.To() <= t.NextGrapheme(r.From())}
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
	for i, r := range s.Ranges() {
		ranges[i] = spots[i].place(next, r)
	}
	after := selection.Of(ranges, s.PrimaryIndex())
	return c.Ed.Change(c.View(), set, &after)
}

// spot is where a cursor is after an insertion, in the new text.
type spot struct {
	cursor        int
	offset, added int // what ranges before, and this one, added
	single        bool
}

func (p spot) place(t text.Rope, r selection.Range) selection.Range {
	end := t.NextGrapheme(p.cursor)
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
	p := pairing{t: c.Text(), pairs: c.Ed.AutoPairs(c.Doc()), ch: ch}
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
	var edits []change.Edit
	ranges := make([]selection.Range, s.Len())
	offset := 0
	for i, r := range s.Ranges() {
		line := t.LineAt(r.Cursor(t))
		start, end := t.LineStart(line), t.LineEnd(line)
		pos := at(t, line)
		if start == end {
			in := indentAt(c, line, start)
			if in != "" {
				edits = append(edits, change.Edit{From: start, To: end, Text: in})
				offset += len(in)
			}
		}
		ranges[i] = selection.Point(pos + offset)
	}
	c.Ed.SetMode(keymap.ModeInsert)
	return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
}

func insertTab(c *command.Context) error {
	d := c.Doc()
	if d.Indent.Spaces == 0 {
		return insertString(c, "\t")
	}
	f := c.Ed.Format(c.View())
	f.Wrap = false
	unit := d.Indent.Spaces
	t := c.Text()
	return insertAll(c, func(_ selection.Range, cursor int) insertion {
		col := f.Place(t, cursor, nil).Col
		return insertion{from: cursor, to: cursor, before: strings.Repeat(" ", unit-col%unit)}
	})
}

// cutAt deletes a span near every cursor; the selection moves with the text.
func cutAt(c *command.Context, span func(r selection.Range, cursor int) (from, to int)) error {
	t := c.Text()
	var edits []change.Edit
	last := 0
	for _, r := range c.Selection().Ranges() {
		from, to := span(r, r.Cursor(t))
		if from = max(from, last); from < to {
			edits = append(edits, change.Edit{From: from, To: to})
			last = to
		}
	}
	return c.Apply(edits)
}

func deleteCharBackward(c *command.Context) error {
	t, d, count := c.Text(), c.Doc(), c.Count()
	p := pairing{t: t, pairs: c.Ed.AutoPairs(d)}
	return cutAt(c, func(_ selection.Range, cursor int) (int, int) {
		start := t.LineStart(t.LineAt(cursor))
		if before := t.Slice(start, cursor); before != "" && strings.Trim(before, " \t") == "" {
			return cursor - dedent(before, d.TabWidth, indentWidth(d)), cursor
		}
		if from, to, ok := p.around(cursor); ok && count == 1 {
			return from, to
		}
		return t.NthPrevGrapheme(cursor, count), cursor
	})
}

// dedent returns the bytes to remove from the end of an indentation to get back
// to the last multiple of unit cells: one tab, or blanks.
func dedent(before string, tab, unit int) int {
	if strings.HasSuffix(before, "\t") {
		return 1
	}
	width := leadingWidth(before, tab)
	drop := width % unit
	if drop == 0 {
		drop = unit
	}
	n := 0
	for n < drop && strings.HasSuffix(before[:len(before)-n], " ") {
		n++
	}
	return n
}

func deleteCharForward(c *command.Context) error {
	t, count := c.Text(), c.Count()
	err := cutAt(c, func(_ selection.Range, cursor int) (int, int) {
		return cursor, t.NthNextGrapheme(cursor, count)
	})
	if err != nil {
		return err
	}
	return keepLineBreak(c)
}

// keepLineBreak puts a final line break back when a deletion in insert mode
// took it, so that the cursor has a place.
func keepLineBreak(c *command.Context) error {
	t := c.Text()
	if c.Ed.Mode() != keymap.ModeInsert {
		return nil
	}
	for _, r := range c.Selection().Ranges() {
		if r.Cursor(t) == t.Len() && (t.Len() == 0 || t.ByteAt(t.Len()-1) != '\n' || r.IsEmpty()) {
			if t.Len() > 0 && t.ByteAt(t.Len()-1) == '\n' {
				continue
			}
			s := c.Selection()
			return c.ApplyAnd([]change.Edit{{From: t.Len(), To: t.Len(), Text: string(c.Doc().LineEnding)}}, s)
		}
	}
	return nil
}

func deleteWordBackward(c *command.Context) error {
	t, count := c.Text(), c.Count()
	return cutAt(c, func(r selection.Range, cursor int) (int, int) {
		w := motion.Word(t, selection.Point(cursor), count, motion.Goal{Backward: true})
		return w.From(), cursor
	})
}

func deleteWordForward(c *command.Context) error {
	t, count := c.Text(), c.Count()
	err := cutAt(c, func(r selection.Range, cursor int) (int, int) {
		w := motion.Word(t, selection.Point(cursor), count, motion.Goal{End: true})
		return cursor, w.To()
	})
	if err != nil {
		return err
	}
	return keepLineBreak(c)
}

func killToLineStart(c *command.Context) error {
	t := c.Text()
	return cutAt(c, func(_ selection.Range, cursor int) (int, int) {
		line := t.LineAt(cursor)
		start := t.LineStart(line)
		if cursor == start && line != 0 {
			return t.LineEnd(line - 1), cursor
		}
		if pos, ok := t.FirstNonBlank(line); ok && pos < cursor {
			return pos, cursor
		}
		return start, cursor
	})
}

func killToLineEnd(c *command.Context) error {
	t := c.Text()
	err := cutAt(c, func(_ selection.Range, cursor int) (int, int) {
		line := t.LineAt(cursor)
		end := t.LineEnd(line)
		if cursor == end {
			return cursor, t.LineStart(line + 1)
		}
		return cursor, end
	})
	if err != nil {
		return err
	}
	return keepLineBreak(c)
}
