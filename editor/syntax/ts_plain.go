//go:build cgo

package syntax

// #include <stdlib.h>
// #include "ts.h"
import "C"

import (
	"unsafe"

	"hx/editor/text"
)

// plainBuilder lays the plain patterns of a query out for plain.c. Index 0 of
// steps and entries is none.
type plainBuilder struct {
	lang    *C.TSLanguage
	steps   []C.hx_step
	entries []C.hx_entry
	first   []C.uint32_t
	wild    C.uint32_t
	error   C.uint32_t
}

// step adds a shape with all below it, false when the grammar has no such node
// or field, or one that stands for several.
func (b *plainBuilder) step(s *shape) (C.uint32_t, bool) {
	at := C.uint32_t(len(b.steps))
	b.steps = append(b.steps, C.hx_step{})
	out := C.hx_step{named: C.bool(s.named), captures: C.uint16_t(len(s.captures)), wild: s.kind == "", many: C.bool(s.many)}
	for i, c := range s.captures {
		out.capture[i] = C.uint16_t(c)
	}
	if s.kind != "" {
		name := C.CString(s.kind)
		defer C.free(unsafe.Pointer(name))
		out.symbol = C.ts_language_symbol_for_name(b.lang, name, C.uint32_t(len(s.kind)), C.bool(s.named))
		const auxiliary = 2
		if out.symbol == 0 || out.symbol != C.HX_ERROR && C.ts_language_symbol_type(b.lang, out.symbol) == auxiliary {
			return 0, false
		}
	}
	if s.field != "" {
		name := C.CString(s.field)
		defer C.free(unsafe.Pointer(name))
		if out.field = C.ts_language_field_id_for_name(b.lang, name, C.uint32_t(len(s.field))); out.field == 0 {
			return 0, false
		}
	}
	last := C.uint32_t(0)
	for _, k := range s.kids {
		head, ok := b.spot(k)
		if !ok {
			return 0, false
		}
		if last == 0 {
			out.child = head
		} else {
			b.steps[last].next = head
		}
		last = head
	}
	b.steps[at] = out
	return at, true
}

func (b *plainBuilder) spot(k spot) (head C.uint32_t, ok bool) {
	last := C.uint32_t(0)
	for _, s := range k.any {
		at, ok := b.step(s)
		if !ok {
			return 0, false
		}
		if last == 0 {
			head = at
			b.steps[at].anchor, b.steps[at].last = C.bool(k.anchor), C.bool(k.last)
		} else {
			b.steps[last].alt = at
		}
		last = at
	}
	return head, head != 0
}

// add adds a pattern, false when it cannot be.
func (b *plainBuilder) add(p *plainPattern, number int) bool {
	steps := len(b.steps)
	var roots []C.uint32_t
	for _, s := range p.roots {
		at, ok := b.step(s)
		if !ok {
			b.steps = b.steps[:steps]
			return false
		}
		roots = append(roots, at)
	}
	for _, at := range roots {
		s := &b.steps[at]
		slot := &b.wild
		if !s.wild && s.symbol == C.HX_ERROR {
			slot = &b.error
		} else if !s.wild {
			slot = &b.first[s.symbol]
		}
		b.entries = append(b.entries, C.hx_entry{step: at, next: *slot, pattern: C.uint16_t(number)})
		*slot = C.uint32_t(len(b.entries) - 1)
	}
	return true
}

// build moves everything to C memory, where it stays.
func (b *plainBuilder) build() *C.hx_plain {
	p := (*C.hx_plain)(C.calloc(1, C.sizeof_hx_plain))
	p.steps = (*C.hx_step)(inC(b.steps))
	p.entries = (*C.hx_entry)(inC(b.entries))
	p.first = (*C.uint32_t)(inC(b.first))
	p.symbols, p.wild, p.error = C.uint32_t(len(b.first)), b.wild, b.error
	return p
}

// inC copies a slice of C values to C memory.
func inC[T any](s []T) unsafe.Pointer {
	size := C.size_t(len(s)) * C.size_t(unsafe.Sizeof(s[0]))
	p := C.malloc(size)
	copy(unsafe.Slice((*T)(p), len(s)), s)
	return p
}

// compilePlain is compileQuery for queries that tests have checked. It falls
// back to that for a query that it does not understand.
func compilePlain(grammar grammarPtr, kind QueryKind, src querySource) (*query, error) {
	patterns, captures, err := parsePlain(src.text)
	if err != nil || len(patterns) == 0 {
		return compileQuery(grammar, kind, src)
	}
	lang := (*C.TSLanguage)(grammar)
	b := plainBuilder{
		lang: lang, steps: make([]C.hx_step, 1), entries: make([]C.hx_entry, 1),
		first: make([]C.uint32_t, C.ts_language_symbol_count(lang)),
	}
	q := &query{captures: captures, patterns: make([]pattern, len(patterns))}
	rest := []byte(src.text)
	var odd []int
	for i := range patterns {
		p := &patterns[i]
		if p.odd || !b.add(p, i) {
			odd = append(odd, i)
			continue
		}
		for _, s := range p.says {
			if err := q.patterns[i].add(kind, s.args); err != nil {
				return nil, src.errorAt(s.at, "%v", err)
			}
		}
		for at := p.from; at < p.to; at++ {
			if rest[at] != '\n' {
				rest[at] = ' '
			}
		}
	}
	q.plain = unsafe.Pointer(b.build())
	if len(odd) > 0 {
		src.text = string(rest)
		if err := q.takeRest(grammar, kind, src, odd); err != nil {
			return nil, err
		}
	}
	q.combined = q.hasProperty("injection.combined")
	return q, nil
}

// takeRest has the library compile the patterns that are not plain.
func (q *query) takeRest(grammar grammarPtr, kind QueryKind, src querySource, odd []int) error {
	r, err := compileQuery(grammar, kind, src)
	if err != nil {
		return err
	}
	if len(r.patterns) != len(odd) {
		return src.errorAt(0, "%d patterns instead of %d", len(r.patterns), len(odd))
	}
	q.c, q.nonLocal, q.odd = r.c, r.nonLocal, odd
	q.renamed = make([]int, len(r.captures))
	for i, name := range r.captures {
		q.renamed[i] = q.captureID(name)
	}
	for i, n := range odd {
		p := r.patterns[i]
		for j := range p.predicates {
			p.predicates[j].capture = q.renamed[p.predicates[j].capture]
			if other := p.predicates[j].other; other >= 0 {
				p.predicates[j].other = q.renamed[other]
			}
		}
		q.patterns[n] = p
	}
	return nil
}

// exec runs a query: its plain patterns by our own code, the others by the
// library.
func (r *queryRun) exec(q *query, root node, window text.Span, perChild bool) []capture {
	C.hx_run_begin(&r.c)
	from, to := C.uint32_t(window.From), C.uint32_t(max(window.To, 1))
	if q.plain != nil {
		C.hx_run_plain(&r.c, (*C.hx_plain)(q.plain), root.c, from, to)
	}
	if q.c != nil {
		first := int(r.c.len)
		C.hx_run_root(&r.c, (*C.TSQuery)(q.c), root.c, from, to, C.bool(perChild))
		if q.plain != nil {
			for i := range r.captures()[first:] {
				c := &r.captures()[first+i]
				c.capture, c.pattern = C.uint16_t(q.renamed[c.capture]), C.uint16_t(q.odd[c.pattern])
			}
		}
	}
	return r.captures()
}

func (r *queryRun) captures() []capture {
	return unsafe.Slice((*capture)(unsafe.Pointer(r.c.items)), r.c.len)
}
