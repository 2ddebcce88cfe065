// Package regex searches ropes for regular expressions in the syntax of Rust's
// regex crate, as Helix users type them.
//
// # Syntax
//
// Everything of the crate's syntax that a text in UTF-8 can use is understood:
// classes with [a&&b], [a--b], [a~~b] and nesting, \p{..}, \b{start}, flags
// (?imsRUux), named groups. There is no look-around and there are no back
// references. \w \d \s \b and letter case know all of Unicode unless (?-u)
// says otherwise; (?-u) makes classes ASCII but never matches parts of
// characters. Of Unicode's properties, general categories, scripts (script
// extensions count as scripts) and the binary properties of common use are
// known.
//
// # Meaning
//
// The leftmost match is found, and of those that begin there the one that a
// backtracking search would find first. Searches never backtrack: a search
// takes time linear in the text.
//
// A byte that is not valid UTF-8 counts as the character U+FFFD of one byte's
// length: . and [^a] match it, and \x{FFFD} does.
//
// A search in [from, to) finds matches inside only, but its assertions ^ $ \b
// see what lies around.
//
// # Way of working
//
// A pattern is parsed to a tree (parse.go, class.go, escape.go, property.go:
// node), assembled to an automaton over characters (prog.go), and run as a
// deterministic one whose states are made when first reached (dfa.go, scan.go):
// forward to the end of a match, backward to its start. Characters that the
// pattern does not tell apart share a column (alphabet.go). Where a pattern has
// a literal, that is looked for first (plan.go, needle.go). Groups, and patterns
// whose states never recur, are followed path by path (simulate.go). The text is
// read in windows (reader.go), in place where its chunks lie side by side.
//
// A search keeps up to 1 MB of states for each direction; matchers are kept for
// the next search of the same pattern until the garbage collector wants them.
package regex

import (
	"iter"
	"sync"
	"unicode"

	"hx/editor/text"
)

// Options say how a pattern is meant. The zero value minds letter case and has
// ^ and $ match at LF, as the editor's searches do.
type Options struct {
	// IgnoreCase makes letter case irrelevant, SmartCase does unless the
	// pattern has an upper-case letter. (?i) and (?-i) overrule both.
	IgnoreCase, SmartCase bool
	// CRLF makes ^ $ . take CR LF, LF and CR for line breaks, and not LF alone.
	CRLF bool
	// TextEdges makes ^ and $ match at the ends of the text and not of lines,
	// as is usual outside editors.
	TextEdges bool
}

// Regex is a compiled pattern. It does not change and may be used by several
// goroutines at a time.
type Regex struct {
	*program
	stop func() bool
}

// program is what compiling yields.
type program struct {
	plan
	pattern  string
	groups   []string
	needs    traits
	ahead    *prog // left to right
	behind   *prog // right to left; nil if plan.exact does without
	saving   *prog // ahead with groups; nil without any
	skipper  uint32
	alphabet *alphabet
	matchers sync.Pool
}

// Compile reads a pattern. The error is an *Error: one line that names the
// place.
func Compile(pattern string, o Options) (*Regex, error) {
	f := flags{
		fold:      o.IgnoreCase || o.SmartCase && !HasUpper(pattern),
		multiLine: !o.TextEdges,
		crlf:      o.CRLF,
		unicode:   true,
	}
	n, groups, err := parse(pattern, f)
	if err != nil {
		return nil, err
	}
	pr := &program{pattern: pattern, groups: groups}
	if err := pr.compile(n); err != nil {
		return nil, &Error{Pattern: pattern, Problem: "the pattern is too large; repeat less"}
	}
	pr.matchers.New = func() any { return pr.newMatcher() }
	return &Regex{program: pr}, nil
}

