package ui

import (
	"hx/editor/event"
	"hx/editor/fuzzy"
	"hx/keymap"
)

// MenuItem is an entry of a menu or of a completion list.
type MenuItem struct {
	Label  string
	Kind   string       // shown dimmed at the right
	Doc    string       // Markdown, shown beside the entry while it is highlighted
	Struck bool         // deprecated
	Match  []fuzzy.Span // bytes of Label that matched
}

// MenuOptions make a menu. All callbacks but Choose may be nil.
type MenuOptions struct {
	Name  string // of the layer, which a new one replaces; empty: "menu"
	Title string
	Body  string // text above the entries, such as a question
	Items []MenuItem
	// First highlights the first entry to begin with.
	First bool
	// AutoClose makes keys the menu does not know close it; they are acted upon
	// then. Otherwise they are acted upon and the menu stays.
	AutoClose bool
	Rows      func() int // shown at once; nil: 10
	At        *Cell      // where it opens; nil: at the cursor

	Choose func(i int)
	Moved  func(i int) // the highlight has
	Abort  func()      // left without a choice
}

// Menu is a list to choose from: code actions, questions of servers, context
// menus.
type Menu struct {
	o    MenuOptions
	list list
	done bool
}

// NewMenu makes a menu.
func NewMenu(o MenuOptions) *Menu {
	m := &Menu{o: o, list: list{n: len(o.Items), at: -1, rows: o.Rows}}
	if o.First {
		m.list.move(1)
	}
	return m
}

// NewQuestion makes a menu that asks for one of some answers, the first of which
// is highlighted. Choose gets its number, or -1 when the question is left open.
func NewQuestion(question string, answers []string, choose func(i int)) *Menu {
	o := MenuOptions{Name: "question", Body: question, First: true, Choose: choose, Abort: func() { choose(-1) }}
	for _, a := range answers {
		o.Items = append(o.Items, MenuItem{Label: a})
	}
	return NewMenu(o)
}

// LayerName makes a new menu replace an old one.
func (m *Menu) LayerName() string {
	if m.o.Name == "" {
		return "menu"
	}
	return m.o.Name
}

// Handle takes the keys of a menu.
func (m *Menu) Handle(ev event.Event) Result {
	if m.done {
		return ClosePass
	}
	switch ev := ev.(type) {
	case event.Key:
		return m.key(ev.Key)
	case event.Paste:
		return m.pass()
	case event.Mouse:
		switch ev.Action {
		case event.WheelDown:
			m.moved(m.list.page, 1)
		case event.WheelUp:
			m.moved(m.list.page, -1)
		case event.Press:
			return m.pass()
		}
		return Consumed
	}
	return Ignored
}

func (m *Menu) key(k keymap.Key) Result {
	switch keymap.MenuWidget.Action(k) {
	case keymap.MenuNext:
		m.moved(m.list.move, 1)
	case keymap.MenuPrevious:
		m.moved(m.list.move, -1)
	case keymap.MenuHalfPageDown:
		m.moved(m.list.page, m.list.half())
	case keymap.MenuHalfPageUp:
		m.moved(m.list.page, -m.list.half())
	case keymap.MenuAccept:
		if m.list.at < 0 {
			m.leave()
			return ClosePass
		}
		return m.Click(m.list.at)
	case keymap.MenuAbort:
		m.leave()
		return Close
	default:
		return m.pass()
	}
	return Consumed
}

func (m *Menu) moved(move func(int), step int) {
	before := m.list.at
	if move(step); m.list.at != before && m.o.Moved != nil {
		m.o.Moved(m.list.at)
	}
}

func (m *Menu) pass() Result {
	if !m.o.AutoClose {
		return Ignored
	}
	m.leave()
	return ClosePass
}

func (m *Menu) leave() {
	m.done = true
	if m.o.Abort != nil {
		m.o.Abort()
	}
}

// Click chooses entry i, as Enter and a click on it do. The layer is to be
// removed if the result is Close.
func (m *Menu) Click(i int) Result {
	if m.done || i < 0 || i >= len(m.o.Items) {
		return Consumed
	}
	m.done = true
	m.o.Choose(i)
	return Close
}

// SetItem replaces an entry: more has become known of it.
func (m *Menu) SetItem(i int, item MenuItem) {
	if i >= 0 && i < len(m.o.Items) {
		m.o.Items[i] = item
	}
}

// Cell is a place on the screen, counted in cells from 0 at the top left.
type Cell struct{ X, Y int }

// MenuView is what is drawn of a menu or completion list.
type MenuView struct {
	Title, Body string
	At          *Cell      // where it opens; nil: at the cursor
	Back        int        // cells left of the cursor
	Items       []MenuItem // the visible ones
	First       int        // number of the first of them
	Total       int
	Chosen      int // among Items; -1: none
	// Doc is the documentation of the highlighted entry.
	Doc string
}

// View gives what is drawn in so many rows. It changes nothing.
func (m *Menu) View(rows int) MenuView {
	v := viewOf(&m.list, m.o.Items, rows)
	v.Title, v.Body, v.At = m.o.Title, m.o.Body, m.o.At
	return v
}

func viewOf(l *list, items []MenuItem, rows int) MenuView {
	first := l.window(max(rows, 0))
	v := MenuView{Items: items[first:min(first+max(rows, 0), len(items))], First: first, Total: len(items), Chosen: -1}
	if l.at >= 0 {
		v.Doc = items[l.at].Doc
		if i := l.at - first; i >= 0 && i < len(v.Items) {
			v.Chosen = i
		}
	}
	return v
}
