package render

import (
	"strings"

	"hx/editor/text"
	"hx/editor/ui"
	"hx/render/cell"
)

// promptRows bounds the list over a prompt, in rows.
const promptRows = 10

// prompt draws a prompt: the line at the bottom, the list of candidates over
// it, the help over the list.
func (s *scene) prompt(p *ui.Prompt) {
	v := p.View()
	w, h := s.canvas.Size()
	if h < 1 {
		return
	}
	help := s.helpLines(v, w-4)
	free := h - 1
	rows := min(promptRows, free)
	if len(help) > 0 && rows+len(help)+2 > free {
		rows = min(rows, max(free/2, 1)) // a small screen is shared
	}
	rows = s.candidates(p, v, free, rows)
	s.help(help, free-rows)
	if len(v.Registers) > 0 {
		s.infoBox(&ui.Info{Title: "Registers", Rows: v.Registers})
	}
	s.promptLine(p, v, cell.Rect{X: 0, Y: h - 1, W: w, H: 1})
}

func (s *scene) promptLine(p *ui.Prompt, v ui.PromptView, r cell.Rect) {
	style := s.page()
	row := s.canvas.Sub(r)
	row.Fill(style)
	x := row.Text(0, 0, v.Label, style)
	end := s.input(p, cell.Rect{X: r.X + x, Y: r.Y, W: r.W - x, H: 1}, v.Line, v.Cursor)
	if v.Hint != "" {
		row.Text(x+end, 0, v.Hint, s.theme.Style("ui.text.inactive").Over(style))
	}
}

// input draws a line that is being edited, scrolled so that the cursor is in
// sight, and returns where its text ends.
func (s *scene) input(l ui.Layer, r cell.Rect, line string, cursor int) (end int) {
	style := s.page()
	c := s.canvas.Sub(r)
	part := ui.VisibleLine(line, cursor, max(r.W, 1))
	shown := strings.ReplaceAll(line[part.From:part.To], "\n", "⏎")
	end = c.Text(0, 0, shown, style)
	if part.Left {
		c.Text(0, 0, "…", style)
	}
	if part.Right {
		c.Text(r.W-1, 0, "…", style)
	}
	s.noteLine(l, r, line[part.From:part.To], part.From)
	s.promptCursor(c, part.Cell)
	return end
}

// promptCursor shows the cursor as insert mode does.
func (s *scene) promptCursor(row cell.Canvas, x int) {
	kind, terminal := terminalShape(s.ed.Conf.Editor.CursorShape.Insert, s.ed.Focused())
	if !terminal {
		kind = cell.Block
	}
	row.ShowCursor(x, 0, kind)
}

// candidates draws what the line may become, above row bottom, and returns the
// rows it takes. Commands are listed with what they do, everything else in
// columns.
func (s *scene) candidates(p *ui.Prompt, v ui.PromptView, bottom, rows int) int {
	n := len(v.Candidates)
	if n == 0 || bottom < 2 || rows < 1 {
		return 0
	}
	w, _ := s.canvas.Size()
	widest := 0
	for _, c := range v.Candidates {
		widest = max(widest, text.StringWidth(c.Shown()))
	}
	columns := w
	if v.Described {
		columns = 1
	}
	g := ui.GridOf(n, widest, columns, rows, v.Chosen)
	if v.Described {
		g.Width = w
	}
	area := cell.Rect{X: 0, Y: bottom - g.Rows, W: w, H: g.Rows}
	s.canvas.Sub(area).Fill(s.theme.Style("ui.menu"))
	s.note(p, area, ui.Box, 0)
	for row := range g.Rows {
		for col := range g.Columns {
			i, ok := g.At(col, row)
			if !ok {
				continue
			}
			at := cell.Rect{X: col * g.Width, Y: area.Y + row, W: g.Width, H: 1}
			s.note(p, at, ui.Entry, i)
			s.candidate(s.canvas.Sub(at), v, i, widest)
		}
	}
	if v.Described {
		s.scrollbar(s.canvas.Sub(area), w-1, g.First, n, s.theme.Style("ui.menu"))
	}
	return g.Rows
}

// describedColumn is where descriptions begin at the latest unless a name is
// longer, in cells.
const describedColumn = 28

func (s *scene) candidate(at cell.Canvas, v ui.PromptView, i, widest int) {
	c := v.Candidates[i]
	style := s.theme.Style("ui.menu")
	doc := s.theme.Style("ui.text.inactive").Over(style)
	if i == v.Chosen {
		style = s.theme.Style("ui.menu.selected").Over(style)
		doc = style
		at.Fill(style)
	}
	end := at.Text(0, 0, c.Shown(), style)
	if v.Described {
		w, _ := at.Size()
		x := max(min(widest+2, describedColumn), end+2)
		s.matched(at.Sub(cell.Rect{X: x, Y: 0, W: w - x - 1, H: 1}), c.Doc, nil, doc)
	}
}

// helpLines is what the box over a prompt says: about the command being typed,
// and about the candidate that is chosen in a list without descriptions.
func (s *scene) helpLines(v ui.PromptView, width int) []string {
	if width < 10 {
		return nil
	}
	var lines []string
	if v.Chosen >= 0 && !v.Described {
		if c := v.Candidates[v.Chosen]; c.Doc != "" {
			lines = wrapWords(c.Shown()+": "+c.Doc, width)
		}
	}
	if h := v.Help; h != nil {
		lines = append(lines, wrapWords(h.Doc, width)...)
		for _, l := range []struct{ label, text string }{
			{"Arguments: ", h.Usage}, {"Aliases: ", strings.Join(h.Aliases, ", ")}, {"Key: ", h.Keys},
		} {
			if l.text != "" {
				lines = append(lines, wrapWords(l.label+l.text, width)...)
			}
		}
		if len(h.Flags) > 0 {
			lines = append(lines, "Flags:")
			lines = append(lines, flagLines(h.Flags)...)
		}
	}
	return lines
}

// help draws the box that explains what is being typed, above row bottom.
func (s *scene) help(lines []string, bottom int) {
	lines = lines[:min(len(lines), max(bottom-2, 0))]
	if len(lines) == 0 {
		return
	}
	w, _ := s.canvas.Size()
	rows := len(lines) + 2
	box := s.box(cell.Rect{X: 0, Y: bottom - rows, W: w, H: rows}, "", "ui.popup.info")
	style := s.theme.Style("ui.text.info").Over(s.theme.Style("ui.popup.info"))
	for y, l := range lines {
		box.Text(1, y, l, style)
	}
}

func flagLines(flags []ui.InfoRow) []string {
	width := 0
	for _, f := range flags {
		width = max(width, text.StringWidth(f.Key))
	}
	var out []string
	for _, f := range flags {
		out = append(out, "  "+f.Key+strings.Repeat(" ", width-text.StringWidth(f.Key)+2)+f.Text)
	}
	return out
}

// wrapWords breaks a text at blanks into lines of at most width cells, if its
// words are that short.
func wrapWords(s string, width int) []string {
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		line, at := "", 0
		for _, word := range strings.Fields(paragraph) {
			n := text.StringWidth(word)
			if line != "" && at+1+n > width {
				out = append(out, line)
				line, at = "", 0
			}
			if line != "" {
				line += " "
				at++
			}
			line += word
			at += n
		}
		out = append(out, line)
	}
	return out
}
