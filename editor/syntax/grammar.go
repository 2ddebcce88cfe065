package syntax

import "slices"

// grammarEntry ties the name used by a language's `grammar` key to the
// function that gives the parse table. The tables below are sorted slices, not
// maps, so that they are plain data in the binary and cost nothing at start.
type grammarEntry struct {
	name string
	load func() grammarPtr
}

// findGrammar returns the compiled-in grammar of that name, nil when this
// binary has none.
func findGrammar(name string) grammarPtr {
	for _, table := range [...][]grammarEntry{coreGrammars, moreGrammars, heavyGrammars} {
		for _, e := range table {
			if e.name == name {
				return e.load()
			}
		}
	}
	return nil
}

// Grammars lists the names of the grammars in this binary, sorted.
func Grammars() []string {
	var names []string
	for _, table := range [...][]grammarEntry{coreGrammars, moreGrammars, heavyGrammars} {
		for _, e := range table {
			names = append(names, e.name)
		}
	}
	slices.Sort(names)
	return names
}

// HasGrammar tells whether this binary holds the grammar.
func HasGrammar(name string) bool { return findGrammar(name) != nil }
