package snippet

import (
	"slices"
	"strings"
)

// Options say how a snippet becomes text of a certain document.
type Options struct {
	// Indent is put before every line but the first.
	Indent string
	// Tab is what a tab of the snippet becomes; "" keeps it.
	Tab string
	// LineBreak is what a line break becomes; "" means LF.
	LineBreak string
	// Variable looks variables up; nil knows none.
	Variable func(name string) (string, bool)
}

// Span is a half-open range of bytes in a rendered text.
type Span struct{ From, To int }

// Place is where a stop is in the text.
type Place struct {
	Span
	// Transform, if not nil, makes the text here of what the stop holds. Such
	// a place is not typed into; write it anew when the stop is left.
	Transform *Transform
}

// Stop is something to be filled in.
type Stop struct {
	Number  int
	Places  []Place // in order, at least one
	Choices []string
	// Depth is how many stops it lies within; a stop that lies within another
	// vanishes when that one is typed over.
	Depth int
}

// Rendered is a text and its stops in the order in which they are visited. The
// last one, number 0, is always there.
type Rendered struct {
	Text  string
	Stops []Stop
}

// Limits on what default texts that repeat each other can grow to.
const (
	maxText  = 1 << 20 // bytes
	maxParts = 1 << 16 // pieces of text, stops and variables written
)

// Render makes the text.
func (s Snippet) Render(o Options) Rendered {
	if o.LineBreak == "" {
		o.LineBreak = "\n"
	}
	if o.Tab == "" {
		o.Tab = "\t"
	}
	r := &renderer{o: o, defaults: map[int]*stop{}, stops: map[int]*Stop{}, within: map[int]bool{}, parts: new(int)}
	r.findDefaults(s.nodes)
	r.nodes(s.nodes)
	out := Rendered{Text: r.b.String()}
	if r.stops[0] == nil {
		r.stops[0] = &Stop{Places: []Place{{Span: Span{len(out.Text), len(out.Text)}}}}
	}
	for _, st := range r.stops {
		slices.SortStableFunc(st.Places, func(a, b Place) int { return a.From - b.From })
		out.Stops = append(out.Stops, *st)
	}
	slices.SortFunc(out.Stops, func(a, b Stop) int { return order(a.Number) - order(b.Number) })
	return out
}

func order(number int) int {
	if number == 0 {
		return maxNumber + 1
	}
	return number
}

type renderer struct {
	o        Options
	b        strings.Builder
	defaults map[int]*stop // the first stop of a number that says what it holds
	stops    map[int]*Stop
	within   map[int]bool // stops being written, to stop them repeating themselves
	parts    *int         // written so far
}

func (r *renderer) findDefaults(nodes []node) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *stop:
			if r.defaults[n.number] == nil && (n.content != nil || n.choices != nil) {
				r.defaults[n.number] = n
			}
			r.findDefaults(n.content)
		case *variable:
			r.findDefaults(n.content)
		}
	}
}

func (r *renderer) nodes(list []node) {
	for _, n := range list {
		if *r.parts++; *r.parts > maxParts || r.b.Len() > maxText {
			return
		}
		switch n := n.(type) {
		case literal:
			r.literal(string(n))
		case *stop:
			r.stop(n)
		case *variable:
			r.variable(n)
		}
	}
}

// literal writes text of the snippet itself, fitted to the document.
func (r *renderer) literal(s string) {
	for i, line := range strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		if i > 0 {
			r.b.WriteString(r.o.LineBreak)
			r.b.WriteString(r.o.Indent)
		}
		r.b.WriteString(strings.ReplaceAll(line, "\t", r.o.Tab))
	}
}

// stop writes a stop with what all stops of its number hold.
func (r *renderer) stop(n *stop) {
	if r.within[n.number] {
		return
	}
	st := r.stops[n.number]
	if st == nil {
		st = &Stop{Number: n.number, Depth: len(r.within)}
		r.stops[n.number] = st
	}
	from := r.b.Len()
	d := r.defaults[n.number]
	switch {
	case d == nil:
	case d.choices != nil:
		st.Choices = d.choices
		r.insert(n.transform.Apply(d.choices[0]))
	case n.transform != nil:
		r.insert(n.transform.Apply(r.aside(d.content, n.number)))
	default:
		r.within[n.number] = true
		r.nodes(d.content)
		delete(r.within, n.number)
	}
	st.Places = append(st.Places, Place{Span: Span{from, r.b.Len()}, Transform: n.transform})
}

// aside returns the text of nodes without writing it or its stops.
func (r *renderer) aside(list []node, number int) string {
	other := &renderer{o: r.o, defaults: r.defaults, stops: map[int]*Stop{}, within: map[int]bool{number: true}, parts: r.parts}
	for n := range r.within {
		other.within[n] = true
	}
	other.nodes(list)
	return other.b.String()
}

// insert writes text that is not to be fitted.
func (r *renderer) insert(s string) {
	if r.b.Len()+len(s) <= maxText {
		r.b.WriteString(s)
	}
}

func (r *renderer) variable(v *variable) {
	if r.o.Variable != nil {
		if value, ok := r.o.Variable(v.name); ok {
			r.insert(v.transform.Apply(value))
			return
		}
	}
	if v.transform != nil {
		r.insert(v.transform.Apply(""))
		return
	}
	r.nodes(v.content)
}
