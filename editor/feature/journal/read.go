package journal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"hx/editor/document"
	"hx/editor/text"
)

// Entry is an unsaved text that an editor left behind.
type Entry struct {
	Path   string    // of the text's file, absolute; "" for a scratch buffer
	Time   time.Time // of the last change that was written
	Reason string    // why the editor ended
	file   string    // the journal file
}

// killed is the reason of editors that had no time to write one.
const killed = "killed, or the machine went down"

// lockName is the file in a session's folder that its editor holds a lock on
// while it lives, whatever becomes of its process number.
const lockName = "lock"

// maxJournal bounds the files that are read, in bytes.
const maxJournal = 1 << 30

func readJournal(file string) (contents, error) {
	f, err := os.Open(file)
	if err != nil {
		return contents{}, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxJournal))
	if err != nil {
		return contents{}, err
	}
	return parse(data)
}

func (c contents) entry(file string) Entry {
	e := Entry{Path: c.head.path, Time: c.time, Reason: c.reason, file: file}
	if e.Reason == "" {
		e.Reason = killed
	}
	if e.Time.IsZero() {
		if info, err := os.Stat(file); err == nil {
			e.Time = info.ModTime()
		}
	}
	return e
}

// Found is an unsaved text that was read from its journal.
type Found struct {
	Entry
	Text text.Rope
	// Disk is what the file holds now, which the user compares with.
	Disk text.Rope
	// Damaged: some of the journal is not intact. Moved: the file is not the one
	// that was edited, so places were looked for. Loose are texts that none was
	// found for.
	Damaged, Moved bool
	Loose          []string
	saved          bool // the file holds the text
}

// open reads a journal and makes its text.
func open(file string) (Found, error) {
	c, err := readJournal(file)
	if err != nil {
		return Found{}, err
	}
	f := Found{Entry: c.entry(file), Damaged: c.lost || !c.known}
	disk, found := c.onDisk()
	f.Disk = disk
	base, ok := c.baseText(disk, found, copiesOf(filepath.Dir(filepath.Dir(file))))
	if ok {
		if t, whole := replay(base, c.steps); whole {
			f.Text, f.saved = t, found && t.Equal(disk)
			return f, nil
		}
		f.Damaged = true
	} else {
		base, f.Moved = disk, true
	}
	r := fit(base, c.steps)
	f.Text, f.Loose = r.text, r.loose
	if r.exact {
		f.Moved, f.saved = false, found && r.text.Equal(disk)
	}
	return f, nil
}

// copiesOf is the folder for copies of files that are written in place: it lies
// beside that of the journals.
func copiesOf(root string) string { return filepath.Join(filepath.Dir(root), "copies") }

// onDisk reads the file that the journal belongs to.
func (c contents) onDisk() (text.Rope, bool) {
	if c.head.path == "" {
		return text.Rope{}, false
	}
	l, err := document.Load(c.head.path, c.head.encoding)
	if err != nil {
		return text.Rope{}, false
	}
	return l.Text, !l.New
}

// baseText finds the text that the edits were made to: in the journal, in the
// file, or in the copy that is kept while a file is written in place.
func (c contents) baseText(disk text.Rope, found bool, copies string) (text.Rope, bool) {
	if c.head.inside || !c.known {
		return c.base, c.known || c.base.Len() > 0 // even when damaged it is nearest
	}
	if found && c.head.is(disk) {
		return disk, true
	}
	for _, name := range document.KeptCopies(c.head.path, copies) {
		if l, err := document.Load(name, c.head.encoding); err == nil && c.head.is(l.Text) {
			return l.Text, true
		}
	}
	return text.Rope{}, false
}

func (h head) is(t text.Rope) bool { return t.Len() == h.length && textSum(t) == h.sum }

// Left lists what editors that are gone left behind, newest first. Files that
// make no sense are left alone.
func Left(root string) []Entry {
	if root == "" {
		return nil
	}
	sessions, _ := os.ReadDir(root)
	var all []Entry
	for _, session := range sessions {
		dir := filepath.Join(root, session.Name())
		if !session.IsDir() || alive(dir) {
			continue
		}
		files, _ := os.ReadDir(dir)
		for _, f := range files {
			if f.Name() == lockName || strings.HasSuffix(f.Name(), ".new") || !f.Type().IsRegular() {
				continue
			}
			file := filepath.Join(dir, f.Name())
			if c, err := readJournal(file); err == nil {
				all = append(all, c.entry(file))
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Entry) int { return b.Time.Compare(a.Time) })
	return all
}

// String is the entry as a line of a list.
func (e Entry) String() string {
	return fmt.Sprintf("%s  %s  (%s)", e.Time.Format("2006-01-02 15:04:05"), e.Name(), e.Reason)
}

// Name is what the text is called.
func (e Entry) Name() string {
	if e.Path == "" {
		return "[scratch]"
	}
	return e.Path
}

// alive tells whether an editor holds the lock of a session's folder.
func alive(dir string) bool {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR, 0)
	if err != nil {
		return !errors.Is(err, os.ErrNotExist)
	}
	defer f.Close()
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil
}

// drop removes a journal file, and its session's folder when it was the last.
func drop(file string) error {
	err := os.Remove(file)
	removeSession(filepath.Dir(file))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// removeSession removes a session's folder unless it has journals.
func removeSession(dir string) {
	if files, err := os.ReadDir(dir); err == nil && (len(files) == 0 || len(files) == 1 && files[0].Name() == lockName) {
		os.Remove(filepath.Join(dir, lockName))
		os.Remove(dir)
	}
}
