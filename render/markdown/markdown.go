// Package markdown turns Markdown into styled rows of a given width, for
// popups and help. It is a pure function: what it makes depends on its
// arguments alone, so callers may keep the rows.
//
// Scopes of pieces are names of theme scopes. Where styles meet, such as
// emphasis in a link, a piece names several, separated by blanks, the inner one
// last.
package markdown

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gmtext "github.com/yuin/goldmark/text"

	"hx/editor/text"
	"hx/editor/ui"
)

// Limits: what is longer or narrower is not worth a popup.
const (
	maxSource = 256 << 10 // bytes
	minWidth  = 10        // cells
	maxDepth  = 16        // of lists and quotes in each other
	tabWidth  = 4
)

// Code colours source text of a language (as a fence names it, which may be
// empty), one piece after the other, together the same text. nil: it cannot.
type Code func(language, source string) []ui.Piece

// Lines renders source in rows of at most width cells, at least 10. code may be
// nil. Cost: linear in the source, which is cut after 256 KiB.
func Lines(source string, width int, code Code) []ui.Line {
	if len(source) > maxSource {
		source = strings.ToValidUTF8(source[:maxSource], "")
	}
	b := &builder{source: []byte(source), width: max(width, minWidth), code: code}
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	b.blocks(parser.Parse(gmtext.NewReader(b.source)), false)
	return b.out
}

// builder collects rows.
type builder struct {
	source []byte
	width  int
	code   Code
	out    []ui.Line
	// prefix begins every row of the block: quote bars and the indentation of
	// lists. first begins the next row instead, once: a bullet.
	prefix, first []ui.Piece
	depth         int
}

// emit adds a row.
func (b *builder) emit(pieces []ui.Piece) {
	start := b.prefix
	if b.first != nil {
		start, b.first = b.first, nil
	}
	for len(pieces) == 0 && len(start) > 0 && strings.TrimSpace(start[len(start)-1].Text) == "" {
		start = start[:len(start)-1]
	}
	row := append(append(ui.Line{}, start...), pieces...)
	if lineWidth(row) > b.width {
		row = hardWrap(row, b.width)[0]
	}
	b.out = append(b.out, row)
}

// room is the width left for text.
func (b *builder) room() int { return max(b.width-lineWidth(b.prefix), minWidth) }

func lineWidth(line []ui.Piece) int {
	n := 0
	for _, p := range line {
		n += text.StringWidth(p.Text)
	}
	return n
}

// blocks renders the children of a block, with an empty row between them unless
// they stand tight.
func (b *builder) blocks(parent ast.Node, tight bool) {
	if b.depth++; b.depth > maxDepth {
		b.depth--
		return
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		before := len(b.out)
		if n.PreviousSibling() != nil && !tight && before > 0 {
			b.emit(nil)
		}
		mark := len(b.out)
		b.block(n)
		if len(b.out) == mark && b.first == nil {
			b.out = b.out[:before] // nothing came of it
		}
	}
	b.depth--
}

func (b *builder) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		b.paragraph(n, fmt.Sprintf("markup.heading.%d", n.Level))
	case *ast.List:
		b.list(n)
	case *ast.Blockquote:
		b.inside(ui.Piece{Text: "│ ", Scope: "markup.quote"}, func() { b.blocks(n, false) })
	case *ast.FencedCodeBlock:
		b.sourceCode(n, string(n.Language(b.source)))
	case *ast.CodeBlock:
		b.sourceCode(n, "")
	case *ast.ThematicBreak:
		b.emit([]ui.Piece{{Text: strings.Repeat("─", b.room()), Scope: "ui.virtual"}})
	case *ast.HTMLBlock:
		b.html(n)
	case *east.Table:
		b.table(n)
	default:
		if n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeBlock {
			b.blocks(n, false)
			return
		}
		b.paragraph(n, "")
	}
}

// inside renders what stands in a quote.
func (b *builder) inside(bar ui.Piece, render func()) {
	prefix := b.prefix
	b.prefix = append(append([]ui.Piece{}, prefix...), bar)
	if b.first != nil {
		b.first = append(b.first, bar)
	}
	render()
	b.prefix = prefix
}

func (b *builder) list(n *ast.List) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		bullet := "• "
		if n.IsOrdered() {
			bullet = fmt.Sprintf("%d%c ", number, n.Marker)
			number++
		}
		if item.PreviousSibling() != nil && !n.IsTight {
			b.emit(nil)
		}
		b.item(item, bullet, n.IsTight)
	}
}

func (b *builder) item(item ast.Node, bullet string, tight bool) {
	prefix := b.prefix
	start := b.first
	if start == nil {
		start = prefix
	}
	b.first = append(append([]ui.Piece{}, start...), ui.Piece{Text: bullet, Scope: "markup.list"})
	indent := ui.Piece{Text: strings.Repeat(" ", text.StringWidth(bullet))}
	b.prefix = append(append([]ui.Piece{}, prefix...), indent)
	b.blocks(item, tight)
	if b.first != nil {
		b.emit(nil) // an empty item
	}
	b.prefix = prefix
}

// paragraph renders the inline children of a block as wrapped rows.
func (b *builder) paragraph(n ast.Node, scope string) {
	var in inline
	in.source = b.source
	in.children(n, scope)
	for _, row := range wrap(in.pieces, b.room()) {
		b.emit(row)
	}
}

// sourceCode renders a block of code. Its rows are broken where they are too long.
func (b *builder) sourceCode(n ast.Node, language string) {
	var s strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		s.Write(line.Value(b.source))
	}
	source := strings.TrimRight(expandTabs(s.String()), "\n")
	pieces := []ui.Piece{{Text: source, Scope: "markup.raw.block"}}
	if b.code != nil {
		if coloured := b.code(language, source); coloured != nil {
			pieces = coloured
		}
	}
	for _, row := range hardWrap(pieces, b.room()) {
		b.emit(row)
	}
}

// html shows the text of HTML without its tags.
func (b *builder) html(n *ast.HTMLBlock) {
	var s strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		s.Write(line.Value(b.source))
	}
	for _, row := range wrap([]ui.Piece{{Text: strings.TrimSpace(stripTags(s.String()))}}, b.room()) {
		b.emit(row)
	}
}

// stripTags removes everything between angle brackets.
func stripTags(s string) string {
	var out strings.Builder
	for s != "" {
		at := strings.IndexByte(s, '<')
		end := -1
		if at >= 0 {
			end = strings.IndexByte(s[at:], '>')
		}
		if end < 0 {
			out.WriteString(s)
			break
		}
		out.WriteString(s[:at])
		s = s[at+end+1:]
	}
	return out.String()
}

func expandTabs(s string) string {
	if strings.IndexByte(s, '\t') < 0 {
		return s
	}
	var out strings.Builder
	col := 0
	for s != "" {
		cluster, rest := text.FirstCluster(s)
		switch cluster {
		case "\t":
			n := text.TabWidth(col, tabWidth)
			out.WriteString(strings.Repeat(" ", n))
			col += n
		case "\n", "\r\n":
			out.WriteString("\n")
			col = 0
		default:
			out.WriteString(cluster)
			col += text.Width(cluster)
		}
		s = rest
	}
	return out.String()
}
