package term

import "testing"

// TestEscPressedAFewTimes: two escape bytes are two Esc keys, whatever follows.
func TestEscPressedAFewTimes(t *testing.T) {
	for in, want := range map[string]string{
		"\x1b\x1b:q":     "esc esc : q",
		"\x1b\x1b\x1b:x": "esc esc esc : x",
		"\x1b:":          "A-:",
	} {
		if got := decode(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
