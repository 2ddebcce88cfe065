// Package grep searches the files below a folder line by line, for the global
// search. Files are those that package walk lists; open buffers with unsaved
// changes stand in for their files; binary files are skipped.
//
// Hits come in the order of the walk while the search goes on. Within one line
// only the first match counts.
package grep

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"hx/editor/text"
	"hx/editor/walk"
)

// Matcher finds a pattern. It must be safe for several goroutines, and must not
// keep s, whose bytes change after the call. `^` and `$` should mean the
// beginning and end of lines.
type Matcher interface {
	FindString(s string) (start, end int, ok bool)
}

// Hit is a line with a match.
type Hit struct {
	Path     string // relative to the root of the search, with slashes
	Line     int    // 0-based
	Text     string // the line without its break, cut to MaxText bytes
	From, To int    // the match in Text, in bytes; may be cut as well
}

// MaxText bounds the text of a hit in bytes: nobody looks at more of a
// minified file.
const MaxText = 1000

// Options of a search. The zero value searches everything.
type Options struct {
	Walk    walk.Options
	Workers int                  // 0: one per processor, at most four
	Buffers map[string]text.Rope // by absolute path: text that counts instead of the file's, or without one
	Limit   int                  // hits after which the search ends; 0: no limit
}

// Stats tell what a search did.
type Stats struct {
	Files   int  // searched
	Skipped int  // binary, gone or unreadable
	Hits    int  // given to emit
	Limited bool // ended at the limit
}

// Search looks for m in the files below root and calls emit, on the caller's
// goroutine, with the next hits as soon as it has some. Slices are the callee's.
// The error is that of ctx, of emit, or of reading root.
func Search(ctx context.Context, root string, m Matcher, opt Options, emit func([]Hit) error) (Stats, error) {
	abs, err := filepath.Abs(root)
	if err != nil {
		return Stats{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &search{
		m: m, opt: opt, root: strings.TrimSuffix(filepath.ToSlash(abs), "/") + "/",
		todo: make(chan *part), order: make(chan *part, window),
	}
	var failed error
	var wg sync.WaitGroup
	wg.Go(func() {
		failed = s.walk(ctx)
		close(s.todo)
		close(s.order)
	})
	workers := opt.Workers
	if workers <= 0 {
		workers = min(runtime.GOMAXPROCS(0), 4)
	}
	for range workers {
		wg.Go(func() { s.work(ctx) })
	}
	stats, err := s.collect(ctx, emit)
	cancel()
	wg.Wait()
	if err == nil && !stats.Limited {
		err = failed
	}
	return stats, err
}

// search is one search.
type search struct {
	m    Matcher
	opt  Options
	root string // absolute, with trailing slash

	todo  chan *part // for the workers
	order chan *part // the same ones, for the collector
}

// part is a few files that one worker searches. Its results wait in out until
// those of all earlier parts are taken.
type part struct {
	paths []string
	out   chan []Hit // closed when done
	stats Stats      // valid then
}

const (
	// partSize is how many files a worker takes at once: few enough that work
	// is spread evenly, many enough that handing it over costs nothing.
	partSize = 16
	// window bounds the parts that are searched or wait to be shown.
	window = 64
	// outSize bounds the batches of one part that wait.
	outSize = 4
	// batch is the number of hits after which a worker hands them over before
	// the end of its part.
	batch = 256
)

// walk lists the files and cuts them into parts; buffers without a file come
// last.
func (s *search) walk(ctx context.Context) error {
	give := func(paths []string) error { return s.give(ctx, paths) }
	if err := walk.Walk(ctx, s.root, s.opt.Walk, give); err != nil {
		return err
	}
	return give(s.fresh())
}

// give hands files to the workers.
func (s *search) give(ctx context.Context, paths []string) error {
	for len(paths) > 0 {
		n := min(partSize, len(paths))
		p := &part{paths: paths[:n], out: make(chan []Hit, outSize)}
		paths = paths[n:]
		select {
		case s.order <- p:
		case <-ctx.Done():
			return ctx.Err()
		}
		select {
		case s.todo <- p:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// fresh are the buffers below the root whose files do not exist yet.
func (s *search) fresh() []string {
	var paths []string
	for full := range s.opt.Buffers {
		if path, below := strings.CutPrefix(filepath.ToSlash(full), s.root); below {
			if _, err := os.Lstat(full); errors.Is(err, fs.ErrNotExist) {
				paths = append(paths, path)
			}
		}
	}
	slices.Sort(paths)
	return paths
}

// collect brings the results of the parts into order.
func (s *search) collect(ctx context.Context, emit func([]Hit) error) (stats Stats, err error) {
	for p := range s.order {
		for open := true; open; {
			var hits []Hit
			select {
			case hits, open = <-p.out:
			case <-ctx.Done():
				return stats, ctx.Err()
			}
			if s.opt.Limit > 0 && stats.Hits+len(hits) >= s.opt.Limit {
				hits, stats.Limited = hits[:s.opt.Limit-stats.Hits], true
			}
			if len(hits) > 0 {
				stats.Hits += len(hits)
				if err := emit(hits); err != nil {
					return stats, err
				}
			}
			if stats.Limited {
				return stats, nil
			}
		}
		stats.Files += p.stats.Files
		stats.Skipped += p.stats.Skipped
	}
	return stats, ctx.Err()
}

// work searches parts until there are none.
func (s *search) work(ctx context.Context) {
	sc := &scanner{m: s.m}
	for p := range s.todo {
		if ctx.Err() == nil {
			s.part(ctx, sc, p)
		}
		close(p.out)
	}
}

func (s *search) part(ctx context.Context, sc *scanner, p *part) {
	var hits []Hit
	send := func() bool {
		select {
		case p.out <- hits:
			hits = nil
			return true
		case <-ctx.Done():
			return false
		}
	}
	for _, path := range p.paths {
		searched := s.file(ctx, sc, path, func(h Hit) bool {
			hits = append(hits, h)
			return len(hits) < batch || send()
		})
		if searched {
			p.stats.Files++
		} else {
			p.stats.Skipped++
		}
		runtime.Gosched() // the loop goes first where there is one processor
		if ctx.Err() != nil {
			return
		}
	}
	if len(hits) > 0 {
		send()
	}
}

// file searches one file or the buffer in its place; false: it was skipped.
func (s *search) file(ctx context.Context, sc *scanner, path string, hit func(Hit) bool) bool {
	sc.path = append(append(sc.path[:0], s.root...), path...)
	if len(s.opt.Buffers) > 0 {
		if t, ok := s.opt.Buffers[string(sc.path)]; ok {
			return sc.search(ctx, path, &ropeReader{rope: t}, hit)
		}
	}
	f, ok := openFile(string(sc.path))
	if !ok {
		return false
	}
	defer f.close()
	return sc.search(ctx, path, f, hit)
}
