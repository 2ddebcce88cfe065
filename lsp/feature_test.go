package lsp

import (
	"strings"
	"testing"
	"testing/synctest"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/internal/fakelsp"
)

// one runs f with a server that is ready and a document that begins with a wide
// character, so that columns and bytes differ.
func one(t *testing.T, f func(t *testing.T, r *rig, s *Server, d *doc)) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		for _, name := range []string{"completionProvider", "codeActionProvider", "inlayHintProvider", "codeLensProvider", "documentLinkProvider"} {
			r.fake.Capabilities[name] = m{"resolveProvider": true}
		}
		d := r.open("a.rs", "😀 let x = f(1);\nx + x\n")
		f(t, r, r.ready(), d)
	})
}

func (d *doc) slice(s text.Span) string { return d.text.Slice(s.From, s.To) }

func TestHover(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Answer("textDocument/hover", m{
			"contents": m{"kind": "markdown", "value": "# x\r\n\x1b[31m\u202ered"}, "range": span(0, 7, 0, 8),
			"actions": []m{{"commands": []m{{"title": "refs", "command": "rust-analyzer.showReferences", "arguments": []any{
				r.uri("a.rs"), m{"line": 0, "character": 0}, []m{r.location("a.rs", span(1, 0, 1, 1)), r.location("b.rs", span(5, 0, 5, 1))},
			}}}}},
		})
		h, err := s.Hover(ctxFor(t), d.snap(), 9)
		if err != nil || !h.Markdown || h.Text != "# x\n[31mred" || d.slice(h.Span) != "x" || len(h.Actions) != 1 {
			t.Errorf("%+v %v", h, err)
		}
		msg, _ := r.fake.Last("textDocument/hover")
		if got := sprint(fakelsp.Dig(msg.Params, "position")); got != "map[character:7 line:0]" {
			t.Error(got)
		}
		c := s.ClientCommand(h.Actions[0])
		if c.Kind != ShowLocations || len(c.Locations) != 2 || d.slice(c.Locations[0].Span) != "x" || c.Locations[1].Line != 5 {
			t.Errorf("%+v", c)
		}
		if c := s.ClientCommand(Command{Name: "server.side"}); c.Kind != NotForClient {
			t.Errorf("%+v", c)
		}
	})
}

func TestGotoAndReferences(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Answer("textDocument/references", []m{
			r.location("a.rs", span(1, 4, 1, 5)), r.location("elsewhere.rs", span(2, 1, 2, 3)),
			{"uri": "jdt://contents/x?=%3D/y", "range": span(0, 0, 0, 0)}, {"uri": "", "range": nil},
		})
		l, err := s.References(ctxFor(t), d.snap(), 9, true)
		if err != nil || len(l) != 3 || d.slice(l[0].Span) != "x" || !l[0].Open || l[0].Rev != 1 || l[0].Line != 1 {
			t.Fatalf("%+v %v", l, err)
		}
		if l[1].Open || l[1].Path != r.path("elsewhere.rs") {
			t.Errorf("%+v", l[1])
		}
		if got := l[1].In(text.FromString("\n\nabc😀d")); got != (text.Span{From: 3, To: 5}) {
			t.Error(got)
		}
		if l[2].IsFile() || l[2].URI != "jdt://contents/x?=%3D/y" {
			t.Errorf("%+v", l[2])
		}
		msg, _ := r.fake.Last("textDocument/references")
		if fakelsp.Dig(msg.Params, "context", "includeDeclaration") != true {
			t.Error(string(msg.Params))
		}
		r.fake.Answer("textDocument/definition", []m{{"targetUri": r.uri("a.rs"), "targetRange": span(0, 3, 0, 15), "targetSelectionRange": span(0, 7, 0, 8)}})
		l, err = s.Goto(ctxFor(t), FeatureGotoDefinition, d.snap(), 0)
		if err != nil || len(l) != 1 || d.slice(l[0].Span) != "x" {
			t.Errorf("%+v %v", l, err)
		}
		r.fake.Answer("textDocument/definition", 7)
		if l, err := s.Goto(ctxFor(t), FeatureGotoDefinition, d.snap(), 0); err != nil || len(l) != 0 {
			t.Errorf("%+v %v", l, err)
		}
		r.fake.Answer("textDocument/definition", []any{m{"uri": r.uri("a.rs"), "range": "all"}})
		if _, err := s.Goto(ctxFor(t), FeatureGotoDefinition, d.snap(), 0); !strings.HasPrefix(errText(err), "fake: sent an answer that cannot be read: ") {
			t.Error(err)
		}
		if _, err := s.Goto(ctxFor(t), FeatureHover, d.snap(), 0); errText(err) != "fake: does not support this" {
			t.Error(err)
		}
	})
}

