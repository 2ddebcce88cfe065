package text

import (
	"strings"
	"unsafe"
)

// Sizes of the tree. 1 KB leaves cost about 6 % overhead on 64 bits and keep a
// keystroke's garbage near one kilobyte; 16 children make ten million bytes
// four levels deep. Tests shrink both so that short texts grow real trees.
var (
	maxLeaf = 1024
	maxKids = 16
)

const (
	// A string of largeFrom bytes gets leaves that are largeLeaf times larger:
	// then the tree takes 2 % of the text instead of 9. Where it is edited they
	// fall into small ones.
	largeFrom = 8 << 20
	largeLeaf = 4
)

// node is a leaf (kids == nil) or a branch. It never changes once it is
// reachable from a Rope.
type node struct {
	kids     []*node
	leaf     string
	origin   *byte // start of the loaded string this leaf is a part of, or nil
	bytes    int
	newlines int
	height   int8
	ascii    bool
}

func newLeaf(s string) *node {
	n := &node{}
	n.setLeaf(s)
	return n
}

func (n *node) setLeaf(s string) {
	n.leaf = s
	n.bytes = len(s)
	n.newlines = strings.Count(s, "\n")
	n.ascii = isASCII(s)
}

func newBranch(kids []*node) *node {
	n := &node{kids: kids, height: kids[0].height + 1, ascii: true}
	for _, k := range kids {
		n.bytes += k.bytes
		n.newlines += k.newlines
		n.ascii = n.ascii && k.ascii
	}
	return n
}

// branchOver returns one tree over siblings of equal height, which may be one
// or more than maxKids.
func branchOver(kids []*node) *node {
	for len(kids) > 1 {
		kids = groupKids(kids)
	}
	return kids[0]
}

// groupKids puts siblings under as few parents as possible, evenly filled.
func groupKids(kids []*node) []*node {
	parents := (len(kids) + maxKids - 1) / maxKids
	out := make([]*node, 0, parents)
	for i := range parents {
		from, to := share(i, len(kids), parents), share(i+1, len(kids), parents)
		out = append(out, newBranch(kids[from:to:to]))
	}
	return out
}

// share returns i*n/parts; the product does not fit 32 bits.
func share(i, n, parts int) int { return int(int64(i) * int64(n) / int64(parts)) }

