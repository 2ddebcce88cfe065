package syntax

import (
	"errors"
	"slices"
	"strings"
)

// The library checks every query against the whole grammar when it compiles it:
// tens of milliseconds for colours that a tree of 200 lines needs for one. The
// queries that ship are checked by tests instead, and their plain patterns are
// matched by code of our own (plain.c), which needs no preparation. A pattern is
// plain when it is one node with conditions on its children and theirs, one by
// one: no repetitions except of what is skipped, no rows of siblings without a parent, no absent fields.
// The library gets the rest, if there is any.

// shape is what a pattern demands of one node.
type shape struct {
	kind     string // "" for any
	named    bool
	field    string // of the parent; "" for any
	captures []int
	kids     []spot
	many     bool // any number of such nodes
}

// spot is a place among the children of a node: one child that has one of the
// shapes, behind that of the spot before.
type spot struct {
	any    []*shape
	anchor bool // no named child between
	last   bool // no named child behind
}

// plainPattern is one pattern of a query file.
type plainPattern struct {
	from, to int      // bytes of the source
	roots    []*shape // alternatives
	says     []said
	odd      bool // not plain
}

// said is a predicate or property and where its name stands.
type said struct {
	at   int
	args []predicateArg
}

var errQuerySyntax = errors.New("not a query")

// queryParser reads a query file. It understands all of the syntax, so that it
// finds where patterns end, and marks those it cannot express.
type queryParser struct {
	text     string
	at       int
	captures []string
	p        *plainPattern // being read
}

// parsePlain reads all patterns of a query file and the names of its captures
// by number.
func parsePlain(text string) (patterns []plainPattern, captures []string, err error) {
	r := queryParser{text: text}
	for r.blank(); r.at < len(text); r.blank() {
		p := plainPattern{from: r.at}
		r.p = &p
		if p.roots, err = r.item(); err != nil {
			return nil, nil, err
		}
		p.to = r.at
		for _, s := range p.roots {
			p.odd = p.odd || s.field != "" || s.many
		}
		p.odd = p.odd || len(p.roots) == 0
		patterns = append(patterns, p)
	}
	return patterns, r.captures, nil
}

// blank skips blanks and comments.
func (r *queryParser) blank() {
	for r.at < len(r.text) {
		switch r.text[r.at] {
		case ' ', '\t', '\n', '\r':
			r.at++
		case ';':
			if i := strings.IndexByte(r.text[r.at:], '\n'); i >= 0 {
				r.at += i
			} else {
				r.at = len(r.text)
			}
		default:
			return
		}
	}
}

func (r *queryParser) peek() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *queryParser) take(c byte) bool {
	if r.peek() != c {
		return false
	}
	r.at++
	return true
}

func nameByte(c byte) bool {
	return c == '_' || c == '-' || c == '.' || c == '!' || c == '?' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// name reads a word; extra tells whether it may have the marks that names of
// captures and predicates have.
func (r *queryParser) name(extra bool) string {
	from := r.at
	for r.at < len(r.text) && nameByte(r.text[r.at]) && (extra || !strings.ContainsRune(".!?", rune(r.text[r.at]))) {
		r.at++
	}
	return r.text[from:r.at]
}

// quoted reads a string.
func (r *queryParser) quoted() (string, error) {
	var b strings.Builder
	for r.at++; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
		case '"':
			r.at++
			return b.String(), nil
		case '\\':
			if r.at++; r.at < len(r.text) {
				if i := strings.IndexByte("nrt0", r.text[r.at]); i >= 0 {
					b.WriteByte("\n\r\t\x00"[i])
				} else {
					b.WriteByte(r.text[r.at])
				}
			}
		case '\n':
			return "", errQuerySyntax
		default:
			b.WriteByte(c)
		}
	}
	return "", errQuerySyntax
}

// item reads a node, a string, a wildcard, a choice or a group, with the
// captures behind it, as alternatives.
func (r *queryParser) item() (out []*shape, err error) {
	switch c := r.peek(); {
	case c == '(':
		r.at++
		out, err = r.parens()
	case c == '[':
		r.at++
		for r.blank(); !r.take(']'); r.blank() {
			more, err := r.element()
			if err != nil {
				return nil, err
			}
			out = append(out, more.any...)
			r.p.odd = r.p.odd || more.anchor || len(more.any) == 0
		}
	case c == '"':
		s, err := r.quoted()
		if err != nil {
			return nil, err
		}
		out = []*shape{{kind: s}}
	case c == '_':
		if r.name(false) != "_" {
			return nil, errQuerySyntax
		}
		out = []*shape{{}}
	default:
		return nil, errQuerySyntax
	}
	if err != nil {
		return nil, err
	}
	return out, r.behind(out)
}

// behind reads quantifiers and captures.
func (r *queryParser) behind(out []*shape) error {
	for {
		r.blank()
		switch r.peek() {
		case '*':
			r.at++
			for _, s := range out {
				s.many = true
			}
		case '+', '?':
			r.at++
			r.p.odd = true
		case '@':
			r.at++
			name := r.name(true)
			if name == "" {
				return errQuerySyntax
			}
			id := r.capture(name)
			for _, s := range out {
				s.captures = append(s.captures, id)
				r.p.odd = r.p.odd || len(s.captures) > maxCaptures
			}
		default:
			return nil
		}
	}
}