func TestSignatureHelp(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Answer("textDocument/signatureHelp", m{
			"signatures": []m{
				{"label": "f(é: 😀, é2: int)", "parameters": []m{{"label": []int{2, 7}}, {"label": []int{9, 16}, "documentation": "second"}}, "activeParameter": 1},
				{"label": "g(in, int, i)", "parameters": []m{{"label": "in"}, {"label": "int"}, {"label": "i"}, {"label": "none"}}, "documentation": m{"kind": "markdown", "value": "*g*"}},
			},
			"activeSignature": 1, "activeParameter": 2,
		})
		h, err := s.SignatureHelp(ctxFor(t), d.snap(), 16, SignatureTrigger{Character: "("})
		if err != nil || h.Active != 1 || len(h.Signatures) != 2 {
			t.Fatalf("%+v %v", h, err)
		}
		f, g := h.Signatures[0], h.Signatures[1]
		part := func(s Signature, i int) string { return s.Label[s.Parameters[i].Span.From:s.Parameters[i].Span.To] }
		if part(f, 0) != "é: 😀" || part(f, 1) != "é2: int" || f.Active != 1 || f.Parameters[1].Doc.Text != "second" {
			t.Errorf("%+v", f)
		}
		if part(g, 0) != "in" || part(g, 1) != "int" || part(g, 2) != "i" || g.Label[:g.Parameters[2].Span.From] != "g(in, int, " ||
			part(g, 3) != "" || g.Active != 2 || !g.Doc.Markdown {
			t.Errorf("%+v", g)
		}
		h.Active = 0
		s.SignatureHelp(ctxFor(t), d.snap(), 16, SignatureTrigger{Again: &h, Typed: true})
		msg, _ := r.fake.Last("textDocument/signatureHelp")
		for path, want := range map[string]any{"triggerKind": 3.0, "isRetrigger": true, "activeSignatureHelp.activeSignature": 0.0} {
			if got := fakelsp.Dig(msg.Params, append([]string{"context"}, strings.Split(path, ".")...)...); got != want {
				t.Errorf("%s: %v", path, got)
			}
		}
		r.fake.Answer("textDocument/signatureHelp", m{"signatures": []m{{"label": "f()", "parameters": []m{}, "activeParameter": nil}}, "activeParameter": nil})
		if h, err := s.SignatureHelp(ctxFor(t), d.snap(), 16, SignatureTrigger{}); err != nil || h.Signatures[0].Active != -1 {
			t.Errorf("%+v %v", h, err)
		}
	})
}

func TestCompletion(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Answer("textDocument/completion", m{
			"isIncomplete": true,
			"itemDefaults": m{"commitCharacters": []string{"."}, "insertTextFormat": 2, "data": m{"k": 1}, "editRange": m{"insert": span(0, 11, 0, 12), "replace": span(0, 11, 0, 15)}},
			"items": []any{
				m{"label": "foo\n", "kind": 3, "labelDetails": m{"detail": "(a)", "description": "mod"}, "textEditText": "foo($1)", "sortText": "1", "preselect": true},
				m{"label": "bar", "insertTextFormat": 1, "textEdit": m{"newText": "bar()", "range": span(0, 11, 0, 12)}, "tags": []int{1}, "commitCharacters": []string{},
					"additionalTextEdits": []m{{"range": span(0, 0, 0, 0), "newText": "use bar;\n"}}},
				m{"label": "bad", "additionalTextEdits": []m{{"range": span(9, 0, 9, 0), "newText": "x"}}},
				nil, 7,
			},
		})
		c, err := s.Complete(ctxFor(t), d.snap(), 14, CompletionTrigger{Character: "."})
		if err != nil || !c.Incomplete || len(c.Items) != 3 {
			t.Fatalf("%+v %v", c, err)
		}
		foo, bar, bad := c.Items[0], c.Items[1], c.Items[2]
		if foo.Label != "foo" || foo.LabelDetail != "(a)" || foo.Description != "mod" || foo.Kind.String() != "function" || foo.Insert != "foo($1)" ||
			!foo.Snippet || d.slice(foo.InsertSpan) != "f" || d.slice(foo.ReplaceSpan) != "f(1)" || foo.Sort != "1" || foo.Filter != "foo\n" ||
			!foo.Preselect || len(foo.Commit) != 1 || !foo.AdjustIndent {
			t.Errorf("%+v", foo)
		}
		if bar.Snippet || bar.Insert != "bar()" || d.slice(bar.ReplaceSpan) != "f" || !bar.Deprecated || len(bar.Commit) != 0 || bar.Extra.Count() != 1 || bar.ExtraRev != 1 {
			t.Errorf("%+v", bar)
		}
		if bad.Extra.Count() != 0 || errText(bad.ExtraErr) != "edit at line 10 of a text of 3 lines" {
			t.Errorf("%+v", bad)
		}
		if !foo.NeedsResolve() {
			t.Error("nothing to resolve")
		}
		// While the user types on, the item is resolved.
		d.edit(insert(d.text.Len(), "typed"))
		r.fake.On("completionItem/resolve", func(req *fakelsp.Request) {
			if got := sprint(req.Param("data")); got != "map[k:1]" {
				t.Error("data is ", got)
			}
			req.Reply(m{"label": "foo", "detail": "fn foo(a)", "documentation": m{"kind": "plaintext", "value": "text"},
				"additionalTextEdits": []m{{"range": span(0, 2, 0, 2), "newText": "use foo;"}}, "command": m{"title": "t", "command": "c"}})
		})
		foo, err = s.ResolveCompletion(ctxFor(t), d.snap(), foo)
		if err != nil || foo.Detail != "fn foo(a)" || foo.Doc.Text != "text" || foo.Doc.Markdown || foo.ExtraRev != 2 || foo.Extra.At(0).From != 4 ||
			foo.Command.Name != "c" || foo.NeedsResolve() || foo.Insert != "foo($1)" {
			t.Errorf("%+v %v", foo, err)
		}
		msg, _ := r.fake.Last("textDocument/completion")
		if got := sprint(fakelsp.Dig(msg.Params, "context")); got != "map[triggerCharacter:. triggerKind:2]" {
			t.Error(got)
		}
	})
}

