package servers_test

import (
	"strings"
	"testing"

	"hx/editor"
	"hx/editor/layout"
	"hx/editor/ui"
	"hx/internal/fakelsp"
)

// swatches returns the swatches that are shown, as position and colour.
func (r *rig) swatches() []layout.Inline {
	return r.Ed.DecorOf(r.Ed.View(), r.Ed.Visible(r.Ed.View())).Inline
}

func colour(line, from, to int, red float64) fakelsp.M {
	return fakelsp.M{"range": at(line, from, to), "color": fakelsp.M{"red": red, "green": 0, "blue": 1, "alpha": 1}}
}

func TestSwatches(t *testing.T) {
	r := newRig(t, "a: #f0f;\nb: #00f;\n", fakelsp.M{"colorProvider": true})
	r.fake.Answer("textDocument/documentColor", []fakelsp.M{colour(1, 3, 7, 0), colour(0, 3, 7, 1)})
	r.press("ix<esc>u")
	r.until("two swatches", func() bool { return len(r.swatches()) == 2 })
	if s := r.swatches()[0]; s != (layout.Inline{Pos: 3, Text: "■ ", Scope: "#ff00ff"}) {
		t.Fatalf("swatch %+v", s)
	}
	// They move along with the text, and go with it.
	r.fake.Hold("textDocument/documentColor")
	r.press("ggOnew<esc>")
	if s := r.swatches(); len(s) != 2 || s[0].Pos != 7 {
		t.Fatalf("swatches %+v", s)
	}
	r.press("jxd")
	if s := r.swatches(); len(s) != 1 || s[0].Pos != 7 || s[0].Scope != "#0000ff" {
		t.Fatalf("swatches %+v", s)
	}
	// A failing answer changes nothing, a late one is brought up to date, one
	// that was overtaken is not looked at.
	r.take("textDocument/documentColor").Fail(-32603, "no colours")
	r.press("ggOx<esc>")
	first := r.take("textDocument/documentColor")
	r.press("ggOy<esc>")
	second := r.take("textDocument/documentColor")
	r.press("ggOz<esc>")
	second.Reply([]fakelsp.M{colour(3, 3, 7, 1)})
	third := r.take("textDocument/documentColor")
	first.Reply([]fakelsp.M{colour(0, 0, 1, 0.5)})
	third.Reply([]fakelsp.M{colour(4, 3, 7, 1)})
	r.until("the last answer", func() bool { s := r.swatches(); return len(s) == 1 && s[0].Scope == "#ff00ff" && s[0].Pos == 13 })
	r.press(":set lsp.display-color-swatches false<ret>")
	if s := r.swatches(); len(s) != 0 {
		t.Fatalf("swatches %+v", s)
	}
}

func TestExtrasGoWithTheirServer(t *testing.T) {
	r := newRig(t, "a: #f0f;\n", fakelsp.M{"colorProvider": true, "documentLinkProvider": fakelsp.M{}})
	r.fake.Answer("textDocument/documentColor", []fakelsp.M{colour(0, 3, 7, 1)})
	r.press("ix<esc>")
	r.until("a swatch", func() bool { return len(r.swatches()) == 1 })
	r.press(":lsp-stop<ret>")
	r.until("no swatch", func() bool { return len(r.swatches()) == 0 })
}

// layer returns the highlights of all layers that cover a position.
func (r *rig) layer(pos int) []editor.Highlight {
	var out []editor.Highlight
	v := r.Ed.View()
	for _, layer := range r.Ed.Looks.Highlights {
		for _, h := range layer(r.Ed, v, r.Ed.Doc(), r.Ed.Visible(v)) {
			if h.From <= pos && pos < h.To {
				out = append(out, h)
			}
		}
	}
	return out
}

func TestLinks(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // nothing opens addresses
	r := startRig(t, t.TempDir(), languages, "see other and web\n", fakelsp.M{"documentLinkProvider": fakelsp.M{"resolveProvider": true}}, "b.prose", "one\ntwo\n")
	r.fake.On("textDocument/documentLink", func(q *fakelsp.Request) {
		d, _ := r.fake.Doc(r.uri("a.prose"))
		line := strings.Count(d.Text[:max(strings.Index(d.Text, "see"), 0)], "\n")
		q.Reply([]fakelsp.M{{"range": at(line, 4, 9), "data": 1}, {"range": at(line, 14, 17), "target": "https://example.org/x"}})
	})
	r.fake.Answer("documentLink/resolve", fakelsp.M{"range": at(0, 4, 9), "target": r.uri("b.prose") + "#L2,3"})
	r.press("ix<esc>u")
	r.until("the links", func() bool { return len(r.layer(5)) == 1 && len(r.layer(3)) == 0 && len(r.layer(16)) == 1 })
	r.press("ggOnew<esc>jglgf")
	r.message("See https://example.org/x (no program here opens addresses)")
	r.press("ghwlgf")
	r.until("the file", func() bool { return r.Ed.Doc().File.Path == r.path("b.prose") })
	r.state("one\ntw#[o|]#\n")
	// Beside links the text itself names files.
	r.press("<C-o>ggOb.prose<esc>gf")
	r.until("the file", func() bool { return r.Ed.Doc().File.Path == r.path("b.prose") })
}

