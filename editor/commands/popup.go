package commands

import (
	"strings"

	"hx/editor/command"
	"hx/editor/ui"
)

// ShowPopup shows plain lines over the editor until a key closes it.
func ShowPopup(c *command.Context, name, text string) {
	block := ui.Block{}
	for _, line := range strings.Split(text, "\n") {
		block.Lines = append(block.Lines, ui.PlainLine(line))
	}
	c.Ed.Layers.Push(ui.NewPopup(ui.PopupOptions{Name: name, Blocks: []ui.Block{block}, AutoClose: true}))
}
