package regex

import (
	"errors"
	"slices"
)

// maxProgram bounds the instructions of a pattern, which counted repetitions
// multiply: (\w{100}){100} takes 10,000.
const maxProgram = 1 << 15

var errTooLarge = errors.New("too large")

type opcode uint8

const (
	opMatch opcode = iota
	opSet          // consume a character of sets[arg], go on at out
	opLook         // go on at out if look arg holds
	opSave         // note the position as bound arg of the groups, go on at out
	opSplit        // go on at out, or else at alt
)

type inst struct {
	op       opcode
	arg      uint32
	out, alt uint32
}

// prog is a pattern as a nondeterministic automaton over characters. The paths
// through it are ordered: out comes before alt.
type prog struct {
	insts []inst
	sets  []charset
	start uint32 // the pattern at one place
	// search is the pattern at the first place where it matches: start, or
	// else any character and search again. It is start itself for a pattern
	// that matches at the start of the text only.
	search uint32
	needs  traits // what the assertions ask of the characters beside them
}

// assembler turns a node into instructions, from its end to its start.
type assembler struct {
	prog
	reverse bool // the pattern read from right to left
	saves   bool
	ids     map[string]uint32
	key     []byte
}

// assemble compiles a pattern. saves keeps the bounds of groups.
func assemble(n *node, reverse, saves, anchored bool) (p *prog, err error) {
	a := &assembler{reverse: reverse, saves: saves, ids: map[string]uint32{}}
	defer func() {
		if r := recover(); r != nil {
			if r != errTooLarge {
				panic(r)
			}
			p, err = nil, errTooLarge
		}
	}()
	end := a.emit(inst{op: opMatch})
	a.start = a.node(n, end)
	a.search = a.start
	if !anchored {
		a.search = a.emit(inst{op: opSplit, out: a.start})
		a.insts[a.search].alt = a.emit(inst{op: opSet, arg: a.set(anyChar), out: a.search})
	}
	return &a.prog, nil
}

func (a *assembler) emit(i inst) uint32 {
	if len(a.insts) >= maxProgram {
		panic(errTooLarge)
	}
	a.insts = append(a.insts, i)
	return uint32(len(a.insts) - 1)
}

// set returns the number of a set; equal sets share one.
func (a *assembler) set(c charset) uint32 {
	a.key = a.key[:0]
	for _, s := range c {
		a.key = append(a.key, byte(s.lo), byte(s.lo>>8), byte(s.lo>>16), byte(s.hi), byte(s.hi>>8), byte(s.hi>>16))
	}
	id, known := a.ids[string(a.key)]
	if !known {
		id = uint32(len(a.sets))
		a.sets = append(a.sets, c)
		a.ids[string(a.key)] = id
	}
	return id
}

// node emits n so that it goes on at next, and returns where it begins.
func (a *assembler) node(n *node, next uint32) uint32 {
	switch n.kind {
	case kindSet:
		return a.emit(inst{op: opSet, arg: a.set(n.set), out: next})
	case kindLook:
		a.needs |= n.look.needs()
		return a.emit(inst{op: opLook, arg: uint32(n.look), out: next})
	case kindGroup:
		if !a.saves {
			return a.node(n.subs[0], next)
		}
		closing := a.emit(inst{op: opSave, arg: uint32(2*n.index + 1), out: next})
		return a.emit(inst{op: opSave, arg: uint32(2 * n.index), out: a.node(n.subs[0], closing)})
	case kindConcat:
		if a.reverse {
			for _, s := range n.subs {
				next = a.node(s, next)
			}
			return next
		}
		for _, s := range slices.Backward(n.subs) {
			next = a.node(s, next)
		}
		return next
	case kindAlt:
		at := a.node(n.subs[len(n.subs)-1], next)
		for _, s := range slices.Backward(n.subs[:len(n.subs)-1]) {
			at = a.emit(inst{op: opSplit, out: a.node(s, next), alt: at})
		}
		return at
	case kindRepeat:
		return a.repeat(n, next)
	}
	return next
}

func (a *assembler) repeat(n *node, next uint32) uint32 {
	body := n.subs[0]
	copies := n.min
	switch {
	case n.max < forever:
		at := next
		for range n.max - n.min {
			at = a.choice(n.lazy, a.node(body, at), next)
		}
		next = at
	case n.min > 0:
		next = a.loop(body, n.lazy, next)
		copies--
	default:
		shortest, _ := body.lengths()
		if shortest > 0 {
			loop := a.emit(inst{op: opSplit})
			a.link(loop, n.lazy, a.node(body, loop), next)
			return loop
		}
		// A body that can be empty has to be left after an empty round, not
		// skipped, or else its first choice would lose to skipping: (x+)?
		next = a.choice(n.lazy, a.loop(body, n.lazy, next), next)
	}
	for range copies {
		next = a.node(body, next)
	}
	return next
}

// loop emits body+.
func (a *assembler) loop(body *node, lazy bool, next uint32) uint32 {
	again := a.emit(inst{op: opSplit})
	at := a.node(body, again)
	a.link(again, lazy, at, next)
	return at
}

// choice emits a split that prefers body, or next if lazy.
func (a *assembler) choice(lazy bool, body, next uint32) uint32 {
	at := a.emit(inst{op: opSplit})
	a.link(at, lazy, body, next)
	return at
}

func (a *assembler) link(at uint32, lazy bool, body, next uint32) {
	if lazy {
		body, next = next, body
	}
	a.insts[at].out, a.insts[at].alt = body, next
}

// pcSet is a set of instructions that is emptied in no time.
type pcSet struct {
	dense  []uint32
	sparse []uint32
}

func newPCSet(n int) pcSet { return pcSet{make([]uint32, 0, n), make([]uint32, n)} }

func (s *pcSet) clear() { s.dense = s.dense[:0] }

func (s *pcSet) add(pc uint32) bool {
	if i := s.sparse[pc]; int(i) < len(s.dense) && s.dense[i] == pc {
		return false
	}
	s.sparse[pc] = uint32(len(s.dense))
	s.dense = append(s.dense, pc)
	return true
}

// closure appends to list, in order, the set and match instructions
// that are reached from pc, past the assertions that pass lets through and
// as far as seen does not hold them.
func (p *prog) closure(list []uint32, seen *pcSet, stack *[]uint32, pc uint32, pass func(look) bool) []uint32 {
	todo := append((*stack)[:0], pc)
	for len(todo) > 0 {
		pc := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if !seen.add(pc) {
			continue
		}
		switch in := &p.insts[pc]; in.op {
		case opSplit:
			todo = append(todo, in.alt, in.out)
		case opSave:
			todo = append(todo, in.out)
		case opLook:
			if pass(look(in.arg)) {
				todo = append(todo, in.out)
			}
		default:
			list = append(list, pc)
		}
	}
	*stack = todo
	return list
}
