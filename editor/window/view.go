package window

import (
	"slices"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/selection"
)

// ID names a view for as long as the editor runs. The first is 1.
type ID int32

// View is one split: the document it shows, and for each document it ever
// showed the selection and scroll place there.
type View struct {
	ID    ID
	Area  Rect // with the status line
	Jumps JumpList

	doc    document.ID
	places map[document.ID]*place
	recent []document.ID // shown before the present one, newest first
	edited []document.ID // last two documents modified here, newest first
}

// place is what a view remembers of one document.
type place struct {
	sel    selection.Selection
	rev    document.Rev
	scroll Scroll
	syntax []selection.Selection // stack of expand_selection
}

// Scroll says what a view shows first: the row Row of the line that holds Top,
// and the column (cells) at the left edge.
type Scroll struct {
	Top  document.Stamp
	Row  int
	Left int
}

func newView(id ID, doc document.ID) *View {
	return &View{ID: id, doc: doc, places: map[document.ID]*place{}}
}

// Doc returns the document shown.
func (v *View) Doc() document.ID { return v.doc }

// Show makes the view show another document; the present one becomes the last
// accessed.
func (v *View) Show(doc document.ID) {
	if doc == v.doc {
		return
	}
	v.recent = slices.DeleteFunc(v.recent, func(id document.ID) bool { return id == doc || id == v.doc })
	if v.doc != 0 {
		v.recent = slices.Insert(v.recent, 0, v.doc)
	}
	v.doc = doc
}

// LastAccessed returns the document shown before, 0 when there was none.
func (v *View) LastAccessed() document.ID {
	if len(v.recent) == 0 {
		return 0
	}
	return v.recent[0]
}

// LastModified returns the document modified last in this view that is not
// the one shown, 0 when there was none.
func (v *View) LastModified() document.ID {
	for _, id := range v.edited {
		if id != v.doc {
			return id
		}
	}
	return 0
}

// NoteEdit remembers that the shown document was modified here.
func (v *View) NoteEdit() {
	if len(v.edited) > 0 && v.edited[0] == v.doc {
		return
	}
	v.edited = append([]document.ID{v.doc}, v.edited[:min(len(v.edited), 1)]...)
}

// Forget drops what is remembered of a closed document.
func (v *View) Forget(doc document.ID) {
	delete(v.places, doc)
	same := func(id document.ID) bool { return id == doc }
	v.recent = slices.DeleteFunc(v.recent, same)
	v.edited = slices.DeleteFunc(v.edited, same)
	v.Jumps.forget(doc)
}

func (v *View) place(d *document.Document) *place {
	p := v.places[d.ID()]
	if p == nil {
		p = &place{rev: d.Rev(), sel: selection.At(0).Ensure(d.Text())}
		p.scroll.Top = d.Stamp(0, change.Before)
		v.places[d.ID()] = p
	}
	return p
}

// Selection returns the view's selection in a document, brought up to the
// document's present text.
func (v *View) Selection(d *document.Document) selection.Selection {
	p := v.place(d)
	if p.rev != d.Rev() {
		p.sel, p.rev = d.ResolveSelection(p.sel, p.rev).Ensure(d.Text()), d.Rev()
	}
	return p.sel
}

// Select stores a selection for a document's present text; it is made legal.
func (v *View) Select(d *document.Document, s selection.Selection) {
	p := v.place(d)
	p.sel, p.rev = s.Ensure(d.Text()), d.Rev()
	if n := len(p.syntax); n > 0 && !p.syntax[n-1].ContainsAll(p.sel) && !p.sel.ContainsAll(p.syntax[n-1]) {
		p.syntax = nil
	}
}

// Scroll returns where the view is scrolled to in a document.
func (v *View) Scroll(d *document.Document) Scroll { return v.place(d).scroll }

// SetScroll scrolls the view.
func (v *View) SetScroll(d *document.Document, s Scroll) { v.place(d).scroll = s }

// Expanded is the stack of selections that growing by syntax went through.
func (v *View) Expanded(d *document.Document) *[]selection.Selection { return &v.place(d).syntax }

// Clone returns a new view with the same document, selection and scroll.
func (v *View) clone(id ID) *View {
	n := newView(id, v.doc)
	for doc, p := range v.places {
		c := *p
		c.syntax = nil
		n.places[doc] = &c
	}
	n.recent = slices.Clone(v.recent)
	n.Jumps = v.Jumps.clone()
	return n
}
