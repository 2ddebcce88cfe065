package regex

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// special are the characters that Rust's regex escape puts a backslash before.
const special = `\.+*?()|[]{}^$#&-~`

// Quote returns a pattern that matches s itself, written as Helix writes it
// into the search register.
func Quote(s string) string {
	if !strings.ContainsAny(s, special) {
		return s
	}
	var b strings.Builder
	for _, r := range []byte(s) {
		if r < utf8.RuneSelf && strings.IndexByte(special, r) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(r)
	}
	return b.String()
}

// controls are the escapes of single characters.
var controls = map[rune]rune{'a': '\a', 'f': '\f', 't': '\t', 'n': '\n', 'r': '\r', 'v': '\v'}

// escaped is what a backslash and what follows it mean: a set of characters,
// which may be a single one, or an assertion.
type escaped struct {
	set  charset
	char rune // -1 unless it is a single character
	look look
	kind kind // kindSet or kindLook
}

func (p *parser) escapeNode() *node {
	e := p.escape()
	return &node{kind: e.kind, set: e.set, look: e.look}
}

// escape reads from the backslash on.
func (p *parser) escape() escaped {
	at := p.pos
	p.pos++
	if p.end() {
		p.fail(at, `a lone \ at the end; write \\ for a backslash`)
	}
	switch r := p.next(); {
	case '0' <= r && r <= '9':
		p.fail(at, `back references such as \%c are not supported`, r)
	case r == 'x':
		return p.numbered(at, 2)
	case r == 'u':
		return p.numbered(at, 4)
	case r == 'U':
		return p.numbered(at, 8)
	case r == 'p' || r == 'P':
		return p.charset(p.property(at, r == 'P'))
	case strings.ContainsRune("dswDSW", r):
		return p.charset(p.perlClass(r))
	case controls[r] != 0:
		return p.char(controls[r])
	case r == 'A':
		return looking(lookTextStart)
	case r == 'z':
		return looking(lookTextEnd)
	case r == 'B':
		return looking(p.wordLook(lookNotWord))
	case r == '<':
		return looking(p.wordLook(lookWordStart))
	case r == '>':
		return looking(p.wordLook(lookWordEnd))
	case r == 'b':
		return looking(p.wordLook(p.boundary(at)))
	case r < utf8.RuneSelf && !('A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'):
		return p.char(r)
	default:
		p.fail(at, `\%s is no escape`, show(r))
	}
	return escaped{}
}

func (p *parser) numbered(at, digits int) escaped {
	r := p.hex(at, digits)
	if r >= utf8.RuneSelf && r <= 0xff && !p.flags.unicode {
		p.fail(at, "single bytes above 7F cannot be searched; leave out (?-u)")
	}
	return p.char(r)
}

func (p *parser) char(r rune) escaped {
	return escaped{kind: kindSet, set: p.literal(r), char: r}
}

func (p *parser) charset(c charset) escaped { return escaped{kind: kindSet, set: c, char: -1} }

func looking(k look) escaped { return escaped{kind: kindLook, look: k, char: -1} }

func (p *parser) wordLook(k look) look {
	if p.flags.unicode {
		return k
	}
	return k - lookWord + lookASCII
}

var boundaries = map[string]look{
	"start": lookWordStart, "end": lookWordEnd,
	"start-half": lookWordStartHalf, "end-half": lookWordEndHalf,
}

// boundary reads what may follow \b in braces. A brace with a number in it
// repeats the \b and is left alone.
func (p *parser) boundary(at int) look {
	rest := p.src[p.pos:]
	if !strings.HasPrefix(rest, "{") || len(strings.TrimLeft(rest[1:], " 0123456789,")) < len(rest)-1 {
		return lookWord
	}
	name, _, closed := strings.Cut(rest[1:], "}")
	k, known := boundaries[name]
	if !closed || !known {
		p.fail(at, `\b{ must go on as start}, end}, start-half} or end-half}`)
	}
	p.pos += len(name) + 2
	return k
}

// hex reads the digits of \x, \u or \U: so many, or any number in braces.
func (p *parser) hex(at, digits int) rune {
	text := p.src[p.pos:]
	if p.accept("{") {
		inside, _, closed := strings.Cut(text[1:], "}")
		if !closed || inside == "" {
			p.fail(at, "the braces must hold a hexadecimal number and be closed")
		}
		text, digits = inside, len(inside)
		p.pos++
	}
	if len(text) < digits {
		p.fail(at, "%d hexadecimal digits are needed", digits)
	}
	n := rune(0)
	for i := range digits {
		d := strings.IndexByte("0123456789abcdef", lower(text[i]))
		if d < 0 {
			p.fail(at, "%q is no hexadecimal digit", text[i:][:runeLenAt(text, i)])
		}
		if n = n<<4 | rune(d); n > maxRune {
			break
		}
	}
	if !utf8.ValidRune(n) {
		p.fail(at, "there is no character of this number")
	}
	p.pos += digits
	return n
}

// show writes a character for a message of one line.
func show(r rune) string {
	if unicode.IsPrint(r) {
		return string(r)
	}
	return fmt.Sprintf(`\x{%X}`, r)
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

func runeLenAt(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}
