package document

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

func edit(t testing.TB, d *Document, from, to int, s string) {
	t.Helper()
	set, err := change.NewSet(d.Text().Len(), []change.Edit{{From: from, To: to, Text: s}})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Apply(Tx{Set: set, Before: selection.At(from)}); err != nil {
		t.Fatal(err)
	}
}

// TestHistoryIsATree walks at random through a history that branches and
// compares every text with the one remembered for that revision.
func TestHistoryIsATree(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 1))
		d := New(1, text.FromString("start\n"))
		texts := []string{d.Text().String()}
		parents := []int{0}
		last := map[int]int{}
		at := 0
		for range 60 {
			switch rng.IntN(6) {
			case 0, 1, 2:
				pos := rng.IntN(d.Text().Len() + 1)
				edit(t, d, pos, min(pos+rng.IntN(3), d.Text().Len()), strings.Repeat("x", 1+rng.IntN(3)))
				if rng.IntN(2) == 0 { // several changes make one step
					edit(t, d, 0, 0, "y")
				}
				d.Commit(selection.At(0))
				texts, parents = append(texts, d.Text().String()), append(parents, at)
				last[at] = len(texts) - 1
				at = len(texts) - 1
			case 3:
				if _, ok := d.Undo(1); ok != (at != 0) {
					t.Fatalf("seed %d: undo at revision %d says %v", seed, at, ok)
				}
				at = parents[at]
			case 4:
				_, ok := d.Redo(1)
				if ok != (last[at] != 0) {
					t.Fatalf("seed %d: redo at revision %d says %v", seed, at, ok)
				}
				if ok {
					at = last[at]
				}
			case 5:
				n := 1 + rng.IntN(5)
				if rng.IntN(2) == 0 {
					d.Earlier(n)
					at = max(0, at-n)
				} else {
					d.Later(n)
					at = min(len(texts)-1, at+n)
				}
			}
			if got := d.Text().String(); got != texts[at] || d.Revision() != at {
				t.Fatalf("seed %d: revision %d is %q, want revision %d %q", seed, d.Revision(), got, at, texts[at])
			}
		}
	}
}

func TestUndoRestoresTheSelectionBefore(t *testing.T) {
	d := New(1, text.FromString("one two\n"))
	before, after := selection.Single(selection.New(4, 7)), selection.Single(selection.New(4, 5))
	set, _ := change.NewSet(8, []change.Edit{{From: 4, To: 7, Text: "2"}})
	d.Apply(Tx{Set: set, Before: before})
	d.Commit(after)
	if s, _ := d.Undo(1); !s.Equal(before) {
		t.Errorf("after undo %v is selected, want %v", s, before)
	}
	if s, _ := d.Redo(1); !s.Equal(after) {
		t.Errorf("after redo %v is selected, want %v", s, after)
	}
}

func TestTimeTravelGoesToTheNearestState(t *testing.T) {
	d := New(1, text.FromString("0\n"))
	start := time.Now()
	d.history.revisions[0].at = start
	for i, at := range []int{60, 120, 180} {
		edit(t, d, 0, 1, string(rune('1'+i)))
		d.CommitAt(selection.At(0), start.Add(time.Duration(at)*time.Second))
	}
	for _, c := range []struct {
		span time.Duration
		want string
	}{{-70 * time.Second, "2\n"}, {-time.Hour, "0\n"}, {time.Hour, "3\n"}} {
		d.LaterBy(c.span)
		if got := d.Text().String(); got != c.want {
			t.Errorf("after %v: %q, want %q", c.span, got, c.want)
		}
	}
}

func TestModifiedFollowsTheSavedState(t *testing.T) {
	d := New(1, text.FromString("a\n"))
	steps := []struct {
		name string
		do   func()
		want bool
	}{
		{"opened", func() {}, false},
		{"edited", func() { edit(t, d, 0, 0, "x") }, true},
		{"committed", func() { d.Commit(selection.At(0)) }, true},
		{"saved", func() { d.MarkSaved(d.Revision()) }, false},
		{"undone", func() { d.Undo(1) }, true},
		{"redone", func() { d.Redo(1) }, false},
	}
	for _, s := range steps {
		s.do()
		if d.Modified() != s.want {
			t.Errorf("%s: modified is %v", s.name, d.Modified())
		}
	}
}

