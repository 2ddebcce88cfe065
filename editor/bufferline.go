package editor

import (
	"path/filepath"

	"hx/editor/document"
	"hx/editor/text"
)

// BufferEntry is one name in the line of buffers: cells [From, To), which may
// lie outside the screen.
type BufferEntry struct {
	Doc      document.ID
	Text     string
	Active   bool
	From, To int
}

// BufferLine returns the entries of the line of buffers in order, placed so
// that the present one is in sight.
func (ed *Editor) BufferLine() []BufferEntry {
	var out []BufferEntry
	x, shift := 0, 0
	for _, d := range ed.Docs.All() {
		name := " " + filepath.Base(d.Name("")) + " "
		if d.Modified() {
			name = name[:len(name)-1] + "[+] "
		}
		e := BufferEntry{Doc: d.ID(), Text: name, Active: d == ed.Doc(), From: x, To: x + text.StringWidth(name)}
		x = e.To
		if e.Active && e.To > ed.width {
			shift = e.To - ed.width
		}
		out = append(out, e)
	}
	for i := range out {
		out[i].From -= shift
		out[i].To -= shift
	}
	return out
}
