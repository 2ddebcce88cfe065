// Package register holds named lists of texts: what was copied, searched,
// typed at prompts. Any character is a name. A few registers are special: `_`
// forgets, `#` `.` `%` are computed, `+` and `*` are the clipboards.
package register

import (
	"fmt"
	"slices"
	"sort"
)

// maxHistory bounds a register that is pushed to (entries).
const maxHistory = 1000

// Clipboard is where `+` and `*` live. Reads return at once with what is
// known.
type Clipboard interface {
	Read(primary bool) ([]string, error)
	Write(primary bool, values []string) error
}

// Set is all registers. The zero Set is not ready: use New.
type Set struct {
	values map[rune][]string
	// Computed gives the values of `#`, `.` and `%`; the editor sets it.
	Computed func(name rune) []string
	// Clipboard may be nil: `+` and `*` are then ordinary registers.
	Clipboard Clipboard
}

// New returns empty registers.
func New() *Set { return &Set{values: map[rune][]string{}} }

func computed(name rune) bool  { return name == '#' || name == '.' || name == '%' }
func clipboard(name rune) bool { return name == '+' || name == '*' }

// Read returns a register's values, nil when it is empty. Pushed-to registers
// have their newest value first.
func (s *Set) Read(name rune) ([]string, error) {
	switch {
	case name == '_':
		return nil, nil
	case computed(name):
		if s.Computed == nil {
			return nil, nil
		}
		return s.Computed(name), nil
	case clipboard(name) && s.Clipboard != nil:
		return s.Clipboard.Read(name == '*')
	}
	return s.values[name], nil
}

// First returns the first (newest) value.
func (s *Set) First(name rune) (string, bool) {
	values, _ := s.Read(name)
	if len(values) == 0 {
		return "", false
	}
	return values[0], true
}

// Write replaces a register's values.
func (s *Set) Write(name rune, values []string) error {
	switch {
	case name == '_':
		return nil
	case computed(name):
		return fmt.Errorf("Register %c does not support writing", name)
	case clipboard(name) && s.Clipboard != nil:
		return s.Clipboard.Write(name == '*', values)
	}
	s.values[name] = values
	return nil
}

// Push puts one value in front of the others.
func (s *Set) Push(name rune, value string) error {
	if name == '_' || computed(name) || clipboard(name) {
		return s.Write(name, []string{value})
	}
	values := slices.Insert(slices.Clone(s.values[name]), 0, value)
	s.values[name] = values[:min(len(values), maxHistory)]
	return nil
}

// Clear empties a register; ClearAll empties all of them.
func (s *Set) Clear(name rune) bool {
	_, had := s.values[name]
	delete(s.values, name)
	return had || clipboard(name)
}

func (s *Set) ClearAll() { clear(s.values) }

// Names returns the names in use, in order.
func (s *Set) Names() []rune {
	names := make([]rune, 0, len(s.values))
	for name, values := range s.values {
		if len(values) > 0 {
			names = append(names, name)
		}
	}
	sort.Slice(names, func(i, j int) bool { return names[i] < names[j] })
	return names
}
