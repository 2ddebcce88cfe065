package syntax

import (
	"cmp"
	"slices"
	"strings"

	"hx/editor/text"
	hxruntime "hx/runtime"
)

// site is one place where a layer holds text of another language.
type site struct {
	extent   text.Span // of all nodes that matched
	content  text.Span // of the content nodes
	ranges   []text.Span
	lang     *Lang
	pattern  int
	combined bool
	kid      *layer // nil for combined sites
}

// siteCache holds the sites of a layer in the places that were looked at.
// After an edit only the changed places are looked at again, so that the cost
// of a key does not grow with the file.
type siteCache struct {
	covered spanSet
	touched []text.Span // changed since, to be looked at again
	sites   []site      // by content start
	groups  []group
}

// group is the layer of all combined sites of one pattern and language.
type group struct {
	pattern int
	lang    *Lang
	kid     *layer
}

const (
	// maxSites and maxCovered bound the cache; past them it starts again from
	// the place that is asked for.
	maxSites   = 6000
	maxCovered = 1 << 20
	// maxDepth bounds injections within injections.
	maxDepth = 10
	// smallLayer is the size up to which combined injections are collected
	// over the whole layer, so that the joined text is complete; in larger
	// ones the window is widened by combinedMargin.
	smallLayer     = 64 << 10
	combinedMargin = 16 << 10
)

func (c *siteCache) clear() {
	for i := range c.sites {
		if k := c.sites[i].kid; k != nil {
			k.close()
		}
	}
	for _, g := range c.groups {
		g.kid.close()
	}
	*c = siteCache{}
}

// kids yields the layers of all sites.
func (c *siteCache) kids(yield func(*layer) bool) {
	for i := range c.sites {
		if k := c.sites[i].kid; k != nil && !yield(k) {
			return
		}
	}
	for _, g := range c.groups {
		if !yield(g.kid) {
			return
		}
	}
}

func (c *siteCache) touch(spans []text.Span) {
	if len(c.covered) > 0 {
		c.touched = append(c.touched, spans...)
	}
}

func (c *siteCache) edit(m shift, edits []inputEdit, changed []text.Span) {
	m.all(c.covered)
	m.all(c.touched)
	for i := range c.sites {
		s := &c.sites[i]
		s.extent, s.content = m.span(s.extent), m.span(s.content)
		if s.kid == nil {
			m.all(s.ranges) // else the ranges are those of the kid
		}
	}
	for k := range c.kids {
		k.edit(edits, changed)
	}
	c.touch(changed)
}

// injectionIDs are the captures an injection query uses, -1 for absent ones.
type injectionIDs struct{ content, language, filename, shebang int }

func injectionIDsOf(q *query) injectionIDs {
	return injectionIDs{q.captureID("injection.content"), q.captureID("injection.language"),
		q.captureID("injection.filename"), q.captureID("injection.shebang")}
}

func (q *query) hasProperty(key string) bool {
	return slices.ContainsFunc(q.patterns, func(p pattern) bool { _, ok := p.property(key); return ok })
}

// refresh brings the sites of a layer that meet the window up to date and
// parses their layers as far as time allows.
func (s *Syntax) refresh(l *layer, window text.Span) {
	q := s.queryOf(l.lang, Injections)
	if q == nil || l.tree == nil || l.depth >= maxDepth {
		return
	}
	c := &l.sites
	window = s.widen(l, q, window)
	if len(c.sites) > maxSites || c.covered.size() > maxCovered {
		c.clear()
	}
	todo := c.covered.missing(window)
	for _, t := range c.touched {
		// Only what was covered needs another look.
		for _, b := range c.covered {
			if meets(b, t) {
				todo = append(todo, text.Span{From: max(0, max(t.From, b.From)-1), To: min(t.To, b.To) + 1})
			}
		}
	}
	c.touched = nil
	if len(todo) == 0 {
		return
	}
	var orphans []*layer
	for _, t := range todo {
		orphans = s.lookAgain(l, q, t, orphans)
		c.covered.add(t)
	}
	for _, k := range orphans {
		k.close()
	}
	s.regroup(l)
}

