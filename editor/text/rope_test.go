package text

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// small shrinks the tree's nodes for one test, so that short texts have
// several levels.
func small(t testing.TB) {
	leaf, kids := maxLeaf, maxKids
	maxLeaf, maxKids = 8, 4
	t.Cleanup(func() { maxLeaf, maxKids = leaf, kids })
}

// check panics when a tree breaks an invariant of the package comment.
func (r Rope) check() {
	if r.root != nil {
		r.root.check(true)
	}
}

func (n *node) check(root bool) {
	if n.kids == nil {
		if n.leaf == "" {
			panic("empty leaf")
		}
		if len(n.leaf) > maxLeaf+3 {
			panic(fmt.Sprintf("leaf of %d bytes", len(n.leaf)))
		}
		want := newLeaf(n.leaf)
		if n.bytes != want.bytes || n.newlines != want.newlines || n.ascii != want.ascii {
			panic("sums of a leaf are wrong")
		}
		return
	}
	if len(n.kids) > maxKids || len(n.kids) < 2 {
		panic(fmt.Sprintf("branch of %d children", len(n.kids)))
	}
	want := newBranch(n.kids)
	if n.bytes != want.bytes || n.newlines != want.newlines || n.ascii != want.ascii {
		panic("sums of a branch are wrong")
	}
	for _, k := range n.kids {
		if k.height != n.height-1 {
			panic("leaves of different depth")
		}
		k.check(false)
	}
}

var bits = []string{"a", "b ", "\n", "\r\n", "\r", "é", "e\u0301", "漢", "👩\u200d👩\u200d👧", "🇩🇪", "\t", "word", "\xff", "क्षि", "한", "x\u200d"}

func randomText(rng *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(bits[rng.IntN(len(bits))])
	}
	return b.String()
}

// TestRopeAgreesWithString applies random replacements to a rope and to a
// string and compares every view of the two.
func TestRopeAgreesWithString(t *testing.T) {
	small(t)
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 1))
		model := randomText(rng, rng.IntN(40))
		r := FromString(model)
		for range 12 {
			from := rng.IntN(len(model) + 1)
			to := from + rng.IntN(min(len(model)-from, 20)+1)
			s := randomText(rng, rng.IntN(6))
			if rng.IntN(10) == 0 {
				s = randomText(rng, 60)
			}
			before := r
			was := model
			r = r.Replace(from, to, s)
			model = model[:from] + s + model[to:]
			r.check()
			if before.String() != was {
				t.Fatalf("seed %d: a replacement changed the old rope", seed)
			}
			compare(t, r, model)
			if t.Failed() {
				t.Fatalf("seed %d: after Replace(%d, %d, %q) on %q", seed, from, to, s, was)
			}
		}
	}
}

func compare(t *testing.T, r Rope, model string) {
	t.Helper()
	if got := r.String(); got != model {
		t.Errorf("text %q, want %q", got, model)
		return
	}
	if r.Len() != len(model) || r.Lines() != strings.Count(model, "\n")+1 {
		t.Errorf("%d bytes and %d lines of %q", r.Len(), r.Lines(), model)
	}
	line := 0
	for pos := 0; pos <= len(model); pos++ {
		if got := r.LineAt(pos); got != line {
			t.Errorf("LineAt(%d) = %d, want %d", pos, got, line)
		}
		if pos < len(model) && model[pos] == '\n' {
			line++
			if got := r.LineStart(line); got != pos+1 {
				t.Errorf("LineStart(%d) = %d, want %d", line, got, pos+1)
			}
		}
		c, size := utf8.DecodeRuneInString(model[pos:])
		if pos == len(model) {
			c = 0
		}
		if gc, gs := r.RuneAt(pos); gc != c || gs != size {
			t.Errorf("RuneAt(%d) = %q %d, want %q %d", pos, gc, gs, c, size)
		}
		c, size = utf8.DecodeLastRuneInString(model[:pos])
		if pos == 0 {
			c = 0
		}
		if gc, gs := r.RuneBefore(pos); gc != c || gs != size {
			t.Errorf("RuneBefore(%d) = %q %d, want %q %d", pos, gc, gs, c, size)
		}
	}
	for from := 0; from <= len(model); from += 7 {
		for to := from; to <= len(model); to += 9 {
			if got := r.Slice(from, to); got != model[from:to] {
				t.Errorf("Slice(%d, %d) = %q", from, to, got)
			}
			if got := r.IsASCII(from, to); got != isASCII(model[from:to]) {
				t.Errorf("IsASCII(%d, %d) = %v", from, to, got)
			}
			if got := r.SubRope(from, to).String(); got != model[from:to] {
				t.Errorf("SubRope(%d, %d) = %q", from, to, got)
			}
		}
	}
	for from := 0; from <= len(model); from += 7 {
		var chunks, pieces, back strings.Builder
		for _, c := range r.Chunks(from) {
			chunks.WriteString(c)
		}
		for _, c := range r.Pieces(from) {
			pieces.WriteString(c)
		}
		parts := []string{}
		for _, c := range r.ChunksBack(from) {
			parts = append(parts, c)
		}
		for i := len(parts) - 1; i >= 0; i-- {
			back.WriteString(parts[i])
		}
		if chunks.String() != model[from:] || pieces.String() != model[from:] || back.String() != model[:from] {
			t.Errorf("chunks from %d: %q, pieces %q, back %q", from, chunks.String(), pieces.String(), back.String())
		}
	}
	if !r.Equal(FromString(model)) || len(model) > 0 && r.Equal(FromString(model[1:]+"\x00")) {
		t.Errorf("Equal is wrong for %q", model)
	}
}

