package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/event"
	"hx/editor/fuzzy"
	"hx/editor/job"
	"hx/keymap"
)

// one makes items of one column.
func one(names ...string) []Item {
	var list []Item
	for _, n := range names {
		list = append(list, Item{Cells: []string{n}, Value: n})
	}
	return list
}

// rowsOf shows the rows of a picker, the highlighted one in brackets.
func rowsOf(p *Picker, rows int) string {
	v := p.View(rows)
	var list []string
	for _, r := range v.Rows {
		name := strings.Join(r.Item.Cells, ":")
		if r.Chosen {
			name = "[" + name + "]"
		}
		list = append(list, name)
	}
	return fmt.Sprintf("%s %d/%d", strings.Join(list, " "), v.Matched, v.Total)
}

func newPick(n *notes, o PickerOptions) *Picker {
	if o.Accept == nil {
		o.Accept = func(it Item, how Open) { *n = append(*n, fmt.Sprintf("%v%d", it.Value, how)) }
	}
	o.Closed = n.plain("closed")
	o.Rows = func() int { return 3 }
	return NewPicker(o)
}

func TestPickerKeys(t *testing.T) {
	for _, c := range []struct {
		keys, rows, notes string
		result            Result
	}{
		{"<tab>", "a [ab] abc 5/5", "", Consumed},
		{"<down><C-n>", "a ab [abc] 5/5", "", Consumed},
		{"<S-tab>", "b [bc] 5/5", "", Consumed},
		{"<up><C-p>", "[b] bc 5/5", "", Consumed},
		{"<up><down>", "[a] ab abc 5/5", "", Consumed},
		{"<pagedown>", "[b] bc 5/5", "", Consumed},
		{"<C-d><C-d>", "b [bc] 5/5", "", Consumed},
		{"<C-d><C-u><pageup>", "[a] ab abc 5/5", "", Consumed},
		{"<end>", "b [bc] 5/5", "", Consumed},
		{"<end><home>", "[a] ab abc 5/5", "", Consumed},
		{"<down><ret>", "a [ab] abc 5/5", "closed ab0", Close},
		{"<A-ret><down><A-ret>", "a [ab] abc 5/5", "a1 ab1", Consumed},
		{"<C-s>", "[a] ab abc 5/5", "closed a2", Close},
		{"<C-v>", "[a] ab abc 5/5", "closed a3", Close},
		{"<esc>", "[a] ab abc 5/5", "closed", Close},
		{"<C-c>", "[a] ab abc 5/5", "closed", Close},
		{"bc<ret>", "[bc] abc 2/5", "closed bc0", Close},
		{"«ab»", "[ab] abc 2/5", "", Consumed},
		{"zz<ret>", " 0/5", "closed", Close},
		{"zz<A-ret>", " 0/5", "", Consumed},
		{"zz<down><up><end><home><C-d><C-u>", " 0/5", "", Consumed},
		{"zz<C-w>bc<C-h>", "[b] bc ab 4/5", "", Consumed},
		{"<C-r>b", "[b] bc ab 4/5", "", Consumed},
		{"<C-r><esc><down>", "a [ab] abc 5/5", "", Consumed},
	} {
		var n notes
		p := newPick(&n, PickerOptions{Register: func(name rune) string { return string(name) }})
		p.Add(one("a", "ab", "abc", "b", "bc")...)
		r := feed(t, p, c.keys)
		if got := rowsOf(p, 3); got != c.rows || r != c.result || n.String() != c.notes {
			t.Errorf("%s: %q, %d, %q; want %q, %d, %q", c.keys, got, r, n, c.rows, c.result, c.notes)
		}
	}
}

func TestPickerColumns(t *testing.T) {
	var n notes
	p := newPick(&n, PickerOptions{Columns: []string{"id", "path"}, Main: 1})
	p.Add(Item{Cells: []string{"1", "alpha"}}, Item{Cells: []string{"2", "beta"}}, Item{Cells: []string{"3"}})
	for _, c := range []struct{ query, rows string }{
		{"a", "[1:alpha] 2:beta 2/3"},
		{"1", " 0/3"},
		{"%id 1", "[1:alpha] 1/3"},
		{"a %i 2", "[2:beta] 1/3"},
		{"", "[1:alpha] 2:beta 3: 3/3"},
	} {
		p.SetQuery(c.query)
		if got := rowsOf(p, 5); got != c.rows {
			t.Errorf("%q: %q, want %q", c.query, got, c.rows)
		}
	}
	p.SetQuery("bt %id 2")
	row := p.View(5).Rows[0]
	if got := fmt.Sprint(row.Matches); got != "[[{0 1}] [{0 1} {2 3}]]" {
		t.Error(got)
	}
}

