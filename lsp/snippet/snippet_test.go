package snippet

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// show writes a rendered snippet with its stops marked: 1[ text ], in order.
func show(r Rendered) string {
	type mark struct {
		at, order int
		text      string
	}
	var marks []mark
	for i, st := range r.Stops {
		for j, p := range st.Places {
			t := ""
			if p.Transform != nil {
				t = "/"
			}
			marks = append(marks, mark{p.From, -1000 + i*10 + j, fmt.Sprintf("%d%s[", st.Number, t)}, mark{p.To, 1000 - i*10 - j, "]"})
			if p.From == p.To {
				marks[len(marks)-1].order = marks[len(marks)-2].order // stay together
			}
		}
	}
	var b strings.Builder
	for at := 0; at <= len(r.Text); at++ {
		for o := 1000; o >= 0; o-- { // ends of what opened before come first
			for _, m := range marks {
				if m.at == at && m.text == "]" && m.order == o {
					b.WriteString("]")
				}
			}
		}
		for o := -1000; o < 0; o++ {
			for _, m := range marks {
				if m.at == at && m.order == o {
					b.WriteString(m.text)
				}
			}
		}
		if at < len(r.Text) {
			b.WriteByte(r.Text[at])
		}
	}
	return b.String()
}

func TestRender(t *testing.T) {
	vars := func(name string) (string, bool) {
		v, ok := map[string]string{"FILE": "my_file.go", "EMPTY": ""}[name]
		return v, ok
	}
	for _, c := range []struct{ src, want string }{
		{"", "0[]"},
		{"plain", "plain0[]"},
		{"a$1b$0c", "a1[]b0[]c"},
		{"${1}${2}", "1[]2[]0[]"},
		{"f(${1:x}, ${2:y})", "f(1[x], 2[y])0[]"},
		{"${2:b} ${1:a}", "2[b] 1[a]0[]"},
		{"${0:end} $1", "0[end] 1[]"},
		{"${1:x} = $1 + $1", "1[x] = 1[x] + 1[x]0[]"},
		{"$1 ${1:x}", "1[x] 1[x]0[]"},
		{"${1:a} ${1:b}", "1[a] 1[a]0[]"},
		{"${1:f(${2:x})}", "1[f(2[x])]0[]"},
		{"${1:a ${2:b ${3:c}}} $3", "1[a 2[b 3[c]]] 3[c]0[]"},
		{"${1:}", "1[]0[]"},
		{"${1:self $1 ref}", "1[self  ref]0[]"},
		{"${1|one,two|}", "1[one]0[]"},
		{`${1|a\,b,c\|d,e\\,\x|}`, "1[a,b]0[]"},
		{"${1|only|} $1", "1[only] 1[only]0[]"},
		// escapes
		{`\$1 \} \\ \x \`, `$1 } \ \x \0[]`},
		{`${1:a\}b\$2}`, "1[a}b$2]0[]"},
		{"}{", "}{0[]"},
		// variables
		{"$FILE", "my_file.go0[]"},
		{"${FILE}", "my_file.go0[]"},
		{"${FILE:x}", "my_file.go0[]"},
		{"$NONE|${NONE}|${NONE:d$1}|${EMPTY:x}", "||d1[]|0[]"},
		{"$FILE_2", "0[]"},
		{"${FILE/(.*)\\.go/${1:/pascalcase}/}", "MyFile0[]"},
		{"${NONE/x/y/}", "0[]"},
		// transforms
		{"${1:foo_bar} ${1/(^|_)(.)/${2:/upcase}/g}", "1[foo_bar] 1/[FooBar]0[]"},
		{"${1:aXa} ${1/A/b/gi}", "1[aXa] 1/[bXb]0[]"},
		{"${1:aXa} ${1/a/b/}", "1[aXa] 1/[bXa]0[]"},
		{"${1:a/b} ${1/\\//-/}", "1[a/b] 1/[a-b]0[]"},
		{"${1:ab} ${1/(a)|(z)/${1:+got}${2:+no}${2:-none}${1:?yes:no}${2:?yes:no}${2:else}/}", "1[ab] 1/[gotnoneyesnoelseb]0[]"},
		{"${1:ab} ${1/(.)/$1$1\\n\\$\\//}", "1[ab] 1/[aa\n$/b]0[]"},
		{"${1:ab} ${1/a(?=b)/x/}", "1[ab] 1/[ab]0[]"}, // an expression that is not understood
		{"${1:Ab} ${1/(.*)/${1:/downcase}${1:/capitalize}/}", "1[Ab] 1/[abAb]0[]"},
		{"${1/a/b/}", "1/[]0[]"},
		// what is no snippet stays text
		{"$", "$0[]"}, {"$$", "$$0[]"}, {"$ 1", "$ 10[]"}, {"${", "${0[]"}, {"${1", "${10[]"}, {"${1:a", "${1:a0[]"}, {"${1|a", "${1|a0[]"},
		{"${1|a|", "${1|a|0[]"}, {"${1/a/b", "${1/a/b0[]"}, {"${1/a/b/q}", "${1/a/b/q}0[]"}, {"${1x}", "${1x}0[]"}, {"${-}", "${-}0[]"},
		{"${1:a${2:b}", "${1:a2[b]0[]"}, {"${1:a ${2:b $3", "${1:a ${2:b 3[]0[]"},
		{"$99999999999999999999", "$999999999999999999990[]"},
		{"costs $5", "costs 5[]0[]"},
		{"${FILE|a|}", "${FILE|a|}0[]"},
	} {
		got := show(Parse(c.src).Render(Options{Variable: vars}))
		if got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.src, got, c.want)
		}
	}
}

func TestFitting(t *testing.T) {
	r := Parse("if x {\n\t${1:a\n\tb}\r\n}\n").Render(Options{Indent: "  ", Tab: "    ", LineBreak: "\r\n"})
	if want := "if x {\r\n      1[a\r\n      b]\r\n  }\r\n  0[]"; show(r) != want {
		t.Errorf("%q", show(r))
	}
	if r := Plain("a$1\tb\n").Render(Options{Tab: "  "}); show(r) != "a$1  b\n0[]" {
		t.Errorf("%q", show(r))
	}
	// Values of variables are not touched.
	r = Parse("$V").Render(Options{Indent: "  ", Tab: "  ", Variable: func(string) (string, bool) { return "a\n\tb", true }})
	if r.Text != "a\n\tb" {
		t.Errorf("%q", r.Text)
	}
}

func TestStops(t *testing.T) {
	r := Parse("$3 ${1|a,b|} ${2:x ${4:y}} $0 $3").Render(Options{})
	var got []string
	for _, s := range r.Stops {
		got = append(got, fmt.Sprint(s.Number, len(s.Places), s.Depth, s.Choices))
	}
	if s := strings.Join(got, "; "); s != "1 1 0 [a b]; 2 1 0 []; 3 2 0 []; 4 1 1 []; 0 1 0 []" {
		t.Error(s)
	}
}

func TestTransformOfWhatIsTyped(t *testing.T) {
	r := Parse("${1:x} ${1/(.*)/<${1:/upcase}>/}").Render(Options{})
	tr := r.Stops[0].Places[1].Transform
	if got := tr.Apply("typed"); got != "<TYPED>" {
		t.Error(got)
	}
	var none *Transform
	if got := none.Apply("typed"); got != "typed" {
		t.Error(got)
	}
}

func TestHostileInputIsCheap(t *testing.T) {
	double := ""
	for i := range 40 { // each holds the next one twice
		double += fmt.Sprintf("${%d:$%d$%d}", i+1, i+2, i+2)
	}
	start := time.Now()
	for _, src := range []string{
		strings.Repeat("${1:", 20_000), strings.Repeat("${1:", 20_000) + strings.Repeat("}", 20_000),
		strings.Repeat("${1|", 20_000), strings.Repeat("${1/", 20_000), strings.Repeat("${a:", 20_000), double + "text",
		strings.Repeat("$1", 20_000), "${1:" + strings.Repeat("x", 5000) + "}" + strings.Repeat("$1", 5000),
	} {
		r := Parse(src).Render(Options{})
		if len(r.Text) > 2*maxText+len(src) {
			t.Errorf("%.20q grew to %d", src, len(r.Text))
		}
	}
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
}

func FuzzSnippet(f *testing.F) {
	for _, s := range []string{
		"f(${1:x}, ${2|a,b|})$0", "${1:foo_bar} ${1/(^|_)(.)/${2:/upcase}/g}", "${V:d$1}", `\$ \} ${1:a\}b}`, "${1:a ${2:b ${1:c}}}", "${1/(a)|b/${1:?x:y}\\//i}",
	} {
		f.Add(s, "  ")
	}
	f.Fuzz(func(t *testing.T, src, indent string) {
		r := Parse(src).Render(Options{Indent: indent, LineBreak: "\r\n", Variable: func(n string) (string, bool) { return n, len(n)%2 == 0 }})
		if utf8.ValidString(src) && utf8.ValidString(indent) && !utf8.ValidString(r.Text) {
			t.Fatalf("%q: text is broken: %q", src, r.Text)
		}
		last := r.Stops[len(r.Stops)-1]
		if last.Number != 0 {
			t.Fatalf("%q: the last stop is %d", src, last.Number)
		}
		for i, s := range r.Stops {
			if len(s.Places) == 0 || i > 0 && i < len(r.Stops)-1 && s.Number <= r.Stops[i-1].Number {
				t.Fatalf("%q: stops %+v", src, r.Stops)
			}
			for _, p := range s.Places {
				if p.From < 0 || p.From > p.To || p.To > len(r.Text) {
					t.Fatalf("%q: place %+v of %q", src, p, r.Text)
				}
			}
		}
		// Text without the special characters comes out as it went in.
		if !strings.ContainsAny(src, "$\\\r\n\t") && r.Text != src {
			t.Fatalf("%q became %q", src, r.Text)
		}
		if got := Parse(escape(src)).Render(Options{}).Text; got != strings.ReplaceAll(src, "\r\n", "\n") {
			t.Fatalf("escaped %q became %q", src, got)
		}
	})
}

// escape writes a text so that it means itself.
func escape(s string) string {
	return strings.NewReplacer("$", `\$`, "}", `\}`, `\`, `\\`).Replace(s)
}
