package syntax

import (
	"time"

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
	pause  pause

	sites   siteCache
	locals  localCache
	colours *colourCache // of the document
}

func (l *layer) close() {
	l.closed = true
	l.colours.touch(l.ranges...)
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
	l.pause.edited = true
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

// base is the tree that a parse may reuse parts of. The scanner of inline
// Markdown decides by text far ahead, which the parser does not know of when it
// reuses a node; such texts are short and parsed from scratch.
func (l *layer) base() *tree {
	if l.lang.Conf.Grammar == "markdown_inline" {
		return nil
	}
	return l.tree
}

// replace gives the layer a newer tree and notes where it differs.
func (l *layer) replace(t *tree) {
	if l.tree == nil {
		l.sites.clear()
		l.locals = localCache{}
		l.touchAll()
	} else {
		changed := t.changedSince(l.tree)
		l.colours.touch(changed...)
		l.sites.touch(changed)
		l.locals.touch(changed)
		l.tree.close()
	}
	l.tree, l.stale, l.pause = t, false, pause{}
}

// touchAll has the colours of the whole layer looked up again.
func (l *layer) touchAll() {
	if l.ranges == nil {
		l.colours.clear()
		return
	}
	l.colours.touch(l.ranges...)
}

// pause keeps a text on which the parser spins from burning the processor: a
// new attempt waits for an edit and for a while, twice as long each time.
type pause struct {
	failures int
	until    time.Time
	edited   bool
}

// maxFailures is how many parses may run out of time before the text stays as
// it is for good.
const maxFailures = 4

func (p *pause) fail(limit time.Duration) {
	*p = pause{failures: p.failures + 1, until: time.Now().Add(limit << p.failures)}
}

// on tells whether no attempt should be made now.
func (p *pause) on() bool {
	return p.failures >= maxFailures || p.failures > 0 && (!p.edited || time.Now().Before(p.until))
}
