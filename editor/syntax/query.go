package syntax

import (
	"unsafe"

	"hx/editor/text"
)

// query is one compiled query. It is immutable and may be used from any
// goroutine; it lives as long as the process.
type query struct {
	c        unsafe.Pointer // TSQuery, nil when all patterns are plain
	plain    unsafe.Pointer // hx_plain, nil when none is known to be
	odd      []int          // the patterns of c by number, when there are plain ones
	renamed  []int          // and its captures
	captures []string       // names by capture id
	patterns []pattern
	// nonLocal: some pattern can match a row of siblings without their parent.
	// Running such a query on a root visits every child of it, however small
	// the window.
	nonLocal bool
	combined bool // some pattern says injection.combined
}

// pattern is what a pattern demands and says besides its shape.
type pattern struct {
	predicates []predicate
	properties []property
}

// property is a `#set! key value`; value is "" when none was given.
type property struct{ key, value string }

func (p *pattern) property(key string) (value string, ok bool) {
	for _, s := range p.properties {
		if s.key == key {
			return s.value, true
		}
	}
	return "", false
}

// captureID is the id of a capture name, -1 when the query does not use it.
func (q *query) captureID(name string) int {
	for i, n := range q.captures {
		if n == name {
			return i
		}
	}
	return -1
}

// matches groups captures by match and yields those whose predicates hold.
func (q *query) matches(caps []capture, v textView, yield func(p *pattern, m []capture)) {
	for len(caps) > 0 {
		n := 1
		for n < len(caps) && caps[n].match == caps[0].match {
			n++
		}
		p := &q.patterns[caps[0].pattern]
		if p.holds(caps[:n], v) {
			yield(p, caps[:n])
		}
		caps = caps[n:]
	}
}

func (c *capture) span() text.Span { return text.Span{From: int(c.start), To: int(c.end)} }
