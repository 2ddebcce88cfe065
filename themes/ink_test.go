package themes

import "testing"

func TestInk(t *testing.T) {
	for _, c := range []struct {
		hex   string
		level Level
		want  Style
	}{
		{"#ff8000", LevelTrue, Style{Fg: RGB(0xff, 0x80, 0)}},
		{"#ff8000", Level256, Style{Fg: Indexed(208)}},
		{"#000000", Level256, Style{Fg: Indexed(16)}},
		{"#ff0000", Level16, Style{Fg: Indexed(9)}},
		{"#00d000", Level8, Style{Fg: Indexed(2)}},
		{"#ff0000", LevelNone, Style{}},
		{"#nothex", LevelTrue, Style{}},
		{"", LevelTrue, Style{}},
	} {
		if got := Ink(c.hex, c.level); got != c.want {
			t.Errorf("%q on %v: %+v, not %+v", c.hex, c.level, got, c.want)
		}
	}
}
