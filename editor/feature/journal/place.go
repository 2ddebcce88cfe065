package journal

import (
	"strings"

	"hx/editor/change"
	"hx/editor/text"
)

// restored is what became of the edits of a journal.
type restored struct {
	text text.Rope
	// exact: every edit stands where it was made. Else places were looked for by
	// what stood around them.
	exact bool
	// loose are inserted texts that no place was found for.
	loose []string
}

// replay applies edits to the text they were made to, all at their own places.
func replay(base text.Rope, steps []edit) (text.Rope, bool) {
	t := base
	for _, e := range steps {
		next, ok := apply(t, e)
		if !ok {
			return t, false
		}
		t = next
	}
	return t, true
}

// apply makes one edit where it was made; false when the text is not the one
// it was made to.
func apply(t text.Rope, e edit) (text.Rope, bool) {
	if t.Len() != e.before {
		return t, false
	}
	edits := make([]change.Edit, len(e.parts))
	for i, p := range e.parts {
		if p.from+p.del > t.Len() || !p.fits(t, p.from) {
			return t, false
		}
		edits[i] = change.Edit{From: p.from, To: p.from + p.del, Text: p.ins}
	}
	set, err := change.NewSet(t.Len(), edits)
	if err != nil || set.NewLen() != e.after {
		return t, false
	}
	next, err := set.Apply(t)
	return next, err == nil
}

// fits tells whether a part may be made at pos: everything around it is as it
// was.
func (p part) fits(t text.Rope, pos int) bool {
	return p.replaces(t, pos) && p.behind(t, pos) && p.before(t, pos+p.del)
}

// replaces tells whether the text that is to go stands at pos.
func (p part) replaces(t text.Rope, pos int) bool {
	return holds(t, pos, p.gone) && pos+p.del <= t.Len() && spanSum(t, pos, pos+p.del) == p.goneSum
}

func (p part) behind(t text.Rope, pos int) bool { return holds(t, pos-len(p.pre), p.pre) }
func (p part) before(t text.Rope, pos int) bool { return holds(t, pos, p.post) }

func holds(t text.Rope, pos int, s string) bool {
	return pos >= 0 && pos+len(s) <= t.Len() && t.Slice(pos, pos+len(s)) == s
}

// done tells whether an edit has been made to t already.
func (e edit) done(t text.Rope) bool {
	if t.Len() != e.after {
		return false
	}
	shift := 0
	for _, p := range e.parts {
		at := p.from + shift
		if !holds(t, at, p.ins) {
			return false
		}
		shift += len(p.ins) - p.del
	}
	// Other parts may have changed what stood around this one; of a single part
	// it must still stand there.
	if len(e.parts) == 1 {
		p := e.parts[0]
		return p.behind(t, p.from) && p.before(t, p.from+len(p.ins))
	}
	return len(e.parts) > 0
}

// fit makes edits to a text that need not be the one they were made to: the file
// was changed, or some edits are damaged. A text that has the first ones already
// (it was saved meanwhile) gets the rest.
func fit(t text.Rope, steps []edit) restored {
	for k := len(steps); k > 0; k-- {
		if !steps[k-1].done(t) {
			continue
		}
		if next, ok := replay(t, steps[k:]); ok {
			return restored{text: next, exact: true}
		}
	}
	f := fitter{text: t, searches: maxSearches}
	for _, e := range steps {
		if next, ok := apply(f.text, e); ok {
			f.text = next
			continue
		}
		f.edit(e)
	}
	return restored{text: f.text, loose: f.loose}
}

const (
	// nearby is how far from its old place a part is looked for first, in bytes.
	nearby = 64 << 10
	// maxSearches bounds how often the whole text is searched, maxSearched how
	// long it may be for that, in bytes.
	maxSearches = 500
	maxSearched = 16 << 20
	// telling is how many bytes of one side tell a place when the other side has
	// changed.
	telling = 12
)

// fitter places edits by what stood around them.
type fitter struct {
	text     text.Rope
	drift    int // by how much the last place was off
	searches int
	loose    []string
}

func (f *fitter) edit(e edit) {
	shift := 0 // by the parts before in this edit
	for _, p := range e.parts {
		at, ok := f.find(p, p.from+shift)
		if !ok {
			if p.ins != "" {
				f.loose = append(f.loose, p.ins)
			}
			continue
		}
		f.text = f.text.Replace(at, at+p.del, p.ins)
		f.drift = at - (p.from + shift)
		shift += len(p.ins) - p.del
	}
}

// find looks for the place of a part that was expected somewhere: there, off as
// the one before was, near by, anywhere; with all around it, then with one side.
func (f *fitter) find(p part, expected int) (int, bool) {
	for _, sides := range [...]struct{ pre, post bool }{{true, true}, {true, false}, {false, true}} {
		pre, post := "", ""
		if sides.pre {
			pre = p.pre
		}
		if sides.post {
			post = p.post
		}
		if sides.pre != sides.post && len(pre)+len(post)+len(p.gone) < telling {
			continue
		}
		fits := func(at int) bool {
			return p.replaces(f.text, at) && (pre == "" || p.behind(f.text, at)) && (post == "" || p.before(f.text, at+p.del))
		}
		for _, at := range [...]int{expected + f.drift, expected} {
			if at >= 0 && at <= f.text.Len() && fits(at) {
				return at, true
			}
		}
		if at, ok := f.search(p, pre, post, expected+f.drift, fits); ok {
			return at, true
		}
	}
	return 0, false
}

// search finds the place next to expected where fits holds.
func (f *fitter) search(p part, pre, post string, expected int, fits func(int) bool) (int, bool) {
	pattern := pre + p.gone
	if p.del <= len(p.gone) {
		pattern += post
	}
	if pattern == "" || f.searches == 0 {
		return 0, false
	}
	f.searches--
	n := f.text.Len()
	from, to := max(0, min(expected-nearby, n)), max(0, min(expected+nearby, n))
	best, found := 0, false
	look := func(s string, from int) {
		for i := 0; ; {
			j := strings.Index(s[i:], pattern)
			if j < 0 {
				return
			}
			at := from + i + j + len(pre)
			if fits(at) && (!found || abs(at-expected) < abs(best-expected)) {
				best, found = at, true
			}
			i += j + 1
		}
	}
	if look(f.text.Slice(from, to), from); !found && n <= maxSearched {
		look(f.text.String(), 0)
	}
	return best, found
}

func abs(n int) int { return max(n, -n) }
