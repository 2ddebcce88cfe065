package fuzzy

import (
	"strings"
	"unicode"

	"github.com/junegunn/fzf/src/algo"
)

// Query is a parsed filter. It is immutable; the zero value matches everything.
//
// Syntax: words separated by blanks must all match. A word is fuzzy unless it
// is marked: 'exact, 'whole-word', ^prefix, suffix$, ^equal$, !not. A lone |
// between two words means that either is enough. A word with an upper-case
// letter is case-sensitive, others are not; a word without accents matches
// letters with them. `\ ` is a blank that does not separate; a backslash before
// a mark takes its meaning away. `%column words` filters a column: everything
// up to the next `%`.
type Query struct {
	sets []set
}

// set is a list of alternatives, one of which must match.
type set []term

// kind of a term, from the loosest to the strictest.
type kind uint8

const (
	fuzzy kind = iota
	exact
	word // exact, at word boundaries
	prefix
	suffix
	equal
)

// term is one word of a query.
type term struct {
	kind  kind
	not   bool
	fold  bool   // letter case is ignored; text is lower case then
	plain bool   // accents of the item are ignored; text has none then
	col   int    // column it applies to
	text  string // never empty
	runes []rune // of text
	mask  mask   // letters an item must have
	ascii bool
}

// maxTerm bounds the length of one word in bytes: what is longer is noise, and
// the scores of fzf are 16 bits wide.
const maxTerm = 1000

// Parse reads a query over one column.
func Parse(text string) Query { return ParseColumns(text, nil, 0) }

// ParseColumns reads a query over several columns. Words without a column, and
// words after a name that is not a column's, apply to column main. A name may
// be abbreviated; the shortest column name that fits is taken.
func ParseColumns(text string, columns []string, main int) Query {
	var q Query
	for _, f := range splitFields(text) {
		col := main
		if f.named {
			col = findColumn(f.column, columns, main)
		}
		q.sets = append(q.sets, parseWords(f.text, col)...)
	}
	return q
}

// Plain makes a query of one fuzzy word from text without any syntax, blanks
// included: what completion of a half-typed word wants.
func Plain(text string) Query {
	if text == "" {
		return Query{}
	}
	return Query{[]set{{newTerm(text, fuzzy, false, 0)}}}
}

// Empty reports whether the query matches everything.
func (q Query) Empty() bool { return len(q.sets) == 0 }

// field is a part of a query text that applies to one column.
type field struct {
	named        bool
	column, text string
}

// splitFields cuts at each `%name`, and removes the backslash of `\%`.
func splitFields(s string) []field {
	list := []field{{}}
	var text strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && s[i+1] == '%':
			text.WriteByte('%')
			i++
		case s[i] == '\\' && i+1 < len(s): // not ours; keep both bytes together
			text.WriteString(s[i : i+2])
			i++
		case s[i] == '%':
			list[len(list)-1].text = text.String()
			text.Reset()
			name, rest, _ := strings.Cut(s[i+1:], " ")
			list = append(list, field{named: true, column: name})
			i = len(s) - len(rest) - 1
		default:
			text.WriteByte(s[i])
		}
	}
	list[len(list)-1].text = text.String()
	return list
}

func findColumn(name string, columns []string, main int) int {
	best := -1
	for i, c := range columns {
		if strings.HasPrefix(c, name) && (best < 0 || len(c) < len(columns[best])) {
			best = i
		}
	}
	if best < 0 || name == "" {
		return main
	}
	return best
}

// parseWords reads the words of one field. Words that are nothing but a mark
// are ignored: the user is still typing.
func parseWords(s string, col int) []set {
	var sets []set
	or := false // the next word joins the last set
	for _, w := range splitWords(s) {
		if w == "|" && len(sets) > 0 && !or {
			or = true
			continue
		}
		t, ok := parseTerm(w, col)
		switch {
		case !ok:
		case or:
			last := len(sets) - 1
			sets[last] = append(sets[last], t)
		default:
			sets = append(sets, set{t})
		}
		or = false
	}
	return sets
}

// splitWords splits at blanks. Escaped blanks stay escaped: parseTerm must
// still tell them from other characters.
func splitWords(s string) []string {
	var words []string
	start := -1
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' || s[i] == '\t' {
			if start >= 0 {
				words = append(words, s[start:i])
			}
			start = -1
			continue
		}
		if start < 0 {
			start = i
		}
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
	}
	if start >= 0 {
		words = append(words, s[start:])
	}
	return words
}

func parseTerm(w string, col int) (term, bool) {
	k, not := fuzzy, false
	if s, ok := strings.CutPrefix(w, "!"); ok {
		w, not, k = s, true, exact
	}
	closed := func() bool { return len(w) > 1 && w[len(w)-1] == '$' && w[len(w)-2] != '\\' }
	switch {
	case strings.HasPrefix(w, "^"):
		w, k = w[1:], prefix
		if closed() {
			w, k = w[:len(w)-1], equal
		}
	case len(w) > 2 && w[0] == '\'' && w[len(w)-1] == '\'' && w[len(w)-2] != '\\':
		w, k = w[1:len(w)-1], word
	case strings.HasPrefix(w, "'"):
		w, k = w[1:], exact
		if closed() {
			w, k = w[:len(w)-1], suffix
		}
	case closed():
		w, k = w[:len(w)-1], suffix
	}
	w = unescape(w)
	if w == "" {
		return term{}, false
	}
	return newTerm(w, k, not, col), true
}

// unescape removes the backslashes that hide a mark or a blank; others are
// characters like any.
func unescape(w string) string {
	if strings.IndexByte(w, '\\') < 0 {
		return w
	}
	var out strings.Builder
	for i := 0; i < len(w); i++ {
		if w[i] == '\\' && i+1 < len(w) && strings.IndexByte(" \t!^'$|\\", w[i+1]) >= 0 {
			if marked := w[i+1] == ' ' || w[i+1] == '\t' || i == 0 || i+2 == len(w); marked {
				i++
			}
		}
		out.WriteByte(w[i])
	}
	return out.String()
}

func newTerm(text string, k kind, not bool, col int) term {
	if len(text) > maxTerm {
		text = strings.ToValidUTF8(text[:maxTerm], "")
	}
	t := term{kind: k, not: not, col: col, fold: !strings.ContainsFunc(text, unicode.IsUpper)}
	t.runes = []rune(text) // what is not UTF-8 becomes U+FFFD, as in items
	for i, r := range t.runes {
		if t.fold {
			t.runes[i] = unicode.ToLower(r)
		}
	}
	t.text = string(t.runes)
	t.ascii = isASCII(t.text)
	// The normalising table changes runes one by one, in place.
	without := string(algo.NormalizeRunes([]rune(t.text)))
	t.plain = without == t.text
	if !not {
		t.mask = maskOf(t.text)
	}
	return t
}
