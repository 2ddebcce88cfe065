package lsp

import (
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"hx/internal/fakelsp"
)

func TestServerRequestsAreAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t, func(o *Options) {
			o.Configs = map[string]Config{fakeName: {Command: fakeName, Settings: `{"n":1,"python":{"analysis":{"mode":"strict"}}}`}}
		})
		r.open("a.rs", "abc")
		r.ready()
		items := func(sections ...any) m {
			list := []m{}
			for _, s := range sections {
				list = append(list, m{"section": s})
			}
			return m{"items": list}
		}
		for i, c := range []struct {
			method string
			params any
			want   string
		}{
			{"workspace/configuration", items("python.analysis.mode", "n", "none", "python.none.deep", "n.x"), `["strict",1,null,null,null]`},
			{"workspace/configuration", items("", nil), `[{"n":1,"python":{"analysis":{"mode":"strict"}}},{"n":1,"python":{"analysis":{"mode":"strict"}}}]`},
			{"workspace/configuration", items(), `[]`},
			{"workspace/workspaceFolders", nil, `[{"uri":"file:///work","name":"work"}]`},
			{"window/workDoneProgress/create", m{"token": 1}, `null`},
			{"window/workDoneProgress/create", m{"token": 1}, `null`},
			{"client/registerCapability", m{"registrations": []m{{"id": "x", "method": "never/heard"}}}, `null`},
			{"client/unregisterCapability", m{"unregisterations": []m{{"id": "unknown", "method": "x"}}}, `null`},
			{"workspace/semanticTokens/refresh", nil, `null`},
			{"workspace/inlayHint/refresh", nil, `null`},
			{"workspace/codeLens/refresh", nil, `null`},
			{"workspace/diagnostic/refresh", nil, `null`},
			{"workspace/foldingRange/refresh", nil, `null`},
			{"workspace/inlineValue/refresh", nil, `null`},
			{"workspace/textDocumentContent/refresh", m{"uri": "x:y"}, `null`},
			{"window/showMessageRequest", m{"type": 1, "message": "no choice"}, `null`},
			{"window/showDocument", m{"uri": r.uri("a.rs"), "selection": span(0, 1, 0, 2)}, `{"success":true}`},
			{"workspace/applyEdit", m{"edit": m{}}, `{"applied":false,"failureReason":"no"}`},
		} {
			r.fake.Ask(100+i, c.method, c.params)
			a := r.fake.Answered(t, sprint(100+i))
			if a.Error != nil || string(a.Result) != c.want {
				t.Errorf("%s: %s %v", c.method, a.Result, a.Error)
			}
		}
		r.fake.Ask("odd-id", "no/such/thing", nil)
		if a := r.fake.Answered(t, `"odd-id"`); a.Error == nil || a.Error.Code != -32601 {
			t.Error(a)
		}
		if n := len(eventsOf[Refresh](r)); n != 5 {
			t.Errorf("%d refreshes", n)
		}
		if len(r.shown) != 1 || !r.shown[0].Select || r.shown[0].Span.From != 1 || !r.shown[0].TakeFocus || r.shown[0].External {
			t.Errorf("%+v", r.shown)
		}
	})
}

func TestApplyEdit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.open("a.rs", "abc")
		r.ready()
		var got WorkspaceEdit
		r.onEdit = func(e WorkspaceEdit) string { got = e; return "" }
		edit := m{"documentChanges": []m{{"textDocument": m{"uri": r.uri("a.rs"), "version": 1}, "edits": []m{{"range": span(0, 1, 0, 2), "newText": "x"}}}}}
		r.fake.Ask(1, "workspace/applyEdit", m{"label": "do", "edit": edit})
		if a := r.fake.Answered(t, "1"); string(a.Result) != `{"applied":true}` || got.Label != "do" || got.Steps[0].Edit.Set.At(0).From != 1 {
			t.Errorf("%s %+v", a.Result, got)
		}
		edit["documentChanges"].([]m)[0]["textDocument"] = m{"uri": r.uri("a.rs"), "version": 9}
		got = WorkspaceEdit{}
		r.fake.Ask(2, "workspace/applyEdit", m{"edit": edit})
		if a := r.fake.Answered(t, "2"); string(a.Result) != `{"applied":false,"failureReason":"a.rs: edit was made for another version of the text"}` || got.Steps != nil {
			t.Errorf("%s %+v", a.Result, got)
		}
	})
}

