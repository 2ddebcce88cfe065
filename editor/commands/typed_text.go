package commands

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/reflow"
	"hx/editor/selection"
	"hx/editor/text"
)

// TypedText is the family that reshapes text and its properties.
var TypedText = []*command.Typed{
	{Name: "earlier", Aliases: []string{"ear"}, Doc: "Go to an older state: a number of changes, or a time such as 30s, 5m, 1h30m", Args: optional("[COUNT|SPAN]"), Run: travel("Already at oldest change", (*document.Document).Earlier, -1)},
	{Name: "later", Aliases: []string{"lat"}, Doc: "Go to a newer state: a number of changes, or a time", Args: optional("[COUNT|SPAN]"), Run: travel("Already at newest change", (*document.Document).Later, 1)},
	{Name: "indent-style", Doc: "Show or set what one indent level is: t for a tab, or a number of spaces", Args: optional("[t|1..16]"), Run: indentStyle},
	{Name: "line-ending", Doc: "Show or set the line breaks of the buffer: lf or crlf", Args: optional("[crlf|lf]"), Run: lineEnding},
	{Name: "encoding", Doc: "Show or set the encoding used to save and to reload", Args: optional("[ENCODING]"), Run: setEncoding},
	{Name: "goto", Aliases: []string{"g"}, Doc: "Go to a line", Args: exactly("LINE"), Preview: previewGoto, Run: typedGoto},
	{Name: "set-language", Aliases: []string{"lang"}, Doc: "Show or set the buffer's language (text for none)", Args: optional("[LANGUAGE]", completeLanguages), Run: setLanguage},
	{Name: "sort", Doc: "Sort the selections among their places", Args: cmdline.Signature{Flags: []cmdline.Flag{{Name: "insensitive", Short: 'i', Doc: "ignore case"}, {Name: "reverse", Short: 'r', Doc: "reverse the order"}}}, Run: sortRanges},
	{Name: "reflow", Doc: "Break the selections' lines at a width (text-width if none is given)", Args: optional("[WIDTH]"), Run: reflowRanges},
	{Name: "character-info", Aliases: []string{"char"}, Doc: "Show the character under the cursor: code points and bytes", Run: characterInfo},
	{Name: "echo", Doc: "Show the arguments, expanded, in the status line", Args: anyNumber(1, "TEXT..."), Run: func(c *command.Context, args cmdline.Args) error { c.Status("%s", args.Join(" ")); return nil }},
	{Name: "noop", Doc: "Do nothing; expansions are still evaluated", Args: anyNumber(0, "[ANY...]"), Run: func(*command.Context, cmdline.Args) error { return nil }},
	{Name: "redraw", Doc: "Repaint the whole screen", Run: func(c *command.Context, _ cmdline.Args) error { c.Ed.Term.Redraw(); return nil }},
}

// travel goes through the history by changes or by time.
func travel(atEnd string, by func(*document.Document, int) (selection.Selection, bool), way int) func(*command.Context, cmdline.Args) error {
	return func(c *command.Context, args cmdline.Args) error {
		steps, span, err := document.ParseUndoKind(args.First())
		if err != nil {
			return err
		}
		return history(atEnd, func(c *command.Context) (selection.Selection, bool) {
			if span != 0 {
				if way < 0 {
					return c.Doc().EarlierBy(span)
				}
				return c.Doc().LaterBy(span)
			}
			return by(c.Doc(), steps)
		})(c)
	}
}

func indentStyle(c *command.Context, args cmdline.Args) error {
	d := c.Doc()
	arg := args.First()
	switch {
	case args.Len() == 0:
		if n := d.Indent.Spaces; n > 0 {
			c.Status("%d %s", n, plural(n, "space"))
		} else {
			c.Status("tabs")
		}
		return nil
	case arg == "0" || arg != "" && strings.HasPrefix("tabs", strings.ToLower(arg)):
		d.Indent = document.Indent{}
		return nil
	}
	n, err := strconv.Atoi(arg)
	if err != nil || n < 1 || n > 16 {
		return fmt.Errorf("invalid indent style '%s': t for tabs, or 1 to 16 for spaces", arg)
	}
	d.Indent = document.Indent{Spaces: n}
	return nil
}

