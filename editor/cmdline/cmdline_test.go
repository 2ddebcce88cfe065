package cmdline

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// fake expands variables to their names in brackets, and remembers what ran.
type fake struct {
	ran *[]string
	err error
}

func (f fake) Variable(name string) (string, error) { return "[" + name + "]", f.err }

func (f fake) Register(name rune) (string, error) {
	if name == 'e' {
		return "", f.err
	}
	return "reg-" + string(name), f.err
}

func (f fake) Shell(command string) (string, error) {
	if f.ran != nil {
		*f.ran = append(*f.ran, command)
	}
	return "<" + command + ">", f.err
}

var (
	many  = Signature{Max: Any}
	sorts = Signature{Flags: []Flag{
		{Name: "insensitive", Short: 'i'}, {Name: "reverse", Short: 'r'}, {Name: "key", Short: 'k', TakesValue: true},
	}, Max: Any, Completers: []Completer{"keys", "files"}}
	raw1     = Signature{Min: 2, Max: 2, RawAfter: 1, Completers: []Completer{"registers"}}
	shellSig = Signature{Min: 1, Max: 2, RawAfter: 1, Shell: true, Completers: []Completer{"programs", "files"}}
)

func TestArguments(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{" a b", "a|b"},
		{"\ta \t b  ", "a|b"},
		{"", ""},
		{" 'it''s'", "it's"},
		{" `x``y`", "x`y"},
		{` "a""b"`, `a"b`},
		{` a\ b c`, "a b|c"},
		{" a\\\tb", "a\tb"},
		{` a\b`, `a\b`},
		{` a\`, "a"},
		{` \`, ""},
		{` \ x`, " x"},
		{` a\\ b`, `a\ b`},
		{` \"a`, `"a`},
		{` \%{x}`, "%{x}"},
		{` \'x y'`, "'x|y'"},
		{" \\`a b`", "`a|b`"},
		{` \\'a`, `\\'a`},
		{` a\'b c\'`, `a\'b|c\'`},
		{` \-x`, `\-x`},
		{` 50%`, "50%"},
		{` a"b"`, `a"b"`},
		{` a'b c'`, `a'b|c'`},
		{` 'a'b`, "a|b"},
		{` "x"'y'`, "x|y"},
		{` '' x`, "|x"},
		{` %{cursor_line}:%{cursor_column}`, "[cursor_line]|:%{cursor_column}"},
		{` %{cursor_line}"x y"`, "[cursor_line]|x y"},
		{` "%{cursor_line} %%{x}%u{41}"`, "[cursor_line] %{x}A"},
		{` x%sh{}y`, "x%sh{}y"},
		{` %(selection) %<selection> %[selection] %|selection|`, "[selection]|[selection]|[selection]|[selection]"},
		{` %"selection" %'selection'`, "[selection]|[selection]"},
		{` %u{1F600} %u<41> %u{0041}`, "😀|A|A"},
		{` %reg{a} "x%reg{"}y"`, ``}, // see below: the quote must be doubled
		{` "x%reg{""}y"`, `xreg-"y`},
		{` %sh{echo a b}`, "<echo a b>"},
		{` %sh{echo $((1+1)) {a} }`, "<echo $((1+1)) {a} >"},
		{` %sh|echo a || b|`, "<echo a | b>"},
		{` %sh{echo %{cursor_line} %% %u{41}}`, "<echo [cursor_line] % A>"},
		{` %sh{a %sh{b}}`, "<a <b>>"},
		{` "%sh{printf ""x""}"`, `<printf "x">`},
		{` %sh"printf 'x""y'"`, `<printf 'x"y'>`},
		{` %%{x}`, "%{x}"},
		{` %%`, "%"},
		{` "%%"`, "%"},
		{` -`, "-"},
		{` '-x' "-x" %reg{-}`, "-x|-x|reg--"},
		{` -- -x --`, "-x|--"},
		{` a -- b`, "a|b"},
		{" b\nc", "b\nc"},
	} {
		a, err := Parse(c.line, many, fake{})
		if c.want == "" && c.line != "" && c.line != ` \` {
			if err == nil {
				t.Errorf("%q: no error", c.line)
			}
			continue
		}
		if err != nil || a.Join("|") != c.want {
			t.Errorf("%q: %q, %v; want %q", c.line, a.Join("|"), err, c.want)
		}
	}
}

func TestErrors(t *testing.T) {
	none := Signature{}
	one := Signature{Min: 1, Max: 1}
	for _, c := range []struct {
		line string
		sig  Signature
		want string
	}{
		{" 'abc", many, "unterminated token abc"},
		{` "abc`, many, "unterminated token abc"},
		{` "a""`, many, `unterminated token a"`},
		{` "`, many, "unterminated token"},
		{" %{abc", many, "unterminated token abc"},
		{" %sh{echo {a}", many, "unterminated token echo {a}"},
		{` "%sh{printf \"x\"}"`, many, `unterminated token printf \`},
		{` "%{cursor_line"`, many, "unterminated token cursor_line"},
		{" %{nosuch}", many, "unknown variable 'nosuch'"},
		{" %{%{x}}", many, "unknown variable '%{x}'"},
		{" %[a [b] c]", many, "unknown variable 'a [b] c'"},
		{" %|a||b|", many, "unknown variable 'a|b'"},
		{" %foo{x}", many, "unknown expansion 'foo'"},
		{` "%foo{x}"`, many, "unknown expansion 'foo'"},
		{` %sh{echo "%foo{x}"}`, many, "unknown expansion 'foo'"},
		{" %u{zz}", many, "could not interpret 'zz' as a Unicode character code"},
		{" %u{}", many, "could not interpret '' as a Unicode character code"},
		{" %u{d800}", many, "could not interpret 'd800' as a Unicode character code"},
		{" %u{110000}", many, "could not interpret '110000' as a Unicode character code"},
		{" %u{fffffffff}", many, "could not interpret 'fffffffff' as a Unicode character code"},
		{" %", many, "'%' was not properly escaped. Please use '%%'"},
		{" % x", many, "'%' was not properly escaped. Please use '%%'"},
		{" %é{x}", many, "'%' was not properly escaped. Please use '%%'"},
		{" %SH{x}", many, "'%' was not properly escaped. Please use '%%'"},
		{` "50% x"`, many, "'%' was not properly escaped. Please use '%%'"},
		{" %sh{echo 100%}", many, "'%' was not properly escaped. Please use '%%'"},
		{" %x", many, "missing a string delimiter after '%x'"},
		{" %sh {x}", many, "missing a string delimiter after '%sh'"},
		{" %x_y{y}", many, "missing a string delimiter after '%x'"},
		{` "%foo"`, many, "missing a string delimiter after '%foo'"},
		{" %reg{}", many, "missing register name in %reg{}"},
		{" %reg{ab}", many, "invalid register 'ab': should only be a single character"},
		{" -x", many, "unknown flag '-x'"},
		{" --nosuch", sorts, "unknown flag '--nosuch'"},
		{" --rev", sorts, "unknown flag '--rev'"},
		{" -ir", sorts, "unknown flag '-ir'"},
		{" --reverse=1", sorts, "unknown flag '--reverse=1'"},
		{" -r --reverse", sorts, "flag '--reverse' specified more than once"},
		{" -k", sorts, "flag '--key' missing an argument"},
		{" -k %{x}", sorts, "unknown variable 'x'"},
		{" x y", none, "expected no arguments, got 2"},
		{" ''", none, "expected no arguments, got 1"},
		{` \`, none, "expected no arguments, got 1"},
		{" %sh{}", none, "expected no arguments, got 1"},
		{"", one, "expected exactly 1 argument, got 0"},
		{" a b", one, "expected exactly 1 argument, got 2"},
		{" a", raw1, "expected exactly 2 arguments, got 1"},
		{" a ", raw1, "expected exactly 2 arguments, got 1"},
		{"", Signature{Min: 1, Max: Any}, "expected at least 1 argument, got 0"},
		{"", shellSig, "expected at least 1 argument, got 0"},
		{" a b", Signature{Max: 1}, "expected at most 1 argument, got 2"},
		{" a %", raw1, "'%' was not properly escaped. Please use '%%'"},
		{" a x %{cursor_line", raw1, "unterminated token cursor_line"},
		{" --x a b", raw1, "unknown flag '--x'"},
	} {
		var ran []string
		_, err := Parse(c.line, c.sig, fake{ran: &ran})
		if err == nil || err.Error() != c.want {
			t.Errorf("%q: %v; want %q", c.line, err, c.want)
		}
		if ran != nil {
			t.Errorf("%q: something ran before the error was seen", c.line)
		}
	}
}

func TestExpanderErrors(t *testing.T) {
	broken := errors.New("no shell")
	for _, line := range []string{" %sh{x}", ` "%sh{x}"`, " -k %sh{x}", " a %sh{x %{cursor_line}}", " %reg{e}"} {
		if a, err := Parse(line, sorts, fake{err: broken}); err != broken || a.Len() != 0 {
			t.Errorf("%q: %v, %v", line, a, err)
		}
	}
}

func TestRaw(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{` a x y `, "a|x y "},
		{` a   x`, "a|x"},
		{` a "x y`, `a|"x y`},
		{` a 'b' -- -c`, "a|'b' -- -c"},
		{` a -x`, "a|-x"},
		{` -- a x`, "a|x"},
		{` 'a b' x`, "a b|x"},
		{` a %{selection} 'b %%`, "a|[selection] 'b %"},
		{` a "%{selection}"`, `a|"[selection]"`},
		{` a x%{selection}`, "a|x[selection]"},
		{` a x\ y\`, `a|x\ y\`},
		{` a %sh{b}c`, "a|<b>c"},
		{` %{selection}x y`, "[selection]|x y"},
	} {
		a, err := Parse(c.line, raw1, fake{})
		if err != nil || a.Join("|") != c.want {
			t.Errorf("%q: %q, %v; want %q", c.line, a.Join("|"), err, c.want)
		}
	}
	if a, err := Parse(" echo", shellSig, fake{}); err != nil || a.Len() != 1 {
		t.Errorf("a raw part that is left out: %v, %v", a, err)
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct{ line, pos, flags string }{
		{" -r", "", "reverse"},
		{" a --insensitive b -r", "a|b", "insensitive reverse"},
		{" -r -- -i", "-i", "reverse"},
		{" --key name x", "x", "key=name"},
		{" -k '-r' x", "x", "key=-r"},
		{" -k -r x", "x", "key=-r"},
		{" -k %{language}", "", "key=[language]"},
	} {
		a, err := Parse(c.line, sorts, fake{})
		var flags []string
		for _, f := range sorts.Flags {
			if value, ok := a.Value(f.Name); ok && value != "" {
				flags = append(flags, f.Name+"="+value)
			} else if a.Flag(f.Name) {
				flags = append(flags, f.Name)
			}
		}
		if err != nil || a.Join("|") != c.pos || strings.Join(flags, " ") != c.flags {
			t.Errorf("%q: %q with %q, %v", c.line, a.Join("|"), flags, err)
		}
	}
	if a := NewArgs("x"); a.Flag("reverse") || a.First() != "x" || a.At(1) != "" || a.At(-1) != "" || a.Len() != 1 {
		t.Error("NewArgs")
	}
}

func TestPreview(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{" 'abc", "abc"},
		{" %{cursor_line} %sh{rm x}", "%{cursor_line}|%sh{rm x}"},
		{` "%sh{rm x}`, "%sh{rm x}"},
		{" % x", "%|x"},
		{" -x a --key", "a"},
		{" -r -r", ""},
	} {
		if got := Preview(c.line, sorts).Join("|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.line, got, c.want)
		}
	}
	if got := Preview(" a %{x} '", raw1).Join("|"); got != "a|%{x} '" {
		t.Errorf("raw: %q", got)
	}
}

func TestNeedsShell(t *testing.T) {
	for line, want := range map[string]bool{
		" a": false, " %sh{x}": true, ` "a %sh{x}"`: true, ` "%%sh{x}"`: false, " '%sh{x}'": false,
		" a%sh{x}": false, " -k %sh{x}": true, " -k x": false, ` "%reg{x}%sh|x|"`: true, ` %reg'%sh{x}'`: false,
	} {
		c, _ := Prepare(line, sorts)
		if c.NeedsShell() != want {
			t.Errorf("%q: %v", line, !want)
		}
	}
	if c, err := Prepare(" a b%sh{x}", raw1); err != nil || !c.NeedsShell() {
		t.Error("raw part")
	}
}

func TestSplit(t *testing.T) {
	for _, c := range [][3]string{
		{"write a", "write", " a"}, {"  w\ta", "w", "\ta"}, {"", "", ""}, {"  ", "", ""}, {`echo"hi"`, `echo"hi"`, ""}, {"! x", "!", " x"},
	} {
		if name, rest := Split(c[0]); name != c[1] || rest != c[2] {
			t.Errorf("%q: %q %q", c[0], name, rest)
		}
	}
}

func TestLineNumber(t *testing.T) {
	for name, want := range map[string]int{"0": 0, "12": 12, "99999999999999999999": 1<<31 - 1, "12x": -1, "-1": -1, "": -1, "+1": -1} {
		if n, ok := LineNumber(name); ok != (want >= 0) || ok && n != want {
			t.Errorf("%q: %d, %v", name, n, ok)
		}
	}
}

func TestTables(t *testing.T) {
	if f := (Flag{Name: "reverse", Short: 'r'}).String(); f != "--reverse/-r" {
		t.Error(f)
	}
	if f := (Flag{Name: "no-format"}).String(); f != "--no-format" {
		t.Error(f)
	}
	if shellSig.Completer(0) != "programs" || shellSig.Completer(7) != "files" || many.Completer(0) != "" {
		t.Error("completers")
	}
	for _, v := range Variables() {
		if v.Doc == "" || strings.ToLower(v.Name) != v.Name {
			t.Errorf("%+v", v)
		}
	}
	Kinds()[0].Name = "x"
	if slices.ContainsFunc(Kinds(), func(k Named) bool { return k.Name == "x" }) {
		t.Error("the table can be changed from outside")
	}
}

// TestLiteral: a literal line is one argument whatever is in it.
func TestLiteral(t *testing.T) {
	sig := Signature{Max: 1, Literal: true, Completers: []Completer{"topics"}}
	for _, c := range []struct{ line, want string }{
		{" space f", "space f"}, {" %", "%"}, {` "`, `"`}, {" --flag %{x} 'y", "--flag %{x} 'y"}, {" g d ", "g d "}, {"", ""},
	} {
		args, err := Parse(c.line, sig, fake{})
		if err != nil || args.First() != c.want || args.Len() > 1 {
			t.Errorf("%q gives %q, %v", c.line, args.All(), err)
		}
	}
	p := In(" space f", 6, sig)
	if p.Part != Argument || p.Text != "space" || p.From != 1 || p.To != 8 {
		t.Errorf("the place is %+v", p)
	}
}
