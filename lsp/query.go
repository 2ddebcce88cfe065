package lsp

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/change"
	"hx/editor/text"
	"hx/lsp/wire"
)

// Reasons a question gets no answer, beside the context's.
var (
	// ErrUnavailable says that the server does not run.
	ErrUnavailable = errors.New("is not running")
	// ErrNotOpen says that the document is not open at the server.
	ErrNotOpen = errors.New("does not know the document")
	// ErrUnsupported says that the server has no such feature.
	ErrUnsupported = errors.New("does not support this")
)

// A ServerError is an error with the name of the server it concerns.
type ServerError struct {
	Server string
	Err    error
}

func (e *ServerError) Error() string { return e.Server + ": " + describeAnswer(e.Err) }
func (e *ServerError) Unwrap() error { return e.Err }

func describeAnswer(err error) string {
	var w *wire.Error
	switch {
	case errors.As(err, &w):
		return oneLine(w.Error())
	case ended(err):
		return "ended before it answered"
	}
	return oneLine(err.Error())
}

// errTimeout is the cause of a context that ran out waiting for a server.
type errTimeout struct {
	method string
	after  time.Duration
}

func (e errTimeout) Error() string {
	return fmt.Sprintf("no answer to %s within %v", e.method, e.after)
}

// IsTransient reports whether an error means that the server was busy with
// something newer, so that nothing need be shown: ask again later.
func IsTransient(err error) bool {
	var w *wire.Error
	return errors.As(err, &w) && transient(w.Code)
}

func transient(code int) bool {
	return code == wire.CodeContentModified || code == wire.CodeServerCancelled || code == wire.CodeRequestCancelled
}

// query is a question under way: the document as it was when the question
// left, and how to write positions in it.
type query struct {
	*places
	ses  *session
	doc  *document
	sent sent
	conv *converter
	moved
}

// moved maps positions of the asker's revision to the one asked about.
type moved struct {
	set change.Set
	any bool
}

// pos writes a position of the asker's snapshot.
func (q *query) pos(at int) protocol.Position {
	if q.any {
		at = q.moved.set.Map(at, change.After)
	}
	return q.conv.position(at)
}

// rng writes a span of the asker's snapshot.
func (q *query) rng(s text.Span) protocol.Range {
	if q.any {
		s = text.Span{From: q.moved.set.Map(s.From, change.Before), To: q.moved.set.Map(s.To, change.After)}
	}
	return q.conv.rangeOf(s)
}

// span reads a range in the document asked about.
func (q *query) span(r protocol.Range) text.Span { return q.conv.span(r) }

func (q *query) id() protocol.TextDocumentIdentifier { return q.sent.id() }

func (q *query) at(pos int) protocol.TextDocumentPositionParams {
	return protocol.TextDocumentPositionParams{TextDocument: q.id(), Position: q.pos(pos)}
}

// begin makes the query for a snapshot and sees that the server is told of the
// newest revision first, unless changes are held back. The lock is held.
func (s *Server) begin(doc Snapshot) (*query, error) {
	ses := s.session
	if ses == nil {
		return nil, ErrUnavailable
	}
	d := s.set.docs[doc.Path]
	if d == nil {
		return nil, ErrNotOpen
	}
	if _, ok := ses.docs[doc.Path]; !ok {
		return nil, ErrNotOpen
	}
	q := &query{ses: ses, doc: d}
	if doc.Rev > d.Rev { // the asker knows more than we were told
		d.change(doc.Rev, change.Set{}, doc.Text)
	}
	ses.update(d, true)
	q.sent = ses.docs[doc.Path]
	if q.any = doc.Rev != q.sent.rev; q.any {
		var known bool
		if doc.Rev < q.sent.rev {
			q.moved.set, known = d.between(doc.Rev, q.sent.rev)
		} else if q.moved.set, known = d.between(q.sent.rev, doc.Rev); known { // changes are held back
			q.moved.set = q.moved.set.Invert(q.sent.text)
		}
		if !known {
			return nil, &wire.Error{Code: wire.CodeContentModified, Message: "the document has changed"}
		}
	}
	q.conv = newConverter(q.sent.text, ses.enc)
	q.places = ses.placesLocked()
	return q, nil
}

// retryPause is waited before a question is repeated that a server could not
// answer because it was busy with a change.
const retryPause = 100 * time.Millisecond

// ask puts a question about a document. build writes its params; it runs with
// the lock held, so that the question follows the text it is about. A server
// that is busy with a change is asked a second time.
func (s *Server) ask(ctx context.Context, doc Snapshot, method string, build func(*query) any) (*query, jsontext.Value, error) {
	limited, cancel := s.limit(ctx, method)
	defer cancel()
	for again := false; ; again = true {
		s.set.mu.Lock()
		q, err := s.begin(doc)
		if err != nil {
			s.set.mu.Unlock()
			return nil, nil, &ServerError{s.Name, err}
		}
		call := q.ses.conn.Send(method, encode(build(q)))
		s.set.mu.Unlock()
		raw, err := call.Wait(limited)
		if err == nil {
			return q, raw, nil
		}
		if again || !busy(err) {
			return nil, nil, s.fault(ctx, err)
		}
		sleep(limited, retryPause)
	}
}

// busy reports whether a question should be repeated at once.
func busy(err error) bool {
	var w *wire.Error
	return errors.As(err, &w) && (w.Code == wire.CodeContentModified || w.Code == wire.CodeServerCancelled)
}

// limit adds the server's timeout to a context.
func (s *Server) limit(ctx context.Context, method string) (context.Context, context.CancelFunc) {
	s.set.mu.Lock()
	d := s.cfg.timeout()
	s.set.mu.Unlock()
	return context.WithTimeoutCause(ctx, d, errTimeout{method, d})
}

// fault names the server in an error, unless the asker, whose context is given,
// gave up himself.
func (s *Server) fault(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return err
	}
	return &ServerError{s.Name, err}
}

// call puts a question that concerns no document. build, which may be nil, runs
// with the lock held.
func (s *Server) call(ctx context.Context, method string, build func(*session) any) (*places, jsontext.Value, error) {
	limited, cancel := s.limit(ctx, method)
	defer cancel()
	s.set.mu.Lock()
	ses := s.session
	if ses == nil {
		s.set.mu.Unlock()
		return nil, nil, &ServerError{s.Name, ErrUnavailable}
	}
	var params []byte
	if build != nil {
		params = encode(build(ses))
	}
	p := ses.placesLocked()
	call := ses.conn.Send(method, params)
	s.set.mu.Unlock()
	raw, err := call.Wait(limited)
	if err != nil {
		return nil, nil, s.fault(ctx, err)
	}
	return p, raw, nil
}
