package ui

import "hx/editor/text"

// Visible is the part of a line that fits into some cells.
type Visible struct {
	From, To int // bytes of the line
	Cell     int // of the cursor, from 0
	// Left and Right tell that text is cut off there. The mark for it takes
	// the first or last cell of the part, never the cursor's.
	Left, Right bool
}

// VisibleLine chooses the part of a line that is shown in width cells, so that
// the cursor (in bytes) is in it. It moves by half a width at a time, so that
// typing does not shift the text with every key. A character takes the cells
// that text.Width says, controls and tabs one.
func VisibleLine(line string, cursor, width int) Visible {
	width = max(width, 8)
	at, half, first := text.StringWidth(line[:cursor]), width/2, 0
	if at >= width-2 && at+text.StringWidth(line[cursor:]) >= width {
		first = (at - half + 2) / half * half // half-2 <= at-first <= 2*half-3
	}
	v := Visible{From: -1}
	cell, shown := 0, 0 // in the line, in the part
	for rest := line; ; {
		pos := len(line) - len(rest)
		if v.From < 0 && cell >= first {
			v.From, first = pos, cell
		}
		if pos == cursor {
			v.Cell = cell - first
		}
		if v.From >= 0 {
			shown, v.To = cell-first, pos
		}
		if rest == "" {
			break
		}
		var cluster string
		cluster, rest = text.FirstCluster(rest)
		w := text.Width(cluster)
		if v.From >= 0 && shown+w > width {
			v.Right = true
			break
		}
		cell += w
	}
	v.Left = v.From > 0
	return v
}
