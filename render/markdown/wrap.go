package markdown

import (
	"strings"

	"hx/editor/text"
	"hx/editor/ui"
)

// wrap breaks text at blanks into rows of at most width cells; "\n" always
// breaks. A word that is wider than a row is broken where the row ends.
func wrap(pieces []ui.Piece, width int) [][]ui.Piece {
	w := wrapper{width: width}
	for _, p := range pieces {
		for s := p.Text; s != ""; {
			n := strings.IndexAny(s, " \t\n\r")
			switch {
			case n < 0:
				w.letters(s, p.Scope)
				s = ""
				continue
			case n > 0:
				w.letters(s[:n], p.Scope)
			}
			w.endWord()
			if s[n] == '\n' {
				w.endRow()
			} else {
				w.blank, w.blankScope = len(w.row) > 0, p.Scope
			}
			s = s[n+1:]
		}
	}
	w.endWord()
	if len(w.row) > 0 {
		w.endRow()
	}
	return w.rows
}

type wrapper struct {
	width      int
	rows       [][]ui.Piece
	row        []ui.Piece
	at         int // cells of row
	word       []ui.Piece
	wide       int // cells of word
	blank      bool
	blankScope string
}

func (w *wrapper) letters(s, scope string) {
	w.word = append(w.word, ui.Piece{Text: s, Scope: scope})
	w.wide += text.StringWidth(s)
}

// endWord moves the word into the row, or begins another one.
func (w *wrapper) endWord() {
	if len(w.word) == 0 {
		return
	}
	gap := 0
	if w.blank {
		gap = 1
	}
	if w.at > 0 && w.at+gap+w.wide > w.width {
		w.endRow()
		gap = 0
	}
	if gap > 0 {
		w.put(" ", w.common())
	}
	for _, p := range w.word {
		w.long(p)
	}
	w.word, w.wide, w.blank = w.word[:0], 0, false
}

// common is the scope of the blank before the word: that of both sides if they
// are the same, so that underlines go through.
func (w *wrapper) common() string {
	if n := len(w.row); n > 0 && w.row[n-1].Scope == w.blankScope {
		return w.blankScope
	}
	return ""
}

// long puts a piece of a word into the row, and breaks it where it must.
func (w *wrapper) long(p ui.Piece) {
	s, end := p.Text, 0 // what of s goes into the row
	for left := text.StringWidth(s); left > 0 && w.at+left > w.width; {
		cluster, _ := text.FirstCluster(s[end:])
		n := text.Width(cluster)
		if w.at+n <= w.width || w.at == 0 {
			end += len(cluster)
			w.at += n
			left -= n
			continue
		}
		w.append(s[:end], p.Scope)
		w.endRow()
		s, end = s[end:], 0
	}
	w.append(s[:end], p.Scope)
	w.put(s[end:], p.Scope)
}

func (w *wrapper) put(s, scope string) {
	w.at += text.StringWidth(s)
	w.append(s, scope)
}

// append adds to the row what is counted already.
func (w *wrapper) append(s, scope string) {
	if s == "" {
		return
	}
	if n := len(w.row); n > 0 && w.row[n-1].Scope == scope {
		w.row[n-1].Text += s
		return
	}
	w.row = append(w.row, ui.Piece{Text: s, Scope: scope})
}

func (w *wrapper) endRow() {
	w.rows = append(w.rows, w.row)
	w.row, w.at, w.blank = nil, 0, false
}

// hardWrap breaks text at "\n" and where rows of at most width cells end.
func hardWrap(pieces []ui.Piece, width int) [][]ui.Piece {
	w := wrapper{width: width}
	for _, p := range pieces {
		for i, s := range strings.Split(p.Text, "\n") {
			if i > 0 {
				w.endRow()
			}
			w.long(ui.Piece{Text: s, Scope: p.Scope})
		}
	}
	w.endRow()
	return w.rows
}
