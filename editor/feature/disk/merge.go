package disk

import (
	"strings"

	"hx/editor/text"
	"hx/editor/textdiff"
)

// Markers of a conflict, as version control writes them.
const (
	markOurs   = "<<<<<<< buffer"
	markBase   = "||||||| before"
	markMiddle = "======="
	markTheirs = ">>>>>>> disk"
)

// merge joins two texts that both came from base, line by line. Where both
// changed the same lines differently, all three versions stand between markers;
// conflicts counts these places. ending is the markers' line break.
func merge(base, ours, theirs string, ending text.LineEnding) (merged string, conflicts int) {
	b := textdiff.NewBase(base)
	m := merger{
		base: b, ours: sideOf(b, ours), theirs: sideOf(b, theirs), ending: string(ending),
	}
	m.run()
	return m.out.String(), m.conflicts
}

// side is one of the two texts and how it differs from the base.
type side struct {
	text  *textdiff.Base
	hunks []textdiff.Hunk // not yet passed
	shift int             // lines of the side minus lines of the base, so far
}

func sideOf(base *textdiff.Base, s string) side {
	return side{text: textdiff.NewBase(s), hunks: base.Hunks(text.FromString(s))}
}

// reaches tells whether the next hunk begins within lines up to `to` of the
// base. Hunks that touch count: neither side knew what the other did beside it.
func (s *side) reaches(to int) bool { return len(s.hunks) > 0 && s.hunks[0].OldFrom <= to }

// pass takes the next hunk and returns the end of its lines in the base.
func (s *side) pass() int {
	h := s.hunks[0]
	s.hunks = s.hunks[1:]
	s.shift = h.NewTo - h.OldTo
	return h.OldTo
}

// lines is the side's text between two places of the base where both agree; was
// is its shift at the first of them.
func (s *side) lines(from, to, was int) string { return s.text.Text(from+was, to+s.shift) }

type merger struct {
	base         *textdiff.Base
	ours, theirs side
	ending       string
	out          strings.Builder
	conflicts    int
}

func (m *merger) run() {
	at := 0
	for len(m.ours.hunks) > 0 || len(m.theirs.hunks) > 0 {
		from := m.base.Lines()
		for _, s := range []*side{&m.ours, &m.theirs} {
			if len(s.hunks) > 0 {
				from = min(from, s.hunks[0].OldFrom)
			}
		}
		m.out.WriteString(m.base.Text(at, from))
		at = m.region(from)
	}
	m.out.WriteString(m.base.Text(at, m.base.Lines()))
}

// region writes what became of the lines from `from` on, as far as changes of
// either side hang together, and returns the line after them.
func (m *merger) region(from int) int {
	to := from
	wasOurs, wasTheirs := m.ours.shift, m.theirs.shift
	for more := true; more; {
		more = false
		for _, s := range []*side{&m.ours, &m.theirs} {
			for s.reaches(to) {
				to = max(to, s.pass())
				more = true
			}
		}
	}
	base := m.base.Text(from, to)
	ours, theirs := m.ours.lines(from, to, wasOurs), m.theirs.lines(from, to, wasTheirs)
	switch {
	case ours == theirs, theirs == base:
		m.out.WriteString(ours)
	case ours == base:
		m.out.WriteString(theirs)
	default:
		m.conflict(base, ours, theirs)
	}
	return to
}

func (m *merger) conflict(base, ours, theirs string) {
	m.conflicts++
	m.line(markOurs)
	m.line(ours)
	m.line(markBase)
	m.line(base)
	m.line(markMiddle)
	m.line(theirs)
	m.line(markTheirs)
}

// line writes text that ends with a line break, if it is not empty.
func (m *merger) line(s string) {
	m.out.WriteString(s)
	if s != "" && !strings.HasSuffix(s, "\n") {
		m.out.WriteString(m.ending)
	}
}
