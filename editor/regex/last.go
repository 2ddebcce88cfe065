package regex

import "unicode/utf8"

// cutMax is how much is read to find a place where a backward search may begin.
const cutMax = 16 << 10

// A backward search reads windows of the text from its end on, each four times
// the size of the one before.
const (
	lastMin = 4 << 10
	lastMax = 1 << 20
)

// findLast returns the last of the matches that all would give for [from, to).
func (m *matcher) findLast(from, to int) (start, end int, ok bool) {
	from, to = max(from, 0), min(to, m.in.n)
	size, high := lastMin, to
	for {
		begin := from
		if low := max(from, high-size); low > from {
			cut, found := m.cut(m.boundary(low, high), high)
			switch {
			case found:
				begin = cut
			case size < lastMax:
				size *= 4
				continue
			}
			// Else matches reach too far: read it all.
		}
		m.all(begin, high, func(s, e int) bool {
			start, end, ok = s, e, true
			return true
		})
		if m.in.stopped {
			return 0, 0, false
		}
		if ok || begin == from {
			return start, end, ok
		}
		high, size = begin, min(4*size, lastMax)
	}
}

// boundary returns the first place at or after pos where a character begins.
func (m *matcher) boundary(pos, limit int) int {
	s := m.in.src.Slice(pos, min(pos+3, limit))
	for i := range len(s) {
		if s[i]&0xc0 != 0x80 {
			return pos + i
		}
	}
	return pos + len(s)
}

// cut returns a place in (from, to) at which a list of matches may begin anew,
// whatever came before it: no match spans it, nor does one end there if the
// pattern has empty matches, which may not follow another match. False if none
// is found soon.
func (m *matcher) cut(from, to int) (int, bool) {
	f := newFollower(m.ahead, m.skipper)
	for from < to && f.read < cutMax {
		// Take it that a match may be under way in every possible state, and
		// see whether one of them survives to a match.
		f.everywhere()
		at := f.step(&m.in, from, to)
		pos := at
		for len(f.arrived.dense) > 0 {
			if f.reach(); f.match && (pos > at || m.nullable) {
				break
			}
			if pos >= to || f.read >= cutMax {
				return at, at < to && f.read < cutMax
			}
			pos = f.step(&m.in, pos, to)
		}
		if len(f.arrived.dense) == 0 {
			return at, at < to
		}
		from = pos
	}
	return 0, false
}

// follower walks all paths of a prog without telling them apart, as if every
// assertion held.
type follower struct {
	prog    *prog
	all     []uint32 // the set instructions of the pattern
	arrived pcSet    // where the paths arrived
	alive   []uint32 // the instructions reached from there
	match   bool     // a match is among them
	read    int      // bytes
	seen    pcSet
	stack   []uint32
}

func newFollower(p *prog, skipper uint32) *follower {
	f := &follower{prog: p, arrived: newPCSet(len(p.insts)), seen: newPCSet(len(p.insts))}
	for pc := range p.insts {
		if p.insts[pc].op == opSet && uint32(pc) != skipper {
			f.all = append(f.all, uint32(pc))
		}
	}
	return f
}

func (f *follower) everywhere() { f.alive = append(f.alive[:0], f.all...) }

// step consumes the character at pos and returns where the next one begins.
func (f *follower) step(in *reader, pos, to int) int {
	c, size := utf8.DecodeRuneInString(in.window(pos, utf8.UTFMax, to))
	f.arrived.clear()
	for _, pc := range f.alive {
		if i := &f.prog.insts[pc]; i.op == opSet && f.prog.sets[i.arg].contains(c) {
			f.arrived.add(i.out)
		}
	}
	size = max(size, 1) // also when the search has been stopped
	f.read += size
	return pos + size
}

// reach follows the paths up to their next character and sees whether one of
// them has matched.
func (f *follower) reach() {
	f.seen.clear()
	f.alive, f.match = f.alive[:0], false
	for _, pc := range f.arrived.dense {
		f.alive = f.prog.closure(f.alive, &f.seen, &f.stack, pc, func(look) bool { return true })
	}
	for _, pc := range f.alive {
		f.match = f.match || f.prog.insts[pc].op == opMatch
	}
}
