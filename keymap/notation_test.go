package keymap

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestParseKey(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Key
		out  string // if it differs from in
	}{
		{"a", Char('a'), ""},
		{"A", Char('A'), ""},
		{"S-a", Char('A'), "A"},
		{"S-A", Char('A'), "A"},
		{"S-é", Char('É'), "É"},
		{"C-S-r", Ctrl('R'), "C-R"},
		{"ö", Char('ö'), ""},
		{"世", Char('世'), ""},
		{"space", Char(' '), ""},
		{" ", Char(' '), "space"},
		{"minus", Char('-'), ""},
		{"-", Char('-'), "minus"},
		{"A-minus", Alt('-'), ""},
		{"lt", Char('<'), ""},
		{"<", Char('<'), "lt"},
		{"C->", Ctrl('>'), "C-gt"},
		{"+", Char('+'), ""},
		{"A-+", Alt('+'), ""},
		{"C-w", Ctrl('w'), ""},
		{"C-A-del", Named(Delete).With(ModCtrl | ModAlt), "A-C-del"},
		{"A-S-down", Named(Down).With(ModAlt | ModShift), "S-A-down"},
		{"S-tab", Named(Tab).With(ModShift), ""},
		{"Meta-c", Char('c').With(ModSuper), ""},
		{"Cmd-c", Char('c').With(ModSuper), "Meta-c"},
		{"C-Win-S-A-F24", Named(F24).With(ModSuper | ModShift | ModAlt | ModCtrl), "Meta-S-A-C-F24"},
		{"F1", Named(F1), ""},
		{"F", Char('F'), ""},
		{"F10", Named(F10), ""},
		{"C", Char('C'), ""},
		{"C-C", Ctrl('C'), ""},
		{"ret", Named(Enter), ""},
		{"null", Named(Null), ""},
		{"isolevel5shift", Named(IsoLevel5Shift), ""},
		{"\n", Char('\n'), ""},
	} {
		got, err := ParseKey(c.in)
		if err != nil || got != c.want {
			t.Errorf("%q: got %+v, %v, want %+v", c.in, got, err, c.want)
			continue
		}
		want := c.out
		if want == "" {
			want = c.in
		}
		if got.String() != want {
			t.Errorf("%q: written %q, want %q", c.in, got.String(), want)
		}
	}
}

func TestParseKeyErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":         "a key name is missing",
		"C-":       `key "C-": a key must follow the last -`,
		"C--":      `key "C--": write C-minus`,
		"--":       `key "--": write -minus`,
		"C-C-x":    `key "C-C-x": C- is given twice`,
		"Cmd-Win-": `key "Cmd-Win-": Win- is given twice`,
		"c-x":      `key "c-x": unknown modifier "c-", did you mean C-?`,
		"Ctrl-x":   `key "Ctrl-x": unknown modifier "Ctrl-", did you mean C-?`,
		"M-x":      `key "M-x": unknown modifier "M-", did you mean A-?`,
		"shift-x":  `key "shift-x": unknown modifier "shift-", did you mean S-?`,
		"super-x":  `key "super-x": unknown modifier "super-", did you mean Meta-?`,
		"Q-x":      `key "Q-x": unknown modifier "Q-", there are C- A- S- Meta-`,
		"-x":       `key "-x": unknown modifier "-", there are C- A- S- Meta-`,
		"S-1":      `key "S-1": S- does not go with this character, write the shifted character itself`,
		"S-space":  `key "S-space": S- does not go with this character, write the shifted character itself`,
		"enter":    `key "enter": unknown key name "enter", did you mean ret?`,
		"C-Escape": `key "C-Escape": unknown key name "Escape", did you mean esc?`,
		"ESC":      `key "ESC": unknown key name "ESC", did you mean esc?`,
		"pagup":    `key "pagup": unknown key name "pagup", did you mean pageup?`,
		"rigth":    `key "rigth": unknown key name "rigth", did you mean right?`,
		"tba":      `key "tba": unknown key name "tba", did you mean tab?`,
		"xyzzy":    `key "xyzzy": unknown key name "xyzzy"`,
		"F25":      `key "F25": there is no F25, function keys are F1 to F24`,
		"F0":       `key "F0": there is no F0, function keys are F1 to F24`,
		"f5":       `key "f5": unknown key name "f5", did you mean F5?`,
		"F05":      `key "F05": unknown key name "F05", did you mean F5?`,
		"\xff":     `key "\xff" is not valid UTF-8`,
		"\x00":     `key "\x00": the null character is written null`,
	} {
		if k, err := ParseKey(in); err == nil || err.Error() != want {
			t.Errorf("%q: got %+v, error %q, want %q", in, k, err, want)
		}
	}
}

