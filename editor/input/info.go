package input

import (
	"hx/editor/event"
	"hx/editor/ui"
	"hx/keymap"
)

// showInfo opens and closes the box of the keys that may follow. The box of a
// menu stays the same one while the menu does: it may have been scrolled.
func (in *Input) showInfo() {
	ed := in.env.Ed
	node := in.walker.Menu()
	if node == nil || !ed.Conf.Editor.AutoInfo {
		// A command that waits for a key may have opened a box of its own; that of
		// the menu which led to it is over.
		if in.env.Waiting == nil || in.shown != nil && ed.Info != nil && ed.Info.Title == in.shown.Title() {
			ed.Info = nil
		}
		in.shown = nil
		return
	}
	if node == in.shown && ed.Info != nil {
		return
	}
	in.shown = node
	info := &ui.Info{Title: node.Title()}
	for _, row := range node.Rows(in.env.Label) {
		info.Rows = append(info.Rows, ui.InfoRow{Key: row.Keys, Text: row.Label})
	}
	ed.Info = info
}

// scrollInfo turns the pages of a box that does not fit the screen; false: the
// key means something else.
func (in *Input) scrollInfo(k keymap.Key) bool {
	ed := in.env.Ed
	step := 0
	switch k {
	case keymap.Named(keymap.PageDown):
		step = 1
	case keymap.Named(keymap.PageUp):
		step = -1
	}
	if step == 0 || ed.Info == nil {
		return false
	}
	if menu := in.walker.Menu(); menu != nil && menu.Step(k).Outcome != keymap.None {
		return false
	}
	w, h := ed.Size()
	l := ed.Info.Layout(w, h)
	return ed.Info.Scroll(step*l.Rows*l.Columns, w, h)
}

// pointInfo takes the mouse over a box of keys: a click presses the key of a
// row, the wheel scrolls.
func (in *Input) pointInfo(m event.Mouse) bool {
	ed := in.env.Ed
	if ed.Info == nil || ed.Layers.Locate == nil {
		return false
	}
	at := ed.Layers.Locate(m.X, m.Y)
	if at.Layer != ui.Layer(ed.Info) {
		return false
	}
	w, h := ed.Size()
	switch {
	case m.Action == event.WheelDown:
		ed.Info.Scroll(1, w, h)
	case m.Action == event.WheelUp:
		ed.Info.Scroll(-1, w, h)
	case m.Action == event.Press && m.Button == event.Left && at.Part == ui.Entry && at.Index < len(ed.Info.Rows):
		if k, ok := ed.Info.Rows[at.Index].Press(); ok {
			in.key(k, false)
		}
	}
	return true
}
