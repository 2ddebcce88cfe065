package themes

import (
	"slices"
	"strings"
)

//go:generate go test -run ^(TestShippedTableIsFresh|TestDocumentedTable)$ -update .

// shippedTheme is a theme of this folder worked out in advance: parsing a file
// and its parents would take a noticeable part of the start on a slow machine.
type shippedTheme struct {
	name    string
	scopes  []string // sorted; themes with the same scopes share it
	entries []uint8  // by scope: position in looks
	rainbow []uint8  // positions in looks
	looks   []Style  // the different styles of the theme
}

// shipped returns the theme of that name that comes with the editor. It costs
// one map of the theme's scopes.
func shipped(name string) (*Theme, bool) {
	i, ok := slices.BinarySearchFunc(shippedThemes[:], name, func(s shippedTheme, name string) int {
		return strings.Compare(s.name, name)
	})
	if !ok {
		return nil, false
	}
	s := &shippedThemes[i]
	t := &Theme{
		name: name, scopes: s.scopes,
		styles: make([]Style, len(s.entries)), rainbow: make([]Style, len(s.rainbow)),
	}
	for i, look := range s.entries {
		t.styles[i] = s.looks[look]
	}
	for i, look := range s.rainbow {
		t.rainbow[i] = s.looks[look]
	}
	t.finish()
	return t, true
}

func shippedNames() []string {
	names := make([]string, len(shippedThemes))
	for i := range shippedThemes {
		names[i] = shippedThemes[i].name
	}
	return names
}
