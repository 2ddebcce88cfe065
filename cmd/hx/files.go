package main

import (
	"hx/editor"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/window"
)

// openAll opens what the command line names.
func (a *app) openAll(f *flags, piped *string) {
	if f.tutor {
		if err := a.env.RunTyped(a.env.Context(), "tutor"); err != nil {
			a.ed.Fail("%s", err)
		}
		return
	}
	if piped != nil {
		d := a.ed.NewScratch(*piped)
		a.ed.Show(d)
	}
	if f.folder && len(f.files) == 0 {
		// A folder: choose a file in it.
		if err := a.env.Context().Run("file_picker"); err != nil {
			a.ed.Fail("%s", err)
		}
	}
	o := opening{app: a, flags: f, cursors: map[document.ID][]selection.Range{}}
	if len(f.files) <= atOnce || f.vsplit || f.hsplit {
		o.open(len(f.files))
		return
	}
	// The first frame shows the first file. The others come between that frame
	// and the first key.
	for o.first == nil && o.next < len(f.files) {
		o.open(o.next + 1)
	}
	a.ed.Hooks.Settle = append(a.ed.Hooks.Settle, func(ed *editor.Editor) {
		if o.next < len(f.files) {
			o.open(len(f.files))
			ed.Jobs.Post(func() {}) // what is told of them wants a frame
		}
	})
}

// atOnce is how many files are opened before the first frame.
const atOnce = 8

// opening is the work of opening the files of the command line.
type opening struct {
	app     *app
	flags   *flags
	next    int // the first one that is not opened yet
	opened  int
	first   *document.Document
	cursors map[document.ID][]selection.Range
}

// open opens the files up to a number, and shows the first.
func (o *opening) open(to int) {
	if o.next >= to {
		return
	}
	ed := o.app.ed
	for ; o.next < to; o.next++ {
		p := o.flags.files[o.next]
		d, err := ed.Open(p.path)
		if err != nil {
			ed.Fail("%s", err)
			continue
		}
		if o.next == 0 && o.flags.firstLine != 0 {
			p.line = o.flags.firstLine
		}
		if o.first == nil {
			o.first = d
		}
		o.opened++
		o.app.show(o.flags, d, o.opened)
		if p.line != 0 {
			o.cursors[d.ID()] = append(o.cursors[d.ID()], selection.Point(at(d, p)))
			ed.Select(ed.View(), selection.Of(o.cursors[d.ID()], 0))
		}
	}
	if o.first == nil {
		return
	}
	if !o.flags.vsplit && !o.flags.hsplit {
		ed.Show(o.first)
	} else {
		ed.Win.Focus(ed.Win.Views()[0].ID)
	}
	ed.ShowCursor(ed.View(), true)
	if o.opened == 1 {
		ed.Status("Loaded 1 file.")
	} else {
		ed.Status("Loaded %d files.", o.opened)
	}
}

// show puts a document into the view, or from the second one on into a split
// when asked for.
func (a *app) show(f *flags, d *document.Document, nth int) {
	switch {
	case nth > 1 && f.vsplit:
		a.ed.Win.Open(window.Side, d.ID())
	case nth > 1 && f.hsplit:
		a.ed.Win.Open(window.Stack, d.ID())
	default:
		a.ed.Show(d)
	}
}

// at returns the position of a place, limited to the text.
func at(d *document.Document, p place) int {
	t := d.Text()
	line := p.line - 1
	last := t.Lines() - 1
	if last > 0 && t.LineStart(last) == t.Len() {
		last--
	}
	if p.line < 0 || line > last {
		line = last
	}
	pos := t.LineStart(line)
	return min(t.NthNextGrapheme(pos, max(p.column-1, 0)), t.LineEnd(line))
}
