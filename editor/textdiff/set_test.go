package textdiff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/text"
)

// show prints edits as old[-deleted-][+inserted+].
func show(t *testing.T, old, new string) string {
	t.Helper()
	set, err := Set(text.FromString(old), new)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	pos := 0
	for e := range set.Edits() {
		out.WriteString(old[pos:e.From])
		if e.From < e.To {
			out.WriteString("[-" + old[e.From:e.To] + "-]")
		}
		if e.Text != "" {
			out.WriteString("[+" + e.Text + "+]")
		}
		pos = e.To
	}
	return out.String() + old[pos:]
}

func TestSet(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"a\n", "a\n", "a\n"},
		{"", "a\n", "[+a\n+]"},
		{"a\n", "", "[-a\n-]"},
		{"a\nb\nc\n", "a\nc\n", "a\n[-b\n-]c\n"},
		{"a\nc\n", "a\nb\nc\n", "a\n[+b\n+]c\n"},
		{"b\na\nc\n", "a\nb\nc\n", "[-b\n-]a\n[+b\n+]c\n"}, // the first line moved down
		{"b\nx\na\n", "a\nb\n", "[-b\nx\n-]a\n[+b\n+]"},
		{"let foo = 1;\n", "let bar = 1;\n", "let [-foo-][+bar+] = 1;\n"},
		{"a b c\n", "a c\n", "a [-b -]c\n"},
		{"foo\n", "fooo\n", "foo[+o+]\n"},
		{"\tx\n", "    x\n", "[-\t-][+    +]x\n"},
		{"f(a,b)\n", "f(a, b)\n", "f(a,[+ +]b)\n"},
		{"one two three\n", "one 2 three 4\n", "one [-two-][+2+] three[+ 4+]\n"},
		{"a\r\nb\r\n", "a\nb\n", "a[-\r\n-][+\n+]b[-\r\n-][+\n+]"},
		{"a\nb", "a\nb\n", "a\nb[+\n+]"},
		{"e\n", "e\u0301\n", "[-e-][+e\u0301+]\n"},
		{"日本語\n", "日本人\n", "日本[-語-][+人+]\n"},
		{"x 🇩🇪🇫🇷\n", "x 🇩🇪🇪🇸\n", "x 🇩🇪[-🇫🇷-][+🇪🇸+]\n"},
	} {
		if got := show(t, c.old, c.new); got != c.want {
			t.Errorf("%q -> %q: %q, want %q", c.old, c.new, got, c.want)
		}
	}
}

// A formatter that changes every line of a long text leaves the words alone.
func TestSetOfFormatter(t *testing.T) {
	old := sourceText(3000)
	spaces := strings.ReplaceAll(old, "\t", "    ")
	more := "header\n\n" + strings.ReplaceAll(spaces, "}\n", "}\n\n")
	for _, new := range []string{spaces, more} {
		r := text.FromString(old)
		set, err := Set(r, new)
		if err != nil {
			t.Fatal(err)
		}
		deleted := 0
		for e := range set.Edits() {
			deleted += e.To - e.From
		}
		if tabs := strings.Count(old, "\t"); deleted > tabs+20 {
			t.Errorf("%d bytes deleted for %d tabs", deleted, tabs)
		}
	}
}

// The law: applied to the old text, the edits give the new one; they are whole
// characters in both; they do not touch, nor change what stays the same.
func TestSetLeadsFromOldToNew(t *testing.T) {
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 4))
		old := edited(rng, randomText(rng, 60))
		new := randomText(rng, 60)
		if seed%4 > 0 {
			new = edited(rng, old.String()).String()
		}
		checkSet(t, old, new)
	}
}

func checkSet(t *testing.T, old text.Rope, new string) {
	t.Helper()
	set, err := Set(old, new)
	if err != nil {
		t.Fatalf("%q -> %q: %v", old.String(), new, err)
	}
	got, err := set.Apply(old)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != new {
		t.Fatalf("%q -> %q: got %q", old.String(), new, got.String())
	}
	grown, last := 0, -1
	for e := range set.Edits() {
		to := e.From + grown + len(e.Text)
		if !old.IsBoundary(e.From) || !old.IsBoundary(e.To) || !got.IsBoundary(e.From+grown) || !got.IsBoundary(to) {
			t.Fatalf("%q -> %q: edit %v cuts a character", old.String(), new, e)
		}
		if e.From <= last || e.From == e.To && e.Text == "" || old.Slice(e.From, e.To) == e.Text {
			t.Fatalf("%q -> %q: needless edit %v", old.String(), new, e)
		}
		grown += len(e.Text) - (e.To - e.From)
		last = e.To
	}
}

func FuzzSet(f *testing.F) {
	f.Add("a\nb c\n", "a\nb d\n")
	f.Add("e\u0301x\r\n\r", "ex\n\xff")
	f.Add("🇩🇪🇫🇷", "🇫🇷🇩🇪")
	f.Fuzz(func(t *testing.T, old, new string) {
		if len(old)+len(new) < 20_000 {
			checkSet(t, text.FromString(old), new)
		}
	})
}

func BenchmarkSet(b *testing.B) {
	s := sourceText(30_000)
	r := text.FromString(s)
	for name, new := range map[string]string{
		"equal": s, "one": strings.Replace(s, "value20 :", "value21 :", 1), "all": strings.ReplaceAll(s, "\t", "    "),
		"none": strings.Map(func(r rune) rune { return r ^ 1 }, s),
	} {
		b.Run(fmt.Sprint(name), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Set(r, new)
			}
		})
	}
}