func TestQuestionsToTheUser(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.open("a.rs", "abc")
		r.ready()
		r.choice = 1
		q := m{"type": 2, "message": "which\x1b?", "actions": []m{{"title": "a"}, {"title": "b\n", "mark": 7}}}
		r.fake.Ask(1, "window/showMessageRequest", q)
		if a := r.fake.Answered(t, "1"); string(a.Result) != `{"mark":7,"title":"b\n"}` {
			t.Errorf("%s", a.Result)
		}
		r.choice = -1
		r.fake.Ask(2, "window/showMessageRequest", q)
		if a := r.fake.Answered(t, "2"); string(a.Result) != `null` {
			t.Errorf("%s", a.Result)
		}
	})
}

func TestTooManyQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.open("a.rs", "abc")
		r.ready()
		hold := make(chan bool)
		r.onEdit = func(WorkspaceEdit) string { <-hold; return "" }
		for i := range 3 * maxAsking {
			r.fake.Ask(i, "workspace/applyEdit", m{"edit": m{}})
		}
		// Those beyond the limit are answered at once.
		if a := r.fake.Answered(t, sprint(3*maxAsking-1)); string(a.Result) != "null" {
			t.Errorf("%s", a.Result)
		}
		close(hold)
		for i := range maxAsking {
			if a := r.fake.Answered(t, sprint(i)); string(a.Result) != `{"applied":true}` {
				t.Errorf("%s", a.Result)
			}
		}
	})
}

func TestMessagesAndProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.open("a.rs", "abc")
		s := r.ready()
		r.fake.Notify("window/showMessage", m{"type": 1, "message": "bad\x1b]0;title\x07\nthing\u202e"})
		r.fake.Notify("window/showMessage", m{"type": 99, "message": "odd level"})
		r.fake.Notify("window/showMessage", m{"type": 1, "message": ""})
		r.fake.Notify("window/logMessage", m{"type": 4, "message": "for the log"})
		synctest.Wait()
		msgs := eventsOf[Message](r)
		if len(msgs) != 3 || msgs[0].Text != "bad]0;title\nthing" || msgs[0].Level != LevelError || msgs[0].Log || msgs[1].Level != LevelInfo || !msgs[2].Log {
			t.Errorf("%+v", msgs)
		}
		report := func(token any, kind string, more m) {
			more["kind"] = kind
			r.fake.Notify("$/progress", m{"token": token, "value": more})
		}
		report(1, "begin", m{"title": "Indexing", "cancellable": true})
		report("1", "begin", m{"title": "Other", "percentage": 0})
		report(1, "report", m{"message": "one", "percentage": 10}) // within the pause: kept, not told
		synctest.Wait()
		if l := s.Progress(); len(l) != 2 {
			t.Errorf("%+v", l)
		}
		s.CancelProgress(s.Progress()[0])
		r.fake.Await(t, fakelsp.Received("window/workDoneProgress/cancel", 1))
		report(1, "end", m{"message": "done"})
		report("2", "end", m{}) // never began
		synctest.Wait()
		ev := eventsOf[Progress](r)
		last := ev[len(ev)-1]
		if len(ev) != 3 || !last.Done || last.Title != "Indexing" || last.Message != "done" || last.Percent != 10 || !last.Cancellable || ev[1].Percent != 0 || ev[0].Percent != -1 {
			t.Errorf("%+v", ev)
		}
		r.fake.Crash()
		waitState(t, s, Waiting)
		if len(s.Progress()) != 0 {
			t.Error("a dead server makes progress")
		}
	})
}

