package trees

import (
	"errors"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/selection"
	"hx/editor/syntax"
	"hx/editor/text"
)

// Commands is the family of movements and selections by syntax tree.
var Commands = append(objectCommands(), []*command.Command{
	{Name: "expand_selection", Label: "Grow to parent node", Run: expand},
	{Name: "shrink_selection", Label: "Shrink to child node", Run: shrink},
	{Name: "select_next_sibling", Label: "Next sibling node", Run: sibling(true)},
	{Name: "select_prev_sibling", Label: "Previous sibling node", Run: sibling(false)},
	{Name: "select_all_siblings", Label: "All sibling nodes", Run: several((*syntax.Syntax).Siblings)},
	{Name: "select_all_children", Label: "All child nodes", Run: several((*syntax.Syntax).Children)},
	{Name: "move_parent_node_end", Label: "Parent node end", Run: parent(false, false)},
	{Name: "move_parent_node_start", Label: "Parent node start", Run: parent(true, false)},
	{Name: "extend_parent_node_end", Label: "Extend to parent node end", Run: parent(false, true)},
	{Name: "extend_parent_node_start", Label: "Extend to parent node start", Run: parent(true, true)},
}...)

// Typed is the family that shows what the tree knows.
var Typed = []*command.Typed{
	{Name: "tree-sitter-scopes", Doc: "Show the node kinds from the root to the cursor", Run: showScopes((*syntax.Syntax).Scopes)},
	{Name: "tree-sitter-highlight-name", Doc: "Show the theme scopes of the character under the cursor", Run: showScopes((*syntax.Syntax).HighlightScopes)},
	{Name: "tree-sitter-layers", Doc: "Show the languages at the cursor, outermost first", Run: showLayers},
	{Name: "tree-sitter-subtree", Aliases: []string{"ts-subtree"}, Doc: "Show the syntax tree of the primary selection", Run: showSubtree},
}

var errNoTree = errors.New("Syntax-tree is not available in current buffer")

func of(c *command.Context) *Trees { return c.Trees.(*Trees) }

// tree returns the focused document's tree, nil without one.
func tree(c *command.Context) *syntax.Syntax { return of(c).Tree(c.Doc()) }

func span(r selection.Range) text.Span { return text.Span{From: r.From(), To: r.To()} }

func expand(c *command.Context) error {
	s := tree(c)
	if s == nil {
		if ask := c.Ed.ExpandByServer; ask != nil {
			ask(c.View())
		}
		return nil
	}
	before := c.Selection()
	after := before.Each(func(r selection.Range) selection.Range {
		if to, ok := s.Expand(span(r)); ok {
			return r.Over(to.From, to.To)
		}
		return r
	})
	if !after.Equal(before) {
		stack := c.View().Expanded(c.Doc())
		kept := append(*stack, before)
		c.SetSelection(after)
		*c.View().Expanded(c.Doc()) = kept
	}
	return nil
}

func shrink(c *command.Context) error {
	stack := c.View().Expanded(c.Doc())
	if n := len(*stack); n > 0 {
		last, rest := (*stack)[n-1], (*stack)[:n-1]
		if c.Selection().ContainsAll(last) {
			c.SetSelection(last)
			*c.View().Expanded(c.Doc()) = rest
			return nil
		}
		*stack = nil
	}
	s := tree(c)
	if s == nil {
		return nil
	}
	c.Select(func(r selection.Range) selection.Range {
		if to, ok := s.Shrink(span(r)); ok {
			return r.Over(to.From, to.To)
		}
		return r
	})
	return nil
}

func sibling(next bool) func(*command.Context) error {
	return func(c *command.Context) error {
		run := func(c *command.Context) {
			s := tree(c)
			if s == nil {
				return
			}
			c.Select(func(r selection.Range) selection.Range {
				to, ok := s.Sibling(span(r), next)
				if !ok {
					return r
				}
				return selection.New(to.From, to.To).WithDirection(!next)
			})
		}
		run(c)
		c.Motion = run
		return nil
	}
}

