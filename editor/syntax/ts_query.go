//go:build cgo

package syntax

// #include <stdlib.h>
// #include "ts.h"
import "C"

import (
	"strings"
	"unsafe"

	"hx/editor/text"
)

// The codes of TSQueryError.
const (
	queryErrSyntax = iota + 1
	queryErrNode
	queryErrField
	queryErrCapture
	queryErrStructure
	queryErrLanguage
)

// compileQuery compiles the source for a grammar. It is slow (milliseconds, on
// a small board up to a second): never call it on the key path.
func compileQuery(grammar grammarPtr, kind QueryKind, src querySource) (*query, error) {
	cs := C.CString(src.text)
	defer C.free(unsafe.Pointer(cs))
	var at C.uint32_t
	var code C.int
	c := C.ts_query_new((*C.TSLanguage)(grammar), cs, C.uint32_t(len(src.text)), &at, &code)
	if c == nil {
		return nil, src.compileError(int(at), int(code))
	}
	q := &query{c: unsafe.Pointer(c)}
	for i := range C.ts_query_capture_count(c) {
		var n C.uint32_t
		p := C.ts_query_capture_name_for_id(c, i, &n)
		q.captures = append(q.captures, C.GoStringN(p, C.int(n)))
	}
	q.patterns = make([]pattern, C.ts_query_pattern_count(c))
	for i := range q.patterns {
		id := C.uint32_t(i)
		q.nonLocal = q.nonLocal || bool(C.ts_query_is_pattern_non_local(c, id))
		if name, err := q.readPredicates(kind, id, &q.patterns[i]); err != nil {
			start := int(C.ts_query_start_byte_for_pattern(c, id))
			if i := strings.Index(src.text[start:], "#"+name); i >= 0 {
				start += i
			}
			C.ts_query_delete(c)
			return nil, src.errorAt(start, "%v", err)
		}
	}
	q.combined = q.hasProperty("injection.combined")
	return q, nil
}

func (s querySource) compileError(at, code int) error {
	word := s.text[min(at, len(s.text)):]
	if i := strings.IndexAny(word, " \t\r\n()[]\":"); i > 0 {
		word = word[:i]
	}
	switch code {
	case queryErrNode:
		return s.errorAt(at, "the grammar has no node %q", word)
	case queryErrField:
		return s.errorAt(at, "the grammar has no field %q", word)
	case queryErrCapture:
		return s.errorAt(at, "no capture %q in this pattern", word)
	case queryErrStructure:
		return s.errorAt(at, "the grammar never produces this combination of nodes")
	case queryErrLanguage:
		return s.errorAt(at, "the grammar cannot be loaded")
	}
	return s.errorAt(at, "syntax error")
}

// readPredicates reads the `#...` parts of a pattern. On an error it returns
// the name of the predicate at fault.
func (q *query) readPredicates(kind QueryKind, id C.uint32_t, p *pattern) (name string, err error) {
	var n C.uint32_t
	steps := unsafe.Slice(C.ts_query_predicates_for_pattern((*C.TSQuery)(q.c), id, &n), n)
	var args []predicateArg
	for _, s := range steps {
		switch s._type {
		case 1:
			args = append(args, predicateArg{capture: int(s.value_id)})
		case 2:
			var n C.uint32_t
			v := C.ts_query_string_value_for_id((*C.TSQuery)(q.c), s.value_id, &n)
			args = append(args, predicateArg{capture: -1, text: C.GoStringN(v, C.int(n))})
		default:
			if len(args) > 0 {
				if err := p.add(kind, args); err != nil {
					return args[0].text, err
				}
			}
			args = args[:0]
		}
	}
	return "", nil
}

// capture is one node of a match. Captures of one match are neighbours.
type capture C.hx_capture

func (c *capture) at() node { return node{c.node} }

// queryRun holds the results of running a query, in C memory that is reused by
// the next run. Not for more than one goroutine at a time.
type queryRun struct{ c C.hx_run }

func (r *queryRun) close() { C.hx_run_free(&r.c) }

// perChildFrom is the number of children of a root from which a non-local
// query runs on the children that meet the window instead of on the root. Such
// a run cannot see patterns that name the root or join its children.
const perChildFrom = 200

// run returns the captures of all matches below root that meet the window. The
// slice is valid until the next run.
func (r *queryRun) run(q *query, root node, window text.Span) []capture {
	perChild := q.nonLocal && root.end()-root.start() > 4*window.Len() && root.childCount() >= perChildFrom
	return r.exec(q, root, window, perChild)
}

// runAll is run over everything, for queries whose answer does not come from a
// window.
func (r *queryRun) runAll(q *query, root node, window text.Span) []capture {
	return r.exec(q, root, window, false)
}
