// Package diagnostics keeps what language servers and others have to say about
// places in files, and shows it: marks in the gutter, underlined text, messages
// below lines, behind them or in the corner, counts in the status line, motions
// from one to the next, lists to choose from.
//
// What a source says belongs to a revision of the text. It moves along with the
// text until the source says something new.
package diagnostics

import (
	"cmp"
	"slices"

	"hx/editor"
	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
)

// Diagnostic is a remark on a stretch of a text.
type Diagnostic struct {
	Span     text.Span
	Severity config.Severity // Hint to Error
	Message  string          // may have several lines
	Code     string          // of the kind of remark
	Source   string          // who found it, for example "rustc"

	Unnecessary bool // the text has no use
	Deprecated  bool

	// Line is the 0-based line of the start. Of files that are not open it is all
	// that is known; In then gives the span once they are.
	Line int
	In   func(text.Rope) text.Span
}

// Published is all that a source has to say about a file. It takes the place of
// what the source said about it before.
type Published struct {
	Path string // absolute
	// Open tells that the spans belong to revision Rev of the open document.
	Open  bool
	Rev   document.Rev
	Items []Diagnostic
}

// state is what the feature keeps of a document.
type state struct {
	groups map[string]*group // by source
	// all are the remarks of all groups in the text of rev, sorted by place.
	all   []Diagnostic
	rev   document.Rev
	fresh bool
}

// group is what one source says about an open document.
type group struct {
	rev   document.Rev
	items []Diagnostic
}

var states = document.NewSlot[state](document.SlotDiagnostics)

// Diagnostics is the feature.
type Diagnostics struct {
	ed  *editor.Editor
	env *command.Env
	// files are the remarks by path and source: of files that are not open they
	// are kept here alone.
	files map[string]map[string]Published
	rest  rest
	rows  rowCache

	asking bool          // the other features about their texts
	others *layout.Decor // what they said last
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env) *Diagnostics {
	f := &Diagnostics{ed: env.Ed, env: env, files: map[string]map[string]Published{}}
	ed := env.Ed
	ed.Hooks.Opened = append(ed.Hooks.Opened, f.opened)
	ed.Hooks.Closed = append(ed.Hooks.Closed, f.closed)
	ed.Hooks.Settle = append(ed.Hooks.Settle, f.settle)
	ed.Decor = append(ed.Decor, f.decor)
	ed.Looks.Highlights = append(ed.Looks.Highlights, f.highlighters()...)
	ed.Looks.Marks = append(ed.Looks.Marks, f.mark)
	ed.Looks.Below = append(ed.Looks.Below, f.below)
	ed.Looks.LineEnd = append(ed.Looks.LineEnd, f.behind)
	ed.Looks.Corner = append(ed.Looks.Corner, f.corner)
	if ed.Looks.Status == nil {
		ed.Looks.Status = map[config.StatusElement]editor.StatusText{}
	}
	ed.Looks.Status[config.StatusDiagnostics] = f.counts
	ed.Looks.Status[config.StatusWorkspaceDiagnostics] = f.workspaceCounts
	env.Diagnostics = f
	return f
}

// Of returns the feature of an environment.
func Of(env *command.Env) *Diagnostics { return env.Diagnostics.(*Diagnostics) }

// Publish takes what a source, whose name is its own, says about a file.
func (f *Diagnostics) Publish(source string, p Published) {
	of := f.files[p.Path]
	switch {
	case len(p.Items) > 0 && of == nil:
		f.files[p.Path] = map[string]Published{source: p}
	case len(p.Items) > 0:
		of[source] = p
	default:
		if delete(of, source); len(of) == 0 {
			delete(f.files, p.Path)
		}
	}
	if d := f.ed.Docs.ByPath(p.Path); d != nil {
		f.publish(d, source, p)
	}
}

// PublishTo is Publish for an open document, which need not have a path. The
// spans belong to its present text.
func (f *Diagnostics) PublishTo(d *document.Document, source string, items []Diagnostic) {
	p := Published{Path: d.File.Path, Open: true, Rev: d.Rev(), Items: items}
	if p.Path != "" {
		f.Publish(source, p)
		return
	}
	f.publish(d, source, p)
}

