package regex

import (
	"strings"
	"unicode"
)

// perlClass returns the set of \d \s \w or of their opposites.
func (p *parser) perlClass(r rune) charset {
	var set charset
	switch unicode.ToLower(r) {
	case 'd':
		set = p.perl(asciiClasses["digit"], unicode.Nd)
	case 's':
		set = p.perl(asciiClasses["space"], unicode.White_Space)
	case 'w':
		set = p.perl(asciiClasses["word"], wordTables[:]...)
	}
	if unicode.IsUpper(r) {
		return set.negate()
	}
	return set
}

func (p *parser) perl(ascii string, in ...*unicode.RangeTable) charset {
	if p.flags.unicode {
		return tables(in...)
	}
	return pairs(ascii)
}

// asciiClasses are the sets of [[:name:]], as pairs of first and last.
var asciiClasses = map[string]string{
	"alnum":  "09AZaz",
	"alpha":  "AZaz",
	"ascii":  "\x00\x7f",
	"blank":  "\t\t  ",
	"cntrl":  "\x00\x1f\x7f\x7f",
	"digit":  "09",
	"graph":  "!~",
	"lower":  "az",
	"print":  " ~",
	"punct":  "!/:@[`{~",
	"space":  "\t\r  ",
	"upper":  "AZ",
	"word":   "09AZ__az",
	"xdigit": "09AFaf",
}

func pairs(s string) charset {
	var spans []span
	for i := 0; i < len(s); i += 2 {
		spans = append(spans, span{rune(s[i]), rune(s[i+1])})
	}
	return newCharset(spans)
}

// class reads a bracketed class from its "[" on. Inside, && -- ~~ are
// intersection, difference and symmetric difference; they bind weaker than
// writing side by side and are taken from left to right.
func (p *parser) class() charset {
	at := p.pos
	p.enter(at)
	defer func() { p.depth-- }()
	p.pos++
	p.blank()
	negated := p.accept("^")
	p.blank()

	var spans []span // of the operand being read
	var left charset // what stands before it
	operator := ""
	for p.accept("-") {
		spans = append(spans, span{'-', '-'})
		p.blank()
	}
	if len(spans) == 0 && p.accept("]") {
		spans = append(spans, span{']', ']'})
	}
	join := func() charset { return combine(left, operator, newCharset(spans)) }
	for {
		p.blank()
		rest := p.src[p.pos:]
		switch {
		case rest == "":
			p.fail(at, `this class is not closed; add ] or write \[ for a bracket`)
		case rest[0] == ']':
			p.pos++
			if set := join(); !negated {
				return set
			} else {
				return set.negate()
			}
		case strings.HasPrefix(rest, "&&"), strings.HasPrefix(rest, "--"), strings.HasPrefix(rest, "~~"):
			left, operator, spans = join(), rest[:2], nil
			p.pos += 2
		case rest[0] == '[':
			if named, ok := p.namedClass(); ok {
				spans = append(spans, named...)
				continue
			}
			spans = append(spans, p.class()...)
		default:
			spans = append(spans, p.classItem()...)
		}
	}
}

func combine(left charset, operator string, right charset) charset {
	switch operator {
	case "&&":
		return left.intersect(right)
	case "--":
		return left.subtract(right)
	case "~~":
		return left.symmetric(right)
	}
	return right
}

// namedClass reads [:name:] or [:^name:]; anything else is left alone.
func (p *parser) namedClass() (charset, bool) {
	inside, ok := strings.CutPrefix(p.src[p.pos:], "[:")
	if !ok {
		return nil, false
	}
	inside, _, ok = strings.Cut(inside, ":]")
	name, negated := strings.CutPrefix(inside, "^")
	list, known := asciiClasses[name]
	if !ok || !known {
		return nil, false
	}
	p.pos += len(inside) + len("[::]")
	set := p.folded(pairs(list))
	if negated {
		set = set.negate()
	}
	return set, true
}

// classItem reads one character, escape or range of a class.
func (p *parser) classItem() charset {
	at := p.pos
	first := p.classChar()
	p.blank()
	if !strings.HasPrefix(p.src[p.pos:], "-") {
		return first.set
	}
	after := p.pos
	p.pos++
	p.blank()
	if r := p.peek(); r == ']' || r == '-' {
		p.pos = after // a plain "-" before the end, or the operator --
		return first.set
	}
	if p.end() {
		p.fail(at, "this range has no end")
	}
	lastAt := p.pos
	last := p.classChar()
	switch {
	case first.char < 0:
		p.fail(at, "a range must begin with one character")
	case last.char < 0:
		p.fail(lastAt, "a range must end with one character")
	case first.char > last.char:
		p.fail(at, "the range %s-%s runs backwards", show(first.char), show(last.char))
	}
	return p.folded(charset{{first.char, last.char}})
}

func (p *parser) classChar() escaped {
	if p.peek() != '\\' {
		return p.char(p.next())
	}
	at := p.pos
	e := p.escape()
	if e.kind == kindLook {
		p.fail(at, "%s has no meaning inside a class", p.src[at:p.pos])
	}
	return e
}
