package keymap

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// walk presses keys, written as a macro, and tells what each one does.
func walk(t *testing.T, s *Set, m Mode, w *Walker, keys string) string {
	t.Helper()
	list, err := ParseKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, k := range list {
		switch step := w.Press(s, m, k); step.Outcome {
		case None:
			out = append(out, "-")
		case Pending:
			out = append(out, step.Menu.Title()+"?")
		case Bound:
			out = append(out, step.Binding.String())
		case Cancelled:
			out = append(out, "!"+FormatKeys(step.Keys))
		}
	}
	return strings.Join(out, " ")
}

func TestWalker(t *testing.T) {
	set := merged(t, keyTable{
		"insert": keyTable{"j": keyTable{"k": "normal_mode", "C-x": keyTable{"a": "undo"}}},
		"normal": keyTable{"F2": keyTable{"x": ":w"}},
	})
	for _, c := range []struct {
		mode          Mode
		keys, want    string
		pending, menu string // afterwards
	}{
		{ModeNormal, "w", "move_next_word_start", "", ""},
		{ModeNormal, "é", "-", "", ""},
		{ModeNormal, "g", "Goto?", "g", "Goto"},
		{ModeNormal, "gg", "Goto? goto_file_start", "", ""},
		{ModeNormal, "gé", "Goto? !gé", "", ""},
		{ModeNormal, "g<esc>", "Goto? !g", "", ""},
		{ModeNormal, "g<esc><esc>", "Goto? !g normal_mode", "", ""},
		{ModeNormal, "<space>w", "Space? Window?", "<space>w", "Window"},
		{ModeNormal, "<space>wv", "Space? Window? vsplit", "", ""},
		{ModeNormal, "<F2>x", "<F2>? :w", "", ""},
		{ModeInsert, "a", "-", "", ""},
		{ModeInsert, "jk", "j? normal_mode", "", ""},
		{ModeInsert, "jx", "j? !jx", "", ""},
		{ModeInsert, "jj", "j? !jj", "", ""},
		{ModeInsert, "j<C-x>b", "j? j<C-x>? !j<C-x>b", "", ""},
		{ModeInsert, "j<C-x><esc>", "j? j<C-x>? !j<C-x>", "", ""},
		{ModeInsert, "j<esc><esc>", "j? !j normal_mode", "", ""},

		// Sticky submenus.
		{ModeNormal, "Z", "View?", "", "View"},
		{ModeNormal, "Zjtk", "View? scroll_down align_view_top scroll_up", "", "View"},
		{ModeNormal, "Zwj", "View? - scroll_down", "", "View"},
		{ModeNormal, "Zj<esc>j", "View? scroll_down normal_mode move_visual_line_down", "", ""},
		{ModeSelect, "Z<esc>", "View? exit_select_mode", "", ""},
		{ModeNormal, "<space>Gln", "Space? Debug (experimental)? dap_launch dap_next", "", "Debug (experimental)"},
		{ModeNormal, "<space>Gs", "Space? Debug (experimental)? Switch?", "s", "Switch"},
		{ModeNormal, "<space>Gs<esc>l", "Space? Debug (experimental)? Switch? !s dap_launch", "", "Debug (experimental)"},
		{ModeNormal, "<space>Gsxl", "Space? Debug (experimental)? Switch? !sx dap_launch", "", "Debug (experimental)"},
		{ModeNormal, "<space>Gst", "Space? Debug (experimental)? Switch? dap_switch_thread", "", "Debug (experimental)"},
		{ModeNormal, "<space>Gst<esc>h", "Space? Debug (experimental)? Switch? dap_switch_thread normal_mode move_char_left", "", ""},
	} {
		var w Walker
		if got := walk(t, set, c.mode, &w, c.keys); got != c.want {
			t.Errorf("%s %s: got %s, want %s", c.mode, c.keys, got, c.want)
		}
		menu := ""
		if w.Menu() != nil {
			menu = w.Menu().Title()
		}
		if pending := FormatKeys(w.Pending()); pending != c.pending || menu != c.menu {
			t.Errorf("%s %s: afterwards %q pending, submenu %q; want %q, %q", c.mode, c.keys, pending, menu, c.pending, c.menu)
		}
	}
}