func TestPushedDiagnostics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "😀abc\n")
		r.ready()
		push := func(uri string, version any) {
			r.fake.Notify("textDocument/publishDiagnostics", m{"uri": uri, "version": version, "diagnostics": []any{
				m{"range": span(0, 2, 0, 4), "message": "m", "severity": 4, "code": 7, "tags": []int{2}, "codeDescription": m{"href": "https://x/e"},
					"relatedInformation": []m{{"location": r.location("b.rs", span(3, 0, 3, 1)), "message": "see"}}},
				m{"range": span(0, 2, 0, 4)}, nil,
			}})
			synctest.Wait()
		}
		last := func() Published {
			l := eventsOf[Published](r)
			return l[len(l)-1]
		}
		push("file:///work/%61.rs", 1) // another spelling of the same file
		p := last()
		i := p.Items[0]
		if !p.Open || p.Rev != 1 || p.Path != d.path || d.text.Slice(i.Span.From, i.Span.To) != "ab" || i.Severity != SeverityHint || i.Code != "7" ||
			!i.Deprecated || i.CodeURL != "https://x/e" || len(p.Items) != 1 || i.Related[0].Line != 3 || i.Related[0].Message != "see" || !i.Overlaps(i.Span) {
			t.Errorf("%+v", p)
		}
		// For an older version that is still known the spans are of that one.
		d.edit(insert(0, "xx"))
		r.set.Flush()
		push(r.uri("a.rs"), 1)
		if p := last(); p.Rev != 1 || p.Items[0].Span.From != 4 || p.Text.Len() != 8 {
			t.Errorf("%+v", p)
		}
		push(r.uri("a.rs"), nil)
		if p := last(); p.Rev != 2 || d.text.Slice(p.Items[0].Span.From, p.Items[0].Span.To) != "😀" {
			t.Errorf("%+v", p)
		}
		push("file:///usr/include/stdio.h", nil)
		if p := last(); p.Open || p.Path != "/usr/include/stdio.h" || p.Items[0].In(d.text).From != 2 {
			t.Errorf("%+v", p)
		}
		push("untitled:1", nil)
		if p := last(); p.Path != "" || p.URI != "untitled:1" {
			t.Errorf("%+v", p)
		}
	})
}

func TestPulledDiagnostics(t *testing.T) {
	one(t, func(t *testing.T, r *rig, s *Server, d *doc) {
		s.session.caps, _ = decode[caps](encode(m{"diagnosticProvider": m{"identifier": "ra", "interFileDependencies": true, "workspaceDiagnostics": false}}))
		r.fake.Answer("textDocument/diagnostic", m{"kind": "full", "resultId": "7", "items": []any{m{"range": span(0, 7, 0, 8), "message": "m"}},
			"relatedDocuments": m{r.uri("b.rs"): m{"kind": "full", "items": []any{}}, r.uri("c.rs"): m{"kind": "unchanged", "resultId": "x"}}})
		p, err := s.PullDiagnostics(ctxFor(t), d.snap(), "6")
		if err != nil || p.ResultID != "7" || d.slice(p.Items[0].Span) != "x" || len(p.Others) != 1 || p.Others[0].Path != r.path("b.rs") || !p.Open {
			t.Errorf("%+v %v", p, err)
		}
		msg, _ := r.fake.Last("textDocument/diagnostic")
		if fakelsp.Dig(msg.Params, "identifier") != "ra" || fakelsp.Dig(msg.Params, "previousResultId") != "6" {
			t.Error(string(msg.Params))
		}
		r.fake.Answer("textDocument/diagnostic", m{"kind": "unchanged", "resultId": "8"})
		if p, err := s.PullDiagnostics(ctxFor(t), d.snap(), "7"); err != nil || !p.Unchanged || p.ResultID != "8" {
			t.Errorf("%+v %v", p, err)
		}
		r.fake.On("textDocument/diagnostic", func(req *fakelsp.Request) {
			r.fake.Body(`{"id":` + req.ID + `,"error":{"code":-32802,"message":"busy","data":{"retriggerRequest":true}}}`)
		})
		if _, err := s.PullDiagnostics(ctxFor(t), d.snap(), ""); !WantsPullAgain(err) {
			t.Error(err)
		}
	})
}

