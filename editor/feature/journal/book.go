package journal

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/text"
)

// order is what is to be journalled of one document.
type order struct {
	drop bool // nothing: its journal is to go
	// start begins a journal anew, with base as the text that the file has, or
	// that nothing has when kept is false.
	start bool
	base  text.Rope
	kept  bool

	path, encoding string
	text           text.Rope
	// sets lead from the last text that was ordered to this one; unknown when
	// there were too many.
	sets    []change.Set
	unknown bool
	edits   int
}

// maxWaiting bounds the edits that wait to be written while a disk is slow.
// Beyond it the difference of the texts is written.
const maxWaiting = 100_000

// then returns what is to be done when another order follows before this one
// was carried out.
func (o order) then(next order) order {
	if next.drop || next.start {
		return next
	}
	o.path, o.encoding, o.text = next.path, next.encoding, next.text
	o.edits += next.edits
	if o.unknown = o.unknown || next.unknown || o.edits > maxWaiting; o.unknown {
		o.sets = nil
	} else {
		o.sets = append(o.sets, next.sets...)
	}
	return o
}

// book is the journal of one document as it is on disk.
type book struct {
	file  string
	head  head
	base  text.Rope
	last  text.Rope  // what it leads to
	total change.Set // from base to last
	size  int64
	limit int64 // of size, from which on it is written anew, shorter
	stale bool  // what last holds is not on disk: the next time all is written
}

const (
	// shortBase is the length up to which the text that edits are for goes into
	// the journal as a whole, in bytes: a block of the disk is written anyway.
	shortBase = 4 << 10
	// slack is how much a journal may grow beyond twice what it needs.
	slack = 64 << 10
)

// begin makes a journal for an order with start.
func begin(dir string, id document.ID, o order) (*book, error) {
	b := &book{file: filepath.Join(dir, strconv.Itoa(int(id))), base: o.base, last: o.base, total: change.None(o.base.Len())}
	b.head = head{path: o.path, encoding: o.encoding, length: o.base.Len(), sum: textSum(o.base), inside: !o.kept || o.base.Len() <= shortBase}
	if info, err := os.Stat(o.path); o.path != "" && err == nil {
		b.head.modTime, b.head.size = info.ModTime().UnixNano(), info.Size()
	}
	b.take(o)
	return b, b.rewrite()
}

// take brings total and last up to date and returns the change since the text
// before.
func (b *book) take(o order) change.Set {
	set := change.None(b.last.Len())
	if o.unknown {
		set = difference(b.last, o.text)
	}
	for _, s := range o.sets {
		if s.Len() != set.NewLen() {
			set = difference(b.last, o.text)
			break
		}
		set = set.Compose(s)
	}
	if set.NewLen() != o.text.Len() {
		set = difference(b.last, o.text)
	}
	b.total = b.total.Compose(set)
	b.last = o.text
	return set
}

// add writes what an order brings.
func (b *book) add(o order) error {
	old := b.last
	set := b.take(o)
	moved := o.path != b.head.path || o.encoding != b.head.encoding
	b.head.path, b.head.encoding = o.path, o.encoding
	// When no file has the text any more that the edits are for, or not under
	// that name, it is kept here.
	homeless := !b.head.inside && !b.unchanged()
	switch {
	case moved || homeless || b.stale || b.size > b.limit:
		b.head.inside = b.head.inside || homeless
		return b.rewrite()
	case set.IsEmpty():
		return nil
	}
	return b.extend(appendEdits(nil, set, old, time.Now()))
}

// unchanged tells whether the file on disk is still the one that was edited.
func (b *book) unchanged() bool {
	info, err := os.Stat(b.head.path)
	return err == nil && info.ModTime().UnixNano() == b.head.modTime && info.Size() == b.head.size
}

// extend appends records, and waits until they are on disk.
func (b *book) extend(records []byte) error {
	f, err := os.OpenFile(b.file, os.O_WRONLY, 0)
	if errors.Is(err, os.ErrNotExist) {
		return b.rewrite() // somebody has taken it away
	}
	if err != nil {
		b.stale = true
		return err
	}
	// Not at the end of the file but of what is known to be whole: a write that
	// failed may have left something.
	n, err := f.WriteAt(records, b.size)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		b.stale = true
		return err
	}
	b.size += int64(n)
	return nil
}

// rewrite replaces the journal by the shortest one: at any moment the file is
// the old one or the new one, whole.
func (b *book) rewrite() error {
	now := time.Now()
	data := form(b.head, b.base, b.total, now)
	// Many edits are longer than the text they make.
	if b.last.Len() < len(data) {
		h := b.head
		h.length, h.sum, h.inside = b.last.Len(), textSum(b.last), true
		if short := form(h, b.last, change.None(b.last.Len()), now); len(short) < len(data) {
			b.head, b.base, b.total, data = h, b.last, change.None(b.last.Len()), short
		}
	}
	if err := replaceFile(b.file, data); err != nil {
		b.stale = true
		return err
	}
	b.stale, b.size = false, int64(len(data))
	b.limit = 2*b.size + slack
	return nil
}

// replaceFile gives a file another content in one step.
func replaceFile(file string, data []byte) error {
	next := file + ".new"
	f, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(next, file)
	}
	if err != nil {
		os.Remove(next)
		return err
	}
	if dir, err := os.Open(filepath.Dir(file)); err == nil {
		_ = dir.Sync() // not all file systems can
		dir.Close()
	}
	return nil
}

// difference is one edit that leads from one text to another.
func difference(old, new text.Rope) change.Set {
	a, b := old.String(), new.String()
	from := 0
	for from < len(a) && from < len(b) && a[from] == b[from] {
		from++
	}
	same := 0
	for same < len(a)-from && same < len(b)-from && a[len(a)-1-same] == b[len(b)-1-same] {
		same++
	}
	set, err := change.NewSet(len(a), []change.Edit{{From: from, To: len(a) - same, Text: b[from : len(b)-same]}})
	if err != nil {
		panic(err) // the places come from the texts themselves
	}
	return set
}
