package document

import (
	"testing"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

func TestSavedText(t *testing.T) {
	d := New(1, text.FromString("ab\n"))
	put := func(at int, s string) {
		t.Helper()
		set, err := change.NewSet(d.Text().Len(), []change.Edit{{From: at, To: at, Text: s}})
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Apply(Tx{Set: set, Before: selection.At(0)}); err != nil {
			t.Fatal(err)
		}
	}
	want := func(s string, known bool) {
		t.Helper()
		got, ok := d.SavedText()
		if ok != known || ok && got.String() != s {
			t.Errorf("saved text %q %v, want %q %v", got.String(), ok, s, known)
		}
	}
	want("ab\n", true)
	put(0, "1")
	want("ab\n", true)
	d.Commit(selection.At(0))
	put(1, "2")
	want("ab\n", true)
	d.Commit(selection.At(0))
	d.MarkSaved(d.Revision())
	put(0, "3")
	d.Commit(selection.At(0))
	d.Undo(3)
	put(0, "other branch ")
	d.Commit(selection.At(0))
	put(0, "pending ")
	want("12ab\n", true)
	if got := d.Text().String(); got != "pending other branch ab\n" {
		t.Errorf("the text has become %q", got)
	}
	was := d.MarkGone()
	want("", false)
	if !d.Modified() {
		t.Error("a document without its file counts as saved")
	}
	d.MarkSaved(was)
	want("12ab\n", true)
}
