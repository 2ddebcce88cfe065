package render_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"hx/editor/config"
	"hx/editor/event"
	"hx/editor/feature/diagnostics"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/internal/hxtest"
	"hx/render"
)

var update = flag.Bool("update", false, "write the screens as they are drawn to testdata/screens")

// sizes are the screens that every scene is drawn on.
var sizes = [][2]int{{80, 24}, {40, 10}, {200, 60}}

const program = `package main

// greet says hello to everybody who is on the list.
func greet(names []string) {
	for _, name := range names {
		if name == "" {
			continue
		}

		fmt.Println("hello,", name, "and a good day to you, and to everybody else as well")
	}
}
`

// scene is something to look at.
type scene struct {
	name   string
	config string
	file   string // extension of the file; "-": none is opened
	text   string
	keys   string
	setup  func(t *testing.T, s *hxtest.Session)
	files  map[string]string // more of them
}

// project is a folder with a few files.
var project = map[string]string{
	"cmd/main.go": "package main\n\nfunc main() {\n\tprintln(\"hello\")\n}\n", "docs/read.md": "# Read\n\nSome *words* about hello.\n",
	"pkg/a/deep.go": "package a\n\n// Hello says hello.\nfunc Hello() string { return \"hello\" }\n", "Makefile": "all:\n\tgo build ./...\n",
}

var scenes = []scene{
	{name: "start", file: "-"},
	{name: "program", text: program, keys: "3jw"},
	{name: "selections", text: program, keys: "%smame|name<ret>"},
	{name: "wrapped", text: program, config: "[editor.soft-wrap]\nenable = true\n", keys: "9j"},
	{name: "guides", text: program, config: "[editor.indent-guides]\nrender = true\n[editor.whitespace]\nrender = \"all\"\n", keys: "5j"},
	{name: "controls", text: "a\x00b\x1b[31mc\u202edcba\u202c\ntabs\there\nwide \u65e5\u672c\u8a9e e\u0301 \u200b end\n", keys: "j"},
	{name: "splits", text: program, keys: "<C-w>v<C-w>sgg"},
	{name: "message", text: program, keys: ":echo a long message that does not fit into a small screen but is shown as far as it does<ret>"},
	{name: "error", text: program, keys: ":nosuch<ret>"},
	{name: "macro and keys", text: program, keys: "Q\"a12g"},
	{name: "space menu", text: program, keys: "<space>"},
	{name: "command list", text: program, keys: ":"},
	{name: "command chosen", text: program, keys: ":wri<tab>"},
	{name: "option chosen", text: program, keys: ":set scroll<tab>"},
	{name: "long line typed", text: program, keys: ":echo " + strings.Repeat("0123456789 ", 30)},
	{name: "registers", text: program, keys: "wy:<C-r>"},
	{name: "search", text: program, keys: "/name"},
	{name: "buffer picker", text: program, keys: "<space>b"},
	{name: "palette", text: program, keys: "<space>?'goto_window"},
	{name: "file picker", text: program, keys: "<space>fo", files: project},
	{name: "explorer", text: program, keys: "<space>e<down><down>", files: project},
	{name: "global search", text: program, keys: "<space>/hel+o<wait:400><down>", files: project},
	{name: "last picker", text: program, keys: "<space>fpkg<esc><space>'", files: project},
	{name: "theme picker", text: program, keys: ":themes<ret>^dracula$"},
	{name: "register picker", text: program, keys: "xy\"ayb:registers<ret>"},
	{name: "jump list", text: program, keys: "5G<C-s>gg<space>j"},
	{name: "buffer line", text: program, keys: ":o cmd/main.go docs/read.md<ret>", files: project, config: "[editor]\nbufferline = \"multiple\"\n"},
	{name: "labels", text: program, keys: "gw"},
	{name: "context menu", text: program, keys: "4jw", setup: rightClick},
	{name: "help", keys: ":help wrapping<ret>"},
	{name: "help of a key", keys: ":help space w<ret>"},
	{name: "tutor", keys: ":tutor<ret>"},
	{name: "messages", text: program, keys: ":echo one<ret>:nosuch<ret>:messages<ret>"},
	{name: "keys", text: program, keys: "wwd2jiabc<esc>:keys<ret>"},
	{name: "menu", text: program, keys: "3j", setup: openMenu},
	{name: "question", text: program, setup: openQuestion},
	{name: "completion", text: program, keys: "3ji", setup: openCompletion},
	{name: "popup", text: program, keys: "3jw", setup: openPopup(markdownText)},
	{name: "popup scrolled", text: program, keys: "9j", setup: openPopup(strings.Repeat(markdownText+"\n", 4)), config: "[editor]\npopup-border = \"all\"\n"},
	{name: "diagnostics", text: program, keys: "9j", setup: publish},
	{name: "diagnostics everywhere", text: program, keys: "9jw", setup: publish,
		config: "[editor]\nend-of-line-diagnostics = \"hint\"\n[editor.inline-diagnostics]\nother-lines = \"hint\"\n"},
	{name: "diagnostics in the corner", text: program, keys: "9jww", setup: publish,
		config: "[editor]\nend-of-line-diagnostics = \"disable\"\n[editor.inline-diagnostics]\ncursor-line = \"disable\"\n"},
}

