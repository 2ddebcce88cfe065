package fuzzy

// mask tells which characters a text has: one bit per letter (without case),
// digit and frequent sign, shared bits for other signs. An item can match a
// term only if it has all bits of it, which costs one instruction to find out.
type mask uint64

// foreign marks a text with bytes outside of ASCII. Accents may be ignored, so
// nothing follows from the bits of such an item.
const foreign mask = 1 << 63

// firstDigit is the bit of 0; letters come before it, signs after 9.
const firstDigit = 26

// bits is the number of the bit of each ASCII character: 26 for letters, 10 for
// digits, 16 for the signs from the blank to the slash, one for `_`, and 10 that
// the other signs and the controls share.
var bits = [128]uint8{
	53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 53, 54, 55, 56, 57, 58,
	59, 60, 61, 62, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 53, 54,
	36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51,
	26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 61, 62, 53, 54, 55, 56,
	57, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 54, 55, 56, 57, 52,
	59, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 56, 57, 58, 59, 60,
}

func maskOf(s string) mask {
	var m mask
	for i := 0; i < len(s); i++ {
		m |= bit(s[i])
	}
	return m
}

func bit(b byte) mask {
	if b >= 0x80 {
		return foreign
	}
	return 1 << bits[b]
}

// may reports whether an item with mask m can match a term with mask need.
func (m mask) may(need mask) bool {
	return m&need == need || m&foreign != 0
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