func several(find func(*syntax.Syntax, text.Span) ([]text.Span, bool)) func(*command.Context) error {
	return func(c *command.Context) error {
		s := tree(c)
		if s == nil {
			return nil
		}
		var out []selection.Range
		primary := 0
		sel := c.Selection()
		for i, r := range sel.Ranges() {
			if i == sel.PrimaryIndex() {
				primary = len(out)
			}
			spans, ok := find(s, span(r))
			if !ok {
				out = append(out, r)
				continue
			}
			for _, sp := range spans {
				out = append(out, selection.New(sp.From, sp.To).WithDirection(r.Backward()))
			}
		}
		c.SetSelection(selection.Of(out, primary))
		return nil
	}
}

func parent(start, extend bool) func(*command.Context) error {
	return func(c *command.Context) error {
		run := func(c *command.Context) { toParent(c, start, extend) }
		run(c)
		c.Motion = run
		return nil
	}
}

func toParent(c *command.Context, start, extend bool) {
	s := tree(c)
	if s == nil {
		return
	}
	t := c.Text()
	c.Select(func(r selection.Range) selection.Range {
		cursor := r.Cursor(t)
		var pos int
		var ok bool
		if start {
			pos, ok = s.ParentStart(span(r), cursor)
		} else {
			pos, ok = s.ParentEnd(span(r))
		}
		if !ok {
			return r
		}
		if !extend && !c.Extending() { // it faces as before
			if r.Backward() {
				return selection.New(t.NextGrapheme(pos), pos)
			}
			return r.PutCursor(t, pos, false)
		}
		// The anchor stays where it is, even when the head passes it.
		if pos >= r.Anchor {
			pos = t.NextGrapheme(pos)
		}
		return selection.New(r.Anchor, pos)
	})
}

// objectCommands makes goto_next_X and goto_prev_X of every kind of object.
func objectCommands() []*command.Command {
	var out []*command.Command
	for _, o := range []struct{ name, kind, label string }{
		{"function", "function", "function"}, {"class", "class", "type"}, {"parameter", "parameter", "parameter"},
		{"comment", "comment", "comment"}, {"test", "test", "test"}, {"entry", "entry", "entry"},
		{"xml_element", "xml-element", "element"},
	} {
		out = append(out,
			&command.Command{Name: "goto_next_" + o.name, Label: "Next " + o.label, Run: toObject(o.kind, true)},
			&command.Command{Name: "goto_prev_" + o.name, Label: "Previous " + o.label, Run: toObject(o.kind, false)})
	}
	return out
}

func toObject(kind string, forward bool) func(*command.Context) error {
	return func(c *command.Context) error {
		count := c.Count()
		run := func(c *command.Context) {
			if tree(c) == nil {
				c.Status("%s", errNoTree)
				return
			}
			c.PushJump()
			gotoObject(c, kind, forward, count)
		}
		run(c)
		c.Motion = run
		return nil
	}
}

func gotoObject(c *command.Context, kind string, forward bool, count int) {
	s := tree(c)
	if s == nil {
		return
	}
	s.Lang().Prepare(syntax.TextObjects)
	t := c.Text()
	c.Select(func(r selection.Range) selection.Range {
		at := r
		for range count {
			to, ok := s.NextObject(kind, at.Cursor(t), forward)
			if !ok {
				break
			}
			at = selection.New(to.From, to.To).WithDirection(!forward)
		}
		if !c.Extending() {
			return at.WithDirection(!forward)
		}
		if at == r {
			return r
		}
		head := at.To()
		if at.To() <= r.Anchor {
			head = at.From()
		}
		return selection.New(r.Anchor, head)
	})
}

func showScopes(list func(*syntax.Syntax, int) []string) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error {
		s := tree(c)
		if s == nil {
			return errNoTree
		}
		commands.ShowPopup(c, "scopes", strings.Join(list(s, c.Selection().Primary().Cursor(c.Text())), "\n"))
		return nil
	}
}

func showLayers(c *command.Context, _ cmdline.Args) error {
	s := tree(c)
	if s == nil {
		return errNoTree
	}
	var names []string
	for _, l := range s.LanguagesAt(span(c.Selection().Primary())) {
		names = append(names, l.Name)
	}
	commands.ShowPopup(c, "layers", strings.Join(names, "\n"))
	return nil
}

func showSubtree(c *command.Context, _ cmdline.Args) error {
	s := tree(c)
	if s == nil {
		return errNoTree
	}
	commands.ShowPopup(c, "subtree", s.Subtree(span(c.Selection().Primary())))
	return nil
}
