package commands

import (
	"hx/editor/command"
	"hx/editor/object"
	"hx/editor/selection"
	"hx/editor/ui"
	"hx/editor/window"
)

// ask opens a prompt with what all prompts share: history and insertion from
// registers, the word under the cursor.
func ask(c *command.Context, o ui.PromptOptions, history rune) {
	if history != 0 && o.History == nil {
		o.History = func() []string {
			values, _ := c.Ed.Regs.Read(history)
			return values
		}
	}
	o.Register = func(name rune) string {
		s, _ := c.Ed.Regs.First(name)
		return s
	}
	o.Registers = func() []ui.InfoRow { return registerRows(c) }
	o.Word = func() string {
		t := c.Text()
		return object.Word(t, c.Selection().Primary(), false, false).Text(t)
	}
	c.Ed.Layers.Push(ui.NewPrompt(o))
}

// registerRows lists the registers in use with the first line of their newest
// value.
func registerRows(c *command.Context) []ui.InfoRow {
	var rows []ui.InfoRow
	for _, name := range c.Ed.Regs.Names() {
		first, _ := c.Ed.Regs.First(name)
		rows = append(rows, ui.InfoRow{Key: string(name), Text: firstLineOf(first)})
	}
	return append(rows,
		ui.InfoRow{Key: "_", Text: "<empty>"}, ui.InfoRow{Key: "#", Text: "<selection indices>"},
		ui.InfoRow{Key: ".", Text: "<selection contents>"}, ui.InfoRow{Key: "%", Text: "<document path>"},
		ui.InfoRow{Key: "+", Text: "<system clipboard>"}, ui.InfoRow{Key: "*", Text: "<primary clipboard>"})
}

func firstLineOf(s string) string {
	for i, ch := range s {
		if ch == '\n' {
			return s[:i]
		}
	}
	return s
}

// preview is a view's place before something was tried out on it.
type preview struct {
	view   *window.View
	sel    selection.Selection
	scroll window.Scroll
}

func startPreview(c *command.Context) preview {
	v, d := c.View(), c.Doc()
	return preview{v, v.Selection(d), v.Scroll(d)}
}

// restore brings the view back to where it was.
func (p preview) restore(c *command.Context) {
	d := c.Ed.DocOf(p.view)
	p.view.SetScroll(d, p.scroll)
	c.Ed.Select(p.view, p.sel)
}
