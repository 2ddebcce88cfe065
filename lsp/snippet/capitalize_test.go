package snippet

import "testing"

func TestCapitalizeTakesAnyBytes(t *testing.T) {
	for in, want := range map[string]string{"": "", "été": "Été", "\xff": "\xff", "x": "X", "\xc3": "\xc3"} {
		if got := capitalize(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}
