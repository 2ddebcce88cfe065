package wire

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// Limits of what a FrameReader accepts.
const (
	// DefaultMaxFrame is the largest body, in bytes, that is read.
	DefaultMaxFrame = 32 << 20
	// maxLine is how much of one header or noise line is looked at.
	maxLine = 4 << 10
	// maxNoise is how many bytes that belong to no frame are tolerated in a
	// row before the stream is declared to be something else.
	maxNoise = 1 << 20
	// maxNoiseLines is how many of its lines are reported.
	maxNoiseLines = 20
	// eagerBody is how much is allocated on the word of a header alone.
	eagerBody = 64 << 10
	// oversizeHead is how much of a body that is too large is kept, so that
	// the request it answers can be told.
	oversizeHead = 2 << 10
)

// OversizeError reports a body above the limit. It has been skipped; the next
// frame can be read.
type OversizeError struct {
	Size  int64  // what the header announced, in bytes
	Limit int    // what is allowed, in bytes
	Head  []byte // the first bytes of the body
}

func (e *OversizeError) Error() string {
	return fmt.Sprintf("message of %d bytes is larger than the %d allowed", e.Size, e.Limit)
}

// NoiseError reports a stream that carries no frames at all. It is final.
type NoiseError struct {
	First string // the first line that was no header, shortened
}

func (e *NoiseError) Error() string {
	return fmt.Sprintf("output is no language server traffic; it begins with %q", e.First)
}

// FrameReader cuts a byte stream into message bodies. Lines that are no header
// are skipped and the first of them reported.
type FrameReader struct {
	br    *bufio.Reader
	limit int
	noise func(line string)

	stray int    // bytes of noise since the last good frame
	lines int    // and lines
	first string // first noise line since then
}

// NewFrameReader reads frames of at most limit bytes (0 means
// DefaultMaxFrame). Noise, if not nil, is told of each line, shortened, that
// belongs to no frame.
func NewFrameReader(r io.Reader, limit int, noise func(line string)) *FrameReader {
	if limit <= 0 {
		limit = DefaultMaxFrame
	}
	if noise == nil {
		noise = func(string) {}
	}
	return &FrameReader{br: bufio.NewReaderSize(r, 16<<10), limit: limit, noise: noise}
}

// Next returns the next body in memory of its own. An *OversizeError leaves
// the reader usable; every other error is final. A stream that ends between
// frames gives io.EOF, one that ends within a frame io.ErrUnexpectedEOF.
func (f *FrameReader) Next() ([]byte, error) {
	size, err := f.header()
	if err != nil {
		return nil, err
	}
	f.stray, f.lines, f.first = 0, 0, ""
	if size > int64(f.limit) {
		return nil, f.skip(size)
	}
	return f.body(int(size))
}

// header reads lines up to the empty one that follows a Content-Length and
// returns that length.
func (f *FrameReader) header() (int64, error) {
	size, begun := int64(-1), false
	for {
		line, n, err := f.line()
		if err != nil {
			if err == io.EOF && (begun || len(line) > 0) {
				err = io.ErrUnexpectedEOF
			}
			return 0, err
		}
		switch v, kind := parseHeader(line); {
		case kind == headerLength:
			size, begun = v, true
		case kind == headerOther:
			begun = true
		case kind == headerBlank && size >= 0:
			return size, nil
		case kind == headerBlank:
			begun = false
			f.stray += n
		default:
			if err := f.reject(line, n); err != nil {
				return 0, err
			}
		}
		if f.stray > maxNoise {
			return 0, &NoiseError{First: f.first}
		}
	}
}

func (f *FrameReader) reject(line []byte, n int) error {
	text := string(line[:min(len(line), 200)])
	if f.first == "" {
		f.first = text
	}
	f.stray += n
	if f.lines++; f.lines <= maxNoiseLines {
		f.noise(text)
	}
	if f.stray > maxNoise {
		return &NoiseError{First: f.first}
	}
	return nil
}

// line reads one line without its break, at most maxLine bytes of it, and the
// number of bytes it took from the stream.
func (f *FrameReader) line() (line []byte, n int, err error) {
	for {
		part, err := f.br.ReadSlice('\n')
		n += len(part)
		if room := maxLine - len(line); room > 0 {
			line = append(line, part[:min(room, len(part))]...)
		}
		switch {
		case err == nil:
			return bytes.TrimRight(line, "\r\n"), n, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return line, n, err
		case n > maxNoise:
			return line, n, nil // a line without end counts as noise
		}
	}
}

type headerKind uint8

const (
	headerNone headerKind = iota // not a header line
	headerBlank
	headerLength
	headerOther
)

var lengthName = []byte("content-length:")

// parseHeader looks at one line. A length header glued to the end of a log
// line that lacks its line break is still found. A length that is no plain
// number makes the line noise.
func parseHeader(line []byte) (int64, headerKind) {
	if len(line) == 0 {
		return 0, headerBlank
	}
	if i := bytes.LastIndex(lower(line), lengthName); i >= 0 {
		digits := bytes.TrimSpace(line[i+len(lengthName):])
		v, err := strconv.ParseInt(string(digits), 10, 64)
		if err != nil || v < 0 || digits[0] == '+' {
			return 0, headerNone
		}
		return v, headerLength
	}
	name, _, ok := bytes.Cut(line, []byte(":"))
	if ok && bytes.HasPrefix(lower(name), []byte("content-")) && !bytes.ContainsAny(name, " \t") {
		return 0, headerOther
	}
	return 0, headerNone
}

// lower makes ASCII letters small. Places in its result are places in b, which
// they are not after bytes.ToLower: broken bytes become longer there.
func lower(b []byte) []byte {
	out := bytes.Clone(b)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}

// body reads size bytes. Memory grows with what really arrives, so a lying
// header costs nothing.
func (f *FrameReader) body(size int) ([]byte, error) {
	buf := make([]byte, 0, min(size, eagerBody))
	for len(buf) < size {
		if len(buf) == cap(buf) {
			buf = append(make([]byte, 0, min(size, 4*cap(buf))), buf...)
		}
		n, err := io.ReadFull(f.br, buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if err != nil {
			return nil, noEOF(err)
		}
	}
	return buf, nil
}

// skip passes over a body and reports it.
func (f *FrameReader) skip(size int64) error {
	head := make([]byte, min(size, oversizeHead))
	if _, err := io.ReadFull(f.br, head); err != nil {
		return noEOF(err)
	}
	if _, err := io.CopyN(io.Discard, f.br, size-int64(len(head))); err != nil {
		return noEOF(err)
	}
	return &OversizeError{Size: size, Limit: f.limit, Head: head}
}

func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// AppendFrame appends body with its header to dst.
func AppendFrame(dst, body []byte) []byte {
	return append(appendHeader(dst, len(body)), body...)
}

func appendHeader(dst []byte, size int) []byte {
	dst = append(dst, "Content-Length: "...)
	dst = strconv.AppendInt(dst, int64(size), 10)
	return append(dst, "\r\n\r\n"...)
}
