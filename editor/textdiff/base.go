package textdiff

import (
	"hash/maphash"
	"strings"
	"sync"

	"hx/editor/text"
)

// Base is a text that others are compared with, line by line: the committed
// state of a file, for example. It is immutable and may be used by several
// goroutines. Lines include their line breaks, so a missing one at the end is a
// difference.
type Base struct {
	text string

	once   sync.Once
	starts []int32 // of lines, and the end of the text
	ids    []int32 // by line: the number of the first equal line
	slots  []int32 // hash table of ids, -1 is free
	seed   maphash.Seed
}

// MaxSize bounds texts that are compared, in bytes.
const MaxSize = 256 << 20

// NewBase makes a base of a text. The work is done when something that differs
// is first compared. Texts above MaxSize are like everything.
func NewBase(s string) *Base { return &Base{text: s} }

// String is the whole text.
func (b *Base) String() string { return b.text }

// Lines is the number of lines.
func (b *Base) Lines() int {
	b.once.Do(b.build)
	return len(b.starts) - 1
}

// Text is the text of lines [from, to) with their line breaks.
func (b *Base) Text(from, to int) string {
	b.once.Do(b.build)
	return b.text[b.starts[from]:b.starts[to]]
}

func (b *Base) line(i int) string { return b.text[b.starts[i]:b.starts[i+1]] }

// build finds and numbers the lines.
func (b *Base) build() {
	n := strings.Count(b.text, "\n") + 1
	b.starts = make([]int32, 1, n+1)
	for pos := 0; pos < len(b.text); {
		pos += lineLength(b.text[pos:])
		b.starts = append(b.starts, int32(pos))
	}
	size := 8
	for size < 2*n {
		size *= 2
	}
	b.slots = make([]int32, size)
	for i := range b.slots {
		b.slots[i] = -1
	}
	b.seed = maphash.MakeSeed()
	b.ids = make([]int32, len(b.starts)-1)
	for i := range b.ids {
		slot, id := b.find(b.line(i))
		if id < 0 {
			id = int32(i)
			b.slots[slot] = id
		}
		b.ids[i] = id
	}
}

// find gives the number of a line, Foreign if it is not there, and then the
// slot where it belongs.
func (b *Base) find(line string) (slot int, id int32) {
	mask := len(b.slots) - 1
	slot = int(maphash.String(b.seed, line)) & mask
	for {
		id = b.slots[slot]
		if id < 0 || b.line(int(id)) == line {
			return slot, id
		}
		slot = (slot + 1) & mask
	}
}

// lineLength is the length of the first line with its break.
func lineLength(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i + 1
	}
	return len(s)
}

// Hunks compares the base with a text; Old is the base. Lines are counted from
// 0, an empty last line does not count. What is equal at the beginning and the
// end costs next to nothing.
func (b *Base) Hunks(r text.Rope) []Hunk { return b.compare(r, Hunks) }

// HunksFrom compares the other way round: Old is r, and the base is what it
// became.
func (b *Base) HunksFrom(r text.Rope) []Hunk {
	list := b.compare(r, func(base, other []int32) []Hunk { return turned(Hunks(other, base)) })
	return turned(list)
}

func turned(list []Hunk) []Hunk {
	for i, h := range list {
		list[i] = Hunk{h.NewFrom, h.NewTo, h.OldFrom, h.OldTo}
	}
	return list
}

// compare finds the lines that differ by what compares their numbers.
func (b *Base) compare(r text.Rope, compare func(base, other []int32) []Hunk) []Hunk {
	if len(b.text) > MaxSize || r.Len() > MaxSize {
		return nil
	}
	from := commonPrefix(r, b.text)
	if from == r.Len() && from == len(b.text) {
		return nil
	}
	b.once.Do(b.build)
	first := r.LineAt(from)
	from = r.LineStart(first) // as in the base, for all before is equal
	same := commonSuffix(r, b.text, from)
	lastOld, lastNew := b.Lines(), countLines(r)
	if skip := b.toLineStart(r, same); skip >= 0 {
		lines := lastNew - r.LineAt(r.Len()-same+skip)
		lastOld, lastNew = lastOld-lines, lastNew-lines
	}
	hunks := compare(b.ids[first:lastOld], b.tokens(r, from, lastNew-first))
	for i := range hunks {
		hunks[i] = Hunk{hunks[i].OldFrom + first, hunks[i].OldTo + first, hunks[i].NewFrom + first, hunks[i].NewTo + first}
	}
	return hunks
}

// countLines is the number of lines of a text when an empty last one does not
// count.
func countLines(r text.Rope) int {
	n := r.Lines()
	if r.LineStart(n-1) == r.Len() {
		n--
	}
	return n
}

// toLineStart gives how many of the last `same` bytes, which are equal in both
// texts, come before the first line start in them that is one in both; -1 if
// there is none.
func (b *Base) toLineStart(r text.Rope, same int) int {
	if same == 0 {
		return -1
	}
	inRope, inBase := r.Len()-same, len(b.text)-same
	if (inRope == 0 || r.ByteAt(inRope-1) == '\n') && (inBase == 0 || b.text[inBase-1] == '\n') {
		return 0
	}
	if i := strings.IndexByte(b.text[inBase:], '\n'); i >= 0 && i+1 < same {
		return i + 1
	}
	return -1
}

// tokens numbers n lines of r from byte from on.
func (b *Base) tokens(r text.Rope, from, n int) []int32 {
	if n <= 0 {
		return nil
	}
	list := make([]int32, 0, n)
	lines(r, from, func(line string) bool {
		_, id := b.find(line)
		list = append(list, id)
		return len(list) < n
	})
	return list
}

// lines calls f with each line, with its break, from byte from on. The strings
// are valid during the call only.
func lines(r text.Rope, from int, f func(string) bool) {
	var held []byte // the beginning of a line that goes on in the next chunk
	for _, chunk := range r.Chunks(from) {
		for chunk != "" {
			n := lineLength(chunk)
			line := chunk[:n]
			chunk = chunk[n:]
			whole := line[n-1] == '\n'
			if len(held) > 0 || !whole {
				held = append(held, line...)
			}
			switch {
			case !whole:
			case len(held) == 0:
				if !f(line) {
					return
				}
			default:
				if !f(string(held)) {
					return
				}
				held = held[:0]
			}
		}
	}
	if len(held) > 0 {
		f(string(held))
	}
}

// commonPrefix is the number of bytes that are equal at the beginning.
func commonPrefix(r text.Rope, s string) int {
	for at, chunk := range r.Chunks(0) {
		n := min(len(chunk), len(s)-at)
		if chunk[:n] == s[at:at+n] && n == len(chunk) {
			continue
		}
		i := 0
		for i < n && chunk[i] == s[at+i] {
			i++
		}
		return at + i
	}
	return r.Len()
}

// commonSuffix is the number of bytes that are equal at the end, without the
// first `keep` bytes of either.
func commonSuffix(r text.Rope, s string, keep int) int {
	most := min(r.Len(), len(s)) - keep
	same := 0
	for _, chunk := range r.ChunksBack(r.Len()) {
		n := min(len(chunk), most-same)
		end := len(s) - same
		if n == len(chunk) && chunk == s[end-n:end] {
			same += n
			continue
		}
		for i := 1; i <= n && chunk[len(chunk)-i] == s[end-i]; i++ {
			same++
		}
		break
	}
	return same
}
