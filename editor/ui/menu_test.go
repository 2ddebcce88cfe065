package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/keymap"
)

func itemsOf(n int) []MenuItem {
	list := make([]MenuItem, n)
	for i := range list {
		list[i] = MenuItem{Label: fmt.Sprint(i), Doc: fmt.Sprint("doc ", i)}
	}
	return list
}

// notes collects what is called back.
type notes []string

func (n *notes) num(what string) func(int) {
	return func(i int) { *n = append(*n, fmt.Sprint(what, i)) }
}

func (n *notes) plain(what string) func() {
	return func() { *n = append(*n, what) }
}

func (n notes) String() string { return strings.Join(n, " ") }

func TestMenu(t *testing.T) {
	for _, c := range []struct {
		keys, want  string
		result      Result
		first, auto bool
	}{
		{keys: "<tab><down><C-n>", want: "m0 m1 m2", result: Consumed},
		{keys: "<S-tab><up><C-p>", want: "m4 m3 m2", result: Consumed},
		{keys: "<up><down>", want: "m4 m0", result: Consumed},
		{keys: "<down><up>", want: "m0 m4", result: Consumed},
		{keys: "<C-d><C-d><pagedown>", want: "m2 m4", result: Consumed},
		{keys: "<up><C-u><C-u><pageup>", want: "m4 m2 m0", result: Consumed},
		{keys: "<down><down><ret>", want: "m0 m1 c1", result: Close},
		{keys: "<ret>", want: "abort", result: ClosePass},
		{keys: "<ret>", want: "c0", result: Close, first: true},
		{keys: "<down><ret>", want: "m1 c1", result: Close, first: true},
		{keys: "<esc>", want: "abort", result: Close},
		{keys: "<C-c>", want: "abort", result: Close, first: true},
		{keys: "x", want: "", result: Ignored},
		{keys: "x", want: "abort", result: ClosePass, auto: true},
		{keys: "«x»", want: "abort", result: ClosePass, auto: true},
		{keys: "«x»", want: "", result: Ignored},
	} {
		var n notes
		m := NewMenu(MenuOptions{
			Items: itemsOf(5), First: c.first, AutoClose: c.auto, Rows: func() int { return 4 },
			Choose: n.num("c"), Moved: n.num("m"), Abort: n.plain("abort"),
		})
		if r := feed(t, m, c.keys); r != c.result || n.String() != c.want {
			t.Errorf("%s: %d, %q; want %d, %q", c.keys, r, n, c.result, c.want)
		}
	}
}

func TestMenuMouse(t *testing.T) {
	var n notes
	m := NewMenu(MenuOptions{Items: itemsOf(3), AutoClose: true, Choose: n.num("c"), Moved: n.num("m")})
	wheel := func(a event.MouseAction) Result { return m.Handle(event.Mouse{Action: a}) }
	for _, a := range []event.MouseAction{event.WheelDown, event.WheelDown, event.WheelUp, event.Move, event.Drag} {
		if r := wheel(a); r != Consumed {
			t.Error(a, r)
		}
	}
	if r := m.Click(7); r != Consumed {
		t.Error(r)
	}
	if r := m.Click(2); r != Close || n.String() != "m1 m2 m1 c2" {
		t.Error(r, n)
	}
	if r := m.Click(1); r != Consumed { // it is over
		t.Error(r)
	}
	if r := wheel(event.Press); r != ClosePass {
		t.Error(r)
	}
}

