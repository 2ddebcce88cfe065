package layout

import (
	"iter"
	"sort"
	"unicode/utf8"

	"hx/editor/text"
)

// Line yields the glyphs of one line in drawing order, the line break (or the
// place at the end of the text) last.
func (f Format) Line(t text.Rope, line int, d *Decor) iter.Seq[Glyph] {
	return f.From(t, line, 0, 0, d)
}

// From yields the glyphs of a line that are drawn at or behind a column of a
// row, in drawing order. It may begin earlier, and does so where finding the
// beginning would cost more than passing over the glyphs; in long lines and in
// plain ASCII it costs nothing to begin late.
func (f Format) From(t text.Rope, line, row, col int, d *Decor) iter.Seq[Glyph] {
	return func(yield func(Glyph) bool) {
		start, end := t.LineStart(line), t.LineEnd(line)
		if long(start, end) {
			f.gridOf(start, end).from(t, line, row, col, d, yield)
			return
		}
		w := writer{f: f, yield: yield, indent: -1, next: breakEnd(t, line, end)}
		from := start
		switch {
		case !f.Wrap && col > 0 && f.simple(t, start, min(start+col, end), d):
			// Every byte up to here takes one cell.
			from = t.FloorGrapheme(min(start+col, end))
			w.col = from - start
		case f.Wrap && end-start < f.Width && f.simple(t, start, end, d):
			w.f.Wrap = false // the only row
		}
		w.line(t, from, end, d)
	}
}

// breakEnd returns where the line break behind a line's end ends.
func breakEnd(t text.Rope, line, end int) int {
	if line >= t.Lines()-1 {
		return end
	}
	return t.LineStart(line + 1)
}

// writer lays out one line. In wrapping mode glyphs are held back until their
// word is complete, because the whole word may move to the next row.
type writer struct {
	f       Format
	yield   func(Glyph) bool
	next    int // the start of the next line
	stopped bool
	row     int
	col     int // where word begins
	word    []Glyph
	moved   []Glyph // scratch
	width   int     // of word
	indent  int     // column of the first character that is not blank, or -1
}

// window is how much text (bytes) is taken out of the rope at once. A line is
// mostly left long before its end.
const window = 512

func (w *writer) line(t text.Rope, start, end int, d *Decor) {
	inline, overlays := d.within(start, end)
	plain := !w.f.Wrap && len(inline) == 0 && len(overlays) == 0
	pos := start
	for pos < end && !w.stopped {
		to := min(pos+window, end)
		s := t.Slice(pos, to)
		for s != "" && !w.stopped {
			if plain && s[0] >= ' ' && s[0] < 0x7f && (len(s) > 1 && s[1] < utf8.RuneSelf || len(s) == 1 && to == end) {
				// Nearly all there is: nothing to find out, nothing follows on it.
				w.emit(Glyph{Pos: pos, Len: 1, Text: s[:1], Col: w.col, Width: 1})
				w.col++
				pos++
				s = s[1:]
				continue
			}
			cluster, rest := text.FirstCluster(s)
			if to < end && len(rest) < utf8.UTFMax {
				if len(s) < window {
					break // what follows may belong to it
				}
				cluster, rest = t.Slice(pos, min(t.NextGrapheme(pos), end)), ""
			}
			inline = w.virtual(inline, pos)
			g := Glyph{Pos: pos, Len: len(cluster), Text: cluster}
			if cluster == "\t" {
				g.Kind = Tab
			}
			overlays = overlay(&g, overlays)
			w.add(g, cluster)
			pos += len(cluster)
			s = rest
		}
	}
	if w.stopped {
		return
	}
	w.virtual(inline, end)
	w.add(Glyph{Pos: end, Len: w.next - end, Text: "\n", Kind: Break}, "\n")
	w.flush()
}

// overlay exchanges the picture of a glyph if one of the overlays, which are
// sorted, is for it, and returns those that follow.
func overlay(g *Glyph, overlays []Overlay) []Overlay {
	for len(overlays) > 0 && overlays[0].Pos < g.Pos {
		overlays = overlays[1:]
	}
	if len(overlays) > 0 && overlays[0].Pos == g.Pos {
		g.Text, g.Scope, g.Kind = overlays[0].Text, overlays[0].Scope, Text
	}
	return overlays
}

