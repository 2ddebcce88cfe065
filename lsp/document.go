package lsp

import (
	"hx/editor/change"
	"hx/editor/text"
)

// Document is a document to be opened at its servers.
type Document struct {
	Path     string // absolute
	Language string // the language id servers know
	Markers  []string
	Uses     []Use // its servers, most important first
	Rev      int32 // rises with every change; also the version servers see
	Text     text.Rope
}

// Snapshot is a document at one revision, to ask about.
type Snapshot struct {
	Path string
	Rev  int32
	Text text.Rope
}

// Limits of the changes remembered for each open document. They serve to catch
// up servers and to move questions and answers between revisions.
const (
	maxSteps     = 64 // at least so many are kept, at most twice as many
	maxStepBytes = 4 << 20
)

// document is an open document and its recent changes.
type document struct {
	Document
	attached []attachment
	steps    []step // contiguous; the last leads to Rev
	bytes    int    // text inserted by them
	held     bool   // servers are not told of changes for now
}

type attachment struct {
	server *Server
	use    Use
}

// step is one change.
type step struct {
	from, to int32
	set      change.Set
	before   text.Rope
	bytes    int
}

// change takes a new revision. A set that does not lead from the known text to
// the new one is replaced by forgetting how the new text came about.
func (d *document) change(rev int32, set change.Set, after text.Rope) {
	if set.Len() == d.Text.Len() && set.NewLen() == after.Len() {
		st := step{from: d.Rev, to: rev, set: set, before: d.Text}
		for e := range set.Edits() {
			st.bytes += len(e.Text)
		}
		d.steps = append(d.steps, st)
		d.bytes += st.bytes
	} else {
		d.steps, d.bytes = nil, 0
	}
	d.Rev, d.Text = rev, after
	drop := 0
	if len(d.steps) >= 2*maxSteps { // not with every change
		drop = len(d.steps) - maxSteps
	}
	for _, st := range d.steps[:drop] {
		d.bytes -= st.bytes
	}
	for len(d.steps)-drop > 1 && d.bytes > maxStepBytes {
		d.bytes -= d.steps[drop].bytes
		drop++
	}
	if drop > 0 {
		d.steps = append([]step(nil), d.steps[drop:]...)
	}
}

// since returns the change from a revision to the present; false when it is
// no longer, or never was, known.
func (d *document) since(rev int32) (change.Set, bool) {
	if rev == d.Rev {
		return change.None(d.Text.Len()), true
	}
	return d.between(rev, d.Rev)
}

// between returns the change from one revision to a later one; false as for
// since.
func (d *document) between(from, to int32) (change.Set, bool) {
	for i, st := range d.steps {
		if st.from != from {
			continue
		}
		set := st.set
		for _, next := range d.steps[i+1:] {
			if st.to == to {
				break
			}
			set, st = set.Compose(next.set), next
		}
		return set, st.to == to
	}
	return change.Set{}, false
}

// at returns the text of a revision, if it is still known.
func (d *document) at(rev int32) (text.Rope, bool) {
	if rev == d.Rev {
		return d.Text, true
	}
	for _, st := range d.steps {
		if st.from == rev {
			return st.before, true
		}
	}
	return text.Rope{}, false
}
