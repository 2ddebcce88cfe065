package hxtest

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/selection"
	"hx/editor/text"
)

// TestMarksAreReadBack: what Mark writes, Unmark reads, for any ranges.
func TestMarksAreReadBack(t *testing.T) {
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 3))
		s := strings.Repeat("ab\n c", rng.IntN(4))
		var ranges []selection.Range
		for range 1 + rng.IntN(4) {
			ranges = append(ranges, selection.New(rng.IntN(len(s)+1), rng.IntN(len(s)+1)))
		}
		sel := selection.Of(ranges, rng.IntN(len(ranges))).Ensure(text.FromString(s))
		marked := Mark(s, sel)
		gotText, got, err := Unmark(marked)
		if err != nil || gotText != s || !got.Equal(sel) {
			t.Fatalf("seed %d: %q with %v is written %q and read as %q with %v (%v)", seed, s, sel, marked, gotText, got, err)
		}
		for _, crlf := range []bool{false, true} {
			c := specCase{crlf: crlf}
			want := marked
			if crlf {
				want = strings.ReplaceAll(marked, "\n", "\r\n")
			}
			if back := c.read(c.write(want)); back != want {
				t.Fatalf("seed %d: %q is shown as\n%s\nand read as %q", seed, want, c.write(want), back)
			}
		}
	}
}

// TestStatesAreReadBack: states that look like something else, and characters
// that cannot be seen.
func TestStatesAreReadBack(t *testing.T) {
	for _, marked := range []string{
		"#[a|]#\n", "#[a|]#", "#[|]#", "a\n#[|]#", "#[\n|]#", "#[a\n|]#", "a  #[ |]#  \nb\n", "\t#[\t|]#x\n",
		"= #[a|]#\n", ":x#[a|]#\n-> b\n! c\n", "\\#[a|]#\n", "#[a|]#\n\n\n", "#[a|]#\n ",
	} {
		c := specCase{}
		if back := c.read(c.write(marked)); back != marked {
			t.Errorf("%q is shown as\n%s\nand read as %q", marked, c.write(marked), back)
		}
	}
}

// TestSpecFilesAreWrittenAsTheyWere: reading and writing a file changes nothing.
func TestSpecFilesAreWrittenAsTheyWere(t *testing.T) {
	const file = `Some prose.

= a claim
! a reason
:lang rs
:config scrolloff = 0
#[a|]#

-> x
b
-> y
c

:mode insert

= another
#[|]#
-> z
#[|]#
`
	prose, cases, err := parseSpec(file)
	if err != nil {
		t.Fatal(err)
	}
	if got := formatSpec(prose, cases); got != file {
		t.Errorf("written as\n%s", got)
	}
	if _, _, err := parseSpec("= no keys\n#[a|]#\n"); err == nil {
		t.Error("a case without keys was taken")
	}
}
