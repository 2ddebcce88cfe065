package cell

import "hx/themes"

const (
	maxStyles   = 1 << 16 // a StyleID has 16 bits
	maxClusters = 1 << 20 // a cell has 21 bits for them, one is the mark

	// Frame.Reset starts new tables once the old ones are this long, so that
	// hours of changing colours and emoji cost a bounded amount of memory.
	fullStyles   = 1 << 13
	fullClusters = 1 << 13
)

// tables are what the numbers in cells stand for. The slices only grow, so a
// copy of a tables value may be read on another goroutine while the original
// grows.
type tables struct {
	styles   []themes.Style
	clusters []string
}

// index finds numbers by value. It belongs to the goroutine that paints.
type index struct {
	tables
	styleIDs   map[themes.Style]StyleID
	clusterIDs map[string]int

	// Painters use the same style for many cells in a row.
	last   themes.Style
	lastID StyleID
}

func newIndex() *index {
	return &index{
		tables:     tables{styles: []themes.Style{{}}},
		styleIDs:   map[themes.Style]StyleID{{}: 0},
		clusterIDs: map[string]int{},
	}
}

func (ix *index) full() bool {
	return len(ix.styles) >= fullStyles || len(ix.clusters) >= fullClusters
}

// style returns the number of s. The plain style stands in for one that
// does not fit any more.
func (ix *index) style(s themes.Style) StyleID {
	if s == ix.last {
		return ix.lastID
	}
	id, ok := ix.styleIDs[s]
	if !ok {
		if len(ix.styles) == maxStyles {
			return 0
		}
		id = StyleID(len(ix.styles))
		ix.styles = append(ix.styles, s)
		ix.styleIDs[s] = id
	}
	ix.last, ix.lastID = s, id
	return id
}

// cluster returns the number of s; ok is false if it does not fit any more.
func (ix *index) cluster(s string) (n int, ok bool) {
	n, ok = ix.clusterIDs[s]
	if ok || len(ix.clusters) == maxClusters {
		return n, ok
	}
	s = string([]byte(s)) // s may be a piece of a whole file
	n = len(ix.clusters)
	ix.clusters = append(ix.clusters, s)
	ix.clusterIDs[s] = n
	return n, true
}
