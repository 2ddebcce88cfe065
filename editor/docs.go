package editor

import (
	"slices"
	"strconv"

	"hx/editor/document"
	"hx/editor/text"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Docs holds the open documents in the order of their IDs.
type Docs struct {
	ed   *Editor
	list []*document.Document
	next document.ID
}

func newDocs(ed *Editor) *Docs { return &Docs{ed: ed, next: 1} }

// All returns the open documents by ID. The slice must not be changed.
func (s *Docs) All() []*document.Document { return s.list }

// Get returns a document, nil when it is closed.
func (s *Docs) Get(id document.ID) *document.Document {
	for _, d := range s.list {
		if d.ID() == id {
			return d
		}
	}
	return nil
}

// ByPath returns the document of an absolute path, or nil.
func (s *Docs) ByPath(path string) *document.Document {
	for _, d := range s.list {
		if d.File.Path != "" && d.File.Path == path {
			return d
		}
	}
	return nil
}

// Add opens a document of a text and tells the hooks.
func (s *Docs) Add(t text.Rope, setUp func(*document.Document)) *document.Document {
	d := document.New(s.next, t)
	s.next++
	d.UndoLimit = s.ed.Conf.Editor.Limits.Undo
	d.OnChange(func(c document.Change) {
		for _, hook := range s.ed.Hooks.Changed {
			hook(s.ed, d, c)
		}
	})
	if setUp != nil {
		setUp(d)
	}
	s.list = append(s.list, d)
	s.ed.Arrange()
	for _, hook := range s.ed.Hooks.Opened {
		hook(s.ed, d)
	}
	return d
}

func (s *Docs) remove(d *document.Document) {
	s.list = slices.DeleteFunc(s.list, func(have *document.Document) bool { return have == d })
	s.ed.Arrange()
	for _, hook := range s.ed.Hooks.Closed {
		hook(s.ed, d)
	}
}

// Modified returns the documents with unsaved changes.
func (s *Docs) Modified() []*document.Document {
	var out []*document.Document
	for _, d := range s.list {
		if d.Modified() {
			out = append(out, d)
		}
	}
	return out
}

// NewScratch opens an unnamed document. An empty text becomes one line break:
// every buffer has a line to stand on.
func (ed *Editor) NewScratch(s string) *document.Document {
	le := ed.defaultLineEnding()
	if s == "" {
		s = string(le)
	}
	return ed.Docs.Add(text.FromString(s), func(d *document.Document) {
		d.LineEnding = le
		d.File.Encoding = "utf-8"
	})
}

// Show makes the focused view show a document. An untouched scratch buffer
// that nothing else shows disappears when it is replaced.
func (ed *Editor) Show(d *document.Document) { ed.ShowIn(ed.View().ID, d) }
