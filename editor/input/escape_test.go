package input_test

import (
	"testing"

	"hx/editor/event"
	"hx/internal/hxtest"
	"hx/keymap"
)

// TestEscapedKeysAreJudgedWhenTheirTurnComes: an escape byte and a key are an
// Alt key where that means something, else Esc and the key.
func TestEscapedKeysAreJudgedWhenTheirTurnComes(t *testing.T) {
	for _, c := range []struct {
		name, before string
		key          rune
		after, want  string
		mode         keymap.Mode
	}{
		{"insert mode knows no A-:", "iab", ':', "s/x<esc>", "abone\n", keymap.ModeNormal},
		{"normal mode knows A-;", "w", ';', "d", "\n", keymap.ModeNormal},
		{"a prompt is left", "/one", 'x', "d", "", keymap.ModeNormal},
		{"insert mode knows A-d", "i", 'd', "", "\n", keymap.ModeInsert},
	} {
		s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one\n"}, Open: "a.txt"})
		s.Keys(t, c.before)
		s.Events(event.Key{Key: keymap.Alt(c.key), Escaped: true})
		s.Keys(t, c.after)
		if got := s.Text(); got != c.want || s.Ed.Mode() != c.mode {
			t.Errorf("%s: %q in %s mode, want %q", c.name, got, s.Ed.Mode(), c.want)
		}
	}
}
