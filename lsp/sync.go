package lsp

import (
	"slices"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"hx/editor/change"
	"hx/editor/text"
)

// maxEvents is how many separate edits one notification may carry. More are
// sent as a single edit that spans them all: servers apply edits one by one.
const maxEvents = 200

// contentChanges writes a change of old for a server. The events are meant to
// be applied one after the other; they are ordered back to front, so that each
// is written in coordinates of the old text. None: the change cannot be written
// as edits.
func contentChanges(set change.Set, old text.Rope, enc Encoding) []protocol.TextDocumentContentChangeEvent {
	if set.IsEmpty() {
		return []protocol.TextDocumentContentChangeEvent{&protocol.TextDocumentContentChangePartial{}}
	}
	edits, ok := sendable(slices.Collect(set.Edits()), old)
	if !ok {
		return nil
	}
	c := newConverter(old, enc)
	events := make([]protocol.TextDocumentContentChangeEvent, 0, len(edits))
	for _, e := range slices.Backward(edits) {
		events = append(events, &protocol.TextDocumentContentChangePartial{
			Range: c.rangeOf(text.Span{From: e.From, To: e.To}),
			Text:  e.Text,
		})
	}
	return events
}

// sendable returns the same change with ends that can be written as positions,
// that is, outside of line breaks. False: around an edit are bytes that are no
// UTF-8, which the server knows under another form; only a whole text is safe.
func sendable(edits []change.Edit, old text.Rope) ([]change.Edit, bool) {
	if len(edits) > maxEvents {
		edits = []change.Edit{spanning(edits, old)}
	}
	list := make([]change.Edit, len(edits))
	for i, e := range edits {
		var ok bool
		if list[i], ok = widen(e, old); !ok {
			return nil, false
		}
		if i > 0 && list[i].From < list[i-1].To { // both took the same line break
			e, ok := widen(spanning(edits, old), old)
			return []change.Edit{e}, ok
		}
	}
	return list, true
}

// spanning makes one edit of many.
func spanning(edits []change.Edit, old text.Rope) change.Edit {
	first, last := edits[0], edits[len(edits)-1]
	all := change.Edit{From: first.From, To: last.To}
	b := make([]byte, 0, all.To-all.From)
	at := all.From
	for _, e := range edits {
		b = append(b, old.Slice(at, e.From)...)
		b = append(b, e.Text...)
		at = e.To
	}
	all.Text = string(b)
	return all
}

// widen moves the ends of an edit out of line breaks; false as in sendable.
func widen(e change.Edit, old text.Rope) (change.Edit, bool) {
	before, n := old.RuneBefore(e.From)
	if before == utf8.RuneError && n == 1 || !utf8.ValidString(e.Text) {
		return e, false
	}
	after, n := old.RuneAt(e.To)
	if after == utf8.RuneError && n == 1 {
		return e, false
	}
	if before == '\r' && strings.HasPrefix(e.Text, "\n") {
		return e, false // makes a line break of a CR that was none
	}
	if before == '\r' && old.ByteAt(e.From) == '\n' {
		e.From--
		e.Text = "\r" + e.Text
	}
	if after == '\n' && e.To > 0 && old.ByteAt(e.To-1) == '\r' {
		e.To++
		e.Text += "\n"
	}
	return e, true
}

// sent is what one server knows of a document.
type sent struct {
	uri  string
	rev  int32
	text text.Rope
}

func (x sent) id() protocol.TextDocumentIdentifier {
	return protocol.TextDocumentIdentifier{URI: uri.URI(x.uri)}
}

// open tells the server of a document. The lock is held, as in all of these.
func (ses *session) openDocument(d *document) {
	if _, ok := ses.docs[d.Path]; ok {
		return
	}
	x := sent{uri: ses.paths.uri(d.Path), rev: d.Rev, text: d.Text}
	ses.docs[d.Path] = x
	ses.notify(protocol.MethodTextDocumentDidOpen, &protocol.DidOpenTextDocumentParams{
		TextDocument: protocol.TextDocumentItem{
			URI: uri.URI(x.uri), LanguageID: protocol.LanguageKind(d.Language),
			Version: d.Rev, Text: validText(d.Text),
		},
	})
}

// busyBacklog is how much may wait to be written before changes are saved up
// instead of queued.
const busyBacklog = 1 << 20

// update sends what has changed in a document since the server was told. Unless
// it must, it waits for a server that is slow to read: then several changes
// become one.
func (ses *session) update(d *document, must bool) {
	x, ok := ses.docs[d.Path]
	if !ok || x.rev == d.Rev || d.held {
		return
	}
	if !must && ses.conn.Backlog() > busyBacklog {
		ses.held = true
		return
	}
	var events []protocol.TextDocumentContentChangeEvent
	if set, known := d.since(x.rev); known && ses.syncKind == protocol.TextDocumentSyncKindIncremental {
		events = contentChanges(set, x.text, ses.enc)
	}
	if len(events) == 0 {
		events = []protocol.TextDocumentContentChangeEvent{
			&protocol.TextDocumentContentChangeWholeDocument{Text: validText(d.Text)},
		}
	}
	x.rev, x.text = d.Rev, d.Text
	ses.docs[d.Path] = x
	if ses.syncKind == protocol.TextDocumentSyncKindNone {
		return
	}
	ses.notify(protocol.MethodTextDocumentDidChange, &protocol.DidChangeTextDocumentParams{
		TextDocument:   protocol.VersionedTextDocumentIdentifier{TextDocumentIdentifier: x.id(), Version: d.Rev},
		ContentChanges: events,
	})
}

func (ses *session) closeDocument(path string) {
	x, ok := ses.docs[path]
	if !ok {
		return
	}
	delete(ses.docs, path)
	ses.notify(protocol.MethodTextDocumentDidClose, &protocol.DidCloseTextDocumentParams{TextDocument: x.id()})
}

func (ses *session) saved(d *document) {
	ses.update(d, true)
	x, ok := ses.docs[d.Path]
	if !ok || !ses.sendsSave {
		return
	}
	p := &protocol.DidSaveTextDocumentParams{TextDocument: x.id()}
	if ses.saveWithText {
		t := validText(d.Text)
		p.Text = &t
	}
	ses.notify(protocol.MethodTextDocumentDidSave, p)
}

func (ses *session) notify(method string, params any) {
	ses.conn.Notify(method, encode(params))
}
