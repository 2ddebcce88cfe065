package fuzzy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// narrows reports whether every row that q matches is surely matched by old.
// False says nothing.
func (q Query) narrows(old Query) bool {
	for _, o := range old.sets {
		implied := false
		for _, n := range q.sets {
			if implied = n.implies(o); implied {
				break
			}
		}
		if !implied {
			return false
		}
	}
	return true
}

// implies: whichever alternative of s holds, one of o does.
func (s set) implies(o set) bool {
	for i := range s {
		implied := false
		for j := range o {
			if implied = s[i].implies(&o[j]); implied {
				break
			}
		}
		if !implied {
			return false
		}
	}
	return true
}

// implies reports whether a text that t accepts is surely accepted by o.
func (t *term) implies(o *term) bool {
	if t.col != o.col || t.not != o.not {
		return false
	}
	if t.kind == o.kind && t.text == o.text && t.fold == o.fold {
		return true // plain follows from text and fold
	}
	if t.not || !o.fold && t.fold || !o.plain && t.plain {
		return false
	}
	text := t.text
	if o.fold && !t.fold {
		text = strings.Map(unicode.ToLower, text)
	}
	if o.plain && !t.plain {
		return false // the accents of t would have to be taken off; rare
	}
	switch o.kind {
	case fuzzy:
		return subsequence(text, o.text)
	case exact:
		return t.kind >= exact && strings.Contains(text, o.text)
	case prefix:
		return (t.kind == prefix || t.kind == equal) && strings.HasPrefix(text, o.text) && !blankEdge(text, o.text)
	case suffix:
		return (t.kind == suffix || t.kind == equal) && strings.HasSuffix(text, o.text) && !blankEdge(text, o.text)
	}
	return false
}

// blankEdge: fzf ignores blanks at the edges of an item unless the word itself
// has them there, so words with blanks are compared by nobody.
func blankEdge(a, b string) bool {
	return strings.ContainsFunc(a, unicode.IsSpace) || strings.ContainsFunc(b, unicode.IsSpace)
}

func subsequence(s, sub string) bool {
	for _, r := range sub {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		_, size := utf8.DecodeRuneInString(s[i:]) // a broken byte is found as U+FFFD
		s = s[i+size:]
	}
	return true
}
