package render_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hx/editor/event"
	"hx/editor/ui"
	"hx/internal/hxtest"
	"hx/keymap"
	"hx/render"
)

// hand is a pointer over a painted session.
type hand struct {
	t *testing.T
	s *hxtest.Session
	p *render.Painter
}

func newHand(t *testing.T, o hxtest.Options) *hand {
	if o.Files == nil {
		o.Files = map[string]string{"a.txt": program}
		o.Open = "a.txt"
	}
	s := hxtest.New(t, o)
	return &hand{t, s, painter(s)}
}

func (h *hand) keys(keys string) {
	h.t.Helper()
	h.s.Keys(h.t, keys)
	h.s.Wait(time.Minute)
	h.p.Paint(h.s.Ed, extra(h.s))
}

// do sends an event at a cell.
func (h *hand) do(x, y int, m event.Mouse) {
	m.X, m.Y = x, y
	h.s.Events(m)
	h.s.Wait(time.Minute)
	h.p.Paint(h.s.Ed, extra(h.s))
}

func (h *hand) click(x, y int) {
	h.do(x, y, event.Mouse{Action: event.Press, Button: event.Left, Clicks: 1})
}

func (h *hand) wheel(x, y int) { h.do(x, y, event.Mouse{Action: event.WheelDown}) }

// find returns where a text is drawn.
func (h *hand) find(text string) (x, y int) {
	h.t.Helper()
	for y, row := range h.rows() {
		if x := strings.Index(row, text); x >= 0 {
			return len([]rune(row[:x])), y
		}
	}
	h.t.Fatalf("%q is not on the screen:\n%s", text, strings.Join(h.rows(), "\n"))
	return 0, 0
}

func (h *hand) rows() []string {
	return strings.Split(h.p.Paint(h.s.Ed, extra(h.s)).Text(), "|\n")
}

func (h *hand) clickOn(text string) {
	h.t.Helper()
	x, y := h.find(text)
	h.click(x, y)
}

func (h *hand) wants(text string) {
	h.t.Helper()
	h.find(text)
}

func TestClickCandidate(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	h.keys(":se")
	h.clickOn("set-language")
	h.wants(":set-language")
	h.wants("Arguments: [LANGUAGE]")
	h.keys("<C-u>set-register a x")
	x, y := h.find("register a")
	h.click(x, y)
	h.keys("my-")
	h.wants(":set-my-register a x")
	h.keys("<esc>:write-q")
	h.clickOn("write-quit ")
	h.clickOn("write-quit ")
	if _, ended := h.s.Ed.Quitting(); !ended {
		t.Error("a click on what is taken does not run the line")
	}
}

func TestWheelOverCandidates(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	h.keys(":set-")
	x, y := h.find("set-language")
	h.wheel(x, y)
	h.wheel(x, y)
	if line := h.s.Ed.Layers.Top().(*ui.Prompt).Line(); line == "set-" {
		t.Error("the wheel takes nothing")
	}
	h.click(0, 0)
	if h.s.Ed.Layers.Top() == nil {
		t.Error("a click beside the prompt closes it")
	}
}

func pickerFiles() hxtest.Options {
	files := map[string]string{"a.txt": program}
	for i := range 40 {
		files[fmt.Sprintf("f%02d.txt", i)] = strings.Repeat(fmt.Sprintf("this is file %d\n", i), 80)
	}
	return hxtest.Options{Files: files, Open: "a.txt"}
}

func TestPickerMouse(t *testing.T) {
	h := newHand(t, pickerFiles())
	h.keys("<space>f")
	h.clickOn("f03.txt")
	h.wants("> f03.txt")
	h.wants("this is file 3")
	x, y := h.find("f07.txt")
	h.wheel(x, y)
	h.wants("> f06.txt")
	px, py := h.find("this is file 6")
	h.wheel(px, py)
	p := h.s.Ed.Layers.Top().(*ui.Picker)
	if got := p.View(10).Scroll; got != 3 {
		t.Errorf("the preview is scrolled by %d rows", got)
	}
	h.keys("f1")
	h.click(2, 1)
	h.keys("x")
	if got := p.Query(); got != "xf1" {
		t.Errorf("typed at the click gives %q", got)
	}
	h.keys("<C-u>")
	h.keys("<esc><space>f")
	h.clickOn("f05.txt")
	h.clickOn("f05.txt")
	if got := h.s.Ed.Doc().Name(h.s.Dir); got != "f05.txt" {
		t.Errorf("a second click opens %q", got)
	}
}

func TestMenuMouse(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	chosen := -1
	open := func() {
		chosen = -1
		var items []ui.MenuItem
		for i := range 30 {
			items = append(items, ui.MenuItem{Label: fmt.Sprintf("entry %02d", i)})
		}
		h.s.Ed.Layers.Push(ui.NewMenu(ui.MenuOptions{Items: items, First: true, AutoClose: true, Choose: func(i int) { chosen = i }}))
		h.p.Paint(h.s.Ed, extra(h.s))
	}
	open()
	h.clickOn("entry 03")
	if chosen != 3 || h.s.Ed.Layers.Top() != nil {
		t.Errorf("a click chooses %d", chosen)
	}
	open()
	for range 15 {
		x, y := h.find("entry")
		h.wheel(x, y)
	}
	h.clickOn("entry 12")
	if chosen != 12 {
		t.Errorf("after scrolling a click chooses %d", chosen)
	}
	open()
	h.click(60, 15)
	if chosen != -1 || h.s.Ed.Layers.Top() != nil {
		t.Error("a click beside the menu does not close it")
	}
}

