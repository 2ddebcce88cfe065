package lsp

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/change"
	"hx/editor/text"
)

func applied(t *testing.T, s string, edits []change.Edit) string {
	t.Helper()
	set, err := change.NewSet(len(s), edits)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	r, err := set.Apply(text.FromString(s))
	if err != nil {
		t.Fatal(err)
	}
	return r.String()
}

func TestReduce(t *testing.T) {
	for _, c := range []struct {
		old, now string
		edits    int
	}{
		{"a\nb\nc\n", "a\nB\nc\n", 1},
		{"a\nb\nc\n", "a\nb\nc\n", 0},
		{"a\nb\nc\nd\ne\nf\n", "x\nb\nc\nd\ne\nf\ny\n", 2},
		{"fn main() {\nfoo();\n}\n", "fn main() {\n    foo();\n}\n", 1},
		{"a\nb\n", "a\nb", 1},
		{"a\nb", "", 1},
		{"a\r\nb\r\n", "a\r\nc\r\n", 1},
	} {
		edits := reduce(text.FromString(c.old), change.Edit{From: 0, To: len(c.old), Text: c.now})
		if got := applied(t, c.old, edits); got != c.now || len(edits) != c.edits {
			t.Errorf("%q to %q: %q by %v", c.old, c.now, got, edits)
		}
	}
	// Only the indent is inserted.
	if e := reduce(text.FromString("fn\nfoo();\n"), change.Edit{From: 0, To: 10, Text: "fn\n    foo();\n"}); len(e) != 1 || e[0] != (change.Edit{From: 3, To: 3, Text: "    "}) {
		t.Errorf("%v", e)
	}
	// Bytes that are no text survive being sent back as U+FFFD.
	old := "a\xff\nb\n"
	if got := applied(t, old, reduce(text.FromString(old), change.Edit{From: 0, To: len(old), Text: "a\uFFFD\nc\n"})); got != "a\xff\nc\n" {
		t.Errorf("%q", got)
	}
}

func TestReduceGivesUpOnDifferentTexts(t *testing.T) {
	old, now := strings.Repeat("a\nb\n", 5000), strings.Repeat("c\nd\n", 5000)
	if e := reduce(text.FromString(old), change.Edit{From: 0, To: len(old), Text: now}); len(e) != 1 {
		t.Errorf("%d edits", len(e))
	}
}

func FuzzReduce(f *testing.F) {
	f.Add("a\nb\nc\n", uint64(1))
	f.Add("x\r\ny\xff\r\n", uint64(2))
	f.Fuzz(func(t *testing.T, old string, seed uint64) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		lines := strings.SplitAfter(validUTF8(old), "\n")
		for range rnd.IntN(6) {
			i := rnd.IntN(len(lines))
			switch rnd.IntN(3) {
			case 0:
				lines[i] = "new é" + lines[i]
			case 1:
				lines = append(lines[:i:i], lines[min(i+1, len(lines)):]...)
			case 2:
				lines = append(lines[:i:i], append([]string{"line\n"}, lines[i:]...)...)
			}
			if len(lines) == 0 {
				lines = []string{""}
			}
		}
		now := strings.Join(lines, "")
		got := applied(t, old, reduce(text.FromString(old), change.Edit{From: 0, To: len(old), Text: now}))
		if validUTF8(got) != now {
			t.Fatalf("%q to %q: %q", old, now, got)
		}
	})
}
