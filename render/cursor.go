package render

import (
	"hx/editor"
	"hx/editor/config"
	"hx/editor/object"
	"hx/editor/selection"
	"hx/editor/text"
	"hx/keymap"
	"hx/render/cell"
	"hx/themes"
)

var modeNames = [...]string{keymap.ModeNormal: "normal", keymap.ModeSelect: "select", keymap.ModeInsert: "insert"}

func shapeOf(ed *editor.Editor) config.CursorShape {
	shapes := ed.Conf.Editor.CursorShape
	switch ed.Mode() {
	case keymap.ModeInsert:
		return shapes.Insert
	case keymap.ModeSelect:
		return shapes.Select
	}
	return shapes.Normal
}

// selections returns the highlights of ranges and cursors that meet the
// visible text, in order, and puts the terminal's cursor where it is to be.
func (pn *pane) selections(out []editor.Highlight, visible text.Span) []editor.Highlight {
	sel := pn.v.Selection(pn.d)
	theme := pn.s.theme
	mode := modeNames[pn.s.ed.Mode()]
	look := cursorLook{
		selection: theme.Style("ui.selection"),
		primary:   theme.Style("ui.selection.primary"),
		cursor:    theme.Style("ui.cursor." + mode),
		head:      theme.Style("ui.cursor.primary." + mode),
	}
	if !theme.Has("ui.cursor.primary." + mode) {
		look.head = theme.Style("ui.cursor.primary")
	}
	shape := pn.s.shape()
	color, own := pn.s.ownBlock(shape, look.head)
	look.hideHead = shape != config.Block || !pn.s.ed.Focused() || own
	first := firstMeeting(sel, visible.From)
	for i := first; i < sel.Len(); i++ {
		r := sel.Range(i)
		if r.From() > visible.To {
			break
		}
		out = look.add(out, pn.t, r, i == sel.PrimaryIndex())
	}
	if own {
		pn.placeCursor(sel.Primary().Cursor(pn.t), cell.Block, color)
	} else if kind, ok := terminalShape(shape, pn.s.ed.Focused()); ok {
		pn.placeCursor(sel.Primary().Cursor(pn.t), kind, themes.NoColor)
	}
	return out
}

// ownBlock tells whether the terminal's own cursor can stand in for a block of
// a style, and its colour. Moving that takes a few bytes; a cell that changes
// its colours takes many, and so does the one left behind.
func (s *scene) ownBlock(shape config.CursorShape, style themes.Style) (themes.Color, bool) {
	if shape != config.Block || !s.x.OwnCursor || !s.ed.Focused() || style.Underline != themes.NoUnderline {
		return themes.NoColor, false
	}
	color := style.Bg
	if style.Mods&themes.Reversed != 0 {
		if color = style.Fg; color == themes.NoColor {
			return color, true // the other way round, as terminals have it
		}
	}
	_, _, _, exact := color.RGB()
	index, indexed := color.Index()
	return color, exact || indexed && index >= 16
}

// firstMeeting finds the first range that ends at or after pos.
func firstMeeting(sel selection.Selection, pos int) int {
	lo, hi := 0, sel.Len()
	for lo < hi {
		mid := (lo + hi) / 2
		if sel.Range(mid).To() < pos {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// cursorLook has the styles of ranges and cursors.
type cursorLook struct {
	selection, primary, cursor, head themes.Style
	hideHead                         bool // the terminal shows the primary cursor
}

func (l cursorLook) add(out []editor.Highlight, t text.Rope, r selection.Range, primary bool) []editor.Highlight {
	body, head := l.selection, l.cursor
	if primary {
		body, head = l.primary, l.head
	}
	at := r.Cursor(t)
	end := max(t.NextGrapheme(at), at+1)
	cursor := editor.Highlight{From: at, To: end, Style: head}
	show := !primary || !l.hideHead
	// A range of one grapheme is only its cursor.
	if r.To() > end || r.From() < at {
		span := editor.Highlight{From: r.From(), To: r.To(), Style: body}
		if show && r.Backward() {
			span.From = end
		} else if show {
			span.To = at
		}
		if show && r.Backward() {
			return append(out, cursor, span)
		}
		out = append(out, span)
	}
	if show {
		out = append(out, cursor)
	}
	return out
}

// placeCursor shows the terminal's cursor at a position of the text.
func (pn *pane) placeCursor(pos int, kind cell.Shape, color themes.Color) {
	if pn.s.cursorTaken() {
		return
	}
	at := pn.format.Place(pn.t, pos, pn.decor)
	line, row := pn.s.ed.Top(pn.v)
	y := pn.format.Distance(pn.t, placeOf(line, row), at, pn.area.H+1, pn.decor)
	x := at.Col - pn.left
	if x >= 0 && x < pn.area.W && y >= 0 && y < pn.area.H {
		pn.canvas.ShowCursorIn(x, y, kind, color)
	}
}

// terminalShape tells whether the terminal's own cursor is shown, and how. A
// block is drawn as a cell, but while the terminal is not focused it becomes an
// underline.
func terminalShape(shape config.CursorShape, focused bool) (cell.Shape, bool) {
	switch shape {
	case config.Bar:
		return cell.Bar, true
	case config.Underline:
		return cell.Underline, true
	case config.Block:
		return cell.Underline, !focused
	}
	return cell.Block, false
}

// partner marks the bracket that belongs to the one under the primary cursor.
func (pn *pane) partner(out []editor.Highlight, visible text.Span) []editor.Highlight {
	style, ok := pn.s.theme.Lookup("ui.cursor.match")
	if !ok {
		return out
	}
	pos := pn.v.Selection(pn.d).Primary().Cursor(pn.t)
	if c, _ := pn.t.RuneAt(pos); pos >= pn.t.Len() || !isBracket(c) {
		return out
	}
	to, found := 0, false
	knows := false
	if ask := pn.s.ed.Looks.Partner; ask != nil {
		to, found, knows = ask(pn.s.ed, pn.d, pos)
	}
	if !knows {
		to, found = object.Partner(pn.t, pos)
	}
	if !found || to < visible.From || to >= visible.To {
		return out
	}
	return append(out, editor.Highlight{From: to, To: pn.t.NextGrapheme(to), Style: style})
}

func isBracket(c rune) bool {
	_, ok := object.IsBracket(c)
	return ok
}
