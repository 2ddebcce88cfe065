package commands

import (
	"strings"

	"hx/editor/command"
	"hx/editor/motion"
	"hx/editor/selection"
	"hx/editor/text"
)

// Find is the family of movements to a character.
var Find = []*command.Command{
	{Name: "find_next_char", Label: "Onto next character", Run: find(hunt{})},
	{Name: "find_till_char", Label: "Until next character", Run: find(hunt{till: true})},
	{Name: "find_prev_char", Label: "Onto previous character", Run: find(hunt{backward: true})},
	{Name: "till_prev_char", Label: "Until previous character", Run: find(hunt{backward: true, till: true})},
	{Name: "extend_next_char", Label: "Extend onto next character", Run: find(hunt{extend: true})},
	{Name: "extend_till_char", Label: "Extend until next character", Run: find(hunt{till: true, extend: true})},
	{Name: "extend_prev_char", Label: "Extend onto previous character", Run: find(hunt{backward: true, extend: true})},
	{Name: "extend_till_prev_char", Label: "Extend until previous character", Run: find(hunt{backward: true, till: true, extend: true})},
	{Name: "repeat_last_motion", Label: "Repeat last motion", Run: repeatMotion},
}

// fill puts word in place of the % of a pattern.
func fill(pattern, word string) string { return strings.ReplaceAll(pattern, "%", word) }

// hunt is one search for a character.
type hunt struct {
	backward, till, extend bool
	ch                     rune
	count                  int
}

func find(h hunt) func(*command.Context) error {
	return func(c *command.Context) error {
		c.NextChar(func(c *command.Context, ch rune) {
			h := h
			h.ch, h.count = ch, c.Count()
			run := func(c *command.Context) { h.run(c) }
			run(c)
			c.Motion = run
		})
		return nil
	}
}

func (h hunt) run(c *command.Context) {
	t := c.Text()
	target := h.target
	if h.ch == '\n' {
		target = h.lineBreak
	}
	c.Select(func(r selection.Range) selection.Range {
		pos, ok := target(t, r.Cursor(t))
		if !ok {
			return r
		}
		if h.extend {
			return r.PutCursor(t, pos, true)
		}
		// The new range reaches from the old cursor over the target.
		return selection.Point(r.Cursor(t)).PutCursor(t, pos, true)
	})
}

// target returns where the cursor goes, starting at the grapheme at pos.
func (h hunt) target(t text.Rope, pos int) (int, bool) {
	var at int
	var ok bool
	if h.backward {
		from := pos
		if h.till {
			from = t.PrevGrapheme(from)
		}
		if at, ok = motion.FindPrev(t, from, h.count, h.ch); ok && h.till {
			at += motion.CharLen(h.ch) // within its cluster where marks follow
		}
		return t.FloorGrapheme(at), ok
	}
	from := t.NextGrapheme(pos)
	if h.till {
		from = t.NextGrapheme(from)
	}
	at, ok = h.next(t, from)
	if ok && h.till {
		at = t.PrevGrapheme(at)
	}
	return at, ok
}

// lineBreak is target for line breaks of any kind. They are counted by lines:
// one that the cursor stands before, or on, does not count.
func (h hunt) lineBreak(t text.Rope, pos int) (int, bool) {
	line := t.LineAt(pos)
	if h.backward {
		if h.till && t.LineStart(line) == pos {
			line--
		}
		if line -= h.count - 1; line <= 0 {
			return 0, false
		}
		if h.till {
			return t.LineStart(line), true
		}
		return t.LineEnd(line - 1), true
	}
	if end := t.LineEnd(line); pos == end || h.till && t.NextGrapheme(pos) == end {
		line++
	}
	if line += h.count - 1; line >= t.Lines()-1 {
		return 0, false
	}
	if h.till {
		return t.PrevGrapheme(t.LineEnd(line)), true
	}
	return t.LineEnd(line), true
}

// next looks for the character.
func (h hunt) next(t text.Rope, from int) (int, bool) {
	at, ok := motion.FindNext(t, from, h.count, h.ch)
	if ok {
		at = t.FloorGrapheme(at)
	}
	return at, ok
}

// repeatMotion does the last remembered motion again, count times.
func repeatMotion(c *command.Context) error {
	if c.Motion == nil {
		return nil
	}
	again := c.Motion
	for range c.Count() {
		again(c)
	}
	return nil
}
