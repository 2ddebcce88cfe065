package registry_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/editor/selection"
	"hx/editor/syntax"
	"hx/internal/hxtest"
	"hx/keymap"
)

// golden is a recorded case: text, keys, and what Helix made of them.
type golden struct {
	ID     string            `json:"id"`
	Cat    string            `json:"cat"`
	Ext    string            `json:"ext"`
	In     string            `json:"in"`
	Start  *start            `json:"start"`
	Keys   string            `json:"keys"`
	Config string            `json:"config"`
	Langs  string            `json:"langs"`
	Files  map[string]string `json:"files"`
	Cols   int               `json:"cols"`
	Rows   int               `json:"rows"`
	Screen bool              `json:"screen"`
	Disk   bool              `json:"disk"`
	Msg    bool              `json:"msg"`
	Want   outcome           `json:"want"`
}

type start struct {
	Ranges  [][2]int `json:"ranges"`
	Primary int      `json:"primary"`
}

type outcome struct {
	Text    string   `json:"text"`
	Sel     [][2]int `json:"sel"`
	Primary int      `json:"primary"`
	Mode    string   `json:"mode"`
	Escs    int      `json:"escs"`
	Disk    *string  `json:"disk"`
	Msg     string   `json:"msg"`
	Exit    *int     `json:"exit"`
	Err     string   `json:"err"`
}

func readGolden(t *testing.T) []golden {
	t.Helper()
	files, err := filepath.Glob("testdata/golden/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	slices.Sort(files)
	var out []golden
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 16<<20)
		for sc.Scan() {
			var g golden
			if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if g.Cat == "" {
				g.Cat = strings.TrimSuffix(filepath.Base(name), ".jsonl")
			}
			out = append(out, g)
		}
		f.Close()
	}
	return out
}

const goldenConfig = `[editor]
auto-format = false
auto-completion = false
insert-final-newline = false
true-color = true
[editor.lsp]
enable = false
`

func (g *golden) file() string {
	switch g.Ext {
	case "":
		return "case.txt"
	case "-":
		return "case"
	}
	return "case." + g.Ext
}

// run plays a case in process and describes what came out.
func (g *golden) run(t *testing.T) (got outcome) {
	defer func() {
		if p := recover(); p != nil {
			got = outcome{Err: fmt.Sprint("panic: ", p)}
		}
	}()
	t.Chdir(".") // :cd goes elsewhere
	out := t.TempDir()
	files := map[string]string{g.file(): g.In}
	for name, text := range g.Files {
		files[name] = text
	}
	s := hxtest.New(t, hxtest.Options{
		Config: g.config(out), Languages: g.Langs, Files: files, Open: g.file(),
		Width: g.Cols, Height: g.Rows,
	})
	s.Ed.Status("Loaded 1 file.")
	if g.Start != nil {
		s.Ed.Select(s.Ed.View(), toSelection(g.In, g.Start.Ranges, g.Start.Primary))
	}
	s.Keys(t, g.Keys)
	if g.Msg {
		s.Keys(t, "<wait>")
		got.Msg = s.Ed.Msg.Text
	}
	if code, ended := s.Ed.Quitting(); ended {
		b, _ := os.ReadFile(filepath.Join(s.Dir, g.file()))
		return outcome{Text: string(b), Exit: &code, Msg: got.Msg}
	}
	got.Escs = g.free(s, out)
	got.Mode = s.Ed.Mode().String()
	d := s.Ed.Doc()
	got.Text = d.Text().String()
	got.Sel, got.Primary = fromSelection(got.Text, s.Ed.Selection())
	if g.Disk {
		b, _ := os.ReadFile(filepath.Join(s.Dir, g.file()))
		text := string(b)
		got.Disk = &text
	}
	return got
}

// free presses F6, which saves the text, until the editor takes it; each
// further try is led by Esc. It returns the number of those.
func (g *golden) free(s *hxtest.Session, out string) int {
	for escs := range 4 {
		if escs > 0 {
			s.Events(event.Key{Key: keymap.Named(keymap.Esc)})
		}
		s.Events(event.Key{Key: keymap.Named(keymap.F6)})
		s.Wait(1e9)
		if _, err := os.Stat(filepath.Join(out, "state")); err == nil {
			return escs
		}
	}
	return 4
}

