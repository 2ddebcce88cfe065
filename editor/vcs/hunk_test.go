package vcs

import "testing"

func hunk(oldFrom, oldTo, newFrom, newTo int) Hunk {
	return Hunk{OldFrom: oldFrom, OldTo: oldTo, NewFrom: newFrom, NewTo: newTo}
}

func TestHunkPlaces(t *testing.T) {
	// Lines 2 and 3 are new, line 5 is changed, lines are missing before 8.
	hunks := []Hunk{hunk(2, 2, 2, 4), hunk(3, 4, 5, 6), hunk(6, 8, 8, 8)}
	marks := []Mark{NoMark, NoMark, Added, Added, NoMark, Changed, NoMark, NoMark, Removed, NoMark}
	next := []int{0, 0, 1, 1, 1, 2, 2, 2, 3, 3}
	previous := []int{-1, -1, -1, -1, 0, 0, 1, 1, 1, 2}
	old := []int{0, 1, -1, -1, 2, -1, 4, 5, 8, 9}
	for line := range marks {
		mark := NoMark
		if i := At(hunks, line); i >= 0 {
			mark = MarkOf(hunks[i])
		}
		if mark != marks[line] {
			t.Errorf("line %d: mark %d, want %d", line, mark, marks[line])
		}
		if got := Next(hunks, line); got != next[line] {
			t.Errorf("line %d: next %d, want %d", line, got, next[line])
		}
		if got := Previous(hunks, line); got != previous[line] {
			t.Errorf("line %d: previous %d, want %d", line, got, previous[line])
		}
		got, ok := OldLine(hunks, line)
		if !ok {
			got = -1
		}
		if got != old[line] {
			t.Errorf("line %d: was %d, want %d", line, got, old[line])
		}
	}
	if At(nil, 3) != -1 || Next(nil, 3) != 0 || Previous(nil, 3) != -1 {
		t.Error("no hunks are misread")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("1 .M N... 100644 100644 100644 a b path name\x002 R. N... 1 2 3 a b R100 new\x00old\x00? x\x00u UU N... 1 2 3 4 a b c conflict\x00")
	f.Add("0123456789012345678901234567890123456789 1 1 1\nauthor A\nauthor-time 5\nauthor-tz +0130\nsummary s\n\tline\n")
	f.Fuzz(func(t *testing.T, out string) {
		for _, c := range parseStatus(out) {
			if c.State != Renamed && c.State != Deleted && c.From != "" {
				t.Errorf("%+v", c)
			}
		}
		parseBlame(out)
	})
}
