package commands

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"hx/editor/change"
	"hx/editor/command"
	"hx/editor/text"
)

// Replace is the family that exchanges characters in place.
var Replace = []*command.Command{
	{Name: "replace", Label: "Replace characters", Run: replaceChars},
	{Name: "switch_case", Label: "Toggle case", Run: rewrite(switchCase)},
	{Name: "switch_to_uppercase", Label: "Upper case", Run: rewrite(upperCase)},
	{Name: "switch_to_lowercase", Label: "Lower case", Run: rewrite(lowerCase)},
}

func replaceChars(c *command.Context) error {
	c.NextChar(func(c *command.Context, ch rune) {
		with := string(ch)
		if ch == '\n' {
			with = string(c.Doc().LineEnding)
		}
		err := rewrite(func(s string) string {
			return strings.Repeat(with, text.FromString(s).Graphemes(0, len(s)))
		})(c)
		if err != nil {
			c.Fail("%s", err)
		}
	})
	return nil
}

// rewrite replaces the text of every range by what f makes of it.
func rewrite(f func(string) string) func(*command.Context) error {
	return func(c *command.Context) error {
		t := c.Text()
		var edits []change.Edit
		for _, r := range c.Selection().Ranges() {
			// Text that stays the same is a step of its own for undo all the same,
			// as it is in Helix.
			edits = append(edits, change.Edit{From: r.From(), To: r.To(), Text: f(r.Text(t))})
		}
		if err := c.Apply(edits); err != nil {
			return err
		}
		c.EndSelect()
		return nil
	}
}

// The full mappings of Unicode: one character may become several.
func upperCase(s string) string { return cases.Upper(language.Und).String(s) }
func lowerCase(s string) string { return cases.Lower(language.Und).String(s) }

func switchCase(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i, ch := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLower(ch):
			b.WriteString(upperCase(string(ch)))
		case unicode.IsUpper(ch):
			b.WriteString(lowerCase(string(ch)))
		default:
			b.WriteString(s[i : i+size]) // a byte that is not text stays as it is
		}
	}
	return b.String()
}