// widen grows a window so that scrolling does not look for sites line by line,
// and combined injections are complete.
func (s *Syntax) widen(l *layer, q *query, window text.Span) text.Span {
	all := l.extent(s.text)
	margin := min(window.Len(), combinedMargin)
	if q.combined {
		if all.Len() <= smallLayer {
			return all
		}
		margin = combinedMargin
	} else if len(l.sites.covered.missing(window)) == 0 {
		margin = 0
	}
	return text.Span{From: max(all.From, window.From-margin), To: min(all.To, window.To+margin)}
}

// lookAgain replaces the sites that meet the span by what the query finds
// there now. Layers of sites that are gone are offered to new ones of the same
// language and returned if nobody took them.
func (s *Syntax) lookAgain(l *layer, q *query, span text.Span, orphans []*layer) []*layer {
	c := &l.sites
	c.sites = slices.DeleteFunc(c.sites, func(t site) bool {
		if !gone(t.extent, span) {
			return false
		}
		if t.kid != nil {
			orphans = append(orphans, t.kid)
		}
		return true
	})
	found := s.findSites(l, q, span)
	before := c.sites
	for i := range found {
		f := &found[i]
		if slices.ContainsFunc(before, func(t site) bool { return t.content == f.content && t.pattern == f.pattern }) {
			continue // it reaches into the span from outside
		}
		if !f.combined {
			f.kid, orphans = takeKid(orphans, f, l)
		}
		c.sites = append(c.sites, *f)
	}
	slices.SortStableFunc(c.sites, func(a, b site) int { return cmp.Compare(a.content.From, b.content.From) })
	return orphans
}

// takeKid finds a layer for a site among those that lost theirs, so that it
// is parsed incrementally, or makes one.
func takeKid(orphans []*layer, f *site, parent *layer) (*layer, []*layer) {
	for i, k := range orphans {
		if k.lang == f.lang && meets(k.extent(text.Rope{}), f.content) {
			if !slices.Equal(k.ranges, f.ranges) {
				k.setRanges(f.ranges)
			}
			f.ranges = k.ranges
			return k, slices.Delete(orphans, i, i+1)
		}
	}
	return parent.kid(f.lang, f.ranges), orphans
}

// kid makes an injected layer that is still to be parsed.
func (l *layer) kid(lang *Lang, ranges []text.Span) *layer {
	l.colours.touch(ranges...)
	return &layer{lang: lang, parent: l, depth: l.depth + 1, ranges: ranges, stale: true, colours: l.colours}
}

// setRanges gives a layer other parts of the text.
func (l *layer) setRanges(ranges []text.Span) {
	l.colours.touch(l.ranges...)
	l.colours.touch(ranges...)
	l.ranges, l.stale = ranges, true
}

// regroup gives the combined sites of each pattern and language one layer.
func (s *Syntax) regroup(l *layer) {
	c := &l.sites
	old := c.groups
	c.groups = nil
	for i := range c.sites {
		t := &c.sites[i]
		if !t.combined {
			continue
		}
		at := slices.IndexFunc(c.groups, func(g group) bool { return g.pattern == t.pattern && g.lang == t.lang })
		if at < 0 {
			at = len(c.groups)
			c.groups = append(c.groups, group{t.pattern, t.lang, l.kid(t.lang, nil)})
		}
		k := c.groups[at].kid
		k.ranges = append(k.ranges, t.ranges...)
	}
	for i := range c.groups {
		g := &c.groups[i]
		fresh := g.kid
		fresh.ranges = joinTouching(fresh.ranges)
		fresh.stale = true
		at := slices.IndexFunc(old, func(o group) bool { return o.pattern == g.pattern && o.lang == g.lang })
		if at < 0 {
			fresh.touchAll()
			continue
		}
		g.kid = old[at].kid
		old = slices.Delete(old, at, at+1)
		if !slices.Equal(g.kid.ranges, fresh.ranges) {
			g.kid.setRanges(fresh.ranges)
		}
	}
	for _, g := range old {
		g.kid.close()
	}
}

