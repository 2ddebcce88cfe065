package commands

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/textdiff"
	"hx/editor/window"
)

var saveFlags = []cmdline.Flag{
	{Name: "no-format", Doc: "skip auto-formatting"},
	{Name: "no-code-actions", Doc: "skip code actions on save"},
	{Name: "sudo", Doc: "save as the system's administrator, who sudo asks for"},
}

func saves(usage string) cmdline.Signature {
	return cmdline.Signature{Max: 1, Flags: saveFlags, Usage: usage, Completers: paths}
}

// TypedFiles is the family that opens, writes and renames files.
var TypedFiles = []*command.Typed{
	{Name: "write", Aliases: []string{"w"}, Doc: "Write changes to disk. Accepts an optional path (:write some/path.txt)", Args: saves("[PATH]"), Run: write(false)},
	{Name: "write!", Aliases: []string{"w!"}, Doc: "Write changes to disk even if the folder must be made, the file changed outside, or it is read-only", Args: saves("[PATH]"), Run: write(true)},
	{Name: "update", Aliases: []string{"u"}, Doc: "Write changes only if the buffer is modified", Args: cmdline.Signature{Flags: saveFlags[:1]}, Run: update},
	{Name: "write-buffer-close", Aliases: []string{"wbc"}, Doc: "Write changes to disk and close the buffer", Args: saves("[PATH]"), Run: writeClose(false)},
	{Name: "write-buffer-close!", Aliases: []string{"wbc!"}, Doc: "Force writing changes to disk and close the buffer", Args: saves("[PATH]"), Run: writeClose(true)},
	{Name: "write-quit", Aliases: []string{"wq"}, Doc: "Write changes to disk and close the split", Args: saves("[PATH]"), Run: writeQuit(false, true)},
	{Name: "write-quit!", Aliases: []string{"wq!"}, Doc: "Force writing changes to disk and close the split", Args: saves("[PATH]"), Run: writeQuit(true, true)},
	{Name: "exit", Aliases: []string{"x", "xit"}, Doc: "Write changes to disk if the buffer is modified and close the split", Args: saves("[PATH]"), Run: writeQuit(false, false)},
	{Name: "exit!", Aliases: []string{"x!", "xit!"}, Doc: "Force writing changes to disk if the buffer is modified and close the split", Args: saves("[PATH]"), Run: writeQuit(true, false)},
	{Name: "write-all", Aliases: []string{"wa"}, Doc: "Write changes of all buffers to disk", Args: cmdline.Signature{Flags: saveFlags}, Run: writeAll(false)},
	{Name: "write-all!", Aliases: []string{"wa!"}, Doc: "Force writing changes of all buffers to disk", Args: cmdline.Signature{Flags: saveFlags}, Run: writeAll(true)},
	{Name: "write-quit-all", Aliases: []string{"wqa", "xa"}, Doc: "Write changes of all buffers to disk and close all splits", Args: cmdline.Signature{Flags: saveFlags}, Run: writeQuitAll(false)},
	{Name: "write-quit-all!", Aliases: []string{"wqa!", "xa!"}, Doc: "Force writing changes of all buffers to disk and close all splits", Args: cmdline.Signature{Flags: saveFlags}, Run: writeQuitAll(true)},
	{Name: "quit", Aliases: []string{"q"}, Doc: "Close the split; the last one ends the editor unless a buffer is unsaved", Run: quit(false)},
	{Name: "quit!", Aliases: []string{"q!"}, Doc: "Close the split, throwing unsaved changes away", Run: quit(true)},
	{Name: "quit-all", Aliases: []string{"qa"}, Doc: "Close all splits and end, unless a buffer is unsaved", Run: quitAll(false)},
	{Name: "quit-all!", Aliases: []string{"qa!"}, Doc: "Close all splits and end, throwing unsaved changes away", Run: quitAll(true)},
	{Name: "cquit", Aliases: []string{"cq"}, Doc: "End with an exit code (1 if none is given), unless a buffer is unsaved", Args: optional("[CODE]"), Run: codeQuit(false)},
	{Name: "cquit!", Aliases: []string{"cq!"}, Doc: "End with an exit code, throwing unsaved changes away", Args: optional("[CODE]"), Run: codeQuit(true)},
	{Name: "open", Aliases: []string{"o", "edit", "e"}, Doc: "Open files", Args: anyNumber(1, "PATH...", completeFiles), Run: open},
	{Name: "new", Aliases: []string{"n"}, Doc: "Open an empty buffer", Run: newBuffer},
	{Name: "vsplit", Aliases: []string{"vs"}, Doc: "Open files, or the buffer, in a split at the right", Args: anyNumber(0, "[PATH...]", completeFiles), Run: splitOpen(window.Side)},
	{Name: "vsplit-new", Aliases: []string{"vnew"}, Doc: "Open an empty buffer in a split at the right", Run: static("vsplit_new")},
	{Name: "hsplit", Aliases: []string{"hs", "sp"}, Doc: "Open files, or the buffer, in a split below", Args: anyNumber(0, "[PATH...]", completeFiles), Run: splitOpen(window.Stack)},
	{Name: "hsplit-new", Aliases: []string{"hnew"}, Doc: "Open an empty buffer in a split below", Run: static("hsplit_new")},
	{Name: "reload", Aliases: []string{"rl"}, Doc: "Read the file again, throwing unsaved changes away (undo brings them back)", Run: reload},
	{Name: "reload-all", Aliases: []string{"rla"}, Doc: "Read all files again, throwing unsaved changes away", Run: reloadAll},
	{Name: "read", Aliases: []string{"r"}, Doc: "Insert a file's text before the selections", Args: exactly("PATH", completeFiles), Run: readFile},
	{Name: "move", Aliases: []string{"mv"}, Doc: "Rename the buffer's file", Args: exactly("PATH", completeFiles), Run: move(false)},
	{Name: "move!", Aliases: []string{"mv!"}, Doc: "Rename the buffer's file, making missing folders", Args: exactly("PATH", completeFiles), Run: move(true)},
	{Name: "format", Aliases: []string{"fmt"}, Doc: "Format the buffer with the language's formatter or a language server", Run: format},
}

