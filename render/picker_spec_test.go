package render_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"hx/editor/fuzzy"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/internal/hxtest"
)

// Spec files of pickers lie in testdata/pickers. A case is
//
//	= a claim
//	:size 40x12          of the screen, 40x12 without it
//	:columns path kind   names of columns, the main one with a star
//	:preview             beside the list stands "about" and the item
//	:history words       the newest query of a list that keeps them
//	first item           cells are separated by tabs
//	second item
//	-> keys
//	the screen without its two bottom rows, without blanks at the ends
//	? matched: fi[rst] it[e]m
//	? opened here first item
//
// Lines with a question mark follow from the case: the rows of which something
// matched, and what was opened or closed. -update writes them and the screens.
type pickerCase struct {
	title    string
	settings []string
	items    []string
	steps    []pickerStep
}

type pickerStep struct {
	keys   string
	screen string // with the lines of "?"
}

func parsePickers(s string) (prose string, cases []*pickerCase) {
	var c *pickerCase
	for line := range strings.Lines(s) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "= "):
			c = &pickerCase{title: line[2:]}
			cases = append(cases, c)
		case c == nil:
			prose += line + "\n"
		case strings.HasPrefix(line, "-> "):
			c.steps = append(c.steps, pickerStep{keys: line[3:]})
		case len(c.steps) > 0:
			if line != "" {
				c.steps[len(c.steps)-1].screen += line + "\n"
			}
		case strings.HasPrefix(line, ":"):
			c.settings = append(c.settings, line[1:])
		case line != "":
			c.items = append(c.items, line)
		}
	}
	return prose, cases
}

func (c *pickerCase) format(b *strings.Builder) {
	fmt.Fprintf(b, "= %s\n", c.title)
	for _, s := range c.settings {
		fmt.Fprintf(b, ":%s\n", s)
	}
	for _, it := range c.items {
		b.WriteString(it + "\n")
	}
	for _, st := range c.steps {
		fmt.Fprintf(b, "-> %s\n%s", st.keys, st.screen)
	}
	b.WriteByte('\n')
}

var openNames = map[ui.Open]string{ui.OpenHere: "here", ui.OpenKeep: "and kept", ui.OpenHorizontal: "below", ui.OpenVertical: "beside"}

// play runs a case and returns what there is to see after each step.
func (c *pickerCase) play(t *testing.T) []pickerStep {
	t.Helper()
	w, h, news := 40, 12, ""
	o := ui.PickerOptions{
		Accept: func(it ui.Item, how ui.Open) {
			news += fmt.Sprintf("? opened %s %s\n", openNames[how], strings.Join(it.Cells, " "))
		},
		Closed:   func() { news += "? closed\n" },
		Remember: func(q string) { news += fmt.Sprintf("? remembered %s\n", q) },
	}
	preview := false
	for _, s := range c.settings {
		word, rest, _ := strings.Cut(s, " ")
		switch word {
		case "size":
			a, b, _ := strings.Cut(rest, "x")
			w, _ = strconv.Atoi(a)
			h, _ = strconv.Atoi(b)
		case "columns":
			for i, name := range strings.Fields(rest) {
				if main, ok := strings.CutPrefix(name, "*"); ok {
					name, o.Main = main, i
				}
				o.Columns = append(o.Columns, name)
			}
		case "preview":
			preview = true
		case "history":
			o.History = func() []string { return []string{rest} }
		default:
			t.Fatalf("%s: unknown setting %q", c.title, s)
		}
	}
	s := hxtest.New(t, hxtest.Options{Width: w, Height: h})
	o.Rows = func() int { return ui.PickerRows(w, h) }
	var p *ui.Picker
	if preview {
		o.Target = func(it ui.Item) (ui.Target, bool) { return ui.Target{Path: it.Cells[0], From: 1, To: 2}, true }
		o.Moved = func(tg ui.Target, ok bool) {
			if ok && p != nil {
				p.SetPreview(ui.Preview{Target: tg, Text: text.FromString("about\n" + tg.Path + "\nand more\n")})
			}
		}
	}
	p = ui.NewPicker(o)
	pt := painter(s)
	s.Ed.Layers.Push(p)
	for _, it := range c.items {
		p.Add(ui.Item{Cells: strings.Split(it, "\t")})
	}
	var out []pickerStep
	for _, st := range c.steps {
		news = ""
		pt.Paint(s.Ed, extra(s)) // so that the mouse finds what is there
		if st.keys != "-" {
			s.Keys(t, st.keys)
		}
		rows := strings.Split(strings.TrimSuffix(pt.Paint(s.Ed, extra(s)).Text(), "|\n"), "|\n")
		var b strings.Builder
		if s.Ed.Layers.Top() != nil {
			for _, row := range rows[:len(rows)-2] {
				b.WriteString(strings.TrimRight(row, " ") + "\n")
			}
			for _, row := range p.View(ui.PickerRows(w, h)).Rows {
				if m := matchedCells(row); m != "" {
					b.WriteString("? matched: " + m + "\n")
				}
			}
		}
		out = append(out, pickerStep{st.keys, b.String() + news})
	}
	return out
}

// matchedCells writes the cells with what matched in brackets, "" for nothing.
func matchedCells(row ui.PickerRow) string {
	var cells []string
	any := false
	for i, cell := range row.Item.Cells {
		var spans []fuzzy.Span
		if i < len(row.Matches) {
			spans = row.Matches[i]
		}
		var b strings.Builder
		at := 0
		for _, s := range spans {
			b.WriteString(cell[at:s.From] + "[" + cell[s.From:s.To] + "]")
			at, any = s.To, true
		}
		cells = append(cells, b.String()+cell[at:])
	}
	if !any {
		return ""
	}
	return strings.Join(cells, " | ")
}

// TestPickers plays the spec files of pickers.
func TestPickers(t *testing.T) {
	files, err := filepath.Glob("testdata/pickers/*.spec")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d spec files, %v", len(files), err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		prose, cases := parsePickers(string(source))
		var b strings.Builder
		b.WriteString(prose)
		for _, c := range cases {
			got := c.play(t)
			for i, st := range c.steps {
				if !*update && st != got[i] {
					t.Errorf("%s: %s: after %s\n%swant\n%s", filepath.Base(file), c.title, st.keys, got[i].screen, st.screen)
				}
			}
			c.steps = got
			c.format(&b)
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.TrimRight(b.String(), "\n")+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
