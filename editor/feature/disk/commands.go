package disk

import (
	"context"
	"errors"
	"fmt"

	"github.com/aymanbagabas/go-udiff"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/document"
	"hx/editor/text"
	"hx/editor/textdiff"
	"hx/editor/window"
)

// Typed is the family for files that others have written to.
var Typed = []*command.Typed{
	{Name: "diff-disk", Doc: "Show in a split how the buffer differs from its file on disk", Run: diffDisk},
	{Name: "merge-disk", Doc: "Join the changes made on disk with those of the buffer; conflicts stand between markers", Run: mergeDisk},
}

// maxCompared bounds the texts that are shown as a difference, in bytes.
const maxCompared = 16 << 20

// withDisk reads the focused document's file beside the loop; keys wait.
func withDisk(c *command.Context, use func(c *command.Context, d *document.Document, loaded document.Loaded) error) error {
	d := c.Doc()
	path, encoding := d.File.Path, d.File.Encoding
	if path == "" {
		return errors.New("the buffer has no file; :write PATH gives it one")
	}
	command.Await(c, "reading "+path, func(context.Context) (document.Loaded, error) {
		return document.Load(path, encoding)
	}, func(c *command.Context, loaded document.Loaded, err error) {
		switch {
		case errors.Is(err, context.Canceled) || c.Ed.Docs.Get(d.ID()) == nil:
			return
		case err == nil && loaded.New:
			err = fmt.Errorf("%s does not exist; :write makes it", d.Name(c.Ed.Dir()))
		case err == nil:
			err = use(c, d, loaded)
		}
		if err != nil {
			c.Fail("%s", err)
		}
	})
	return nil
}

func diffDisk(c *command.Context, _ cmdline.Args) error {
	return withDisk(c, func(c *command.Context, d *document.Document, loaded document.Loaded) error {
		if d.Text().Equal(loaded.Text) {
			c.Status("The buffer is as on disk")
			return nil
		}
		if d.Text().Len() > maxCompared || loaded.Text.Len() > maxCompared {
			return fmt.Errorf("the texts are too long to be shown side by side")
		}
		name := d.Name(c.Ed.Dir())
		out := c.Ed.NewScratch(udiff.Unified(name+" on disk", name+" in the buffer", loaded.Text.String(), d.Text().String()))
		c.Ed.SetLanguage(out, "diff")
		c.Ed.Win.Open(window.Side, out.ID())
		return nil
	})
}

// mergeDisk makes the text on disk one undo step and the joined text another:
// the first undo shows what is on disk, the second what was in the buffer.
func mergeDisk(c *command.Context, _ cmdline.Args) error {
	return withDisk(c, func(c *command.Context, d *document.Document, loaded document.Loaded) error {
		ours, theirs := d.Text().String(), loaded.Text.String()
		base, ok := d.SavedText()
		switch {
		case ours == theirs:
			return toDisk(c, d, loaded)
		case !d.Modified():
			c.Status("The buffer had no changes of its own; it is as on disk now")
			return toDisk(c, d, loaded)
		case !ok:
			base = text.Rope{} // nothing is known: every difference is a conflict
		}
		merged, conflicts := merge(base.String(), ours, theirs, d.LineEnding)
		if err := toDisk(c, d, loaded); err != nil {
			return err
		}
		set, err := textdiff.Set(d.Text(), merged)
		if err != nil {
			return err
		}
		v := c.Ed.ViewOf(d)
		before := v.Selection(d)
		if err := d.Apply(document.Tx{Set: set, Before: before}); err != nil {
			return err
		}
		after := before.Map(set.Desc())
		v.Select(d, after)
		d.Commit(after)
		switch conflicts {
		case 0:
			c.Status("Joined with the text on disk; :write saves it")
		case 1:
			c.Ed.Warn("Joined with 1 conflict: look for %s", markOurs)
		default:
			c.Ed.Warn("Joined with %d conflicts: look for %s", conflicts, markOurs)
		}
		return nil
	})
}

// toDisk makes the text that of the file.
func toDisk(c *command.Context, d *document.Document, loaded document.Loaded) error {
	set, err := textdiff.Set(d.Text(), loaded.Text.String())
	if err != nil {
		return err
	}
	if err := commands.Follow(c.Ed, d, loaded, set); err != nil {
		return err
	}
	*states.Of(d) = state{}
	return nil
}
