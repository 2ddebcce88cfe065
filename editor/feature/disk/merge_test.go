package disk

import (
	"math/rand"
	"strings"
	"testing"

	"hx/editor/text"
)

func TestMerge(t *testing.T) {
	for _, c := range []struct {
		name, base, ours, theirs, want string
		conflicts                      int
	}{
		{"nothing", "a\nb\n", "a\nb\n", "a\nb\n", "a\nb\n", 0},
		{"ours alone", "a\nb\nc\n", "a\nx\nc\n", "a\nb\nc\n", "a\nx\nc\n", 0},
		{"theirs alone", "a\nb\nc\n", "a\nb\nc\n", "a\nc\n", "a\nc\n", 0},
		{"apart", "1\n2\n3\n4\n5\n", "0\n1\n2\n3\n4\n5\n", "1\n2\n3\n4\nx\ny\n", "0\n1\n2\n3\n4\nx\ny\n", 0},
		{"alike", "a\nb\n", "a\nx\n", "a\nx\n", "a\nx\n", 0},
		{"alike and apart", "a\nb\nc\nd\n", "x\nb\nc\nd\n", "x\nb\nc\ny\n", "x\nb\nc\ny\n", 0},
		{"conflict", "a\nb\nc\n", "a\nx\nc\n", "a\ny\nc\n",
			"a\n<<<<<<< buffer\nx\n||||||| before\nb\n=======\ny\n>>>>>>> disk\nc\n", 1},
		{"removed against changed", "a\nb\nc\n", "a\nc\n", "a\ny\nc\n",
			"a\n<<<<<<< buffer\n||||||| before\nb\n=======\ny\n>>>>>>> disk\nc\n", 1},
		{"side by side", "a\nb\n", "x\nb\n", "a\ny\n",
			"<<<<<<< buffer\nx\nb\n||||||| before\na\nb\n=======\na\ny\n>>>>>>> disk\n", 1},
		{"both at the end", "a\n", "a\nx\n", "a\ny\n",
			"a\n<<<<<<< buffer\nx\n||||||| before\n=======\ny\n>>>>>>> disk\n", 1},
		{"no last line break", "a\nb", "a\nx", "a\ny",
			"a\n<<<<<<< buffer\nx\n||||||| before\nb\n=======\ny\n>>>>>>> disk\n", 1},
		{"nothing known", "", "a\n", "b\n", "<<<<<<< buffer\na\n||||||| before\n=======\nb\n>>>>>>> disk\n", 1},
	} {
		got, n := merge(c.base, c.ours, c.theirs, text.LF)
		if got != c.want || n != c.conflicts {
			t.Errorf("%s: %q with %d conflicts, want %q with %d", c.name, got, n, c.want, c.conflicts)
		}
	}
}

// Whatever the texts are: one that did not change leaves the other, both alike
// give themselves, and no line of either side is lost.
func TestMergeLaws(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	some := func(s string) string {
		lines := strings.SplitAfter(s, "\n")
		for range r.Intn(4) {
			i := r.Intn(len(lines))
			switch r.Intn(3) {
			case 0:
				lines[i] = ""
			case 1:
				lines[i] += string(rune('a'+r.Intn(4))) + "\n"
			case 2:
				lines[i] = string(rune('A'+r.Intn(4))) + "\n"
			}
		}
		return strings.Join(lines, "")
	}
	for range 3000 {
		base := some("a\nb\nc\nd\na\nb\nc\nd\n")
		ours, theirs := some(base), some(base)
		if got, n := merge(base, ours, base, text.LF); got != ours || n != 0 {
			t.Fatalf("%q, %q, unchanged: %q, %d", base, ours, got, n)
		}
		if got, n := merge(base, base, theirs, text.LF); got != theirs || n != 0 {
			t.Fatalf("%q, unchanged, %q: %q, %d", base, theirs, got, n)
		}
		if got, n := merge(base, ours, ours, text.LF); got != ours || n != 0 {
			t.Fatalf("%q, %q twice: %q, %d", base, ours, got, n)
		}
		got, n := merge(base, ours, theirs, text.LF)
		if mirrored, m := merge(base, theirs, ours, text.LF); m != n || n == 0 && got != mirrored {
			t.Fatalf("%q, %q, %q: %q with %d, the other way round %q with %d", base, ours, theirs, got, n, mirrored, m)
		}
		if n > 0 {
			if a, b := resolve(got, 0), resolve(got, 2); !strings.Contains(got, markOurs) || a == b {
				t.Fatalf("%q, %q, %q: %q leaves no choice", base, ours, theirs, got)
			}
		}
	}
}

// resolve takes one version of every conflict.
func resolve(s string, which int) string {
	var b strings.Builder
	part := -1
	for line := range strings.Lines(s) {
		switch strings.TrimRight(line, "\n") {
		case markOurs:
			part = 0
		case markBase, markMiddle:
			part++
		case markTheirs:
			part = -1
		default:
			if part < 0 || part == which {
				b.WriteString(line)
			}
		}
	}
	return b.String()
}

// FuzzMerge joins any texts: what only one side changed is taken, and without a
// conflict the order of the sides does not matter.
func FuzzMerge(f *testing.F) {
	f.Add("a\nb\n", "a\n", "b\n")
	f.Add("a\r\nb", "a\r\n", "b\x00\n\n")
	f.Add("", "x", "\n")
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		if got, n := merge(base, ours, base, text.LF); got != ours || n != 0 {
			t.Errorf("theirs unchanged: %q, %d", got, n)
		}
		if got, n := merge(base, base, theirs, text.CRLF); got != theirs || n != 0 {
			t.Errorf("ours unchanged: %q, %d", got, n)
		}
		got, n := merge(base, ours, theirs, text.LF)
		if back, m := merge(base, theirs, ours, text.LF); m != n || n == 0 && got != back {
			t.Errorf("%q with %d, the other way round %q with %d", got, n, back, m)
		}
	})
}
