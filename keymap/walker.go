package keymap

import "slices"

// Walker follows key presses through the maps: it keeps the keys of a sequence
// that is not complete, and the sticky submenu that has taken the map's place.
// The zero Walker is at the start.
type Walker struct {
	pending []Key
	menu    *Node // where pending leads
	sticky  *Node
}

// Press feeds one key and says what became of it.
//
//   - Pending: the key opened a submenu, or a sticky one.
//   - Bound: the key, with those pending, runs Step.Binding.
//   - None: no keys were pending, and nothing is bound to this one.
//   - Cancelled: keys were pending and this one did not continue them.
//     Step.Keys are the pending ones and this one; without this one if it is
//     Esc, which does nothing else then. Insert mode inserts what characters
//     there are.
//
// Esc with no keys pending leaves a sticky submenu, and is then looked up in
// the map of m.
func (w *Walker) Press(s *Set, m Mode, k Key) Step {
	esc := k == Named(Esc)
	if len(w.pending) == 0 {
		w.menu = s.Root(m)
		if esc {
			w.sticky = nil
		}
		if w.sticky != nil {
			w.menu = w.sticky
		}
	} else if esc {
		return w.cancel()
	}
	step := w.menu.Step(k)
	switch step.Outcome {
	case Pending:
		if step.Menu.sticky {
			w.clear()
			w.sticky = step.Menu
		} else {
			w.pending = append(w.pending, k)
			w.menu = step.Menu
		}
	case Bound:
		w.clear()
	case None:
		if len(w.pending) > 0 {
			w.pending = append(w.pending, k)
			return w.cancel()
		}
		w.clear()
	}
	return step
}

func (w *Walker) cancel() Step {
	keys := slices.Clone(w.pending) // the caller may press keys while it reads them
	w.clear()
	return Step{Outcome: Cancelled, Keys: keys}
}

func (w *Walker) clear() { w.pending, w.menu = w.pending[:0], nil }

// Pending returns the keys typed so far of an incomplete sequence, valid until
// the next Press.
func (w *Walker) Pending() []Key { return w.pending }

// Menu returns the submenu that the next key is looked up in and whose popup is
// shown: that of the pending keys, else the sticky one, else nil.
func (w *Walker) Menu() *Node {
	if len(w.pending) > 0 {
		return w.menu
	}
	return w.sticky
}

// Reset forgets pending keys and leaves a sticky submenu.
func (w *Walker) Reset() { w.clear(); w.sticky = nil }
