package commands

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
)

// saveOrder is one request to save a document.
type saveOrder struct {
	path   string // "" for the document's own
	force  bool
	format bool
	// actions has language servers do what the language asks for on save.
	actions bool
	sudo    bool                   // as the system's administrator
	then    func(*command.Context) // runs when the file is written
}

// save cleans a document up as the options ask and writes it in the background.
// Typing goes on meanwhile; what needs the file written passes then.
func save(c *command.Context, d *document.Document, o saveOrder) error {
	if o.path == "" && d.File.Path == "" {
		return errors.New("Can't save with no path set!")
	}
	if err := tidy(c, d); err != nil {
		return err
	}
	commitDoc(c, d)
	// What waits for the file to be written waits for servers and formatters too.
	done := c.Ed.BeginSave()
	write := func(c *command.Context, err error) {
		defer done()
		if err != nil {
			c.Fail("%s", err)
		}
		if c.Ed.Docs.Get(d.ID()) != d {
			return
		}
		commitDoc(c, d)
		report(c, writeDoc(c, d, o))
	}
	env := c.Env
	finish := func() bool { // what servers want to do last, then the disk
		return c.Ed.BeforeSaveByServer != nil && c.Ed.BeforeSaveByServer(d, func() { write(env.Context(), nil) })
	}
	last := func(c *command.Context, err error) {
		if err != nil {
			write(c, err)
		} else if !finish() {
			write(c, nil)
		}
	}
	if o.actions && actOnSave(c, d, func() {
		if c := env.Context(); !o.format || !formatOnSave(c, d, last) {
			last(c, nil)
		}
	}) {
		return nil
	}
	if o.format && formatOnSave(c, d, last) || finish() {
		return nil
	}
	done()
	return writeDoc(c, d, o)
}

// SaveModified saves every modified document that has a path, without
// formatting it.
func SaveModified(c *command.Context) error {
	var errs []error
	for _, d := range c.Ed.Docs.Modified() {
		if d.File.Path != "" {
			errs = append(errs, save(c, d, saveOrder{}))
		}
	}
	return errors.Join(errs...)
}

// actOnSave has language servers do what the language asks for on save; false
// when there is nothing to do, else then runs afterwards.
func actOnSave(c *command.Context, d *document.Document, then func()) bool {
	l := c.Ed.Language(d)
	return l != nil && len(l.CodeActionsOnSave) > 0 && c.Ed.ActByServer != nil && c.Ed.ActByServer(d, l.CodeActionsOnSave, then)
}

// commitDoc closes the undo step of a document, with the selection of a view
// that shows it.
func commitDoc(c *command.Context, d *document.Document) {
	if !d.HasPending() {
		return
	}
	v := c.Ed.ViewOf(d)
	d.Commit(v.Selection(d))
}

// writeDoc hands the document's present text to the disk.
func writeDoc(c *command.Context, d *document.Document, o saveOrder) error {
	if err := d.Incomplete(); err != nil {
		return err // it would cut the file
	}
	path := d.File.Path
	known := d.File.ModTime
	if o.path != "" {
		path = c.Ed.AbsPath(o.path)
		if path != d.File.Path {
			known = time.Time{}
		}
	}
	order := document.Saving{
		Path: path, Text: d.Text(), Encoding: d.File.Encoding, BOM: d.File.BOM,
		Known: known, Force: o.force, Atomic: c.Ed.Conf.Editor.AtomicSave, Copies: c.Copies,
	}
	id, revision, moved := d.ID(), d.Revision(), path != d.File.Path
	if moved {
		takePath(c.Ed, d, path)
	}
	lines, size := d.Text().Lines(), d.Text().Len()
	env, state := c.Env, c.Ed.SaveState(d)
	finish := func(saved document.Saved, err error) {
		c := env.Context()
		d := c.Ed.Docs.Get(id)
		if d != nil && !saved.ModTime.IsZero() {
			d.File.ModTime = saved.ModTime
		}
		if err != nil {
			c.Fail("%s", advise(err))
			return
		}
		if d != nil {
			d.File.ReadOnly = false
			d.MarkSaved(revision)
			for _, hook := range c.Ed.Hooks.Saved {
				hook(c.Ed, d)
			}
		}
		c.Status("'%s' written, %dL %s", document.RelativePath(c.Ed.Dir(), path), lines, byteSize(size))
		if o.then != nil {
			o.then(c)
		}
	}
	write := func() (document.Saved, error) {
		if !moved {
			order.Known = state.Known(order.Known)
		}
		save := document.Save
		if o.sudo {
			save = saveAsRoot
		}
		saved, err := save(order)
		if !saved.ModTime.IsZero() { // even with an error the text may be there
			state.Wrote(saved.ModTime)
		}
		return saved, err
	}
	if o.sudo {
		// The user talks to sudo meanwhile.
		var saved document.Saved
		err := c.Ed.Term.Foreground(func() (err error) {
			saved, err = write()
			return err
		})
		finish(saved, err)
		return nil
	}
	done := c.Ed.BeginSave()
	job.Go(c.Ed.Jobs, job.Spec{Key: fmt.Sprint("save:", id), Class: job.Wait, Title: "saving " + path},
		func(context.Context) (document.Saved, error) { return write() },
		func(saved document.Saved, err error) {
			done()
			finish(saved, err)
		})
	return nil
}

