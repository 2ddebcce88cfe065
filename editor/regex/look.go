package regex

import "unicode"

// look is an assertion about the place between two characters.
type look uint8

const (
	lookTextStart look = iota
	lookTextEnd
	lookLineStart
	lookLineEnd
	lookLineStartCRLF
	lookLineEndCRLF
	lookWord
	lookNotWord
	lookWordStart
	lookWordEnd
	lookWordStartHalf
	lookWordEndHalf
	lookASCII // added to the six word assertions above: ASCII words only
)

// traits are what assertions can ask of a character.
type traits uint8

const (
	traitEdge traits = 1 << iota // no character: the text's start or end
	traitLF
	traitCR
	traitWord
	traitASCIIWord

	traitKinds = 1 << iota // number of combinations
)

// needs returns the traits that decide the assertion.
func (k look) needs() traits {
	switch {
	case k >= lookASCII:
		return traitASCIIWord
	case k >= lookWord:
		return traitWord
	case k >= lookLineStartCRLF:
		return traitEdge | traitLF | traitCR
	case k >= lookLineStart:
		return traitEdge | traitLF
	}
	return traitEdge
}

// holds tells whether the assertion is true between two characters.
func (k look) holds(before, after traits) bool {
	switch k {
	case lookTextStart:
		return before&traitEdge != 0
	case lookTextEnd:
		return after&traitEdge != 0
	case lookLineStart:
		return before&(traitEdge|traitLF) != 0
	case lookLineEnd:
		return after&(traitEdge|traitLF) != 0
	case lookLineStartCRLF:
		return before&(traitEdge|traitLF) != 0 || before&traitCR != 0 && after&traitLF == 0
	case lookLineEndCRLF:
		return after&(traitEdge|traitCR) != 0 || after&traitLF != 0 && before&traitCR == 0
	}
	word := traitWord
	if k >= lookASCII {
		k, word = k-lookASCII+lookWord, traitASCIIWord
	}
	was, is := before&word != 0, after&word != 0
	switch k {
	case lookWord:
		return was != is
	case lookNotWord:
		return was == is
	case lookWordStart:
		return !was && is
	case lookWordEnd:
		return was && !is
	case lookWordStartHalf:
		return !was
	}
	return !is
}

// traitsOf returns what assertions see in a character.
func traitsOf(r rune) traits {
	switch {
	case r == '\n':
		return traitLF
	case r == '\r':
		return traitCR
	case r < 0x80:
		if r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return traitWord | traitASCIIWord
		}
	case isWord(r):
		return traitWord
	}
	return 0
}

// isWord tells whether \w matches r.
func isWord(r rune) bool {
	return unicode.In(r, wordTables[:]...)
}

// wordTables is what UTS 18 calls a word character.
var wordTables = [...]*unicode.RangeTable{
	unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic, unicode.Join_Control,
}