const markdownText = "# greet\n\n```go\nfunc greet(names []string)\n```\n\nSays **hello** to *everybody*:\n\n- who is on the list\n- and has a `name`\n\n| name | said |\n|---|---|\n| Ann | hello |\n\n> quoted\n"

func rightClick(t *testing.T, s *hxtest.Session) {
	s.Events(event.Mouse{X: 12, Y: 4, Action: event.Press, Button: event.Right, Clicks: 1})
}

func openMenu(t *testing.T, s *hxtest.Session) {
	var items []ui.MenuItem
	for i := range 14 {
		items = append(items, ui.MenuItem{Label: fmt.Sprint("entry number ", i+1), Kind: "kind", Doc: "What *entry* does, in some words that may need several rows."})
	}
	items[2].Struck = true
	s.Ed.Layers.Push(ui.NewMenu(ui.MenuOptions{Items: items, First: true, Choose: func(int) {}}))
	s.Keys(t, "<down><down>")
}

func openQuestion(t *testing.T, s *hxtest.Session) {
	s.Ed.Layers.Push(ui.NewQuestion("May this workspace's settings be used? They can run programs.", []string{"Trust", "Never"}, func(int) {}))
}

func openCompletion(t *testing.T, s *hxtest.Session) {
	s.Ed.Layers.Push(ui.NewCompletion(ui.CompletionOptions{Accept: func(int) {}, Items: []ui.MenuItem{
		{Label: "names", Kind: "variable", Doc: "```go\nvar names []string\n```\nThe list."}, {Label: "namespace", Kind: "word"},
	}}))
	s.Keys(t, "<down>")
}

func openPopup(source string) func(*testing.T, *hxtest.Session) {
	return func(t *testing.T, s *hxtest.Session) {
		s.Ed.Layers.Push(ui.NewPopup(ui.PopupOptions{Blocks: []ui.Block{{Markdown: source}}}))
		s.Keys(t, "<C-d>")
	}
}

func publish(t *testing.T, s *hxtest.Session) {
	d := s.Ed.Doc()
	about := func(line int, word string, severity config.Severity, message string) diagnostics.Diagnostic {
		from := d.Text().LineStart(line) + strings.Index(d.Text().LineText(line), word)
		return diagnostics.Diagnostic{Span: text.Span{From: from, To: from + len(word)}, Severity: severity, Message: message}
	}
	diagnostics.Of(s.Env).PublishTo(d, "test", []diagnostics.Diagnostic{
		about(9, "fmt", config.Error, "undefined: fmt"),
		about(9, "Println", config.Warning, "the result of this call is not used, which may hide that nothing was written"),
		about(9, "well", config.Hint, "far to the right"),
		about(3, "names", config.Info, "could be shorter"),
		about(0, "main", config.Warning, "one\ntwo"),
	})
	for _, hook := range s.Ed.Hooks.Settle {
		hook(s.Ed)
	}
	s.Wait(time.Minute)
}

// show plays a scene on a screen of w by h cells.
func (c *scene) show(t *testing.T, w, h int) *hxtest.Session {
	ext := "txt"
	if c.file != "" {
		ext = c.file
	}
	o := hxtest.Options{Config: c.config, Width: w, Height: h}
	if ext != "-" {
		o.Open = "file." + ext
		o.Files = map[string]string{o.Open: c.text}
		maps.Copy(o.Files, c.files)
	}
	s := hxtest.New(t, o)
	painter(s)
	s.Keys(t, c.keys)
	s.Wait(time.Minute)
	if c.setup != nil {
		c.setup(t, s)
	}
	return s
}

// painter attaches a painter to a session that has painted once.
func painter(s *hxtest.Session) *render.Painter {
	p := &render.Painter{}
	p.Attach(s.Ed)
	p.Paint(s.Ed, extra(s))
	return p
}

// counts are of commands, of which there will be more.
var counts, digit = regexp.MustCompile(`[0-9]+/[0-9]{3}`), regexp.MustCompile("[0-9]")

// TestScreens compares scenes with how they looked when somebody found them
// right.
func TestScreens(t *testing.T) {
	for _, c := range scenes {
		for _, size := range sizes {
			name := fmt.Sprintf("%s %dx%d", c.name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				t.Parallel() // some wait for a timer
				s := c.show(t, size[0], size[1])
				f := paint(s)
				got := counts.ReplaceAllStringFunc(f.Text(), func(s string) string { return digit.ReplaceAllString(s, "#") })
				if f.Cursor.Visible {
					got += fmt.Sprintf("cursor %d,%d\n", f.Cursor.X, f.Cursor.Y)
				}
				file := filepath.Join("testdata", "screens", strings.ReplaceAll(name, " ", "-")+".txt")
				if *update {
					if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatalf("%v; run with -update, then look at it", err)
				}
				if got != string(want) {
					t.Errorf("drawn is\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
}
