package comment

import (
	"cmp"
	"slices"
	"strings"

	"hx/editor/change"
	"hx/editor/selection"
	"hx/editor/text"
)

func toggleBlocks(t text.Rope, s selection.Selection, blocks []Block) Result {
	f := findBlocks(t, s, blocks)
	if f.commented {
		return f.remove()
	}
	return f.add()
}

// blocks is what is known of the ranges looked at.
type blocks struct {
	s     selection.Selection
	use   Block // put in by add
	found []block
	// commented: every range that is not blank is one block comment, and there
	// is one at least.
	commented bool
}

// block is a range without the blanks around it, and the markers it has: Start
// is "" when it has none. blank ranges have From == To.
type block struct {
	span text.Span
	has  Block
	text string
}

func findBlocks(t text.Rope, s selection.Selection, known []Block) blocks {
	out := blocks{s: s, use: fallbackBlock}
	if len(known) > 0 {
		out.use = known[0]
	} else {
		known = []Block{fallbackBlock}
	}
	known = slices.SortedStableFunc(slices.Values(known), func(a, b Block) int {
		return cmp.Or(cmp.Compare(len(b.Start), len(a.Start)), cmp.Compare(len(b.End), len(a.End)))
	})
	all, some := true, false
	for _, r := range s.Ranges() {
		b := trimmedBlock(t, r)
		if b.text != "" {
			b.has = markersOf(b.text, known)
			some, all = true, all && b.has.Start != ""
		}
		out.found = append(out.found, b)
	}
	out.commented = some && all
	return out
}

func trimmedBlock(t text.Rope, r selection.Range) block {
	s := r.Text(t)
	code := strings.TrimLeftFunc(s, text.IsSpace)
	from := r.From() + len(s) - len(code)
	code = strings.TrimRightFunc(code, text.IsSpace)
	return block{span: text.Span{From: from, To: from + len(code)}, text: code}
}

// markersOf returns the first of the known pairs that encloses s.
func markersOf(s string, known []Block) Block {
	for _, b := range known {
		if len(s) >= len(b.Start)+len(b.End) && strings.HasPrefix(s, b.Start) && strings.HasSuffix(s, b.End) {
			return b
		}
	}
	return Block{}
}

// remove takes the markers of all ranges away, with one blank inside each.
func (b blocks) remove() Result {
	var edits []change.Edit
	for _, x := range b.found {
		if x.text == "" {
			continue
		}
		inner := x.text[len(x.has.Start) : len(x.text)-len(x.has.End)]
		start, end := len(x.has.Start), len(x.has.End)
		if strings.HasPrefix(inner, " ") {
			start, inner = start+1, inner[1:]
		}
		if strings.HasSuffix(inner, " ") {
			end++
		}
		edits = append(edits, change.Edit{From: x.span.From, To: x.span.From + start},
			change.Edit{From: x.span.To - end, To: x.span.To})
	}
	return Result{Edits: edits}
}

// add encloses the ranges that are no comment yet. They grow over the markers;
// the others face forward.
func (b blocks) add() Result {
	var edits []change.Edit
	open, shut := b.use.Start+" ", " "+b.use.End
	ranges := make([]selection.Range, len(b.found))
	offset := 0
	for i, x := range b.found {
		r := b.s.Range(i)
		if x.text == "" || x.has.Start != "" {
			ranges[i] = selection.New(r.From()+offset, r.To()+offset)
			continue
		}
		edits = append(edits, change.Edit{From: x.span.From, To: x.span.From, Text: open},
			change.Edit{From: x.span.To, To: x.span.To, Text: shut})
		from := r.From() + offset
		offset += len(open) + len(shut)
		ranges[i] = r.Over(from, x.span.To+offset)
	}
	after := selection.Of(ranges, b.s.PrimaryIndex())
	return Result{edits, &after}
}
