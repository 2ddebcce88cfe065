package keymap

import (
	"os"
	"strings"
	"testing"
)

// tableRow is one row of testdata/keymap.tsv: a default key of Helix.
type tableRow struct {
	mode, keys, command, title, row, rowKeys, sticky, label string
}

// submenu returns the title of the submenu that the row's keys open.
func (r tableRow) submenu() (title string, ok bool) {
	title, ok = strings.CutPrefix(r.command, `(submenu "`)
	return strings.TrimSuffix(title, `")`), ok
}

// fixed reports rows that are not entries of a map: digits, insertion of
// characters, and the dot, which cannot be bound.
func (r tableRow) fixed() bool {
	return strings.Contains(r.keys, "..") || strings.HasPrefix(r.keys, "(any") || r.command == "repeat_last_insert"
}

func table(t testing.TB) []tableRow {
	t.Helper()
	data, err := os.ReadFile("testdata/keymap.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []tableRow
	for i, line := range strings.Split(strings.TrimRight(string(data), "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 9 {
			t.Fatalf("line %d has %d fields", i+1, len(f))
		}
		if i > 0 {
			rows = append(rows, tableRow{f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]})
		}
	}
	return rows
}

func modeOf(name string) (Mode, bool) {
	for m, n := range modeKeys {
		if n == name {
			return Mode(m), true
		}
	}
	return 0, false
}

func parseSequence(t testing.TB, s string) []Key {
	t.Helper()
	var keys []Key
	for name := range strings.FieldsSeq(s) {
		k, err := ParseKey(name)
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, k)
	}
	return keys
}

func TestDefaultHasEveryRow(t *testing.T) {
	set := Default()
	count := map[Mode]int{}
	for _, r := range table(t) {
		mode, ok := modeOf(r.mode)
		if !ok || r.fixed() {
			continue
		}
		count[mode]++
		step := set.Lookup(mode, parseSequence(t, r.keys)...)
		if title, ok := r.submenu(); ok {
			if step.Outcome != Pending || step.Menu.Title() != title || step.Menu.Sticky() != (r.sticky == "yes") {
				t.Errorf("%s %s: got %+v, want submenu %q, sticky %s", r.mode, r.keys, step, title, r.sticky)
			}
			continue
		}
		if step.Outcome != Bound || !step.Binding.Equal(Binding{Text: r.command}) {
			t.Errorf("%s %s: got %+v, want %s", r.mode, r.keys, step, r.command)
		}
	}
	// And nothing else is bound.
	for mode, want := range count {
		got := 0
		for range set.Root(mode).All() {
			got++
		}
		if got += menus(set.Root(mode)); got != want {
			t.Errorf("%s: %d entries, the table has %d", mode, got, want)
		}
	}
	if len(count) != int(numModes) {
		t.Errorf("rows for %d modes", len(count))
	}
}

func menus(n *Node) int {
	count := 0
	for item := range n.Items() {
		if item.Menu != nil {
			count += 1 + menus(item.Menu)
		}
	}
	return count
}

// TestDefaultPopups compares the rows of every submenu with the table, which
// has keys and place of a row beside each binding.
func TestDefaultPopups(t *testing.T) {
	type popup struct {
		mode   Mode
		prefix string
	}
	want := map[popup][]Row{}
	labels := map[string]string{}
	for _, r := range table(t) {
		mode, ok := modeOf(r.mode)
		if !ok || r.fixed() {
			continue
		}
		title, isMenu := r.submenu()
		if !isMenu {
			labels[r.command] = r.label
		}
		cut := strings.LastIndex(r.keys, " ")
		if cut < 0 {
			continue // popups of the roots are never shown
		}
		p := popup{mode, r.keys[:cut]}
		row := Row{r.rowKeys, r.label}
		if isMenu {
			row.Label = title
		}
		at := atoi(t, r.row)
		switch rows := want[p]; {
		case at == len(rows)+1:
			want[p] = append(rows, row)
		case at > len(rows) || rows[at-1] != row:
			t.Fatalf("row %q %q of the table does not follow", r.mode, r.keys)
		}
	}
	if len(want) != 2*13 {
		t.Errorf("the table has %d popups", len(want))
	}
	set := Default()
	for p, rows := range want {
		menu := set.Lookup(p.mode, parseSequence(t, p.prefix)...).Menu
		if menu == nil {
			t.Errorf("%s %s is no submenu", p.mode, p.prefix)
			continue
		}
		got := menu.Rows(func(name string) string { return labels[name] })
		if len(got) != len(rows) {
			t.Errorf("%s %s: %d rows, want %d", p.mode, p.prefix, len(got), len(rows))
		}
		for i := range min(len(got), len(rows)) {
			if got[i] != rows[i] {
				t.Errorf("%s %s row %d: got %q, want %q", p.mode, p.prefix, i+1, got[i], rows[i])
			}
		}
	}
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			t.Fatalf("%q is no number", s)
		}
		n = 10*n + int(c-'0')
	}
	return n
}

// TestDefaultOrder: the table lists the keys of a map in map order.
func TestDefaultOrder(t *testing.T) {
	want := map[Mode][]string{}
	for _, r := range table(t) {
		if mode, ok := modeOf(r.mode); ok && !r.fixed() {
			if _, isMenu := r.submenu(); !isMenu {
				want[mode] = append(want[mode], Join(parseSequence(t, r.keys), " "))
			}
		}
	}
	set := Default()
	for mode, list := range want {
		i := 0
		for keys, b := range set.Root(mode).All() {
			if got := Join(keys, " "); i >= len(list) || got != list[i] {
				t.Fatalf("%s: sequence %d is %s (%s), want %s", mode, i, got, b, list[min(i, len(list)-1)])
			}
			i++
		}
	}
}

func TestDefaultSharesNothingWritable(t *testing.T) {
	before := Default().Lookup(ModeNormal, Char('h')).Binding.Text
	if got := Default().Lookup(ModeSelect, Char('h')).Binding.Text; got != "extend_char_left" {
		t.Errorf("select h runs %s", got)
	}
	if after := Default().Lookup(ModeNormal, Char('h')).Binding.Text; after != before || after != "move_char_left" {
		t.Errorf("normal h ran %s, now runs %s", before, after)
	}
	if Default().Lookup(ModeNormal, Char('g'), Char('e')).Binding.Text != "goto_last_line" {
		t.Error("building the select map changed the normal one")
	}
}

func TestDefaultAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { Default() }); n > 5 {
		t.Errorf("Default allocates %v times", n)
	}
}
