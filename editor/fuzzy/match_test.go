package fuzzy

import (
	"cmp"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// model ranks by the plainest way there is.
func model(items Items, q Query) []scored {
	sc := newScratch()
	var all []scored
	for i := range items.Len() {
		if score, ok := q.score(items.row(i), sc); ok {
			all = append(all, scored{int32(score), items.lengthOf(items.row(i)), int32(i)})
		}
	}
	if q.Empty() {
		return all
	}
	slices.SortStableFunc(all, func(a, b scored) int {
		return cmp.Or(int(b.score-a.score), int(a.length-b.length))
	})
	return all
}

func listOf(rows ...string) Items {
	l := NewList(1)
	for _, r := range rows {
		l.Add(r)
	}
	return l.Items()
}

// TestShorterFirst: of rows that match alike, more was typed of the shorter one.
func TestShorterFirst(t *testing.T) {
	l := NewList(1).ShorterFirst()
	for _, name := range []string{"alpha.txt", "case.txt", "sub/beta.txt"} {
		l.Add(name)
	}
	items := l.Items()
	r, err := NewMatcher(1).Match(context.Background(), items, Parse("t"), nil, 2)
	if err != nil || r.Row(0) != 1 || r.Row(1) != 0 {
		t.Errorf("ranked %v (%v), want case.txt, then alpha.txt", ranked(r), err)
	}
}

func ranked(r *Result) []scored {
	var rows []scored
	for i := range r.Ranked() {
		rows = append(rows, scored{int32(r.Score(i)), r.Items.lengthOf(r.Items.row(r.Row(i))), int32(r.Row(i))})
	}
	return rows
}

// checkResult compares a result with the model, first ranks, then all.
func checkResult(t *testing.T, m *Matcher, r *Result, want int) {
	t.Helper()
	full := model(r.Items, r.Query)
	if r.Count() != len(full) {
		t.Fatalf("%s: %d rows match, want %d", show(r.Query), r.Count(), len(full))
	}
	if r.Ranked() < min(want, len(full)) {
		t.Fatalf("%s: %d ranks of %d", show(r.Query), r.Ranked(), len(full))
	}
	if got := ranked(r); !slices.Equal(got, full[:r.Ranked()]) {
		t.Fatalf("%s: ranks %v, want %v", show(r.Query), got, full[:r.Ranked()])
	}
	all, err := m.Rank(context.Background(), r, len(full))
	if err != nil {
		t.Fatal(err)
	}
	if got := ranked(all); !slices.Equal(got, full) {
		t.Fatalf("%s: all ranks differ", show(r.Query))
	}
}

func checkAgainstModel(t *testing.T, m *Matcher, rows []string, q Query) {
	t.Helper()
	l := NewList(2)
	for _, r := range rows {
		l.Add(r, "column two")
	}
	r, err := m.Match(context.Background(), l.Items(), q, nil, 2)
	if err != nil {
		t.Fatal(err)
	}
	checkResult(t, m, r, 2)
}

func TestMatchAndOrder(t *testing.T) {
	rows := []string{
		"src/main.go", "src/domain/main_test.go", "docs/maintenance.md", "README.md", "Makefile",
		"src/café.txt", "cmd/hx/main.go", "vendor/a b.txt", "MAIN", "src/x/y/z/m_a_i_n.c",
	}
	m := NewMatcher(1)
	for _, c := range []struct {
		query string
		want  []int // rows in order; nil: none
	}{
		{"", []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		{"main", []int{0, 1, 2, 6, 8, 9}},
		{"'main", []int{0, 1, 2, 6, 8}},
		{"'main'", []int{0, 6, 8, 1}},
		{"MAIN", []int{8}},
		{"^main", []int{8}},
		{"main.go$", []int{0, 6}},
		{"^makefile$", []int{4}},
		{"main !src", []int{2, 6, 8}},
		{"!main !^src !.md$", []int{4, 7}},
		{"cafe", []int{5}},
		{"café", []int{5}},
		{"CAFE", nil},
		{`a\ b`, []int{7}},
		{"readme | makefile", []int{4, 3}},
		{"src go", []int{0, 1}},
		{"zq", nil},
	} {
		q := Parse(c.query)
		r, err := m.Match(context.Background(), listOf(rows...), q, nil, 100)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for i := range r.Ranked() {
			got = append(got, r.Row(i))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: rows %v, want %v", c.query, got, c.want)
		}
		checkResult(t, m, r, 100)
	}
}

func TestColumns(t *testing.T) {
	l := NewList(2)
	l.Add("main.go", "func main")
	l.Add("func.go", "var x")
	l.Add("other.go") // a missing column is empty
	m := NewMatcher(1)
	for query, want := range map[string][]int{
		"func": {1}, "%text func": {0}, "go %text main": {0}, "%t !func": {1, 2}, "%text ^var x$": {1},
	} {
		r, _ := m.Match(context.Background(), l.Items(), ParseColumns(query, []string{"path", "text"}, 0), nil, 9)
		var got []int
		for i := range r.Ranked() {
			got = append(got, r.Row(i))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", query, got, want)
		}
	}
	if r, err := m.Match(context.Background(), listOf("a"), ParseColumns("%two a", []string{"one", "two"}, 0), nil, 9); err != nil || r.Count() != 0 {
		t.Error("a column that is not there matches")
	}
	if l.Len() != 3 || l.Items().Len() != 3 || l.Items().Text(0, 1) != "func main" || (Items{}).Len() != 0 {
		t.Error("the list is wrong")
	}
}

// randomText makes names of few letters, so that everything matches often.
func randomText(rng *rand.Rand, n int) string {
	parts := []string{"a", "b", "c", "A", "B", "/", "_", "-", ".", "1", "2", " ", "é", "E", "e", "日", "ab", "abc"}
	var s strings.Builder
	for range rng.IntN(n + 1) {
		s.WriteString(parts[rng.IntN(len(parts))])
	}
	return s.String()
}

func randomQuery(rng *rand.Rand) string {
	marks := []string{"", "", "", "", "'", "^", "!", "!^", "%two ", "| "}
	var words []string
	for range 1 + rng.IntN(3) {
		w := marks[rng.IntN(len(marks))] + strings.ReplaceAll(randomText(rng, 3), " ", `\ `)
		if rng.IntN(6) == 0 {
			w += "$"
		}
		words = append(words, w)
	}
	return strings.Join(words, " ")
}

// A view stays what it was while the list grows, which another goroutine does
// at the same time.
func TestItemsAreFrozen(t *testing.T) {
	l := NewList(2)
	var views []Items
	for i := range 3000 {
		if i < 100 || i%100 == 0 {
			views = append(views, l.Items())
		}
		l.Add(fmt.Sprint("a", i), fmt.Sprint("b", i))
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, v := range views {
			for i := range v.Len() {
				if v.Text(i, 0) != fmt.Sprint("a", i) || v.Text(i, 1) != fmt.Sprint("b", i) {
					t.Errorf("row %d of %d is %q", i, v.Len(), v.Text(i, 0))
					return
				}
			}
		}
	}()
	for range 3000 {
		l.Add("x", "y")
	}
	<-done
}

// The law of narrowing: however a query came about by typing, and whatever was
// added meanwhile, the result is that of a fresh search.
func TestIncrementalEqualsFresh(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 1))
		m := NewMatcher(1 + rng.IntN(3))
		l := NewList(2)
		if seed%4 < 2 {
			l.ShorterFirst()
		}
		grow := func(n int) {
			for range n {
				l.Add(randomText(rng, 12), randomText(rng, 4))
			}
		}
		grow(rng.IntN(300))
		if seed%10 == 0 {
			grow(12 * chunkSize) // several chunks, several workers
		}
		var prev *Result
		query := randomQuery(rng)
		for range 12 {
			switch rng.IntN(6) {
			case 0:
				query = randomQuery(rng)
			case 1:
				query = query[:rng.IntN(len(query)+1)]
			case 2:
				grow(rng.IntN(50))
			default:
				query += randomText(rng, 2)
			}
			want := rng.IntN(20)
			q := ParseColumns(query, []string{"one", "two"}, 0)
			r, err := m.Match(context.Background(), l.Items(), q, prev, want)
			if err != nil {
				t.Fatal(err)
			}
			checkResult(t, m, r, want)
			prev = r
		}
	}
}

