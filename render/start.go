package render

import (
	"strings"

	"hx/editor"
	"hx/editor/text"
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
	{"learn it in half an hour", ":tutor", nil},
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
	what, how := 0, 0
	rows := make([][2]string, len(startRows))
	for i, r := range startRows {
		rows[i] = [2]string{r.what, s.startKeys(r)}
		what, how = max(what, text.StringWidth(r.what)), max(how, text.StringWidth(rows[i][1]))
	}
	width, height := what+3+how, len(rows)+2
	// The first row is where the cursor is.
	if area.W < width || area.H < height+1 {
		return
	}
	c := s.canvas.Sub(cell.Rect{X: area.X + (area.W-width)/2, Y: area.Y + max((area.H-height)/2, 1), W: width, H: height})
	base := s.page()
	dim, keys := s.theme.Style("ui.text.inactive").Over(base), s.theme.Style("special").Over(base)
	c.Text((width-text.StringWidth(startTitle))/2, 0, startTitle, base)
	for i, r := range rows {
		c.Text(0, i+2, r[0], dim)
		c.Text(what+3, i+2, r[1], keys)
	}
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