func TestMenuView(t *testing.T) {
	m := NewMenu(MenuOptions{Title: "T", Items: itemsOf(20), Rows: func() int { return 5 }, Choose: func(int) {}})
	show := func(rows int) string {
		v := m.View(rows)
		var out []string
		for i, item := range v.Items {
			if i == v.Chosen {
				item.Label = "[" + item.Label + "]"
			}
			out = append(out, item.Label)
		}
		if v.Total != 20 || v.Title != "T" {
			t.Errorf("%+v", v)
		}
		return strings.Join(out, " ") + " " + v.Doc
	}
	for _, c := range []struct{ keys, want string }{
		{"", "0 1 2 3 4 "},
		{"<down>", "[0] 1 2 3 4 doc 0"},
		{"<down><down><down><down>", "0 1 2 3 [4] doc 4"},
		{"<down>", "1 2 3 4 [5] doc 5"},
		{"<up><up>", "1 2 [3] 4 5 doc 3"},
		{"<up><up><up><up>", "15 16 17 18 [19] doc 19"},
		{"<down><up><up>", "15 16 17 [18] 19 doc 18"},
	} {
		feed(t, m, c.keys)
		if got := show(5); got != c.want {
			t.Errorf("%s: %s, want %s", c.keys, got, c.want)
		}
	}
	if got := show(2); got != "17 [18] doc 18" {
		t.Error(got)
	}
	if got := show(0); got != " doc 18" {
		t.Error(got)
	}
	m.SetItem(18, MenuItem{Label: "18", Doc: "more"})
	m.SetItem(99, MenuItem{})
	if got := show(1); got != "[18] more" {
		t.Error(got)
	}
}

func TestQuestion(t *testing.T) {
	got := -2
	ask := func(keys string) Result {
		return feed(t, NewQuestion("Sure?", []string{"yes", "no"}, func(i int) { got = i }), keys)
	}
	for _, c := range []struct {
		keys   string
		want   int
		result Result
	}{{"<ret>", 0, Close}, {"<down><ret>", 1, Close}, {"<esc>", -1, Close}, {"x<down><ret>", 1, Close}} {
		if r := ask(c.keys); r != c.result || got != c.want {
			t.Errorf("%s: %d, %d", c.keys, r, got)
		}
	}
	q := NewQuestion("Sure?", []string{"yes", "no"}, nil)
	if v := q.View(5); v.Body != "Sure?" || v.Chosen != 0 || q.LayerName() != "question" {
		t.Errorf("%+v", v)
	}
}

func TestCompletion(t *testing.T) {
	for _, c := range []struct {
		keys, want string
		result     Result
	}{
		{"<tab><down><C-n><C-n>", "p0 p1 p2 p0", Consumed},
		{"<S-tab><up>", "p2 p1", Consumed},
		{"<C-d><pagedown><C-u><pageup>", "p2 p0", Consumed},
		{"<tab><ret>", "p0 a0 closed", Close},
		{"<ret>", "closed", ClosePass},
		{"<tab><C-c>", "p0 abort closed", Close},
		{"<C-c>", "abort closed", Close},
		{"<tab><esc>", "p0 l0 closed", ClosePass},
		{"<esc>", "closed", ClosePass},
		{"x", "", Ignored},
		{"<tab>x", "p0 a0 closed", ClosePass},
		{"<tab>«x»", "p0 a0 closed", ClosePass},
		{"<tab><left>", "p0 a0 closed", ClosePass},
	} {
		var n notes
		l := NewCompletion(CompletionOptions{
			Items: itemsOf(3), Rows: func() int { return 4 }, Preview: n.num("p"), Accept: n.num("a"), Leave: n.num("l"),
			Abort: n.plain("abort"), Closed: n.plain("closed"),
		})
		if l.Chosen() != -1 || l.View(3).Chosen != -1 {
			t.Error("something is highlighted at first")
		}
		if r := feed(t, l, c.keys); r != c.result || n.String() != c.want {
			t.Errorf("%s: %d, %q; want %d, %q", c.keys, r, n, c.result, c.want)
		}
	}
}

