package keymap

import (
	"slices"
	"strings"
)

// Row is one line of a node's popup: the keys, joined with ", ", and what they
// do.
type Row struct{ Keys, Label string }

// sequenceLabel stands for a list of commands.
const sequenceLabel = "[Multiple commands]"

// Rows returns the popup of n: one row per command or submenu with all its
// keys in the order of Compare; a row stands where the first of its keys
// stands in the map. Disabled keys are left out. label gives the text of a
// command; if it is nil or has none, the name is shown. Command lines and
// macros show as they are written in a config file.
func (n *Node) Rows(label func(command string) string) []Row {
	var groups []group
next:
	for i := range n.entries {
		e := &n.entries[i]
		if e.menu == nil && e.binding().IsNoOp() {
			continue
		}
		for g := range groups {
			if groups[g].same(e) {
				groups[g].add(e, i)
				continue next
			}
		}
		groups = append(groups, group{first: e, at: i, keys: []Key{e.key.key()}})
	}
	slices.SortFunc(groups, func(a, b group) int { return a.at - b.at })

	rows := make([]Row, len(groups))
	for i, g := range groups {
		rows[i] = Row{Keys: Join(g.keys, ", "), Label: g.first.label(label)}
	}
	return rows
}

// group collects the keys of one row.
type group struct {
	first *entry // in map order
	at    int    // index of the entry of keys[0]
	keys  []Key
}

// same reports whether e belongs into the group's row. Sequences all look
// alike, and so share one, as submenus of one title do.
func (g *group) same(e *entry) bool {
	if g.first.menu != nil || e.menu != nil {
		return g.first.menu != nil && e.menu != nil && g.first.menu.title == e.menu.title
	}
	a, b := g.first.binding(), e.binding()
	return a.Kind == b.Kind && (a.Kind == Sequence || a.Text == b.Text)
}

func (g *group) add(e *entry, at int) {
	k := e.key.key()
	i, _ := slices.BinarySearchFunc(g.keys, k, Compare)
	g.keys = slices.Insert(g.keys, i, k)
	if i == 0 {
		g.at = at
	}
}

func (e *entry) label(label func(string) string) string {
	if e.menu != nil {
		return e.menu.title
	}
	b := e.binding()
	switch {
	case b.Kind == Sequence:
		return sequenceLabel
	case b.Kind == Command && label != nil:
		if text := strings.TrimSpace(label(b.Text)); text != "" {
			return text
		}
	}
	return b.String()
}
