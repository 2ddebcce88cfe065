package render_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hx/editor/text"
	"hx/editor/ui"
	"hx/internal/hxtest"
	"hx/render"
	"hx/render/cell"
)

// goldenScreen is a recorded picture: rows without trailing blanks, the cursor
// as column and row (-1 when hidden) and its DECSCUSR shape.
type goldenScreen struct {
	Rows   []string `json:"rows"`
	Cursor [2]int   `json:"cursor"`
	Shape  int      `json:"shape"`
}

// goldenCase is a recorded case of category ui.
type goldenCase struct {
	ID     string            `json:"id"`
	Ext    string            `json:"ext"`
	In     string            `json:"in"`
	Keys   string            `json:"keys"`
	Config string            `json:"config"`
	Files  map[string]string `json:"files"`
	Cols   int               `json:"cols"`
	Rows   int               `json:"rows"`
	Want   struct {
		Screen goldenScreen `json:"screen"`
	} `json:"want"`
}

func readGolden(t *testing.T) []goldenCase {
	t.Helper()
	f, err := os.Open("../editor/registry/testdata/golden/ui.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldenCase
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var c goldenCase
		if err := json.Unmarshal(sc.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		out = append(out, c)
	}
	return out
}

// play runs a case and returns the session at its end.
func (c *goldenCase) play(t *testing.T) *hxtest.Session {
	t.Helper()
	name := "case." + c.Ext
	if c.Ext == "" {
		name = "case.txt"
	}
	files := map[string]string{name: c.In}
	for n, text := range c.Files {
		files[n] = text
	}
	s := hxtest.New(t, hxtest.Options{Config: c.Config, Dir: goldenDir(t), Files: files, Open: name, Width: c.Cols, Height: c.Rows})
	s.Ed.Status("Loaded 1 file.")
	s.Keys(t, c.Keys)
	s.Wait(time.Minute)
	return s
}

// goldenDir makes the folder that a case was recorded in, with its siblings.
func goldenDir(t *testing.T) string {
	parent := t.TempDir()
	for _, name := range []string{"c", "h", "o", "w"} {
		if err := os.Mkdir(filepath.Join(parent, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(parent, "w")
}

func paint(s *hxtest.Session) *cell.Frame {
	var p render.Painter
	return p.Paint(s.Ed, extra(s))
}

func extra(s *hxtest.Session) render.Extra {
	return render.Extra{Pending: s.In.Pending(), Register: s.In.Register(), Recording: s.In.Recording()}
}

// picture describes a frame as the recordings do. The terminal that made them
// kept a flag in one cell, with a blank behind it.
func picture(f *cell.Frame) goldenScreen {
	g := goldenScreen{Cursor: [2]int{-1, -1}}
	for y := range f.H {
		var row strings.Builder
		for _, c := range f.Row(y) {
			s := f.Grapheme(c)
			row.WriteString(s)
			if r := []rune(s); len(r) == 2 && r[0] >= 0x1f1e6 && r[0] <= 0x1f1ff {
				row.WriteByte(' ')
			}
		}
		g.Rows = append(g.Rows, strings.TrimRight(row.String(), " "))
	}
	if f.Cursor.Visible {
		g.Cursor = [2]int{f.Cursor.X, f.Cursor.Y}
		g.Shape = map[cell.Shape]int{cell.Block: 2, cell.Underline: 4, cell.Bar: 6}[f.Cursor.Shape]
	}
	return g
}

// turning is what the frame of a box says that does not fit.
var turning = regexp.MustCompile(` pgdn \d+/\d+ `)

func (want goldenScreen) differs(got goldenScreen) string {
	var b strings.Builder
	if want.Cursor != got.Cursor || want.Shape != got.Shape {
		fmt.Fprintf(&b, "cursor %v/%d, want %v/%d\n", got.Cursor, got.Shape, want.Cursor, want.Shape)
	}
	for y := range max(len(want.Rows), len(got.Rows)) {
		w, g := rowOf(want.Rows, y), rowOf(got.Rows, y)
		g = turning.ReplaceAllStringFunc(g, func(s string) string { return strings.Repeat("─", len(s)) })
		if w != g {
			fmt.Fprintf(&b, "%2d want |%s\n   got  |%s\n", y+1, w, g)
		}
	}
	return b.String()
}

func rowOf(rows []string, y int) string {
	if y < len(rows) {
		return rows[y]
	}
	return "(none)"
}

// wording puts the recorded words in the place of ours: what commands are called
// in boxes of keys and in the help over a prompt. What is left to compare is
// where the front end puts them.
func wording(s *hxtest.Session, want goldenScreen) {
	box := boxOf(want)
	if s.Ed.Info != nil {
		keys := 0
		for _, r := range s.Ed.Info.Rows {
			keys = max(keys, text.StringWidth(r.Key))
		}
		for i := range s.Ed.Info.Rows {
			r := &s.Ed.Info.Rows[i]
			r.Text = ""
			if row, ok := strings.CutPrefix(rowOf(box, i), r.Key); ok {
				r.Text = strings.TrimSpace(row)
			}
		}
	}
	for _, l := range s.Ed.Layers.Layers() {
		if p, ok := l.(*ui.Prompt); ok && p.View().Help != nil {
			helpWording(p.View().Help, box)
		}
	}
}

// numbered gives buffers the numbers they have here: the first one is the empty
// buffer that the editor begins with.
func (want goldenScreen) numbered() goldenScreen {
	rows := make([]string, len(want.Rows))
	for y, row := range want.Rows {
		rows[y] = strings.Replace(row, "> 1  ", "> 2  ", 1)
	}
	want.Rows = rows
	return want
}

// boxOf returns the inside of the box that is drawn, without its blank column.
func boxOf(want goldenScreen) []string {
	var rows []string
	for _, row := range want.Rows {
		if _, row, ok := strings.Cut(row, "│ "); ok {
			if at := strings.LastIndex(row, "│"); at >= 0 {
				row = row[:at]
			}
			rows = append(rows, strings.TrimRight(row, " "))
		}
	}
	return rows
}

func helpWording(h *ui.Help, box []string) {
	width := 76
	doc := ""
	for i, row := range box {
		if strings.HasPrefix(row, "Aliases:") || strings.HasPrefix(row, "Flags:") {
			break
		}
		first, _, _ := strings.Cut(row, " ")
		switch {
		case i == 0:
		case len(box[i-1])+1+len(first) > width:
			doc += " " // it goes on where there was no room
		default:
			doc += "\n"
		}
		doc += row
	}
	h.Doc, h.Usage, h.Keys = doc, "", ""
	for i := range h.Flags {
		for _, row := range box {
			if flag, ok := strings.CutPrefix(strings.TrimSpace(row), h.Flags[i].Key); ok {
				h.Flags[i].Text = strings.TrimSpace(flag)
			}
		}
	}
}

// goldenEqual is how many of the recorded screens are drawn alike. It may only
// rise.
const goldenEqual = 101

// goldenOther are the screens that are not, with the reasons.
var goldenOther = map[string]string{
	"ui-029": described, "ui-030": described, "ui-031": described,
	"ui-043": described, "ui-044": described, "ui-105": described,
	"ui-032": options, "ui-033": options,
	"ui-052": palette, "ui-053": palette,
	"ui-112": "a click in the gutter selects the line; there are no breakpoints",
}

const (
	described = "commands are listed one per row, with what they do"
	options   = "the list has options of ours; the help loses no row to wrapping"
	palette   = "commands of ours, in another order, with keys written as in settings"
)

// TestGolden compares the screens of the recorded cases. HX_GOLDEN limits it to
// ids with that prefix and prints all differences.
func TestGolden(t *testing.T) {
	only := os.Getenv("HX_GOLDEN")
	equal := 0
	for _, c := range readGolden(t) {
		if !strings.HasPrefix(c.ID, only) {
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			s := c.play(t)
			wording(s, c.Want.Screen)
			why := c.Want.Screen.numbered().differs(picture(paint(s)))
			_, other := goldenOther[c.ID]
			switch {
			case why == "":
				equal++
			case only != "" || !other:
				t.Errorf("%q\n%s", c.Keys, why)
			}
		})
	}
	if only == "" && equal < goldenEqual {
		t.Errorf("%d screens are equal, want %d", equal, goldenEqual)
	}
	t.Logf("%d equal", equal)
}
