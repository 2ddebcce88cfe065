package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"hx/editor/ui"
)

// cell is the content of a table's cell on one row.
type cell struct {
	pieces []ui.Piece
	width  int
}

// table renders a table with its columns below each other. What does not fit is
// cut.
func (b *builder) table(n *east.Table) {
	var rows [][]cell
	var widths []int
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*east.TableHeader)
		cells := b.cells(row, head)
		for i, c := range cells {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], c.width)
		}
		rows = append(rows, cells)
	}
	shrink(widths, b.room()-3*max(len(widths)-1, 0))
	for i, cells := range rows {
		b.emit(b.tableRow(cells, widths, n.Alignments))
		if i == 0 && len(rows) > 1 {
			b.emit([]ui.Piece{{Text: rule(widths), Scope: "ui.virtual"}})
		}
	}
}

func (b *builder) cells(row ast.Node, head bool) []cell {
	scope := ""
	if head {
		scope = "markup.bold"
	}
	var out []cell
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		in := inline{source: b.source}
		in.children(c, scope)
		one := wrap(in.pieces, maxSource) // breaks make no sense here
		content := cell{}
		for i, r := range one {
			if i > 0 {
				content.pieces = append(content.pieces, ui.Piece{Text: " "})
			}
			content.pieces = append(content.pieces, r...)
		}
		content.width = lineWidth(content.pieces)
		out = append(out, content)
	}
	return out
}

// shrink takes from the widest columns until all of them fit.
func shrink(widths []int, room int) {
	for {
		total, widest := 0, 0
		for i, w := range widths {
			total += w
			if w > widths[widest] {
				widest = i
			}
		}
		if total <= room || len(widths) == 0 || widths[widest] <= 3 {
			return
		}
		widths[widest] -= min(total-room, max(1, widths[widest]/4))
	}
}

func (b *builder) tableRow(cells []cell, widths []int, align []east.Alignment) []ui.Piece {
	var row []ui.Piece
	for i, c := range cells {
		if i > 0 {
			row = append(row, ui.Piece{Text: " │ ", Scope: "ui.virtual"})
		}
		c = c.cut(widths[i])
		gap := widths[i] - c.width
		before := 0
		if i < len(align) {
			switch align[i] {
			case east.AlignRight:
				before = gap
			case east.AlignCenter:
				before = gap / 2
			}
		}
		row = append(row, ui.Piece{Text: strings.Repeat(" ", before)})
		row = append(row, c.pieces...)
		if i < len(cells)-1 {
			row = append(row, ui.Piece{Text: strings.Repeat(" ", gap-before)})
		}
	}
	return row
}

// cut limits a cell to a width.
func (c cell) cut(width int) cell {
	if c.width <= width {
		return c
	}
	row := hardWrap(c.pieces, max(width-1, 1))[0]
	row = append(row, ui.Piece{Text: "…"})
	return cell{row, lineWidth(row)}
}

func rule(widths []int) string {
	var s strings.Builder
	for i, w := range widths {
		if i > 0 {
			s.WriteString("─┼─")
		}
		s.WriteString(strings.Repeat("─", w))
	}
	return s.String()
}
