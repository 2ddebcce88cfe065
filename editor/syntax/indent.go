package syntax

import (
	"slices"
	"strings"

	"hx/editor/text"
)

// Heuristic says how the indentation of a new line is found.
type Heuristic uint8

const (
	// Hybrid takes the blanks a near line really has and changes them by as
	// many levels as the tree sees between the two lines.
	Hybrid Heuristic = iota
	// TreeIndent takes what the tree says.
	TreeIndent
	// SimpleIndent repeats the level of the line the cursor is on.
	SimpleIndent
)

// IndentStyle is how a document indents: the text of one level and the cells of
// a tab.
type IndentStyle struct {
	Unit     string
	TabWidth int
}

// unitWidth is the number of cells of one level.
func (t IndentStyle) unitWidth() int {
	if t.Unit == "\t" {
		return max(t.TabWidth, 1)
	}
	return max(len(t.Unit), 1)
}

// width is the number of cells of leading blanks.
func (t IndentStyle) width(blanks string) int {
	w := 0
	for _, c := range blanks {
		if c == '\t' {
			w += max(t.TabWidth, 1) - w%max(t.TabWidth, 1)
		} else {
			w++
		}
	}
	return w
}

// add puts levels behind blanks, or cuts the width of levels from their end.
func (t IndentStyle) add(blanks string, levels int) string {
	if levels >= 0 {
		return blanks + strings.Repeat(t.Unit, levels)
	}
	for cut := -levels * t.unitWidth(); cut > 0 && blanks != ""; {
		shorter := blanks[:len(blanks)-1]
		cut -= t.width(blanks) - t.width(shorter)
		blanks = shorter
	}
	return blanks
}

// NewLineIndent is the indentation of a line that begins with a break inserted
// at pos. currentLine is the line the cursor is on, which SimpleIndent repeats;
// it differs from that of pos when a line is opened above. s may be nil or
// without a tree.
func NewLineIndent(s *Syntax, r text.Rope, h Heuristic, style IndentStyle, pos, currentLine int) string {
	simple := func() string {
		return strings.Repeat(style.Unit, style.width(leadingBlanks(r, currentLine))/style.unitWidth())
	}
	if s == nil || h == SimpleIndent || !s.HasTree() {
		return simple()
	}
	line := r.LineAt(pos)
	in, ok := s.indentAt(style, line, pos, true)
	if !ok {
		return simple()
	}
	if in.literal {
		return in.align
	}
	if h == TreeIndent {
		return in.text(style)
	}
	// Four lines are enough to find one to compare with.
	for tries := 0; line >= 0 && tries < 4; line-- {
		first, blank := r.FirstNonBlank(line)
		if !blank {
			continue
		}
		tries++
		near, ok := s.indentAt(style, line, first, false)
		if ok && !near.literal && near.aligned == in.aligned && near.align == in.align {
			return style.add(leadingBlanks(r, line), in.net()-near.net())
		}
	}
	return in.text(style)
}

func leadingBlanks(r text.Rope, line int) string {
	s := r.Slice(r.LineStart(line), min(r.LineStart(line)+1024, r.LineEnd(line)))
	return s[:len(s)-len(strings.TrimLeft(s, " \t"))]
}

// indentation is what the tree says about a line: levels on top of an
// alignment, or blanks to be taken literally.
type indentation struct {
	indent, outdent int
	aligned         bool
	align           string
	literal         bool
}

// net is the number of levels; an alignment stands for those of the nodes
// around it.
func (in indentation) net() int {
	if in.aligned {
		return -in.outdent
	}
	return in.indent - in.outdent
}

func (in indentation) text(style IndentStyle) string { return style.add(in.align, in.net()) }

// indentMark is one capture on a node.
type indentMark struct {
	kind   string // capture name
	header bool
	anchor node
}

// indenter works out the level of one position.
type indenter struct {
	s       *Syntax
	style   IndentStyle
	view    textView
	line    int // of the position
	pos     int
	newLine bool
	root    node
	marks   map[uintptr][]indentMark
	opaque  []node
}

// indentAt works out the level of the first text of a line at pos, or of a new
// line whose break goes in at pos. ok is false without an indent query.
func (s *Syntax) indentAt(style IndentStyle, line, pos int, newLine bool) (in indentation, ok bool) {
	l := s.layerAt(text.Span{From: pos, To: pos})
	for l != nil && l.parent != nil && (l.lang == s.root.lang || l.lang.query(Indents) == nil) {
		l = l.parent
	}
	if l == nil {
		return in, false
	}
	q := l.lang.query(Indents)
	if q == nil {
		return in, false
	}
	x := &indenter{s: s, style: style, view: viewOf(s.text), line: line, pos: pos, newLine: newLine}
	if newLine {
		x.view.breakAt = pos
	}
	in = x.level(l.tree.root(), q)
	if l.parent != nil && !in.literal {
		in.indent += s.baseLevel(l, style)
	}
	return in, true
}

// baseLevel is the level of the first line of an injection that has text.
func (s *Syntax) baseLevel(l *layer, style IndentStyle) int {
	for _, r := range l.ranges {
		for line := s.text.LineAt(r.From); line < s.text.Lines() && s.text.LineStart(line) < r.To; line++ {
			if first, ok := s.text.FirstNonBlank(line); ok && first < r.To && (first >= r.From || hasText(s.text, r.From, min(r.To, s.text.LineEnd(line)))) {
				return style.width(leadingBlanks(s.text, line)) / style.unitWidth()
			}
		}
	}
	return 0
}

