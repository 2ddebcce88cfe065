package fuzzy

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

// show prints a query in a canonical form: kind, flags, column, text.
func show(q Query) string {
	names := [...]string{fuzzy: "fuzzy", exact: "exact", word: "word", prefix: "prefix", suffix: "suffix", equal: "equal"}
	var sets []string
	for _, s := range q.sets {
		var terms []string
		for _, t := range s {
			n := names[t.kind]
			if t.not {
				n = "!" + n
			}
			if !t.fold {
				n += "/case"
			}
			if !t.plain {
				n += "/accent"
			}
			if t.col != 0 {
				n += fmt.Sprint("%", t.col)
			}
			terms = append(terms, fmt.Sprintf("%s(%s)", n, t.text))
		}
		sets = append(sets, strings.Join(terms, "|"))
	}
	return strings.Join(sets, " ")
}

func TestParse(t *testing.T) {
	columns := []string{"path", "line", "linenumber", "kind"}
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"   ", ""},
		{"foo", "fuzzy(foo)"},
		{"foo bar", "fuzzy(foo) fuzzy(bar)"},
		{"  foo\tbar ", "fuzzy(foo) fuzzy(bar)"},
		{"'foo", "exact(foo)"},
		{"'foo'", "word(foo)"},
		{"^foo", "prefix(foo)"},
		{"foo$", "suffix(foo)"},
		{"^foo$", "equal(foo)"},
		{"'foo$", "suffix(foo)"},
		{"!foo", "!exact(foo)"},
		{"!^foo", "!prefix(foo)"},
		{"!foo$", "!suffix(foo)"},
		{"!'foo", "!exact(foo)"},
		{"!^foo$", "!equal(foo)"},
		{"Foo", "fuzzy/case(Foo)"},
		{"foo Bar", "fuzzy(foo) fuzzy/case(Bar)"},
		{"É", "fuzzy/case/accent(É)"},
		{"é", "fuzzy/accent(é)"},
		{`foo\ bar`, "fuzzy(foo bar)"},
		{`\ `, "fuzzy( )"},
		{`\^foo`, "fuzzy(^foo)"},
		{`\'foo`, "fuzzy('foo)"},
		{`\!foo`, "fuzzy(!foo)"},
		{`foo\$`, "fuzzy(foo$)"},
		{`a\b`, `fuzzy(a\b)`},
		{`a\!b`, `fuzzy(a\!b)`},
		{`\\`, `fuzzy(\)`},
		{`\`, `fuzzy(\)`},
		{"a$b", "fuzzy(a$b)"},
		{"a^b", "fuzzy(a^b)"},
		{"$", "fuzzy($)"},
		{"!", ""},
		{"^", ""},
		{"'", ""},
		{"!^", ""},
		{"foo ! bar", "fuzzy(foo) fuzzy(bar)"},
		{"a | b", "fuzzy(a)|fuzzy(b)"},
		{"a | b | !c d", "fuzzy(a)|fuzzy(b)|!exact(c) fuzzy(d)"},
		{"a|b", "fuzzy(a|b)"},
		{"|", "fuzzy(|)"},
		{"a |", "fuzzy(a)"},
		{`a \| b`, "fuzzy(a) fuzzy(|) fuzzy(b)"},
		{"%path foo", "fuzzy(foo)"},
		{"%line foo", "fuzzy%1(foo)"},
		{"%linen foo", "fuzzy%2(foo)"},
		{"%l foo", "fuzzy%1(foo)"},
		{"%k 'fn main", "exact%3(fn) fuzzy%3(main)"},
		{"a %k b c %l d", "fuzzy(a) fuzzy%3(b) fuzzy%3(c) fuzzy%1(d)"},
		{"a%k b", "fuzzy(a) fuzzy%3(b)"},
		{"%zzz foo", "fuzzy(foo)"},
		{"% foo", "fuzzy(foo)"},
		{"%k", ""},
		{"%k ", ""},
		{`100\%`, "fuzzy(100%)"},
		{`%k 5\% x`, "fuzzy%3(5%) fuzzy%3(x)"},
		{"a\xff", "fuzzy(a\uFFFD)"},
	} {
		if got := show(ParseColumns(c.in, columns, 0)); got != c.want {
			t.Errorf("%q: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestPlainHasNoSyntax(t *testing.T) {
	if got := show(Plain("!a b$ %c")); got != "fuzzy(!a b$ %c)" {
		t.Error(got)
	}
	if !Plain("").Empty() || !(Query{}).Empty() || Plain("a").Empty() {
		t.Error("Empty is wrong")
	}
}

func TestLongWordsAreCut(t *testing.T) {
	q := Parse(strings.Repeat("é", 5000))
	if n := len(q.sets[0][0].text); n > maxTerm || n < maxTerm-4 {
		t.Errorf("%d bytes kept", n)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"foo 'bar ^x$ !y", `%p a\ b | c \%`, "%", "!^$ ''", "é\xff\\"} {
		f.Add(s, "some/path/é.go")
	}
	m := NewMatcher(1)
	f.Fuzz(func(t *testing.T, query, item string) {
		if len(query) > 300 || len(item) > 300 {
			return
		}
		q := ParseColumns(query, []string{"path", "line"}, 0)
		for _, s := range q.sets {
			for _, term := range s {
				if term.text == "" || !utf8.ValidString(term.text) || term.col > 1 {
					t.Fatalf("%q: bad word %+v", query, term)
				}
			}
		}
		checkAgainstModel(t, m, []string{item, query, item + query}, q)
	})
}

func TestBitsOfCharacters(t *testing.T) {
	for c := 'a'; c <= 'z'; c++ {
		if bits[c] != uint8(c-'a') || bits[c] != bits[c-32] {
			t.Errorf("letter %c has bit %d", c, bits[c])
		}
	}
	for c := '0'; c <= '9'; c++ {
		if bits[c] != uint8(c-'0'+firstDigit) {
			t.Errorf("digit %c has bit %d", c, bits[c])
		}
	}
	for c, b := range bits {
		letter := 'a' <= c|32 && c|32 <= 'z'
		digit := '0' <= c && c <= '9'
		if !letter && !digit && (b < firstDigit+10 || b > 62) {
			t.Errorf("sign %q has bit %d", rune(c), b)
		}
	}
}
