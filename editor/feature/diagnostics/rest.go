package diagnostics

import (
	"slices"
	"time"

	"hx/editor"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
)

// restDelay is how long the cursor must stay on a line before the messages of
// that line are shown below it.
const restDelay = 350 * time.Millisecond

// place is a line of a document.
type place struct {
	doc  document.ID
	line int
}

// rest knows whether the cursor has stayed where it is.
type rest struct {
	at    place // where the primary cursor is
	shown bool  // it has been there long enough
}

// settle sees where the cursor is after each batch of events.
func (f *Diagnostics) settle(ed *editor.Editor) {
	d := ed.Doc()
	if d == nil {
		return
	}
	at := place{d.ID(), primaryLine(ed.View(), d)}
	if at == f.rest.at {
		return
	}
	f.rest = rest{at: at}
	if len(f.onLine(d, at.line)) == 0 {
		f.rest.shown = true // what comes later may be shown at once
		return
	}
	job.Later(ed.Jobs, job.Spec{Key: "diagnostics-rest", Latest: true, Debounce: restDelay}, func() {
		if f.rest.at == at {
			f.rest.shown = true
			ed.ShowCursor(ed.View(), false)
		}
	})
}

// rested tells whether the messages of a view's cursor line are to be shown.
func (f *Diagnostics) rested(v *window.View, d *document.Document) bool {
	return v == f.ed.View() && f.ed.Mode() != keymap.ModeInsert && f.rest.shown &&
		f.rest.at == place{d.ID(), primaryLine(v, d)}
}

// decor makes room for the messages below lines.
func (f *Diagnostics) decor(ed *editor.Editor, v *window.View, d *document.Document, visible text.Span) layout.Decor {
	if f.asking || len(f.In(d)) == 0 {
		return layout.Decor{}
	}
	filter := f.filterOf(v, d)
	if !filter.any() {
		return layout.Decor{}
	}
	filter.hints = f.hints(v, visible)
	return layout.Decor{Below: func(line int) int { return len(f.rowsOf(v, d, filter, line)) }}
}

// below are the rows of messages under a line.
func (f *Diagnostics) below(ed *editor.Editor, v *window.View, d *document.Document, line int) [][]editor.StyledText {
	if len(f.onLine(d, line)) == 0 {
		return nil
	}
	filter := f.filterOf(v, d)
	if !filter.any() {
		return nil
	}
	filter.hints = f.hints(v, ed.Visible(v))
	return f.rowsOf(v, d, filter, line)
}

// hints are the texts that other features put into a part of a view's text: they
// move what stands behind them. The same pointer is returned while they are the
// same.
func (f *Diagnostics) hints(v *window.View, visible text.Span) *layout.Decor {
	f.asking = true
	others := f.ed.DecorOf(v, visible)
	f.asking = false
	if others == nil || len(others.Inline) == 0 {
		return nil
	}
	if f.others == nil || !slices.Equal(f.others.Inline, others.Inline) {
		f.others = &layout.Decor{Inline: slices.Clone(others.Inline)}
	}
	return f.others
}
