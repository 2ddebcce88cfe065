package pickers

import (
	"errors"
	"strings"

	"hx/editor/command"
	"hx/editor/fuzzy"
	"hx/editor/text"
	"hx/editor/ui"
)

// Found is a line as a search saw it. The text may be another one by the time
// somebody goes there.
type Found struct {
	Line     string // without its break; maybe only a part of it
	From, To int    // the match in what the list shows of it, in bytes
	Column   int    // that shows it
}

// Marks tells the list where the match is.
func (p Place) Marks(column int) (fuzzy.Span, bool) {
	if p.Found == nil || p.Found.Column != column {
		return fuzzy.Span{}, false
	}
	return fuzzy.Span{From: p.Found.From, To: p.Found.To}, true
}

// nearby is how far from its old place a line that was found is looked for.
const nearby = 2000

// line is where the first line of the place is now: the nearest one that reads
// as it did when it was found.
func (p Place) line(t text.Rope) int {
	last := t.Lines() - 1
	if p.Found == nil {
		return min(p.From, last)
	}
	for off := range nearby {
		for _, line := range []int{p.From + off, p.From - off} {
			if line >= 0 && line <= last && strings.Contains(t.Slice(t.LineStart(line), t.LineEnd(line)), p.Found.Line) {
				return line
			}
		}
	}
	return min(p.From, last)
}

// OpenResults is Open for a list that goto_next_result goes on with, once
// something was chosen from it.
func OpenResults(c *command.Context, o ui.PickerOptions) *ui.Picker {
	env := c.Env
	visit := o.Accept
	if visit == nil {
		visit = func(it ui.Item, how ui.Open) { accept(env.Context(), it, how) }
	}
	var p *ui.Picker
	o.Accept = func(it ui.Item, how ui.Open) {
		f := env.Pickers.(*Pickers)
		f.results, f.visit = p, visit
		visit(it, how)
	}
	p = Open(c, o)
	return p
}

// gotoResult goes so many results on.
func gotoResult(direction int) func(*command.Context) error {
	return func(c *command.Context) error {
		f := feature(c)
		if f.results == nil {
			return errors.New("no results: search in files (space /) or list references first, and choose one")
		}
		count := c.Count()
		step := func(c *command.Context) {
			it, number, all, ok := f.results.Step(direction * count)
			if !ok {
				c.Fail("no more results in that direction, there are %d", all)
				return
			}
			f.visit(it, ui.OpenHere)
			c.Status("%d of %d", number, all)
		}
		step(c)
		c.Motion = step
		return nil
	}
}
