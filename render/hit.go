package render

import (
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
)

// hit is a rectangle of the last frame that belongs to a layer.
type hit struct {
	rect cell.Rect
	spot ui.Spot
	line string // what is drawn there, if the spot is a byte of it
}

// note remembers where a part of a layer is drawn. What is noted later lies on
// top.
func (s *scene) note(l ui.Layer, r cell.Rect, part ui.Part, index int) {
	s.hits.list = append(s.hits.list, hit{rect: r, spot: ui.Spot{Layer: l, Part: part, Index: index}})
}

// noteLine remembers where a line that can be edited is drawn; from is the byte
// that line begins with.
func (s *scene) noteLine(l ui.Layer, r cell.Rect, line string, from int) {
	s.note(l, r, ui.Input, from)
	s.hits.list[len(s.hits.list)-1].line = line
}

// hits are the rectangles of a frame.
type hits struct{ list []hit }

// at returns what lies at a cell.
func (h *hits) at(x, y int) ui.Spot {
	for i := len(h.list) - 1; i >= 0; i-- {
		hit := &h.list[i]
		if r := hit.rect; x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H {
			spot := hit.spot
			if spot.Part == ui.Input {
				spot.Index += byteAt(hit.line, x-r.X)
			}
			return spot
		}
	}
	return ui.Spot{}
}

// byteAt returns the byte of a line that is drawn at a cell, at most its end.
func byteAt(line string, x int) int {
	col, rest := 0, line
	for rest != "" {
		var cluster string
		before := len(line) - len(rest)
		cluster, rest = text.FirstCluster(rest)
		if col += text.Width(cluster); col > x {
			return before
		}
	}
	return len(line)
}