func TestLinkThatLeadsNowhere(t *testing.T) {
	r := newRig(t, "see other\n", fakelsp.M{"documentLinkProvider": fakelsp.M{"resolveProvider": true}})
	r.fake.Answer("textDocument/documentLink", []fakelsp.M{{"range": at(0, 4, 9)}})
	r.fake.AnswerError("documentLink/resolve", -32603, "gone")
	r.press("ix<esc>u")
	r.until("the link", func() bool { return len(r.layer(5)) == 1 })
	r.press("wlgf")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "gone") })
}

func TestSemanticTokens(t *testing.T) {
	legend := fakelsp.M{"tokenTypes": []string{"function", "variable"}, "tokenModifiers": []string{"static"}}
	r := newRig(t, "call value\n", fakelsp.M{"semanticTokensProvider": fakelsp.M{"legend": legend, "full": fakelsp.M{"delta": true}}})
	r.fake.Answer("textDocument/semanticTokens/full", fakelsp.M{"resultId": "1", "data": []int{0, 0, 4, 0, 0, 0, 5, 5, 1, 0}})
	r.press("ix<esc>u")
	if got, ok := r.fake.Last("textDocument/semanticTokens/full"); ok {
		t.Fatalf("asked though it is not wanted: %s", got.Params)
	}
	r.press(":set lsp.semantic-tokens true<ret>")
	function, variable := r.Ed.Theme.Style("function"), r.Ed.Theme.Style("variable")
	styled := func(pos int, want any) func() bool {
		return func() bool { l := r.layer(pos); return len(l) == 1 && l[0].Style == want }
	}
	r.until("colours", styled(1, function))
	r.until("colours", styled(6, variable))
	// Between an edit and the next answer the colours move with the text.
	r.fake.Hold("textDocument/semanticTokens/full/delta")
	r.press("Onew<esc>")
	r.until("moved colours", styled(5, function))
	if len(r.layer(0)) != 0 {
		t.Fatal("new text has a colour of the old")
	}
	late := r.take("textDocument/semanticTokens/full/delta")
	if late.Param("previousResultId") != "1" {
		t.Fatalf("params %s", late.Params)
	}
	r.press("Onewer<esc>")
	late.Reply(fakelsp.M{"resultId": "2", "edits": []fakelsp.M{{"start": 0, "deleteCount": 1, "data": []int{1}}, {"start": 8, "deleteCount": 1, "data": []int{0}}}})
	r.take("textDocument/semanticTokens/full/delta").Fail(-32603, "no")
	r.until("the old colours", styled(11, function))
}

func TestSemanticTokensOfParts(t *testing.T) {
	legend := fakelsp.M{"tokenTypes": []string{"function"}, "tokenModifiers": []string{}}
	r := newRig(t, "call\n"+strings.Repeat("x\n", 500), fakelsp.M{"semanticTokensProvider": fakelsp.M{"legend": legend, "range": true}})
	r.fake.On("textDocument/semanticTokens/range", func(q *fakelsp.Request) {
		line := int(q.Param("range", "start", "line").(float64))
		q.Reply(fakelsp.M{"data": []int{line, 0, 1, 0, 0}})
	})
	r.press(":set lsp.semantic-tokens true<ret>")
	r.until("colours", func() bool { return len(r.layer(0)) == 1 })
	r.press("ge")
	from := func() int {
		for _, hook := range r.Ed.Hooks.Idle {
			hook(r.Ed)
		}
		m, _ := r.fake.Last("textDocument/semanticTokens/range")
		return int(fakelsp.Dig(m.Params, "range", "start", "line").(float64))
	}
	r.until("another part", func() bool { return from() > 400 })
}

func lens(line int, title string) fakelsp.M {
	return fakelsp.M{"range": at(line, 0, 1), "command": fakelsp.M{"title": title, "command": "note", "arguments": []int{line}}}
}

