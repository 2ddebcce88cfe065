package ui

import "hx/editor/event"

// Info is a box of rows at the bottom right: the keys that may follow, or the
// registers in use. It takes no events.
type Info struct {
	Title string
	Rows  []InfoRow
}

// InfoRow is a key (or name) and what it does.
type InfoRow struct{ Key, Text string }

// Handle ignores everything: the box only shows.
func (*Info) Handle(event.Event) Result { return Ignored }
