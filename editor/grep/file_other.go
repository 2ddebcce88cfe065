//go:build !unix

package grep

import (
	"io"
	"os"
)

type fileReader struct{ f *os.File }

func openFile(path string) (*fileReader, bool) {
	f, err := os.Open(path)
	return &fileReader{f}, err == nil
}

func (r *fileReader) read(b []byte) (int, bool) {
	n, err := r.f.Read(b)
	return n, err == nil || err == io.EOF
}

func (r *fileReader) close() { r.f.Close() }