func isASCII(s string) bool {
	for len(s) >= 8 {
		if (s[0]|s[1]|s[2]|s[3]|s[4]|s[5]|s[6]|s[7])&0x80 != 0 {
			return false
		}
		s = s[8:]
	}
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// cut returns the largest n <= at such that s may be divided at n: not inside
// a UTF-8 sequence and not between CR and LF. It gives up (and returns at)
// where invalid bytes offer no such place.
func cut(s string, at int) int {
	if at >= len(s) {
		return len(s)
	}
	n := at
	for n > 0 && at-n < 4 && s[n]&0xC0 == 0x80 {
		n--
	}
	if n == 0 || s[n]&0xC0 == 0x80 {
		n = at
	}
	if n > 0 && s[n] == '\n' && s[n-1] == '\r' {
		if n > 1 {
			return n - 1
		}
		return n + 1
	}
	return n
}

// leavesOf appends leaves that cover s.
func leavesOf(out []*node, s string) []*node {
	if len(s) <= maxLeaf {
		if s == "" {
			return out
		}
		return append(out, newLeaf(s))
	}
	size := maxLeaf
	if len(s) >= largeFrom {
		size *= largeLeaf
	}
	count := (len(s) + size - 1) / size
	origin := unsafe.StringData(s)
	// One allocation for many leaves: loading a large file is dominated by it.
	slab := make([]node, 0, min(count+count/16+1, 256))
	for s != "" {
		n := len(s)
		if n > size {
			n = size
			if rest := len(s) - size; rest < size/2 {
				n = len(s) / 2 // no tiny last leaf
			}
			n = cut(s, n)
		}
		if len(slab) == cap(slab) {
			slab = make([]node, 0, 256)
		}
		slab = append(slab, node{})
		leaf := &slab[len(slab)-1]
		leaf.setLeaf(s[:n])
		leaf.origin = origin
		out = append(out, leaf)
		s = s[n:]
	}
	return out
}

// concat joins two trees of any heights. Either may be nil.
func concat(a, b *node) *node {
	switch {
	case a == nil || a.bytes == 0:
		return b
	case b == nil || b.bytes == 0:
		return a
	case a.height == b.height:
		return branchOver(join(a, b))
	case a.height > b.height:
		return branchOver(appendRight(a, b))
	}
	return branchOver(appendLeft(a, b))
}

// join returns one or two trees of the height of a and b that hold both.
func join(a, b *node) []*node {
	if a.height == 0 {
		return joinLeaves(a, b)
	}
	if len(a.kids) >= maxKids/2 && len(b.kids) >= maxKids/2 && !seamWantsMerge(a, b) {
		return []*node{a, b}
	}
	kids := make([]*node, 0, len(a.kids)+len(b.kids))
	kids = append(kids, a.kids[:len(a.kids)-1]...)
	kids = append(kids, join(a.kids[len(a.kids)-1], b.kids[0])...)
	kids = append(kids, b.kids[1:]...)
	return groupKids(kids)
}

// seamWantsMerge tells whether the leaves that meet between a and b are small
// enough, or cut badly enough, to be made one.
func seamWantsMerge(a, b *node) bool {
	l, r := a.last(), b.first()
	return len(l.leaf)+len(r.leaf) <= maxLeaf || badSeam(l.leaf, r.leaf)
}

// badSeam tells whether the border between two leaves lies inside a CR LF or a
// UTF-8 sequence.
func badSeam(l, r string) bool {
	if l == "" || r == "" {
		return false
	}
	return r[0] == '\n' && l[len(l)-1] == '\r' || r[0]&0xC0 == 0x80
}

func joinLeaves(a, b *node) []*node {
	if len(a.leaf)+len(b.leaf) <= maxLeaf {
		return []*node{newLeaf(a.leaf + b.leaf)}
	}
	small := maxLeaf / 4
	if len(a.leaf) >= small && len(b.leaf) >= small && !badSeam(a.leaf, b.leaf) {
		return []*node{a, b}
	}
	both := a.leaf + b.leaf
	return leavesOf(nil, both)
}

// appendRight returns one or two trees of a's height that hold a and then the
// lower tree b.
func appendRight(a, b *node) []*node {
	if a.height == b.height {
		return join(a, b)
	}
	last := len(a.kids) - 1
	tail := appendRight(a.kids[last], b)
	kids := make([]*node, 0, last+len(tail))
	kids = append(append(kids, a.kids[:last]...), tail...)
	return groupKids(kids)
}

// appendLeft is appendRight for a lower tree a before b.
func appendLeft(a, b *node) []*node {
	if a.height == b.height {
		return join(a, b)
	}
	head := appendLeft(a, b.kids[0])
	kids := make([]*node, 0, len(head)+len(b.kids)-1)
	kids = append(append(kids, head...), b.kids[1:]...)
	return groupKids(kids)
}

func (n *node) first() *node {
	for n.kids != nil {
		n = n.kids[0]
	}
	return n
}

func (n *node) last() *node {
	for n.kids != nil {
		n = n.kids[len(n.kids)-1]
	}
	return n
}

// take returns the tree of the first at bytes, nil when there are none.
func (n *node) take(at int) *node {
	switch {
	case at <= 0:
		return nil
	case at >= n.bytes:
		return n
	case n.kids == nil:
		return newLeaf(n.leaf[:at])
	}
	for i, k := range n.kids {
		if at <= k.bytes {
			part := k.take(at)
			if i == 0 {
				return part
			}
			return concat(branchOver(n.kids[:i:i]), part)
		}
		at -= k.bytes
	}
	return n
}

// drop returns the tree without its first at bytes, nil when none are left.
func (n *node) drop(at int) *node {
	switch {
	case at <= 0:
		return n
	case at >= n.bytes:
		return nil
	case n.kids == nil:
		return newLeaf(n.leaf[at:])
	}
	for i, k := range n.kids {
		if at < k.bytes {
			part := k.drop(at)
			rest := n.kids[i+1:]
			if len(rest) == 0 {
				return part
			}
			return concat(part, branchOver(rest[:len(rest):len(rest)]))
		}
		at -= k.bytes
	}
	return nil
}

// edit replaces [from, to) inside one leaf. The result is one node or, when the
// leaf or a branch above it grew too large, two of the same height. It returns
// nil when the edit spans leaves, empties one, or changes its edges so that the
// seams must be looked at; then the general way through take and drop is right.
func (n *node) edit(from, to int, s string) (a, b *node) {
	if n.kids == nil {
		return n.editLeaf(from, to, s)
	}
	for i, k := range n.kids {
		if from > k.bytes || from == k.bytes && i < len(n.kids)-1 {
			from -= k.bytes
			to -= k.bytes
			continue
		}
		if to > k.bytes {
			return nil, nil
		}
		if k.kids == nil && len(k.leaf) > 2*maxLeaf {
			return n.editLarge(i, from, to, s)
		}
		first, second := k.edit(from, to, s)
		if first == nil {
			return nil, nil
		}
		kids := make([]*node, 0, len(n.kids)+1)
		kids = append(append(kids, n.kids[:i]...), first)
		if second != nil {
			kids = append(kids, second)
		}
		return branches(append(kids, n.kids[i+1:]...))
	}
	return nil, nil
}

// branches puts siblings, a few more than a branch may have, under one or two.
func branches(kids []*node) (a, b *node) {
	if len(kids) <= maxKids {
		return newBranch(kids), nil
	}
	half := len(kids) / 2
	return newBranch(kids[:half:half]), newBranch(kids[half:])
}

// editLarge is edit within child i, a leaf of a large text, which falls into
// small ones.
func (n *node) editLarge(i, from, to int, s string) (a, b *node) {
	kids := make([]*node, 0, len(n.kids)+2*largeLeaf)
	kids = append(kids, n.kids[:i]...)
	edited := false
	for _, k := range leavesOf(make([]*node, 0, 2*largeLeaf), n.kids[i].leaf) {
		k.origin = n.kids[i].origin
		if edited || from > k.bytes || from == k.bytes && to > from {
			kids = append(kids, k)
			from, to = from-k.bytes, to-k.bytes
			continue
		}
		if to > k.bytes {
			return nil, nil
		}
		first, second := k.editLeaf(from, to, s)
		if first == nil {
			return nil, nil
		}
		kids, edited = append(kids, first), true
		if second != nil {
			kids = append(kids, second)
		}
	}
	if !edited || len(kids)+len(n.kids)-i-1 > 2*maxKids {
		return nil, nil
	}
	return branches(append(kids, n.kids[i+1:]...))
}

func (n *node) editLeaf(from, to int, s string) (a, b *node) {
	size := len(n.leaf) - (to - from) + len(s)
	if size > 2*maxLeaf || size == 0 {
		return nil, nil
	}
	leaf := n.leaf[:from] + s + n.leaf[to:]
	if from == 0 || to == len(n.leaf) {
		first, last := leaf[0], leaf[len(leaf)-1]
		if first&0xC0 == 0x80 || first == '\n' || last == '\r' || last >= 0x80 {
			return nil, nil // the edges changed: let join look at the seams
		}
	}
	if size <= maxLeaf {
		return newLeaf(leaf), nil
	}
	half := cut(leaf, size/2)
	if half == 0 || half > maxLeaf || size-half > maxLeaf {
		return nil, nil
	}
	return newLeaf(leaf[:half]), newLeaf(leaf[half:])
}
