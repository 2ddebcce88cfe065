package regex

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error is a pattern that cannot be used.
type Error struct {
	Pattern string
	Offset  int    // where in Pattern, bytes
	Problem string // what is wrong and what to do, one line
}

func (e *Error) Error() string {
	return fmt.Sprintf("invalid regex at character %d: %s", utf8.RuneCountInString(e.Pattern[:e.Offset])+1, e.Problem)
}

// flags are the settings a pattern can switch with (?imsRUux).
type flags struct {
	fold      bool // i: letter case does not matter
	multiLine bool // m: ^ and $ match at line breaks
	dotAll    bool // s: . matches line breaks
	crlf      bool // R: CR counts as a line break
	swapGreed bool // U: x* is lazy, x*? is greedy
	unicode   bool // u: \w \d \s \b and case know all of Unicode
	verbose   bool // x: blanks and # comments mean nothing
}

// maxDepth bounds nested groups and classes, and so the recursion over a
// pattern.
const maxDepth = 200

type parser struct {
	src    string
	pos    int
	depth  int
	flags  flags
	groups []string // the name of each group, "" for unnamed; [0] is the whole match
}

// parse reads a pattern in the syntax of Rust's regex crate.
func parse(pattern string, f flags) (n *node, groups []string, err error) {
	p := &parser{src: pattern, flags: f, groups: []string{""}}
	defer func() {
		if r := recover(); r != nil {
			problem, ours := r.(*Error)
			if !ours {
				panic(r)
			}
			err = problem
		}
	}()
	n = p.alternation()
	if !p.end() {
		p.fail(p.pos, `this ) closes no group; write \) for a parenthesis`)
	}
	return n, p.groups, nil
}

// fail abandons the parse; parse itself turns it into an error value.
func (p *parser) fail(at int, format string, args ...any) {
	panic(&Error{Pattern: p.src, Offset: at, Problem: fmt.Sprintf(format, args...)})
}

func (p *parser) end() bool { return p.pos >= len(p.src) }