func TestFormattingIsAllOrNothing(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		s.cfg.Settings = `{"format":{"style":"x","tabSize":99}}`
		for _, c := range []struct {
			name  string
			edits any
			want  string
			err   string
		}{
			{"null", nil, d.text.String(), ""},
			{"two, unsorted", []m{{"range": span(1, 0, 1, 1), "newText": "y"}, {"range": span(0, 2, 0, 3), "newText": ""}}, "😀let x = f(1);\ny + x\n", ""},
			{"same place keeps order", []m{{"range": span(1, 0, 1, 0), "newText": "1"}, {"range": span(1, 0, 1, 0), "newText": "2"}}, "😀 let x = f(1);\n12x + x\n", ""},
			{"whole text", []m{{"range": span(0, 0, 99999, 0), "newText": "😀 let x = f(1);\nx + y\n"}}, "😀 let x = f(1);\nx + y\n", ""},
			{"twins", []m{{"range": span(1, 0, 1, 1), "newText": "y"}, {"range": span(1, 0, 1, 1), "newText": "y"}}, "😀 let x = f(1);\ny + x\n", ""},
			{"overlap", []m{{"range": span(1, 0, 1, 3), "newText": "y"}, {"range": span(1, 2, 1, 4), "newText": "z"}}, "", "two edits overlap at line 2"},
			{"outside", []m{{"range": span(1, 0, 1, 1), "newText": "y"}, {"range": span(7, 0, 7, 1), "newText": "z"}}, "", "edit at line 8 of a text of 3 lines"},
			{"reversed", []m{{"range": span(1, 3, 1, 1), "newText": "y"}}, "", "edit at line 2 ends before it starts"},
			{"not an edit", []any{m{"range": span(1, 0, 1, 1), "newText": "y"}, 7}, "", "cannot be read"},
		} {
			r.fake.Answer("textDocument/formatting", c.edits)
			e, err := s.Format(ctxFor(t), d.snap(), Indent{TabWidth: 3, Spaces: true})
			if c.err != "" {
				if !strings.Contains(errText(err), c.err) {
					t.Errorf("%s: %v", c.name, err)
				}
				continue
			}
			got, err2 := e.Set.Apply(d.text)
			if err != nil || err2 != nil || got.String() != c.want || e.Rev != 1 {
				t.Errorf("%s: %q %v %v", c.name, got.String(), err, err2)
			}
			if c.name == "whole text" && (e.Set.Count() != 1 || e.Set.At(0).Text != "y") {
				t.Errorf("%s is not reduced: %v", c.name, e.Set.At(0))
			}
		}
		msg, _ := r.fake.Last("textDocument/formatting")
		if got := sprint(fakelsp.Dig(msg.Params, "options")); got != "map[insertSpaces:true style:x tabSize:3]" {
			t.Error(got)
		}
		r.fake.Answer("textDocument/rangeFormatting", nil)
		s.FormatRange(ctxFor(t), d.snap(), text.Span{From: 4, To: 9}, Indent{})
		msg, _ = r.fake.Last("textDocument/rangeFormatting")
		if got := sprint(fakelsp.Dig(msg.Params, "range")); got != "map[end:map[character:7 line:0] start:map[character:2 line:0]]" {
			t.Error(got)
		}
		r.fake.Answer("textDocument/onTypeFormatting", nil)
		s.FormatTyped(ctxFor(t), d.snap(), 4, "}", Indent{})
		msg, _ = r.fake.Last("textDocument/onTypeFormatting")
		if fakelsp.Dig(msg.Params, "ch") != "}" || sprint(fakelsp.Dig(msg.Params, "position")) != "map[character:2 line:0]" {
			t.Error(string(msg.Params))
		}
	})
}

func TestLineBreaksOfEdits(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"a\r\nb\r\n", "x\ny\n", "x\r\ny\r\n"},
		{"a\nb\n", "x\r\ny\r\n", "x\ny\n"},
		{"a", "x\r\ny", "x\r\ny"},
	} {
		d := text.FromString(c.old)
		p := &places{enc: UTF8, open: map[string]Snapshot{}}
		q := &query{places: p, sent: sent{text: d}}
		raw := encode([]formatEdit{{span(0, 0, 9, 0), c.new}})
		e, err := q.textEdits(raw)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := e.Set.Apply(d); got.String() != c.want {
			t.Errorf("%q: %q", c.old, got.String())
		}
	}
}

