package walk

import (
	"context"
	"path/filepath"
	"strings"
	"sync"
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
	defer close(w.quit)
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

	ahead
}

func start(root string, opt Options) (*walker, *node, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, nil, err
	}
	w := &walker{opt: opt, root: withSlash(abs), ahead: newAhead()}
	return w, &node{abs: w.root, up: w.top(w.root)}, nil
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
