package ui

import (
	"context"
	"time"

	"hx/editor/event"
	"hx/editor/fuzzy"
	"hx/editor/job"
	"hx/keymap"
)

// Item is a row to be picked: a text for each column, and what it stands for.
type Item struct {
	Cells []string
	Value any
}

// Marker is implemented by values of items that were found by something else
// than the query: it tells which bytes of a column are to be marked.
type Marker interface {
	Marks(column int) (fuzzy.Span, bool)
}

// Open says where a picked item is to be opened.
type Open uint8

const (
	OpenHere       Open = iota
	OpenKeep            // here, and the picker stays
	OpenHorizontal      // in a split below
	OpenVertical        // in a split at the right
)

// PickerOptions make a picker. All callbacks but Accept may be nil.
type PickerOptions struct {
	Name    string   // of the layer, which a new one replaces; empty: "picker"
	Columns []string // their names; none: one column without a name
	Main    int      // the column that words without %name filter
	Query   string   // to begin with

	Matcher *fuzzy.Matcher // nil: one of its own
	Jobs    *job.Runner    // for long lists and late searches; nil: all at once
	Rows    func() int     // of items shown at once; nil: 20

	// Accept opens an item. The picker is over by then, except for OpenKeep.
	Accept func(it Item, how Open)
	// Target tells what the preview of an item shows; false: nothing. Without
	// it there is no preview.
	Target func(it Item) (Target, bool)
	// NoPreview tells that the items have none: they are no places.
	NoPreview bool
	// Moved is called when another target is highlighted, to find its content
	// and hand it to SetPreview.
	Moved func(t Target, ok bool)
	// Closed is called when the picker is left, however; Dismissed before it,
	// when nothing was chosen: what still fills the picker is to be stopped.
	Closed    func()
	Dismissed func()

	// History gives earlier queries, newest first: Enter on an empty query takes
	// the newest. Remember gets each query that was good for something.
	History  func() []string
	Remember func(query string)

	// Search makes the list depend on the query: it is asked for new items,
	// Delay after the last change. The main column is not filtered then.
	Search func(query string, into *Feed)
	Delay  time.Duration

	Register func(name rune) string // for C-r
}

// Picker filters a list that may be long, late and growing, and lets one item be
// chosen. It lives on when its layer is closed: push it again after Reopen.
type Picker struct {
	o     PickerOptions
	field Field
	done  bool
	hide  bool // the preview

	list   *fuzzy.List
	values []any // of the rows of list
	full   bool  // items were dropped
	feed   *Feed // that may add items; nil: none did
	filled bool  // the feed has ended

	query    fuzzy.Query
	result   *fuzzy.Result // the last one, maybe of an older query
	found    string        // the query text that result answers
	want     int           // ranks to find
	flight   job.Handle    // of a match or ranking on its way
	flies    string        // the query it is for
	waiting  job.Handle    // for Delay
	searched string        // the query that was searched last
	typing   bool          // another query, while its feed may be under way

	at     int  // highlighted rank
	row    int  // its row, if that is known; -1: not
	moved  bool // by the user, since the query changed: it sticks to the row
	target Target
	shows  bool // target is one
	scroll int  // rows the preview is moved from where it would be
	shown  *Preview
}

// maxItems bounds the memory of a picker; firstRanks is how many ranks are found
// to begin with, a few pages.
const (
	maxItems   = 1_000_000
	firstRanks = 256
	pickerRows = 20
)

// NewPicker makes a picker without items. They are put in with Add, by a Fill,
// or by Search.
func NewPicker(o PickerOptions) *Picker {
	if len(o.Columns) == 0 {
		o.Columns = []string{""}
	}
	if o.Matcher == nil {
		o.Matcher = fuzzy.NewMatcher(0)
	}
	p := &Picker{o: o, want: firstRanks, row: -1, filled: true, field: Field{Register: o.Register}}
	p.field.Set(o.Query)
	p.clear()
	p.parse()
	p.searched, _ = p.searchText()
	p.rematch()
	return p
}

// LayerName makes a new picker replace an old one.
func (p *Picker) LayerName() string {
	if p.o.Name == "" {
		return "picker"
	}
	return p.o.Name
}

// Query is the query as it is typed.
func (p *Picker) Query() string { return p.field.Text() }

// SetQuery replaces the query as if it was typed.
func (p *Picker) SetQuery(query string) {
	p.field.Set(query)
	p.edited()
}

// Reopen makes a closed picker ready to be pushed again, as it was.
func (p *Picker) Reopen() {
	p.done = false
	p.target, p.shows, p.shown = Target{}, false, nil // to be told again
	p.rematch()
}

// Full tells that items were dropped because there were too many.
func (p *Picker) Full() bool { return p.full }

// Handle takes keys and pastes, and keeps everything else away from the text
// below.
func (p *Picker) Handle(ev event.Event) Result {
	if p.done {
		return ClosePass
	}
	switch ev := ev.(type) {
	case event.Key:
		return p.key(ev.Key)
	case event.Paste:
		p.edit(func() { p.field.Insert(ev.Text) })
		return Consumed
	case event.Mouse:
		switch ev.Action {
		case event.WheelDown:
			p.page(3)
		case event.WheelUp:
			p.page(-3)
		}
		return Consumed
	}
	return Ignored
}

