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
	s.promptLine(v, cell.Rect{X: 0, Y: h - 1, W: w, H: 1})
	free := h - 1
	rows := s.candidates(v, free)
	if v.Help != nil {
		s.help(v.Help, free-rows)
	}
	if len(v.Registers) > 0 {
		s.infoBox(&ui.Info{Title: "Registers", Rows: v.Registers})
	}
}

func (s *scene) promptLine(v ui.PromptView, r cell.Rect) {
	base := s.theme.Style("ui.background")
	style := s.theme.Style("ui.text").Over(base)
	row := s.canvas.Sub(r)
	row.Fill(base)
	x := row.Text(0, 0, v.Label, style)
	part := ui.VisibleLine(v.Line, v.Cursor, max(r.W-x, 1))
	shown := strings.ReplaceAll(v.Line[part.From:part.To], "\n", "⏎")
	end := row.Text(x, 0, shown, style)
	if part.Left {
		row.Text(x, 0, "…", style)
	}
	if part.Right {
		row.Text(r.W-1, 0, "…", style)
	}
	if v.Hint != "" {
		row.Text(end, 0, v.Hint, s.theme.Style("ui.text.inactive").Over(style))
	}
	s.promptCursor(row, x+part.Cell)
}

// promptCursor shows the cursor as insert mode does.
func (s *scene) promptCursor(row cell.Canvas, x int) {
	shape := s.ed.Conf.Editor.CursorShape.Insert
	kind, terminal := terminalShape(shape, s.ed.Focused())
	if !terminal {
		kind = cell.Block
	}
	row.ShowCursor(x, 0, kind)
}

// candidates draws what the line may become and returns the rows it takes.
// Commands are listed with what they do, everything else in columns.
func (s *scene) candidates(v ui.PromptView, free int) int {
	n := len(v.Candidates)
	if n == 0 || free < 2 {
		return 0
	}
	described := v.Candidates[0].Doc != "" && v.Label == ":"
	widest := 0
	for _, c := range v.Candidates {
		widest = max(widest, text.StringWidth(c.Shown()))
	}
	w, _ := s.canvas.Size()
	columns := w
	if described {
		columns = 1
	}
	g := ui.GridOf(n, widest, columns, min(promptRows, free), v.Chosen)
	if described {
		g.Width = w
	}
	area := s.canvas.Sub(cell.Rect{X: 0, Y: free - g.Rows, W: w, H: g.Rows})
	base := s.theme.Style("ui.menu")
	area.Fill(base)
	for row := range g.Rows {
		for col := range g.Columns {
			i, ok := g.At(col, row)
			if !ok {
				continue
			}
			s.candidate(area.Sub(cell.Rect{X: col * g.Width, Y: row, W: g.Width, H: 1}), v.Candidates[i], i == v.Chosen, described, widest)
		}
	}
	return g.Rows
}

func (s *scene) candidate(at cell.Canvas, c ui.Candidate, chosen, described bool, widest int) {
	style := s.theme.Style("ui.menu")
	if chosen {
		style = s.theme.Style("ui.menu.selected").Over(style)
		at.Fill(style)
	}
	at.Text(0, 0, c.Shown(), style)
	if described {
		x := min(widest, 26) + 2
		x = max(x, text.StringWidth(c.Shown())+2)
		doc := style
		if !chosen {
			doc = s.theme.Style("ui.text.inactive").Over(style)
		}
		at.Text(x, 0, c.Doc, doc)
	}
}

// help draws the box that explains what is being typed, above row bottom.
func (s *scene) help(h *ui.Help, bottom int) {
	w, _ := s.canvas.Size()
	inner := w - 4
	if inner < 10 {
		return
	}
	lines := wrapWords(h.Doc, inner)
	if h.Usage != "" {
		lines = append(lines, "Arguments: "+h.Usage)
	}
	if len(h.Aliases) > 0 {
		lines = append(lines, "Aliases: "+strings.Join(h.Aliases, ", "))
	}
	if h.Keys != "" {
		lines = append(lines, "Key: "+h.Keys)
	}
	if len(h.Flags) > 0 {
		lines = append(lines, "Flags:")
		lines = append(lines, flagLines(h.Flags)...)
	}
	lines = lines[:min(len(lines), max(bottom-2, 0))]
	if len(lines) == 0 {
		return
	}
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

// wrapWords breaks a text at blanks into lines of at most width cells.
func wrapWords(s string, width int) []string {
	var out []string
	for _, paragraph := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && text.StringWidth(line)+1+text.StringWidth(word) > width {
				out = append(out, line)
				line = ""
			}
			if line != "" {
				line += " "
			}
			line += word
		}
		out = append(out, line)
	}
	return out
}
