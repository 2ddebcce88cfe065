package document

import "hx/editor/text"

// SavedText returns the text as it was last read or written, which the text on
// disk and the present one both come from; false when the history does not
// have it. It costs as much as undoing or redoing all that lies between.
func (d *Document) SavedText() (text.Rope, bool) {
	saved, ok := d.history.find(d.File.savedRevision)
	if !ok {
		return text.Rope{}, false
	}
	t := d.text
	if d.pending.dirty {
		t = d.pending.old
	}
	h := d.history // pathTo moves the copy's place in the tree only
	for _, step := range h.pathTo(saved) {
		next, err := step.set.Apply(t)
		if err != nil {
			return text.Rope{}, false
		}
		t = next
	}
	return t, true
}

// MarkGone notes that no revision is that of the file: it is not there any
// more, or holds something else. It returns the one that was, -1 for none.
func (d *Document) MarkGone() (was int) {
	was = d.File.savedRevision
	d.File.savedRevision = -1
	return was
}
