package walk

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unsafe"
)

// node is a folder on the way of the walk.
type node struct {
	abs   string // with trailing slash
	depth int    // levels below the root; the root is 0
	up    *rules // that apply to the folder itself
	above *node  // its parent, to find loops of links

	claim  claim
	files  []string // relative paths, in order
	kids   []kid
	failed error
}

// kid is a folder inside a node.
type kid struct {
	after int // number of the node's files that come before it
	*node
}

// fill reads n and decides what is listed of it.
func (w *walker) fill(ctx context.Context, n *node, r *reader) {
	entries, inside, err := w.entries(ctx, n, r)
	if err != nil {
		n.failed = err
		return
	}
	rel := n.abs[len(w.root):]
	size, files := 0, 0
	for _, e := range entries {
		if e.kind == file {
			files++
			size += len(rel) + len(e.name)
		}
	}
	// All paths are cut out of one string.
	var paths strings.Builder
	paths.Grow(size)
	for _, e := range entries {
		if e.kind == file {
			paths.WriteString(rel)
			paths.WriteString(e.name)
		}
	}
	all := paths.String()
	n.files = make([]string, 0, files)
	for _, e := range entries {
		switch {
		case e.kind == file:
			l := len(rel) + len(e.name)
			n.files = append(n.files, all[:l])
			all = all[l:]
		case w.opt.Depth == 0 || n.depth+1 < w.opt.Depth:
			sub := &node{abs: n.abs + e.name + "/", depth: n.depth + 1, up: inside, above: n}
			n.kids = append(n.kids, kid{len(n.files), sub})
		}
	}
}

// entries gives the files and folders of n that are listed, in name order, and
// the rules that apply to them. The names are gone when r reads again.
func (w *walker) entries(ctx context.Context, n *node, r *reader) ([]rawEntry, *rules, error) {
	list, err := r.read(ctx, n.abs)
	if err != nil {
		return nil, nil, err
	}
	var has found
	for i := range list {
		if name := list[i].name; name[0] == '.' {
			has.note(name)
		}
	}
	inside := w.enter(n.up, n.abs, has)
	abs := append(make([]byte, 0, len(n.abs)+64), n.abs...)
	kept := list[:0]
	for _, e := range list {
		if e.kind == other {
			continue
		}
		if e.kind == symlink || e.kind == unknown {
			if e.kind = w.resolve(n, e); e.kind == other {
				continue
			}
		}
		abs = append(abs[:len(n.abs)], e.name...)
		if w.listed(inside, unsafe.String(unsafe.SliceData(abs), len(abs)), e) {
			kept = append(kept, e)
		}
	}
	slices.SortFunc(kept, func(a, b rawEntry) int { return strings.Compare(a.name, b.name) })
	return kept, inside, nil
}

// listed applies options and rules to a file or folder. Abs is valid during the
// call only.
func (w *walker) listed(r *rules, abs string, e rawEntry) bool {
	if isVersionControl(e.name) || e.kind == file && !w.opt.Archives && isArchive(e.name) {
		return false
	}
	v := silent
	if !r.empty() {
		v = r.decide(abs, e.name, e.kind == folder)
	}
	return v == wanted || v == silent && !(w.opt.Hidden && e.name[0] == '.')
}

// resolve finds out what a link, or an entry of unknown kind, stands for; other
// if it is not to be listed.
func (w *walker) resolve(n *node, e rawEntry) kind {
	path := n.abs + e.name
	if e.kind == unknown {
		info, err := os.Lstat(path)
		if err != nil {
			return other
		}
		if info.Mode()&os.ModeSymlink == 0 {
			return kindOfInfo(info)
		}
	}
	if !w.opt.FollowSymlinks {
		return other
	}
	info, err := os.Stat(path)
	if err != nil {
		return other // broken
	}
	k := kindOfInfo(info)
	if k == other || w.opt.DeduplicateLinks && w.below(path) {
		return other
	}
	if k == folder {
		for up := n; up != nil; up = up.above {
			if above, err := os.Stat(up.abs); err == nil && os.SameFile(above, info) {
				return other // a loop
			}
		}
	}
	return k
}

// below reports whether a link leads to something below the root.
func (w *walker) below(path string) bool {
	w.realOnce.Do(func() {
		if real, err := filepath.EvalSymlinks(w.root); err == nil {
			w.realRoot = withSlash(real)
		}
	})
	target, err := filepath.EvalSymlinks(path)
	return err != nil || w.realRoot != "" && strings.HasPrefix(filepath.ToSlash(target)+"/", w.realRoot)
}

func kindOfInfo(info os.FileInfo) kind {
	switch {
	case info.Mode().IsRegular():
		return file
	case info.IsDir():
		return folder
	}
	return other
}
