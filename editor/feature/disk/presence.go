package disk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
)

// presence tells other editors which files are open here, and the user which
// are open there. For every open file there is a small one in the state folder
// whose lock its editor holds; the kernel gives it back however the editor ends.
type presence struct {
	ed    *editor.Editor
	dir   string
	held  map[string]*os.File // by path
	told  map[string]string   // who has a file, as the user was told
	stale bool                // other files are open than before
	busy  bool                // a look is under way
}

// Announce hangs the feature into an editor. dir is where the locks are; ""
// announces nothing.
func Announce(env *command.Env, dir string) {
	if dir == "" {
		return
	}
	p := &presence{ed: env.Ed, dir: dir, held: map[string]*os.File{}, told: map[string]string{}, stale: true}
	h := &env.Ed.Hooks
	stale := func(*editor.Editor, *document.Document) { p.stale = true }
	h.Opened = append(h.Opened, stale)
	h.Closed = append(h.Closed, stale)
	h.Saved = append(h.Saved, stale)
	h.Settle = append(h.Settle, p.settle)
	// What others had open they may have closed by now.
	h.Idle = append(h.Idle, func(*editor.Editor) { p.stale = p.stale || len(p.told) > 0 })
	h.Quit = append(h.Quit, func(*editor.Editor) {
		for path := range p.held {
			p.release(path)
		}
		p.busy = true // nothing is taken any more
	})
}

func (p *presence) settle(ed *editor.Editor) {
	if !p.stale || p.busy {
		return
	}
	p.stale = false
	open := p.open()
	for path := range p.held {
		if !open[path] {
			p.release(path)
		}
	}
	var wanted []string
	for path := range open {
		if p.held[path] == nil {
			wanted = append(wanted, path)
		}
	}
	for path := range p.told {
		if !open[path] {
			delete(p.told, path)
		}
	}
	if len(wanted) == 0 {
		return
	}
	p.busy = true
	job.Go(ed.Jobs, job.Spec{Key: "presence", Class: job.Wait}, func(context.Context) ([]claim, error) {
		claims := make([]claim, len(wanted))
		for i, path := range wanted {
			claims[i] = claimFile(p.dir, path)
		}
		return claims, nil
	}, p.take)
}

// open are the files of the open buffers.
func (p *presence) open() map[string]bool {
	open := map[string]bool{}
	for _, d := range p.ed.Docs.All() {
		if d.File.Path != "" && !d.File.Locked {
			open[d.File.Path] = true
		}
	}
	return open
}

func (p *presence) take(claims []claim, _ error) {
	p.busy = false
	open := p.open()
	for _, c := range claims {
		switch {
		case c.lock != nil:
			p.held[c.path] = c.lock
			delete(p.told, c.path)
			if !open[c.path] {
				p.release(c.path) // it was closed meanwhile
			}
		case c.by != "" && open[c.path] && p.told[c.path] != c.by:
			p.told[c.path] = c.by
			p.ed.Warn("%s is open in another hx too (%s): save in one of them only", document.RelativePath(p.ed.Dir(), c.path), c.by)
		}
		for _, kept := range c.kept {
			p.ed.Warn("A save of %s was interrupted; its old text is in %s", document.RelativePath(p.ed.Dir(), c.path), kept)
			break
		}
	}
}

func (p *presence) release(path string) {
	f := p.held[path]
	delete(p.held, path)
	os.Remove(f.Name())
	f.Close()
}

// claim is what became of an attempt to take a file's lock.
type claim struct {
	path string
	lock *os.File // taken, or nil
	by   string   // who has it, "" when the lock cannot be used
	kept []string // copies that an interrupted save left
}

func claimFile(dir, path string) claim {
	c := claim{path: path, kept: document.KeptCopies(path, filepath.Join(filepath.Dir(dir), "copies"))}
	real := path
	if r, err := filepath.EvalSymlinks(path); err == nil {
		real = r
	}
	sum := sha256.Sum256([]byte(real))
	name := filepath.Join(dir, hex.EncodeToString(sum[:16]))
	if os.MkdirAll(dir, 0o700) != nil {
		return c
	}
	for range 3 {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return c
		}
		if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
			c.by = holder(f)
			f.Close()
			return c
		}
		// Whoever had it may have removed it at this very moment.
		mine, err := f.Stat()
		there, err2 := os.Stat(name)
		if err == nil && err2 == nil && os.SameFile(mine, there) {
			_ = f.Truncate(0)
			_, _ = f.WriteAt(fmt.Appendf(nil, "process %d, since %s\n", os.Getpid(), time.Now().Format("2 Jan 15:04")), 0)
			c.lock = f
			return c
		}
		f.Close()
	}
	return c
}

// maxHolder bounds what is read of a lock's file, in bytes.
const maxHolder = 100

func holder(f *os.File) string {
	b := make([]byte, maxHolder)
	n, _ := f.ReadAt(b, 0)
	if line, _, ok := strings.Cut(string(b[:n]), "\n"); ok {
		return line
	}
	return "it is just being opened"
}