func (pr *program) compile(n *node) (err error) {
	list := pieces(nil, n)
	_, anchored := leading(list)
	if pr.ahead, err = assemble(n, false, false, anchored); err != nil {
		return err
	}
	pr.needs = pr.ahead.needs
	pr.plan = newPlan(n, list, pr.ahead)
	if pr.skipper = noInst; !anchored {
		pr.skipper = pr.ahead.insts[pr.ahead.search].alt
	}
	if len(pr.groups) > 1 {
		if pr.saving, err = assemble(n, false, true, true); err != nil {
			return err
		}
	}
	if pr.exact != nil {
		return nil
	}
	if pr.behind, err = assemble(n, true, false, true); err != nil {
		return err
	}
	// The reversed pattern has the same sets, numbered in its own order.
	pr.alphabet, err = newAlphabet(pr.ahead.sets, pr.needs)
	return err
}

// noInst is the number of no instruction.
const noInst = 1<<32 - 1

// HasUpper tells whether a pattern has an upper-case letter, also in an escape
// such as \S; if so, smart-case minds letter case.
func HasUpper(pattern string) bool {
	for _, r := range pattern {
		if unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// String returns the pattern.
func (re *Regex) String() string { return re.pattern }

// Groups returns the names of the pattern's groups, "" for those without one;
// the first stands for the whole match.
func (re *Regex) Groups() []string { return re.groups }

// WithStop returns a Regex whose searches end early, as if nothing more
// matched, when stop returns true. It is called every 64 kB of text or so.
func (re *Regex) WithStop(stop func() bool) *Regex {
	return &Regex{re.program, stop}
}

func (re *Regex) rope(t text.Rope) *matcher {
	m := re.matchers.Get().(*matcher)
	m.begin(t, re.stop)
	return m
}

func (re *Regex) string(s string) *matcher {
	m := re.matchers.Get().(*matcher)
	m.str = whole(s)
	m.begin(&m.str, re.stop)
	return m
}

func (re *Regex) release(m *matcher) {
	m.done()
	re.matchers.Put(m)
}

// Find returns the first match in [from, to) of t. Bounds beyond the text mean
// its ends.
func (re *Regex) Find(t text.Rope, from, to int) (start, end int, ok bool) {
	m := re.rope(t)
	defer re.release(m)
	return m.find(from, to, false)
}

// FindLast returns the last of the matches that All gives for [from, to). It
// reads from the end, and only as far as needed to know where the matches lie,
// unless the pattern matches across any distance.
func (re *Regex) FindLast(t text.Rope, from, to int) (start, end int, ok bool) {
	m := re.rope(t)
	defer re.release(m)
	return m.findLast(from, to)
}

// Matches tells whether there is a match in [from, to). It is faster than Find.
func (re *Regex) Matches(t text.Rope, from, to int) bool {
	m := re.rope(t)
	defer re.release(m)
	_, _, ok := m.find(from, to, true)
	return ok
}

// All yields the matches in [from, to) in order. They do not overlap, and no
// empty match lies where the one before ended.
func (re *Regex) All(t text.Rope, from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		m := re.rope(t)
		defer re.release(m)
		m.all(from, to, yield)
	}
}

// Submatches returns the bounds of the first match in [from, to) and of its
// groups: group i lies at [2i], [2i+1], which are -1 if it took no part. nil
// if there is no match.
func (re *Regex) Submatches(t text.Rope, from, to int) []int {
	m := re.rope(t)
	defer re.release(m)
	return m.submatches(from, to)
}

// MatchString tells whether s has a match.
func (re *Regex) MatchString(s string) bool {
	m := re.string(s)
	defer re.release(m)
	_, _, ok := m.find(0, len(s), true)
	return ok
}

// FindString is Find in s.
func (re *Regex) FindString(s string) (start, end int, ok bool) {
	m := re.string(s)
	defer re.release(m)
	return m.find(0, len(s), false)
}

// AllString is All in s.
func (re *Regex) AllString(s string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		m := re.string(s)
		defer re.release(m)
		m.all(0, len(s), yield)
	}
}

// SubmatchesString is Submatches in s.
func (re *Regex) SubmatchesString(s string) []int {
	m := re.string(s)
	defer re.release(m)
	return m.submatches(0, len(s))
}

func (m *matcher) submatches(from, to int) []int {
	start, end, ok := m.find(from, to, false)
	if !ok {
		return nil
	}
	if m.saving == nil {
		return []int{start, end}
	}
	return newSimulator(m.saving, 2*len(m.groups)).run(&m.in, start, end, true)
}
