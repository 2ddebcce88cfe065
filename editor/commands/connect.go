package commands

import (
	"strings"

	"hx/editor/command"
	"hx/keymap"
)

// Connect tells the input layer how to type, paste and point.
func Connect(env *command.Env) {
	env.InsertChar = insertChar
	env.Paste = pasteBracketed
	env.Ed.Decor = append(env.Ed.Decor, labelDecor)
	env.Mouse = mouse
	env.RunTyped = runTyped
}

// pasteBracketed puts in what the terminal pasted: at the cursors in insert
// mode, before the selections otherwise.
func pasteBracketed(c *command.Context, s string) error {
	s = c.Doc().LineEnding.Convert(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"))
	where := pasteAtCursor
	if c.Ed.Mode() == keymap.ModeNormal {
		where = pasteBefore
	}
	err := pasteValues(c, []string{s}, where, 1)
	c.EndSelect()
	return err
}
