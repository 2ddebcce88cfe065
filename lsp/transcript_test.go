package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/go-json-experiment/json/jsontext"

	"hx/editor/text"
	"hx/internal/fakelsp"
	"hx/lsp/wire"
)

// recording is one recorded conversation with a real server.
type recording struct {
	name     string
	Server   string
	Feature  string
	Messages []struct {
		Dir string
		Msg struct {
			ID     json.RawMessage
			Method string
			Params json.RawMessage
			Result json.RawMessage
			Error  *fakelsp.Error
		}
	}
}

func recordings(t testing.TB, folder string) []recording {
	files, err := filepath.Glob(filepath.Join("testdata/transcripts", folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no recordings of ", folder)
	}
	var list []recording
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		r := recording{name: strings.TrimSuffix(filepath.Base(f), ".json")}
		if err := json.Unmarshal(b, &r); err != nil {
			t.Fatal(f, err)
		}
		list = append(list, r)
	}
	return list
}

// roomy is a text in which every recorded position lies inside.
var roomy = text.FromString(strings.Repeat(strings.Repeat("x", 160)+"\n", 700))

// asker puts the question of one method and returns how much came back.
type asker func(context.Context, *Server, Snapshot) (int, error)

// dummy are items to be resolved; the fake answers whatever is recorded.
var dummy = jsontext.Value(`{"label":"x"}`)

