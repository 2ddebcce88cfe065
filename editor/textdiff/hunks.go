// Package textdiff finds small differences between texts: hunks of lines for
// the gutter, and edits that turn one text into another while leaving alone
// what is equal, so that cursors, marks and undo survive a reload or a
// formatter.
//
// Every search is bounded: where texts differ too much to be compared in a few
// milliseconds, a stretch counts as replaced.
package textdiff

import "slices"

// Hunk says that [OldFrom, OldTo) of the old sequence became [NewFrom, NewTo) of
// the new one. One of the two may be empty.
type Hunk struct{ OldFrom, OldTo, NewFrom, NewTo int }

// Foreign is a token that equals nothing on the other side.
const Foreign int32 = -1

// Hunks compares two sequences of tokens, such as numbers of lines. Equal tokens
// are equal elements; they must be Foreign, or from 0 up to about the number of
// different ones. The hunks are in order and do not touch. A hunk that could
// stand in several places, like a repeated line, stands at the last one.
func Hunks(old, new []int32) []Hunk {
	d := differ{a: old, b: new, goneA: make([]bool, len(old)+1), goneB: make([]bool, len(new)+1)}
	d.compare(box{0, len(old), 0, len(new)}, true)
	d.slide(d.a, d.goneA, d.goneB)
	d.slide(d.b, d.goneB, d.goneA)
	return d.hunks()
}

// box is a part of both sequences.
type box struct{ a0, a1, b0, b1 int }

func (x box) empty() bool { return x.a0 == x.a1 || x.b0 == x.b1 }

// differ is one comparison.
type differ struct {
	a, b         []int32
	goneA, goneB []bool // elements without a partner; one false more at the end

	seen    []count // by token; all zero between boxes
	forward []int   // furthest reaching paths, see middle
	back    []int
}

// smallBox is the number of tokens up to which a shortest edit is cheap enough
// to be looked for at once.
const smallBox = 64

// compare marks what has no partner. It trims what is equal at the ends, then
// splits at tokens that occur once on either side, which are nearly always the
// right partners in large texts; where there are none, it looks for a shortest
// edit, and for nothing else from there on.
func (d *differ) compare(x box, anchored bool) {
	for !x.empty() && d.a[x.a0] == d.b[x.b0] && d.a[x.a0] != Foreign {
		x.a0++
		x.b0++
	}
	for !x.empty() && d.a[x.a1-1] == d.b[x.b1-1] && d.a[x.a1-1] != Foreign {
		x.a1--
		x.b1--
	}
	if x.empty() {
		d.markBox(x)
		return
	}
	if anchored && x.a1-x.a0+x.b1-x.b0 > smallBox {
		if anchors := d.anchors(x); len(anchors) > 0 {
			d.between(anchors, x)
			return
		}
	}
	p, ok := d.middle(x)
	if !ok {
		d.markBox(x)
		return
	}
	d.compare(box{x.a0, p.a, x.b0, p.b}, false)
	d.compare(box{p.a, x.a1, p.b, x.b1}, false)
}

func (d *differ) between(anchors []pair, x box) {
	for _, p := range anchors {
		d.compare(box{x.a0, p.a, x.b0, p.b}, true)
		x.a0, x.b0 = p.a+1, p.b+1
	}
	d.compare(x, true)
}

func (d *differ) markBox(x box) {
	for i := x.a0; i < x.a1; i++ {
		d.goneA[i] = true
	}
	for i := x.b0; i < x.b1; i++ {
		d.goneB[i] = true
	}
}

// pair is a place in both sequences.
type pair struct{ a, b int }

// count tells how often a token occurs in a box, and where last.
type count struct{ inA, inB, atA, atB int32 }

// anchors gives the longest rising series of partners among the tokens that
// occur once in both parts of the box.
func (d *differ) anchors(x box) []pair {
	d.count(x)
	var pairs []pair // in order of a
	for i := x.a0; i < x.a1; i++ {
		if t := d.a[i]; t != Foreign {
			if c := d.seen[t]; c.inA == 1 && c.inB == 1 {
				pairs = append(pairs, pair{i, int(c.atB)})
			}
		}
	}
	d.forget(x)
	return rising(pairs)
}

func (d *differ) count(x box) {
	if d.seen == nil {
		most := max(slices.Max(d.a), slices.Max(d.b))
		d.seen = make([]count, most+1)
	}
	for i, t := range d.a[x.a0:x.a1] {
		if t != Foreign {
			d.seen[t].inA++
			d.seen[t].atA = int32(x.a0 + i)
		}
	}
	for i, t := range d.b[x.b0:x.b1] {
		if t != Foreign {
			d.seen[t].inB++
			d.seen[t].atB = int32(x.b0 + i)
		}
	}
}

func (d *differ) forget(x box) {
	for _, t := range d.a[x.a0:x.a1] {
		if t != Foreign {
			d.seen[t] = count{}
		}
	}
	for _, t := range d.b[x.b0:x.b1] {
		if t != Foreign {
			d.seen[t] = count{}
		}
	}
}

// rising gives the longest series of pairs, which come in order of a, in which
// b rises too.
func rising(pairs []pair) []pair {
	if len(pairs) == 0 {
		return nil
	}
	var last []int                    // by length of series: the pair with the smallest b that ends one
	before := make([]int, len(pairs)) // in the series
	for i, p := range pairs {
		n := len(last)
		if n > 0 && pairs[last[n-1]].b > p.b { // else it just goes on, the usual case
			n, _ = slices.BinarySearchFunc(last, p.b, func(j, b int) int { return pairs[j].b - b })
		}
		before[i] = -1
		if n > 0 {
			before[i] = last[n-1]
		}
		if n == len(last) {
			last = append(last, i)
		} else {
			last[n] = i
		}
	}
	series := make([]pair, len(last))
	for n, i := len(last)-1, last[len(last)-1]; n >= 0; n, i = n-1, before[i] {
		series[n] = pairs[i]
	}
	return series
}

// slide moves each run of marks in one sequence down as far as it goes, where
// the other sequence has no marks beside it.
func (d *differ) slide(s []int32, gone, other []bool) {
	j := 0 // place in other beside i
	for i := 0; i < len(s); {
		if !gone[i] {
			for other[j] {
				j++
			}
			i, j = i+1, j+1
			continue
		}
		end := i
		for end < len(s) && gone[end] {
			end++
		}
		// Nothing on the other side: a pure insertion or deletion.
		for !other[j] && end < len(s) && s[i] == s[end] && s[i] != Foreign && !gone[end] {
			gone[i], gone[end] = false, true
			i, end, j = i+1, end+1, j+1
			for end < len(s) && gone[end] { // it has run into the next one
				end++
			}
		}
		i = end
	}
}

func (d *differ) hunks() []Hunk {
	var list []Hunk
	i, j := 0, 0
	for i < len(d.a) || j < len(d.b) {
		if !d.goneA[i] && !d.goneB[j] {
			i, j = i+1, j+1
			continue
		}
		h := Hunk{OldFrom: i, NewFrom: j}
		for d.goneA[i] {
			i++
		}
		for d.goneB[j] {
			j++
		}
		h.OldTo, h.NewTo = i, j
		list = append(list, h)
	}
	return list
}
