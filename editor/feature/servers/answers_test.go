package servers_test

import (
	"slices"
	"strings"
	"testing"

	"hx/editor/job"
	"hx/internal/fakelsp"
)

// asking are the commands that ask servers something, what they ask first, and
// the capability that makes them do so.
var asking = []struct{ command, method, provider string }{
	{"goto_definition", "textDocument/definition", "definitionProvider"},
	{"goto_declaration", "textDocument/declaration", "declarationProvider"},
	{"goto_type_definition", "textDocument/typeDefinition", "typeDefinitionProvider"},
	{"goto_implementation", "textDocument/implementation", "implementationProvider"},
	{"goto_reference", "textDocument/references", "referencesProvider"},
	{"hover", "textDocument/hover", "hoverProvider"},
	{"symbol_picker", "textDocument/documentSymbol", "documentSymbolProvider"},
	{"workspace_symbol_picker", "workspace/symbol", "workspaceSymbolProvider"},
	{"rename_symbol", "textDocument/prepareRename", "renameProvider"},
	{"code_action", "textDocument/codeAction", "codeActionProvider"},
	{"select_references_to_symbol_under_cursor", "textDocument/documentHighlight", "documentHighlightProvider"},
	{"signature_help", "textDocument/signatureHelp", "signatureHelpProvider"},
	{"format_selections", "textDocument/rangeFormatting", "documentRangeFormattingProvider"},
	{"goto_callers", "textDocument/prepareCallHierarchy", "callHierarchyProvider"},
	{"goto_callees", "textDocument/prepareCallHierarchy", "callHierarchyProvider"},
	{"goto_supertypes", "textDocument/prepareTypeHierarchy", "typeHierarchyProvider"},
	{"goto_subtypes", "textDocument/prepareTypeHierarchy", "typeHierarchyProvider"},
	{"code_lens", "textDocument/codeLens", "codeLensProvider"},
	{"select_fold", "textDocument/foldingRange", "foldingRangeProvider"},
	{"expand_selection", "textDocument/selectionRange", "selectionRangeProvider"},
}

// blocks tells whether keys wait for what a command asks.
func blocks(command string) bool { return command == "select_fold" || command == "expand_selection" }

func capabilityOf(provider string) fakelsp.M {
	switch provider {
	case "signatureHelpProvider", "codeLensProvider":
		return fakelsp.M{provider: fakelsp.M{}}
	case "renameProvider":
		return fakelsp.M{provider: fakelsp.M{"prepareProvider": true}}
	}
	return fakelsp.M{provider: true}
}

// busy tells whether a question is under way.
func (r *rig) busy() bool {
	return slices.ContainsFunc(r.Ed.Jobs.Active(), func(s job.Status) bool { return s.Title != "" })
}

// each runs a test for every command that asks something.
func each(t *testing.T, files []string, f func(t *testing.T, r *rig, command, method string)) {
	for _, a := range asking {
		t.Run(a.command, func(t *testing.T) {
			r := newRig(t, "one two\nthree\n", capabilityOf(a.provider), files...)
			f(t, r, a.command, a.method)
			if r.fake.Holds(a.method) == 0 && r.In.Blocked() {
				t.Fatal("keys wait for ever")
			}
		})
	}
}

func TestFailuresAreShown(t *testing.T) {
	each(t, nil, func(t *testing.T, r *rig, command, method string) {
		r.fake.AnswerError(method, -32603, "broken \x1b[31m inside")
		r.do(command)
		r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "broken") })
		if strings.Contains(r.Ed.Msg.Text, "\x1b") || !strings.Contains(r.Ed.Msg.Text, "fake") {
			t.Fatalf("message %q", r.Ed.Msg.Text)
		}
	})
}

// A server that is busy, even when it is asked once more, has not said that
// there is nothing.
func TestBusyServersHaveNotAnswered(t *testing.T) {
	for _, command := range []string{"goto_definition", "hover", "code_action", "goto_callers", "symbol_picker"} {
		t.Run(command, func(t *testing.T) {
			for _, a := range asking {
				if a.command != command {
					continue
				}
				r := newRig(t, "one\n", capabilityOf(a.provider))
				r.fake.AnswerError(a.method, -32801, "content modified")
				r.do(command)
				r.message("fake is busy with something newer; ask again in a moment")
			}
		})
	}
}

