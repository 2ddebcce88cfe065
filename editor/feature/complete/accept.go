package complete

import (
	"context"
	"strings"
	"time"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/lsp"
	"hx/lsp/snippet"
)

// resolvePatience is how long the edits that go with a proposal may take.
const resolvePatience = 5 * time.Second

// preview is a proposal that stands in the text until it is chosen or not.
type preview struct {
	back   change.Set // takes it out again
	before selection.Selection
	rev    document.Rev // of the text with it
	tell   func()       // the servers of it
}

// reach says what a proposal replaces at each cursor: bytes before and behind.
type reach struct{ before, behind int }

// reachOf returns what an item replaces at the primary cursor.
func (s *session) reachOf(d *document.Document, it *item) reach {
	t := d.Text()
	pos := s.c.ed.Selection().Primary().Cursor(t)
	r := reach{before: max(pos-d.Resolve(it.start), 0)}
	if !s.c.ed.Conf.Editor.CompletionReplace {
		return r
	}
	end := pos
	if it.HasSpan {
		end = max(d.Resolve(it.end), pos)
	} else {
		for c, n := t.RuneAt(end); n > 0 && text.IsWord(c); c, n = t.RuneAt(end) {
			end += n
		}
	}
	r.behind = end - pos
	return r
}

// inserted is an item's text for a place in a document, and the stops in it.
func (it *item) inserted(d *document.Document, indent string) snippet.Rendered {
	o := snippet.Options{LineBreak: string(d.LineEnding)}
	read := snippet.Plain
	if it.Snippet {
		read, o.Tab = snippet.Parse, d.Indent.String()
	}
	if it.Snippet || it.AdjustIndent {
		o.Indent = indent
	}
	return read(orElse(it.Insert, it.Label)).Render(o)
}

// put replaces what was typed by an item's text at every cursor. It returns the
// change, and where each cursor's copy begins in the new text.
func (it *item) put(c *command.Context, at reach) (change.Set, []placed, error) {
	d, t := c.Doc(), c.Text()
	var edits []change.Edit
	var copies []placed
	delta, last := 0, 0
	for _, r := range c.Selection().Ranges() {
		pos := r.Cursor(t)
		line := t.LineAt(pos)
		from := max(pos-at.before, t.LineStart(line), last)
		to := min(pos+at.behind, max(t.LineEnd(line), pos))
		from = min(from, to)
		got := it.inserted(d, indentOf(t, line))
		edits = append(edits, change.Edit{From: from, To: to, Text: got.Text})
		copies = append(copies, placed{from + delta, got})
		delta += len(got.Text) - (to - from)
		last = to
	}
	set, err := change.NewSet(t.Len(), edits)
	return set, copies, err
}

// placed is a copy of a snippet in the text.
type placed struct {
	at int
	snippet.Rendered
}

func indentOf(t text.Rope, line int) string {
	s := t.LineText(line)
	return s[:len(s)-len(strings.TrimLeft(s, " \t"))]
}

// cursors is the selection behind the copies, facing as before.
func cursors(t text.Rope, copies []placed, before selection.Selection) selection.Selection {
	ranges := make([]selection.Range, len(copies))
	for i, p := range copies {
		pos := p.at + len(p.Text)
		ranges[i] = selection.New(pos, t.NextGrapheme(pos)).WithDirection(before.Range(i).Backward())
	}
	return selection.Of(ranges, before.PrimaryIndex())
}

// insert applies an item's text and leaves the cursors behind it.
func (c *Complete) insert(x *command.Context, it *item, at reach) ([]placed, change.Set, error) {
	old := x.Text()
	set, copies, err := it.put(x, at)
	if err != nil {
		return nil, set, err
	}
	next, err := set.Apply(old)
	if err != nil {
		return nil, set, err
	}
	after := cursors(next, copies, x.Selection())
	c.quiet = true
	err = c.ed.Change(x.View(), set, &after)
	c.quiet = false
	return copies, set.Invert(old), err
}

// putPreview shows entry i in the text, instead of the one before.
func (s *session) putPreview(i int) {
	s.restore()
	x := s.c.env.Context()
	if x.Doc().ID() != s.doc {
		return
	}
	it := s.items[s.shown[i]]
	if it.Snippet { // only what will stand there at first
		it.Insert = snippet.Parse(it.Insert).Render(snippet.Options{}).Text
		it.Snippet, it.AdjustIndent = false, true
	}
	before := x.Selection()
	tell := s.c.hold(x.Doc())
	_, back, err := s.c.insert(x, &it, s.reachOf(x.Doc(), &it))
	if err != nil {
		tell()
		return
	}
	s.preview = &preview{back, before, x.Doc().Rev(), tell}
}

