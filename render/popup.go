package render

import (
	"fmt"
	"strings"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
	"hx/render/markdown"
	"hx/themes"
)

// A popup is at most this large, in cells, with its border.
const (
	popupWidth  = 120
	popupHeight = 26
)

// blocks keeps rendered Markdown: it is shown again with every frame.
type blocks struct {
	rendered map[blockKey][]ui.Line
}

type blockKey struct {
	markdown string
	width    int
	age      int // of the colours of code
}

// maxBlocks bounds how many rendered blocks are kept.
const maxBlocks = 8

// lines returns the rows of a block in a width.
func (b *blocks) lines(block ui.Block, width int, looks *editor.Looks) []ui.Line {
	if block.Lines != nil {
		return block.Lines
	}
	key := blockKey{block.Markdown, width, looks.CodeAge}
	if lines, ok := b.rendered[key]; ok {
		return lines
	}
	if b.rendered == nil || len(b.rendered) >= maxBlocks {
		b.rendered = map[blockKey][]ui.Line{}
	}
	lines := markdown.Lines(block.Markdown, width, looks.Code)
	b.rendered[key] = lines
	return lines
}

// sheet is a block laid out for a popup.
type sheet struct {
	lines  []ui.Line
	rows   int // shown
	border bool
	w, h   int // of the popup, with border, title and footer
	foot   bool
}

// newSheet lays a block out for a screen of w by h cells.
func newSheet(b *blocks, ed *editor.Editor, block ui.Block, several bool, w, h int) sheet {
	s := sheet{border: ed.Conf.Editor.PopupBorder == config.BorderAll || ed.Conf.Editor.PopupBorder == config.BorderPopup}
	frame := 2 // a blank at each side
	if s.border {
		frame = 4
	}
	s.lines = b.lines(block, max(min(popupWidth, w)-frame, 1), &ed.Looks)
	s.w = text.StringWidth(block.Title)
	for _, l := range s.lines {
		s.w = max(s.w, lineWidth(l))
	}
	above := 0 // rows besides the text
	switch {
	case s.border:
		above = 2
	case block.Title != "":
		above = 1
	}
	room := min(popupHeight, h-3)
	s.foot = several
	if len(s.lines)+above > room {
		s.foot = true
	}
	if s.foot {
		s.w = max(s.w, footWidth)
		if !s.border {
			above++
		}
	}
	s.rows = max(min(len(s.lines), room-above), 1)
	s.w, s.h = min(s.w+frame, w), s.rows+above
	return s
}

// footWidth is the room that the footer of a popup takes, in cells.
const footWidth = 32

// measure tells how many rows of a popup's block are shown, and how many there
// are.
func (p *Painter) measure(ed *editor.Editor, b ui.Block) (shown, total int) {
	w, h := ed.Size()
	s := newSheet(&p.blocks, ed, b, false, w, h)
	return s.rows, len(s.lines)
}

// popup draws a block of text near the cursor: below it, else above.
func (s *scene) popup(p *ui.Popup) {
	v := p.View()
	w, h := s.canvas.Size()
	sheet := newSheet(s.blocks, s.ed, v.Block, v.Footer != "", w, h)
	if w < 3 || h < 3 || len(sheet.lines) == 0 {
		return
	}
	rect := s.besideCursor(sheet.w, sheet.h, v.Above)
	s.note(p, rect, ui.Content, 0)
	s.sheet(sheet, rect, v)
}

// besideCursor places a rectangle under the cursor's row, or over it where that
// is asked for or there is more room; it stays on the screen.
func (s *scene) besideCursor(width, height int, above bool) cell.Rect {
	w, h := s.canvas.Size()
	x, y := s.cursorCell()
	return beside(x, y, width, height, w, h-1, above)
}

// beside places a rectangle next to row y of a screen of w by h cells.
func beside(x, y, width, height, w, h int, above bool) cell.Rect {
	r := cell.Rect{X: max(0, min(x, w-width)), W: min(width, w)}
	below, over := h-y-1, y
	up := over >= height && (above || below < height) || below < height && over > below
	if up {
		r.H = max(min(height, over), 0)
		r.Y = y - r.H
		return r
	}
	r.Y, r.H = y+1, max(min(height, below), 0)
	return r
}

// sheet draws the visible rows of a block.
func (s *scene) sheet(sh sheet, rect cell.Rect, v ui.PopupView) {
	scope := "ui.popup"
	base := s.theme.Style("ui.text").Over(s.theme.Style(scope))
	frame := s.theme.Style(scope)
	c := s.canvas.Sub(rect)
	c.Fill(base)
	w, h := c.Size()
	inner := cell.Rect{X: 1, Y: 0, W: w - 2, H: h}
	switch {
	case sh.border && h >= 2:
		border(c, frame)
		c.Text(2, 0, v.Block.Title, frame)
		inner = cell.Rect{X: 2, Y: 1, W: w - 4, H: h - 2}
	case v.Block.Title != "":
		c.Text(1, 0, v.Block.Title, s.theme.Style("markup.heading").Over(base))
		inner.Y, inner.H = 1, h-1
	}
	if sh.foot && !sh.border {
		inner.H--
	}
	body := c.Sub(inner)
	_, rows := body.Size()
	top := max(0, min(v.Top, len(sh.lines)-rows))
	for row := range rows {
		if top+row < len(sh.lines) {
			s.styledLine(body, 0, row, sh.lines[top+row], base)
		}
	}
	s.scrollbar(c.Sub(cell.Rect{X: 0, Y: inner.Y, W: w, H: inner.H}), w-1, top, len(sh.lines), base)
	if sh.foot && h >= 2 {
		foot := footer(v, top, rows, len(sh.lines))
		c.Text(inner.X, h-1, foot, s.theme.Style("ui.text.inactive").Over(base))
	}
}

// footer tells which part of a block is shown, and the keys that show others.
func footer(v ui.PopupView, top, rows, total int) string {
	var parts []string
	if total > rows {
		parts = append(parts, fmt.Sprintf("C-d C-u  %d/%d", min(top+rows, total), total))
	}
	if v.Footer != "" {
		parts = append(parts, v.Footer+" A-n A-p")
	}
	return strings.Join(parts, "  ")
}

// styledLine draws a row of pieces.
func (s *scene) styledLine(c cell.Canvas, x, y int, line ui.Line, base themes.Style) int {
	for _, p := range line {
		x = c.Text(x, y, p.Text, s.scopes(p.Scope, base))
	}
	return x
}

// scopes lays the styles of scopes, separated by blanks, over a style.
func (s *scene) scopes(list string, base themes.Style) themes.Style {
	for list != "" {
		var scope string
		scope, list, _ = strings.Cut(list, " ")
		base = s.theme.Style(scope).Over(base)
	}
	return base
}

func lineWidth(l ui.Line) int {
	w := 0
	for _, p := range l {
		w += text.StringWidth(p.Text)
	}
	return w
}

// cursorCell is the cell of the screen that the primary cursor is on.
func (s *scene) cursorCell() (x, y int) {
	v := s.ed.View()
	d := s.ed.Doc()
	f := s.ed.Format(v)
	area := s.ed.TextArea(v)
	decor := s.ed.DecorOf(v, s.ed.Visible(v))
	at := f.Place(d.Text(), v.Selection(d).Primary().Cursor(d.Text()), decor)
	line, row := s.ed.Top(v)
	x = area.X + at.Col - v.Scroll(d).Left
	y = area.Y + f.Distance(d.Text(), placeOf(line, row), at, area.H, decor)
	return max(x, 0), max(min(y, area.Y+area.H-1), 0)
}
