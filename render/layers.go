package render

import (
	"hx/editor"
	"hx/themes"
)

const maxPos = int(^uint(0) >> 1)

// sweep answers "which style lies on this byte" for rising positions over one
// layer of highlights.
type sweep struct {
	spans  []editor.Highlight
	i      int // next span to open
	open   []editor.Highlight
	style  themes.Style
	change int // first position where the answer may differ
}

func newSweep(spans []editor.Highlight) sweep { return sweep{spans: spans, change: -1} }

// reset begins with other spans and keeps the memory.
func (w *sweep) reset(spans []editor.Highlight) {
	*w = sweep{spans: spans, change: -1, open: w.open[:0]}
}

// at returns the style of the layer at pos: what is open, laid over each other.
func (w *sweep) at(pos int) themes.Style {
	if pos < w.change {
		return w.style
	}
	for w.i < len(w.spans) && w.spans[w.i].From <= pos {
		if w.spans[w.i].To > pos {
			w.open = append(w.open, w.spans[w.i])
		}
		w.i++
	}
	kept := w.open[:0]
	w.style = themes.Style{}
	w.change = maxPos
	for _, h := range w.open {
		if h.To <= pos {
			continue
		}
		kept = append(kept, h)
		w.style = h.Style.Over(w.style)
		w.change = min(w.change, h.To)
	}
	w.open = kept
	if w.i < len(w.spans) {
		w.change = min(w.change, w.spans[w.i].From)
	}
	return w.style
}

// run remembers what all layers together say about a stretch of text.
type run struct {
	until int // the first byte it does not hold for
	style themes.Style
}

// at returns the styles of all layers at pos, the last one on top. Positions
// must rise.
func (r *run) at(layers []sweep, pos int) themes.Style {
	if pos < r.until {
		return r.style
	}
	*r = run{until: maxPos}
	for i := range layers {
		r.style = layers[i].at(pos).Over(r.style)
		r.until = min(r.until, layers[i].change)
	}
	return r.style
}
