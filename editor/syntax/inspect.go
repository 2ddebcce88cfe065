package syntax

import (
	"fmt"
	"io"
	"strings"

	"hx/editor/text"
)

// PrintTree writes the tree of a text as an indented outline: field, node kind
// (anonymous ones quoted), 1-based start and end, and the text of leaves.
func PrintTree(w io.Writer, grammar, source string) error {
	g := findGrammar(grammar)
	if g == nil {
		return fmt.Errorf("no grammar %q in this binary", grammar)
	}
	p := newParser(g)
	defer p.close()
	r := text.FromString(source)
	t := p.parse(r, nil, 0)
	defer t.close()
	printNode(w, r, t.root(), "", 0)
	return nil
}

func printNode(w io.Writer, r text.Rope, n node, field string, depth int) {
	kind := n.kind()
	if !n.isNamed() {
		kind = fmt.Sprintf("%q", kind)
	}
	if n.isMissing() {
		kind = "MISSING " + kind
	}
	if field != "" {
		kind = field + ": " + kind
	}
	from, to := pointAt(r, n.start()), pointAt(r, n.end())
	fmt.Fprintf(w, "%s%s  [%d:%d-%d:%d]", strings.Repeat("  ", depth), kind, from.row+1, from.col+1, to.row+1, to.col+1)
	count := n.childCount()
	if count == 0 && n.isNamed() {
		fmt.Fprintf(w, "  %q", r.Slice(n.start(), min(n.end(), n.start()+60)))
	}
	fmt.Fprintln(w)
	for i := range count {
		printNode(w, r, n.child(i), n.field(i), depth+1)
	}
}