type formatEdit struct {
	Range   m      `json:"range"`
	NewText string `json:"newText"`
}

func TestAnswersAreOfTheirRevision(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Hold("textDocument/formatting")
		asked := d.snap()
		var e Edits
		done := make(chan error)
		go func() {
			var err error
			e, err = s.Format(ctxFor(t), asked, Indent{})
			done <- err
		}()
		req := r.fake.Take(t, "textDocument/formatting")
		d.edit(insert(0, "😀😀😀\n")) // typed while the server thinks
		r.set.Flush()
		req.Reply([]m{{"range": span(0, 2, 0, 3), "newText": "_"}})
		if err := <-done; err != nil || e.Rev != 1 || e.Set.Len() != asked.Text.Len() {
			t.Fatalf("%+v %v", e, err)
		}
		set, ok := r.set.docs[d.path].since(e.Rev)
		if !ok {
			t.Fatal("change log is gone")
		}
		rebased, ok := e.Set.Rebase(set.Desc())
		got, err := rebased.Apply(d.text)
		if !ok || err != nil || got.String() != "😀😀😀\n😀_let x = f(1);\nx + x\n" {
			t.Errorf("%q %v", got.String(), err)
		}
	})
}

func TestSymbols(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		leaf := m{"name": "x", "kind": 13, "range": span(0, 3, 0, 15), "selectionRange": span(0, 7, 0, 8), "tags": []int{1}}
		r.fake.Answer("textDocument/documentSymbol", []any{
			m{"name": "main", "detail": "fn()", "kind": 12, "range": span(0, 0, 1, 5), "selectionRange": span(0, 3, 0, 6), "children": []any{leaf, leaf}},
			nil, m{"name": "broken"},
		})
		l, err := s.DocumentSymbols(ctxFor(t), d.snap())
		if err != nil || len(l) < 3 || l[0].Detail != "fn()" || l[0].Kind.String() != "function" || l[0].Depth != 0 ||
			l[1].Container != "main" || l[1].Depth != 1 || d.slice(l[1].Span) != "x" || !l[1].Deprecated || d.slice(l[1].Whole.Span) != "let x = f(1)" {
			t.Errorf("%+v %v", l, err)
		}
		r.fake.Answer("workspace/symbol", []any{
			m{"name": "y", "kind": 23, "containerName": "m", "location": m{"uri": r.uri("b.rs")}, "data": 7},
			m{"name": "x", "kind": 13, "location": r.location("a.rs", span(0, 7, 0, 8)), "deprecated": true},
		})
		l, err = s.WorkspaceSymbols(ctxFor(t), "q")
		if err != nil || len(l) != 2 || !l[0].NeedsResolve() || l[0].Container != "m" || l[1].NeedsResolve() || d.slice(l[1].Span) != "x" || !l[1].Deprecated {
			t.Fatalf("%+v %v", l, err)
		}
		r.fake.On("workspaceSymbol/resolve", func(req *fakelsp.Request) {
			req.Reply(m{"name": "y", "kind": 23, "data": req.Param("data"), "location": r.location("b.rs", span(4, 0, 4, 1))})
		})
		y, err := s.ResolveSymbol(ctxFor(t), l[0])
		if err != nil || y.Line != 4 || y.NeedsResolve() {
			t.Errorf("%+v %v", y, err)
		}
	})
}

