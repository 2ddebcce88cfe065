// Package journal keeps unsaved texts in the state folder until they are saved
// or given up on purpose, so that a closed terminal, a signal or a crash loses
// none of them, and gives them back to the next editor.
//
// A journal holds the edits, not the text: they belong to what the file holds,
// which is named by its length and checksum. Where no file holds it (scratch
// buffers, files that were deleted or that others have written to), or it is
// short, the journal holds it too. Every edit has a little of what stood around
// it, so that a place is found even when the file has become another one after
// the editor's end.
package journal

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
)

// Journal is the feature.
type Journal struct {
	env     *command.Env
	ed      *editor.Editor
	root    string
	w       *writer
	touched map[document.ID]*touched // changed or saved since the last batch
	open    map[document.ID]bool     // those that the writer has a journal of
	// taken are journals whose text a document has taken over; they go when the
	// document is saved or given up.
	taken   map[document.ID][]Entry
	left    []Entry // by editors that are gone, and not taken
	looked  bool
	checked time.Time // when the files were last looked at
}

// touched is a document that was changed.
type touched struct {
	doc   *document.Document
	saved bool      // its file holds another text since
	first text.Rope // before sets
	sets  []change.Set
	edits int
}

// Of returns the feature of an editor.
func Of(env *command.Env) *Journal { return env.Journal.(*Journal) }

// Connect hangs the feature into an editor. root is the folder of journals;
// without one nothing is kept. Nothing is read before the first frame.
func Connect(env *command.Env, root string) {
	j := &Journal{env: env, ed: env.Ed, root: root, w: newWriter(root), touched: map[document.ID]*touched{},
		open: map[document.ID]bool{}, taken: map[document.ID][]Entry{}}
	env.Journal = j
	if root == "" {
		return
	}
	env.Copies = copiesOf(root)
	h := &env.Ed.Hooks
	h.Changed = append(h.Changed, func(_ *editor.Editor, d *document.Document, c document.Change) { j.touch(d).add(c) })
	h.Saved = append(h.Saved, func(_ *editor.Editor, d *document.Document) { j.touch(d).saved = true })
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

func (j *Journal) touch(d *document.Document) *touched {
	t := j.touched[d.ID()]
	if t == nil {
		t = &touched{doc: d}
		j.touched[d.ID()] = t
	}
	return t
}

func (t *touched) add(c document.Change) {
	if len(t.sets) == 0 && t.edits == 0 {
		t.first = c.Old
	}
	t.edits += c.Set.Count()
	if t.edits > maxWaiting {
		t.sets = nil
		return
	}
	t.sets = append(t.sets, c.Set)
}

// checkEvery is how long the files of unsaved texts are trusted to be what they
// were.
const checkEvery = time.Second

// settle hands the writer what has changed.
func (j *Journal) settle(ed *editor.Editor) {
	if !j.looked {
		j.looked = true
		j.look()
	}
	if err := j.w.trouble(); err != nil {
		ed.Warn("unsaved text cannot be kept safe in %s: %s", j.root, err)
	}
	// Others can make a buffer the only place of a text, or write what it has.
	check := time.Since(j.checked) > checkEvery
	for _, d := range ed.Docs.All() {
		if m := d.Modified(); m != j.open[d.ID()] || m && check {
			j.touch(d)
		}
	}
	if check {
		j.checked = time.Now()
	}
	if len(j.touched) > 0 {
		j.collect()
	}
}

func (j *Journal) collect() {
	conf := j.ed.Conf.Editor.Journal
	for id, t := range j.touched {
		switch d := t.doc; {
		case d.File.Locked || d.File.Title != "": // texts of ours, to be read or to be played with
		case !d.Modified():
			j.forget(id)
		case conf.Enable:
			j.w.put(id, j.order(t), conf.Interval/2) // the rest is for writing
			j.open[id] = true
		}
	}
	clear(j.touched)
}

// order says what is to be written of a document.
func (j *Journal) order(t *touched) order {
	d := t.doc
	o := order{
		path: d.File.Path, encoding: d.File.Encoding, text: d.Text(),
		sets: t.sets, unknown: t.edits > maxWaiting, edits: t.edits,
	}
	if j.open[d.ID()] && !t.saved {
		return o
	}
	o.start = true
	base, known := d.SavedText()
	if !known {
		base = d.Text()
	}
	o.base, o.kept = base, known && o.path != "" && !d.File.ModTime.IsZero()
	if len(t.sets) == 0 || !t.first.Equal(base) {
		o.sets, o.unknown = nil, true
	}
	return o
}

// forget removes the journal of a document that has nothing unsaved.
func (j *Journal) forget(id document.ID) {
	if j.open[id] {
		j.w.put(id, order{drop: true}, 0)
		delete(j.open, id)
	}
	for _, e := range j.taken[id] {
		drop(e.file)
	}
	delete(j.taken, id)
}

// Flush writes all unsaved texts at once: before the editor is stopped, or when
// it breaks. The reason is what the next editor tells, unless work goes on. It
// may be called again.
func (j *Journal) Flush(reason string) {
	if j.root == "" {
		return
	}
	j.collect()
	_ = j.w.flush(reason)
}

// FlushAnywhere writes what the loop has handed over, on any goroutine: for
// when the loop does not answer.
func (j *Journal) FlushAnywhere(reason string) {
	if j.root != "" {
		_ = j.w.flush(reason)
	}
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
	j.w.close("")
}

// look finds what is left behind, beside the loop, and offers it. Texts that
// their files hold by now are dropped: they were saved.
func (j *Journal) look() {
	job.Go(j.ed.Jobs, job.Spec{Key: "journal", Class: job.Wait}, func(ctx context.Context) ([]Entry, error) {
		return slices.DeleteFunc(Left(j.root), func(e Entry) bool {
			if e.Path == "" || job.Yield(ctx) != nil {
				return false
			}
			f, err := open(e.file)
			if err != nil || f.Damaged || f.Moved || !f.saved {
				return false
			}
			return drop(e.file) == nil
		}), nil
	}, func(left []Entry, _ error) {
		j.left = left
		if len(left) == 0 {
			return
		}
		d := j.ed.Doc()
		for _, d := range append([]*document.Document{d}, j.ed.Docs.All()...) {
			if j.offer(d) {
				return
			}
		}
		if len(j.ed.Docs.All()) == 1 && d.IsUntouchedScratch() {
			j.list(j.env.Context()) // there is nothing else to do
		}
		j.ed.Warn("Unsaved text of %s was left behind (%s, %s): :recover", j.name(left[0]), when(left[0]), left[0].Reason)
	})
}

func when(e Entry) string { return e.Time.Format("2 Jan 15:04") }

// offer shows that there is unsaved text of a document's file.
func (j *Journal) offer(d *document.Document) bool {
	i := j.of(d.File.Path)
	if i < 0 {
		return false
	}
	if d == j.ed.Doc() && len(j.ed.Layers.Layers()) == 0 {
		j.list(j.env.Context())
	}
	e := j.left[i]
	j.ed.Warn("There is unsaved text of %s (%s, %s): :recover", j.name(e), when(e), e.Reason)
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
