package cmdline

import "strings"

// shellWord is a word of a shell command, as far as finding words goes: blanks,
// quotes, backslashes, and the signs that begin another command.
type shellWord struct {
	from, to int
	text     string // before the cursor, quotes removed
	index    int    // in its command
	again    bool   // it is not in the first command
}

// shellWordAt finds the word of s[from:end] that the cursor is in or behind; it
// is empty between words.
func shellWordAt(s string, from, end, cursor int) shellWord {
	var w shellWord
	for at := from; ; {
		at = skipBlanks(s[:end], at)
		if at >= cursor {
			w.from, w.to = cursor, cursor
			if at == cursor && at < end && !separates(s[at]) {
				w.to = scanShellWord(s[:end], at, end, nil)
			}
			return w
		}
		if separates(s[at]) {
			at++
			w.index, w.again = 0, true
			continue
		}
		var text strings.Builder
		to := scanShellWord(s[:end], at, cursor, &text)
		if cursor <= to {
			w.from, w.to, w.text = at, to, text.String()
			return w
		}
		at = to
		w.index++
	}
}

func separates(b byte) bool { return b == '|' || b == ';' || b == '&' || b == '\n' }

// scanShellWord returns the end of the word at at, and writes what it means, as
// far as it lies before cursor.
func scanShellWord(s string, at, cursor int, text *strings.Builder) int {
	put := func(i int) {
		if text != nil && i < cursor {
			text.WriteByte(s[i])
		}
	}
	for quote := byte(0); at < len(s); at++ {
		c := s[at]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case c == '\\' && quote != '\'' && at+1 < len(s):
			at++
			put(at)
		case quote == 0 && (blank(c) || separates(c)):
			return at
		default:
			put(at)
		}
	}
	return at
}

// shellQuote writes a word for the shell, with percent signs doubled because
// they are looked at before. A leading ~/ is left to the shell.
func shellQuote(s string) (text string, inside int) {
	safe := func(r rune) bool {
		return r >= 0x80 || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' ||
			strings.ContainsRune("_-./,:+@%^=", r)
	}
	home := ""
	if strings.HasPrefix(s, "~/") {
		home, s = s[:2], s[2:]
	}
	plain := s != "" && strings.IndexFunc(s, func(r rune) bool { return !safe(r) }) < 0 || s == "" && home != ""
	s = strings.ReplaceAll(s, "%", "%%")
	if plain {
		return home + s, len(home) + len(s)
	}
	text = home + "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	return text, len(text) - 1
}
