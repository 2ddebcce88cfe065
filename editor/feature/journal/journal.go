// Package journal keeps unsaved texts in the state folder until they are saved
// or given up on purpose, so that a closed terminal, a signal or a crash loses
// none of them, and gives them back to the next editor.
package journal

import (
	"path/filepath"
	"slices"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
)

// Journal is the feature.
type Journal struct {
	ed      *editor.Editor
	root    string
	w       *writer
	touched map[document.ID]*document.Document // changed or saved since the last batch
	// taken are journals whose text a document has taken over; they go when the
	// document is saved or given up.
	taken  map[document.ID][]Entry
	left   []Entry // by editors that are gone, and not taken
	looked bool
}

// Of returns the feature of an editor.
func Of(env *command.Env) *Journal { return env.Journal.(*Journal) }

// Connect hangs the feature into an editor. root is the folder of journals;
// without one nothing is kept. Nothing is read before the first frame.
func Connect(env *command.Env, root string) {
	j := &Journal{ed: env.Ed, root: root, w: newWriter(root),
		touched: map[document.ID]*document.Document{}, taken: map[document.ID][]Entry{}}
	env.Journal = j
	if root == "" {
		return
	}
	h := &env.Ed.Hooks
	h.Changed = append(h.Changed, func(_ *editor.Editor, d *document.Document, _ document.Change) { j.touched[d.ID()] = d })
	h.Saved = append(h.Saved, func(_ *editor.Editor, d *document.Document) { j.touched[d.ID()] = d })
	h.Closed = append(h.Closed, func(_ *editor.Editor, d *document.Document) {
		delete(j.touched, d.ID())
		j.forget(d.ID())
	})
	h.Opened = append(h.Opened, func(_ *editor.Editor, d *document.Document) {
		if j.looked {
			j.offer(d)
		}
	})
	h.Settle = append(h.Settle, j.settle)
	h.Quit = append(h.Quit, j.quit)
}

// settle hands the writer what has changed.
func (j *Journal) settle(ed *editor.Editor) {
	if !j.looked {
		j.looked = true
		j.look()
	}
	if err := j.w.trouble(); err != nil {
		ed.Warn("unsaved text cannot be kept safe in %s: %s", j.root, err)
	}
	if len(j.touched) > 0 {
		j.collect()
	}
}

func (j *Journal) collect() {
	conf := j.ed.Conf.Editor.Journal
	for id, d := range j.touched {
		switch {
		case d.File.Locked:
		case !d.Modified():
			j.forget(id)
		case conf.Enable:
			snap := d.Snapshot()
			j.w.put(id, &snap, conf.Interval/2) // the rest is for writing
		}
	}
	clear(j.touched)
}

// forget removes the journal of a document that has nothing unsaved.
func (j *Journal) forget(id document.ID) {
	j.w.put(id, nil, 0)
	for _, e := range j.taken[id] {
		drop(e.file)
	}
	delete(j.taken, id)
}

// Flush writes all unsaved texts at once: before the editor is stopped, or when
// it breaks. It may be called again.
func (j *Journal) Flush() {
	if j.root == "" {
		return
	}
	j.collect()
	j.w.flush()
}

// quit keeps what is unsaved unless the user left it on purpose.
func (j *Journal) quit(ed *editor.Editor) {
	if _, deliberate := ed.Quitting(); deliberate {
		for _, d := range ed.Docs.All() {
			j.forget(d.ID())
		}
		clear(j.touched)
	}
	j.collect()
	j.w.close()
}

// look finds what is left behind and says so once.
func (j *Journal) look() {
	j.left = left(j.root)
	for _, d := range j.ed.Docs.All() {
		if j.offer(d) {
			return
		}
	}
	if len(j.left) > 0 {
		e := j.left[0]
		j.ed.Warn("Unsaved text of %s from %s was left behind: :recover takes it, :recover-discard drops all %d",
			j.name(e), e.Time.Format("2 Jan 15:04"), len(j.left))
	}
}

// offer tells that there is unsaved text of a document's file.
func (j *Journal) offer(d *document.Document) bool {
	i := j.of(d.File.Path)
	if i < 0 {
		return false
	}
	j.ed.Warn("There is unsaved text of %s from %s: :recover takes it",
		j.name(j.left[i]), j.left[i].Time.Format("2 Jan 15:04"))
	return true
}

// of returns which journal belongs to a file, -1 when there is none.
func (j *Journal) of(path string) int {
	if path == "" {
		return -1
	}
	return slices.IndexFunc(j.left, func(e Entry) bool { return e.Path == path })
}

func (j *Journal) name(e Entry) string {
	if e.Path == "" {
		return "a scratch buffer"
	}
	return document.RelativePath(j.ed.Dir(), filepath.Clean(e.Path))
}
