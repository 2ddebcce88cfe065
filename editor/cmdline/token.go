package cmdline

import (
	"errors"
	"fmt"
	"strings"
)

// form is how an argument is written.
type form uint8

const (
	bare      form = iota
	literal        // 'x' `x`
	expanded       // "x"
	expansion      // %kind{x}
)

// token is an argument as it is written: offsets into the line it was read
// from.
type token struct {
	form     form
	from, to int    // all of it
	body     int    // where its content starts
	end      int    // and ends
	kind     string // of an expansion
	open     byte   // quote or opening delimiter; 0: none
	closed   bool
}

// nextToken reads the argument at or behind at; false: there is none.
func nextToken(s string, at int) (token, bool) {
	at = skipBlanks(s, at)
	if at == len(s) {
		return token{}, false
	}
	switch c := s[at]; {
	case c == '\'' || c == '`':
		return delimited(s, token{form: literal, from: at, body: at + 1, open: c}), true
	case c == '"':
		return delimited(s, token{form: expanded, from: at, body: at + 1, open: c}), true
	case c == '%' && !strings.HasPrefix(s[at:], "%%"):
		return readExpansion(s, at), true
	}
	return bareToken(s, at), true
}

func bareToken(s string, at int) token {
	end := at
	for end < len(s) && !blank(s[end]) {
		if s[end] == '\\' && end+1 < len(s) && blank(s[end+1]) {
			end++
		}
		end++
	}
	return token{form: bare, from: at, to: end, body: at, end: end, closed: true}
}

// rawToken is all that follows behind at: like double quotes without quotes.
func rawToken(s string, at int) token {
	at = skipBlanks(s, at)
	return token{form: expanded, from: at, to: len(s), body: at, end: len(s), closed: true}
}

// readExpansion reads an expansion at a percent sign. One without a delimiter
// is given as it would be without its meaning: up to a blank, not closed.
func readExpansion(s string, at int) token {
	end := at + 1
	for end < len(s) && 'a' <= s[end] && s[end] <= 'z' {
		end++
	}
	t := token{form: expansion, from: at, kind: s[at+1 : end], body: end + 1}
	if end < len(s) && delimiter(s[end]) {
		t.open = s[end]
		return delimited(s, t)
	}
	t.body, t.end, t.to = end, end, max(end, bareToken(s, at).to)
	return t
}

func delimiter(c byte) bool { return strings.IndexByte(`([{<"'|`, c) >= 0 }

// closer of an opening delimiter: quotes close themselves.
func closer(open byte) byte {
	switch open {
	case '(':
		return ')'
	case '[', '{', '<':
		return open + 2
	}
	return open
}

// delimited completes a token whose content starts at t.body. Brackets nest,
// quotes are doubled inside.
func delimited(s string, t token) token {
	close, depth := closer(t.open), 1
	for i := t.body; i < len(s); i++ {
		switch {
		case s[i] == t.open && close != t.open:
			depth++
		case s[i] != close:
		case close == t.open && i+1 < len(s) && s[i+1] == close:
			i++
		default:
			if depth--; depth == 0 {
				t.end, t.to, t.closed = i, i+1, true
				return t
			}
		}
	}
	t.end, t.to = len(s), len(s)
	return t
}

// content is what the token stands for, expansions not done.
func (t token) content(s string) string { return t.upTo(s, t.end) }

// upTo is the content that is written before pos.
func (t token) upTo(s string, pos int) string {
	body := s[min(t.body, pos):min(pos, t.end)]
	switch {
	case t.form == bare:
		return unescape(body)
	case t.open == closer(t.open) && t.open != 0:
		double := string(t.open) + string(t.open)
		return strings.ReplaceAll(body, double, double[:1])
	}
	return body
}

// written is the content, or the expansion as it is.
func (t token) written(s string) string {
	if t.form == expansion {
		return s[t.from:t.to]
	}
	return t.content(s)
}

// unescape takes the backslashes and percent signs away that an unquoted
// argument needs.
func unescape(s string) string {
	switch {
	case strings.HasPrefix(s, "%%"):
		s = s[1:]
	case len(s) > 1 && s[0] == '\\' && strings.IndexByte("\"'`%", s[1]) >= 0:
		return s[1:2] + unescapeBlanks(s[2:])
	}
	return unescapeBlanks(s)
}

func unescapeBlanks(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && (i+1 == len(s) || blank(s[i+1])) {
			continue
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

var (
	errLonePercent  = errors.New("'%' was not properly escaped. Please use '%%'")
	errUnterminated = errors.New("unterminated token")
)

// check reports what is wrong with how the token is written.
func (t token) check(s string) error {
	switch {
	case t.form == expansion && t.open == 0 && t.kind == "":
		return errLonePercent
	case t.form == expansion && t.open == 0:
		return fmt.Errorf("missing a string delimiter after '%%%s'", t.kind)
	case t.closed:
		return nil
	}
	if content := t.content(s); content != "" {
		return fmt.Errorf("%w %s", errUnterminated, content)
	}
	return errUnterminated
}
