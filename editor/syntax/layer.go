package syntax

import (
	"hx/editor/text"
)

// layer is the text of one language in a document: the document itself or an
// injection, with its tree. Only the goroutine that owns the Syntax touches
// layers; a worker gets copies of trees.
type layer struct {
	lang   *Lang
	parent *layer      // nil: the document
	depth  int         // number of layers around
	ranges []text.Span // the parts that belong to it; nil: everything
	tree   *tree       // nil until parsed, and for hand-written highlighters
	stale  bool        // the tree does not match the text and ranges yet
	closed bool

	sites  siteCache
	locals localCache
}

func (l *layer) close() {
	l.closed = true
	l.tree.close()
	l.tree = nil
	l.sites.clear()
}

// extent spans all parts of the layer.
func (l *layer) extent(r text.Rope) text.Span {
	if l.ranges == nil {
		return text.Span{From: 0, To: r.Len()}
	}
	if len(l.ranges) == 0 {
		return text.Span{}
	}
	return text.Span{From: l.ranges[0].From, To: l.ranges[len(l.ranges)-1].To}
}

// extentEnd is where the layer ends, in the coordinates of its ranges.
func (l *layer) extentEnd() int {
	if len(l.ranges) == 0 {
		return int(^uint(0) >> 1)
	}
	return l.ranges[len(l.ranges)-1].To
}

// holds tells whether one part of the layer contains all of the span.
func (l *layer) holds(s text.Span) bool {
	if l.ranges == nil {
		return true
	}
	for _, r := range l.ranges {
		if within(s, r) {
			return true
		}
	}
	return false
}

func (l *layer) overlaps(s text.Span) bool {
	if l.ranges == nil {
		return true
	}
	for _, r := range l.ranges {
		if overlaps(r, s) {
			return true
		}
	}
	return false
}

// maxShifted is how many edits of one change move cached places along. With
// more of them working the places out anew is cheaper.
const maxShifted = 64

// edit moves the layer, its tree and its caches along with a change. Only the
// layers that an edit touches become stale.
func (l *layer) edit(edits []inputEdit, changed []text.Span) {
	if l.tree != nil {
		end := l.extentEnd()
		for _, e := range edits {
			if e.from <= end { // what lies behind does not move it
				l.tree.edit(e)
			}
		}
	}
	if l.ranges == nil {
		l.stale = true
	}
	for _, r := range l.ranges {
		for i := 0; i < len(edits) && !l.stale; i++ {
			l.stale = meets(r, text.Span{From: edits[i].from, To: edits[i].oldEnd})
		}
	}
	if len(edits) > maxShifted {
		l.sites.clear()
		l.locals = localCache{}
	}
	m := shift{edits}
	m.all(l.ranges)
	l.sites.edit(m, edits, changed)
	l.locals.edit(m, changed)
}

// replace gives the layer a newer tree and notes where it differs.
func (l *layer) replace(t *tree) {
	if l.tree == nil {
		l.sites.clear()
		l.locals = localCache{}
	} else {
		changed := t.changedSince(l.tree)
		l.sites.touch(changed)
		l.locals.touch(changed)
		l.tree.close()
	}
	l.tree, l.stale = t, false
}
