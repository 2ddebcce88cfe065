package regex

import "unicode/utf8"

// simulator follows all paths through a prog at once, each with the bounds of
// its groups. It is slow, one step per path and character, but needs no cache
// and no luck: it serves for groups, and for texts on which the automata would
// make more rows than they use.
type simulator struct {
	prog      *prog
	width     int // bounds kept per path
	now, then threads
	stack     []frame
	bounds    []int // of the path being followed
	best      []int
}

// threads are paths in order, best first.
type threads struct {
	pcSet
	bounds []int // width per instruction
}

// frame is a thing left to do while following a path: go to pc, or put a bound
// back.
type frame struct {
	pc    uint32
	slot  int // -1 for going to pc
	value int
}

func newSimulator(p *prog, width int) *simulator {
	s := &simulator{prog: p, width: width, bounds: make([]int, width), best: make([]int, width)}
	for _, t := range []*threads{&s.now, &s.then} {
		*t = threads{newPCSet(len(p.insts)), make([]int, width*len(p.insts))}
	}
	return s
}

// simulate is find by the simulator.
func (m *matcher) simulate(from, to int) (start, end int, ok bool) {
	if m.sim == nil {
		m.sim = newSimulator(m.ahead, 2)
	}
	b := m.sim.run(&m.in, from, to, false)
	if b == nil {
		return 0, 0, false
	}
	return b[0], b[1], true
}

// run returns the bounds of the first match in [from, to), of one that begins
// at from if here is set; nil if there is none. The result is valid until the
// next run.
func (s *simulator) run(in *reader, from, to int, here bool) []int {
	s.now.clear()
	found := false
	var before traits
	if s.prog.needs != 0 {
		before = seen(in.runeBefore(from))
	}
	pos := from
	for {
		in.spend(len(s.now.dense))
		c, size, after := s.read(in, pos, to)
		if in.stopped {
			return nil
		}
		if !found && (pos == from || !here) {
			for i := range s.bounds {
				s.bounds[i] = -1
			}
			s.bounds[0] = pos
			s.follow(&s.now, s.prog.start, pos, before, after)
		}
		if len(s.now.dense) == 0 && (found || here) {
			break
		}
		following := traits(0)
		if size > 0 && s.prog.needs != 0 {
			following = seen(in.runeAt(pos + size))
		}
		s.then.clear()
	paths:
		for _, pc := range s.now.dense {
			switch i := &s.prog.insts[pc]; i.op {
			case opMatch:
				copy(s.best, s.now.of(pc, s.width))
				s.best[1] = pos
				found = true
				break paths
			case opSet:
				if size > 0 && s.prog.sets[i.arg].contains(c) {
					copy(s.bounds, s.now.of(pc, s.width))
					s.follow(&s.then, i.out, pos+size, after, following)
				}
			}
		}
		if size == 0 {
			break
		}
		s.now, s.then = s.then, s.now
		pos, before = pos+size, after
	}
	if !found {
		return nil
	}
	return s.best
}

// read returns the character at pos, of size 0 at to, and what assertions see
// there.
func (s *simulator) read(in *reader, pos, to int) (c rune, size int, t traits) {
	if pos >= to {
		if s.prog.needs != 0 {
			t = seen(in.runeAt(pos))
		}
		return 0, 0, t
	}
	c, size = utf8.DecodeRuneInString(in.window(pos, utf8.UTFMax, to))
	return c, size, traitsOf(c)
}

func seen(c rune, ok bool) traits {
	if !ok {
		return traitEdge
	}
	return traitsOf(c)
}

func (t *threads) of(pc uint32, width int) []int {
	return t.bounds[int(pc)*width:][:width]
}

// follow adds the path with s.bounds that goes on at pc to list, in all its
// branches.
func (s *simulator) follow(list *threads, pc uint32, pos int, before, after traits) {
	s.stack = append(s.stack[:0], frame{pc, -1, 0})
	for len(s.stack) > 0 {
		f := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
		if f.slot >= 0 {
			s.bounds[f.slot] = f.value
			continue
		}
		if !list.add(f.pc) {
			continue
		}
		switch in := &s.prog.insts[f.pc]; in.op {
		case opSplit:
			s.stack = append(s.stack, frame{in.alt, -1, 0}, frame{in.out, -1, 0})
		case opLook:
			if look(in.arg).holds(before, after) {
				s.stack = append(s.stack, frame{in.out, -1, 0})
			}
		case opSave:
			if slot := int(in.arg); slot < s.width {
				s.stack = append(s.stack, frame{0, slot, s.bounds[slot]})
				s.bounds[slot] = pos
			}
			s.stack = append(s.stack, frame{in.out, -1, 0})
		default:
			copy(list.of(f.pc, s.width), s.bounds)
		}
	}
}
