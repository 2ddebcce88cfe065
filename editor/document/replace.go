package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// errImpossible means that a new file cannot take the old one's place without
// losing what hangs on it.
var errImpossible = errors.New("the file cannot be replaced")

// errUnsure means that the new text is in its place, but may not be there after
// a power failure.
var errUnsure = errors.New("written, but the disk did not confirm it")

// writer writes one file.
type writer struct {
	disk   Disk
	s      Saving
	body   [][]byte // what is written, encoded
	target string
	info   fs.FileInfo // nil: it does not exist
}

func (w *writer) write() error {
	if w.info == nil || w.s.Atomic && w.replaceable() {
		err := w.replace()
		if w.info == nil || !errors.Is(err, errImpossible) {
			return err
		}
	}
	return w.overwrite()
}

// replaceable tells whether a new file may take the old one's place: not when
// there are other names of it, or it is no ordinary file.
func (w *writer) replaceable() bool {
	_, _, links := owner(w.info)
	return w.info.Mode().IsRegular() && links == 1
}

// replace writes a new file beside the old one and renames it over it.
func (w *writer) replace() error {
	mode := fs.FileMode(0o666)
	if w.info != nil {
		mode = 0o600 // nobody else reads it before it has the old one's mode
	}
	temp := w.tempName("")
	f, err := w.disk.Open(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return fmt.Errorf("%w: %w", errImpossible, err)
		}
		return err
	}
	err = w.fill(f)
	if err == nil && w.info != nil {
		err = w.dress(f)
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = w.same(func() (fs.FileInfo, error) { return w.disk.Lstat(w.target) })
	}
	switch {
	case err != nil:
	case w.info == nil && !w.s.Force:
		if err = w.disk.RenameNew(temp, w.target); errors.Is(err, fs.ErrExist) {
			err = ErrChanged
		}
	default:
		err = w.disk.Rename(temp, w.target)
	}
	if err != nil {
		w.disk.Remove(temp)
		return err
	}
	w.tidy()
	if err := w.syncFolder(filepath.Dir(w.target)); err != nil {
		return fmt.Errorf("%w: %w", errUnsure, plain(err))
	}
	return nil
}

// dress gives a new file all that hangs on the old one: owner, attributes, mode.
// The mode comes last, for changing the owner takes the set-user-ID bit away.
func (w *writer) dress(f DiskFile) error {
	now, err := f.Stat()
	if err != nil {
		return err
	}
	uid, gid, _ := owner(w.info)
	if u, g, _ := owner(now); u != uid || g != gid {
		if err := f.Chown(uid, gid); err != nil {
			return fmt.Errorf("%w: %w", errImpossible, err)
		}
	}
	if err := w.copyAttributes(f); err != nil {
		return fmt.Errorf("%w: %w", errImpossible, err)
	}
	return f.Chmod(w.info.Mode())
}

// copyAttributes makes a file's extended attributes those of the old one.
func (w *writer) copyAttributes(f DiskFile) error {
	want, err := w.disk.Attributes(w.target)
	if err != nil {
		return err
	}
	have, err := w.disk.Attributes(w.tempName(""))
	if err != nil {
		return err
	}
	for name, value := range want {
		if had, ok := have[name]; ok && had == value {
			continue
		}
		if err := f.SetAttribute(name, value); err != nil {
			return err
		}
	}
	for name := range have { // a folder may have given it some
		if _, ok := want[name]; !ok && !strings.HasPrefix(name, "security.") {
			if err := f.RemoveAttribute(name); err != nil {
				return err
			}
		}
	}
	return nil
}

// same makes sure, at the last moment, that nobody has written to the file while
// its new text was.
func (w *writer) same(stat func() (fs.FileInfo, error)) error {
	if w.s.Force || w.info == nil {
		return nil
	}
	now, err := stat()
	if err != nil {
		return err
	}
	if !os.SameFile(now, w.info) || !now.ModTime().Equal(w.info.ModTime()) || now.Size() != w.info.Size() {
		return ErrChanged
	}
	return nil
}

// tempName is the name of the file beside the target. It has the process and the
// time, so that it is known whether it may go.
func (w *writer) tempName(suffix string) string {
	if w.s.stamp == 0 {
		w.s.stamp = time.Now().UnixNano()
	}
	return filepath.Join(filepath.Dir(w.target), fmt.Sprintf("%s%d-%d%s", tempPrefix(w.target), os.Getpid(), w.s.stamp, suffix))
}

// abandoned is how old a file of a save that was interrupted must be to go.
const abandoned = time.Hour

// tidy removes what interrupted saves of this file left beside it, now that its
// text is safe. Copies of old texts stay: somebody may want them.
func (w *writer) tidy() {
	folder := filepath.Dir(w.target)
	if w.info == nil {
		return
	}
	names, err := w.disk.Names(folder)
	if err != nil {
		return
	}
	for _, name := range names {
		rest, ours := strings.CutPrefix(name, tempPrefix(w.target))
		pid, stamp, ok := strings.Cut(rest, "-")
		at, err := strconv.ParseInt(stamp, 10, 64)
		if !ours || !ok || err != nil || time.Since(time.Unix(0, at)) < abandoned || running(pid) {
			continue
		}
		w.disk.Remove(filepath.Join(folder, name))
	}
}