func TestCodeActions(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Notify("textDocument/publishDiagnostics", m{"uri": r.uri("a.rs"), "version": 1, "diagnostics": []m{
			{"range": span(0, 7, 0, 8), "message": "unused", "code": "E1", "source": "rustc", "severity": 2, "tags": []int{1}, "data": m{"secret": []int{1}}},
		}})
		synctest.Wait()
		diags := eventsOf[Published](r)[0].Items
		diags[0].Span = text.Span{From: 3, To: 4} // it has moved since
		r.fake.Answer("textDocument/codeAction", []any{
			m{"title": "run", "command": "do.it", "arguments": []any{1, nil}},
			m{"title": "sub", "kind": "refactor.extract.function", "group": "G", "data": 1},
			m{"title": "off", "kind": "quickfix", "disabled": m{"reason": "because"}},
			m{"title": "fix", "kind": "quickfix", "isPreferred": true, "diagnostics": []m{{"range": span(0, 0, 0, 0), "message": "m"}},
				"edit": m{"changes": m{r.uri("a.rs"): []m{{"range": span(0, 7, 0, 8), "newText": "_x"}}}}},
			m{"title": "fix2", "kind": "quickfix"},
			m{"title": "src", "kind": "source.organizeImports"},
			m{"title": "inl", "kind": "refactor.inline"},
		})
		l, err := s.CodeActions(ctxFor(t), d.snap(), text.Span{From: 9, To: 10}, diags, []string{"quickfix"})
		if err != nil || len(l) != 7 {
			t.Fatalf("%+v %v", l, err)
		}
		msg, _ := r.fake.Last("textDocument/codeAction")
		want := "map[diagnostics:[map[code:E1 data:map[secret:[1]] message:unused range:map[end:map[character:2 line:0] start:map[character:0 line:0]] severity:2 source:rustc tags:[1]]] only:[quickfix] triggerKind:1]"
		if got := sprint(fakelsp.Dig(msg.Params, "context")); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		var order []string
		for _, a := range SortActions(l) {
			order = append(order, a.Title)
		}
		if got := strings.Join(order, " "); got != "fix fix2 sub inl src run" {
			t.Error(got)
		}
		if l[0].Command.Name != "do.it" || len(l[0].Command.Arguments) != 2 || l[1].Group != "G" || l[2].Disabled != "because" || l[3].Edit.Steps[0].Edit.Set.At(0).Text != "_x" {
			t.Errorf("%+v", l)
		}
		r.fake.Answer("codeAction/resolve", m{"title": "sub", "edit": m{"documentChanges": []any{
			m{"kind": "create", "uri": r.uri("n e w.rs"), "options": m{"ignoreIfExists": true}},
			m{"textDocument": m{"uri": r.uri("n e w.rs"), "version": nil}, "edits": []m{{"range": span(0, 0, 0, 0), "newText": "mod"}}},
			m{"textDocument": m{"uri": r.uri("a.rs"), "version": 1}, "edits": []m{{"range": span(0, 0, 0, 0), "newText": "y", "annotationId": "a"}}},
			m{"kind": "rename", "oldUri": r.uri("a.rs"), "newUri": r.uri("b.rs"), "annotationId": "a"},
			m{"kind": "delete", "uri": r.uri("c"), "options": m{"recursive": true}},
		}, "changeAnnotations": m{"a": m{"label": "outside", "needsConfirmation": true}, "unused": m{"label": "u"}}}})
		a, err := s.ResolveAction(ctxFor(t), l[1])
		if err != nil || a.Edit == nil || a.Edit.Err != nil || len(a.Edit.Steps) != 5 {
			t.Fatalf("%+v %v", a, err)
		}
		st := a.Edit.Steps
		if st[0].Op.Kind != CreateFile || st[0].Op.Path != r.path("n e w.rs") || !st[0].Op.IgnoreExisting || st[1].Edit.Open || !st[2].Edit.Open ||
			st[2].Label != "outside" || !st[2].Confirm || st[3].Op.To != r.path("b.rs") || !st[3].Confirm || st[1].Confirm || !st[4].Op.Recursive {
			t.Errorf("%+v", a.Edit)
		}
		if set, err := st[1].Edit.For(text.Rope{}); err != nil || set.At(0).Text != "mod" {
			t.Error(set, err)
		}
		if got := strings.Join(a.Edit.Paths(), " "); got != "/work/a.rs /work/b.rs /work/c /work/n e w.rs" {
			t.Error(got)
		}
		if got := a.Edit.Outside("/work"); len(got) != 0 {
			t.Error(got)
		}
		if got := a.Edit.Outside("/work/c"); len(got) != 3 {
			t.Error(got)
		}
	})
}

func TestRename(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		// Without the capability the word is taken.
		if p, ok, err := s.PrepareRename(ctxFor(t), d.snap(), 9); !ok || err != nil || p.Known {
			t.Error(p, ok, err)
		}
		s.session.caps, _ = decode[caps](encode(m{"renameProvider": m{"prepareProvider": true}}))
		r.fake.Answer("textDocument/prepareRename", m{"range": span(0, 7, 0, 8), "placeholder": "ex"})
		if p, ok, err := s.PrepareRename(ctxFor(t), d.snap(), 9); !ok || err != nil || d.slice(p.Span) != "x" || p.Name != "ex" {
			t.Error(p, ok, err)
		}
		r.fake.Answer("textDocument/prepareRename", nil)
		if _, ok, err := s.PrepareRename(ctxFor(t), d.snap(), 9); ok || err != nil {
			t.Error(ok, err)
		}
		r.fake.AnswerError("textDocument/prepareRename", -32602, "No references found at position")
		if _, ok, err := s.PrepareRename(ctxFor(t), d.snap(), 9); ok || errText(err) != "fake: No references found at position" {
			t.Error(ok, err)
		}
		e := r.open("b.rs", "x\n")
		r.fake.Answer("textDocument/rename", m{"documentChanges": []m{
			{"textDocument": m{"uri": r.uri("a.rs"), "version": 1}, "edits": []m{{"range": span(1, 0, 1, 1), "newText": "y"}, {"range": span(1, 4, 1, 5), "newText": "y"}}},
			{"textDocument": m{"uri": r.uri("b.rs"), "version": 1}, "edits": []m{{"range": span(0, 0, 0, 1), "newText": "y"}}},
		}})
		w, err := s.Rename(ctxFor(t), d.snap(), 9, "y")
		if err != nil || w.Err != nil || len(w.Steps) != 2 || w.Steps[0].Edit.Set.Count() != 2 || w.Steps[1].Edit.Rev != 1 || w.IsEmpty() {
			t.Fatalf("%+v %v", w, err)
		}
		// An edit for a version that is known still is converted with its text.
		d.edit(insert(0, "line\n"))
		w, err = s.Rename(ctxFor(t), d.snap(), 9, "y")
		if err != nil || w.Err != nil || w.Steps[0].Edit.Rev != 1 || w.Steps[0].Edit.Set.Len() != d.text.Len()-5 {
			t.Errorf("%+v %v", w, err)
		}
		// One for a version that never was is refused.
		r.fake.Answer("textDocument/rename", m{"documentChanges": []m{{"textDocument": m{"uri": r.uri("b.rs"), "version": 77}, "edits": []m{}}}})
		w, err = s.Rename(ctxFor(t), e.snap(), 0, "y")
		if err != nil || errText(w.Err) != "b.rs: edit was made for another version of the text" || w.IsEmpty() {
			t.Errorf("%+v %v", w, err)
		}
	})
}

