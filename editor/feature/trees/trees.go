// Package trees gives documents their syntax trees and lets the rest of the
// editor ask them: colours, indentation, objects, brackets, motions.
package trees

import (
	"context"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/job"
	"hx/editor/syntax"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
	hxruntime "hx/runtime"
	"hx/themes"
)

const (
	// keyBudget is how long a parse may hold up the next frame.
	keyBudget = 3 * time.Millisecond
	// askBudget is how long a command that needs a tree may wait for one.
	askBudget = 300 * time.Millisecond
)

// state is what the feature keeps of a document.
type state struct {
	syntax *syntax.Syntax
	busy   bool // a background job is under way
	told   bool // the user knows why there is no tree
}

var states = document.NewSlot[state](document.SlotTrees)

// Trees is the feature.
type Trees struct {
	ed       *editor.Editor
	registry *syntax.Registry
	files    hxruntime.Files
	palette  *syntax.Palette
	theme    *themes.Theme
	segments []syntax.Segment
	spans    []editor.Highlight
	look     lookOver
	faults   int // of queries, that the user was told of
	pauses   int // since the start
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env, files hxruntime.Files) *Trees {
	t := &Trees{ed: env.Ed, files: files, registry: syntax.NewRegistry(env.Ed.Langs, files)}
	ed := env.Ed
	ed.Hooks.Changed = append(ed.Hooks.Changed, t.changed)
	ed.Hooks.Closed = append(ed.Hooks.Closed, t.closed)
	ed.Hooks.Language = append(ed.Hooks.Language, t.closed)
	ed.Hooks.Languages = append(ed.Hooks.Languages, t.SetLanguages)
	ed.Hooks.Settle = append(ed.Hooks.Settle, t.settle)
	ed.Hooks.Idle = append(ed.Hooks.Idle, t.catchUp, t.idle)
	ed.Looks.Highlights = append(ed.Looks.Highlights, t.highlights, t.rainbow)
	ed.Looks.Partner, ed.Looks.Code = t.partner, t.Code
	ed.Syntax = t
	ed.IndentFor = t.indent
	env.Trees = t
	return t
}

// SetLanguages puts another language table in force; all trees are made anew.
func (t *Trees) SetLanguages(ed *editor.Editor) {
	for _, d := range ed.Docs.All() {
		t.closed(ed, d)
	}
	t.registry, t.faults = syntax.NewRegistry(ed.Langs, t.files), 0
}

// Work tells what a document's syntax cost the loop so far.
func (t *Trees) Work(d *document.Document) syntax.Work {
	if s := states.Of(d).syntax; s != nil {
		return s.Work()
	}
	return syntax.Work{}
}

// Registry returns the languages with their grammars and queries.
func (t *Trees) Registry() *syntax.Registry { return t.registry }

func (t *Trees) limits() syntax.Limits {
	o := t.ed.Conf.Editor.Syntax
	return syntax.Limits{MaxBytes: int(o.MaxFileSize), MaxLine: int(o.MaxLineLength), ParseTime: o.ParseTimeout}
}

// of returns a document's syntax, made on first use without parsing; nil for
// plain text.
func (t *Trees) of(d *document.Document) *syntax.Syntax {
	st := states.Of(d)
	if st.syntax == nil {
		if !t.ed.Conf.Editor.Syntax.Enable || d.Incomplete() != nil {
			return nil
		}
		lang := t.registry.Lang(d.Lang)
		if lang == nil {
			return nil
		}
		st.syntax = syntax.New(t.registry, lang, d.Text(), t.limits())
		t.complain()
	}
	return st.syntax
}

// Tree returns a document's syntax with an up-to-date tree for a command, nil
// when there is none.
func (t *Trees) Tree(d *document.Document) *syntax.Syntax {
	s := t.of(d)
	if s == nil {
		return nil
	}
	s.Update(askBudget)
	if !s.HasTree() {
		return nil
	}
	return s
}

func (t *Trees) changed(_ *editor.Editor, d *document.Document, c document.Change) {
	if s := states.Of(d).syntax; s != nil {
		s.Edit(c.Set, c.New)
	}
}

func (t *Trees) closed(_ *editor.Editor, d *document.Document) {
	st := states.Of(d)
	if st.syntax != nil {
		st.syntax.Close()
	}
	*st = state{}
}

// settle brings the trees of the visible documents up to date before a frame:
// at once where that is quick, else beside the loop.
func (t *Trees) settle(ed *editor.Editor) {
	for _, v := range ed.Win.Views() {
		if d := ed.DocOf(v); d != nil {
			t.refresh(d)
		}
	}
}

func (t *Trees) refresh(d *document.Document) {
	s := t.of(d)
	if s == nil {
		return
	}
	st := states.Of(d)
	if why := s.Plain(); why != "" {
		if !st.told {
			st.told = true
			t.ed.Warn("%s", why)
		}
		return
	}
	if s.HasTree() && !s.Current() && !t.ed.Conf.Editor.RainbowFor(t.ed.Language(d)) && s.Follow(keyBudget) && !s.WantsElse() {
		return // the rest waits for a pause
	}
	t.complete(d)
}