// What makes no sense costs the answer, not the text and not the editor.
func TestNonsenseIsHarmless(t *testing.T) {
	nonsense := []any{nil, true, 7, "no", []any{}, fakelsp.M{}, []any{nil, 3, "x"}, []any{fakelsp.M{"range": at(99, 9, 3)}},
		fakelsp.M{"contents": fakelsp.M{"kind": 7}}, []any{fakelsp.M{"range": at(0, 3, 1), "parent": fakelsp.M{"range": at(5, 0, 0)}}},
		[]any{fakelsp.M{"uri": "file:///nowhere", "range": nil}}, []any{fakelsp.M{"startLine": 5, "endLine": 2}, fakelsp.M{"startLine": 900, "endLine": 901}},
		fakelsp.M{"signatures": []any{nil, fakelsp.M{"label": 3}}}, fakelsp.M{"placeholder": 3}, strings.Repeat("x", 1<<16)}
	each(t, nil, func(t *testing.T, r *rig, command, method string) {
		d := r.Ed.Doc()
		for _, answer := range nonsense {
			r.fake.Forget()
			r.fake.Answer(method, answer)
			r.do(command)
			r.until("the question", func() bool { _, ok := r.fake.Last(method); return ok })
			r.until("an end", func() bool { return !r.busy() })
			for i := 0; r.Ed.Layers.Top() != nil && i < 5; i++ {
				r.press("<esc>")
			}
			if got := d.Text().String(); got != "one two\nthree\n" {
				t.Fatalf("%v made it %q", answer, got)
			}
			r.Ed.Show(d)
		}
	})
}

// The answer to an older question is not looked at, whenever it comes.
func TestOvertakenAnswers(t *testing.T) {
	each(t, nil, func(t *testing.T, r *rig, command, method string) {
		if blocks(command) || command == "workspace_symbol_picker" || command == "format_selections" {
			return // the second waits for the first, or both count
		}
		r.fake.Hold(method)
		r.do(command)
		first := r.take(method)
		r.do(command)
		second := r.take(method)
		second.Fail(-32603, "the second")
		r.until("the second answer", func() bool { return strings.Contains(r.Ed.Msg.Text, "the second") })
		first.Fail(-32603, "the first")
		r.press(":echo done<ret>")
		r.message("done")
	})
}

// An answer for a buffer that is closed, or not looked at any more, leaves the
// other one alone.
func TestAnswersForClosedBuffers(t *testing.T) {
	each(t, []string{"b.prose", "other\n"}, func(t *testing.T, r *rig, command, method string) {
		if blocks(command) || command == "workspace_symbol_picker" {
			return // keys wait, or the picker takes them
		}
		r.fake.Hold(method)
		r.do(command)
		late := r.take(method)
		r.press(":o b.prose<ret>:bc a.prose<ret>")
		late.Reply([]fakelsp.M{{"uri": r.uri("b.prose"), "range": at(0, 0, 3), "newText": "wrong", "title": "x", "kind": 12, "name": "n", "selectionRange": at(0, 0, 1)}})
		r.until("an end", func() bool { return !r.busy() })
		if d := r.Ed.Docs.ByPath(r.path("b.prose")); d == nil || d.Text().String() != "other\n" {
			t.Fatal("the other buffer was changed")
		}
	})
}

// Esc gives a question up that keys wait for.
func TestEscGivesUp(t *testing.T) {
	for _, c := range []struct{ command, method, provider string }{
		{"select_fold", "textDocument/foldingRange", "foldingRangeProvider"}, {"expand_selection", "textDocument/selectionRange", "selectionRangeProvider"}} {
		t.Run(c.command, func(t *testing.T) {
			r := newRig(t, "one two\n", fakelsp.M{c.provider: true})
			r.fake.Hold(c.method)
			r.feed(c.command, "")
			r.take(c.method)
			r.feed(c.command, "<esc>")
			r.until("freedom", func() bool { return !r.In.Blocked() })
			r.until("the word to the server", func() bool { _, ok := r.fake.Last("$/cancelRequest"); return ok })
			r.press("x")
			r.state("#[one two\n|]#")
		})
	}
}
