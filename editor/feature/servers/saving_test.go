package servers_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"hx/editor"
	"hx/editor/config"
	"hx/editor/feature/diagnostics"
	"hx/editor/ui"
	"hx/internal/fakelsp"
)

// idle is what the loop does when nothing has happened for a while.
func (r *rig) idle() {
	for _, hook := range r.Ed.Hooks.Idle {
		hook(r.Ed)
	}
}

func TestServersAreAskedBeforeASave(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"textDocumentSync": fakelsp.M{"openClose": true, "change": 2, "save": true, "willSave": true, "willSaveWaitUntil": true}})
	r.fake.Hold("textDocument/willSaveWaitUntil")
	r.press("ox<esc>:w<ret>")
	late := r.take("textDocument/willSaveWaitUntil")
	if _, ok := r.fake.Last("textDocument/willSave"); !ok {
		t.Fatal("the server was not told of the save")
	}
	r.press("ggOnew<esc>") // typing goes on
	late.Reply([]fakelsp.M{edit(1, 0, 1, "X")})
	r.until("the file", func() bool { b, _ := os.ReadFile(r.path("a.prose")); return string(b) == "new\none\nX\n" })
	// A server that fails costs nothing but its edits.
	r.press("ggd:w<ret>")
	r.take("textDocument/willSaveWaitUntil").Fail(-32603, "cannot")
	r.until("the file", func() bool { b, _ := os.ReadFile(r.path("a.prose")); return string(b) == "ew\none\nX\n" })
}

func TestActionsShowWhatTheyWouldChange(t *testing.T) {
	r := newRig(t, "one\ntwo\nthree\n", fakelsp.M{"codeActionProvider": fakelsp.M{"resolveProvider": true}}, "b.prose", "other\n")
	r.fake.Answer("textDocument/codeAction", []fakelsp.M{{"title": "first", "data": 1}, {"title": "second", "data": 2}})
	r.fake.On("codeAction/resolve", func(q *fakelsp.Request) {
		if q.Param("data") == float64(1) {
			q.Reply(fakelsp.M{"title": "first", "edit": fakelsp.M{"changes": fakelsp.M{r.uri("a.prose"): []fakelsp.M{edit(1, 0, 3, "2\n2b")}}}})
			return
		}
		q.Reply(fakelsp.M{"title": "second", "edit": fakelsp.M{"documentChanges": []fakelsp.M{
			{"textDocument": fakelsp.M{"uri": r.uri("b.prose"), "version": nil}, "edits": []fakelsp.M{edit(0, 0, 5, "changed")}},
			{"kind": "rename", "oldUri": r.uri("b.prose"), "newUri": r.uri("c.prose")}}}})
	})
	shown := func(i int) string {
		m, ok := r.Ed.Layers.Named("code-action").(*ui.Menu)
		if !ok {
			return ""
		}
		return m.View(9).Items[i].Doc
	}
	r.press("<space>a")
	r.until("the difference", func() bool { return shown(0) == "```diff\n-two\n+2\n+2b\n```" })
	r.press("<down>")
	r.until("the difference", func() bool {
		return shown(1) == "```diff\n# b.prose\n-other\n+changed\n# rename b.prose to c.prose\n```"
	})
	r.press("<up><ret>")
	r.until("the edit", func() bool { return r.Text() == "one\n2\n2b\nthree\n" })
}

const hinted = `
[editor]
gutters = ["code-action-hint", "line-numbers"]
[editor.statusline]
right = ["code-action-hint"]
`

func TestHintOfCodeActions(t *testing.T) {
	r := newRig(t, "one\ntwo\n", fakelsp.M{"codeActionProvider": true})
	r.fake.Hold("textDocument/codeAction")
	r.press("jk")
	conf, problems := config.Parse("config.toml", hinted)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	r.Ed.Configure(conf)
	mark := func(line int) bool {
		for _, m := range r.Ed.Looks.Marks {
			if _, ok := m(r.Ed, r.Ed.Doc(), config.GutterCodeAction, line); ok {
				return true
			}
		}
		return false
	}
	status := func() []editor.StyledText {
		return r.Ed.Looks.Status[config.StatusCodeActionHint](r.Ed, r.Ed.View(), r.Ed.Doc())
	}
	r.press("j")
	q := r.take("textDocument/codeAction")
	if q.Param("context", "triggerKind") != float64(2) || q.Param("range", "start", "line") != float64(1) {
		t.Fatalf("params %s", q.Params)
	}
	if mark(1) || len(status()) != 0 {
		t.Fatal("a hint before the answer")
	}
	q.Reply([]fakelsp.M{{"title": "do"}})
	r.until("the hint", func() bool { return mark(1) && !mark(0) && len(status()) == 1 })
	r.press("k")
	if mark(0) || mark(1) || len(status()) != 0 {
		t.Fatal("the hint stays when the cursor leaves")
	}
	// What comes for a line that was left is not looked at.
	late := r.take("textDocument/codeAction")
	r.press("j")
	q = r.take("textDocument/codeAction")
	late.Reply([]fakelsp.M{{"title": "do"}})
	q.Fail(-32603, "no")
	r.press("jk")
	r.take("textDocument/codeAction").Reply([]fakelsp.M{{"title": "no more", "disabled": fakelsp.M{"reason": "x"}}})
	r.until("the answer to be taken", func() bool { return len(r.Ed.Jobs.Active()) == 0 })
	if mark(0) || mark(1) {
		t.Fatal("a hint though there is nothing to do")
	}
}

