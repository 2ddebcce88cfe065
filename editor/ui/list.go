package ui

// list is a highlight that moves over rows.
type list struct {
	n    int
	at   int // the highlighted row; -1: none
	top  int // the first row shown, as far as the model knows
	rows func() int
}

const defaultRows = 10

// height is the number of rows that are shown at once.
func (l *list) height() int {
	if l.rows != nil {
		return max(1, l.rows())
	}
	return defaultRows
}

// move highlights the row so many steps on, from the last to the first.
func (l *list) move(step int) {
	switch {
	case l.n == 0:
		return
	case l.at < 0 && step < 0:
		l.at = l.n - 1
	default:
		l.at = ((l.at+step)%l.n + l.n) % l.n
	}
	l.top = l.window(l.height())
}

// page highlights the row so many steps on, stopping at the ends.
func (l *list) page(step int) {
	if l.n == 0 {
		return
	}
	l.at = max(0, min(max(l.at, 0)+step, l.n-1))
	l.top = l.window(l.height())
}

func (l *list) half() int { return max(1, l.height()/2) }

// window is the first of so many rows to show: the highlight is among them, and
// they move as little as they can.
func (l *list) window(rows int) int {
	top := l.top
	if l.at >= 0 {
		top = max(min(top, l.at), l.at-rows+1)
	}
	return max(0, min(top, l.n-rows))
}
