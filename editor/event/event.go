// Package event holds what the outside tells the editor: keys, pastes, mouse
// actions, resizes. A front end makes these values; nothing below it knows a
// terminal.
package event

import "hx/keymap"

// Event is one of Key, Paste, Mouse, Resize, Focus, Background, Clipboard,
// Hangup.
type Event interface{ event() }

// Key is one key press.
type Key struct {
	keymap.Key
	// Escaped tells that Alt came as an escape byte in front of the key: where
	// the Alt key means nothing, it is Esc and the key, typed fast.
	Escaped bool
}

// Paste is the text of one bracketed paste, exactly as the terminal sent it
// (line breaks not yet converted, invalid bytes kept).
type Paste struct{ Text string }

// MouseAction says what the pointer did.
type MouseAction uint8

const (
	Press MouseAction = iota
	Drag
	Release
	Move
	WheelUp
	WheelDown
	WheelLeft
	WheelRight
)

// Button is a mouse button; NoButton for wheel and plain moves.
type Button uint8

const (
	NoButton Button = iota
	Left
	Middle
	Right
)

// Mouse is a mouse action at a cell. X and Y count cells from 0 at the top
// left. Clicks is 1, 2, 3 for single, double and triple presses.
type Mouse struct {
	Action MouseAction
	Button Button
	Mods   keymap.Mods
	X, Y   int
	Clicks int
}

// Resize gives the new size of the screen in cells.
type Resize struct{ Width, Height int }

// Focus tells whether the terminal has the keyboard focus.
type Focus struct{ Gained bool }

// Background is the terminal's report of its colours: true when its
// background is dark.
type Background struct{ Dark bool }

// Clipboard is the terminal's answer to a clipboard query (OSC 52).
// Primary tells the selection clipboard from the system one.
type Clipboard struct {
	Primary bool
	Text    string
}

// Hangup means that the terminal is gone: save what can be saved and leave.
type Hangup struct{ Err error }

func (Key) event()        {}
func (Paste) event()      {}
func (Mouse) event()      {}
func (Resize) event()     {}
func (Focus) event()      {}
func (Background) event() {}
func (Clipboard) event()  {}
func (Hangup) event()     {}
