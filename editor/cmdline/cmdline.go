// Package cmdline is the language of the `:` prompt: a command's name, then
// arguments with quoting, flags and expansions.
//
//	name       ends at the first blank
//	'a b' `a b`  one argument, taken literally; the quote inside is doubled
//	"a %{x} b" one argument with expansions; the quote is doubled, %% is a %
//	a\ b       a backslash makes a blank part of an unquoted argument
//	\'a        at the start of an argument it makes a quote or % literal
//	%kind{x}   an expansion; also with () [] <>, which nest, and "" '' ||
//	--flag -f  where the command declares it, unless quoted; -- ends flags
//
// A command may ask for the rest of the line as it is (Signature.RawAfter);
// only expansions are looked for there.
//
// Helix takes a quoted or expanded argument that begins with a dash for a flag.
// Here only a dash that was typed makes one, so that no file name and no output
// of a program can become an option; a lone dash is an argument.
package cmdline

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Any as Signature.Max stands for no limit.
const Any = -1

// Signature says which arguments a command takes. The zero value takes none.
type Signature struct {
	Min, Max int // positional arguments
	// RawAfter, unless 0, is the number of positional arguments after which the
	// rest of the line is one more.
	RawAfter int
	// Literal makes the whole line one argument, as it is typed: signs of
	// quoting and expansion stand for themselves.
	Literal bool
	// Shell says that the raw part is a shell command: it is completed word by
	// word, and candidates are quoted for the shell.
	Shell bool
	Flags []Flag
	// Completers tell what completes each positional argument; the last one
	// serves all that follow it.
	Completers []Completer
	// Usage shows the positional arguments in help texts, such as "[PATH]".
	Usage string
}

// Completer names a source of candidates. The empty one has none.
type Completer string

// Flag is an option of a command.
type Flag struct {
	Name       string // without dashes
	Short      rune   // 0: none
	Doc        string
	TakesValue bool // the next argument
}

// String is the flag as it is written, both ways.
func (f Flag) String() string {
	if f.Short == 0 {
		return "--" + f.Name
	}
	return fmt.Sprintf("--%s/-%c", f.Name, f.Short)
}

// Completer returns what completes positional argument i.
func (s Signature) Completer(i int) Completer {
	if len(s.Completers) == 0 || i < 0 {
		return ""
	}
	return s.Completers[min(i, len(s.Completers)-1)]
}

// flag finds the flag that is written as word, dashes included; -1: none.
func (s Signature) flag(word string) int {
	return slices.IndexFunc(s.Flags, func(f Flag) bool {
		return word == "--"+f.Name || f.Short != 0 && word == "-"+string(f.Short)
	})
}

// count checks the number of positional arguments.
func (s Signature) count(n int) error {
	switch {
	case n >= s.Min && (n <= s.Max || s.Max == Any):
		return nil
	case s.Max == 0:
		return fmt.Errorf("expected no arguments, got %d", n)
	case s.Min == s.Max:
		return fmt.Errorf("expected exactly %s, got %d", arguments(s.Min), n)
	case n < s.Min:
		return fmt.Errorf("expected at least %s, got %d", arguments(s.Min), n)
	}
	return fmt.Errorf("expected at most %s, got %d", arguments(s.Max), n)
}

func arguments(n int) string {
	if n == 1 {
		return "1 argument"
	}
	return fmt.Sprintf("%d arguments", n)
}

// Split cuts a line into the command's name and all that follows it, the
// blanks between them included: rest starts at len(line)-len(rest). Blanks in
// front of the name are skipped.
func Split(line string) (name, rest string) {
	start := skipBlanks(line, 0)
	end := start
	for end < len(line) && !blank(line[end]) {
		end++
	}
	return line[start:end], line[end:]
}

// LineNumber tells whether a command's name is a number, which means to go to
// that line, counted from 1. Numbers too large for an int32 become the largest.
func LineNumber(name string) (n int, ok bool) {
	if name == "" || strings.Trim(name, "0123456789") != "" {
		return 0, false
	}
	for _, digit := range []byte(name) {
		n = n*10 + int(digit-'0')
		if n > math.MaxInt32/10-1 {
			return math.MaxInt32, true
		}
	}
	return n, true
}

func blank(b byte) bool { return b == ' ' || b == '\t' }

func skipBlanks(s string, at int) int {
	for at < len(s) && blank(s[at]) {
		at++
	}
	return at
}
