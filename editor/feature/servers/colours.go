package servers

import (
	"context"
	"fmt"

	"hx/editor"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
	"hx/lsp"
)

// swatch stands before a colour that the text names.
const swatch = "■ "

func (s *Servers) askColours(d *document.Document) {
	if !s.ed.Conf.Editor.LSP.ColorSwatches {
		return
	}
	lay(s, d, lsp.FeatureDocumentColors, func(ctx context.Context, server *lsp.Server, doc lsp.Snapshot) (lsp.Spans[lsp.Color], error) {
		return server.Colors(ctx, doc)
	}, func(c *lsp.Color) text.Span { return c.Span }, func(st *state) *laid[lsp.Color] { return &st.colours })
}

// swatches shows the colours in the visible part of a view.
func (s *Servers) swatches(ed *editor.Editor, _ *window.View, d *document.Document, visible text.Span) layout.Decor {
	list := states.Of(d).colours.from(visible)
	if len(list) == 0 || !ed.Conf.Editor.LSP.ColorSwatches {
		return layout.Decor{}
	}
	out := make([]layout.Inline, len(list))
	for i, c := range list {
		out[i] = layout.Inline{Pos: c.span.From, Text: swatch, Scope: fmt.Sprintf("#%02x%02x%02x", c.what.R, c.what.G, c.what.B)}
	}
	return layout.Decor{Inline: out}
}