var questions = map[string]asker{
	"textDocument/hover": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		h, err := s.Hover(ctx, d, 0)
		return len(h.Text), err
	},
	"textDocument/definition":     askGoto(FeatureGotoDefinition),
	"textDocument/declaration":    askGoto(FeatureGotoDeclaration),
	"textDocument/typeDefinition": askGoto(FeatureGotoTypeDefinition),
	"textDocument/implementation": askGoto(FeatureGotoImplementation),
	"textDocument/references": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.References(ctx, d, 0, true)
		return len(l), err
	},
	"textDocument/completion": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		c, err := s.Complete(ctx, d, 0, CompletionTrigger{})
		for _, i := range c.Items {
			if i.Label == "" || i.Insert == "" {
				return 0, errors.New("item without label or text: " + sprint(i))
			}
		}
		return len(c.Items), err
	},
	"completionItem/resolve": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		i, err := s.ResolveCompletion(ctx, d, CompletionItem{Server: s, raw: dummy})
		return len(i.Doc.Text) + len(i.Detail) + i.Extra.Count(), err
	},
	"textDocument/signatureHelp": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		h, err := s.SignatureHelp(ctx, d, 0, SignatureTrigger{Character: "("})
		for _, sig := range h.Signatures {
			for _, p := range sig.Parameters {
				if p.Span.Len() == 0 {
					return 0, errors.New("parameter is not found in " + sig.Label)
				}
			}
		}
		return len(h.Signatures), err
	},
	"textDocument/documentHighlight": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Highlights(ctx, d, 0)
		return len(l.List), err
	},
	"textDocument/documentSymbol": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.DocumentSymbols(ctx, d)
		for _, y := range l {
			if y.Name == "" || !y.Open {
				return 0, errors.New("symbol without name or place: " + sprint(y))
			}
		}
		return len(l), err
	},
	"workspace/symbol": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.WorkspaceSymbols(ctx, "x")
		return len(l), err
	},
	"textDocument/codeAction": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.CodeActions(ctx, d, text.Span{}, []Diagnostic{{Message: "m"}}, nil)
		for _, a := range l {
			if a.Title == "" || a.Edit != nil && a.Edit.Err != nil {
				return 0, errors.New("bad action: " + sprint(a))
			}
		}
		return len(l), err
	},
	"codeAction/resolve": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		a, err := s.ResolveAction(ctx, CodeAction{Server: s, raw: dummy})
		if a.Edit == nil {
			return 0, err
		}
		return len(a.Edit.Steps), errors.Join(err, a.Edit.Err)
	},
	"textDocument/prepareRename": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		r, ok, err := s.PrepareRename(ctx, d, 0)
		if !ok {
			return 0, err
		}
		return r.Span.Len(), err
	},
	"textDocument/rename": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		e, err := s.Rename(ctx, d, 0, "y")
		return len(e.Steps), errors.Join(err, e.Err)
	},
	"textDocument/formatting": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		e, err := s.Format(ctx, d, Indent{TabWidth: 4})
		return e.Set.Count(), err
	},
	"textDocument/rangeFormatting": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		e, err := s.FormatRange(ctx, d, text.Span{}, Indent{TabWidth: 4})
		return e.Set.Count(), err
	},
	"textDocument/onTypeFormatting": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		e, err := s.FormatTyped(ctx, d, 0, "x", Indent{TabWidth: 4})
		return e.Set.Count(), err
	},
	"textDocument/inlayHint": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.InlayHints(ctx, d, text.Span{})
		return len(l.List), err
	},
	"inlayHint/resolve": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		h, err := s.ResolveHint(ctx, InlayHint{raw: dummy}, d.Text)
		return len(h.Parts), err
	},
	"textDocument/foldingRange": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Folds(ctx, d)
		return len(l.List), err
	},
	"textDocument/selectionRange": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.SelectionRanges(ctx, d, []int{0, 0})
		return len(l.List), err
	},
	"textDocument/documentLink": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Links(ctx, d)
		return len(l.List), err
	},
	"textDocument/documentColor": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Colors(ctx, d)
		return len(l.List), err
	},
	"textDocument/codeLens": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Lenses(ctx, d)
		return len(l.List), err
	},
	"textDocument/semanticTokens/full": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		k, err := s.SemanticTokens(ctx, d, Tokens{})
		return len(k.List), err
	},
	"textDocument/semanticTokens/full/delta": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		k, err := s.SemanticTokens(ctx, d, Tokens{id: "1", data: make([]uint32, 10_000)})
		return len(k.data), err
	},
	"textDocument/semanticTokens/range": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		k, err := s.SemanticTokensIn(ctx, d, text.Span{})
		return len(k.List), err
	},
	"textDocument/diagnostic": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		p, err := s.PullDiagnostics(ctx, d, "")
		return len(p.Items), err
	},
	"textDocument/prepareCallHierarchy": askHierarchy(Callers),
	"textDocument/prepareTypeHierarchy": askHierarchy(Subtypes),
	"callHierarchy/incomingCalls":       askRelated(Callers),
	"callHierarchy/outgoingCalls":       askRelated(Callees),
	"workspace/executeCommand": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		raw, err := s.Execute(ctx, "x", nil)
		return len(raw), err
	},
	"workspace/willRenameFiles": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		a := s.set.BeforeFileOp(ctx, FileOp{Kind: RenameFile, Path: d.Path, To: d.Path + "2"})
		if len(a) == 0 {
			return 0, errors.New("nobody wants to know")
		}
		return len(a[0].Value.Steps), errors.Join(a[0].Err, a[0].Value.Err)
	},
	"rust-analyzer/expandMacro": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		x, err := s.ExpandMacro(ctx, d, 0)
		return len(x.Text) * len(x.Name), err
	},
	"experimental/parentModule": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.ParentModule(ctx, d, 0)
		return len(l), err
	},
	"experimental/openCargoToml": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.OpenCargoToml(ctx, d)
		return len(l), err
	},
	"experimental/joinLines": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		e, err := s.JoinLines(ctx, d, []text.Span{{}})
		return e.Set.Count(), err
	},
	"experimental/ssr": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		e, err := s.SearchReplace(ctx, d, 0, "a ==>> b", nil)
		return len(e.Steps), errors.Join(err, e.Err)
	},
	"experimental/runnables": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Runnables(ctx, d, 0)
		return len(l), err
	},
	"rust-analyzer/relatedTests": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.RelatedTests(ctx, d, 0)
		return len(l), err
	},
	"rust-analyzer/analyzerStatus": func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		t, err := s.Status(ctx)
		return len(t), err
	},
}

