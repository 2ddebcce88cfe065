package diagnostics

import (
	"cmp"
	"slices"
	"strings"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/window"
)

// filter says which messages are drawn below which lines of a view, and how.
type filter struct {
	cursor, others config.Severity // the least shown
	line           int             // of the cursor
	width          int             // of the text, cells
	conf           config.InlineDiagnostics
	hints          *layout.Decor // texts of other features in the lines, or nil
}

func (f *Diagnostics) filterOf(v *window.View, d *document.Document) filter {
	conf := f.ed.Conf.Editor.InlineDiagnostics
	out := filter{cursor: conf.CursorLine, others: conf.OtherLines, width: f.ed.TextArea(v).W, conf: conf}
	switch {
	case out.width < conf.MinWidth+conf.PrefixLen:
		out.cursor, out.others = config.Disable, config.Disable
	case !f.rested(v, d):
		out.cursor = out.others
	}
	out.line = primaryLine(v, d)
	return out
}

func (f filter) any() bool { return f.cursor != config.Disable || f.others != config.Disable }

// shows tells whether a severity is drawn below a line.
func (f filter) shows(s config.Severity, line int) bool {
	least := f.others
	if line == f.line {
		least = f.cursor
	}
	return least != config.Disable && s >= least
}

// rowCache keeps the rows below the lines of a view as they were drawn last.
type rowCache struct {
	key  rowKey
	rows map[int][][]editor.StyledText
}

type rowKey struct {
	view   window.ID
	doc    document.ID
	rev    document.Rev
	list   *Diagnostic // the first of the document's list
	left   int
	filter filter
}

// rowsOf lays out the messages below a line.
func (f *Diagnostics) rowsOf(v *window.View, d *document.Document, fl filter, line int) [][]editor.StyledText {
	list := f.onLine(d, line)
	if len(list) == 0 {
		return nil
	}
	key := rowKey{v.ID, d.ID(), d.Rev(), &f.In(d)[0], v.Scroll(d).Left, fl}
	if f.rows.key != key {
		f.rows = rowCache{key: key, rows: map[int][][]editor.StyledText{}}
	}
	rows, ok := f.rows.rows[line]
	if !ok {
		rows = f.layOut(v, d, fl, line, list)
		f.rows.rows[line] = rows
	}
	return rows
}

// remark is a message with the column that it is about.
type remark struct {
	*Diagnostic
	col int
}

func (f *Diagnostics) layOut(v *window.View, d *document.Document, fl filter, line int, list []Diagnostic) [][]editor.StyledText {
	var shown []remark
	format, left := f.ed.Format(v), v.Scroll(d).Left
	for i := range list {
		if fl.shows(list[i].Severity, line) {
			at := format.Place(d.Text(), list[i].Span.From, fl.hints)
			shown = append(shown, remark{&list[i], max(at.Col-left, 0)})
		}
	}
	if most := fl.conf.MaxDiagnostics; len(shown) > most {
		slices.SortStableFunc(shown, func(a, b remark) int { return cmp.Compare(b.Severity, a.Severity) })
		shown = shown[:most]
	}
	slices.SortStableFunc(shown, func(a, b remark) int { return cmp.Compare(a.col, b.col) })
	var rows [][]editor.StyledText
	// From right to left: each message stands to the right of the strokes that
	// go down to those still to come.
	for i := len(shown) - 1; i >= 0; i-- {
		rows = append(rows, fl.message(shown[:i+1])...)
	}
	return rows
}

// maxMessageRows bounds the rows of one message.
const maxMessageRows = 12

