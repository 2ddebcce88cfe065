package commands

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hx/editor/command"
	"hx/editor/regex"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
)

// Search is the family that finds by pattern.
var Search = []*command.Command{
	{Name: "search", Label: "Search forward", Run: searchPrompt(false)},
	{Name: "rsearch", Label: "Search backward", Run: searchPrompt(true)},
	{Name: "search_next", Label: "Next match", Run: searchAgain(false, false)},
	{Name: "search_prev", Label: "Previous match", Run: searchAgain(true, false)},
	{Name: "extend_search_next", Label: "Add next match", Run: searchAgain(false, true)},
	{Name: "extend_search_prev", Label: "Add previous match", Run: searchAgain(true, true)},
	{Name: "search_selection", Label: "Search for selection", Run: searchSelection(false)},
	{Name: "search_selection_detect_word_boundaries", Label: "Search for selection (whole words)", Run: searchSelection(true)},
	{Name: "make_search_word_bounded", Label: "Bound search to words", Run: makeWordBounded},
	{Name: "select_regex", Label: "Select matches", Run: regexPrompt("select:", matches, "nothing selected")},
	{Name: "split_selection", Label: "Split on matches", Run: regexPrompt("split:", between, "nothing selected")},
	{Name: "keep_selections", Label: "Keep matching", Run: regexPrompt("keep:", keeping(true), "no selections remaining")},
	{Name: "remove_selections", Label: "Drop matching", Run: regexPrompt("remove:", keeping(false), "no selections remaining")},
}

// compile reads a pattern as the options and the document ask.
func compile(c *command.Context, pattern string) (*regex.Regex, error) {
	return regex.Compile(pattern, regex.Options{
		SmartCase: c.Ed.Conf.Editor.Search.SmartCase,
		CRLF:      c.Doc().LineEnding == text.CRLF,
	})
}

var (
	errNoMore  = errors.New("No more matches")
	errWrapped = errors.New("Wrapped around document")
)

// findFrom looks for a match outside the primary range, the next one or the
// one before, wrapping if the option says so.
func findFrom(c *command.Context, re *regex.Regex, backward bool) (from, to int, wrapped, ok bool) {
	t := c.Text()
	primary := c.Selection().Primary()
	if backward {
		from, to, ok = re.FindLast(t, 0, primary.From())
	} else {
		from, to, ok = re.Find(t, primary.To(), t.Len())
	}
	if !ok && c.Ed.Conf.Editor.Search.WrapAround {
		wrapped = true
		if backward {
			from, to, ok = re.FindLast(t, primary.From(), t.Len())
		} else {
			from, to, ok = re.Find(t, 0, t.Len())
		}
	}
	if to == 0 {
		ok = false // an empty match at the very start leads nowhere
	}
	return from, to, wrapped && ok, ok
}

// showMatch selects the next match: instead of the primary range, or beside
// all in extending mode.
func showMatch(c *command.Context, re *regex.Regex, backward, extend bool) error {
	from, to, wrapped, ok := findFrom(c, re, backward)
	if !ok {
		return errNoMore
	}
	s := c.Selection()
	r := s.Primary().Over(from, to)
	if extend {
		c.SetSelection(s.Add(r))
	} else {
		ranges := slices.Clone(s.Ranges())
		ranges[s.PrimaryIndex()] = r
		c.SetSelection(selection.Of(ranges, s.PrimaryIndex()))
	}
	c.Ed.ShowCursor(c.View(), true)
	if wrapped {
		return errWrapped
	}
	return nil
}

// told shows what showMatch had to say; wrapping is no mistake.
func told(c *command.Context, err error) error {
	if errors.Is(err, errWrapped) {
		c.Status("%s", err)
		return nil
	}
	return err
}

func searchPrompt(backward bool) func(*command.Context) error {
	return func(c *command.Context) error {
		name := c.Register('/')
		before := startPreview(c)
		extend := c.Extending()
		ask(c, ui.PromptOptions{
			Label: "search:",
			Change: func(line string) {
				before.restore(c)
				if re, err := compile(c, line); err == nil && line != "" {
					showMatch(c, re, backward, extend)
				}
			},
			Abort: func() { before.restore(c) },
			Accept: func(line string) {
				before.restore(c)
				if line == "" {
					return
				}
				re, err := compile(c, line)
				if err != nil {
					report(c, err)
					return
				}
				remember(c, name, line)
				c.PushJump()
				report(c, told(c, showMatch(c, re, backward, extend)))
			},
			Complete: func(line string, cursor int) ui.Candidates { return olderPatterns(c, name, line) },
		}, name)
		return nil
	}
}

// olderPatterns completes a pattern by those searched for before.
func olderPatterns(c *command.Context, name rune, line string) ui.Candidates {
	out := ui.Candidates{To: len(line)}
	if line == "" {
		return out
	}
	values, _ := c.Ed.Regs.Read(name)
	seen := map[string]bool{}
	for _, v := range values {
		if !seen[v] && v != line && strings.Contains(v, line) {
			seen[v] = true
			out.List = append(out.List, ui.Candidate{Text: v})
		}
	}
	return out
}

// remember stores a pattern for n and as history.
func remember(c *command.Context, name rune, pattern string) {
	c.SearchRegister = name
	keep(c, name, pattern)
}

// keep stores a pattern as history.
func keep(c *command.Context, name rune, pattern string) {
	if newest, _ := c.Ed.Regs.First(name); newest != pattern {
		c.Ed.Regs.Push(name, pattern)
	}
}

