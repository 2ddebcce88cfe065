package keymap

import "iter"

// Node is one level of a keymap: the map of a mode or a submenu of it.
// It never changes after construction.
type Node struct {
	title   string
	sticky  bool
	entries []entry // in map order, each key once
}

// entry binds one key to a submenu if menu is set, else to *bind, else to the
// command called name. Nearly all entries are plain commands, so those take no
// Binding of their own.
type entry struct {
	key  packed
	name string
	menu *Node
	bind *Binding
}

func (e *entry) binding() Binding {
	if e.bind != nil {
		return *e.bind
	}
	return Binding{Kind: Command, Text: e.name}
}

// Title is the heading of the node's popup.
func (n *Node) Title() string { return n.title }

// Sticky reports whether the node stays active after each command until Esc.
func (n *Node) Sticky() bool { return n.sticky }

// Len is the number of keys bound here, those bound to NoOp included.
func (n *Node) Len() int { return len(n.entries) }

// Item is what one key does in a node: it opens Menu, or runs Binding if Menu
// is nil.
type Item struct {
	Key     Key
	Menu    *Node
	Binding Binding
}

func (e *entry) item() Item {
	if e.menu != nil {
		return Item{Key: e.key.key(), Menu: e.menu}
	}
	return Item{Key: e.key.key(), Binding: e.binding()}
}

// Items yields the node's keys in map order.
func (n *Node) Items() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for i := range n.entries {
			if !yield(n.entries[i].item()) {
				return
			}
		}
	}
}

// find returns the entry of k or nil. A scan of at most some 130 words beats
// any index that would have to be built first.
func (n *Node) find(k packed) *entry {
	for i := range n.entries {
		if n.entries[i].key == k {
			return &n.entries[i]
		}
	}
	return nil
}

// Outcome is what became of a key.
type Outcome uint8

const (
	None      Outcome = iota // nothing is bound to it
	Pending                  // it leads to the submenu Step.Menu
	Bound                    // it completes Step.Binding
	Cancelled                // it ended a pending sequence; see Walker
)

// Step is the result of looking up keys.
type Step struct {
	Outcome Outcome
	Menu    *Node   // for Pending
	Binding Binding // for Bound
	Keys    []Key   // for Cancelled: the keys that came to nothing
}

// Step looks up one key in n. It allocates nothing.
func (n *Node) Step(k Key) Step {
	e := n.find(k.pack())
	switch {
	case e == nil:
		return Step{}
	case e.menu != nil:
		return Step{Outcome: Pending, Menu: e.menu}
	}
	return Step{Outcome: Bound, Binding: e.binding()}
}

// Lookup follows keys from n. The result is None as well if a binding is
// reached before the last key. No keys lead to n itself.
func (n *Node) Lookup(keys ...Key) Step {
	step := Step{Outcome: Pending, Menu: n}
	for _, k := range keys {
		if step.Outcome != Pending {
			return Step{}
		}
		step = step.Menu.Step(k)
	}
	return step
}

// All yields every key sequence of n that runs something, with its binding, in
// map order. The slice is used again for the next sequence.
func (n *Node) All() iter.Seq2[[]Key, Binding] {
	return func(yield func([]Key, Binding) bool) { n.all(nil, yield) }
}

func (n *Node) all(prefix []Key, yield func([]Key, Binding) bool) bool {
	for i := range n.entries {
		e := &n.entries[i]
		keys := append(prefix, e.key.key())
		if e.menu != nil {
			if !e.menu.all(keys, yield) {
				return false
			}
		} else if !yield(keys, e.binding()) {
			return false
		}
	}
	return true
}