func TestFilesAreWatched(t *testing.T) {
	r := newRig(t, "one\n", nil, "sub/old.txt", "old")
	r.ask("client/registerCapability", fakelsp.M{"registrations": []fakelsp.M{{"id": "w", "method": "workspace/didChangeWatchedFiles",
		"registerOptions": fakelsp.M{"watchers": []fakelsp.M{{"globPattern": "**/*.txt"}}}}}})
	r.until("the watch", func() bool {
		os.WriteFile(r.path("sub/new.txt"), []byte("x"), 0o644)
		os.WriteFile(r.path("sub/new.md"), []byte("x"), 0o644)
		_, ok := r.fake.Last("workspace/didChangeWatchedFiles")
		return ok
	})
	told := func(name string, kind int) func() bool {
		return func() bool {
			m, _ := r.fake.Last("workspace/didChangeWatchedFiles")
			changes, _ := fakelsp.Dig(m.Params, "changes").([]any)
			for _, c := range changes {
				c := c.(map[string]any)
				if c["uri"] == r.uri(name) && c["type"] == float64(kind) {
					return true
				}
				if strings.HasSuffix(c["uri"].(string), ".md") {
					t.Fatalf("told of %v", c)
				}
			}
			return false
		}
	}
	os.Remove(r.path("sub/old.txt"))
	r.until("the deletion", told("sub/old.txt", 3))
	// Folders that come into being are watched too.
	if err := os.MkdirAll(r.path("sub/deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	os.WriteFile(r.path("sub/deep/made.txt"), []byte("x"), 0o644)
	r.until("the new file", func() bool { return told("sub/deep/made.txt", 1)() || told("sub/deep/made.txt", 2)() })
	// A file that is replaced has changed.
	tmp := filepath.Join(t.TempDir(), "tmp")
	os.WriteFile(tmp, []byte("y"), 0o644)
	os.Rename(tmp, r.path("sub/deep/made.txt"))
	r.until("the replaced file", func() bool { return told("sub/deep/made.txt", 1)() || told("sub/deep/made.txt", 2)() })
	r.ask("client/unregisterCapability", fakelsp.M{"unregisterations": []fakelsp.M{{"id": "w", "method": "workspace/didChangeWatchedFiles"}}})
}

const strict = `
[language-server.fake]
command = "fake"

[[language]]
name = "prose"
scope = "text.prose"
file-types = ["prose"]
roots = []
language-servers = ["fake"]
diagnostic-severity = "warning"
persistent-diagnostic-sources = ["checker"]
`

func remark(line, from, to, severity int, source, message string) fakelsp.M {
	return fakelsp.M{"range": at(line, from, to), "severity": severity, "source": source, "message": message}
}

func TestSavedRemarksMoveWithTheText(t *testing.T) {
	r := startRig(t, t.TempDir(), strict, "one\ntwo\n", nil)
	publish := func(items ...fakelsp.M) {
		d, _ := r.fake.Doc(r.uri("a.prose"))
		r.fake.Notify("textDocument/publishDiagnostics", fakelsp.M{"uri": r.uri("a.prose"), "version": d.Version, "diagnostics": items})
	}
	shown := func() (out []string) {
		for _, d := range diagnostics.Of(r.Env).In(r.Ed.Doc()) {
			out = append(out, d.Message+" on "+strings.TrimSpace(r.Ed.Doc().Text().Slice(d.Span.From, d.Span.To)))
		}
		return out
	}
	is := func(want ...string) func() bool {
		return func() bool { return strings.Join(shown(), ", ") == strings.Join(want, ", ") }
	}
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), "one\ntwo\n"))
	publish(remark(1, 0, 3, 1, "checker", "bad"), remark(0, 0, 3, 4, "live", "a hint"), remark(0, 0, 3, 2, "live", "odd"))
	r.until("the remarks, without the hint", is("odd on one", "bad on two"))
	r.press("ggOnew<esc>")
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), "new\none\ntwo\n"))
	// The server looks at the text anew, its checker does not.
	publish(remark(1, 0, 3, 1, "checker", "bad"), remark(0, 0, 3, 2, "live", "odd"))
	r.until("the remarks", is("odd on new", "bad on two"))
	publish(remark(0, 0, 3, 1, "checker", "bad"))
	r.until("the remark where it is now", is("bad on new"))
}

