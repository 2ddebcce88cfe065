package render_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

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
	s := hxtest.New(t, hxtest.Options{Config: c.Config, Files: files, Open: name, Width: c.Cols, Height: c.Rows})
	s.Ed.Status("Loaded 1 file.")
	s.Keys(t, c.Keys)
	s.Wait(time.Second)
	return s
}

func paint(s *hxtest.Session) *cell.Frame {
	var p render.Painter
	return p.Paint(s.Ed, render.Extra{Pending: s.In.Pending(), Register: s.In.Register(), Recording: s.In.Recording(), Busy: s.In.Busy()})
}

// picture describes a frame as the recordings do.
func picture(f *cell.Frame) goldenScreen {
	g := goldenScreen{Cursor: [2]int{-1, -1}}
	for _, row := range strings.Split(strings.TrimSuffix(f.Text(), "|\n"), "|\n") {
		g.Rows = append(g.Rows, strings.TrimRight(row, " "))
	}
	if f.Cursor.Visible {
		g.Cursor = [2]int{f.Cursor.X, f.Cursor.Y}
		g.Shape = map[cell.Shape]int{cell.Block: 2, cell.Underline: 4, cell.Bar: 6}[f.Cursor.Shape]
	}
	return g
}

func (want goldenScreen) differs(got goldenScreen) string {
	var b strings.Builder
	if want.Cursor != got.Cursor || want.Shape != got.Shape {
		fmt.Fprintf(&b, "cursor %v/%d, want %v/%d\n", got.Cursor, got.Shape, want.Cursor, want.Shape)
	}
	for y := range max(len(want.Rows), len(got.Rows)) {
		w, g := rowOf(want.Rows, y), rowOf(got.Rows, y)
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

// TestGolden compares the screens of the recorded cases.
func TestGolden(t *testing.T) {
	only := os.Getenv("HX_GOLDEN")
	equal := 0
	for _, c := range readGolden(t) {
		if !strings.HasPrefix(c.ID, only) {
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			s := c.play(t)
			why := c.Want.Screen.differs(picture(paint(s)))
			if why != "" {
				t.Errorf("%q\n%s", c.Keys, why)
				return
			}
			equal++
		})
	}
	t.Logf("%d equal", equal)
}
