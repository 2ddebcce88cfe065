package keymap

import (
	"slices"
	"strings"
)

// Mode is one of the three editing modes, each with a map of its own.
type Mode uint8

const (
	ModeNormal Mode = iota
	ModeSelect
	ModeInsert

	numModes
)

var modeKeys = [numModes]string{ModeNormal: "normal", ModeSelect: "select", ModeInsert: "insert"}

// String returns the mode's name in a config file.
func (m Mode) String() string { return modeKeys[m] }

// Set holds the maps of all modes. It never changes after construction.
type Set struct{ roots [numModes]*Node }

// Root returns the map of m.
func (s *Set) Root(m Mode) *Node { return s.roots[m] }

// Lookup follows keys in the map of m.
func (s *Set) Lookup(m Mode, keys ...Key) Step { return s.roots[m].Lookup(keys...) }

// KeysFor returns the key sequences of mode m that run command, in map order.
// A command with a leading colon is a typable one, found with any arguments.
// Sequences of commands that contain it are not counted.
func (s *Set) KeysFor(m Mode, command string) [][]Key {
	var found [][]Key
	for keys, b := range s.roots[m].All() {
		if name, ok := b.command(); ok && name == command {
			found = append(found, slices.Clone(keys))
		}
	}
	return found
}

// Reverse returns all bound commands of mode m with their key sequences, each
// list in map order. Typable commands are found under their name as bound,
// with a leading colon; disabled keys are left out.
func (s *Set) Reverse(m Mode) map[string][][]Key {
	index := make(map[string][][]Key, 2*s.roots[m].Len())
	for keys, b := range s.roots[m].All() {
		if name, ok := b.command(); ok && name != NoOp {
			index[name] = append(index[name], slices.Clone(keys))
		}
	}
	return index
}

// command returns the one command that b runs.
func (b Binding) command() (name string, ok bool) {
	switch b.Kind {
	case Command:
		return b.Text, true
	case Line:
		return ":" + lineCommand(b.Text), true
	}
	return "", false
}

// lineCommand returns the command name of a command line without its colon.
func lineCommand(line string) string {
	line = strings.TrimLeft(line, " \t")
	if i := strings.IndexAny(line, " \t"); i >= 0 {
		line = line[:i]
	}
	return line
}

// Fixed lists what keys of mode m do that is in no map and cannot be bound
// away, but for digits, which count only as long as they are not bound.
func Fixed(m Mode) []Row {
	if m == ModeInsert {
		return []Row{{"any other character", "Insert it"}}
	}
	return []Row{
		{"1..9", "Start a count"},
		{"0..9", "Continue a count"},
		{".", "Repeat the last insertion"},
	}
}