// virtual adds the inline texts that belong before pos.
func (w *writer) virtual(inline []Inline, pos int) []Inline {
	for len(inline) > 0 && inline[0].Pos <= pos {
		for s := inline[0].Text; s != ""; {
			var cluster string
			cluster, s = text.FirstCluster(s)
			w.add(Glyph{Pos: pos, Text: cluster, Kind: Virtual, Scope: inline[0].Scope}, cluster)
		}
		inline = inline[1:]
	}
	return inline
}

func (w *writer) add(g Glyph, cluster string) {
	if !w.f.Wrap {
		g.Col = w.col
		g.Width = w.f.width(g)
		w.col += g.Width
		w.emit(g)
		return
	}
	if w.full(g) {
		w.wrap()
	}
	first := firstRune(cluster)
	if w.indent < 0 && g.Kind != Tab && !text.IsBlank(first) {
		w.indent = w.col + w.width
	}
	g.Row, g.Col = w.row, w.col+w.width
	g.Width = w.f.width(g)
	w.word = append(w.word, g)
	w.width += g.Width
	switch {
	case !text.IsWord(first):
		w.flush() // what ends a word stays with it, even half out of the row
	case w.tooWide():
		w.put(g)
	}
}

// full tells whether the word collected so far has reached the row's end and
// must move, or end here when it is too long to move.
func (w *writer) full(next Glyph) bool {
	at := w.col + w.width
	if at < w.f.Width {
		return false
	}
	if at == w.f.Width && next.Kind == Break && w.f.Exact {
		return false
	}
	if w.width > w.f.MaxWrap {
		w.flush()
	}
	return true
}

// tooWide tells whether a wide glyph stuck out of a word that may not move.
func (w *writer) tooWide() bool {
	return w.col+w.width > w.f.Width && w.width > w.f.MaxWrap && len(w.word) > 1
}

// put takes the last glyph back, ends the word, and begins a row with it.
func (w *writer) put(g Glyph) {
	w.word = w.word[:len(w.word)-1]
	w.width -= g.Width
	w.flush()
	w.wrap()
	g.Row, g.Col = w.row, w.col
	g.Width = w.f.width(g)
	w.word = append(w.word, g)
	w.width = g.Width
}

// wrap begins a new row with the indentation kept, the indicator, and the word
// that did not fit.
func (w *writer) wrap() {
	word := w.word
	w.word, w.moved = w.moved[:0], word
	w.width = 0
	w.row++
	w.col = 0
	first := 0
	if len(word) > 0 {
		first = word[0].Pos
	}
	if w.indent > 0 && w.indent <= w.f.MaxIndentRetain {
		w.emit(Glyph{Pos: first, Row: w.row, Width: w.indent, Kind: Indent, Text: " "})
		w.col = w.indent
	}
	for s := w.f.Indicator; s != ""; {
		var cluster string
		cluster, s = text.FirstCluster(s)
		g := Glyph{Pos: first, Text: cluster, Row: w.row, Col: w.col, Width: text.Width(cluster), Kind: Indicator}
		w.emit(g)
		w.col += g.Width
	}
	for _, g := range word {
		g.Row, g.Col = w.row, w.col+w.width
		g.Width = w.f.width(g)
		w.width += g.Width
		w.word = append(w.word, g)
	}
}

func (f Format) width(g Glyph) int {
	switch g.Kind {
	case Tab:
		return text.TabWidth(g.Col, f.TabWidth)
	case Break:
		return 1
	}
	return text.Width(g.Text)
}

func (w *writer) emit(g Glyph) {
	if !w.stopped && !w.yield(g) {
		w.stopped = true
	}
}

func (w *writer) flush() {
	for _, g := range w.word {
		w.emit(g)
	}
	w.col += w.width
	w.word, w.width = w.word[:0], 0
}

func firstRune(s string) rune {
	if s != "" && s[0] < utf8.RuneSelf {
		return rune(s[0])
	}
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// within returns the decorations of [from, to].
func (d *Decor) within(from, to int) ([]Inline, []Overlay) {
	if d == nil {
		return nil, nil
	}
	i := sort.Search(len(d.Inline), func(i int) bool { return d.Inline[i].Pos >= from })
	j := sort.Search(len(d.Inline), func(i int) bool { return d.Inline[i].Pos > to })
	k := sort.Search(len(d.Overlays), func(i int) bool { return d.Overlays[i].Pos >= from })
	l := sort.Search(len(d.Overlays), func(i int) bool { return d.Overlays[i].Pos > to })
	return d.Inline[i:j], d.Overlays[k:l]
}
