package commands

import (
	"strings"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/text"
)

// Indent is the family that moves lines to the right and left.
var Indent = []*command.Command{
	{Name: "indent", Label: "Indent", Run: indent},
	{Name: "unindent", Label: "Unindent", Run: unindent},
}

// indentWidth returns the cells of one level.
func indentWidth(d *document.Document) int {
	if d.Indent.Spaces == 0 {
		return d.TabWidth
	}
	return d.Indent.Spaces
}

func indent(c *command.Context) error {
	t, d := c.Text(), c.Doc()
	unit := indentWidth(d)
	var edits []change.Edit
	for _, span := range c.Selection().LineSpans(t) {
		for line := span[0]; line <= span[1]; line++ {
			pos, ok := t.FirstNonBlank(line)
			if !ok {
				continue
			}
			start := t.LineStart(line)
			more := strings.Repeat(d.Indent.String(), c.Count())
			if d.Indent.Spaces > 0 {
				// A level that was begun is completed first. Characters are
				// counted, a tab is one.
				more = more[utf8.RuneCountInString(t.Slice(start, pos))%unit:]
			}
			edits = append(edits, change.Edit{From: start, To: start, Text: more})
		}
	}
	return applyAndEnd(c, edits)
}

// applyAndEnd changes the text and returns from select to normal mode.
func applyAndEnd(c *command.Context, edits []change.Edit) error {
	if err := c.Apply(edits); err != nil {
		return err
	}
	c.EndSelect()
	return nil
}

// leadingWidth returns the cells of the blanks that s begins with.
func leadingWidth(s string, tab int) int {
	width := 0
	for _, ch := range s {
		switch ch {
		case '\t':
			width += text.TabWidth(width, tab)
		case ' ':
			width++
		default:
			return width
		}
	}
	return width
}

func unindent(c *command.Context) error {
	t, d := c.Text(), c.Doc()
	budget := c.Count() * indentWidth(d)
	var edits []change.Edit
	for _, span := range c.Selection().LineSpans(t) {
		for line := span[0]; line <= span[1]; line++ {
			start := t.LineStart(line)
			if n := blanksWithin(t.LineText(line), d.TabWidth, budget); n > 0 {
				edits = append(edits, change.Edit{From: start, To: start + n})
			}
		}
	}
	return applyAndEnd(c, edits)
}

// blanksWithin returns the bytes of leading blanks that fill at least budget
// cells, or all there are.
func blanksWithin(s string, tab, budget int) int {
	width := 0
	for i := 0; i < len(s); i++ {
		if width >= budget || s[i] != ' ' && s[i] != '\t' {
			return i
		}
		width += leadingWidth(s[i:i+1], tab-width%max(tab, 1))
	}
	return len(s)
}
