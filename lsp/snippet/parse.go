package snippet

import (
	"strconv"
	"strings"
)

// Snippet is a snippet that was read. The zero Snippet is empty.
type Snippet struct{ nodes []node }

// node is a part of a snippet: exactly one of the kinds below.
type node interface{ isNode() }

type literal string

type stop struct {
	number    int
	content   []node   // the default text
	choices   []string // instead of content
	transform *Transform
}

type variable struct {
	name      string
	content   []node
	given     bool // content was given, even if empty
	transform *Transform
}

func (literal) isNode()   {}
func (*stop) isNode()     {}
func (*variable) isNode() {}

// Limits that keep any input cheap to read.
const (
	maxNesting = 50
	maxWork    = 1 << 20 // bytes looked at, with those looked at again
	maxNumber  = 1 << 20
)

// Parse reads a snippet.
func Parse(s string) Snippet {
	p := parser{src: s, work: maxWork, bad: map[int]bool{}}
	nodes, _ := p.nodes(0, "")
	return Snippet{nodes}
}

// Plain makes a snippet of a text that is to be inserted as it is.
func Plain(s string) Snippet { return Snippet{[]node{literal(s)}} }

// parser reads from left to right. A construct that turns out not to be one is
// remembered as bad and read again as text.
type parser struct {
	src  string
	at   int
	work int
	bad  map[int]bool // offsets of a `$` that begins nothing
}

// nodes reads up to one of the end characters, which is left unread; ok is
// false if the text ended before. Without end characters it reads everything.
func (p *parser) nodes(depth int, end string) (list []node, ok bool) {
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			list = append(list, literal(text.String()))
			text.Reset()
		}
	}
	for p.at < len(p.src) {
		c := p.src[p.at]
		p.work--
		switch {
		case c == '\\' && p.at+1 < len(p.src) && strings.IndexByte(`$}\`, p.src[p.at+1]) >= 0:
			text.WriteByte(p.src[p.at+1])
			p.at += 2
		case end != "" && strings.IndexByte(end, c) >= 0:
			flush()
			return list, true
		case c == '$':
			if n := p.dollar(depth); n != nil {
				flush()
				list = append(list, n)
				continue
			}
			fallthrough
		default:
			text.WriteByte(c)
			p.at++
		}
	}
	flush()
	return list, end == ""
}

// dollar reads what begins with the `$` at the present place, or nothing.
func (p *parser) dollar(depth int) node {
	start := p.at
	if p.bad[start] || depth >= maxNesting || p.work <= 0 {
		return nil
	}
	p.at++
	braces := p.take('{')
	var n node
	if number, ok := p.number(); ok {
		n = p.stop(number, braces, depth)
	} else if name := p.name(); name != "" {
		n = p.variable(name, braces, depth)
	}
	if n == nil {
		p.at = start
		p.bad[start] = true
	}
	return n
}

func (p *parser) stop(number int, braces bool, depth int) node {
	s := &stop{number: number}
	if !braces || p.take('}') {
		return s
	}
	ok := false
	switch {
	case p.take(':'):
		s.content, ok = p.nodes(depth+1, "}")
		ok = ok && p.take('}')
	case p.take('|'):
		s.choices, ok = p.choices()
	case p.take('/'):
		s.transform, ok = p.transform()
	}
	if !ok {
		return nil
	}
	return s
}

func (p *parser) variable(name string, braces bool, depth int) node {
	v := &variable{name: name}
	if !braces || p.take('}') {
		return v
	}
	ok := false
	switch {
	case p.take(':'):
		v.given = true
		v.content, ok = p.nodes(depth+1, "}")
		ok = ok && p.take('}')
	case p.take('/'):
		v.transform, ok = p.transform()
	}
	if !ok {
		return nil
	}
	return v
}

// choices reads `one,two|}`.
func (p *parser) choices() ([]string, bool) {
	var list []string
	for {
		text, c, ok := p.until(",|", `,|\`)
		if !ok {
			return nil, false
		}
		list = append(list, text)
		if c == '|' {
			return list, p.take('}')
		}
	}
}

// until reads up to one of the end characters and over it. A backslash takes
// its meaning from the characters of escapes; before others it stays.
func (p *parser) until(end, escapes string) (text string, c byte, ok bool) {
	var b strings.Builder
	for p.at < len(p.src) {
		c := p.src[p.at]
		p.at++
		p.work--
		switch {
		case c == '\\' && p.at < len(p.src) && strings.IndexByte(escapes, p.src[p.at]) >= 0:
			b.WriteByte(p.src[p.at])
			p.at++
		case strings.IndexByte(end, c) >= 0:
			return b.String(), c, true
		default:
			b.WriteByte(c)
		}
	}
	return "", 0, false
}

func (p *parser) take(c byte) bool {
	if p.at < len(p.src) && p.src[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) number() (int, bool) {
	from := p.at
	for p.at < len(p.src) && p.src[p.at] >= '0' && p.src[p.at] <= '9' {
		p.at++
	}
	n, err := strconv.Atoi(p.src[from:p.at])
	if err != nil || n > maxNumber {
		p.at = from
		return 0, false
	}
	return n, true
}

func (p *parser) name() string {
	from := p.at
	for p.at < len(p.src) {
		c := p.src[p.at]
		if c != '_' && (c|0x20 < 'a' || c|0x20 > 'z') && (c < '0' || c > '9' || p.at == from) {
			break
		}
		p.at++
	}
	return p.src[from:p.at]
}