func TestWalkerReset(t *testing.T) {
	var w Walker
	walk(t, Default(), ModeNormal, &w, "Z")
	w.Reset()
	if w.Menu() != nil {
		t.Error("the sticky submenu is still there")
	}
	walk(t, Default(), ModeNormal, &w, "g")
	w.Reset()
	if got := walk(t, Default(), ModeNormal, &w, "h"); got != "move_char_left" || w.Menu() != nil {
		t.Errorf("h after a reset: %s", got)
	}
}

// TestWalkerAgreesWithLookup: without sticky submenus and Esc, a walker does
// what looking up all keys since the last result does.
func TestWalkerAgreesWithLookup(t *testing.T) {
	set := merged(t, keyTable{"normal": keyTable{"Z": "no_op", "space": keyTable{"G": "no_op"}}, "select": keyTable{"Z": "no_op", "space": keyTable{"G": "no_op"}}})
	rng := rand.New(rand.NewPCG(7, 11))
	keys := parseSequence(t, "g m [ ] C-w n space w z h j d x C-s . é a F3 up s")
	for m := range numModes {
		var w Walker
		var since []Key
		for range 5000 {
			k := keys[rng.IntN(len(keys))]
			since = append(since, k)
			got, want := w.Press(set, m, k), set.Lookup(m, since...)
			if want.Outcome == None && len(since) > 1 {
				want.Outcome = Cancelled
				if FormatKeys(got.Keys) != FormatKeys(since) {
					t.Fatalf("%s: cancelled %s, want %s", m, FormatKeys(got.Keys), FormatKeys(since))
				}
			}
			if got.Outcome != want.Outcome || got.Menu != want.Menu || !got.Binding.Equal(want.Binding) {
				t.Fatalf("%s %s: got %+v, want %+v", m, FormatKeys(since), got, want)
			}
			if got.Outcome != Pending {
				since = since[:0]
			}
			if FormatKeys(w.Pending()) != FormatKeys(since) {
				t.Fatalf("%s: pending %s, want %s", m, FormatKeys(w.Pending()), FormatKeys(since))
			}
		}
	}
}

func TestPressAllocations(t *testing.T) {
	set := Default()
	var w Walker
	keys := []Key{Char(' '), Char('w'), Char('v'), Char('h'), Char('g'), Char('e'), Char('x'), Ctrl('é'), Named(Esc)}
	press := func() {
		for _, k := range keys {
			w.Press(set, ModeNormal, k)
		}
	}
	press() // the buffer for pending keys grows once
	if n := testing.AllocsPerRun(100, press); n != 0 {
		t.Errorf("pressing %d keys allocates %v times", len(keys), n)
	}
	if n := testing.AllocsPerRun(100, func() { set.Lookup(ModeSelect, keys[0], keys[1]) }); n != 0 {
		t.Errorf("a lookup allocates %v times", n)
	}
}

var (
	sinkSet  *Set
	sinkStep Step
	sinkRows []Row
)

func BenchmarkDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		sinkSet = Default()
	}
}

func BenchmarkStep(b *testing.B) {
	root := Default().Root(ModeNormal)
	for _, key := range []string{"h", "g", "C-x", "é"} { // first, early, last, absent
		b.Run(key, func(b *testing.B) {
			k, err := ParseKey(key)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				sinkStep = root.Step(k)
			}
		})
	}
}

func BenchmarkPress(b *testing.B) {
	set, keys := Default(), []Key{Char(' '), Char('w'), Char('v')}
	var w Walker
	b.ReportAllocs()
	for b.Loop() {
		for _, k := range keys {
			sinkStep = w.Press(set, ModeNormal, k)
		}
	}
}

func BenchmarkMerge(b *testing.B) {
	user := keyTable{"normal": keyTable{"g": keyTable{"z": "no_op"}}, "insert": keyTable{"j": keyTable{"k": "normal_mode"}}}
	for i := range 20 {
		user["normal"].(keyTable)[fmt.Sprintf("F%d", i+1)] = []any{"undo", ":write"}
	}
	set := Default()
	b.ReportAllocs()
	for b.Loop() {
		sinkSet, _ = set.Merge(user, Vocabulary{})
	}
}

func BenchmarkRows(b *testing.B) {
	menu := Default().Lookup(ModeNormal, Char(' ')).Menu
	b.ReportAllocs()
	for b.Loop() {
		sinkRows = menu.Rows(func(name string) string { return name })
	}
}
