package comment

import (
	"testing"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

var (
	rust = Markers{Line: []string{"//", "///", "//!"}, Blocks: []Block{{"/*", "*/"}, {"/**", "*/"}}}
	css  = Markers{Blocks: []Block{{"/*", "*/"}}}
	sh   = Markers{Line: []string{"#"}}
)

func run(t *testing.T, toggle func(text.Rope, selection.Selection, Markers) Result, in string, s selection.Selection, m Markers) (string, selection.Selection) {
	t.Helper()
	r := toggle(text.FromString(in), s, m)
	set, err := change.NewSet(len(in), r.Edits)
	if err != nil {
		t.Fatalf("%q: %v", in, err)
	}
	out, err := set.Apply(text.FromString(in))
	if err != nil {
		t.Fatal(err)
	}
	if r.After != nil {
		return out.String(), *r.After
	}
	return out.String(), s.Map(set.Desc())
}

func all(s string) selection.Selection { return selection.Single(selection.New(0, len(s))) }

func TestLines(t *testing.T) {
	for _, c := range []struct {
		claim    string
		m        Markers
		in, want string
	}{
		{"the marker goes in at the smallest indentation", sh, "  a\n    b\n", "  # a\n  #   b\n"},
		{"blank lines are left alone", sh, "a\n\n  \nb\n", "# a\n\n  \n# b\n"},
		{"a tab is one character of indentation", sh, "  a\n\tb\n", " #  a\n\t# b\n"},
		{"one line without marker makes all be commented", sh, "# a\nb\n", "# # a\n# b\n"},
		{"the blank behind the marker goes when every line has one", sh, "# a\n# b\n", "a\nb\n"},
		{"else it stays", sh, "# a\n#b\n", " a\nb\n"},
		{"each line is uncommented at its own indentation", sh, "# a\n    # b\n", "a\n    b\n"},
		{"the marker of the cursor's line is the one that counts", rust, "/// a\n/// b\n", "a\nb\n"},
		{"without one there, the first marker is used", rust, "/// a\nb\n", "// /// a\n// b\n"},
		{"languages without markers get a number sign", Markers{}, "a\n", "# a\n"},
		{"line breaks of two characters stay whole", sh, "a\r\n\r\nb\r\n", "# a\r\n\r\n# b\r\n"},
	} {
		if got, _ := run(t, ToggleLines, c.in, all(c.in), c.m); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.claim, c.in, got, c.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		claim    string
		in, want string
	}{
		{"blanks stay outside", "  a b \n", "  /* a b */ \n"},
		{"one blank inside each marker goes", "/*  a  */\n", " a \n"},
		{"an empty comment vanishes", "/* */\n", "\n"},
		{"markers that share a character are no comment", "/*/\n", "/* /*/ */\n"},
		{"the longest marker is taken away", "/** a */\n", "a\n"},
		{"nothing but blanks stays as it is", " \n", " \n"},
	} {
		if got, _ := run(t, ToggleBlocks, c.in, all(c.in), rust); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.claim, c.in, got, c.want)
		}
	}
}

func TestBlocksOfSeveralRanges(t *testing.T) {
	in := "one two /* three */"
	s := selection.Of([]selection.Range{selection.New(0, 3), selection.New(7, 4), selection.New(8, 19)}, 1)
	got, after := run(t, ToggleBlocks, in, s, css)
	want := selection.Of([]selection.Range{selection.New(0, 9), selection.New(19, 10), selection.New(20, 31)}, 1)
	if got != "/* one */ /* two */ /* three */" || !after.Equal(want) {
		t.Errorf("got %q and %v, want the ranges %v", got, after, want)
	}
}

func TestToggleChoosesTheStyle(t *testing.T) {
	for _, c := range []struct {
		claim    string
		m        Markers
		in, want string
	}{
		{"line markers are preferred", rust, "a\nb\n", "// a\n// b\n"},
		{"block markers around a selection go", rust, "/* a\nb */\n", "a\nb\n"},
		{"block markers of every line go", rust, "/* a */\n/* b */\n", "a\nb\n"},
		{"without line markers every line is enclosed", css, "a\n\n  b\n", "/* a */\n\n  /* b */\n"},
		{"lines that are enclosed already are left out", css, "a\n/* b */\n", "/* a */\n/* b */\n"},
	} {
		if got, _ := run(t, Toggle, c.in, all(c.in), c.m); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.claim, c.in, got, c.want)
		}
	}
}

// FuzzTwiceIsOnce: commenting lines and taking the comments away gives the text
// as it was, but for blanks at the ends.
func FuzzTwiceIsOnce(f *testing.F) {
	f.Add("a\n  b\n\n\tc\n")
	f.Add("x\r\n y")
	f.Fuzz(func(t *testing.T, in string) {
		s := all(in)
		r := lines(text.FromString(in), s, Markers{Line: []string{"\x00\x00"}})
		if len(in) == 0 || len(r.Edits) == 0 || r.Edits[0].Text == "" {
			return
		}
		set, err := change.NewSet(len(in), r.Edits)
		if err != nil {
			t.Fatal(err)
		}
		mid, _ := set.Apply(text.FromString(in))
		again := lines(mid, all(mid.String()), Markers{Line: []string{"\x00\x00"}})
		set, err = change.NewSet(mid.Len(), again.Edits)
		if err != nil {
			t.Fatal(err)
		}
		if out, _ := set.Apply(mid); out.String() != in {
			t.Fatalf("%q became %q", in, out.String())
		}
	})
}
