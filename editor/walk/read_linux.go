package walk

import (
	"context"
	"encoding/binary"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// bufferSize is what one system call reads of a folder, in bytes: some 1,000
// names.
const bufferSize = 32 << 10

// reader reads folders. Each goroutine has its own, for the buffer.
type reader struct {
	buf   []byte
	names []byte
	ends  []int
	kinds []kind
	list  []rawEntry
}

// Offsets in a record of getdents64, the same on all architectures.
const (
	atLength = 16
	atType   = 18
	atName   = 19
)

// read lists a folder, unsorted, without `.` and `..`. The list and the names
// live in the reader, until it reads again.
func (r *reader) read(ctx context.Context, dir string) ([]rawEntry, error) {
	fd, err := openFolder(dir)
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: dir, Err: err}
	}
	defer unix.Close(fd)
	if r.buf == nil {
		r.buf = make([]byte, bufferSize)
	}
	r.names, r.ends, r.kinds = r.names[:0], r.ends[:0], r.kinds[:0]
	for {
		n, err := unix.Getdents(fd, r.buf)
		if err == unix.EINTR {
			continue
		}
		if err != nil {
			return nil, &os.PathError{Op: "read", Path: dir, Err: err}
		}
		if n <= 0 {
			break
		}
		r.records(r.buf[:n])
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	names, from := unsafe.String(unsafe.SliceData(r.names), len(r.names)), 0
	r.list = r.list[:0]
	for i, to := range r.ends {
		r.list = append(r.list, rawEntry{names[from:to], r.kinds[i]})
		from = to
	}
	return r.list, nil
}

// records takes the names and kinds out of what the kernel wrote.
func (r *reader) records(b []byte) {
	for len(b) > atName {
		size := int(binary.NativeEndian.Uint16(b[atLength:]))
		if size <= atName || size > len(b) {
			return
		}
		name := b[atName:size]
		for i, c := range name {
			if c == 0 {
				name = name[:i]
				break
			}
		}
		if s := unsafe.String(unsafe.SliceData(name), len(name)); s != "." && s != ".." && s != "" {
			r.names = append(r.names, name...)
			r.ends = append(r.ends, len(r.names))
			r.kinds = append(r.kinds, kindOf(b[atType]))
		}
		b = b[size:]
	}
}

func openFolder(dir string) (int, error) {
	for {
		fd, err := unix.Open(dir, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
		if err != unix.EINTR {
			return fd, err
		}
	}
}

func kindOf(t byte) kind {
	switch t {
	case unix.DT_REG:
		return file
	case unix.DT_DIR:
		return folder
	case unix.DT_LNK:
		return symlink
	case unix.DT_UNKNOWN:
		return unknown
	}
	return other
}
