package journal

import (
	"errors"
	"fmt"
	"slices"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/textdiff"
)

// Typed is the family that deals with what was left behind.
var Typed = []*command.Typed{
	{Name: "recover", Doc: "Take over unsaved text that an editor left behind: that of this file, else the newest", Run: recoverText},
	{Name: "recover-discard", Doc: "Drop all unsaved texts that editors left behind", Run: discard},
}

var errNothingLeft = errors.New("no unsaved text was left behind")

func recoverText(c *command.Context, _ cmdline.Args) error {
	j := Of(c.Env)
	if j.root == "" {
		return errNothingLeft
	}
	known := j.takenFiles()
	j.left = slices.DeleteFunc(left(j.root), func(e Entry) bool { return slices.Contains(known, e.file) })
	if len(j.left) == 0 {
		return errNothingLeft
	}
	i := max(j.of(c.Doc().File.Path), 0)
	e, s, whole, err := readEntry(j.left[i].file)
	if err != nil {
		return fmt.Errorf("the journal %s cannot be read: %w", j.left[i].file, err)
	}
	d := j.target(e)
	c.Ed.Show(d)
	c.Ed.Commit(c.Ed.View())
	set, err := textdiff.Set(d.Text(), s)
	if err != nil {
		return err
	}
	if err := c.Ed.Change(c.Ed.View(), set, nil); err != nil {
		return err
	}
	c.Ed.Commit(c.Ed.View())
	j.left = slices.Delete(j.left, i, i+1)
	j.taken[d.ID()] = append(j.taken[d.ID()], e)
	j.touched[d.ID()] = d
	more := ""
	if n := len(j.left); n > 0 {
		more = fmt.Sprintf("; %d more: :recover", n)
	}
	switch {
	case !whole:
		c.Ed.Warn("The journal of %s is damaged: this is what is left of it%s", j.name(e), more)
	case !d.Modified():
		c.Status("%s is saved as it was left behind%s", j.name(e), more)
	default:
		c.Status("Recovered %s: :write saves it, u takes it back%s", j.name(e), more)
	}
	return nil
}

// target is the document a text belongs into: that of its file, or a scratch
// buffer when there is none or it cannot be opened.
func (j *Journal) target(e Entry) *document.Document {
	if e.Path != "" {
		if d, err := j.ed.Open(e.Path); err == nil && !d.File.Locked {
			return d
		}
	}
	return j.ed.NewScratch("")
}

func (j *Journal) takenFiles() []string {
	var files []string
	for _, taken := range j.taken {
		for _, e := range taken {
			files = append(files, e.file)
		}
	}
	return files
}

func discard(c *command.Context, _ cmdline.Args) error {
	j := Of(c.Env)
	if len(j.left) == 0 {
		return errNothingLeft
	}
	n := len(j.left)
	for _, e := range j.left {
		if err := drop(e.file); err != nil {
			return fmt.Errorf("the journal cannot be removed: %w", err)
		}
	}
	j.left = nil
	c.Status("Dropped %d unsaved texts", n)
	return nil
}
