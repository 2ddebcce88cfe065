package changes

import (
	"context"
	"slices"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/vcs"
)

// maxMoved bounds the work of moving hunks along that lie within a change:
// hunks times edits. Above that they are left where they are until the next
// comparison.
const maxMoved = 4000

// compare begins a search for the differences of the present text unless they
// are known or looked for.
func (f *Changes) compare(d *document.Document) {
	st := states.Of(d)
	if st.base.diff == nil || st.diffing || st.known && st.rev == d.Rev() {
		return
	}
	st.diffing = true
	id := d.ID()
	if !st.known {
		f.diff(d)
		return
	}
	job.Later(f.ed.Jobs, job.Spec{Debounce: diffDelay}, func() {
		if d := f.ed.Docs.Get(id); d != nil {
			f.diff(d)
		}
	})
}

func (f *Changes) diff(d *document.Document) {
	base, snap := states.Of(d).base.diff, d.Snapshot()
	if base == nil {
		states.Of(d).diffing = false
		return
	}
	job.Go(f.ed.Jobs, job.Spec{Class: job.Quick}, func(context.Context) ([]vcs.Hunk, error) {
		return base.Hunks(snap.Text), nil
	}, func(hunks []vcs.Hunk, err error) {
		d := f.ed.Docs.Get(snap.ID)
		if d == nil {
			return
		}
		st := states.Of(d)
		st.diffing = false
		// An answer about an older text would put the marks out of place; those
		// that moved along are better, and the next comparison follows.
		if err == nil && st.base.diff == base && d.Rev() == snap.Rev {
			st.hunks, st.rev, st.known = hunks, snap.Rev, true
		}
	})
}

// upToDate returns the hunks of the present text, looking for them at once if
// need be; commands act on them. False: there is nothing to compare with.
func (st *state) upToDate(d *document.Document) ([]vcs.Hunk, bool) {
	if st.base.diff == nil {
		return nil, false
	}
	if !st.known || st.rev != d.Rev() {
		st.hunks = st.base.diff.Hunks(d.Text())
		st.rev, st.known = d.Rev(), true
	}
	return st.hunks, true
}

// changed moves the hunks with the text until they are found anew: those before
// the change stay, those behind it move by the lines that have come or gone.
func (f *Changes) changed(_ *editor.Editor, d *document.Document, c document.Change) {
	st := states.Of(d)
	if len(st.hunks) == 0 {
		return
	}
	from, to := c.Set.Desc().Changed() // in the new text; the rest is alike at both ends
	first, last := c.Old.LineAt(from), c.Old.LineAt(to-c.New.Len()+c.Old.Len())
	lines := c.New.Lines() - c.Old.Lines()
	i, _ := slices.BinarySearchFunc(st.hunks, first, func(h vcs.Hunk, line int) int { return h.NewTo - line })
	if i == len(st.hunks) || lines == 0 && st.hunks[i].NewFrom > last {
		return
	}
	// A copy: the last comparison's list may be in use elsewhere.
	moved := slices.Clone(st.hunks[:i])
	within := 0
	for _, h := range st.hunks[i:] {
		switch {
		case h.NewFrom > last:
			h.NewFrom, h.NewTo = h.NewFrom+lines, h.NewTo+lines
		case within < maxMoved/max(c.Set.Count(), 1):
			within++
			from, to := moveLine(c, h.NewFrom), moveLine(c, h.NewTo)
			if h.NewFrom == h.NewTo {
				to = from
			} else if to = max(from, to); from == to && h.OldFrom == h.OldTo {
				continue // what was added is gone again
			}
			h.NewFrom, h.NewTo = from, to
		}
		moved = append(moved, h)
	}
	st.hunks = moved
}

// moveLine returns where a line begins after a change.
func moveLine(c document.Change, line int) int {
	if line >= c.Old.Lines() {
		return c.New.Lines() - (c.Old.Lines() - line)
	}
	return c.New.LineAt(c.Set.Map(c.Old.LineStart(line), change.After))
}

var marks = [...]editor.Mark{
	vcs.Added:   {Text: "▍", Scope: "diff.plus"},
	vcs.Changed: {Text: "▍", Scope: "diff.delta"},
	vcs.Removed: {Text: "▔", Scope: "diff.minus"},
}

// mark fills the gutter column.
func (f *Changes) mark(_ *editor.Editor, d *document.Document, gutter config.Gutter, line int) (editor.Mark, bool) {
	if gutter != config.GutterDiff {
		return editor.Mark{}, false
	}
	hunks := states.Of(d).hunks
	if i := vcs.At(hunks, line); i >= 0 {
		return marks[vcs.MarkOf(hunks[i])], true
	}
	return editor.Mark{}, false
}

// spanOf is the text of a hunk: its lines, or one character where lines are
// missing.
func spanOf(t text.Rope, h vcs.Hunk) text.Span {
	from := startOf(t, h.NewFrom)
	if h.NewFrom == h.NewTo {
		return text.Span{From: from, To: t.NextGrapheme(from)}
	}
	return text.Span{From: from, To: startOf(t, h.NewTo)}
}

// startOf is the start of a line, the end of the text for lines beyond.
func startOf(t text.Rope, line int) int {
	if line >= t.Lines() {
		return t.Len()
	}
	return t.LineStart(line)
}
