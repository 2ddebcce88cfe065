package syntax

import (
	"strings"

	"hx/editor/change"
	"hx/editor/text"
)

// point is a 0-based line and a column in bytes.
type point struct{ row, col int }

func pointAt(r text.Rope, pos int) point {
	row := r.LineAt(pos)
	return point{row, pos - r.LineStart(row)}
}

// advance is the point behind s when s begins at p.
func (p point) advance(s string) point {
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		return point{p.row + strings.Count(s, "\n"), len(s) - i - 1}
	}
	return point{p.row, p.col + len(s)}
}

// inputEdit is one replacement in bytes and points, both of which the parser
// needs: scanners ask for columns.
type inputEdit struct {
	from, oldEnd, newEnd             int
	fromPoint, oldPoint, newEndPoint point
}

// inputEdits are the edits of a set in old coordinates, the last one first, so
// that applying one does not move those that follow.
func inputEdits(set change.Set, old text.Rope) []inputEdit {
	out := make([]inputEdit, set.Count())
	i := len(out)
	for e := range set.Edits() {
		i--
		at := pointAt(old, e.From)
		to := at
		if e.To > e.From {
			to = pointAt(old, e.To)
		}
		out[i] = inputEdit{e.From, e.To, e.From + len(e.Text), at, to, at.advance(e.Text)}
	}
	return out
}

// changedSpans are the places the edits wrote, in new coordinates, in order.
func changedSpans(edits []inputEdit) []text.Span {
	out := make([]text.Span, 0, len(edits))
	delta := 0
	for i := len(edits) - 1; i >= 0; i-- {
		e := edits[i]
		out = append(out, text.Span{From: e.from + delta, To: e.newEnd + delta})
		delta += e.newEnd - e.oldEnd
	}
	return out
}
