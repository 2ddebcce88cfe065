package regex

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"hx/editor/text"
)

// pieces is a text cut at given places, each piece in memory of its own.
type cutText struct {
	whole
	cuts []int
}

func newCutText(s string, cuts ...int) *cutText {
	cuts = append([]int{0}, cuts...)
	slices.Sort(cuts)
	return &cutText{whole(s), append(slices.Compact(cuts), len(s))}
}

func (c *cutText) Slice(from, to int) string { return strings.Clone(string(c.whole[from:to])) }

func (c *cutText) Chunks(from int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, end := range c.cuts[1:] {
			if start := max(c.cuts[i], from); start < end && !yield(start, strings.Clone(string(c.whole[start:end]))) {
				return
			}
		}
	}
}

// cutAtRandom cuts s into pieces of up to most bytes.
func cutAtRandom(rnd *rand.Rand, s string, most int) *cutText {
	var cuts []int
	for at := 0; at < len(s); at += 1 + rnd.IntN(most) {
		cuts = append(cuts, at)
	}
	return newCutText(s, cuts...)
}

type span2 = [2]int

// allIn returns the matches of re in [from, to) of a text.
func allIn(re *Regex, src source, from, to int) []span2 {
	m := re.newMatcher()
	m.begin(src, nil)
	return collect(m, from, to)
}

func collect(m *matcher, from, to int) []span2 {
	var list []span2
	m.all(from, to, func(start, end int) bool {
		list = append(list, span2{start, end})
		return true
	})
	return list
}

func allInString(re *Regex, s string) []span2 {
	var list []span2
	for start, end := range re.AllString(s) {
		list = append(list, span2{start, end})
	}
	return list
}

func matches(list []span2) string {
	var b strings.Builder
	for i, s := range list {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%d-%d", s[0], s[1])
	}
	return b.String()
}

func mustCompile(tb testing.TB, pattern string, o Options) *Regex {
	tb.Helper()
	re, err := Compile(pattern, o)
	if err != nil {
		tb.Fatal(err)
	}
	return re
}

func TestSearchSeesAroundTheRange(t *testing.T) {
	rope := text.FromString("foobar\nbaz qux")
	for _, c := range []struct {
		pattern  string
		from, to int
		want     string
	}{
		{`^`, 3, 7, "7-7"},
		{`^bar`, 3, 6, ""},
		{`\bbar`, 3, 6, ""},
		{`bar\b`, 3, 6, "3-6"},
		{`foo\b`, 0, 3, ""},
		{`foo$`, 0, 3, ""},
		{`bar$`, 0, 6, "3-6"},
		{`ba[rz]`, 0, 9, "3-6"},
		{`\w+`, 1, 5, "1-5"},
		{`\w+\b`, 1, 5, ""},
		{`\Afoo`, 0, 6, "0-3"},
		{`\Abar`, 3, 6, ""},
		{`foo\z`, 0, 3, ""},
		{`qux\z`, 8, 14, "11-14"},
		{``, 2, 4, "2-2 3-3 4-4"},
		{`\n`, 6, 7, "6-7"},
		{`o`, 5, 5, ""},
		{`$`, 6, 6, "6-6"},
		{`x$`, -5, 99, "13-14"},
		{`q\w+`, 9, 99, "11-14"},
		{`x`, 8, 3, ""},
	} {
		re := mustCompile(t, c.pattern, Options{})
		var got []span2
		for start, end := range re.All(rope, c.from, c.to) {
			got = append(got, span2{start, end})
		}
		if matches(got) != c.want {
			t.Errorf("%s in [%d,%d): got %s, want %s", c.pattern, c.from, c.to, matches(got), c.want)
		}
		start, end, ok := re.Find(rope, c.from, c.to)
		if ok != (c.want != "") || ok && !strings.HasPrefix(c.want, fmt.Sprintf("%d-%d", start, end)) {
			t.Errorf("%s in [%d,%d): Find got %d-%d %v, want the first of %s", c.pattern, c.from, c.to, start, end, ok, c.want)
		}
		if re.Matches(rope, c.from, c.to) != ok {
			t.Errorf("%s in [%d,%d): Matches and Find differ", c.pattern, c.from, c.to)
		}
	}
}

func TestInvalidBytesAreReplacementCharacters(t *testing.T) {
	const s = "a\xff\xe2\x82b\xc3\xa9\xa9"
	for _, c := range []struct{ pattern, want string }{
		{`.`, "0-1 1-2 2-3 3-4 4-5 5-7 7-8"},
		{`[^a]`, "1-2 2-3 3-4 4-5 5-7 7-8"},
		{`\x{FFFD}`, "1-2 2-3 3-4 7-8"},
		{`\w`, "0-1 4-5 5-7"},
		{`é`, "5-7"},
		{`é.`, "5-8"},
		{`a..`, "0-3"},
		{`(?i)B`, "4-5"},
		{``, "0-0 1-1 2-2 3-3 4-4 5-5 7-7 8-8"},
		{`\b`, "0-0 1-1 4-4 7-7"},
		{`.*`, "0-8"},
	} {
		re := mustCompile(t, c.pattern, Options{})
		for cut := range len(s) + 1 {
			if got := matches(allIn(re, newCutText(s, cut), 0, len(s))); got != c.want {
				t.Errorf("%s, cut at %d: got %s, want %s", c.pattern, cut, got, c.want)
			}
		}
	}
}

