package ui

import "hx/editor/fuzzy"

// PickerView is what is drawn of a picker.
type PickerView struct {
	Query          string
	Cursor         int // bytes of Query
	Matched, Total int
	Running        bool     // a source is filling the list
	Columns        []string // to be shown as headings if there are several
	Rows           []PickerRow
	First          int // rank of the first row
	// Preview: whether there is room for one to be used; Target is what it
	// shows, Shown its content once that is known.
	Preview bool
	Target  Target
	Shown   *Preview
	Scroll  int // rows the content is moved down from where it would be
}

// PickerRow is a visible item.
type PickerRow struct {
	Item    Item
	Matches [][]fuzzy.Span // bytes of each cell that matched
	Chosen  bool
}

// View gives what is drawn in so many rows: the page of the list with the
// highlight. Items whose rank is not known yet are left out. It changes nothing
// and looks at no more than the page.
func (p *Picker) View(rows int) PickerView {
	v := PickerView{
		Query: p.Query(), Cursor: p.field.Cursor(), Matched: p.result.Count(), Total: p.list.Len(),
		Running: p.busy(), Columns: p.o.Columns, Preview: p.o.Target != nil && !p.hide, Target: p.target, Shown: p.shown, Scroll: p.scroll,
	}
	rows = max(rows, 1)
	v.First = p.at / rows * rows
	for at := v.First; at < min(v.First+rows, p.result.Ranked()); at++ {
		row := PickerRow{Item: p.item(p.result.Row(at)), Chosen: at == p.at}
		for col, cell := range row.Item.Cells {
			matches := p.o.Matcher.Positions(p.result.Query, col, cell)
			if m, ok := row.Item.Value.(Marker); ok {
				if s, ok := m.Marks(col); ok {
					matches = append(matches, s)
				}
			}
			row.Matches = append(row.Matches, matches)
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}
