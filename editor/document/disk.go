package document

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// Disk is what saving asks of the operating system: each method is one request,
// so that tests can have any of them fail, or be the last one.
type Disk interface {
	Lstat(path string) (fs.FileInfo, error)
	Stat(path string) (fs.FileInfo, error)
	Readlink(path string) (string, error)
	Writable(path string) bool
	MkdirAll(path string) error
	Open(path string, flag int, mode fs.FileMode) (DiskFile, error)
	Rename(from, to string) error
	// RenameNew is Rename that fails when there is a file of that name already.
	RenameNew(from, to string) error
	Remove(path string) error
	Chmod(path string, mode fs.FileMode) error
	Names(folder string) ([]string, error)
	// Attributes returns the extended attributes, access control lists among
	// them; none where there cannot be any.
	Attributes(path string) (map[string]string, error)
}

// DiskFile is an open file.
type DiskFile interface {
	io.Reader
	io.Writer
	Stat() (fs.FileInfo, error)
	Rewind() error
	Truncate(size int64) error
	Chown(uid, gid int) error
	Chmod(mode fs.FileMode) error
	SetAttribute(name, value string) error
	RemoveAttribute(name string) error
	Sync() error
	Close() error
}

// OS is the real disk.
type OS struct{}

func (OS) Lstat(path string) (fs.FileInfo, error)    { return os.Lstat(path) }
func (OS) Stat(path string) (fs.FileInfo, error)     { return os.Stat(path) }
func (OS) Readlink(path string) (string, error)      { return os.Readlink(path) }
func (OS) Writable(path string) bool                 { return writable(path) }
func (OS) MkdirAll(path string) error                { return os.MkdirAll(path, 0o777) }
func (OS) Rename(from, to string) error              { return os.Rename(from, to) }
func (OS) Remove(path string) error                  { return os.Remove(path) }
func (OS) Chmod(path string, mode fs.FileMode) error { return os.Chmod(path, mode) }

func (OS) Open(path string, flag int, mode fs.FileMode) (DiskFile, error) {
	f, err := os.OpenFile(path, flag, mode)
	if err != nil {
		return nil, err
	}
	return osFile{f}, nil
}

func (OS) RenameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) {
		// Not every file system can. A link does not replace anything either.
		if err = os.Link(from, to); err == nil {
			return os.Remove(from)
		}
		if !errors.Is(err, fs.ErrExist) {
			return os.Rename(from, to)
		}
	}
	if err != nil {
		return &fs.PathError{Op: "rename", Path: to, Err: err}
	}
	return nil
}

func (OS) Names(folder string) ([]string, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Readdirnames(-1)
}

func (OS) Attributes(path string) (map[string]string, error) {
	list, err := readAttribute(func(to []byte) (int, error) { return unix.Listxattr(path, to) })
	if errors.Is(err, unix.ENOTSUP) || len(list) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all := map[string]string{}
	for _, name := range splitNames(list) {
		value, err := readAttribute(func(to []byte) (int, error) { return unix.Getxattr(path, name, to) })
		switch {
		case errors.Is(err, unix.ENODATA): // removed meanwhile
		case err != nil:
			return nil, err
		default:
			all[name] = value
		}
	}
	return all, nil
}

// readAttribute calls f with a buffer that is large enough.
func readAttribute(f func([]byte) (int, error)) (string, error) {
	for {
		n, err := f(nil)
		if err != nil || n == 0 {
			return "", err
		}
		buf := make([]byte, n)
		if n, err = f(buf); !errors.Is(err, unix.ERANGE) {
			return string(buf[:max(n, 0)]), err
		}
	}
}

func splitNames(list string) []string {
	var out []string
	for start, i := 0, 0; i < len(list); i++ {
		if list[i] == 0 {
			out = append(out, list[start:i])
			start = i + 1
		}
	}
	return out
}

type osFile struct{ *os.File }

func (f osFile) Rewind() error {
	_, err := f.Seek(0, io.SeekStart)
	return err
}

func (f osFile) SetAttribute(name, value string) error {
	return unix.Fsetxattr(int(f.Fd()), name, []byte(value), 0)
}

func (f osFile) RemoveAttribute(name string) error {
	return unix.Fremovexattr(int(f.Fd()), name)
}

// owner returns who a file belongs to and how many names it has.
func owner(info fs.FileInfo) (uid, gid int, links uint64) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return -1, -1, 0
	}
	return int(st.Uid), int(st.Gid), uint64(st.Nlink)
}