func TestRegistrations(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := tree(t, "x/a.rs", "y/Cargo.toml")
		r := newRig(t)
		r.dir = dir
		r.set.opt.Workspace.Path = dir
		rs := r.open("x/a.rs", "")
		py := r.open("x/b.py", "")
		s := r.ready()
		register := func(id string, method string, options any) {
			r.fake.Ask(id+method, "client/registerCapability", m{"registrations": []m{{"id": id, "method": method, "registerOptions": options}}})
			r.fake.Answered(t, `"`+id+method+`"`)
		}
		register("1", "textDocument/completion", m{"documentSelector": []m{{"language": "rs"}, {"pattern": "**/*.never"}}, "triggerCharacters": []string{"!"}, "resolveProvider": true})
		register("2", "textDocument/hover", m{"documentSelector": []m{{"scheme": "untitled"}, {"scheme": "file", "pattern": "**/b.*"}}})
		register("3", "workspace/executeCommand", m{"commands": []string{"one", "two"}})
		for f, want := range map[Feature][2]bool{FeatureCompletion: {true, false}, FeatureHover: {false, true}, FeatureRename: {}} {
			if s.Has(f, rs.path) != want[0] || s.Has(f, py.path) != want[1] {
				t.Errorf("%s: %v %v", f, s.Has(f, rs.path), s.Has(f, py.path))
			}
		}
		if got := strings.Join(s.CompletionTriggers(rs.path), ""); got != "!" || strings.Join(s.Commands(), " ") != "one two" || !s.resolves("textDocument/completion") {
			t.Error(got, s.Commands())
		}
		watch := func(pattern any, kind int) m { return m{"globPattern": pattern, "kind": kind} }
		register("w", "workspace/didChangeWatchedFiles", m{"watchers": []m{watch("**/*.rs", 7), watch(m{"baseUri": fileURI(dir + "/y"), "pattern": "Cargo.{toml,lock}"}, 2)}})
		register("w2", "workspace/didChangeWatchedFiles", m{"watchers": []m{watch(m{"baseUri": m{"uri": fileURI(dir), "name": "x"}, "pattern": "*"}, 1)}})
		if n := len(s.Watches()); n != 3 || len(eventsOf[WatchesChanged](r)) != 2 {
			t.Errorf("%d watches", n)
		}
		changed := func(kind FileChangeKind, name string) FileChange { return FileChange{filepath.Join(dir, name), kind} }
		r.set.FilesChanged([]FileChange{
			changed(FileChanged, "x/a.rs"), changed(FileDeleted, "z/deep/b.rs"), changed(FileChanged, "y/Cargo.lock"),
			changed(FileCreated, "y/Cargo.toml"), changed(FileChanged, "Cargo.lock"), changed(FileCreated, "new"), changed(FileCreated, "x/new"),
		})
		r.fake.Await(t, fakelsp.Received("workspace/didChangeWatchedFiles", 1))
		msg, _ := r.fake.Last("workspace/didChangeWatchedFiles")
		var got []string
		for _, c := range fakelsp.Dig(msg.Params, "changes").([]any) {
			c := c.(map[string]any)
			got = append(got, sprint(c["type"])+strings.TrimPrefix(c["uri"].(string), fileURI(dir)))
		}
		if s := strings.Join(got, " "); s != "2/x/a.rs 3/z/deep/b.rs 2/y/Cargo.lock 1/new" {
			t.Error(s)
		}
		// The same id again replaces; taking back removes.
		register("w", "workspace/didChangeWatchedFiles", m{"watchers": []m{}})
		r.fake.Ask("u", "client/unregisterCapability", m{"unregisterations": []m{{"id": "1", "method": "textDocument/completion"}, {"id": "w2", "method": "workspace/didChangeWatchedFiles"}}})
		r.fake.Answered(t, `"u"`)
		if s.Has(FeatureCompletion, rs.path) || len(s.Watches()) != 0 {
			t.Error("still registered")
		}
		r.set.Saved(rs.path)
		synctest.Wait()
		r.fake.Check(t, fakelsp.Received("workspace/didChangeWatchedFiles", 1))
	})
}

