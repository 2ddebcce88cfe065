package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hx/editor/text"
	"hx/keymap"
)

// maxLine bounds a line that is typed, in bytes. What would make it longer is
// not inserted at all: half a pasted command is worse than none.
const maxLine = 1 << 20

// Field is one line of text that is being edited, and the cursor in it: the
// editing keys of prompts and of pickers' queries. The text is always valid
// UTF-8, the cursor on a grapheme boundary. Pasted line breaks stay in it.
type Field struct {
	// Register and Word give the texts that C-r and C-s insert; either may be
	// nil.
	Register func(name rune) string
	Word     func() string

	line     string
	cursor   int
	awaiting bool // a register's name is the next key
}

// Text is the line, Cursor the cursor's place in it in bytes.
func (f *Field) Text() string { return f.line }
func (f *Field) Cursor() int  { return f.cursor }

// Awaiting tells whether the next key names a register.
func (f *Field) Awaiting() bool { return f.awaiting }

// Set replaces the line; the cursor goes to its end.
func (f *Field) Set(line string) { f.Replace(0, len(f.line), line) }

// Insert puts s at the cursor.
func (f *Field) Insert(s string) { f.Replace(f.cursor, f.cursor, s) }

// Replace exchanges bytes [from, to) for s and puts the cursor behind it. It
// does nothing if the line would become too long.
func (f *Field) Replace(from, to int, s string) {
	s = clean(s)
	if len(f.line)-(to-from)+len(s) > maxLine {
		return
	}
	f.line = f.line[:from] + s + f.line[to:]
	f.cursor = f.rope().CeilGrapheme(from + len(s))
}

// clean makes a text fit for a line: valid UTF-8, line breaks as LF, none at the
// end (whole lines are what is copied most).
func clean(s string) string {
	s = strings.ToValidUTF8(s, string(utf8.RuneError))
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimSuffix(s, "\n")
}

func (f *Field) rope() text.Rope { return text.FromString(f.line) }

// Handle edits the line by a key whose action is act; false: it is none that a
// line knows.
func (f *Field) Handle(k keymap.Key, act keymap.Action) bool {
	if f.awaiting {
		f.insertRegister(k)
		return true
	}
	if move := moves[act]; move != nil {
		f.cursor = move(f.rope(), f.cursor)
		return true
	}
	if end := deletes[act]; end != nil {
		to := end(f.rope(), f.cursor)
		f.Replace(min(f.cursor, to), max(f.cursor, to), "")
		return true
	}
	switch act {
	case keymap.PromptInsertWord:
		if f.Word != nil {
			f.Insert(f.Word())
		}
	case keymap.PromptInsertRegister:
		f.awaiting = f.Register != nil
	case keymap.PromptInsert:
		if k.Code != keymap.Rune || k.Rune == 0 {
			return false
		}
		f.Insert(string(k.Rune)) // modifiers are ignored, as in Helix
	default:
		return false
	}
	return true
}

// insertRegister takes the key after C-r; one that is no character cancels.
func (f *Field) insertRegister(k keymap.Key) {
	f.awaiting = false
	if name, ok := k.Text(); ok {
		f.Insert(f.Register(name))
	}
}

// motion gives the place a key goes to from a place.
type motion func(line text.Rope, pos int) int

func toStart(text.Rope, int) int       { return 0 }
func toEnd(line text.Rope, _ int) int  { return line.Len() }
func back(line text.Rope, pos int) int { return line.PrevGrapheme(pos) }
func on(line text.Rope, pos int) int   { return line.NextGrapheme(pos) }

// wordBack goes to the beginning of the word before pos, wordOn to that of the
// next one. Words end at blanks and slashes.
func wordBack(line text.Rope, pos int) int {
	return step(line, step(line, pos, text.Rope.PrevGrapheme, true), text.Rope.PrevGrapheme, false)
}

func wordOn(line text.Rope, pos int) int {
	return step(line, step(line, pos, text.Rope.NextGrapheme, false), text.Rope.NextGrapheme, true)
}

// step goes on as long as the characters stepped over are, or are not, between
// words.
func step(line text.Rope, pos int, next func(text.Rope, int) int, between bool) int {
	for {
		to := next(line, pos)
		if to == pos {
			return pos
		}
		c, _ := line.RuneAt(min(pos, to))
		if (c == '/' || unicode.IsSpace(c)) != between {
			return pos
		}
		pos = to
	}
}

var moves = map[keymap.Action]motion{
	keymap.PromptLeft:      back,
	keymap.PromptRight:     on,
	keymap.PromptStart:     toStart,
	keymap.PromptEnd:       toEnd,
	keymap.PromptWordLeft:  wordBack,
	keymap.PromptWordRight: wordOn,
}

var deletes = map[keymap.Action]motion{
	keymap.PromptDeleteBack:        back,
	keymap.PromptDeleteForward:     on,
	keymap.PromptKillToStart:       toStart,
	keymap.PromptKillToEnd:         toEnd,
	keymap.PromptDeleteWordBack:    wordBack,
	keymap.PromptDeleteWordForward: wordOn,
}

// moveTo puts the cursor at the boundary at or behind a byte.
func (f *Field) moveTo(pos int) {
	f.cursor = f.rope().CeilGrapheme(max(0, min(pos, len(f.line))))
}
