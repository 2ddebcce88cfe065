// Package ui holds the models of what lies over the text: prompts, pickers,
// menus, popups, info boxes. A model is a state machine that takes events and
// calls back; it knows nothing of cells or colours. Drawing it is the front
// end's business.
package ui

import "hx/editor/event"

// Result says what a layer did with an event.
type Result uint8

const (
	// Ignored passes the event on to the layer below.
	Ignored Result = iota
	// Consumed ends its way here.
	Consumed
	// Close removes the layer and ends the event's way.
	Close
	// ClosePass removes the layer and passes the event on.
	ClosePass
)

// Layer is one model on the stack. Handle may call back into the editor, which
// may push or remove layers meanwhile.
type Layer interface {
	Handle(ev event.Event) Result
}

// Named layers replace a layer of the same name when they are pushed.
type Named interface {
	Layer
	LayerName() string
}

// Stack holds the layers, the newest on top. Keys go to the top first.
type Stack struct {
	// Locate tells what the front end has drawn at a cell; nil: there is none.
	Locate func(x, y int) Spot
	// Measure tells how many rows of a popup's block are shown at once and how
	// many it has as it is laid out; nil: the block's lines.
	Measure func(b Block) (shown, total int)

	layers []Layer
}

// Push puts a layer on top.
func (s *Stack) Push(l Layer) {
	if n, ok := l.(Named); ok {
		s.RemoveNamed(n.LayerName())
	}
	if p, ok := l.(*Popup); ok && p.o.Size == nil {
		p.o.Size = s.Measure
	}
	s.layers = append(s.layers, l)
}

// Remove takes a layer out, wherever it lies.
func (s *Stack) Remove(l Layer) {
	for i, have := range s.layers {
		if have == l {
			s.layers = append(s.layers[:i:i], s.layers[i+1:]...)
			return
		}
	}
}

// RemoveNamed takes out the layer of that name.
func (s *Stack) RemoveNamed(name string) {
	if l := s.Named(name); l != nil {
		s.Remove(l)
	}
}

// Named returns the layer of that name, or nil.
func (s *Stack) Named(name string) Layer {
	for _, l := range s.layers {
		if n, ok := l.(Named); ok && n.LayerName() == name {
			return l
		}
	}
	return nil
}

// Top returns the newest layer, or nil.
func (s *Stack) Top() Layer {
	if len(s.layers) == 0 {
		return nil
	}
	return s.layers[len(s.layers)-1]
}

// Layers returns the layers, lowest first. The slice must not be changed.
func (s *Stack) Layers() []Layer { return s.layers }

// Handle gives an event to the layers from the top; true when one took it.
func (s *Stack) Handle(ev event.Event) bool {
	for i := len(s.layers) - 1; i >= 0; i-- {
		if i >= len(s.layers) {
			continue // a layer below closed others
		}
		l := s.layers[i]
		switch s.give(l, ev) {
		case Consumed:
			return true
		case Close:
			s.Remove(l)
			return true
		case ClosePass:
			s.Remove(l)
		}
	}
	return false
}

func (s *Stack) give(l Layer, ev event.Event) Result {
	if m, ok := ev.(event.Mouse); ok {
		return s.mouse(l, m)
	}
	return l.Handle(ev)
}
