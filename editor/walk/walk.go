package walk

import (
	"context"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Walk lists the files below root. It calls emit with the next files, as paths
// relative to root with slashes, in the order of a walk that takes each
// folder's entries by name and enters folders where they stand. The first call
// comes as soon as there is one file, later ones with more. The slices are the
// callee's.
//
// The error is that of ctx, of emit, or of reading root itself; folders further
// down that cannot be read are left out.
func Walk(ctx context.Context, root string, opt Options, emit func(paths []string) error) error {
	w, n, err := start(root, opt)
	if err != nil {
		return err
	}
	if opt.Depth < 0 {
		return ctx.Err()
	}
	defer w.stop()
	return (&emitter{w: w, ctx: ctx, emit: emit, limit: firstBatch}).visit(n)
}

// Entry is one entry of a folder.
type Entry struct {
	Name string
	Dir  bool // also for links to folders
}

// List gives the entries of one folder that the options leave, by name.
func List(ctx context.Context, dir string, opt Options) ([]Entry, error) {
	w, n, err := start(dir, opt)
	if err != nil {
		return nil, err
	}
	raw, _, err := w.entries(ctx, n, &reader{})
	if err != nil {
		return nil, err
	}
	list := make([]Entry, len(raw))
	for i, e := range raw {
		list[i] = Entry{strings.Clone(e.name), e.kind == folder}
	}
	return list, nil
}

// walker is one walk.
type walker struct {
	opt  Options
	root string // absolute, with trailing slash

	globalOnce sync.Once
	globalPath string
	realOnce   sync.Once
	realRoot   string // without links, with trailing slash

	started bool
	wanted  atomic.Pointer[node] // the emitter waits for it
	wake    chan struct{}        // it is done

	mu    sync.Mutex
	more  sync.Cond // the stack has grown, or ahead has fallen, or quit
	stack []*node   // to be read ahead, the most urgent last
	ahead int       // folders read that the emitter has not come to
	quit  bool
}

func start(root string, opt Options) (*walker, *node, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, nil, err
	}
	w := &walker{opt: opt, root: withSlash(abs), wake: make(chan struct{}, 1)}
	w.more.L = &w.mu
	return w, &node{abs: w.root, up: w.top(w.root)}, nil
}

// claim says who reads a node and whether that is done.
type claim struct{ state atomic.Int32 }

func (c *claim) take() bool { return c.state.CompareAndSwap(0, 1) }
func (c *claim) finish()    { c.state.Store(2) }
func (c *claim) done() bool { return c.state.Load() == 2 }

// maxAhead bounds the folders that wait, read, for the emitter: a picker that
// shows its first rows must not have the whole tree in memory twice.
const maxAhead = 256

// readAhead starts the goroutines that read folders before the emitter gets
// there. Reading ahead hides the latency of disks; on one processor two such
// goroutines are enough to keep the disk busy.
func (w *walker) readAhead(ctx context.Context) {
	w.started = true
	workers := w.opt.Workers
	if workers <= 0 {
		workers = min(max(2, runtime.GOMAXPROCS(0)), 4)
	}
	for range workers {
		go func() {
			r := &reader{}
			for {
				n := w.next()
				if n == nil || ctx.Err() != nil {
					return
				}
				w.fill(ctx, n, r)
				w.push(n.kids)
				n.claim.finish()
				if w.wanted.Load() == n {
					select {
					case w.wake <- struct{}{}:
					default:
					}
				}
				runtime.Gosched()
			}
		}()
	}
}

// next takes a folder to be read ahead; nil: the walk is over.
func (w *walker) next() *node {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		for len(w.stack) > 0 && w.ahead < maxAhead && !w.quit {
			n := w.stack[len(w.stack)-1]
			w.stack = w.stack[:len(w.stack)-1]
			if n.claim.take() {
				w.ahead++
				return n
			}
		}
		if w.quit {
			return nil
		}
		w.more.Wait()
	}
}

// push puts folders on the stack, the first one on top.
func (w *walker) push(kids []kid) {
	if len(kids) == 0 {
		return
	}
	w.mu.Lock()
	for i := len(kids) - 1; i >= 0; i-- {
		w.stack = append(w.stack, kids[i].node)
	}
	w.mu.Unlock()
	w.more.Broadcast()
}

// consumed notes that the emitter has come to a folder that was read ahead.
func (w *walker) consumed() {
	w.mu.Lock()
	w.ahead--
	low := w.ahead == maxAhead/2
	w.mu.Unlock()
	if low {
		w.more.Broadcast()
	}
}

// stop sends the goroutines home. It does not wait for them: one may be stuck
// in a dead network mount.
func (w *walker) stop() {
	w.mu.Lock()
	w.quit = true
	w.mu.Unlock()
	w.more.Broadcast()
}

// emitter brings what is read into order.
type emitter struct {
	w     *walker
	ctx   context.Context
	emit  func([]string) error
	own   reader
	batch []string
	limit int // files per call
	last  time.Time
}

// The first files are worth a call each, as soon as they are there; then calls
// get fewer.
const (
	firstBatch = 1
	lastBatch  = 4096
	maxDelay   = 10 * time.Millisecond
)

func (e *emitter) visit(root *node) error {
	e.last = time.Now()
	if err := e.folder(root); err != nil {
		return err
	}
	return e.flush()
}

func (e *emitter) folder(n *node) error {
	if err := e.await(n); err != nil {
		return err
	}
	if n.failed != nil {
		if n.above == nil {
			return n.failed
		}
		return e.ctx.Err()
	}
	from := 0
	for _, k := range n.kids {
		if err := e.files(n.files[from:k.after]); err != nil {
			return err
		}
		from = k.after
		if err := e.folder(k.node); err != nil {
			return err
		}
	}
	err := e.files(n.files[from:])
	n.files, n.kids = nil, nil // parents stay for the loop check only
	return err
}

// await makes sure that n is read: by the emitter itself unless another
// goroutine is at it.
func (e *emitter) await(n *node) error {
	w := e.w
	if n.claim.take() {
		w.fill(e.ctx, n, &e.own)
		if !w.started && len(n.kids) > 0 {
			w.readAhead(e.ctx)
		}
		w.push(n.kids)
		n.claim.finish()
		return e.ctx.Err()
	}
	w.wanted.Store(n)
	for !n.claim.done() {
		if err := e.wait(); err != nil {
			return err
		}
	}
	w.consumed()
	return e.ctx.Err()
}

// wait returns when the wanted folder may be there. Files that have been held
// back for long are shown meanwhile.
func (e *emitter) wait() error {
	var late <-chan time.Time
	if len(e.batch) > 0 {
		timer := time.NewTimer(maxDelay - time.Since(e.last))
		defer timer.Stop()
		late = timer.C
	}
	select {
	case <-e.w.wake:
	case <-late:
		return e.flush()
	case <-e.ctx.Done():
		return e.ctx.Err()
	}
	return nil
}

func (e *emitter) files(paths []string) error {
	if len(paths) == 0 {
		return nil
	}
	if e.batch == nil {
		e.batch = make([]string, 0, e.limit+len(paths))
	}
	e.batch = append(e.batch, paths...)
	if len(e.batch) >= e.limit || time.Since(e.last) > maxDelay {
		return e.flush()
	}
	return nil
}

func (e *emitter) flush() error {
	if len(e.batch) == 0 {
		return nil
	}
	batch := e.batch
	e.batch = nil
	e.limit = min(e.limit*8, lastBatch)
	err := e.emit(batch)
	e.last = time.Now()
	return err
}