func order(args cmdline.Args, force bool) saveOrder {
	return saveOrder{path: args.First(), force: force, format: !args.Flag("no-format"), actions: !args.Flag("no-code-actions"), sudo: args.Flag("sudo")}
}

func write(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error { return save(c, c.Doc(), order(args, force)) }
}

func update(c *command.Context, args cmdline.Args) error {
	if !c.Doc().Modified() {
		return nil
	}
	return save(c, c.Doc(), order(args, false))
}

func writeClose(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		o := order(args, force)
		id := c.Doc().ID()
		if err := save(c, c.Doc(), o); err != nil {
			return err
		}
		return flushed(c, func(c *command.Context) error {
			if d := c.Ed.Docs.Get(id); d != nil && !d.Modified() {
				c.Ed.CloseDoc(d)
			}
			return nil
		})
	}
}

func writeQuit(force, always bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		if always || c.Doc().Modified() || args.Len() > 0 {
			if err := save(c, c.Doc(), order(args, force)); err != nil {
				return err
			}
		}
		return flushed(c, func(c *command.Context) error { return quit(false)(c, cmdline.Args{}) })
	}
}

// saveAll saves every modified document that has a path.
func saveAll(c *command.Context, args cmdline.Args, force bool) error {
	var pathless []string
	for _, d := range c.Ed.Docs.Modified() {
		if d.File.Path == "" {
			pathless = append(pathless, d.Name(c.Ed.Dir()))
			continue
		}
		if err := save(c, d, order(args, force)); err != nil {
			return err
		}
	}
	if len(pathless) > 0 && !force {
		return errors.New("cannot write a buffer without a filename; :write PATH gives it one")
	}
	return nil
}

func writeAll(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error { return saveAll(c, args, force) }
}

func writeQuitAll(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		if err := saveAll(c, args, force); err != nil && !force {
			return err
		}
		return flushed(c, func(c *command.Context) error { return quitAll(force)(c, cmdline.Args{}) })
	}
}

func quit(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error {
		return flushed(c, func(c *command.Context) error {
			if len(c.Ed.Win.Views()) == 1 && !force {
				if err := refuseUnsaved(c); err != nil {
					return err
				}
			}
			c.Ed.CloseView(c.View().ID)
			return nil
		})
	}
}

func quitAll(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, _ cmdline.Args) error { return end(c, force, 0) }
}

func end(c *command.Context, force bool, code int) error {
	return flushed(c, func(c *command.Context) error {
		if !force {
			if err := refuseUnsaved(c); err != nil {
				return err
			}
		}
		c.Ed.Quit(code)
		return nil
	})
}

func codeQuit(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		code := 1
		if args.Len() > 0 {
			if _, err := fmt.Sscanf(args.First(), "%d", &code); err != nil {
				return fmt.Errorf("%q is not an exit code: give a number from 0 to 255", args.First())
			}
		}
		return end(c, force, code)
	}
}

func open(c *command.Context, args cmdline.Args) error {
	for _, arg := range args.All() {
		if err := openPlace(c, arg); err != nil {
			return err
		}
	}
	return nil
}

// openPlace shows a file, at the line and column that its name may end with.
func openPlace(c *command.Context, arg string) error {
	path, line, column := SplitPlace(c.Ed.AbsPath(arg))
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		if c.Ed.OpenFolder != nil {
			return c.Ed.OpenFolder(path)
		}
		return fmt.Errorf("%s is a folder; a file picker for it is not available yet", arg)
	}
	d, err := c.Ed.Open(path)
	if err != nil {
		return err
	}
	show(c, d)
	if line > 0 {
		GotoPlace(c.Ed, c.View(), line, column)
	}
	return nil
}

// SplitPlace divides FILE:LINE or FILE:LINE:COL, counted from 1, unless a file
// of the whole name exists.
func SplitPlace(arg string) (path string, line, column int) {
	if _, err := os.Stat(arg); err == nil {
		return arg, 0, 0
	}
	head, n, ok := cutNumber(arg)
	if !ok {
		return arg, 0, 0
	}
	if head2, n2, ok := cutNumber(head); ok {
		return head2, n2, n
	}
	return head, n, 0
}

