// Package comment turns text into comments and back. It knows markers, not
// languages: which markers count at a place is the caller's business.
package comment

import (
	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

// Markers are how a language writes comments. The first of each kind is used
// to comment, all are recognised.
type Markers struct {
	Line   []string
	Blocks []Block
}

// Block is a pair of markers around a comment.
type Block struct{ Start, End string }

// What is used where a language has no markers of its own.
const fallbackLine = "#"

var fallbackBlock = Block{"/*", "*/"}

// Result is what a toggle changes. After is what it selects, in the new text;
// nil when the selection moves with the text.
type Result struct {
	Edits []change.Edit
	After *selection.Selection
}

// Toggle comments or uncomments the selections in the style that fits what is
// there: block comments are taken away where there are some, line comments are
// preferred for making new ones.
func Toggle(t text.Rope, s selection.Selection, m Markers) Result {
	if len(m.Line) > 0 && len(m.Blocks) == 0 {
		return lines(t, s, m)
	}
	split := eachLine(t, s)
	byLine := findBlocks(t, split, m.Blocks)
	if byLine.commented {
		return byLine.remove()
	}
	if whole := findBlocks(t, s, m.Blocks); whole.commented {
		return whole.remove()
	}
	if len(m.Line) == 0 && len(m.Blocks) > 0 {
		return Result{Edits: byLine.add().Edits}
	}
	return lines(t, s, m)
}

// ToggleLines comments or uncomments whole lines. Languages without line
// markers get every line enclosed in block markers and selected.
func ToggleLines(t text.Rope, s selection.Selection, m Markers) Result {
	if len(m.Line) == 0 && len(m.Blocks) > 0 {
		return toggleBlocks(t, eachLine(t, s), m.Blocks)
	}
	return lines(t, s, m)
}

// ToggleBlocks encloses every selection in block markers, or takes them away
// when all have them. Languages without block markers get line comments.
func ToggleBlocks(t text.Rope, s selection.Selection, m Markers) Result {
	if len(m.Line) > 0 && len(m.Blocks) == 0 {
		return lines(t, s, m)
	}
	return toggleBlocks(t, s, m.Blocks)
}

// LineMarker returns the longest of the markers that a line begins with, behind
// its blanks; "" when it begins with none.
func LineMarker(t text.Rope, line int, markers []string) string {
	start, ok := t.FirstNonBlank(line)
	if !ok {
		return ""
	}
	return MarkerAt(t, start, markers)
}

// MarkerAt returns the longest of the markers that stands at pos.
func MarkerAt(t text.Rope, pos int, markers []string) string {
	best := ""
	for _, m := range markers {
		if len(m) > len(best) && t.Slice(pos, min(pos+len(m), t.Len())) == m {
			best = m
		}
	}
	return best
}

// eachLine returns one range for every line that s touches, with line breaks.
func eachLine(t text.Rope, s selection.Selection) selection.Selection {
	var out []selection.Range
	for _, span := range s.LineSpans(t) {
		for line := span[0]; line <= span[1]; line++ {
			out = append(out, selection.New(t.LineStart(line), t.LineStart(line+1)))
		}
	}
	return selection.Of(out, 0)
}
