// Package syntax gives texts their syntax trees and answers questions about
// them: colours, indentation, text objects, symbols, the language at a place.
// It is the only package that needs a C compiler; without one everything here
// compiles and texts stay plain, apart from a few hand-written highlighters.
//
// A Registry knows the languages. A Syntax belongs to one document and is
// touched by the goroutine that owns the document. The flow is:
//
//	s := syntax.New(registry, lang, rope, syntax.DefaultLimits) // parses nothing yet
//	s.Edit(set, after)           // after each change: moves tree and caches along
//	if !s.Update(3*time.Millisecond) || s.Wants() {
//		j := s.Background()      // j.Run(ctx) in a worker, then s.Adopt(j) here
//	}
//	s.Highlight(window, palette, budget, nil)
//	s.Close()
//
// Until a background parse is adopted, the old tree, moved along with the
// edits, answers.
package syntax

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"hx/editor/change"
	"hx/editor/text"
)

// Limits keep odd files from freezing the editor. Past one of them a document
// is plain text.
type Limits struct {
	MaxBytes  int           // size of the text
	MaxLine   int           // bytes in one line
	ParseTime time.Duration // of one background parse
}

// DefaultLimits are generous: a tree takes about twenty times the memory of
// its text, and parsing a megabyte about 0.2 s on a PC, 5 s on a small board.
// A few grammars spin on odd texts until the time is over.
var DefaultLimits = Limits{MaxBytes: 8 << 20, MaxLine: 256 << 10, ParseTime: 10 * time.Second}

// Syntax is the syntax of one document. Not safe for concurrent use.
type Syntax struct {
	reg      *Registry
	lang     *Lang
	limits   Limits
	text     text.Rope
	root     *layer
	plain    string // why the tree is missing or old although the language has a grammar
	run      queryRun
	marks    marks
	colours  colourCache
	changed  []text.Span // by edits, since colours were last looked up
	parsers  map[*Lang]*parser
	local    local // the part edited since the root's tree was made
	job      *Job
	replay   []inputEdit       // since the job began
	late     []*layer          // injections that did not parse in time
	wanted   map[*Lang]kindSet // queries that are not compiled yet
	deadline time.Time
	work     Work
}

// Work counts what a Syntax did on its owner's goroutine.
type Work struct {
	Parses     int // of the document, unfinished ones too
	Parts      int // parses of the part that is being edited
	Injections int // parses of texts in other languages
	Coloured   int // bytes that the document's query for colours ran over
}

// Work tells what was done so far.
func (s *Syntax) Work() Work { return s.work }

// New makes the syntax of a document. It does not parse: until Update or a
// background job has, there are no colours. lang may be nil (plain text).
func New(reg *Registry, lang *Lang, r text.Rope, limits Limits) *Syntax {
	s := &Syntax{reg: reg, lang: lang, limits: limits, text: r, parsers: map[*Lang]*parser{}, wanted: map[*Lang]kindSet{}}
	if lang == nil {
		return s
	}
	if r.Len() > limits.MaxBytes {
		s.plain = fmt.Sprintf("no syntax: the file has more than %d bytes", limits.MaxBytes)
		return s
	}
	s.root = &layer{lang: lang, stale: lang.HasTree(), colours: &s.colours}
	if s.root.stale {
		s.checkLines(text.Span{From: 0, To: r.Len()})
	}
	return s
}

// Lang is the document's language, nil for plain text.
func (s *Syntax) Lang() *Lang { return s.lang }

// Plain says why the document has no tree, or an old one, although its
// language has a grammar; "" when nothing is wrong. Show it once as a notice.
func (s *Syntax) Plain() string {
	if s.root != nil && s.root.pause.failures > 0 && !s.root.pause.on() {
		return "" // another attempt is due
	}
	return s.plain
}

// HasTree tells whether there is a tree to ask, perhaps an old one.
func (s *Syntax) HasTree() bool { return s.root != nil && s.root.tree != nil }

// Current tells whether the tree matches the text.
func (s *Syntax) Current() bool { return s.HasTree() && !s.root.stale }

// giveUp makes the document plain text for good.
func (s *Syntax) giveUp(why string) {
	s.plain = why
	s.drop()
}

func (s *Syntax) drop() {
	s.local.drop()
	if s.root != nil {
		s.root.close()
	}
	s.root, s.late, s.replay, s.marks = nil, nil, nil, marks{}
	s.colours, s.changed = colourCache{}, nil
	if s.job != nil {
		s.job.abandon()
		s.job = nil
	}
	for _, p := range s.parsers {
		p.close()
	}
	clear(s.parsers)
	s.run.close()
	if s.text.Len() > smallLayer {
		trimMemory()
	}
}

// Close frees all memory at once and stops a background job. The Syntax is
// plain text from then on.
func (s *Syntax) Close() { s.drop() }

// checkLines gives up when a line that meets the span is too long.
func (s *Syntax) checkLines(span text.Span) {
	r := s.text
	line := r.LineAt(span.From)
	start := r.LineStart(line)
	for pos, chunk := range r.Chunks(start) {
		for from := 0; ; line++ {
			n := strings.IndexByte(chunk[from:], '\n')
			if end := pos + from + n; n >= 0 && end-start <= s.limits.MaxLine {
				from += n + 1
				if start = pos + from; start > span.To {
					return
				}
				continue
			}
			if n >= 0 || pos+len(chunk)-start > s.limits.MaxLine {
				s.giveUp(fmt.Sprintf("no syntax: line %d has more than %d bytes", line+1, s.limits.MaxLine))
				return
			}
			break
		}
	}
}

// maxReplay is how many edits a background job may be behind; with more it
// starts again.
const maxReplay = 1 << 16