func (g *golden) config(out string) string {
	base := goldenConfig
	if strings.Contains(g.Config, "[editor]") {
		// One table cannot be written twice: the case's lines come first.
		var extra []string
		lines := strings.Split(g.Config, "\n")
		rest := []string{}
		in := false
		for _, l := range lines {
			if strings.HasPrefix(strings.TrimSpace(l), "[") && !strings.Contains(l, "=") && !strings.Contains(l, ",") {
				if in = strings.TrimSpace(l) == "[editor]"; in {
					continue
				}
			}
			if in {
				extra = append(extra, l)
			} else {
				rest = append(rest, l)
			}
		}
		keys := map[string]bool{}
		for _, l := range extra {
			k, _, _ := strings.Cut(l, "=")
			keys[strings.TrimSpace(k)] = true
		}
		var kept []string
		for _, l := range strings.Split(goldenConfig, "\n") {
			k, _, has := strings.Cut(l, "=")
			if has && keys[strings.TrimSpace(k)] {
				continue
			}
			kept = append(kept, l)
		}
		base = strings.Replace(strings.Join(kept, "\n"), "[editor]\n", "[editor]\n"+strings.Join(extra, "\n")+"\n", 1)
		base += strings.Join(rest, "\n")
	} else {
		base += g.Config
	}
	for _, m := range []string{"normal", "select", "insert"} {
		line := fmt.Sprintf("F6 = \":w! %s/state\"\n", out)
		table := "[keys." + m + "]\n"
		if strings.Contains(base, table) {
			base = strings.Replace(base, table, table+line, 1)
		} else {
			base += "\n" + table + line
		}
	}
	return base
}

// toSelection turns ranges in code points into one in bytes.
func toSelection(s string, ranges [][2]int, primary int) selection.Selection {
	at := offsets(s)
	out := make([]selection.Range, len(ranges))
	for i, r := range ranges {
		out[i] = selection.New(at[r[0]], at[r[1]])
	}
	return selection.Of(out, primary)
}

func offsets(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func fromSelection(s string, sel selection.Selection) ([][2]int, int) {
	index := map[int]int{len(s): 0}
	n := 0
	for i := range s {
		index[i] = n
		n++
	}
	index[len(s)] = n
	var out [][2]int
	for _, r := range sel.Ranges() {
		out = append(out, [2]int{index[r.Anchor], index[r.Head]})
	}
	return out, sel.PrimaryIndex()
}

// differs says how two outcomes differ, "" when they agree.
func (g *golden) differs(got outcome) string {
	var what []string
	want := g.Want
	add := func(name string, yes bool, a, b any) {
		if yes {
			what = append(what, fmt.Sprintf("%s\n   want %v\n   got  %v", name, a, b))
		}
	}
	code := func(n *int) string {
		if n == nil {
			return "none"
		}
		return fmt.Sprint(*n)
	}
	if got.Err != "" {
		return got.Err
	}
	add("exit code", code(want.Exit) != code(got.Exit), code(want.Exit), code(got.Exit))
	add("text", want.Text != got.Text, fmt.Sprintf("%q", want.Text), fmt.Sprintf("%q", got.Text))
	if want.Exit == nil {
		add("selection", fmt.Sprint(want.Sel) != fmt.Sprint(got.Sel), want.Sel, got.Sel)
		add("primary", want.Primary != got.Primary, want.Primary, got.Primary)
		add("mode", want.Mode != got.Mode, want.Mode, got.Mode)
		add("escapes", want.Escs != got.Escs, want.Escs, got.Escs)
	}
	if g.Disk && want.Disk != nil && got.Disk != nil {
		add("file", *want.Disk != *got.Disk, fmt.Sprintf("%q", *want.Disk), fmt.Sprintf("%q", *got.Disk))
	}
	return strings.Join(what, "\n  ")
}

// needTrees are the cases outside of the category treesitter that need a syntax
// tree; a build without a C compiler has none.
var needTrees = map[string]bool{
	"change-032": true, "change-035": true, "session-027": true, "session-029": true, "session-032": true,
	"session-033": true, "session-034": true, "session-045": true,
}

// hasTree tells whether a case can be played as recorded in this build.
func (g *golden) hasTree() bool {
	code := g.Cat == "treesitter" || g.Cat == "found" && g.Ext != ""
	return syntax.HaveTreeSitter || !code && !needTrees[g.ID]
}

// TestGolden plays the recorded cases. HX_GOLDEN limits it to ids or categories
// with that prefix and prints known differences too.
func TestGolden(t *testing.T) {
	only := os.Getenv("HX_GOLDEN")
	total, passed := map[string]int{}, map[string]int{}
	known := knownDifferences(t)
	for _, g := range readGolden(t) {
		if g.Screen || only != "" && !strings.HasPrefix(g.ID, only) && g.Cat != only {
			continue
		}
		t.Run(g.ID, func(t *testing.T) {
			total[g.Cat]++
			why := g.differs(g.run(t))
			if why == "" {
				passed[g.Cat]++
			}
			switch listed := known[g.ID]; {
			case !g.hasTree():
			case why == "" && listed != "":
				t.Errorf("agrees now: take it off testdata/golden-differs.tsv")
			case why != "" && (only != "" || listed == ""):
				t.Errorf("%q %q\n  %s", g.In, g.Keys, why)
			}
		})
	}
	all, good := 0, 0
	for _, c := range slices.Sorted(maps.Keys(total)) {
		t.Logf("%-16s %4d of %4d", c, passed[c], total[c])
		all += total[c]
		good += passed[c]
	}
	t.Logf("%-16s %4d of %4d", "all", good, all)
}
