package complete

import (
	"context"
	"fmt"
	"time"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/keymap"
	"hx/lsp"
)

// item is a proposal and where what it replaces begins.
type item struct {
	lsp.CompletionItem
	source source
	order  int            // within its source
	start  document.Stamp // of what was typed of it
	end    document.Stamp // of what follows the cursor and is replaced
	doc    string         // Markdown, of proposals without a server
}

// source is who makes proposals, most important first.
type source int

const (
	fromServer source = iota
	fromPaths
	fromWords
)

// session is one list of proposals, from the question to the choice.
type session struct {
	c       *Complete
	doc     document.ID
	view    window.ID
	start   document.Stamp // of the word that is being typed
	opened  document.Stamp // where the cursor was when the list opened
	items   []item
	shown   []int // of items, as they are listed
	menu    *ui.Completion
	pending map[string]bool // sources that have not answered
	again   map[*lsp.Server]bool
	preview *preview // the highlighted proposal as it stands in the text
	manual  bool
	asked   int // bytes that were typed of the word when sources were asked
	late    job.Handle
}

// begin asks all sources for proposals at the cursor.
func (c *Complete) begin(why cause) {
	c.timer.Cancel()
	if c.session != nil {
		c.session.end()
	}
	if c.ed.Mode() != keymap.ModeInsert {
		return
	}
	d := c.ed.Doc()
	c.servers().Release(d)
	t := d.Text()
	pos := c.ed.Selection().Primary().Cursor(t)
	s := &session{c: c, doc: d.ID(), view: c.ed.View().ID, manual: why.manual, again: map[*lsp.Server]bool{}, pending: map[string]bool{}}
	s.start = d.Stamp(wordStart(t, pos), change.Before)
	s.asked = pos - wordStart(t, pos)
	c.session = s
	list, doc := c.servers().For(d, lsp.FeatureCompletion)
	for i, server := range list {
		s.askServer(server, i, doc, pos, lsp.CompletionTrigger{Character: triggerOf(server, doc.Path, why.trigger)})
	}
	s.askPaths(d, pos)
	s.askWords(d, pos)
	if len(s.pending) == 0 {
		s.end()
	}
}

// triggerOf returns the character as a server may be told of it.
func triggerOf(server *lsp.Server, path, ch string) string {
	for _, have := range server.CompletionTriggers(path) {
		if have == ch {
			return ch
		}
	}
	return ""
}

// triggerBefore returns the trigger character of a server, or the path
// separator, that stands before a position.
func (c *Complete) triggerBefore(d *document.Document, pos int) string {
	r, n := d.Text().RuneBefore(pos)
	if n == 0 || text.IsWord(r) {
		return ""
	}
	if r == '/' && c.ed.Conf.Editor.PathCompletionFor(c.ed.Language(d)) {
		return "/"
	}
	list, doc := c.servers().For(d, lsp.FeatureCompletion)
	before := d.Text().Slice(max(pos-8, d.Text().LineStart(d.Text().LineAt(pos))), pos)
	for _, server := range list {
		for _, ch := range server.CompletionTriggers(doc.Path) {
			if ch != "" && len(ch) <= len(before) && before[len(before)-len(ch):] == ch {
				return ch
			}
		}
	}
	return ""
}

// ask runs the question to one source beside the loop.
func (s *session) ask(key string, class job.Class, work func(ctx context.Context) ([]item, error)) {
	askSource(s, key, class, work, func(list []item, _ error) { s.take(list) })
}

func askSource[T any](s *session, key string, class job.Class, work func(ctx context.Context) (T, error), done func(T, error)) {
	s.pending[key] = true
	spec := job.Spec{Key: "completion:" + key, Latest: true, Class: class}
	job.Go(s.c.ed.Jobs, spec, work, func(v T, err error) {
		if s.c.session == s {
			delete(s.pending, key)
			done(v, err)
		}
	})
}