func TestCodeLenses(t *testing.T) {
	r := newRig(t, "one\ntwo\n", fakelsp.M{"codeLensProvider": fakelsp.M{"resolveProvider": true}, "executeCommandProvider": fakelsp.M{"commands": []string{"note"}}})
	r.fake.Answer("textDocument/codeLens", []fakelsp.M{lens(1, "Run"), lens(1, "Debug"), {"range": at(0, 0, 0), "data": 1}})
	r.fake.Answer("codeLens/resolve", lens(0, "3 uses"))
	r.fake.Answer("workspace/executeCommand", nil)
	behind := func(line int) string {
		var out string
		for _, f := range r.Ed.Looks.LineEnd {
			for _, p := range f(r.Ed, r.Ed.View(), r.Ed.Doc(), line) {
				out += p.Text
			}
		}
		return out
	}
	r.press(":set lsp.code-lens true<ret>")
	r.until("lenses", func() bool { return behind(1) == "  Run | Debug" && behind(0) == "  3 uses" })
	r.press("ggOnew<esc>")
	if got := behind(2); got != "  Run | Debug" {
		t.Fatalf("moved lens %q", got)
	}
	r.fake.Answer("textDocument/codeLens", []fakelsp.M{lens(2, "Run"), lens(2, "Debug")})
	r.press("2j")
	r.do("code_lens")
	r.until("a menu", func() bool { return r.Ed.Layers.Named("menu") != nil })
	if v := r.Ed.Layers.Named("menu").(*ui.Menu).View(9); len(v.Items) != 2 || v.Items[1].Label != "Debug" {
		t.Fatalf("menu %+v", v)
	}
	r.press("<down><ret>")
	r.until("the command", func() bool { _, ok := r.fake.Last("workspace/executeCommand"); return ok })
	r.fake.AnswerError("textDocument/codeLens", -32603, "no lens")
	r.do("code_lens")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "no lens") })
	if behind(2) == "" {
		t.Fatal("a failing answer took the lenses away")
	}
	r.fake.Answer("textDocument/codeLens", nil)
	r.do("code_lens")
	r.message("There are no code lenses here")
}

func item(uri, name string, line, from, to int) fakelsp.M {
	return fakelsp.M{"name": name, "kind": 12, "uri": uri, "range": at(line, 0, to), "selectionRange": at(line, from, to)}
}

func TestCallHierarchy(t *testing.T) {
	r := newRig(t, "fn a\nfn b a a\n", fakelsp.M{"callHierarchyProvider": true}, "b.prose", "fn c a\n")
	r.fake.Answer("textDocument/prepareCallHierarchy", []fakelsp.M{item(r.uri("a.prose"), "a", 0, 3, 4)})
	r.fake.Answer("callHierarchy/incomingCalls", []fakelsp.M{
		{"from": item(r.uri("a.prose"), "b", 1, 3, 4), "fromRanges": []fakelsp.M{at(1, 5, 6), at(1, 7, 8)}},
		{"from": item(r.uri("b.prose"), "c", 0, 3, 4), "fromRanges": []fakelsp.M{at(0, 5, 6)}}})
	r.fake.Answer("callHierarchy/outgoingCalls", []fakelsp.M{
		{"to": item(r.uri("b.prose"), "c", 0, 3, 4), "fromRanges": []fakelsp.M{at(0, 0, 1)}}})
	r.do("goto_callers")
	r.until("a picker", func() bool { return r.Ed.Layers.Named("picker") != nil })
	v := r.Ed.Layers.Named("picker").(*ui.Picker).View(10)
	if len(v.Rows) != 3 || strings.Join(v.Rows[2].Item.Cells, " ") != "function c  b.prose:1" || v.Rows[1].Item.Cells[1] != "b" {
		t.Fatalf("rows %+v", v.Rows)
	}
	r.press("<down><ret>")
	r.state("fn a\nfn b a #[|a]#\n")
	r.do("goto_callees")
	r.until("a picker", func() bool { return r.Ed.Layers.Named("picker") != nil })
	r.press("<ret>")
	r.state("fn #[|c]# a\n")
	r.press("<C-o>")
	r.fake.Answer("textDocument/prepareCallHierarchy", nil)
	r.do("goto_callees")
	r.message("Nothing is called.")
	r.fake.AnswerError("textDocument/prepareCallHierarchy", -32603, "not here")
	r.do("goto_callees")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "not here") })
	r.do("goto_subtypes")
	r.message("No configured language server supports type-hierarchy")
}

func TestLateHierarchyMeetsEditedText(t *testing.T) {
	r := newRig(t, "type a\ntype b\n", fakelsp.M{"typeHierarchyProvider": true})
	r.fake.Answer("textDocument/prepareTypeHierarchy", []fakelsp.M{item(r.uri("a.prose"), "a", 0, 5, 6)})
	r.fake.Hold("typeHierarchy/subtypes")
	r.do("goto_subtypes")
	late := r.take("typeHierarchy/subtypes")
	r.press("ggOnew<esc>")
	late.Reply([]fakelsp.M{item(r.uri("a.prose"), "b", 1, 5, 6)})
	r.until("a picker", func() bool { return r.Ed.Layers.Named("picker") != nil })
	r.press("<ret>")
	r.state("new\ntype a\ntype #[|b]#\n")
}