func TestFileOperations(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		dir := tree(t, "src/a.rs", "src/b.txt")
		r := newRig(t)
		r.dir = dir
		filter := func(glob, matches string) m {
			return m{"filters": []m{{"scheme": "file", "pattern": m{"glob": glob, "matches": matches}}}}
		}
		r.fake.Capabilities["workspace"] = m{"fileOperations": m{"willRename": filter("**/*.rs", "file"), "didRename": filter("**", "folder"), "didDelete": filter("**/*.RS", "")}}
		r.set.opt.Workspace.Path = dir
		d := r.open("src/a.rs", "mod a;")
		r.ready()
		r.fake.Answer("workspace/willRenameFiles", m{"changes": m{r.uri("src/a.rs"): []m{{"range": span(0, 4, 0, 5), "newText": "c"}}}})
		op := FileOp{Kind: RenameFile, Path: d.path, To: r.path("src/c d.rs")}
		a := r.set.BeforeFileOp(ctxFor(t), op)
		if len(a) != 1 || a[0].Err != nil || a[0].Value.Steps[0].Edit.Set.At(0).Text != "c" {
			t.Errorf("%+v", a)
		}
		msg, _ := r.fake.Last("workspace/willRenameFiles")
		if got := sprint(fakelsp.Dig(msg.Params, "files")); got != "[map[newUri:"+r.uri("src/c d.rs")+" oldUri:"+r.uri("src/a.rs")+"]]" {
			t.Error(got)
		}
		if a := r.set.BeforeFileOp(ctxFor(t), FileOp{Kind: RenameFile, Path: r.path("src/b.txt"), To: "/x"}); len(a) != 0 {
			t.Errorf("%+v", a)
		}
		r.set.AfterFileOp(op) // only folders are wanted
		r.set.AfterFileOp(FileOp{Kind: RenameFile, Path: r.path("src"), To: r.path("lib")})
		r.set.AfterFileOp(FileOp{Kind: DeleteFile, Path: d.path})
		synctest.Wait()
		r.fake.Check(t, fakelsp.Received("workspace/didRenameFiles", 1), fakelsp.Received("workspace/didDeleteFiles", 0))
		r.fake.Hold("workspace/willRenameFiles")
		if a := r.set.BeforeFileOp(ctxFor(t), op); !strings.Contains(errText(a[0].Err), "no answer to workspace/willRenameFiles within 5s") {
			t.Error(a[0].Err)
		}
	})
}

func TestWillSave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Capabilities = m{"textDocumentSync": m{"change": 2, "willSave": true, "willSaveWaitUntil": true}}
		d := r.open("a.rs", "abc  \n")
		s := r.ready()
		r.fake.Answer("textDocument/willSaveWaitUntil", []m{{"range": span(0, 3, 0, 5), "newText": ""}})
		d.edit(insert(0, "x"))
		e, err := s.WillSave(ctxFor(t), d.snap())
		if err != nil || e.Rev != 2 || e.Set.Count() != 1 {
			t.Error(e, err)
		}
		got := r.fake.Methods()
		if s := strings.Join(got[len(got)-3:], " "); s != "textDocument/didChange textDocument/willSave textDocument/willSaveWaitUntil" {
			t.Error(s)
		}
	})
}

func TestConfigure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "")
		r.ready()
		set := func(v int) {
			r.set.Configure(map[string]Config{fakeName: {Command: fakeName, Settings: `{"a":` + sprint(v) + `}`}})
		}
		set(1)
		set(1)
		set(2)
		r.fake.Await(t, fakelsp.Received("workspace/didChangeConfiguration", 2))
		r.fake.Ask(1, "workspace/configuration", m{"items": []m{{"section": "a"}}})
		if got := string(r.fake.Answered(t, "1").Result); got != "[2]" {
			t.Error(got)
		}
		r.set.Configure(map[string]Config{})
		r.set.Restart(d.path)
		synctest.Wait()
		r.ready()
	})
}

func TestCleanTexts(t *testing.T) {
	for _, c := range [][3]string{
		{"plain", "plain", "plain"},
		{"a\nb\tc\n", "a b c", "a\nb\tc\n"},
		{"\x1b[31m\x00é\u009b\u202e\u2028\ufeff", "[31mé", "[31mé\n"},
		{"a\r\nb", "a b", "a\nb"},
	} {
		if got := oneLine(c[0]); got != c[1] {
			t.Errorf("%q: %q", c[0], got)
		}
		if got := printable(c[0]); got != c[2] {
			t.Errorf("%q: %q", c[0], got)
		}
	}
}
