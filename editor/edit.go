package editor

import (
	"errors"
	"strings"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
)

// Select sets a view's selection in the document it shows.
func (ed *Editor) Select(v *window.View, s selection.Selection) {
	v.Select(ed.DocOf(v), s)
	for _, hook := range ed.Hooks.Selected {
		hook(ed, v)
	}
}

var errLocked = errors.New("this text is only for reading; :buffer-close leaves it")

// Change applies edits to the document a view shows. The view selects after,
// which is given in the new text; with nil its selection moves with the text.
func (ed *Editor) Change(v *window.View, set change.Set, after *selection.Selection) error {
	return ed.change(v, document.Tx{Set: set}, after)
}

// ChangeTo is Change for one who knows what text the edits lead to.
func (ed *Editor) ChangeTo(v *window.View, set change.Set, result text.Rope, after *selection.Selection) error {
	return ed.change(v, document.Tx{Set: set, Result: &result}, after)
}

func (ed *Editor) change(v *window.View, tx document.Tx, after *selection.Selection) error {
	d, set := ed.DocOf(v), tx.Set
	if d.File.Locked {
		return errLocked
	}
	before := v.Selection(d)
	tx.Before = before
	if err := d.Apply(tx); err != nil {
		return err
	}
	if after == nil {
		moved := before.Map(set.Desc())
		after = &moved
	}
	if !set.IsEmpty() {
		v.NoteEdit()
	}
	ed.Select(v, *after)
	return nil
}

// Commit closes the undo step of the document a view shows.
func (ed *Editor) Commit(v *window.View) {
	d := ed.DocOf(v)
	if d.HasPending() {
		d.Commit(v.Selection(d))
	}
}

// CommitAll closes the undo steps of all views outside of insert mode.
func (ed *Editor) CommitAll() {
	if ed.Mode() == keymap.ModeInsert {
		return
	}
	for _, v := range ed.Win.Views() {
		ed.Commit(v)
	}
}

// PushJump saves where a view is in its jump list.
func (ed *Editor) PushJump(v *window.View) { v.Jumps.Push(ed.Here(v)) }

// Here is the place a view shows, for the jump list.
func (ed *Editor) Here(v *window.View) window.Jump {
	d := ed.DocOf(v)
	return window.Jump{Doc: d.ID(), Sel: v.Selection(d), Rev: d.Rev()}
}

// Mode returns the mode, one for the whole editor.
func (ed *Editor) Mode() keymap.Mode { return ed.mode }

// SetMode switches the mode. Leaving insert mode steps the cursors back where
// append moved them. It does not close the undo step: that comes when the key
// is done, so that a repeated insertion is one step.
func (ed *Editor) SetMode(m keymap.Mode) {
	old := ed.mode
	if old == m {
		return
	}
	ed.mode = m
	for _, hook := range ed.Hooks.ModeSet {
		hook(ed, old, m)
	}
	if old == keymap.ModeInsert {
		ed.endInsert()
	}
}

// RestoreCursor makes the end of insert mode step forward ranges back by one
// grapheme, as after append.
func (ed *Editor) RestoreCursor() { ed.restoreCursor = true }

func (ed *Editor) endInsert() {
	v := ed.View()
	d := ed.Doc()
	ed.dropBlanks(v, d)
	if ed.restoreCursor {
		ed.restoreCursor = false
		t := d.Text()
		ed.Select(v, v.Selection(d).Each(func(r selection.Range) selection.Range {
			head := t.PrevGrapheme(r.To())
			if head < r.From() {
				head = r.From()
			}
			return selection.New(r.From(), head)
		}))
	}
}

// dropBlanks takes back the indentation of a line that was opened and left
// without a word.
func (ed *Editor) dropBlanks(v *window.View, d *document.Document) {
	s, end, ok := d.PendingInsertion()
	blanks, opened := strings.CutPrefix(strings.TrimPrefix(s, "\r"), "\n")
	if !ok || !opened || strings.Trim(blanks, " \t") != "" || end == len(s) {
		return
	}
	t := d.Text()
	pos := v.Selection(d).Primary().Cursor(t)
	line := t.LineAt(pos)
	if pos != end || pos != t.LineEnd(line) || pos == t.LineStart(line) || pos == t.Len() {
		return
	}
	if set, err := change.NewSet(t.Len(), []change.Edit{{From: t.LineStart(line), To: pos}}); err == nil {
		ed.Change(v, set, nil)
	}
}

// leaveView ends insert and select mode before the focus, or the view itself,
// moves elsewhere.
func (ed *Editor) leaveView(v *window.View) {
	ed.SetMode(keymap.ModeNormal)
	ed.Commit(v)
}
