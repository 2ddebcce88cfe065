package keymap

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

type keyTable = map[string]any // a table of a decoded config file

// words is a vocabulary of the default commands and a few typable ones.
func words() Vocabulary {
	known := map[string]bool{"move_line_down": true}
	for m := range numModes {
		for _, b := range Default().Root(m).All() {
			known[b.Text] = true
		}
	}
	typed := []string{"write", "w", "sort", "reload", "set-option"}
	return Vocabulary{
		Known:      func(name string) bool { return known[name] },
		Names:      slices.Values(slices.Sorted(maps.Keys(known))),
		KnownTyped: func(name string) bool { return slices.Contains(typed, name) },
		TypedNames: slices.Values(typed),
	}
}

func merged(t *testing.T, user keyTable) *Set {
	t.Helper()
	set, problems := Default().Merge(user, words())
	for _, p := range problems {
		t.Error(p)
	}
	return set
}

// wantRuns checks what a sequence of keys, written as a macro, runs.
func wantRuns(t *testing.T, s *Set, m Mode, keys, want string) {
	t.Helper()
	sequence, err := ParseKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	step := s.Lookup(m, sequence...)
	got := "nothing"
	switch step.Outcome {
	case Bound:
		got = step.Binding.String()
	case Pending:
		got = "submenu " + step.Menu.Title()
	}
	if got != want {
		t.Errorf("%s %s: got %s, want %s", m, keys, got, want)
	}
}

func TestMergeKinds(t *testing.T) {
	set := merged(t, keyTable{
		"normal": keyTable{
			"F7":        "delete_selection",
			"F8":        []any{"select_all", ":sort -r", "collapse_selection"},
			"F9":        "@wd<esc>",
			"F10":       ":set-option rulers [80]",
			"F12":       "no_op",
			"S-h":       "goto_line_end",
			"0":         "goto_line_start",
			"backspace": "no_op",
			"F6":        []string{"select_all"},
			"C-g":       keyTable{"a": "goto_last_line", "b": []any{"goto_last_line", "goto_line_end"}},
			"g":         keyTable{"z": "goto_line_end", "e": "no_op"},
			"space":     keyTable{"z": "@ihi<esc>", "w": "hsplit", "f": keyTable{"f": "file_picker"}},
		},
		"insert": keyTable{"j": keyTable{"k": "normal_mode"}},
		"select": keyTable{"H": "extend_line_up", "w": "normal_mode"},
	})
	for _, c := range []struct {
		mode       Mode
		keys, want string
	}{
		{ModeNormal, "<F7>", "delete_selection"},
		{ModeNormal, "<F8>", "[select_all, :sort -r, collapse_selection]"},
		{ModeNormal, "<F6>", "[select_all]"},
		{ModeNormal, "<F9>", "@wd<esc>"},
		{ModeNormal, "<F10>", ":set-option rulers [80]"},
		{ModeNormal, "<F12>", "no_op"},
		{ModeNormal, "H", "goto_line_end"},
		{ModeNormal, "0", "goto_line_start"},
		{ModeNormal, "<C-g>", "submenu <C-g>"},
		{ModeNormal, "<C-g>a", "goto_last_line"},
		{ModeNormal, "<C-g>b", "[goto_last_line, goto_line_end]"},
		{ModeNormal, "g", "submenu Goto"},
		{ModeNormal, "gz", "goto_line_end"},
		{ModeNormal, "ge", "no_op"},
		{ModeNormal, "gg", "goto_file_start"}, // untouched neighbour
		{ModeNormal, "<space>z", "@ihi<esc>"},
		{ModeNormal, "<space>w", "hsplit"}, // command for submenu
		{ModeNormal, "<space>wv", "nothing"},
		{ModeNormal, "<space>f", "submenu <space>f"}, // submenu for command
		{ModeNormal, "<space>ff", "file_picker"},
		{ModeNormal, "<space>F", "file_picker_in_current_directory"},
		{ModeNormal, "<C-w>v", "vsplit"}, // shares its submenu with <space>w
		{ModeInsert, "j", "submenu j"},
		{ModeInsert, "jk", "normal_mode"},
		{ModeInsert, "<esc>", "normal_mode"},
		{ModeSelect, "H", "extend_line_up"},
		{ModeSelect, "w", "normal_mode"},
		{ModeSelect, "<F7>", "nothing"}, // normal-mode maps are not copied
		{ModeSelect, "gz", "nothing"},
		{ModeSelect, "<space>w", "submenu Window"},
	} {
		wantRuns(t, set, c.mode, c.keys, c.want)
	}
	if b := set.Lookup(ModeNormal, Named(F9)).Binding; b.Kind != Macro || FormatKeys(b.Keys) != "wd<esc>" {
		t.Errorf("macro: %+v", b)
	}
	if b := set.Lookup(ModeNormal, Named(F8)).Binding; b.Kind != Sequence || b.Seq[1].Kind != Line || b.Seq[1].Text != "sort -r" {
		t.Errorf("sequence: %+v", b)
	}
	wantRuns(t, Default(), ModeNormal, "ge", "goto_last_line") // the base is as it was
}

