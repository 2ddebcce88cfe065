package regex

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// backtracker is the meaning of patterns in its plainest form: it tries one
// path after the other. It takes exponential time.
type backtracker struct {
	s        string
	from, to int
}

// match calls then with the end of each match of n that begins at pos, best
// first, until then returns true.
func (b *backtracker) match(n *node, pos int, then func(int) bool) bool {
	switch n.kind {
	case kindSet:
		if pos >= b.to {
			return false
		}
		r, size := utf8.DecodeRuneInString(b.s[pos:b.to])
		return n.set.contains(r) && then(pos+size)
	case kindLook:
		before, after := traits(traitEdge), traits(traitEdge)
		if pos > 0 {
			r, _ := utf8.DecodeLastRuneInString(b.s[:pos])
			before = traitsOf(r)
		}
		if pos < len(b.s) {
			r, _ := utf8.DecodeRuneInString(b.s[pos:])
			after = traitsOf(r)
		}
		return n.look.holds(before, after) && then(pos)
	case kindGroup:
		return b.match(n.subs[0], pos, then)
	case kindConcat:
		return b.sequence(n.subs, pos, then)
	case kindAlt:
		return slices.ContainsFunc(n.subs, func(sub *node) bool { return b.match(sub, pos, then) })
	case kindRepeat:
		return b.repeat(n, 0, pos, then)
	}
	return then(pos)
}

func (b *backtracker) sequence(subs []*node, pos int, then func(int) bool) bool {
	if len(subs) == 0 {
		return then(pos)
	}
	return b.match(subs[0], pos, func(mid int) bool { return b.sequence(subs[1:], mid, then) })
}

func (b *backtracker) repeat(n *node, done, pos int, then func(int) bool) bool {
	more := func() bool {
		return done < n.max && b.match(n.subs[0], pos, func(end int) bool {
			if end == pos && done >= n.min && n.max == forever {
				return then(end) // an empty round is the last
			}
			return b.repeat(n, done+1, end, then)
		})
	}
	switch {
	case done < n.min:
		return more()
	case n.lazy:
		return then(pos) || more()
	}
	return more() || then(pos)
}

// all returns what matcher.all should.
func (b *backtracker) all(n *node) []span2 {
	var list []span2
	ended := -1
	for pos := b.from; pos <= b.to; {
		end := -1
		b.match(n, pos, func(e int) bool { end = e; return true })
		if end >= 0 && !(end == pos && pos == ended) {
			list = append(list, span2{pos, end})
			ended = end
			if end > pos {
				pos = end
				continue
			}
		}
		if pos == b.to {
			break
		}
		_, size := utf8.DecodeRuneInString(b.s[pos:b.to])
		pos += size
	}
	return list
}

// patternsOf returns the patterns of a few operators over atoms.
func patternsOf(atoms []string, depth int) []string {
	if depth == 0 {
		return atoms
	}
	list := slices.Clone(atoms)
	smaller := patternsOf(atoms, depth-1)
	for _, x := range smaller {
		for _, op := range []string{"*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}"} {
			list = append(list, "(?:"+x+")"+op)
		}
		for _, y := range atoms {
			list = append(list, x+y, "(?:"+x+"|"+y+")", "(?:"+y+"|"+x+")", y+x)
		}
	}
	return list
}

func textsOf(letters []string, most int) []string {
	list := []string{""}
	for start := 0; most > 0; most-- {
		end := len(list)
		for _, s := range list[start:end] {
			for _, l := range letters {
				list = append(list, s+l)
			}
		}
		start = end
	}
	return list
}

func TestSmallPatternsMeanWhatTheModelSays(t *testing.T) {
	patterns := patternsOf([]string{"a", "b", ".", "^", "$", `\b`, "", "ab"}, 2)
	texts := textsOf([]string{"a", "b", "\n"}, 4)
	rnd := rand.New(rand.NewPCG(9, 10))
	for i, pattern := range patterns {
		if i%3 != 0 {
			continue // a third of them takes a second
		}
		n, _, err := parse(pattern, flags{multiLine: true, unicode: true})
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		m := mustCompile(t, pattern, Options{}).newMatcher()
		for _, s := range texts {
			from := rnd.IntN(len(s) + 1)
			to := from + rnd.IntN(len(s)-from+1)
			src := whole(s)
			m.begin(&src, nil)
			if got, want := collect(m, from, to), (&backtracker{s, from, to}).all(n); !slices.Equal(got, want) {
				t.Fatalf("%s in %q[%d:%d]: got %s, want %s", pattern, s, from, to, matches(got), matches(want))
			}
		}
	}
}

// randomPattern makes a pattern of Go's and our common syntax.
func randomPattern(rnd *rand.Rand, depth int) string {
	pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
	if depth == 0 || rnd.IntN(4) == 0 {
		return pick("a", "b", "c", "ab", "abc", ".", "[ab]", "[^a]", "[a-c]", "^", "$", `(?-u:\b)`, `(?-u:\B)`, `\n`, "é", "", `\z`, `\A`, "[^é]", "bcab")
	}
	switch rnd.IntN(6) {
	case 0, 1, 2:
		return randomPattern(rnd, depth-1) + randomPattern(rnd, depth-1)
	case 3:
		return "(" + randomPattern(rnd, depth-1) + "|" + randomPattern(rnd, depth-1) + ")"
	case 4:
		return "(?:" + randomPattern(rnd, depth-1) + ")" + pick("*", "+", "?", "{2}", "{1,2}")
	}
	return "(?:" + randomPattern(rnd, depth-1) + ")" + pick("*?", "+?", "??", "*")
}