// joinTouching sorts spans and cuts overlaps, as the parser demands.
func joinTouching(spans []text.Span) []text.Span {
	slices.SortFunc(spans, func(a, b text.Span) int { return cmp.Compare(a.From, b.From) })
	out := spans[:0]
	for _, a := range spans {
		if n := len(out); n > 0 && out[n-1].To >= a.From {
			out[n-1].To = max(out[n-1].To, a.To)
		} else {
			out = append(out, a)
		}
	}
	return out
}

// findSites runs the injection query of a layer over a span.
func (s *Syntax) findSites(l *layer, q *query, span text.Span) []site {
	ids := injectionIDsOf(q)
	var found []site
	q.matches(s.run.runAll(q, l.tree.root(), span), viewOf(s.text), func(p *pattern, m []capture) {
		lang := s.injected(ids, p, m)
		if lang == nil {
			return
		}
		_, combined := p.property("injection.combined")
		base := site{lang: lang, pattern: int(m[0].pattern), combined: combined, extent: m[0].span()}
		var joined []text.Span
		for i := range m {
			c := m[i].span()
			base.extent.From, base.extent.To = min(base.extent.From, c.From), max(base.extent.To, c.To)
			if int(m[i].capture) != ids.content || c.Len() == 0 {
				continue
			}
			if joined == nil {
				base.content = c
			}
			base.content.From, base.content.To = min(base.content.From, c.From), max(base.content.To, c.To)
			joined = append(joined, intersect(contentRanges(p, &m[i]), l.ranges)...)
		}
		if base.ranges = joinTouching(clampSpans(joined, s.text.Len())); len(base.ranges) > 0 {
			found = append(found, base)
		}
	})
	return settle(found)
}

func clampSpans(spans []text.Span, n int) []text.Span {
	return slices.DeleteFunc(spans, func(a text.Span) bool { return a.To > n || a.Len() == 0 })
}

// contentRanges is the text of a content node that is injected: by default
// without its children.
func contentRanges(p *pattern, c *capture) []text.Span {
	if _, ok := p.property("injection.include-children"); ok {
		return []text.Span{c.span()}
	}
	_, unnamed := p.property("injection.include-unnamed-children")
	return subtract(c.span(), c.at().childSpans(unnamed))
}

// injected is the language a match names: by capture, else by property.
func (s *Syntax) injected(ids injectionIDs, p *pattern, m []capture) *Lang {
	var lang *Lang
	marked := false
	for i := range m {
		switch id := int(m[i].capture); {
		case id == ids.content:
			continue
		case id == ids.language:
			lang = s.reg.ForWord(viewOf(s.text).text(&m[i]))
		case id == ids.filename:
			lang = s.reg.lang(s.reg.table.ForPath(viewOf(s.text).text(&m[i])))
		case id == ids.shebang:
			lang = s.reg.lang(forShebang(s.reg.table, viewOf(s.text).text(&m[i])))
		default:
			continue
		}
		marked = true
	}
	if name, ok := p.property("injection.language"); ok && !marked {
		lang = s.reg.Lang(name)
	}
	return lang
}

// forShebang looks for a `#!` line in the first two lines.
func forShebang(table hxruntime.Languages, body string) *hxruntime.Language {
	for range 2 {
		line, rest, _ := strings.Cut(body, "\n")
		if l := table.ForShebang(strings.TrimLeft(line, " \t")); l != nil {
			return l
		}
		body = rest
	}
	return nil
}

// settle resolves matches for the same text: later patterns first, then those
// that start last; what meets text already taken is dropped.
func settle(found []site) []site {
	slices.SortStableFunc(found, func(a, b site) int {
		return cmp.Or(cmp.Compare(b.pattern, a.pattern), cmp.Compare(b.content.From, a.content.From))
	})
	var taken spanSet
	out := found[:0]
	for _, f := range found {
		free := true
		for _, r := range f.ranges {
			missing := taken.missing(r)
			free = free && len(missing) == 1 && missing[0] == r
		}
		if !free {
			continue
		}
		for _, r := range f.ranges {
			taken.add(r)
		}
		out = append(out, f)
	}
	return out
}
