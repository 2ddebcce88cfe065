package syntax

import "strings"

// Palette resolves scope names to the entries of a theme, once per query. It
// belongs to one goroutine; make a new one when the theme changes.
type Palette struct {
	lookup func(scope string) int
	byName map[string]int32
	ofQry  map[*query][]int32
}

// none is the highlight of names the theme does not know.
const none = -1

// NewPalette makes a palette. lookup gives the theme's entry for a scope, or
// for the nearest ancestor it has (`a.b` for `a.b.c`), negative when there is
// none.
func NewPalette(lookup func(scope string) int) *Palette {
	return &Palette{lookup: lookup, byName: map[string]int32{}, ofQry: map[*query][]int32{}}
}

// Scope resolves one name.
func (p *Palette) Scope(name string) int32 {
	h, ok := p.byName[name]
	if !ok {
		h = none
		if !strings.HasPrefix(name, "_") {
			h = int32(max(p.lookup(name), none))
		}
		p.byName[name] = h
	}
	return h
}

// captures are the highlights of a query's captures. Definitions stand for the
// scope behind their prefix.
func (p *Palette) captures(q *query) []int32 {
	ids, ok := p.ofQry[q]
	if !ok {
		ids = make([]int32, len(q.captures))
		for i, name := range q.captures {
			ids[i] = p.Scope(strings.TrimPrefix(name, "local.definition."))
		}
		p.ofQry[q] = ids
	}
	return ids
}
