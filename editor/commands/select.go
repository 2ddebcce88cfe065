package commands

import (
	"errors"

	"hx/editor/command"
	"hx/editor/layout"
	"hx/editor/selection"
	"hx/editor/text"
)

// Select is the family of commands that reshape the selection by itself.
var Select = []*command.Command{
	{Name: "select_all", Label: "Select everything", Run: selectAll},
	{Name: "collapse_selection", Label: "Collapse to cursor", Run: each(collapse)},
	{Name: "flip_selections", Label: "Swap ends", Run: each(func(_ text.Rope, r selection.Range) selection.Range { return r.Flip() })},
	{Name: "ensure_selections_forward", Label: "Face forward", Run: each(func(_ text.Rope, r selection.Range) selection.Range { return r.Forward() })},
	{Name: "keep_primary_selection", Label: "Keep primary", Run: keepPrimary},
	{Name: "remove_primary_selection", Label: "Drop primary", Run: dropPrimary},
	{Name: "merge_selections", Label: "Merge all", Run: whole(selection.Selection.Span)},
	{Name: "merge_consecutive_selections", Label: "Merge touching", Run: whole(selection.Selection.MergeTouching)},
	{Name: "rotate_selections_forward", Label: "Next selection primary", Run: rotate(1)},
	{Name: "rotate_selections_backward", Label: "Previous selection primary", Run: rotate(-1)},
	{Name: "rotate_selections_first", Label: "First selection primary", Run: whole(func(s selection.Selection) selection.Selection { return s.WithPrimary(0) })},
	{Name: "rotate_selections_last", Label: "Last selection primary", Run: whole(func(s selection.Selection) selection.Selection { return s.WithPrimary(s.Len() - 1) })},
	{Name: "trim_selections", Label: "Trim blanks", Run: trimSelections},
	{Name: "split_selection_on_newline", Label: "Split into lines", Run: splitLines},
	{Name: "copy_selection_on_next_line", Label: "Copy selection below", Run: copySelection(1)},
	{Name: "copy_selection_on_prev_line", Label: "Copy selection above", Run: copySelection(-1)},
	{Name: "extend_line", Label: "Select lines (directional)", Run: extendLine},
	{Name: "extend_line_below", Label: "Select lines down", Run: extendLineBelow},
	{Name: "extend_line_above", Label: "Select lines up", Run: extendLineAbove},
	{Name: "select_line_below", Label: "Line selection down", Run: selectLine(1)},
	{Name: "select_line_above", Label: "Line selection up", Run: selectLine(-1)},
	{Name: "extend_to_line_bounds", Label: "Grow to whole lines", Run: each(growToLines)},
	{Name: "shrink_to_line_bounds", Label: "Shrink to whole lines", Run: each(shrinkToLines)},
}

// each runs a rule on every range.
func each(f func(text.Rope, selection.Range) selection.Range) func(*command.Context) error {
	return func(c *command.Context) error {
		t := c.Text()
		c.Select(func(r selection.Range) selection.Range { return f(t, r) })
		return nil
	}
}

// whole runs a rule on the selection.
func whole(f func(selection.Selection) selection.Selection) func(*command.Context) error {
	return func(c *command.Context) error {
		c.SetSelection(f(c.Selection()))
		return nil
	}
}

func selectAll(c *command.Context) error {
	c.SetSelection(selection.Single(selection.New(0, c.Text().Len())))
	return nil
}

func collapse(t text.Rope, r selection.Range) selection.Range { return selection.Point(r.Cursor(t)) }

func keepPrimary(c *command.Context) error {
	c.SetSelection(c.Selection().OnlyPrimary())
	return nil
}

func dropPrimary(c *command.Context) error {
	s := c.Selection()
	if s.Len() == 1 {
		return errors.New("no selections remaining")
	}
	c.SetSelection(s.Remove(s.PrimaryIndex()))
	return nil
}