// letters makes texts with a bit of everything, invalid bytes included.
var letters = []string{"a", "b", "c", "ab", "abc", "\n", "é", "日", "\xff", "\xe2\x82", " ", "aa", "bca"}

func randomLetters(rnd *rand.Rand, most int) string {
	var b strings.Builder
	for range rnd.IntN(most) {
		b.WriteString(letters[rnd.IntN(len(letters))])
	}
	return b.String()
}

func TestMatchesAreThoseOfGo(t *testing.T) {
	rnd := rand.New(rand.NewPCG(11, 12))
	for range 6000 {
		pattern := randomPattern(rnd, 1+rnd.IntN(4))
		re := mustCompile(t, pattern, Options{})
		std := regexp.MustCompile("(?m)" + strings.NewReplacer(`(?-u:\b)`, `(?:\b)`, `(?-u:\B)`, `(?:\B)`).Replace(pattern))
		for range 3 {
			s := randomLetters(rnd, 20)
			want := std.FindAllStringIndex(s, -1)
			got := allIn(re, cutAtRandom(rnd, s, 1+rnd.IntN(9)), 0, len(s))
			if !slices.EqualFunc(got, want, func(g span2, w []int) bool { return g[0] == w[0] && g[1] == w[1] }) {
				t.Fatalf("%s in %q: got %v, want %v", pattern, s, got, want)
			}
			if got, want := re.SubmatchesString(s), std.FindStringSubmatchIndex(s); !slices.Equal(got, want) {
				t.Fatalf("groups of %s in %q: got %v, want %v", pattern, s, got, want)
			}
		}
	}
}

// TestCutsChangeNothing: the answer depends on the text and not on how it lies
// in memory, nor on which of the engines found it.
func TestCutsChangeNothing(t *testing.T) {
	rnd := rand.New(rand.NewPCG(13, 14))
	for range 3000 {
		pattern := randomPattern(rnd, 1+rnd.IntN(3))
		o := Options{IgnoreCase: rnd.IntN(3) == 0, CRLF: rnd.IntN(4) == 0}
		re := mustCompile(t, pattern, o)
		s := randomLetters(rnd, 60)
		from := boundaryIn(s, rnd.IntN(len(s)+1))
		to := boundaryIn(s, from+rnd.IntN(len(s)-from+1))
		src := whole(s)
		want := allIn(re, &src, from, to)
		for range 3 {
			if got := allIn(re, cutAtRandom(rnd, s, 1+rnd.IntN(12)), from, to); !slices.Equal(got, want) {
				t.Fatalf("%s in %q[%d:%d] cut up: got %s, want %s", pattern, s, from, to, matches(got), matches(want))
			}
		}
		m := re.newMatcher()
		m.begin(&src, nil)
		m.gaveUp = true
		if got := collect(m, from, to); !slices.Equal(got, want) {
			t.Fatalf("%s in %q[%d:%d] simulated: got %s, want %s", pattern, s, from, to, matches(got), matches(want))
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{`a|b`, `[a-z&&[^b]]{2,3}?`, `(?x) a # b`, `\p{Greek}\b{start}`, `(?P<n>é+)\x{41}`, `[[:^alpha:]--\d]`, "(?i-u:\xff)", `(((`, `a{,`, `\`} {
		f.Add(seed, "abc é\nk")
	}
	f.Fuzz(func(t *testing.T, pattern, s string) {
		if len(pattern) > 60 || len(s) > 200 {
			return
		}
		re, err := Compile(pattern, Options{SmartCase: true})
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") && !strings.ContainsAny(pattern, "\n\r") {
				t.Errorf("%q: an error of several lines: %q", pattern, err)
			}
			return
		}
		ended := -1
		for start, end := range re.AllString(s) {
			if start < ended || start > end || end > len(s) || start == end && start == ended {
				t.Fatalf("%q in %q: match %d-%d after %d", pattern, s, start, end, ended)
			}
			ended = end
		}
	})
}

func FuzzEngines(f *testing.F) {
	f.Add(`(a|ab)(c|bcd)*`, "abcdabcd", uint64(1))
	f.Add(`\b\w+?\b|^$`, "é ab\n\nc", uint64(2))
	f.Add(`(?i)stra(ß|ss)e`, "Strasse STRASſE", uint64(3))
	f.Add(`[^a]*?k`, "\xff\xe2\x82k\u212a", uint64(4))
	f.Fuzz(func(t *testing.T, pattern, s string, seed uint64) {
		if len(pattern) > 40 || len(s) > 300 {
			return
		}
		re, err := Compile(pattern, Options{SmartCase: true, CRLF: seed%2 == 0})
		if err != nil || len(re.ahead.insts) > 300 {
			return
		}
		src := whole(s)
		want := allIn(re, &src, 0, len(s))
		rnd := rand.New(rand.NewPCG(seed, 0))
		cut := cutAtRandom(rnd, s, 1+rnd.IntN(10))
		if got := allIn(re, cut, 0, len(s)); !slices.Equal(got, want) {
			t.Fatalf("%q in %q cut up: got %s, want %s", pattern, s, matches(got), matches(want))
		}
		m := re.newMatcher()
		m.begin(cut, nil)
		if start, end, ok := m.findLast(0, len(s)); ok != (len(want) > 0) || ok && want[len(want)-1] != (span2{start, end}) {
			t.Fatalf("%q in %q: last is %d-%d %v, want the last of %s", pattern, s, start, end, ok, matches(want))
		}
		m.gaveUp = true
		if got := collect(m, 0, len(s)); !slices.Equal(got, want) {
			t.Fatalf("%q in %q simulated: got %s, want %s", pattern, s, matches(got), matches(want))
		}
	})
}
