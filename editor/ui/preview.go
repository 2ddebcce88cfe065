package ui

import "hx/editor/text"

// Target is what the preview of an item shows: lines of a file, or of an open
// document.
type Target struct {
	Path     string
	Doc      int // 0: none, it is Path
	From, To int // lines to be marked and centred, from 0, without To; equal: none
}

// Preview is the content found for a Target.
type Preview struct {
	Target  Target
	Text    text.Rope
	Message string // instead of a text: why there is none
	// Data is what whoever found the text adds for whoever draws it, such as
	// colours.
	Data any
}

// rest is the first line shown in a pane of so many rows when nobody scrolled:
// the marked lines are in the middle, or begin at the top when they do not fit.
// last is the line that may be the first one at most.
func (v *Preview) rest(height int) (first, last int) {
	t := v.Target
	if t.To > t.From {
		first = max(0, (t.From+t.To-1)/2-height/2)
		if t.To-t.From > height {
			first = t.From
		}
	}
	lines := v.Text.Lines()
	first = min(first, lines-1)
	return first, max(first, lines-height)
}

// top is the first line shown when somebody scrolled: down to the end of the
// text, up to its beginning.
func (v *Preview) top(scroll, height int) int {
	first, last := v.rest(height)
	return max(0, min(first+scroll, last))
}

// PreviewTop is the first line of the preview that a pane of so many rows shows.
func (v PickerView) PreviewTop(height int) int {
	if v.Shown == nil {
		return 0
	}
	return v.Shown.top(v.Scroll, height)
}

// height is that of the preview pane, in rows: the list, the query and the line
// below it.
func (p *Picker) height() int { return p.rows() + 2 }
