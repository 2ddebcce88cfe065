package commands

import (
	"fmt"
	"os"
	"strings"

	"hx/editor/command"
)

// Connect tells the input layer how to type, paste and point.
func Connect(env *command.Env) {
	env.RunTyped = func(c *command.Context, line string) error {
		if path, ok := strings.CutPrefix(line, "w! "); ok {
			return os.WriteFile(path, []byte(c.Text().String()), 0o644)
		}
		return fmt.Errorf("no such command: '%s'", line)
	}
}
