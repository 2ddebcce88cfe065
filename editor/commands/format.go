package commands

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/shell"
	"hx/editor/textdiff"
	hxruntime "hx/runtime"
)

// formatterOnSave returns the formatter to run before a save, nil for none.
func formatterOnSave(c *command.Context, d *document.Document) *hxruntime.Command {
	l := c.Ed.Language(d)
	if l == nil || !l.AutoFormat || !c.Ed.Conf.Editor.AutoFormat {
		return nil
	}
	return l.Formatter
}

func format(c *command.Context, _ cmdline.Args) error {
	d := c.Doc()
	l := c.Ed.Language(d)
	if l == nil || l.Formatter == nil {
		return errors.New("a formatter isn't available, and no language server provides formatting capabilities")
	}
	formatDoc(c, d, l.Formatter, func(c *command.Context, err error) { report(c, err) })
	return nil
}

// formatDoc runs the text through a program and applies the difference as one
// change. Keys wait for it; a text that changed meanwhile is left alone.
func formatDoc(c *command.Context, d *document.Document, f *hxruntime.Command, then func(*command.Context, error)) {
	snap := d.Snapshot()
	dir := c.Ed.Dir()
	argv := []string{f.Name}
	for _, a := range f.Args {
		argv = append(argv, strings.ReplaceAll(a, "%{buffer_name}", d.Name(dir)))
	}
	command.Await(c, "formatting", func(ctx context.Context) (string, error) {
		return shell.Filter(ctx, argv, dir, snap.Text.String())
	}, func(c *command.Context, out string, err error) {
		d := c.Ed.Docs.Get(snap.ID)
		if err != nil || d == nil || d.Rev() != snap.Rev {
			if err != nil {
				err = fmt.Errorf("formatting with %s failed: %w", argv[0], err)
			}
			then(c, err)
			return
		}
		set, err := textdiff.Set(d.Text(), d.LineEnding.Convert(out))
		if err != nil {
			then(c, err)
			return
		}
		v := c.Ed.ViewOf(d)
		before := v.Selection(d)
		err = d.Apply(document.Tx{Set: set, Before: before})
		v.Select(d, before.Map(set.Desc()))
		then(c, err)
	})
}
