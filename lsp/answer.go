package lsp

import (
	"context"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/lsp/wire"
)

// Every request of a server gets an answer at once, and the known ones never an
// error: several servers end themselves, or stop working, when refused.

// responder answers one kind of request.
type responder func(ses *session, m wire.Message) any

// responders answer from what is known here. They run on the connection's
// goroutine and must not wait.
var responders = map[string]responder{
	protocol.MethodClientRegisterCapability:     (*session).register,
	protocol.MethodClientUnregisterCapability:   (*session).unregister,
	protocol.MethodWorkspaceConfiguration:       (*session).configuration,
	protocol.MethodWorkspaceWorkspaceFolders:    (*session).workspaceFolders,
	protocol.MethodWindowWorkDoneProgressCreate: func(*session, wire.Message) any { return nil },

	protocol.MethodWorkspaceCodeLensRefresh:            refresh(FeatureCodeLens),
	protocol.MethodWorkspaceFoldingRangeRefresh:        refresh(FeatureFoldingRanges),
	protocol.MethodWorkspaceSemanticTokensRefresh:      refresh(FeatureSemanticTokens),
	protocol.MethodWorkspaceInlayHintRefresh:           refresh(FeatureInlayHints),
	protocol.MethodWorkspaceDiagnosticRefresh:          refresh(FeaturePullDiagnostics),
	protocol.MethodWorkspaceInlineValueRefresh:         func(*session, wire.Message) any { return nil },
	protocol.MethodWorkspaceTextDocumentContentRefresh: func(*session, wire.Message) any { return nil },
}

// askers answer after asking the user or changing documents, in a goroutine of
// their own.
var askers = map[string]func(ses *session, ctx context.Context, m wire.Message) any{
	protocol.MethodWorkspaceApplyEdit:       (*session).applyEdit,
	protocol.MethodWindowShowMessageRequest: (*session).showMessageRequest,
	protocol.MethodWindowShowDocument:       (*session).showDocument,
}

// maxAsking is how many of a server's questions may be open at a time.
const maxAsking = 16

// handle takes requests and notifications off the connection.
func (ses *session) handle(c *wire.Conn, m wire.Message) {
	defer func() {
		if r := recover(); r != nil {
			ses.server.set.logf(ses.server.Name, "cannot handle %s: %v", m.Method, r)
			if m.IsRequest() {
				c.Reply(m.ID, nil, nil)
			}
		}
	}()
	switch {
	case !m.IsRequest():
		if f := listeners[m.Method]; f != nil {
			f(ses, m)
		}
	case responders[m.Method] != nil:
		c.Reply(m.ID, encodeResult(responders[m.Method](ses, m)), nil)
	case askers[m.Method] != nil:
		ses.ask(c, m, askers[m.Method])
	default:
		c.Reply(m.ID, nil, &wire.Error{Code: wire.CodeMethodNotFound, Message: "not supported: " + m.Method})
	}
}

func encodeResult(v any) []byte {
	if v == nil {
		return nil
	}
	return encode(v)
}

// ask runs an asker; too many at a time are answered with null.
func (ses *session) ask(c *wire.Conn, m wire.Message, f func(*session, context.Context, wire.Message) any) {
	if ses.asking.Add(1) > maxAsking {
		ses.asking.Add(-1)
		c.Reply(m.ID, nil, nil)
		return
	}
	go func() {
		defer ses.asking.Add(-1)
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		go func() {
			select {
			case <-c.Done():
				cancel()
			case <-ctx.Done():
			}
		}()
		c.Reply(m.ID, encodeResult(f(ses, ctx, m)), nil)
	}()
}

func refresh(f Feature) responder {
	return func(ses *session, _ wire.Message) any {
		ses.server.set.notify(Refresh{Server: ses.server, Feature: f})
		return nil
	}
}

// register stores capabilities that a server adds. One that has the id of an
// earlier one replaces it.
func (ses *session) register(m wire.Message) any {
	watches, features := false, false
	for _, e := range elementsOf(wire.Member(m.Params, "registrations")) {
		r := registration{
			id:      string(wire.Member(e, "id")),
			method:  wire.Text(wire.Member(e, "method")),
			options: wire.Member(e, "registerOptions").Clone(),
		}
		r.takeSelector(ses.paths)
		if r.method == protocol.MethodWorkspaceDidChangeWatchedFiles {
			r.takeWatches(ses.paths)
			watches = true
		} else {
			features = true
		}
		ses.drop(r.id)
		ses.server.set.mu.Lock()
		ses.regs = append(ses.regs, r)
		ses.server.set.mu.Unlock()
	}
	ses.tellRegistrations(watches, features)
	return nil
}

