package source

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

func isBare(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// readKey reads a dotted key and the blanks behind it. before names what
// should come next, for messages.
func (p *parser) readKey(before string) ([]string, bool) {
	keys := make([]string, 0, 2)
	for {
		p.skipSpace()
		key, ok := p.readKeyPart(before)
		if !ok {
			return nil, false
		}
		keys = append(keys, key)
		p.skipSpace()
		if p.peek() != '.' {
			return keys, true
		}
		p.pos++
	}
}

func (p *parser) readKeyPart(before string) (string, bool) {
	start := p.pos
	switch c := p.peek(); {
	case c == '"' || c == '\'':
		if p.atTriple(c) {
			return "", p.fail(p.pos, "", "a key cannot be a multi-line string")
		}
		v, ok := p.readString(c)
		if !ok {
			return "", false
		}
		return v.Data.(string), true
	case isBare(c):
		for isBare(p.peek()) {
			p.pos++
		}
		return p.text[start:p.pos], true
	case p.pos >= len(p.text) || c == '\n' || c == '\r' || before != "" && c == before[0]:
		return "", p.fail(p.pos, "", "a key is missing before "+strconv.Quote(before))
	}
	r, _ := utf8.DecodeRuneInString(p.text[p.pos:])
	return "", p.fail(p.pos, "", "a key with the character "+strconv.QuoteRune(r)+" must stand in quotes")
}

// readValue reads any value at the current position.
func (p *parser) readValue() (Value, bool) {
	switch c := p.peek(); c {
	case '"', '\'':
		if p.atTriple(c) {
			return p.readMultiline(c)
		}
		return p.readString(c)
	case '[':
		return p.nested(p.readList)
	case '{':
		return p.nested(p.readInline)
	}
	return p.readWord()
}

func (p *parser) nested(read func() (Value, bool)) (Value, bool) {
	if p.depth >= maxDepth {
		return Value{}, p.fail(p.pos, "", "lists and tables are nested too deeply")
	}
	p.depth++
	v, ok := read()
	if ok {
		p.depth-- // a failure leaves it, for resume
	}
	return v, ok
}

func (p *parser) atTriple(quote byte) bool {
	rest := p.text[p.pos:]
	return len(rest) >= 3 && rest[0] == quote && rest[1] == quote && rest[2] == quote
}

// readString reads a string of one line. Those without anything to decode
// share the memory of the file.
func (p *parser) readString(quote byte) (Value, bool) {
	start, line := p.pos, p.line
	plain := true
	for i := start + 1; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == quote:
			p.pos = i + 1
			raw := p.text[start:p.pos]
			if !p.valid && !utf8.ValidString(raw) {
				return Value{}, p.fail(start, "", "the string is not valid UTF-8")
			}
			if plain {
				return p.value(raw[1:len(raw)-1], line, start), true
			}
			return p.decode(start, line)
		case c == '\n':
			p.pos = i
			return Value{}, p.fail(start, "", "the string is not closed on its line")
		case c == '\\' && quote == '"':
			plain = false
			i++
			if i < len(p.text) && p.text[i] == '\n' {
				i-- // reported as not closed
			}
		case c < ' ' && c != '\t' || c == 0x7f:
			plain = false // the library says which of them is wrong
		}
	}
	p.pos = len(p.text)
	return Value{}, p.fail(start, "", "the string is not closed")
}

// readMultiline reads a string in three quotes.
func (p *parser) readMultiline(quote byte) (Value, bool) {
	start, line := p.pos, p.line
	for i := start + 3; i < len(p.text); i++ {
		switch c := p.text[i]; {
		case c == '\n':
			p.line++
		case c == '\\' && quote == '"':
			i++
			if i < len(p.text) && p.text[i] == '\n' {
				p.line++
			}
		case c == quote && strings.HasPrefix(p.text[i:], p.text[start:start+3]):
			// Up to two quotes may stand right before the closing three.
			end := i + 3
			for end < len(p.text) && end < i+5 && p.text[end] == quote {
				end++
			}
			p.pos = end
			if !p.valid && !utf8.ValidString(p.text[start:end]) {
				return Value{}, p.fail(start, "", "the string is not valid UTF-8")
			}
			return p.decode(start, line)
		}
	}
	p.pos = len(p.text)
	return Value{}, p.fail(start, "", "the string in three quotes is not closed")
}

