package keymap

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeNames spells the keys that type no character. Function keys are absent:
// their names follow a rule.
var codeNames = [numCodes]string{
	Esc: "esc", Enter: "ret", Tab: "tab", Backspace: "backspace",
	Delete: "del", Insert: "ins", Up: "up", Down: "down", Left: "left",
	Right: "right", Home: "home", End: "end", PageUp: "pageup",
	PageDown: "pagedown", Null: "null",

	CapsLock: "capslock", ScrollLock: "scrolllock", NumLock: "numlock",
	PrintScreen: "printscreen", Pause: "pause", Menu: "menu",
	KeypadBegin: "keypadbegin",

	MediaPlay: "play", MediaPause: "pausemedia", MediaPlayPause: "playpause",
	MediaReverse: "reverse", MediaStop: "stop",
	MediaFastForward: "fastforward", MediaRewind: "rewind",
	MediaTrackNext: "tracknext", MediaTrackPrevious: "trackprevious",
	MediaRecord: "record", MediaLowerVolume: "lowervolume",
	MediaRaiseVolume: "raisevolume", MediaMuteVolume: "mutevolume",

	LeftShift: "leftshift", LeftControl: "leftcontrol", LeftAlt: "leftalt",
	LeftSuper: "leftsuper", LeftHyper: "lefthyper", LeftMeta: "leftmeta",
	RightShift: "rightshift", RightControl: "rightcontrol",
	RightAlt: "rightalt", RightSuper: "rightsuper", RightHyper: "righthyper",
	RightMeta: "rightmeta", IsoLevel3Shift: "isolevel3shift",
	IsoLevel5Shift: "isolevel5shift",
}

// charNames spells the characters that would be misread where keys are
// written one after another or joined with modifiers.
var charNames = [...]struct {
	char rune
	name string
}{{' ', "space"}, {'-', "minus"}, {'<', "lt"}, {'>', "gt"}}

// modNames spells the modifiers, in the order in which they are written.
// A modifier may have several spellings; the first one is written.
var modNames = [...]struct {
	mod  Mods
	name string
}{
	{ModSuper, "Meta"}, {ModSuper, "Cmd"}, {ModSuper, "Win"},
	{ModShift, "S"}, {ModAlt, "A"}, {ModCtrl, "C"},
}

// String writes k as a config file has it: "x", "C-w", "A-S-down" (modifiers
// always in the order Meta- S- A- C-). ParseKey reads it back to the same key.
func (k Key) String() string { return string(k.append(nil)) }

func (k Key) append(b []byte) []byte {
	var written Mods
	for _, m := range modNames {
		if k.Mods&m.mod != 0 && written&m.mod == 0 {
			written |= m.mod
			b = append(append(b, m.name...), '-')
		}
	}
	switch {
	case k.Code == Rune:
		for _, c := range charNames {
			if c.char == k.Rune {
				return append(b, c.name...)
			}
		}
		return utf8.AppendRune(b, k.Rune)
	case k.Code >= F1 && k.Code <= F24:
		return strconv.AppendUint(append(b, 'F'), uint64(k.Code-F1)+1, 10)
	case k.Code < numCodes:
		return append(b, codeNames[k.Code]...)
	}
	return strconv.AppendUint(append(b, "unknown"...), uint64(k.Code), 10)
}

// ParseKey reads one key as written in a config file. The error says what is
// wrong and, where there are some, which names come near.
func ParseKey(s string) (Key, error) {
	switch {
	case s == "":
		return Key{}, errors.New("a key name is missing")
	case !utf8.ValidString(s):
		return Key{}, fmt.Errorf("key %q is not valid UTF-8", s)
	case s == "-":
		return Char('-'), nil
	case strings.HasSuffix(s, "--"):
		return Key{}, fmt.Errorf("key %q: write %sminus", s, s[:len(s)-1])
	}
	var mods Mods
	name := s
	for {
		prefix, rest, found := strings.Cut(name, "-")
		if !found {
			break
		}
		m, err := parseMod(prefix)
		if err != nil {
			return Key{}, fmt.Errorf("key %q: %w", s, err)
		}
		if mods&m != 0 {
			return Key{}, fmt.Errorf("key %q: %s- is given twice", s, prefix)
		}
		mods |= m
		name = rest
	}
	if name == "" {
		return Key{}, fmt.Errorf("key %q: a key must follow the last -", s)
	}
	k, err := parseCode(name)
	if err != nil {
		return Key{}, fmt.Errorf("key %q: %w", s, err)
	}
	return shifted(s, k, mods)
}

