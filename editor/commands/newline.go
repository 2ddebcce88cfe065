package commands

import (
	"strings"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/comment"
	"hx/editor/selection"
	"hx/keymap"
)

// NewLines is the family that opens lines.
var NewLines = []*command.Command{
	{Name: "open_below", Label: "New line below", Run: func(c *command.Context) error { return openLines(c, below, true) }},
	{Name: "open_above", Label: "New line above", Run: func(c *command.Context) error { return openLines(c, above, true) }},
	{Name: "add_newline_above", Label: "Blank line above", Run: addNewline(above)},
	{Name: "add_newline_below", Label: "Blank line below", Run: addNewline(below)},
}

type side uint8

const (
	above side = iota
	below
)

// indentAt returns the indentation of a new line that comes behind pos. Where
// syntax does not tell, the level of line is repeated, the one the cursor is on.
func indentAt(c *command.Context, line, pos int) string {
	if c.Ed.IndentFor != nil {
		if s, ok := c.Ed.IndentFor(c.Doc(), line, pos); ok {
			return s
		}
	}
	return indentOfLine(c, line)
}

// indentOfLine is the indentation of as many whole levels as a line has.
func indentOfLine(c *command.Context, line int) string {
	d := c.Doc()
	level := leadingWidth(c.Text().LineText(line), d.TabWidth) / indentWidth(d)
	return strings.Repeat(d.Indent.String(), level)
}

// commentAt returns the line comment marker that a line begins with, "" when
// it is no comment or comments are not to be continued.
func commentAt(c *command.Context, line int) string {
	if !c.Ed.Conf.Editor.ContinueComments {
		return ""
	}
	t := c.Text()
	start, _ := t.FirstNonBlank(line)
	return comment.MarkerAt(t, start, markersAt(c, start).Line)
}

// openLines begins an insertion on count new lines below or above every range.
func openLines(c *command.Context, where side, comment bool) error {
	t, s, count := c.Text(), c.Selection(), c.Count()
	le := string(c.Doc().LineEnding)
	c.Ed.SetMode(keymap.ModeInsert)
	var edits []change.Edit
	var ranges []selection.Range
	offset := 0
	for _, r := range s.Ranges() {
		line := t.LineAt(t.PrevGrapheme(r.To()))
		if where == above {
			line = t.LineAt(r.From())
		}
		from := line // the line whose indentation and comment are continued
		at := t.LineEnd(line)
		if where == above {
			at = t.LineStart(line)
			if line > 0 {
				at = t.LineEnd(line - 1)
			}
		}
		in := indentAt(c, line, at)
		if comment {
			if marker := commentAt(c, from); marker != "" {
				lead, _ := t.FirstNonBlank(from)
				in = t.Slice(t.LineStart(from), lead) + marker + " "
			}
		}
		b, starts := openText(where == above && line == 0, le, in, count)
		edits = append(edits, change.Edit{From: at, To: at, Text: b})
		for _, p := range starts {
			ranges = append(ranges, selection.Point(at+offset+p))
		}
		offset += len(b)
	}
	return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
}

// openText returns count new lines and where the cursor goes on each of them.
func openText(atStart bool, le, indent string, count int) (string, []int) {
	var b strings.Builder
	var starts []int
	for range count {
		if !atStart {
			b.WriteString(le)
		}
		b.WriteString(indent)
		starts = append(starts, b.Len())
		if atStart {
			b.WriteString(le)
		}
	}
	return b.String(), starts
}

// addNewline puts count empty lines above or below every range.
func addNewline(where side) func(*command.Context) error {
	return func(c *command.Context) error {
		t, s := c.Text(), c.Selection()
		lines := strings.Repeat(string(c.Doc().LineEnding), c.Count())
		edits := make([]change.Edit, 0, s.Len())
		for _, r := range s.Ranges() {
			first, last := r.Lines(t)
			at := t.LineStart(first)
			if where == below {
				at = t.LineStart(last + 1)
			}
			edits = append(edits, change.Edit{From: at, To: at, Text: lines})
		}
		return c.Apply(edits)
	}
}

// insertNewline breaks the line at every cursor.
func insertNewline(c *command.Context) error {
	t := c.Text()
	le := string(c.Doc().LineEnding)
	p := pairing{t: t, pairs: c.Ed.AutoPairs(c.Doc())}
	done := 0 // the cursor before, whose blanks are its own
	return insertAll(c, func(_ selection.Range, cursor int) insertion {
		mine := done
		done = cursor
		line := t.LineAt(cursor)
		start := t.LineStart(line)
		before := t.Slice(start, cursor)
		if onlySpace(before) {
			// The line holds only blanks so far: they move along, the break
			// goes in at its start.
			return insertion{from: start, to: start, before: le, skip: len(before)}
		}
		from := max(start+len(strings.TrimRight(before, " \t")), mine)
		if marker := commentAt(c, line); marker != "" {
			lead, _ := t.FirstNonBlank(line)
			return insertion{from: from, to: cursor, before: le + t.Slice(start, lead) + marker + " "}
		}
		in := indentAt(c, line, cursor)
		if p.between(cursor) {
			return insertion{from: from, to: cursor,
				before: le + in + c.Doc().Indent.String(), after: le + in, apart: true}
		}
		return insertion{from: from, to: cursor, before: le + in}
	})
}

func onlySpace(s string) bool { return strings.TrimSpace(s) == "" }
