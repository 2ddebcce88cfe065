package fuzzy

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/junegunn/fzf/src/algo"
)

// setUp chooses how fzf rates places: the beginning of a word after `/` is the
// best one. fzf keeps that in variables of its package.
var setUp = sync.OnceFunc(func() { algo.Init("path") })

// Matcher filters lists. It holds working memory only, and may be used by
// several goroutines.
type Matcher struct {
	workers int
	pool    sync.Pool // of *scratch
}

// NewMatcher makes a matcher whose Match uses up to so many goroutines; 0 means
// one per processor.
func NewMatcher(workers int) *Matcher {
	setUp()
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return &Matcher{workers: workers, pool: sync.Pool{New: func() any { return newScratch() }}}
}

// Result is what matched: immutable.
type Result struct {
	Items Items
	Query Query

	every bool     // the query is empty: all rows, in order
	rows  []int32  // that match, in original order
	ends  []uint16 // for a simple query: where quick ended in each row
	best  []scored // the first ranks
}

// noEnd stands for an end that is not known.
const noEnd = 1<<16 - 1

// Count is the number of matching rows.
func (r *Result) Count() int {
	if r.every {
		return r.Items.Len()
	}
	return len(r.rows)
}

// Ranked is the number of leading ranks that are known; it is Count or at least
// what Match or Rank was asked for.
func (r *Result) Ranked() int {
	if r.every {
		return r.Items.Len()
	}
	return len(r.best)
}

// Row is the row in Items of the given rank, which must be below Ranked.
func (r *Result) Row(rank int) int {
	if r.every {
		return rank
	}
	return int(r.best[rank].row)
}

// Score is the score of the row of the given rank.
func (r *Result) Score(rank int) int {
	if r.every {
		return 0
	}
	return int(r.best[rank].score)
}

// chunkSize is how many rows are looked at between two looks at the context:
// well below a millisecond on a PC, about one on a small machine.
const chunkSize = 1024

// Match finds the rows of items that match q and ranks the best `want` ones.
// Prev, if not nil, is an earlier result that saves work where it can: when q
// narrows its query, or is the same, and items is the same list, maybe longer.
// The only error is that of ctx.
func (m *Matcher) Match(ctx context.Context, items Items, q Query, prev *Result, want int) (*Result, error) {
	r := &Result{Items: items, Query: q}
	if q.Empty() {
		r.every = true
		return r, ctx.Err()
	}
	if q.columns() > max(items.columns, 1) {
		return r, ctx.Err() // it asks for columns that are not there
	}
	s := scan{items: items, q: q, term: q.simple()}
	s.plan(prev, want)
	tops, err := m.run(ctx, &s, want)
	if err != nil {
		return nil, err
	}
	r.rows, r.ends = s.collect()
	r.best = mergeTops(tops, s.kept, want)
	return r, nil
}

// Rank gives r with at least n ranks known, or all if there are fewer rows.
func (m *Matcher) Rank(ctx context.Context, r *Result, n int) (*Result, error) {
	if n <= r.Ranked() || r.Ranked() == r.Count() {
		return r, nil
	}
	sc := m.pool.Get().(*scratch)
	defer m.pool.Put(sc)
	more := *r
	more.best = make([]scored, 0, len(r.rows))
	for i, row := range r.rows {
		if i%chunkSize == 0 {
			if err := pause(ctx); err != nil {
				return nil, err
			}
		}
		cells := r.Items.row(int(row))
		score, _ := r.Query.score(cells, sc)
		more.best = append(more.best, scored{int32(score), r.Items.lengthOf(cells), row})
	}
	rankAll(more.best)
	return &more, nil
}

// scan is the work of one Match: candidates in chunks.
type scan struct {
	items Items
	q     Query
	term  *term // if the query is simple

	old      []int32  // candidates known from an earlier result
	oldEnds  []uint16 // where quick ended for them; nil: unknown
	tail     string   // what the simple term has more than the earlier one
	same     bool     // the query is the earlier one: old needs no looking at
	kept     []scored // then: its best
	oldCount int      // rows covered by old
	fresh    int      // first row beyond the earlier items

	chunks int
	rows   []int32 // of all chunks, with gaps
	ends   []uint16
	counts []int // found per chunk
}

// plan decides what the earlier result is good for and cuts the work.
func (s *scan) plan(prev *Result, want int) {
	usable := prev != nil && !prev.every && s.items.extends(prev.Items)
	switch {
	case usable && s.q.equal(prev.Query) && prev.Ranked() >= min(want, prev.Count()):
		s.same = true
		s.old, s.oldEnds, s.kept = prev.rows, prev.ends, prev.best
		s.fresh = prev.Items.Len()
	case usable && s.q.narrows(prev.Query):
		s.old = prev.rows
		s.fresh = prev.Items.Len()
		if p := prev.Query.simple(); s.term != nil && p != nil && p.fold == s.term.fold && strings.HasPrefix(s.term.text, p.text) {
			s.oldEnds, s.tail = prev.ends, s.term.text[len(p.text):]
		}
	}
	s.oldCount = len(s.old)
	n := s.items.Len() - s.fresh
	if !s.same {
		n += s.oldCount
	}
	s.chunks = (n + chunkSize - 1) / chunkSize
	s.rows = make([]int32, n)
	s.counts = make([]int, s.chunks)
	if s.term != nil {
		s.ends = make([]uint16, n)
	}
}

