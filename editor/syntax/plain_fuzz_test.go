package syntax

import (
	"strings"
	"testing"
)

// FuzzQueries: no query file breaks its reader, and what it reads lies within.
func FuzzQueries(f *testing.F) {
	for _, s := range []string{
		"(a) @b", "((a) @x (#eq? @x \"y\"))", "[\"if\" \"else\"] @keyword", "(a field: (_) @b . (c)* !d)", "; inherits: x\n(a (b)? @c)+", "(", "\"", "(#set!",
		"(a (#match? @b \"\\\"[\"))", strings.Repeat("(", 1000), strings.Repeat("[", 1000) + "\x00\xff",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		patterns, _, err := parsePlain(s)
		if err != nil {
			return
		}
		last := 0
		for _, p := range patterns {
			if p.from < last || p.to <= p.from || p.to > len(s) {
				t.Fatalf("%q: a pattern from %d to %d", s, p.from, p.to)
			}
			last = p.to
		}
	})
}
