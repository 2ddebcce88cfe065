//go:build cgo

package syntax

import "testing"

// The types of ts.h must be laid out as the linked runtime has them: what is
// read from a node here is what its own functions say.
func TestLayout(t *testing.T) {
	s := opened(t, testRegistry(), "rust", samples(t)["rust"])
	caps := s.run.runAll(s.root.lang.query(Highlights), s.root.tree.root(), all(s))
	if len(caps) < 50 {
		t.Fatal("too few captures")
	}
	for i := range caps {
		c := &caps[i]
		n := c.at()
		if n.start() != int(c.start) || n.end() != int(c.end) || n.startRow() != s.text.LineAt(int(c.start)) || n.endRow() != s.text.LineAt(int(c.end)) {
			t.Fatalf("%s at %v: start %d, end %d, rows %d to %d", n.kind(), c.span(), n.start(), n.end(), n.startRow(), n.endRow())
		}
		if int(c.pattern) >= len(s.root.lang.query(Highlights).patterns) || int(c.capture) >= len(s.root.lang.query(Highlights).captures) {
			t.Fatal("indexes out of range")
		}
		if path := n.ancestors(s.root.tree.root()); len(path) < 2 || !path[len(path)-1].equal(n) || !path[len(path)-2].equal(n.parent()) {
			t.Fatalf("the path to %s is wrong", n.kind())
		}
	}
}
