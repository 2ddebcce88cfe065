package commands

import (
	"slices"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/comment"
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
		j := joiner{t: c.Text()}
		for _, r := range c.Selection().Ranges() {
			j.add(r, markersAt(c, r.From()).Line)
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
	t     text.Rope
	edits []change.Edit
}

// add joins the lines of a range, or its single line with the next. markers
// begin line comments.
func (j *joiner) add(r selection.Range, markers []string) {
	t := j.t
	first, last := r.Lines(t)
	if first == last {
		last = min(last+1, t.Lines()-1)
	}
	marker := comment.LineMarker(t, first, markers)
	for line := first; line < last; line++ {
		from := t.LineEnd(line)
		to := j.skipBlanks(t.LineStart(line + 1))
		// A comment marker goes when the line above is the same comment.
		if m := comment.MarkerAt(t, to, markers); m != "" && m == marker {
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

func (j *joiner) skipBlanks(pos int) int {
	for c := j.t.ByteAt(pos); c == ' ' || c == '\t'; c = j.t.ByteAt(pos) {
		pos++
	}
	return pos
}
