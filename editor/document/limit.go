package document

import (
	"slices"

	"hx/editor/change"
)

// What a revision and an edit take besides their text, in bytes, roughly.
const (
	setSize  = 150
	editSize = 56
)

func sizeOf(s change.Set) int64 {
	n := int64(setSize)
	for e := range s.Edits() {
		n += editSize + int64(len(e.Text))
	}
	return n
}

// limit drops the oldest steps of a history that takes more than that many
// bytes; 0 for no limit. The newest step stays, however large it is: what was
// just done can always be undone. It drops more than it must, so that it is
// seldom called for.
func (h *History) limit(bytes int64) {
	if bytes <= 0 || h.size <= bytes {
		return
	}
	// The new first revision is one on the way to the current one; what does not
	// come from it, such as older branches, goes with the others.
	var way []int
	for i := h.revisions[h.current].parent; ; i = h.revisions[i].parent {
		way = append(way, i)
		if i == 0 {
			break
		}
	}
	slices.Reverse(way)
	// below is the size of all that comes from each revision, itself left out.
	below := make([]int64, len(h.revisions))
	for i := len(h.revisions) - 1; i > 0; i-- {
		below[h.revisions[i].parent] += below[i] + h.revisions[i].size
	}
	first := way[len(way)-1]
	for _, i := range way {
		if below[i] <= bytes*3/4 {
			first = i
			break
		}
	}
	h.keep(first)
}

// keep makes a revision the first one.
func (h *History) keep(first int) {
	if first == 0 {
		return
	}
	place := make([]int, len(h.revisions)) // where each goes, -1: nowhere
	kept := make([]revision, 0, len(h.revisions)-first)
	h.size = 0
	for i, r := range h.revisions {
		place[i] = -1
		switch {
		case i == first:
			r = revision{number: r.number, lastChild: r.lastChild, at: r.at}
		case i < first || place[r.parent] < 0:
			continue
		default:
			r.parent = place[r.parent]
		}
		place[i] = len(kept)
		h.size += r.size
		kept = append(kept, r)
	}
	for i := range kept {
		if kept[i].lastChild != 0 {
			kept[i].lastChild = place[kept[i].lastChild]
		}
	}
	h.revisions, h.current = kept, place[h.current]
}

// find returns the place of a revision by its number; false when it is not
// there, or not any more.
func (h *History) find(number int) (int, bool) {
	return slices.BinarySearchFunc(h.revisions, number, func(r revision, n int) int { return r.number - n })
}
