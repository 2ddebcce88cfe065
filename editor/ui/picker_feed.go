package ui

import (
	"strings"

	"hx/editor/fuzzy"
	"hx/editor/job"
)

// Feed fills a picker, on the loop. Only the newest feed of a picker counts.
type Feed struct {
	p     *Picker
	fresh bool   // nothing came yet
	held  []Item // came while another query was typed, and may be for nothing
	ended bool   // so did the end
}

// Fill begins to fill the picker. What it held stays until the first item comes,
// or the end.
func (p *Picker) Fill() *Feed {
	p.feed = &Feed{p: p, fresh: true}
	p.filled = false
	return p.feed
}

// Filled tells that no feed is under way.
func (p *Picker) Filled() bool { return p.filled }

// Settled tells that the rows are those of the query as it is typed.
func (p *Picker) Settled() bool {
	return !p.flight.Alive() && p.found == p.Query() && p.result.Items.Len() == p.list.Len()
}

// Live tells whether the feed still counts: the picker is open, and no newer
// search has begun.
func (f *Feed) Live() bool { return f == f.p.feed && !f.p.done }

// Push adds items.
func (f *Feed) Push(items ...Item) {
	switch {
	case f != f.p.feed || len(items) == 0:
	case f.p.typing:
		f.held = append(f.held, items...)
	default:
		f.begin()
		f.p.Add(items...)
	}
}

// Done tells that all items have come.
func (f *Feed) Done() {
	switch {
	case f != f.p.feed:
	case f.p.typing:
		f.ended = true
	default:
		f.begin()
		f.p.filled = true
		f.p.rematch()
	}
}

// resume goes on where another query interrupted, which was taken back.
func (f *Feed) resume() {
	held := f.held
	f.held = nil
	f.Push(held...)
	if f.ended {
		f.Done()
	}
}

func (f *Feed) begin() {
	if f.fresh {
		f.fresh = false
		f.p.clear()
	}
}

// clear takes all items out.
func (p *Picker) clear() {
	p.list = fuzzy.NewList(len(p.o.Columns)).ShorterFirst()
	p.values, p.full = nil, false
	p.result, p.found = &fuzzy.Result{Items: p.list.Items()}, ""
	p.at, p.row, p.moved = 0, -1, false
	p.flight.Cancel()
}

// Add puts items at the end of the list.
func (p *Picker) Add(items ...Item) {
	if room := maxItems - p.list.Len(); len(items) > room {
		items, p.full = items[:room], true
	}
	for _, it := range items {
		p.list.Add(it.Cells...)
		p.values = append(p.values, it.Value)
	}
	p.rematch()
}

// research asks for new items if the query needs others than were asked for
// last.
func (p *Picker) research() {
	if p.o.Search == nil {
		return
	}
	switch query, _ := p.searchText(); {
	case query == p.searched:
		p.waiting.Cancel()
		if p.typing {
			p.typing = false
			p.feed.resume()
		}
	case p.o.Jobs == nil || p.o.Delay <= 0:
		p.Search()
	default:
		// What an earlier search still finds must not come after this query.
		p.typing = p.feed != nil
		spec := job.Spec{Key: "picker-search", Latest: true, Debounce: p.o.Delay}
		p.waiting = job.Later(p.o.Jobs, spec, p.Search)
	}
}

// Search asks for the items of the query now, as it is to be done when the
// picker is opened.
func (p *Picker) Search() {
	p.waiting.Cancel()
	if p.o.Search != nil {
		p.searched, _ = p.searchText()
		p.typing = false
		p.o.Search(p.searched, p.Fill())
	}
}

// searchText is the part of the query that is searched for, and the part that
// filters what is found.
func (p *Picker) searchText() (search, filter string) {
	if p.o.Search == nil {
		return "", p.Query()
	}
	return splitQuery(p.Query(), p.o.Columns, p.o.Main)
}

// splitQuery takes the fields of other columns out of a query.
func splitQuery(query string, columns []string, main int) (search, filter string) {
	var mine, others []string
	for i, field := range queryFields(query) {
		name, words := "", field
		if i > 0 {
			name, words, _ = strings.Cut(field, " ")
		}
		if i > 0 && namesOther(name, columns, main) {
			others = append(others, "%"+field)
			continue
		}
		if words != "" {
			mine = append(mine, strings.ReplaceAll(words, `\%`, "%"))
		}
	}
	search = strings.Join(mine, " ")
	if len(others) > 0 { // the blank in front of a field is not meant
		search = strings.TrimRight(search, " ")
	}
	return search, strings.Join(others, "")
}

// queryFields cuts a query at each percent sign without a backslash.
func queryFields(query string) []string {
	var fields []string
	from := 0
	for i := 0; i < len(query); i++ {
		switch query[i] {
		case '\\':
			i++
		case '%':
			fields = append(fields, query[from:i])
			from = i + 1
		}
	}
	return append(fields, query[from:])
}

// namesOther tells whether a column name, maybe abbreviated, means another one
// than main: the shortest that fits, as fuzzy takes it.
func namesOther(name string, columns []string, main int) bool {
	best := -1
	for i, c := range columns {
		if strings.HasPrefix(c, name) && (best < 0 || len(c) < len(columns[best])) {
			best = i
		}
	}
	return name != "" && best >= 0 && best != main
}
