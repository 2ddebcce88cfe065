package regex

import (
	"iter"
	"unicode/utf8"
	"unsafe"
)

// source is a text in pieces; text.Rope is one.
type source interface {
	Len() int
	Slice(from, to int) string // no copy where the text lies in one piece
	Chunks(from int) iter.Seq2[int, string]
}

// whole is a text in one piece.
type whole string

func (s whole) Len() int                  { return len(s) }
func (s whole) Slice(from, to int) string { return string(s[from:to]) }

func (s whole) Chunks(from int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		if from < len(s) {
			yield(from, string(s[from:]))
		}
	}
}

const (
	// windowMax bounds a window, so that a search can be stopped between two.
	// Whether it is to be stopped is asked after stopEvery bytes, or after
	// stopSteps steps on the slow paths of the engines.
	windowMax = 256 << 10
	stopEvery = 64 << 10
	stopSteps = 1 << 20
	// windowMin is how long a piece of the text must be to be read in place.
	// Shorter ones are copied together, up to copyMax.
	windowMin = 4 << 10
	copyMax   = 16 << 10
	// backMax is how much is read at a time backwards, where reading is rare
	// and short.
	backMax = 1 << 10
)

// reader gives contiguous windows of a text. Neighbouring chunks that lie side
// by side in memory, as those of a freshly loaded file do, are read as one.
type reader struct {
	src     source
	n       int // length of the text
	stop    func() bool
	asked   int // where stop was last asked
	spent   int // steps since
	stopped bool

	win  string // the last window: text from at on
	at   int
	grow int // how much the next one covers
	buf  []byte

	back   string // the last window read backwards
	backAt int
}

func (r *reader) reset(src source, stop func() bool) {
	*r = reader{src: src, n: src.Len(), stop: stop, asked: -stopEvery, buf: r.buf[:0], grow: windowMin}
	if s, ok := src.(*whole); ok {
		r.win = string(*s)
	}
}

// window returns the text from pos on, up to limit at most and at least need
// bytes of it if limit is that far. It is empty at limit and once the search
// has been stopped. It is valid until the next call.
func (r *reader) window(pos, need, limit int) string {
	limit = min(limit, pos+max(need, windowMax))
	if pos >= limit || r.stopped {
		return ""
	}
	if r.stop != nil && (pos < r.asked || pos >= r.asked+stopEvery) {
		r.asked = pos
		if r.ask(); r.stopped {
			return ""
		}
	}
	if pos < r.at || min(pos+need, limit) > r.at+len(r.win) {
		r.load(pos, max(need, 1), limit)
	}
	return r.win[pos-r.at : min(len(r.win), limit-r.at)]
}

// spend notes that so many steps were taken; after many, the search may be
// stopped.
func (r *reader) spend(steps int) {
	if r.spent += steps; r.spent >= stopSteps {
		r.ask()
	}
}

func (r *reader) ask() {
	r.spent = 0
	if r.stop != nil && r.stop() {
		r.stopped = true
	}
}

// load makes the window begin at pos.
func (r *reader) load(pos, need, limit int) {
	limit = min(limit, pos+max(need, r.grow))
	r.grow = min(4*r.grow, windowMax)
	size := 0
	var start uintptr
	for _, chunk := range r.src.Chunks(pos) {
		at := uintptr(unsafe.Pointer(unsafe.StringData(chunk)))
		if size > 0 && at != start+uintptr(size) {
			break
		}
		if size == 0 {
			start = at
		}
		if size += len(chunk); pos+size >= limit {
			break
		}
	}
	r.at = pos
	if pos+size >= limit || size >= max(need, windowMin) {
		r.win = r.src.Slice(pos, min(pos+size, limit))
		return
	}
	r.buf = r.buf[:0]
	want := min(limit-pos, max(need, copyMax))
	for _, chunk := range r.src.Chunks(pos) {
		if r.buf = append(r.buf, chunk[:min(len(chunk), want-len(r.buf))]...); len(r.buf) >= want {
			break
		}
	}
	r.win = unsafe.String(unsafe.SliceData(r.buf), len(r.buf))
}

// before returns text that ends at pos and does not begin before limit: at
// least one character, unless pos is at limit.
func (r *reader) before(pos, limit int) string {
	low := max(limit, pos-utf8.UTFMax)
	if low >= r.at && pos <= r.at+len(r.win) {
		return r.win[max(limit-r.at, 0) : pos-r.at]
	}
	if low < r.backAt || pos > r.backAt+len(r.back) {
		r.backAt = max(limit, pos-backMax)
		r.back = r.src.Slice(r.backAt, pos)
	}
	return r.back[max(limit-r.backAt, 0) : pos-r.backAt]
}

// runeBefore returns the character that ends at pos; false at the start.
func (r *reader) runeBefore(pos int) (rune, bool) {
	if pos <= 0 {
		return 0, false
	}
	c, _ := utf8.DecodeLastRuneInString(r.before(pos, 0))
	return c, true
}

// runeAt returns the character at pos; false at the end.
func (r *reader) runeAt(pos int) (rune, bool) {
	if pos >= r.n {
		return 0, false
	}
	end := min(pos+utf8.UTFMax, r.n)
	if pos >= r.at && end <= r.at+len(r.win) {
		c, _ := utf8.DecodeRuneInString(r.win[pos-r.at:])
		return c, true
	}
	c, _ := utf8.DecodeRuneInString(r.src.Slice(pos, end))
	return c, true
}

// width returns how long the character at pos is; 1 at the end.
func (r *reader) width(pos int) int {
	if pos >= r.n {
		return 1
	}
	end := min(pos+utf8.UTFMax, r.n)
	if pos >= r.at && end <= r.at+len(r.win) {
		_, n := utf8.DecodeRuneInString(r.win[pos-r.at:])
		return n
	}
	_, n := utf8.DecodeRuneInString(r.src.Slice(pos, end))
	return n
}
