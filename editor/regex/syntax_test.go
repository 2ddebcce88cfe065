package regex

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestAnswersOfRust compares with recorded answers of the crate whose syntax
// and meaning this package follows.
func TestAnswersOfRust(t *testing.T) {
	file, err := os.Open("testdata/rust.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	n := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		n++
		f := strings.Split(lines.Text(), "\t")
		pattern, err1 := strconv.Unquote(f[1])
		s, err2 := strconv.Unquote(f[2])
		if err1 != nil || err2 != nil || len(f) != 4 {
			t.Fatalf("bad line %q", lines.Text())
		}
		if got := answer(f[0], pattern, s); got != f[3] {
			t.Errorf("%s %s in %q:\n got %s\nwant %s", f[0], pattern, s, got, f[3])
		}
	}
	if n < 1500 {
		t.Errorf("only %d cases", n)
	}
}

func answer(flags, pattern, s string) string {
	re, err := Compile(pattern, Options{IgnoreCase: strings.Contains(flags, "i"), CRLF: strings.Contains(flags, "R")})
	if err != nil {
		return "error"
	}
	if !strings.Contains(flags, "c") {
		return matches(allInString(re, s))
	}
	var got []string
	for b := re.SubmatchesString(s); len(b) > 0; b = b[2:] {
		if b[0] < 0 {
			got = append(got, "-")
		} else {
			got = append(got, fmt.Sprintf("%d-%d", b[0], b[1]))
		}
	}
	return strings.Join(got, " ")
}

func TestErrorsSayWhatAndWhere(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`[a`, `1: this class is not closed; add ] or write \[ for a bracket`},
		{`x(a|b`, `2: this group is not closed; add ) or write \( for a parenthesis`},
		{`é)`, `2: this ) closes no group; write \) for a parenthesis`},
		{`a|*`, `3: * repeats nothing here; write \* for the character`},
		{`{`, `1: { repeats nothing here; write \{ for the character`},
		{`fn main() {`, `11: { must be followed by a number; write \{ for a brace`},
		{`a{x`, `2: { must be followed by a number; write \{ for a brace`},
		{`a{2,3`, `2: this counted repetition is not closed; add } or write \{ for a brace`},
		{`a{3,2}`, `2: {3,2} counts backwards`},
		{`a{99999}`, `3: repeated more than 32768 times`},
		{`(?=a)`, `1: look-around (?= is not supported`},
		{`a(?<!b)`, `2: look-around (?<! is not supported`},
		{`(a)\1`, `4: back references such as \1 are not supported`},
		{`a\`, `2: a lone \ at the end; write \\ for a backslash`},
		{`\h`, `1: \h is no escape`},
		{`\x{110000}`, `1: there is no character of this number`},
		{`\p{Klingon}`, `1: there is no Unicode property "Klingon" here`},
		{`[z-a]`, `2: the range z-a runs backwards`},
		{`[a-\n]`, `2: the range a-\x{A} runs backwards`},
		{"\\\u0085", `1: \\x{85} is no escape`},
		{`[a-\d]`, `4: a range must end with one character`},
		{`[\b]`, `2: \b has no meaning inside a class`},
		{`\b{word}`, `1: \b{ must go on as start}, end}, start-half} or end-half}`},
		{`(?q)`, `3: 'q' is no flag; the flags are i m s R U u x`},
		{`(?<a>x)(?<a>y)`, `11: two groups are named "a"`},
		{`(\w{300}){300}`, `1: the pattern is too large; repeat less`},
		{strings.Repeat("(", 300) + strings.Repeat(")", 300), `201: nested more than 200 deep`},
		{strings.Repeat("[", 300), `201: nested more than 200 deep`},
		{"a" + strings.Repeat("?", 1000), `402: nested more than 200 deep`},
	} {
		_, err := Compile(c.pattern, Options{})
		if err == nil {
			t.Errorf("%.40s: no error, want %s", c.pattern, c.want)
		} else if got := err.Error(); got != "invalid regex at character "+c.want {
			t.Errorf("%.40s: got  %s\nwant %s", c.pattern, got, c.want)
		}
	}
}

func TestOptions(t *testing.T) {
	const s = "Foo foo\r\nFOO"
	for _, c := range []struct {
		pattern string
		o       Options
		want    string
	}{
		{`foo`, Options{}, "4-7"},
		{`foo`, Options{SmartCase: true}, "0-3 4-7 9-12"},
		{`Foo`, Options{SmartCase: true}, "0-3"},
		{`Foo`, Options{IgnoreCase: true}, "0-3 4-7 9-12"},
		{`fo\S`, Options{SmartCase: true}, "4-7"},
		{`(?-i)foo`, Options{SmartCase: true}, "4-7"},
		{`(?i)FOO`, Options{SmartCase: true}, "0-3 4-7 9-12"},
		{`foo$`, Options{SmartCase: true}, "9-12"},
		{`foo$`, Options{SmartCase: true, CRLF: true}, "4-7 9-12"},
		{`^foo`, Options{SmartCase: true}, "0-3 9-12"},
		{`^foo`, Options{SmartCase: true, TextEdges: true}, "0-3"},
		{`foo$`, Options{SmartCase: true, TextEdges: true}, "9-12"},
		{`(?m)^foo`, Options{SmartCase: true, TextEdges: true}, "0-3 9-12"},
		{`o.`, Options{CRLF: true}, "1-3 5-7"},
		{`o.`, Options{}, "1-3 5-7"},
		{`oo.`, Options{}, "1-4 5-8"},
		{`oo.`, Options{CRLF: true}, "1-4"},
	} {
		if got := matches(allInString(mustCompile(t, c.pattern, c.o), s)); got != c.want {
			t.Errorf("%s %+v: got %s, want %s", c.pattern, c.o, got, c.want)
		}
	}
}

func TestHasUpper(t *testing.T) {
	for pattern, want := range map[string]bool{"": false, "abc": false, "aBc": true, `\S`: true, `\s`: false, "é": false, "É": true, "1_": false} {
		if HasUpper(pattern) != want {
			t.Errorf("%q: got %v", pattern, !want)
		}
	}
}

func TestQuote(t *testing.T) {
	for s, want := range map[string]string{
		"":              "",
		"word":          "word",
		"a-b":           `a\-b`,
		"f(x) [y] {z}":  `f\(x\) \[y\] \{z\}`,
		`\.+*?|^$#&~`:   `\\\.\+\*\?\|\^\$\#\&\~`,
		"é日\n\t\"'/%@!": "é日\n\t\"'/%@!",
		"\xff.":         "\xff\\.",
	} {
		if got := Quote(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"a-b", `\w+`, "[x]", "é日 \n", "{}", "#", "(?i)"} {
		for _, o := range []Options{{}, {CRLF: true}} {
			if got := matches(allInString(mustCompile(t, Quote(s), o), "<"+s+">")); got != fmt.Sprintf("1-%d", 1+len(s)) {
				t.Errorf("quoted %q: got %s", s, got)
			}
		}
	}
}
