package syntax

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"hx/editor/text"
)

// predicateArg is one word of a predicate: a capture, or text when capture is
// negative.
type predicateArg struct {
	capture int
	text    string
}

// predicate is one condition on the nodes of a match.
type predicate struct {
	test    func(p *predicate, m []capture, v textView) bool
	capture int
	other   int // second capture, -1 for none
	want    bool
	any     bool // one node is enough
	text    string
	words   map[string]struct{}
	re      *regexp.Regexp
}

// add reads one predicate or property of a pattern.
func (p *pattern) add(kind QueryKind, args []predicateArg) error {
	name := args[0].text
	args = args[1:]
	switch name {
	case "set!", "is?", "is-not?":
		return p.addProperty(kind, name, args)
	}
	pred, err := newPredicate(name, args)
	if err == errUnknownPredicate && kind == Indents {
		pred, err = newIndentPredicate(name, args)
	}
	if err == errUnknownPredicate {
		if kind == TextObjects || kind == Tags && (name == "strip!" || name == "select-adjacent!") {
			return nil
		}
		return fmt.Errorf("unknown predicate #%s", name)
	}
	if err != nil {
		return err
	}
	p.predicates = append(p.predicates, pred)
	return nil
}

var errUnknownPredicate = fmt.Errorf("unknown predicate")

// The properties each kind of file may set; others are mistakes.
var propertiesOf = map[QueryKind][]string{
	Highlights: {"is-not? local"},
	Locals:     {"set! local.scope-inherits"},
	Injections: {"set! injection.language", "set! injection.combined", "set! injection.include-children", "set! injection.include-unnamed-children"},
	Indents:    {"set! scope"},
	Tags:       {"is? local", "is-not? local"},
	Rainbows:   {"set! rainbow.include-children"},
}

func (p *pattern) addProperty(kind QueryKind, name string, args []predicateArg) error {
	if len(args) == 0 || len(args) > 2 || args[0].capture >= 0 || len(args) == 2 && args[1].capture >= 0 {
		if kind == TextObjects {
			return nil
		}
		return fmt.Errorf("#%s takes a key and at most one value", name)
	}
	key := args[0].text
	if kind != TextObjects && !slices.Contains(propertiesOf[kind], name+" "+key) {
		return fmt.Errorf("#%s %s has no meaning in %s", name, key, kind.File())
	}
	s := property{key: key}
	if name != "set!" {
		s.key = name + " " + key
	}
	if len(args) == 2 {
		s.value = args[1].text
	}
	if s.key == "scope" && kind == Indents && s.value != "header" {
		return fmt.Errorf("#set! scope takes only \"header\"")
	}
	p.properties = append(p.properties, s)
	return nil
}

// newPredicate makes one of the predicates that every kind of file knows.
func newPredicate(name string, args []predicateArg) (predicate, error) {
	p := predicate{other: -1, want: true}
	base := name
	if rest, ok := strings.CutPrefix(base, "any-"); ok && rest != "of?" {
		p.any, base = true, rest
	}
	if rest, ok := strings.CutPrefix(base, "not-"); ok {
		p.want, base = false, rest
	}
	switch {
	case base == "eq?", base == "match?", base == "any-of?" && !p.any:
	default:
		return p, errUnknownPredicate
	}
	if len(args) < 2 || args[0].capture < 0 {
		return p, fmt.Errorf("#%s takes a capture and a value", name)
	}
	p.capture = args[0].capture
	if base == "any-of?" {
		p.any, p.test, p.words = true, (*predicate).testWords, map[string]struct{}{}
		for _, a := range args[1:] {
			if a.capture >= 0 {
				return p, fmt.Errorf("#%s takes strings", name)
			}
			p.words[a.text] = struct{}{}
		}
		return p, nil
	}
	if len(args) != 2 {
		return p, fmt.Errorf("#%s takes a capture and one value", name)
	}
	p.text, p.other = args[1].text, args[1].capture
	switch {
	case base == "eq?" && p.other >= 0:
		p.test = (*predicate).testPair
	case base == "eq?":
		p.test = (*predicate).testText
	case p.other >= 0:
		return p, fmt.Errorf("#%s takes a regular expression", name)
	default:
		re, err := regexp.Compile(p.text)
		if err != nil {
			return p, fmt.Errorf("#%s: %v", name, err)
		}
		p.re, p.test = re, (*predicate).testMatch
	}
	return p, nil
}