func TestHintsAndDecorations(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		r.fake.Answer("textDocument/inlayHint", []any{
			m{"position": m{"line": 0, "character": 8}, "label": ": u32", "kind": 1, "paddingLeft": true, "textEdits": []m{{"range": span(0, 8, 0, 8), "newText": ": u32"}}},
			m{"position": m{"line": 0, "character": 13}, "label": []m{{"value": "a", "location": r.location("a.rs", span(0, 7, 0, 8))}, {"value": ":"}}, "kind": 2, "data": 5},
			m{"position": m{"line": 0, "character": 13}, "label": ""},
		})
		h, err := s.InlayHints(ctxFor(t), d.snap(), text.Span{From: 0, To: d.text.Len()})
		if err != nil || len(h.List) != 2 || h.List[0].Pos != 10 || !h.List[0].Type || !h.List[0].PadLeft || h.List[0].Edits.Count() != 1 ||
			h.List[1].Label() != "a:" || d.slice(h.List[1].Parts[0].Location.Span) != "x" || !h.List[1].Parameter {
			t.Fatalf("%+v %v", h, err)
		}
		r.fake.On("inlayHint/resolve", func(req *fakelsp.Request) {
			req.Reply(m{"position": m{"line": 0, "character": 13}, "label": "a:", "tooltip": sprint(req.Param("data"))})
		})
		if got, err := s.ResolveHint(ctxFor(t), h.List[1], d.text); err != nil || got.Tooltip.Text != "5" {
			t.Error(got, err)
		}
		r.fake.Answer("textDocument/documentColor", []m{{"range": span(0, 7, 0, 8), "color": m{"red": 1, "green": 0.5, "blue": -3, "alpha": 7}}})
		if c, err := s.Colors(ctxFor(t), d.snap()); err != nil || c.List[0] != (Color{text.Span{From: 9, To: 10}, 255, 128, 0, 255}) {
			t.Errorf("%+v %v", c, err)
		}
		r.fake.Answer("textDocument/documentLink", []m{{"range": span(0, 7, 0, 8), "target": r.uri("x.rs")}, {"range": span(1, 0, 1, 1), "data": 1}})
		l, err := s.Links(ctxFor(t), d.snap())
		if err != nil || len(l.List) != 2 || l.List[0].Path != r.path("x.rs") || l.List[1].Target != "" {
			t.Fatalf("%+v %v", l, err)
		}
		r.fake.Answer("documentLink/resolve", m{"range": span(1, 0, 1, 1), "target": "https://x.y/?a=b"})
		if got, err := s.ResolveLink(ctxFor(t), l.List[1]); err != nil || got.Target != "https://x.y/?a=b" || got.Path != "" {
			t.Error(got, err)
		}
		r.fake.Answer("textDocument/codeLens", []m{{"range": span(0, 0, 0, 1), "data": 1}})
		r.fake.Answer("codeLens/resolve", m{"range": span(0, 0, 0, 1), "command": m{"title": "3 references", "command": "c"}})
		lens, err := s.Lenses(ctxFor(t), d.snap())
		if err != nil || len(lens.List) != 1 {
			t.Fatal(lens, err)
		}
		if got, err := s.ResolveLens(ctxFor(t), lens.List[0]); err != nil || got.Command.Title != "3 references" {
			t.Error(got, err)
		}
		r.fake.Answer("textDocument/foldingRange", []m{
			{"startLine": 0, "endLine": 1}, {"startLine": 0, "startCharacter": 2, "endLine": 1, "endCharacter": 1, "kind": "region", "collapsedText": "..."},
			{"startLine": 9, "endLine": 1},
		})
		f, err := s.Folds(ctxFor(t), d.snap())
		if err != nil || len(f.List) != 2 || d.slice(f.List[0].Span) != "\nx + x" || d.slice(f.List[1].Span) != " let x = f(1);\nx" || f.List[1].Text != "..." {
			t.Errorf("%+v %v", f, err)
		}
		r.fake.Answer("textDocument/selectionRange", []any{
			m{"range": span(1, 0, 1, 1), "parent": m{"range": span(1, 0, 1, 1), "parent": m{"range": span(1, 0, 1, 5), "parent": m{"range": span(0, 0, 0, 1)}}}},
		})
		sel, err := s.SelectionRanges(ctxFor(t), d.snap(), []int{20})
		if err != nil || len(sel.List) != 1 || len(sel.List[0]) != 2 || d.slice(sel.List[0][1]) != "x + x" {
			t.Errorf("%+v %v", sel, err)
		}
		r.fake.Answer("textDocument/documentHighlight", []m{{"range": span(1, 0, 1, 1), "kind": 3}, {"range": span(1, 4, 1, 5)}})
		hl, err := s.Highlights(ctxFor(t), d.snap(), 20)
		if err != nil || len(hl.List) != 2 || hl.List[0].Kind != HighlightWrite || hl.List[1].Kind != HighlightText || d.slice(hl.List[1].Span) != "x" {
			t.Errorf("%+v %v", hl, err)
		}
	})
}