func cutNumber(s string) (string, int, bool) {
	i := strings.LastIndexByte(s, ':')
	n, ok := 0, false
	if i > 0 {
		n, ok = cmdline.LineNumber(s[i+1:])
	}
	if !ok {
		return s, 0, false
	}
	return s[:i], n, true
}

// GotoPlace puts a view's cursor on a line and column, counted from 1.
func GotoPlace(ed *editor.Editor, v *window.View, line, column int) {
	t := ed.DocOf(v).Text()
	l := min(line-1, lastFullLine(t))
	pos := min(t.NthNextGrapheme(t.LineStart(l), max(column-1, 0)), t.LineEnd(l))
	ed.Select(v, selection.At(pos))
	ed.ShowCursor(v, true)
}

func newBuffer(c *command.Context, _ cmdline.Args) error {
	show(c, c.Ed.NewScratch(""))
	return nil
}

func splitOpen(dir window.Direction) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		if args.Len() == 0 {
			c.Ed.Win.Split(dir)
			return nil
		}
		for _, arg := range args.All() {
			path, line, column := SplitPlace(c.Ed.AbsPath(arg))
			d, err := c.Ed.Open(path)
			if err != nil {
				return err
			}
			v := c.Ed.Win.Open(dir, d.ID())
			if line > 0 {
				GotoPlace(c.Ed, v, line, column)
			}
		}
		return nil
	}
}

func reload(c *command.Context, _ cmdline.Args) error { return Reload(c, c.Doc()) }

// Reload makes a document's text that of its file again, as one undo step.
func Reload(c *command.Context, d *document.Document) error {
	if d.File.Path == "" {
		return errors.New("can't find file to reload: the buffer has no path")
	}
	loaded, err := document.Load(d.File.Path, d.File.Encoding)
	if err != nil {
		return err
	}
	if loaded.New {
		return fmt.Errorf("%s does not exist any more; :write makes it again", d.Name(c.Ed.Dir()))
	}
	set, err := textdiff.Set(d.Text(), loaded.Text.String())
	if err != nil {
		return err
	}
	return Follow(c.Ed, d, loaded, set)
}

// Follow makes a document's text what was read from its file, as one undo
// step; set leads from the present text to that one.
func Follow(ed *editor.Editor, d *document.Document, loaded document.Loaded, set change.Set) error {
	v := ed.ViewOf(d)
	before := v.Selection(d)
	d.Commit(before)
	if err := d.Apply(document.Tx{Set: set, Before: before}); err != nil {
		return err
	}
	after := before.Map(set.Desc())
	v.Select(d, after)
	d.Commit(after)
	d.File.ModTime, d.File.ReadOnly = loaded.File.ModTime, loaded.File.ReadOnly
	d.MarkSaved(d.Revision())
	return nil
}

func reloadAll(c *command.Context, _ cmdline.Args) error {
	var errs []error
	for _, d := range c.Ed.Docs.All() {
		if d.File.Path != "" {
			errs = append(errs, Reload(c, d))
		}
	}
	return errors.Join(errs...)
}

func readFile(c *command.Context, args cmdline.Args) error {
	path := c.Ed.AbsPath(args.First())
	loaded, err := document.Load(path, "")
	if err != nil {
		return err
	}
	if loaded.New {
		return fmt.Errorf("%s: no such file", args.First())
	}
	s := c.Doc().LineEnding.Convert(loaded.Text.String())
	var edits []change.Edit
	for _, r := range c.Selection().Ranges() {
		edits = append(edits, change.Edit{From: r.Head, To: r.Head, Text: s})
	}
	return c.Apply(edits)
}

func move(force bool) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		d := c.Doc()
		to := c.Ed.AbsPath(args.First())
		if info, err := os.Stat(to); err == nil && info.IsDir() && d.File.Path != "" {
			to = filepath.Join(to, filepath.Base(d.File.Path))
		}
		if d.File.Path == "" {
			return errors.New("the buffer has no file to rename; :write PATH saves it")
		}
		ed := c.Ed
		do := func() error {
			if err := rename(d.File.Path, to, force); err != nil {
				return err
			}
			takePath(ed, d, to)
			if info, err := os.Stat(to); err == nil {
				d.File.ModTime = info.ModTime()
			}
			return nil
		}
		if ed.MoveByServer != nil && ed.MoveByServer(d.File.Path, to, do) {
			return nil
		}
		return do()
	}
}

func rename(from, to string, force bool) error {
	folder := filepath.Dir(to)
	if _, err := os.Stat(folder); err != nil {
		if !force {
			return fmt.Errorf("the folder %s does not exist; :move! makes it", folder)
		}
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(to); err == nil && !force {
		return fmt.Errorf("%s exists already; :move! overwrites it", to)
	}
	if _, err := os.Lstat(from); errors.Is(err, os.ErrNotExist) {
		return nil // never saved: only the buffer gets the new name
	}
	return os.Rename(from, to)
}