// advise adds what can be done about a file that we may not write.
func advise(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w; :write --sudo saves it as root", err)
	}
	return err
}

// takePath makes path the document's own and looks at its kind anew.
func takePath(ed *editor.Editor, d *document.Document, path string) {
	lang := d.Lang
	d.File.Path = path
	ed.Recognise(d)
	if d.Lang != lang {
		ed.LanguageChanged(d)
	}
}

// byteSize writes a size as people read it.
func byteSize(n int) string {
	if n < 1024 {
		return fmt.Sprintf("%dB", n)
	}
	size := float64(n)
	for _, unit := range []string{"KiB", "MiB", "GiB"} {
		size /= 1024
		if size < 1024 || unit == "GiB" {
			return fmt.Sprintf("%.1f%s", size, unit)
		}
	}
	return ""
}

// tidy does the clean-ups on save that are asked for, as changes of the text.
func tidy(c *command.Context, d *document.Document) error {
	o := c.Ed.Conf.Editor
	for _, step := range []struct {
		on    bool
		edits func(*document.Document) []change.Edit
	}{
		{pick(d.Tidy.TrimTrailing, o.TrimTrailingSpace), trimTrailing},
		{o.TrimFinalNewlines, trimFinalNewlines},
		{pick(d.Tidy.FinalNewline, o.InsertFinalNewline), finalNewline},
	} {
		if !step.on {
			continue
		}
		if err := changeDoc(c.Ed, d, step.edits(d)); err != nil {
			return err
		}
	}
	return nil
}

func pick(own *bool, option bool) bool {
	if own != nil {
		return *own
	}
	return option
}

// changeDoc edits a document that need not be shown.
func changeDoc(ed *editor.Editor, d *document.Document, edits []change.Edit) error {
	set, err := change.NewSet(d.Text().Len(), edits)
	if err != nil || set.IsEmpty() {
		return err
	}
	v := ed.ViewOf(d)
	before := v.Selection(d)
	if err := d.Apply(document.Tx{Set: set, Before: before}); err != nil {
		return err
	}
	v.Select(d, before.Map(set.Desc()))
	return nil
}

func trimTrailing(d *document.Document) []change.Edit {
	t := d.Text()
	var edits []change.Edit
	for line, s := range t.EachLine(0) {
		kept := strings.TrimRight(s, " \t")
		if len(kept) < len(s) {
			start := t.LineStart(line)
			edits = append(edits, change.Edit{From: start + len(kept), To: start + len(s)})
		}
	}
	return edits
}

func trimFinalNewlines(d *document.Document) []change.Edit {
	t := d.Text()
	end := t.Len()
	first := end
	for first > 0 {
		prev := t.PrevGrapheme(first)
		if !text.HasLineBreak(t.Slice(prev, first)) {
			break
		}
		first = prev
	}
	if first == end {
		return nil
	}
	keep := t.NextGrapheme(first)
	if keep >= end {
		return nil
	}
	return []change.Edit{{From: keep, To: end}}
}

func finalNewline(d *document.Document) []change.Edit {
	t := d.Text()
	if t.Len() == 0 || t.ByteAt(t.Len()-1) == '\n' {
		return nil
	}
	return []change.Edit{{From: t.Len(), To: t.Len(), Text: string(d.LineEnding)}}
}

// flushed runs then when no save is under way any more; keys wait for it.
func flushed(c *command.Context, then func(*command.Context) error) error {
	wait := c.Ed.Saving()
	if wait == nil {
		return then(c)
	}
	command.Await(c, "saving", func(ctx context.Context) (struct{}, error) {
		select {
		case <-wait:
		case <-ctx.Done():
		}
		return struct{}{}, ctx.Err()
	}, func(c *command.Context, _ struct{}, err error) {
		if err == nil {
			report(c, then(c))
		}
	})
	return nil
}
