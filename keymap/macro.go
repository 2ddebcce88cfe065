package keymap

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// FormatKeys writes keys one after another as a recorded macro has them, and
// as the keys typed so far are shown: a character stands for itself, every
// other key is put in angle brackets, as are the characters that have a name
// (<space>, <minus>, <lt>, <gt>). ParseKeys reads it back to the same keys.
func FormatKeys(keys []Key) string {
	b := make([]byte, 0, 2*len(keys))
	for _, k := range keys {
		start := len(b)
		b = k.append(append(b, '<'))
		if utf8.RuneCount(b[start+1:]) == 1 {
			b = append(b[:start], b[start+1:]...) // a bare character after all
		} else {
			b = append(b, '>')
		}
	}
	return string(b)
}

// ParseKeys reads the text of a macro: characters stand for themselves, and
// <name> for a key as ParseKey reads it. Bare spaces and minus signs are fine;
// a bare < or > is an error. Errors name the place as a character, from 1.
func ParseKeys(s string) ([]Key, error) {
	if !utf8.ValidString(s) {
		return nil, errors.New("keys are not valid UTF-8")
	}
	if s == "" {
		return nil, nil
	}
	keys := make([]Key, 0, len(s)) // the most there can be
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '<':
			name, _, closed := strings.Cut(s[i+1:], ">")
			if !closed {
				return nil, fmt.Errorf("character %d: < has no matching >, a < itself is written <lt>", place(s, i))
			}
			k, err := ParseKey(name)
			if err != nil {
				return nil, fmt.Errorf("character %d: %w", place(s, i), err)
			}
			keys = append(keys, k)
			size = len("<") + len(name) + len(">")
		case '>':
			return nil, fmt.Errorf("character %d: > has no matching <, a > itself is written <gt>", place(s, i))
		case 0:
			return nil, fmt.Errorf("character %d: a null character is no key, write <null>", place(s, i))
		default:
			keys = append(keys, Char(r))
		}
		i += size
	}
	return keys, nil
}

func place(s string, offset int) int { return utf8.RuneCountInString(s[:offset]) + 1 }

// Join writes keys in config notation with sep between them, for lists and
// help texts: "space w C-s".
func Join(keys []Key, sep string) string {
	var b []byte
	for i, k := range keys {
		if i > 0 {
			b = append(b, sep...)
		}
		b = k.append(b)
	}
	return string(b)
}
