package regex

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"hx/editor/text"
)

func TestWindowsHoldTheText(t *testing.T) {
	rnd := rand.New(rand.NewPCG(19, 20))
	s := randomText(rnd, "abcdé日\n", 60_000)
	rope := text.FromString(s)
	edited := rope
	for range 200 {
		at := boundaryIn(s, rnd.IntN(len(s)))
		edited = edited.Replace(at, at, "") // splits nothing
		if _, size := utf8.DecodeRuneInString(s[at:]); at < len(s) {
			edited = edited.Replace(at, at+size, strings.Clone(s[at:at+size]))
		}
	}
	one := whole(s)
	for _, src := range []source{&one, rope, edited, cutAtRandom(rnd, s, 3), cutAtRandom(rnd, s, 3000), cutAtRandom(rnd, s, 20_000)} {
		var r reader
		r.reset(src, nil)
		for range 3000 {
			pos, need := rnd.IntN(len(s)+1), 1+rnd.IntN(100)
			limit := pos + rnd.IntN(len(s)-pos+1)
			if rnd.IntN(50) == 0 {
				need = 20_000
			}
			win := r.window(pos, need, limit)
			if len(win) < min(need, limit-pos) || win != s[pos:pos+len(win)] || pos+len(win) > limit {
				t.Fatalf("%T: window(%d, %d, %d) has %d bytes", src, pos, need, limit, len(win))
			}
			low := rnd.IntN(pos + 1)
			if b := r.before(pos, low); b != s[pos-len(b):pos] || pos-len(b) < low || len(b) < min(utf8.UTFMax, pos-low) {
				t.Fatalf("%T: before(%d, %d) is %q", src, pos, low, b)
			}
			c, ok := r.runeAt(pos)
			if want, size := utf8.DecodeRuneInString(s[pos:]); ok != (size > 0) || ok && c != want {
				t.Fatalf("%T: runeAt(%d) is %q", src, pos, c)
			}
			c, ok = r.runeBefore(pos)
			if want, size := utf8.DecodeLastRuneInString(s[:pos]); ok != (size > 0) || ok && c != want {
				t.Fatalf("%T: runeBefore(%d) is %q", src, pos, c)
			}
			if _, size := utf8.DecodeRuneInString(s[pos:]); r.width(pos) != max(size, 1) {
				t.Fatalf("%T: width(%d) is %d", src, pos, r.width(pos))
			}
		}
	}
}

func TestFreshTextsAreReadInPlace(t *testing.T) {
	rope := text.FromString(strings.Repeat("a line of text\n", 100_000))
	var r reader
	r.reset(rope, nil)
	for pos := 0; pos < rope.Len(); {
		pos += len(r.window(pos, 4, rope.Len()))
	}
	if cap(r.buf) > 0 {
		t.Error("a fresh text was copied")
	}
}
