package commands

import (
	"fmt"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
)

var skipVisible = []cmdline.Flag{{Name: "skip-visible", Short: 's', Doc: "keep the buffers that a split shows"}}

// TypedBuffers is the family that closes buffers and moves between them.
var TypedBuffers = []*command.Typed{
	{Name: "buffer-close", Aliases: []string{"bc", "bclose"}, Doc: "Close the buffer, or the named ones", Args: anyNumber(0, "[BUFFER...]", completeBuffers), Run: closeBuffers(false)},
	{Name: "buffer-close!", Aliases: []string{"bc!", "bclose!"}, Doc: "Close the buffer, throwing unsaved changes away", Args: anyNumber(0, "[BUFFER...]", completeBuffers), Run: closeBuffers(true)},
	{Name: "buffer-close-others", Aliases: []string{"bco", "bcloseother"}, Doc: "Close all buffers but this one", Args: cmdline.Signature{Flags: skipVisible}, Run: closeOthers(false)},
	{Name: "buffer-close-others!", Aliases: []string{"bco!", "bcloseother!"}, Doc: "Close all buffers but this one, throwing unsaved changes away", Args: cmdline.Signature{Flags: skipVisible}, Run: closeOthers(true)},
	{Name: "buffer-close-all", Aliases: []string{"bca", "bcloseall"}, Doc: "Close all buffers", Run: closeAll(false)},
	{Name: "buffer-close-all!", Aliases: []string{"bca!", "bcloseall!"}, Doc: "Close all buffers, throwing unsaved changes away", Run: closeAll(true)},
	{Name: "buffer-next", Aliases: []string{"bn", "bnext"}, Doc: "Show the next buffer", Run: static("goto_next_buffer")},
	{Name: "buffer-previous", Aliases: []string{"bp", "bprev"}, Doc: "Show the previous buffer", Run: static("goto_previous_buffer")},
}

// closeDocs closes documents; those with unsaved changes stay and are
// reported, unless force.
func closeDocs(c *command.Context, docs []*document.Document, force bool) error {
	return flushed(c, func(c *command.Context) error {
		var kept []string
		var first *document.Document
		for _, d := range docs {
			if d.Modified() && !force {
				kept = append(kept, fmt.Sprintf("%q", d.Name(c.Ed.Dir())))
				if first == nil {
					first = d
				}
				continue
			}
			c.Ed.CloseDoc(d)
		}
		if first == nil {
			return nil
		}
		c.Ed.Show(first)
		return fmt.Errorf("%d unsaved %s remaining: [%s]", len(kept), plural(len(kept), "buffer"), strings.Join(kept, ", "))
	})
}

func closeBuffers(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		docs := []*document.Document{c.Doc()}
		if args.Len() > 0 {
			docs = nil
		}
		for _, name := range args.All() {
			d := docNamed(c, name)
			if d == nil {
				return fmt.Errorf("no buffer is named %q", name)
			}
			docs = append(docs, d)
		}
		return closeDocs(c, docs, force)
	}
}

func docNamed(c *command.Context, name string) *document.Document {
	for _, d := range c.Ed.Docs.All() {
		if d.Name(c.Ed.Dir()) == name || d.File.Path != "" && d.File.Path == c.Ed.AbsPath(name) {
			return d
		}
	}
	return nil
}

func closeOthers(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		var docs []*document.Document
		for _, d := range c.Ed.Docs.All() {
			if d == c.Doc() || args.Flag("skip-visible") && c.Ed.Shown(d) {
				continue
			}
			docs = append(docs, d)
		}
		return closeDocs(c, docs, force)
	}
}

func closeAll(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error {
		return closeDocs(c, append([]*document.Document(nil), c.Ed.Docs.All()...), force)
	}
}
