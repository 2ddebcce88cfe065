package document

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

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
