package vcs

import (
	"slices"

	"hx/editor/textdiff"
)

// Hunk is a changed stretch of lines; Old is the committed text, New the
// document. Lines are counted from 0.
type Hunk = textdiff.Hunk

// Mark is what the gutter shows at a line.
type Mark uint8

const (
	NoMark Mark = iota
	Added
	Changed
	Removed // lines are missing before this line
)

// MarkOf is the mark of all lines of a hunk.
func MarkOf(h Hunk) Mark {
	switch {
	case h.OldFrom == h.OldTo:
		return Added
	case h.NewFrom == h.NewTo:
		return Removed
	}
	return Changed
}

// At gives the number of the hunk that a line shows, -1 if it shows none.
// Missing lines are shown at the line after them.
func At(hunks []Hunk, line int) int {
	i := Next(hunks, line)
	if i--; i >= 0 && (line < hunks[i].NewTo || line == hunks[i].NewFrom) {
		return i
	}
	return -1
}

// Next gives the number of the first hunk that begins after a line; len(hunks)
// if there is none.
func Next(hunks []Hunk, line int) int {
	i, _ := slices.BinarySearchFunc(hunks, line, func(h Hunk, line int) int {
		if h.NewFrom <= line {
			return -1
		}
		return 1
	})
	return i
}

// Previous gives the number of the last hunk that ends before a line; -1 if
// there is none.
func Previous(hunks []Hunk, line int) int {
	i, _ := slices.BinarySearchFunc(hunks, line, func(h Hunk, line int) int {
		// A place of missing lines counts as a line.
		if max(h.NewTo, h.NewFrom+1) <= line {
			return -1
		}
		return 1
	})
	return i - 1
}

// OldLine gives the number that a line of the document has in the committed
// text; false: it is not committed.
func OldLine(hunks []Hunk, line int) (int, bool) {
	i := Next(hunks, line) - 1
	if i < 0 {
		return line, true
	}
	return line - hunks[i].NewTo + hunks[i].OldTo, line >= hunks[i].NewTo
}
