package diagnostics_test

import (
	"strings"
	"testing"
	"time"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/feature/diagnostics"
	"hx/editor/layout"
	"hx/editor/text"
	"hx/editor/ui"
	"hx/editor/window"
	"hx/internal/hxtest"
)

const source = "let a = one(two);\nlet b = 2;\n\nlet c = a;\n"

// rig is a session with a store to publish to.
type rig struct {
	*hxtest.Session
	f *diagnostics.Diagnostics
}

func newRig(t *testing.T, conf string) rig {
	s := hxtest.New(t, hxtest.Options{Config: conf, Files: map[string]string{"a.txt": source, "b.txt": "x\ny\n"}, Open: "a.txt"})
	return rig{s, diagnostics.Of(s.Env)}
}

// say publishes remarks about words of the text.
func (r rig) say(t *testing.T, from string, list ...diagnostics.Diagnostic) {
	t.Helper()
	r.f.PublishTo(r.Ed.Doc(), from, list)
	r.settle()
}

func (r rig) settle() {
	for _, hook := range r.Ed.Hooks.Settle {
		hook(r.Ed)
	}
	r.Wait(60 * time.Second)
}

// on is a remark about the first place of a word.
func on(word string, s config.Severity, message string) diagnostics.Diagnostic {
	at := strings.Index(source, word)
	return diagnostics.Diagnostic{Span: text.Span{From: at, To: at + len(word)}, Severity: s, Message: message}
}

func messages(list []diagnostics.Diagnostic) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Message)
	}
	return strings.Join(out, ", ")
}

func TestSourcesAreKeptApart(t *testing.T) {
	r := newRig(t, "")
	r.say(t, "one", on("two", config.Error, "b"), on("let", config.Hint, "a"))
	r.say(t, "two", on("2", config.Info, "c"))
	if got := messages(r.f.In(r.Ed.Doc())); got != "a, b, c" {
		t.Errorf("both sources say %q", got)
	}
	r.say(t, "one", on("2", config.Error, "d"))
	if got := messages(r.f.In(r.Ed.Doc())); got != "d, c" {
		t.Errorf("after a change of mind %q; the graver comes first", got)
	}
	r.say(t, "one")
	r.say(t, "two")
	if got := r.f.In(r.Ed.Doc()); len(got) != 0 {
		t.Errorf("nothing is said, kept is %v", got)
	}
}

func TestRemarksMoveWithTheText(t *testing.T) {
	r := newRig(t, "")
	r.say(t, "s", on("two", config.Error, "m"))
	r.Keys(t, "ilonger <esc>2jo<esc>gg")
	d := r.Ed.Doc()
	at := r.f.In(d)[0].Span
	if got := d.Text().Slice(at.From, at.To); got != "two" {
		t.Errorf("it is about %q now", got)
	}
	r.Keys(t, "xd")
	if at = r.f.In(d)[0].Span; at.From != at.To || at.From != 0 {
		t.Errorf("without its text it is at %v", at)
	}
}

func TestMotions(t *testing.T) {
	r := newRig(t, "")
	r.Keys(t, "]d")
	if !strings.Contains(r.Ed.Msg.Text, "no diagnostics") {
		t.Errorf("without any: %q", r.Ed.Msg.Text)
	}
	r.say(t, "s", on("one", config.Error, "1"), on("two", config.Hint, "2"), on("2", config.Info, "3"))
	for _, c := range []struct{ keys, want string }{
		{"]d", "let a = #[one|]#(two)"}, {"]d", "one(#[two|]#)"}, {"]d", "let b = #[2|]#;"}, {"]d", "let b = #[2|]#;"},
		{"[d", "one(#[|two]#)"}, {"[d", "let a = #[|one]#(two)"}, {"]D", "let b = #[2|]#;"}, {"[D", "let a = #[one|]#(two)"},
		{"]D<A-.>", "one(#[|two]#)"}, {"[D]d<A-.>", "let b = #[2|]#;"}, {"[D]d<C-o>", "let a = #[one|]#(two)"},
	} {
		if r.Keys(t, c.keys); !strings.Contains(r.State(), c.want) {
			t.Errorf("%s gives %q, want %q", c.keys, r.State(), c.want)
		}
	}
}

func TestYank(t *testing.T) {
	r := newRig(t, "")
	r.say(t, "s", on("one", config.Hint, "less"), on("one(", config.Error, "more\nlines"), on("2", config.Error, "no"))
	r.Keys(t, "]d:yank-diagnostic a<ret>")
	values, _ := r.Ed.Regs.Read('a')
	if got := strings.Join(values, "|"); got != "more\nlines|less" {
		t.Errorf("the register holds %q", got)
	}
	if !strings.Contains(r.Ed.Msg.Text, "Yanked 2 diagnostics to register a") {
		t.Errorf("the message is %q", r.Ed.Msg.Text)
	}
	if r.Keys(t, "gg:yank-diagnostic<ret>"); !strings.Contains(r.Ed.Msg.Text, "no diagnostics under") {
		t.Errorf("without any: %q", r.Ed.Msg.Text)
	}
}

