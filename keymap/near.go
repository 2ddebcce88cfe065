package keymap

import (
	"iter"
	"slices"
	"strings"
)

// nearest is how many names a suggestion lists at most.
const nearest = 3

// near returns the names that word was probably meant to be, best first:
// those in which few letters differ for their length; if there are none, those
// that have its parts, maybe shortened, in any order ("line_delete",
// "goto_def"). It serves error messages only: the cost is that of
// len(word) * len(name) steps per name.
func near(word string, names iter.Seq[string]) []string {
	if names == nil || word == "" {
		return nil
	}
	word = strings.ReplaceAll(strings.ToLower(word), "-", "_")
	var spelled, parted []hit
	for name := range names {
		limit := max(1, min(len(word), len(name))/3)
		if cost := distance(word, strings.ToLower(name), limit); cost <= limit {
			spelled = append(spelled, hit{name, cost})
		} else if len(word) >= 3 && sharesParts(word, name) {
			parted = append(parted, hit{name, strings.Count(name, "_")})
		}
	}
	if len(spelled) > 0 {
		return best(spelled, 1)
	}
	return best(parted, 0)
}

// hit is a suggestion and how far off it is.
type hit struct {
	name string
	cost int
}

// best returns the first few of hits by cost that cost at most margin more than
// the best of them.
func best(hits []hit, margin int) []string {
	slices.SortStableFunc(hits, func(a, b hit) int { return a.cost - b.cost })
	var out []string
	for _, h := range hits {
		if len(out) < nearest && h.cost <= hits[0].cost+margin && !slices.Contains(out, h.name) {
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
