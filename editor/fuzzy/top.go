package fuzzy

import "slices"

// scored is a row with its score.
type scored struct {
	score int32
	row   int32
}

// before is the order of results: score, then original order.
func (a scored) before(b scored) bool {
	return a.score > b.score || a.score == b.score && a.row < b.row
}

func (a scored) compare(b scored) int {
	if a.score != b.score {
		return int(b.score - a.score)
	}
	return int(a.row - b.row)
}

// top keeps the best few of many rows: a heap whose first is the worst kept.
type top struct {
	limit int
	heap  []scored
}

// floor is the score that a row with a higher number than all kept ones must
// exceed to be kept.
func (t *top) floor() int {
	if len(t.heap) < t.limit || t.limit == 0 {
		return -1
	}
	return int(t.heap[0].score)
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

// rankAll sorts rows, which are in original order, by their scores. Scores are
// small, so they are counted instead of compared.
func rankAll(rows []scored) {
	most := int32(0)
	for _, r := range rows {
		most = max(most, r.score)
	}
	if len(rows) < 1000 || most > 1<<16 {
		slices.SortFunc(rows, scored.compare)
		return
	}
	start := make([]int32, most+2) // by score, the highest first
	for _, r := range rows {
		start[most-r.score+1]++
	}
	for i := range most {
		start[i+1] += start[i]
	}
	sorted := make([]scored, len(rows))
	for _, r := range rows {
		at := &start[most-r.score]
		sorted[*at] = r
		*at++
	}
	copy(rows, sorted)
}