func lineEnding(c *command.Context, args cmdline.Args) error {
	d := c.Doc()
	var le text.LineEnding
	switch arg := strings.ToLower(args.First()); {
	case args.Len() == 0:
		if d.LineEnding == text.CRLF {
			c.Status("crlf")
		} else {
			c.Status("line feed")
		}
		return nil
	case strings.HasPrefix("crlf", arg):
		le = text.CRLF
	case strings.HasPrefix("lf", arg):
		le = text.LF
	default:
		return fmt.Errorf("invalid line ending '%s': lf or crlf", args.First())
	}
	d.LineEnding = le
	t := d.Text()
	var edits []change.Edit
	for line := range t.Lines() - 1 {
		from, to := t.LineEnd(line), t.LineStart(line+1)
		if t.Slice(from, to) != string(le) {
			edits = append(edits, change.Edit{From: from, To: to, Text: string(le)})
		}
	}
	return c.Apply(edits)
}

func setEncoding(c *command.Context, args cmdline.Args) error {
	d := c.Doc()
	if args.Len() == 0 {
		c.Status("%s", d.File.Encoding)
		return nil
	}
	_, name, err := document.LookupEncoding(args.First())
	if err != nil {
		return err
	}
	d.File.Encoding = name
	return nil
}

func typedGoto(c *command.Context, args cmdline.Args) error {
	n, ok := cmdline.LineNumber(args.First())
	if !ok {
		return fmt.Errorf("'%s' is not a line number", args.First())
	}
	c.PushJump()
	return toLine(c, max(n, 1), c.Extending())
}

func previewGoto(c *command.Context, arg string) bool {
	n, ok := cmdline.LineNumber(arg)
	if ok {
		toLine(c, max(n, 1), c.Extending())
		c.Ed.ShowCursor(c.View(), true)
	}
	return ok
}

func setLanguage(c *command.Context, args cmdline.Args) error {
	d := c.Doc()
	name := args.First()
	switch {
	case args.Len() == 0:
		if d.Lang == "" {
			c.Status("text")
		} else {
			c.Status("%s", d.Lang)
		}
		return nil
	case name == "text":
		name = ""
	case c.Ed.Langs.Find(name) == nil:
		return fmt.Errorf("no language is named '%s'", name)
	}
	c.Ed.SetLanguage(d, name)
	return nil
}

func sortRanges(c *command.Context, args cmdline.Args) error {
	t, s := c.Text(), c.Selection()
	if s.Len() == 1 {
		return errors.New("Sorting requires multiple selections. Hint: split selection first")
	}
	texts := s.Texts(t)
	key := func(s string) string { return s }
	if args.Flag("insensitive") {
		key = lowerCase
	}
	slices.SortStableFunc(texts, func(a, b string) int {
		if args.Flag("reverse") {
			a, b = b, a
		}
		return strings.Compare(key(a), key(b))
	})
	var edits []change.Edit
	for i, r := range s.Ranges() {
		edits = append(edits, change.Edit{From: r.From(), To: r.To(), Text: texts[i]})
	}
	return c.Apply(edits)
}

func reflowRanges(c *command.Context, args cmdline.Args) error {
	width := c.Ed.TextWidth(c.Doc())
	if args.Len() > 0 {
		n, err := strconv.Atoi(args.First())
		if err != nil || n < 1 {
			return fmt.Errorf("'%s' is not a width", args.First())
		}
		width = n
	}
	t := c.Text()
	var edits []change.Edit
	for _, r := range c.Selection().Ranges() {
		old := r.Text(t)
		if s := reflow.Text(old, width); s != old {
			edits = append(edits, change.Edit{From: r.From(), To: r.To(), Text: c.Doc().LineEnding.Convert(s)})
		}
	}
	return c.Apply(edits)
}

// characterInfo shows a grapheme, its code points, and its bytes as saved.
func characterInfo(c *command.Context, _ cmdline.Args) error {
	t := c.Text()
	pos := c.Selection().Primary().Cursor(t)
	g := t.Slice(pos, t.NextGrapheme(pos))
	if g == "" {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\"%s\" (", escaped(g))
	for i, r := range g {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "U+%04x", r)
	}
	b.WriteString(")")
	if len(g) == 1 && g[0] < utf8.RuneSelf {
		fmt.Fprintf(&b, " Dec %d", g[0])
	}
	encode, err := document.Encoder(c.Doc().File.Encoding)
	if err != nil {
		return err
	}
	bytes, err := encode(g)
	if err != nil {
		return err
	}
	b.WriteString(" Hex")
	for _, x := range bytes {
		fmt.Fprintf(&b, " %02x", x)
	}
	c.Status("%s", b.String())
	return nil
}

func escaped(s string) string {
	return strings.NewReplacer("\n", `\n`, "\r", `\r`, "\t", `\t`, "\x00", `\0`).Replace(s)
}
