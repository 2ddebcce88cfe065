package commands

import (
	"sort"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/object"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/keymap"
)

// Match is the family of pairs and text objects.
var Match = []*command.Command{
	{Name: "match_brackets", Label: "Matching bracket", Run: matchBrackets},
	{Name: "surround_add", Label: "Surround", Run: surroundAdd},
	{Name: "surround_replace", Label: "Change surround", Run: surroundReplace},
	{Name: "surround_delete", Label: "Delete surround", Run: surroundDelete},
	{Name: "select_textobject_around", Label: "Around object", Run: textObject(true)},
	{Name: "select_textobject_inner", Label: "Inside object", Run: textObject(false)},
}

func matchBrackets(c *command.Context) error {
	t := c.Text()
	c.Select(func(r selection.Range) selection.Range {
		pos := r.Cursor(t)
		to, ok := bracketPartner(c, pos)
		if !ok {
			return r
		}
		return r.PutCursor(t, to, c.Extending())
	})
	return nil
}

// bracketPartner asks the syntax tree first, then counts characters.
func bracketPartner(c *command.Context, pos int) (int, bool) {
	if c.Ed.Syntax != nil {
		if to, found, knows := c.Ed.Syntax.Bracket(c.Doc(), pos); knows {
			return to, found
		}
	}
	return object.Partner(c.Text(), pos)
}

func surroundAdd(c *command.Context) error {
	c.NextKey(func(c *command.Context, k keymap.Key) {
		c.Ed.Info = nil
		ch, ok := command.CharOf(k)
		if !ok || ch == '\t' {
			return
		}
		open, shut := object.PairOf(ch)
		a, b := string(open), string(shut)
		if ch == '\n' {
			a = string(c.Doc().LineEnding)
			b = a
		}
		err := c.Edit(func(r selection.Range, e *command.Edits) selection.Range {
			e.Insert(r.From(), a)
			e.Insert(r.To(), b)
			return r.Over(r.From(), r.To()+len(a)+len(b))
		})
		report(c, err)
		c.EndSelect()
	})
	showPairs(c, "Surround selections with")
	return nil
}

// report shows an error of something that ran later than its command.
func report(c *command.Context, err error) {
	if err != nil {
		c.Fail("%s", err)
	}
}

// pairRows explain the pairs while one is awaited.
var pairRows = []ui.InfoRow{
	{Key: "m", Text: "Nearest matching pair"},
	{Key: "( or )", Text: "Parentheses"},
	{Key: "{ or }", Text: "Curly braces"},
	{Key: "< or >", Text: "Angled brackets"},
	{Key: "[ or ]", Text: "Square brackets"},
	{Key: " ", Text: "... or any character"},
}

func showPairs(c *command.Context, title string) {
	if c.Ed.Conf.Editor.AutoInfo {
		rows := pairRows
		if title == "Surround selections with" || title == "Replace with a pair of" {
			rows = rows[1:]
		}
		c.Ed.Info = &ui.Info{Title: title, Rows: rows}
	}
}

// pairs finds the pair around every range; it is an error when one has none or
// two share one.
func pairs(c *command.Context, ch rune, count int) ([][2]int, error) {
	t := c.Text()
	var out [][2]int
	seen := map[int]bool{}
	for _, r := range c.Selection().Ranges() {
		open, shut, err := pairAround(c, t, r, ch, count)
		if err != nil {
			return nil, err
		}
		if seen[open] || seen[shut] {
			return nil, object.ErrOverlap
		}
		seen[open], seen[shut] = true, true
		out = append(out, [2]int{open, shut})
	}
	return out, nil
}

// pairAround asks the syntax tree first; ch 'm' means the nearest pair.
func pairAround(c *command.Context, t text.Rope, r selection.Range, ch rune, count int) (int, int, error) {
	if c.Ed.Syntax != nil {
		if open, shut, err, knows := c.Ed.Syntax.Pair(c.Doc(), r, ch, count); knows {
			return open, shut, err
		}
	}
	if ch == 'm' {
		return object.Nearest(t, r, count)
	}
	return object.Around(t, r, ch, count)
}

func surroundDelete(c *command.Context) error {
	c.NextKey(func(c *command.Context, k keymap.Key) {
		c.Ed.Info = nil
		ch, ok := command.Char(k)
		if !ok {
			return
		}
		found, err := pairs(c, ch, c.Count())
		if err != nil {
			report(c, err)
			return
		}
		t := c.Text()
		var edits []change.Edit
		for _, p := range found {
			for _, at := range p {
				_, size := t.RuneAt(at)
				edits = append(edits, change.Edit{From: at, To: at + size})
			}
		}
		report(c, c.Apply(edits))
		c.EndSelect()
	})
	showPairs(c, "Delete surrounding pair of")
	return nil
}

