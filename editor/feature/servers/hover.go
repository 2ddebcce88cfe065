package servers

import (
	"context"
	"strings"

	"hx/editor/command"
	"hx/editor/document"
	"hx/editor/ui"
	"hx/lsp"
)

// hover shows what the servers know of the symbol under the cursor.
func hover(c *command.Context) error {
	q := question[lsp.Hover]{feature: lsp.FeatureHover, all: true, title: "hover",
		ask: func(ctx context.Context, s *lsp.Server, doc lsp.Snapshot, pos int) (lsp.Hover, error) {
			return s.Hover(ctx, doc, pos)
		}}
	return q.put(c, func(c *command.Context, _ *document.Document, list []lsp.Answer[lsp.Hover]) {
		var blocks []ui.Block
		for _, a := range list {
			if a.Err == nil && !a.Value.IsEmpty() {
				blocks = append(blocks, block(a.Value.Markup, a.Server.Name))
			}
		}
		if len(blocks) == 0 {
			c.Fail("No hover results available.")
			return
		}
		if len(blocks) == 1 {
			blocks[0].Title = ""
		}
		c.Ed.Layers.Push(ui.NewPopup(ui.PopupOptions{Name: "hover", Blocks: blocks, AutoClose: true}))
	})
}

// block makes a block of a popup of a server's text.
func block(m lsp.Markup, title string) ui.Block {
	if m.Markdown {
		return ui.Block{Title: title, Markdown: m.Text}
	}
	b := ui.Block{Title: title}
	for line := range strings.SplitSeq(m.Text, "\n") {
		b.Lines = append(b.Lines, ui.PlainLine(line))
	}
	return b
}
