package window

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/selection"
	"hx/editor/text"
)

// picture draws the views of a tree as a map of their numbers, one cell per
// screen cell.
func picture(t *Tree) string {
	grid := make([][]byte, t.Area().H)
	for y := range grid {
		grid[y] = []byte(strings.Repeat(".", t.Area().W))
	}
	for _, v := range t.Views() {
		for y := v.Area.Y; y < v.Area.Y+v.Area.H; y++ {
			for x := v.Area.X; x < v.Area.X+v.Area.W; x++ {
				grid[y][x] = byte('0' + v.ID)
			}
		}
	}
	var b strings.Builder
	for _, row := range grid {
		b.Write(row)
		b.WriteByte('\n')
	}
	return b.String()
}

func TestSplitsShareTheScreen(t *testing.T) {
	tree := NewTree(Rect{W: 9, H: 4}, 1)
	tree.Split(Side)
	tree.Split(Stack)
	if got, want := picture(tree), "1111.2222\n1111.2222\n1111.3333\n1111.3333\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	tree.Transpose()
	if got, want := picture(tree), "1111.22.3\n1111.22.3\n1111.22.3\n1111.22.3\n"; got != want {
		t.Errorf("transposed\n%swant\n%s", got, want)
	}
	tree.Close(tree.Focused().ID)
	if got, want := picture(tree), "1111.2222\n1111.2222\n1111.2222\n1111.2222\n"; got != want || tree.Focused().ID != 2 {
		t.Errorf("closed\n%sfocus %d", got, tree.Focused().ID)
	}
}

func TestFocusGoesToTheNeighbourLevelWithTheCursor(t *testing.T) {
	tree := NewTree(Rect{W: 20, H: 10}, 1)
	tree.Split(Side)  // 2 at the right
	tree.Split(Stack) // 3 below 2
	tree.Focus(1)
	tree.FocusWay(Right, 3, 8)
	if tree.Focused().ID != 3 {
		t.Errorf("from row 8 the focus went to %d", tree.Focused().ID)
	}
	tree.FocusWay(Left, 15, 8)
	tree.FocusWay(Right, 3, 1)
	if tree.Focused().ID != 2 {
		t.Errorf("from row 1 the focus went to %d", tree.Focused().ID)
	}
	tree.FocusWay(Up, 15, 1)
	if tree.Focused().ID != 2 {
		t.Error("the focus moved over the edge")
	}
	tree.SwapWay(Down, 15, 1)
	if a := tree.View(2).Area; a.Y != 5 || tree.Focused().ID != 2 {
		t.Errorf("swapped view lies at %v, focus %d", a, tree.Focused().ID)
	}
}

// TestTreesStayLegal splits, closes and moves at random.
func TestTreesStayLegal(t *testing.T) {
	for seed := range uint64(500) {
		rng := rand.New(rand.NewPCG(seed, 1))
		tree := NewTree(Rect{W: rng.IntN(100), H: rng.IntN(40)}, 1)
		for range 40 {
			switch rng.IntN(8) {
			case 0, 1, 2:
				tree.Split(Direction(rng.IntN(2)))
			case 3:
				views := tree.Views()
				tree.Close(views[rng.IntN(len(views))].ID)
			case 4:
				tree.Transpose()
			case 5:
				tree.SwapWay(Way(rng.IntN(4)), rng.IntN(100), rng.IntN(40))
			case 6:
				tree.Next()
			case 7:
				tree.Resize(Rect{W: rng.IntN(100), H: rng.IntN(40)})
			}
			if why := broken(tree); why != "" {
				t.Fatalf("seed %d: %s", seed, why)
			}
		}
		tree.Only()
		if len(tree.Views()) != 1 {
			t.Fatalf("seed %d: Only left %d views", seed, len(tree.Views()))
		}
	}
}

func broken(tree *Tree) string {
	seen := map[ID]bool{}
	focus := false
	for i, v := range tree.Views() {
		if seen[v.ID] {
			return fmt.Sprintf("view %d is there twice", v.ID)
		}
		seen[v.ID] = true
		focus = focus || v == tree.Focused()
		if v.Area.W < 0 || v.Area.H < 0 {
			return fmt.Sprintf("view %d has area %v", v.ID, v.Area)
		}
		for _, other := range tree.Views()[i+1:] {
			a, b := v.Area, other.Area
			if a.W == 0 || b.W == 0 || a.H == 0 || b.H == 0 {
				continue
			}
			if a.X < b.X+b.W && b.X < a.X+a.W && a.Y < b.Y+b.H && b.Y < a.Y+a.H {
				return fmt.Sprintf("views %d and %d overlap: %v %v", v.ID, other.ID, a, b)
			}
		}
	}
	if !focus {
		return "the focused view is not in the tree"
	}
	return ""
}

func TestSelectionsCatchUpWhenTheyAreLookedAt(t *testing.T) {
	d := document.New(1, text.FromString("one two\n"))
	tree := NewTree(Rect{W: 20, H: 10}, 1)
	first := tree.Focused()
	first.Select(d, selection.Single(selection.New(4, 7)))
	second := tree.Split(Side)
	set, _ := change.NewSet(8, []change.Edit{{From: 0, To: 0, Text: "zero "}})
	if err := d.Apply(document.Tx{Set: set, Before: second.Selection(d)}); err != nil {
		t.Fatal(err)
	}
	if got := first.Selection(d).Primary(); got != selection.New(9, 12) {
		t.Errorf("the other view selects %v", got)
	}
}

func jump(doc document.ID, pos int) Jump { return Jump{Doc: doc, Sel: selection.At(pos)} }

func TestJumpList(t *testing.T) {
	var l JumpList
	for pos := range 3 {
		l.Push(jump(1, pos))
	}
	l.Push(jump(1, 2)) // equal to the newest
	if len(l.All()) != 3 {
		t.Fatalf("%d jumps", len(l.All()))
	}
	here := jump(1, 9)
	if j, ok := l.Back(1, here); !ok || !j.same(jump(1, 2)) {
		t.Errorf("back: %v %v", j, ok)
	}
	if j, ok := l.Back(1, here); !ok || !j.same(jump(1, 1)) {
		t.Errorf("back again: %v %v", j, ok)
	}
	if j, ok := l.Forward(2); !ok || !j.same(here) {
		t.Errorf("forward returns to %v %v", j, ok)
	}
	if _, ok := l.Forward(1); ok {
		t.Error("went past the end")
	}
	l.Back(2, here)
	l.Push(jump(2, 5))
	if n := len(l.All()); n != 2 {
		t.Errorf("what lay ahead was kept, or too much dropped: %d jumps", n)
	}
	l.forget(1)
	if n := len(l.All()); n != 1 {
		t.Errorf("jumps of a closed document stayed: %d", n)
	}
	for pos := range 100 {
		l.Push(jump(3, pos))
	}
	if n := len(l.All()); n != maxJumps {
		t.Errorf("%d jumps are kept", n)
	}
}