func TestPickerPreview(t *testing.T) {
	var n notes
	o := PickerOptions{
		Target: func(it Item) (Target, bool) { return Target{Path: it.Cells[0]}, it.Cells[0] != "b" },
		Moved:  func(tg Target, ok bool) { n = append(n, fmt.Sprint(tg.Path, ok)) },
	}
	p := newPick(&n, o)
	p.Add(one("a")...)
	p.Add(one("b", "c")...)
	feed(t, p, "<down><down><down>c")
	if n.String() != "atrue bfalse ctrue atrue ctrue" {
		t.Error(n)
	}
	p.SetPreview(Preview{Target: Target{Path: "a"}, Message: "late"})
	if v := p.View(3); v.Shown != nil || !v.Preview || v.Target.Path != "c" {
		t.Errorf("%+v", v)
	}
	p.SetPreview(Preview{Target: Target{Path: "c"}, Message: "<Binary file>"})
	if v := p.View(3); v.Shown == nil || v.Shown.Message != "<Binary file>" {
		t.Errorf("%+v", v)
	}
	feed(t, p, "<C-t>")
	if p.View(3).Preview {
		t.Error("C-t")
	}
	feed(t, p, "<C-t>zz")
	if v := p.View(3); !v.Preview || v.Shown != nil || n[len(n)-1] != "false" {
		t.Errorf("%+v %v", v, n)
	}
	feed(t, p, "<esc>")
	p.Reopen()
	p.SetQuery("c")
	n = nil
	feed(t, p, "<esc>")
	p.Reopen() // what is highlighted is told again
	if n.String() != "closed ctrue" || rowsOf(p, 3) != "[c] 1/3" {
		t.Error(n, rowsOf(p, 3))
	}
	if r := feed(t, p, "<ret>"); r != Close {
		t.Error(r)
	}
	if r := feed(t, p, "x"); r != ClosePass {
		t.Error(r)
	}
}

func TestPickerHistory(t *testing.T) {
	var n notes
	past := []string{"ab", "old"}
	p := newPick(&n, PickerOptions{History: func() []string { return past }, Remember: func(q string) { n = append(n, "+"+q) }})
	p.Add(one("a", "ab")...)
	if r := feed(t, p, "<ret>"); r != Consumed || p.Query() != "ab" {
		t.Error(r, p.Query())
	}
	if r := feed(t, p, "<ret>"); r != Close || n.String() != "+ab closed ab0" {
		t.Error(r, n)
	}
	past = nil
	p.Reopen()
	p.SetQuery("")
	if r := feed(t, p, "<ret>"); r != Close || n.String() != "+ab closed ab0 closed a0" {
		t.Error(r, n)
	}
}

func TestPickerMouse(t *testing.T) {
	var n notes
	p := newPick(&n, PickerOptions{})
	p.Add(one("a", "b", "c", "d", "e")...)
	for _, a := range []event.MouseAction{event.WheelDown, event.WheelDown, event.WheelUp, event.Press, event.Move} {
		if r := p.Handle(event.Mouse{Action: a}); r != Consumed {
			t.Error(a, r)
		}
	}
	if got := rowsOf(p, 5); got != "a [b] c d e 5/5" {
		t.Error(got)
	}
	for _, rank := range []int{-1, 5, 3} {
		if r := p.Click(rank); r != Consumed {
			t.Error(r)
		}
	}
	if r := p.Click(3); r != Close || n.String() != "closed d0" {
		t.Error(r, n)
	}
	if r := p.Click(3); r != Consumed {
		t.Error(r)
	}
	if r := p.Handle(event.Resize{}); r != ClosePass {
		t.Error(r)
	}
}

func TestPickerFill(t *testing.T) {
	var n notes
	p := newPick(&n, PickerOptions{})
	f := p.Fill()
	if v := p.View(3); !v.Running || v.Total != 0 {
		t.Errorf("%+v", v)
	}
	if r := feed(t, p, "<ret>"); r != Consumed { // something may still come
		t.Error(r)
	}
	f.Push(one("a", "b")...)
	f.Push()
	g := p.Fill()
	if got := rowsOf(p, 3); got != "[a] b 2/2" { // until something better comes
		t.Error(got)
	}
	f.Push(one("late")...)
	f.Done()
	if got := rowsOf(p, 3); got != "[a] b 2/2" || !p.View(3).Running || f.Live() || !g.Live() {
		t.Error(got)
	}
	g.Push(one("c")...)
	g.Push(one("d")...)
	if got := rowsOf(p, 3); got != "[c] d 2/2" {
		t.Error(got)
	}
	g.Done()
	if p.View(3).Running {
		t.Error("still running")
	}
	p.Fill().Done()
	if got := rowsOf(p, 3); got != " 0/0" {
		t.Error(got)
	}
	feed(t, p, "<esc>")
	if g.Live() {
		t.Error("a closed picker wants more")
	}
}

