//go:build cgo

package syntax

// #include <stdlib.h>
// #include "ts.h"
import "C"

import (
	"time"
	"unsafe"

	"hx/editor/text"
)

// The oldest and newest grammar format the linked runtime can load.
const (
	minABI = 13
	maxABI = 14
)

// node is one node of a tree, valid while that tree is neither closed nor
// edited. The zero node is "no node".
type node struct{ c C.TSNode }

func (n node) isNull() bool      { return n.c.id == nil }
func (n node) id() uintptr       { return uintptr(n.c.id) }
func (n node) start() int        { return int(n.c.context[0]) }
func (n node) end() int          { return int(C.ts_node_end_byte(n.c)) }
func (n node) span() text.Span   { return text.Span{From: n.start(), To: n.end()} }
func (n node) startRow() int     { return int(n.c.context[1]) }
func (n node) endRow() int       { return int(C.ts_node_end_point(n.c).row) }
func (n node) kind() string      { return C.GoString(C.ts_node_type(n.c)) }
func (n node) symbol() uint16    { return uint16(C.ts_node_symbol(n.c)) }
func (n node) isNamed() bool     { return bool(C.ts_node_is_named(n.c)) }
func (n node) isMissing() bool   { return bool(C.ts_node_is_missing(n.c)) }
func (n node) isExtra() bool     { return bool(C.ts_node_is_extra(n.c)) }
func (n node) isError() bool     { return bool(C.ts_node_is_error(n.c)) }
func (n node) parent() node      { return node{C.ts_node_parent(n.c)} }
func (n node) childCount() int   { return int(C.ts_node_child_count(n.c)) }
func (n node) child(i int) node  { return node{C.ts_node_child(n.c, C.uint32_t(i))} }
func (n node) namedCount() int   { return int(C.ts_node_named_child_count(n.c)) }
func (n node) named(i int) node  { return node{C.ts_node_named_child(n.c, C.uint32_t(i))} }
func (n node) next() node        { return node{C.ts_node_next_sibling(n.c)} }
func (n node) prev() node        { return node{C.ts_node_prev_sibling(n.c)} }
func (n node) equal(m node) bool { return n.c.id == m.c.id && n.c.context == m.c.context }

// descendant is the smallest node that spans the bytes [from, to].
func (n node) descendant(from, to int) node {
	return node{C.ts_node_descendant_for_byte_range(n.c, C.uint32_t(from), C.uint32_t(to))}
}

func (n node) namedDescendant(from, to int) node {
	return node{C.ts_node_named_descendant_for_byte_range(n.c, C.uint32_t(from), C.uint32_t(to))}
}

// maxDepthOfTree bounds the paths that are looked at: a text of a hundred
// thousand open brackets must not cost a hundred thousand steps squared.
const maxDepthOfTree = 4096

// ancestors are the nodes from the root down to n itself; nil in a tree of
// absurd depth. One call costs about as much as one call of parent.
func (n node) ancestors(root node) []node {
	buf := make([]C.TSNode, 64)
	count := int(C.hx_ancestors(root.c, n.c, &buf[0], C.uint32_t(len(buf))))
	if count == 0 {
		buf = make([]C.TSNode, maxDepthOfTree)
		count = int(C.hx_ancestors(root.c, n.c, &buf[0], C.uint32_t(len(buf))))
	}
	out := make([]node, count)
	for i := range out {
		out[i] = node{buf[i]}
	}
	return out
}

// childAt is the first child that ends behind a position.
func (n node) childAt(pos int) node { return node{C.hx_child_at(n.c, C.uint32_t(pos))} }

// lastBefore is the last child that ends at or before a position.
func (n node) lastBefore(pos int) node { return node{C.hx_last_before(n.c, C.uint32_t(pos))} }

// field is the field name of the i-th child, "" when it has none.
func (n node) field(i int) string {
	if p := C.ts_node_field_name_for_child(n.c, C.uint32_t(i)); p != nil {
		return C.GoString(p)
	}
	return ""
}

// sexp is the subtree as an s-expression, for tests and comparison.
func (n node) sexp() string {
	p := C.ts_node_string(n.c)
	defer C.free(unsafe.Pointer(p))
	return C.GoString(p)
}

