package ui

import (
	"strings"
	"unicode/utf8"

	"hx/editor/event"
	"hx/editor/text"
	"hx/keymap"
)

// Info is a box of rows at the bottom right: the keys that may follow, or the
// registers in use. It takes no events: keys go on to the map that it shows, and
// the mouse presses them.
type Info struct {
	Title string
	Rows  []InfoRow
	Top   int // first row shown, of a box that does not fit
}

// InfoRow is a key (or name) and what it does.
type InfoRow struct{ Key, Text string }

// Press is the key that a row stands for: the first one, of several. False: it
// stands for none.
func (r InfoRow) Press() (keymap.Key, bool) {
	name, _, _ := strings.Cut(r.Key, ", ")
	name, _, _ = strings.Cut(name, " or ")
	if r, n := utf8.DecodeRuneInString(name); n == len(name) && r > ' ' {
		return keymap.Char(r), true
	}
	k, err := keymap.ParseKey(name)
	return k, err == nil
}

// Handle ignores everything: the box only shows.
func (*Info) Handle(event.Event) Result { return Ignored }

// InfoGap is the room between two columns of an info box, in cells.
const InfoGap = 2

// InfoLayout says how an info box lies on a screen, in cells. Columns are filled
// one after another; what does not fit is reached by scrolling.
type InfoLayout struct {
	Keys, Width   int // of the keys, of keys and texts
	Columns, Rows int
	Top           int // first row of Info.Rows that is shown
	Last          int // the row behind the last one that is shown
}

// Layout fits a box into a screen: in one column if that is high enough, else in
// as many as it takes and as there is room for. The border and the two bottom
// rows of the screen stay free; a box that does not fit takes those rows too.
func (b *Info) Layout(width, height int) InfoLayout {
	l := InfoLayout{Columns: 1}
	for _, r := range b.Rows {
		l.Keys = max(l.Keys, text.StringWidth(r.Key))
	}
	for _, r := range b.Rows {
		l.Width = max(l.Width, l.Keys+2+text.StringWidth(r.Text))
	}
	room := max(height-4, 1)
	need := (len(b.Rows) + room - 1) / room
	l.Columns = max(1, min(need, (width-4+InfoGap)/(l.Width+InfoGap)))
	if l.Columns < need {
		room = max(height-2, 1)
	}
	l.Rows = min((len(b.Rows)+l.Columns-1)/l.Columns, room)
	l.Top = max(0, min(b.Top, len(b.Rows)-l.Rows*l.Columns))
	l.Last = min(l.Top+l.Rows*l.Columns, len(b.Rows))
	return l
}

// Scroll shows other rows of a box that does not fit a screen, later ones if
// step is positive; false: all are shown.
func (b *Info) Scroll(step, width, height int) bool {
	l := b.Layout(width, height)
	if l.Last-l.Top == len(b.Rows) {
		return false
	}
	b.Top = max(0, min(l.Top+step, len(b.Rows)-l.Rows*l.Columns))
	return true
}
