// Package help explains the editor inside the editor: commands, keys and options
// from the tables they are made of, ideas in texts of our own, a tutor that sees
// what is done, and what was said and typed lately.
package help

import (
	"strings"

	"hx/editor"
	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/selection"
	hxruntime "hx/runtime"
)

// Typed is the family of command lines that explain.
var Typed = []*command.Typed{
	{Name: "help", Aliases: []string{"h"}, Doc: "Explain a command, a key, an option or an idea; without one, where to begin",
		Args: cmdline.Signature{Max: 1, Literal: true, Usage: "[TOPIC]", Completers: []cmdline.Completer{"topics"}}, Run: showHelp},
	{Name: "tutor", Doc: "Learn the keys by doing", Run: tutor},
	{Name: "messages", Doc: "Show what was said in the message line, the latest last", Run: messages},
	{Name: "keys", Doc: "Show which keys were pressed and what they did, the latest last", Run: keys},
}

// Help is the feature.
type Help struct {
	ed    *editor.Editor
	env   *command.Env
	files hxruntime.Files
	tutor lessons
}

// Connect hangs the feature into an editor.
func Connect(env *command.Env, files hxruntime.Files) *Help {
	f := &Help{ed: env.Ed, env: env, files: files}
	env.Help = f
	env.HelpTopics = f.topics
	env.Ed.Hooks.Settle = append(env.Ed.Hooks.Settle, f.check)
	env.Ed.Hooks.Closed = append(env.Ed.Hooks.Closed, f.closed)
	env.Ed.Looks.LineEnd = append(env.Ed.Looks.LineEnd, f.progress)
	return f
}

func of(c *command.Context) *Help { return c.Help.(*Help) }

// showHelp opens the text about a topic.
func showHelp(c *command.Context, args cmdline.Args) error {
	page, err := of(c).page(strings.TrimSpace(args.Join(" ")))
	if err != nil {
		return err
	}
	d := show(c, "[help]", page)
	c.Ed.SetLanguage(d, "markdown")
	return nil
}

// show shows a text that is only for reading, in the place of an earlier one of
// the same title. The place left is in the jump list.
func show(c *command.Context, title, s string) *document.Document {
	old := titled(c.Ed, title)
	if c.Doc() != old {
		c.PushJump()
	}
	d := c.Ed.NewScratch(s)
	d.File.Title, d.File.Locked = title, true
	c.Ed.Show(d)
	if old != nil {
		c.Ed.CloseDoc(old)
	}
	return d
}

// titled returns the document of a title, or nil.
func titled(ed *editor.Editor, title string) *document.Document {
	for _, d := range ed.Docs.All() {
		if d.File.Path == "" && d.File.Title == title {
			return d
		}
	}
	return nil
}

// toEnd puts the cursor on the last line with text.
func toEnd(c *command.Context) {
	t := c.Text()
	c.SetSelection(selection.At(t.LineStart(max(t.LineAt(t.Len())-1, 0))))
	c.Ed.ShowCursor(c.View(), false)
}

var severityNames = map[editor.Severity]string{editor.Warning: "warning: ", editor.Failure: "error: "}

// messages shows the history of the message line.
func messages(c *command.Context, _ cmdline.Args) error {
	var b strings.Builder
	for _, m := range c.Ed.Messages() {
		b.WriteString(severityNames[m.Severity] + m.Text + "\n")
	}
	if b.Len() == 0 {
		b.WriteString("Nothing was said yet.\n")
	}
	show(c, "[messages]", b.String())
	toEnd(c)
	return nil
}

// keyColumn is where what a key did begins, in characters.
const keyColumn = 24

// keys shows the history of keys.
func keys(c *command.Context, _ cmdline.Args) error {
	var b strings.Builder
	for _, p := range c.KeyLog() {
		if p.Did == "" {
			continue // the key that ran this command
		}
		b.WriteString(p.Keys)
		b.WriteString(strings.Repeat(" ", max(keyColumn-len([]rune(p.Keys)), 2)))
		b.WriteString(p.Did + "\n")
	}
	show(c, "[keys]", b.String())
	toEnd(c)
	return nil
}