func TestSemanticTokens(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		s.session.caps, _ = decode[caps](encode(m{"semanticTokensProvider": m{
			"legend": m{"tokenTypes": []string{"keyword", "variable"}, "tokenModifiers": []string{"decl", "mut"}}, "full": m{"delta": true}, "range": true,
		}}))
		r.fake.Answer("textDocument/semanticTokens/full", m{"resultId": "1", "data": []int{0, 3, 3, 0, 0, 0, 4, 1, 1, 3, 1, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 4, 1, 9, 0, 5000, 0, 1, 0, 0}})
		k, err := s.SemanticTokens(ctxFor(t), d.snap(), Tokens{})
		if err != nil || len(k.List) != 3 || d.slice(k.List[0].Span) != "let" || k.List[0].Type != "keyword" || d.slice(k.List[1].Span) != "x" ||
			strings.Join(k.List[1].Modifiers, "+") != "decl+mut" || d.slice(k.List[2].Span) != "x" {
			t.Fatalf("%+v %v", k, err)
		}
		r.fake.Answer("textDocument/semanticTokens/full/delta", m{"resultId": "2", "edits": []m{{"start": 15, "deleteCount": 15}, {"start": 3, "deleteCount": 1, "data": []int{1}}}})
		k2, err := s.SemanticTokens(ctxFor(t), d.snap(), k)
		if err != nil || len(k2.List) != 3 || k2.List[0].Type != "variable" {
			t.Errorf("%+v %v", k2, err)
		}
		msg, _ := r.fake.Last("textDocument/semanticTokens/full/delta")
		if fakelsp.Dig(msg.Params, "previousResultId") != "1" {
			t.Error(string(msg.Params))
		}
		for _, bad := range []m{{"start": 31, "deleteCount": 0}, {"start": 0, "deleteCount": 16}, {"start": uint32(4294967295), "deleteCount": uint32(4294967295)}} {
			r.fake.Answer("textDocument/semanticTokens/full/delta", m{"edits": []m{bad}})
			if _, err := s.SemanticTokens(ctxFor(t), d.snap(), k2); err == nil {
				t.Error(bad, "is taken")
			}
		}
	})
}

func TestHierarchies(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		item := func(name string, line int) m {
			return m{"name": name, "kind": 12, "uri": r.uri("a.rs"), "range": span(line, 0, line, 5), "selectionRange": span(line, 0, line, 1), "data": name}
		}
		r.fake.Answer("textDocument/prepareCallHierarchy", []m{item("x", 1)})
		l, err := s.Hierarchy(ctxFor(t), Callers, d.snap(), 0)
		if err != nil || len(l) != 1 || l[0].Name != "x" {
			t.Fatal(l, err)
		}
		r.fake.On("callHierarchy/incomingCalls", func(req *fakelsp.Request) {
			if req.Param("item", "data") != "x" {
				t.Error(string(req.Params))
			}
			req.Reply([]m{{"from": item("caller", 0), "fromRanges": []m{span(0, 11, 0, 12)}}})
		})
		in, err := s.Related(ctxFor(t), Callers, l[0])
		if err != nil || len(in) != 1 || in[0].Name != "caller" || d.slice(in[0].Calls[0].Span) != "f" {
			t.Errorf("%+v %v", in, err)
		}
		r.fake.Answer("textDocument/prepareTypeHierarchy", []m{item("x", 1)})
		r.fake.Answer("typeHierarchy/supertypes", []m{item("super", 0)})
		if l, err = s.Hierarchy(ctxFor(t), Supertypes, d.snap(), 0); err != nil || len(l) != 1 {
			t.Fatal(l, err)
		}
		if up, err := s.Related(ctxFor(t), Supertypes, l[0]); err != nil || len(up) != 1 || up[0].Name != "super" {
			t.Errorf("%+v %v", up, err)
		}
	})
}