func TestNarrows(t *testing.T) {
	for _, c := range []struct {
		old, now string
		want     bool
	}{
		{"a", "ab", true}, {"ab", "a", false}, {"a", "a b", true}, {"a b", "b a", true},
		{"ab", "axb", true}, {"a", "A", true}, {"A", "a", false}, {"'ab", "'abc", true},
		{"'ab", "'axb", false}, {"'ab", "ab", false}, {"ab", "'ab", true}, {"^ab", "^abc", true},
		{"^ab", "abc", false}, {"ab$", "xab$", true}, {"ab$", "abc$", false}, {"a", "a$", true},
		{"a$", "a$b", false}, {"!a", "!ab", false}, {"!a", "!a", true}, {"!a", "!a b", true},
		{"a | b", "a", true}, {"a", "a | b", false}, {"a | b", "ac | bc", true}, {"e", "é", false},
		{"é", "e", false}, {"^ab$", "^ab$", true}, {"ab", "^ab$", true}, {"'ab'", "'abc'", false},
	} {
		if got := Parse(c.now).narrows(Parse(c.old)); got != c.want {
			t.Errorf("%q after %q: %v", c.now, c.old, got)
		}
	}
}

// Rows are left unscored on the strength of these bounds.
func TestScoresKeepTheirBounds(t *testing.T) {
	setUp()
	rng := rand.New(rand.NewPCG(3, 4))
	sc := newScratch()
	matches, reached := 0, 0
	for range 20_000 {
		item := randomText(rng, 10)
		term := strings.ReplaceAll(randomText(rng, 4), " ", "")
		if term == "" || !isASCII(item+term) {
			continue
		}
		q := Plain(term)
		c := newCell(item)
		score, ok := q.score([]cell{c}, sc)
		tm := q.simple()
		if end := quick(item, 0, tm.text, tm.fold); (end >= 0) != ok {
			t.Fatalf("%q in %q: quick says %d, fzf %v", term, item, end, ok)
		}
		if !ok {
			continue
		}
		bound := tm.most(&c)
		if score > bound {
			t.Fatalf("%q in %q scores %d, bound %d", term, item, score, bound)
		}
		if !contains(item, tm.text, tm.fold) && score > bound-gapCost {
			t.Fatalf("%q in %q has a gap and scores %d, bound %d", term, item, score, bound-gapCost)
		}
		for _, k := range []kind{exact, prefix, suffix} {
			tm.kind = k
			if r, _ := tm.run(&c, sc, false); r.Score > bound {
				t.Fatalf("%q in %q: kind %d scores %d, bound %d", term, item, k, r.Score, bound)
			}
		}
		matches++
		if score == bound {
			reached++
		}
	}
	if reached < matches/4 {
		t.Errorf("only %d of %d bounds are reached: they save little", reached, matches)
	}
}

