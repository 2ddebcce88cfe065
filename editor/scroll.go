package editor

import (
	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
)

// Format returns how a view lays out its document.
func (ed *Editor) Format(v *window.View) layout.Format {
	d := ed.DocOf(v)
	wrap := ed.softWrap(d)
	width := ed.TextArea(v).W
	f := layout.Format{TabWidth: d.TabWidth, Width: width}
	if wrap.Enable && width > 10 {
		f.Wrap = true
		f.MaxWrap = min(wrap.MaxWrap, width/4)
		f.MaxIndentRetain = min(wrap.MaxIndentRetain, width*2/5)
		if text.StringWidth(wrap.Indicator) <= width/2 {
			f.Indicator = wrap.Indicator
		}
		if wrap.AtTextWidth {
			if tw := ed.TextWidth(d); tw < f.Width {
				f.Width, f.Exact = tw, true
			}
		}
	}
	return f
}

// DecorOf collects what the features add to the part of a view's text.
func (ed *Editor) DecorOf(v *window.View, visible text.Span) *layout.Decor {
	if len(ed.Decor) == 0 {
		return nil
	}
	d := ed.DocOf(v)
	var all layout.Decor
	for _, decorate := range ed.Decor {
		all = all.Merge(decorate(ed, v, d, visible))
	}
	return &all
}

// Top returns the first row a view shows: its line and the row within it.
func (ed *Editor) Top(v *window.View) (line, row int) {
	d := ed.DocOf(v)
	s := v.Scroll(d)
	return d.Text().LineAt(d.Resolve(s.Top)), s.Row
}

// Visible returns the span of text a view may show. Of very long lines at its
// beginning and end it has little more than what is in sight.
func (ed *Editor) Visible(v *window.View) text.Span {
	d := ed.DocOf(v)
	line, row := ed.Top(v)
	t := d.Text()
	area := ed.TextArea(v)
	last := min(line+area.H, t.Lines()-1)
	span := text.Span{From: t.LineStart(line), To: t.LineStart(last + 1)}
	// In a long line every byte has a cell.
	left, cells := v.Scroll(d).Left, max(area.W, 0)*max(area.H+1, 1)
	if end := t.LineEnd(line); end-span.From > layout.LongLine {
		f := ed.Format(v)
		span.From = f.At(t, line, row, left, nil)
		if f.Wrap && end-span.From > cells {
			span.To = t.CeilGrapheme(span.From + cells)
			return span
		}
	}
	if start := t.LineStart(last); span.To-start > layout.LongLine {
		span.To = t.CeilGrapheme(min(start+left+cells, span.To))
	}
	return span
}

// SetTop scrolls a view so that a row of a line comes first.
func (ed *Editor) SetTop(v *window.View, line, row int) {
	d := ed.DocOf(v)
	s := v.Scroll(d)
	s.Top = d.Stamp(d.Text().LineStart(line), change.Before)
	s.Row = row
	v.SetScroll(d, s)
}

// Scrolloff returns the rows kept free above and below the cursor.
func (ed *Editor) Scrolloff(v *window.View) (above, below int) {
	h := ed.TextArea(v).H
	off := ed.Conf.Editor.ScrollOff
	return min(off, max(h-1, 0)/2), min(off, h/2)
}

// ShowCursor scrolls a view as little as needed so that its primary cursor is
// inside the scrolloff band. With centre, a cursor out of sight comes to the
// middle.
func (ed *Editor) ShowCursor(v *window.View, centre bool) {
	d := ed.DocOf(v)
	pos := v.Selection(d).Primary().Cursor(d.Text())
	area := ed.TextArea(v)
	if area.H <= 0 || area.W <= 0 {
		return
	}
	f := ed.Format(v)
	decor := ed.DecorOf(v, ed.Visible(v))
	at := f.Place(d.Text(), pos, decor)
	ed.showRow(v, d, f, decor, at, area.H, centre)
	ed.showColumn(v, d, f, at.Col, area.W)
}

func (ed *Editor) showRow(v *window.View, d *document.Document, f layout.Format, decor *layout.Decor, at layout.Place, height int, centre bool) {
	topLine, topRow := ed.Top(v)
	t := d.Text()
	topRow = min(topRow, f.Height(t, topLine, decor)-1)
	above, below := ed.Scrolloff(v)
	row := f.Distance(t, layout.Place{Line: topLine, Row: topRow}, at, 2*height+2, decor)
	if centre && (row < 0 || row >= height) {
		above, row = (height-1)/2, -1
	}
	switch {
	case row < above:
		topLine, topRow = f.Scroll(t, at.Line, at.Row, -above, decor)
	case row > height-1-below:
		topLine, topRow = f.Scroll(t, at.Line, at.Row, -(height - 1 - below), decor)
	}
	if s := v.Scroll(d); t.LineAt(d.Resolve(s.Top)) != topLine || s.Row != topRow {
		ed.SetTop(v, topLine, topRow)
	}
}

func (ed *Editor) showColumn(v *window.View, d *document.Document, f layout.Format, col, width int) {
	s := v.Scroll(d)
	off := min(ed.Conf.Editor.ScrollOff, max(width-1, 0)/2)
	left := s.Left
	switch {
	case f.Wrap:
		left = 0
	case col < left+off:
		left = max(0, col-off)
	case col > left+width-1-off:
		left = col - (width - 1 - off)
	}
	if left != s.Left {
		s.Left = left
		v.SetScroll(d, s)
	}
}
