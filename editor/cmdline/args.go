package cmdline

import "strings"

// Args are the arguments of one call.
type Args struct {
	list  []string
	flags []given
}

type given struct{ name, value string }

// NewArgs makes positional arguments from values, for calls that were not
// typed.
func NewArgs(values ...string) Args { return Args{list: values} }

// Len is the number of positional arguments.
func (a Args) Len() int { return len(a.list) }

// First is the first positional argument, or "".
func (a Args) First() string { return a.At(0) }

// At is positional argument i, or "" when there are not so many.
func (a Args) At(i int) string {
	if i < 0 || i >= len(a.list) {
		return ""
	}
	return a.list[i]
}

// All returns the positional arguments. The slice must not be changed.
func (a Args) All() []string { return a.list }

// Join puts the positional arguments together.
func (a Args) Join(sep string) string { return strings.Join(a.list, sep) }

// Flag tells whether the flag of that name was given.
func (a Args) Flag(name string) bool {
	_, ok := a.Value(name)
	return ok
}

// Value returns the value of a flag, and whether the flag was given.
func (a Args) Value(name string) (string, bool) {
	for _, f := range a.flags {
		if f.name == name {
			return f.value, true
		}
	}
	return "", false
}
