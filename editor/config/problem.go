package config

import (
	"fmt"
	"iter"
	"strings"
)

// Problem is one thing wrong in a configuration file. What it is about was
// left out; everything else counts.
type Problem struct {
	File    string
	Line    int    // from 1; 0: the file as a whole
	Col     int    // in characters from 1; 0: not known
	Key     string // dotted, from the top of the file; may be empty
	What    string // in one line
	Allowed string // what may stand there; may be empty
	Warning bool   // nothing is lost by ignoring it, as with an unknown key
}

// String returns the problem in one line: file:line: key: what; allowed: ...
func (p Problem) String() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File + ":")
		if p.Line > 0 {
			fmt.Fprintf(&b, "%d:", p.Line)
		}
		b.WriteByte(' ')
	}
	b.WriteString(p.text())
	return b.String()
}

// text is the problem without its place.
func (p Problem) text() string {
	s := p.What
	if p.Key != "" {
		s = p.Key + ": " + s
	}
	if p.Allowed != "" {
		s += "; allowed: " + p.Allowed
	}
	return s
}

// Error makes a Problem an error, as Set returns it.
func (p Problem) Error() string { return p.String() }

// didYouMean returns the end of a message that suggests the nearest of names
// to word, or nothing when none is near.
func didYouMean(word string, names iter.Seq[string]) string {
	best, least := "", 1+max(1, len(word)/3)
	plain := plainName(word)
	for name := range names {
		d := distance(plain, plainName(name), least)
		if d == 0 && word == name {
			return ""
		}
		if d < least {
			best, least = name, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

// plainName drops what is easily mistaken in names.
func plainName(s string) string {
	return strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(s))
}

// distance counts the bytes to insert, delete, replace or swap with their
// neighbour between a and b; limit or more when it reaches that.
func distance(a, b string, limit int) int {
	if d := len(a) - len(b); d >= limit || -d >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
