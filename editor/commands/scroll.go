package commands

import (
	"hx/editor/command"
	"hx/editor/layout"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
)

// Scroll is the family that moves the view over the text.
var Scroll = []*command.Command{
	{Name: "scroll_up", Label: "Scroll up", Run: scrollBy(count, -1, false)},
	{Name: "scroll_down", Label: "Scroll down", Run: scrollBy(count, 1, false)},
	{Name: "page_up", Label: "Page up", Run: scrollBy(page, -1, false)},
	{Name: "page_down", Label: "Page down", Run: scrollBy(page, 1, false)},
	{Name: "half_page_up", Label: "Half page up", Run: scrollBy(halfPage, -1, false)},
	{Name: "half_page_down", Label: "Half page down", Run: scrollBy(halfPage, 1, false)},
	{Name: "page_cursor_up", Label: "Page up with cursor", Run: scrollBy(page, -1, true)},
	{Name: "page_cursor_down", Label: "Page down with cursor", Run: scrollBy(page, 1, true)},
	{Name: "page_cursor_half_up", Label: "Half page up with cursor", Run: scrollBy(halfPage, -1, true)},
	{Name: "page_cursor_half_down", Label: "Half page down with cursor", Run: scrollBy(halfPage, 1, true)},
	{Name: "align_view_top", Label: "Cursor line to top", Run: alignView(func(int) int { return 0 })},
	{Name: "align_view_center", Label: "Cursor line to middle", Run: alignView(func(height int) int { return (height - 1) / 2 })},
	{Name: "align_view_bottom", Label: "Cursor line to bottom", Run: alignView(func(height int) int { return height - 1 })},
	{Name: "align_view_middle", Label: "Centre column", Run: alignColumn},
	{Name: "goto_window_top", Label: "Window top", Run: gotoWindow(windowTop)},
	{Name: "goto_window_center", Label: "Window middle", Run: gotoWindow(windowCenter)},
	{Name: "goto_window_bottom", Label: "Window bottom", Run: gotoWindow(windowBottom)},
}

func count(c *command.Context) int    { return c.Count() }
func page(c *command.Context) int     { return c.Ed.TextArea(c.View()).H }
func halfPage(c *command.Context) int { return c.Ed.TextArea(c.View()).H / 2 }

func scrollBy(rows func(*command.Context) int, way int, cursors bool) func(*command.Context) error {
	return func(c *command.Context) error {
		scroll(c, c.View(), way*rows(c), cursors)
		return nil
	}
}

// scroll moves a view by rows. Cursors move along by as many rows, or else only
// the primary one, to the edge of the scrolloff band that it would leave.
func scroll(c *command.Context, v *window.View, rows int, cursors bool) {
	ed, d := c.Ed, c.Ed.DocOf(v)
	t := d.Text()
	f := ed.Format(v)
	decor := ed.DecorOf(v, ed.Visible(v))
	line, row := ed.Top(v)
	line, row = f.Scroll(t, line, row, rows, decor)
	ed.SetTop(v, line, row)
	sel := v.Selection(d)
	if cursors {
		m := vmove{t: t, f: f, decor: textRows(decor), extend: c.Extending()}
		ed.Select(v, sel.Each(func(r selection.Range) selection.Range { return m.move(r, rows) }))
		return
	}
	edge, _ := ed.Scrolloff(v)
	if rows < 0 {
		edge = ed.TextArea(v).H - 1 - edge
	}
	r := sel.Primary()
	head := rowStart(t, f, layout.Place{Line: line, Row: row}, edge, decor)
	if cursor := r.Cursor(t); rows > 0 && head <= cursor || rows < 0 && head >= cursor {
		return
	}
	if c.Extending() {
		r = selection.New(r.Anchor, head)
	} else {
		r = selection.Point(head)
	}
	ed.Select(v, sel.Replace(sel.PrimaryIndex(), r))
}

// rowStart returns the first position of the row that many rows below a place,
// the end of the text when there are not so many.
func rowStart(t text.Rope, f layout.Format, from layout.Place, rows int, decor *layout.Decor) int {
	line, row := f.Step(t, from.Line, from.Row, rows, decor)
	if f.Distance(t, from, layout.Place{Line: line, Row: row}, rows, decor) < rows {
		return t.Len()
	}
	return f.At(t, line, row, 0, decor)
}

func alignView(row func(height int) int) func(*command.Context) error {
	return func(c *command.Context) error {
		v := c.View()
		d := c.Doc()
		f := c.Ed.Format(v)
		decor := c.Ed.DecorOf(v, c.Ed.Visible(v))
		at := f.Place(d.Text(), c.Selection().Primary().Cursor(d.Text()), decor)
		line, r := f.Scroll(d.Text(), at.Line, at.Row, -row(c.Ed.TextArea(v).H), decor)
		c.Ed.SetTop(v, line, r)
		return nil
	}
}

func alignColumn(c *command.Context) error {
	v, d := c.View(), c.Doc()
	f := c.Ed.Format(v)
	if f.Wrap {
		return nil
	}
	at := f.Place(d.Text(), c.Selection().Primary().Cursor(d.Text()), nil)
	s := v.Scroll(d)
	s.Left = max(0, at.Col-c.Ed.TextArea(v).W/2)
	v.SetScroll(d, s)
	return nil
}

// windowRow picks a row of the window: offset is count-1, last the last row
// that shows text, scrolloff the rows kept free at both ends.
type windowRow func(offset, last, scrolloff int) int

func windowTop(offset, _, scrolloff int) int       { return scrolloff + offset }
func windowCenter(_, last, _ int) int              { return last / 2 }
func windowBottom(offset, last, scrolloff int) int { return last - scrolloff - offset }

func gotoWindow(pick windowRow) func(*command.Context) error {
	return func(c *command.Context) error {
		v, d := c.View(), c.Doc()
		t := d.Text()
		f := c.Ed.Format(v)
		decor := c.Ed.DecorOf(v, c.Ed.Visible(v))
		line, row := c.Ed.Top(v)
		height := c.Ed.TextArea(v).H
		scrolloff, _ := c.Ed.Scrolloff(v)
		end := f.Place(t, t.Len(), decor)
		last := min(f.Distance(t, layout.Place{Line: line, Row: row}, end, height+1, decor), height-1)
		y := min(max(pick(c.Count()-1, last, scrolloff), scrolloff), max(last-scrolloff, 0))
		toLine, toRow := f.Step(t, line, row, y, decor)
		pos := f.At(t, toLine, toRow, v.Scroll(d).Left, decor)
		c.Select(func(r selection.Range) selection.Range { return r.PutCursor(t, pos, c.Extending()) })
		return nil
	}
}
