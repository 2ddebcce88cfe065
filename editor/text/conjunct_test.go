package text

import (
	"slices"
	"testing"
)

// TestConjunctsAreOneCluster: a virama joins the consonants around it, in both
// directions and wherever leaves part the text.
func TestConjunctsAreOneCluster(t *testing.T) {
	small(t)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"क्षि", []string{"क्षि"}},
		{"a क्ष्म b", []string{"a", " ", "क्ष्म", " ", "b"}},
		{"ककि", []string{"क", "कि"}},               // no virama between
		{"क् क", []string{"क्", " ", "क"}},         // the blank parts them
		{"क्\u200dष", []string{"क्\u200dष"}},       // a joiner does not
		{"ক্ষ", []string{"ক্ষ"}},                   // Bengali
		{"க்ஷ", []string{"க்", "ஷ"}},               // Tamil has no such rule
		{"कि्क", []string{"कि्", "क"}},             // a vowel sign is no consonant
		{"e\u0301क्क", []string{"e\u0301", "क्क"}}, // marks of others do not matter
	} {
		r := FromString(c.text)
		var forward, back []string
		for at := 0; at < r.Len(); {
			next := r.NextGrapheme(at)
			forward = append(forward, r.Slice(at, next))
			at = next
		}
		for at := r.Len(); at > 0; {
			prev := r.PrevGrapheme(at)
			back = append(back, r.Slice(prev, at))
			at = prev
		}
		slices.Reverse(back)
		if !slices.Equal(forward, c.want) || !slices.Equal(back, c.want) {
			t.Errorf("%q: forward %q, back %q, want %q", c.text, forward, back, c.want)
		}
	}
}