func askGoto(f Feature) asker {
	return func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Goto(ctx, f, d, 0)
		for _, loc := range l {
			if !loc.IsFile() {
				return 0, errors.New("location is no file: " + sprint(loc))
			}
		}
		return len(l), err
	}
}

func askHierarchy(h Hierarchy) asker {
	return func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Hierarchy(ctx, h, d, 0)
		return len(l), err
	}
}

func askRelated(h Hierarchy) asker {
	return func(ctx context.Context, s *Server, d Snapshot) (int, error) {
		l, err := s.Related(ctx, h, HierarchyItem{Symbol: Symbol{Location: Location{URI: "file:///x"}, raw: dummy}})
		for _, i := range l {
			if len(i.Calls) == 0 {
				return 0, errors.New("no calls: " + sprint(i))
			}
		}
		return len(l), err
	}
}

// unasked are recorded requests that this client has no use for.
var unasked = map[string]bool{
	"initialize": true, "demo/unknown": true, "experimental/childModules": true, "experimental/externalDocs": true,
	"experimental/matchingBrace": true, "experimental/moveItem": true, "experimental/onEnter": true,
	"rust-analyzer/viewHir": true, "rust-analyzer/viewSyntaxTree": true, "textDocument/linkedEditingRange": true,
}

// undocumented is a recorded item that resolving adds nothing to.
const undocumented = `{"data":{"type":3},"kind":3,"label":"greet"}`

// sized reports whether a recorded result holds something to be found.
func sized(raw json.RawMessage) bool {
	s := strings.TrimSpace(string(raw))
	for _, none := range []string{`"items":[]`, `"data":[]`, `"signatures":[]`} {
		if strings.Contains(s, none) {
			return false
		}
	}
	return s != "" && s != "null" && s != "[]" && s != "{}" && s != undocumented
}

func TestRecordedConversations(t *testing.T) {
	for _, folder := range []string{
		"bash-language-server", "clangd-14", "clangd-19", "gopls", "pyright", "rust-analyzer",
		"rust-analyzer-plain", "typescript-7-native", "typescript-language-server",
	} {
		t.Run(folder, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { replay(t, folder) })
		})
	}
}

