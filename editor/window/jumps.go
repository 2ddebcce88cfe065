package window

import (
	"slices"

	"hx/editor/document"
	"hx/editor/selection"
)

// maxJumps bounds a jump list.
const maxJumps = 30

// Jump is a place to come back to.
type Jump struct {
	Doc document.ID
	Sel selection.Selection
	Rev document.Rev
}

// JumpList is a list of places with a position in it. At the end of the list
// the position is past the newest jump.
type JumpList struct {
	jumps []Jump
	at    int
}

// Push adds a jump after the present position and drops what lay ahead. A jump
// equal to the newest is not added.
func (l *JumpList) Push(j Jump) {
	l.jumps = l.jumps[:min(l.at, len(l.jumps))]
	if n := len(l.jumps); n > 0 && l.jumps[n-1].same(j) {
		l.at = n
		return
	}
	if len(l.jumps) == maxJumps {
		l.jumps = slices.Delete(l.jumps, 0, 1)
	}
	l.jumps = append(l.jumps, j)
	l.at = len(l.jumps)
}

// same compares the columns that vertical movement remembers too: who moved up on
// the first line has left the place, as in Helix.
func (j Jump) same(o Jump) bool {
	return j.Doc == o.Doc && j.Rev == o.Rev && j.Sel.PrimaryIndex() == o.Sel.PrimaryIndex() && slices.Equal(j.Sel.Ranges(), o.Sel.Ranges())
}

// Back goes count jumps back. At the end of the list the present place is
// stored first, so that Forward can return to it.
func (l *JumpList) Back(count int, here Jump) (Jump, bool) {
	if l.at < count || l.at-count >= len(l.jumps) && len(l.jumps) == 0 {
		return Jump{}, false
	}
	to := l.at - count
	if l.at == len(l.jumps) {
		before := len(l.jumps)
		l.Push(here)
		if len(l.jumps) == before && to > 0 {
			// Full list or equal newest jump: the places moved down by one.
			to = max(0, min(to, len(l.jumps)-1-count))
		}
	}
	l.at = to
	return l.jumps[to], true
}

// Forward goes count jumps forward.
func (l *JumpList) Forward(count int) (Jump, bool) {
	if l.at+count >= len(l.jumps) {
		return Jump{}, false
	}
	l.at += count
	return l.jumps[l.at], true
}

// All returns the jumps, oldest first. The slice must not be changed.
func (l *JumpList) All() []Jump { return l.jumps }

func (l *JumpList) forget(doc document.ID) {
	kept := l.jumps[:0]
	for i, j := range l.jumps {
		if j.Doc == doc {
			if i < l.at {
				l.at--
			}
			continue
		}
		kept = append(kept, j)
	}
	l.jumps = kept
	l.at = min(max(l.at, 0), len(kept))
}

func (l *JumpList) clone() JumpList { return JumpList{slices.Clone(l.jumps), l.at} }
