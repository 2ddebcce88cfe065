package main

import (
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
	opened := 0
	var first *document.Document
	cursors := map[document.ID][]selection.Range{}
	for i, p := range f.files {
		d, err := a.ed.Open(p.path)
		if err != nil {
			a.ed.Fail("%s", err)
			continue
		}
		if i == 0 && f.firstLine != 0 {
			p.line = f.firstLine
		}
		if first == nil {
			first = d
		}
		opened++
		a.show(f, d, opened)
		if p.line != 0 {
			cursors[d.ID()] = append(cursors[d.ID()], selection.Point(at(d, p)))
			a.ed.Select(a.ed.View(), selection.Of(cursors[d.ID()], 0))
		}
	}
	if first == nil {
		return
	}
	if !f.vsplit && !f.hsplit {
		a.ed.Show(first)
	} else {
		a.ed.Win.Focus(a.ed.Win.Views()[0].ID)
	}
	a.ed.ShowCursor(a.ed.View(), true)
	if opened == 1 {
		a.ed.Status("Loaded 1 file.")
	} else {
		a.ed.Status("Loaded %d files.", opened)
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