func (p *Picker) key(k keymap.Key) Result {
	act := keymap.PickerWidget.Action(k)
	if p.field.Awaiting() {
		act = keymap.PickerQuery
	}
	switch act {
	case keymap.PickerNext:
		p.move(1)
	case keymap.PickerPrevious:
		p.move(-1)
	case keymap.PickerPageDown:
		p.page(p.rows())
	case keymap.PickerPageUp:
		p.page(-p.rows())
	case keymap.PickerFirst:
		p.page(-p.list.Len())
	case keymap.PickerLast:
		p.page(p.list.Len())
	case keymap.PickerAccept:
		return p.enter()
	case keymap.PickerAcceptKeepOpen:
		return p.open(OpenKeep)
	case keymap.PickerHorizontalSplit:
		return p.open(OpenHorizontal)
	case keymap.PickerVerticalSplit:
		return p.open(OpenVertical)
	case keymap.PickerTogglePreview:
		p.hide = !p.hide
	case keymap.PickerClose:
		if p.o.Dismissed != nil {
			p.o.Dismissed()
		}
		p.close()
		return Close
	default:
		p.edit(func() { p.field.Handle(k, keymap.PromptWidget.Action(k)) })
	}
	return Consumed
}

func (p *Picker) rows() int {
	if p.o.Rows == nil {
		return pickerRows
	}
	return max(1, p.o.Rows())
}

func (p *Picker) edit(change func()) {
	before := p.Query()
	if change(); p.Query() != before {
		p.edited()
	}
}

// edited is called when the query is another one.
func (p *Picker) edited() {
	p.parse()
	p.want = firstRanks
	p.rematch()
	p.research()
}

// enter is Enter: on an empty query it may bring back the last one.
func (p *Picker) enter() Result {
	if p.Query() == "" && p.o.History != nil {
		if past := p.o.History(); len(past) > 0 && past[0] != "" {
			p.SetQuery(past[0])
			return Consumed
		}
	}
	return p.open(OpenHere)
}

// open accepts the highlighted item. Without one the picker closes, unless one
// may still come.
func (p *Picker) open(how Open) Result {
	it, ok := p.Chosen()
	switch {
	case !ok && (how == OpenKeep || p.busy()):
		return Consumed
	case ok && p.o.Remember != nil && p.Query() != "":
		p.o.Remember(p.Query())
	}
	if how == OpenKeep {
		p.o.Accept(it, how)
		return Consumed
	}
	p.close()
	if ok {
		p.o.Accept(it, how)
	}
	return Close
}

// busy tells whether items may still come by themselves.
func (p *Picker) busy() bool { return !p.filled || p.waiting.Alive() }

func (p *Picker) close() {
	p.done = true
	p.flight.Cancel()
	p.waiting.Cancel()
	if p.o.Closed != nil {
		p.o.Closed()
	}
}

// Chosen is the highlighted item; false: there is none. It waits for a ranking
// that is on its way.
func (p *Picker) Chosen() (Item, bool) {
	p.settle()
	if p.at >= p.result.Count() {
		return Item{}, false
	}
	if p.at >= p.result.Ranked() {
		p.result, _ = p.o.Matcher.Rank(context.Background(), p.result, p.at+1)
		p.highlight()
	}
	return p.item(p.result.Row(p.at)), true
}

// item is what a row of the list stands for.
func (p *Picker) item(row int) Item {
	it := Item{Cells: make([]string, len(p.o.Columns)), Value: p.values[row]}
	items := p.list.Items()
	for i := range it.Cells {
		it.Cells[i] = items.Text(row, i)
	}
	return it
}

// Step goes so many items on in a picker that is closed and returns the one
// there, its number from 1, and how many there are; false: there is none so far
// on.
func (p *Picker) Step(n int) (it Item, number, count int, ok bool) {
	p.settle()
	count = p.result.Count()
	if to := p.at + n; to < 0 || to >= count {
		return Item{}, 0, count, false
	}
	p.jump(p.at + n)
	it, ok = p.Chosen()
	return it, p.at + 1, count, ok
}

// Highlight puts the highlight on the item of a rank, if there is one.
func (p *Picker) Highlight(rank int) { p.jump(rank) }

// Click highlights the item of a rank; a click on the highlighted one opens it.
// The layer is to be removed if the result is Close.
func (p *Picker) Click(rank int) Result {
	p.settle()
	switch {
	case p.done || rank < 0 || rank >= p.result.Count():
		return Consumed
	case rank == p.at:
		return p.open(OpenHere)
	}
	p.jump(rank)
	return Consumed
}

// ScrollPreview moves the preview by rows, down if positive.
func (p *Picker) ScrollPreview(rows int) {
	if p.shown != nil {
		from, _ := p.shown.rest(p.height())
		p.scroll = p.shown.top(p.scroll+rows, p.height()) - from
	}
}

// SetPreview shows the content of a target, if that is still highlighted.
func (p *Picker) SetPreview(v Preview) {
	if p.shows && v.Target == p.target {
		p.shown = &v
	}
}
