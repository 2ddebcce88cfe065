package fakelsp

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"sync"
)

// M is a JSON object.
type M = map[string]any

// Server is a scripted language server. Its methods may be called from any
// goroutine. It may be dialled several times, one connection after the other;
// a new connection starts with no open documents.
type Server struct {
	// Capabilities is the answer to initialize. Set it before dialling.
	Capabilities M
	// Encoding counts the columns of positions: "utf-8", "utf-16" or "utf-32".
	// It is announced in the capabilities unless it is utf-16.
	Encoding string
	// Name is what the server calls itself.
	Name string

	mu       sync.Mutex
	change   sync.Cond
	conn     *session
	dials    int
	scripts  map[string]func(*Request)
	held     map[string][]*Request
	log      []Message
	docs     map[string]*Doc
	faults   []string
	inited   bool
	refusing error
}

// Message is something the client sent.
type Message struct {
	Method string // of an answer: ""
	ID     string // raw; of a notification: ""
	Params json.RawMessage
	Result json.RawMessage
	Error  *Error
}

// Error is a JSON-RPC error.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    any    `json:"data,omitempty"`
}

func (e *Error) Error() string { return fmt.Sprintf("%d: %s", e.Code, e.Message) }

// New returns a server with incremental synchronisation, UTF-16 columns and no
// other capability.
func New() *Server {
	s := &Server{
		Capabilities: M{"textDocumentSync": M{"openClose": true, "change": 2, "save": true}},
		Encoding:     "utf-16",
		Name:         "fake",
		scripts:      map[string]func(*Request){},
		held:         map[string][]*Request{},
		docs:         map[string]*Doc{},
	}
	s.change.L = &s.mu
	return s
}

// Dial starts a connection and returns the client's end of it.
func (s *Server) Dial() (io.ReadWriteCloser, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.dials++
	if s.refusing != nil {
		return nil, s.refusing
	}
	mine, theirs := net.Pipe()
	if s.conn != nil {
		s.conn.close()
	}
	s.conn = newSession(s, mine)
	s.docs = map[string]*Doc{}
	s.inited = false
	s.held = map[string][]*Request{}
	s.change.Broadcast()
	return theirs, nil
}

// Refuse makes dialling fail with err; nil makes it work again.
func (s *Server) Refuse(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refusing = err
}

// Crash cuts the connection.
func (s *Server) Crash() {
	if c := s.session(); c != nil {
		c.close()
	}
}

// Freeze stops reading; Thaw goes on.
func (s *Server) Freeze() { s.session().freeze(true) }

// Thaw ends what Freeze began.
func (s *Server) Thaw() { s.session().freeze(false) }

// On sets what happens with a request or notification of the given method. A
// request that f leaves without an answer stays so.
func (s *Server) On(method string, f func(*Request)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.scripts[method] = f
}

// Answer makes every request of the given method answered with result.
func (s *Server) Answer(method string, result any) {
	s.On(method, func(r *Request) { r.Reply(result) })
}

// AnswerError makes every request of the given method fail.
func (s *Server) AnswerError(method string, code int, text string) {
	s.On(method, func(r *Request) { r.Fail(code, text) })
}

// Hold keeps requests of the given method for Take.
func (s *Server) Hold(method string) {
	s.On(method, func(r *Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.held[method] = append(s.held[method], r)
		s.change.Broadcast()
	})
}

// Notify sends a notification.
func (s *Server) Notify(method string, params any) {
	s.send(M{"jsonrpc": "2.0", "method": method, "params": params})
}

// Ask sends a request; wait for its answer with Answered(id).
func (s *Server) Ask(id any, method string, params any) {
	m := M{"jsonrpc": "2.0", "id": id, "method": method}
	if params != nil {
		m["params"] = params
	}
	s.send(m)
}

// Raw writes bytes as they are.
func (s *Server) Raw(b []byte) {
	if c := s.session(); c != nil {
		c.write(b)
	}
}

// Body writes a frame around a body as it is.
func (s *Server) Body(body string) {
	s.Raw(frame([]byte(body)))
}

func (s *Server) send(m any) {
	body, err := json.Marshal(m)
	if err != nil {
		panic(err) // a mistake in the test
	}
	s.Raw(frame(body))
}

func frame(body []byte) []byte {
	return append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...)
}

func (s *Server) session() *session {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.conn
}

// Request is a request (or notification) that waits for its answer.
type Request struct {
	Message
	conn *session
}

// Reply answers with a result; nil is null.
func (r *Request) Reply(result any) {
	r.conn.send(M{"jsonrpc": "2.0", "id": json.RawMessage(r.ID), "result": result})
}

// Fail answers with an error.
func (r *Request) Fail(code int, text string) {
	r.conn.send(M{"jsonrpc": "2.0", "id": json.RawMessage(r.ID), "error": Error{Code: code, Message: text}})
}

// Param decodes one member of the params, given by its path.
func (r *Request) Param(path ...string) any { return Dig(r.Params, path...) }

// Dig decodes raw and follows the names of path through its objects; nil when
// there is no such member.
func Dig(raw json.RawMessage, path ...string) any {
	var v any
	if json.Unmarshal(raw, &v) != nil {
		return nil
	}
	for _, p := range path {
		m, ok := v.(map[string]any)
		if !ok {
			return nil
		}
		v = m[p]
	}
	return v
}
