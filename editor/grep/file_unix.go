//go:build unix

package grep

import "golang.org/x/sys/unix"

// fileReader reads by plain system calls: os.File would cost as much as
// reading a small file does.
type fileReader struct{ fd int }

// openFile opens a file that will not make us wait: what the walk saw as a
// file may have become a pipe.
func openFile(path string) (*fileReader, bool) {
	for {
		fd, err := unix.Open(path, unix.O_RDONLY|unix.O_CLOEXEC|unix.O_NONBLOCK|unix.O_NOCTTY, 0)
		if err == unix.EINTR {
			continue
		}
		return &fileReader{fd}, err == nil
	}
}

func (f *fileReader) read(b []byte) (int, bool) {
	for {
		n, err := unix.Read(f.fd, b)
		if err == unix.EINTR {
			continue
		}
		return max(n, 0), err == nil
	}
}

func (f *fileReader) close() { unix.Close(f.fd) }
