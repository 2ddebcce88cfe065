package journal

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"hx/editor/document"
)

// writer keeps the journals of one editor, in a folder of its own that is made
// with the first text. It works on its own goroutine, which no frozen screen
// and no busy loop holds up.
type writer struct {
	root string // folder of all sessions

	mu    sync.Mutex
	want  map[document.ID]order
	delay time.Duration
	err   error
	wake  chan struct{} // nil until something was wanted

	io    sync.Mutex // held while files are written
	dir   string     // of this session, "" until it exists
	lock  *os.File
	books map[document.ID]*book
}

func newWriter(root string) *writer {
	return &writer{root: root, want: map[document.ID]order{}, books: map[document.ID]*book{}}
}

// put asks for a text to be journalled after the delay, or for its journal to
// be removed.
func (w *writer) put(id document.ID, o order, delay time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if had, ok := w.want[id]; ok {
		o = had.then(o)
	}
	w.want[id], w.delay = o, delay
	w.start()
}

// start has the goroutine look for what is wanted. w.mu is held.
func (w *writer) start() {
	if w.wake == nil {
		w.wake = make(chan struct{}, 1)
		go w.run()
	}
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

const (
	// restShare keeps writing to half of the time, however slow a disk is.
	restShare = 1
	// retryAfter is how long a disk that took nothing is left alone.
	retryAfter = 3 * time.Second
)

func (w *writer) run() {
	for range w.wake {
		w.mu.Lock()
		delay := w.delay
		w.mu.Unlock()
		time.Sleep(delay)
		began := time.Now()
		if w.flush("") != nil {
			time.Sleep(retryAfter)
			w.mu.Lock()
			w.start()
			w.mu.Unlock()
		}
		time.Sleep(restShare * time.Since(began))
	}
}

// flush writes what is wanted, now, and why the editor ends unless that is "".
// What cannot be written stays wanted.
func (w *writer) flush(reason string) error {
	w.io.Lock()
	defer w.io.Unlock()
	w.mu.Lock()
	want := w.want
	w.want = map[document.ID]order{}
	w.mu.Unlock()
	var failed error
	for id, o := range want {
		if err := w.write(id, o); err != nil {
			failed = err
			w.mu.Lock()
			w.err = err
			o = o.again()
			if later, ok := w.want[id]; ok {
				o = o.then(later)
			}
			w.want[id] = o
			w.mu.Unlock()
		}
	}
	if reason != "" {
		for _, b := range w.books {
			_ = b.extend(appendRecord(nil, kindEnd, endPayload(reason, time.Now())))
		}
	}
	return failed
}

func (w *writer) write(id document.ID, o order) error {
	b := w.books[id]
	switch {
	case o.drop:
		if b == nil {
			return nil
		}
		delete(w.books, id)
		if err := os.Remove(b.file); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	case o.start || b == nil:
		if w.dir == "" {
			if err := w.begin(); err != nil {
				return err
			}
		}
		b, err := begin(w.dir, id, o)
		if err == nil {
			w.books[id] = b
		}
		return err
	}
	return b.add(o)
}

// again is an order that could not be carried out: its edits may have been
// taken in, so they must not be made a second time.
func (o order) again() order {
	if !o.start {
		o.sets, o.unknown = nil, true
	}
	return o
}

// begin makes the session's folder and takes its lock.
func (w *writer) begin() error {
	dir := filepath.Join(w.root, fmt.Sprintf("%d-%x", os.Getpid(), time.Now().UnixNano()))
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return err
	}
	w.dir, w.lock = dir, f
	return nil
}

// trouble returns, once, why a journal could not be written.
func (w *writer) trouble() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	err := w.err
	w.err = nil
	return err
}

// close ends the session: what is wanted is written, and the folder goes when
// nothing is left in it.
func (w *writer) close(reason string) {
	_ = w.flush(reason)
	w.io.Lock()
	defer w.io.Unlock()
	if w.dir == "" {
		return
	}
	removeSession(w.dir)
	w.lock.Close()
	w.dir, w.books = "", map[document.ID]*book{}
}
