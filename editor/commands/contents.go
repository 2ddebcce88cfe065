package commands

import (
	"errors"
	"slices"
	"strings"

	"hx/editor/change"
	"hx/editor/command"
)

// Contents is the family that moves the selected texts, among each other or to
// a common column.
var Contents = []*command.Command{
	{Name: "rotate_selection_contents_forward", Label: "Rotate contents forward", Run: rotateContents(1)},
	{Name: "rotate_selection_contents_backward", Label: "Rotate contents backward", Run: rotateContents(-1)},
	{Name: "reverse_selection_contents", Label: "Reverse contents order", Run: reverseContents},
	{Name: "align_selections", Label: "Align", Flags: command.EndsSelect, Run: alignSelections},
}

// rotateContents gives every range the text of the one count places before it,
// or behind it; the primary index moves along with its text.
func rotateContents(way int) func(*command.Context) error {
	return func(c *command.Context) error {
		n := c.Selection().Len()
		by := way * min(c.Count(), n)
		return exchange(c, func(i int) int { return ((i+by)%n + n) % n })
	}
}

// reverseContents exchanges the texts of the first and the last range, and so
// on inwards. Doing it an even number of times changes nothing.
func reverseContents(c *command.Context) error {
	if c.Count()%2 == 0 {
		return nil
	}
	n := c.Selection().Len()
	return exchange(c, func(i int) int { return n - 1 - i })
}

// exchange moves the text of range i to range to(i).
func exchange(c *command.Context, to func(i int) int) error {
	t, s := c.Text(), c.Selection()
	edits := make([]change.Edit, s.Len())
	for i, text := range s.Texts(t) {
		r := s.Range(to(i))
		edits[to(i)] = change.Edit{From: r.From(), To: r.To(), Text: text}
	}
	c.SetSelection(s.WithPrimary(to(s.PrimaryIndex())))
	return c.Apply(edits)
}

var errAlignLines = errors.New("align cannot work with multi line selections")

// alignSelections puts blanks before the ranges, so that the heads of the first
// ranges of all lines stand in one column, then those of the second ranges, and
// so on.
func alignSelections(c *command.Context) error {
	columns, err := columnsOf(c)
	if err != nil {
		return err
	}
	var edits []change.Edit
	shifted := map[int]int{} // cells that were added to a line so far
	for _, column := range columns {
		widest := 0
		for _, cell := range column {
			widest = max(widest, cell.head+shifted[cell.line])
		}
		for _, cell := range column {
			if more := widest - cell.head - shifted[cell.line]; more > 0 {
				edits = append(edits, change.Edit{From: cell.from, To: cell.from, Text: strings.Repeat(" ", more)})
				shifted[cell.line] += more
			}
		}
	}
	slices.SortFunc(edits, func(a, b change.Edit) int { return a.From - b.From })
	return c.Apply(edits)
}

// cell is a range to align: its line, where blanks go in, the column of its
// head in cells.
type cell struct{ line, from, head int }

// columnsOf numbers the ranges of each line from the left and groups those of
// equal number.
func columnsOf(c *command.Context) ([][]cell, error) {
	t := c.Text()
	f := c.Ed.Format(c.View())
	f.Wrap = false
	var columns [][]cell
	last, column := -1, 0
	for _, r := range c.Selection().Ranges() {
		line := t.LineAt(r.Head)
		if line != t.LineAt(r.Anchor) {
			return nil, errAlignLines
		}
		column++
		if line != last {
			column, last = 0, line
		}
		if column == len(columns) {
			columns = append(columns, nil)
		}
		columns[column] = append(columns[column], cell{line, r.From(), f.Place(t, r.Head, nil).Col})
	}
	return columns, nil
}