// holds tells whether all predicates of the pattern accept the match.
func (p *pattern) holds(m []capture, v textView) bool {
	for i := range p.predicates {
		if q := &p.predicates[i]; !q.test(q, m, v) {
			return false
		}
	}
	return true
}

// each applies a condition to every node of the predicate's capture: all must
// agree, or one if the predicate is of the any kind. Without nodes the former
// is true and the latter false.
func (p *predicate) each(m []capture, v textView, cond func(s string) bool) bool {
	for i := range m {
		if int(m[i].capture) == p.capture && cond(v.text(&m[i])) == p.want == p.any {
			return p.any
		}
	}
	return !p.any
}

// textView is the text predicates look at. breakAt is where a line break is
// about to be inserted, which counts for line numbers; negative for none.
type textView struct {
	rope    text.Rope
	breakAt int
}

func viewOf(r text.Rope) textView { return textView{r, -1} }

func (v textView) text(c *capture) string {
	n := v.rope.Len() // a tree may be older than the text for a moment
	return v.rope.Slice(min(int(c.start), n), min(int(c.end), n))
}

func (v textView) startRow(n node) int {
	if v.breakAt >= 0 && n.start() >= v.breakAt {
		return n.startRow() + 1
	}
	return n.startRow()
}

func (v textView) endRow(n node) int {
	if v.breakAt >= 0 && n.end() > v.breakAt {
		return n.endRow() + 1
	}
	return n.endRow()
}

func (p *predicate) testText(m []capture, v textView) bool {
	return p.each(m, v, func(s string) bool { return s == p.text })
}

func (p *predicate) testMatch(m []capture, v textView) bool {
	return p.each(m, v, p.re.MatchString)
}

func (p *predicate) testWords(m []capture, v textView) bool {
	return p.each(m, v, func(s string) bool { _, ok := p.words[s]; return ok })
}

// testPair compares the nodes of two captures in pairs.
func (p *predicate) testPair(m []capture, v textView) bool {
	i, j := 0, 0
	for {
		for i < len(m) && int(m[i].capture) != p.capture {
			i++
		}
		for j < len(m) && int(m[j].capture) != p.other {
			j++
		}
		if i == len(m) || j == len(m) {
			return !p.any && i == len(m) && j == len(m)
		}
		if v.text(&m[i]) == v.text(&m[j]) == p.want == p.any {
			return p.any
		}
		i, j = i+1, j+1
	}
}

// newIndentPredicate makes one of the predicates of indents.scm. They look at
// the first node of a capture and are false without one.
func newIndentPredicate(name string, args []predicateArg) (predicate, error) {
	p := predicate{other: -1, want: true}
	base := name
	if rest, ok := strings.CutPrefix(base, "not-"); ok {
		p.want, base = false, rest
	}
	shape := map[string]string{"kind-eq?": "cs", "same-line?": "cc", "one-line?": "c"}[base]
	if shape == "" {
		return p, errUnknownPredicate
	}
	if len(args) != len(shape) {
		return p, fmt.Errorf("#%s takes %d values", name, len(shape))
	}
	for i, a := range args {
		if a.capture >= 0 != (shape[i] == 'c') {
			return p, fmt.Errorf("#%s: value %d is of the wrong kind", name, i+1)
		}
	}
	p.capture = args[0].capture
	switch base {
	case "kind-eq?":
		p.text, p.test = args[1].text, (*predicate).testKind
	case "same-line?":
		p.other, p.test = args[1].capture, (*predicate).testSameLine
	case "one-line?":
		p.test = (*predicate).testOneLine
	}
	return p, nil
}

func firstOf(m []capture, id int) node {
	for i := range m {
		if int(m[i].capture) == id {
			return m[i].at()
		}
	}
	return node{}
}

func (p *predicate) testKind(m []capture, v textView) bool {
	n := firstOf(m, p.capture)
	return n.isNull() || n.kind() == p.text == p.want
}

func (p *predicate) testSameLine(m []capture, v textView) bool {
	a, b := firstOf(m, p.capture), firstOf(m, p.other)
	return !a.isNull() && !b.isNull() && v.startRow(a) == v.startRow(b) == p.want
}

func (p *predicate) testOneLine(m []capture, v textView) bool {
	n := firstOf(m, p.capture)
	return !n.isNull() && v.startRow(n) == v.endRow(n) == p.want
}