// peek returns the next character without taking it; -1 at the end.
func (p *parser) peek() rune {
	if p.end() {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(p.src[p.pos:])
	return r
}

func (p *parser) next() rune {
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += n
	return r
}

func (p *parser) accept(prefix string) bool {
	if strings.HasPrefix(p.src[p.pos:], prefix) {
		p.pos += len(prefix)
		return true
	}
	return false
}

// blank skips what (?x) makes meaningless.
func (p *parser) blank() {
	for p.flags.verbose && !p.end() {
		switch r := p.peek(); {
		case unicode.IsSpace(r):
			p.next()
		case r == '#':
			for !p.end() && p.next() != '\n' {
			}
		default:
			return
		}
	}
}

func (p *parser) enter(at int) {
	if p.depth++; p.depth > maxDepth {
		p.fail(at, "nested more than %d deep", maxDepth)
	}
}

func (p *parser) alternation() *node {
	alts := []*node{p.sequence()}
	for p.accept("|") {
		alts = append(alts, p.sequence())
	}
	if len(alts) == 1 {
		return alts[0]
	}
	return &node{kind: kindAlt, subs: alts}
}

func (p *parser) sequence() *node {
	var subs []*node
	for {
		p.blank()
		if r := p.peek(); r < 0 || r == '|' || r == ')' {
			break
		}
		if n := p.atom(); n != nil {
			subs = append(subs, p.repeats(n))
		}
	}
	switch len(subs) {
	case 0:
		return &node{kind: kindEmpty}
	case 1:
		return subs[0]
	}
	return &node{kind: kindConcat, subs: subs}
}

// atom reads one item without what repeats it; nil for a switch of flags.
func (p *parser) atom() *node {
	at := p.pos
	switch r := p.next(); r {
	case '(':
		return p.group(at)
	case '[':
		p.pos = at
		return &node{kind: kindSet, set: p.class()}
	case '.':
		return &node{kind: kindSet, set: p.dot()}
	case '^':
		return &node{kind: kindLook, look: p.lineLook(lookTextStart, lookLineStart, lookLineStartCRLF)}
	case '$':
		return &node{kind: kindLook, look: p.lineLook(lookTextEnd, lookLineEnd, lookLineEndCRLF)}
	case '\\':
		p.pos = at
		return p.escapeNode()
	case '*', '+', '?', '{':
		p.fail(at, `%c repeats nothing here; write \%[1]c for the character`, r)
		return nil
	default:
		return &node{kind: kindSet, set: p.literal(r)}
	}
}

func (p *parser) lineLook(text, line, crlf look) look {
	switch {
	case !p.flags.multiLine:
		return text
	case p.flags.crlf:
		return crlf
	}
	return line
}

func (p *parser) dot() charset {
	switch {
	case p.flags.dotAll:
		return anyChar
	case p.flags.crlf:
		return newCharset([]span{{'\n', '\n'}, {'\r', '\r'}}).negate()
	}
	return single('\n').negate()
}

func (p *parser) literal(r rune) charset { return p.folded(single(r)) }

// folded adds the other letter cases when case does not matter.
func (p *parser) folded(c charset) charset {
	switch {
	case !p.flags.fold:
		return c
	case p.flags.unicode:
		return c.fold()
	}
	return c.foldASCII()
}

// group reads from after "(".
func (p *parser) group(at int) *node {
	p.enter(at)
	defer func() { p.depth-- }()
	for _, around := range []string{"?=", "?!", "?<=", "?<!"} {
		if strings.HasPrefix(p.src[p.pos:], around) {
			p.fail(at, "look-around (%s is not supported", around)
		}
	}
	outer := p.flags
	index := 0
	switch {
	case p.accept("?P<"), p.accept("?<"):
		index = p.newGroup(p.groupName())
	case p.accept("?"):
		if p.accept(")") {
			p.fail(at, "(?) sets no flag")
		}
		if p.switchFlags() {
			return nil
		}
	default:
		index = p.newGroup("")
	}
	n := p.alternation()
	if !p.accept(")") {
		p.fail(at, `this group is not closed; add ) or write \( for a parenthesis`)
	}
	p.flags = outer
	if index == 0 {
		return n
	}
	return &node{kind: kindGroup, index: index, subs: []*node{n}}
}

func (p *parser) newGroup(name string) int {
	p.groups = append(p.groups, name)
	return len(p.groups) - 1
}

// groupName reads "name>".
func (p *parser) groupName() string {
	at := p.pos
	for !p.end() {
		here := p.pos
		r := p.next()
		name := p.src[at:here]
		switch {
		case r == '>' && name == "":
			p.fail(at, "the group's name is empty")
		case r == '>':
			for _, other := range p.groups {
				if other == name {
					p.fail(at, "two groups are named %q", name)
				}
			}
			return name
		case r == '_' || unicode.IsLetter(r), name != "" && (unicode.IsDigit(r) || strings.ContainsRune(".[]", r)):
		default:
			p.fail(here, "%q cannot stand in a group's name", r)
		}
	}
	p.fail(at, "the group's name is not closed; add >")
	return ""
}

// switchFlags reads the flags of "(?flags)" or "(?flags:" and sets them. It
// tells whether it was the former, which has no body.
func (p *parser) switchFlags() (done bool) {
	on, seen, dangling := true, "", false
	for {
		at := p.pos
		if p.end() {
			p.fail(at, "the flags of this group are not closed; add ) or :")
		}
		r := p.next()
		switch {
		case (r == ')' || r == ':') && dangling:
			p.fail(at, "- is followed by no flag")
		case r == ')' || r == ':':
			return r == ')'
		case r == '-' && on:
			on, dangling = false, true
			continue
		case strings.ContainsRune(seen, r):
			p.fail(at, "flag %c is given twice", r)
		}
		seen += string(r)
		dangling = false
		switch r {
		case 'i':
			p.flags.fold = on
		case 'm':
			p.flags.multiLine = on
		case 's':
			p.flags.dotAll = on
		case 'R':
			p.flags.crlf = on
		case 'U':
			p.flags.swapGreed = on
		case 'u':
			p.flags.unicode = on
		case 'x':
			p.flags.verbose = on
		default:
			p.fail(at, "%q is no flag; the flags are i m s R U u x", r)
		}
	}
}

// repeats applies the operators that follow an item: * + ? {n,m}, each
// possibly with ? behind.
func (p *parser) repeats(n *node) *node {
	for {
		p.blank()
		at := p.pos
		lo, hi := 0, forever
		switch {
		case p.accept("*"):
		case p.accept("+"):
			lo = 1
		case p.accept("?"):
			hi = 1
		case p.accept("{"):
			lo, hi = p.counts(at)
		default:
			return n
		}
		lazy := p.accept("?") != p.flags.swapGreed
		if _, longest := n.lengths(); longest == 0 {
			// Nothing is gained by matching nothing twice.
			lo, hi = min(lo, 1), min(hi, 1)
		}
		n = &node{kind: kindRepeat, min: lo, max: hi, lazy: lazy, subs: []*node{n}}
		p.bound(at, n)
	}
}

// bound refuses towers of operators like a???????, which would otherwise let
// the tree grow deeper than groups may.
func (p *parser) bound(at int, n *node) {
	for deep := 0; n.kind == kindRepeat; n = n.subs[0] {
		if deep++; deep > maxDepth {
			p.fail(at, "nested more than %d deep", maxDepth)
		}
	}
}

// counts reads from after "{".
func (p *parser) counts(at int) (lo, hi int) {
	lo = p.count(at)
	hi = lo
	if p.accept(",") {
		hi = forever
		p.spaces()
		if p.peek() != '}' {
			hi = p.count(at)
		}
	}
	switch {
	case !p.accept("}"):
		p.fail(at, `this counted repetition is not closed; add } or write \{ for a brace`)
	case lo > hi:
		p.fail(at, "{%d,%d} counts backwards", lo, hi)
	}
	return lo, hi
}

func (p *parser) spaces() {
	for unicode.IsSpace(p.peek()) {
		p.next()
	}
}

func (p *parser) count(at int) int {
	p.spaces()
	start, n := p.pos, 0
	for !p.end() && '0' <= p.src[p.pos] && p.src[p.pos] <= '9' {
		if n = n*10 + int(p.src[p.pos]-'0'); n > maxProgram {
			p.fail(start, "repeated more than %d times", maxProgram)
		}
		p.pos++
	}
	if p.pos == start {
		p.fail(at, `{ must be followed by a number; write \{ for a brace`)
	}
	p.spaces()
	return n
}