func TestMergeSharesWhatItDoesNotTouch(t *testing.T) {
	base := Default()
	set, _ := base.Merge(keyTable{"normal": keyTable{"g": keyTable{"z": "no_op"}}}, Vocabulary{})
	if set.Root(ModeInsert) != base.Root(ModeInsert) || set.Root(ModeSelect) != base.Root(ModeSelect) {
		t.Error("other modes were copied")
	}
	if set.Lookup(ModeNormal, Char('m')).Menu != &matchMenu || set.Lookup(ModeNormal, Char('g')).Menu == &gotoMenu {
		t.Error("the wrong submenus were copied")
	}
	if set, problems := base.Merge(nil, Vocabulary{}); len(problems) != 0 || *set != *base {
		t.Error("merging nothing changes something")
	}
	if set, _ := base.Merge(keyTable{"normal": keyTable{"g": keyTable{}, "é": keyTable{}}}, Vocabulary{}); *set != *base {
		t.Error("merging empty tables changes something")
	}
}

func TestMergeTwice(t *testing.T) {
	first := merged(t, keyTable{"normal": keyTable{"X": keyTable{"a": ":w", "b": "undo"}, "Z": keyTable{"q": "undo"}}})
	set, problems := first.Merge(keyTable{"normal": keyTable{"X": keyTable{"b": "redo", "c": "@x"}}}, words())
	if len(problems) != 0 {
		t.Error(problems)
	}
	for keys, want := range map[string]string{"Xa": ":w", "Xb": "redo", "Xc": "@x", "Zq": "undo", "Zt": "align_view_top"} {
		wantRuns(t, set, ModeNormal, keys, want)
	}
	wantRuns(t, first, ModeNormal, "Xb", "undo")
	wantRuns(t, first, ModeNormal, "Xc", "nothing")
	if !set.Lookup(ModeNormal, Char('Z')).Menu.Sticky() {
		t.Error("a sticky submenu lost its flag")
	}
}

func TestMergeOrder(t *testing.T) {
	set := merged(t, keyTable{"normal": keyTable{"m": keyTable{
		"r": "undo", "z": "redo", "C-a": "redo", "up": "yank", "b": keyTable{"x": "undo"}, "s": "no_op",
		"y": []any{"undo", "undo"}, "Y": []any{"redo"}, "F5": ":w", "q": "@ab",
	}}})
	rows := set.Lookup(ModeNormal, Char('m')).Menu.Rows(strings.ToUpper)
	want := []Row{
		{"m", "MATCH_BRACKETS"}, {"r", "UNDO"}, {"d", "SURROUND_DELETE"},
		{"a", "SELECT_TEXTOBJECT_AROUND"}, {"i", "SELECT_TEXTOBJECT_INNER"},
		{"up", "YANK"}, {"F5", ":w"}, {"Y, y", "[Multiple commands]"},
		{"C-a, z", "REDO"}, {"b", "mb"}, {"q", "@ab"},
	}
	if !slices.Equal(rows, want) {
		t.Errorf("got  %v\nwant %v", rows, want)
	}
}

func TestRowsLabels(t *testing.T) {
	menu := merged(t, keyTable{"normal": keyTable{"X": keyTable{"a": "undo", "b": "redo"}}}).Lookup(ModeNormal, Char('X')).Menu
	if got := menu.Rows(nil); !slices.Equal(got, []Row{{"a", "undo"}, {"b", "redo"}}) {
		t.Errorf("without labels: %v", got)
	}
	if got := menu.Rows(func(string) string { return "" }); !slices.Equal(got, []Row{{"a", "undo"}, {"b", "redo"}}) {
		t.Errorf("with empty labels: %v", got)
	}
	same := menu.Rows(func(string) string { return "Same" }) // rows are told apart by command
	if !slices.Equal(same, []Row{{"a", "Same"}, {"b", "Same"}}) {
		t.Errorf("with equal labels: %v", same)
	}
}

