// Package document holds open texts: the text itself, its revisions and undo
// tree, and what is known of its file. A document changes only through Apply
// (One-Door), on the goroutine that owns the editor (One-Owner).
//
// Other goroutines get a Snapshot; positions that outlive a call are Stamps.
package document

import (
	"fmt"
	"path/filepath"
	"time"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

// ID names a document for as long as the editor runs. The first is 1.
type ID int32

// Rev counts the changes of a document's text, from 0.
type Rev int32

// Snapshot is a document at one moment, safe on any goroutine.
type Snapshot struct {
	ID   ID
	Rev  Rev
	Text text.Rope
	Path string
	Lang string
}

// Tx is one change of a text: the edits and what is selected before and after
// them in the view that made it.
type Tx struct {
	Set           change.Set
	Before, After selection.Selection
	Result        *text.Rope // what Set makes of the text, if that is known already
}

// Change tells what Apply did; hooks get it.
type Change struct {
	Doc      ID
	Rev      Rev // the revision after the change
	Set      change.Set
	Old, New text.Rope
}

// Indent is one level of indentation: a tab, or Spaces blanks when not 0.
type Indent struct{ Spaces int }

// String returns the text of one level.
func (i Indent) String() string {
	if i.Spaces == 0 {
		return "\t"
	}
	return "                "[:min(i.Spaces, 16)]
}

// Tidy is what EditorConfig asks for on save; nil leaves it to the options.
type Tidy struct {
	TrimTrailing *bool
	FinalNewline *bool
}

// Document is an open text.
type Document struct {
	id      ID
	text    text.Rope
	rev     Rev
	log     changeLog
	history History
	pending pending
	slots   map[int]any
	changed func(Change)
	coming  int64 // bytes of the file that are not loaded yet

	File       File
	Lang       string // language name, "" for plain text
	Indent     Indent
	TabWidth   int // cells
	LineEnding text.LineEnding
	TextWidth  int // from EditorConfig, 0 when not set
	Tidy       Tidy
	UndoLimit  int64 // bytes that the history may take, 0 for any number

	focused time.Time // when a view last showed it
}

// New makes a document of text.
func New(id ID, t text.Rope) *Document {
	return &Document{
		id: id, text: t, history: newHistory(), slots: map[int]any{},
		Indent: Indent{}, TabWidth: 4, LineEnding: text.LF, focused: time.Now(),
	}
}

func (d *Document) ID() ID          { return d.id }
func (d *Document) Text() text.Rope { return d.text }
func (d *Document) Rev() Rev        { return d.rev }

// OnChange makes f be called after each change. The store sets it once.
func (d *Document) OnChange(f func(Change)) { d.changed = f }

// Snapshot returns the document as it is now.
func (d *Document) Snapshot() Snapshot {
	return Snapshot{ID: d.id, Rev: d.rev, Text: d.text, Path: d.File.Path, Lang: d.Lang}
}

// Apply changes the text. The set must be for the present text; it is an error
// (and nothing changes) when it is for another length.
func (d *Document) Apply(tx Tx) error {
	if tx.Set.IsEmpty() {
		return nil
	}
	if err := d.Incomplete(); err != nil {
		return err
	}
	old := d.text
	next, err := tx.apply(old)
	if err != nil {
		return fmt.Errorf("document %d at revision %d: %w", d.id, d.rev, err)
	}
	d.pending.add(old, tx)
	d.replaceText(next, tx.Set)
	return nil
}

func (tx Tx) apply(old text.Rope) (text.Rope, error) {
	if tx.Result != nil && old.Len() == tx.Set.Len() && tx.Result.Len() == tx.Set.NewLen() {
		return *tx.Result, nil
	}
	return tx.Set.Apply(old)
}

// replaceText is the door itself: every change of the text comes through here,
// undo and redo included.
func (d *Document) replaceText(next text.Rope, set change.Set) {
	old := d.text
	d.log.add(d.rev, set.Desc())
	d.text = next
	d.rev++
	if d.changed != nil {
		d.changed(Change{Doc: d.id, Rev: d.rev, Set: set, Old: old, New: next})
	}
}

// LastEdit returns the end of what the current revision changed: of the edit at
// the primary range it was made at, else of its first one. False at the oldest
// revision.
func (d *Document) LastEdit() (int, bool) {
	if d.history.current == 0 {
		return 0, false
	}
	r := &d.history.revisions[d.history.current]
	at := r.before.Primary()
	edit := r.forward.At(0)
	for e := range r.forward.Edits() {
		if selection.New(e.From, e.To).Overlaps(at) {
			edit = e
			break
		}
	}
	return d.text.FloorGrapheme(min(r.forward.Map(edit.To, change.After), d.text.Len())), true
}

// PendingInsertion returns what was put in since the last commit and where it
// ends, when that is all that was changed.
func (d *Document) PendingInsertion() (s string, end int, ok bool) {
	if !d.pending.dirty || d.pending.set.Count() != 1 {
		return "", 0, false
	}
	e := d.pending.set.At(0)
	return e.Text, e.From + len(e.Text), e.From == e.To
}

// Name returns what the user calls the document: its path as given relative to
// dir where that is shorter, its title, or "[scratch]".
func (d *Document) Name(dir string) string {
	switch {
	case d.File.Path == "" && d.File.Title != "":
		return d.File.Title
	case d.File.Path == "":
		return "[scratch]"
	}
	return RelativePath(dir, d.File.Path)
}

// RelativePath returns path relative to dir when it lies below it.
func RelativePath(dir, path string) string {
	if dir == "" {
		return path
	}
	rel, err := filepath.Rel(dir, path)
	if err != nil || rel == ".." || len(rel) > 2 && rel[:3] == ".."+string(filepath.Separator) {
		return path
	}
	return rel
}

// IsEmpty tells whether the document is an untouched scratch buffer.
func (d *Document) IsUntouchedScratch() bool {
	return d.File.Path == "" && !d.Modified() && d.text.Len() <= len(d.LineEnding)
}

// Focused and Touch keep the time a view last showed the document.
func (d *Document) Focused() time.Time  { return d.focused }
func (d *Document) Touch(now time.Time) { d.focused = now }