func TestExpandBySelectionRanges(t *testing.T) {
	r := newRig(t, "one (two three) four\n", fakelsp.M{"selectionRangeProvider": true})
	r.fake.Answer("textDocument/selectionRange", []fakelsp.M{{"range": at(0, 5, 8), "parent": fakelsp.M{"range": at(0, 5, 14), "parent": fakelsp.M{"range": at(0, 4, 15)}}}})
	r.press("wll<A-o>")
	r.state("one (#[two|]# three) four\n")
	r.press("<A-o><A-o>")
	r.state("one #[(two three)|]# four\n")
	r.press("<A-i>")
	r.state("one (#[two three|]#) four\n")
	r.fake.AnswerError("textDocument/selectionRange", -32603, "no ranges")
	r.press("<A-o>")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "no ranges") })
	r.state("one (#[two three|]#) four\n")
}

func TestSelectFold(t *testing.T) {
	r := newRig(t, "a {\n  b {\n    c\n  }\n}\nd\n", fakelsp.M{"foldingRangeProvider": true})
	r.fake.Answer("textDocument/foldingRange", []fakelsp.M{{"startLine": 0, "endLine": 4}, {"startLine": 1, "endLine": 3},
		{"startLine": 2, "startCharacter": 0, "endLine": 2, "endCharacter": 4}})
	r.press("2j")
	r.do("select_fold")
	r.state("a {\n#[  b {\n    c\n  }\n|]#}\nd\n")
	r.do("select_fold")
	r.state("#[a {\n  b {\n    c\n  }\n}\n|]#d\n")
	r.do("select_fold")
	r.message("Nothing around the cursor can be folded")
	r.press("<A-i>")
	r.state("a {\n#[  b {\n    c\n  }\n|]#}\nd\n")
	// Keys typed meanwhile meet the answer.
	r.fake.Hold("textDocument/foldingRange")
	r.press("gg")
	r.feed("select_fold", "d")
	r.take("textDocument/foldingRange").Reply([]fakelsp.M{{"startLine": 0, "endLine": 4}})
	r.state("#[d|]#\n")
}

func TestFormatSelections(t *testing.T) {
	r := newRig(t, "one\ntwo\nthree\n", fakelsp.M{"documentRangeFormattingProvider": true})
	r.fake.Hold("textDocument/rangeFormatting")
	r.press("jx=")
	q := r.take("textDocument/rangeFormatting")
	if q.Param("range", "start", "line") != float64(1) || q.Param("range", "end", "line") != float64(2) || q.Param("options", "insertSpaces") == nil {
		t.Fatalf("params %s", q.Params)
	}
	r.press("ggOnew<esc>")
	q.Reply([]fakelsp.M{edit(1, 0, 3, "TWO")})
	r.until("the edit", func() bool { return r.Text() == "new\none\nTWO\nthree\n" })
	r.press("u")
	r.until("one step", func() bool { return r.Text() == "new\none\ntwo\nthree\n" })
	r.press("%s\\w+<ret>=")
	r.message("format_selections only supports a single selection for now")
	r.press(",=")
	r.take("textDocument/rangeFormatting").Fail(-32603, "no format")
	r.until("the error", func() bool { return strings.Contains(r.Ed.Msg.Text, "no format") })
}

func TestFormatSelectionsWithoutServer(t *testing.T) {
	r := newRig(t, "one\n", nil)
	r.press("=")
	r.message("No configured language server supports range formatting")
}

// What a diagnostic says of a text lies over the colours of servers.
func TestDiagnosticsLieOverTokens(t *testing.T) {
	legend := fakelsp.M{"tokenTypes": []string{"function"}, "tokenModifiers": []string{}}
	r := newRig(t, "call\n", fakelsp.M{"semanticTokensProvider": fakelsp.M{"legend": legend, "full": true}})
	r.fake.Answer("textDocument/semanticTokens/full", fakelsp.M{"data": []int{0, 0, 4, 0, 0}})
	r.press(":set lsp.semantic-tokens true<ret>")
	d, _ := r.fake.Doc(r.uri("a.prose"))
	r.fake.Notify("textDocument/publishDiagnostics", fakelsp.M{"uri": r.uri("a.prose"), "version": d.Version, "diagnostics": []fakelsp.M{
		{"range": at(0, 0, 4), "severity": 1, "message": "no"}}})
	r.until("both", func() bool { return len(r.layer(1)) == 2 })
	if l := r.layer(1); l[0].Style != r.Ed.Theme.Style("function") || l[1].Style != r.Ed.Theme.Style("diagnostic.error") {
		t.Fatalf("layers %+v", l)
	}
}
