package keymap

import (
	"slices"
	"strings"
	"testing"
)

func TestWidgetsHaveEveryRow(t *testing.T) {
	// Three actions go by other names in the table, where they are commands or
	// plain words.
	other := map[string]Action{"prompt key": PickerQuery, "normal_mode": CompletionLeave}
	count := map[Widget]int{}
	for _, r := range table(t) {
		i := slices.Index(widgetNames[:], r.mode)
		if i < 0 {
			continue
		}
		w, want := Widget(i), Action(r.command)
		if a, ok := other[r.command]; ok {
			want = a
		}
		if want.Doc() == "" {
			t.Errorf("%s %s: action %s has no description", w, r.keys, want)
		}
		if strings.HasPrefix(r.keys, "(any") {
			if w.Rest() != want || w.Action(Named(F19)) != want {
				t.Errorf("%s: other keys do %s, want %s", w, w.Rest(), want)
			}
			continue
		}
		count[w]++
		if got := w.Action(parseSequence(t, r.keys)[0]); got != want {
			t.Errorf("%s %s: got %s, want %s", w, r.keys, got, want)
		}
	}
	for w := range numWidgets {
		n := 0
		for k, a := range w.Keys() {
			n++
			if w.Action(k) != a {
				t.Errorf("%s has two actions for %s", w, k)
			}
		}
		if n == 0 || n != count[w] {
			t.Errorf("%s has %d keys, the table %d", w, n, count[w])
		}
	}
}

func TestWidgetRows(t *testing.T) {
	rows := PopupWidget.Rows()
	if len(rows) != 5 || rows[0] != (Row{"esc, C-c", "Close the popup"}) {
		t.Errorf("got %v", rows)
	}
	seen := map[string]bool{}
	for w := range numWidgets {
		for _, r := range w.Rows() {
			if r.Label == "" || seen[w.String()+r.Label] {
				t.Errorf("%s: row %q has no label of its own", w, r)
			}
			seen[w.String()+r.Label] = true
		}
	}
}

func TestActionsAreDescribedOnce(t *testing.T) {
	seen := map[Action]bool{}
	for _, d := range actionDocs {
		if seen[d.action] || d.doc == "" {
			t.Errorf("%s is described twice or not at all", d.action)
		}
		seen[d.action] = true
	}
}

func TestFixedRows(t *testing.T) {
	if got := Fixed(ModeNormal); len(got) != 3 || got[2].Keys != "." {
		t.Errorf("got %v", got)
	}
	if got := Fixed(ModeInsert); len(got) != 1 {
		t.Errorf("got %v", got)
	}
}