func surroundReplace(c *command.Context) error {
	c.NextKey(func(c *command.Context, k keymap.Key) {
		c.Ed.Info = nil
		ch, ok := command.Char(k)
		if !ok {
			return
		}
		found, err := pairs(c, ch, c.Count())
		if err != nil {
			report(c, err)
			return
		}
		before := c.Selection()
		c.SetSelection(halves(found))
		c.NextKey(func(c *command.Context, k keymap.Key) {
			c.Ed.Info = nil
			with, ok := command.CharOf(k)
			if !ok {
				c.SetSelection(before)
				return
			}
			replacePairs(c, before, found, with)
		})
		showPairs(c, "Replace with a pair of")
	})
	showPairs(c, "Replace surrounding pair of")
	return nil
}

// halves selects both halves of all pairs, the first one primary.
func halves(found [][2]int) selection.Selection {
	var ranges []selection.Range
	for _, p := range found {
		ranges = append(ranges, selection.Point(p[0]), selection.Point(p[1]))
	}
	return selection.Of(ranges, 0)
}

func replacePairs(c *command.Context, before selection.Selection, found [][2]int, with rune) {
	t := c.Text()
	open, shut := object.PairOf(with)
	a, b := string(open), string(shut)
	if with == '\n' {
		a = string(c.Doc().LineEnding)
		b = a
	}
	var edits []change.Edit
	for _, p := range found {
		_, first := t.RuneAt(p[0])
		_, second := t.RuneAt(p[1])
		edits = append(edits, change.Edit{From: p[0], To: p[0] + first, Text: a},
			change.Edit{From: p[1], To: p[1] + second, Text: b})
	}
	sort.Slice(edits, func(i, j int) bool { return edits[i].From < edits[j].From })
	c.SetSelection(before)
	report(c, c.Apply(edits))
	c.EndSelect()
}

// objectRows explain the objects while one is awaited.
var objectRows = []ui.InfoRow{
	{Key: "w", Text: "Word"}, {Key: "W", Text: "WORD"}, {Key: "p", Text: "Paragraph"},
	{Key: "t", Text: "Type definition (tree-sitter)"}, {Key: "f", Text: "Function (tree-sitter)"},
	{Key: "a", Text: "Argument/parameter (tree-sitter)"}, {Key: "c", Text: "Comment (tree-sitter)"},
	{Key: "T", Text: "Test (tree-sitter)"}, {Key: "e", Text: "Data structure entry (tree-sitter)"},
	{Key: "m", Text: "Closest surrounding pair (tree-sitter)"}, {Key: "g", Text: "Change"},
	{Key: "x", Text: "(X)HTML element (tree-sitter)"}, {Key: " ", Text: "... or any character acting as a pair"},
}

// treeObjects are the objects that the syntax tree knows, by key.
var treeObjects = map[rune]string{
	't': "class", 'f': "function", 'a': "parameter", 'c': "comment",
	'T': "test", 'e': "entry", 'x': "xml-element",
}

func textObject(around bool) func(*command.Context) error {
	title := "Match inside"
	if around {
		title = "Match around"
	}
	return func(c *command.Context) error {
		c.NextKey(func(c *command.Context, k keymap.Key) {
			c.Ed.Info = nil
			ch, ok := command.Char(k)
			if !ok {
				return
			}
			count := c.Count()
			run := func(c *command.Context) { selectObject(c, ch, count, around) }
			run(c)
			c.Motion = run
		})
		if c.Ed.Conf.Editor.AutoInfo {
			c.Ed.Info = &ui.Info{Title: title, Rows: objectRows}
		}
		return nil
	}
}

func selectObject(c *command.Context, ch rune, count int, around bool) {
	t := c.Text()
	if ch == 'g' {
		if c.Ed.ChangeObject != nil {
			report(c, c.Ed.ChangeObject(c.View()))
		} else {
			c.Status("Diff is not available in current buffer")
		}
		return
	}
	c.Select(func(r selection.Range) selection.Range {
		switch {
		case ch == 'w', ch == 'W':
			return object.Word(t, r, ch == 'W', around)
		case ch == 'p':
			return object.Paragraph(t, r, count, around)
		case treeObjects[ch] != "":
			if c.Ed.Syntax != nil {
				if span, ok := c.Ed.Syntax.Object(c.Doc(), r, treeObjects[ch], around); ok {
					return selection.New(span.From, span.To)
				}
			}
			return r
		case ch == 'm' || !alphanumeric(ch):
			return pairObject(c, t, r, ch, count, around)
		}
		return r
	})
}

func pairObject(c *command.Context, t text.Rope, r selection.Range, ch rune, count int, around bool) selection.Range {
	open, shut, err := pairAround(c, t, r, ch, count)
	if err != nil {
		return r
	}
	_, a := t.RuneAt(open)
	_, b := t.RuneAt(shut)
	if around {
		return r.Over(open, shut+b)
	}
	return r.Over(open+a, shut)
}
