package disk

import (
	"context"
	"path/filepath"
	"sync/atomic"

	"github.com/fsnotify/fsnotify"

	"hx/editor/job"
)

// maxFolders bounds the folders that are watched; the kernel has few watches
// for all programs of a user together.
const maxFolders = 128

// watch tells when something happens to one of a set of files. It is owned by
// the loop; the one goroutine that listens shares an atomic set of names.
type watch struct {
	w       *fsnotify.Watcher
	shared  *shared
	folders map[string]bool // as watched, known after the last job
	broken  bool            // nothing can be watched here
}

// shared is what the listening goroutine may look at.
type shared struct {
	names   atomic.Pointer[map[string]bool]
	pending atomic.Bool // a call is on its way to the loop
}

// files makes the watch see to a set of files; changed runs on the loop when
// something happened to one of them.
func (w *watch) files(jobs *job.Runner, paths []string, changed func()) {
	if w.broken || len(paths) == 0 && w.w == nil {
		return
	}
	if w.w == nil && !w.open(jobs, changed) {
		return
	}
	watcher, sh, have := w.w, w.shared, w.folders
	// Looking at folders may wait for a disk that is asleep.
	job.Go(jobs, job.Spec{Key: "watch", Class: job.Wait}, func(ctx context.Context) (map[string]bool, error) {
		names := map[string]bool{}
		folders := map[string]bool{}
		for _, p := range paths {
			for _, p := range []string{p, target(p)} {
				names[p] = true
				if dir := filepath.Dir(p); len(folders) < maxFolders {
					folders[dir] = true
				}
			}
		}
		sh.names.Store(&names)
		for dir := range have {
			if !folders[dir] {
				watcher.Remove(dir) // it may be gone, which is as good
			}
		}
		for dir := range folders {
			if ctx.Err() != nil {
				break
			}
			// Added again even if watched: another folder may have its name now.
			if watcher.Add(dir) != nil {
				delete(folders, dir) // looked at now and then all the same
			}
		}
		return folders, nil
	}, func(folders map[string]bool, err error) {
		if w.w == watcher && err == nil {
			w.folders = folders
		}
	})
}

// target is the file behind links.
func target(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

func (w *watch) open(jobs *job.Runner, changed func()) bool {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		w.broken = true // no more of them to be had; looking remains
		return false
	}
	sh := &shared{}
	w.w, w.shared = watcher, sh
	go func() {
		for {
			select {
			case ev, ok := <-watcher.Events:
				if !ok {
					return
				}
				if names := sh.names.Load(); names == nil || !(*names)[ev.Name] {
					continue
				}
			case _, ok := <-watcher.Errors:
				if !ok {
					return
				}
				// Most likely the queue ran over: anything may have happened.
			}
			if sh.pending.CompareAndSwap(false, true) {
				jobs.Post(func() {
					sh.pending.Store(false)
					changed()
				})
			}
		}
	}()
	return true
}

func (w *watch) close() {
	if w.w != nil {
		w.w.Close()
		*w = watch{broken: w.broken}
	}
}
