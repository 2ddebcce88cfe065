package reflow

import "testing"

func TestText(t *testing.T) {
	for _, c := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"spreads words evenly, not greedily", "aaa bb cc ddddd\n", 6, "aaa\nbb cc\nddddd\n"},
		{"joins lines and leaves out empty ones", "one\n\nx\n  two\n", 20, "one x   two\n"},
		{"repeats the prefix of the later lines", "// one two\n// three four five\n", 13, "// one two\n// three four\n// five\n"},
		{"the first line keeps its own prefix", "- one two three\n  four\n", 9, "- one two\n  three\n  four\n"},
		{"a word that is too long has a line of its own", "a loooooong b", 5, "a\nloooooong\nb"},
		{"blank text stays", "  \n", 5, "  \n"},
	} {
		if got := Text(c.in, c.width); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
