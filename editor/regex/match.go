package regex

import "strings"

// matcher is what one search needs and changes: the text and the automata's
// rows. Matchers are reused, but never by two searches at a time.
type matcher struct {
	*program
	in       reader
	str      whole
	fwd, rev *dfa
	sim      *simulator
	gaveUp   bool // the automata do not pay for this text

	// A line that was looked at for the inner needle: no line break lies in
	// [lineFrom, lineEnd), and lineTo is the limit under which that was found.
	lineFrom, lineEnd, lineTo int

	skips, skipped int // calls of skip and bytes it saved
}

func (pr *program) newMatcher() *matcher {
	m := &matcher{program: pr}
	if pr.exact == nil {
		m.fwd = newDFA(pr.ahead, pr.alphabet, true, false)
		m.rev = newDFA(pr.behind, pr.alphabet, false, true)
		m.fwd.prefilter = pr.prefix != nil || pr.first != nil || pr.lines
	}
	return m
}

// begin prepares for a text.
func (m *matcher) begin(src source, stop func() bool) {
	m.in.reset(src, stop)
	m.gaveUp = false
	m.lineFrom, m.lineEnd = 0, 0
}

// done lets go of the text.
func (m *matcher) done() {
	m.str = ""
	m.in = reader{buf: m.in.buf[:0]}
}

// find returns the first match in [from, to). If some is set, any match will
// do, and only that there is one can be relied on.
func (m *matcher) find(from, to int, some bool) (start, end int, ok bool) {
	if from, to = max(from, 0), min(to, m.in.n); from > to {
		return 0, 0, false
	}
	if !m.gaveUp {
		if m.exact != nil {
			return m.findExact(from, to)
		}
		if start, end, ok = m.findFast(from, to, some); !m.gaveUp {
			return start, end, ok
		}
	}
	return m.simulate(from, to)
}

func (m *matcher) findFast(from, to int, some bool) (start, end int, ok bool) {
	if m.inner != nil {
		end, ok = m.findInLine(from, to, some)
	} else {
		end, ok = m.forward(from, to, some)
	}
	switch {
	case !ok || some:
		return end, end, ok
	case m.fixed >= 0:
		return end - m.fixed, end, true
	case m.anchored:
		return from, end, true
	}
	start = m.backward(from, end)
	return start, end, !m.in.stopped
}

// findExact looks for a needle and tests the assertions at its ends.
func (m *matcher) findExact(from, to int) (start, end int, ok bool) {
	for {
		if start, end, ok = m.needleAt(m.exact, from, to); !ok {
			return 0, 0, false
		}
		if m.hold(m.front, start) && m.hold(m.back, end) {
			return start, end, true
		}
		from = start + 1
	}
}

func (m *matcher) hold(looks []look, pos int) bool {
	if len(looks) == 0 {
		return true
	}
	before, after := m.traitsBefore(pos), m.traitsAfter(pos)
	for _, k := range looks {
		if !k.holds(before, after) {
			return false
		}
	}
	return true
}

// needleAt returns the first place of a needle in [from, to).
func (m *matcher) needleAt(n *needle, from, to int) (start, end int, ok bool) {
	for from < to {
		s := m.in.window(from, n.max, to)
		start, end := n.index(s, 0)
		// A needle of several lengths that begins earlier may need more text
		// than the window has.
		if sure := len(s) - n.max; start >= 0 && (n.min == n.max || start <= sure || from+len(s) == to) {
			return from + start, from + end, true
		}
		if from+len(s) >= to || s == "" {
			break
		}
		from += len(s) - n.max + 1
	}
	return 0, 0, false
}

// findInLine returns the end of the first match, looking only at lines with
// the inner needle.
func (m *matcher) findInLine(from, to int, some bool) (end int, ok bool) {
	for {
		at, _, ok := m.needleAt(m.inner, from, to)
		if !ok {
			return 0, false
		}
		if m.lineTo != to || at < m.lineFrom || at >= m.lineEnd {
			m.lineFrom, m.lineEnd, m.lineTo = at, m.breakAfter(at, to), to
		}
		end, ok := m.forward(m.lineStart(from, at), m.lineEnd, some)
		if ok || m.gaveUp || m.in.stopped {
			return end, ok
		}
		from = m.lineEnd
	}
}

// lineStart returns where the line of at begins, from at the earliest.
func (m *matcher) lineStart(from, at int) int {
	for at > from {
		s := m.in.before(at, from)
		if i := strings.LastIndexByte(s, '\n'); i >= 0 {
			return at - len(s) + i + 1
		}
		at -= len(s)
	}
	return from
}

// breakAfter returns where the line of at ends, to at the latest.
func (m *matcher) breakAfter(at, to int) int {
	for at < to {
		s := m.in.window(at, 1, to)
		if s == "" {
			break
		}
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			return at + i
		}
		at += len(s)
	}
	return to
}

// A prefilter that saves less than skipWorth bytes a call after skipTrial
// calls is switched off.
const (
	skipTrial = 128
	skipWorth = 8
)

// skip returns the first place at or after pos where a match may begin; -1 if
// there is none before to.
func (m *matcher) skip(pos, to int) int {
	at := pos
	switch {
	case m.prefix != nil:
		var ok bool
		if at, _, ok = m.needleAt(m.prefix, pos, to); !ok {
			return -1
		}
	case m.first != nil:
		if at = m.firstByte(pos, to); at < 0 {
			return -1
		}
	case m.traitsBefore(pos)&(traitEdge|traitLF) == 0:
		if at = m.breakAfter(pos, to) + 1; at > to {
			return -1
		}
	}
	m.skips++
	m.skipped += at - pos
	if m.skips == skipTrial {
		if m.skipped < skipTrial*skipWorth {
			m.fwd.prefilter = false
			m.fwd.drop()
		}
		m.skips, m.skipped = 0, 0
	}
	return at
}

func (m *matcher) firstByte(pos, to int) int {
	first := m.first
	for pos < to {
		s := m.in.window(pos, 1, to)
		i := 0
		for i+4 <= len(s) && first[s[i]]|first[s[i+1]]|first[s[i+2]]|first[s[i+3]] == 0 {
			i += 4
		}
		for ; i < len(s); i++ {
			if first[s[i]] != 0 {
				return pos + i
			}
		}
		if s == "" {
			break
		}
		pos += len(s)
	}
	return -1
}

// all calls yield for the matches in [from, to) that do not overlap, in order,
// until it returns false. An empty match is not reported where the match before
// it ended.
func (m *matcher) all(from, to int, yield func(start, end int) bool) bool {
	ended := -1
	for {
		start, end, ok := m.find(from, to, false)
		if !ok {
			return true
		}
		if start == end && end == ended {
			from += m.in.width(from)
			continue
		}
		if !yield(start, end) {
			return false
		}
		from, ended = end, end
	}
}
