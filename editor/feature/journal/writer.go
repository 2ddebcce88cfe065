package journal

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"

	"hx/editor/document"
)

// writer keeps the journal of one editor, in a folder of its own that is made
// with the first text. It works on its own goroutine, which no frozen screen
// holds up.
type writer struct {
	root string // folder of all sessions

	mu    sync.Mutex
	want  map[document.ID]*document.Snapshot // nil: the journal is to go
	delay time.Duration
	err   error
	wake  chan struct{} // nil until something was wanted

	io      sync.Mutex // held while files are written
	dir     string     // of this session, "" until it exists
	lock    *os.File
	written map[document.ID]bool
}

func newWriter(root string) *writer {
	return &writer{root: root, want: map[document.ID]*document.Snapshot{}, written: map[document.ID]bool{}}
}

// put asks for a text to be journalled after the delay, nil for its journal to
// be removed. A later call for the same document takes the place of an earlier
// one.
func (w *writer) put(id document.ID, snap *document.Snapshot, delay time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.want[id], w.delay = snap, delay
	if w.wake == nil {
		w.wake = make(chan struct{}, 1)
		go w.run()
	}
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// restShare keeps writing to a tenth of the time, however large a text is.
const restShare = 9

func (w *writer) run() {
	for range w.wake {
		w.mu.Lock()
		delay := w.delay
		w.mu.Unlock()
		time.Sleep(delay)
		start := time.Now()
		w.flush()
		time.Sleep(restShare * time.Since(start))
	}
}

// flush writes what is wanted, now.
func (w *writer) flush() {
	w.io.Lock()
	defer w.io.Unlock()
	w.mu.Lock()
	want := w.want
	w.want = map[document.ID]*document.Snapshot{}
	w.mu.Unlock()
	for id, snap := range want {
		if err := w.write(id, snap); err != nil {
			w.mu.Lock()
			w.err = err
			w.mu.Unlock()
		}
	}
}

func (w *writer) write(id document.ID, snap *document.Snapshot) error {
	file := filepath.Join(w.dir, strconv.Itoa(int(id)))
	if snap == nil {
		if !w.written[id] {
			return nil
		}
		delete(w.written, id)
		return os.Remove(file)
	}
	if w.dir == "" {
		if err := w.begin(); err != nil {
			return err
		}
		file = filepath.Join(w.dir, filepath.Base(file))
	}
	if err := writeEntry(file, snap.Path, snap.Text.String(), time.Now()); err != nil {
		return err
	}
	w.written[id] = true
	return nil
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
func (w *writer) close() {
	w.flush()
	w.io.Lock()
	defer w.io.Unlock()
	if w.dir == "" {
		return
	}
	removeSession(w.dir)
	w.lock.Close()
	w.dir, w.written = "", map[document.ID]bool{}
}
