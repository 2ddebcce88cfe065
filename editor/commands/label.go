package commands

import (
	"cmp"
	"slices"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/editor/motion"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
)

// Labels is the family that jumps to a word by the two characters laid over it.
var Labels = []*command.Command{
	{Name: "goto_word", Label: "Jump to label", Run: jumpToWord(false)},
	{Name: "extend_to_word", Label: "Extend to label", Run: jumpToWord(true)},
}

// labels are what is laid over the words of a view while a jump is chosen.
type labels struct {
	view     window.ID
	overlays []layout.Overlay
}

var labelsOf = document.NewSlot[labels](document.SlotLabels)

// labelDecor shows the labels.
func labelDecor(_ *editor.Editor, v *window.View, d *document.Document, _ text.Span) layout.Decor {
	if l := labelsOf.Of(d); l.view == v.ID {
		return layout.Decor{Overlays: l.overlays}
	}
	return layout.Decor{}
}

// jump is a choice among labelled words.
type jump struct {
	words    []selection.Range
	alphabet []rune
	extend   bool
	from     selection.Range // the primary range it began at
	view     window.ID
}

func jumpToWord(extend bool) func(*command.Context) error {
	return func(c *command.Context) error {
		t, v := c.Text(), c.View()
		j := jump{alphabet: []rune(c.Ed.Conf.Editor.JumpLabels), extend: extend, from: c.Selection().Primary(), view: v.ID}
		top, _ := c.Ed.Top(v)
		span := text.Span{From: t.LineStart(top), To: t.LineStart(top + c.Ed.TextArea(v).H)}
		j.words = wordsAround(t, span, j.from.Cursor(t), len(j.alphabet)*len(j.alphabet))
		if len(j.words) == 0 {
			return nil
		}
		j.show(c, func(int) bool { return true })
		c.NextKey(j.first)
		return nil
	}
}

// show lays the labels of the chosen words over the text.
func (j jump) show(c *command.Context, chosen func(i int) bool) {
	t, n := c.Text(), len(j.alphabet)
	var out []layout.Overlay
	for i, w := range j.words {
		if !chosen(i) {
			continue
		}
		out = append(out,
			layout.Overlay{Pos: w.From(), Text: string(j.alphabet[i/n]), Scope: "ui.virtual.jump-label"},
			layout.Overlay{Pos: t.NextGrapheme(w.From()), Text: string(j.alphabet[i%n]), Scope: "ui.virtual.jump-label"})
	}
	slices.SortFunc(out, func(a, b layout.Overlay) int { return cmp.Compare(a.Pos, b.Pos) })
	*labelsOf.Of(c.Doc()) = labels{j.view, out}
}

// first takes the first character of a label: the others are hidden. A
// character that begins none ends the choice.
func (j jump) first(c *command.Context, k keymap.Key) {
	n := len(j.alphabet)
	i, ok := j.index(k)
	if !ok || i*n >= len(j.words) {
		j.hide(c)
		return
	}
	j.show(c, func(w int) bool { return w/n == i })
	c.NextKey(func(c *command.Context, k keymap.Key) {
		j.hide(c)
		if second, ok := j.index(k); ok && i*n+second < len(j.words) {
			j.to(c, j.words[i*n+second])
		}
	})
}

func (j jump) hide(c *command.Context) { *labelsOf.Of(c.Doc()) = labels{} }

func (j jump) index(k keymap.Key) (int, bool) {
	ch, ok := k.Text()
	if !ok {
		return 0, false
	}
	i := slices.Index(j.alphabet, ch)
	return i, i >= 0
}

// to selects a word, or extends the selection the jump began with to it: from
// the far end of both.
func (j jump) to(c *command.Context, w selection.Range) {
	c.PushJump()
	switch {
	case !j.extend:
		w = w.Forward()
	case w.Backward():
		w = selection.New(max(w.Anchor, j.from.To()), w.Head)
	default:
		w = selection.New(min(w.Anchor, j.from.From()), w.Head)
	}
	c.SetSelection(selection.Single(w))
}

// wordsAround returns the words in a span that get labels, nearest first and in
// turn after and before the cursor, the word under it left out. Words before
// the cursor face backward.
func wordsAround(t text.Rope, span text.Span, cursor, limit int) []selection.Range {
	ahead, back := selection.Point(cursor), selection.Point(cursor)
	if c, _ := t.RuneAt(cursor); cursor < t.Len() && !text.IsSpace(c) {
		if end := motion.Word(t, ahead, 1, motion.Goal{End: true}); end.Anchor == cursor {
			ahead = end
		}
		if start := motion.Word(t, back, 1, motion.Goal{Backward: true}); start.Anchor == t.NextGrapheme(cursor) {
			back = start
		}
	}
	var out []selection.Range
	for more := true; more && len(out) < limit; {
		var found bool
		if ahead, found = nextLabelled(t, ahead, span.To); found {
			out = append(out, ahead)
		}
		more = found
		if len(out) == limit {
			break
		}
		if back, found = prevLabelled(t, back, span.From); found {
			out = append(out, back)
		}
		more = more || found
	}
	return out
}

// nextLabelled returns the next word of at least two word characters that
// begins before end.
func nextLabelled(t text.Rope, r selection.Range, end int) (selection.Range, bool) {
	for r.Head < end {
		next := motion.Word(t, r, 1, motion.Goal{End: true})
		if next == r {
			return r, false
		}
		r = next
		last := t.PrevGrapheme(r.Head)
		if wordCluster(t, last, r.Head) && wordCluster(t, t.PrevGrapheme(last), last) {
			for !wordAt(t, r.Anchor) {
				r.Anchor = t.NextGrapheme(r.Anchor)
			}
			return r, true
		}
	}
	return r, false
}

// prevLabelled returns the word before.
func prevLabelled(t text.Rope, r selection.Range, start int) (selection.Range, bool) {
	for r.Head > start {
		prev := motion.Word(t, r, 1, motion.Goal{Backward: true})
		if prev == r {
			return r, false
		}
		r = prev
		second := t.NextGrapheme(r.Head)
		if wordCluster(t, r.Head, second) && wordCluster(t, second, t.NextGrapheme(second)) {
			for !wordAt(t, t.PrevGrapheme(r.Anchor)) {
				r.Anchor = t.PrevGrapheme(r.Anchor)
			}
			return r, true
		}
	}
	return r, false
}

// wordCluster tells whether a grapheme is made of word characters alone.
func wordCluster(t text.Rope, from, to int) bool {
	for _, c := range t.Slice(from, to) {
		if !text.IsWord(c) {
			return false
		}
	}
	return from < to
}

func wordAt(t text.Rope, pos int) bool {
	c, size := t.RuneAt(pos)
	return size > 0 && text.IsWord(c)
}
