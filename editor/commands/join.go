package commands

import (
	"slices"
	"strings"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/selection"
	"hx/editor/text"
)

// Join is the family that makes one line of several.
var Join = []*command.Command{
	{Name: "join_selections", Label: "Join lines", Run: joinLines(false)},
	{Name: "join_selections_space", Label: "Join and select spaces", Run: joinLines(true)},
}

func joinLines(selectBlanks bool) func(*command.Context) error {
	return func(c *command.Context) error {
		j := joiner{t: c.Text(), tokens: commentTokens(c)}
		for _, r := range c.Selection().Ranges() {
			j.add(r)
		}
		if len(j.edits) == 0 {
			return nil
		}
		slices.SortFunc(j.edits, func(a, b change.Edit) int { return a.From - b.From })
		j.edits = slices.CompactFunc(j.edits, func(a, b change.Edit) bool { return a.From == b.From })
		if !selectBlanks {
			return c.Apply(j.edits)
		}
		var blanks []selection.Range
		offset := 0
		for _, e := range j.edits {
			if e.Text != "" {
				blanks = append(blanks, selection.Point(e.From+offset))
			}
			offset += len(e.Text) - (e.To - e.From)
		}
		if len(blanks) == 0 {
			return c.Apply(j.edits)
		}
		return c.ApplyAnd(j.edits, selection.Of(blanks, 0))
	}
}

type joiner struct {
	t      text.Rope
	tokens []string // line comment markers
	edits  []change.Edit
}

// add joins the lines of a range, or its single line with the next.
func (j *joiner) add(r selection.Range) {
	t := j.t
	first, last := r.Lines(t)
	if first == last {
		last = min(last+1, t.Lines()-1)
	}
	marker := j.marker(t.LineStart(first))
	for line := first; line < last; line++ {
		from := t.LineEnd(line)
		to := j.skipBlanks(t.LineStart(line + 1))
		// A comment marker goes when the line above is the same comment.
		if m := j.marker(to); m != "" && m == marker {
			to = j.skipBlanks(to + len(m))
		} else if m != "" {
			marker = m
		}
		separator := " "
		if to == t.LineEnd(line+1) {
			separator = ""
		}
		j.edits = append(j.edits, change.Edit{From: from, To: to, Text: separator})
	}
}

// marker returns the longest comment marker behind the blanks at pos.
func (j *joiner) marker(pos int) string {
	pos = j.skipBlanks(pos)
	best := ""
	for _, m := range j.tokens {
		if len(m) > len(best) && strings.HasPrefix(j.t.Slice(pos, min(pos+len(m), j.t.Len())), m) {
			best = m
		}
	}
	return best
}

func (j *joiner) skipBlanks(pos int) int {
	for c := j.t.ByteAt(pos); c == ' ' || c == '\t'; c = j.t.ByteAt(pos) {
		pos++
	}
	return pos
}

// commentTokens returns the line comment markers of the document's language.
func commentTokens(c *command.Context) []string {
	if l := c.Ed.Language(c.Doc()); l != nil {
		return l.CommentTokens
	}
	return nil
}
