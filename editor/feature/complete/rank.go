package complete

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"hx/editor/document"
	"hx/editor/fuzzy"
	"hx/editor/ui"
)

// maxListed bounds the entries of a list.
const maxListed = 500

// scored is an item with how well it matches what was typed.
type scored struct {
	at, score int
	good      bool // not far below the best
}

// rank filters the items by the text typed of each and orders them: those far
// below the best last, then preselected ones, then by source, score, and the
// order of their source.
func (s *session) rank(d *document.Document) []ui.MenuItem {
	t := d.Text()
	pos := s.c.ed.Selection().Primary().Cursor(t)
	groups := map[int][]int{} // items by where they begin
	for i := range s.items {
		if start := d.Resolve(s.items[i].start); start <= pos {
			groups[start] = append(groups[start], i)
		}
	}
	var all []scored
	typed := map[int]string{}
	for start, members := range groups {
		query := t.Slice(start, pos)
		for _, m := range s.matching(members, query) {
			all = append(all, m)
			typed[m.at] = query
		}
	}
	best := 0
	for _, m := range all {
		best = max(best, m.score)
	}
	for i := range all {
		all[i].good = all[i].score*2 >= best
	}
	slices.SortFunc(all, s.before)
	all = all[:min(len(all), maxListed)]
	s.shown = make([]int, len(all))
	out := make([]ui.MenuItem, len(all))
	for i, m := range all {
		s.shown[i] = m.at
		out[i] = s.entry(&s.items[m.at], typed[m.at])
	}
	return out
}

func (s *session) matching(members []int, query string) []scored {
	out := make([]scored, 0, len(members))
	if query == "" {
		for _, at := range members {
			out = append(out, scored{at: at})
		}
		return out
	}
	list := fuzzy.NewList(1)
	for _, at := range members {
		list.Add(orElse(s.items[at].Filter, s.items[at].Label))
	}
	r, err := s.c.matcher.Match(context.Background(), list.Items(), fuzzy.Plain(query), nil, maxListed)
	if err != nil {
		return nil
	}
	for rank := range min(r.Ranked(), r.Count()) {
		out = append(out, scored{at: members[r.Row(rank)], score: r.Score(rank)})
	}
	return out
}

func (s *session) before(a, b scored) int {
	x, y := &s.items[a.at], &s.items[b.at]
	if a.good != b.good {
		return boolean(a.good, b.good)
	}
	if x.Preselect != y.Preselect {
		return boolean(x.Preselect, y.Preselect)
	}
	return cmp.Or(
		cmp.Compare(x.source, y.source),
		cmp.Compare(b.score, a.score),
		strings.Compare(x.Sort, y.Sort),
		cmp.Compare(x.order, y.order),
		cmp.Compare(a.at, b.at),
	)
}

// boolean orders true before false.
func boolean(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// entry is what a list shows of an item.
func (s *session) entry(it *item, typed string) ui.MenuItem {
	m := ui.MenuItem{Label: it.Label + it.LabelDetail, Kind: it.Kind.String(), Struck: it.Deprecated, Doc: it.doc}
	switch it.source {
	case fromPaths:
		m.Kind = it.Detail
	case fromWords:
		m.Kind = "word"
	}
	if it.Description != "" {
		m.Label += "  " + it.Description
	}
	if typed != "" && (it.Filter == "" || it.Filter == it.Label) {
		m.Match = s.c.matcher.Positions(fuzzy.Plain(typed), 0, it.Label)
	}
	if it.Server != nil {
		m.Doc = description(it)
	}
	return m
}

// description is the Markdown that says what a server's proposal is.
func description(it *item) string {
	var parts []string
	if it.Detail != "" {
		parts = append(parts, "```"+"\n"+it.Detail+"\n```")
	}
	if text := strings.TrimSpace(it.Doc.Text); text != "" {
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n\n")
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
