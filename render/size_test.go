package render_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/editor/ui"
	"hx/internal/hxtest"
	"hx/render"
)

// everything opens one layer of each kind over a text that has all there is to
// draw.
func everything(t testing.TB, conf string) *hxtest.Session {
	s := hxtest.New(t, hxtest.Options{
		Config: "[editor]\nbufferline = \"always\"\nrulers = [5, 40]\ncursorline = true\ncursorcolumn = true\nend-of-line-diagnostics = \"hint\"\n" +
			"[editor.inline-diagnostics]\nother-lines = \"hint\"\nmin-diagnostic-width = 5\n[editor.indent-guides]\nrender = true\n[editor.whitespace]\nrender = \"all\"\n" + conf,
		Files: map[string]string{"a.txt": program + "日本語\x00\u202e e\u0301\n" + strings.Repeat("long ", 300)}, Open: "a.txt",
	})
	return s
}

func openAll(t *testing.T, s *hxtest.Session) {
	s.Keys(t, "9j")
	publish(t, s)
	s.Keys(t, "<C-w>v<C-w>s")
	openMenu(t, s)
	openQuestion(t, s)
	openPopup(strings.Repeat(markdownText, 3))(t, s)
	s.Ed.Layers.Push(ui.NewCompletion(ui.CompletionOptions{Accept: func(int) {}, Items: []ui.MenuItem{{Label: "one", Doc: "doc"}, {Label: "日本語", Kind: "word"}}}))
	s.Ed.Info = &ui.Info{Title: "Keys", Rows: []ui.InfoRow{{Key: "a", Text: "first"}, {Key: "C-b", Text: "second"}}}
	s.Ed.Layers.Push(&ui.Info{Title: "A very long title of a box", Rows: []ui.InfoRow{{Key: "x", Text: "y"}}})
	p := ui.NewPicker(ui.PickerOptions{Columns: []string{"path", "other"}, Accept: func(ui.Item, ui.Open) {},
		Target: func(ui.Item) (ui.Target, bool) { return ui.Target{Path: "x", From: 2, To: 4}, true }})
	for _, path := range []string{"a/very/long/path/to/a/file.txt", "日本語", "c"} {
		p.Add(ui.Item{Cells: []string{path, "cell"}})
	}
	p.SetPreview(ui.Preview{Target: ui.Target{Path: "x", From: 2, To: 4}, Text: s.Ed.Doc().Text()})
	s.Ed.Layers.Push(p)
	prompt := ui.NewPrompt(ui.PromptOptions{Label: ":", Line: "set-option 日本語", Accept: func(string) {},
		Complete: func(string, int) ui.Candidates {
			return ui.Candidates{From: 0, To: 3, Described: true, List: []ui.Candidate{{Text: "one", Doc: "doc of one"}, {Text: "日本語"}}}
		},
		Help: func(string, int) *ui.Help {
			return &ui.Help{Doc: "What it does, in words", Usage: "[X]", Aliases: []string{"y"}, Flags: []ui.InfoRow{{Key: "--z", Text: "w"}}}
		}})
	s.Ed.Layers.Push(prompt)
}

// TestAllSizes draws everything at once on every small screen.
func TestAllSizes(t *testing.T) {
	for _, conf := range []string{"", "[editor.soft-wrap]\nenable = true\n"} {
		s := everything(t, conf)
		openAll(t, s)
		var p render.Painter
		p.Attach(s.Ed)
		for w := 1; w <= 100; w++ {
			for _, h := range []int{1, 2, 3, 4, 5, 6, 7, 9, 12, 30} {
				s.Ed.Resize(w, h)
				f := p.Paint(s.Ed, render.Extra{Pending: "12g", Recording: '@', Register: 'a'})
				if f.W != w || f.H != h {
					t.Fatalf("the frame is %dx%d, want %dx%d", f.W, f.H, w, h)
				}
				if f.Cursor.Visible && (f.Cursor.X >= w || f.Cursor.Y >= h) {
					t.Fatalf("%dx%d: the cursor is at %d,%d", w, h, f.Cursor.X, f.Cursor.Y)
				}
			}
		}
	}
}

// TestPaintPure wants two paintings to be equal and the editor to be left as it
// is.
func TestPaintPure(t *testing.T) {
	s := everything(t, "")
	openAll(t, s)
	before := s.State()
	var p, q render.Painter
	for _, size := range [][2]int{{80, 24}, {10, 3}, {200, 60}} {
		s.Ed.Resize(size[0], size[1])
		first := p.Paint(s.Ed, render.Extra{}).StyledText()
		if again := p.Paint(s.Ed, render.Extra{}).StyledText(); again != first {
			t.Fatalf("%v: painted again it is another picture:\n%s\n%s", size, first, again)
		}
		if other := q.Paint(s.Ed, render.Extra{}).StyledText(); other != first {
			t.Fatalf("%v: another painter makes another picture", size)
		}
	}
	if s.State() != before {
		t.Error("painting changed the text or the selection")
	}
}

// TestRandomResizes throws sizes, pointers and keys at an editor.
func TestRandomResizes(t *testing.T) {
	keys := strings.Split("j k <C-d> <C-u> i <esc> g <space> : <tab> <esc> <C-w> v s q z / w x <space> ? d u <ret> p <C-e> ] d", " ")
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 3))
		s := everything(t, []string{"", "[editor.soft-wrap]\nenable = true\n"}[seed%2])
		publish(t, s)
		var p render.Painter
		p.Attach(s.Ed)
		for range 300 {
			switch r.IntN(4) {
			case 0:
				s.Events(event.Resize{Width: 1 + r.IntN(60), Height: 1 + r.IntN(20)})
			case 1:
				s.Events(event.Mouse{Action: event.MouseAction(r.IntN(6)), Button: event.Button(1 + r.IntN(3)), X: r.IntN(60), Y: r.IntN(20), Clicks: 1 + r.IntN(3)})
			default:
				s.Keys(t, keys[r.IntN(len(keys))])
			}
			if _, ended := s.Ed.Quitting(); ended {
				break
			}
			p.Paint(s.Ed, render.Extra{Pending: s.In.Pending()})
		}
	}
}