func TestRustExtensions(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		s.session.caps, _ = decode[caps](encode(m{"experimental": m{"joinLines": true, "ssr": false, "runnables": m{"kinds": []string{"cargo"}}}}))
		if !s.HasExperimental("joinLines") || s.HasExperimental("ssr") || s.HasExperimental("none") || !s.HasExperimental("runnables") || s.IsRustAnalyzer() {
			t.Error("extensions")
		}
		run := m{"label": "test t", "kind": "cargo", "location": m{"targetUri": r.uri("a.rs"), "targetRange": span(1, 0, 1, 5), "targetSelectionRange": span(1, 4, 1, 5)},
			"args": m{"cargoArgs": []string{"test", "--lib"}, "executableArgs": []string{"t", "--exact"}, "cwd": "/work", "environment": m{"A": "b", "C": 1}}}
		r.fake.Answer("experimental/runnables", []any{run, m{"label": "sh", "kind": "shell", "args": m{"program": "make", "args": []string{"x"}}}, m{"label": "odd", "kind": "spell"}, 7})
		l, err := s.Runnables(ctxFor(t), d.snap(), 20)
		if err != nil || len(l) != 2 || l[0].Program != "cargo" || strings.Join(l[0].Args, " ") != "test --lib -- t --exact" || l[0].Dir != "/work" ||
			sprint(l[0].Env) != "map[A:b]" || d.slice(l[0].Location.Span) != "x" || l[1].Program != "make" {
			t.Errorf("%+v %v", l, err)
		}
		raw := encode(run)
		if c := s.ClientCommand(Command{Name: "rust-analyzer.runSingle", Arguments: []jsontext.Value{raw}}); c.Kind != RunRunnable || c.Runnable.Label != "test t" {
			t.Errorf("%+v", c)
		}
		r.fake.Answer("experimental/joinLines", []m{{"range": span(0, 16, 1, 0), "newText": " "}})
		e, err := s.JoinLines(ctxFor(t), d.snap(), []text.Span{{From: 0, To: 20}})
		if got, _ := e.Set.Apply(d.text); err != nil || got.String() != "😀 let x = f(1); x + x\n" {
			t.Errorf("%q %v", got.String(), err)
		}
		r.fake.Notify("experimental/serverStatus", m{"health": "warning", "quiescent": true, "message": "cargo\x07 failed"})
		synctest.Wait()
		if h := eventsOf[Health](r); len(h) != 1 || h[0].Level != "warning" || !h[0].Quiescent || h[0].Message != "cargo failed" {
			t.Errorf("%+v", h)
		}
		r.fake.Answer("rust-analyzer/memoryUsage", "10 MB")
		if got, err := s.MemoryUsage(ctxFor(t)); got != "10 MB" || err != nil {
			t.Error(got, err)
		}
	})
}

func TestWhatServersStateBeyondFeatures(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		state := func(v m) { s.session.caps, _ = decode[caps](encode(v)) }
		state(m{})
		if s.DiagnosticsDepend(d.path) || s.TokensWhole(d.path) || s.WantsWillSave() {
			t.Error("stated without being stated")
		}
		state(m{"diagnosticProvider": m{"interFileDependencies": true, "workspaceDiagnostics": false},
			"semanticTokensProvider": m{"legend": m{"tokenTypes": []string{}, "tokenModifiers": []string{}}, "full": true}})
		if !s.DiagnosticsDepend(d.path) || !s.TokensWhole(d.path) {
			t.Error("not seen")
		}
		state(m{"semanticTokensProvider": m{"legend": m{"tokenTypes": []string{}, "tokenModifiers": []string{}}, "full": false, "range": true}})
		if s.TokensWhole(d.path) {
			t.Error("false is not absent")
		}
		for _, depend := range []bool{true, false} {
			r.fake.Ask(7, "client/registerCapability", m{"registrations": []m{{"id": "d", "method": "textDocument/diagnostic",
				"registerOptions": m{"interFileDependencies": depend, "workspaceDiagnostics": false}}}})
			synctest.Wait()
			if s.DiagnosticsDepend(d.path) != depend {
				t.Errorf("registered with %v, not seen", depend)
			}
		}
		r.fake.Answer("textDocument/codeAction", []m{{"title": "do"}})
		if l, err := s.Suggestions(ctxFor(t), d.snap(), text.Span{From: 5, To: 9}, nil); err != nil || len(l) != 1 || l[0].Server != s {
			t.Errorf("%+v %v", l, err)
		}
		if msg, _ := r.fake.Last("textDocument/codeAction"); fakelsp.Dig(msg.Params, "context", "triggerKind") != 2.0 {
			t.Error(string(msg.Params))
		}
	})
}

func TestSameDiagnostics(t *testing.T) {
	base := m{"range": span(1, 0, 1, 3), "severity": 2, "code": "c", "source": "rustc", "message": "text"}
	read := func(change m) Diagnostic {
		v := m{}
		for _, from := range []m{base, change} {
			for k, x := range from {
				v[k] = x
			}
		}
		list, err := decodeList[protocol.Diagnostic](encode([]m{v}))
		if err != nil {
			t.Fatal(err)
		}
		return (&places{}).diagnostics("file:///a.rs", list)[0]
	}
	same := read(nil)
	if d := read(nil); !d.SameAs(&same) {
		t.Error("not the same as itself")
	}
	for _, change := range []m{{"range": span(2, 0, 2, 3)}, {"severity": 1}, {"code": "d"}, {"source": "x"}, {"message": "other"}} {
		if d := read(change); d.SameAs(&same) {
			t.Errorf("the same in spite of %v", change)
		}
	}
}
