package commands

import (
	"hx/editor/command"
	"hx/editor/event"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/keymap"
)

// contextEntry is an entry of the menu that the right button opens: commands
// that run one after the other.
type contextEntry struct {
	label    string
	commands []string
	selected bool // only if more than one character is selected
}

var contextEntries = []contextEntry{
	{"Cut", []string{"yank_main_selection_to_clipboard", "delete_selection_noyank"}, true},
	{"Copy", []string{"yank_main_selection_to_clipboard"}, true},
	{"Paste", []string{"paste_clipboard_before"}, false},
	{"Paste over", []string{"replace_selections_with_clipboard"}, true},
	{"Select all", []string{"select_all"}, false},
	{"Definition", []string{"goto_definition"}, false},
	{"References", []string{"goto_reference"}, false},
	{"Docs", []string{"hover"}, false},
	{"Rename", []string{"rename_symbol"}, false},
	{"Code actions", []string{"code_action"}, false},
	{"Comment", []string{"toggle_comments"}, false},
	{"Undo", []string{"undo"}, false},
	{"Redo", []string{"redo"}, false},
}

// contextMenu opens a menu at the pointer. What it does is done to the
// selection if the pointer is on it, else to where the pointer is.
func contextMenu(c *command.Context, m event.Mouse) error {
	v, onText := viewAt(c.Ed, m.X, m.Y)
	if v == nil || !onText {
		return nil
	}
	pos, _ := posAt(c.Ed, v, m.X, m.Y)
	c.Ed.Win.Focus(v.ID)
	if !selected(c.Selection(), pos) {
		c.SetSelection(selection.At(pos))
	}
	entries := contextFor(c)
	env := c.Env
	o := ui.MenuOptions{Name: "context-menu", AutoClose: true, At: &ui.Cell{X: m.X, Y: m.Y}, Rows: func() int { return len(entries) }}
	for _, e := range entries {
		o.Items = append(o.Items, ui.MenuItem{Label: e.label, Kind: keyOf(c, e.commands)})
	}
	o.Choose = func(i int) {
		for _, name := range entries[i].commands {
			if err := env.Context().Run(name); err != nil {
				c.Fail("%s", err)
				return
			}
		}
	}
	c.Ed.Layers.Push(ui.NewMenu(o))
	return nil
}

func selected(s selection.Selection, pos int) bool {
	for _, r := range s.Ranges() {
		if r.From() <= pos && pos < r.To() {
			return true
		}
	}
	return false
}

// contextFor are the entries that make sense now.
func contextFor(c *command.Context) []contextEntry {
	r := c.Selection().Primary()
	wide := r.To() > c.Text().NextGrapheme(r.From())
	var out []contextEntry
	for _, e := range contextEntries {
		known := !e.selected || wide
		for _, name := range e.commands {
			known = known && c.Tables.Find(name) != nil
		}
		if known {
			out = append(out, e)
		}
	}
	return out
}

// keyOf writes the shortest key of a command, so that the menu teaches it.
func keyOf(c *command.Context, names []string) string {
	if len(names) != 1 {
		return ""
	}
	best := ""
	for _, keys := range c.Ed.Keys.KeysFor(keymap.ModeNormal, names[0]) {
		if s := keymap.Join(keys, " "); best == "" || text.StringWidth(s) < text.StringWidth(best) {
			best = s
		}
	}
	return best
}