func TestCompletionMouse(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	h.keys("i")
	accepted := -1
	h.s.Ed.Layers.Push(ui.NewCompletion(ui.CompletionOptions{
		Items: []ui.MenuItem{{Label: "alpha"}, {Label: "beta"}}, Accept: func(i int) { accepted = i },
	}))
	h.p.Paint(h.s.Ed, extra(h.s))
	h.clickOn("beta")
	if accepted != -1 {
		t.Error("the first click accepts")
	}
	h.clickOn("beta")
	if accepted != 1 || h.s.Ed.Layers.Top() != nil {
		t.Errorf("the second click accepts %d", accepted)
	}
}

func TestPopupMouse(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	open := func(auto bool) {
		h.s.Ed.Layers.Push(ui.NewPopup(ui.PopupOptions{AutoClose: auto, Blocks: []ui.Block{{Markdown: strings.Repeat("line\n\n", 60) + "last"}}}))
		h.p.Paint(h.s.Ed, extra(h.s))
	}
	open(true)
	x, y := h.find("line")
	h.wheel(x, y)
	h.wants("C-d C-u  23/121")
	for range 60 {
		h.wheel(x, y)
	}
	h.wants("last")
	h.wants("121/121")
	h.click(x, y)
	if h.s.Ed.Layers.Top() == nil {
		t.Error("a click in the popup closes it")
	}
	h.click(30, 0)
	if h.s.Ed.Layers.Top() != nil {
		t.Error("a click beside the popup leaves it")
	}
	if !strings.Contains(h.s.State(), "package main#[\n|]#") {
		t.Errorf("that click is not acted upon: %q", h.s.State())
	}
}

func TestGutterMouse(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	h.click(3, 4)
	if !strings.HasPrefix(h.s.State(), "#[p|]#") {
		t.Errorf("a click moves the cursor: %q", h.s.State())
	}
	h.do(3, 3, event.Mouse{Action: event.Press, Button: event.Left, Clicks: 2})
	if !strings.Contains(h.s.State(), "#[func greet(names []string) {\n|]#") {
		t.Errorf("a double click gives %q", h.s.State())
	}
	h.do(3, 4, event.Mouse{Action: event.Drag, Button: event.Left})
	if !strings.Contains(h.s.State(), "#[func greet(names []string) {\n\tfor _, name := range names {\n|]#") {
		t.Errorf("dragging down gives %q", h.s.State())
	}
	h.do(3, 2, event.Mouse{Action: event.Drag, Button: event.Left})
	if !strings.Contains(h.s.State(), "#[|// greet says hello to everybody who is on the list.\nfunc greet(names []string) {\n]#") {
		t.Errorf("dragging up gives %q", h.s.State())
	}
}

func TestBufferLineMouse(t *testing.T) {
	o := pickerFiles()
	o.Config = "[editor]\nbufferline = \"multiple\"\n"
	h := newHand(t, o)
	h.keys(":o f01.txt f02.txt<ret>")
	h.clickOn("f01.txt")
	if got := h.s.Ed.Doc().Name(h.s.Dir); got != "f01.txt" {
		t.Errorf("shown is %q", got)
	}
	x, y := h.find("f02.txt")
	h.do(x, y, event.Mouse{Action: event.Press, Button: event.Middle, Clicks: 1})
	if got := len(h.s.Ed.Docs.All()); got != 2 {
		t.Errorf("%d buffers are left", got)
	}
	if got := h.s.Ed.Doc().Name(h.s.Dir); got != "f01.txt" {
		t.Errorf("shown is %q then", got)
	}
}

func TestContextMenu(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	x, y := h.find("greet(")
	right := event.Mouse{Action: event.Press, Button: event.Right, Clicks: 1}
	h.do(x, y, right)
	if !strings.Contains(h.s.State(), "func #[g|]#reet") {
		t.Errorf("the menu is for %q", h.s.State())
	}
	h.wants("Paste ")
	for _, row := range h.rows() {
		if strings.Contains(row, " Cut ") {
			t.Error("one character can be cut")
		}
	}
	h.keys("<esc>e")
	h.do(x+1, y, right)
	h.clickOn("Cut")
	if !strings.Contains(h.s.Text(), "func (names") {
		t.Errorf("cutting gives %q", h.s.Text())
	}
	if h.s.Clipboard != "greet" {
		t.Errorf("the clipboard has %q", h.s.Clipboard)
	}
	h.do(x+1, y, right)
	h.keys("j")
	if h.s.Ed.Layers.Top() != nil {
		t.Error("another key does not close the menu")
	}
	h.s.Events(event.Key{Key: keymap.Named(keymap.Esc)})
}