// message lays out the last of some remarks; the others come below it.
func (fl filter) message(list []remark) [][]editor.StyledText {
	last, rest := list[len(list)-1], list[:len(list)-1]
	scope := scopes[last.Severity].message
	corner := "└"
	if len(rest) > 0 && rest[len(rest)-1].col == last.col {
		corner = "├" // another one about the same column follows
	}
	col, frame := last.col, 2+fl.conf.PrefixLen
	var rows [][]editor.StyledText
	add := func(s string) {
		rows = append(rows, append(strokes(rest, col), editor.StyledText{Text: s, Scope: scope}))
	}
	if fl.width-col-frame < fl.conf.MinWidth {
		// Too far right for a message: a stroke leads back to where one fits.
		if col = max(fl.width-fl.conf.MinWidth-frame, 0); col < last.col {
			add("┌" + strings.Repeat("─", last.col-col-1) + "┘")
		}
	}
	for i, line := range wrap(last.Message, max(fl.width-col-frame, 1), fl.conf.MaxWrap) {
		switch {
		case i == maxMessageRows:
			return rows
		case i == 0:
			add(corner + strings.Repeat("─", fl.conf.PrefixLen) + " " + line)
		case corner == "├":
			add("│" + strings.Repeat(" ", frame-1) + line)
		default:
			add(strings.Repeat(" ", frame) + line)
		}
	}
	return rows
}

// strokes is what stands left of a column: blanks, and the strokes of the
// remarks that come below.
func strokes(rest []remark, col int) []editor.StyledText {
	var out []editor.StyledText
	at := 0
	for i, r := range rest {
		if r.col >= col || i > 0 && rest[i-1].col == r.col {
			continue
		}
		out = append(out, editor.StyledText{Text: strings.Repeat(" ", r.col-at)},
			editor.StyledText{Text: "│", Scope: scopes[r.Severity].message})
		at = r.col + 1
	}
	return append(out, editor.StyledText{Text: strings.Repeat(" ", max(col-at, 0))})
}

// wrap breaks a message into lines of at most width cells: at blanks, or inside
// a word where more than slack cells would stay empty.
func wrap(message string, width, slack int) []string {
	slack = min(slack, width/4)
	var out []string
	for _, paragraph := range strings.Split(strings.TrimSpace(message), "\n") {
		line, at := "", 0
		for _, word := range strings.Fields(paragraph) {
			if at > 0 && at+1+text.StringWidth(word) > width && width-at-1 <= slack {
				out = append(out, line)
				line, at = "", 0
			}
			if at > 0 {
				line += " "
				at++
			}
			for word != "" {
				cluster, rest := text.FirstCluster(word)
				n := text.Width(cluster)
				if at+n > width && at > 0 {
					out = append(out, strings.TrimRight(line, " "))
					line, at = "", 0
				}
				line += cluster
				at += n
				word = rest
			}
		}
		if line != "" || len(out) == 0 {
			out = append(out, line)
		}
	}
	return out
}

// behind is the gravest remark of a line that is not shown below it, at the
// line's end.
func (f *Diagnostics) behind(ed *editor.Editor, v *window.View, d *document.Document, line int) []editor.StyledText {
	least := ed.Conf.Editor.EndOfLineDiagnostics
	if least == config.Disable {
		return nil
	}
	list := f.onLine(d, line)
	if len(list) == 0 {
		return nil
	}
	fl := f.filterOf(v, d)
	var best *Diagnostic
	for i := range list {
		if s := list[i].Severity; s >= least && !fl.shows(s, line) && (best == nil || s > best.Severity) {
			best = &list[i]
		}
	}
	if best == nil {
		return nil
	}
	return []editor.StyledText{{Text: "■ " + strings.Join(strings.Fields(best.Message), " "), Scope: scopes[best.Severity].message}}
}

// corner lists the remarks under the primary cursor while nothing shows them in
// the text, or nothing has room to.
func (f *Diagnostics) corner(ed *editor.Editor, v *window.View, d *document.Document, width int) [][]editor.StyledText {
	conf := &ed.Conf.Editor
	inline := conf.InlineDiagnostics
	narrow := ed.TextArea(v).W < inline.MinWidth+inline.PrefixLen
	off := inline.CursorLine == config.Disable && inline.OtherLines == config.Disable && conf.EndOfLineDiagnostics == config.Disable
	if !off && !narrow || width < 1 || len(f.In(d)) == 0 {
		return nil
	}
	t := d.Text()
	pos := v.Selection(d).Primary().Cursor(t)
	var rows [][]editor.StyledText
	for _, item := range f.touching(d, text.Span{From: pos, To: t.NextGrapheme(pos)}) {
		for _, line := range wrap(item.Message, width, width) {
			rows = append(rows, []editor.StyledText{{Text: line, Scope: scopes[item.Severity].mark}})
		}
	}
	return rows
}