func rotate(way int) func(*command.Context) error {
	return func(c *command.Context) error {
		s := c.Selection()
		n := s.Len()
		c.SetSelection(s.WithPrimary(((s.PrimaryIndex()+way*(c.Count()%n))%n + n) % n))
		return nil
	}
}

// trimSelections cuts white space from both ends; ranges of nothing else go.
// When the primary one goes, the last that stays becomes primary.
func trimSelections(c *command.Context) error {
	t, s := c.Text(), c.Selection()
	var out []selection.Range
	primary := -1
	for i, r := range s.Ranges() {
		from, to := trimmed(t, r)
		if from == to {
			continue
		}
		if i == s.PrimaryIndex() {
			primary = len(out)
		}
		out = append(out, r.Over(from, to))
	}
	switch {
	case len(out) == 0:
		c.SetSelection(selection.Single(selection.Point(s.Primary().Cursor(t))))
	case primary < 0:
		c.SetSelection(selection.Of(out, len(out)-1))
	default:
		c.SetSelection(selection.Of(out, primary))
	}
	return nil
}

// trimmed returns a range's ends without surrounding white space; equal ends
// when there is nothing else.
func trimmed(t text.Rope, r selection.Range) (from, to int) {
	from, to = r.From(), r.To()
	fwd := t.RunesAt(from)
	for from < to {
		ch, ok := fwd.Next()
		if !ok || !text.IsSpace(ch) {
			break
		}
		from = fwd.Pos()
	}
	bwd := t.RunesAt(to)
	for from < to {
		ch, ok := bwd.Prev()
		if !ok || !text.IsSpace(ch) {
			break
		}
		to = bwd.Pos()
	}
	return from, to
}

// splitLines makes one range of every line, without its line break.
func splitLines(c *command.Context) error {
	t, s := c.Text(), c.Selection()
	var out []selection.Range
	for _, r := range s.Ranges() {
		if r.IsEmpty() {
			out = append(out, r)
			continue
		}
		from, to := r.From(), r.To()
		for from < to {
			line := t.LineAt(from)
			end := min(t.LineEnd(line), to)
			out = append(out, selection.New(from, end))
			from = t.LineStart(line + 1)
			if from == t.Len() {
				break
			}
		}
	}
	c.SetSelection(selection.Of(out, 0))
	return nil
}

// copySelection adds copies of every range on the next lines (or the ones
// before) that are long enough.
func copySelection(way int) func(*command.Context) error {
	return func(c *command.Context) error {
		cp := copier{t: c.Text(), f: c.Ed.Format(c.View()), way: way}
		cp.f.Wrap = false
		s := c.Selection()
		count := c.Count()
		for i, r := range s.Ranges() {
			cp.add(r, i == s.PrimaryIndex())
			cp.copies(r, count, i == s.PrimaryIndex())
		}
		c.SetSelection(selection.Of(cp.out, cp.primary))
		return nil
	}
}

type copier struct {
	t       text.Rope
	f       layout.Format
	way     int
	out     []selection.Range
	primary int
}

func (cp *copier) copies(r selection.Range, count int, primary bool) {
	t := cp.t
	head, anchor := r.Cursor(t), r.Anchor
	if r.Anchor >= r.Head {
		anchor = t.PrevGrapheme(r.Anchor)
	}
	h, a := cp.f.Place(t, head, nil), cp.f.Place(t, anchor, nil)
	height := max(h.Line, a.Line) - min(h.Line, a.Line) + 1
	made := 0
	for off := height; made < count; off += height {
		// At the top both ends are held on the first line.
		al, hl := max(a.Line+cp.way*off, 0), max(h.Line+cp.way*off, 0)
		if al >= t.Lines() || hl >= t.Lines() {
			return
		}
		if an, hd, ok := cp.columns(al, a.Col, hl, h.Col); ok {
			made++
			cp.add(selection.Point(an).PutCursor(t, hd, true), primary)
		}
		if cp.way < 0 && al == 0 && hl == 0 {
			return
		}
	}
}

