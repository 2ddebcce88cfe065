package lsp

import (
	"context"
	"sync/atomic"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/lsp/link"
	"hx/lsp/wire"
)

// session is one life of a server: from the answer to initialize to the end of
// the connection. Everything that is not set by newSession is guarded by the
// lock of Servers.
type session struct {
	server *Server
	link   *link.Link
	conn   *wire.Conn
	paths  pathMap

	// What the server stated.
	caps         protocol.ServerCapabilities
	info         protocol.ServerInfo
	enc          Encoding
	syncKind     protocol.TextDocumentSyncKind
	sendsSave    bool
	saveWithText bool
	willSave     bool
	willSaveWait bool

	asking atomic.Int32 // questions under way to the user

	docs     map[string]sent // what it knows of, by local path
	held     bool            // changes wait until the server reads again
	regs     []registration
	progress map[string]*operation
}

// registration is a capability added later.
type registration struct {
	id, method string
	options    jsontext.Value
	selector   []documentFilter // nil: any document
	watches    []Watch
}

// takeCapabilities stores the answer to initialize.
func (ses *session) takeCapabilities(r protocol.InitializeResult) {
	ses.caps, ses.info = r.Capabilities, r.ServerInfo
	ses.enc = encodingOf(r.Capabilities.PositionEncoding)
	switch sync := r.Capabilities.TextDocumentSync.(type) {
	case protocol.TextDocumentSyncKind: // the short form includes saving
		ses.syncKind, ses.sendsSave = sync, sync != protocol.TextDocumentSyncKindNone
	case *protocol.TextDocumentSyncOptions:
		if sync.Change != nil {
			ses.syncKind = *sync.Change
		}
		ses.willSave, ses.willSaveWait = isTrue(sync.WillSave), isTrue(sync.WillSaveWaitUntil)
		switch save := sync.Save.(type) {
		case protocol.Boolean:
			ses.sendsSave = bool(save)
		case *protocol.SaveOptions:
			ses.sendsSave, ses.saveWithText = true, isTrue(save.IncludeText)
		}
	}
}

func isTrue(b *bool) bool { return b != nil && *b }

// has reports whether the server has a feature, for a document (which may be
// nil, for features of the workspace).
func (ses *session) has(f Feature, d *document) bool {
	ft := featureOf(f)
	if ft.stated(&ses.caps) {
		return true
	}
	return ses.registered(ft.method, d) != nil
}

// registered returns the latest registration of a method that is meant for the
// document.
func (ses *session) registered(method string, d *document) *registration {
	if method == "" {
		return nil
	}
	for i := len(ses.regs) - 1; i >= 0; i-- {
		if r := &ses.regs[i]; r.method == method && r.matches(d) {
			return r
		}
	}
	return nil
}

// manyRoots reports whether the server takes further folders while it runs.
func (ses *session) manyRoots() bool {
	w := ses.caps.Workspace
	if w == nil || w.WorkspaceFolders == nil || !isTrue(w.WorkspaceFolders.Supported) {
		return false
	}
	switch n := w.WorkspaceFolders.ChangeNotifications.(type) {
	case protocol.Boolean:
		return bool(n)
	case protocol.String:
		return n != ""
	}
	return false
}

// request sends a request that concerns no document and waits for its answer.
func (ses *session) request(ctx context.Context, method string, params any) (jsontext.Value, error) {
	var raw []byte
	if params != nil {
		raw = encode(params)
	}
	return ses.conn.Send(method, raw).Wait(ctx)
}

// decodeInitialize decodes the answer to initialize. Capabilities that cannot
// be read count as absent; they do not cost the others.
func decodeInitialize(raw jsontext.Value) protocol.InitializeResult {
	if r, err := decode[protocol.InitializeResult](raw); err == nil {
		return r
	}
	good := []byte("{")
	wire.Members(wire.Member(raw, "capabilities"), func(name string, value jsontext.Value) bool {
		one, _ := jsontext.AppendQuote(nil, name)
		one = append(append(one, ':'), value...)
		if _, err := decode[caps](jsontext.Value("{" + string(one) + "}")); err == nil {
			if len(good) > 1 {
				good = append(good, ',')
			}
			good = append(good, one...)
		}
		return true
	})
	c, _ := decode[caps](append(good, '}'))
	return protocol.InitializeResult{Capabilities: c}
}
