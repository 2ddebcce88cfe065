package regex

import (
	"unicode/utf8"
)

// thrash is when an automaton is given up: its cache was dropped so often
// within one search without reading thrashRows bytes per row made.
const (
	thrash     = 4
	thrashRows = 8
)

// forward returns the end of the first match in [from, to); of any match that
// begins there if some is set. Linear: one table look-up per byte.
func (m *matcher) forward(from, to int, some bool) (end int, found bool) {
	d := m.fwd
	pos, last := from, -1
	st := d.start(m.traitsBefore(from))
	if d.prefilter {
		if pos = m.skip(from, to); pos < 0 {
			return 0, false
		}
		st = d.start(m.traitsBefore(pos))
	}
	watch := watchFor(d, pos)
	for pos < to {
		s := m.in.window(pos, utf8.UTFMax, to)
		if s == "" {
			return 0, false // stopped
		}
		tail := pos+len(s) == to
		tr, classes, i := d.trans, &d.bytes, 0
		for i < len(s) {
			class := classes[s[i]]
			next := tr[st+transition(class)]
			if next < marked {
				st = next
				i++
				continue
			}
			size := 1
			if class == d.trap() {
				if !tail && len(s)-i < utf8.UTFMax {
					break // the character may go on in the next window
				}
				var c rune
				c, size = utf8.DecodeRuneInString(s[i:])
				class = d.of(c)
				next = tr[st+transition(class)]
			}
			if next&unknown != 0 {
				next = d.next(st, class)
				tr = d.trans
				if m.gaveUp = watch.thrashing(d, pos+i); m.gaveUp || m.in.stopped {
					return 0, false
				}
				m.in.spend(len(d.seen.dense))
			}
			if next&matched != 0 {
				if last = pos + i; some {
					return last, true
				}
			}
			if st = next & rowOffset; st == deadRow {
				return last, last >= 0
			}
			i += size
			if next&atStart != 0 {
				at := m.skip(pos+i, to)
				if at < 0 {
					return 0, false
				}
				if at > pos+i || !d.prefilter {
					st = d.start(m.traitsBefore(at))
				}
				pos, i = at, 0
				break
			}
		}
		pos += i
	}
	if m.endTransition(d, st, m.classAt(to))&matched != 0 {
		return to, true
	}
	return last, last >= 0
}

// backward returns where the longest match that ends at end begins, not before
// from. There is one, else the result is end.
func (m *matcher) backward(from, end int) (start int) {
	d := m.rev
	pos, last := end, end
	st := d.start(m.traitsAfter(end))
	watch := watchFor(d, pos)
	for pos > from {
		s := m.in.before(pos, from)
		head := pos-len(s) == from
		tr, classes, i := d.trans, &d.bytes, len(s)
		for i > 0 {
			class := classes[s[i-1]]
			next := tr[st+transition(class)]
			if next < marked {
				st = next
				i--
				continue
			}
			size := 1
			if class == d.trap() {
				if !head && i < utf8.UTFMax {
					break // the character may begin in the window before
				}
				var c rune
				c, size = utf8.DecodeLastRuneInString(s[:i])
				class = d.of(c)
				next = tr[st+transition(class)]
			}
			at := pos - len(s) + i
			if next&unknown != 0 {
				next = d.next(st, class)
				tr = d.trans
				if m.gaveUp = watch.thrashing(d, end-at); m.gaveUp || m.in.stopped {
					return end
				}
				m.in.spend(len(d.seen.dense))
			}
			if next&matched != 0 {
				last = at
			}
			if st = next & rowOffset; st == deadRow {
				return last
			}
			i -= size
		}
		pos -= len(s) - i
	}
	if m.endTransition(d, st, m.classBefore(from))&matched != 0 {
		return from
	}
	return last
}

func (m *matcher) endTransition(d *dfa, st transition, class uint16) transition {
	next := d.trans[st+transition(class)]
	if next&unknown != 0 {
		next = d.next(st, class)
	}
	return next
}

// watch notices an automaton that makes rows faster than it uses them.
type watch struct{ drops, at, fails int }

func watchFor(d *dfa, at int) watch { return watch{drops: d.drops, at: at} }

// thrashing is to be asked after a row was made; read is how far the search
// has come.
func (w *watch) thrashing(d *dfa, read int) bool {
	if d.drops == w.drops {
		return false
	}
	w.drops = d.drops
	if read-w.at < thrashRows*d.dropped {
		w.fails++
	}
	w.at = read
	return w.fails >= thrash
}

// traitsBefore returns what assertions see of the character before pos.
func (m *matcher) traitsBefore(pos int) traits {
	if m.needs == 0 {
		return 0
	}
	if c, ok := m.in.runeBefore(pos); ok {
		return traitsOf(c)
	}
	return traitEdge
}

// traitsAfter is traitsBefore for the character at pos.
func (m *matcher) traitsAfter(pos int) traits {
	if m.needs == 0 {
		return 0
	}
	if c, ok := m.in.runeAt(pos); ok {
		return traitsOf(c)
	}
	return traitEdge
}

func (m *matcher) classAt(pos int) uint16 {
	return m.fwd.classFor(m.in.runeAt(pos))
}

func (m *matcher) classBefore(pos int) uint16 {
	return m.rev.classFor(m.in.runeBefore(pos))
}

// classFor returns the class of a character, or of the end of the text.
func (c *classer) classFor(r rune, ok bool) uint16 {
	switch {
	case !ok:
		return c.end()
	case r < utf8.RuneSelf:
		return c.bytes[r]
	}
	return c.of(r)
}
