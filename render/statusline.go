package render

import (
	"fmt"
	"path/filepath"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
	"hx/render/cell"
	"hx/themes"
)

// status is one status line being drawn.
type status struct {
	s       *scene
	v       *window.View
	d       *document.Document
	focused bool
}

// element draws one part of the status line.
type element func(status) []editor.StyledText

// elements are the parts that need no feature.
var elements = map[config.StatusElement]element{
	config.StatusMode:                   statusMode,
	config.StatusSpinner:                plainText(func(status) string { return " " }),
	config.StatusFileName:               plainText(func(st status) string { return " " + st.d.Name(st.s.ed.Dir()) + " " }),
	config.StatusFileAbsolutePath:       plainText(func(st status) string { return " " + st.d.Name("") + " " }),
	config.StatusFileBaseName:           plainText(func(st status) string { return " " + filepath.Base(st.d.Name("")) + " " }),
	config.StatusReadOnly:               plainText(statusReadOnly),
	config.StatusModified:               plainText(statusModified),
	config.StatusFileEncoding:           plainText(statusEncoding),
	config.StatusFileLineEnding:         plainText(statusLineEnding),
	config.StatusFileIndentStyle:        plainText(statusIndent),
	config.StatusFileType:               plainText(statusFileType),
	config.StatusSelections:             plainText(statusSelections),
	config.StatusPrimarySelectionLength: plainText(statusLength),
	config.StatusPosition:               plainText(statusPosition),
	config.StatusPositionPercentage:     plainText(statusPercentage),
	config.StatusTotalLineNumbers:       plainText(func(st status) string { return fmt.Sprintf(" %d ", st.d.Text().Lines()) }),
	config.StatusSeparator:              statusSeparator,
	config.StatusSpacer:                 plainText(func(status) string { return " " }),
	config.StatusRegister:               plainText(statusRegister),
	config.StatusWorkingDirectory:       plainText(func(st status) string { return filepath.Base(st.s.ed.Dir()) }),
}

func plainText(f func(status) string) element {
	return func(st status) []editor.StyledText {
		if s := f(st); s != "" {
			return []editor.StyledText{{Text: s}}
		}
		return nil
	}
}

func (s *scene) statusLine(v *window.View, d *document.Document, focused bool) {
	if v.Area.H < 1 {
		return
	}
	scope := "ui.statusline"
	if !focused {
		scope = "ui.statusline.inactive"
	}
	base := s.theme.Style(scope)
	canvas := s.canvas.Sub(cell.Rect{X: v.Area.X, Y: v.Area.Y + v.Area.H - 1, W: v.Area.W, H: 1})
	canvas.Fill(base)
	st := status{s, v, d, focused}
	conf := s.ed.Conf.Editor.StatusLine
	left, center, right := st.parts(conf.Left), st.parts(conf.Center), st.parts(conf.Right)
	st.draw(canvas, 0, left, base)
	st.draw(canvas, v.Area.W-width(right), right, base)
	if w := width(center); w > 0 {
		x := v.Area.W/2 - w/2
		if from := width(left); x < from {
			x = from
		}
		st.draw(canvas, x, center, base)
	}
}

func (st status) parts(list []config.StatusElement) []editor.StyledText {
	var out []editor.StyledText
	for _, e := range list {
		if feature := st.s.ed.Looks.Status[e]; feature != nil {
			out = append(out, feature(st.s.ed, st.v, st.d)...)
		} else if own := elements[e]; own != nil {
			out = append(out, own(st)...)
		}
	}
	return out
}

func width(parts []editor.StyledText) int {
	w := 0
	for _, p := range parts {
		w += text.StringWidth(p.Text)
	}
	return w
}

func (st status) draw(canvas cell.Canvas, x int, parts []editor.StyledText, base themes.Style) {
	for _, p := range parts {
		style := base
		if p.Scope != "" {
			style = st.s.theme.Style(p.Scope).Over(base)
		}
		x = canvas.Text(x, 0, p.Text, style)
	}
}

func statusMode(st status) []editor.StyledText {
	names := st.s.ed.Conf.Editor.StatusLine.Mode
	name := names.Normal
	mode := st.s.ed.Mode()
	switch mode {
	case keymap.ModeInsert:
		name = names.Insert
	case keymap.ModeSelect:
		name = names.Select
	}
	label := " " + name + " "
	if !st.focused {
		return []editor.StyledText{{Text: fmt.Sprintf("%*s", text.StringWidth(label), "")}}
	}
	scope := ""
	if st.s.ed.Conf.Editor.ColorModes {
		scope = "ui.statusline." + modeNames[mode]
	}
	return []editor.StyledText{{Text: label, Scope: scope}}
}

func statusReadOnly(st status) string {
	if st.d.File.ReadOnly {
		return " [readonly] "
	}
	return ""
}

func statusModified(st status) string {
	if st.d.Modified() {
		return "[+]"
	}
	return "   "
}

func statusEncoding(st status) string {
	if e := st.d.File.Encoding; e != document.UTF8 && e != "" {
		return " " + e + " "
	}
	return ""
}

func statusLineEnding(st status) string {
	if st.d.LineEnding == text.CRLF {
		return " CRLF "
	}
	return " LF "
}

func statusIndent(st status) string {
	switch n := st.d.Indent.Spaces; n {
	case 0:
		return " tabs "
	case 1:
		return " 1 space "
	default:
		return fmt.Sprintf(" %d spaces ", n)
	}
}

func statusFileType(st status) string {
	if st.d.Lang == "" {
		return " text "
	}
	return " " + st.d.Lang + " "
}

func statusSelections(st status) string {
	sel := st.v.Selection(st.d)
	if sel.Len() == 1 {
		return " 1 sel "
	}
	return fmt.Sprintf(" %d/%d sels ", sel.PrimaryIndex()+1, sel.Len())
}

func statusLength(st status) string {
	r := st.v.Selection(st.d).Primary()
	n := 0
	for range r.Text(st.d.Text()) {
		n++
	}
	if n == 1 {
		return " 1 char "
	}
	return fmt.Sprintf(" %d chars ", n)
}

func statusPosition(st status) string {
	line, column := Position(st.v, st.d)
	return fmt.Sprintf(" %d:%d ", line, column)
}

// Position returns the primary cursor's line and column as users count them,
// from 1; the column in graphemes.
func Position(v *window.View, d *document.Document) (line, column int) {
	t := d.Text()
	pos := v.Selection(d).Primary().Cursor(t)
	l := t.LineAt(pos)
	start := t.LineStart(l)
	if t.IsASCII(start, pos) {
		return l + 1, pos - start + 1
	}
	return l + 1, t.Graphemes(start, pos) + 1
}

func statusPercentage(st status) string {
	line, _ := Position(st.v, st.d)
	return fmt.Sprintf("%d%%", int64(line)*100/int64(st.d.Text().Lines()))
}

func statusSeparator(st status) []editor.StyledText {
	return []editor.StyledText{{Text: st.s.ed.Conf.Editor.StatusLine.Separator, Scope: "ui.statusline.separator"}}
}

func statusRegister(st status) string {
	if st.s.x.Register == 0 {
		return ""
	}
	return " reg=" + string(st.s.x.Register) + " "
}