// TestPickerSticks: a highlight that was moved stays on its item while better
// ones come; one that was not stays on the best.
func TestPickerSticks(t *testing.T) {
	var n notes
	p := newPick(&n, PickerOptions{})
	f := p.Fill()
	f.Push(one("xaxb", "xxab")...)
	feed(t, p, "ab")
	if got := rowsOf(p, 3); got != "[xxab] xaxb 2/2" {
		t.Error(got)
	}
	f.Push(one("ab")...)
	if got := rowsOf(p, 3); got != "[ab] xxab xaxb 3/3" {
		t.Error(got)
	}
	feed(t, p, "<down>")
	f.Push(one("ab", "none", "ab")...)
	if got := rowsOf(p, 6); got != "ab ab ab [xxab] xaxb 5/6" {
		t.Error(got)
	}
	feed(t, p, "<backspace>")
	if got := p.View(6); !got.Rows[0].Chosen {
		t.Error("a new query begins at the top")
	}
}

// names makes many items; every seventh has a z.
func names(from, n int) []Item {
	list := make([]Item, n)
	for i := range list {
		name := fmt.Sprintf("dir%d/file%05d", (from+i)%13, from+i)
		if (from+i)%7 == 0 {
			name += "z"
		}
		list[i] = Item{Cells: []string{name}, Value: from + i}
	}
	return list
}

// TestPickerLong: a long list is matched beside the loop, and no key acts upon
// rows of an older query.
func TestPickerLong(t *testing.T) {
	var n notes
	jobs, step := job.NewStepper(1, job.Options{})
	p := newPick(&n, PickerOptions{Jobs: jobs, Matcher: fuzzy.NewMatcher(1)})
	p.Add(names(0, 20000)...)
	before := rowsOf(p, 3)
	feed(t, p, "z")
	if got := rowsOf(p, 3); got != before {
		t.Errorf("before the answer: %q", got)
	}
	feed(t, p, "<backspace>z") // the same query again: superseded and begun anew
	step.Drain()
	if v := p.View(3); v.Matched != 2858 || len(v.Rows) != 3 || !v.Rows[0].Chosen {
		t.Errorf("%+v", v)
	}
	feed(t, p, "<up>") // the last of them: its rank is not known yet
	if v := p.View(3); len(v.Rows) != 0 || v.Matched != 2858 {
		t.Errorf("%+v", v)
	}
	step.Drain()
	v := p.View(3)
	if len(v.Rows) != 2 || !v.Rows[1].Chosen {
		t.Errorf("%+v", v)
	}
	last := v.Rows[1].Item.Value
	feed(t, p, "<home><up>")
	if it, ok := p.Chosen(); !ok || it.Value != last {
		t.Errorf("%+v, want %v", it, last)
	}
	feed(t, p, "<C-w>19999<ret>") // no job has answered
	if n.String() != "closed 199990" {
		t.Error(n)
	}
	if step.Drain(); n.String() != "closed 199990" {
		t.Error(n)
	}
}

// TestPickerRankFirst: Enter on an item whose rank is still being found out.
func TestPickerRankFirst(t *testing.T) {
	var n notes
	jobs, _ := job.NewStepper(1, job.Options{})
	p := newPick(&n, PickerOptions{Jobs: jobs, Matcher: fuzzy.NewMatcher(1)})
	p.Add(names(0, 20000)...)
	feed(t, p, "z<up>")
	it, ok := p.Chosen()
	if !ok || !strings.Contains(it.Cells[0], "z") {
		t.Errorf("%+v", it)
	}
	feed(t, p, "<ret>")
	if len(n) != 2 || n[1] != fmt.Sprintf("%v0", it.Value) {
		t.Error(n)
	}
}