func TestMergeProblems(t *testing.T) {
	set, problems := Default().Merge(keyTable{
		"normal": keyTable{
			"F1":      "delete_selektion",
			"F2":      "goto_definit",
			"F3":      "qqqqqqqq",
			"F4":      "write",
			"F5":      ":wriet x",
			"F6":      ":",
			"F7":      "@a<esc",
			"F8":      []any{"undo", 3, "@x", "udno", ":srt"},
			"F9":      int64(7),
			"F11":     "",
			"F13":     true,
			"F14":     []any{},
			"enter":   "undo",
			"S-x":     "undo",
			"X":       "redo",
			".":       "undo",
			"C-é-ö":   "undo",
			"g":       keyTable{"enter": "undo", "x": "undoo", "y": "undo", "space": keyTable{"q": "nope_nope"}},
			"é":       keyTable{"a": "nope_nope"},
			"F15":     "undo",
			"F16":     "sort",
			"F17":     "Undo",
			"F18":     "line_move_down",
			"F19":     "@",
			"F20":     ":  w  file",
			"a\"b\"c": "undo",
		},
		"visual": keyTable{"a": "undo"},
		"insert": "undo",
		"select": keyTable{".": "undo"},
	}, words())
	want := []string{
		`keys.insert: must be a table of keys, is a string`,
		`keys.normal.".": the key . always repeats the last insertion and cannot be bound`,
		`keys.normal."C-é-ö": key "C-é-ö": unknown modifier "é-", there are C- A- S- Meta-`,
		`keys.normal.F1: there is no command "delete_selektion", did you mean delete_selection?`,
		`keys.normal.F11: a command name is missing, no_op disables a key`,
		`keys.normal.F13: must be a command, a list of commands or a table of keys, is true or false`,
		`keys.normal.F16: there is no command "sort", did you mean :sort?`,
		`keys.normal.F17: there is no command "Undo", did you mean undo?`,
		`keys.normal.F18: there is no command "line_move_down", did you mean move_line_down?`,
		`keys.normal.F2: there is no command "goto_definit", did you mean goto_definition?`,
		`keys.normal.F3: there is no command "qqqqqqqq"`,
		`keys.normal.F4: there is no command "write", did you mean :write?`,
		`keys.normal.F5: there is no command :wriet, did you mean :write?`,
		`keys.normal.F6: a command name must follow the colon`,
		`keys.normal.F7: macro "@a<esc": character 2: < has no matching >, a < itself is written <lt>`,
		`keys.normal.F8: item 2 of the list must be a command, is a number`,
		`keys.normal.F8: item 3 of the list: macros do not go into lists, bind "@x" alone`,
		`keys.normal.F8: item 4 of the list: there is no command "udno", did you mean undo?`,
		`keys.normal.F8: item 5 of the list: there is no command :srt, did you mean :sort?`,
		`keys.normal.F9: must be a command, a list of commands or a table of keys, is a number`,
		`keys.normal.X: is the same key as "S-x", which is bound already`,
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	slices.Sort(got)
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("missing: %s", line)
		}
	}
	rest := slices.DeleteFunc(slices.Clone(got), func(s string) bool { return slices.Contains(want, s) })
	wantRest := []string{
		`keys.normal."a\"b\"c": key "a\"b\"c": unknown key name "a\"b\"c"`,
		`keys.normal."é".a: there is no command "nope_nope"`,
		`keys.normal.enter: key "enter": unknown key name "enter", did you mean ret?`,
		`keys.normal.g.enter: key "enter": unknown key name "enter", did you mean ret?`,
		`keys.normal.g.space.q: there is no command "nope_nope"`,
		`keys.normal.g.x: there is no command "undoo", did you mean undo?`,
		`keys.select.".": the key . always repeats the last insertion and cannot be bound`,
		`keys.visual: unknown mode, there are normal, select, insert`,
	}
	if !slices.Equal(rest, wantRest) {
		t.Errorf("got  %s\nwant %s", strings.Join(rest, "\n     "), strings.Join(wantRest, "\n     "))
	}

	// What is right counts all the same, and what is wrong changes nothing.
	for keys, want := range map[string]string{
		"<F15>": "undo", "gy": "undo", "gg": "goto_file_start", "g<space>": "nothing", "é": "nothing",
		"X": "undo", "<F8>": "nothing", "<F14>": "[]", "<F19>": "@", "<F20>": ":  w  file", "gx": "nothing",
	} {
		wantRuns(t, set, ModeNormal, keys, want)
	}
}