func (s *session) askServer(server *lsp.Server, priority int, doc lsp.Snapshot, pos int, why lsp.CompletionTrigger) {
	askSource(s, fmt.Sprint("server:", priority), job.Wait, func(ctx context.Context) (lsp.Completion, error) {
		return server.Complete(ctx, doc, pos, why)
	}, func(got lsp.Completion, err error) {
		switch {
		case err != nil:
			s.take(nil) // what it said before holds
		case s.highlights():
			s.again[server] = true // the list stands still: ask when it moves again
		default:
			s.replace(server, got.Incomplete)
			s.take(s.itemsOf(got, priority))
		}
	})
}

// itemsOf are a server's proposals with the places of what they replace.
func (s *session) itemsOf(got lsp.Completion, priority int) []item {
	list := make([]item, len(got.Items))
	for i, it := range got.Items {
		list[i] = item{CompletionItem: it, order: priority<<16 + i, start: s.start}
		if it.HasSpan {
			list[i].start = document.Stamp{Doc: s.doc, Rev: document.Rev(got.Rev), Pos: it.InsertSpan.From, Side: change.Before}
			list[i].end = document.Stamp{Doc: s.doc, Rev: document.Rev(got.Rev), Pos: it.ReplaceSpan.To, Side: change.After}
		}
	}
	return list
}

// highlights tells whether an entry of the list is highlighted: nothing may move
// under it then.
func (s *session) highlights() bool { return s.menu != nil && s.menu.Chosen() >= 0 }

// replace drops what a server proposed earlier: its new list comes.
func (s *session) replace(server *lsp.Server, incomplete bool) {
	s.again[server] = incomplete
	kept := s.items[:0:0]
	for _, it := range s.items {
		if it.Server != server {
			kept = append(kept, it)
		}
	}
	s.items = kept
}

// take merges proposals into the list, which opens when all have come, or after
// a moment.
func (s *session) take(list []item) {
	s.items = append(s.items, list...)
	switch {
	case s.highlights():
		// Shown once the list moves again.
	case s.menu != nil || len(s.pending) == 0:
		s.show()
	case !s.late.Alive():
		spec := job.Spec{Key: "completion:show", Latest: true, Debounce: firstAnswers}
		s.late = job.Later(s.c.ed.Jobs, spec, func() {
			if s.c.session == s && s.menu == nil {
				s.show()
			}
		})
	}
}

// show lists what matches the text typed so far.
func (s *session) show() {
	d := s.c.ed.Docs.Get(s.doc)
	if d == nil || s.c.ed.View().ID != s.view || s.c.ed.Mode() != keymap.ModeInsert {
		s.end()
		return
	}
	items := s.rank(d)
	switch {
	case len(items) == 0 && len(s.pending) == 0:
		s.end()
	case len(items) == 0:
		s.hide()
	case s.menu == nil:
		s.open(items)
	default:
		s.menu.Update(items, -1)
	}
}

func (s *session) open(items []ui.MenuItem) {
	d := s.c.ed.Doc()
	s.opened = d.Stamp(s.c.ed.Selection().Primary().Cursor(d.Text()), change.Before)
	s.menu = ui.NewCompletion(ui.CompletionOptions{
		Items: items, PassTab: s.c.ed.Conf.Editor.SmartTab.SupersedeMenu,
		Back:    s.back,
		Preview: s.highlighted,
		Accept:  s.accept,
		Abort:   func() { s.restore() },
		Closed: func() {
			if s.c.session == s {
				s.c.session = nil
			}
		},
	})
	s.c.ed.Layers.Push(s.menu)
}

// back is how wide the text is that was typed, or put in as a preview, since the
// list opened, in cells: the list stays where it opened.
func (s *session) back() int {
	d := s.c.ed.Docs.Get(s.doc)
	if d == nil || s.c.ed.Doc() != d {
		return 0
	}
	t := d.Text()
	pos := s.c.ed.Selection().Primary().Cursor(t)
	opened := max(d.Resolve(s.opened), t.LineStart(t.LineAt(pos)))
	return text.StringWidth(t.Slice(min(opened, pos), pos))
}