func TestStatus(t *testing.T) {
	r := newRig(t, "")
	r.say(t, "s", on("one", config.Error, "1"), on("two", config.Error, "2"), on("2", config.Warning, "3"), on("let", config.Hint, "4"))
	r.f.Publish("s", diagnostics.Published{Path: r.Dir + "/b.txt", Items: []diagnostics.Diagnostic{{Severity: config.Error, Message: "x"}}})
	show := func(e config.StatusElement) string {
		out := ""
		for _, p := range r.Ed.Looks.Status[e](r.Ed, r.Ed.View(), r.Ed.Doc()) {
			out += "{" + p.Scope + "|" + p.Text + "}"
		}
		return out
	}
	if got := show(config.StatusDiagnostics); got != "{warning|●}{| 1 }{error|●}{| 2 }" {
		t.Errorf("the buffer's counts are %s", got)
	}
	if got := show(config.StatusWorkspaceDiagnostics); got != "{| W }{warning|●}{| 1 }{error|●}{| 3 }" {
		t.Errorf("the workspace's counts are %s", got)
	}
}

func TestGutter(t *testing.T) {
	r := newRig(t, "")
	r.say(t, "s", on("one", config.Hint, "1"), on("two", config.Error, "2"), on("c =", config.Info, "3"))
	var got []string
	for line := range 4 {
		mark := "-"
		for _, f := range r.Ed.Looks.Marks {
			if m, ok := f(r.Ed, r.Ed.Doc(), config.GutterDiagnostics, line); ok {
				mark = m.Scope
			}
		}
		got = append(got, mark)
	}
	if s := strings.Join(got, " "); s != "error - - info" {
		t.Errorf("the marks are %s", s)
	}
}

// TestOtherFiles has remarks about files before and after they are open.
func TestOtherFiles(t *testing.T) {
	r := newRig(t, "")
	path := r.Dir + "/b.txt"
	item := diagnostics.Diagnostic{Severity: config.Error, Message: "there", Line: 1, In: func(t text.Rope) text.Span {
		return text.Span{From: t.LineStart(1), To: t.LineEnd(1)}
	}}
	r.f.Publish("s", diagnostics.Published{Path: path, Items: []diagnostics.Diagnostic{item}})
	r.say(t, "s", on("one", config.Hint, "here"))
	r.Keys(t, "<space>D")
	if rows := picked(r); rows != "error b.txt there|hint a.txt here" {
		t.Errorf("the list is %q", rows)
	}
	r.Keys(t, "<ret>")
	if got := r.Ed.Doc().File.Path; got != path {
		t.Fatalf("shown is %s", got)
	}
	if got := r.f.In(r.Ed.Doc()); len(got) != 1 || got[0].Span != (text.Span{From: 2, To: 3}) {
		t.Errorf("in the open file it is %v", got)
	}
	r.Keys(t, "ggOnew<esc>:bc!<ret>")
	if r.Keys(t, ":o b.txt<ret>"); r.f.In(r.Ed.Doc())[0].Line != 1 {
		t.Errorf("opened again it is on line %d", r.f.In(r.Ed.Doc())[0].Line)
	}
	r.f.Publish("s", diagnostics.Published{Path: path})
	if got := r.f.In(r.Ed.Doc()); len(got) != 0 {
		t.Errorf("taken back, kept is %v", got)
	}
}

func TestPicker(t *testing.T) {
	r := newRig(t, "")
	one := on("one", config.Warning, "long\nmessage")
	one.Code, one.Source = "E1", "tool"
	r.say(t, "s", one, on("2", config.Error, "bad"))
	r.Keys(t, "<space>d")
	if rows := picked(r); rows != "error   bad|warning tool E1 long message" {
		t.Errorf("the list is %q", rows)
	}
	r.Keys(t, "<down><ret>")
	if !strings.Contains(r.State(), "#[one|]#") {
		t.Errorf("chosen is %q", r.State())
	}
}

// picked writes the rows of the open picker.
func picked(r rig) string {
	p, ok := r.Ed.Layers.Top().(*ui.Picker)
	if !ok {
		return "no picker"
	}
	var rows []string
	for _, row := range p.View(20).Rows {
		var cells []string
		for i, c := range row.Item.Cells {
			if c != "" || len(row.Item.Cells) == 4 && i < 3 {
				cells = append(cells, c)
			}
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, "|")
}

// TestMessagesStandUnderTheirText has other features put texts into the line.
func TestMessagesStandUnderTheirText(t *testing.T) {
	r := newRig(t, "[editor.inline-diagnostics]\nother-lines = \"hint\"\n")
	r.say(t, "s", on("two", config.Error, "message"))
	ed := r.Ed
	stroke := func() int {
		for _, f := range ed.Looks.Below {
			for _, row := range f(ed, ed.View(), ed.Doc(), 0) {
				n := 0
				for _, p := range row {
					if strings.HasPrefix(p.Text, "└") {
						return n
					}
					n += len(p.Text)
				}
			}
		}
		return -1
	}
	if at := stroke(); at != 12 {
		t.Errorf("the stroke is at %d", at)
	}
	ed.Decor = append(ed.Decor, func(*editor.Editor, *window.View, *document.Document, text.Span) layout.Decor {
		return layout.Decor{Inline: []layout.Inline{{Pos: 5, Text: ": int"}}}
	})
	if at := stroke(); at != 17 {
		t.Errorf("behind a hint the stroke is at %d", at)
	}
	if rows := ed.DecorOf(ed.View(), ed.Visible(ed.View())).Below(0); rows != 1 {
		t.Errorf("there are %d rows below", rows)
	}
}