func (ses *session) unregister(m wire.Message) any {
	list := wire.Member(m.Params, "unregisterations") // really spelled like that
	if isNull(list) {
		list = wire.Member(m.Params, "unregistrations")
	}
	watches, features := false, false
	for _, e := range elementsOf(list) {
		if ses.drop(string(wire.Member(e, "id"))) == protocol.MethodWorkspaceDidChangeWatchedFiles {
			watches = true
		} else {
			features = true
		}
	}
	ses.tellRegistrations(watches, features)
	return nil
}

// drop removes a registration and returns its method.
func (ses *session) drop(id string) (method string) {
	ses.server.set.mu.Lock()
	defer ses.server.set.mu.Unlock()
	for i, r := range ses.regs {
		if r.id == id {
			ses.regs = append(ses.regs[:i:i], ses.regs[i+1:]...)
			return r.method
		}
	}
	return ""
}

func (ses *session) tellRegistrations(watches, features bool) {
	if watches {
		ses.server.set.notify(WatchesChanged{ses.server})
	}
	if features {
		ses.server.set.notify(FeaturesChanged{ses.server})
	}
}

// configuration answers with one value for each item asked for.
func (ses *session) configuration(m wire.Message) any {
	ses.server.set.mu.Lock()
	settings := ses.server.cfg.settings()
	ses.server.set.mu.Unlock()
	values := []jsontext.Value{}
	for _, item := range elementsOf(wire.Member(m.Params, "items")) {
		values = append(values, section(settings, wire.Text(wire.Member(item, "section"))))
	}
	return values
}

// section follows a dotted path through settings; what is not there is null.
func section(settings jsontext.Value, path string) jsontext.Value {
	v := settings
	if path != "" {
		for part := range strings.SplitSeq(path, ".") {
			v = wire.Member(v, part)
		}
	}
	if len(v) == 0 {
		return jsontext.Value("null")
	}
	return v
}

func (ses *session) workspaceFolders(wire.Message) any {
	ses.server.set.mu.Lock()
	defer ses.server.set.mu.Unlock()
	list := []protocol.WorkspaceFolder{}
	for _, dir := range ses.server.folders {
		if dir != "" {
			list = append(list, ses.workspaceFolder(dir))
		}
	}
	return list
}

func (ses *session) applyEdit(ctx context.Context, m wire.Message) any {
	p, err := decode[protocol.ApplyWorkspaceEditParams](m.Params)
	failure := ""
	if err != nil {
		failure = "cannot read the edit: " + err.Error()
	} else {
		edit := ses.places().workspaceEdit(&p.Edit)
		if p.Label != nil {
			edit.Label = oneLine(*p.Label)
		}
		if edit.Err != nil {
			failure = edit.Err.Error()
		} else {
			failure = ses.server.set.opt.Handler.ApplyEdit(ctx, ses.server, edit)
		}
	}
	r := &protocol.ApplyWorkspaceEditResult{Applied: failure == ""}
	if failure != "" {
		failure = validUTF8(failure)
		r.FailureReason = &failure
	}
	return r
}

func (ses *session) showMessageRequest(ctx context.Context, m wire.Message) any {
	q := Question{Level: levelOf(wire.Member(m.Params, "type")), Text: printable(wire.Text(wire.Member(m.Params, "message")))}
	actions := elementsOf(wire.Member(m.Params, "actions"))
	for _, a := range actions {
		q.Answers = append(q.Answers, oneLine(wire.Text(wire.Member(a, "title"))))
	}
	if len(actions) == 0 {
		ses.server.set.notify(Message{Server: ses.server, Level: q.Level, Text: q.Text})
		return nil
	}
	if i := ses.server.set.opt.Handler.Choose(ctx, ses.server, q); i >= 0 && i < len(actions) {
		return actions[i] // as it came: servers put marks of their own into it
	}
	return nil
}

func (ses *session) showDocument(ctx context.Context, m wire.Message) any {
	p, err := decode[protocol.ShowDocumentParams](m.Params)
	uri := wire.Text(wire.Member(m.Params, "uri"))
	if err != nil || uri == "" {
		return &protocol.ShowDocumentResult{}
	}
	show := ShowDocument{External: isTrue(p.External), TakeFocus: p.TakeFocus == nil || *p.TakeFocus}
	var r protocol.Range
	if p.Selection != nil {
		r, show.Select = *p.Selection, true
	}
	show.Location = ses.places().location(uri, r)
	return &protocol.ShowDocumentResult{Success: ses.server.set.opt.Handler.Show(ctx, ses.server, show)}
}
