package regex

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func needleIn(t *testing.T, pattern string) *needle {
	t.Helper()
	n, _, err := parse(pattern, flags{unicode: true})
	if err != nil {
		t.Fatal(err)
	}
	list := pieces(nil, n)
	for _, p := range list {
		if p.kind != kindSet || !fitsNeedle(p.set) {
			t.Fatalf("%s does not fit", pattern)
		}
	}
	return needleOf(list)
}

// slowIndex is needle.index by trying every place.
func slowIndex(n *needle, s string, i int) (start, end int) {
	for ; i <= len(s); i++ {
		end := i
		for _, choices := range n.chars {
			size := -1
			for _, c := range choices {
				if strings.HasPrefix(s[end:], c) {
					size = len(c)
				}
			}
			if size < 0 {
				end = -1
				break
			}
			end += size
		}
		if end >= 0 {
			return i, end
		}
	}
	return -1, -1
}

func TestNeedlesAreFoundWhereverTheyLie(t *testing.T) {
	rnd := rand.New(rand.NewPCG(15, 16))
	for _, pattern := range []string{
		`a`, `(?i)a`, `ab`, `(?i)ab`, `(?i)task`, `(?i)desk`, `(?i)ka`, `(?i)ak`, `(?i)skska`, `é`, `(?i)é`, `(?i)слово`, `(?i)ря`,
		`a[bc]d`, `[ab][cd]`, `[a-d]x`, `日本`, `(?i)straße`, `(?i)ǆa`, `aaa`, `(?i)needle in hay`, `[é日]a`, `a[é日]`, `\x00\x00`, `(?i)aK\.`,
	} {
		n := needleIn(t, pattern)
		if n == nil {
			t.Fatalf("%s: no needle", pattern)
		}
		var parts []string
		for _, choices := range n.chars {
			parts = append(parts, choices...)
		}
		parts = append(parts, "a", "b", "x", " ", "\x00", "é", "\xff", "日", "`", "@", "[", "{")
		for range 400 {
			var b strings.Builder
			for range rnd.IntN(30) {
				b.WriteString(parts[rnd.IntN(len(parts))])
			}
			if rnd.IntN(2) == 0 {
				for _, choices := range n.chars {
					b.WriteString(choices[rnd.IntN(len(choices))])
				}
			}
			for range rnd.IntN(20) {
				b.WriteString(parts[rnd.IntN(len(parts))])
			}
			s := b.String()
			i := rnd.IntN(len(s) + 1)
			start, end := n.index(s, i)
			if wantStart, wantEnd := slowIndex(n, s, i); start != wantStart || end != wantEnd {
				t.Fatalf("%s in %q from %d: got %d-%d, want %d-%d", pattern, s, i, start, end, wantStart, wantEnd)
			}
		}
	}
}

func TestNeedlesPreferRareBytes(t *testing.T) {
	for pattern, want := range map[string]string{
		`(?i)harbor_q7zx`: "zx",
		`the queen`:       "qu",
		`(?i)sk`:          "",
		`(?i)skis`:        "I",
	} {
		n := needleIn(t, pattern)
		switch {
		case want == "" && n != nil:
			t.Errorf("%s: a needle, though neither character has a fixed length", pattern)
		case want == "":
		case n.char != strings.Index(strings.ToLower(pattern[max(0, strings.Index(pattern, ")")+1):]), strings.ToLower(want)):
			t.Errorf("%s: the pivot is character %d, want that of %s", pattern, n.char, want)
		}
	}
}

// TestEveryStrategyIsUsed pins down how kinds of patterns are searched, which
// their results do not show.
func TestEveryStrategyIsUsed(t *testing.T) {
	for _, c := range []struct{ pattern, want string }{
		{`needle`, "exact"},
		{`(?i)needle`, "exact"},
		{`\bneedle\b`, "exact"},
		{`^(needle)$`, "exact"},
		{`x{3}`, "exact"},
		{`needle\w+`, "prefix"},
		{`\bfn\s+\w+`, "prefix"},
		{`(?:needle)+`, "prefix"},
		{`[a-z]+_needle`, "inner"},
		{`\w+\(`, "inner"},
		{`.*needle.*`, "inner"},
		{`\W+needle`, ""}, // may cross lines
		{`foo|bar|quux`, "first"},
		{`(?i)s`, "first"},
		{`^\d+`, "lines"},
		{`^\s+x`, "lines"},
		{`\w+`, ""},
		{`a*`, ""},
		{`\Aneedle`, "anchored"},
	} {
		re := mustCompile(t, c.pattern, Options{})
		got := ""
		switch {
		case re.anchored:
			got = "anchored"
		case re.exact != nil:
			got = "exact"
		case re.prefix != nil:
			got = "prefix"
		case re.inner != nil:
			got = "inner"
		case re.first != nil:
			got = "first"
		case re.lines:
			got = "lines"
		}
		if got != c.want {
			t.Errorf("%s: searched by %q, want %q", c.pattern, got, c.want)
		}
	}
}
