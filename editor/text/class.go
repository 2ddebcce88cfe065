package text

import "unicode"

// Class groups characters as the word motions see them.
type Class uint8

const (
	LineBreak Class = iota
	Blank
	Word
	Punctuation
	Other // control and unassigned characters
)

var punctuation = []*unicode.RangeTable{unicode.P, unicode.Sm, unicode.Sc, unicode.Sk}

// ClassOf returns the class of a character.
func ClassOf(c rune) Class {
	if c < 0x80 {
		return asciiClass[c]
	}
	switch {
	case IsSpace(c):
		return Blank
	case IsWord(c):
		return Word
	case unicode.In(c, punctuation...):
		return Punctuation
	}
	return Other
}

var asciiClass = func() (t [0x80]Class) {
	for c := range t {
		r := rune(c)
		switch {
		case r == '\n' || r == '\r':
			t[c] = LineBreak
		case r == ' ' || r == '\t' || r == '\v' || r == '\f':
			t[c] = Blank
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			t[c] = Word
		case unicode.In(r, punctuation...):
			t[c] = Punctuation
		default:
			t[c] = Other
		}
	}
	return t
}()

// IsWord tells whether c is part of a word: a letter, a number, or `_`.
func IsWord(c rune) bool {
	if c < 0x80 {
		return asciiClass[c] == Word
	}
	return unicode.IsLetter(c) || unicode.Is(unicode.N, c) || unicode.Is(unicode.Other_Alphabetic, c)
}

// IsSpace tells whether c is white space, line breaks included.
func IsSpace(c rune) bool {
	if c < 0x80 {
		return c == ' ' || c >= '\t' && c <= '\r'
	}
	return unicode.IsSpace(c)
}

// IsBlank tells whether c is white space inside a line.
func IsBlank(c rune) bool { return ClassOf(c) == Blank }
