package document

import (
	"slices"
	"time"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

// History is the undo tree. Revision 0 is the text as opened; every other one
// knows its parent, the child made last, the change that leads to it and the
// one that leads back, each with the selection to restore. A change after undo
// starts a new branch. Nothing is dropped from it but the oldest steps, when
// there is a limit.
type History struct {
	revisions []revision
	current   int
	made      int   // numbers that were given to revisions
	size      int64 // of all of them, in bytes
}

type revision struct {
	number            int // stays the same when others are dropped
	size              int64
	parent, lastChild int
	forward, back     change.Set
	before, after     selection.Selection
	at                time.Time
}

func newHistory() History { return History{revisions: []revision{{at: time.Now()}}} }

// pending is what was changed since the last commit.
type pending struct {
	set    change.Set
	old    text.Rope // before the first change
	before selection.Selection
	dirty  bool
}

func (p *pending) add(old text.Rope, tx Tx) {
	if !p.dirty || p.set.IsEmpty() {
		*p = pending{set: tx.Set, old: old, before: tx.Before, dirty: true}
		return
	}
	p.set = p.set.Compose(tx.Set)
}

// HasPending tells whether changes wait to be committed.
func (d *Document) HasPending() bool { return d.pending.dirty }

// Commit closes an undo step: everything since the last commit becomes one
// revision. after is the selection to restore by redo.
func (d *Document) Commit(after selection.Selection) { d.CommitAt(after, time.Now()) }

// CommitAt is Commit at a given time.
func (d *Document) CommitAt(after selection.Selection, now time.Time) {
	if !d.pending.dirty {
		return
	}
	p := d.pending
	d.pending = pending{}
	if p.set.IsEmpty() {
		return
	}
	h := &d.history
	r := revision{
		parent: h.current, forward: p.set, back: p.set.Invert(p.old),
		before: p.before, after: after, at: now,
	}
	h.made++
	r.number, r.size = h.made, sizeOf(r.forward)+sizeOf(r.back)
	h.size += r.size
	h.revisions = append(h.revisions, r)
	h.revisions[h.current].lastChild = len(h.revisions) - 1
	h.current = len(h.revisions) - 1
	h.limit(d.UndoLimit)
}

// step is one move along an edge of the tree.
type step struct {
	set change.Set
	sel selection.Selection
}

func (h *History) undo() (step, bool) {
	if h.current == 0 {
		return step{}, false
	}
	r := &h.revisions[h.current]
	h.current = r.parent
	return step{r.back, r.before}, true
}

func (h *History) redo() (step, bool) {
	next := h.revisions[h.current].lastChild
	if next == 0 {
		return step{}, false
	}
	h.current = next
	r := &h.revisions[next]
	return step{r.forward, r.after}, true
}

// pathTo returns the steps from the current revision to another one, through
// their nearest common ancestor, and goes there.
func (h *History) pathTo(target int) []step {
	var up, down []step
	a, b := h.current, target
	for a != b {
		// Parents have smaller numbers than their children, so the larger of
		// the two cannot be the common ancestor.
		if a > b {
			up = append(up, step{h.revisions[a].back, h.revisions[a].before})
			a = h.revisions[a].parent
		} else {
			down = append(down, step{h.revisions[b].forward, h.revisions[b].after})
			b = h.revisions[b].parent
		}
	}
	h.current = target
	slices.Reverse(down)
	return append(up, down...)
}

// nearest returns the revision whose time is closest to t.
func (h *History) nearest(t time.Time) int {
	best := 0
	for i, r := range h.revisions {
		if r.at.Sub(t).Abs() <= h.revisions[best].at.Sub(t).Abs() {
			best = i
		}
	}
	return best
}

// run applies steps and returns the selection of the last one.
func (d *Document) run(steps []step) (selection.Selection, bool) {
	if len(steps) == 0 {
		return selection.Selection{}, false
	}
	for _, s := range steps {
		next, err := s.set.Apply(d.text)
		if err != nil {
			panic("document: undo history does not fit the text: " + err.Error())
		}
		d.replaceText(next, s.set)
	}
	return steps[len(steps)-1].sel.Ensure(d.text), true
}

// Undo goes count steps towards the oldest text and returns the selection to
// show; false when already there. Changes not committed must be committed
// first.
func (d *Document) Undo(count int) (selection.Selection, bool) {
	return d.walk(count, (*History).undo)
}

// Redo goes count steps towards the newest text of this branch.
func (d *Document) Redo(count int) (selection.Selection, bool) {
	return d.walk(count, (*History).redo)
}

func (d *Document) walk(count int, one func(*History) (step, bool)) (selection.Selection, bool) {
	var steps []step
	for range max(count, 1) {
		s, ok := one(&d.history)
		if !ok {
			break
		}
		steps = append(steps, s)
	}
	return d.run(steps)
}

// Earlier goes count revisions back in the order they were made, across
// branches; Later forward. The selection is the one that the last step of one
// revision leads to.
func (d *Document) Earlier(count int) (selection.Selection, bool) {
	target := max(0, d.history.current-max(count, 0))
	return d.walkTo(target+1, target)
}

func (d *Document) Later(count int) (selection.Selection, bool) {
	last := len(d.history.revisions) - 1
	target := min(last, d.history.current+min(max(count, 0), last))
	return d.walkTo(target-1, target)
}

// walkTo goes to target by way of its neighbour; nowhere when it is there.
func (d *Document) walkTo(neighbour, target int) (selection.Selection, bool) {
	h := &d.history
	if target == h.current {
		return selection.Selection{}, false
	}
	return d.run(append(h.pathTo(neighbour), h.pathTo(target)...))
}

// EarlierBy goes to the revision nearest to that much before the current one,
// LaterBy after it.
func (d *Document) EarlierBy(span time.Duration) (selection.Selection, bool) {
	return d.LaterBy(-span)
}

func (d *Document) LaterBy(span time.Duration) (selection.Selection, bool) {
	t := d.history.revisions[d.history.current].at.Add(span)
	return d.run(d.history.pathTo(d.history.nearest(t)))
}

// Revision returns the number of the current revision.
func (d *Document) Revision() int { return d.history.revisions[d.history.current].number }

// Modified tells whether the text differs from the saved one: other revision,
// or changes not yet committed.
func (d *Document) Modified() bool {
	return d.Revision() != d.File.savedRevision || d.pending.dirty && !d.pending.set.IsEmpty()
}

// MarkSaved makes revision the saved one.
func (d *Document) MarkSaved(revision int) { d.File.savedRevision = revision }