// shifted adds mods to k. Shift with a character other than a letter is
// refused: which character it makes depends on the keyboard, and a terminal
// sends that character without saying so.
func shifted(s string, k Key, mods Mods) (Key, error) {
	if k.Code == Rune && mods&ModShift != 0 {
		if unicode.ToUpper(k.Rune) == k.Rune && !unicode.IsUpper(k.Rune) {
			return Key{}, fmt.Errorf("key %q: S- does not go with this character, write the shifted character itself", s)
		}
	}
	return k.With(mods), nil
}

func parseMod(s string) (Mods, error) {
	for _, m := range modNames {
		if m.name == s {
			return m.mod, nil
		}
	}
	switch strings.ToLower(s) {
	case "c", "ctrl", "control":
		return 0, fmt.Errorf("unknown modifier %q, did you mean C-?", s+"-")
	case "a", "m", "alt", "option":
		return 0, fmt.Errorf("unknown modifier %q, did you mean A-?", s+"-")
	case "s", "shift":
		return 0, fmt.Errorf("unknown modifier %q, did you mean S-?", s+"-")
	case "meta", "cmd", "win", "super", "d", "command":
		return 0, fmt.Errorf("unknown modifier %q, did you mean Meta-?", s+"-")
	}
	return 0, fmt.Errorf("unknown modifier %q, there are C- A- S- Meta-", s+"-")
}

func parseCode(name string) (Key, error) {
	if utf8.RuneCountInString(name) == 1 {
		r, _ := utf8.DecodeRuneInString(name)
		if r == 0 {
			return Key{}, errors.New("the null character is written null")
		}
		return Char(r), nil
	}
	for _, c := range charNames {
		if c.name == name {
			return Char(c.char), nil
		}
	}
	for c := range numCodes {
		if codeNames[c] == name {
			return Named(c), nil
		}
	}
	if c, ok := parseFunctionKey(name); ok {
		return Named(c), nil
	}
	return Key{}, unknownKey(name)
}

// parseFunctionKey accepts exactly what String writes, so not F01 or F+1.
func parseFunctionKey(name string) (Code, bool) {
	digits, ok := strings.CutPrefix(name, "F")
	if !ok || digits == "" || digits[0] < '1' || digits[0] > '9' {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, false
	}
	return F(n)
}

// otherNames are what these keys are called elsewhere. They are not accepted,
// only answered.
var otherNames = [...]struct{ wrong, right string }{
	{"enter", "ret"}, {"return", "ret"}, {"cr", "ret"}, {"newline", "ret"},
	{"escape", "esc"}, {"delete", "del"}, {"insert", "ins"}, {"bs", "backspace"},
	{"spc", "space"}, {"pgup", "pageup"}, {"pgdn", "pagedown"},
	{"pgdown", "pagedown"}, {"less", "lt"}, {"greater", "gt"},
	{"dash", "minus"}, {"hyphen", "minus"}, {"nul", "null"},
}

func unknownKey(name string) error {
	lower := strings.ToLower(name)
	if digits, ok := strings.CutPrefix(lower, "f"); ok && digits != "" {
		if n, err := strconv.Atoi(digits); err == nil {
			if _, ok := F(n); !ok {
				return fmt.Errorf("there is no %s, function keys are F1 to F24", name)
			}
			return fmt.Errorf("unknown key name %q, did you mean F%d?", name, n)
		}
	}
	for _, o := range otherNames {
		if o.wrong == lower {
			return fmt.Errorf("unknown key name %q, did you mean %s?", name, o.right)
		}
	}
	return fmt.Errorf("unknown key name %q%s", name, didYouMean(near(name, keyNames)))
}

// keyNames yields every name that parseCode knows except F1 to F24.
func keyNames(yield func(string) bool) {
	for _, c := range charNames {
		if !yield(c.name) {
			return
		}
	}
	for _, name := range codeNames {
		if name != "" && !yield(name) {
			return
		}
	}
}

// Compare orders keys as the rows of a popup list them: keys that type no
// character before characters, characters by code point, and the same key
// without modifiers before the one with.
func Compare(a, b Key) int {
	if (a.Code == Rune) != (b.Code == Rune) {
		if a.Code == Rune {
			return 1
		}
		return -1
	}
	return cmp.Or(
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Rune, b.Rune),
		cmp.Compare(a.Mods, b.Mods),
	)
}
