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

// formatOnSave begins to format a document before it is saved, where that is
// wanted and there is something to do it; then runs afterwards.
func formatOnSave(c *command.Context, d *document.Document, then func(*command.Context, error)) bool {
	l := c.Ed.Language(d)
	if l == nil || !l.AutoFormat || !c.Ed.Conf.Editor.AutoFormat {
		return false
	}
	return formatBy(c, d, l, then)
}

// formatBy begins to format a document by the language's program, else by a
// language server; false when there is neither.
func formatBy(c *command.Context, d *document.Document, l *hxruntime.Language, then func(*command.Context, error)) bool {
	if l != nil && l.Formatter != nil {
		formatDoc(c, d, l.Formatter, then)
		return true
	}
	env := c.Env
	return c.Ed.FormatByServer != nil && c.Ed.FormatByServer(d, func(err error) { then(env.Context(), err) })
}

func format(c *command.Context, _ cmdline.Args) error {
	d := c.Doc()
	if !formatBy(c, d, c.Ed.Language(d), func(c *command.Context, err error) { report(c, err) }) {
		return errors.New("a formatter isn't available, and no language server provides formatting capabilities")
	}
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
