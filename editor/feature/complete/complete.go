// Package complete proposes what may follow at the cursor in insert mode: from
// language servers, the words of the open buffers and the paths of files. It
// puts in what is chosen and leads through the places of snippets.
package complete

import (
	"time"
	"unicode/utf8"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/feature/servers"
	"hx/editor/fuzzy"
	"hx/editor/job"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
)

const (
	// triggerDelay is the pause after a character that asks for proposals.
	triggerDelay = 5 * time.Millisecond
	// firstAnswers is how long the first answer waits for others.
	firstAnswers = 100 * time.Millisecond
)

// Commands is the family of completion.
var Commands = []*command.Command{
	{Name: "completion", Label: "Complete", Run: func(c *command.Context) error {
		if !c.Env.Repeat.Playing { // what was chosen is repeated by itself
			of(c).begin(cause{manual: true})
		}
		return nil
	}},
	{Name: "goto_next_tabstop", Label: "Next snippet stop", Run: func(c *command.Context) error { return of(c).toStop(1) }},
	{Name: "goto_prev_tabstop", Label: "Previous snippet stop", Run: func(c *command.Context) error { return of(c).toStop(-1) }},
}

// Complete is the feature.
type Complete struct {
	env     *command.Env
	ed      *editor.Editor
	matcher *fuzzy.Matcher
	words   words
	session *session // proposals asked for or shown, nil for none
	snippet *stops   // the snippet being filled in, nil for none
	timer   job.Handle
	typed   bool // the last change put text in
	quiet   bool // a change of our own is under way
	holds   int  // how often text was held back from the servers
}

// Connect hangs the feature into an editor. The server feature and the commands
// must be there already.
func Connect(env *command.Env) *Complete {
	c := &Complete{env: env, ed: env.Ed, matcher: fuzzy.NewMatcher(1)}
	h := &env.Ed.Hooks
	h.Changed = append(h.Changed, c.changed)
	h.Selected = append(h.Selected, c.selected)
	h.ModeSet = append(h.ModeSet, c.modeSet)
	h.Closed = append(h.Closed, func(_ *editor.Editor, d *document.Document) { c.words.drop(d.ID()) })
	env.Ed.Looks.Highlights = append(env.Ed.Looks.Highlights, c.highlights)
	env.Completion = c
	env.NextStop = func(*command.Context) bool { return c.snippet != nil && c.toStop(1) == nil }
	insert := env.InsertChar
	env.InsertChar = func(x *command.Context, ch rune) error {
		if err := c.replacePlaceholder(x); err != nil {
			return err
		}
		return insert(x, ch)
	}
	return c
}

func of(c *command.Context) *Complete { return c.Completion.(*Complete) }

func (c *Complete) servers() *servers.Servers { return servers.Of(c.env) }

// cause says why proposals are asked for.
type cause struct {
	manual  bool
	trigger string // the trigger character, or ""
}

func (c *Complete) changed(_ *editor.Editor, d *document.Document, ch document.Change) {
	if s := c.snippet; s != nil && s.doc == d.ID() {
		s.move(ch.Set)
	}
	if !c.quiet && c.ed.Mode() == keymap.ModeInsert && d == c.ed.Doc() {
		c.typed = ch.New.Len() > ch.Old.Len()
	}
}

// selected follows the cursor: it narrows the list, ends it, or begins one.
func (c *Complete) selected(ed *editor.Editor, v *window.View) {
	if c.quiet || v != ed.View() {
		return
	}
	typed := c.typed
	c.typed = false
	if c.snippet != nil && !c.snippet.holds(ed.Doc(), ed.Selection()) {
		c.snippet = nil
	}
	if ed.Mode() != keymap.ModeInsert {
		return
	}
	if c.session != nil {
		c.session.follow(typed)
	}
	if c.session == nil && typed && !c.env.Repeat.Playing {
		c.arm()
	}
}

func (c *Complete) modeSet(ed *editor.Editor, _, now keymap.Mode) {
	switch {
	case now != keymap.ModeInsert:
		c.timer.Cancel()
		if c.session != nil {
			c.session.end()
		}
	case !c.env.Repeat.Playing:
		t := ed.Doc().Text()
		c.words.split = wordAround(t, ed.Selection().Primary().Cursor(t))
		c.arm()
	}
}

// arm starts the timer that asks for proposals, if what stands before the
// cursor wants some.
func (c *Complete) arm() {
	if !c.ed.Conf.Editor.AutoCompletion {
		return
	}
	why, delay, ok := c.wanted()
	if !ok || why.trigger == "" && c.timer.Alive() {
		return
	}
	id := c.ed.Doc().ID()
	spec := job.Spec{Key: "completion:trigger", Latest: true, Debounce: delay}
	c.timer = job.Later(c.ed.Jobs, spec, func() {
		if c.ed.Doc().ID() != id || c.ed.Mode() != keymap.ModeInsert || c.session != nil {
			return
		}
		if why, _, ok := c.wanted(); ok {
			c.begin(why)
		}
	})
}

// wanted tells whether the text before the cursor asks for proposals, and how
// soon.
func (c *Complete) wanted() (cause, time.Duration, bool) {
	d := c.ed.Doc()
	t := d.Text()
	pos := c.ed.Selection().Primary().Cursor(t)
	if ch := c.triggerBefore(d, pos); ch != "" {
		return cause{trigger: ch}, triggerDelay, true
	}
	if utf8.RuneCountInString(t.Slice(wordStart(t, pos), pos)) >= max(c.ed.Conf.Editor.CompletionTrigger, 1) {
		return cause{}, c.ed.Conf.Editor.CompletionTimeout, true
	}
	return cause{}, 0, false
}

// wordStart returns where the word before a position begins.
func wordStart(t text.Rope, pos int) int {
	for r, n := t.RuneBefore(pos); n > 0 && text.IsWord(r); r, n = t.RuneBefore(pos) {
		pos -= n
	}
	return pos
}

// wordAround returns the word at a position, or the one that ends there.
func wordAround(t text.Rope, pos int) string {
	end := pos
	for r, n := t.RuneAt(end); n > 0 && text.IsWord(r); r, n = t.RuneAt(end) {
		end += n
	}
	return t.Slice(wordStart(t, pos), end)
}
