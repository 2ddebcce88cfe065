package keymap

import "unicode/utf8"

// packed is a Key in one word: 7 bits of code, 4 of modifiers, 21 of
// character. The default maps are tables of constants of this type, which the
// linker lays out: they cost nothing at start and comparing is one instruction.
type packed uint32

const (
	modShift = 21
	codeBit  = modShift + 4

	noKey packed = 1<<32 - 1 // equal to no packed key: no such character exists

	ctrl = packed(ModCtrl) << modShift
	alt  = packed(ModAlt) << modShift
	shft = packed(ModShift) << modShift

	kEsc       = packed(Esc) << codeBit
	kEnter     = packed(Enter) << codeBit
	kTab       = packed(Tab) << codeBit
	kBackspace = packed(Backspace) << codeBit
	kDelete    = packed(Delete) << codeBit
	kUp        = packed(Up) << codeBit
	kDown      = packed(Down) << codeBit
	kLeft      = packed(Left) << codeBit
	kRight     = packed(Right) << codeBit
	kHome      = packed(Home) << codeBit
	kEnd       = packed(End) << codeBit
	kPageUp    = packed(PageUp) << codeBit
	kPageDown  = packed(PageDown) << codeBit
)

// pack returns k, which should be normal, in one word; noKey if it is none.
func (k Key) pack() packed {
	if k.IsZero() || k.Code >= numCodes || k.Mods > 15 || k.Rune < 0 || k.Rune > utf8.MaxRune {
		return noKey
	}
	return packed(k.Code)<<codeBit | packed(k.Mods)<<modShift | packed(k.Rune)
}

func (p packed) key() Key {
	return Key{Code: Code(p >> codeBit), Mods: Mods(p>>modShift) & 15, Rune: rune(p & (1<<modShift - 1))}
}