func hasText(r text.Rope, from, to int) bool {
	return from < to && strings.TrimSpace(r.Slice(from, to)) != ""
}

func (x *indenter) level(root node, q *query) indentation {
	start := root.descendant(x.pos, x.pos)
	if start.isNull() {
		start = root
	}
	before := deepestBefore(start, x.pos)
	window := text.Span{From: x.pos, To: x.pos + 1}
	if !before.isNull() {
		window.From = max(0, before.end()-1)
	}
	x.collect(q, root, window)
	start, extended := x.startNode(start, before)
	for _, n := range x.opaque {
		if n.start() < x.pos && x.pos < n.end() && n.startRow() < x.line {
			return indentation{literal: true, align: leadingBlanks(x.s.text, x.line)}
		}
	}
	return x.walk(start, extended)
}

// deepestBefore is the node that ends last before the position, as deep as
// possible: the last child of start that ends there, its last child and so on.
func deepestBefore(start node, pos int) node {
	before := start.lastBefore(pos)
	for !before.isNull() {
		last := before.lastBefore(before.end())
		if last.isNull() {
			break
		}
		before = last
	}
	return before
}

func (x *indenter) collect(q *query, root node, window text.Span) {
	x.marks = map[uintptr][]indentMark{}
	anchor := q.captureID("anchor")
	x.root = root
	q.matches(x.s.run.runAll(q, root, window), x.view, func(p *pattern, m []capture) {
		_, header := p.property("scope")
		for i := range m {
			name := q.captures[m[i].capture]
			n := m[i].at()
			switch name {
			case "opaque":
				x.opaque = append(x.opaque, n)
			case "indent", "indent.always", "outdent", "outdent.always", "align", "extend", "extend.prevent-once":
				mark := indentMark{kind: name, header: header}
				if name == "align" {
					if mark.anchor = firstOf(m, anchor); mark.anchor.isNull() {
						continue
					}
				}
				x.marks[n.id()] = append(x.marks[n.id()], mark)
			}
		}
	})
}

func (x *indenter) marked(n node, kinds ...string) (mark indentMark, ok bool) {
	for _, m := range x.marks[n.id()] {
		for _, k := range kinds {
			if m.kind == k {
				return m, true
			}
		}
	}
	return mark, false
}

// startNode is where the walk to the root begins: a body that follows, an
// extended node, or the node at the position.
func (x *indenter) startNode(start, before node) (n node, extended bool) {
	if before.isNull() {
		return start, false
	}
	path := before.ancestors(x.root) // inner ones last
	for len(path) > 0 && !path[0].equal(start) {
		path = path[1:]
	}
	if len(path) == 0 {
		return start, false
	}
	path = path[1:]
	if x.newLine {
		for _, n := range slices.Backward(path) {
			next := n.next()
			if next.isNull() || next.start() < x.pos {
				continue
			}
			if m, ok := x.marked(next, "indent", "indent.always"); ok && m.header {
				return next, false
			}
			break
		}
	}
	stopped := false
	for _, n := range slices.Backward(path) {
		if _, ok := x.marked(n, "extend.prevent-once"); ok {
			stopped = true
		}
		if _, ok := x.marked(n, "extend"); !ok {
			continue
		}
		if stopped {
			stopped = false
			continue
		}
		if n.endRow() == x.line || x.lineWidth(x.line) > x.lineWidth(n.startRow()) {
			return n, true
		}
	}
	return start, false
}

func (x *indenter) lineWidth(line int) int {
	return x.style.width(leadingBlanks(x.s.text, line)) / x.style.unitWidth()
}

// walk adds up the marks from the start node to the root.
func (x *indenter) walk(start node, extended bool) (in indentation) {
	target := x.line
	if x.newLine {
		target++
	}
	counted := map[int]bool{} // start lines with a level
	path := start.ancestors(x.root)
	for i, n := range slices.Backward(path) {
		_, isIn := x.marked(n, "indent", "indent.always")
		_, isOut := x.marked(n, "outdent", "outdent.always")
		for _, m := range x.marks[n.id()] {
			first, last := x.view.startRow(n), x.view.endRow(n)
			if m.header && i > 0 {
				first = x.view.startRow(path[i-1])
			}
			// A node that was extended reaches the new line although it ends
			// before it, and so do those around it that end there too.
			contains := first < target && (target <= last || extended && n.end() <= x.pos)
			switch m.kind {
			case "indent":
				if contains && !isOut && !counted[first] {
					counted[first] = true
					in.indent++
				}
			case "indent.always":
				if contains && !isOut {
					in.indent++
				}
			case "outdent", "outdent.always":
				if !isIn && x.view.startRow(n) == target {
					in.outdent++
				}
			case "align":
				if contains && !in.aligned {
					in.aligned, in.align = true, x.prefix(m.anchor)
				}
			}
		}
	}
	return in
}

// prefix is the text before a node on its line, with everything but tabs as
// blanks.
func (x *indenter) prefix(n node) string {
	r := x.s.text
	at := min(n.start(), r.Len())
	line := r.Slice(r.LineStart(r.LineAt(at)), at)
	return strings.Map(func(c rune) rune {
		if c == '\t' {
			return c
		}
		return ' '
	}, line)
}
