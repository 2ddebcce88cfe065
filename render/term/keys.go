package term

import "hx/keymap"

// modifiers decodes the parameter for modifiers: one more than the sum of
// their bits, in the order of the bits.
func modifiers(n int) (m keymap.Mods) {
	if n < 2 {
		return 0
	}
	for bit, mod := range [...]keymap.Mods{
		keymap.ModShift, keymap.ModAlt, keymap.ModCtrl, keymap.ModSuper,
		keymap.ModSuper, // hyper
		keymap.ModSuper, // meta
	} {
		if (n-1)>>bit&1 != 0 {
			m |= mod
		}
	}
	return m
}

// tildeKeys are the keys of CSI number ~.
var tildeKeys = map[int]keymap.Code{
	1: keymap.Home, 2: keymap.Insert, 3: keymap.Delete, 4: keymap.End,
	5: keymap.PageUp, 6: keymap.PageDown, 7: keymap.Home, 8: keymap.End,
	11: keymap.F1, 12: keymap.F2, 13: keymap.F3, 14: keymap.F4, 15: keymap.F5,
	17: keymap.F6, 18: keymap.F7, 19: keymap.F8, 20: keymap.F9, 21: keymap.F10,
	23: keymap.F11, 24: keymap.F12, 25: keymap.F13, 26: keymap.F14,
	28: keymap.F15, 29: keymap.Menu,
	31: keymap.F17, 32: keymap.F18, 33: keymap.F19, 34: keymap.F20,
	57427: keymap.KeypadBegin,
}

// rxvtMods are the modifiers that rxvt tells by other final bytes than ~.
var rxvtMods = map[byte]keymap.Mods{
	'$': keymap.ModShift, '^': keymap.ModCtrl, '@': keymap.ModCtrl | keymap.ModShift,
}

// letterKeys are the keys of CSI letter.
var letterKeys = map[byte]keymap.Code{
	'A': keymap.Up, 'B': keymap.Down, 'C': keymap.Right, 'D': keymap.Left,
	'E': keymap.KeypadBegin, 'F': keymap.End, 'H': keymap.Home,
	'P': keymap.F1, 'Q': keymap.F2, 'R': keymap.F3, 'S': keymap.F4,
}

// ss3Keys are the keys of ESC O letter: arrows and function keys in
// application mode, the keypad, and rxvt's arrows with Control.
var ss3Keys = map[byte]keymap.Key{
	'A': {Code: keymap.Up}, 'B': {Code: keymap.Down}, 'C': {Code: keymap.Right}, 'D': {Code: keymap.Left},
	'E': {Code: keymap.KeypadBegin}, 'F': {Code: keymap.End}, 'H': {Code: keymap.Home},
	'P': {Code: keymap.F1}, 'Q': {Code: keymap.F2}, 'R': {Code: keymap.F3}, 'S': {Code: keymap.F4},
	'a': {Code: keymap.Up, Mods: keymap.ModCtrl}, 'b': {Code: keymap.Down, Mods: keymap.ModCtrl},
	'c': {Code: keymap.Right, Mods: keymap.ModCtrl}, 'd': {Code: keymap.Left, Mods: keymap.ModCtrl},
	'I': {Code: keymap.Tab}, 'M': {Code: keymap.Enter}, 'X': {Rune: '='},
	'j': {Rune: '*'}, 'k': {Rune: '+'}, 'l': {Rune: ','}, 'm': {Rune: '-'}, 'n': {Rune: '.'}, 'o': {Rune: '/'},
	'p': {Rune: '0'}, 'q': {Rune: '1'}, 'r': {Rune: '2'}, 's': {Rune: '3'}, 't': {Rune: '4'},
	'u': {Rune: '5'}, 'v': {Rune: '6'}, 'w': {Rune: '7'}, 'x': {Rune: '8'}, 'y': {Rune: '9'},
}