func TestNeighboursAreAskedToo(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"diagnosticProvider": fakelsp.M{"interFileDependencies": true, "workspaceDiagnostics": false}}, "b.prose", "two\n")
	var lock sync.Mutex
	questions := map[string]int{}
	r.fake.On("textDocument/diagnostic", func(q *fakelsp.Request) {
		lock.Lock()
		defer lock.Unlock()
		questions[q.Param("textDocument", "uri").(string)]++
		q.Reply(fakelsp.M{"kind": "full", "resultId": "1", "items": []fakelsp.M{}})
	})
	asked := func(name string) int {
		lock.Lock()
		defer lock.Unlock()
		return questions[r.uri(name)]
	}
	r.press("ix<esc>")
	r.until("the first question", func() bool { return asked("a.prose") > 0 })
	r.press(":o b.prose<ret>")
	r.fake.Await(t, fakelsp.Text(r.uri("b.prose"), "two\n"))
	before := asked("a.prose")
	r.press("ix<esc>")
	r.until("a question about what was typed", func() bool { return asked("b.prose") > 0 })
	r.until("one about the other document", func() bool { return asked("a.prose") > before })
}

func TestShowDocument(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // nothing opens addresses
	r := startRig(t, t.TempDir(), languages, "one\n", nil, "b.prose", "x\nthere\n")
	id := r.ask("window/showDocument", fakelsp.M{"uri": r.uri("b.prose"), "selection": at(1, 0, 5)})
	r.state("x\n#[|there]#\n")
	if m := r.fake.Answered(t, id); !strings.Contains(string(m.Result), "true") {
		t.Fatalf("answer %s", m.Result)
	}
	id = r.ask("window/showDocument", fakelsp.M{"uri": "https://example.org", "external": true})
	r.message("See https://example.org (no program here opens addresses)")
	if m := r.fake.Answered(t, id); !strings.Contains(string(m.Result), "false") {
		t.Fatalf("answer %s", m.Result)
	}
}

func TestHealth(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"colorProvider": true})
	r.fake.Notify("experimental/serverStatus", fakelsp.M{"health": "warning", "quiescent": false, "message": "no project\nmore"})
	r.message("fake: no project")
	r.press(":echo other<ret>")
	r.fake.Forget()
	r.fake.Notify("experimental/serverStatus", fakelsp.M{"health": "warning", "quiescent": true, "message": "no project\nmore"})
	// Now it knows more: it is asked again, but what it said is not repeated.
	r.until("a question", func() bool { _, ok := r.fake.Last("textDocument/documentColor"); return ok })
	if r.Ed.Msg.Text != "other" {
		t.Fatalf("message %q", r.Ed.Msg.Text)
	}
}

func TestShowOutside(t *testing.T) {
	bin := t.TempDir()
	for _, name := range []string{"xdg-open", "open"} {
		if err := os.WriteFile(filepath.Join(bin, name), []byte("#!/bin/sh\necho $1 > "+bin+"/seen\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", bin)
	t.Setenv("DISPLAY", ":0")
	r := startRig(t, t.TempDir(), languages, "one\n", nil)
	ask := func(keys string) string {
		id := r.ask("window/showDocument", fakelsp.M{"uri": "https://example.org/x", "external": true})
		r.until("a question", func() bool { return r.Ed.Layers.Named("question") != nil })
		r.press(keys)
		return string(r.fake.Answered(t, id).Result)
	}
	if got := ask("<ret>"); !strings.Contains(got, "false") {
		t.Fatalf("declined: %s", got)
	}
	if got := ask("<down><ret>"); !strings.Contains(got, "true") {
		t.Fatalf("agreed: %s", got)
	}
	r.until("the program", func() bool { b, _ := os.ReadFile(bin + "/seen"); return string(b) == "https://example.org/x\n" })
	// gf on an address does the same, without a question.
	os.Remove(bin + "/seen")
	r.press("ohttps://example.org/y<esc>gf")
	r.until("the program", func() bool { b, _ := os.ReadFile(bin + "/seen"); return string(b) == "https://example.org/y\n" })
}
