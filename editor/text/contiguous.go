package text

import (
	"iter"
	"unsafe"
)

// Pieces yields the text from byte from on in the largest pieces that need no
// copy: neighbouring leaves of one loaded string come as one piece. A freshly
// loaded text is a single piece.
func (r Rope) Pieces(from int) iter.Seq2[int, string] { return r.pieces(from, r.Len()) }

func (r Rope) pieces(from, to int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		var piece run
		more := true
		r.leaves(from, to, func(leaf *node, at int, chunk string) bool {
			if piece.add(leaf, chunk) {
				return true
			}
			if piece.size > 0 {
				more = yield(piece.at, piece.text())
			}
			piece = startRun(leaf, at, chunk)
			return more
		})
		if more && piece.size > 0 {
			yield(piece.at, piece.text())
		}
	}
}

// run is a stretch of memory covered by neighbouring leaves of one origin. Two
// unrelated strings may lie side by side by chance, so the addresses alone
// prove nothing.
type run struct {
	start  *byte
	origin *byte
	at     int
	size   int
}

func startRun(leaf *node, at int, chunk string) run {
	return run{unsafe.StringData(chunk), leaf.origin, at, len(chunk)}
}

func (p *run) add(leaf *node, chunk string) bool {
	if p.size == 0 || p.origin == nil || leaf.origin != p.origin {
		return false
	}
	// One past the end is only compared here, never followed.
	if uintptr(unsafe.Pointer(unsafe.StringData(chunk))) != uintptr(unsafe.Pointer(p.start))+uintptr(p.size) {
		return false
	}
	p.size += len(chunk)
	return true
}

func (p *run) text() string { return unsafe.String(p.start, p.size) }