// TestGraphemesAgreeWithSegmentation checks both directions and the snapping
// against a plain segmentation from the start.
func TestGraphemesAgreeWithSegmentation(t *testing.T) {
	small(t)
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 2))
		s := randomText(rng, rng.IntN(60))
		r := FromString(s)
		bounds := []int{0}
		for rest := s; rest != ""; {
			var cluster string
			cluster, rest = firstCluster(rest)
			bounds = append(bounds, bounds[len(bounds)-1]+len(cluster))
		}
		if len(s) == 0 {
			continue
		}
		for i := 0; i+1 < len(bounds); i++ {
			a, b := bounds[i], bounds[i+1]
			if got := r.NextGrapheme(a); got != b {
				t.Fatalf("seed %d: NextGrapheme(%d) of %q = %d, want %d", seed, a, s, got, b)
			}
			if got := r.PrevGrapheme(b); got != a {
				t.Fatalf("seed %d: PrevGrapheme(%d) of %q = %d, want %d", seed, b, s, got, a)
			}
			for p := a; p < b; p++ {
				if got := r.FloorGrapheme(p); got != a {
					t.Fatalf("seed %d: FloorGrapheme(%d) of %q = %d, want %d", seed, p, s, got, a)
				}
			}
		}
	}
}

func TestBuilderAgreesWithString(t *testing.T) {
	small(t)
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 3))
		src := randomText(rng, 80)
		r := FromString(src)
		var b Builder
		var model strings.Builder
		for range rng.IntN(20) {
			if rng.IntN(2) == 0 {
				s := randomText(rng, rng.IntN(8))
				b.WriteString(s)
				model.WriteString(s)
				continue
			}
			from := rng.IntN(len(src))
			to := from + rng.IntN(len(src)-from)
			b.WriteRope(r, from, to)
			model.WriteString(src[from:to])
		}
		got := b.Rope()
		got.check()
		compare(t, got, model.String())
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func TestRunesWalkBothWays(t *testing.T) {
	small(t)
	s := "a漢\xffé\r\nlonger than one leaf 👩\u200d👧 end"
	r := FromString(s)
	c := r.RunesAt(0)
	var got []rune
	for ch, ok := c.Next(); ok; ch, ok = c.Next() {
		got = append(got, ch)
	}
	if want := []rune(s); string(got) != string(want) {
		t.Fatalf("forward %q, want %q", string(got), string(want))
	}
	for i := len(got) - 1; i >= 0; i-- {
		if ch, ok := c.Prev(); !ok || ch != got[i] {
			t.Fatalf("backward at %d: %q %v, want %q", i, ch, ok, got[i])
		}
	}
	if _, ok := c.Prev(); ok {
		t.Fatal("stepped before the start")
	}
}

func FuzzReplace(f *testing.F) {
	f.Add("hello\r\nworld", 3, 8, "é\n")
	f.Add("", 0, 0, "\r")
	f.Fuzz(func(t *testing.T, s string, from, to int, ins string) {
		maxLeaf, maxKids = 8, 4
		if from < 0 || to < from || to > len(s) || len(s)+len(ins) > 1000 {
			return
		}
		r := FromString(s).Replace(from, to, ins)
		r.check()
		compare(t, r, s[:from]+ins+s[to:])
	})
}
