package editor

import (
	"hx/editor/document"
	"hx/editor/window"
)

// ShowIn makes a view show a document.
func (ed *Editor) ShowIn(id window.ID, d *document.Document) {
	v := ed.Win.View(id)
	old := ed.DocOf(v)
	if old == d {
		return
	}
	if v == ed.View() {
		ed.leaveView(v)
	}
	v.Show(d.ID())
	d.Touch(now())
	if old != nil && old.IsUntouchedScratch() && !ed.Shown(old) {
		ed.drop(old)
	}
}

// Shown tells whether a view shows a document.
func (ed *Editor) Shown(d *document.Document) bool {
	for _, v := range ed.Win.Views() {
		if v.Doc() == d.ID() {
			return true
		}
	}
	return false
}

// CloseDoc closes a document. Views that showed it show the one before, any
// other, or a new scratch buffer.
func (ed *Editor) CloseDoc(d *document.Document) {
	for _, v := range ed.Win.Views() {
		if v.Doc() != d.ID() {
			continue
		}
		next := ed.Docs.Get(v.LastAccessed())
		if next == nil {
			next = ed.otherThan(d)
		}
		ed.ShowIn(v.ID, next)
	}
	if ed.Docs.Get(d.ID()) != nil {
		ed.drop(d)
	}
}

func (ed *Editor) otherThan(d *document.Document) *document.Document {
	for _, other := range ed.Docs.All() {
		if other != d {
			return other
		}
	}
	return ed.NewScratch("")
}

func (ed *Editor) drop(d *document.Document) {
	for _, v := range ed.Win.Views() {
		v.Forget(d.ID())
	}
	ed.Docs.remove(d)
}

// CloseView closes a view; closing the last one ends the editor.
func (ed *Editor) CloseView(id window.ID) {
	if !ed.Win.Close(id) {
		ed.Quit(0)
	}
}
