package input

import (
	"hx/editor/ui"
	"hx/keymap"
)

// altMeans tells whether an Alt key means something at the moment: where it
// does not, an escape byte and a key are two keys.
func (in *Input) altMeans(k keymap.Key) bool {
	switch in.env.Ed.Layers.Top().(type) {
	case *ui.Prompt:
		return bound(keymap.PromptWidget, k)
	case *ui.Picker:
		return bound(keymap.PickerWidget, k)
	}
	node := in.walker.Menu()
	if node == nil {
		node = in.env.Ed.Keys.Root(in.env.Ed.Mode())
	}
	return node.Step(k).Outcome != keymap.None
}

func bound(w keymap.Widget, k keymap.Key) bool {
	for have := range w.Keys() {
		if have == k {
			return true
		}
	}
	return false
}