// typingPause is how long nothing must be typed in insert mode before a text of
// which only the edited part is parsed is parsed as a whole: one who looks for
// a word is not done yet, and a half-typed line costs the parser most.
const typingPause = 2 * time.Second

// catchUp brings the trees of the visible documents up to date as a whole.
func (t *Trees) catchUp(ed *editor.Editor) {
	behind, followed := false, ed.Mode() == keymap.ModeInsert
	for _, v := range ed.Win.Views() {
		d := ed.DocOf(v)
		if d == nil {
			continue
		}
		if s := states.Of(d).syntax; s != nil && !s.Current() {
			behind = true
			followed = followed && s.Follow(keyBudget)
		}
	}
	if behind && followed {
		job.Later(ed.Jobs, job.Spec{Key: "catch-up", Latest: true, Debounce: typingPause}, t.catchUpNow)
		ed.Unseen()
		return
	}
	t.catchUpNow()
}

func (t *Trees) catchUpNow() {
	t.ed.Unseen()
	for _, v := range t.ed.Win.Views() {
		if d := t.ed.DocOf(v); d != nil && states.Of(d).syntax != nil && !states.Of(d).syntax.Current() {
			t.ed.WasUnseen()
			t.complete(d)
		}
	}
}

// complete brings a document's tree up to date, at once where that is quick.
func (t *Trees) complete(d *document.Document) {
	s, st := states.Of(d).syntax, states.Of(d)
	if st.busy || s.HasTree() && s.Update(keyBudget) && !s.Wants() {
		return
	}
	j := s.Background()
	if j == nil {
		return
	}
	st.busy = true
	id := d.ID()
	job.Go(t.ed.Jobs, job.Spec{Class: job.Quick}, func(ctx context.Context) (struct{}, error) {
		j.Run(ctx)
		return struct{}{}, nil
	}, func(struct{}, error) {
		d := t.ed.Docs.Get(id)
		if d == nil {
			return
		}
		st := states.Of(d)
		st.busy = false
		if st.syntax == s {
			s.Adopt(j)
			t.complain()
		}
	})
}

// complain tells of a grammar or query of the user's that cannot be used, a query
// with file, line and column.
func (t *Trees) complain() {
	found := t.registry.Problems()
	if len(found) > t.faults {
		t.faults = len(found)
		t.ed.Warn("%s", found[len(found)-1])
	}
}

// idle compiles the queries that only commands need, so that the first mif or
// symbol picker does not wait. The pause after the start is too early: nobody
// may ever ask.
func (t *Trees) idle(ed *editor.Editor) {
	ed.Unseen()
	t.pauses++
	s := states.Of(ed.Doc()).syntax
	if t.pauses < 2 || s == nil || !s.Lang().HasTree() || !s.Lang().Prepared() {
		return
	}
	lang, kinds := s.Lang(), []syntax.QueryKind{syntax.TextObjects, syntax.Tags}
	if lang.Prepared(kinds...) {
		return
	}
	spec := job.Spec{Key: "prepare-queries", Latest: true, Class: job.Heavy, Debounce: typingPause}
	job.Go(t.ed.Jobs, spec, func(ctx context.Context) (struct{}, error) {
		for _, k := range kinds {
			if ctx.Err() == nil {
				lang.Prepare(k)
			}
		}
		return struct{}{}, nil
	}, func(struct{}, error) {
		ed.Unseen()
		t.complain()
	})
}

// highlights is the layer of syntax colours.
func (t *Trees) highlights(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
	s := states.Of(d).syntax
	if s == nil {
		return nil
	}
	t.useTheme()
	t.segments = s.Highlight(visible, t.palette, keyBudget, t.segments)
	t.spans = t.spans[:0]
	for _, seg := range t.segments {
		t.spans = append(t.spans, editor.Highlight{From: seg.From, To: seg.To, Style: t.stack(seg.Stack)})
	}
	return t.spans
}

// useTheme follows the editor to another theme.
func (t *Trees) useTheme() {
	if t.theme != t.ed.Theme {
		t.theme = t.ed.Theme
		t.palette = syntax.NewPalette(t.ed.Theme.HighlightIndex)
	}
}

// stack lays the styles of a segment over each other.
func (t *Trees) stack(entries []int32) themes.Style {
	var style themes.Style
	for _, i := range entries {
		style = t.theme.ByIndex(int(i)).Over(style)
	}
	return style
}

// rainbow is the layer of brackets coloured by depth.
func (t *Trees) rainbow(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) []editor.Highlight {
	s := states.Of(d).syntax
	if s == nil || !ed.Conf.Editor.RainbowFor(ed.Language(d)) {
		return nil
	}
	var out []editor.Highlight
	for _, b := range s.Rainbow(visible, keyBudget) {
		out = append(out, editor.Highlight{From: b.From, To: b.To, Style: ed.Theme.Rainbow(b.Depth)})
	}
	return out
}

// partner is the bracket that belongs to the one at pos, by the tree as it is.
func (t *Trees) partner(_ *editor.Editor, d *document.Document, pos int) (to int, found, knows bool) {
	s := states.Of(d).syntax
	if s == nil || !s.Current() {
		return 0, false, false
	}
	to, found = s.MatchingBracket(pos)
	return to, found, true
}