// TestPickerStream: a list that grows fast neither starts a match anew with
// every batch nor forgets what came while one was on its way.
func TestPickerStream(t *testing.T) {
	jobs, step := job.NewStepper(1, job.Options{})
	p := NewPicker(PickerOptions{Jobs: jobs, Matcher: fuzzy.NewMatcher(1), Accept: func(Item, Open) {}})
	f := p.Fill()
	f.Push(names(0, 5000)...)
	feed(t, p, "file0z")
	runs := 0
	for at := 5000; at < 30000; at += 1000 {
		f.Push(names(at, 1000)...)
		if at == 10000 && step.Run("picker-match") {
			runs++
			step.Deliver("picker-match")
		}
	}
	f.Done()
	runs += step.Drain() / 2
	if runs > 3 {
		t.Errorf("%d matches", runs)
	}
	want := count(t, p, "file0z")
	if v := p.View(5); v.Matched != want || v.Total != 30000 || v.Running {
		t.Errorf("%d of %d, want %d", v.Matched, v.Total, want)
	}
}

// count is how many items match, from scratch.
func count(t testing.TB, p *Picker, query string) int {
	t.Helper()
	r, err := fuzzy.NewMatcher(1).Match(context.Background(), p.list.Items(), fuzzy.Parse(query), nil, 1)
	if err != nil {
		t.Fatal(err)
	}
	return r.Count()
}

func TestPickerSearch(t *testing.T) {
	var n notes
	jobs, step := job.NewStepper(1, job.Options{})
	var feeds []*Feed
	p := newPick(&n, PickerOptions{
		Jobs: jobs, Columns: []string{"path", "line"}, Main: 1, Delay: 100 * time.Millisecond,
		Search: func(q string, f *Feed) {
			n = append(n, "search:"+q)
			feeds = append(feeds, f)
		},
	})
	p.Search()
	feed(t, p, "foo")
	if r := feed(t, p, "<ret>"); r != Consumed { // nothing has come, something may
		t.Error(r)
	}
	step.Drain()
	row := func(path, line string) Item { return Item{Cells: []string{path, line}} }
	feeds[0].Push(row("x", "old"))
	feeds[1].Push(row("a", "x foo"), row("b", "the pattern need not match"))
	if got := rowsOf(p, 5); got != "[a:x foo] b:the pattern need not match 2/2" {
		t.Error(got)
	}
	feed(t, p, " %path b") // filters what is there, asks for nothing
	step.Drain()
	if got := rowsOf(p, 5); got != "[b:the pattern need not match] 1/2" {
		t.Error(got)
	}
	feed(t, p, "x<C-a>y")
	step.Drain()
	if n.String() != "search: search:foo search:yfoo" {
		t.Error(n)
	}
	feeds[len(feeds)-1].Done()
	if p.View(5).Running || p.View(5).Total != 0 {
		t.Errorf("%+v", p.View(5))
	}
	feed(t, p, "q<esc>")
	count := len(n)
	if step.Drain(); len(n) != count {
		t.Error("a closed picker searches")
	}
}

func TestSplitQuery(t *testing.T) {
	columns := []string{"path", "line", "lines"}
	for _, c := range [][3]string{
		{"foo", "foo", ""},
		{" foo ", " foo ", ""},
		{"", "", ""},
		{"foo %path x", "foo", "%path x"},
		{"%p x", "", "%p x"},
		{"%p x %line y z", "y z", "%p x "},
		{"%l y", "y", ""},
		{`50\% \w \\%path x`, `50% \w \\`, "%path x"},
		{"a %nosuch b", "a  b", ""},
		{"a %path", "a", "%path"},
		{"a%", "a", ""},
		{"%lines x", "", "%lines x"},
	} {
		if search, filter := splitQuery(c[0], columns, 1); search != c[1] || filter != c[2] {
			t.Errorf("%q: %q, %q", c[0], search, filter)
		}
	}
}

func TestPickerBound(t *testing.T) {
	p := NewPicker(PickerOptions{Accept: func(Item, Open) {}})
	p.values = make([]any, maxItems-1)
	for range maxItems - 1 {
		p.list.Add()
	}
	p.Add(one("a")...)
	if p.Full() {
		t.Error("full too early")
	}
	if p.Add(one("b", "c")...); !p.Full() || p.list.Len() != maxItems || len(p.values) != maxItems {
		t.Error(p.Full(), p.list.Len())
	}
}