// run works the chunks off, in order, on as many goroutines as are useful.
func (m *Matcher) run(ctx context.Context, s *scan, want int) ([]top, error) {
	workers := max(min(m.workers, s.chunks/4), 1)
	tops := make([]top, workers)
	var next atomic.Int64
	work := func(t *top) {
		sc := m.pool.Get().(*scratch)
		defer m.pool.Put(sc)
		t.limit = max(want, len(s.kept)) // new rows may come among the kept ones
		for pause(ctx) == nil {
			chunk := int(next.Add(1)) - 1
			if chunk >= s.chunks {
				return
			}
			s.chunk(chunk, t, sc)
		}
	}
	var wg sync.WaitGroup
	for i := 1; i < workers; i++ {
		wg.Go(func() { work(&tops[i]) })
	}
	work(&tops[0])
	wg.Wait()
	return tops, ctx.Err()
}

// pause lets others run and reports whether to go on.
func pause(ctx context.Context) error {
	runtime.Gosched()
	return ctx.Err()
}

// chunk looks at the candidates of one chunk and notes those that match.
func (s *scan) chunk(chunk int, t *top, sc *scratch) {
	lo := chunk * chunkSize
	hi := min(lo+chunkSize, len(s.rows))
	found := lo
	for i := lo; i < hi; i++ {
		row, end, text := s.candidate(i)
		cells := s.items.row(row)
		if s.term == nil {
			if !s.general(cells, row, t, sc) {
				continue
			}
		} else {
			end = s.simple(cells, row, end, text, t, sc)
			if end < 0 {
				continue
			}
			s.ends[found] = uint16(min(end, noEnd))
		}
		s.rows[found] = int32(row)
		found++
	}
	s.counts[chunk] = found - lo
}

// candidate i is a row, and for a simple term the text still to be found in it
// and where to look from.
func (s *scan) candidate(i int) (row, from int, text string) {
	if s.term != nil {
		text = s.term.text
	}
	if s.same {
		return s.fresh + i, 0, text
	}
	if i >= s.oldCount {
		return s.fresh + i - s.oldCount, 0, text
	}
	if s.oldEnds != nil && s.oldEnds[i] != noEnd {
		from, text = int(s.oldEnds[i]), s.tail
	}
	return int(s.old[i]), from, text
}

// simple matches one cell of a row against the simple term and scores it if it can still
// be one of the best. It returns the end of the quick match, or -1.
func (s *scan) simple(cells []cell, row, from int, text string, t *top, sc *scratch) int {
	c := &cells[s.term.col]
	if !c.mask.may(s.term.mask) {
		return -1
	}
	end, length := noEnd, s.items.lengthOf(cells)
	if c.mask&foreign == 0 {
		if end = quick(c.text, from, text, s.term.fold); end < 0 {
			return -1
		}
		if !s.term.worth(c, t.floor(length)) {
			return end
		}
	}
	r, _ := s.term.run(c, sc, false)
	if r.Start < 0 {
		return -1
	}
	t.add(scored{int32(r.Score), length, int32(row)})
	return end
}

// general does the same for a whole row and any query.
func (s *scan) general(cells []cell, row int, t *top, sc *scratch) bool {
	most, ok := s.q.bound(cells, sc)
	if !ok {
		return false
	}
	length := s.items.lengthOf(cells)
	if most <= t.floor(length) {
		return true
	}
	score, _ := s.q.score(cells, sc)
	t.add(scored{int32(score), length, int32(row)})
	return true
}

// collect closes the gaps between the chunks and puts what was known before in
// front.
func (s *scan) collect() ([]int32, []uint16) {
	n := 0
	for chunk, count := range s.counts {
		at := chunk * chunkSize
		copy(s.rows[n:], s.rows[at:at+count])
		if s.ends != nil {
			copy(s.ends[n:], s.ends[at:at+count])
		}
		n += count
	}
	rows, ends := s.rows[:n], s.ends
	if ends != nil {
		ends = ends[:n]
	}
	if s.same {
		rows = slices.Concat(s.old, rows)
		if ends != nil {
			ends = slices.Concat(s.oldEnds, ends)
		}
	} else if n < cap(rows)/4 { // do not hold the memory of all candidates
		rows, ends = slices.Clone(rows), slices.Clone(ends)
	}
	return rows, ends
}

// mergeTops gives the best of all workers in order.
func mergeTops(tops []top, kept []scored, want int) []scored {
	all := slices.Clone(kept)
	for i := range tops {
		all = append(all, tops[i].heap...)
	}
	slices.SortFunc(all, scored.compare)
	return slices.Clip(all[:min(len(all), max(want, len(kept)))])
}

// columns is how many columns a row must have for q.
func (q Query) columns() int {
	n := 0
	for _, s := range q.sets {
		for i := range s {
			n = max(n, s[i].col+1)
		}
	}
	return n
}

func (q Query) equal(o Query) bool {
	return slices.EqualFunc(q.sets, o.sets, func(a, b set) bool {
		return slices.EqualFunc(a, b, func(x, y term) bool {
			return x.kind == y.kind && x.not == y.not && x.col == y.col && x.fold == y.fold && x.text == y.text
		})
	})
}
