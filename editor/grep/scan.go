package grep

import (
	"bytes"
	"context"
	"strings"
	"unsafe"

	"hx/editor/text"
)

// scanner searches texts one after another. Each worker has one, for the
// memory.
type scanner struct {
	m    Matcher
	path []byte // scratch
	buf  []byte

	byLine bool // in this text: see scan
}

const (
	// blockSize is what is read and searched at a time, in bytes: most source
	// files are one block, and it fits the second-level cache.
	blockSize = 256 << 10
	// maxLine bounds the line that is searched as a whole; longer ones are cut
	// there. A block grows until it holds one line.
	maxLine = 16 << 20
	// binaryCheck is how far a zero byte is looked for, which makes a file a
	// binary one.
	binaryCheck = 1 << 10
)

// source is something to read; 0 bytes and ok mean the end.
type source interface {
	read(b []byte) (n int, ok bool)
}

// search reads a text block by block, each of whole lines, and reports the
// lines that match until hit returns false. It returns false if the text is
// binary or cannot be read.
func (s *scanner) search(ctx context.Context, path string, src source, hit func(Hit) bool) bool {
	if s.buf == nil {
		s.buf = make([]byte, blockSize)
	}
	if cap(s.buf) > 4*blockSize { // a file with long lines has gone by
		s.buf = make([]byte, blockSize)
	}
	s.byLine = false
	held, line, first := 0, 0, true // held: bytes of an unfinished line
	for {
		n, end, ok := s.fill(src, held)
		if !ok || ctx.Err() != nil {
			return false
		}
		if first && bytes.IndexByte(s.buf[:min(n, binaryCheck)], 0) >= 0 {
			return false
		}
		first = false
		whole := n
		if !end {
			if whole = bytes.LastIndexByte(s.buf[:n], '\n') + 1; whole == 0 {
				if n < maxLine {
					s.buf = append(s.buf[:n], make([]byte, n)...)
					held = n
					continue
				}
				whole = n
			}
		}
		if !s.block(path, s.buf[:whole], &line, end, hit) || end {
			return true
		}
		held = copy(s.buf, s.buf[whole:n])
	}
}

// fill reads until the buffer is full or the text ends.
func (s *scanner) fill(src source, held int) (n int, end, ok bool) {
	s.buf = s.buf[:cap(s.buf)]
	n = held
	for n < len(s.buf) {
		k, ok := src.read(s.buf[n:])
		if !ok {
			return 0, false, false
		}
		if k == 0 {
			return n, true, true
		}
		n += k
	}
	return n, false, true
}

// block searches whole lines. Line is the number of the first one, and of the
// one after the block when it returns.
func (s *scanner) block(path string, block []byte, line *int, last bool, hit func(Hit) bool) bool {
	b := unsafe.String(unsafe.SliceData(block), len(block))
	counted := 0 // up to where line breaks are counted
	goOn := s.scan(b, func(from, to, start, end int) bool {
		*line += strings.Count(b[counted:from], "\n")
		counted = from
		return hit(makeHit(path, *line, b[from:to], start-from, end-from))
	})
	if goOn && !last {
		*line += strings.Count(b[counted:], "\n")
	}
	return goOn
}

// scan calls found with the bounds of each matching line and of its first
// match.
//
// The block is searched as one text, which is quick where matches are rare. But
// a match that crosses a line break says nothing about single lines; from then
// on the lines of the text are searched one by one.
func (s *scanner) scan(b string, found func(from, to, start, end int) bool) bool {
	for pos := 0; pos < len(b); {
		from, to := pos, 0
		if s.byLine {
			to = lineEnd(b, pos)
			start, end, ok := s.m.FindString(b[pos:to])
			if ok && !found(from, to, pos+start, pos+end) {
				return false
			}
		} else {
			start, end, ok := s.m.FindString(b[pos:])
			if !ok {
				return true
			}
			start, end = pos+start, pos+end
			from = pos + strings.LastIndexByte(b[pos:start], '\n') + 1
			if from == len(b) {
				return true // an empty match after the last line
			}
			to = lineEnd(b, start)
			if end > to {
				s.byLine, pos = true, from
				continue
			}
			if !found(from, to, start, end) {
				return false
			}
		}
		pos = to + 1
	}
	return true
}

func lineEnd(b string, pos int) int {
	if i := strings.IndexByte(b[pos:], '\n'); i >= 0 {
		return pos + i
	}
	return len(b)
}

// makeHit copies what is shown of a line.
func makeHit(path string, number int, line string, start, end int) Hit {
	line = strings.TrimSuffix(line, "\r")
	if len(line) > MaxText {
		cut := max(0, min(start-MaxText/4, len(line)-MaxText)) // keep some text before the match
		line = line[cut : cut+MaxText]
		start, end = start-cut, end-cut
	}
	// Halves of characters at the cuts do no harm: they are shown as such.
	return Hit{Path: path, Line: number, Text: strings.Clone(line), From: min(start, len(line)), To: min(end, len(line))}
}

// ropeReader reads a buffer.
type ropeReader struct {
	rope text.Rope
	pos  int
}

func (r *ropeReader) read(b []byte) (int, bool) {
	n := 0
	for _, chunk := range r.rope.Chunks(r.pos) {
		k := copy(b[n:], chunk)
		n += k
		if k < len(chunk) {
			break
		}
	}
	r.pos += n
	return n, true
}
