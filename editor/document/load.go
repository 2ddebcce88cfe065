package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"unicode/utf8"
	"unsafe"

	"hx/editor/change"
	"hx/editor/text"
)

// Loaded is a file read from disk, ready to become a document.
type Loaded struct {
	Text text.Rope
	File File
	New  bool // the file does not exist yet
}

// Load reads a file. A missing one gives an empty text and New; a folder, a
// device, or a file that may not be read is an error. encoding is "" to detect
// it.
func Load(path, encoding string) (Loaded, error) {
	out := Loaded{File: File{Path: path, Encoding: UTF8}}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		out.New = true
		if encoding != "" {
			out.File.Encoding = encoding
		}
		return out, nil
	}
	if err != nil {
		return out, plainError(path, err)
	}
	if info.IsDir() {
		return out, fmt.Errorf("%s is a folder", path)
	}
	if !info.Mode().IsRegular() {
		return out, fmt.Errorf("%s is not a regular file", path)
	}
	b, err := readAll(path, info.Size())
	if err != nil {
		return out, plainError(path, err)
	}
	dec, err := Decode(b, encoding)
	if err != nil {
		return out, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	out.Text = text.FromString(dec.Text)
	out.File.Encoding, out.File.BOM = dec.Encoding, dec.BOM
	out.File.ModTime = info.ModTime()
	out.File.ReadOnly = !writable(path)
	return out, nil
}

// Loading in two steps: the first part of a large file is a document at once,
// and the rest comes behind the first frame.
const (
	// behindFrom is the size from which a file is loaded so.
	behindFrom = 16 << 20
	firstPart  = 1 << 20
	// nextPart is how much one call of Next reads; the leaves of that much text
	// are made in a few milliseconds.
	nextPart = 16 << 20
)

// Rest is what of a file is still to be read. It is used by one goroutine at a
// time.
type Rest struct {
	file  *os.File
	start []byte // of the next part, read with the one before
	left  int64
}

// LoadStart is Load, but of a large file it may read the first part only. The
// rest is nil when there is none.
func LoadStart(path, encoding string) (Loaded, *Rest, error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() < behindFrom || encoding != "" && encoding != UTF8 {
		out, err := Load(path, encoding)
		return out, nil, err
	}
	out := Loaded{File: File{Path: path, Encoding: UTF8, ModTime: info.ModTime(), ReadOnly: !writable(path)}}
	f, err := os.Open(path)
	if err != nil {
		return out, nil, plainError(path, err)
	}
	rest := &Rest{file: f, left: info.Size()}
	b, err := rest.read(firstPart)
	if err != nil {
		rest.Close()
		return out, nil, plainError(path, err)
	}
	dec, err := Decode(b, encoding)
	if err != nil || dec.Encoding != UTF8 {
		rest.Close()
		out, err := Load(path, encoding)
		return out, nil, err
	}
	out.Text, out.File.BOM = text.FromString(dec.Text), dec.BOM
	if rest.left == 0 {
		rest.Close()
		return out, nil, nil
	}
	return out, rest, nil
}

// Left is the number of bytes still to be read, as far as is known.
func (r *Rest) Left() int64 { return r.left }

// Close ends the reading.
func (r *Rest) Close() { r.file.Close() }

// Next reads the next part. At the end Left is 0; a file that became shorter
// ends earlier.
func (r *Rest) Next() (text.Rope, error) {
	b, err := r.read(nextPart)
	if err != nil {
		return text.Rope{}, plain(err)
	}
	return text.FromString(unsafe.String(unsafe.SliceData(b), len(b))), nil
}

// read returns up to size bytes and what was left over before. They end behind
// a line break where there is one, and never within a character.
func (r *Rest) read(size int) ([]byte, error) {
	want := int(min(int64(size), r.left-int64(len(r.start))))
	b := make([]byte, len(r.start)+want)
	copy(b, r.start)
	n, err := io.ReadFull(r.file, b[len(r.start):])
	b = b[:len(r.start)+n]
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if n < want || int64(len(b)) >= r.left {
		r.start, r.left = nil, 0
		return b, nil
	}
	end := bytes.LastIndexByte(b, '\n') + 1
	if end == 0 {
		for end = len(b) - 1; end > len(b)-utf8.UTFMax && end > 1 && (b[end]&0xC0 == 0x80 || b[end] == '\n' || b[end-1] == '\r'); end-- {
		}
	}
	r.start = bytes.Clone(b[end:])
	r.left -= int64(end)
	return b[:end:end], nil
}

// Incomplete tells why the document cannot be changed or saved: not all of its
// file is loaded. nil when it is.
func (d *Document) Incomplete() error {
	if d.coming == 0 {
		return nil
	}
	return fmt.Errorf("%s is still being loaded (%d %%)", filepath.Base(d.File.Path), d.Share())
}

// Share is how much of the file is loaded, in percent.
func (d *Document) Share() int {
	have := int64(d.text.Len())
	return int(100 * have / max(have+d.coming, 1))
}

// Coming sets how many bytes are still to be loaded. A document that gets no
// more of them stays incomplete.
func (d *Document) Coming(left int64) { d.coming = left }

// Extend adds the next part of the file. It is no change of the document:
// positions stay, and no hook hears of it.
func (d *Document) Extend(part text.Rope, left int64) {
	n := d.text.Len()
	var edits []change.Edit
	for _, piece := range part.Pieces(0) { // one, without a copy
		edits = append(edits, change.Edit{From: n, To: n, Text: piece})
	}
	set, err := change.NewSet(n, edits)
	if err != nil {
		return // it is as long as it says
	}
	d.log.add(d.rev, set.Desc())
	d.text = d.text.Append(part)
	d.rev++
	d.coming = left
}

// readAll reads a file into memory of just its size.
func readAll(path string, size int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if int64(int(size)) != size {
		return nil, fmt.Errorf("too large for this machine (%d bytes)", size)
	}
	b := make([]byte, size)
	n, err := io.ReadFull(f, b)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return b[:n], nil
	}
	if err != nil {
		return nil, err
	}
	rest, err := io.ReadAll(f) // it may have grown, or be a file without a size
	return append(b, rest...), err
}

// writable tells whether the file's permissions let us write it.
func writable(path string) bool { return syscall.Access(path, 2) == nil }

// plainError says what went wrong with a path without Go's operation prefix.
func plainError(path string, err error) error {
	if line := (*lineError)(nil); errors.As(err, &line) {
		return fmt.Errorf("%s: %w", path, line)
	}
	return fmt.Errorf("%s: %w", path, plain(err))
}

// plain is the system's error without the operation and the path.
func plain(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	if le := (*os.LinkError)(nil); errors.As(err, &le) {
		return le.Err
	}
	return err
}

// lineError is an error that says more than the system did.
type lineError struct {
	cause error
	more  string
}

func (e *lineError) Error() string { return plain(e.cause).Error() + "; " + e.more }
func (e *lineError) Unwrap() error { return e.cause }
