package term

import (
	"math/rand/v2"
	"testing"

	"github.com/hinshun/vt10x"
)

// A terminal emulator that others wrote agrees with ours about what we write,
// as far as it knows characters: narrow ones.
func TestAnotherEmulatorAgrees(t *testing.T) {
	words := []string{"func", "main()", "return", "   ", "    ", "x", "if err != nil {", "größe", "→", "────────────", "====================", "\x1b[2J", "\u202e"}
	term := mustIdentify(t, "TERM", "xterm-256color")
	for seed := range uint64(20) {
		s := newScene(seed, words)
		rnd := rand.New(rand.NewPCG(seed, 2))
		w, h := 10+rnd.IntN(80), 3+rnd.IntN(30)
		other := vt10x.New(vt10x.WithSize(w, h))
		other.Write([]byte((&Screen{began: *term}).enter()))
		e := newEncoder(term, nil)
		for step := range 40 {
			s.change()
			f := s.paint(w, h)
			out := encodeFrame(e, f)
			other.Write(out)
			for y := range h {
				for x, c := range f.Row(y) {
					want, _ := c.Rune()
					if got := other.Cell(x, y).Char; got != want {
						t.Fatalf("seed %d, step %d: cell %d,%d is %q, want %q, after %q", seed, step, x, y, got, want, out)
					}
				}
			}
			if c := other.Cursor(); f.Cursor.Visible && (c.X != f.Cursor.X || c.Y != f.Cursor.Y) {
				t.Fatalf("seed %d, step %d: cursor %d,%d, want %v", seed, step, c.X, c.Y, f.Cursor)
			}
		}
	}
}
