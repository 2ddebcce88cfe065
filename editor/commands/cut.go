package commands

import (
	"strings"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/motion"
	"hx/editor/selection"
	"hx/editor/text"
)

// Cut is the family of deletions around the cursors of insert mode.
var Cut = []*command.Command{
	{Name: "delete_char_backward", Label: "Delete back", Run: deleteCharBackward},
	{Name: "delete_char_forward", Label: "Delete forward", Run: deleteForward(charsAhead)},
	{Name: "delete_word_backward", Label: "Delete word back", Run: deleteBackward(wordBack)},
	{Name: "delete_word_forward", Label: "Delete word forward", Run: deleteForward(wordAhead)},
	{Name: "kill_to_line_start", Label: "Delete to line start", Run: deleteBackward(toLineStart)},
	{Name: "kill_to_line_end", Label: "Delete to line end", Run: deleteForward(toLineEnd)},
}

// reach returns how far a deletion goes from a cursor.
type reach func(t text.Rope, r selection.Range, cursor, count int) int

func charsAhead(t text.Rope, _ selection.Range, cursor, count int) int {
	return t.NthNextGrapheme(cursor, count)
}

func wordBack(t text.Rope, r selection.Range, _, count int) int {
	return motion.Word(t, r, count, motion.Goal{Backward: true}).From()
}

func wordAhead(t text.Rope, r selection.Range, _, count int) int {
	return motion.Word(t, r, count, motion.Goal{End: true}).To()
}

// toLineStart goes back to the first character that is not blank, from there to
// column 1, from there over the line break.
func toLineStart(t text.Rope, _ selection.Range, cursor, _ int) int {
	line := t.LineAt(cursor)
	start := t.LineStart(line)
	if cursor == start && line != 0 {
		return t.LineEnd(line - 1)
	}
	if pos, ok := t.FirstNonBlank(line); ok && pos < cursor {
		return pos
	}
	return start
}

// toLineEnd goes to the line break, from there over it.
func toLineEnd(t text.Rope, _ selection.Range, cursor, _ int) int {
	line := t.LineAt(cursor)
	if end := t.LineEnd(line); cursor < end {
		return end
	}
	return t.LineStart(line + 1)
}

func deleteBackward(to reach) func(*command.Context) error {
	return func(c *command.Context) error {
		t, count := c.Text(), c.Count()
		var cuts deletions
		for _, r := range c.Selection().Ranges() {
			cursor := r.Cursor(t)
			cuts.add(to(t, r, cursor, count), cursor)
		}
		return c.Apply(cuts.edits)
	}
}

// deleteForward deletes from the cursors on. Forward ranges grow by the
// grapheme that follows, because the one they end with goes. When the last line
// break goes under such a cursor, a new one gives it a place.
func deleteForward(to reach) func(*command.Context) error {
	return func(c *command.Context) error {
		t, count := c.Text(), c.Count()
		var cuts deletions
		atEnd := false
		c.Select(func(r selection.Range) selection.Range {
			cursor := r.Cursor(t)
			end := to(t, r, cursor, count)
			cuts.add(cursor, end)
			if r.Head > r.Anchor {
				atEnd = atEnd || end == t.Len()
				r.Head++ // into the next grapheme; it is made whole when stored
			}
			return r
		})
		if atEnd {
			cuts.edits = append(cuts.edits, change.Edit{From: t.Len(), To: t.Len(), Text: string(c.Doc().LineEnding)})
		}
		return c.Apply(cuts.edits)
	}
}

// deletions collects spans to delete in text order; what an earlier one covers
// is left out.
type deletions struct {
	edits []change.Edit
	end   int
}

func (d *deletions) add(from, to int) {
	if from = max(from, d.end); from < to {
		d.edits = append(d.edits, change.Edit{From: from, To: to})
		d.end = to
	}
}

// deleteCharBackward deletes a level of indentation, an empty pair, or count
// graphemes.
func deleteCharBackward(c *command.Context) error {
	t, s, d := c.Text(), c.Selection(), c.Doc()
	p := pairing{t: t, pairs: c.Ed.AutoPairs(d)}
	var cuts deletions
	var pairs []int // ranges whose cursor stood in a pair
	for i, r := range s.Ranges() {
		cursor := r.Cursor(t)
		start := t.LineStart(t.LineAt(cursor))
		if before := t.Slice(start, cursor); before != "" && strings.Trim(before, " \t") == "" {
			cuts.add(cursor-dedent(before, d.TabWidth, indentWidth(d)), cursor)
		} else if from, to, ok := p.around(cursor); ok {
			cuts.add(from, to)
			pairs = append(pairs, i)
		} else {
			cuts.add(t.NthPrevGrapheme(cursor, c.Count()), cursor)
		}
	}
	return applyCutting(c, cuts.edits, pairs)
}

// applyCutting changes the text like Apply, but the cursors of the ranges listed
// stay where they are in the text: on what followed the closing half.
func applyCutting(c *command.Context, edits []change.Edit, pairs []int) error {
	if len(pairs) == 0 {
		return c.Apply(edits)
	}
	t, s := c.Text(), c.Selection()
	set, err := change.NewSet(t.Len(), edits)
	if err != nil {
		return err
	}
	next, err := set.Apply(t)
	if err != nil {
		return err
	}
	w := set.Desc().Walk()
	ranges := make([]selection.Range, s.Len())
	for i, r := range s.Ranges() {
		ranges[i] = r.Map(&w)
		if len(pairs) > 0 && pairs[0] == i {
			pairs = pairs[1:]
			ranges[i] = atCursor(next, r, ranges[i].Anchor, set.Map(r.Cursor(t), change.Before))
		}
	}
	return c.ApplyAnd(edits, selection.Of(ranges, s.PrimaryIndex()))
}

// atCursor is the range from anchor to the cursor block at pos, facing like r.
func atCursor(t text.Rope, r selection.Range, anchor, pos int) selection.Range {
	end := t.NextGrapheme(pos)
	if r.Backward() {
		return selection.New(max(anchor, end), pos)
	}
	return selection.New(min(anchor, pos), end)
}

// dedent returns the bytes to remove from the end of an indentation to get back
// to the last multiple of unit cells: one tab, or blanks. A tab counts in full
// wherever it stands.
func dedent(before string, tab, unit int) int {
	if strings.HasSuffix(before, "\t") {
		return 1
	}
	width := len(before) + strings.Count(before, "\t")*(tab-1)
	drop := width % unit
	if drop == 0 {
		drop = unit
	}
	blanks := len(before) - len(strings.TrimRight(before, " "))
	return min(drop, blanks)
}
