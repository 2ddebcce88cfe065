package document

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

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
}

// Saved says what a save left on disk.
type Saved struct {
	ModTime time.Time
	Size    int64
}

// Errors that a save is refused with; Force overrides the last three.
var (
	ErrNoFolder = errors.New("can't save file, parent directory does not exist (use :w! to create it)")
	ErrChanged  = errors.New("file modified by an external process, use :w! to overwrite")
	ErrReadOnly = errors.New("Path is read only (use :w! to overwrite it all the same)")
)

// Save writes a text to its file. It is the one place of the project that
// writes user files. At every moment the file on disk is the old or the new
// text as a whole where the file system allows it.
func Save(s Saving) (Saved, error) {
	target, info, err := resolve(s.Path)
	if err != nil {
		return Saved{}, err
	}
	if err := s.permitted(target, info); err != nil {
		return Saved{}, err
	}
	encode, err := Encoder(s.Encoding)
	if err != nil {
		return Saved{}, err
	}
	w := writer{s: s, encode: encode, target: target, info: info}
	if err := w.write(); err != nil {
		return Saved{}, plainError(s.Path, err)
	}
	now, err := os.Stat(target)
	if err != nil {
		return Saved{}, plainError(s.Path, err)
	}
	return Saved{ModTime: now.ModTime(), Size: now.Size()}, nil
}

// resolve follows symbolic links to the file that is to be written. info is nil
// when it does not exist.
func resolve(path string) (string, fs.FileInfo, error) {
	for range 40 {
		info, err := os.Lstat(path)
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
		link, err := os.Readlink(path)
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
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		if !s.Force {
			return ErrNoFolder
		}
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return plainError(folder, err)
		}
	}
	if info == nil || s.Force {
		return nil
	}
	if !s.Known.IsZero() && info.ModTime().After(s.Known) {
		return ErrChanged
	}
	if !writable(target) || info.Mode().Perm()&0o222 == 0 {
		return ErrReadOnly
	}
	return nil
}

type writer struct {
	s      Saving
	encode func(string) ([]byte, error)
	target string
	info   fs.FileInfo
}

func (w *writer) write() error {
	if w.info == nil || w.s.Atomic && w.replaceable() {
		err := w.replace()
		if err == nil || !errors.Is(err, fs.ErrPermission) {
			return err
		}
	}
	return w.overwrite()
}

// replaceable tells whether a new file may take the old one's place without
// losing what hangs on it: other hard links, an owner that is not us, extended
// attributes, which access control lists are too.
func (w *writer) replaceable() bool {
	st, ok := w.info.Sys().(*syscall.Stat_t)
	return ok && w.info.Mode().IsRegular() && st.Nlink == 1 && int(st.Uid) == os.Geteuid() && !hasAttributes(w.target)
}

func hasAttributes(path string) bool {
	n, err := unix.Listxattr(path, nil)
	return err == nil && n > 0
}

// replace writes a new file beside the old one and renames it over it.
func (w *writer) replace() error {
	mode := fs.FileMode(0o666)
	f, err := os.OpenFile(w.tempName(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	temp := f.Name()
	err = w.fill(f)
	if err == nil && w.info != nil {
		err = f.Chmod(w.info.Mode())
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(temp, w.target)
	}
	if err != nil {
		os.Remove(temp)
		return err
	}
	return syncFolder(filepath.Dir(w.target))
}

func (w *writer) tempName() string {
	return fmt.Sprintf("%s/.%s.hx-%d", filepath.Dir(w.target), filepath.Base(w.target), time.Now().UnixNano())
}

// overwrite writes into the existing file, with a copy beside it until the new
// text is safe on disk.
func (w *writer) overwrite() error {
	mode := w.info.Mode()
	if mode.Perm()&0o200 == 0 && w.s.Force {
		if err := os.Chmod(w.target, mode|0o200); err != nil {
			return err
		}
		defer os.Chmod(w.target, mode)
	}
	backup := w.tempName() + "~"
	kept := copyFile(w.target, backup) == nil
	f, err := os.OpenFile(w.target, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		if kept {
			os.Remove(backup)
		}
		return err
	}
	if err = errors.Join(w.fill(f), f.Close()); err != nil {
		if kept {
			return fmt.Errorf("%w; the old text is in %s", err, backup)
		}
		return err
	}
	if kept {
		os.Remove(backup)
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		os.Remove(to)
	}
	return err
}

// fill writes the text and waits until it is on disk.
func (w *writer) fill(f *os.File) error {
	out := bufio.NewWriterSize(f, 256<<10)
	if w.s.BOM {
		out.WriteString(bom(w.s.Encoding))
	}
	for _, piece := range w.s.Text.Pieces(0) {
		if w.s.Encoding == "" || w.s.Encoding == UTF8 {
			if _, err := out.WriteString(piece); err != nil {
				return err
			}
			continue
		}
		b, err := w.encode(piece)
		if err != nil {
			return err
		}
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Sync()
}

func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return nil // the rename is done; a folder we cannot open cannot be synced
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}