func TestCompletionMore(t *testing.T) {
	var n notes
	l := NewCompletion(CompletionOptions{Items: itemsOf(3), PassTab: true, Accept: n.num("a"), Preview: n.num("p")})
	if r := feed(t, l, "<tab>"); r != Ignored {
		t.Error(r)
	}
	if r := feed(t, l, "<S-tab>"); r != Ignored {
		t.Error(r)
	}
	feed(t, l, "<down>")
	l.Update(itemsOf(5), 3)
	if v := l.View(2); v.Total != 5 || v.Chosen != 1 || v.First != 2 || v.Doc != "doc 3" {
		t.Errorf("%+v", v)
	}
	l.SetItem(3, MenuItem{Doc: "more"})
	if v := l.View(2); v.Doc != "more" {
		t.Errorf("%+v", v)
	}
	if r := l.Click(4); r != Consumed || l.Chosen() != 4 {
		t.Error(r, l.Chosen())
	}
	if r := l.Click(5); r != Consumed {
		t.Error(r)
	}
	if r := l.Handle(event.Mouse{Action: event.WheelDown}); r != Ignored {
		t.Error(r)
	}
	if r := l.Click(4); r != Close || n.String() != "p0 p4 a4" {
		t.Error(r, n)
	}
	l = NewCompletion(CompletionOptions{Items: itemsOf(3), Accept: n.num("a")})
	feed(t, l, "<tab>")
	if r := l.Handle(event.Mouse{Action: event.Press}); r != ClosePass {
		t.Error(r)
	}
	l = NewCompletion(CompletionOptions{Items: itemsOf(3), Accept: n.num("a")})
	l.Update(nil, -1)
	if r := feed(t, l, "<tab><esc>"); r != ClosePass || l.View(5).Total != 0 {
		t.Error(r)
	}
}

func TestPopup(t *testing.T) {
	long := Block{Title: "A", Lines: make([]Line, 100)}
	for _, c := range []struct {
		keys   string
		o      PopupOptions
		want   string
		result Result
	}{
		{"<C-d><pagedown>", PopupOptions{}, "A 24 (1|2)", Consumed},
		{"<C-d><C-u><C-u>", PopupOptions{}, "A 0 (1|2)", Consumed},
		{"<C-d><C-d><C-d><C-d><C-d><C-d><C-d><C-d><pageup>", PopupOptions{}, "A 64 (1|2)", Consumed},
		{"<A-n>", PopupOptions{}, "B 0 (2|2) s1", Consumed},
		{"<C-d><A-n><A-n>", PopupOptions{}, "A 0 (1|2) s1 s0", Consumed},
		{"<A-p><C-d>", PopupOptions{}, "B 0 (2|2) s1", Consumed},
		{"<esc>", PopupOptions{}, "A 0 (1|2) closed", Close},
		{"<C-c>", PopupOptions{AutoClose: true}, "A 0 (1|2) closed", Close},
		{"<esc>", PopupOptions{KeepOnEsc: true}, "A 0 (1|2)", Ignored},
		{"x", PopupOptions{}, "A 0 (1|2)", Ignored},
		{"x", PopupOptions{AutoClose: true}, "A 0 (1|2) closed", ClosePass},
		{"«x»", PopupOptions{AutoClose: true}, "A 0 (1|2) closed", ClosePass},
		{"<A-n>", PopupOptions{Blocks: []Block{long}}, "A 0 ", Ignored},
		{"<A-p>", PopupOptions{Blocks: []Block{long}, AutoClose: true}, "A 0  closed", ClosePass},
		{"<C-d>", PopupOptions{Blocks: []Block{}}, " 0 ", Consumed},
		{"<C-d>", PopupOptions{Size: func(Block) (int, int) { return 10, 13 }}, "A 3 (1|2)", Consumed},
		{"<C-d>", PopupOptions{At: 7}, "B 0 (2|2)", Consumed},
	} {
		var n notes
		c.o.Switched, c.o.Closed = n.num("s"), n.plain("closed")
		if c.o.Blocks == nil {
			c.o.Blocks = []Block{long, {Title: "B", Lines: []Line{PlainLine("x")}}}
		}
		p := NewPopup(c.o)
		r := feed(t, p, c.keys)
		v := p.View()
		got := fmt.Sprintf("%s %d %s", v.Block.Title, v.Top, v.Footer)
		if len(n) > 0 {
			got += " " + n.String()
		}
		if r != c.result || got != c.want {
			t.Errorf("%s: %d, %q; want %d, %q", c.keys, r, got, c.result, c.want)
		}
	}
}

