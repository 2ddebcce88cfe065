package cmdline

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

var partNames = [...]string{"nothing", "command", "flag", "flagvalue", "arg", "kind", "variable", "register", "shell"}

func find(name string) (Signature, bool) {
	sig, ok := map[string]Signature{"open": many, "sort": sorts, "set": raw1, "sh": shellSig, "!": shellSig}[name]
	return sig, ok
}

// TestPlace writes the cursor as ¦ and shows what At says: the part, the number
// of an argument, the text so far, and the line in which the candidate given
// replaces that part, with the cursor where typing goes on.
func TestPlace(t *testing.T) {
	for _, c := range []struct{ line, candidate, want string }{
		{"¦", "write", "command '' write¦"},
		{"w¦", "write", "command 'w' write¦"},
		{"  wr¦it x", "write", "command 'wr'   write¦ x"},
		{" ¦ w", "write", "command ''  write¦"},
		{"nosuch ¦", "x", "nothing '' nosuch x¦"},

		{"open ¦", "al", "arg0 '' open al¦"},
		{"open al¦", "alpha", "arg0 'al' open alpha¦"},
		{"open a¦l be", "alpha", "arg0 'a' open alpha¦ be"},
		{"open al ¦be", "beta", "arg1 '' open al beta¦"},
		{"open al ¦ be", "x", "arg1 '' open al x¦ be"},
		{"open al be¦", "b c", "arg1 'be' open al 'b c'¦"},
		{"open al/be¦", "al/", "arg0 'al/be' open al/¦"},
		{`open sub\ d¦`, "sub dir/", `arg0 'sub d' open 'sub dir/¦'`},
		{`open 'sub d¦`, "sub dir/", `arg0 'sub d' open 'sub dir/¦'`},
		{`open 'sub d¦' x`, "sub dir/", `arg0 'sub d' open 'sub dir/¦' x`},
		{`open 'sub dir/'¦`, "sub dir/it's", `arg0 'sub dir/' open 'sub dir/it''s'¦`},
		{`open "50¦`, "50% b/", `arg0 '50' open "50%% b/¦"`},
		{`open "a""¦`, `a"b`, `arg0 'a"' open "a""b"¦`},
		{"open `¦", "x", "arg0 '' open `x`¦"},
		{"open ¦'a'", "x", "arg0 '' open 'x'¦"},
		{"open ¦", "", "arg0 '' open ''¦"},
		{"open ¦", "-x", "arg0 '' open '-x'¦"},
		{"open ¦", "-", "arg0 '' open -¦"},
		{"open -¦", "-", "arg0 '-' open -¦"},

		{"sort -¦", "--reverse", "flag '-' sort --reverse¦"},
		{"sort --re¦v x", "--reverse", "flag '--re' sort --reverse¦ x"},
		{"sort -x --¦", "--reverse", "flag '--' sort -x --reverse¦"},
		{"sort x -- -¦", "-r", "arg1 '-' sort x -- '-r'¦"},
		{"sort '-¦", "-r", "arg0 '-' sort '-r'¦"},
		{"sort -k ¦", "a b", "flagvalue '' sort -k 'a b'¦"},
		{"sort -r a --key na¦ x", "name", "flagvalue 'na' sort -r a --key name¦ x"},
		{"sort -k '-¦", "x", "flagvalue '-' sort -k 'x'¦"},
		{"sort -k x y¦", "z", "arg0 'y' sort -k x z¦"},

		{"open %¦", "sh", "kind '' open %sh{¦"},
		{"open %¦", "", "kind '' open %{¦"},
		{"open %s¦", "sh", "kind 's' open %sh{¦"},
		{"open %s¦{x}", "sh", "kind 's' open %sh¦{x}"},
		{"open ¦%s", "x", "arg0 '' open x¦"},
		{"open %{¦", "selection", "variable '' open %{selection}¦"},
		{"open %{cur¦", "cursor_line", "variable 'cur' open %{cursor_line}¦"},
		{"open %<cur¦_x y", "cursor_line", "variable 'cur' open %<cursor_line>¦ y"},
		{"open %{cur¦sor} x", "cursor_line", "variable 'cur' open %{cursor_line¦} x"},
		{"open %{x}¦", "y", "nothing '' open %{x}y¦"},
		{"open %reg{¦", "a", "register '' open %reg{a}¦"},
		{"open %u{4¦", "a", "nothing '' open %u{4a¦"},
		{"open %foo{4¦", "a", "nothing '' open %foo{4a¦"},
		{"open %é¦", "a", "nothing '' open %éa¦"},
		{"open %sh{ec¦", "echo", "shell0 'ec' open %sh{echo¦"},
		{"open %sh{ca a¦l} x", "al pha/", "shell1 'a' open %sh{ca 'al pha/¦'} x"},
		{"open %sh{ca %{cur¦} x", "cursor_line", "variable 'cur' open %sh{ca %{cursor_line¦} x"},
		{`open "a %{cur¦ b"`, "cursor_line", `variable 'cur' open "a %{cursor_line}¦ b"`},
		{`open "a %¦`, "sh", `kind '' open "a %sh{¦`},
		{`open "%%{cur¦`, "x", `arg0 '%%{cur' open "x"¦`}, // the content before expansion
		{`open "%{x} al¦`, "x", `arg0 '%{x} al' open "x"¦`},
		{`open "%{x"¦`, "y", `variable 'x' open "%{y}¦"`},

		{"set ¦", "k", "arg0 '' set k¦"},
		{"set k¦ v", "key", "arg0 'k' set key¦ v"},
		{"set k ¦", "50%", "arg1 '' set k 50%%¦"},
		{"set k v w¦x", "50% 'a", "arg1 'v w' set k 50%% 'a¦"},
		{"set k¦", "a b", "arg0 'k' set 'a b'¦"},
		{"set k a %{cur¦ x", "cursor_line", "variable 'cur' set k a %{cursor_line}¦ x"},
		{"set k -¦", "-x", "arg1 '-' set k -x¦"},

		{"sh ec¦", "echo", "arg0 'ec' sh echo¦"},
		{"! ec¦", "echo", "arg0 'ec' ! echo¦"},
		{"sh cat al¦", "alpha", "arg1 'al' sh cat alpha¦"},
		{"sh cat ¦", "alpha", "arg1 '' sh cat alpha¦"},
		{"sh cat a b¦ c", "be ta/", "arg2 'b' sh cat a 'be ta/¦' c"},
		{"sh cat a |so¦", "sort", "arg0 'so' sh cat a |sort¦"},
		{"sh cat a && so¦ x", "sort", "arg0 'so' sh cat a && sort¦ x"},
		{"sh cat a | sort f¦", "it's", `arg1 'f' sh cat a | sort 'it'\''s'¦`},
		{`sh cat 'sub d¦`, "sub dir/", `arg1 'sub d' sh cat 'sub dir/¦'`},
		{`sh cat sub\ d¦ x`, "sub dir/", `arg1 'sub d' sh cat 'sub dir/¦' x`},
		{`sh cat ¦`, "50%", `arg1 '' sh cat 50%%¦`},
		{`sh cat ¦`, "~/a b", `arg1 '' sh cat ~/'a b'¦`},
		{`sh cat ¦`, "", `arg1 '' sh cat ''¦`},
		{`sh cat a%reg{¦`, "x", `register '' sh cat a%reg{x}¦`},
		{`sh cat 50% a¦`, "alpha", `arg2 'a' sh cat 50% alpha¦`},
		{`sh cat x;¦`, "ls", `arg0 '' sh cat x;ls¦`},
	} {
		cursor := strings.Index(c.line, "¦")
		line := strings.Replace(c.line, "¦", "", 1)
		p := At(line, cursor, find)
		got := partNames[p.Part]
		if p.Part == Argument || p.Part == ShellWord {
			got += fmt.Sprint(p.Index)
		}
		text, at := p.Write(c.candidate)
		if !strings.HasSuffix(c.candidate, "/") {
			at = len(text)
		}
		got += fmt.Sprintf(" '%s' %s%s¦%s%s", p.Text, line[:p.From], text[:at], text[at:], line[p.To:])
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.line, got, c.want)
		}
	}
}

