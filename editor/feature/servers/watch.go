package servers

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"hx/editor/job"
	"hx/lsp"
)

const (
	// maxWatched bounds the folders that are watched for servers; the kernel has
	// few watches for all programs of a user together.
	maxWatched = 512
	// gather is how long changes are gathered before servers hear of them.
	gather = 200 * time.Millisecond
	// maxChanges bounds how many of them are told at a time.
	maxChanges = 1000
)

// notWatched are folders whose content no server needs to hear of.
var notWatched = map[string]bool{".git": true, ".hg": true, ".svn": true, ".jj": true, "target": true, "node_modules": true}

// watch tells servers what happens to the files they asked about. The loop owns
// it; its goroutine only knows the watcher.
type watch struct {
	w *fsnotify.Watcher
	// off tells that nothing can be watched here, full that there are more
	// folders than may be watched: then servers hear of saved files at least.
	off, full bool
}

// watchesChanged watches what servers want to hear of now.
func (s *Servers) watchesChanged() {
	s.watch.close()
	var wanted []lsp.Watch
	roots := map[string]bool{}
	for _, server := range s.set.All() {
		list := server.Watches()
		wanted = append(wanted, list...)
		for _, w := range list {
			if w.Base != "" {
				roots[w.Base] = true
			} else if root := orElse(server.Root(), s.ws.Path); root != "" {
				roots[root] = true
			}
		}
	}
	if len(wanted) == 0 || s.watch.off {
		return
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		s.watch.off = true
		s.note("files are not watched for language servers: " + err.Error())
		return
	}
	s.watch.w = w
	go s.listen(w, slices.Sorted(maps.Keys(roots)))
}

func (w *watch) close() {
	if w.w != nil {
		w.w.Close()
	}
	*w = watch{off: w.off}
}

// listen watches folders with all that is in them, until the watcher is closed,
// and tells the loop of changes, many at a time.
func (s *Servers) listen(w *fsnotify.Watcher, roots []string) {
	g := gatherer{w: w, tell: func(list []lsp.FileChange) {
		s.ed.Jobs.Post(func() {
			if s.set != nil && s.watch.w == w {
				s.set.FilesChanged(list)
			}
		})
	}}
	for _, root := range roots {
		g.add(root, nil)
	}
	if g.full {
		s.ed.Jobs.Post(func() {
			if s.watch.w == w {
				s.watch.full = true
				s.note("the workspace has more folders than are watched for language servers")
			}
		})
	}
	g.run()
}

// gatherer collects what happens to files.
type gatherer struct {
	w       *fsnotify.Watcher
	tell    func([]lsp.FileChange)
	folders int
	full    bool
	order   []string
	kinds   map[string]lsp.FileChangeKind
}

// add watches a folder and those in it, until there are too many; made tells of
// the files that are there already.
func (g *gatherer) add(root string, made func(path string)) {
	filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case !e.IsDir():
			if made != nil {
				made(path)
			}
			return nil
		case path != root && notWatched[e.Name()]:
			return fs.SkipDir
		case g.folders >= maxWatched:
			g.full = true
			return fs.SkipAll
		}
		if g.w.Add(path) != nil {
			g.full = true
			return fs.SkipAll
		}
		g.folders++
		return nil
	})
}

// run listens until the watcher is closed.
func (g *gatherer) run() {
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case ev, ok := <-g.w.Events:
			if !ok {
				return
			}
			if idle := len(g.order) == 0; g.take(ev) && idle {
				timer.Reset(gather)
			}
		case _, ok := <-g.w.Errors:
			if !ok {
				return
			}
		case <-timer.C:
			g.flush()
		}
	}
}

// take notes an event; false when it is none for servers.
func (g *gatherer) take(ev fsnotify.Event) bool {
	var kind lsp.FileChangeKind
	switch {
	case ev.Has(fsnotify.Create):
		kind = lsp.FileCreated
		if st, err := os.Lstat(ev.Name); err == nil && st.IsDir() && !notWatched[filepath.Base(ev.Name)] {
			g.add(ev.Name, func(path string) { g.put(path, lsp.FileCreated) })
		}
	case ev.Has(fsnotify.Write):
		kind = lsp.FileChanged
	case ev.Has(fsnotify.Remove), ev.Has(fsnotify.Rename):
		kind = lsp.FileDeleted
	default:
		return false
	}
	g.put(ev.Name, kind)
	return true
}

func (g *gatherer) put(path string, kind lsp.FileChangeKind) {
	was, known := g.kinds[path]
	if !known {
		if len(g.order) >= maxChanges {
			return
		}
		if g.kinds == nil {
			g.kinds = map[string]lsp.FileChangeKind{}
		}
		g.order = append(g.order, path)
	}
	g.kinds[path] = after(was, kind)
}

// after is what two things that happened to a file come to: who writes a file
// anew by a rename has changed it.
func after(was, now lsp.FileChangeKind) lsp.FileChangeKind {
	switch {
	case was == lsp.FileDeleted && now == lsp.FileCreated:
		return lsp.FileChanged
	case was == lsp.FileCreated && now == lsp.FileChanged:
		return lsp.FileCreated
	}
	return now
}

func (g *gatherer) flush() {
	list := make([]lsp.FileChange, 0, len(g.order))
	for _, path := range g.order {
		kind := g.kinds[path]
		if kind == lsp.FileCreated || kind == lsp.FileChanged {
			if st, err := os.Lstat(path); err != nil {
				kind = lsp.FileDeleted // it went again
			} else if st.IsDir() && kind == lsp.FileChanged {
				continue
			}
		}
		list = append(list, lsp.FileChange{Path: path, Kind: kind})
	}
	g.order, g.kinds = nil, nil
	if len(list) > 0 {
		g.tell(list)
	}
}

// savedFile tells servers of a file that was saved, where it is not watched.
func (s *Servers) savedFile(path string) {
	if s.set != nil && path != "" && (s.watch.w == nil || s.watch.full) {
		s.set.FilesChanged([]lsp.FileChange{{Path: path, Kind: lsp.FileChanged}})
	}
}

// watchLater is watchesChanged after a moment: servers register many at a time.
func (s *Servers) watchLater() {
	job.Later(s.ed.Jobs, job.Spec{Key: "lsp:watch", Latest: true, Debounce: gather}, s.watchesChanged)
}
