package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/textdiff"
)

// seen is what was found at a path.
type seen struct {
	path    string
	known   time.Time // what the document knew when the look began
	modTime time.Time
	missing bool
	folder  bool
	told    bool  // it is what the user was told of
	locked  error // it cannot be read
	mode    bool  // read-only
	// loaded is the text, when it is not the one that is known.
	loaded *document.Loaded
	set    change.Set // leads from rev to it
	rev    document.Rev
}

// asked is what to look at, for another goroutine.
type asked struct {
	snap     document.Snapshot
	encoding string
	known    time.Time
	told     time.Time // the user knows of this one
}

// lookAt looks at one file; on any goroutine.
func lookAt(a asked) seen {
	s := seen{path: a.snap.Path, known: a.known, rev: a.snap.Rev}
	info, err := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		s.missing = true
		return s
	case err != nil:
		s.locked = err
		return s
	case !info.Mode().IsRegular():
		s.folder = true
		return s
	}
	s.modTime = info.ModTime()
	s.mode = syscall.Access(s.path, 2) != nil
	if s.modTime.Equal(a.known) {
		if err := syscall.Access(s.path, 4); err != nil {
			s.locked = err
		}
		return s
	}
	if s.modTime.Equal(a.told) {
		s.told = true
		return s
	}
	loaded, err := document.Load(s.path, a.encoding)
	if err != nil {
		s.locked = err
		return s
	}
	s.modTime, s.loaded = loaded.File.ModTime, &loaded
	if loaded.New { // gone between two looks
		return seen{path: s.path, known: s.known, rev: s.rev, missing: true}
	}
	s.set, err = textdiff.Set(a.snap.Text, loaded.Text.String())
	if err != nil {
		s.locked = err
	}
	return s
}

func plain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	if errors.Is(err, fs.ErrPermission) {
		return "permission denied"
	}
	return fmt.Sprint(err)
}
