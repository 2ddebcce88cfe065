package walk

import (
	"context"
	"runtime"
	"sync/atomic"
)

// ahead is how folders are read before the emitter comes to them, which hides
// the latency of disks. One goroutine keeps the stack of folders still to be
// read and hands them to a few readers; whoever takes a folder first, a reader
// or the emitter, reads it.
type ahead struct {
	started bool
	found   chan []kid    // folders to be read
	next    chan *node    // for the readers
	room    chan struct{} // the emitter has caught up
	quit    chan struct{} // closed at the end of the walk
	held    atomic.Int32  // folders read that the emitter has not come to

	wanted atomic.Pointer[node] // the emitter waits for it
	wake   chan struct{}        // it is done
}

func newAhead() ahead {
	return ahead{
		found: make(chan []kid), next: make(chan *node), quit: make(chan struct{}),
		room: make(chan struct{}, 1), wake: make(chan struct{}, 1),
	}
}

// claim says who reads a node and whether that is done.
type claim struct{ state atomic.Int32 }

func (c *claim) take() bool { return c.state.CompareAndSwap(0, 1) }
func (c *claim) free() bool { return c.state.Load() == 0 }
func (c *claim) finish()    { c.state.Store(2) }
func (c *claim) done() bool { return c.state.Load() == 2 }

// maxAhead bounds the folders that wait, read, for the emitter: a picker that
// shows its first rows must not have the whole tree in memory twice.
const maxAhead = 256

// readAhead starts the goroutines. On one processor two readers are enough to
// keep a disk busy. Nobody waits for them at the end: one may be stuck in a dead
// network mount.
func (w *walker) readAhead(ctx context.Context) {
	w.started = true
	go w.keepStack()
	readers := w.opt.Workers
	if readers <= 0 {
		readers = min(max(2, runtime.GOMAXPROCS(0)), 4)
	}
	for range readers {
		go w.read(ctx)
	}
}

func (w *walker) keepStack() {
	var stack []*node // the most urgent last
	for {
		for len(stack) > 0 && !stack[len(stack)-1].claim.free() {
			stack = stack[:len(stack)-1]
		}
		var next chan *node // nil: nothing to hand over, or enough is held
		var top *node
		if len(stack) > 0 && w.held.Load() < maxAhead {
			next, top = w.next, stack[len(stack)-1]
		}
		select {
		case next <- top:
			stack = stack[:len(stack)-1]
		case kids := <-w.found:
			for i := len(kids) - 1; i >= 0; i-- {
				stack = append(stack, kids[i].node)
			}
		case <-w.room:
		case <-w.quit:
			return
		}
	}
}

func (w *walker) read(ctx context.Context) {
	r := &reader{}
	for {
		select {
		case n := <-w.next:
			if !n.claim.take() {
				continue
			}
			w.held.Add(1)
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
		case <-w.quit:
			return
		}
	}
}

// push tells of folders to be read.
func (w *walker) push(kids []kid) {
	if len(kids) == 0 {
		return
	}
	select {
	case w.found <- kids:
	case <-w.quit:
	}
}

// consumed notes that the emitter has come to a folder that was read ahead.
func (w *walker) consumed() {
	if w.held.Add(-1) == maxAhead/2 {
		select {
		case w.room <- struct{}{}:
		default:
		}
	}
}
