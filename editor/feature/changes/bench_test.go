package changes_test

import (
	"fmt"
	"strings"
	"testing"

	"hx/editor/config"
	"hx/internal/hxtest"
)

// BenchmarkTyping types into a file of 100,000 lines with 2,000 changes; the
// marks of a screen are asked for after each key.
func BenchmarkTyping(b *testing.B) {
	var old, now strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&old, "line %d of a file that is long\n", i)
		if i%50 == 7 {
			now.WriteString("another ")
		}
		fmt.Fprintf(&now, "line %d of a file that is long\n", i)
	}
	dir := repository(b, map[string]string{"f": old.String()})
	write(b, dir+"/f", now.String())
	s := hxtest.New(b, hxtest.Options{Dir: dir, Open: "f"})
	frame(s)
	if g := gutter(s)[:10]; g != "       ~  " {
		b.Fatalf("gutter %q", g)
	}
	s.Keys(b, "1000jo")
	for b.Loop() {
		s.Keys(b, "x")
		for line := 980; line < 1020; line++ {
			for _, marker := range s.Ed.Looks.Marks {
				marker(s.Ed, s.Ed.Doc(), config.GutterDiff, line)
			}
		}
	}
}
