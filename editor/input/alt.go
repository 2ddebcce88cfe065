package input

import (
	"hx/editor/ui"
	"hx/keymap"
)

// AltKeys answers which Alt keys mean something: a value, safe on any
// goroutine. Terminals send Alt and a key as an escape byte and the key; where
// Alt means nothing the bytes are Esc and the key, typed fast.
type AltKeys struct {
	node   *keymap.Node
	widget keymap.Widget
	layer  bool
}

// AltKeys returns the answer for the present state.
func (in *Input) AltKeys() AltKeys {
	a := AltKeys{node: in.walker.Menu()}
	if a.node == nil {
		a.node = in.env.Ed.Keys.Root(in.env.Ed.Mode())
	}
	switch in.env.Ed.Layers.Top().(type) {
	case *ui.Prompt:
		a.widget, a.layer = keymap.PromptWidget, true
	case *ui.Picker:
		a.widget, a.layer = keymap.PickerWidget, true
	}
	return a
}

// Bound tells whether a key means something.
func (a AltKeys) Bound(k keymap.Key) bool {
	if a.layer {
		for bound := range a.widget.Keys() {
			if bound == k {
				return true
			}
		}
		return false
	}
	return a.node != nil && a.node.Step(k).Outcome != keymap.None
}