// hold keeps what is put in from the servers until the returned function is
// called, or the next time something is held: an item is completed for the text
// it was proposed for.
func (c *Complete) hold(d *document.Document) func() {
	c.servers().Hold(d)
	c.holds++
	turn, id := c.holds, d.ID()
	return func() {
		if d := c.ed.Docs.Get(id); d != nil && turn == c.holds {
			c.servers().Release(d)
		}
	}
}

// restore takes the preview out of the text.
func (s *session) restore() {
	p := s.preview
	s.preview = nil
	if p != nil {
		defer p.tell()
	}
	d := s.c.ed.Docs.Get(s.doc)
	v := s.c.ed.Win.View(s.view)
	if p == nil || d == nil || v == nil || v.Doc() != s.doc {
		return
	}
	back, ok := p.back, true
	descs, known := d.Since(p.rev)
	for _, over := range descs {
		if ok {
			back, ok = back.Rebase(over)
		}
	}
	if !ok || !known {
		return
	}
	s.c.quiet = true
	s.c.ed.Change(v, back, nil)
	if d.Rev() == p.rev+1 {
		s.c.ed.Select(v, p.before)
	}
	s.c.quiet = false
}

// accept keeps entry i: its text, the edits elsewhere and the command that go
// with it.
func (s *session) accept(i int) {
	if i < 0 || i >= len(s.shown) {
		return
	}
	c := s.c
	s.restore()
	s.end()
	x := c.env.Context()
	d := x.Doc()
	if d.ID() != s.doc {
		return
	}
	it := s.items[s.shown[i]]
	at := s.reachOf(d, &it)
	c.ed.Commit(x.View()) // what was typed is an undo step of its own
	tell := func() {}
	if it.NeedsResolve() {
		tell = c.hold(d)
	}
	if err := c.keep(x, &it, at); err != nil {
		tell()
		x.Fail("%s", err)
		return
	}
	c.env.Repeat.Note(command.InsertEvent{Do: func(x *command.Context) {
		plain := it
		if err := of(x).keep(x, &plain, at); err != nil {
			x.Fail("%s", err)
		}
	}})
	c.finish(d, it.CompletionItem, tell)
	if !c.env.Repeat.Playing {
		c.armTrigger()
	}
}

// keep inserts an item for good; the stops of a snippet become active.
func (c *Complete) keep(x *command.Context, it *item, at reach) error {
	copies, _, err := c.insert(x, it, at)
	if err == nil && it.Snippet {
		c.activate(x, copies)
	}
	return err
}

// finish does what goes with a proposal. What is not known yet is asked for;
// typing goes on meanwhile, and the servers are told of it afterwards.
func (c *Complete) finish(d *document.Document, it lsp.CompletionItem, tell func()) {
	if it.Server == nil {
		return
	}
	id := d.ID()
	done := func(it lsp.CompletionItem) {
		if d := c.ed.Docs.Get(id); d != nil && !it.Extra.IsEmpty() {
			c.alter(d, it)
		}
		if it.ExtraErr != nil {
			c.ed.Warn("%s: %s", it.Server.Name, it.ExtraErr)
		}
		if it.Command != nil {
			c.servers().Execute(it.Server, *it.Command)
		}
	}
	if !it.NeedsResolve() {
		done(it)
		return
	}
	_, doc := c.servers().For(d, lsp.FeatureCompletion)
	job.Go(c.ed.Jobs, job.Spec{Class: job.Wait}, func(ctx context.Context) (lsp.CompletionItem, error) {
		ctx, cancel := context.WithTimeout(ctx, resolvePatience)
		defer cancel()
		return it.Server.ResolveCompletion(ctx, doc, it)
	}, func(got lsp.CompletionItem, err error) {
		tell()
		if err == nil {
			done(got)
		} else if !lsp.IsTransient(err) {
			c.ed.Warn("%s", err)
		}
	})
}

// alter makes the edits elsewhere, such as an import, unless the text changed
// there meanwhile.
func (c *Complete) alter(d *document.Document, it lsp.CompletionItem) {
	set := it.Extra
	descs, ok := d.Since(document.Rev(it.ExtraRev))
	for _, over := range descs {
		if ok {
			set, ok = set.Rebase(over)
		}
	}
	if !ok {
		c.ed.Warn("%s: the text changed where %q wanted to edit too", it.Server.Name, it.Label)
		return
	}
	v := c.ed.ViewOf(d)
	c.quiet = true
	defer func() { c.quiet = false }()
	if err := d.Apply(document.Tx{Set: set, Before: v.Selection(d)}); err != nil {
		c.ed.Fail("%s", err)
	}
}

// armTrigger asks again when what was put in ends in a trigger character, so
// that choosing a folder goes on inside.
func (c *Complete) armTrigger() {
	if why, _, ok := c.wanted(); ok && why.trigger != "" {
		c.arm()
	}
}