// replay has a client talk to a fake that gives the recorded answers and sends
// the recorded requests and notifications.
func replay(t *testing.T, folder string) {
	list := recordings(t, folder)
	r := newRig(t)
	r.dir = "/home/user/demo"
	r.set.opt.Workspace.Path = r.dir
	for _, rec := range list {
		if rec.name == "initialize" {
			r.fake.On("initialize", func(req *fakelsp.Request) {
				for _, m := range rec.Messages {
					if m.Dir == "recv" && m.Msg.Result != nil {
						req.Reply(m.Msg.Result)
						return
					}
				}
			})
		}
	}
	docs := map[string]*doc{}
	open := func(uri string) *doc {
		path, ok := uriPath(uri)
		if !ok {
			path = r.path("src/main.rs")
		}
		if docs[path] == nil {
			d := &doc{r: r, path: path, rev: 1, text: roomy}
			r.set.Open(Document{Path: path, Language: "rust", Uses: []Use{{Name: fakeName}}, Rev: 1, Text: roomy})
			docs[path] = d
		}
		return docs[path]
	}
	open("file:///home/user/demo/src/main.rs")
	open("file:///home/user/demo/src/lib.rs")
	s := r.ready()
	answers, pushed := 0, 0
	for _, rec := range list {
		asked := map[string]string{}
		uris := map[string]string{}
		for _, m := range rec.Messages {
			msg := m.Msg
			id := string(msg.ID)
			switch {
			case m.Dir == "send" && msg.Method != "" && id != "":
				asked[id] = msg.Method
				uris[id], _ = fakelsp.Dig(msg.Params, "textDocument", "uri").(string)
			case m.Dir == "recv" && msg.Method != "" && id != "":
				r.fake.Ask(msg.ID, msg.Method, msg.Params)
				a := r.fake.Answered(t, id)
				if a.Error != nil {
					t.Errorf("%s: %s is refused: %v", rec.name, msg.Method, a.Error)
				}
			case m.Dir == "recv" && msg.Method != "":
				pushed++
				r.fake.Notify(msg.Method, msg.Params)
			case m.Dir == "recv":
				method := asked[id]
				if unasked[method] {
					continue
				}
				ask := questions[method]
				if ask == nil {
					t.Errorf("%s: %s is not asked by any test", rec.name, method)
					continue
				}
				answers++
				if msg.Error != nil {
					r.fake.AnswerError(method, msg.Error.Code, msg.Error.Message)
				} else {
					r.fake.Answer(method, msg.Result)
				}
				n, err := ask(ctxFor(t), s, open(uris[id]).snap())
				switch {
				case msg.Error != nil && err == nil:
					t.Errorf("%s: error is lost", rec.name)
				case msg.Error != nil:
					var w *wire.Error
					if !errors.As(err, &w) || w.Code != msg.Error.Code {
						t.Errorf("%s: %v", rec.name, err)
					}
				case err != nil:
					t.Errorf("%s: %v", rec.name, err)
				case (n > 0) != sized(msg.Result):
					t.Errorf("%s: %d found in %.200s", rec.name, n, msg.Result)
				}
			}
		}
	}
	synctest.Wait()
	if pushed > 0 && len(r.events) == 0 || answers == 0 {
		t.Error("nothing was heard")
	}
	for _, p := range eventsOf[Published](r) {
		for _, d := range p.Items {
			if d.Message == "" || p.Path == "" {
				t.Errorf("bad diagnostic %+v", d)
			}
		}
	}
	t.Logf("%d answers, %d notifications, %d events", answers, pushed, len(r.events))
}

// oddity is a hand-made message of unusual or broken shape.
type oddity struct {
	Key, Note string
	JSON      json.RawMessage
	Raw       string
}