func TestPopupUpdate(t *testing.T) {
	p := NewPopup(PopupOptions{Name: "help", Blocks: []Block{{Lines: make([]Line, 50)}}})
	feed(t, p, "<C-d>")
	p.Update([]Block{{Title: "x", Lines: make([]Line, 40)}}, 0)
	if v := p.View(); v.Top != 12 || v.Block.Title != "x" {
		t.Errorf("%+v", v)
	}
	p.Update([]Block{{Lines: make([]Line, 30)}, {Lines: make([]Line, 40)}}, 0)
	if v := p.View(); v.Top != 6 {
		t.Errorf("%+v", v)
	}
	p.Update([]Block{{}, {Lines: make([]Line, 40)}}, 1)
	if v := p.View(); v.Top != 0 {
		t.Errorf("%+v", v)
	}
	p.Update(nil, 3)
	if v := p.View(); v.Footer != "" || p.LayerName() != "help" {
		t.Errorf("%+v", v)
	}
	for a, want := range map[event.MouseAction]Result{event.Move: Ignored, event.Press: ClosePass, event.WheelDown: ClosePass} {
		p := NewPopup(PopupOptions{AutoClose: true})
		if r := p.Handle(event.Mouse{Action: a}); r != want {
			t.Error(a, r)
		}
	}
}

func TestLayerNames(t *testing.T) {
	var s Stack
	layers := []Named{
		NewPrompt(PromptOptions{}), NewMenu(MenuOptions{}), NewMenu(MenuOptions{Name: "x"}),
		NewCompletion(CompletionOptions{}), NewPopup(PopupOptions{}), NewPopup(PopupOptions{Name: "y"}),
	}
	for range 2 {
		for _, l := range layers {
			s.Push(l)
		}
	}
	if len(s.Layers()) != len(layers) {
		t.Errorf("%d layers", len(s.Layers()))
	}
}

// TestWidgetLaws: random events never break a menu, a list or a popup.
func TestWidgetLaws(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 4))
		rows := func() int { return rng.IntN(6) }
		nop := func(int) {}
		menu := NewMenu(MenuOptions{Items: itemsOf(rng.IntN(30)), Rows: rows, Choose: nop})
		comp := NewCompletion(CompletionOptions{Items: itemsOf(rng.IntN(30)), Rows: rows, Accept: nop})
		pop := NewPopup(PopupOptions{Blocks: []Block{{Lines: make([]Line, rng.IntN(99))}, {}}})
		for w, l := range map[keymap.Widget]Layer{keymap.MenuWidget: menu, keymap.CompletionWidget: comp, keymap.PopupWidget: pop} {
			keys := promptKeys(w)
			for range 40 {
				if r := l.Handle(event.Key{Key: keys[rng.IntN(len(keys))]}); r == Close || r == ClosePass {
					break
				}
				if rng.IntN(5) == 0 {
					comp.Update(itemsOf(rng.IntN(9)), rng.IntN(12)-1)
				}
				for _, v := range []MenuView{menu.View(rng.IntN(8)), comp.View(rng.IntN(8))} {
					if v.Chosen >= len(v.Items) || v.First < 0 || v.First+len(v.Items) > v.Total {
						t.Fatalf("%+v", v)
					}
				}
				if v := pop.View(); v.Top < 0 || v.Top > len(v.Block.Lines) {
					t.Fatalf("%+v", v)
				}
			}
		}
	}
}
