package textdiff

// maxCost bounds the edits between two stretches without anchors; comparing
// takes about the square of it in steps.
const maxCost = 700

// middle finds a place that a shortest edit from one part of the box to the
// other passes, by Myers' method: paths from the beginning and from the end
// grow, one edit at a time, each keeping for every diagonal (a - b) the place
// it has reached; where they meet is the middle. False: it would cost too much.
//
// Of several shortest edits it prefers those that keep what comes first in b,
// where a is the old text: what has moved down is taken out above and put in
// below.
//
// The ends of the box are not equal, and neither part is empty.
func (d *differ) middle(x box) (pair, bool) {
	n, m := x.a1-x.a0, x.b1-x.b0
	delta := n - m
	limit := min((n+m+1)/2, maxCost/2)
	size := 2*limit + 3
	if len(d.forward) < size {
		d.forward, d.back = make([]int, size), make([]int, size)
	}
	zero := limit + 1 // index of the own beginning's diagonal
	fwd, back := d.forward, d.back
	fwd[zero+1], back[zero+1] = 0, 0
	for cost := 0; cost <= limit; cost++ {
		for k := cost; k >= -cost; k -= 2 {
			i := step(fwd, zero, k, cost)
			j := i - k
			if i > n || j > m || j < 0 {
				fwd[zero+k] = i
				continue
			}
			for i < n && j < m && d.same(x.a0+i, x.b0+j) {
				i, j = i+1, j+1
			}
			fwd[zero+k] = i
			// The other side's diagonal with the same places.
			if r := delta - k; delta%2 != 0 && r > -cost && r < cost && i+back[zero+r] >= n {
				return pair{x.a0 + i, x.b0 + j}, true
			}
		}
		for k := -cost; k <= cost; k += 2 {
			i := step(back, zero, k, cost)
			j := i - k
			if i > n || j > m || j < 0 {
				back[zero+k] = i
				continue
			}
			for i < n && j < m && d.same(x.a1-1-i, x.b1-1-j) {
				i, j = i+1, j+1
			}
			back[zero+k] = i
			if r := delta - k; delta%2 == 0 && r >= -cost && r <= cost && i+fwd[zero+r] >= n {
				return pair{x.a1 - i, x.b1 - j}, true
			}
		}
	}
	return pair{}, false
}

// step gives where a path on diagonal k may start after one more edit.
func step(reached []int, zero, k, cost int) int {
	if k == -cost || k != cost && reached[zero+k-1] < reached[zero+k+1] {
		return reached[zero+k+1]
	}
	return reached[zero+k-1] + 1
}

func (d *differ) same(i, j int) bool {
	return d.a[i] == d.b[j] && d.a[i] != Foreign
}
