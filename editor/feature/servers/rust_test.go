package servers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hx/editor/ui"
	"hx/internal/fakelsp"
)

// rustRig is a rig whose server says that it is rust-analyzer.
func rustRig(t *testing.T, text string, files ...string) *rig {
	t.Helper()
	fake := fakelsp.New()
	fake.Name = "rust-analyzer"
	r := startWith(t, fake, t.TempDir(), languages, text, nil, files...)
	r.fake.Await(t, fakelsp.Text(r.uri("a.prose"), text))
	return r
}

func TestRustPlaces(t *testing.T) {
	r := rustRig(t, "mod b;\n", "manifest.prose", "[package]\n", "b.prose", "fn x\n")
	r.fake.Answer("experimental/openCargoToml", fakelsp.M{"uri": r.uri("manifest.prose"), "range": at(0, 0, 0)})
	r.press(":rust-open-cargo-toml<ret>")
	r.until("the manifest", func() bool { return r.Ed.Doc().File.Path == r.path("manifest.prose") })
	r.press(":new<ret>:rust-parent-module<ret>")
	r.until("an error", func() bool { return strings.Contains(r.Ed.Msg.Text, "rust-analyzer does not run for this buffer") })
	r.press(":o b.prose<ret>")
	r.fake.Await(t, fakelsp.Text(r.uri("b.prose"), "fn x\n"))
	r.fake.Answer("experimental/parentModule", []fakelsp.M{{"targetUri": r.uri("a.prose"), "targetRange": at(0, 0, 6), "targetSelectionRange": at(0, 4, 5)}})
	r.press(":rust-parent-module<ret>")
	r.state("mod #[|b]#;\n")
	r.fake.Answer("experimental/parentModule", []fakelsp.M{})
	r.press(":rust-parent-module<ret>")
	r.message("There is no parent module")
}

func TestRustReports(t *testing.T) {
	r := rustRig(t, "m!()\n")
	r.fake.Answer("rust-analyzer/expandMacro", fakelsp.M{"name": "m", "expansion": "fn made() {}\n"})
	r.press(":rust-expand-macro<ret>")
	r.until("the expansion", func() bool { return strings.Contains(r.Text(), "Expansion of m\n\nfn made() {}\n") })
	r.press(":bc!<ret>")
	r.fake.Answer("rust-analyzer/expandMacro", nil)
	r.press(":rust-expand-macro<ret>")
	r.message("There is no macro call here")
	for command, method := range map[string]string{"rust-memory-usage": "rust-analyzer/memoryUsage", "rust-analyzer-status": "rust-analyzer/analyzerStatus"} {
		r.fake.Answer(method, "so it is")
		r.press(":" + command + "<ret>")
		r.until("the report", func() bool { return r.Ed.Layers.Named("rust-analyzer") != nil })
		r.press("<esc>")
		r.fake.AnswerError(method, -32603, "no report")
		r.press(":" + command + "<ret>")
		r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "no report") })
	}
}

func TestRustEdits(t *testing.T) {
	r := rustRig(t, "a,\nb\n", "c.prose", "foo(1)\n")
	r.fake.Hold("experimental/joinLines")
	r.press("%:rust-join-lines<ret>")
	late := r.take("experimental/joinLines")
	r.press("ggOnew<esc>")
	late.Reply([]fakelsp.M{{"range": fakelsp.M{"start": fakelsp.M{"line": 0, "character": 2}, "end": fakelsp.M{"line": 1, "character": 0}}, "newText": " "}})
	r.until("the join", func() bool { return r.Text() == "new\na, b\n" })
	r.fake.Answer("experimental/ssr", fakelsp.M{"changes": fakelsp.M{r.uri("c.prose"): []fakelsp.M{edit(0, 0, 6, "bar(1)")}}})
	r.press(":rust-ssr foo($a) ==>> bar($a)<ret>")
	r.until("the replacement", func() bool {
		d := r.Ed.Docs.ByPath(r.path("c.prose"))
		return d != nil && d.Text().String() == "bar(1)\n"
	})
	if m, _ := r.fake.Last("experimental/ssr"); fakelsp.Dig(m.Params, "query") != "foo($a) ==>> bar($a)" {
		t.Fatalf("params %s", m.Params)
	}
	r.fake.Answer("experimental/ssr", fakelsp.M{})
	r.press(":rust-ssr foo ==>> bar<ret>")
	r.message("Nothing matches foo ==>> bar")
	r.fake.AnswerError("experimental/ssr", -32602, "Parse error: no arrow")
	r.press(":rust-ssr foo<ret>")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "no arrow") })
}

