package ui

import (
	"fmt"

	"hx/editor/event"
	"hx/keymap"
)

// Block is a text to be shown: Markdown, or lines as they are.
type Block struct {
	Title    string
	Markdown string
	Lines    []Line // instead, if not nil
}

// Line is a row of styled pieces.
type Line []Piece

// Piece is text in the style of a theme scope; the empty one is that of the
// popup.
type Piece struct{ Text, Scope string }

// PlainLine is a line in one style.
func PlainLine(text string) Line { return Line{{Text: text}} }

// PopupOptions make a popup. All callbacks may be nil.
type PopupOptions struct {
	Name   string // of the layer, which a new one replaces; empty: "popup"
	Blocks []Block
	At     int // the block to begin with
	// AutoClose makes keys the popup does not know, pastes and clicks close it;
	// they are acted upon then.
	AutoClose bool
	// KeepOnEsc leaves Esc and C-c to what lies below.
	KeepOnEsc bool
	// Above opens it over the cursor if there is room, not under it.
	Above bool
	// Size gives the rows that are shown at once and the rows the block has as
	// it is laid out. nil: the front end is asked, or without one all is one
	// row per line.
	Size func(b Block) (shown, total int)

	Switched func(at int) // another block is shown
	Closed   func()
}

// Popup is a block of text beside the cursor, which scrolls by half pages. There
// may be several blocks to go through: of several servers, or overloads.
type Popup struct {
	o    PopupOptions
	at   int
	top  int
	done bool
}

// NewPopup makes a popup.
func NewPopup(o PopupOptions) *Popup {
	return &Popup{o: o, at: max(0, min(o.At, len(o.Blocks)-1))}
}

// LayerName makes a new popup replace an old one.
func (p *Popup) LayerName() string {
	if p.o.Name == "" {
		return "popup"
	}
	return p.o.Name
}

// Update replaces the blocks: an answer came, or a parameter later in the call
// is typed. The scroll position is kept if the same block is shown.
func (p *Popup) Update(blocks []Block, at int) {
	p.o.Blocks = blocks
	p.show(max(0, min(at, len(blocks)-1)))
}

// Handle takes the keys of a popup.
func (p *Popup) Handle(ev event.Event) Result {
	if p.done {
		return ClosePass
	}
	switch ev := ev.(type) {
	case event.Key:
		return p.key(ev.Key)
	case event.Paste:
		return p.pass()
	case event.Mouse:
		if ev.Action != event.Move && ev.Action != event.Release {
			return p.pass()
		}
	}
	return Ignored
}

func (p *Popup) key(k keymap.Key) Result {
	shown, _ := p.size()
	switch keymap.PopupWidget.Action(k) {
	case keymap.PopupClose:
		if p.o.KeepOnEsc {
			return Ignored
		}
		p.close()
		return Close
	case keymap.PopupHalfPageDown:
		p.Scroll(max(1, shown/2))
	case keymap.PopupHalfPageUp:
		p.Scroll(-max(1, shown/2))
	case keymap.PopupPreviousSource:
		return p.turn(-1)
	case keymap.PopupNextSource:
		return p.turn(1)
	default:
		return p.pass()
	}
	return Consumed
}

func (p *Popup) pass() Result {
	if !p.o.AutoClose {
		return Ignored
	}
	p.close()
	return ClosePass
}

func (p *Popup) close() {
	p.done = true
	if p.o.Closed != nil {
		p.o.Closed()
	}
}

// turn goes to another block; a popup with one block does not know the keys.
func (p *Popup) turn(step int) Result {
	n := len(p.o.Blocks)
	if n < 2 {
		return p.pass()
	}
	p.show((p.at + step + n) % n)
	if p.o.Switched != nil {
		p.o.Switched(p.at)
	}
	return Consumed
}

func (p *Popup) show(at int) {
	if at != p.at {
		p.at, p.top = at, 0
	}
	p.Scroll(0)
}

// Scroll moves the text by rows, down if positive.
func (p *Popup) Scroll(rows int) {
	shown, total := p.size()
	p.top = max(0, min(p.top+rows, total-shown))
}

func (p *Popup) size() (shown, total int) {
	switch {
	case len(p.o.Blocks) == 0:
		return 0, 0
	case p.o.Size != nil:
		return p.o.Size(p.o.Blocks[p.at])
	}
	n := len(p.o.Blocks[p.at].Lines)
	return min(n, popupRows), n
}

const popupRows = 24 // a popup is at most 26 rows high, with its border

// PopupView is what is drawn of a popup.
type PopupView struct {
	Block  Block
	Top    int    // rows scrolled off
	Footer string // which block of how many it is
	Above  bool   // over the cursor rather than under it
}

// View gives what is drawn. It changes nothing.
func (p *Popup) View() PopupView {
	if len(p.o.Blocks) == 0 {
		return PopupView{}
	}
	v := PopupView{Block: p.o.Blocks[p.at], Top: p.top, Above: p.o.Above}
	if n := len(p.o.Blocks); n > 1 {
		v.Footer = fmt.Sprintf("(%d|%d)", p.at+1, n)
	}
	return v
}
