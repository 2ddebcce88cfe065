package regex

import (
	"encoding/binary"
	"slices"
)

// cacheMax bounds the memory of one automaton's rows, bytes. When it is full,
// all rows are dropped and made anew as they are needed.
const cacheMax = 1 << 20

// A transition is the offset of a row in dfa.trans with marks above it. A
// plain offset, without marks, needs no further look.
type transition = uint32

const (
	marked    transition = 1 << 31 // has any of the following, or is dead
	matched   transition = 1 << 30 // a match ended before the character just read
	atStart   transition = 1 << 29 // no match is under way: the prefilter may skip ahead
	unknown   transition = 1 << 28 // not worked out yet
	rowOffset transition = 1<<28 - 1

	deadRow = 0 // nothing can match any more
)

// row is a state: where the paths through the pattern stand, best first.
//
// Without assertions ahead, list has the set and match instructions they have
// reached. With some, it has the instructions at which they arrived, and where
// those lead is worked out once the next character is known. (To go ahead to
// the assertions and wait there would lose which loops have been walked
// already, and with it the order of the paths.)
type row struct {
	list   []uint32
	looks  bool
	beside traits // the character just read, as far as assertions need it
}

// dfa runs a prog as a deterministic automaton, whose rows are made when first
// reached. A row's transition under a character resolves the assertions before
// that character, so a match is noticed one character late.
type dfa struct {
	prog *prog
	classer
	reverse   bool // reads right to left
	longest   bool // a match does not end the search for longer ones
	prefilter bool // mark transitions to start rows

	trans   []transition
	rows    []row
	index   map[string]uint32 // row number by contents
	starts  [traitKinds]transition
	from    uint32 // where start rows begin
	used    int    // bytes,
	limit   int    // and how many they may become
	drops   int    // how often the cache was dropped
	dropped int    // how many rows the last time

	seen   pcSet
	stack  []uint32
	closed []uint32
	kernel pcSet // where paths arrive
	key    []byte
}

// newDFA makes an automaton that matches p from one place on, or searches.
func newDFA(p *prog, a *alphabet, search, reverse bool) *dfa {
	d := &dfa{prog: p, classer: classer{alphabet: a}, reverse: reverse, longest: reverse, limit: cacheMax}
	d.seen, d.kernel = newPCSet(len(p.insts)), newPCSet(len(p.insts))
	d.from = p.start
	if search {
		d.from = p.search
	}
	d.drop()
	d.drops = 0
	return d
}

// drop empties the cache.
func (d *dfa) drop() {
	d.drops, d.dropped = d.drops+1, len(d.rows)
	d.trans, d.rows, d.used = d.trans[:0], d.rows[:0], 0
	d.starts = [traitKinds]transition{}
	d.index = map[string]uint32{}
	d.addRow(row{}, "") // deadRow
}

// start returns the row to begin with beside a character of such traits.
func (d *dfa) start(beside traits) transition {
	beside &= d.prog.needs
	if at := d.starts[beside]; at != deadRow {
		return at
	}
	d.kernel.clear()
	d.kernel.add(d.from)
	at := d.rowOf(beside) & rowOffset
	d.starts[beside] = at
	return at
}

// next works out the transition from a row under a class. The row is gone
// afterwards if the cache was dropped, which drops tells; the result is good.
func (d *dfa) next(from transition, class uint16) transition {
	r := &d.rows[from/uint32(d.columns())]
	other := d.traits[class]
	list := r.list
	if r.looks {
		list = d.resolve(r, other)
	}
	result := transition(0)
	d.kernel.clear()
	for _, pc := range list {
		in := &d.prog.insts[pc]
		if in.op == opMatch {
			if result = marked | matched; !d.longest {
				break
			}
			continue
		}
		if class != d.end() && d.prog.sets[in.arg].contains(d.member[class]) {
			d.kernel.add(in.out)
		}
	}
	drops := d.drops
	result |= d.rowOf(other & d.prog.needs)
	if drops == d.drops {
		d.trans[from+uint32(class)] = result
	}
	return result
}

// resolve returns the instructions that a row's paths reach beside a character.
func (d *dfa) resolve(r *row, other traits) []uint32 {
	before, after := r.beside, other
	if d.reverse {
		before, after = after, before
	}
	return d.reach(r.list, func(k look) bool { return k.holds(before, after) })
}

// reach returns the set and match instructions that are reached from list, past
// those assertions that pass lets through.
func (d *dfa) reach(list []uint32, pass func(look) bool) []uint32 {
	d.seen.clear()
	d.closed = d.closed[:0]
	for _, pc := range list {
		d.closed = d.prog.closure(d.closed, &d.seen, &d.stack, pc, pass)
	}
	return d.closed
}

// rowOf returns the transition to the row of d.kernel, made if it is new.
func (d *dfa) rowOf(beside traits) transition {
	looks := false
	list := d.reach(d.kernel.dense, func(look) bool { looks = true; return false })
	if looks {
		list = d.kernel.dense
	} else {
		beside = 0
	}
	if len(list) == 0 {
		return marked | deadRow
	}
	if d.longest {
		slices.Sort(list) // the order does not matter
	}
	key := append(d.key[:0], byte(beside))
	if looks {
		key[0] |= 1 << 7
	}
	for _, pc := range list {
		key = binary.AppendUvarint(key, uint64(pc))
	}
	d.key = key
	n, known := d.index[string(key)]
	if !known {
		if d.used > d.limit {
			d.drop()
		}
		n = d.addRow(row{slices.Clone(list), looks, beside}, string(key))
	}
	at := n * uint32(d.columns())
	if d.prefilter && len(d.kernel.dense) == 1 && d.kernel.dense[0] == d.from {
		at |= marked | atStart
	}
	return at
}

func (d *dfa) addRow(r row, key string) uint32 {
	n := uint32(len(d.rows))
	d.rows = append(d.rows, r)
	for range d.columns() {
		d.trans = append(d.trans, marked|unknown)
	}
	if key != "" {
		d.index[key] = n
	}
	d.used += 4*d.columns() + 4*len(r.list) + len(key) + 96
	return n
}