// TestPickerLaws: whatever is typed, however answers and items come late, in
// the end the picker shows what a fresh match would, and on the way it never
// opens an item that does not match.
func TestPickerLaws(t *testing.T) {
	keys := promptKeys(keymap.PickerWidget)
	keys = slices.DeleteFunc(keys, func(k keymap.Key) bool { return keymap.PickerWidget.Action(k) == keymap.PickerClose })
	queries := []string{"z", "file", "0", "1 2", "!z", "^dir1", "3z$", "dir 4"}
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 5))
		jobs, step := job.NewStepper(seed, job.Options{})
		var p *Picker
		p = NewPicker(PickerOptions{
			Jobs: jobs, Matcher: fuzzy.NewMatcher(1), Rows: func() int { return 1 + rng.IntN(9) },
			Accept: func(it Item, how Open) {
				if !matches(p, it) {
					t.Errorf("seed %d: %q opens %v", seed, p.Query(), it.Cells)
				}
			},
			Target: func(it Item) (Target, bool) { return Target{Path: it.Cells[0]}, true },
		})
		f := p.Fill()
		at := 0
		for range 60 {
			switch rng.IntN(8) {
			case 0:
				n := rng.IntN(1500)
				f.Push(names(at, n)...)
				at += n
			case 1:
				p.SetQuery(queries[rng.IntN(len(queries))])
			case 2:
				if rng.IntN(9) == 0 {
					f = p.Fill()
				}
			case 3, 4:
				step.Step()
			default:
				if r := p.Handle(event.Key{Key: keys[rng.IntN(len(keys))]}); r == Close {
					p.Reopen()
				}
			}
			checkPicker(t, p, rng)
		}
		f.Done()
		step.Drain()
		checkEnd(t, seed, p)
	}
}

func matches(p *Picker, it Item) bool {
	l := fuzzy.NewList(1)
	l.Add(it.Cells...)
	r, _ := p.o.Matcher.Match(context.Background(), l.Items(), fuzzy.ParseColumns(p.Query(), []string{""}, 0), nil, 1)
	return r.Count() == 1
}

func checkPicker(t *testing.T, p *Picker, rng *rand.Rand) {
	t.Helper()
	checkField(t, &p.field)
	rows := rng.IntN(12)
	v := p.View(rows)
	if v.Matched > v.Total || len(v.Rows) > max(rows, 1) || p.at < 0 || p.at > 0 && p.at >= v.Matched {
		t.Fatalf("%d of %d, at %d, %d rows", v.Matched, v.Total, p.at, len(v.Rows))
	}
	for i, r := range v.Rows {
		if r.Chosen != (v.First+i == p.at) {
			t.Fatalf("row %d of %d at %d", i, v.First, p.at)
		}
	}
}

func checkEnd(t *testing.T, seed uint64, p *Picker) {
	t.Helper()
	want, err := p.o.Matcher.Match(context.Background(), p.list.Items(), p.query, nil, p.list.Len())
	if err != nil || want.Count() != p.result.Count() {
		t.Fatalf("seed %d: %q matches %d, want %d", seed, p.Query(), p.result.Count(), want.Count())
	}
	v := p.View(7)
	if len(v.Rows) != min(7, want.Count()-v.First) {
		t.Fatalf("seed %d: %d rows", seed, len(v.Rows))
	}
	for i, r := range v.Rows {
		if w := p.item(want.Row(v.First + i)); w.Cells[0] != r.Item.Cells[0] {
			t.Fatalf("seed %d: rank %d is %v, want %v", seed, v.First+i, r.Item.Cells, w.Cells)
		}
		if r.Chosen && (!p.shows || p.target.Path != r.Item.Cells[0]) {
			t.Fatalf("seed %d: the preview is of %+v", seed, p.target)
		}
	}
}

func FuzzPicker(f *testing.F) {
	keys := promptKeys(keymap.PickerWidget)
	f.Add([]byte{0, 1, 2, 30}, "a%b \\", uint64(1))
	f.Fuzz(func(t *testing.T, picks []byte, paste string, seed uint64) {
		jobs, step := job.NewStepper(seed, job.Options{})
		p := NewPicker(PickerOptions{Jobs: jobs, Matcher: fuzzy.NewMatcher(1), Accept: func(Item, Open) {}})
		p.Add(one("a", paste, "ab", "a b")...)
		rng := rand.New(rand.NewPCG(seed, 6))
		for _, b := range picks {
			switch {
			case int(b) < len(keys):
				p.Handle(event.Key{Key: keys[b]})
			case b < 200:
				p.Handle(event.Paste{Text: paste})
			default:
				p.Add(names(int(b), 50)...)
			}
			checkPicker(t, p, rng)
		}
		step.Drain()
	})
}