func TestParseKeys(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []Key
		out  string
	}{
		{"", nil, ""},
		{"<esc>ab<C-x><lt>", []Key{Named(Esc), Char('a'), Char('b'), Ctrl('x'), Char('<')}, ""},
		{"i-<esc>", []Key{Char('i'), Char('-'), Named(Esc)}, "i<minus><esc>"},
		{":w <ret>", []Key{Char(':'), Char('w'), Char(' '), Named(Enter)}, ":w<space><ret>"},
		{"<->", []Key{Char('-')}, "<minus>"},
		{"<<><gt>", []Key{Char('<'), Char('>')}, "<lt><gt>"},
		{"<a><S-b>", []Key{Char('a'), Char('B')}, "aB"},
		{"é世\n\t", []Key{Char('é'), Char('世'), Char('\n'), Char('\t')}, ""},
		{"<space>w<C-w>", []Key{Char(' '), Char('w'), Ctrl('w')}, ""},
		{"<A-F12>", []Key{Named(F12).With(ModAlt)}, ""},
	} {
		got, err := ParseKeys(c.in)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%q: got %v, %v, want %v", c.in, got, err, c.want)
		}
		want := c.out
		if want == "" {
			want = c.in
		}
		if s := FormatKeys(got); s != want {
			t.Errorf("%q: written %q, want %q", c.in, s, want)
		}
	}
}

func TestParseKeysErrors(t *testing.T) {
	for in, want := range map[string]string{
		"ab<esc":     "character 3: < has no matching >, a < itself is written <lt>",
		"äb>":        "character 3: > has no matching <, a > itself is written <gt>",
		"a<>":        "character 2: a key name is missing",
		"xy<escape>": `character 3: key "escape": unknown key name "escape", did you mean esc?`,
		"<C-<>":      "",
		"a\x00":      "character 2: a null character is no key, write <null>",
		"a\xff":      "keys are not valid UTF-8",
		"<<esc>":     `character 1: key "<esc": unknown key name "<esc", did you mean esc?`,
	} {
		_, err := ParseKeys(in)
		if want == "" {
			if err != nil {
				t.Errorf("%q: %v", in, err)
			}
		} else if err == nil || err.Error() != want {
			t.Errorf("%q: error %q, want %q", in, err, want)
		}
	}
}

// everyKey returns all named keys and a choice of characters, under all
// modifiers.
func everyKey() []Key {
	var keys []Key
	for m := range Mods(16) {
		for c := range numCodes {
			if c != Rune {
				keys = append(keys, Key{Code: c, Mods: m}.Normal())
			}
		}
		for _, r := range " -<>aZ1+.~\\\"'\n\t\u0301\u00a0ßéÉ世\U0001f600\U0010ffff\ufffd" {
			keys = append(keys, Key{Rune: r, Mods: m}.Normal())
		}
	}
	return keys
}

func TestRoundTripEveryKey(t *testing.T) {
	keys := everyKey()
	for _, k := range keys {
		if got, err := ParseKey(k.String()); err != nil || got != k {
			t.Errorf("%+v is written %q and read as %+v, %v", k, k.String(), got, err)
		}
		if got := k.pack().key(); got != k {
			t.Errorf("%+v packed and unpacked is %+v", k, got)
		}
	}
	if got, err := ParseKeys(FormatKeys(keys)); err != nil || !slices.Equal(got, keys) {
		t.Errorf("all keys in a row do not read back: %v", err)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		some := make([]Key, rng.IntN(8)+1)
		for i := range some {
			some[i] = keys[rng.IntN(len(keys))]
		}
		s := FormatKeys(some)
		if got, err := ParseKeys(s); err != nil || !slices.Equal(got, some) {
			t.Fatalf("%v is written %q and read as %v, %v", some, s, got, err)
		}
	}
}

