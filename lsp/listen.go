package lsp

import (
	"slices"
	"strings"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/lsp/wire"
)

// listeners take the notifications of servers. Others are ignored.
var listeners = map[string]func(*session, wire.Message){
	protocol.MethodTextDocumentPublishDiagnostics: (*session).publishDiagnostics,
	protocol.MethodProgress:                       (*session).progressed,
	protocol.MethodWindowShowMessage: func(ses *session, m wire.Message) {
		ses.message(m, false)
	},
	protocol.MethodWindowLogMessage: func(ses *session, m wire.Message) {
		ses.message(m, true)
	},
	methodServerStatus: (*session).serverStatus,
}

// coalesce says which waiting notifications a newer one replaces: diagnostics
// of the same file, reports of the same progress.
func coalesce(m *wire.Message) string {
	switch m.Method {
	case protocol.MethodTextDocumentPublishDiagnostics:
		return "d" + wire.Text(wire.Member(m.Params, "uri"))
	case protocol.MethodProgress:
		if wire.Text(wire.Member(wire.Member(m.Params, "value"), "kind")) == "report" {
			return "p" + string(wire.Member(m.Params, "token"))
		}
	}
	return ""
}

func levelOf(raw jsontext.Value) MessageLevel {
	v, err := decode[protocol.MessageType](raw)
	if err != nil || v < protocol.MessageTypeError || v > protocol.MessageTypeDebug {
		return LevelInfo
	}
	return MessageLevel(v)
}

func (ses *session) message(m wire.Message, log bool) {
	text := printable(wire.Text(wire.Member(m.Params, "message")))
	level := levelOf(wire.Member(m.Params, "type"))
	if log {
		ses.server.set.logf(ses.server.Name, "%s", text)
	}
	if text != "" {
		ses.server.set.notify(Message{Server: ses.server, Level: level, Text: text, Log: log})
	}
}

// maxOperations bounds the operations a server can have under way.
const maxOperations = 64

// progressed keeps count of a server's long operations and tells of them, not
// more often than the pause for each.
func (ses *session) progressed(m wire.Message) {
	token := string(wire.Member(m.Params, "token")) // raw: 1 and "1" differ
	value := wire.Member(m.Params, "value")
	kind := wire.Text(wire.Member(value, "kind"))
	if token == "" || kind == "" {
		return
	}
	ses.server.set.mu.Lock()
	op := ses.progress[token]
	if op == nil {
		if kind == "end" || len(ses.progress) >= maxOperations {
			ses.server.set.mu.Unlock()
			return
		}
		op = &operation{Progress: Progress{Server: ses.server, Token: token, Percent: -1}}
		ses.progress[token] = op
	}
	op.take(value)
	now := time.Now()
	tell := kind != "report" || now.Sub(op.told) >= progressPause
	if tell {
		op.told = now
	}
	if kind == "end" {
		op.Done = true
		delete(ses.progress, token)
	}
	news := op.Progress
	ses.server.set.mu.Unlock()
	if tell {
		ses.server.set.notify(news)
	}
}

// operation is a long operation and when it was last told of.
type operation struct {
	Progress
	told time.Time
}

func (op *operation) take(value jsontext.Value) {
	if t := wire.Member(value, "title"); !isNull(t) {
		op.Title = oneLine(wire.Text(t))
	}
	if t := wire.Member(value, "message"); !isNull(t) {
		op.Message = oneLine(wire.Text(t))
	}
	if v := wire.Member(value, "percentage"); !isNull(v) {
		if n, err := decode[uint32](v); err == nil {
			op.Percent = int(min(n, 100))
		}
	}
	if v := wire.Member(value, "cancellable"); !isNull(v) {
		op.Cancellable = v.Kind() == 't'
	}
}

// Progress lists the long operations a running server has under way.
func (s *Server) Progress() []Progress {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	var list []Progress
	if s.session != nil {
		for _, op := range s.session.progress {
			list = append(list, op.Progress)
		}
	}
	slices.SortFunc(list, func(a, b Progress) int { return strings.Compare(a.Token, b.Token) })
	return list
}

// CancelProgress asks the server to give up an operation.
func (s *Server) CancelProgress(p Progress) {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	if s.session != nil {
		s.session.conn.Notify(protocol.MethodWindowWorkDoneProgressCancel, []byte(`{"token":`+p.Token+`}`))
	}
}
