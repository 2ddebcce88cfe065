package commands

import (
	"hx/editor/command"
	"hx/editor/comment"
	"hx/editor/selection"
	"hx/editor/text"
	hxruntime "hx/runtime"
)

// Comments is the family that turns text into comments and back.
var Comments = []*command.Command{
	{Name: "toggle_comments", Label: "Toggle comments", Run: toggleComments(comment.Toggle)},
	{Name: "toggle_line_comments", Label: "Toggle line comments", Run: toggleComments(comment.ToggleLines)},
	{Name: "toggle_block_comments", Label: "Toggle block comments", Run: toggleComments(comment.ToggleBlocks)},
}

func toggleComments(toggle func(text.Rope, selection.Selection, comment.Markers) comment.Result) func(*command.Context) error {
	return func(c *command.Context) error {
		t, s := c.Text(), c.Selection()
		res := toggle(t, s, markersAt(c, s.Primary().Cursor(t)))
		err := c.Apply(res.Edits)
		if err == nil && res.After != nil {
			c.SetSelection(*res.After)
		}
		c.EndSelect()
		return err
	}
}

// markersAt returns the comment markers that count at a place: those of an
// injected language there, else of the document's.
func markersAt(c *command.Context, pos int) comment.Markers {
	l := commentLanguage(c, pos)
	if l == nil {
		return comment.Markers{}
	}
	m := comment.Markers{Line: l.CommentTokens}
	for _, b := range l.BlockComments {
		m.Blocks = append(m.Blocks, comment.Block(b))
	}
	return m
}

func commentLanguage(c *command.Context, pos int) *hxruntime.Language {
	if c.Ed.Syntax != nil {
		if l := c.Ed.Syntax.CommentLanguage(c.Doc(), pos); l != nil {
			return l
		}
	}
	return c.Ed.Language(c.Doc())
}
