//go:build !linux

package walk

import (
	"context"
	"io/fs"
	"os"
)

type reader struct{}

// read lists a folder, unsorted, without `.` and `..`.
func (r *reader) read(ctx context.Context, dir string) ([]rawEntry, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	if err != nil {
		return nil, err
	}
	list := make([]rawEntry, len(entries))
	for i, e := range entries {
		list[i] = rawEntry{e.Name(), kindOf(e.Type())}
	}
	return list, ctx.Err()
}

func kindOf(m fs.FileMode) kind {
	switch {
	case m.IsRegular():
		return file
	case m.IsDir():
		return folder
	case m&fs.ModeSymlink != 0:
		return symlink
	}
	return other
}