func (cp *copier) add(r selection.Range, primary bool) {
	if primary {
		cp.primary = len(cp.out)
	}
	cp.out = append(cp.out, r)
}

// columns finds both columns on their lines; false when a line is too short.
func (cp *copier) columns(al, ac, hl, hc int) (anchor, head int, ok bool) {
	anchor = cp.f.At(cp.t, al, 0, ac, nil)
	head = cp.f.At(cp.t, hl, 0, hc, nil)
	ok = cp.f.Place(cp.t, anchor, nil).Col == ac && cp.f.Place(cp.t, head, nil).Col == hc
	return anchor, head, ok
}

// growToLines covers whole lines with their line breaks.
func growToLines(t text.Rope, r selection.Range) selection.Range {
	first, last := r.Lines(t)
	return r.Over(t.LineStart(first), t.LineStart(last+1))
}

// shrinkToLines drops a partial first and last line; a range within one line
// stays.
func shrinkToLines(t text.Rope, r selection.Range) selection.Range {
	first, last := r.Lines(t)
	if first == last {
		return r
	}
	start, end := t.LineStart(first), t.LineStart(last+1)
	if start != r.From() {
		start = t.LineStart(first + 1)
	}
	if end != r.To() {
		end = t.LineStart(last)
	}
	return r.Over(start, end)
}

// extendLineBelow covers whole lines; when they are covered already, count
// more.
func extendLineBelow(c *command.Context) error {
	t, count := c.Text(), c.Count()
	c.Select(func(r selection.Range) selection.Range { return linesDown(t, r, count) })
	return nil
}

func linesDown(t text.Rope, r selection.Range, count int) selection.Range {
	first, last := r.Lines(t)
	start, end := t.LineStart(first), t.LineStart(last+1)
	if r.From() != start || r.To() != end {
		count--
	}
	return selection.New(start, t.LineStart(min(last+1+count, t.Lines())))
}

func extendLineAbove(c *command.Context) error {
	t, count := c.Text(), c.Count()
	c.Select(func(r selection.Range) selection.Range { return linesUp(t, r, count) })
	return nil
}

func linesUp(t text.Rope, r selection.Range, count int) selection.Range {
	first, last := r.Lines(t)
	start, end := t.LineStart(first), t.LineStart(last+1)
	if r.From() != start || r.To() != end {
		count--
	}
	return selection.New(end, t.LineStart(max(first-count, 0)))
}

// extendLine goes the way the range faces.
func extendLine(c *command.Context) error {
	t, count := c.Text(), c.Count()
	c.Select(func(r selection.Range) selection.Range {
		if r.Backward() {
			return linesUp(t, r, count)
		}
		return linesDown(t, r, count)
	})
	return nil
}

// selectLine grows or shrinks whole-line ranges at their head.
func selectLine(way int) func(*command.Context) error {
	return func(c *command.Context) error {
		t, count := c.Text(), c.Count()
		c.Select(func(r selection.Range) selection.Range { return lineStep(t, r, way*count) })
		return nil
	}
}

// lineStep moves the head line of a range by delta lines. Growing a range to
// whole lines counts as one of them. A single line faces the way of the step.
func lineStep(t text.Rope, r selection.Range, delta int) selection.Range {
	first, last := r.Lines(t)
	way := 1
	if delta < 0 {
		way = -1
	}
	if r.From() != t.LineStart(first) || r.To() != t.LineStart(last+1) {
		delta -= way
	}
	anchor, head := first, last
	if r.Backward() {
		anchor, head = last, first
	}
	head = max(0, min(head+delta, lastFullLine(t)))
	if anchor < head || anchor == head && way > 0 {
		return selection.New(t.LineStart(anchor), t.LineStart(head+1))
	}
	return selection.New(t.LineStart(anchor+1), t.LineStart(head))
}
