package text

import "unsafe"

// Builder collects a text from left to right. Whole leaves of other ropes are
// taken over without copying, so a new version of a text with many small
// edits costs the edits and one pointer per untouched leaf.
type Builder struct {
	leaves []*node
	tail   []byte // bytes not yet in a leaf
}

// WriteString appends s.
func (b *Builder) WriteString(s string) {
	if len(s) >= maxLeaf {
		b.flush()
		if !b.badSeam(s) {
			b.leaves = leavesOf(b.leaves, s)
			return
		}
	}
	if b.tail == nil {
		b.tail = make([]byte, 0, 5*maxLeaf) // what is written below maxLeaf fits
	}
	b.tail = append(b.tail, s...)
	if len(b.tail) >= 4*maxLeaf {
		b.flush()
	}
}

// WriteRope appends [from, to) of r.
func (b *Builder) WriteRope(r Rope, from, to int) {
	if r.root != nil && from < to {
		b.write(r.root, from, to)
	}
}

func (b *Builder) write(n *node, from, to int) {
	if n.kids != nil {
		for _, k := range n.kids {
			if to <= 0 {
				return
			}
			if from < k.bytes {
				b.write(k, max(from, 0), min(to, k.bytes))
			}
			from -= k.bytes
			to -= k.bytes
		}
		return
	}
	if from == 0 && to == n.bytes && n.bytes >= maxLeaf/4 {
		b.flush()
		if !b.badSeam(n.leaf) {
			b.leaves = append(b.leaves, n)
			return
		}
	}
	b.WriteString(n.leaf[from:to])
}

// badSeam tells whether s must not start a leaf after what was written.
func (b *Builder) badSeam(s string) bool {
	return len(b.leaves) > 0 && badSeam(b.leaves[len(b.leaves)-1].leaf, s)
}

// flush turns the tail into leaves.
func (b *Builder) flush() {
	if len(b.tail) == 0 {
		return
	}
	s := b.take()
	if n := len(b.leaves); n > 0 && (len(s) < maxLeaf/4 || b.badSeam(s)) {
		// Too little for a leaf of its own, or a bad border: share the bytes
		// with the last leaf.
		s = b.leaves[n-1].leaf + s
		b.leaves = b.leaves[:n-1]
	}
	b.leaves = leavesOf(b.leaves, s)
}

// take returns the tail as a string and begins a new one. A big one is handed
// over as it is, a small one copied so that its memory serves again.
func (b *Builder) take() string {
	if len(b.tail) < cap(b.tail)/2 {
		s := string(b.tail)
		b.tail = b.tail[:0]
		return s
	}
	s := unsafe.String(&b.tail[0], len(b.tail))
	b.tail = nil
	return s
}

// Rope returns the text. The builder must not be used afterwards.
func (b *Builder) Rope() Rope {
	b.flush()
	if len(b.leaves) == 0 {
		return Rope{}
	}
	return Rope{branchOver(b.leaves)}
}