func running(pid string) bool {
	n, err := strconv.Atoi(pid)
	return err != nil || n <= 0 || !errors.Is(syscall.Kill(n, 0), syscall.ESRCH)
}

// overwrite writes into the existing file, with a copy of the old text until the
// new one is safe on disk.
func (w *writer) overwrite() error {
	if !w.info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	mode := w.info.Mode()
	if mode.Perm()&0o200 == 0 && w.s.Force {
		if err := w.disk.Chmod(w.target, mode|0o200); err != nil {
			return err
		}
		defer w.disk.Chmod(w.target, mode)
	}
	f, err := w.disk.Open(w.target, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	kept, err := w.keep(f)
	if err != nil && !w.s.Force {
		f.Close()
		w.drop(kept)
		return &lineError{err, "no copy of the old text can be kept while the file is written in place (:w! does it all the same)"}
	}
	if err := w.same(f.Stat); err != nil {
		f.Close()
		w.drop(kept)
		return err
	}
	if err = w.fillInPlace(f); err == nil {
		err = f.Close()
	} else {
		if kept != "" && w.restore(f, kept) == nil {
			f.Close()
			w.drop(kept)
			return err
		}
		f.Close()
	}
	if err != nil && kept != "" {
		return &lineError{err, "the old text is in " + kept}
	}
	if err == nil {
		w.drop(kept)
	}
	return err
}

func (w *writer) drop(kept string) {
	if kept != "" {
		w.disk.Remove(kept)
	}
}

// fillInPlace puts the new text over the old one. What there was is cut off
// last: until then the disk has the room that the old text needs.
func (w *writer) fillInPlace(f DiskFile) error {
	if err := f.Rewind(); err != nil {
		return err
	}
	if err := w.fill(f); err != nil {
		return err
	}
	if err := f.Truncate(w.size()); err != nil {
		return err
	}
	// Writing takes the set-user-ID bit away.
	if now, err := f.Stat(); err == nil && now.Mode() != w.info.Mode() && w.info.Mode().Perm()&0o200 != 0 {
		if err := f.Chmod(w.info.Mode()); err != nil {
			return err
		}
	}
	return f.Sync()
}

// restore puts the old text back.
func (w *writer) restore(f DiskFile, kept string) error {
	in, err := w.disk.Open(kept, os.O_RDONLY, 0)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := f.Rewind(); err != nil {
		return err
	}
	n, err := io.Copy(f, in)
	if err != nil {
		return err
	}
	return errors.Join(f.Truncate(n), f.Sync())
}

// keep copies the old text: beside the file, or where copies are kept when
// that cannot be.
func (w *writer) keep(f DiskFile) (string, error) {
	beside := w.tempName(keptSuffix)
	err := w.copyTo(f, beside)
	if err == nil {
		return beside, w.syncFolder(filepath.Dir(beside))
	}
	if w.s.Copies == "" {
		return "", err
	}
	if w.disk.MkdirAll(w.s.Copies) != nil {
		return "", err
	}
	away := filepath.Join(w.s.Copies, copyName(w.target)+filepath.Base(beside))
	if w.copyTo(f, away) != nil {
		return "", err
	}
	return away, nil
}

func (w *writer) copyTo(in DiskFile, name string) error {
	if err := in.Rewind(); err != nil {
		return err
	}
	out, err := w.disk.Open(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		w.disk.Remove(name)
	}
	return err
}

// writeLen is how much is written at a time, in bytes.
const writeLen = 256 << 10

// fill writes the text.
func (w *writer) fill(f DiskFile) error {
	var waiting bytes.Buffer
	flush := func() error {
		b := waiting.Bytes()
		n, err := f.Write(b)
		if err == nil && n < len(b) {
			err = io.ErrShortWrite
		}
		waiting.Reset()
		return err
	}
	for _, piece := range w.body {
		for len(piece) > 0 {
			n := min(len(piece), writeLen-waiting.Len())
			waiting.Write(piece[:n])
			piece = piece[n:]
			if waiting.Len() == writeLen {
				if err := flush(); err != nil {
					return err
				}
			}
		}
	}
	if waiting.Len() > 0 {
		return flush()
	}
	return nil
}

func (w *writer) size() int64 {
	n := int64(0)
	for _, piece := range w.body {
		n += int64(len(piece))
	}
	return n
}

// syncFolder makes sure that a folder's names are on disk.
func (w *writer) syncFolder(path string) error {
	f, err := w.disk.Open(path, os.O_RDONLY, 0)
	if err != nil {
		return nil // the rename is done; a folder we cannot open cannot be synced
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}