// TestStampsFollowTheText compares stamps with a mark that is part of the text.
func TestStampsFollowTheText(t *testing.T) {
	const mark = "¤"
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 2))
		d := New(1, text.FromString("abc"+mark+"def"))
		pos := 3
		stamp := d.Stamp(pos, change.After)
		for range rng.IntN(2 * logSize) {
			at := strings.Index(d.Text().String(), mark)
			from := rng.IntN(d.Text().Len() + 1)
			if from > at && from < at+len(mark) {
				continue
			}
			edit(t, d, from, from, "é")
		}
		want := strings.Index(d.Text().String(), mark)
		if got := d.Resolve(stamp); got != want {
			t.Fatalf("seed %d: stamp is at %d, mark at %d", seed, got, want)
		}
	}
}

func TestStampsOlderThanTheLogAreClamped(t *testing.T) {
	d := New(1, text.FromString(strings.Repeat("x", 50)))
	stamp := d.Stamp(40, change.After)
	for range 3 * logSize {
		edit(t, d, 0, 0, "y")
	}
	edit(t, d, 0, d.Text().Len(), "short")
	if got := d.Resolve(stamp); got < 0 || got > 5 {
		t.Errorf("an old stamp is at %d of 5 bytes", got)
	}
}

func TestApplyRefusesAnotherLength(t *testing.T) {
	d := New(3, text.FromString("abc"))
	set, _ := change.NewSet(5, []change.Edit{{From: 0, To: 1}})
	if err := d.Apply(Tx{Set: set}); err == nil || d.Text().String() != "abc" {
		t.Errorf("error %v, text %q", err, d.Text().String())
	}
}

func TestDetectIndent(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Indent
		ok         bool
	}{
		{"tabs", "a\n\tb\n\t\tc\n", Indent{}, true},
		{"four blanks", "a\n    b\n        c\n    d\n        e\n", Indent{4}, true},
		{"two blanks", "a\n  b\nc\n  d\n", Indent{2}, true},
		{"nothing to see", "a\nb\n", Indent{}, false},
		{"undecided", "a\n  b\nc\n    d\ne\n  f\ng\n    h\n", Indent{}, false},
	} {
		got, ok := DetectIndent(text.FromString(c.text))
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: %v %v, want %v %v", c.name, got, ok, c.want, c.ok)
		}
	}
}

func TestParseUndoKind(t *testing.T) {
	for _, c := range []struct {
		in    string
		steps int
		span  time.Duration
	}{
		{"", 1, 0}, {"5", 5, 0}, {"5m", 0, 5 * time.Minute}, {"1h30m", 0, 90 * time.Minute},
		{"10 sec", 0, 10 * time.Second}, {"1 day", 0, 24 * time.Hour},
	} {
		steps, span, err := ParseUndoKind(c.in)
		if err != nil || steps != c.steps || span != c.span {
			t.Errorf("%q: %d %v %v", c.in, steps, span, err)
		}
	}
	for _, bad := range []string{"x", "5q", "m", "-3", "99999999999999h"} {
		if _, _, err := ParseUndoKind(bad); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func FuzzParseUndoKind(f *testing.F) {
	f.Add("1h 30 min")
	f.Fuzz(func(t *testing.T, s string) { ParseUndoKind(s) })
}

func TestSlotsBelongToTheirDocument(t *testing.T) {
	slot := NewSlot[[]string](99)
	a, b := New(1, text.Rope{}), New(2, text.Rope{})
	*slot.Of(a) = []string{"a"}
	if !slices.Equal(*slot.Of(a), []string{"a"}) || len(*slot.Of(b)) != 0 {
		t.Error("a slot is shared")
	}
}