func searchAgain(backward, extend bool) func(*command.Context) error {
	return func(c *command.Context) error {
		name := c.Register(c.LastSearch())
		pattern, ok := c.Ed.Regs.First(name)
		if !ok || pattern == "" {
			return nil
		}
		re, err := compile(c, pattern)
		if err != nil {
			return fmt.Errorf("Invalid regex: %w", err)
		}
		for range c.Count() {
			err = showMatch(c, re, backward, extend || c.Extending())
			if err != nil && !errors.Is(err, errWrapped) {
				break
			}
		}
		return told(c, err)
	}
}

// searchSelection makes the selected texts the pattern to search for.
func searchSelection(words bool) func(*command.Context) error {
	return func(c *command.Context) error {
		t := c.Text()
		name := c.Register('/')
		var parts []string
		for _, r := range c.Selection().Ranges() {
			p := regex.Quote(r.Text(t))
			if words {
				p = bounded(t, r, p)
			}
			if !slices.Contains(parts, p) {
				parts = append(parts, p)
			}
		}
		pattern := strings.Join(parts, "|")
		if err := c.Ed.Regs.Push(name, pattern); err != nil {
			return err
		}
		c.SearchRegister = name
		c.Status("register '%c' set to '%s'", name, pattern)
		return nil
	}
}

// bounded puts \b at an end of a pattern that is the edge of a word. The end of
// the text counts for none.
func bounded(t text.Rope, r selection.Range, pattern string) string {
	first, _ := t.RuneAt(r.From())
	before, _ := t.RuneBefore(r.From())
	last, _ := t.RuneBefore(r.To())
	after, _ := t.RuneAt(r.To())
	if text.IsWord(first) && !(before != 0 && text.IsWord(before)) {
		pattern = `\b` + pattern
	}
	if text.IsWord(last) && r.To() < t.Len() && !text.IsWord(after) {
		pattern += `\b`
	}
	return pattern
}

func makeWordBounded(c *command.Context) error {
	name := c.Register(c.LastSearch())
	pattern, ok := c.Ed.Regs.First(name)
	if !ok {
		return nil
	}
	start, end := strings.HasPrefix(pattern, `\b`), strings.HasSuffix(pattern, `\b`)
	if start && end {
		return nil
	}
	if !start {
		pattern = `\b` + pattern
	}
	if !end {
		pattern += `\b`
	}
	if err := c.Ed.Regs.Push(name, pattern); err != nil {
		return err
	}
	c.SearchRegister = name
	c.Status("register '%c' set to '%s'", name, pattern)
	return nil
}

// picker makes a selection of another one by a pattern; false when nothing is
// left.
type picker func(t text.Rope, s selection.Selection, re *regex.Regex) (selection.Selection, bool)

func regexPrompt(label string, pick picker, nothing string) func(*command.Context) error {
	return func(c *command.Context) error {
		name := c.Register('/')
		before := startPreview(c)
		ask(c, ui.PromptOptions{
			Label: label,
			Change: func(line string) {
				before.restore(c)
				if re, err := compile(c, line); err == nil && line != "" {
					if s, ok := pick(c.Text(), before.sel, re); ok {
						c.SetSelection(s)
						c.Ed.ShowCursor(c.View(), false)
					}
				}
			},
			Abort: func() { before.restore(c) },
			Accept: func(line string) {
				before.restore(c)
				if line == "" {
					return
				}
				re, err := compile(c, line)
				if err != nil {
					report(c, err)
					return
				}
				keep(c, name, line)
				c.PushJump()
				s, ok := pick(c.Text(), before.sel, re)
				if !ok {
					c.Fail("%s", nothing)
					return
				}
				c.SetSelection(s)
			},
			Complete: func(line string, cursor int) ui.Candidates { return olderPatterns(c, name, line) },
		}, name)
		return nil
	}
}

// matches selects every match inside the ranges.
func matches(t text.Rope, s selection.Selection, re *regex.Regex) (selection.Selection, bool) {
	var out []selection.Range
	for _, r := range s.Ranges() {
		for from, to := range re.All(t, r.From(), r.To()) {
			if from == to && from == r.To() {
				continue // an empty match at the end of a range is outside it
			}
			out = append(out, selection.New(from, to))
		}
	}
	if len(out) == 0 {
		return s, false
	}
	return selection.Of(out, 0), true
}

// between selects the parts between matches.
func between(t text.Rope, s selection.Selection, re *regex.Regex) (selection.Selection, bool) {
	var out []selection.Range
	for _, r := range s.Ranges() {
		if r.IsEmpty() {
			out = append(out, r)
			continue
		}
		start := r.From()
		for from, to := range re.All(t, r.From(), r.To()) {
			out = append(out, selection.New(start, from))
			start = to
		}
		if start < r.To() {
			out = append(out, selection.New(start, r.To()))
		}
	}
	return selection.Of(out, 0), true
}

// keeping keeps the ranges that have a match, or those that have none.
func keeping(with bool) picker {
	return func(t text.Rope, s selection.Selection, re *regex.Regex) (selection.Selection, bool) {
		var out []selection.Range
		for _, r := range s.Ranges() {
			if re.Matches(t, r.From(), r.To()) == with {
				out = append(out, r)
			}
		}
		if len(out) == 0 {
			return s, false
		}
		return selection.Of(out, 0), true
	}
}