func (s *session) hide() {
	if s.menu != nil {
		s.c.ed.Layers.Remove(s.menu)
		s.menu = nil
	}
}

// end gives the list up. A preview stays in the text.
func (s *session) end() {
	s.hide()
	if s.preview != nil {
		s.preview.tell()
	}
	if s.c.session == s {
		s.c.session = nil
	}
	for _, key := range []string{"completion:show", "completion:paths", "completion:words", "completion:resolve"} {
		s.c.ed.Jobs.Cancel(key)
	}
	for i := range 8 {
		s.c.ed.Jobs.Cancel(fmt.Sprint("completion:server:", i))
	}
}

// follow narrows the list as the cursor has moved; typed says that text was put
// in.
func (s *session) follow(typed bool) {
	d := s.c.ed.Doc()
	if d.ID() != s.doc || s.c.ed.View().ID != s.view {
		s.end()
		return
	}
	t := d.Text()
	pos := s.c.ed.Selection().Primary().Cursor(t)
	start := d.Resolve(s.start)
	if pos < start || pos == start && !typed && s.asked > 0 || !wordy(t.Slice(start, pos)) && !s.inPath(d, pos) {
		s.end()
		return
	}
	if pos-start < s.asked { // more fits again than was asked for
		s.c.begin(cause{manual: s.manual})
		return
	}
	list, doc := s.c.servers().For(d, lsp.FeatureCompletion)
	for i, server := range list {
		if s.again[server] {
			s.askServer(server, i, doc, pos, lsp.CompletionTrigger{Again: true})
		}
	}
	if s.menu != nil {
		s.show()
	}
}

// inPath tells whether a proposal of a path is still being typed.
func (s *session) inPath(d *document.Document, pos int) bool {
	for i := range s.items {
		if s.items[i].source == fromPaths {
			start := d.Resolve(s.items[i].start)
			return start <= pos && !hasAny(d.Text().Slice(start, pos), " /\t\n")
		}
	}
	return false
}

func wordy(s string) bool {
	for _, r := range s {
		if !text.IsWord(r) {
			return false
		}
	}
	return true
}

// docDelay is how long the highlight must rest before more is asked of an item.
const docDelay = 150 * time.Millisecond

// highlighted puts the highlighted proposal in the text, if that is wanted, and
// asks for its documentation.
func (s *session) highlighted(i int) {
	if i < 0 || i >= len(s.shown) {
		s.restore()
		return
	}
	if s.c.ed.Conf.Editor.PreviewCompletions {
		s.putPreview(i)
	}
	it := &s.items[s.shown[i]]
	if !it.NeedsResolve() {
		return
	}
	job.Later(s.c.ed.Jobs, job.Spec{Key: "completion:resolve", Latest: true, Debounce: docDelay}, func() { s.resolve(i) })
}

func (s *session) resolve(i int) {
	d := s.c.ed.Docs.Get(s.doc)
	if s.c.session != s || d == nil || s.menu == nil || i >= len(s.shown) {
		return
	}
	at := s.shown[i]
	want := s.items[at].CompletionItem
	_, doc := s.c.servers().For(d, lsp.FeatureCompletion)
	spec := job.Spec{Key: "completion:resolve", Latest: true, Class: job.Wait}
	job.Go(s.c.ed.Jobs, spec, func(ctx context.Context) (lsp.CompletionItem, error) {
		return want.Server.ResolveCompletion(ctx, doc, want)
	}, func(got lsp.CompletionItem, err error) {
		if err != nil || s.c.session != s || s.menu == nil || i >= len(s.shown) || s.shown[i] != at || s.items[at].Label != got.Label {
			return
		}
		s.items[at].CompletionItem = got
		s.menu.SetItem(i, s.entry(&s.items[at], ""))
	})
}
