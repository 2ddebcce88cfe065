package pickers_test

import (
	"strings"
	"testing"

	"hx/internal/hxtest"
	"hx/keymap"
)

// TestSpaceMenu presses every entry of the space menu in a project: each opens
// something, changes something, or says why not.
func TestSpaceMenu(t *testing.T) {
	menu := keymap.Default().Lookup(keymap.ModeNormal, keymap.Char(' ')).Menu
	rows := menu.Rows(nil)
	if len(rows) < 25 {
		t.Fatalf("the menu has %d rows", len(rows))
	}
	for _, row := range rows {
		t.Run(row.Label, func(t *testing.T) {
			r := newRig(t, hxtest.Options{Open: "src/main.go"})
			before := r.Text()
			key, _, _ := strings.Cut(row.Keys, ", ")
			if len([]rune(key)) > 1 {
				key = "<" + key + ">"
			}
			r.keys("3Gx\"+yggx<space>" + key)
			opened := r.Ed.Layers.Top() != nil || r.Ed.Info != nil
			if !opened && r.Ed.Msg.Text == "" && r.Text() == before {
				t.Errorf("space %s does nothing", row.Keys)
			}
			r.keys("<esc><esc>")
			if r.Ed.Layers.Top() != nil {
				t.Errorf("Esc does not close what space %s opens", row.Keys)
			}
		})
	}
}
