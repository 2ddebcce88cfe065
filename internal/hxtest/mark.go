package hxtest

import (
	"fmt"
	"sort"
	"strings"

	"hx/editor/selection"
)

// Mark writes a text with its selections: #[ ]# encloses the primary one, #( )#
// the others, and | stands at the head.
func Mark(s string, sel selection.Selection) string {
	type mark struct {
		pos, rank int
		text      string
	}
	var marks []mark
	for i, r := range sel.Ranges() {
		open, shut := "#(", ")#"
		if i == sel.PrimaryIndex() {
			open, shut = "#[", "]#"
		}
		if r.Backward() {
			open += "|"
		} else {
			shut = "|" + shut
		}
		last := 0
		if r.IsEmpty() {
			last = 2 // an empty range opens before it closes
		}
		marks = append(marks, mark{r.From(), 1, open}, mark{r.To(), last, shut})
	}
	sort.SliceStable(marks, func(i, j int) bool {
		a, b := marks[i], marks[j]
		return a.pos < b.pos || a.pos == b.pos && a.rank < b.rank
	})
	var b strings.Builder
	at := 0
	for _, m := range marks {
		b.WriteString(s[at:m.pos])
		b.WriteString(m.text)
		at = m.pos
	}
	return b.String() + s[at:]
}

// Unmark reads a text written by Mark.
func Unmark(marked string) (string, selection.Selection, error) {
	var b strings.Builder
	var ranges []selection.Range
	primary, open, headFirst, wasPrimary := 0, -1, false, false
	for i := 0; i < len(marked); {
		rest := marked[i:]
		switch {
		case strings.HasPrefix(rest, "#[") || strings.HasPrefix(rest, "#("):
			open, wasPrimary = b.Len(), rest[1] == '['
			i += 2
			if headFirst = strings.HasPrefix(marked[i:], "|"); headFirst {
				if end := strings.IndexAny(marked[i+1:], "])"); end != 0 {
					i++
				} else {
					headFirst = false
				}
			}
		case open >= 0 && (strings.HasPrefix(rest, "|]#") || strings.HasPrefix(rest, "|)#")):
			ranges = append(ranges, selection.New(open, b.Len()))
			i += 3
		case open >= 0 && headFirst && (strings.HasPrefix(rest, "]#") || strings.HasPrefix(rest, ")#")):
			ranges = append(ranges, selection.New(b.Len(), open))
			i += 2
		default:
			b.WriteByte(marked[i])
			i++
			continue
		}
		if open >= 0 && len(ranges) > 0 && (rest[0] != '#') {
			if wasPrimary {
				primary = len(ranges) - 1
			}
			open = -1
		}
	}
	if len(ranges) == 0 {
		return "", selection.Selection{}, fmt.Errorf("no selection is marked in %q", marked)
	}
	return b.String(), selection.Of(ranges, primary), nil
}