// readWord reads numbers, dates, true and false.
func (p *parser) readWord() (Value, bool) {
	start := p.pos
	for p.pos < len(p.text) && strings.IndexByte(",]}#\n\r\t ", p.text[p.pos]) < 0 {
		p.pos++
	}
	word := p.text[start:p.pos]
	switch word {
	case "":
		return Value{}, p.fail(start, "", "a value is missing")
	case "true", "false":
		return p.value(word == "true", p.line, start), true
	}
	if n, ok := smallInt(word); ok {
		return p.value(n, p.line, start), true
	}
	if isDate(word) && p.pos+1 < len(p.text) && p.text[p.pos] == ' ' && isDigit(p.text[p.pos+1]) {
		p.pos++ // a date and a time may be parted by one blank
		for p.pos < len(p.text) && strings.IndexByte(",]}#\n\r\t ", p.text[p.pos]) < 0 {
			p.pos++
		}
	}
	if !startsValue(word) {
		if len(word) > 40 {
			word = strings.ToValidUTF8(word[:40], "") + "…"
		}
		p.pos = start
		return Value{}, p.fail(start, "", strconv.Quote(word)+" is not a value; text must stand in quotes")
	}
	return p.decode(start, p.line)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func isDate(word string) bool {
	return len(word) == 10 && word[4] == '-' && word[7] == '-' && isDigit(word[0])
}

// startsValue tells whether word may be a number or date at all, so that the
// common mistake, text without quotes, gets its own message.
func startsValue(word string) bool {
	word = strings.TrimLeft(word, "+-")
	return word == "inf" || word == "nan" || word != "" && isDigit(word[0])
}

// smallInt reads plain decimal numbers, nearly all there are.
func smallInt(word string) (int64, bool) {
	digits := strings.TrimPrefix(word, "-")
	if digits == "" || len(digits) > 18 || digits[0] == '0' && word != "0" {
		return 0, false
	}
	n := int64(0)
	for i := range len(digits) {
		if !isDigit(digits[i]) {
			return 0, false
		}
		n = n*10 + int64(digits[i]-'0')
	}
	if len(digits) < len(word) {
		n = -n
	}
	return n, true
}

// decode lets the library read the value between start and the current
// position.
func (p *parser) decode(start, line int) (Value, bool) {
	var m map[string]any
	if _, err := toml.Decode("v = "+p.text[start:p.pos], &m); err != nil {
		text := err.Error()
		if e := (toml.ParseError{}); errors.As(err, &e) {
			text = e.Message
		}
		text, _, _ = strings.Cut(text, "\n")
		if strings.HasPrefix(text, "invalid escape") {
			text += `; write \\ for a backslash, or use single quotes`
		}
		return Value{}, p.fail(start, "", text)
	}
	return p.value(m["v"], line, start), true
}

// readList reads [a, b, ...], which may spread over lines.
func (p *parser) readList() (Value, bool) {
	start, line := p.pos, p.line
	p.pos++
	list := []Value{}
	for {
		if !p.listBlank() {
			return Value{}, p.fail(start, "", "the list that begins here is not closed")
		}
		if p.peek() == ']' {
			p.pos++
			return p.value(list, line, start), true
		}
		v, ok := p.readValue()
		if !ok {
			return Value{}, false
		}
		list = append(list, v)
		if !p.listBlank() {
			return Value{}, p.fail(start, "", "the list that begins here is not closed")
		}
		switch p.peek() {
		case ',':
			p.pos++
		case ']':
		default:
			return Value{}, p.fail(p.pos, "", `"," or "]" is missing in the list`)
		}
	}
}

// listBlank skips blanks, comments and line breaks inside a list. It is false
// at the end of the text and where a new statement seems to begin, which means
// that the list was never closed.
func (p *parser) listBlank() bool {
	line := p.line
	if !p.skipBlank() {
		return false
	}
	return p.line == line || !p.looksLikeStatement(p.lineStart(p.pos))
}

// looksLikeStatement tells whether the line at start can only be a statement:
// a key with an equals sign, or a bare header.
func (p *parser) looksLikeStatement(start int) bool {
	end := len(p.text)
	if i := strings.IndexByte(p.text[start:], '\n'); i >= 0 {
		end = start + i
	}
	s := strings.TrimLeft(p.text[start:end], " \t")
	if rest, ok := strings.CutPrefix(s, "["); ok {
		name, after, closed := strings.Cut(strings.TrimPrefix(rest, "["), "]")
		word, _, _ := strings.Cut(name, ".")
		after = strings.TrimLeft(after, "] \t\r")
		return closed && word != "" && !startsValue(word) && word != "true" && word != "false" &&
			strings.Trim(word, bareChars) == "" && (after == "" || after[0] == '#')
	}
	i := 0
	for i < len(s) && (isBare(s[i]) || s[i] == '.') {
		i++
	}
	return i > 0 && strings.HasPrefix(strings.TrimLeft(s[i:], " \t"), "=")
}

const bareChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"

// readInline reads { a = 1, ... }. As in TOML 1.1 it may spread over lines and
// end in a comma.
func (p *parser) readInline() (Value, bool) {
	start, line := p.pos, p.line
	p.pos++
	t := &Table{File: p.file, Line: line, made: headed}
	for {
		if !p.skipBlank() {
			return Value{}, p.fail(start, "", `the table that begins here is not closed by "}"`)
		}
		if p.peek() == '}' {
			p.pos++
			t.made = inlined
			return p.value(t, line, start), true
		}
		at, line := p.pos, p.line
		keys, v, ok := p.readAssignment()
		if !ok {
			return Value{}, false
		}
		if text := p.insert(t, keys, v, line); text != "" {
			return Value{}, p.fail(at, p.fullKey(keys), text)
		}
		if !p.skipBlank() {
			return Value{}, p.fail(start, "", `the table that begins here is not closed by "}"`)
		}
		switch p.peek() {
		case ',':
			p.pos++
		case '}':
		default:
			return Value{}, p.fail(p.pos, "", `"," or "}" is missing in the table`)
		}
	}
}

// dottedKey writes path as TOML would, quoting where needed.
func dottedKey(path []string) string {
	var b strings.Builder
	for i, key := range path {
		if i > 0 {
			b.WriteByte('.')
		}
		b.WriteString(quoteKey(key))
	}
	return b.String()
}

func quoteKey(key string) string {
	if key != "" && strings.Trim(key, bareChars) == "" {
		return key
	}
	return quote(key)
}
