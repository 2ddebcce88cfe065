package changes

import (
	"context"
	"errors"

	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/vcs"
	"hx/editor/window"
)

// Commands is the family of motions from change to change.
var Commands = []*command.Command{
	{Name: "goto_next_change", Label: "Next change", Run: gotoChange(nextHunk, false)},
	{Name: "goto_prev_change", Label: "Previous change", Run: gotoChange(previousHunk, true)},
	{Name: "goto_first_change", Label: "First change", Run: gotoEnd(func(hunks []vcs.Hunk) vcs.Hunk { return hunks[0] })},
	{Name: "goto_last_change", Label: "Last change", Run: gotoEnd(func(hunks []vcs.Hunk) vcs.Hunk { return hunks[len(hunks)-1] })},
}

// Typed is the family that undoes changes and asks about lines.
var Typed = []*command.Typed{
	{Name: "reset-diff-change", Aliases: []string{"diffget", "diffg"}, Doc: "Put the committed text back for the changes that the selections touch", Run: reset},
	{Name: "blame", Doc: "Show who wrote the line under the cursor, when, and why: behind the line and in the message line", Run: blame},
}

var errNoDiff = errors.New("Diff is not available in current buffer")

// withHunks calls f with the hunks of the focused document. A base that is
// still being read is waited for.
func (f *Changes) withHunks(c *command.Context, use func(c *command.Context, hunks []vcs.Hunk)) {
	d := c.Doc()
	st := states.Of(d)
	if hunks, ok := st.upToDate(d); ok {
		use(c, hunks)
		return
	}
	if d.File.Path == "" {
		c.Status("%s", errNoDiff)
		return
	}
	command.Await(c, "reading the committed text", f.request(d), func(c *command.Context, got committed, err error) {
		if c.Ed.Docs.Get(d.ID()) == nil || c.Doc() != d {
			return
		}
		st.take(got, err)
		st.asked = true
		if hunks, ok := st.upToDate(d); ok {
			use(c, hunks)
		} else if err == nil || errors.Is(err, vcs.ErrNone) {
			c.Status("%s", errNoDiff)
		} else if !errors.Is(err, context.Canceled) {
			c.Fail("%s: %s", errNoDiff, err)
		}
	})
}

func of(c *command.Context) *Changes { return c.Changes.(*Changes) }

// nextHunk gives the count-th hunk after a line, or the last one; false when
// there is none.
func nextHunk(hunks []vcs.Hunk, line, count int) (vcs.Hunk, bool) {
	i := vcs.Next(hunks, line)
	if i == len(hunks) {
		return vcs.Hunk{}, false
	}
	return hunks[i+min(count-1, len(hunks)-1-i)], true
}

func previousHunk(hunks []vcs.Hunk, line, count int) (vcs.Hunk, bool) {
	i := vcs.Previous(hunks, line)
	if i < 0 {
		return vcs.Hunk{}, false
	}
	return hunks[i-min(count-1, i)], true
}

func gotoChange(find func([]vcs.Hunk, int, int) (vcs.Hunk, bool), backward bool) func(*command.Context) error {
	return func(c *command.Context) error {
		count := c.Count()
		run := func(c *command.Context) {
			of(c).withHunks(c, func(c *command.Context, hunks []vcs.Hunk) {
				c.PushJump()
				t := c.Text()
				c.Select(func(r selection.Range) selection.Range {
					h, ok := find(hunks, r.CursorLine(t), count)
					if !ok {
						return r
					}
					s := spanOf(t, h)
					return reach(r, s, backward, c.Extending())
				})
			})
		}
		run(c)
		c.Motion = run
		return nil
	}
}

// reach is the range that a motion to a hunk leaves.
func reach(r selection.Range, s text.Span, backward, extend bool) selection.Range {
	if !extend {
		return selection.New(s.From, s.To).WithDirection(backward)
	}
	if backward && s.From < r.Anchor {
		return selection.New(max(r.Anchor, s.To), s.From)
	}
	return selection.New(min(r.Anchor, s.From), s.To)
}

func gotoEnd(choose func([]vcs.Hunk) vcs.Hunk) func(*command.Context) error {
	return func(c *command.Context) error {
		of(c).withHunks(c, func(c *command.Context, hunks []vcs.Hunk) {
			if len(hunks) == 0 {
				return
			}
			s := spanOf(c.Text(), choose(hunks))
			c.PushJump()
			c.SetSelection(selection.Single(selection.New(s.From, s.To)))
		})
		return nil
	}
}

// object selects the hunk at the cursor line of every range.
func (f *Changes) object(v *window.View) error {
	f.withHunks(f.env.Context(), func(c *command.Context, hunks []vcs.Hunk) {
		if c.View() != v {
			return
		}
		t := c.Text()
		c.Select(func(r selection.Range) selection.Range {
			i := vcs.At(hunks, r.CursorLine(t))
			if i < 0 {
				return r
			}
			s := spanOf(t, hunks[i])
			return selection.New(s.From, s.To).WithDirection(r.Backward())
		})
	})
	return nil
}

// reset puts the committed text back wherever a selection touches a change.
func reset(c *command.Context, _ cmdline.Args) error {
	of(c).withHunks(c, func(c *command.Context, hunks []vcs.Hunk) {
		t := c.Text()
		base := states.Of(c.Doc()).base.diff
		var edits []change.Edit
		lines := c.Selection().LineSpans(t)
		for _, h := range hunks {
			if !touched(h, lines, t) {
				continue
			}
			edits = append(edits, change.Edit{
				From: startOf(t, h.NewFrom), To: startOf(t, h.NewTo), Text: base.Text(h.OldFrom, h.OldTo),
			})
		}
		if len(edits) == 0 {
			c.Fail("There are no changes under any selection")
			return
		}
		if err := c.Apply(edits); err != nil {
			c.Fail("%s", err)
			return
		}
		c.Ed.Commit(c.View())
		if len(edits) == 1 {
			c.Status("Reset 1 change")
		} else {
			c.Status("Reset %d changes", len(edits))
		}
	})
	return nil
}

// touched tells whether one of the spans of lines (first, last) meets a hunk.
// Missing lines are met at the line after them, at the end of the text at its
// last line.
func touched(h vcs.Hunk, spans [][2]int, t text.Rope) bool {
	first, last := h.NewFrom, max(h.NewFrom, h.NewTo-1)
	if h.NewFrom == h.NewTo {
		first = min(first, t.FullLines()-1)
	}
	for _, s := range spans {
		if s[0] <= last && first <= s[1] {
			return true
		}
	}
	return false
}
