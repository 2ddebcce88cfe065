package cell

import (
	"fmt"
	"strings"

	"hx/editor/text"
	"hx/themes"
)

// Width returns the cells that Set and Text take for a grapheme cluster, at
// least 1; 0 for the empty string.
func Width(cluster string) int { return text.Width(cluster) }

// Text returns the picture for people and tests: one line for each row, with a
// bar at its right edge.
func (f *Frame) Text() string {
	var b strings.Builder
	for y := range f.H {
		f.writeRow(&b, y)
		b.WriteString("|\n")
	}
	return b.String()
}

// StyledText is Text with a second block of columns in which a letter stands
// for the style of each cell, followed by what the letters mean. The plain
// style is a dot; letters are given in the order of the first use.
func (f *Frame) StyledText() string {
	var b strings.Builder
	letters := map[StyleID]rune{0: '.'}
	var order []StyleID
	for y := range f.H {
		f.writeRow(&b, y)
		b.WriteByte('|')
		for _, c := range f.Row(y) {
			letter, ok := letters[c.Style()]
			if !ok {
				letter = styleLetter(len(order))
				letters[c.Style()] = letter
				order = append(order, c.Style())
			}
			b.WriteRune(letter)
		}
		b.WriteString("|\n")
	}
	for i, id := range order {
		fmt.Fprintf(&b, "%c %s\n", styleLetter(i), describe(f.Style(id)))
	}
	return b.String()
}

func (f *Frame) writeRow(b *strings.Builder, y int) {
	for _, c := range f.Row(y) {
		b.WriteString(f.Grapheme(c))
	}
}

// styleLetter returns a to z, A to Z, then Greek and whatever follows.
func styleLetter(n int) rune {
	switch {
	case n < 26:
		return 'a' + rune(n)
	case n < 52:
		return 'A' + rune(n-26)
	}
	return 'α' + rune(n-52)
}

var modifierNames = [...]struct {
	bit  themes.Modifier
	name string
}{
	{themes.Bold, "bold"}, {themes.Dim, "dim"}, {themes.Italic, "italic"},
	{themes.SlowBlink, "slow-blink"}, {themes.RapidBlink, "rapid-blink"},
	{themes.Reversed, "reversed"}, {themes.Hidden, "hidden"}, {themes.CrossedOut, "crossed-out"},
}

var underlineNames = map[themes.UnderlineStyle]string{
	themes.Line: "line", themes.Curl: "curl", themes.Dashed: "dashed",
	themes.Dotted: "dotted", themes.DoubleLine: "double",
}

// describe writes a style in one line.
func describe(s themes.Style) string {
	var parts []string
	color := func(name string, c themes.Color) {
		if c != themes.NoColor {
			parts = append(parts, name+"="+c.String())
		}
	}
	color("fg", s.Fg)
	color("bg", s.Bg)
	if name := underlineNames[s.Underline]; name != "" {
		parts = append(parts, "underline="+name)
	}
	color("ul", s.UnderlineColor)
	for _, m := range modifierNames {
		if s.Mods&m.bit != 0 {
			parts = append(parts, m.name)
		}
	}
	return strings.Join(parts, " ")
}