func TestRustRunnables(t *testing.T) {
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "cargo"), []byte("#!/bin/sh\necho \"ran $*\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin+":"+os.Getenv("PATH"))
	r := rustRig(t, "fn a\nfn b\n")
	run := func(label string, line int) fakelsp.M {
		return fakelsp.M{"label": label, "kind": "cargo", "location": fakelsp.M{"targetUri": r.uri("a.prose"), "targetRange": at(line, 0, 4), "targetSelectionRange": at(line, 3, 4)},
			"args": fakelsp.M{"cargoArgs": []string{"test"}, "executableArgs": []string{label}, "cwd": r.Dir}}
	}
	r.fake.Answer("experimental/runnables", []fakelsp.M{run("all", 0), run("one", 1)})
	r.press("j:rust-run<ret>")
	ran := func(what string) func() bool {
		return func() bool { return r.Ed.Doc().File.Path == "" && r.Text() == "ran test -- "+what+"\n" }
	}
	r.until("the test at the cursor", ran("one"))
	r.press(":bc!<ret>:rust-runnables<ret>")
	r.until("a picker", func() bool { return r.Ed.Layers.Named("picker") != nil })
	if v := r.Ed.Layers.Named("picker").(*ui.Picker).View(9); len(v.Rows) != 2 || strings.Join(v.Rows[1].Item.Cells, " ") != "one a.prose:2" {
		t.Fatalf("rows %+v", v.Rows)
	}
	r.press("<ret>")
	r.until("the chosen one", ran("all"))
	r.press(":bc!<ret>")
	r.fake.Answer("rust-analyzer/relatedTests", []fakelsp.M{})
	r.press(":rust-related-tests<ret>")
	r.message("There is nothing to run here")
}

func TestWorkspaceCommands(t *testing.T) {
	r := newRig(t, "one\n", fakelsp.M{"executeCommandProvider": fakelsp.M{"commands": []string{"tidy", "sort"}}})
	r.fake.Answer("workspace/executeCommand", nil)
	r.press(":lsp-workspace-command<ret>")
	r.until("a picker", func() bool { return r.Ed.Layers.Named("picker") != nil })
	r.press("sort<ret>")
	ran := func(name string) func() bool {
		return func() bool {
			m, _ := r.fake.Last("workspace/executeCommand")
			return fakelsp.Dig(m.Params, "command") == name
		}
	}
	r.until("the command", ran("sort"))
	r.press(`:lsp-workspace-command tidy {"a": [1]} 2<ret>`)
	r.until("the command", ran("tidy"))
	if m, _ := r.fake.Last("workspace/executeCommand"); !strings.Contains(string(m.Params), `[{"a":[1]},2]`) {
		t.Fatalf("params %s", m.Params)
	}
	r.press(":lsp-workspace-command tidy {<ret>")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "arguments must be JSON values") })
	r.press(":lsp-workspace-command fly<ret>")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "`fly` is not supported for any language server") })
}

func TestUsesAreMarkedWhileTheCursorRests(t *testing.T) {
	r := newRig(t, "one two one\n", fakelsp.M{"documentHighlightProvider": true})
	r.fake.Hold("textDocument/documentHighlight")
	r.press(":set lsp.auto-document-highlight true<ret>")
	r.idle()
	r.take("textDocument/documentHighlight").Reply([]fakelsp.M{{"range": at(0, 0, 3)}, {"range": at(0, 8, 11)}})
	r.until("the marks", func() bool { return len(r.layer(9)) == 1 && len(r.layer(5)) == 0 })
	r.press("w")
	if len(r.layer(9)) != 0 {
		t.Fatal("the marks stay when the cursor leaves")
	}
	r.idle()
	late := r.take("textDocument/documentHighlight")
	r.press("l")
	late.Reply([]fakelsp.M{{"range": at(0, 8, 11)}})
	r.idle()
	r.take("textDocument/documentHighlight").Fail(-32603, "no")
	r.press(":echo x<ret>")
	if len(r.layer(9)) != 0 {
		t.Fatal("marks of another place")
	}
}
