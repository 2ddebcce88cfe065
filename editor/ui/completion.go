package ui

import (
	"hx/editor/event"
	"hx/keymap"
)

// CompletionOptions make a completion list. All callbacks but Accept may be nil.
type CompletionOptions struct {
	Items []MenuItem
	Rows  func() int // shown at once; nil: 10
	// PassTab leaves the Tab keys to the editor.
	PassTab bool

	// Back is how many cells left of the cursor the list stands: where it opened.
	// Nil: none.
	Back func() int

	Preview func(i int) // entry i is highlighted: put it in the text
	Accept  func(i int) // keep it
	// Leave keeps it while insert mode ends; nil: as Accept.
	Leave func(i int)
	Abort func() // undo the preview; insert mode goes on
	// Closed is called after any of these, and when nothing was highlighted.
	Closed func()
}

// Completion is the list at the cursor in insert mode. Nothing is highlighted
// at first, and typing goes on in the text below: it is for the owner to filter
// the entries then, with Update, or to remove the layer.
type Completion struct {
	o    CompletionOptions
	list list
	done bool
}

// NewCompletion makes a completion list.
func NewCompletion(o CompletionOptions) *Completion {
	return &Completion{o: o, list: list{n: len(o.Items), at: -1, rows: o.Rows}}
}

// LayerName makes a new list replace an old one.
func (c *Completion) LayerName() string { return "completion" }

// Chosen is the highlighted entry, or -1.
func (c *Completion) Chosen() int { return c.list.at }

// Update replaces the entries. Chosen is the highlighted one among the new ones;
// -1: none.
func (c *Completion) Update(items []MenuItem, chosen int) {
	c.o.Items = items
	c.list.n, c.list.at = len(items), min(chosen, len(items)-1)
	c.list.top = c.list.window(c.list.height())
}

// SetItem replaces an entry: more has become known of it.
func (c *Completion) SetItem(i int, item MenuItem) {
	if i >= 0 && i < len(c.o.Items) {
		c.o.Items[i] = item
	}
}

// Handle takes the keys of a list. All others, pastes and clicks accept what is
// highlighted and are then acted upon.
func (c *Completion) Handle(ev event.Event) Result {
	if c.done {
		return ClosePass
	}
	switch ev := ev.(type) {
	case event.Key:
		return c.key(ev.Key)
	case event.Paste:
		return c.pass()
	case event.Mouse:
		if ev.Action == event.Press {
			return c.pass()
		}
	}
	return Ignored
}

func (c *Completion) key(k keymap.Key) Result {
	if c.o.PassTab && k.Code == keymap.Tab && k.Mods&^keymap.ModShift == 0 {
		return Ignored
	}
	switch keymap.CompletionWidget.Action(k) {
	case keymap.MenuNext:
		c.moved(c.list.move, 1)
	case keymap.MenuPrevious:
		c.moved(c.list.move, -1)
	case keymap.MenuHalfPageDown:
		c.moved(c.list.page, c.list.half())
	case keymap.MenuHalfPageUp:
		c.moved(c.list.page, -c.list.half())
	case keymap.MenuAccept:
		if c.list.at < 0 {
			c.end(nil)
			return ClosePass
		}
		c.end(c.o.Accept)
		return Close
	case keymap.MenuAbort:
		if c.done = true; c.o.Abort != nil {
			c.o.Abort()
		}
		c.end(nil)
		return Close
	case keymap.CompletionLeave:
		if c.o.Leave != nil {
			c.end(c.o.Leave)
		} else {
			c.end(c.o.Accept)
		}
		return ClosePass
	default:
		return c.pass()
	}
	return Consumed
}

func (c *Completion) moved(move func(int), step int) {
	before := c.list.at
	if move(step); c.list.at != before && c.o.Preview != nil {
		c.o.Preview(c.list.at)
	}
}

func (c *Completion) pass() Result {
	if c.list.at < 0 {
		return Ignored
	}
	c.end(c.o.Accept)
	return ClosePass
}

// Click highlights entry i; a click on the highlighted one accepts it. The
// layer is to be removed if the result is Close.
func (c *Completion) Click(i int) Result {
	switch {
	case c.done || i < 0 || i >= len(c.o.Items):
		return Consumed
	case i == c.list.at:
		c.end(c.o.Accept)
		return Close
	}
	c.moved(func(int) { c.list.at = i }, 0)
	return Consumed
}

// end closes the list; keep gets the highlighted entry, if there is one.
func (c *Completion) end(keep func(int)) {
	c.done = true
	if c.list.at >= 0 && keep != nil {
		keep(c.list.at)
	}
	if c.o.Closed != nil {
		c.o.Closed()
	}
}

// View gives what is drawn in so many rows. It changes nothing.
func (c *Completion) View(rows int) MenuView {
	v := viewOf(&c.list, c.o.Items, rows)
	if c.o.Back != nil {
		v.Back = c.o.Back()
	}
	return v
}
