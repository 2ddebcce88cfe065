package fuzzy

import "slices"

// scored is a row with its score and its length, see lengthOf.
type scored struct {
	score  int32
	length int32
	row    int32
}

// before is the order of results: score, then length, then original order.
func (a scored) before(b scored) bool { return a.compare(b) < 0 }

func (a scored) compare(b scored) int {
	switch {
	case a.score != b.score:
		return int(b.score - a.score)
	case a.length != b.length:
		return int(a.length - b.length)
	}
	return int(a.row - b.row)
}

// top keeps the best few of many rows: a heap whose first is the worst kept.
type top struct {
	limit int
	heap  []scored
}

// floor is the score that a row must exceed to be kept, when it has such a
// length and a higher number than all kept ones.
func (t *top) floor(length int32) int {
	if len(t.heap) < t.limit || t.limit == 0 {
		return -1
	}
	worst := t.heap[0]
	if length < worst.length {
		return int(worst.score) - 1
	}
	return int(worst.score)
}

func (t *top) add(s scored) {
	h := t.heap
	if len(h) < t.limit {
		h = append(h, s)
		i := len(h) - 1
		for i > 0 && h[(i-1)/2].before(h[i]) {
			h[(i-1)/2], h[i] = h[i], h[(i-1)/2]
			i = (i - 1) / 2
		}
		t.heap = h
		return
	}
	if len(h) == 0 || !s.before(h[0]) {
		return
	}
	h[0] = s
	for i := 0; ; {
		worst := i
		for c := 2*i + 1; c <= 2*i+2 && c < len(h); c++ {
			if h[worst].before(h[c]) {
				worst = c
			}
		}
		if worst == i {
			return
		}
		h[i], h[worst] = h[worst], h[i]
		i = worst
	}
}

// rankAll sorts rows, which are in original order. Scores and lengths are small,
// so they are counted instead of compared.
func rankAll(rows []scored) {
	score, length := int32(0), int32(0)
	for _, r := range rows {
		score, length = max(score, r.score), max(length, r.length)
	}
	if len(rows) < 1000 || score > 1<<16 || length > 1<<16 {
		slices.SortFunc(rows, scored.compare)
		return
	}
	sorted := make([]scored, len(rows))
	if length > 0 {
		distribute(sorted, rows, length, func(r scored) int32 { return r.length })
		copy(rows, sorted)
	}
	distribute(sorted, rows, score, func(r scored) int32 { return score - r.score })
	copy(rows, sorted)
}

// distribute puts rows into `to` by a key of at most `most`; what has the same
// key stays in order.
func distribute(to, rows []scored, most int32, key func(scored) int32) {
	start := make([]int32, most+2)
	for _, r := range rows {
		start[key(r)+1]++
	}
	for i := range most {
		start[i+1] += start[i]
	}
	for _, r := range rows {
		at := &start[key(r)]
		to[*at] = r
		*at++
	}
}
