package ui

import (
	"context"
	"strings"

	"hx/editor/fuzzy"
	"hx/editor/job"
)

// atOnce is how many rows are looked at while a key is handled; more are a job,
// and the old rows stay on the screen until it answers.
const atOnce = 2000

func (p *Picker) parse() {
	_, filter := p.searchText()
	p.query = fuzzy.ParseColumns(filter, p.o.Columns, p.o.Main)
}

// rematch brings the result up to date with the list and the query. A job that
// is on its way for the query is waited for: a list that grows fast must not
// start it over and over.
func (p *Picker) rematch() {
	items, query := p.list.Items(), p.Query()
	if p.flight.Alive() && p.flies == query {
		return
	}
	if p.o.Jobs == nil || p.cost(items, query) <= atOnce {
		p.flight.Cancel()
		result, _ := p.o.Matcher.Match(context.Background(), items, p.query, p.result, p.want)
		p.take(result, query)
		return
	}
	p.start(func(ctx context.Context, prev *fuzzy.Result, q fuzzy.Query, want int) (*fuzzy.Result, error) {
		return p.o.Matcher.Match(ctx, items, q, prev, want)
	}, query)
}

// start runs a match or a ranking away from the loop. The list may have grown
// by the time it answers.
func (p *Picker) start(work func(context.Context, *fuzzy.Result, fuzzy.Query, int) (*fuzzy.Result, error), query string) {
	prev, q, want, list := p.result, p.query, p.want, p.list
	spec := job.Spec{Key: "picker-match", Latest: true}
	p.flies = query
	p.flight = job.Go(p.o.Jobs, spec, func(ctx context.Context) (*fuzzy.Result, error) {
		return work(ctx, prev, q, want)
	}, func(result *fuzzy.Result, err error) {
		if err == nil && p.list == list {
			p.take(result, query)
		}
	})
}

// cost is about how many rows a match will look at.
func (p *Picker) cost(items fuzzy.Items, query string) int {
	fresh := items.Len() - p.result.Items.Len()
	switch {
	case p.query.Empty():
		return 0
	case query == p.found && p.result.Ranked() >= min(p.want, p.result.Count()):
		return fresh
	case narrows(query, p.found):
		return fresh + p.result.Count()
	}
	return items.Len()
}

// narrows tells whether fuzzy surely looks only at the earlier matches: letters
// were added to a word. It may do so more often.
func narrows(query, earlier string) bool {
	return earlier != "" && strings.HasPrefix(query, earlier) && strings.IndexFunc(query, func(r rune) bool {
		return r >= 0x80 || strings.ContainsRune(" \t!'^$|\\%", r)
	}) < 0
}

// take shows a result. If the query is the same, a highlight that the user
// moved stays on its row.
func (p *Picker) take(result *fuzzy.Result, query string) {
	same := query == p.found
	p.result, p.found = result, query
	if !same {
		p.at, p.moved = 0, false
	} else if p.moved {
		p.follow()
	}
	p.at = max(0, min(p.at, result.Count()-1))
	p.highlight()
	if result.Items.Len() < p.list.Len() || query != p.Query() {
		p.rematch()
	} else {
		p.rank()
	}
}

// follow finds the highlighted row again: better ones may have come before it.
func (p *Picker) follow() {
	if p.row < 0 {
		return
	}
	for at := p.at; at < p.result.Ranked(); at++ {
		if p.result.Row(at) == p.row {
			p.at = at
			return
		}
	}
}

// settle finishes at once what is on its way, because the next key depends on
// it.
func (p *Picker) settle() {
	if p.found == p.Query() && p.result.Items.Len() == p.list.Len() {
		return
	}
	p.flight.Cancel()
	result, _ := p.o.Matcher.Match(context.Background(), p.list.Items(), p.query, p.result, p.want)
	p.take(result, p.Query())
}

// rank makes the ranks known up to the end of the page with the highlight.
func (p *Picker) rank() {
	p.want = max(p.want, p.at+2*p.rows())
	r := p.result
	if r.Ranked() >= min(p.want, r.Count()) || p.flight.Alive() {
		return
	}
	if p.o.Jobs == nil || r.Count() <= atOnce {
		p.result, _ = p.o.Matcher.Rank(context.Background(), r, p.want)
		p.highlight()
		return
	}
	p.start(func(ctx context.Context, prev *fuzzy.Result, _ fuzzy.Query, want int) (*fuzzy.Result, error) {
		return p.o.Matcher.Rank(ctx, prev, want)
	}, p.found)
}

// move highlights the item so many ranks on, from the last to the first.
func (p *Picker) move(step int) {
	p.settle()
	if n := p.result.Count(); n > 0 {
		p.jump(((p.at+step)%n + n) % n)
	}
}

// page highlights the item so many ranks on, stopping at the ends.
func (p *Picker) page(step int) {
	p.settle()
	p.jump(max(0, min(p.at+step, p.result.Count()-1)))
}

func (p *Picker) jump(to int) {
	p.settle()
	if to < 0 || to >= p.result.Count() {
		return
	}
	p.at, p.moved, p.row = to, to > 0, -1
	p.highlight()
	p.rank()
}

// highlight tells the owner if another target is highlighted, as soon as it is
// known which.
func (p *Picker) highlight() {
	var target Target
	shows := false
	switch {
	case p.result.Count() == 0:
		p.row = -1
	case p.at >= p.result.Ranked():
		return
	default:
		p.row = p.result.Row(p.at)
		if p.o.Target != nil {
			target, shows = p.o.Target(p.item(p.row))
		}
	}
	if target == p.target && shows == p.shows {
		return
	}
	p.target, p.shows, p.shown, p.scroll = target, shows, nil, 0
	if p.o.Moved != nil {
		p.o.Moved(target, shows)
	}
}