func TestSubmatches(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{`(a)(b)?`, "xab", "[1 3 1 2 2 3]"},
		{`(a)(b)?`, "xa", "[1 2 1 2 -1 -1]"},
		{`(?:a|(b))+`, "ba", "[0 2 0 1]"},
		{`(?P<year>\d+)-(?<month>\d+)`, "on 2024-05", "[3 10 3 7 8 10]"},
		{`no`, "yes no", "[4 6]"},
		{`(no)`, "yes", "[]"},
		{`(\w+?)(\d*)$`, "ab12", "[0 4 0 2 2 4]"},
		{`(^|,)(?:x|)`, "a,x", "[0 0 0 0]"},
	} {
		re := mustCompile(t, c.pattern, Options{})
		if got := fmt.Sprint(re.SubmatchesString(c.text)); got != c.want {
			t.Errorf("%s in %q: got %s, want %s", c.pattern, c.text, got, c.want)
		}
		if got := fmt.Sprint(re.Submatches(text.FromString(c.text), 0, len(c.text))); got != c.want {
			t.Errorf("%s in rope %q: got %s, want %s", c.pattern, c.text, got, c.want)
		}
	}
	re := mustCompile(t, `(?P<year>\d+)-(?<month>\d+)(x)`, Options{})
	if got := strings.Join(re.Groups(), ","); got != ",year,month," {
		t.Errorf("groups: %q", got)
	}
	if re.String() != `(?P<year>\d+)-(?<month>\d+)(x)` {
		t.Errorf("pattern: %q", re)
	}
}

func TestFindLast(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		from, to      int
		want          string
	}{
		{`aa`, "aaa", 0, 3, "0-2"}, // the last of the forward list, not the one nearest the end
		{`a*`, "baa", 0, 3, "1-3"},
		{`a*`, "aab", 0, 3, "3-3"},
		{`\w+`, "one two", 0, 6, "4-6"},
		{`one`, "one two one", 0, 10, "0-3"},
		{`one$`, "one\none", 0, 6, "0-3"},
		{`x`, "one", 0, 3, ""},
		{`one`, "one one", 1, 6, ""},
	} {
		re := mustCompile(t, c.pattern, Options{})
		got := ""
		if start, end, ok := re.FindLast(text.FromString(c.text), c.from, c.to); ok {
			got = fmt.Sprintf("%d-%d", start, end)
		}
		if got != c.want {
			t.Errorf("%s in %q[%d:%d]: got %s, want %s", c.pattern, c.text, c.from, c.to, got, c.want)
		}
	}
}

// lastPatterns match over short and long distances, empty and not, so that
// backward searches find all kinds of places to begin at or none.
var lastPatterns = []string{
	`aa`, `a`, `ab|ba`, `a*`, `b*?`, `[ab]+`, `\w+\s+b`, `\n\n`, `\s+`, `^`, `$`, `\b`, `^a.*$`, `"[^"]*"`, `(?s)a.*?c`, `(?s)a.*c`,
	`a\n*`, `(ab)*`, `c?`, `x`, `(?i)AB`, `aba`, `a.b`, `[^a]*`, `(a|b)*c`, `\Aa`, `a\z`, `é|ж`,
}

func TestFindLastIsTheLastOfAll(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for _, pattern := range lastPatterns {
		re := mustCompile(t, pattern, Options{})
		for round := range 12 {
			alphabet := []string{"aaabbb\n", "ab", "abc \n\n", "ab\"cé\n", "a", "xyz"}[round%6]
			s := randomText(rnd, alphabet, []int{40, 5000, 30_000}[round%3])
			from := boundaryIn(s, rnd.IntN(len(s)/4+1))
			to := boundaryIn(s, len(s)-rnd.IntN(len(s)/4+1))
			src := cutAtRandom(rnd, s, 4000)
			list := allIn(re, src, from, to)
			m := re.newMatcher()
			m.begin(src, nil)
			start, end, ok := m.findLast(from, to)
			if ok != (len(list) > 0) || ok && list[len(list)-1] != (span2{start, end}) {
				t.Fatalf("%s, alphabet %q: last is %d-%d %v; all end in %v", pattern, alphabet, start, end, ok, list[max(0, len(list)-3):])
			}
		}
	}
}

func randomText(rnd *rand.Rand, alphabet string, size int) string {
	runes := []rune(alphabet)
	var b strings.Builder
	for b.Len() < size {
		b.WriteRune(runes[rnd.IntN(len(runes))])
	}
	return b.String()
}