func (f *Diagnostics) publish(d *document.Document, source string, p Published) {
	st := states.Of(d)
	st.fresh = false
	if len(p.Items) == 0 {
		delete(st.groups, source)
		return
	}
	g := &group{rev: p.Rev, items: slices.Clone(p.Items)}
	for i := range g.items {
		if in := g.items[i].In; !p.Open && in != nil {
			g.items[i].Span = in(d.Text())
		}
	}
	if !p.Open {
		g.rev = d.Rev()
	}
	if st.groups == nil {
		st.groups = map[string]*group{}
	}
	st.groups[source] = g
}

// opened gives a document what was said about its file before.
func (f *Diagnostics) opened(_ *editor.Editor, d *document.Document) {
	for source, p := range f.files[d.File.Path] {
		p.Open = false // it is another document than the one that was open
		f.publish(d, source, p)
	}
}

// closed keeps where things are in the file that stays behind: in the text as it
// was saved, or as near to that as is known.
func (f *Diagnostics) closed(_ *editor.Editor, d *document.Document) {
	for source, g := range states.Of(d).groups {
		p, ok := f.files[d.File.Path][source]
		if !ok {
			continue
		}
		items, changed := p.Items, d.Modified()
		if !changed {
			g.move(d)
			items = g.items
		}
		p.Items = slices.Clone(items)
		t := d.Text()
		for i := range p.Items {
			if changed && p.Items[i].In != nil {
				continue // it knows its place in the file
			}
			at := p.Items[i].Span
			p.Items[i].Line = t.LineAt(min(at.From, t.Len()))
			p.Items[i].In = func(t text.Rope) text.Span {
				from := t.FloorGrapheme(min(at.From, t.Len()))
				return text.Span{From: from, To: max(from, t.CeilGrapheme(min(at.To, t.Len())))}
			}
		}
		f.files[d.File.Path][source] = p
	}
}

// move brings a group up to the document's present text.
func (g *group) move(d *document.Document) {
	if g.rev == d.Rev() {
		return
	}
	for i := range g.items {
		sp := &g.items[i].Span
		at := document.Stamp{Doc: d.ID(), Rev: g.rev, Pos: sp.From, Side: change.After}
		from := d.Resolve(at)
		at.Pos, at.Side = sp.To, change.Before
		*sp = text.Span{From: from, To: max(from, d.Resolve(at))}
	}
	g.rev = d.Rev()
}

// In returns the remarks on a document in its present text, sorted by where they
// begin; of those that begin alike the gravest comes first. The slice must not
// be changed.
func (f *Diagnostics) In(d *document.Document) []Diagnostic {
	st := states.Of(d)
	if st.fresh && st.rev == d.Rev() {
		return st.all
	}
	// What is drawn may still hold the old list.
	st.all = nil
	for _, g := range st.groups {
		g.move(d)
		st.all = append(st.all, g.items...)
	}
	t := d.Text()
	for i := range st.all {
		item := &st.all[i]
		n := t.Len()
		item.Span = text.Span{From: min(item.Span.From, n), To: min(item.Span.To, n)}
		item.Line = t.LineAt(item.Span.From)
	}
	slices.SortFunc(st.all, before)
	st.rev, st.fresh = d.Rev(), true
	return st.all
}

func before(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Span.From, b.Span.From),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(a.Span.To, b.Span.To),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(a.Source, b.Source),
	)
}

// onLine returns the remarks that begin on a line.
func (f *Diagnostics) onLine(d *document.Document, line int) []Diagnostic {
	all := f.In(d)
	from, _ := slices.BinarySearchFunc(all, line, func(i Diagnostic, line int) int { return cmp.Compare(i.Line, line) })
	to := from
	for to < len(all) && all[to].Line == line {
		to++
	}
	return all[from:to]
}

// touching returns the remarks on a stretch of text, the gravest first.
func (f *Diagnostics) touching(d *document.Document, part text.Span) []Diagnostic {
	var out []Diagnostic
	for _, item := range f.In(d) {
		if item.Span.From > part.To {
			break
		}
		if item.Span.From < max(part.To, part.From+1) && max(item.Span.To, item.Span.From+1) > part.From {
			out = append(out, item)
		}
	}
	slices.SortStableFunc(out, func(a, b Diagnostic) int { return cmp.Compare(b.Severity, a.Severity) })
	return out
}

// primaryLine is the line of a view's primary cursor.
func primaryLine(v *window.View, d *document.Document) int {
	return v.Selection(d).Primary().CursorLine(d.Text())
}
