package fuzzy

// mask tells which characters a text has: one bit per letter (without case),
// digit and frequent sign, shared bits for other signs. An item can match a
// term only if it has all bits of it, which costs one instruction to find out.
type mask uint64

// foreign marks a text with bytes outside of ASCII. Accents may be ignored, so
// nothing follows from the bits of such an item.
const foreign mask = 1 << 63

func maskOf(s string) mask {
	var m mask
	for i := 0; i < len(s); i++ {
		m |= bit(s[i])
	}
	return m
}

func bit(b byte) mask {
	switch {
	case b >= 0x80:
		return foreign
	case 'a' <= b && b <= 'z':
		return 1 << (b - 'a')
	case 'A' <= b && b <= 'Z':
		return 1 << (b - 'A')
	case '0' <= b && b <= '9':
		return 1 << (b - '0' + 26)
	case b >= ' ' && b <= '/': // blank and signs, `-`, `.` and `/` among them
		return 1 << (b - ' ' + 36)
	case b == '_':
		return 1 << 52
	default: // 10 bits for : ; < = > ? @ [ \ ] ^ ` { | } ~ and controls
		return 1 << (b%10 + 53)
	}
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
