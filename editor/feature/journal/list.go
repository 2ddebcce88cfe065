package journal

import (
	"context"
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/feature/pickers"
	"hx/editor/feature/trees"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
)

// list shows what is left behind, with the differences beside it. Enter takes a
// text over, the keys for splits show its differences in one, and leaving the
// list changes nothing.
func (j *Journal) list(c *command.Context) {
	env := c.Env
	var p *ui.Picker
	p = pickers.Open(c, ui.PickerOptions{
		Name: "recover", Columns: []string{"unsaved text", "changed", "why it was left"},
		Accept: func(it ui.Item, how ui.Open) {
			e := it.Value.(Entry)
			c := env.Context()
			var err error
			switch how {
			case ui.OpenHorizontal:
				err = j.showDifference(c, e, window.Stack)
			case ui.OpenVertical:
				err = j.showDifference(c, e, window.Side)
			default:
				err = j.take(c, e)
			}
			if err != nil {
				c.Fail("%s", err)
			}
		},
		Target: func(it ui.Item) (ui.Target, bool) { return ui.Target{Path: it.Value.(Entry).file}, true },
		Moved:  func(t ui.Target, ok bool) { j.preview(p, t, ok) },
	})
	for _, e := range j.left {
		p.Add(ui.Item{Cells: []string{j.name(e), when(e), e.Reason}, Value: e})
	}
}

// preview shows what a text would change in its file.
func (j *Journal) preview(p *ui.Picker, t ui.Target, ok bool) {
	if !ok {
		return
	}
	job.Go(j.ed.Jobs, job.Spec{Key: "preview", Latest: true, Class: job.Quick}, func(context.Context) (string, error) {
		f, err := open(t.Path)
		if err != nil {
			return "", err
		}
		return f.report(j.name(f.Entry)), nil
	}, func(s string, err error) {
		v := ui.Preview{Target: t, Text: text.FromString(s)}
		if err != nil {
			v.Message = "<" + err.Error() + ">"
		}
		p.SetPreview(v)
		colours, is := j.env.Trees.(*trees.Trees)
		if err != nil || !is {
			return
		}
		colours.ColourLater("x.diff", v.Text, text.Span{To: min(v.Text.Len(), maxShown)}, func(list []editor.Highlight) {
			v.Data = list
			p.SetPreview(v)
		})
	})
}

func (j *Journal) showDifference(c *command.Context, e Entry, where window.Direction) error {
	f, err := open(e.file)
	if err != nil {
		return fmt.Errorf("the journal %s cannot be read: %w", e.file, err)
	}
	out := c.Ed.NewScratch(f.report(j.name(e)))
	c.Ed.SetLanguage(out, "diff")
	c.Ed.Win.Open(where, out.ID())
	return nil
}

const (
	// maxCompared bounds the texts whose differences are looked for, in bytes,
	// maxShown what is coloured of them.
	maxCompared = 16 << 20
	maxShown    = 64 << 10
)

// report tells of a text that was left behind and what it would change.
func (f Found) report(name string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nchanged %s\n%s\n", name, f.Time.Format("2006-01-02 15:04:05"), f.Reason)
	if f.Damaged {
		b.WriteString("The journal is damaged: this is what is left of it.\n")
	}
	if f.Moved {
		b.WriteString("The file has changed since: edits are where they fit.\n")
	}
	for _, s := range f.Loose {
		fmt.Fprintf(&b, "No place was found for:\n%s\n", s)
	}
	b.WriteString("Enter takes it over, undo takes it back.\n\n")
	switch {
	case f.Text.Equal(f.Disk):
		b.WriteString("It is the same as on disk.\n")
	case f.Path == "":
		b.WriteString(f.Text.String())
	case f.Text.Len() > maxCompared || f.Disk.Len() > maxCompared:
		b.WriteString("The texts are too long to be compared.\n")
	default:
		b.WriteString(udiff.Unified("on disk", "unsaved", f.Disk.String(), f.Text.String()))
	}
	return b.String()
}