// The kitty keyboard protocol numbers keys without a character from the
// private use area.
const (
	kittyFirst     = 57344
	kittyLast      = 63743
	kittyCapsLock  = 57358 // followed by ScrollLock to Menu, as in keymap
	kittyMenu      = 57363
	kittyF13       = 57376
	kittyF24       = 57387
	kittyKeypad    = 57399
	kittyKeypadEnd = 57427
	kittyMedia     = 57428 // followed in the order of keymap
	kittyMediaEnd  = 57440
)

// kittyKeypadKeys start at kittyKeypad.
var kittyKeypadKeys = [...]keymap.Key{
	{Rune: '0'}, {Rune: '1'}, {Rune: '2'}, {Rune: '3'}, {Rune: '4'}, {Rune: '5'}, {Rune: '6'}, {Rune: '7'}, {Rune: '8'}, {Rune: '9'},
	{Rune: '.'}, {Rune: '/'}, {Rune: '*'}, {Rune: '-'}, {Rune: '+'}, {Code: keymap.Enter}, {Rune: '='}, {Rune: ','},
	{Code: keymap.Left}, {Code: keymap.Right}, {Code: keymap.Up}, {Code: keymap.Down},
	{Code: keymap.PageUp}, {Code: keymap.PageDown}, {Code: keymap.Home}, {Code: keymap.End},
	{Code: keymap.Insert}, {Code: keymap.Delete}, {Code: keymap.KeypadBegin},
}

// codedKey returns the key with a number, which is the code point of its
// character or one of the protocol's own. Modifier keys, which only matter
// together with others, give the zero Key.
func codedKey(code int) keymap.Key {
	switch {
	case code == 8:
		return keymap.Named(keymap.Backspace)
	case code < 0x20 || code == 0x7f:
		if k := controlKey(byte(code)); k.Mods == 0 {
			return k
		}
		return keymap.Key{}
	case code >= kittyCapsLock && code <= kittyMenu:
		return keymap.Named(keymap.CapsLock + keymap.Code(code-kittyCapsLock))
	case code >= kittyF13 && code <= kittyF24:
		return keymap.Named(keymap.F13 + keymap.Code(code-kittyF13))
	case code >= kittyKeypad && code <= kittyKeypadEnd:
		return kittyKeypadKeys[code-kittyKeypad]
	case code >= kittyMedia && code <= kittyMediaEnd:
		return keymap.Named(keymap.MediaPlay + keymap.Code(code-kittyMedia))
	case code >= kittyFirst && code <= kittyLast, code > 0x10ffff, code >= 0xd800 && code < 0xe000, code >= 0x80 && code < 0xa0:
		return keymap.Key{}
	}
	return keymap.Char(rune(code))
}

// coded handles a key reported by number. codes are the key without modifiers,
// then with Shift, then the one in the same place on a US keyboard; the last
// two may be missing (0). text is what the key types, also often missing.
func (d *decoder) coded(codes []int, mods int, text []int) {
	m := modifiers(mods)
	if len(text) > 0 && text[0] != 0 && m&^keymap.ModShift == 0 {
		for _, r := range text {
			if k := codedKey(r); k.Code == keymap.Rune && k.Rune != 0 {
				d.key(k)
			}
		}
		return
	}
	k := codedKey(codes[0])
	if k.IsZero() {
		return
	}
	if k.Code == keymap.Rune && len(codes) > 2 {
		// Bindings with Control and Alt are found by the place of the key when
		// the keyboard is switched to another script.
		if us := codes[2]; m&^keymap.ModShift != 0 && k.Rune >= 0x80 && us > 0x20 && us < 0x7f {
			k.Rune = rune(us)
		} else if m&keymap.ModShift != 0 && codes[1] >= 0x20 && codedKey(codes[1]).Rune != 0 {
			k.Rune = rune(codes[1])
		}
	}
	k.Mods |= m
	d.key(k)
}
