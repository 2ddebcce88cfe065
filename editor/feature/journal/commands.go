package journal

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/textdiff"
)

// Typed is the family that deals with what was left behind.
var Typed = []*command.Typed{
	{Name: "recover", Doc: "List the unsaved texts that editors left behind, with what differs from the files; of one file, take it over",
		Args: cmdline.Signature{Max: 1, Usage: "[PATH]"}, Run: recoverText},
	{Name: "recover-discard", Doc: "Drop the unsaved texts that editors left behind, all or those of one file",
		Args: cmdline.Signature{Max: 1, Usage: "[PATH]"}, Run: discard},
}

var errNothingLeft = errors.New("no unsaved text was left behind")

// refresh looks again at what is left behind.
func (j *Journal) refresh() error {
	known := j.takenFiles()
	j.left = slices.DeleteFunc(Left(j.root), func(e Entry) bool { return slices.Contains(known, e.file) })
	if len(j.left) == 0 {
		return errNothingLeft
	}
	return nil
}

func recoverText(c *command.Context, args cmdline.Args) error {
	j := Of(c.Env)
	if err := j.refresh(); err != nil {
		return err
	}
	if args.First() == "" {
		j.list(c)
		return nil
	}
	i := j.of(c.Ed.AbsPath(args.First()))
	if i < 0 {
		return fmt.Errorf("no unsaved text of %s was left behind; :recover lists all", args.First())
	}
	return j.take(c, j.left[i])
}

// take makes a text that was left behind that of its buffer, as one undo step.
func (j *Journal) take(c *command.Context, e Entry) error {
	f, err := open(e.file)
	if err != nil {
		return fmt.Errorf("the journal %s cannot be read: %w", e.file, err)
	}
	d := j.target(e)
	c.Ed.Show(d)
	c.Ed.Commit(c.Ed.View())
	set, err := textdiff.Set(d.Text(), f.Text.String())
	if err != nil {
		return err
	}
	if err := c.Ed.Change(c.Ed.View(), set, nil); err != nil {
		return err
	}
	c.Ed.Commit(c.Ed.View())
	j.left = slices.DeleteFunc(j.left, func(other Entry) bool { return other.file == e.file })
	j.taken[d.ID()] = append(j.taken[d.ID()], e)
	j.touch(d)
	if len(f.Loose) > 0 {
		if err := j.keepLoose(f.Loose); err != nil {
			return err
		}
	}
	more := ""
	if n := len(j.left); n > 0 {
		more = fmt.Sprintf("; %d more: :recover", n)
	}
	name := j.name(e)
	switch {
	case len(f.Loose) > 0:
		c.Ed.Warn("%s has changed: %d pieces found no place and are in a scratch buffer%s", name, len(f.Loose), more)
	case f.Damaged:
		c.Ed.Warn("The journal of %s is damaged: this is what is left of it%s", name, more)
	case f.Moved:
		c.Ed.Warn("%s has changed since: the edits are where they fit, look them over%s", name, more)
	case !d.Modified():
		c.Status("%s is saved as it was left behind%s", name, more)
	default:
		c.Status("Recovered %s: :write saves it, u takes it back%s", name, more)
	}
	return nil
}

// keepLoose puts texts that belong nowhere into a scratch buffer, unsaved.
func (j *Journal) keepLoose(loose []string) error {
	d := j.ed.NewScratch("")
	set, err := textdiff.Set(d.Text(), strings.Join(loose, "\n")+"\n")
	if err != nil {
		return err
	}
	before := j.ed.ViewOf(d).Selection(d)
	if err := d.Apply(document.Tx{Set: set, Before: before}); err != nil {
		return err
	}
	d.Commit(before.Map(set.Desc()))
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

func discard(c *command.Context, args cmdline.Args) error {
	j := Of(c.Env)
	if err := j.refresh(); err != nil {
		return err
	}
	path := ""
	if args.First() != "" {
		path = c.Ed.AbsPath(args.First())
	}
	n := 0
	for _, e := range slices.Clone(j.left) {
		if path != "" && e.Path != path {
			continue
		}
		if err := drop(e.file); err != nil {
			return fmt.Errorf("the journal cannot be removed: %w", err)
		}
		j.left = slices.DeleteFunc(j.left, func(other Entry) bool { return other.file == e.file })
		n++
	}
	switch n {
	case 0:
		return fmt.Errorf("no unsaved text of %s was left behind; :recover lists all", args.First())
	case 1:
		c.Status("Dropped 1 unsaved text")
	default:
		c.Status("Dropped %d unsaved texts", n)
	}
	return nil
}