// childSpans are the spans of all children, or of the named ones.
func (n node) childSpans(named bool) []text.Span {
	var fixed [64]C.hx_span
	buf := fixed[:]
	count := int(C.hx_child_spans(n.c, C.bool(named), &buf[0], C.uint32_t(len(buf))))
	if count > len(buf) {
		buf = make([]C.hx_span, count)
		C.hx_child_spans(n.c, C.bool(named), &buf[0], C.uint32_t(len(buf)))
	}
	spans := make([]text.Span, count)
	for i := range spans {
		spans[i] = text.Span{From: int(buf[i].start), To: int(buf[i].end)}
	}
	return spans
}

// tree owns one C tree. close must be called; no finalizer helps, because the
// collector cannot see how much memory hangs on it.
type tree struct{ c *C.TSTree }

func (t *tree) root() node { return node{C.ts_tree_root_node(t.c)} }

// copy shares all nodes; each copy may live on another goroutine.
func (t *tree) copy() *tree { return &tree{C.ts_tree_copy(t.c)} }

func (t *tree) close() {
	if t != nil && t.c != nil {
		C.ts_tree_delete(t.c)
		t.c = nil
	}
}

func (p point) c() C.TSPoint { return C.TSPoint{row: C.uint32_t(p.row), column: C.uint32_t(p.col)} }

func (t *tree) edit(e inputEdit) {
	in := C.TSInputEdit{
		start_byte: C.uint32_t(e.from), old_end_byte: C.uint32_t(e.oldEnd), new_end_byte: C.uint32_t(e.newEnd),
		start_point: e.fromPoint.c(), old_end_point: e.oldPoint.c(), new_end_point: e.newEndPoint.c(),
	}
	C.ts_tree_edit(t.c, &in)
}

// changedSince lists the byte ranges whose structure differs from the old
// tree, which must have had all edits applied.
func (t *tree) changedSince(old *tree) []text.Span {
	var n C.uint32_t
	p := C.ts_tree_get_changed_ranges(old.c, t.c, &n)
	defer C.free(unsafe.Pointer(p))
	spans := make([]text.Span, n)
	for i, r := range unsafe.Slice(p, n) {
		spans[i] = text.Span{From: int(r.start_byte), To: int(r.end_byte)}
	}
	return spans
}

// parser owns one C parser and its reader. It may be used by one goroutine at
// a time.
type parser struct {
	c      *C.TSParser
	reader *reader
}

func newParser(grammar grammarPtr) *parser {
	p := &parser{c: C.ts_parser_new(), reader: newReader()}
	C.ts_parser_set_language(p.c, (*C.TSLanguage)(grammar))
	return p
}

func (p *parser) close() {
	if p == nil || p.c == nil {
		return
	}
	C.ts_parser_delete(p.c)
	p.reader.close()
	p.c = nil
}

// setRanges limits parsing to these sorted parts of the text; none means all
// of it. Empty parts are left out; false when nothing else is there.
func (p *parser) setRanges(r text.Rope, spans []text.Span) bool {
	if len(spans) == 0 {
		return bool(C.ts_parser_set_included_ranges(p.c, nil, 0))
	}
	ranges := make([]C.TSRange, 0, len(spans))
	for _, s := range spans {
		if s.Len() > 0 {
			ranges = append(ranges, C.TSRange{
				start_byte: C.uint32_t(s.From), end_byte: C.uint32_t(s.To),
				start_point: pointAt(r, s.From).c(), end_point: pointAt(r, s.To).c(),
			})
		}
	}
	if len(ranges) == 0 {
		return false
	}
	return bool(C.ts_parser_set_included_ranges(p.c, &ranges[0], C.uint32_t(len(ranges))))
}

// parse parses the text, reusing what it can of the old tree (nil: from
// scratch). A nil result means that the limit ran out; calling again with the
// same arguments goes on where it stopped, unless reset was called.
func (p *parser) parse(r text.Rope, old *tree, limit time.Duration) *tree {
	p.reader.rope = r
	var from *C.TSTree
	if old != nil {
		from = old.c
	}
	C.ts_parser_set_timeout_micros(p.c, C.uint64_t(limit.Microseconds()))
	c := C.hx_parse(p.c, from, C.uintptr_t(p.reader.handle))
	p.reader.rope = text.Rope{}
	if c == nil {
		return nil
	}
	return &tree{c}
}

// reset forgets an unfinished parse.
func (p *parser) reset() { C.ts_parser_reset(p.c) }

// trimMemory gives memory that trees have freed back to the system. It costs
// about a millisecond.
func trimMemory() { C.hx_trim() }
