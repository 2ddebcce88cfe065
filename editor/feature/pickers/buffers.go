package pickers

import (
	"fmt"
	"slices"
	"strings"

	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/event"
	"hx/editor/selection"
	"hx/editor/ui"
	"hx/keymap"
)

// bufferPicker lists the open buffers, the one used last first.
func bufferPicker(c *command.Context) error {
	docs := slices.Clone(c.Ed.Docs.All())
	slices.SortStableFunc(docs, func(a, b *document.Document) int { return b.Focused().Compare(a.Focused()) })
	p := Open(c, ui.PickerOptions{Columns: []string{"id", "flags", "path"}, Main: 2})
	for _, d := range docs {
		flags := ""
		if d.Modified() {
			flags += "+"
		}
		if d == c.Doc() {
			flags += "*"
		}
		place := Place{Path: d.File.Path, Doc: d.ID()}
		s := c.Ed.ViewOf(d).Selection(d)
		line := s.Primary().CursorLine(d.Text())
		place.From, place.To, place.Sel = line, line+1, &s
		p.Add(ui.Item{Cells: []string{fmt.Sprint(d.ID()), flags, d.Name(c.Ed.Dir())}, Value: place})
	}
	if c.Ed.Conf.Editor.BufferPicker.StartPosition == config.StartPrevious {
		p.Handle(event.Key{Key: keymap.Named(keymap.Down)})
	}
	return nil
}

// jumpPicker lists the jumps of all splits, the newest first; of one without
// jumps the start of its buffer.
func jumpPicker(c *command.Context) error {
	p := Open(c, ui.PickerOptions{Columns: []string{"id", "path", "flags", "contents"}, Main: 1})
	for _, v := range c.Ed.Win.Views() {
		jumps := v.Jumps.All()
		for i := len(jumps) - 1; i >= 0; i-- {
			if d := c.Ed.Docs.Get(jumps[i].Doc); d != nil {
				p.Add(jumpItem(c, d, d.ResolveSelection(jumps[i].Sel, jumps[i].Rev)))
			}
		}
		if len(jumps) == 0 {
			p.Add(jumpItem(c, c.Ed.DocOf(v), selection.Single(selection.Point(0))))
		}
	}
	return nil
}

func jumpItem(c *command.Context, d *document.Document, s selection.Selection) ui.Item {
	r := s.Primary()
	line := d.Text().LineAt(r.From())
	flags := ""
	if d == c.Doc() {
		flags = " (*)"
	}
	return ui.Item{
		Cells: []string{fmt.Sprint(d.ID()), fmt.Sprintf("%s:%d", d.Name(c.Ed.Dir()), line+1), flags, firstLine(r.Text(d.Text()))},
		Value: Place{Path: d.File.Path, Doc: d.ID(), From: line, To: line + 1, Sel: &s},
	}
}

// firstLine is what a list shows of a text: its first line, tabs as blanks.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.ReplaceAll(s, "\t", " ")
}

// commandPalette lists all commands with their keys.
func commandPalette(c *command.Context) error {
	mode := c.Ed.Mode()
	keys := c.Ed.Keys.Reverse(mode)
	env := c.Env
	p := Open(c, ui.PickerOptions{
		Columns: []string{"name", "bindings", "doc"}, NoPreview: true,
		Accept: func(it ui.Item, _ ui.Open) {
			b := it.Value.(keymap.Binding)
			c := env.Context()
			if err := env.RunBinding(c, b); err != nil {
				c.Fail("%s", err)
			}
		},
	})
	for _, cmd := range c.Tables.Static {
		p.Add(ui.Item{Cells: []string{cmd.Name, bindings(keys[cmd.Name]), cmd.Label},
			Value: keymap.Binding{Kind: keymap.Command, Text: cmd.Name}})
	}
	for _, cmd := range c.Tables.Typed {
		p.Add(ui.Item{Cells: []string{":" + cmd.Name, bindings(keys[":"+cmd.Name]), cmd.Doc},
			Value: keymap.Binding{Kind: keymap.Line, Text: cmd.Name}})
	}
	return nil
}

// bindings writes the key sequences of a command.
func bindings(sequences [][]keymap.Key) string {
	out := ""
	for i, keys := range sequences {
		if i > 0 {
			out += ", "
		}
		out += keymap.Join(keys, " ")
	}
	return out
}
