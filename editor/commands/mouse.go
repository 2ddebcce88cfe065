package commands

import (
	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/event"
	"hx/editor/object"
	"hx/editor/selection"
	"hx/editor/window"
	"hx/keymap"
)

// mouse acts on the pointer over the text.
func mouse(c *command.Context, m event.Mouse) error {
	if act := mouseActions[mouseKey{m.Action, m.Button}]; act != nil {
		return act(c, m)
	}
	return nil
}

type mouseKey struct {
	action event.MouseAction
	button event.Button
}

var mouseActions = map[mouseKey]func(*command.Context, event.Mouse) error{
	{event.Press, event.Left}:         mousePress,
	{event.Drag, event.Left}:          mouseDrag,
	{event.Release, event.Left}:       mouseRelease,
	{event.Press, event.Middle}:       mouseMiddle,
	{event.Press, event.Right}:        contextMenu,
	{event.WheelUp, event.NoButton}:   wheel(-1),
	{event.WheelDown, event.NoButton}: wheel(1),
}

// viewAt returns the view whose area a cell lies in, and whether it lies on its
// text.
func viewAt(ed *editor.Editor, x, y int) (v *window.View, onText bool) {
	for _, v := range ed.Win.Views() {
		if v.Area.Contains(x, y) {
			return v, ed.TextArea(v).Contains(x, y)
		}
	}
	return nil, false
}

// posAt returns the position drawn at a cell; cells behind a line's end mean
// its line break. False outside the text.
func posAt(ed *editor.Editor, v *window.View, x, y int) (int, bool) {
	d := ed.DocOf(v)
	area := ed.TextArea(v)
	if !area.Contains(x, y) {
		return 0, false
	}
	f := ed.Format(v)
	decor := ed.DecorOf(v, ed.Visible(v))
	line, row := ed.Top(v)
	line, row = f.Step(d.Text(), line, row, y-area.Y, decor)
	return f.At(d.Text(), line, row, x-area.X+v.Scroll(d).Left, decor), true
}

func mousePress(c *command.Context, m event.Mouse) error {
	c.Pointer.Lines = false
	if m.Y < c.Ed.Win.Area().Y {
		return pressBufferLine(c, m.X)
	}
	v, onText := viewAt(c.Ed, m.X, m.Y)
	if v == nil {
		return nil
	}
	extend := c.Extending() && v == c.View()
	c.Ed.Win.Focus(v.ID)
	if !onText {
		pressGutter(c, m)
		return nil
	}
	pos, ok := posAt(c.Ed, v, m.X, m.Y)
	if !ok {
		return nil
	}
	t, s := c.Text(), c.Selection()
	switch {
	case m.Mods&keymap.ModAlt != 0:
		c.SetSelection(s.Add(selection.Point(pos)))
	case extend:
		c.SetSelection(selection.Single(s.Primary().PutCursor(t, pos, true)))
	case m.Clicks == 2:
		c.SetSelection(selection.Single(object.Word(t, selection.Point(pos), false, false)))
	case m.Clicks >= 3:
		line := t.LineAt(pos)
		c.SetSelection(selection.Single(selection.New(t.LineStart(line), t.LineStart(line+1))))
	default:
		c.SetSelection(selection.At(pos))
	}
	return nil
}

// pressGutter begins a selection of lines. A double click selects one; a single
// one is for marks.
func pressGutter(c *command.Context, m event.Mouse) {
	line, ok := gutterLine(c, m)
	if !ok {
		return
	}
	c.Pointer.Lines, c.Pointer.Line = true, line
	if m.Clicks >= 2 {
		selectLines(c, line, line)
	}
}

// gutterLine returns the line that a cell left of the text belongs to.
func gutterLine(c *command.Context, m event.Mouse) (int, bool) {
	pos, ok := posAt(c.Ed, c.View(), c.Ed.TextArea(c.View()).X, m.Y)
	return c.Text().LineAt(pos), ok
}

// selectLines selects whole lines; the cursor is at the end of the last.
func selectLines(c *command.Context, from, to int) {
	t := c.Text()
	r := selection.New(t.LineStart(min(from, to)), t.LineStart(max(from, to)+1))
	c.SetSelection(selection.Single(r.WithDirection(to < from)))
}

func mouseDrag(c *command.Context, m event.Mouse) error {
	if c.Pointer.Lines {
		if line, ok := gutterLine(c, m); ok {
			selectLines(c, c.Pointer.Line, line)
		}
		return nil
	}
	pos, ok := posAt(c.Ed, c.View(), m.X, m.Y)
	if !ok {
		return nil
	}
	t, s := c.Text(), c.Selection()
	ranges := append([]selection.Range(nil), s.Ranges()...)
	ranges[s.PrimaryIndex()] = s.Primary().PutCursor(t, pos, true)
	c.SetSelection(selection.Of(ranges, s.PrimaryIndex()))
	return nil
}

// mouseRelease copies what was dragged over, for the middle button.
func mouseRelease(c *command.Context, _ event.Mouse) error {
	t := c.Text()
	r := c.Selection().Primary()
	if !c.Ed.Conf.Editor.MiddleClickPaste || r.To() <= t.NextGrapheme(r.From()) {
		return nil
	}
	return c.Ed.Regs.Write(c.Ed.Conf.Editor.MouseYankRegister, []string{r.Text(t)})
}

func mouseMiddle(c *command.Context, m event.Mouse) error {
	if m.Y < c.Ed.Win.Area().Y {
		return closeBufferAt(c, m.X)
	}
	if !c.Ed.Conf.Editor.MiddleClickPaste {
		return nil
	}
	name := c.Ed.Conf.Editor.MouseYankRegister
	if m.Mods&keymap.ModAlt != 0 {
		return replaceFrom(name)(c)
	}
	v, onText := viewAt(c.Ed, m.X, m.Y)
	if v == nil || !onText {
		return nil
	}
	pos, _ := posAt(c.Ed, v, m.X, m.Y)
	c.Ed.Win.Focus(v.ID)
	c.SetSelection(selection.At(pos))
	return pasteFrom(name, pasteBefore)(c)
}

// wheel scrolls the view under the pointer without focusing it.
func wheel(way int) func(*command.Context, event.Mouse) error {
	return func(c *command.Context, m event.Mouse) error {
		v, _ := viewAt(c.Ed, m.X, m.Y)
		if v == nil {
			v = c.View()
		}
		rows := c.Ed.Conf.Editor.ScrollLines
		scroll(c, v, way*max(rows, -rows), false)
		return nil
	}
}

// bufferAt returns the buffer whose name is drawn at a column of the line of
// buffers, nil for none.
func bufferAt(c *command.Context, x int) *document.Document {
	for _, e := range c.Ed.BufferLine() {
		if e.From <= x && x < e.To {
			return c.Ed.Docs.Get(e.Doc)
		}
	}
	return nil
}

// pressBufferLine shows the buffer whose name was pressed.
func pressBufferLine(c *command.Context, x int) error {
	if d := bufferAt(c, x); d != nil {
		show(c, d)
	}
	return nil
}

// closeBufferAt closes the buffer whose name was pressed, as `:buffer-close`
// does.
func closeBufferAt(c *command.Context, x int) error {
	d, before := bufferAt(c, x), c.Doc()
	if d == nil {
		return nil
	}
	show(c, d)
	err := c.RunTyped(c, "buffer-close")
	if err == nil && d != before && c.Ed.Docs.Get(before.ID()) != nil {
		c.Ed.Show(before)
	}
	return err
}
