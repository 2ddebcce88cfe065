package document

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"
	"unsafe"

	"hx/editor/text"
)

// Saving is what is to be written: a value, so that it can be done on any
// goroutine.
type Saving struct {
	Path     string
	Text     text.Rope
	Encoding string
	BOM      bool
	// Known is the modification time the file had when it was last read or
	// written; another one on disk refuses the save unless Force.
	Known time.Time
	// Force overrides what would refuse the save: missing folders are made,
	// foreign changes and read-only files overwritten.
	Force bool
	// Atomic replaces the file as a whole where that is possible.
	Atomic bool
	// Copies is the folder for copies of files that are written in place, where
	// no copy can be beside them; "" for none.
	Copies string
	// Disk is what is written to; nil for the real one.
	Disk Disk

	stamp int64 // in the names of files beside it
}

// Saved says what a save left on disk. It comes with an error too when the new
// text is there but the disk did not confirm that it stays.
type Saved struct {
	ModTime time.Time
	Size    int64
}

// Errors that a save is refused with; Force overrides the last three.
var (
	ErrNoFolder = errors.New("can't save file, parent directory does not exist (use :w! to create it)")
	ErrChanged  = errors.New("file modified by an external process, use :w! to overwrite")
	ErrReadOnly = errors.New("Path is read only (use :w! to overwrite it all the same, or :w --sudo)")
)

// Save writes a text to its file. It is the one place of the project that
// writes user files. At every moment the file on disk is the old or the new
// text as a whole where the file system allows it.
func Save(s Saving) (Saved, error) {
	if s.Disk == nil {
		s.Disk = OS{}
	}
	target, info, err := resolve(s.Disk, s.Path)
	if err != nil {
		return Saved{}, err
	}
	if err := s.permitted(target, info); err != nil {
		return Saved{}, err
	}
	// Before anything is touched: not every text can be written as every encoding.
	body, err := s.body()
	if err != nil {
		return Saved{}, err
	}
	w := writer{disk: s.Disk, s: s, body: body, target: target, info: info}
	failed := w.write()
	if failed != nil && !errors.Is(failed, errUnsure) {
		return Saved{}, plainError(s.Path, failed)
	}
	now, err := s.Disk.Stat(target)
	if err != nil {
		return Saved{}, plainError(s.Path, err)
	}
	if failed != nil {
		failed = fmt.Errorf("%s: %w", s.Path, failed)
	}
	return Saved{ModTime: now.ModTime(), Size: now.Size()}, failed
}

// body is what the file is to hold.
func (s Saving) body() ([][]byte, error) {
	encode, err := Encoder(s.Encoding)
	if err != nil {
		return nil, err
	}
	var out [][]byte
	if s.BOM {
		out = append(out, []byte(bom(s.Encoding)))
	}
	if s.Encoding != "" && s.Encoding != UTF8 {
		b, err := encode(s.Text.String())
		return append(out, b), err
	}
	for _, piece := range s.Text.Pieces(0) {
		out = append(out, unsafe.Slice(unsafe.StringData(piece), len(piece))) // only read
	}
	return out, nil
}

// resolve follows symbolic links to the file that is to be written. info is nil
// when it does not exist.
func resolve(disk Disk, path string) (string, fs.FileInfo, error) {
	for range 40 {
		info, err := disk.Lstat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return path, nil, nil
		}
		if err != nil {
			return path, nil, plainError(path, err)
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if info.IsDir() {
				return path, nil, fmt.Errorf("%s is a folder", path)
			}
			return path, info, nil
		}
		link, err := disk.Readlink(path)
		if err != nil {
			return path, nil, plainError(path, err)
		}
		if !filepath.IsAbs(link) {
			link = filepath.Join(filepath.Dir(path), link)
		}
		path = link
	}
	return path, nil, fmt.Errorf("%s: too many symbolic links", path)
}

func (s Saving) permitted(target string, info fs.FileInfo) error {
	folder := filepath.Dir(target)
	if _, err := s.Disk.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		if !s.Force {
			return ErrNoFolder
		}
		if err := s.Disk.MkdirAll(folder); err != nil {
			return plainError(folder, err)
		}
	}
	if info == nil || s.Force {
		return nil
	}
	if !s.Known.IsZero() && !info.ModTime().Equal(s.Known) {
		return ErrChanged
	}
	if !s.Disk.Writable(target) || info.Mode().Perm()&0o222 == 0 {
		return ErrReadOnly
	}
	return nil
}
