package commands

import (
	"fmt"
	"strings"

	"hx/editor/command"
)

// refuseUnsaved is an error that names the buffers with unsaved changes, and
// shows the first of them.
func refuseUnsaved(c *command.Context) error {
	modified := c.Ed.Docs.Modified()
	if len(modified) == 0 {
		return nil
	}
	names := make([]string, len(modified))
	shown := false
	for i, d := range modified {
		names[i] = fmt.Sprintf("%q", d.Name(c.Ed.Dir()))
		shown = shown || d == c.Doc()
	}
	if !shown {
		c.Ed.Show(modified[0])
	}
	return fmt.Errorf("%d unsaved %s remaining: [%s]", len(modified), plural(len(modified), "buffer"), strings.Join(names, ", "))
}
