package render

import (
	"strings"

	"hx/editor"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
	"hx/render/cell"
)

// startRow is a line of the start text: what is done by a command line, or by
// the keys that commands are bound to.
type startRow struct {
	what, line string
	commands   []string
}

// startRows says how to leave, to keep one's work and to get help: all that a
// newcomer must know.
var startRows = []startRow{
	{"open a file", ":open FILE", []string{"file_picker"}},
	{"write it", ":write", nil},
	{"quit", ":quit", nil},
	{"quit without writing", ":quit!", nil},
	{},
	{"type text, until Esc", "", []string{"insert_mode"}},
	{"undo, redo", "", []string{"undo", "redo"}},
	{"what keys do", ":help", []string{"command_palette"}},
	{"learn the keys", ":tutor", nil},
}

const startTitle = "hx, a modal editor"

// startText draws the first steps over an editor that was started without a
// file, until something is typed.
func (s *scene) startText() {
	ed := s.ed
	d := ed.Doc()
	if !ed.Conf.Editor.StartText || d == nil || ed.Mode() == keymap.ModeInsert || !isStart(ed) {
		return
	}
	area := ed.TextArea(ed.View())
	if !s.startLines(area, startTitle, s.startRows(true), 3) {
		s.startLines(area, "", s.startRows(false), 2)
	}
}

// startRows are the rows as they are shown: all with keys, or on small screens
// those that have a command line.
func (s *scene) startRows(all bool) [][2]string {
	var rows [][2]string
	for _, r := range startRows {
		if all {
			rows = append(rows, [2]string{r.what, s.startKeys(r)})
		} else if r.line != "" {
			rows = append(rows, [2]string{r.what, r.line})
		}
	}
	return rows
}

// startLines draws a title and rows in the middle of an area, below its first
// row, where the cursor is. False: there is no room.
func (s *scene) startLines(area window.Rect, title string, rows [][2]string, gap int) bool {
	what, how := 0, 0
	for _, r := range rows {
		what, how = max(what, text.StringWidth(r[0])), max(how, text.StringWidth(r[1]))
	}
	width, height := what+gap+how, len(rows)
	if title != "" {
		height += 2
	}
	if area.W < width || area.H < height+1 {
		return false
	}
	c := s.canvas.Sub(cell.Rect{X: area.X + (area.W-width)/2, Y: area.Y + max((area.H-height)/2, 1), W: width, H: height})
	base := s.page()
	dim, keys := s.theme.Style("ui.text.inactive").Over(base), s.theme.Style("special").Over(base)
	c.Text((width-text.StringWidth(title))/2, 0, title, base)
	y := height - len(rows)
	for i, r := range rows {
		c.Text(0, y+i, r[0], dim)
		c.Text(what+gap, y+i, r[1], keys)
	}
	return true
}

// isStart tells whether there is nothing but the buffer that the editor begins
// with.
func isStart(ed *editor.Editor) bool {
	docs := ed.Docs.All()
	return len(docs) == 1 && docs[0].ID() == 1 && docs[0].IsUntouchedScratch() && docs[0].Text().Len() <= 2 &&
		len(ed.Win.Views()) == 1
}

// startKeys is how a row's deed is done: by a command line, by keys, or both.
func (s *scene) startKeys(r startRow) string {
	var keys []string
	for _, name := range r.commands {
		if bound := s.ed.Keys.KeysFor(keymap.ModeNormal, name); len(bound) > 0 {
			keys = append(keys, keymap.Join(bound[0], " "))
		}
	}
	switch {
	case len(keys) == 0:
		return r.line
	case r.line == "":
		return strings.Join(keys, ", ")
	}
	return r.line + "  or  " + strings.Join(keys, ", ")
}
