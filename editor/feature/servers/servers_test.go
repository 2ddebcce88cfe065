package servers_test

import (
	"os"
	"strings"
	"testing"

	"hx/editor/ui"
	"hx/internal/fakelsp"
)

func TestServerHearsWhatIsTyped(t *testing.T) {
	r := newRig(t, "one\n", nil)
	r.press("otwo<esc>")
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), "one\ntwo\n"))
	r.press("u")
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), "one\n"))
	r.press(":w<ret>")
	r.until("a save", func() bool { return !r.Ed.Doc().Modified() })
	r.fake.Await(t, fakelsp.Received("textDocument/didSave", 0))
	r.press("ix<esc>:w<ret>")
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), "xone\n"))
	r.until("another save", func() bool { return !r.Ed.Doc().Modified() })
}

func TestGoto(t *testing.T) {
	r := newRig(t, "one two\nthree\n", fakelsp.M{"definitionProvider": true, "referencesProvider": true}, "b.prose", "αβ\nsecond line\n")
	r.fake.Answer("textDocument/definition", fakelsp.M{"uri": r.uri("a.prose"), "range": at(1, 0, 5)})
	r.press("gd")
	r.state("one two\n#[|three]#\n")
	r.press("<C-o>")
	r.state("#[o|]#ne two\nthree\n")

	r.fake.Answer("textDocument/definition", []fakelsp.M{})
	r.press("gd")
	r.message("No definition found.")

	r.fake.Answer("textDocument/definition", fakelsp.M{"uri": r.uri("b.prose"), "range": at(1, 0, 6)})
	r.press("gd")
	r.state("αβ\n#[|second]# line\n")

	r.press("<C-o>")
	r.fake.Answer("textDocument/references", []fakelsp.M{
		{"uri": r.uri("a.prose"), "range": at(0, 0, 3)}, {"uri": r.uri("b.prose"), "range": at(1, 7, 11)}})
	r.press("gr")
	r.until("a picker", func() bool { return r.Ed.Layers.Named("picker") != nil })
	v := r.Ed.Layers.Named("picker").(*ui.Picker).View(10)
	if len(v.Rows) != 2 || v.Rows[1].Item.Cells[0] != "b.prose:2" {
		t.Fatalf("rows %+v", v.Rows)
	}
	r.press("<down><ret>")
	r.state("αβ\nsecond #[|line]#\n")
}

// An answer that comes late belongs to the text it was asked for.
func TestLateAnswerMeetsEditedText(t *testing.T) {
	r := newRig(t, "one two\nthree\n", fakelsp.M{"definitionProvider": true})
	r.fake.Hold("textDocument/definition")
	r.press("gd")
	late := r.fake.Take(t, "textDocument/definition")
	r.press("ggOnew<esc>")
	late.Reply(fakelsp.M{"uri": r.uri("a.prose"), "range": at(1, 0, 5)})
	r.state("new\none two\n#[|three]#\n")
}

func TestGotoFailures(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"definitionProvider": true})
	r.fake.AnswerError("textDocument/definition", -32603, "no idea")
	r.press("gd")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "no idea") })
	r.press("gi")
	r.message("No configured language server supports goto-implementation")
	r.press("<space>k")
	r.message("No configured language server supports hover")
}

func TestHover(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"hoverProvider": true})
	r.fake.Answer("textDocument/hover", nil)
	r.press("<space>k")
	r.message("No hover results available.")
	r.fake.Answer("textDocument/hover", fakelsp.M{"contents": fakelsp.M{"kind": "markdown", "value": "**one**"}})
	r.press("<space>k")
	r.until("a popup", func() bool { return r.Ed.Layers.Named("hover") != nil })
	if b := r.Ed.Layers.Named("hover").(*ui.Popup).View().Block; b.Markdown != "**one**" {
		t.Fatalf("block %+v", b)
	}
}

func TestRename(t *testing.T) {
	r := newRig(t, "one two one\n", fakelsp.M{"renameProvider": fakelsp.M{"prepareProvider": true}}, "b.prose", "use one\n")
	r.fake.Answer("textDocument/prepareRename", at(0, 0, 3))
	r.fake.Answer("textDocument/rename", fakelsp.M{"changes": fakelsp.M{
		r.uri("a.prose"): []fakelsp.M{edit(0, 0, 3, "1"), edit(0, 8, 11, "1")},
		r.uri("b.prose"): []fakelsp.M{edit(0, 4, 7, "1")},
	}})
	r.press("<space>r")
	r.until("a prompt", func() bool { return r.Ed.Layers.Top() != nil })
	if line := r.Ed.Layers.Top().(*ui.Prompt).Line(); line != "one" {
		t.Fatalf("prompt begins with %q", line)
	}
	r.press("<C-u>1<ret>")
	r.until("the edit", func() bool { return r.Text() == "1 two 1\n" })
	r.message("2 files edited")
	if d := r.Ed.Docs.ByPath(r.path("b.prose")); d == nil || d.Text().String() != "use 1\n" || !d.Modified() {
		t.Fatal("the other file was not edited")
	}
	r.press("u")
	r.until("undo", func() bool { return r.Text() == "one two one\n" })
}

