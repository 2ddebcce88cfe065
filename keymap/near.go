package keymap

import (
	"iter"
	"slices"
	"strings"
)

// nearest is how many names a suggestion lists at most.
const nearest = 3

// near returns the names that word was probably meant to be, best first.
// A name is near if few letters differ for its length, or if it has the same
// parts in another order or with one left out ("line_delete", "goto_def").
// It serves error messages only: the cost is that of len(word) * len(name)
// steps per name.
func near(word string, names iter.Seq[string]) []string {
	if names == nil || word == "" {
		return nil
	}
	type hit struct {
		name string
		cost int
	}
	var hits []hit
	lower := strings.ReplaceAll(strings.ToLower(word), "-", "_")
	for name := range names {
		limit := max(1, min(len(lower), len(name))/3)
		cost := distance(lower, strings.ToLower(name), limit)
		if cost > limit && len(lower) >= 3 && sharesParts(lower, name) {
			cost = limit // as good as the worst spelling that counts
		}
		if cost <= limit {
			hits = append(hits, hit{name, cost})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.cost - b.cost })
	out := make([]string, 0, nearest)
	for _, h := range hits {
		if len(out) == nearest || h.cost > hits[0].cost+1 {
			break
		}
		if !slices.Contains(out, h.name) {
			out = append(out, h.name)
		}
	}
	return out
}

// sharesParts reports whether every part of word between underscores begins a
// part of name.
func sharesParts(word, name string) bool {
	for part := range strings.SplitSeq(word, "_") {
		begun := false
		for other := range strings.SplitSeq(name, "_") {
			begun = begun || strings.HasPrefix(other, part)
		}
		if part == "" || !begun {
			return false
		}
	}
	return true
}

// distance counts the bytes to insert, delete, replace or swap with their
// neighbour to get from a to b. It gives up with a larger number than limit
// once that is certain.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d > limit || -d > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		best := row[0]
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			best = min(best, row[j+1])
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// didYouMean turns suggestions into the end of an error message.
func didYouMean(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return ", did you mean " + names[0] + "?"
	}
	last := len(names) - 1
	return ", did you mean " + strings.Join(names[:last], ", ") + " or " + names[last] + "?"
}
