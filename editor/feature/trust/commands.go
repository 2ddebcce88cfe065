package trust

import (
	"fmt"

	"hx/editor"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/feature/settings"
)

// Typed is the family that decides about the workspace.
var Typed = []*command.Typed{
	{Name: "workspace-trust", Doc: "Trust the workspace: its settings, filters and language servers may be used, until its settings change", Run: decide(func(t *Trust, root string) (string, error) {
		print, err := fingerprint(root)
		if err != nil {
			return "", err
		}
		return "Trusted: " + root, t.store.write(root, record{trusted: true, print: print})
	})},
	{Name: "workspace-untrust", Doc: "Take the workspace's trust back, or its mark of never being asked about", Run: decide(func(t *Trust, root string) (string, error) {
		if t.always(root) {
			return "", fmt.Errorf("%s is trusted by the option workspace-trust.trusted: take it out there", root)
		}
		return "Not trusted any more: " + root, t.store.remove(root)
	})},
	{Name: "workspace-exclude", Doc: "Never trust the workspace and say no more about it", Run: decide(func(t *Trust, root string) (string, error) {
		return "Never asked about: " + root, t.store.write(root, record{})
	})},
}

// decide stores a decision and puts it in force.
func decide(do func(t *Trust, root string) (message string, err error)) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error {
		t := c.Trust.(*Trust)
		message, err := do(t, rootOf(c.Ed.Dir()))
		if err != nil {
			return err
		}
		t.dir, t.told = "", true
		c.Ed.ClearMessage()
		settings.Of(c.Env).Reload(c.Env)
		if v, ok := c.Changes.(interface{ Refresh() }); ok {
			v.Refresh()
		}
		if c.Ed.Msg.Severity == editor.Note {
			c.Status("%s", message)
		}
		return nil
	}
}
