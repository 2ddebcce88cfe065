//go:build cgo

package syntax

import ("testing";"fmt";"time";"math/rand/v2";"hx/editor/text")

func TestDbg2(t *testing.T) {
	reg := testRegistry()
	rng := rand.New(rand.NewPCG(329, 1))
	s := opened(t, reg, "markdown", samples(t)["markdown"])
	for range 8 {
		e := randomEdits(rng, s.text.Len())
		fmt.Printf("edit %+v\n", e)
		apply(t, s, e...)
		fmt.Println("after edit: covered", s.root.sites.covered, "touched", s.root.sites.touched)
		if rng.IntN(4) == 0 { continue }
		s.Update(time.Hour)
		fmt.Println("after update: touched", s.root.sites.touched)
		for i := range s.root.sites.sites { x := s.root.sites.sites[i]; fmt.Println("site", x.extent, x.lang.Conf.Name) }
		printNode2(s.root.tree.root())
		if !sameAsFresh(t, s) { continue }
		from := rng.IntN(s.text.Len())
		window := text.Span{From: from, To: min(s.text.Len(), from+200)}
		shown(s, window)
		fmt.Println("window", window, "covered", s.root.sites.covered)
		for i := range s.root.sites.sites { x := s.root.sites.sites[i]; fmt.Println("   site", x.extent, x.lang.Conf.Name) }
	}
}
func printNode2(n node) { for i := range n.childCount() { c := n.child(i); fmt.Println("  ", c.kind(), c.span()); if c.kind()=="section" { for j := range c.childCount() { d := c.child(j); fmt.Println("     ", d.kind(), d.span()) } } } }
