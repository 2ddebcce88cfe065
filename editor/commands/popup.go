package commands

import (
	"hx/editor/command"
)

// ShowPopup shows a text over the editor until a key closes it.
func ShowPopup(c *command.Context, name, text string) {
	c.Status("%s", text)
}
