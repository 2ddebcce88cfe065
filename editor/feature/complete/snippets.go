package complete

import (
	"errors"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
	"hx/lsp/snippet"
)

var errNoSnippet = errors.New("no snippet is being filled in")

// stops are the places of a snippet in a document, for all cursors it was
// inserted at.
type stops struct {
	doc   document.ID
	list  []stop
	at    int  // the active one
	fresh bool // its text was not touched yet: typing replaces it
	outer []text.Span
}

// stop is a place to fill in, once per copy and use.
type stop struct {
	spans []text.Span
	show  []shown // places that show the stop's text changed
}

// shown is a place that repeats a stop's text in another form.
type shown struct {
	span      text.Span
	transform *snippet.Transform
}

// activate makes the stops of freshly inserted copies the active ones. With
// nothing but the end there is nothing to lead through.
func (c *Complete) activate(x *command.Context, copies []placed) {
	if len(copies) == 0 || len(copies[0].Stops) == 0 {
		return
	}
	s := &stops{doc: x.Doc().ID(), list: make([]stop, len(copies[0].Stops))}
	for _, p := range copies {
		s.outer = append(s.outer, text.Span{From: p.at, To: p.at + len(p.Text)})
		for i, st := range p.Stops {
			for _, place := range st.Places {
				span := text.Span{From: p.at + place.From, To: p.at + place.To}
				if place.Transform != nil {
					s.list[i].show = append(s.list[i].show, shown{span, place.Transform})
				} else {
					s.list[i].spans = append(s.list[i].spans, span)
				}
			}
		}
	}
	c.snippet = s
	c.enter(x)
}

// enter selects the active stop; the last one ends the snippet.
func (c *Complete) enter(x *command.Context) {
	s := c.snippet
	t := x.Text()
	var ranges []selection.Range
	for _, sp := range s.list[s.at].spans {
		if sp.Len() == 0 {
			ranges = append(ranges, selection.New(sp.From, t.NextGrapheme(sp.From)))
		} else {
			ranges = append(ranges, selection.New(sp.From, sp.To))
		}
	}
	s.fresh = len(ranges) > 0 && s.list[s.at].spans[0].Len() > 0
	if len(ranges) > 0 {
		c.quiet = true
		c.ed.Select(x.View(), selection.Of(ranges, 0))
		c.quiet = false
	}
	if s.at == len(s.list)-1 {
		c.snippet = nil
	}
}

// toStop goes to the stop before or behind the active one.
func (c *Complete) toStop(step int) error {
	s := c.snippet
	x := c.env.Context()
	if s == nil || x.Doc().ID() != s.doc {
		return errNoSnippet
	}
	if err := c.transform(x); err != nil {
		return err
	}
	if s.at+step < 0 {
		return nil
	}
	s.at += step
	c.enter(x)
	return nil
}

// transform writes what depends on the stop that is left.
func (c *Complete) transform(x *command.Context) error {
	s := c.snippet
	st := &s.list[s.at]
	if len(st.show) == 0 || len(st.spans) == 0 {
		return nil
	}
	t := x.Text()
	own := t.Slice(st.spans[0].From, st.spans[0].To)
	var edits []change.Edit
	for _, sh := range st.show {
		edits = append(edits, change.Edit{From: sh.span.From, To: sh.span.To, Text: sh.transform.Apply(own)})
	}
	c.quiet = true
	defer func() { c.quiet = false }()
	return x.Apply(edits)
}

// replacePlaceholder empties the active stop before the first character is
// typed there.
func (c *Complete) replacePlaceholder(x *command.Context) error {
	s := c.snippet
	if s == nil || !s.fresh || x.Doc().ID() != s.doc {
		return nil
	}
	s.fresh = false
	var edits []change.Edit
	for _, sp := range s.list[s.at].spans {
		edits = append(edits, change.Edit{From: sp.From, To: sp.To})
	}
	set, err := change.NewSet(x.Text().Len(), edits)
	if err != nil {
		return err
	}
	next, err := set.Apply(x.Text())
	if err != nil {
		return err
	}
	var ranges []selection.Range
	for _, sp := range s.list[s.at].spans {
		at := set.Map(sp.From, change.Before)
		ranges = append(ranges, selection.New(at, next.NextGrapheme(at)))
	}
	after := selection.Of(ranges, 0)
	c.quiet = true
	defer func() { c.quiet = false }()
	return c.ed.Change(x.View(), set, &after)
}

// move takes the stops along with an edit: the active one grows with what is
// typed at its ends, those before it stay before that, those behind it behind.
func (s *stops) move(set change.Set) {
	for i := range s.list {
		for j := range s.list[i].spans {
			moveStop(&s.list[i].spans[j], set, i-s.at)
		}
		for j := range s.list[i].show {
			moveStop(&s.list[i].show[j].span, set, 1)
		}
	}
	for i := range s.outer {
		moveStop(&s.outer[i], set, 0)
	}
}

func moveStop(sp *text.Span, set change.Set, side int) {
	from, to := change.Before, change.After
	switch {
	case side > 0:
		from = change.After
		if sp.Len() > 0 {
			to = change.Before
		}
	case side < 0:
		to = change.Before
	}
	sp.From, sp.To = set.Map(sp.From, from), set.Map(sp.To, to)
	sp.To = max(sp.From, sp.To)
}

// holds tells whether a selection lies within the snippet.
func (s *stops) holds(d *document.Document, sel selection.Selection) bool {
	if d.ID() != s.doc {
		return false
	}
	for _, r := range sel.Ranges() {
		inside := false
		pos := r.Cursor(d.Text())
		for _, o := range s.outer {
			inside = inside || o.From <= pos && pos <= o.To
		}
		if !inside {
			return false
		}
	}
	return true
}

// highlights shows the stops still to come.
func (c *Complete) highlights(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
	s := c.snippet
	if s == nil || s.doc != d.ID() || ed.Mode() == keymap.ModeSelect {
		return nil
	}
	style := ed.Theme.Style("tabstop")
	var out []editor.Highlight
	for _, st := range s.list {
		for _, sp := range st.spans {
			to := max(sp.To, d.Text().NextGrapheme(sp.From))
			if to > visible.From && sp.From < visible.To {
				out = append(out, editor.Highlight{From: sp.From, To: to, Style: style})
			}
		}
	}
	sortHighlights(out)
	return out
}