func boundaryIn(s string, i int) int {
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

func TestSearchCanBeStopped(t *testing.T) {
	big := strings.Repeat("no such thing here\n", 100_000)
	for _, pattern := range []string{`needle`, `[a-z]+_x`, `\d`, `(a|b)*z`, `^\d`, `.*q`} {
		calls := 0
		re := mustCompile(t, pattern, Options{}).WithStop(func() bool { calls++; return calls > 3 })
		if _, _, ok := re.Find(text.FromString(big), 0, len(big)); ok {
			t.Errorf("%s: a match", pattern)
		}
		if calls != 4 {
			t.Errorf("%s: stop was asked %d times, want 4", pattern, calls)
		}
		calls = 0
		if _, _, ok := re.FindLast(text.FromString(big), 0, len(big)); ok || calls != 4 {
			t.Errorf("%s, backwards: match %v, stop was asked %d times", pattern, ok, calls)
		}
	}
	calls, n := 0, 0
	re := mustCompile(t, `thing`, Options{}).WithStop(func() bool { calls++; return calls > 3 })
	for range re.AllString(big) {
		n++
	}
	if n == 0 || n > 20_000 {
		t.Errorf("%d matches before the stop", n)
	}
}

func TestSearchesMayRunSideBySide(t *testing.T) {
	re := mustCompile(t, `\b[a-z]+ing\b`, Options{SmartCase: true})
	rope := text.FromString(strings.Repeat("nothing but morning and spring, 123\n", 500))
	done := make(chan int)
	for range 4 {
		go func() {
			n := 0
			for range re.All(rope, 0, rope.Len()) {
				n++
				re.MatchString("inner spring")
			}
			done <- n
		}()
	}
	for range 4 {
		if n := <-done; n != 1500 {
			t.Errorf("%d matches, want 1500", n)
		}
	}
}

// TestPathologicalPatternsAreLinear would not end if one of them were not.
func TestPathologicalPatternsAreLinear(t *testing.T) {
	a := strings.Repeat("a", 200_000)
	for _, pattern := range []string{
		`(a*)*b`, `(a|aa)+$b`, `(x+x+)+y|b`, `(a|a|a|a)*b`, `a*a*a*a*a*b`, `(?:a?){50}a{50}b`, `(.*)(.*)(.*)b`,
		`(?:(?:a*)*)*b`, `\ba*\bb`, `(^|a)+b`, `.*.*=.*b`,
	} {
		re := mustCompile(t, pattern, Options{})
		if _, _, ok := re.FindString(a); ok {
			t.Errorf("%s: a match", pattern)
		}
		m := re.newMatcher()
		m.begin(newCutText(a[:5000], 100, 3000), nil)
		m.gaveUp = true
		if _, _, ok := m.simulate(0, 5000); ok {
			t.Errorf("%s: a simulated match", pattern)
		}
	}
	for _, pattern := range []string{`a`, `a+?`, `\b`, `a{3}`, `aa|a`} {
		for range mustCompile(t, pattern, Options{}).AllString(a) {
		}
	}
}

func TestSmallCachesChangeNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	for _, pattern := range append(lastPatterns, `[ab]*a[ab]{6}c`, `(a|b|c)+?b\b`, `\w{3}\s\w{2,5}`, `a(.{4})*b`) {
		re := mustCompile(t, pattern, Options{})
		s := randomText(rnd, "aabbc \né", 3000)
		want := allInString(re, s)
		for _, limit := range []int{0, 300, 1000, 5000} {
			m := re.newMatcher()
			if m.fwd == nil {
				continue
			}
			m.fwd.limit, m.rev.limit = limit, limit
			src := whole(s)
			m.begin(&src, nil)
			if got := collect(m, 0, len(s)); !slices.Equal(got, want) {
				t.Errorf("%s with %d bytes of cache: got %s, want %s", pattern, limit, matches(got), matches(want))
			}
		}
	}
}

func TestAutomatonIsGivenUpWhenItDoesNotPay(t *testing.T) {
	re := mustCompile(t, `[ab]*a[ab]{16}c`, Options{})
	s := randomText(rand.New(rand.NewPCG(7, 8)), "ab", 100_000) + "aaaaaaaaaaaaaaaaaaac"
	m := re.newMatcher()
	src := whole(s)
	m.begin(&src, nil)
	if got := collect(m, 0, len(s)); matches(got) != fmt.Sprintf("0-%d", len(s)) {
		t.Errorf("got %s", matches(got))
	}
	if !m.gaveUp {
		t.Error("the automaton was not given up")
	}
}

func TestFindAllocatesLittle(t *testing.T) {
	rope := text.FromString(strings.Repeat("some words to look at, and more\n", 2000))
	for _, pattern := range []string{`xyz`, `\bxyz\b`, `[a-z]+_`, `m[a-z]*x`} {
		re := mustCompile(t, pattern, Options{SmartCase: true})
		n := testing.AllocsPerRun(20, func() { re.Find(rope, 0, rope.Len()) })
		if n > 60 {
			t.Errorf("%s: %v allocations for 64 kB", pattern, n)
		}
	}
}