func TestNormal(t *testing.T) {
	for _, c := range []struct{ in, want Key }{
		{Key{Rune: 'a', Mods: ModShift}, Char('A')},
		{Key{Rune: 'A', Mods: ModShift}, Char('A')},
		{Key{Rune: '!', Mods: ModShift}, Char('!')},
		{Key{Rune: ' ', Mods: ModShift | ModCtrl}, Ctrl(' ')},
		{Key{Rune: 'a', Mods: ModShift | ModAlt}, Alt('A')},
		{Key{Code: Tab, Rune: '\t', Mods: ModShift}, Key{Code: Tab, Mods: ModShift}},
	} {
		if got := c.in.Normal(); got != c.want || got.Normal() != got {
			t.Errorf("%+v: got %+v, want %+v", c.in, got, c.want)
		}
	}
}

func TestText(t *testing.T) {
	for k, want := range map[Key]rune{
		Char('a'): 'a', Char(' '): ' ', Ctrl('a'): 0, Alt('a'): 0, Named(Tab): 0,
		{}: 0, Char('a').With(ModSuper): 0, {Rune: 'A', Mods: ModShift}: 'A', {Rune: -1}: 0,
	} {
		if r, ok := k.Text(); r != want || ok != (want != 0) {
			t.Errorf("%+v types %q, %v", k, r, ok)
		}
	}
}

func TestNoKeyIsFound(t *testing.T) {
	for _, k := range []Key{{}, {Rune: -1}, {Rune: 0x110000}, {Code: 255}, {Rune: 'h', Mods: 16}} {
		if step := Default().Lookup(ModeNormal, k); step.Outcome != None {
			t.Errorf("%+v is bound to %s", k, step.Binding)
		}
	}
}

func TestCompare(t *testing.T) {
	want := "ret tab backspace del up left pageup F1 F12 space A-space ! 0 A C-A a C-a A-a lt"
	keys := parseSequence(t, want)
	slices.SortFunc(keys, Compare)
	if got := Join(keys, " "); got != "backspace ret left up pageup tab del F1 F12 space A-space ! 0 lt A C-A a C-a A-a" {
		t.Errorf("got %s", got)
	}
	all := everyKey()
	for _, a := range all[:60] {
		for _, b := range all {
			if c := Compare(a, b); c != -Compare(b, a) || (c == 0) != (a == b) {
				t.Fatalf("Compare(%s, %s) = %d, Compare(%s, %s) = %d", a, b, c, b, a, Compare(b, a))
			}
		}
	}
}

func TestFunctionKeys(t *testing.T) {
	for n := -1; n <= 26; n++ {
		c, ok := F(n)
		if ok != (n >= 1 && n <= 24) || ok && c != F1+Code(n-1) {
			t.Errorf("F(%d) = %d, %v", n, c, ok)
		}
	}
}

func FuzzParseKey(f *testing.F) {
	for _, s := range []string{"", "a", "-", "--", "C--", "C-A-del", "S-x", "S-ß", "S-ǆ", "Meta-minus", "F24", "F025", "é", "\xff", "C-\x00", "<", "Win-Cmd-a", "ENTER"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k, err := ParseKey(s)
		if err != nil {
			if err.Error() == "" || strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("%q: error %q is not one line", s, err)
			}
			return
		}
		if k.IsZero() || k != k.Normal() {
			t.Errorf("%q reads as %+v, which is not normal", s, k)
		}
		if again, err := ParseKey(k.String()); err != nil || again != k {
			t.Errorf("%q reads as %+v, is written %q, which reads as %+v, %v", s, k, k.String(), again, err)
		}
		if got := k.pack(); got == noKey || got.key() != k {
			t.Errorf("%q does not pack", s)
		}
	})
}

func FuzzParseKeys(f *testing.F) {
	for _, s := range []string{"", "<esc>ab<C-x><lt>", "a-b", "<->", "<<>", "<>>", ">", "<", "<C-<>", "é世\n", "<S-tab><F12>", "\xff", "x\x00", "<Meta-S-a>", "%s\\d+<ret>c<"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		keys, err := ParseKeys(s)
		if err != nil {
			return
		}
		written := FormatKeys(keys)
		again, err := ParseKeys(written)
		if err != nil || !slices.Equal(again, keys) {
			t.Fatalf("%q is written %q, which reads as %v, %v", s, written, again, err)
		}
		if twice := FormatKeys(again); twice != written {
			t.Fatalf("%q is written %q at first, then %q", s, written, twice)
		}
	})
}
