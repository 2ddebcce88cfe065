package snippet

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Transform changes a text by a regular expression.
type Transform struct {
	re     *regexp.Regexp // nil when the expression is not understood
	format []part
	global bool
}

// part is a part of a format: a text, or a group of the match.
type part struct {
	text  string
	group int // -1 for a text
	style func(string) string
	// what stands for a group that matched something, and one that did not
	some, none *string
}

// transform reads `re/format/flags}`.
func (p *parser) transform() (*Transform, bool) {
	expr, ok := p.regex()
	if !ok {
		return nil, false
	}
	t := &Transform{}
	if t.format, ok = p.format(); !ok {
		return nil, false
	}
	flags, _, ok := p.until("}", "")
	if !ok || strings.Trim(flags, "gimsuyd") != "" {
		return nil, false
	}
	t.global = strings.Contains(flags, "g")
	set := ""
	for _, f := range "ims" {
		if strings.ContainsRune(flags, f) {
			set += string(f)
		}
	}
	if set != "" {
		expr = "(?" + set + ")" + expr
	}
	if re, err := regexp.Compile(expr); err == nil {
		t.re = re
	}
	return t, true
}

// regex reads up to the slash that ends the expression. Only `\/` is undone;
// all other escapes are the expression's own.
func (p *parser) regex() (string, bool) {
	var b strings.Builder
	for p.at < len(p.src) {
		c := p.src[p.at]
		p.at++
		p.work--
		switch {
		case c == '/':
			return b.String(), true
		case c == '\\' && p.at < len(p.src):
			if p.src[p.at] != '/' {
				b.WriteByte('\\')
			}
			b.WriteByte(p.src[p.at])
			p.at++
		default:
			b.WriteByte(c)
		}
	}
	return "", false
}

// format reads up to the slash that ends the format.
func (p *parser) format() ([]part, bool) {
	var list []part
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			list = append(list, part{text: text.String(), group: -1})
			text.Reset()
		}
	}
	for p.at < len(p.src) {
		c := p.src[p.at]
		p.work--
		switch {
		case c == '/':
			p.at++
			flush()
			return list, true
		case c == '\\' && p.at+1 < len(p.src):
			p.at++
			switch e := p.src[p.at]; {
			case e == 'n':
				text.WriteByte('\n')
			case e == 't':
				text.WriteByte('\t')
			default:
				if strings.IndexByte(`$}/\`, e) < 0 {
					text.WriteByte('\\')
				}
				text.WriteByte(e)
			}
			p.at++
		case c == '$':
			if f, ok := p.formatPart(); ok {
				flush()
				list = append(list, f)
				continue
			}
			fallthrough
		default:
			text.WriteByte(c)
			p.at++
		}
	}
	return nil, false
}

// formatPart reads `$1`, `${1}` and the forms with a colon.
func (p *parser) formatPart() (part, bool) {
	start := p.at
	p.at++
	braces := p.take('{')
	n, ok := p.number()
	f := part{group: n}
	switch {
	case !ok:
	case !braces || p.take('}'):
		return f, true
	case p.take(':'):
		if ok = p.formatCase(&f); ok {
			return f, true
		}
	}
	p.at = start
	return part{}, false
}

func (p *parser) formatCase(f *part) bool {
	branch := func(end string) (*string, bool) {
		s, _, ok := p.until(end, `$}:/\`)
		return &s, ok
	}
	ok := false
	empty := ""
	switch {
	case p.take('/'):
		name, _, found := p.until("}", "")
		f.style = styles[name]
		return found && f.style != nil
	case p.take('+'):
		f.none = &empty
		f.some, ok = branch("}")
	case p.take('?'):
		if f.some, ok = branch(":"); ok {
			f.none, ok = branch("}")
		}
	default:
		p.take('-')
		f.none, ok = branch("}")
	}
	return ok
}

var styles = map[string]func(string) string{
	"upcase":     strings.ToUpper,
	"downcase":   strings.ToLower,
	"capitalize": capitalize,
	"camelcase":  func(s string) string { return joinWords(s, false) },
	"pascalcase": func(s string) string { return joinWords(s, true) },
}

func capitalize(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size < 2 && r == utf8.RuneError {
		return s // empty, or a broken byte
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// joinWords writes the words of s without what separates them, each with a
// capital, the first one only if told so.
func joinWords(s string, first bool) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if i > 0 || first {
			words[i] = capitalize(w)
		} else {
			words[i] = strings.ToLower(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "")
}

// Apply returns the changed text. An expression that is not understood changes
// nothing.
func (t *Transform) Apply(s string) string {
	if t == nil || t.re == nil {
		return s
	}
	n := 1
	if t.global {
		n = -1
	}
	var b strings.Builder
	at := 0
	for _, m := range t.re.FindAllStringSubmatchIndex(s, n) {
		b.WriteString(s[at:m[0]])
		for _, f := range t.format {
			f.write(&b, s, m)
		}
		at = m[1]
	}
	b.WriteString(s[at:])
	return b.String()
}

// write appends what a part stands for in one match.
func (f *part) write(b *strings.Builder, s string, m []int) {
	if f.group < 0 {
		b.WriteString(f.text)
		return
	}
	got, matched := "", false
	if i := 2 * f.group; i+1 < len(m) && m[i] >= 0 {
		got = s[m[i]:m[i+1]]
		matched = got != ""
	}
	switch {
	case matched && f.some != nil:
		got = *f.some
	case !matched && f.none != nil:
		got = *f.none
	case f.style != nil:
		got = f.style(got)
	}
	b.WriteString(got)
}
