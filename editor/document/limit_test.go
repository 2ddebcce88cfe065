package document

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

// TestUndoStaysWithinItsLimit compares a history with a limit to one without:
// as far back as it goes it gives the same texts.
func TestUndoStaysWithinItsLimit(t *testing.T) {
	const limit = 20_000
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 8))
		d, all := New(1, text.FromString("start\n")), New(2, text.FromString("start\n"))
		d.UndoLimit = limit
		for i := range 600 {
			switch rnd.IntN(5) {
			case 0:
				n := 1 + rnd.IntN(3)
				_, ok := d.Undo(n)
				if !ok {
					continue
				}
				// As many steps as were made: the other can go back further.
				for all.Text().String() != d.Text().String() {
					if _, ok := all.Undo(1); !ok {
						t.Fatalf("seed %d, step %d: the texts part", seed, i)
					}
				}
			case 1:
				_, a := d.Redo(1)
				_, b := all.Redo(1)
				if a != b {
					t.Fatalf("seed %d, step %d: only one can redo", seed, i)
				}
			default:
				at := rnd.IntN(d.Text().Len() + 1)
				set, err := change.NewSet(d.Text().Len(), []change.Edit{{From: at, To: min(d.Text().Len(), at+rnd.IntN(5)), Text: strings.Repeat("ab\n", rnd.IntN(100))}})
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range []*Document{d, all} {
					if err := x.Apply(Tx{Set: set}); err != nil {
						t.Fatal(err)
					}
					x.Commit(selection.Selection{})
				}
			}
			if rnd.IntN(20) == 0 {
				d.MarkSaved(d.Revision())
			}
			if d.Text().String() != all.Text().String() {
				t.Fatalf("seed %d, step %d: the texts differ", seed, i)
			}
			if n := d.history.size; n > limit {
				t.Fatalf("seed %d, step %d: the history has %d bytes", seed, i, n)
			}
		}
		if len(d.history.revisions) >= len(all.history.revisions) {
			t.Errorf("seed %d: nothing was dropped", seed)
		}
	}
}

func TestTheNewestStepCanBeUndone(t *testing.T) {
	d := New(1, text.FromString(strings.Repeat("x", 5000)))
	d.UndoLimit = 100
	d.MarkSaved(d.Revision())
	for range 3 {
		before := d.Text().String()
		set, _ := change.NewSet(d.Text().Len(), []change.Edit{{From: 0, To: d.Text().Len(), Text: before + "y"}})
		if err := d.Apply(Tx{Set: set}); err != nil {
			t.Fatal(err)
		}
		d.Commit(selection.Selection{})
		if d.Undo(1); d.Text().String() != before {
			t.Fatal("it was not undone")
		}
		d.Redo(1)
	}
	if n := len(d.history.revisions); n != 2 {
		t.Errorf("%d revisions are kept", n)
	}
	if _, ok := d.SavedText(); ok || !d.Modified() {
		t.Error("a saved text that was dropped is still known")
	}
}