func TestMergeProblemsAreInOrder(t *testing.T) {
	user := keyTable{"normal": keyTable{"a": "x1", "c": keyTable{"b": "x2", "a": "x3"}, "b": "x4"}, "insert": keyTable{"a": "x5"}}
	for range 20 { // maps have no order
		_, problems := Default().Merge(user, words())
		var paths []string
		for _, p := range problems {
			paths = append(paths, strings.Join(p.Path, " "))
		}
		if got := strings.Join(paths, ", "); got != "insert a, normal a, normal b, normal c a, normal c b" {
			t.Fatal(got)
		}
	}
}

func TestReverse(t *testing.T) {
	set := merged(t, keyTable{"normal": keyTable{
		"F2": ":w", "F3": ":w other", "F4": ":write", "C-d": "no_op", "space": keyTable{"x": "undo"}, "F5": []any{"undo"},
	}})
	spell := func(list [][]Key) string {
		var out []string
		for _, keys := range list {
			out = append(out, Join(keys, " "))
		}
		return strings.Join(out, ", ")
	}
	for command, want := range map[string]string{
		"undo":                  "u, space x",
		"page_cursor_half_down": "z C-u", // replaced below
		":w":                    "F2, F3",
		":write":                "F4",
		"rotate_view":           "C-w C-w, C-w w, space w C-w, space w w",
		"nothing_of_the_sort":   "",
	} {
		if command == "page_cursor_half_down" {
			want = "z C-d, z space, Z C-d, Z space" // C-d itself is disabled
		}
		if got := spell(set.KeysFor(ModeNormal, command)); got != want {
			t.Errorf("%s: got %s, want %s", command, got, want)
		}
		if got := spell(set.Reverse(ModeNormal)[command]); got != want {
			t.Errorf("%s in the index: got %s, want %s", command, got, want)
		}
	}
	if _, ok := set.Reverse(ModeNormal)[NoOp]; ok {
		t.Error("disabled keys are in the index")
	}
	// Every sequence of the index leads to its command.
	for m := range numModes {
		for command, list := range set.Reverse(m) {
			for _, keys := range list {
				step := set.Lookup(m, keys...)
				if name, _ := step.Binding.command(); step.Outcome != Bound || name != command {
					t.Errorf("%s %s: got %+v, want %s", m, Join(keys, " "), step, command)
				}
			}
		}
	}
}

func TestNear(t *testing.T) {
	names := func(s string) func(func(string) bool) { return slices.Values(strings.Fields(s)) }
	for _, c := range []struct{ word, names, want string }{
		{"goto_line", "goto_line_end goto_line_start goto_line", "goto_line"},
		{"yanc", "yank yank_joined paste", "yank"},
		{"ynak", "yank", "yank"},
		{"next_word", "move_next_word_start move_next_word_end move_prev_word_start", "move_next_word_start move_next_word_end"},
		{"page-up", "page_up page_down", "page_up"},
		{"x", "yank", ""},
		{"", "yank", ""},
		{"aaaa", "aaab aaac aaad aaae", "aaab aaac aaad"},
		{"line_delete", "delete_lines delete delete_all_lines", "delete_lines"},
		{"zzzzzz", "yank undo", ""},
	} {
		if got := strings.Join(near(c.word, names(c.names)), " "); got != c.want {
			t.Errorf("%q: got %q, want %q", c.word, got, c.want)
		}
	}
	if near("a", nil) != nil {
		t.Error("suggestions out of nothing")
	}
}

func FuzzMerge(f *testing.F) {
	for _, s := range [][2]string{{"C-g", "undo"}, {"S-x", ":w a"}, {".", "@x<esc>"}, {"g", "no_op"}, {"é", "@<"}, {"-", ": "}} {
		f.Add(s[0], s[1])
	}
	v := words()
	f.Fuzz(func(t *testing.T, key, value string) {
		user := keyTable{"normal": keyTable{key: value, "X": keyTable{key: []any{value}}}, "insert": keyTable{key: keyTable{key: value}}}
		set, problems := Default().Merge(user, v)
		for _, p := range problems {
			if p.Msg == "" || len(p.Path) < 2 {
				t.Errorf("poor problem %+v", p)
			}
		}
		if k, err := ParseKey(key); err == nil && len(problems) == 0 {
			if got := set.Lookup(ModeNormal, k); got.Outcome != Bound || got.Binding.String() != value {
				t.Errorf("%q = %q runs %q", key, value, got.Binding)
			}
			if got := set.Lookup(ModeInsert, k, k); got.Outcome != Bound || got.Binding.String() != value {
				t.Errorf("%q twice = %q runs %q", key, value, got.Binding)
			}
		}
	})
}