func TestPositions(t *testing.T) {
	m := NewMatcher(1)
	for _, c := range []struct{ query, text, want string }{
		{"main", "src/main.go", "src/[main].go"},
		{"smg", "src/main.go", "[s]rc/[m]ain.[g]o"},
		{"'main .go$", "src/main.go", "src/[main][.go]"},
		{"src main", "src/main.go", "[src]/[main].go"},
		{"^src !zzz", "src/main.go", "[src]/main.go"},
		{"zzz | go", "src/main.go", "src/main.[go]"},
		{"cafe", "un café noir", "un [café] noir"},
		{"日語", "日本語", "[日]本[語]"},
		{"r", "é\xffr", "é\xff[r]"},
		{"zzz", "src", "src"},
		{"%two x", "xyz", "xyz"},
	} {
		spans := m.Positions(ParseColumns(c.query, []string{"one", "two"}, 0), 0, c.text)
		got := c.text
		for _, s := range slices.Backward(spans) {
			got = got[:s.From] + "[" + got[s.From:s.To] + "]" + got[s.To:]
		}
		// Spans that touch are one.
		want := strings.ReplaceAll(c.want, "][", "")
		if got != want {
			t.Errorf("%q: %s, want %s", c.query, got, want)
		}
	}
}

func TestCancelledMatch(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	m := NewMatcher(1)
	if r, err := m.Match(ctx, listOf("a", "b"), Parse("a"), nil, 1); err == nil || r != nil {
		t.Error("a cancelled search answered")
	}
	r, _ := m.Match(context.Background(), listOf("a", "ab", "ac"), Parse("a"), nil, 1)
	if _, err := m.Rank(ctx, r, 3); err == nil {
		t.Error("a cancelled ranking answered")
	}
}

func TestLongItems(t *testing.T) {
	long := strings.Repeat("x", 70_000) + "needle"
	m := NewMatcher(1)
	items := listOf("needle", long, strings.Repeat("日", 30_000)+"needle", long+"s")
	var prev *Result
	for i := range len("needles") {
		r, err := m.Match(context.Background(), items, Parse("needles"[:i+1]), prev, 10)
		if err != nil {
			t.Fatal(err)
		}
		checkResult(t, m, r, 10)
		prev = r
	}
	if prev.Count() != 1 {
		t.Errorf("%d rows", prev.Count())
	}
}

func TestMatchAllocatesLittle(t *testing.T) {
	items := treeItems(20_000)
	m := NewMatcher(1)
	first, _ := m.Match(context.Background(), items, Parse("file_0"), nil, 100)
	q := Parse("file_01")
	if n := testing.AllocsPerRun(5, func() { m.Match(context.Background(), items, q, first, 100) }); n > 40 {
		t.Errorf("%v allocations", n)
	}
}
