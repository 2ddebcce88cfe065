// Package keymap knows keys, their notation, and what they are bound to.
//
// It deals in names only: a binding holds command names, command lines and
// keys to play, and whoever runs them looks the names up in the command table.
// Everything built here is immutable afterwards and may be shared freely.
package keymap

import (
	"unicode"
	"unicode/utf8"
)

// Code tells which key was pressed. Rune stands for every key that types a
// character (the space bar included); all other codes name one key each.
// Their order is that of the keys in a row of a popup.
type Code uint8

const (
	Rune Code = iota // the character is in Key.Rune
	Backspace
	Enter
	Left
	Right
	Up
	Down
	Home
	End
	PageUp
	PageDown
	Tab
	Delete
	Insert

	F1
	F2
	F3
	F4
	F5
	F6
	F7
	F8
	F9
	F10
	F11
	F12
	F13
	F14
	F15
	F16
	F17
	F18
	F19
	F20
	F21
	F22
	F23
	F24

	Null
	Esc

	// The keys below reach a program only from terminals that speak the
	// extended keyboard protocol.
	CapsLock
	ScrollLock
	NumLock
	PrintScreen
	Pause
	Menu
	KeypadBegin
	MediaPlay
	MediaPause
	MediaPlayPause
	MediaReverse
	MediaStop
	MediaFastForward
	MediaRewind
	MediaTrackNext
	MediaTrackPrevious
	MediaRecord
	MediaLowerVolume
	MediaRaiseVolume
	MediaMuteVolume
	LeftShift
	LeftControl
	LeftAlt
	LeftSuper
	LeftHyper
	LeftMeta
	RightShift
	RightControl
	RightAlt
	RightSuper
	RightHyper
	RightMeta
	IsoLevel3Shift
	IsoLevel5Shift

	numCodes // one past the last code
)

// F returns the code of function key n, 1 to 24; ok is false outside that.
func F(n int) (c Code, ok bool) {
	if n < 1 || n > 24 {
		return 0, false
	}
	return F1 + Code(n-1), true
}

// Mods is a set of modifier keys.
type Mods uint8

const (
	ModShift Mods = 1 << iota
	ModCtrl
	ModAlt
	ModSuper // also called Meta, Cmd or Win
)

// Key is one key press. Keys are comparable and usable as map keys, provided
// they are normal (see Normal): every constructor and parser of this package
// returns normal keys, and normal keys are equal if and only if they mean the
// same press. The zero Key is no key at all.
type Key struct {
	Code Code
	Rune rune // set for Code Rune, 0 otherwise
	Mods Mods
}

// Char returns the key that types r.
func Char(r rune) Key { return Key{Rune: r} }

// Ctrl returns r pressed together with Control.
func Ctrl(r rune) Key { return Key{Rune: r, Mods: ModCtrl} }

// Alt returns r pressed together with Alt.
func Alt(r rune) Key { return Key{Rune: r, Mods: ModAlt} }

// Named returns the key c without modifiers. It is not meant for Rune.
func Named(c Code) Key { return Key{Code: c} }

// With returns k with the modifiers m added, in normal form.
func (k Key) With(m Mods) Key {
	k.Mods |= m
	return k.Normal()
}

// Normal returns the form of k that is used for comparing. A terminal may
// report an upper-case letter as letter, as letter and Shift, or as lower-case
// letter and Shift; all of them become the bare upper-case letter, and Shift
// is dropped from every other character, which already tells.
func (k Key) Normal() Key {
	if k.Code != Rune {
		k.Rune = 0
		return k
	}
	if k.Mods&ModShift != 0 {
		k.Mods &^= ModShift
		k.Rune = unicode.ToUpper(k.Rune)
	}
	return k
}

// IsZero reports whether k is no key at all.
func (k Key) IsZero() bool { return k == Key{} }

// Text returns the character that k types if nothing is bound to it, and
// whether it types one: it does without Control, Alt and Super.
func (k Key) Text() (r rune, ok bool) {
	if k.Code != Rune || k.Mods&^ModShift != 0 || k.Rune == 0 || !utf8.ValidRune(k.Rune) {
		return 0, false
	}
	return k.Rune, true
}
