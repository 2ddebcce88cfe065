package editor

import (
	"sync/atomic"
	"time"

	"hx/editor/document"
	"hx/editor/window"
)

// saves counts the writes under way.
type saves struct {
	active int
	idle   chan struct{} // closed when active falls to 0
}

// BeginSave notes that a write is under way until the returned function is
// called.
func (ed *Editor) BeginSave() (done func()) {
	if ed.saves.active == 0 {
		ed.saves.idle = make(chan struct{})
	}
	ed.saves.active++
	return func() {
		if ed.saves.active--; ed.saves.active == 0 {
			close(ed.saves.idle)
		}
	}
}

// Saving returns a channel that is closed when the writes under way are done,
// nil when there are none.
func (ed *Editor) Saving() <-chan struct{} {
	if ed.saves.active == 0 {
		return nil
	}
	return ed.saves.idle
}

var saveStates = document.NewSlot[SaveState](document.SlotSaves)

// SaveState is what the writes of one document share: the time of the newest,
// which the next one must find on disk.
type SaveState struct{ wrote atomic.Int64 }

// SaveState returns a document's state.
func (ed *Editor) SaveState(d *document.Document) *SaveState { return saveStates.Of(d) }

// Known returns the modification time to expect: that of our own newest write
// when it is younger than what the document knew.
func (s *SaveState) Known(known time.Time) time.Time {
	if n := s.wrote.Load(); n != 0 {
		if t := time.Unix(0, n); t.After(known) {
			return t
		}
	}
	return known
}

// Wrote notes a write.
func (s *SaveState) Wrote(t time.Time) { s.wrote.Store(t.UnixNano()) }

// ViewOf returns a view that shows a document, the focused one if it does; else
// the focused view, which then remembers a place in it.
func (ed *Editor) ViewOf(d *document.Document) *window.View {
	if v := ed.View(); v.Doc() == d.ID() {
		return v
	}
	for _, v := range ed.Win.Views() {
		if v.Doc() == d.ID() {
			return v
		}
	}
	return ed.View()
}

// LanguageChanged tells the hooks that a document has another language: it is
// closed and opened anew for them.
func (ed *Editor) LanguageChanged(d *document.Document) {
	for _, hook := range ed.Hooks.Language {
		hook(ed, d)
	}
}
