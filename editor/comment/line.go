package comment

import (
	"strings"
	"unicode/utf8"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

// lines toggles line comments. The marker that the cursor's line has decides
// which is looked for and which is put in; lines of blanks are left out.
func lines(t text.Rope, s selection.Selection, m Markers) Result {
	marker := LineMarker(t, s.Primary().CursorLine(t), m.Line)
	if marker == "" {
		marker = fallbackLine
		if len(m.Line) > 0 {
			marker = m.Line[0]
		}
	}
	l := lineToggle{marker: marker, commented: true, margin: 1, column: -1}
	for _, span := range s.LineSpans(t) {
		for line := span[0]; line <= span[1]; line++ {
			l.look(t.LineStart(line), t.LineText(line))
		}
	}
	return Result{Edits: l.edits()}
}

// lineToggle is what is known of the lines looked at.
type lineToggle struct {
	marker    string
	found     []indented
	commented bool // all of them begin with the marker
	margin    int  // blanks to remove behind it: 1 if every line has one
	column    int  // smallest indentation, in characters
}

// indented is a line that is not blank: where it starts and its blanks.
type indented struct {
	start int
	lead  string
}

func (l *lineToggle) look(start int, line string) {
	code := strings.TrimLeftFunc(line, text.IsSpace)
	if code == "" {
		return
	}
	lead := line[:len(line)-len(code)]
	l.found = append(l.found, indented{start, lead})
	if column := utf8.RuneCountInString(lead); l.column < 0 || column < l.column {
		l.column = column
	}
	rest, ok := strings.CutPrefix(code, l.marker)
	l.commented = l.commented && ok
	if !strings.HasPrefix(rest, " ") {
		l.margin = 0
	}
}

func (l *lineToggle) edits() []change.Edit {
	var out []change.Edit
	for _, line := range l.found {
		if l.commented {
			at := line.start + len(line.lead)
			out = append(out, change.Edit{From: at, To: at + len(l.marker) + l.margin})
			continue
		}
		at := line.start + bytesOf(line.lead, l.column)
		out = append(out, change.Edit{From: at, To: at, Text: l.marker + " "})
	}
	return out
}

// bytesOf returns the length of the first n characters of s.
func bytesOf(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}
