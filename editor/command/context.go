package command

import (
	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
)

// Context is what a running command sees: the editor, the count and register
// that were typed before it, and three verbs (Select, Edit, Apply) that do all
// the arithmetic of several selections. A context is good for one call; what
// happens later gets a new one from Env.
type Context struct {
	*Env
	count    int // 0 when none was typed
	register rune
}

// Context returns a fresh context without count and register.
func (e *Env) Context() *Context { return &Context{Env: e} }

// With returns a context with a count (0 for none) and a register (0 for none).
func (e *Env) With(count int, register rune) *Context {
	return &Context{Env: e, count: count, register: register}
}

// Count returns the count typed before the command, 1 without one.
func (c *Context) Count() int { return max(c.count, 1) }

// CountGiven returns the count and whether one was typed.
func (c *Context) CountGiven() (int, bool) { return c.count, c.count > 0 }

// Register returns the chosen register, or fallback.
func (c *Context) Register(fallback rune) rune {
	if c.register != 0 {
		return c.register
	}
	return fallback
}

// RegisterGiven returns the chosen register and whether one was chosen.
func (c *Context) RegisterGiven() (rune, bool) { return c.register, c.register != 0 }

// View returns the focused view, Doc its document, Text the document's text.
func (c *Context) View() *window.View      { return c.Ed.View() }
func (c *Context) Doc() *document.Document { return c.Ed.Doc() }
func (c *Context) Text() text.Rope         { return c.Ed.Doc().Text() }

// Selection returns what is selected.
func (c *Context) Selection() selection.Selection { return c.Ed.Selection() }

// Extending tells whether motions keep the anchor: select mode.
func (c *Context) Extending() bool { return c.Ed.Mode() == keymap.ModeSelect }

// SetSelection replaces the selection.
func (c *Context) SetSelection(s selection.Selection) { c.Ed.Select(c.View(), s) }

// Select applies f to every range.
func (c *Context) Select(f func(selection.Range) selection.Range) {
	c.SetSelection(c.Selection().Each(f))
}

// Apply changes the text by edits in present coordinates; the selection moves
// with the text.
func (c *Context) Apply(edits []change.Edit) error { return c.apply(edits, nil) }

// ApplyAnd changes the text and selects after, given in the new text.
func (c *Context) ApplyAnd(edits []change.Edit, after selection.Selection) error {
	return c.apply(edits, &after)
}

func (c *Context) apply(edits []change.Edit, after *selection.Selection) error {
	set, err := change.NewSet(c.Text().Len(), edits)
	if err != nil {
		return err
	}
	return c.Ed.Change(c.View(), set, after)
}

// Edit calls f for every range, in text order, to collect the edits it wants
// and the range it leaves. All positions are those of the text before the
// command; the returned range must count f's own edits in, those of the other
// ranges are added here. One change is applied for all ranges.
func (c *Context) Edit(f func(r selection.Range, e *Edits) selection.Range) error {
	sel := c.Selection()
	e := Edits{}
	ranges := make([]selection.Range, sel.Len())
	for i, r := range sel.Ranges() {
		before := e.delta
		r = f(r, &e)
		ranges[i] = selection.New(r.Anchor+before, r.Head+before)
	}
	return c.ApplyAnd(e.list, selection.Of(ranges, sel.PrimaryIndex()))
}

// Edits collects edits in old coordinates.
type Edits struct {
	list  []change.Edit
	delta int
}

// Replace exchanges [from, to) for s and returns the new text's span, counted
// in f's own coordinates when it is f's first edit.
func (e *Edits) Replace(from, to int, s string) text.Span {
	e.list = append(e.list, change.Edit{From: from, To: to, Text: s})
	e.delta += len(s) - (to - from)
	return text.Span{From: from, To: from + len(s)}
}

// Insert puts s before pos, Delete removes [from, to).
func (e *Edits) Insert(pos int, s string) text.Span { return e.Replace(pos, pos, s) }
func (e *Edits) Delete(from, to int)                { e.Replace(from, to, "") }

// PushJump saves the place in the jump list.
func (c *Context) PushJump() { c.Ed.PushJump(c.View()) }

// ToNormal ends select mode.
func (c *Context) EndSelect() {
	if c.Ed.Mode() == keymap.ModeSelect {
		c.Ed.SetMode(keymap.ModeNormal)
	}
}

// Status, Fail show messages.
func (c *Context) Status(format string, args ...any) { c.Ed.Status(format, args...) }
func (c *Context) Fail(format string, args ...any)   { c.Ed.Fail(format, args...) }