func oddities(t testing.TB) []oddity {
	b, err := os.ReadFile("testdata/odd-messages.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []oddity
	if err := json.Unmarshal(b, &list); err != nil {
		t.Fatal(err)
	}
	for i := range list {
		if list[i].Raw != "" {
			list[i].JSON = json.RawMessage(list[i].Raw)
		}
	}
	return list
}

// unreadable are the oddities that must fail, and how.
var unreadable = map[string]string{
	"snippet edit (3.18)": "edit of file:///home/user/demo/a.rs holds something that is no text edit",
	"unknown operation":   "edit of , which cannot be reached from here",
	"deep":                "fake: sent an answer that cannot be read: wrong number of elements", // two were asked for
}

// oddRig is a rig whose server states everything that oddities are about.
func oddRig(t testing.TB) (*rig, *Server, *doc) {
	r := newRig(t)
	r.dir = "/home/user/demo"
	for name, options := range (m{
		"completionProvider": m{"resolveProvider": true}, "renameProvider": m{"prepareProvider": true},
		"codeActionProvider": m{"resolveProvider": true}, "inlayHintProvider": m{"resolveProvider": true},
		"semanticTokensProvider": m{
			"legend": m{"tokenTypes": []string{"a", "b", "c", "d"}, "tokenModifiers": []string{"e"}}, "full": m{"delta": true},
		},
	}) {
		r.fake.Capabilities[name] = options
	}
	d := &doc{r: r, path: "/home/user/demo/a.rs", rev: 3, text: roomy}
	r.set.Open(Document{Path: d.path, Language: "rust", Uses: []Use{{Name: fakeName}}, Rev: 3, Text: roomy})
	return r, r.ready(), d
}

// isRequest reports whether a server sends the method as a request.
func isRequest(method string) bool {
	return responders[method] != nil || askers[method] != nil
}

func TestOddMessages(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, s, d := oddRig(t)
		for i, o := range oddities(t) {
			kind, method, _ := strings.Cut(o.Key, " of ")
			name := o.Key + ", " + o.Note
			switch {
			case kind == "params" && isRequest(method):
				id := sprint(1000 + i)
				r.fake.Body(`{"jsonrpc":"2.0","id":` + id + `,"method":"` + method + `","params":` + string(o.JSON) + `}`)
				if a := r.fake.Answered(t, id); a.Error != nil {
					t.Errorf("%s: %v", name, a.Error)
				}
			case kind == "params":
				r.fake.Body(`{"jsonrpc":"2.0","method":"` + method + `","params":` + string(o.JSON) + `}`)
			case method == "initialize":
				decodeInitialize(jsontext.Value(o.JSON))
			case questions[method] == nil:
				t.Errorf("%s is not asked", method)
			default:
				r.fake.On(method, func(req *fakelsp.Request) {
					r.fake.Body(`{"jsonrpc":"2.0","id":` + req.ID + `,"result":` + string(o.JSON) + `}`)
				})
				if _, err := questions[method](ctxFor(t), s, d.snap()); errText(err) != unreadable[o.Note] {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
		// The connection has survived it all.
		r.fake.Answer("textDocument/hover", m{"contents": "fine"})
		if h, err := s.Hover(ctxFor(t), d.snap(), 0); err != nil || h.Text != "fine" {
			t.Error(h, err)
		}
		r.fake.Await(t, fakelsp.Dialled(1))
	})
}

// FuzzTraffic answers the client's questions with mutated answers, and sends it
// mutated notifications and requests. It must neither crash nor lose the
// connection.
func FuzzTraffic(f *testing.F) {
	for _, o := range oddities(f) {
		_, method, _ := strings.Cut(o.Key, " of ")
		f.Add(method, []byte(o.JSON))
	}
	for _, rec := range recordings(f, "rust-analyzer") {
		asked := map[string]string{}
		for _, m := range rec.Messages {
			msg := m.Msg
			switch {
			case m.Dir == "send":
				asked[string(msg.ID)] = msg.Method
			case len(msg.Result) > 0 && len(msg.Result) < 2000:
				f.Add(asked[string(msg.ID)], []byte(msg.Result))
			case msg.Method != "" && len(msg.Params) < 2000:
				f.Add(msg.Method, []byte(msg.Params))
			}
		}
	}
	r, s, d := oddRig(f)
	ctx := ctxFor(f)
	f.Fuzz(func(t *testing.T, method string, body []byte) {
		switch {
		case questions[method] != nil:
			r.fake.On(method, func(req *fakelsp.Request) {
				r.fake.Body(`{"jsonrpc":"2.0","id":` + req.ID + `,"result":` + string(body) + `}`)
				req.Fail(-1, "the answer before could not be read")
			})
			questions[method](ctx, s, d.snap())
		case isRequest(method):
			r.fake.Body(`{"jsonrpc":"2.0","id":"r","method":"` + method + `","params":` + string(body) + `}`)
		case listeners[method] != nil:
			r.fake.Body(`{"jsonrpc":"2.0","method":"` + method + `","params":` + string(body) + `}`)
		case method == "initialize":
			decodeInitialize(body)
		default:
			r.fake.Body(string(body))
		}
		r.fake.Answer("demo/ping", "pong")
		if _, raw, err := s.call(ctx, "demo/ping", nil); err != nil || string(raw) != `"pong"` {
			t.Fatalf("connection is lost after %s with %q: %s %v", method, body, raw, err)
		}
		r.mu.Lock()
		r.events, r.log = nil, nil
		r.mu.Unlock()
		r.fake.Forget()
	})
}