// All or nothing: an edit that no longer fits changes no file.
func TestStaleEditChangesNothing(t *testing.T) {
	r := newRig(t, "one two\n", fakelsp.M{"renameProvider": true}, "b.prose", "one\n")
	r.fake.Hold("textDocument/rename")
	r.press("<space>r")
	r.until("a prompt", func() bool { return r.Ed.Layers.Top() != nil })
	r.press("<ret>")
	late := r.fake.Take(t, "textDocument/rename")
	r.press("ggcother<esc>")
	r.press("ggxd")
	text := r.Text()
	late.Reply(fakelsp.M{"changes": fakelsp.M{
		r.uri("a.prose"): []fakelsp.M{edit(0, 0, 3, "1")}, r.uri("b.prose"): []fakelsp.M{edit(0, 0, 3, "1")}}})
	r.until("a complaint", func() bool { return strings.Contains(r.Ed.Msg.Text, "changed meanwhile") })
	if r.Text() != text {
		t.Fatalf("text %q", r.Text())
	}
	if d := r.Ed.Docs.ByPath(r.path("b.prose")); d != nil && d.Modified() {
		t.Fatal("the other file was edited")
	}
}

func TestCodeAction(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"codeActionProvider": fakelsp.M{"resolveProvider": true}, "executeCommandProvider": fakelsp.M{"commands": []string{"note"}}})
	r.fake.Answer("textDocument/codeAction", []fakelsp.M{
		{"title": "B", "kind": "source"}, {"title": "A", "kind": "quickfix", "data": 1, "command": fakelsp.M{"title": "n", "command": "note"}}})
	r.fake.Answer("codeAction/resolve", fakelsp.M{"title": "A", "edit": fakelsp.M{"changes": fakelsp.M{
		r.uri("a.prose"): []fakelsp.M{edit(0, 3, 3, "!")}}}, "command": fakelsp.M{"title": "n", "command": "note"}})
	r.fake.Answer("workspace/executeCommand", nil)
	r.press("<space>a")
	r.until("a menu", func() bool { return r.Ed.Layers.Top() != nil })
	r.press("<ret>")
	r.until("the edit", func() bool { return r.Text() == "one!\n" })
	r.until("the command", func() bool { _, ok := r.fake.Last("workspace/executeCommand"); return ok })
}

func TestFormatOnSave(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"documentFormattingProvider": true})
	r.fake.Answer("textDocument/formatting", []fakelsp.M{edit(0, 0, 3, "ONE")})
	r.press(":format<ret>")
	r.until("formatting", func() bool { return r.Text() == "ONE\n" })
	r.fake.AnswerError("textDocument/formatting", -32603, "syntax error")
	r.press(":format<ret>")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "syntax error") })
}

func TestSelectReferences(t *testing.T) {
	r := newRig(t, "one two one\n", fakelsp.M{"documentHighlightProvider": true})
	r.fake.Answer("textDocument/documentHighlight", []fakelsp.M{{"range": at(0, 8, 11)}, {"range": at(0, 0, 3)}})
	r.press("gl<space>h")
	r.state("#(one|)# two #[one|]#\n")
}

func TestServerEditsAndQuestions(t *testing.T) {
	r := newRig(t, "one\n", nil)
	id := r.ask("workspace/applyEdit", fakelsp.M{"edit": fakelsp.M{"changes": fakelsp.M{
		r.uri("a.prose"): []fakelsp.M{edit(0, 0, 3, "two")}}}})
	r.until("the edit", func() bool { return r.Text() == "two\n" })
	if m := r.fake.Answered(t, id); !strings.Contains(string(m.Result), `"applied":true`) {
		t.Fatalf("answer %s", m.Result)
	}
	id = r.ask("window/showMessageRequest", fakelsp.M{"type": 3, "message": "Sure?", "actions": []fakelsp.M{{"title": "Yes"}, {"title": "No"}}})
	r.until("a question", func() bool { return r.Ed.Layers.Top() != nil })
	r.press("<down><ret>")
	if m := r.fake.Answered(t, id); !strings.Contains(string(m.Result), "No") {
		t.Fatalf("answer %s", m.Result)
	}
	// Edits of files outside the workspace are asked about.
	outside := r.path("../outside.prose")
	id = r.ask("workspace/applyEdit", fakelsp.M{"edit": fakelsp.M{"documentChanges": []fakelsp.M{{"kind": "create", "uri": "file://" + outside}}}})
	r.until("a question", func() bool { return r.Ed.Layers.Top() != nil })
	r.press("<ret>")
	r.fake.Answered(t, id)
	if _, err := os.Stat(outside); err == nil {
		t.Fatal("the file was made without consent")
	}
}