// Edit takes a change of the document. It moves the tree and everything known
// along, so that colours stay with their text until the next Update.
func (s *Syntax) Edit(set change.Set, after text.Rope) {
	before := s.text
	s.text = after
	if s.root == nil || set.IsEmpty() {
		return
	}
	if after.Len() > s.limits.MaxBytes {
		s.giveUp(fmt.Sprintf("no syntax: the file has more than %d bytes", s.limits.MaxBytes))
		return
	}
	edits := inputEdits(set, before)
	changed := changedSpans(edits)
	if s.root.lang.HasTree() {
		for _, c := range changed {
			if s.root != nil && c.Len() > 0 {
				s.checkLines(c)
			}
		}
	}
	if s.root == nil {
		return
	}
	s.noteChanged(edits, changed)
	s.root.edit(edits, changed)
	s.local.edit(edits, changed)
	s.root.stale = s.root.lang.HasTree()
	if p := s.parsers[s.lang]; p != nil {
		p.reset() // what it began was for the text before
	}
	if s.job != nil {
		if s.replay = append(s.replay, edits...); len(s.replay) > maxReplay {
			s.job.abandon()
			s.job, s.replay = nil, nil
		}
	}
}

// noteChanged moves the colours along with a change.
func (s *Syntax) noteChanged(edits []inputEdit, changed []text.Span) {
	if s.root.tree == nil {
		s.colours.clear() // a lexer's state may differ in all that follows
		return
	}
	m := shift{edits}
	m.all(s.changed)
	s.colours.edit(m, edits, changed)
	if s.changed = append(s.changed, changed...); len(s.changed) > maxShifted {
		s.colours.clear()
		s.changed = s.changed[:0]
	}
}

// patience is the budget from which Update parses although a background job
// is under way: somebody cannot go on without the tree.
const patience = 20 * time.Millisecond

// Update brings the tree up to date if that takes at most the budget, and
// tells whether it is. While a background job is under way it only tries with
// the budget of a command, 20 ms or more.
func (s *Syntax) Update(budget time.Duration) bool {
	if s.root == nil || !s.root.stale {
		return true
	}
	if s.job != nil && budget < patience || s.root.pause.on() {
		return false
	}
	p := s.parser(s.root.lang)
	p.reset()
	p.setRanges(s.text, nil)
	s.work.Parses++
	t := p.parse(s.text, s.root.base(), budget)
	if t == nil {
		return false // the parser keeps its work for Background
	}
	s.root.replace(t)
	s.local.drop()
	s.plain = ""
	return true
}

// maxParsers bounds the idle parsers kept for injected languages.
const maxParsers = 6

func (s *Syntax) parser(l *Lang) *parser {
	p := s.parsers[l]
	if p == nil {
		if len(s.parsers) >= maxParsers {
			for k, old := range s.parsers {
				if k != s.lang {
					old.close()
					delete(s.parsers, k)
					break
				}
			}
		}
		g, _ := l.grammar()
		p = newParser(g)
		s.parsers[l] = p
	}
	return p
}

// kindSet is a set of query kinds, a bit for each.
type kindSet uint8

// queryOf returns a compiled query, or notes that it is wanted: compiling is
// for a background job.
func (s *Syntax) queryOf(l *Lang, kind QueryKind) *query {
	q, ok := l.ready(kind)
	if !ok && l.HasTree() {
		s.wanted[l] |= 1 << kind
		s.colours.partial = true
	}
	return q
}

// Unprepared lists the languages whose queries were needed and are not compiled.
func (s *Syntax) Unprepared() []*Lang { return slices.Collect(maps.Keys(s.wanted)) }

// Wants tells whether a background job would complete the picture: a parse
// that did not fit the budget, or queries that are not compiled yet.
func (s *Syntax) Wants() bool {
	return s.WantsElse() || s.job == nil && s.root != nil && s.root.stale && !s.root.pause.on()
}

// WantsElse is Wants without the parse of the whole text.
func (s *Syntax) WantsElse() bool {
	return s.job == nil && s.root != nil && (len(s.late) > 0 || len(s.wanted) > 0)
}

// walk visits a layer and the layers in it that meet the window, outer before
// inner, bringing them up to date on the way as far as the deadline allows.
func (s *Syntax) walk(l *layer, window text.Span, visit func(*layer)) {
	visit(l)
	if l.tree == nil {
		return
	}
	s.refresh(l, window)
	for k := range l.sites.kids {
		if k.overlaps(window) {
			s.parseKid(k)
			s.walk(k, window, visit)
		}
	}
}

// parseKid parses a stale injection if time is left, else leaves it to a job.
func (s *Syntax) parseKid(k *layer) {
	if !k.stale || !k.lang.HasTree() {
		return
	}
	for _, l := range s.late {
		if l == k {
			return
		}
	}
	left := time.Until(s.deadline)
	if s.job != nil && s.job.has(k) || k.pause.on() {
		return
	}
	if left > 0 {
		p := s.parser(k.lang)
		p.reset()
		if !p.setRanges(s.text, k.ranges) {
			return
		}
		s.work.Injections++
		if t := p.parse(s.text, k.base(), left); t != nil {
			k.replace(t)
			return
		}
	}
	s.late = append(s.late, k)
}

// Highlight returns the coloured pieces of the text that meet the window, in
// order and without overlaps; buf is reused for them. Only what is visible is
// queried. Injections are parsed on the way while the budget lasts; if Wants
// tells so afterwards, the rest needs a background job.
func (s *Syntax) Highlight(window text.Span, p *Palette, budget time.Duration, buf []Segment) []Segment {
	buf = buf[:0]
	if s.root == nil || window.From >= window.To {
		return buf
	}
	s.deadline = time.Now().Add(budget)
	s.colour(window, p)
	return s.colours.in(window, buf)
}