// maxCaptures bounds the captures of one node.
const maxCaptures = 3

func (r *queryParser) capture(name string) int {
	if i := slices.Index(r.captures, name); i >= 0 {
		return i
	}
	r.captures = append(r.captures, name)
	return len(r.captures) - 1
}

// element is an item that may have a field name or an anchor before it.
func (r *queryParser) element() (spot, error) {
	var s spot
	if r.peek() == '.' {
		r.at++
		s.anchor = true
		r.blank()
		if c := r.peek(); c == ')' || c == ']' {
			s.last = true // the one before is
			return s, nil
		}
	}
	field := ""
	if c := r.peek(); c != '(' && c != '[' && c != '"' && !(c == '_' && !r.fieldAhead()) {
		if field = r.name(false); field == "" {
			return s, errQuerySyntax
		}
		r.blank()
		if !r.take(':') {
			return s, errQuerySyntax
		}
		r.blank()
	}
	any, err := r.item()
	for _, a := range any {
		if field != "" {
			r.p.odd = r.p.odd || a.field != ""
			a.field = field
		}
	}
	s.any = any
	return s, err
}

// fieldAhead tells whether a name with a colon comes.
func (r *queryParser) fieldAhead() bool {
	i := r.at
	for i < len(r.text) && nameByte(r.text[i]) {
		i++
	}
	return i < len(r.text) && r.text[i] == ':'
}

// parens reads what is in parentheses: a node or a group.
func (r *queryParser) parens() ([]*shape, error) {
	r.blank()
	if c := r.peek(); c == '(' || c == '[' || c == '"' || c == '.' || c == '_' && r.fieldAhead() {
		return r.group()
	}
	s := &shape{named: true}
	if s.kind = r.name(false); s.kind == "" {
		return nil, errQuerySyntax
	}
	switch s.kind {
	case "_":
		s.kind = ""
	case "MISSING":
		r.p.odd = true
		r.blank()
		if r.peek() == '"' {
			if _, err := r.quoted(); err != nil {
				return nil, err
			}
		} else {
			r.name(false)
		}
	}
	if r.take('/') {
		r.p.odd = true
		r.name(false)
	}
	for r.blank(); !r.take(')'); r.blank() {
		if r.at >= len(r.text) {
			return nil, errQuerySyntax
		}
		if r.take('!') {
			r.p.odd = true
			r.name(false)
			continue
		}
		if r.predicateAhead() {
			if err := r.predicate(); err != nil {
				return nil, err
			}
			continue
		}
		kid, err := r.element()
		if err != nil {
			return nil, err
		}
		if n := len(s.kids); kid.last && n > 0 {
			s.kids[n-1].last = true
			continue
		}
		r.p.odd = r.p.odd || kid.last
		for _, a := range kid.any {
			// Of repeated nodes only those that are skipped are easy.
			r.p.odd = r.p.odd || a.many && (!kid.anchor || len(a.captures)+len(a.kids) > 0 || a.field != "" || len(kid.any) > 1)
		}
		s.kids = append(s.kids, kid)
	}
	return []*shape{s}, nil
}

// group reads items and predicates in parentheses. It is plain if there is one
// item.
func (r *queryParser) group() (out []*shape, err error) {
	items := 0
	for r.blank(); !r.take(')'); r.blank() {
		if r.at >= len(r.text) {
			return nil, errQuerySyntax
		}
		if r.predicateAhead() {
			if err := r.predicate(); err != nil {
				return nil, err
			}
			continue
		}
		s, err := r.element()
		if err != nil {
			return nil, err
		}
		items++
		r.p.odd = r.p.odd || items > 1 || s.anchor
		out = s.any
	}
	return out, nil
}

func (r *queryParser) predicateAhead() bool { return strings.HasPrefix(r.text[r.at:], "(#") }

func (r *queryParser) predicate() error {
	r.at += len("(#")
	s := said{at: r.at - 1}
	name := r.name(true)
	if name == "" {
		return errQuerySyntax
	}
	s.args = append(s.args, predicateArg{capture: -1, text: name})
	for r.blank(); !r.take(')'); r.blank() {
		switch c := r.peek(); {
		case c == '@':
			r.at++
			// A capture that the pattern does not have is for the library to
			// complain about.
			name := r.name(true)
			i := slices.Index(r.captures, name)
			if i < 0 {
				return errQuerySyntax
			}
			s.args = append(s.args, predicateArg{capture: i})
		case c == '"':
			text, err := r.quoted()
			if err != nil {
				return err
			}
			s.args = append(s.args, predicateArg{capture: -1, text: text})
		default:
			word := r.name(true)
			if word == "" {
				return errQuerySyntax
			}
			s.args = append(s.args, predicateArg{capture: -1, text: word})
		}
	}
	r.p.says = append(r.p.says, s)
	return nil
}