func TestFileOperations(t *testing.T) {
	r := newRig(t, "one\n", nil)
	r.ask("workspace/applyEdit", fakelsp.M{"edit": fakelsp.M{"documentChanges": []fakelsp.M{
		{"kind": "create", "uri": r.uri("new/c.prose")},
		{"textDocument": fakelsp.M{"uri": r.uri("new/c.prose"), "version": nil}, "edits": []fakelsp.M{edit(0, 0, 0, "made")}},
		{"kind": "rename", "oldUri": r.uri("a.prose"), "newUri": r.uri("z.prose")},
	}}})
	r.until("the rename", func() bool { return r.Ed.Docs.ByPath(r.path("z.prose")) != nil })
	r.until("the edit", func() bool {
		d := r.Ed.Docs.ByPath(r.path("new/c.prose"))
		return d != nil && strings.HasPrefix(d.Text().String(), "made")
	})
	r.fake.Await(t, fakelsp.Text(r.uri("z.prose"), "one\n"))
}

func TestActionsAndFormattingOnSave(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"codeActionProvider": true, "documentFormattingProvider": true})
	r.fake.Answer("textDocument/codeAction", []fakelsp.M{
		{"title": "other", "kind": "quickfix", "edit": fakelsp.M{"changes": fakelsp.M{r.uri("a.prose"): []fakelsp.M{edit(0, 0, 3, "WRONG")}}}},
		{"title": "sort", "kind": "source.sort", "edit": fakelsp.M{"changes": fakelsp.M{r.uri("a.prose"): []fakelsp.M{edit(0, 3, 3, " sorted")}}}}})
	r.fake.On("textDocument/formatting", func(q *fakelsp.Request) {
		q.Reply([]fakelsp.M{edit(0, 0, 1, "O")})
	})
	r.press("x:w<ret>")
	want := "One sorted\n"
	r.until("the file", func() bool { b, _ := os.ReadFile(r.path("a.prose")); return string(b) == want })
}

func TestCrashedServerIsStartedAgain(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"hoverProvider": true})
	r.press("otwo<esc>")
	r.fake.Crash()
	r.until("another life", func() bool { d, ok := r.fake.Doc(r.uri("a.prose")); return ok && d.Text == "one\ntwo\n" })
	if r.Text() != "one\ntwo\n" {
		t.Fatalf("text %q", r.Text())
	}
}

func TestStopAndRestart(t *testing.T) {
	r := newRig(t, "one\n", nil)
	r.press(":lsp-stop<ret>")
	r.fake.Await(t, fakelsp.Closed())
	r.press(":lsp-restart<ret>")
	r.until("another life", func() bool { _, ok := r.fake.Doc(r.uri("a.prose")); return ok })
	r.press(":lsp-restart other<ret>")
	r.until("an error", func() bool { return strings.Contains(r.Ed.Msg.Text, "is no language server of this buffer") })
}

func TestInlayHintsMoveWithTheText(t *testing.T) {
	r := newRig(t, "let a = 1\n", fakelsp.M{"inlayHintProvider": true})
	r.fake.Answer("textDocument/inlayHint", []fakelsp.M{{"position": fakelsp.M{"line": 0, "character": 5}, "label": ": i32", "kind": 1}})
	r.Ed.Conf.Editor.LSP.InlayHints = true
	for _, hook := range r.Ed.Hooks.Idle {
		hook(r.Ed)
	}
	shown := func(pos int) func() bool {
		return func() bool {
			d := r.Ed.DecorOf(r.Ed.View(), r.Ed.Visible(r.Ed.View()))
			return len(d.Inline) == 1 && d.Inline[0].Pos == pos && d.Inline[0].Text == ": i32"
		}
	}
	r.until("the hint", shown(5))
	r.press("iab<esc>")
	r.until("the hint moved", shown(7))
}