func TestPlaceArgs(t *testing.T) {
	p := At("sort a -r 'b c' -k x %{language} d", 100, find)
	if got := strings.Join(p.Args, "|"); got != "a|b c|%{language}" || p.Index != 3 || p.Command != "sort" || len(p.Signature.Flags) != 3 {
		t.Errorf("%q, %+v", got, p)
	}
	if p := At("sort -k x", 8, find); p.Flag.Name != "key" {
		t.Errorf("%+v", p)
	}
}

func TestQuote(t *testing.T) {
	for s, want := range map[string]string{
		"a": "a", "": "''", "a b": "'a b'", "it's": "it's", "'x": "'''x'", `a\`: `'a\'`, "-r": "'-r'", "-": "-", "%x": "'%x'", "50%": "50%", "a\tb": "'a\tb'",
	} {
		if got := Quote(s); got != want {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	}
}

// FuzzLine: nothing panics, whatever At says lies within the line, and what is
// written there is read back.
func FuzzLine(f *testing.F) {
	for _, s := range []string{
		"", " ", "open a", "sort -k ", `open "%sh{a %{b} "" |c| `, "set k %%%{", "sh cat 'a b | c%sh", "open %<a<b>>%u{}", "open `a``", `open a\`, "12 x",
	} {
		f.Add(s, len(s), "a b")
		f.Add(s, 5, "50% 'x\"`\\")
	}
	f.Fuzz(func(t *testing.T, line string, cursor int, candidate string) {
		name, rest := Split(line)
		sig, _ := find(name)
		a, err := Parse(rest, sig, fake{})
		if err == nil && (a.Len() < sig.Min || sig.Max != Any && a.Len() > sig.Max) {
			t.Fatalf("%d arguments", a.Len())
		}
		if call, err := scan(rest, sig, true); err == nil && call.NeedsShell() {
			var ran []string
			if _, err := call.Expand(fake{ran: &ran}); err == nil && ran == nil {
				t.Fatal("a shell that is needed but does not run")
			}
		}
		Preview(rest, sig)
		LineNumber(name)

		p := At(line, cursor, find)
		if p.From < 0 || p.From > p.To || p.To > len(line) {
			t.Fatalf("%+v", p)
		}
		if at := max(0, min(cursor, len(line))); p.From > at || p.To < at && line[at-1] != '"' {
			t.Fatalf("cursor at %d: %+v", at, p)
		}
		text, inside := p.Write(candidate)
		if inside < 0 || inside > len(text) {
			t.Fatalf("%q, %d", text, inside)
		}
		if p.Part == Argument && p.style == quoted {
			readBack(t, line[:p.From]+text+line[p.To:], p, candidate)
		}
	})
}

// readBack checks that the argument at p is the candidate now.
func readBack(t *testing.T, line string, p Place, candidate string) {
	_, rest := Split(line)
	c, _ := scan(rest, p.Signature, false)
	if p.Index >= len(c.list) {
		t.Fatalf("%q: argument %d is not there", line, p.Index)
	}
	got, err := c.list[p.Index].expand(rest, fake{})
	if err != nil || got != candidate {
		t.Fatalf("%q: argument %d is %q, %v; want %q", line, p.Index, got, err, candidate)
	}
}

// FuzzQuote: what is quoted is read as it was.
func FuzzQuote(f *testing.F) {
	for _, s := range []string{"", "a b", "'", `\`, `\ `, "-r", "--", "%sh{x}", "%%", "a%", "`", "\t", "é\xff", `a\ b\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Parse(" x "+Quote(s)+" y", sorts, fake{})
		if err != nil || a.Len() != 3 || a.At(1) != s {
			t.Fatalf("%q is read as %q, %v", Quote(s), a.All(), err)
		}
		for _, quote := range []byte("'\"`") {
			a, err := Parse(quoteWith(s, quote), sorts, fake{})
			if err != nil || a.Len() != 1 || a.First() != s {
				t.Fatalf("%q is read as %q, %v", quoteWith(s, quote), a.All(), err)
			}
		}
		text, inside := shellQuote(s)
		if a, err := Parse(" a "+text, raw1, fake{}); err != nil || inside > len(text) {
			t.Fatalf("%q: %v, %v", text, a, err)
		}
		if w := shellWordAt(text, 0, len(text), len(text)); utf8.ValidString(s) && strings.ReplaceAll(w.text, "%%", "%") != s {
			t.Fatalf("%q is the shell's %q", text, w.text)
		}
	})
}