func TestSignatureHelp(t *testing.T) {
	r := newRig(t, "\n", fakelsp.M{"signatureHelpProvider": fakelsp.M{"triggerCharacters": []string{"("}}})
	r.fake.Answer("textDocument/signatureHelp", fakelsp.M{"signatures": []fakelsp.M{
		{"label": "f(a, b)", "parameters": []fakelsp.M{{"label": "a"}, {"label": "b"}}}}, "activeParameter": 1})
	r.press("if(")
	r.until("the popup", func() bool { return r.Ed.Layers.Named("signature-help") != nil })
	line := r.Ed.Layers.Named("signature-help").(*ui.Popup).View().Block.Lines[0]
	if len(line) != 3 || line[1].Text != "b" || line[1].Scope == "" {
		t.Fatalf("line %+v", line)
	}
	r.press("<esc>")
	if r.Ed.Layers.Named("signature-help") != nil {
		t.Fatal("the popup outlives insert mode")
	}
}

func TestSignatureHelpWhereInsertModeBegins(t *testing.T) {
	r := newRig(t, "f(a, b)\n", fakelsp.M{"signatureHelpProvider": fakelsp.M{"triggerCharacters": []string{"("}}})
	shown := func() bool { return r.Ed.Layers.Named("signature-help") != nil }
	r.fake.Hold("textDocument/signatureHelp")
	r.press("lli")
	help := fakelsp.M{"signatures": []fakelsp.M{{"label": "f(a, b)", "parameters": []fakelsp.M{{"label": "a"}, {"label": "b"}}}}}
	r.take("textDocument/signatureHelp").Reply(help)
	r.until("the popup", shown)
	// Typing on asks anew; an empty answer closes it.
	r.press("x")
	r.take("textDocument/signatureHelp").Reply(nil)
	r.until("no popup", func() bool { return !shown() })
	// What comes after insert mode, or fails, is not shown.
	r.press("<esc>i")
	late := r.take("textDocument/signatureHelp")
	r.press("<esc>")
	late.Reply(help)
	r.press("i")
	r.take("textDocument/signatureHelp").Fail(-32603, "no help")
	r.press(":")
	if shown() || r.Ed.Msg.Text != "" {
		t.Fatalf("popup %v, message %q", shown(), r.Ed.Msg.Text)
	}
	r.press("<esc>")
	r.press(":set lsp.auto-signature-help false<ret>i")
	r.press("y<esc>")
	if r.fake.Holds("textDocument/signatureHelp") != 0 {
		t.Fatal("asked though it is not wanted")
	}
}

func TestMoveAdaptsTheProject(t *testing.T) {
	filters := fakelsp.M{"filters": []fakelsp.M{{"pattern": fakelsp.M{"glob": "**/*"}}}}
	r := newRig(t, "one\n", fakelsp.M{"workspace": fakelsp.M{"fileOperations": fakelsp.M{"willRename": filters, "didRename": filters}}}, "b.prose", "uses a\n")
	r.fake.Answer("workspace/willRenameFiles", fakelsp.M{"changes": fakelsp.M{r.uri("b.prose"): []fakelsp.M{edit(0, 5, 6, "c")}}})
	r.press(":move c.prose<ret>")
	r.until("the new name", func() bool { return r.Ed.Doc().File.Path == r.path("c.prose") })
	if d := r.Ed.Docs.ByPath(r.path("b.prose")); d == nil || d.Text().String() != "uses c\n" {
		t.Fatal("the other file was not adapted")
	}
	r.until("the servers to hear of it", func() bool { _, ok := r.fake.Last("workspace/didRenameFiles"); return ok })
	r.fake.Await(t, fakelsp.Text(r.uri("c.prose"), "one\n"))
}

func TestServerElsewhere(t *testing.T) {
	dir := t.TempDir()
	far := strings.Replace(languages, `command = "fake"`, `command = "tcp://far:1"
path-mapping = [{ local = "`+dir+`", remote = "/srv/project" }]
read-command = ["printf", "far text\n%s"]`, 1)
	r := startRig(t, dir, far, "one two\n", fakelsp.M{"definitionProvider": true})
	r.fake.Await(t, fakelsp.Text("file:///srv/project/a.prose", "one two\n"))
	r.fake.Answer("textDocument/definition", fakelsp.M{"uri": "file:///srv/project/a.prose", "range": at(0, 4, 7)})
	r.press("gd")
	r.state("one #[|two]#\n")
	r.fake.Answer("textDocument/definition", fakelsp.M{"uri": "file:///usr/lib/other.prose", "range": at(1, 0, 1)})
	r.press("gd")
	r.until("the far file", func() bool { return strings.HasPrefix(r.Text(), "far text\n/usr/lib/other.prose") })
	r.press("d")
	if !strings.HasPrefix(r.Text(), "far text\n/usr/lib/other.prose") {
		t.Fatal("a file that is only there can be changed")
	}
}
